"""The only files that the PDF's maker can reach: the article's own pictures, and the theme's fonts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
from weasyprint.urls import URLFetcher, URLFetcherResponse, URLFetchingError  # type: ignore[import-untyped]  # it has no types

from publish.model import Resource

PICTURE = "publish:picture/"
FONT = "publish:font/"


class Book(msgspec.Struct, frozen=True):
    """What stands on a shelf at an address: a picture in memory, or one of our font files."""

    media_type: str
    content: bytes | Path

    def read(self) -> bytes:
        """Return the bytes."""
        return self.content if isinstance(self.content, bytes) else self.content.read_bytes()


class Shelf(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves what stands on it and refuses every other address: no network, no file of the author."""

    def __init__(self, books: Mapping[str, Book]) -> None:
        """Hold the books by their address."""
        super().__init__(allowed_protocols=())
        self._books = books

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002  # its shape is WeasyPrint's
        """Return what stands at an address; raise URLFetchingError for any other."""
        book = self._books.get(url)
        if book is None:
            raise URLFetchingError(f"refused, it is not a part of the article: {url}")
        return URLFetcherResponse(url, book.read(), {"Content-Type": book.media_type})


def picture_address(resource: Resource) -> str:
    """Return the address of a picture, as it stands in the mark-up."""
    return PICTURE + resource.id
