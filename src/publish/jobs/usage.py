"""What the user asked for that cannot be done."""


class WrongUsage(Exception):  # noqa: N818  # named for what it is; it is reported, never a crash
    """A wrong option or setting: reported in a sentence, exit status 2, before anything is written."""
