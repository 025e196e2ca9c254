"""Front matter keys of other tools: those taken for ours, those that only resemble ours, those only mentioned.

They are those of Hugo, Jekyll, Quarto, pandoc, MyST, JOSS, Eleventy, Docusaurus, Astro, Ghost, Obsidian,
Gatsby, Hexo, Pelican and MkDocs, and of their common themes.
"""

from __future__ import annotations

ADDRESSES = ("canonical_url", "canonicalURL", "canonicalUrl", "canonical", "canonical_link")
"""Keys that hold the address at which the article stands on its site: its links count from there."""

TAKEN: dict[str, tuple[str, ...]] = {
    "date": (
        "published",
        "pubDate",
        "pubDatetime",
        "published_at",
        "publishedAt",
        "datePublished",
        "date_published",
        "created",
        "publishDate",
        "createdAt",
        "created_at",
        "date-meta",
    ),
    "updated": (
        "lastmod",
        "last_modified_at",
        "last_update",
        "last_updated",
        "lastUpdated",
        "modified",
        "updatedDate",
        "updatedAt",
        "updated_at",
        "dateModified",
        "date-modified",
        "modDatetime",
        "revised",
    ),
    "lang": ("language", "locale", "languageCode"),
    "description": ("summary", "excerpt", "abstract", "description-meta", "meta_description", "custom_excerpt"),
    "keywords": ("tags", "tag", "categories", "category", "taxonomies.tags", "taxonomies.categories"),
    "subtitle": ("subheading", "sub_title"),
    "rights": ("copyright", "license", "licence"),
    "publisher": ("organization",),
    "authors": ("author-meta", "byline", "by", "params.author", "params.authors", "extra.author", "extra.authors"),
}
"""Our key -> those of other tools that are read for it when it is not given, in order (`a.b`: `b` in a map `a`)."""

OURS: dict[str, str] = (
    {
        "affiliation": "authors",
        "affiliations": "authors",
        "banner": "cover",
        "cover-image": "cover",
        "cover_image": "cover",
        "coverImage": "cover",
        "doi": "identifier",
        "feature_image": "cover",
        "feature_image_alt": "cover",
        "featured_image": "cover",
        "featuredImage": "cover",
        "header": "",
        "hero_image": "cover",
        "heroImage": "cover",
        "heroImageAlt": "cover",
        "isbn": "identifier",
        "image": "cover",
        "image-alt": "cover",
        "image_alt": "cover",
        "imageAlt": "cover",
        "ogImage": "cover",
        "permalink": "slug",
        "status": "draft",
        "table-of-contents": "toc",
        "thumbnail": "cover",
        "title-prefix": "title",
        "url": "slug",
        "visibility": "draft",
    }
    | {theirs: ours for ours, names in TAKEN.items() for theirs in names if theirs not in {"published", "publishDate"}}
    | dict.fromkeys(ADDRESSES, "")
)
"""A key of another tool -> ours that says the same; empty where we have none."""

OF_PEOPLE = frozenset(
    """
    acknowledgements attributes avatar bio collaborations contributor corresponding degree degrees department
    dropping-particle equal-contrib equal-contributor equal_contributor equal_contributorship etal facebook family
    fax firstname github given given-names id image imageURL image_url index initials key lastname linkedin
    literal mastodon note number orcid-id page permalink phone picture profile ref role roles site socials suffix
    surname title twitter uri url username website
    """.split()  # noqa: SIM905  # a table of names reads best as words
)
"""Keys of a person that other tools know."""

OF_COVERS = frozenset(
    """
    caption hidden hiddenInList hiddenInSingle linkFullImages relative responsiveImages src title url
    """.split()  # noqa: SIM905  # a table of names reads best as words
)
"""Keys of a cover that other tools know."""

