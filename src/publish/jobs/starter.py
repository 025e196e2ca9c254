"""A first article for an author to write over."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from publish.catalogue.scripts import likely, scripts, written_in
from publish.jobs import dates
from publish.jobs.choices import CONTENT
from publish.jobs.usage import WrongUsage
from publish.model import is_language_tag
from publish.model.slug import slug

_ARTICLE = """\
---
title: {title}
authors:
  - Your name
publisher: Your organisation
date: {date}
lang: {lang}
description: One or two sentences that say what the article tells.
draft: true  # remove this line when it is ready
---

The first paragraph says what happened, where, when, and who says so.

## A heading for the first part

Write in sections: every reader can jump from heading to heading. An image needs a text
alternative, as in `![A map of the city](map.png)`; a link says where it leads.
"""


class Language(NamedTuple):
    """A language tag (BCP 47), and what it was taken from."""

    tag: str
    origin: str


class Starter(NamedTuple):
    """The article that was written, and the language that it says it is in."""

    path: Path
    language: Language


def starter(title: str) -> Starter:
    """Write a starter article into `content/`; a file that is there is never written over."""
    words = "".join(char for char in " ".join(title.split()) if char.isprintable())
    if not words:
        raise WrongUsage("an article needs a title")
    path = Path(CONTENT) / f"{slug(words)}.md"
    lang = language(words, os.environ)
    day = dates.epoch()[:10] or dates.now().date().isoformat()
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(_ARTICLE.format(title=_quoted(words), date=day, lang=lang.tag))
    except FileExistsError as error:
        raise WrongUsage(f"{path} is there already; it was left as it is") from error
    return Starter(path, lang)


def language(title: str, settings: Mapping[str, str]) -> Language:
    """Return the language of the machine's settings, where the title may be in it; else the likeliest of its script.

    The settings are the variables that POSIX names for messages (POSIX.1-2024, 8.2), the strongest first.
    """
    said = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := settings.get(name))), "")
    tag = re.split("[.@]", said)[0].replace("_", "-")
    script = _script(title)
    if is_language_tag(tag) and (not script or script in written_in(tag)):
        return Language(tag, "from this machine's settings")
    if script in {"", "Latn"}:
        return Language("en", "as this machine's settings name no other")
    return Language(likely(script), "from the script of the title")


def _script(title: str) -> str:
    """Return the script of most letters; kana alone tell Japanese from Chinese."""
    found = scripts(title)
    kana = next((script for script in ("Hira", "Kana") if found[script]), "")
    return kana or next((script for script, _ in found.most_common(1)), "")


def _quoted(words: str) -> str:
    """Return words as a YAML string in double quotes (YAML 1.2, 7.3.1)."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
