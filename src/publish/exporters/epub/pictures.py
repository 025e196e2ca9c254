"""The pictures that the book shows, each written once under a name made from its bytes."""

from __future__ import annotations

from hashlib import sha256

from publish.exporters.epub.package import File
from publish.model import Article, Figure, Image, Resource, Undescribed
from publish.model.walk import walk

_SUFFIXES = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}


def path(resource: Resource) -> str:
    """Return the path of a picture in the book: ASCII, safe, and the same for the same bytes."""
    return f"images/r{sha256(resource.data).hexdigest()[:16]}.{_SUFFIXES[resource.media_type]}"


def shown(article: Article) -> tuple[Resource, ...]:
    """Return the pictures of the article that stand in it, and that of its cover."""
    pictures = (node for node in walk(article) if isinstance(node, Figure | Image))
    names = {picture.resource for picture in pictures if not isinstance(picture.alt, Undescribed)}
    if article.meta.cover:
        names.add(article.meta.cover.resource)
    return tuple({path(resource): resource for resource in article.resources if resource.id in names}.values())


def cover(article: Article) -> Resource | None:
    """Return the picture of the cover, if the article has one."""
    wanted = article.meta.cover.resource if article.meta.cover else None
    return next((resource for resource in article.resources if resource.id == wanted), None)


def files(article: Article) -> tuple[File, ...]:
    """Return the files of the pictures; that of the cover says that it is."""
    front = cover(article)
    properties = {path(front): ("cover-image",)} if front else {}
    return tuple(
        File(where := path(picture), picture.media_type, picture.data, properties.get(where, ()))
        for picture in shown(article)
    )
