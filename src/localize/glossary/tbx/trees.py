"""XML as a tree of values, read with the standard library's expat: no entity is ever expanded.

A document type is passed over unread, and one that declares entities is refused, so that neither
a file of somebody else's nor a bomb of entities can come in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from localize.errors import GlossaryError

_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its name and attributes without prefixes, all text in it, its line."""

    name: str
    attributes: Mapping[str, str]
    children: tuple[Node, ...]
    text: str
    line: int

    def find(self, *names: str) -> Iterator[Node]:
        """Give the children with one of these names."""
        return (child for child in self.children if child.name in names)


@dataclass(slots=True)
class _Open:
    name: str
    attributes: Mapping[str, str]
    line: int
    children: list[Node]
    text: list[str]


class _Builder:
    """Takes expat's events and makes nodes of them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stack = [_Open("", {}, 1, [], [])]
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._entity

    @property
    def root(self) -> Node:
        return self._stack[0].children[0]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._stack) > _DEEPEST:
            self._refuse("elements stand too deep in each other", "export it as TBX-Basic")
        plain = {_local(key): value for key, value in attributes.items()}
        line = self.parser.CurrentLineNumber
        self._stack.append(_Open(_local(name), plain, line, [], []))

    def _end(self, _name: str) -> None:
        done = self._stack.pop()
        text = "".join(done.text)
        node = Node(done.name, done.attributes, tuple(done.children), text, done.line)
        self._stack[-1].children.append(node)
        self._stack[-1].text.append(text)

    def _text(self, text: str) -> None:
        self._stack[-1].text.append(text)

    def _entity(self, name: str, *_rest: object) -> None:
        self._refuse(f"the file declares or uses the entity “{name}”", "write the text itself")

    def _refuse(self, message: str, hint: str) -> NoReturn:
        line = self.parser.CurrentLineNumber
        raise GlossaryError(message, hint, path=self._path, line=line)


def read(path: Path) -> Node:
    """Give a file's root element; raises `GlossaryError` for what is not plain XML."""
    builder = _Builder(path)
    try:
        builder.parser.Parse(path.read_bytes(), True)  # noqa: FBT003 - “this is all”
    except OSError as error:
        message = f"the termbase cannot be read: {error.strerror}"
        raise GlossaryError(message, "check the path", path=path) from error
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", 1)
        hint = "export it again, as XML in UTF-8"
        raise GlossaryError(f"broken XML: {error}", hint, path=path, line=line) from error
    return builder.root


def _local(name: str) -> str:
    return name.rpartition(":")[2]
