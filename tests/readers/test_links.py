"""Links: which schemes are kept, what a short form means, and what an address may not hide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.model.schemes import SAFE_SCHEMES
from publish.readers.findings import Findings
from publish.readers.links import is_safe, link_target
from tests.readers.reading import codes, reading


def told(written: str, base: str = "") -> tuple[str, list[str]]:
    findings = Findings("a.md")
    target = link_target(written, findings, None, base)
    return target, [d.code for d in findings.in_order()]


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/a?b=c#d",
        "http://example.org",
        "mailto:a@example.org",
        "tel:+441234",
        "ftp://example.org/x",
        "irc://irc.example.org/room",
        "xmpp:room@example.org",
        "news:comp.text",
        "#place",
        "https://пример.рф/",
        "https://xn--e1afmkfd.xn--p1ai/",
        "https://fa.wikipedia.org/wiki/می\u200cخواهم",
    ],
)
def test_a_safe_target_stays_as_it_is(target):
    assert told(target) == (target, [])
    assert is_safe(target)


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "java\u200bscript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "blob:https://example.org/x",
        "about:blank",
        "ms-word:ofe|u|https://example.org",
        "https://",
        "https:///path",
        "http://[",
        "http://example.org:port/",
    ],
)
def test_a_target_that_is_not_safe_is_taken_out_and_told(target):
    found, codes = told(target)
    assert found == ""
    assert codes[-1] == "LINK003"


@pytest.mark.parametrize("target", ["page.html", "/page", "../x", "?q=1", "@user"])
def test_a_target_within_a_site_is_taken_out_and_told(target):
    assert told(target) == ("", ["LINK004"])


@pytest.mark.parametrize("target", ["", "#", " "])
def test_a_link_without_an_address_leads_nowhere(target):
    assert told(target) == ("", ["LINK008"])


def test_a_host_without_a_scheme_is_asked_about():
    findings = Findings("a.md")
    assert link_target("example.org/page", findings, None) == ""
    assert findings.in_order()[0].hint == "did you mean https://example.org/page?"


@pytest.mark.parametrize(
    ("target", "whole"),
    [
        ("page.html", "https://example.org/news/page.html"),
        ("/page", "https://example.org/page"),
        ("../x#y", "https://example.org/x#y"),
        ("?q=1", "https://example.org/news/?q=1"),
        ("//other.example/x", "https://other.example/x"),
    ],
)
def test_with_the_address_of_its_page_a_target_is_whole(target, whole):
    assert told(target, "https://example.org/news/") == (whole, [])


def test_another_source_has_no_address():
    assert told("../other.md#part", "https://example.org/news/") == ("", ["LINK004"])


def test_links_count_from_the_canonical_address_of_an_article():
    found = reading("---\ntitle: T\ncanonical_url: https://example.org/news/a\n---\n[the report](/report) [there](#t)")
    assert [(d.code, d.line) for d in found.diagnostics] == [("META013", 3)]
    link, *_ = found.article.body[0].children
    assert link.target == "https://example.org/report"
    assert codes("---\ntitle: T\ncanonical_url: /a\n---\n[x](/y)") == [("META004", 3), ("LINK004", 5)]


def test_a_place_in_the_article_needs_no_address():
    assert told("#place", "https://example.org/news/") == ("#place", [])


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("www.example.org/a", "https://www.example.org/a"),
        ("a@example.org", "mailto:a@example.org"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI: 10.1000/182", "https://doi.org/10.1000/182"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
    ],
)
def test_a_short_form_is_completed_and_told(written, whole):
    assert told(written) == (whole, ["LINK005"])


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("https://example.org@other.example/x", "https://example.org@other.example/x"),
        ("https://example.org/\u202egnp.exe", "https://example.org/gnp.exe"),
        ("https://exam\u200bple.org/", "https://example.org/"),
    ],
)
def test_what_could_mislead_is_told(written, whole):
    assert told(written) == (whole, ["LINK006"])


@given(st.text(max_size=40))
def test_what_comes_out_is_safe_or_nothing(written):
    target, codes = told(written)
    assert is_safe(target) if target else codes
    assert not target or target.startswith("#") or target.partition(":")[0].lower() in SAFE_SCHEMES
