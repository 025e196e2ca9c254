"""A first article for an author to write over."""

from __future__ import annotations

from pathlib import Path

from publish.jobs import dates
from publish.jobs.choices import CONTENT
from publish.jobs.usage import WrongUsage
from publish.model.slug import slug

_ARTICLE = """\
---
title: {title}
authors:
  - Your name
date: {date}
lang: en
description: One or two sentences that say what the article tells.
---

The first paragraph says what happened, where, when, and who says so.

## A heading for the first part

Write in sections: every reader can jump from heading to heading. An image needs a text
alternative, as in `![A map of the city](map.png)`; a link says where it leads.
"""


def starter(title: str) -> Path:
    """Write a starter article into `content/` and return its path; a file that is there is never written over."""
    words = "".join(char for char in " ".join(title.split()) if char.isprintable())
    if not words:
        raise WrongUsage("an article needs a title")
    path = Path(CONTENT) / f"{slug(words)}.md"
    day = dates.epoch()[:10] or dates.now().date().isoformat()
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(_ARTICLE.format(title=_quoted(words), date=day))
    except FileExistsError as error:
        raise WrongUsage(f"{path} is there already; it was left as it is") from error
    return path


def _quoted(words: str) -> str:
    """Return words as a YAML string in double quotes (YAML 1.2, 7.3.1)."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
