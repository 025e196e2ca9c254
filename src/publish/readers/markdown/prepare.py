"""Between blocks and inlines: what stands in the text of a block but is about the block."""

from __future__ import annotations

import re

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from publish.readers.markdown.attributes import trailing
from publish.readers.markdown.containers import options

# `Table: …`, `**Table 3.** …`, pandoc's `: …`, and the word in the languages that most articles are in.
_TABLE = "table|tabelle|tableau|tabla|tabela|tabella|tabell?|taulukko|tabulka|táblázat|tablo|таблица|таблиця|جدول|表|표"
CAPTION = re.compile(
    rf"(\*\*|__)?(?:(?:{_TABLE})[ \u00a0]?(?P<number>\d{{1,3}})[ \u00a0\u202f]?[.::]|(?:{_TABLE})?[ \u00a0\u202f]?[::])"
    r"(?(1)\1)[ \u00a0]+(?=\S)",
    re.IGNORECASE,
)
_KRAMDOWN = re.compile(r"(?:^|\n)\{:[^{}\n]*\}\s*$")
_ATTRIBUTION = re.compile(r"(?:—|―|--{1,2})\s*(?=\S)")
_PREFIX = re.compile(r"[\s>]*")
_LONGEST_ATTRIBUTION = 200


def prepare(tokens: list[Token], source: str) -> None:
    """Mark captions, attributions and attributes on the tokens of their blocks, in place."""
    lines = source.split("\n")
    _take_options(tokens)
    _find_callouts(tokens)
    _take_attributes(tokens)
    _take_attributes_of_tables(tokens)
    _keep_extra_cells(tokens, lines)
    _find_captions(tokens)
    _find_attributions(tokens)


def _take_options(tokens: list[Token]) -> None:
    """Take `:alt: …` and its like off the head of `:::{figure} map.png`."""
    for i, token in enumerate(tokens):
        if token.type != "container_aside_open" or not token.info.startswith("{") or "options" in token.meta:
            continue
        first = i + 1 + ("title" in token.meta)
        if first + 1 >= len(tokens) or tokens[first].type != "paragraph_open":
            continue
        inline = tokens[first + 1]
        taken = options(inline.content.split("\n"))
        token.meta["options"] = taken.values
        _cut_lines(tokens[first], inline, taken.taken)


def _cut_lines(opening: Token, inline: Token, count: int) -> None:
    """Take the first lines off a paragraph."""
    if count:
        lines = inline.content.split("\n")[count:]
        inline.content = "\n".join(lines)
        inline.map = [inline.map[0] + count, inline.map[1]] if inline.map else None
        if not lines:
            opening.meta["belongs"] = "options"


_CALLOUT = re.compile(r"\[!([\w-]+)\][+-]?[ \t]*([^\n]*)")


def _find_callouts(tokens: list[Token]) -> None:
    """Make a quotation that begins with `[!kind] Title` what Obsidian shows it as."""
    added: list[tuple[int, Token]] = []
    for i in range(len(tokens) - 2):
        if tokens[i].type != "blockquote_open" or tokens[i + 1].type != "paragraph_open":
            continue
        quote, opening, inline = tokens[i : i + 3]
        found = _CALLOUT.match(inline.content)
        if found is None:
            continue
        quote.type, quote.meta["callout"] = "callout_open", found[1].lower()
        if found[2].strip():
            title = Token("inline", "", 0, map=inline.map, content=found[2].strip(), children=[])
            quote.meta["title"] = title
            added.append((i + 1, title))
        _cut_lines(opening, inline, 1)
    for place, token in reversed(added):
        tokens.insert(place, token)


_CONTENTS = re.compile(
    r"\[TOC\]|\[\[_?TOC_?\]\]|\$\{toc\}|\{:toc[^{}\n]*\}|\[\[toc\]\]|\{\{<? ?toc ?>?\}\}", re.IGNORECASE
)
_KRAMDOWN_ALONE = re.compile(r"\{:[^{}\n]*\}")
_LISTED_CONTENTS = re.compile(r"[^\n]*\n\{:\s*toc\b[^{}\n]*\}")


def _take_attributes(tokens: list[Token]) -> None:
    """Take `{#id}` off the end of headings, and kramdown's `{: .class}` off the end of paragraphs."""
    before: Token | None = None
    for place in range(len(tokens) - 1):
        opening, inline = tokens[place], tokens[place + 1]
        if opening.type == "heading_open":
            content, opening.meta["attributes"] = trailing(inline.content)
            inline.content = _CLOSING_SIGNS.sub("", content) if opening.meta["attributes"] else content
            before = opening
        elif opening.type == "paragraph_open":
            _take_of_paragraph(opening, inline, before)
            before = None


_CLOSING_SIGNS = re.compile(r"[ \t]+#+$")


def _take_of_paragraph(opening: Token, inline: Token, before: Token | None) -> None:
    if _CONTENTS.fullmatch(inline.content) or _LISTED_CONTENTS.fullmatch(inline.content):
        opening.meta["belongs"] = "contents"
    elif _KRAMDOWN_ALONE.fullmatch(inline.content) and before is not None:
        opening.meta["belongs"] = "heading"
        before.meta["attributes"] = before.meta["attributes"] or trailing(inline.content)[1]
    elif found := _KRAMDOWN.search(inline.content):
        opening.meta["attributes"] = trailing(found[0])[1]
        inline.content = inline.content[: found.start()]
        if not inline.content.strip():
            opening.meta["belongs"] = "attributes"


