"""What to do about a finding, where that differs by the kind of the source; elsewhere the rule's own hint holds."""

from collections.abc import Mapping

from publish.diagnostics.kinds import Kind

Hints = Mapping[Kind, str]
"""A hint for some kinds of sources. What is said of Markdown holds in the cells of a notebook too."""

_NB, _WORD, _HTML, _RST, _TEXT, _OTHER = Kind.NOTEBOOK, Kind.WORD, Kind.HTML, Kind.RST, Kind.TEXT, Kind.OTHER

_PROPERTIES = "File > Info > Properties > Advanced Properties > Custom"
_PROOFING = "Review > Language > Set Proofing Language"
_ASKED = "give `--lang`, or set `lang` in publish.toml"

_ALTERNATIVE: Hints = {
    _WORD: "write what the picture says under Picture > View Alt Text, or tick «Mark as decorative» there",
    _HTML: 'write what the picture says into its `alt`; an empty one, `alt=""`, says that it is decorative',
    _RST: "write what the picture says into the directive's option `:alt:`",
    _OTHER: "give the picture a text alternative in the program that made the file",
}
_HEADER_CELLS: Hints = {
    _WORD: "name the columns in the first row, and choose Table Layout > Repeat Header Rows for it",
    _HTML: 'write the names of the columns as `<th scope="col">`, those of the rows as `<th scope="row">`',
    _RST: "set `:header-rows: 1`, or draw a line of `=` under the first row",
    _TEXT: "name the columns in the first line of the table",
    _OTHER: "mark the first row as a row of headers in the program that made the file",
}
_MARKED: Hints = {
    _WORD: f"select the words, and choose their language under {_PROOFING}",
    _HTML: 'mark the words, as in `<span lang="ar">حلب</span>`',
    _RST: "mark the words with a role of the class `language-ar`, or the paragraph with `.. class:: language-ar`",
    _TEXT: "plain text cannot say it: save the article as .md, and mark the words there",
    _OTHER: "set the language of the words in the program that made the file",
}
_DATE: Hints = {
    _NB: "set `date` in the front matter, which stands in the first cell",
    _WORD: f"write it in a paragraph of the style Date under the title, or as `date` in {_PROPERTIES}",
    _HTML: 'write `<meta property="article:published_time" content="2026-01-31">` into the head',
    _RST: "write `:Date: 2026-01-31` under the title",
    _TEXT: "write it on a line of its own under the title",
    _OTHER: "set it in the properties of the file",
}
_REPEATED = "nothing is to be done: it is the title already"

