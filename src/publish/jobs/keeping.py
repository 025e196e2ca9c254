"""Files of the set before that this run was not asked to make: they stay where they still tell the truth."""

from __future__ import annotations

from pathlib import Path

import msgspec

from publish.exporters import FORMATS
from publish.jobs.finding import Finding, forfeits
from publish.jobs.making import SIDECARS
from publish.jobs.manifest import File, Manifest, entry

_ORDER = (*FORMATS, "article", *SIDECARS)
_SOUND = "sound"
_OF_FORMATS = ("FMT", "SPEECH")
"""How the codes begin of what is found while files are made."""


def kept(before: Manifest | None, new: Manifest, target: Path) -> tuple[File, ...]:
    """Return the files of the set before that stay in `target` beside the new ones.

    They were made of the same article with the same choices by the same version, and nobody has
    changed them since. A sound and what is made with it stay together or not at all.
    """
    if before is None or _facts(before) != _facts(new):
        return ()
    made = {file.path for file in new.files}
    others = [file for file in before.files if file.path not in made]
    lost = {_part(file) for file in others if not _is_as_told(file, target)}
    if before.made_with.engine != new.made_with.engine:
        lost.add(_SOUND)
    return tuple(file for file in others if _part(file) not in lost)


def _facts(manifest: Manifest) -> tuple[object, ...]:
    """Return what must be the same for a file of one set to be one of the other."""
    articles = [file.sha256 for file in manifest.files if file.format == "article"]
    claims = not any(forfeits(found) for found in manifest.diagnostics)
    return articles, manifest.publish, manifest.draft, manifest.made_with.theme_sha256, claims


def _part(file: File) -> str:
    """Return the part of the set that a file stands or falls with."""
    format_ = FORMATS.get(file.format)
    narrated = format_ is not None and "narration" in format_.needs
    return _SOUND if narrated or file.format in SIDECARS else file.path


def _is_as_told(file: File, target: Path) -> bool:
    path = target / file.path
    if path.parent != target or not path.is_file():
        return False
    return entry(path, file.format, file.media_type, file.duration) == file


def joined(new: Manifest, before: Manifest | None, files: tuple[File, ...]) -> Manifest:
    """Return the new manifest with the files that stay, in the order of a run that makes them all."""
    if before is None or not files:
        return new
    return msgspec.structs.replace(
        new,
        files=tuple(sorted((*new.files, *files), key=_place)),
        diagnostics=_findings(new, before, sounds=any(_part(file) == _SOUND for file in files)),
    )


def _place(file: File) -> int:
    return _ORDER.index(file.format) if file.format in _ORDER else len(_ORDER)


def _findings(new: Manifest, before: Manifest, *, sounds: bool) -> tuple[Finding, ...]:
    """Return what was found now, and what was found when the files that stay were made.

    A finding does not know its format, so one of a file that was removed may stay; none is lost.
    """
    codes = _OF_FORMATS if sounds else _OF_FORMATS[:1]
    of_article = [found for found in new.diagnostics if not found.code.startswith(_OF_FORMATS)]
    of_files = [found for found in new.diagnostics if found.code.startswith(_OF_FORMATS)]
    of_files += [found for found in before.diagnostics if found.code.startswith(codes) and found not in of_files]
    return (*of_article, *sorted(of_files, key=lambda found: (found.line, found.column, found.code)))
