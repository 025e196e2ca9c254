"""The rule table: every code we can report, in one place.

A code is never reused. Its page is docs/rules/<code>.md, its proof tests/checks/<code>/.
"""

import msgspec

from publish.diagnostics.diagnostic import Diagnostic, Rule, Severity
from publish.diagnostics.hints import HINTS, Hints, hint_for
from publish.diagnostics.kinds import Kind, kind_of
from publish.model import Span

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

# A rule a line.
# fmt: off
_TABLE = (
    # Sources: what stands in the way of reading a file at all.
    Rule("SRC001", _E, "the source cannot be read", "check the path and its permissions"),
    Rule("SRC002", _E, "the source is not text in UTF-8", "save the file as UTF-8 text"),
    Rule("SRC003", _E, "the source is empty", "write at least one paragraph"),
    Rule("SRC004", _E, "no reader knows this kind of file", "see docs/sources.md for the kinds that are read"),
    Rule("SRC005", _E, "the source is nested too deeply", "take the nesting apart"),
    Rule("SRC006", _W, "a character that no format may hold was replaced", "remove the control character", "XML 1.0 2.2"),
    Rule("SRC007", _E, "the article's JSON is not valid", "compare it with `publish inspect --schema`"),
    Rule("SRC008", _E, "the source is too large", "split the article"),
    Rule("SRC009", _I, "lines that belong to the site, not the article, were left out", "remove them from the source, or put them into a section to keep them"),
    Rule("SRC010", _I, "a line was taken for a heading by its form", "mark headings in Markdown to be certain"),
    Rule("SRC011", _E, "two articles would be written to the same folder", "give one of them a `slug` of its own"),
    Rule("SRC012", _E, "there is no article in this folder", "give a folder that holds articles, or `publish new` one"),
    Rule("SRC013", _I, "the page is not in the encoding that it names", 'save it as UTF-8 and write <meta charset="utf-8">', "HTML 4.2.5.4"),
    Rule("SRC014", _I, "what a saved page holds beside its article was left out", "leave out `--extract` to keep the whole page"),
    Rule("SRC015", _I, "a line was taken for the byline, the date or the subtitle by its form", "write front matter in Markdown to be certain"),
    Rule("SRC016", _I, "lines were taken for a list, a table, a quotation or notes by their form", "mark them in Markdown to be certain"),
    Rule("SRC017", _E, "the file is no Word file that can be read", "open it in Word or LibreOffice and save it again as .docx", "ISO/IEC 29500-2 6"),
    Rule("SRC018", _E, "the file is an old Word file, or has a password", "open it in Word or LibreOffice and save it as .docx without a password"),
    Rule("SRC019", _E, "the file holds what no Word file needs, and was not opened", "open it in Word, if you trust it, and save it again", "ISO/IEC 29500-2 6.2.5"),
    Rule("SRC020", _E, "the notebook cannot be read", "open it in Jupyter and save it again"),
    Rule("SRC021", _E, "pandoc's document cannot be read", "make it anew with `pandoc -t json`"),
    Rule("SRC022", _W, "pandoc had something to say of the file that it converted", "see docs/pandoc.md; what pandoc leaves out is lost"),
    Rule("SRC023", _I, "the source is not in UTF-8, but says which encoding it has", "save it as UTF-8"),
    Rule("SRC024", _W, "the page was saved from the web, with what stands around its article", "`--extract` finds the article in it"),
    Rule("SRC025", _I, "documents in the folder are of kinds that are not read", "save them as .docx, .md or .html; `--pandoc` converts some kinds"),
    # Metadata.
    Rule("META001", _E, "the front matter is not valid", "correct the YAML or TOML at this line"),
    Rule("META002", _E, "a front matter value has the wrong type", "see docs/front-matter.md"),
    Rule("META003", _W, "an unknown front matter key", "remove it, or name it `x-…`"),
    Rule("META004", _I, "a front matter key of another tool is not used", "see docs/front-matter.md for ours"),
    Rule("META005", _I, "the title was inferred", "set `title` in the front matter", "WCAG 2.2 2.4.2"),
    Rule("META006", _W, "the article has no body", "write at least one paragraph"),
    Rule("META007", _I, "no date is known", "set `date` in the front matter"),
    Rule("META008", _E, "the theme cannot be used", "see `publish themes`"),
    Rule("META009", _I, "the first heading repeats the title and was left out", "remove the heading, or the `title` of the front matter"),
    Rule("META010", _I, "what a person evaluated is kept, but no edition shows it yet", "say it in the text if readers should know now"),
    Rule("META011", _W, "the front matter names a theme that is not there; the default one is used", "see `publish themes`"),
    Rule("META012", _I, "front matter is read, though it is not written as usual", "see docs/front-matter.md for the usual form"),
    Rule("META013", _I, "a front matter key of another tool is taken for ours", "see docs/front-matter.md for our keys"),
    Rule("META014", _I, "the date was taken from the file's name", "set `date` in the front matter"),
    Rule("META015", _I, "the files will not say all that readers look for", "see docs/front-matter.md"),
    Rule("META016", _W, "the words changed since they were published, and no date says so", "set `updated` in the front matter"),
    # Language.
    Rule("LANG001", _E, "not a language tag", "use a BCP 47 tag, such as en-GB", "WCAG 2.2 3.1.1, PDF/UA-1 7.2"),
    Rule("LANG002", _I, "the language was detected", "set `lang` in the front matter", "WCAG 2.2 3.1.1"),
    Rule("LANG003", _W, "words in another script carry no language", "mark them, as in [حلب]{lang=ar}", "WCAG 2.2 3.1.2, PDF/UA-1 7.2"),
    Rule("LANG004", _W, "our own words are in English here", "set `lang` to a language that `publish formats` lists, or help to translate the catalogue", "WCAG 2.2 3.1.2"),
    Rule("LANG005", _W, "a language contradicts the script that its words are in", "correct the tag; words in Latin letters are `ar-Latn`, for one", "WCAG 2.2 3.1.2, RFC 5646 2.2.3"),
    Rule("LANG006", _W, "the words are in another language than the article is said to be", "correct `lang` in the front matter", "WCAG 2.2 3.1.1, PDF/UA-1 7.2"),
    Rule("LANG007", _I, "a paragraph reads as another language", "mark it, as in [le passage]{lang=fr}", "WCAG 2.2 3.1.2, PDF/UA-1 7.2"),
    # Images.
    Rule("IMG001", _E, "image has no text alternative", "write what the image says, as in ![a map of Aleppo](map.png), or mark it {.decorative}", "WCAG 2.2 1.1.1, PDF/UA-1 7.3"),
    Rule("IMG002", _E, "image not found", "check the path; it counts from the article's folder"),
    Rule("IMG003", _E, "image cannot be read", "save it again as PNG, JPEG, GIF, WebP or SVG"),
    Rule("IMG004", _E, "image lies outside the article's root", "copy it beside the article, or put a `publish.toml` into a folder above both, which makes that the root"),
    Rule("IMG005", _E, "image is not a file of the article", "save it beside the article, or ask for it with `--fetch-remote`"),
    Rule("IMG006", _W, "parts of a picture that could run or load something were taken out", "save the SVG without scripts and references"),
    Rule("IMG007", _W, "text alternative says nothing of the picture", "write what the picture says, or mark it {.decorative}", "WCAG 2.2 1.1.1"),
    Rule("IMG008", _I, "image was found in another way than its path says", "write the path from the article's folder, with / between its parts"),
    Rule("IMG009", _I, "image was changed, so that every edition can show it", "save it as PNG or JPEG as it is to be shown"),
    Rule("IMG010", _I, "image was fetched from the network", "save it beside the article to keep it"),
    Rule("IMG011", _E, "text alternative is the name of a file", "write what the picture says, or mark it {.decorative}", "WCAG 2.2 1.1.1"),
    Rule("IMG012", _I, "text alternative repeats what stands beside the picture", "say what the picture adds to those words, or mark it {.decorative}", "WCAG 2.2 1.1.1"),
    Rule("IMG013", _I, "text alternative is long", "say the most important in a sentence or two, and the rest in the text or in a long description", "WCAG 2.2 1.1.1"),
    Rule("IMG014", _I, "text alternative begins with «image of»", "begin with what it shows", "WCAG 2.2 1.1.1"),
    Rule("IMG015", _I, "two pictures have the same text alternative", "say what tells one from the other", "WCAG 2.2 1.1.1"),
    Rule("IMG016", _I, "a caption says another number than the editions give it", "leave the label out of the caption, and see that the text refers to the right one"),
    # Structure.
    Rule("HEAD001", _W, "heading level skipped", "go down one level at a time", "PDF/UA-1 7.4.2"),
    Rule("HEAD002", _W, "heading deeper than level 6", "most readers know six levels; use fewer"),
    Rule("HEAD003", _W, "section is empty", "write something under the heading, or remove it", "WCAG 2.2 2.4.6"),
    Rule("HEAD004", _E, "heading has no words", "write the heading, or remove the line", "WCAG 2.2 2.4.6"),
    Rule("HEAD005", _I, "heading is the same as the one before it", "say in each what is under it", "WCAG 2.2 2.4.6"),
    Rule("HEAD006", _I, "heading is long", "shorten it, and write the rest below it", "WCAG 2.2 2.4.6"),
    Rule("HEAD007", _I, "a paragraph in bold looks like a heading", "if it is one, write it as a heading", "WCAG 2.2 1.3.1"),
    Rule("TAB001", _E, "table has no header cells", "name the columns in the first row", "WCAG 2.2 1.3.1, PDF/UA-1 7.5"),
    Rule("TAB002", _W, "table has no caption", "write a line `Table: what it shows` under it", "WCAG 2.2 1.3.1"),
    Rule("TAB003", _W, "rows differ in length", "give every row the same number of cells"),
    Rule("TAB004", _W, "a column has data, but no header", "name the column in the first row", "WCAG 2.2 1.3.1, PDF/UA-1 7.5"),
    Rule("TAB005", _I, "table is too wide for a page", "split it, turn its rows into columns, or shorten its longest words"),
    Rule("TAB006", _I, "table has nothing to compare", "write it as a list, or as text", "WCAG 2.2 1.3.1"),
    Rule("TAB007", _I, "table has merged cells", "repeat what they say in each cell, if that can be", "WCAG 2.2 1.3.1"),
    Rule("TAB008", _I, "a row or a column of a table is empty", "take it out, or say in its cells why there is nothing"),
    Rule("NOTE001", _E, "note is not defined", "write its text, as in [^1]: the text", "PDF/UA-1 7.9"),
    Rule("NOTE002", _E, "note is defined twice", "keep one of the definitions"),
    Rule("NOTE003", _W, "note is never called", "call it in the text, as in [^1], or remove it"),
    Rule("NOTE004", _W, "note is empty", "write its text, or remove it and its call"),
    Rule("NOTE005", _I, "note is long", "put what is important into the text"),
    Rule("LINK001", _W, "link text does not say where it leads", "name the target in the link's words", "WCAG 2.2 2.4.4"),
    Rule("LINK002", _W, "link leads to no place in this article", "check the name after the #"),
    Rule("LINK003", _W, "link with a scheme that is not safe was taken out", "use https, http, mailto, tel or a #place"),
    Rule("LINK004", _W, "link to a page of the author's site was taken out", "give the whole address, as in https://example.org/page"),
    Rule("LINK005", _I, "a short form of an address was completed", "write the whole address"),
    Rule("LINK006", _W, "an address may mislead its readers", "write the address as it is"),
    Rule("LINK007", _W, "links that are called the same lead to different places", "name in each what is found there", "WCAG 2.2 2.4.4"),
    Rule("LINK008", _W, "link leads nowhere", "give it an address, or make it plain text", "WCAG 2.2 2.4.4"),
    Rule("LINK009", _I, "two links side by side lead to the same place", "make them one link", "WCAG 2.2 2.4.4"),
    Rule("LINK010", _I, "link does not say that it leads to a file", "name the type in the link, as in [Annual report (PDF)]", "WCAG 2.2 2.4.4"),
    Rule("LINK011", _I, "link text is an address", "write what is found there", "WCAG 2.2 2.4.4"),
    Rule("ID001", _W, "identifier is used twice", "give each heading its own"),
    # Mark-up that has no place in the model.
    Rule("MARK001", _W, "HTML that the article cannot hold was left out; its words are kept", "write it in Markdown"),
    Rule("MARK002", _W, "a site generator's tag stands in the text", "replace it by what it would have made"),
    Rule("MARK003", _W, "mark-up that has no meaning here was left out", "check its spelling; see docs/markdown.md"),
    Rule("MARK004", _I, "words that the page hides were left out", "show them, or remove them"),
    Rule("MARK005", _I, "a link leads to the heading of the section that its target stands in", "give the heading an id, and link to it"),
    Rule("MARK006", _I, "the heading of the notes was left out", "nothing is to be done: each edition has a heading for its notes"),
    Rule("MARK007", _I, "a title that only a mouse shows was left out", "say it in the text", "HTML 3.2.6.1"),
    Rule("CITE001", _W, "a citation stands as it was written", "write the reference out, as in a note: no list of references is read"),
    Rule("MATH001", _W, "formula cannot be read", "check the TeX"),
    Rule("MATH002", _I, "formula has no spoken form in the article's language", "say in the text what it says", "WCAG 2.2 1.1.1"),
    # Words and signs.
    Rule("TEXT001", _I, "words in capitals", "write them as other words"),
    Rule("TEXT002", _I, "several emoji in a row", "keep one, or none"),
    Rule("TEXT003", _I, "the text is very hard to read", "use shorter sentences and better known words", "WCAG 2.2 3.1.5"),
    Rule("TEXT004", _W, "an invisible sign turns the order of reading", "remove it; mark the passage's language instead, as in [حلب]{lang=ar}", "WCAG 2.2 1.3.2"),
    Rule("TEXT005", _I, "an invisible sign stands in a word", "remove it"),
    Rule("TEXT006", _I, "letters of two scripts in one word", "write the word in one script"),
    Rule("TEXT007", _W, "a leftover of a template", "replace it, or take it out"),
    Rule("TEXT008", _I, "a paragraph stands twice", "remove one of them"),
    Rule("TEXT009", _I, "paragraph is very long", "begin a new one where the thought turns"),
    Rule("TEXT010", _I, "something is pointed at by its looks or its place", "name it too", "WCAG 2.2 1.3.3"),
    Rule("TEXT011", _I, "lines that begin like a list are none", "write them as a list, with `- ` or `1. ` before each", "WCAG 2.2 1.3.1"),
    Rule("TEXT012", _I, "a table is drawn with signs", "write it as a table, with a line `| --- | --- |` under its header", "WCAG 2.2 1.3.1"),
    Rule("TEXT013", _W, "item of a list is empty", "write something, or remove it"),
    Rule("ABBR001", _I, "abbreviation is never written out", "write it out where it is used first", "WCAG 2.2 3.1.4"),
    # reStructuredText and notebooks.
    Rule("RST001", _W, "docutils found a fault in the reStructuredText; its words are kept", "correct the mark-up at this line"),
    Rule("RST002", _W, "a directive or role that is not known here; its words are kept", "see docs/restructuredtext.md for those that are"),
    Rule("RST003", _W, "a part that only the tool it was written for can make was left out", "write out what it would have made"),
    Rule("NB001", _W, "a cell or an output that no edition can show was left out", "say in a Markdown cell what it shows"),
    Rule("NB002", _I, "a part of the notebook was left out, as it asks for", "remove the tag or the option to show it"),
    Rule("NB003", _W, "a cell ended with an error", "correct the code and run the notebook again, or tag the cell `raises-exception`"),
    Rule("NB004", _W, "an output was shortened", "print less, or tag the cell `remove-output`"),
    # Word files: what of them an article cannot hold.
    Rule("DOCX001", _W, "the file has tracked changes", "accept or reject the changes in Word"),
    Rule("DOCX002", _I, "a comment is in no edition", "delete the comment, or write what it says into the text"),
    Rule("DOCX003", _W, "hidden text was left out", "delete it, or show it (Font, Hidden)"),
    Rule("DOCX004", _I, "the head or foot of the pages was left out", "write into the text what readers need of it"),
    Rule("DOCX005", _I, "a text box stands after its paragraph now", "see that it is read where it belongs"),
    Rule("DOCX006", _W, "a drawing cannot be shown as it is", "put a picture with a text alternative in its place", "WCAG 2.2 1.1.1"),
    Rule("DOCX007", _I, "a list of contents was left out", "nothing to do: every edition makes its own"),
    Rule("DOCX008", _I, "something was taken for what its form says", "set it in Word to be certain; see docs/word-files.md"),
    Rule("DOCX009", _W, "a part of the file cannot be kept", "see docs/word-files.md"),
    # Exports.
    Rule("FMT001", _W, "this format cannot show a part of the article", "see docs/formats for what it shows instead"),
    Rule("FMT002", _W, "no font has a glyph for a character", "run `publish doctor`", "PDF/UA-1 7.21"),
    Rule("FMT003", _W, "our checks did not pass on the finished file, so it claims no conformance", "please report this", "PDF/UA-1 5"),
    Rule("FMT004", _W, "a library that makes the file reported a fault", "please report this, with the article if you can"),
    Rule("FMT005", _E, "the finished file breaks a rule of its format", "please report this: the fault is ours, not the article's"),
    Rule("SPEECH001", _I, "the voice for this language is synthetic and plain", "a more natural one is `--engine gtts`, which sends the text to Google"),
    Rule("SPEECH002", _W, "no voice speaks this language; it is read by another", "see `publish voices`"),
    Rule("SPEECH003", _I, "the text was sent to Google, whose voice reads it", "leave out `--engine gtts` to keep it on this machine"),
    # The project's own file.
    Rule("CONF001", _W, "a line of publish.toml has no effect", "correct it or take it out"),
    # Runs: not the author's faults.
    Rule("RUN001", _E, "publish itself failed", "please report this; `--log FILE` keeps where it happened"),
    Rule("RUN002", _E, "the machine lacks something", "run `publish doctor`"),
)
# fmt: on