HINTS: Mapping[str, Hints] = {
    "SRC009": {_TEXT: "remove them from the file; to keep them, save the article as .md"},
    "SRC010": {_TEXT: "underline the headings with `===` or `---` to be certain"},
    "SRC011": dict.fromkeys((_WORD, _HTML, _RST, _TEXT, _OTHER), "give one of the files another name"),
    "SRC015": {
        **dict.fromkeys((_WORD, _HTML, _OTHER), "nothing is to be done if it is"),
        _TEXT: "nothing is to be done if it is; to be certain, save the article as .md, with front matter",
    },
    "SRC016": {_TEXT: "nothing is to be done if they are; to be certain, save the article as .md"},
    "META002": {
        _WORD: f"correct it in {_PROPERTIES}; see docs/word-files.md",
        _HTML: "correct it in the head; see docs/html.md",
        _RST: "correct the field under the title; see docs/restructuredtext.md",
    },
    "META003": {_WORD: f"take it out of {_PROPERTIES}, or name it `x-…`"},
    "META005": {
        _NB: "set `title` in the front matter, which stands in the first cell",
        _WORD: "give the first paragraph the style Title, or write it under File > Info > Properties > Title",
        _HTML: "write it as `<title>` in the head, and as the only `<h1>`",
        _RST: "write it at the very top, with a line of `=` under it",
        _TEXT: "nothing is to be done if that is the title; else write it on the first line",
        _OTHER: "set it in the properties of the file",
    },
    "META007": _DATE,
    "META009": dict.fromkeys((_WORD, _HTML, _RST, _TEXT, _OTHER), _REPEATED),
    "META014": _DATE,
    "META016": {
        _WORD: f"set `updated` in {_PROPERTIES}",
        _HTML: 'write `<meta property="article:modified_time" content="2026-01-31">` into the head',
        _RST: "write `:Last-Modified: 2026-01-31` under the title",
        _TEXT: "write it under the title, as in «Updated 31 January 2026»",
        _OTHER: "save the article as .md, and set `updated` in its front matter",
    },
    "LANG002": {
        _NB: "set `lang` in the front matter, which stands in the first cell",
        _WORD: f"select all, and choose the language under {_PROOFING}",
        _HTML: 'write it as in `<html lang="en">`',
        _RST: "write it under the title, as in `:Language: en`",
        _TEXT: _ASKED,
        _OTHER: _ASKED,
    },
    "LANG003": _MARKED,
    "LANG004": dict.fromkeys(
        (_WORD, _HTML, _RST, _TEXT, _OTHER), "see docs/catalogue.md for the languages that have them, and to add one"
    ),
    "LANG005": {_WORD: f"select the words, and choose their language under {_PROOFING}"},
    "LANG006": {
        _WORD: f"select all, and choose the language under {_PROOFING}",
        _HTML: "correct the `lang` of `<html>`",
        _RST: "correct `:Language:` under the title",
        _TEXT: _ASKED,
        _OTHER: _ASKED,
    },
    "LANG007": _MARKED,
    "IMG001": _ALTERNATIVE,
    "IMG002": {
        _WORD: "insert the picture again, with Insert > Pictures",
        _HTML: "check its `src`; it counts from the page's folder",
    },
    "IMG005": {_WORD: "insert the picture itself, with Insert > Pictures, and not a link to it"},
    "IMG007": _ALTERNATIVE,
    "IMG011": _ALTERNATIVE,
    "IMG012": {
        _WORD: "say what the picture adds to those words, or tick «Mark as decorative» under Picture > View Alt Text",
        _HTML: 'say what the picture adds to those words, or write `alt=""`',
        _RST: "say what the picture adds to those words in its option `:alt:`",
        _OTHER: "say what the picture adds to those words",
    },
    "HEAD001": {_WORD: "use the style Heading 1, below it Heading 2, and so on"},
    "HEAD004": {_WORD: "write the heading, or give the empty paragraph the style Normal"},
    "HEAD007": {
        _WORD: "if it is one, give it a style under Home > Styles, as Heading 2",
        _HTML: "if it is one, write it as `<h2>`, or as `<h3>` below another",
        _RST: "if it is one, draw a line under it, as under the other headings",
    },
    "TAB001": _HEADER_CELLS,
    "TAB002": {
        _WORD: "choose References > Insert Caption, and say what the table shows",
        _HTML: "say what the table shows in `<caption>`, the first thing in `<table>`",
        _RST: "write the table below `.. table:: what it shows`, indented",
        _TEXT: "save the article as .md, and write the caption there",
        _OTHER: "give the table a caption in the program that made the file",
    },
    "TAB004": _HEADER_CELLS,
    "NOTE001": {
        _WORD: "delete its number, and choose References > Insert Footnote",
        _HTML: "write its text where the link leads",
        _RST: "write its text, as in `.. [1] the text`",
        _TEXT: "write its text at the end of the article",
        _OTHER: "write its text",
    },
    "NOTE003": {
        _RST: "call it in the text, as in `[1]_`, or remove it",
        **dict.fromkeys((_WORD, _HTML, _TEXT, _OTHER), "call it in the text, or remove it"),
    },
    "LINK002": {
        _WORD: "make the link again, with Insert > Link > Place in This Document",
        _HTML: "check the name after the #; an element has it as its `id`",
    },
    "LINK010": dict.fromkeys((_WORD, _HTML, _RST, _TEXT, _OTHER), "name the type in the link's words, as (PDF)"),
    "ID001": {_WORD: "give each bookmark a name of its own, with Insert > Bookmark"},
    "MARK001": {
        _HTML: "see that the words that are kept say enough without it",
        _RST: "write it in reStructuredText",
        **dict.fromkeys((_WORD, _TEXT, _OTHER), "see that the words that are kept say enough without it"),
    },
    "MARK003": {
        _RST: "check its spelling; see docs/restructuredtext.md",
        _HTML: "check its spelling; see docs/html.md",
        _OTHER: "see docs/pandoc.md",
    },
    "CITE001": {_OTHER: "let pandoc write the list of references, with its option `--citeproc`"},
    "TEXT004": {
        **_MARKED,
        _TEXT: "remove it; to mark the passage's language instead, save the article as .md",
    },
    "TEXT011": {
        _WORD: "give them a style under Home > Styles, as List Bullet or List Number",
        _HTML: "write them as `<ul>` or `<ol>`, with an `<li>` around each",
        _OTHER: "make them a list in the program that made the file",
    },
    "TEXT012": {
        _WORD: "select the lines, and choose Insert > Table > Convert Text to Table",
        _HTML: "write it as `<table>`",
        _RST: "write it as a grid table, or with `.. list-table::`",
        _TEXT: "put a tab between its cells, and a line of `---` under the first row",
        _OTHER: "make it a table in the program that made the file",
    },
}


def hint_for(kind: Kind, said: Hints) -> str:
    """Return the hint for a kind, or nothing where there is none of its own."""
    return said.get(kind, "") or (said.get(Kind.MARKDOWN, "") if kind is Kind.NOTEBOOK else "")
