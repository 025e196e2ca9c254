"""Settings: what the command line, the front matter and `publish.toml` may say, in this order of weight."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from pathlib import Path

import msgspec

from publish.diagnostics import RULESETS, Severity
from publish.exporters import FORMATS
from publish.jobs.mistakes import mistakes
from publish.jobs.usage import WrongUsage
from publish.model import is_language_tag

NAME = "publish.toml"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What can be asked for, None where nobody has; `publish.toml` uses the names of the options of `publish all`."""

    formats: tuple[str, ...] | None = None
    out: str | None = None
    theme: str | None = None
    lang: str | None = None
    engine: str | None = None
    jobs: int | None = None
    strict: bool | None = None
    include_unpublished: bool | None = None
    extract: bool | None = None
    fetch_remote: bool | None = None
    pandoc: bool | None = None

    def __post_init__(self) -> None:
        if self.formats == ():
            raise ValueError("formats names no format")
        for name in self.formats or ():
            if name not in FORMATS:
                raise ValueError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
        if self.lang and not is_language_tag(self.lang):
            raise ValueError(f"lang must be a BCP 47 tag, such as en-GB, not {self.lang!r}")
        if self.jobs is not None and self.jobs < 1:
            raise ValueError("jobs must be 1 or more")


NOTHING = Settings()
"""What holds where nobody has asked for anything."""


class Waiver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody's word that a fault need not block a release until a day: in which file, why, and whose word."""

    code: str
    file: str
    reason: str
    by: str
    until: date

    def __post_init__(self) -> None:
        if not self.reason.strip() or not self.by.strip():
            raise ValueError(f"the waiver of {self.code} must say `reason` and `by`")


class Configuration(Settings, frozen=True, kw_only=True):
    """A `publish.toml`: settings, the rules and their weight by code, front matter keys to pass over, waivers."""

    ruleset: str = ""
    severities: dict[str, Severity] = {}
    ignore: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.ruleset and self.ruleset not in RULESETS:
            raise ValueError(f"there is no ruleset {self.ruleset!r}; there is {', '.join(RULESETS)}")
        for code in self.severities:
            if code.startswith(("SRC", "RUN")):
                raise ValueError(f"the severity of {code} cannot be changed: without a source nothing can be made")


def first_said(*wishes: Settings) -> Settings:
    """Return one Settings in which each field is that of the first wish which says something of it."""
    said = {
        name: next((value for wish in wishes if (value := getattr(wish, name)) is not None), None)
        for name in Settings.__struct_fields__
    }
    return Settings(**said)


def find(start: Path) -> Path | None:
    """Return the nearest `publish.toml` in a folder or above it."""
    folder = Path(os.path.realpath(start))  # unlike `resolve`, it takes a link that leads to itself
    return next((path for home in (folder, *folder.parents) if (path := home / NAME).is_file()), None)


def load(path: Path) -> Configuration:
    """Read a `publish.toml`; its paths count from its own folder. Raises WrongUsage with every mistake in it."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongUsage(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise WrongUsage(f"{path}: it is not text in UTF-8") from error
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, a number without end, lists in lists
        raise WrongUsage(f"{path}: it is not valid TOML: {error}") from error
    if found := "\n".join(f"{path}: {mistake}" for mistake in mistakes(said, Configuration)):
        raise WrongUsage(found)
    read = msgspec.convert(said, Configuration)
    return msgspec.structs.replace(
        read,
        out=read.out and str(path.parent / read.out),
        theme=str(path.parent / read.theme) if read.theme and is_path(read.theme) else read.theme,
    )


def is_path(theme: str) -> bool:
    """Tell whether a theme is named by a file or folder rather than by its name."""
    return "/" in theme or "\\" in theme or theme.endswith(".toml")