RULES: dict[str, Rule] = {rule.code: rule for rule in _TABLE}


def finding(code: str, file: str, span: Span | None = None, message: str = "", hint: str | Hints = "") -> Diagnostic:
    """Make the diagnostic of a rule at a place; message and hint default to the rule's own.

    A hint that speaks of some kinds of sources only is given by kind.
    """
    rule = RULES[code]
    return Diagnostic(
        code=code,
        severity=rule.severity,
        file=file,
        line=span.line if span else 0,
        column=span.column if span else 1,
        message=message or rule.title,
        hint=_hint(rule, file, hint),
        clause=rule.clause,
    )


def of_file(said: Diagnostic, file: str) -> Diagnostic:
    """Put the name of its file into a diagnostic that was made without one, and the hint for that kind of file."""
    hint = _hint(RULES[said.code], file, "") if said.hint == RULES[said.code].hint else said.hint
    return msgspec.structs.replace(said, file=file, hint=hint)


def _hint(rule: Rule, file: str, said: str | Hints) -> str:
    if said and isinstance(said, str):
        return said
    kind = kind_of(file) if file else Kind.MARKDOWN
    own = hint_for(kind, said) if not isinstance(said, str) else ""
    return own or hint_for(kind, HINTS.get(rule.code, {})) or rule.hint
