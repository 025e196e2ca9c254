"""The EPUB edition: EPUB 3.3, reflowable, its accessibility metadata earned from its own bytes."""

from publish.exporters.epub.edition import EpubOptions, export

__all__ = ["EpubOptions", "export"]
