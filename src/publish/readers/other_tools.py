"""Front matter keys of other tools: understood by them, mentioned by us, with our own key where there is one."""

from __future__ import annotations

OURS: dict[str, str] = {
    "abstract": "description",
    "affiliation": "authors",
    "affiliations": "authors",
    "author-meta": "authors",
    "byline": "authors",
    "copyright": "rights",
    "cover-image": "cover",
    "created": "date",
    "date-meta": "date",
    "date-modified": "updated",
    "excerpt": "description",
    "expiryDate": "",
    "feature_image": "cover",
    "featured_image": "cover",
    "header": "",
    "image": "cover",
    "language": "lang",
    "languageCode": "lang",
    "lastmod": "updated",
    "last_modified_at": "updated",
    "license": "rights",
    "locale": "lang",
    "modified": "updated",
    "permalink": "slug",
    "pubDate": "date",
    "summary": "description",
    "tag": "keywords",
    "tags": "keywords",
    "thumbnail": "cover",
    "title-prefix": "title",
    "url": "slug",
}
"""A key of another tool -> ours that says the same; empty where we have none."""

_HUGO = (
    "aliases audio build cascade categories cover_image cms_exclude featured hidden images isCJKLanguage "
    "keywords_meta linkTitle linktitle markup menu menus outputs params resources series sitemap translationKey type "
    "unpublishdate videos weight"
)
_JEKYLL = "category collection comments layout nav_order parent pin redirect_from redirect_to render_with_liquid hero"
_QUARTO = (
    "bibliography callout-appearance citation citations citeproc code-fold csl css date-format editor engine execute "
    "fig-align fig-cap-location fig-height fig-width filters format html include-after-body include-before-body "
    "include-in-header jupyter knitr listing listings number-sections page-layout params pdf reference-location "
    "resource-path revealjs shortcodes tbl-cap-location title-block-banner toc-depth toc-location toc-title"
)
_PANDOC = (
    "classoption colorlinks documentclass document-css fontfamily fontsize geometry header-includes "
    "institute keywords-meta linestretch link-citations linkcolor lof lot mainfont monofont nocite output "
    "pagestyle papersize reference-section-title sansfont subject thanks title-meta urlcolor verbatim-in-note vignette"
)

KNOWN: frozenset[str] = frozenset(OURS) | frozenset(f"{_HUGO} {_JEKYLL} {_QUARTO} {_PANDOC}".split())
"""All keys of Hugo, Jekyll, Quarto and pandoc that are only mentioned."""
