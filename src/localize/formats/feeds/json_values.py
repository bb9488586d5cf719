"""JSON as values whose strings know where they stand. The door to jsonpath-rfc9535."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError, JSONPathQuery

from localize.errors import SourceError
from localize.formats.feeds import values
from localize.formats.feeds.selection import Selection

MAX_DEPTH = 128
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]|[^\s\[\]{},:"]++', re.DOTALL)
_BEGINS: dict[str, Callable[[], Any]] = {"{": dict, "[": list}
_ENDS = frozenset("]}")
_KINDS = {dict: "an object", list: "an array", bool: "a boolean", float: "a number"}
_HINT = "have the program that made the file write it again"


class Text(str):
    """A string that begins at `start` of the file, behind its quotation mark, as `raw`."""

    __slots__ = ("raw", "start")
    raw: str
    start: int


class _Environment(JSONPathEnvironment):
    max_recursion_depth = MAX_DEPTH + 1


class Json:
    """A file of JSON: asked for strings by JSONPath (RFC 9535).

    Of several members of an object with one name, the last counts, as it does for most readers.
    """

    advice = ""

    def __init__(self, source: str, path: str) -> None:
        self._root = _tree(source, path)

    def select(self, path: str) -> Selection:
        """Give the strings that a valid path selects; null is nothing."""
        found = [node.value for node in _query(path).finditer(self._root)]
        texts = [values.of_json(one.start, one.raw) for one in found if isinstance(one, Text)]
        others = [_KINDS[type(one)] for one in found if type(one) in _KINDS]
        return Selection(tuple(texts), tuple(dict.fromkeys(others)), is_found=bool(found))


def fault(path: str) -> str:
    """Say what is wrong with a JSONPath; empty if nothing is."""
    try:
        _query(path)
    except JSONPathError as error:
        return str(error.args[0])
    return ""


def is_single(path: str) -> bool:
    """Tell whether a path without fault can select one value at most."""
    return _query(path).singular_query()


@cache
def _query(path: str) -> JSONPathQuery:
    return _Environment().compile(path)


def _tree(source: str, path: str) -> Any:  # noqa: ANN401 - JSON's values
    text = source.removeprefix("\ufeff")
    try:
        json.loads(text, parse_constant=_refused, parse_int=float)
    except json.JSONDecodeError as error:
        raise SourceError(f"not JSON: {error.msg}", _HINT, path=path, line=error.lineno) from None
    except ValueError as error:
        raise SourceError(f"not JSON: {error}", _HINT, path=path) from None
    except RecursionError:
        raise _too_deep(path) from None
    builder = _Builder()
    for found in _TOKEN.finditer(source, len(source) - len(text)):
        builder.add(found[0], found.start())
        if len(builder.opened) > MAX_DEPTH + 1:
            raise _too_deep(path)
    return builder.root[0]


def _too_deep(path: str) -> SourceError:
    message = f"the JSON is nested more than {MAX_DEPTH} deep"
    return SourceError(message, "this is data, not an article", path=path)


def _refused(name: str) -> float:
    raise ValueError(f"{name} is no number")


class _Builder:
    """The objects and arrays that are open while valid JSON is read."""

    def __init__(self) -> None:
        self.root: list[Any] = []
        self.opened: list[Any] = [self.root]
        self._keys: list[str | None] = [None]

    def add(self, token: str, start: int) -> None:
        if token in _ENDS:
            self.opened.pop()
            self._keys.pop()
            return
        value = _BEGINS[token]() if token in _BEGINS else _leaf(token, start)
        self._put(value)
        if token in _BEGINS:
            self.opened.append(value)
            self._keys.append(None)

    def _put(self, value: Any) -> None:  # noqa: ANN401 - JSON's values
        holder, key = self.opened[-1], self._keys[-1]
        if isinstance(holder, list):
            holder.append(value)
        elif key is None:
            self._keys[-1] = value
        else:
            holder[key] = value
            self._keys[-1] = None


def _leaf(token: str, start: int) -> Any:  # noqa: ANN401 - JSON's values
    if token[0] != '"':
        return json.loads(token, parse_int=float)
    text = Text(json.loads(token) if "\\" in token else token[1:-1])
    text.start, text.raw = start + 1, token[1:-1]
    return text
