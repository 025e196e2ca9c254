"""The moment that stands in the files: never the clock, never the time of a file."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from publish.jobs.usage import WrongUsage
from publish.model import Meta

# What a repository's own settings could make git run is switched off.
_GIT_OPTIONS = ("-c", "log.showSignature=false", "-c", "core.fsmonitor=false", "--no-pager", "--literal-pathspecs")
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1"}
"""In a partial clone, git would fetch from the network what it lacks."""

_LAST = "2107-12-31T23:59:59Z"
"""The last moment that the archives of EPUB and Word can hold (ZIP APPNOTE 4.4.6)."""


def modified(meta: Meta, source: Path) -> str:
    """Return when an article was last changed, in UTC as 2024-11-30T00:00:00Z, or nothing where nobody knows.

    An article that already knows (our own JSON) is believed, but for SOURCE_DATE_EPOCH.
    """
    return epoch() or meta.modified or _moment(meta.updated) or _moment(meta.date) or _committed(source)


def epoch() -> str:
    """Return the moment that SOURCE_DATE_EPOCH sets, or nothing; raises WrongUsage where it is no number."""
    # https://reproducible-builds.org/specs/source-date-epoch/
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    stamp = _of_seconds(value)
    if value and not stamp:
        raise WrongUsage(f"SOURCE_DATE_EPOCH must be seconds since 1970, and before 2108, not {value!r}")
    return stamp


def _of_seconds(value: str) -> str:
    if not (value.isascii() and value.isdigit()):
        return ""
    try:
        return _stamp(datetime.fromtimestamp(int(value), UTC))
    except (ValueError, OverflowError, OSError):
        return ""


def _moment(written: str) -> str:
    """Return a date or date-time of ISO 8601 in UTC; one without an offset is UTC, whatever the time zone here."""
    try:
        moment = datetime.fromisoformat(written) if written else None
    except ValueError:  # the reader has told the author
        return ""
    if moment is None:
        return ""
    return _stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _stamp(moment: datetime) -> str:
    try:
        stamp = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    except OverflowError:  # the first or last day there is, in a time zone that pushes it over the edge
        return ""
    return stamp if stamp <= _LAST else ""


def _committed(source: Path) -> str:
    """Return when git last recorded a change of the source, or nothing without git or a commit."""
    git = shutil.which("git")
    if git is None:
        return ""
    # Resolved: a source reached through a link belongs to the repository where it lies.
    source = source.resolve()
    try:
        answer = subprocess.run(  # noqa: S603  # no shell; the name follows «--»
            [git, "-C", source.parent, *_GIT_OPTIONS, "log", "-1", "--format=%ct", "--", source.name],
            capture_output=True,
            check=False,
            timeout=20,
            env=os.environ | _OFFLINE,
        ).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return _of_seconds(answer.decode("ascii", "replace"))


def now() -> datetime:
    """Return the moment that embargoes and waivers are judged at: the clock's, which reaches no published file."""
    return datetime.now(UTC)
