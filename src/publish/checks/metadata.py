"""Rules on the article as a whole: that it has a body, and what its files can say of it."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.found import Found
from publish.checks.looked_at import LookedAt
from publish.checks.says import says_something
from publish.diagnostics import Diagnostic, Hints, Kind, finding
from publish.model import Article, Meta, Sentence
from publish.model.walk import walk


def no_body(looked: LookedAt) -> Iterator[Found]:
    """META006: an article says something beside its title."""
    if not any(map(says_something, looked.article.body)):
        yield Found("META006")


CHECKS = (no_body,)

_WANTED = {"authors": "who wrote it", "description": "what it is about"}
"""What each of the four formats says of an article, by the key of the front matter; a lack of a date is META007.

Whoever publishes alone has no publisher, so that is not missed.
"""

_WRITTEN: dict[Kind, dict[str, str]] = {
    Kind.WORD: {"authors": "Author", "description": "Comments (where Word keeps the description)"},
    Kind.HTML: {
        "authors": '`<meta name="author" content="…">`',
        "description": '`<meta name="description" content="…">`',
    },
    Kind.RST: {"authors": "`:Author:`", "description": "`:Description:`"},
}
_PLACES = {
    Kind.MARKDOWN: "set {} in the front matter",
    Kind.WORD: "set {} in File > Info > Properties",
    Kind.HTML: "write {} into the head",
    Kind.RST: "write {} under the title",
}


def unsaid(meta: Meta, file: str) -> tuple[Diagnostic, ...]:
    """META015: the files say who wrote an article and what it is about; one finding for both."""
    lacking = [key for key in _WANTED if not getattr(meta, key)]
    if not lacking:
        return ()
    message = f"no edition will say {', or '.join(_WANTED[key] for key in lacking)}"
    return (finding("META015", file, message=message, hint=_hints(lacking)),)


def _hints(lacking: list[str]) -> Hints:
    """Return where what is lacking is written, for each kind of source that has a place for it."""
    written = {kind: [_WRITTEN.get(kind, {}).get(key, f"`{key}`") for key in lacking] for kind in _PLACES}
    return {kind: place.format(" and ".join(written[kind])) for kind, place in _PLACES.items()}


def undated_change(before: Article, after: Article, file: str) -> tuple[Diagnostic, ...]:
    """META016: when the words of a published article change, its date of update does too.

    `before` is the article as it was published, `after` as it would be now, both after the passes: a
    sentence's id tells its words, whatever stands around it.
    """
    if before.meta.updated != after.meta.updated or not before.meta.date or before.meta.date != after.meta.date:
        return ()
    gone, come = _sentences(before) - _sentences(after), _sentences(after) - _sentences(before)
    if not gone and not come:
        return ()
    dated = f"«updated» is still {after.meta.updated}" if after.meta.updated else "no `updated` says so"
    new = f"{len(come)} {'sentence' if len(come) == 1 else 'sentences'} new, {len(gone)} gone"
    message = f"the words changed since they were published ({new}), and {dated}"
    return (finding("META016", file, message=message),)


def _sentences(article: Article) -> set[str]:
    return {node.id for node in walk(article) if isinstance(node, Sentence)}
