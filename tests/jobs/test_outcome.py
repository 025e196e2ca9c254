from __future__ import annotations

import errno

import pytest

from publish.diagnostics import MachineLack
from publish.jobs.outcome import AUTHOR, BUG, MACHINE, Outcome, shielded, status
from publish.jobs.usage import WrongUsage


def fail(error: Exception) -> Outcome:
    def work() -> str:
        raise error

    outcome = shielded("a.md", work)
    assert isinstance(outcome, Outcome)
    return outcome


@pytest.mark.parametrize(
    ("error", "expected", "code"),
    [
        (WrongUsage("no theme"), AUTHOR, "META008"),
        (MachineLack("no font", "apt-get install it"), MACHINE, "RUN002"),
        (MemoryError(), MACHINE, "RUN002"),
        (OSError(errno.ENOSPC, "No space left on device"), MACHINE, "RUN002"),
        (PermissionError(errno.EACCES, "Permission denied", "output"), MACHINE, "RUN002"),
        (FileExistsError(errno.EEXIST, "File exists", "output/x"), MACHINE, "RUN002"),
        (FileNotFoundError(errno.ENOENT, "No such file", "ours"), BUG, "RUN001"),
        (KeyError("ours"), BUG, "RUN001"),
        (RecursionError(), BUG, "RUN001"),
    ],
)
def test_whose_fault_it_is(error: Exception, expected: int, code: str) -> None:
    outcome = fail(error)

    assert outcome.status == expected
    assert [found.code for found in outcome.findings] == [code]
    assert bool(outcome.findings[0].traceback) == (expected == BUG)


def test_a_result_goes_through() -> None:
    assert shielded("a.md", lambda: 3) == 3


@pytest.mark.parametrize(("statuses", "highest"), [([], 0), ([0, 1], 1), ([3, 1, 0], 3), ([1, 70, 3], 70)])
def test_the_highest_status_counts(statuses: list[int], highest: int) -> None:
    assert status(Outcome(source="a", status=each) for each in statuses) == highest


def test_of_a_renaming_the_name_in_the_way_is_told() -> None:
    (found,) = fail(OSError(errno.EISDIR, "Is a directory", ".x.tmp/x.pdf", None, "x/x.pdf")).findings

    assert found.message == "x/x.pdf: Is a directory"
    assert "--out" in found.hint


class Stop(BaseException):
    """As the command line raises for SIGTERM."""


@pytest.mark.parametrize("error", [ImportError("initialization failed"), MachineLack("no voice", "pip install it")])
@pytest.mark.parametrize("stop", [KeyboardInterrupt, Stop])
def test_a_wish_to_stop_is_no_fault_though_a_library_wraps_it(error: Exception, stop: type[BaseException]) -> None:
    def work() -> str:
        try:
            try:
                raise stop  # noqa: TRY301  # as a signal does, anywhere
            except BaseException as asked:
                raise ImportError from asked
        except ImportError:
            raise error  # noqa: B904  # as a room would that forgets the cause

    with pytest.raises(stop):
        shielded("a.md", work)
