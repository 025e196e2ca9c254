"""publish: one article in, a PDF, an EPUB, a Word file and a spoken MP3 out, all saying the same words."""

__version__ = "0.1.0"
