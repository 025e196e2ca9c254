"""One article into its files: narration once, each format through its exporter, claims only where they are earned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from publish.diagnostics import Diagnostic, Severity, finding
from publish.exporters import FORMATS, Format
from publish.jobs import manifest
from publish.model import Article
from publish.model.codec import to_json

if TYPE_CHECKING:
    from publish.speech.narration import Narration
    from publish.themes import Theme

Tell = Callable[[str], None]
"""Hears what is being made, for the progress shown."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be made of an article, and how."""

    formats: tuple[str, ...]
    theme: Theme
    engine: str
    threads: int
    claim: bool


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """The staged files, what the exporters and the checks of finished files said, and the choices that reached them."""

    files: tuple[manifest.File, ...]
    diagnostics: tuple[Diagnostic, ...]
    made_with: manifest.MadeWith


def parts(formats: Sequence[str]) -> tuple[str, ...]:
    """Name the parts of the work on an article, in their order."""
    return (*(("speech",) if _narrated(formats) else ()), *formats)


def _narrated(formats: Iterable[str]) -> bool:
    return any("narration" in FORMATS[name].needs for name in formats)


def make(article: Article, order: Order, folder: Path, tell: Tell) -> Made:
    """Write all files of an article into its staging folder. Raises MachineLack where something is not there."""
    files: list[manifest.File] = []
    diagnostics: list[Diagnostic] = []
    artefacts = _artefacts(article, order, tell)
    for name in order.formats:
        tell(name)
        path = folder / f"{article.meta.slug}{FORMATS[name].suffix}"
        diagnostics += _export(article, name, order, artefacts, path)
        files.append(manifest.entry(path, name, FORMATS[name].media_type, _duration(FORMATS[name], artefacts)))
    narration = artefacts.get("narration")
    files += _beside(article, narration, folder)
    return Made(
        files=tuple(files),
        diagnostics=(*(narration.diagnostics if narration else ()), *diagnostics),
        made_with=manifest.made_with(order.theme, order.engine),
    )


def _artefacts(article: Article, order: Order, tell: Tell) -> Mapping[str, Narration]:
    """Make what several formats share, once, and only where one of them needs it."""
    if not _narrated(order.formats):
        return {}
    from publish import speech  # noqa: PLC0415  # voices and numpy are loaded only for sound

    tell("speech")
    return {"narration": speech.narrate(speech.script(article), order.engine, threads=order.threads)}


def _duration(format_: Format, artefacts: Mapping[str, Narration]) -> float | None:
    sounds = format_.media_type.startswith("audio/")
    return round(artefacts["narration"].duration, 3) if sounds and "narration" in artefacts else None


def _export(
    article: Article, name: str, order: Order, artefacts: Mapping[str, Narration], path: Path
) -> tuple[Diagnostic, ...]:
    """Write one format; a file that our own checks find fault with is written again, claiming nothing."""
    said = _write(article, name, order, artefacts, path)
    if not order.claim or not (faults := _faults(name, path)):
        return said
    humble = msgspec.structs.replace(order, claim=False)
    withheld = (
        finding("FMT003", "", message=f"the {FORMATS[name].title} file claims no conformance: {fault}")
        for fault in faults
    )
    return (*_write(article, name, humble, artefacts, path), *withheld)


def _write(
    article: Article, name: str, order: Order, artefacts: Mapping[str, Narration], path: Path
) -> tuple[Diagnostic, ...]:
    format_ = FORMATS[name]
    module, _, function = format_.exporter.partition(":")
    exporter: Any = import_module(module)  # every exporter has options and artefacts of its own
    options = getattr(exporter, format_.options)(claim=order.claim)
    needed = (artefacts[need] for need in format_.needs)
    with path.open("w+b") as sink:
        said: tuple[Diagnostic, ...] = getattr(exporter, function)(article, order.theme, options, *needed, sink)
    return said


def _faults(name: str, path: Path) -> tuple[str, ...]:
    """Return what our checks of finished files have against one."""
    from publish.checks import files  # noqa: PLC0415  # the validators are loaded only for a file to check

    return tuple(said.message for said in files.check(name, path.read_bytes()) if said.severity is Severity.ERROR)


def _beside(article: Article, narration: Narration | None, folder: Path) -> Iterator[manifest.File]:
    """Write what stands beside the formats: the article after the passes, and the texts of its sound."""
    yield _written(folder / f"{article.meta.slug}.article.json", "article", "application/json", to_json(article))
    if narration is not None:
        for suffix, format_, media_type, data in _sidecars(narration):
            yield _written(folder / f"{article.meta.slug}{suffix}", format_, media_type, data)


SIDECARS = ("vtt", "transcript", "chapters")
"""What stands beside the sound, and is made with it."""


def _sidecars(narration: Narration) -> Iterable[tuple[str, str, str, bytes]]:
    from publish.speech import sidecars  # noqa: PLC0415  # as above

    return (
        (".vtt", "vtt", "text/vtt", sidecars.vtt(narration)),
        (".transcript.txt", "transcript", "text/plain", sidecars.transcript(narration)),
        (".chapters.json", "chapters", "application/json+chapters", sidecars.chapters(narration)),
    )


def _written(path: Path, format_: str, media_type: str, data: bytes) -> manifest.File:
    path.write_bytes(data)
    return manifest.entry(path, format_, media_type)
