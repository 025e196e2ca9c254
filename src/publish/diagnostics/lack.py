"""What the machine lacks: not the author's fault, and not a bug of ours."""


class MachineLack(Exception):  # noqa: N818  # named for what it is; it is reported, never a crash
    """Something that this machine does not have, with the command that mends it (exit status 3)."""

    def __init__(self, message: str, remedy: str) -> None:
        """Hold what is missing, in a sentence, and the command to type."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        """Return the message with its remedy on the next line."""
        return f"{self.message}\n    {self.remedy}"
