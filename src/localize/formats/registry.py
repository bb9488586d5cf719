"""Which module reads and writes a file: ours by suffix, else what a plug-in brings along.

A plug-in is a distribution with an entry point in the group `localize.formats` whose name is the
suffix without its dot, and which names a module, or an object, that offers what `Format` says.
Entry points are looked for only when a suffix is none of ours, and loaded only to read a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import Any, Protocol, cast

from localize.errors import SourceError
from localize.formats.encoding import MAX_BYTES
from localize.model import Block, Document, Edition, Feed

GROUP = "localize.formats"
SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "plain",
    ".text": "plain",
    ".docx": "docx",
}
"""Suffix → module of this package; loaded when a file of that kind is met."""

_LARGEST = {".docx": 64 * 2**20}
"""Most bytes of a file that may hold pictures."""


class Writer(Protocol):
    """What writes a document."""

    def render(
        self, document: Document, translations: Mapping[Block, str], edition: Edition | None
    ) -> bytes:
        """Give the file with its blocks translated."""

    def page(
        self, document: Document, translations: Mapping[Block, str], edition: Edition
    ) -> bytes:
        """Give a complete HTML page."""


class Format(Writer, Protocol):
    """What a module of this package, or a plug-in, offers."""

    def parse(self, data: bytes, path: str) -> Document:
        """Give the document that the bytes hold."""

    def outline(self, data: bytes, path: str) -> tuple[str, ...]:
        """Give the file's structure without its words."""


class Feeds(Writer, Protocol):
    """What the module for feeds offers: its files are read as the settings say."""

    TYPES: tuple[str, ...]

    def fault(self, path: str, namespaces: Mapping[str, str]) -> str:
        """Say what is wrong with a field's path."""

    def parse(self, data: bytes, path: str, feed: Feed) -> Document:
        """Give the document that the bytes hold."""

    def outline(self, data: bytes, path: str, feed: Feed) -> tuple[str, ...]:
        """Give the file's structure without its words."""


_PROMISES = ("parse", "render", "page", "outline")


def is_known(path: PurePath) -> bool:
    """Tell whether there is a format for a file, by its suffix."""
    suffix = path.suffix.lower()
    return suffix in SUFFIXES or suffix in _plug_ins()


def is_plug_in(path: str) -> bool:
    """Tell whether a plug-in's format reads a file."""
    return PurePath(path).suffix.lower() not in SUFFIXES


def largest(path: str) -> int:
    """Give how many bytes a file of this kind may have."""
    return _LARGEST.get(PurePath(path).suffix.lower(), MAX_BYTES)


def of(path: str) -> Format:
    """Give the format of a file; raises `SourceError` if there is none, or it cannot be loaded."""
    suffix = PurePath(path).suffix.lower()
    if suffix in SUFFIXES:
        return built_in(SUFFIXES[suffix])
    if suffix in _plug_ins():
        return _loaded(_plug_ins()[suffix], path)
    known = ", ".join([*SUFFIXES, *sorted(_plug_ins())])
    raise SourceError(f"unknown format “{suffix}”", f"articles are {known}", path=path)


def built_in(name: str) -> Format:
    """Give a module of this package."""
    return cast(Format, import_module(f"localize.formats.{name}"))


def feeds() -> Feeds:
    """Give the module that reads and writes what the settings call a feed."""
    return cast(Feeds, import_module("localize.formats.feeds"))


@cache
def _plug_ins() -> Mapping[str, Any]:
    """Give the plug-ins' entry points by suffix; of two for one, the first by name counts."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and rarely needed

    found = sorted(entry_points(group=GROUP), key=lambda one: one.value, reverse=True)
    return {f".{one.name.lower().lstrip('.')}": one for one in found}


def _loaded(entry: Any, path: str) -> Format:  # noqa: ANN401 - importlib.metadata's EntryPoint
    name = entry.dist.name if entry.dist else entry.value
    try:
        found = entry.load()
    except Exception as error:
        raise SourceError(
            f"the plug-in {name} cannot be loaded: {error}", f"install it anew: {name}", path=path
        ) from error
    if missing := [one for one in _PROMISES if not callable(getattr(found, one, None))]:
        raise SourceError(
            f"the plug-in {name} has no {', '.join(missing)}",
            "a format offers parse, render, page and outline; see the README",
            path=path,
        )
    return cast(Format, found)
