"""What a feed's table must say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from localize import formats
from localize.errors import ProjectError
from localize.model import Feed
from localize.settings.lines import line_of

_PATHS = "$.body[*].text in JSON (RFC 9535), /article/body/p in XML (XPath 1.0)"


def check(feed: Feed, path: Path) -> None:
    """Raise `ProjectError` for a feed that says too little, or what is no path."""
    if not feed.paths:
        hint = 'patterns below articles/: paths = ["cms/*.json"]'
        raise ProjectError("a [[feed]] has no paths", hint, path=path)
    if not feed.fields:
        hint = 'name what is text: fields = [{ path = "$.title", role = "headline" }]'
        raise ProjectError("a [[feed]] has no fields", hint, path=path)
    for place, message, hint in _faults(feed):
        raise ProjectError(message, hint, path=path, line=line_of(path, place))


def _faults(feed: Feed) -> Iterator[tuple[str, str, str]]:
    """Give path, message and hint of everything that is wrong with the fields."""
    for key, place, why in _path_faults(feed):
        yield place, f"{key}: {why}", f"a path is like {_PATHS}"
    types = formats.field_types()
    for field in feed.fields:
        if field.type not in types:
            message = f"feed.fields.type = {field.type!r}"
            yield field.path, message, f"one of: {', '.join(types)}"


def _path_faults(feed: Feed) -> Iterator[tuple[str, str, str]]:
    """Give key, path and what is wrong with it."""
    named = [("feed.fields.path", field.path) for field in feed.fields]
    named += [("feed.language", feed.language), ("feed.date", feed.date)]
    is_json = feed.fields[0].path.startswith("$")
    for key, place in named:
        kind = "JSONPath" if place.startswith("$") else "XPath"
        if not place and key != "feed.fields.path":
            continue
        if why := formats.field_fault(place, dict(feed.namespaces)):
            yield key, place, f"“{place}” is no {kind}: {why}"
        elif place.startswith("$") != is_json:
            other = "XPath" if kind == "JSONPath" else "JSONPath"
            yield key, place, f"“{place}” is {kind}, and the paths before it are {other}"
