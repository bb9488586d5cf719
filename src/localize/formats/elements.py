"""XML as elements that know where they stand: read with byte offsets, so that writing splices.

The parser is expat, which tells offsets. It loads nothing from anywhere; declared entities, which
can grow without end, are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.entities import name2codepoint
from xml.parsers import expat

from localize.errors import SourceError
from localize.formats.encoding import visible

MAX_ELEMENTS = 500_000
MAX_DEPTH = 256
_SEPARATOR = " "
_NONE: Mapping[str, str] = {}
_TAG = re.compile(rb"""<(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_PART = re.compile(
    r"<!\[CDATA\[(?P<cdata>.*?)\]\]>|<!--.*?-->|<\?.*?\?>|&(?P<entity>#x?[\da-fA-F]+|\w+);"
    r"|(?P<other>[^<&]+|.)",
    re.DOTALL,
)
CDATA = re.compile(r"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MAX_CODE = 0x10FFFF

Part = tuple[int, int, str, bool]
"""Start, end, the characters that stand there, whether that is CDATA."""


@dataclass(slots=True, eq=False)
class Element:
    """An element: `data[start:end]` of the XML, with its content in `data[opened:closed]`.

    Names are `prefix:local` for the prefixes that `parse` was given, else `{namespace}local`, and
    `local` without a namespace.
    """

    name: str
    start: int
    parent: Element | None
    attributes: Mapping[str, str]
    children: list[Element] = field(default_factory=list)
    opened: int = 0
    closed: int = 0
    end: int = 0

    def get(self, name: str) -> str:
        """Give an attribute's value, empty if there is none."""
        return self.attributes.get(name, "")

    def find(self, *names: str) -> Element | None:
        """Give the first element on a path of children's names."""
        found: Element | None = self
        for name in names:
            children = found.children if found else ()
            found = next((child for child in children if child.name == name), None)
        return found

    def walk(self) -> Iterator[Element]:
        """Give the element and all inside it, in document order."""
        todo = [self]
        while todo:
            element = todo.pop()
            yield element
            todo += reversed(element.children)


def parse(
    data: bytes, path: str, prefixes: Mapping[str, str] = _NONE, *, declarations: bool = False
) -> Element:
    """Give the root element of XML in UTF-8; `prefixes` are by namespace.

    Raises `SourceError` for what is not well-formed, nested more than `MAX_DEPTH` deep, has more
    than `MAX_ELEMENTS` elements, or a document type declaration; with `declarations`, only for one
    that declares something itself.
    """
    reader = _Reader(data, prefixes, declarations=declarations)
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat's signature
    except expat.ExpatError as error:
        message = f"not well-formed XML: {expat.errors.messages[error.code]}"
        hint = "save the file again with the program that made it"
        raise SourceError(message, hint, path=path, line=error.lineno) from None
    except _RefusedError as error:
        line = reader.parser.CurrentLineNumber
        hint = "this is no article; if it is one, save it again with the program that made it"
        raise SourceError(str(error), hint, path=path, line=line) from None
    return reader.root


def text(raw: str) -> str:
    """Give the characters of an element's content: entities resolved, CDATA opened.

    Entities that neither XML nor HTML knows stay as they stand.
    """
    return visible("".join(part for _, _, part, _ in parts(raw)))


def parts(raw: str) -> Iterator[Part]:
    """Give the characters of an element's content in order."""
    for found in _PART.finditer(raw):
        if found["cdata"]:
            yield *found.span("cdata"), found["cdata"], True
        elif found["entity"]:
            yield *found.span(), _entity(found["entity"]), False
        elif found["other"]:
            yield *found.span(), found["other"], False


def clean(value: str) -> str:
    """Leave out what XML cannot hold, and what is no character."""
    return _ILLEGAL.sub("", value)


def quote(value: str) -> str:
    """Write text as XML; what XML cannot hold is left out."""
    value = clean(value)
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quote_attribute(value: str) -> str:
    """Write an attribute's value, for both kinds of quotation marks."""
    quoted = quote(value).replace('"', "&quot;").replace("'", "&apos;")
    return quoted.replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")


def tag_end(data: bytes, start: int) -> int:
    """Give where the tag that begins at `start` ends."""
    found = _TAG.match(data, start)
    return found.end() if found else len(data)


def _entity(name: str) -> str:
    if name[0] != "#":
        code = name2codepoint.get(name)
        return _ENTITIES.get(name, chr(code) if code else f"&{name};")
    code = int(f"0{name[1:]}", 0) if name[1] in "xX" else int(name[1:])
    return chr(code) if code <= _MAX_CODE else "\ufffd"


class _RefusedError(Exception):
    """Stops the parser; never leaves this module."""


class _Reader:
    """Collects the elements while expat reads."""

    def __init__(self, data: bytes, prefixes: Mapping[str, str], *, declarations: bool) -> None:
        self.parser = expat.ParserCreate("utf-8", _SEPARATOR)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.root = Element("", 0, None, _NONE)
        self._data, self._prefixes, self._declarations = data, prefixes, declarations
        self._names: dict[str, str] = {}
        self._open: list[Element] = []
        self._count = 0

    def _doctype(
        self,
        _name: str,
        _system: str | None,
        _public: str | None,
        has_subset: bool,  # noqa: FBT001 - expat's way
    ) -> None:
        if has_subset or not self._declarations:
            raise _RefusedError("the XML declares its document type, which can hide entity bombs")

    def _name(self, name: str) -> str:
        if name not in self._names:
            space, separator, local = name.rpartition(_SEPARATOR)
            prefix = self._prefixes.get(space)
            long = f"{{{space}}}{local}" if separator else name
            self._names[name] = f"{prefix}:{local}" if prefix else long
        return self._names[name]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        parent = self._open[-1] if self._open else None
        start = self.parser.CurrentByteIndex
        named = {self._name(key): value for key, value in attributes.items()} or _NONE
        element = Element(self._name(name), start, parent, named)
        element.opened = tag_end(self._data, start)
        if parent is None:
            self.root = element
        else:
            parent.children.append(element)
        self._open.append(element)
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise _RefusedError(f"the XML has more than {MAX_ELEMENTS:,} elements")
        if len(self._open) > MAX_DEPTH:
            raise _RefusedError(f"the XML is nested more than {MAX_DEPTH} deep")

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if self._data[element.opened - 2] == ord("/"):
            element.closed = element.end = element.opened
        else:
            element.closed = self.parser.CurrentByteIndex
            element.end = tag_end(self._data, element.closed)
