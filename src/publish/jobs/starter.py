"""A first article for an author to write over."""

from __future__ import annotations

from pathlib import Path

from publish.jobs.choices import CONTENT
from publish.jobs.usage import WrongUsage
from publish.model.slug import slug

_ARTICLE = """\
---
title: {title}
authors:
  - Your name
date: 2026-01-31
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
    path = Path(CONTENT) / f"{slug(title)}.md"
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(_ARTICLE.format(title=_quoted(title)))
    except FileExistsError as error:
        raise WrongUsage(f"{path} is there already; it was left as it is") from error
    return path


def _quoted(title: str) -> str:
    """Return a title as a YAML string in one line, whatever stands in it."""
    words = " ".join(title.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(char for char in words if char.isprintable())}"'
