"""Articles in, articles out: a file's bytes ↔ `Document`, by the file's suffix.

Every format keeps three promises: a document's blocks joined are the file (law 1), rendering
without translations gives the file back byte for byte (law 2), and a translation is text only:
whatever markup it contains comes out as visible characters.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib import import_module
from pathlib import Path, PurePath

from localize.errors import SourceError
from localize.formats import registry
from localize.formats.registry import SUFFIXES, Format, is_known
from localize.model import Block, Document, Edition, Feed, Selectors

__all__ = [
    "SUFFIXES",
    "Format",
    "Layout",
    "field_fault",
    "field_types",
    "is_known",
    "listing",
    "outline",
    "page",
    "parse",
    "read",
    "render",
    "selector_fault",
    "with_interface",
]

Layout = Selectors | Feed | None
"""How a newsroom says that its files are built: pages of HTML, files of a feed."""


def read(path: Path, root: Path | None = None, layout: Layout = None) -> Document:
    """Read an article; its `path` is relative to `root`, with slashes.

    Selectors count for pages of HTML only; a file with a feed is read as the feed says.
    Raises `SourceError` if there is no article in the file, or more bytes than one has.
    """
    place = (path.relative_to(root) if root else path).as_posix()
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= registry.largest(place) else b""
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise SourceError(f"cannot read the file: {reason}", path=place) from error
    _check_size(size, place)
    return parse(data, place, layout)


def parse(data: bytes, path: str, layout: Layout = None) -> Document:
    """Give the document that a file's bytes hold; `path` says which format it is.

    Raises `SourceError` with path, line and hint.
    """
    _check_size(len(data), path)
    if not data.strip():
        raise SourceError("the file is empty", "write the article, or remove the file", path=path)
    if isinstance(layout, Feed):
        return registry.feeds().parse(data, path, layout)
    if layout and SUFFIXES.get(PurePath(path).suffix.lower()) == "html":
        page: Document = import_module("localize.formats.html").parse(data, path, layout)
        return page
    document = registry.of(path).parse(data, path)
    if registry.is_plug_in(path) and render(document, {}) != data:
        hint = "tell who wrote it; without translations, every byte must come back"
        raise SourceError("the plug-in for this format loses bytes", hint, path=path)
    return document


def render(
    document: Document, translations: Mapping[Block, str], edition: Edition | None = None
) -> bytes:
    """Give the file with translations in their blocks' places, all other bytes as they were.

    A translation is masked text with the placeholders of its block. Placeholders that are badly
    nested, repeated or unknown to the block are dropped or shown as text; standalone ones with
    content (an image, a piece of code) that a translation forgot are appended. An empty
    translation counts as none. An `edition` also sets language, date, links to other languages
    and the label, where the format has a place for them.
    """
    return _format(document).render(document, translations, edition)


def page(document: Document, translations: Mapping[Block, str], edition: Edition) -> bytes:
    """Give a complete web page of the article; for HTML the same as `render`."""
    return _format(document).page(document, translations, edition)


def listing(edition: Edition, headline: str) -> bytes:
    """Give a web page that lists an article's editions; `headline` is this edition's."""
    made: bytes = import_module("localize.formats.listed").page(edition, headline)
    return made


def outline(data: bytes, path: str, feed: Feed | None = None) -> tuple[str, ...]:
    """Give a file's structure without its words: blocks in order, each block's markup sorted.

    A file and its translation have the same outline (law 9) if every translation has all of its
    block's placeholders and no edition was given; else the difference says what was lost.
    """
    if feed:
        return registry.feeds().outline(data, path, feed)
    return registry.of(path).outline(data, path)


def with_interface(document: Document, known: Collection[str] | None = None) -> Document:
    """Give the document with the strings around its article as blocks too: menus, buttons, notices.

    `known` are the only ones wanted, None is all. Their role is `INTERFACE`, their text masked as
    an article's is. A document that is no page has none.
    """
    if document.format != "html":
        return document
    whole: Document = import_module("localize.formats.html").with_interface(document, known)
    return whole


def selector_fault(selector: str) -> str:
    """Say what is wrong with a CSS selector; empty if nothing is."""
    fault: str = import_module("localize.formats.html.selectors").fault(selector)
    return fault


def field_fault(path: str, namespaces: Mapping[str, str]) -> str:
    """Say what is wrong with a JSONPath or XPath of a feed; empty if nothing is."""
    return registry.feeds().fault(path, namespaces)


def field_types() -> tuple[str, ...]:
    """Give what a feed's field may hold."""
    return registry.feeds().TYPES


def _format(document: Document) -> registry.Writer:
    return registry.feeds() if document.feed else registry.of(document.path)


def _check_size(size: int, path: str) -> None:
    limit = registry.largest(path)
    if size > limit:
        raise SourceError(
            f"the file has {size / 2**20:.1f} MB, more than the limit of {limit // 2**20} MB",
            "an article is text: move embedded images or data out of it",
            path=path,
        )
