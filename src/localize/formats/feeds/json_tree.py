"""JSON as values that know where they stand, and JSONPath over them.

Of JSONPath (RFC 9535) there are names (`.name`, `['name']`), indices (`[0]`, `[-1]`), wildcards
(`[*]`, `.*`) and descendants (`..name`); no slices and no filters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from localize.errors import SourceError
from localize.formats.feeds.values import Value, from_json

MAX_DEPTH = 200
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{},:]|[^\s\[\]{},:"]++', re.DOTALL)
_STEP = re.compile(
    r"(?P<deep>\.\.)?(?:(?<!\.)\.(?!\.))?(?:(?P<name>[^\W\d][\w-]*)|(?P<any>\*)"
    r"|\[\s*(?:(?P<index>-?\d+)|(?P<all>\*)|'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\")\s*\])"
)


@dataclass(slots=True, eq=False)
class Node:
    """A value of JSON, `source[start:end]`; of objects and arrays with the values in it."""

    start: int
    end: int = 0
    raw: str = ""
    children: list[tuple[str | int, Node]] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Give the value and all inside it, in order."""
        todo = [self]
        while todo:
            node = todo.pop()
            yield node
            todo += reversed([child for _, child in node.children])


def parse(source: str, path: str) -> Node:
    """Give the root; raises `SourceError` with the line for what is not JSON, or too deep."""
    text = source.removeprefix("\ufeff")
    hint = "the system that made the file writes it again"
    if _depth(text) > MAX_DEPTH:
        raise SourceError(f"the JSON is nested more than {MAX_DEPTH} deep", hint, path=path)
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceError(f"not JSON: {error.msg}", hint, path=path, line=error.lineno) from None
    except ValueError as error:
        raise SourceError(f"not JSON: {error}", hint, path=path) from None
    return _tree(source, len(source) - len(text))


def _depth(text: str) -> int:
    depth = most = 0
    for found in _TOKEN.finditer(text):
        depth += (found[0] in "[{") - (found[0] in "]}")
        most = max(most, depth)
    return most


def _tree(source: str, start: int) -> Node:
    holder = Node(start)
    opened = [holder]
    key = ""
    for found in _TOKEN.finditer(source, start):
        token = found[0]
        if token in "]}":
            opened.pop().end = found.end()
        elif token == ":":
            _, last = opened[-1].children.pop()
            key = from_json(0, last.raw[1:-1]).text
        elif token != ",":
            node = Node(found.start(), found.end(), token)
            is_value = opened[-1].raw == "{" and key is not None
            opened[-1].children.append((key if is_value else len(opened[-1].children), node))
            if token in "[{":
                opened.append(node)
    return holder.children[0][1]


def fault(path: str) -> str:
    """Tell what is wrong with a JSONPath; empty if nothing is."""
    if not path.startswith("$"):
        return "it does not begin with $"
    position = 1
    while position < len(path):
        found = _STEP.match(path, position)
        if not found:
            return f"what is “{path[position:]}”?"
        position = found.end()
    return ""


def select(root: Node, path: str) -> list[Node]:
    """Give what a JSONPath without fault selects, in the file's order, each once."""
    nodes = [root]
    for step in _STEP.finditer(path, 1):
        places = [one for node in nodes for one in (node.walk() if step["deep"] else (node,))]
        nodes = list(_unique(child for node in places for child in _children(node, step)))
    return nodes


def value(node: Node) -> Value | None:
    """Give the value of a string; None for anything else."""
    return from_json(node.start + 1, node.raw[1:-1]) if node.raw[:1] == '"' else None


def _children(node: Node, step: re.Match[str]) -> Iterator[Node]:
    name = next((step[one] for one in ("name", "single", "double") if step[one] is not None), None)
    for key, child in node.children:
        if step["any"] or step["all"] or (name is not None and key == name):
            yield child
        elif step["index"] and isinstance(key, int):
            wanted = int(step["index"])
            if key == (wanted if wanted >= 0 else len(node.children) + wanted):
                yield child


def _unique(nodes: Iterable[Node]) -> Iterator[Node]:
    seen: set[int] = set()
    for node in nodes:
        if id(node) not in seen:
            seen.add(id(node))
            yield node