TOOLS: dict[str, str] = {
    "Hugo": (
        "aliases audio build cascade cms_exclude comments disableComments disableShare featured headless hidden "
        "hideMeta hideSummary images isCJKLanguage isStarred keywords_meta layout linkTitle linktitle markup math "
        "menu menus mermaid outputs params placeholder resources robots robotsNoIndex sectionPagesMenu series "
        "ShowBreadCrumbs showDate showPagination ShowPostNavLinks ShowReadingTime showReadingTime "
        "ShowShareButtons ShowToc showToc showtoc sitemap slideshow TocOpen topics translationKey type "
        "unpublishdate videos weight"
    ),
    "Jekyll": (
        "author_profile classes collection comments custom_css custom_js excerpt_separator feature grand_parent "
        "has_children has_toc hero layout mathjax nav_exclude nav_order paginate parent pin pinned popular "
        "post_class read_time redirect_from redirect_to related render_with_liquid search_exclude share share-img "
        "sidebar sitemap social-share tagline thumbnail-img toc_label toc_sticky use_math usemathjax"
    ),
    "Quarto": (
        "appendix-style bibliography callout-appearance callout-icon citation citation-location citations "
        "citeproc code-annotations code-copy code-fold code-line-numbers code-link code-overflow code-summary "
        "code-tools crossref csl css date-format editor embed-resources engine execute fig-align fig-asp "
        "fig-cap-location fig-dpi fig-format fig-height fig-responsive fig-width filters footnotes-hover format "
        "freeze from funding google-scholar grid highlight-style html html-math-method image-height image-width "
        "include-after-body include-before-body include-in-header ipynb-shell-interactivity jupyter keep-md knitr "
        "lightbox link-external-icon link-external-newwindow listing listings mainfontoptions minimal "
        "monobackgroundcolor notebook-links number-depth number-offset number-sections output output-dir "
        "output-file page-layout params pdf reference-location repo-actions resource-path revealjs search "
        "self-contained shift-heading-level-by shortcodes smooth-scroll standalone tbl-cap-location "
        "title-block-banner title-block-style toc-depth toc-expand toc-location toc-title"
    ),
    "pandoc": (
        "abstract-title adjusting beamerarticle biblatexoptions biblio-style classoption colorlinks contrastcolor "
        "dir document-css documentclass fontenc fontfamily fontsize geometry header-includes hyphenate indent "
        "institute interlanguage keywords-meta linestretch link-citations linkcolor lof lot mainfont "
        "margin-bottom margin-left margin-right margin-top mathfont maxwidth monofont natbib nocite "
        "numbersections pagestyle papersize pdf-engine reference-doc reference-section-title references sansfont "
        "section sectionsdepth subject template thanks title-meta toccolor urlcolor variables verbatim-in-note "
        "version vignette"
    ),
    "MyST": (
        "abbreviations arxiv authorship biblio bibliography binder content_includes_title downloads edit_url "
        "enumerator export exports first_page github issue jupytext kernelspec label last_page math mystnb "
        "numbering open_access options parts plain_language_summary pmcid pmid short_title site skip_execution "
        "source_url subject substitutions thumbnailOptions title-short tocdepth venue volume wikipedia zenodo"
    ),
    "JOSS": (
        "aas-doi aas-journal aas_doi aas_journal acceptance_date accepted archive archive_date archive_doi "
        "authors_at_end citation_author editors event journal output_file paper_url reviewers "
        "software_repository_url submission_date submitted"
    ),
    "Eleventy": (
        "dynamicPermalink eleventyComputed eleventyExcludeFromCollections eleventyNavigation override pagination "
        "templateClass templateEngineOverride"
    ),
    "Docusaurus": (
        "id custom_edit_url displayed_sidebar doc_type hide_table_of_contents hide_title original_id "
        "pagination_label pagination_next pagination_prev parse_number_prefixes sidebar_class_name "
        "sidebar_custom_props sidebar_key sidebar_label sidebar_position toc_max_heading_level "
        "toc_min_heading_level unlisted wrapperClassName"
    ),
    "Astro": (
        "editUrl head heroImageCaption hideEditUrl "
        "lastUpdatedBy minutesRead next pagefind prev readingTime relatedPosts sidebarOrder tableOfContents"
    ),
    "Ghost": (
        "authors_meta codeinjection_foot codeinjection_head email_subject feature_image_caption frontmatter "
        "html_meta meta_title mobiledoc og_description og_image og_title page primary_tag twitter_description "
        "twitter_image twitter_title uuid"
    ),
    "Obsidian": ("alias cssclass cssclasses dg-home dg-publish kanban-plugin mobile_image publish related_notes up"),
    "Gatsby": "featuredpost path templateKey templatekey",
    "Hexo": "abbrlink cover_img disableNunjucks noindex password rating sticky top top_img",
    "Pelican and Nikola": (
        "gittime has_math hidetitle link nocomments previewimage save_as sidebar slug_pattern template_name translation"
    ),
    "MkDocs": "hide hide_toc icon nav_title search_boost social_cards status_label tags_file",
    "WordPress, Zola, Lektor and others": (
        "actions always_allow_html bibliography_title blogger_id blogger_orig_url cms-exclude "
        "comment_status contributor contributors editor_options event_date extra featured_media features footer "
        "generate_feed guid home in_reply_to in_search_index insert_anchor_links insertAnchorLinks location "
        "markdown navbar order page_template pageClass people ping_status post_excerpt post_format post_id "
        "post_name post_type series-order series_order sidebarDepth site_url sort_by syndication taxonomies "
        "venue_url wordpress_id"
    ),
}
"""The keys that each tool or its common themes know besides."""

KNOWN: frozenset[str] = frozenset(OURS) | frozenset(" ".join(TOOLS.values()).split())
"""All keys of other tools."""
