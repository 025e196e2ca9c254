"""Staging and releasing: files appear whole or not at all.

A set is made in `OUT/.<slug>.tmp`, under a lock, and its files are then renamed one by one, the
manifest last. Whatever moment a run is killed at, a final name holds a whole file, old or new; a
mixed set does not match its manifest, and the next run makes it anew.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from publish.jobs.manifest import MANIFEST, read

_LOCK = "publish.lock"


@contextmanager
def staging(out: Path, slug: str) -> Iterator[Path]:
    """Hold the staging folder of a slug, empty; wait while another run holds it; leave nothing behind."""
    folder = out / f".{slug}.tmp"
    lock = _locked(folder)
    try:
        _emptied(folder)
        yield folder
    finally:
        _removed(folder)
        os.close(lock)


def sweep(out: Path) -> None:
    """Remove the staging folders that killed runs have left; one that a living run holds stays."""
    for lock in sorted(out.glob(f".*.tmp/{_LOCK}")):
        with suppress(OSError):
            descriptor = os.open(lock, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _removed(lock.parent)
            finally:
                os.close(descriptor)


def _locked(folder: Path) -> int:
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        if folder.is_symlink():
            raise NotADirectoryError(f"{folder} is a link, and we would empty what it leads to")
        with suppress(FileNotFoundError):
            lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
            fcntl.flock(lock, fcntl.LOCK_EX)
            if _is_still(folder / _LOCK, lock):
                return lock
            os.close(lock)


def _is_still(path: Path, descriptor: int) -> bool:
    """Tell whether a path still leads to an open file: the run before us has removed its lock on leaving."""
    try:
        return os.path.samestat(path.stat(follow_symlinks=False), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _emptied(folder: Path) -> None:
    """Remove the files in a staging folder but the lock; a run makes no folders there, so none is removed."""
    for path in folder.iterdir():
        if path.name != _LOCK and (path.is_symlink() or not path.is_dir()):
            path.unlink()


def _removed(folder: Path) -> None:
    with suppress(OSError):  # what cannot be removed now, the next run sweeps
        _emptied(folder)
        (folder / _LOCK).unlink()
        folder.rmdir()


def release(
    staged: Path, target: Path, names: Sequence[str], manifest: bytes, *, kept: Sequence[str] = ()
) -> tuple[str, ...]:
    """Rename staged files to their final names, remove those that only the set before had; the manifest comes last.

    Files to be `kept` are left where they are. Returns the names of those that were removed.
    """
    (staged / MANIFEST).write_bytes(manifest)
    target.mkdir(parents=True, exist_ok=True)
    before = read(target / MANIFEST)
    old = {file.path for file in before.files} if before else set()
    for name in (*names, MANIFEST):
        _flush(staged / name)
    for name in names:
        (staged / name).replace(target / name)
    # Before the manifest: killed in between, the old manifest still names them, and the next run sees it.
    removed = tuple(name for name in sorted(old - {*names, *kept}) if _forget(target, name))
    (staged / MANIFEST).replace(target / MANIFEST)
    _flush(target)
    return removed


def put(path: Path, data: bytes) -> None:
    """Write one file beside the sets: whole or not at all."""
    with staging(path.parent, path.stem) as staged:
        (staged / path.name).write_bytes(data)
        _flush(staged / path.name)
        (staged / path.name).replace(path)


def _forget(target: Path, name: str) -> bool:
    """Remove a file that an earlier run of ours wrote; a manifest that names anything else is not followed."""
    path = target / name
    if path.parent != target or name in {"", ".", "..", MANIFEST} or not path.is_file():
        return False
    path.unlink()
    return True


def _flush(path: Path) -> None:
    """Have the disk hold a file before it gets its name, so that a power cut leaves no empty one."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
