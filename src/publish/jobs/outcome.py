"""What became of an article, and the faults that fail it alone: the author's, the machine's, ours."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from publish.diagnostics import Diagnostic, MachineLack, finding
from publish.jobs import manifest
from publish.jobs.finding import Finding
from publish.jobs.fingerprint import printer
from publish.jobs.remedy import typed
from publish.jobs.usage import WrongUsage

CLEAN, AUTHOR, USAGE, MACHINE, BUG = 0, 1, 2, 3, 70
"""Exit statuses: docs/exit-status.md."""

# What a system refuses for reasons of its own; any other OSError is a bug of ours.
_REFUSALS = {
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOMEM,
    errno.EMFILE, errno.ENFILE, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ELOOP, errno.ENAMETOOLONG,
    errno.EBUSY, errno.ESTALE, errno.ENOLCK, errno.EOPNOTSUPP,
}  # fmt: skip
_IN_THE_WAY = "see that files can be written there, or name another folder with --out"

Result = TypeVar("Result")


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one source; `skipped` says why nothing was to be done, `folder` where its set lies.

    What is only remarked of a folder of articles has an outcome too, which is of no article.

    Of the set before, `kept` are the formats that stay without being made anew, `removed` the files that do not.
    """

    source: str
    status: int = CLEAN
    findings: tuple[Finding, ...] = ()
    skipped: str = ""
    folder: Path | None = None
    manifest: manifest.Manifest | None = None
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    is_article: bool = True


def status(outcomes: Iterable[Outcome]) -> int:
    """Return the exit status of a run: the highest of its articles'."""
    return max((outcome.status for outcome in outcomes), default=CLEAN)


def refused(name: str, *said: Diagnostic) -> Outcome:
    """Return the outcome of a source that its author, or who named it, must see to."""
    return _failed(name, AUTHOR, said)


def remarked(said: Diagnostic) -> Outcome:
    """Return the outcome of a folder of which something is said that fails nothing."""
    return msgspec.structs.replace(_failed(said.file, CLEAN, (said,)), is_article=False)


def shielded(name: str, work: Callable[[], Result]) -> Result | Outcome:
    """Do a part of an article's work; what goes wrong in it fails this article and no other."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001  # whatever it is, the other articles go on
        if stop := _stop(error):
            raise stop from None
        return _failure(name, error)


def _stop(error: BaseException | None) -> BaseException | None:
    """Return the Ctrl-C or SIGTERM that a library has wrapped in an error of its own, as an extension module may do."""
    while error and (isinstance(error, Exception | GeneratorExit | SystemExit)):
        error = error.__cause__ or error.__context__
    return error


def _failure(name: str, error: Exception) -> Outcome:
    match error:
        case WrongUsage():
            return refused(name, finding("META008", name, message=str(error)))
        case MachineLack():
            return _failed(name, MACHINE, [finding("RUN002", name, message=error.message, hint=typed(error.remedy))])
        case _ if said := refusal(error):
            return _failed(name, MACHINE, [finding("RUN002", name, message=said, hint=_hint(error))])
        case _:
            return _bug(name, error)


def refusal(error: Exception) -> str:
    """Return what the machine refused us, or nothing where the fault is ours."""
    match error:
        case MemoryError():
            return "there is not enough memory"
        case OSError() if error.errno in _REFUSALS:
            # Of a renaming, what stands in the way is the second name.
            return f"{error.filename2 or error.filename or 'a file'}: {error.strerror}"
        case _:
            return ""


def _hint(error: Exception) -> str:
    return _IN_THE_WAY if isinstance(error, OSError) else ""


def _bug(name: str, error: Exception) -> Outcome:
    where = traceback.extract_tb(error.__traceback__)[-1]
    said = f"publish itself failed in {Path(where.filename).name}, line {where.lineno}: {type(error).__name__}: {error}"
    report = "".join(traceback.format_exception(error))
    return _failed(name, BUG, [finding("RUN001", name, message=said)], report)


def _failed(name: str, status_: int, said: Iterable[Diagnostic], report: str = "") -> Outcome:
    print_ = printer(b"")
    findings = tuple(
        Finding(**msgspec.structs.asdict(each), fingerprint=print_(each), traceback=report) for each in said
    )
    return Outcome(source=name, status=status_, findings=findings)
