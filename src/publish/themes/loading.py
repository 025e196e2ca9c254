"""Where themes are, and how one is read and checked."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import msgspec

from publish.diagnostics import MachineLack
from publish.themes.contrast import faults
from publish.themes.theme import Face, Family, Fonts, Theme

DEFAULT = "clear"
_FILE = "theme.toml"
_PACKAGE = Path(__file__).resolve().parent


class ThemeError(Exception):
    """A theme that cannot be used: a usage error (exit status 2), with the file and every fault in it."""


def bundled() -> Path:
    """Return the folder of our own themes: in the wheel beside this module, in a checkout at the top."""
    inside = _PACKAGE / "bundled"
    return inside if inside.is_dir() else _PACKAGE.parents[2] / "themes"


def available(search: Path | None = None) -> dict[str, Path]:
    """Return the theme files by name, sorted; a theme in `search` hides ours of the same name."""
    found: dict[str, Path] = {}
    for folder in (bundled(), search):
        if folder and folder.is_dir():
            found |= {path.parent.name: path for path in folder.glob(f"*/{_FILE}")}
    return dict(sorted(found.items()))


def load(name_or_path: str = DEFAULT, search: Path | None = None) -> Theme:
    """Read a theme by name (first in the folder `search`, then ours) or by the path of its file or folder.

    Raises ThemeError with every fault: an unknown name, wrong tokens, contrast below WCAG 2.2.
    """
    path = _find(name_or_path, search)
    theme = _read(path)
    if bad := faults(theme):
        raise ThemeError("\n".join(f"{path}: {pair}" for pair in bad))
    return msgspec.structs.replace(theme, fonts=_anchored(theme.fonts, path.parent))


def font_file(family: Family, face: Face) -> Path:
    """Return the file of a face; raise MachineLack with the command that installs it."""
    if not family.package:
        return _present(Path(face.path), f"put the font file there, or correct `{family.name}` in the theme")
    remedy = f"pip install {family.package.replace('_', '-')}"
    # Only found, never imported: a theme must not run code.
    spec = find_spec(family.package) if family.package.isidentifier() else None
    if spec is None or not spec.origin:
        raise MachineLack(f"the font {family.name} is not installed", remedy)
    return _present(Path(spec.origin).parent / "files" / face.path, remedy)


def _present(path: Path, remedy: str) -> Path:
    if not path.is_file():
        raise MachineLack(f"the font file {path.name} is not there", remedy)
    return path


def _find(name_or_path: str, search: Path | None) -> Path:
    known = available(search)
    if name_or_path in known:
        return known[name_or_path]
    path = Path(name_or_path)
    path = path / _FILE if path.is_dir() else path
    if path.suffix == ".toml" and path.is_file():
        return path
    raise ThemeError(
        f"no theme {name_or_path!r}; there are {', '.join(known) or 'none'}, or give the path of a {_FILE}"
    )


def _read(path: Path) -> Theme:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Theme)
    except OSError as error:
        raise ThemeError(f"{path}: cannot be read: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ThemeError(f"{path}: {error}") from error


def _anchored(fonts: Fonts, folder: Path) -> Fonts:
    """Make the paths of the theme's own font files whole, so that the theme stands alone."""

    def anchor(family: Family) -> Family:
        if family.package:
            return family
        faces = tuple(msgspec.structs.replace(face, path=str(folder / face.path)) for face in family.faces)
        return msgspec.structs.replace(family, faces=faces)

    return Fonts(
        body=anchor(fonts.body),
        heading=anchor(fonts.heading),
        mono=anchor(fonts.mono),
        fallbacks=tuple(anchor(family) for family in fonts.fallbacks),
    )
