"""Articles in, articles out: a file's bytes ↔ `Document`, by the file's suffix.

Every format keeps three promises: a document's blocks joined are the file (law 1), rendering
without translations gives the file back byte for byte (law 2), and a translation is text only:
whatever markup it contains comes out as visible characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path, PurePath
from typing import Protocol, cast

from localize.errors import SourceError
from localize.formats.encoding import MAX_BYTES
from localize.model import Block, Document, Edition

SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "plain",
    ".text": "plain",
}
"""Suffix → module of this package; loaded when a file of that kind is met."""


class Format(Protocol):
    """What a module of this package offers."""

    def parse(self, data: bytes, path: str) -> Document:
        """Give the document that the bytes hold."""

    def render(
        self, document: Document, translations: Mapping[Block, str], edition: Edition | None
    ) -> bytes:
        """Give the file with its blocks translated."""

    def page(
        self, document: Document, translations: Mapping[Block, str], edition: Edition
    ) -> bytes:
        """Give a complete HTML page."""

    def outline(self, data: bytes, path: str) -> tuple[str, ...]:
        """Give the file's structure without its words."""


def read(path: Path, root: Path | None = None) -> Document:
    """Read an article; its `path` is relative to `root`, with slashes.

    Raises `SourceError` if there is no article in the file, or more than `MAX_BYTES` bytes.
    """
    place = (path.relative_to(root) if root else path).as_posix()
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise SourceError(f"cannot read the file: {reason}", path=place) from error
    _check_size(size, place)
    return parse(data, place)


def parse(data: bytes, path: str) -> Document:
    """Give the document that a file's bytes hold; `path` says which format it is.

    Raises `SourceError` with path, line and hint.
    """
    _check_size(len(data), path)
    if not data.strip():
        raise SourceError("the file is empty", "write the article, or remove the file", path=path)
    return _format_of(path).parse(data, path)


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
    return _format(document.format).render(document, translations, edition)


def page(document: Document, translations: Mapping[Block, str], edition: Edition) -> bytes:
    """Give a complete web page of the article; for HTML the same as `render`."""
    return _format(document.format).page(document, translations, edition)


def outline(data: bytes, path: str) -> tuple[str, ...]:
    """Give a file's structure without its words: blocks in order, each block's markup sorted.

    A file and its translation have the same outline (law 9) if every translation has all of its
    block's placeholders and no edition was given; else the difference says what was lost.
    """
    return _format_of(path).outline(data, path)


def _format_of(path: str) -> Format:
    suffix = PurePath(path).suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise SourceError(f"unknown format “{suffix}”", f"articles are {known}", path=path)
    return _format(SUFFIXES[suffix])


def _format(name: str) -> Format:
    return cast(Format, import_module(f"{__name__}.{name}"))


def _check_size(size: int, path: str) -> None:
    if size > MAX_BYTES:
        limit = MAX_BYTES // 2**20
        raise SourceError(
            f"the file has {size / 2**20:.1f} MB, more than the limit of {limit} MB",
            "an article is text: move embedded images or data out of it",
            path=path,
        )
