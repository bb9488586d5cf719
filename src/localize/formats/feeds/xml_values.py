"""XML's values by XPath: lxml finds the elements, our own reading knows where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from lxml import etree

from localize.errors import SourceError
from localize.formats import elements
from localize.formats.elements import Element
from localize.formats.feeds import fragments, values
from localize.formats.feeds.offsets import Offsets
from localize.formats.feeds.selection import Selection
from localize.formats.feeds.values import Value

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "nar": "http://iptc.org/std/nar/2006-10-01/",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
_SINGLE = re.compile(r"(?:/[\w.:-]+)+(?:/@[\w.:-]+)?")
_TEXT_NODES = re.compile(r"\btext\(\s*\)\s*$")
_ATTRIBUTE = re.compile(r"""\s([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_HINT = "have the program that made the file write it again"


class Xml:
    """A file of XML: asked for elements' and attributes' text by XPath 1.0."""

    def __init__(self, source: str, path: str, namespaces: Mapping[str, str]) -> None:
        self._source, self._path = source, path
        self._data = source.encode("utf-8", "replace")
        self._root = elements.parse(self._data, path, declarations=True)
        self._offsets = Offsets(self._data)
        self._namespaces = {**NAMESPACES, **namespaces}
        self._tree = _parsed(self._data, path).getroottree()
        self.advice = _advice(self._root.name, self._namespaces)

    @cached_property
    def _elements(self) -> Mapping[Any, Element]:
        """Our own elements by lxml's: both are in the file's order."""
        theirs = self._tree.iter(etree.Element)
        return dict(zip(theirs, self._root.walk(), strict=True))

    def select(self, path: str) -> Selection:
        """Give what a path selects; raises `SourceError` for faults that show only in the file."""
        try:
            found = self._tree.xpath(path, namespaces=self._namespaces)
        except etree.XPathError as error:
            message = f"the feed’s field “{path}” is no XPath: {error}"
            raise SourceError(message, "mend it in the settings", path=self._path) from None
        texts = tuple(value for one in found for value in self._values(one))
        return Selection(texts, (), is_found=bool(texts))

    def _values(self, found: Any) -> Iterator[Value]:  # noqa: ANN401 - lxml has no name for it
        if found in self._elements:
            yield self._content(self._elements[found])
        elif getattr(found, "is_attribute", False):
            element = self._elements[found.getparent()]
            yield from self._attribute(element, str(found.attrname))

    def _content(self, element: Element) -> Value:
        start = self._offsets.at(element.opened)
        raw = self._source[start : self._offsets.at(element.closed)]
        if element.children or fragments.OTHER.search(elements.CDATA.sub("", raw)):
            return values.of_page(start, fragments.page(element, raw, start, self._offsets))
        return values.of_xml(start, raw)

    def _attribute(self, element: Element, name: str) -> Iterator[Value]:
        """Find an attribute by its number: those of a tag have an order, and no two one name."""
        start = self._offsets.at(element.start)
        tag = self._source[start : self._offsets.at(element.opened)]
        found = [one for one in _ATTRIBUTE.finditer(tag) if not _declares(one[1])]
        for key, one in zip(element.attributes, found, strict=True):
            if key == name:
                group = 2 if one[2] is not None else 3
                yield values.of_xml(start + one.start(group), one[group], "attribute")


def fault(path: str, namespaces: Mapping[str, str]) -> str:
    """Say what is wrong with an XPath; empty if nothing is."""
    try:
        tree = etree.ElementTree(etree.Element("none"))
        found = tree.xpath(path, namespaces={**NAMESPACES, **namespaces})
    except (etree.XPathError, ValueError, TypeError) as error:
        return str(error)
    if not isinstance(found, list) or _TEXT_NODES.search(path):
        return "it selects no elements or attributes"
    return ""


def is_single(path: str) -> bool:
    """Tell whether a path names its elements one by one, without conditions or wildcards."""
    return bool(_SINGLE.fullmatch(path))


def _advice(name: str, namespaces: Mapping[str, str]) -> str:
    """Tell of the prefix that paths need in a file whose elements have a namespace."""
    space, _, local = name.rpartition("}")
    if not space:
        return ""
    prefix = next((key for key, uri in namespaces.items() if uri == space[1:]), "")
    declare = "" if prefix else f"declare it, [feed.namespaces] own = “{space[1:]}”, and "
    return f"the file’s elements have a namespace: {declare}write /{prefix or 'own'}:{local}/…"


def _declares(name: str) -> bool:
    return name == "xmlns" or name.startswith("xmlns:")


def _parsed(data: bytes, path: str) -> Any:  # noqa: ANN401 - lxml has no name for it
    """Read again with lxml, which knows XPath: nothing is loaded, no entity is replaced."""
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        message = f"not well-formed XML: {error.msg}"
        raise SourceError(message, _HINT, path=path, line=error.lineno) from None