# Tables


def _take_attributes_of_tables(tokens: list[Token]) -> None:
    """Take the row `{: .class #id}` off the end of a table: kramdown's attributes, which GFM reads as a cell."""
    for end in [i for i, token in enumerate(tokens) if token.type == "table_close"][::-1]:
        start = next(i for i in range(end, -1, -1) if tokens[i].type in {"tr_open", "table_open"})
        row = [token.content for token in tokens[start:end] if token.type == "inline" and token.content]
        if tokens[start].type == "tr_open" and len(row) == 1 and _KRAMDOWN_ALONE.fullmatch(row[0]):
            table = next(token for token in tokens[start::-1] if token.type == "table_open")
            given = trailing(row[0])[1]
            table.meta["id"] = given.id if given else ""
            last = next(i for i in range(start, end) if tokens[i].type == "tr_close")
            del tokens[start : last + 1]


def _keep_extra_cells(tokens: list[Token], lines: list[str]) -> None:
    """Add the cells that a row has beyond its header, which GFM drops with their words."""
    columns = 0
    result: list[Token] = []
    for token in tokens:
        if token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_close" and _is_body_row(result):
            row = next(earlier for earlier in reversed(result) if earlier.type == "tr_open")
            written = _cells(lines[row.map[0]] if row.map else "")
            row.meta["written"], row.meta["columns"] = len(written), columns
            result += _cell_tokens(written[columns:], row)
        result.append(token)
    tokens[:] = result


def _is_body_row(tokens: list[Token]) -> bool:
    return bool(tokens) and tokens[-1].type == "td_close"


def _cells(line: str) -> list[str]:
    cells = escapedSplit(line[_match_end(line) :].strip())
    if cells and not cells[0]:
        cells = cells[1:]
    return cells[:-1] if cells and not cells[-1] else cells


def _match_end(line: str) -> int:
    found = _PREFIX.match(line)
    return found.end() if found else 0


def _cell_tokens(cells: list[str], row: Token) -> list[Token]:
    made: list[Token] = []
    for cell in cells:
        inline = Token("inline", "", 0, map=row.map, content=cell.strip(), children=[])
        made += [Token("td_open", "td", 1), inline, Token("td_close", "td", -1)]
    return made


def _find_captions(tokens: list[Token]) -> None:
    """Give a table the paragraph `Table: …` that stands right after it, or else right before it."""
    count = 0
    for i in range(len(tokens) - 2):
        opening, inline = tokens[i], tokens[i + 1]
        if opening.type != "paragraph_open" or not (found := CAPTION.match(inline.content)):
            continue
        table = _table_before(tokens, i) or _table_after(tokens, i + 3)
        if table:
            count += 1
            # Editions number the tables; a number of the author's own that is another one stays.
            if found["number"] is None or int(found["number"]) == count:
                inline.content = CAPTION.sub("", inline.content, count=1)
            inline.content, given = trailing(inline.content)
            opening.meta["belongs"] = "table"
            table.meta["caption"] = inline
            table.meta["id"] = given.id if given else table.meta.get("id", "")


def _table_before(tokens: list[Token], i: int) -> Token | None:
    if not i or tokens[i - 1].type != "table_close":
        return None
    start = i - 1
    while tokens[start].type != "table_open":
        start -= 1
    return None if "caption" in tokens[start].meta else tokens[start]


def _table_after(tokens: list[Token], i: int) -> Token | None:
    return tokens[i] if i < len(tokens) and tokens[i].type == "table_open" else None


# Quotes


def _find_attributions(tokens: list[Token]) -> None:
    """Part the last line of a quote that begins with a dash from what is quoted."""
    opened: list[int] = []
    result: list[Token] = []
    for token in tokens:
        if token.type == "blockquote_close":
            start = opened.pop()
            if result[start].type == "blockquote_open" and result[-1].type == "paragraph_close":
                is_alone = len(result) - 3 == start + 1
                result += _attribution(result[start], result[-3], result[-2], is_alone=is_alone)
        elif token.type in {"blockquote_open", "callout_open"}:
            opened.append(len(result))
        result.append(token)
    tokens[:] = result


def _attribution(quote: Token, paragraph: Token, inline: Token, *, is_alone: bool) -> list[Token]:
    """Give a quote the attribution in its last paragraph, and return the token that has to be added for it."""
    words, newline, last = inline.content.rpartition("\n")
    found = _ATTRIBUTION.match(last)
    if found is None or len(last) > _LONGEST_ATTRIBUTION:
        return []
    if newline and not _ATTRIBUTION.match(words):
        line = inline.map[0] + words.count("\n") + 1 if inline.map else 0
        added = Token("inline", "", 0, map=[line, line + 1], content=last[found.end() :], children=[])
        inline.content = words
        quote.meta["attribution"] = added
        return [added]
    if not newline and not is_alone:
        paragraph.meta["belongs"] = "quote"
        inline.content = last[found.end() :]
        quote.meta["attribution"] = inline
    return []
