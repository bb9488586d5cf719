"""XML's values by XPath: lxml finds the elements, our own reading knows where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from localize.errors import SourceError
from localize.formats import elements
from localize.formats.elements import Element
from localize.formats.feeds.values import Lines, Value, from_markup, from_xml

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


class Tree:
    """A file of XML: asked for values by XPath. `root` is its root element."""

    def __init__(self, source: str, path: str, namespaces: Mapping[str, str]) -> None:
        self.source = source
        self._data = source.encode("utf-8", "replace")
        self.root = elements.parse(self._data, path, declarations=True)
        self._lines = Lines(self._data)
        self._elements = list(self.root.walk())
        self._namespaces = {**NAMESPACES, **namespaces}
        self._root = _lxml(self._data, path)
        tree = self._root.getroottree()
        self._numbers = {node: index for index, node in enumerate(tree.iter(etree.Element))}

    def select(self, path: str) -> Iterator[tuple[Element, Value]]:
        """Give the elements and values that an XPath selects: of elements, of attributes."""
        found = self._root.getroottree().xpath(path, namespaces=self._namespaces)
        for one in found if isinstance(found, list) else ():
            if isinstance(one, etree._Element):  # noqa: SLF001 - lxml has no other name for it
                if one in self._numbers:
                    element = self._elements[self._numbers[one]]
                    yield element, self._content(element)
            elif getattr(one, "is_attribute", False):
                element = self._elements[self._numbers[one.getparent()]]
                if value := self._attribute(element, str(one.attrname)):
                    yield element, value

    def _slice(self, start: int, end: int) -> tuple[int, str]:
        begin = self._lines.at(start)
        return begin, self.source[begin : self._lines.at(end)]

    def _content(self, element: Element) -> Value:
        start, raw = self._slice(element.opened, element.closed)
        return from_markup(start, raw) if element.children else from_xml(start, raw)

    def _attribute(self, element: Element, name: str) -> Value | None:
        start, tag = self._slice(element.start, element.opened)
        space, _, local = name.rpartition("}")
        own = r"[\w.-]+:" if space else ""
        shape = re.compile(rf"""\s{own}{re.escape(local)}\s*=\s*(["'])(.*?)\1""", re.DOTALL)
        found = shape.search(tag)
        return from_xml(start + found.start(2), found[2], "attribute") if found else None


def fault(path: str, namespaces: Mapping[str, str]) -> str:
    """Tell what is wrong with an XPath; empty if nothing is."""
    try:
        etree.ElementTree(etree.Element("a")).xpath(path, namespaces={**NAMESPACES, **namespaces})
    except (etree.XPathError, ValueError, TypeError) as error:
        return str(error)
    return ""


def _lxml(data: bytes, path: str) -> etree._Element:  # noqa: SLF001 - as above
    """Read again with lxml, which knows XPath; nothing is loaded and no entity replaced."""
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        hint = "the system that made the file writes it again"
        raise SourceError(
            f"not well-formed XML: {error.msg}", hint, path=path, line=error.lineno
        ) from None
