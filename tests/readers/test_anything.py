"""Any text at all: no reader ever raises, and what it makes is a whole article."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from publish.model.codec import from_json, to_json
from publish.readers import REGISTRY, Source, read
from tests.readers.reading import reading

SUFFIXES = st.sampled_from(sorted(REGISTRY))
PIECES = st.sampled_from(
    [
        *(
            "# ",
            "## ",
            "> ",
            "- ",
            "1. ",
            "*",
            "**",
            "_",
            "~~",
            "`",
            "```",
            "$",
            "$$",
            "[",
            "]",
            "(",
            ")",
            "![",
            "{",
            "}",
        ),
        *(
            "{#a}",
            "{#1}",
            "{lang=fr}",
            "[^1]",
            "[^1]: ",
            "^[",
            "\n",
            "\n\n",
            "    ",
            "|",
            "|---|",
            "---",
            "+++",
            ":::",
            "::: note",
        ),
        *(
            "<b>",
            "</b>",
            "<br>",
            '<a href="x">',
            "<!--",
            "-->",
            '<img src="a.png">',
            "<h2 id=1>",
            "&amp;",
            "&",
            "\\",
            "\t",
            "Table: ",
        ),
        *(": ", "title: x", "*[A]: b", "[!NOTE]", "https://a.b", "www.a.b", "a@b.c", "\x00", "\ufeff", "\u200f", "حلب"),
        *(
            "报",
            "x",
            "word ",
            "{{ a }}",
            "{% b %}",
            "— ",
            "<script>",
            "</script>",
            "[a](javascript:b)",
            "]{say=c}",
            "<![",
            "]]>",
            "<!",
            "<?",
            ">",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), SUFFIXES)
def test_any_bytes(data, suffix):
    read(Source(name=f"a{suffix}", data=data, folder=Path("/nowhere"), root=Path("/nowhere")))


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), SUFFIXES)
def test_any_mark_up(text, suffix):
    found = reading(text, f"a{suffix}").article
    if found is not None:
        assert from_json(to_json(found)) == found


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(["---", "+++"]))
def test_any_front_matter(text, fence):
    reading(f"{fence}\n{text}\n{fence}\nText.")


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), SUFFIXES)
def test_what_a_reader_made_is_a_source(text, suffix):
    found = reading(text, f"a{suffix}").article
    if found is not None:
        again = reading(to_json(found), "article.json")
        assert again.article == found, again.diagnostics
