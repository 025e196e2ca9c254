"""The manifest: what was published, from what, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from publish import __version__
from publish.jobs.finding import Finding
from publish.model import Article, Sentence
from publish.model.walk import plain_text, walk

if TYPE_CHECKING:
    from publish.themes import Family, Theme

MANIFEST = "manifest.json"


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """The article that a set was made of; `source` counts from the article's root."""

    title: str
    lang: str
    words: int
    source: str
    sha256: str


class File(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A published file; `path` counts from the manifest, `duration` is in seconds."""

    path: str
    format: str
    media_type: str
    bytes: int
    sha256: str
    duration: float | None = None


class MadeWith(msgspec.Struct, frozen=True, kw_only=True):
    """The choices that reach the files of a set; empty in manifests that say nothing of them."""

    theme: str = ""
    theme_sha256: str = ""
    engine: str = ""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What one article was published as."""

    manifest: str = "1"
    article: Subject
    files: tuple[File, ...]
    diagnostics: tuple[Finding, ...]
    draft: bool
    made_with: MadeWith = MadeWith()
    publish: str = __version__


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """An article of the run that was not published, and the exit status that says why."""

    source: str
    status: int


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """What one run published; the paths in it count from the output folder."""

    manifest: str = "1"
    articles: tuple[Manifest, ...]
    failed: tuple[Failed, ...]
    publish: str = __version__


def subject(article: Article, source: str, digest: str) -> Subject:
    """Say what a set was made of: the article, its source's name and the SHA-256 of its bytes."""
    return Subject(
        title=plain_text(article.title),
        lang=article.meta.lang,
        words=_words(article),
        source=source,
        sha256=digest,
    )


def _words(article: Article) -> int:
    sentences = (node for node in walk(article) if isinstance(node, Sentence))
    return sum(len(plain_text(sentence.children).split()) for sentence in sentences)


def made_with(theme: Theme, engine: str) -> MadeWith:
    """Say what a set is made with; a theme is known by its tokens and the bytes of its own fonts, wherever it lies."""
    fonts = theme.fonts
    placeless = msgspec.structs.replace(
        fonts,
        body=_placeless(fonts.body),
        heading=_placeless(fonts.heading),
        mono=_placeless(fonts.mono),
        fallbacks=tuple(map(_placeless, fonts.fallbacks)),
    )
    tokens = msgspec.json.encode(msgspec.structs.replace(theme, fonts=placeless))
    return MadeWith(theme=theme.name, theme_sha256=sha256(tokens).hexdigest(), engine=engine)


def _placeless(family: Family) -> Family:
    """Return a family that knows the files of its own by what they hold."""
    if family.package:
        return family
    faces = (msgspec.structs.replace(face, path=_digest(Path(face.path))) for face in family.faces)
    return msgspec.structs.replace(family, faces=tuple(faces))


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def entry(path: Path, format_: str, media_type: str, duration: float | None = None) -> File:
    """Describe a staged file."""
    return File(
        path=path.name,
        format=format_,
        media_type=media_type,
        bytes=path.stat().st_size,
        sha256=_digest(path),
        duration=duration,
    )


def relative(findings: Sequence[Finding], name: str, source: str) -> tuple[Finding, ...]:
    """Name the source in findings as the manifest does, so that the folder of the run leaves no trace."""
    return tuple(msgspec.structs.replace(f, file=source) if f.file == name else f for f in findings)


def joined(manifests: Sequence[tuple[str, Manifest]], failed: Sequence[Failed]) -> Joined:
    """Join the manifests of a run, each with its folder."""
    return Joined(
        articles=tuple(
            msgspec.structs.replace(
                each, files=tuple(msgspec.structs.replace(f, path=f"{folder}/{f.path}") for f in each.files)
            )
            for folder, each in manifests
        ),
        failed=tuple(failed),
    )


def to_json(manifest: Manifest | Joined) -> bytes:
    """Write a manifest as indented JSON, ended by a newline."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def read(path: Path) -> Manifest | None:
    """Return the manifest of an earlier run, or None where there is none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
