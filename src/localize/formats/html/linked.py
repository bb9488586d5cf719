"""What a page's JSON-LD says about its edition: language, address, translations, translator.

https://schema.org/translationOfWork, /workTranslation, /translator. Only an article's own object is
changed, member by member; JSON that is broken stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from localize.formats.html import head
from localize.formats.html.tree import Node, Page
from localize.formats.partition import Edit
from localize.model import Edition, Link

ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_TYPE = re.compile(r"(?:Article|BlogPosting|Report)\Z")
_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of JSON, and where it stands in the file."""

    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Object:
    """An object of JSON by its members; `inside` is the place behind its brace."""

    inside: int
    members: dict[str, _Value]

    def get(self, name: str) -> Any:  # noqa: ANN401 - JSON's values
        found = self.members.get(name)
        return found.value if found else None


def edits(page: Page, edition: Edition, source_language: str) -> Iterator[Edit]:
    """Give the edits of the page's own article object, if there is one."""
    metas = head.values(page)
    article = _article(page, head.title(page, metas))
    if article is None:
        return
    own = next((link for link in edition.links if link.language == edition.language), None)
    if own and ABSOLUTE.match(own.href):
        yield from _addresses(page.source, article, head.url(page, metas), own.href)
    wanted = {"inLanguage": _dump(edition.language)}
    wanted |= _relations(edition, source_language, article.get("@type"))
    wanted |= (
        _translator(page, article, metas.get("og:site_name", "")) if _is_human(edition) else {}
    )
    yield from _set(page.source, article, wanted)


def _is_human(edition: Edition) -> bool:
    return edition.is_reviewed and not edition.is_source


def _article(page: Page, title: str) -> _Object | None:
    """Find the object of the page's article: the one with its title, else the first."""
    scripts = (node for node in page.nodes if node.name == "script")
    linked = (node for node in scripts if node.get("type").lower() == "application/ld+json")
    found = [one for node in linked for one in _objects(page.source, node) if _is_article(one)]
    same = [one for one in found if one.get("headline") == title]
    return next(iter([*same, *found]), None)


def _is_article(found: _Object) -> bool:
    kinds = found.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _TYPE.search(kind) for kind in listed)


def _objects(source: str, node: Node) -> list[_Object]:
    """Give a script's objects: its one, its list's, its graph's; none if it is no JSON."""
    source = source[: node.closed]
    start = _skip(source, node.opened)
    try:
        _DECODER.raw_decode(source, start)
        found = list(_listed(source, start))
        graphs = [one.members["@graph"].start for one in found if "@graph" in one.members]
        return found + [one for start in graphs for one in _listed(source, start)]
    except (ValueError, IndexError, RecursionError):
        return []


def _listed(source: str, at: int) -> Iterator[_Object]:
    if source[at] == "{":
        yield _object(source, at)
    elif source[at] == "[":
        at = _skip(source, at + 1)
        while source[at] != "]":
            _, end = _DECODER.raw_decode(source, at)
            if source[at] == "{":
                yield _object(source, at)
            at = _skip(source, end)
            at = _skip(source, at + 1) if source[at] == "," else at


def _object(source: str, at: int) -> _Object:
    members: dict[str, _Value] = {}
    inside = at + 1
    at = _skip(source, inside)
    while source[at] != "}":
        name, at = _DECODER.raw_decode(source, at)
        start = _skip(source, _skip(source, at) + 1)
        value, end = _DECODER.raw_decode(source, start)
        members[name] = _Value(value, start, end)
        at = _skip(source, end)
        at = _skip(source, at + 1) if source[at] == "," else at
    return _Object(inside, members)


def _skip(source: str, at: int) -> int:
    found = _SPACE.match(source, at)
    return found.end() if found else at


def _addresses(source: str, article: _Object, old: str, new: str) -> Iterator[Edit]:
    """Give the article's own address wherever it names its source's."""
    page = article.members.get("mainEntityOfPage")
    values = [article.members.get(name) for name in ("url", "@id")] + [page]
    if page and isinstance(page.value, dict):
        values.append(_object(source, page.start).members.get("@id"))
    for one in values:
        if one and old and one.value == old:
            yield Edit(one.start, one.end, _dump(new))


def _relations(edition: Edition, source_language: str, kind: object) -> dict[str, str]:
    """Say what the page is a translation of, or which translations it has, by full addresses."""
    links = [link for link in edition.links if ABSOLUTE.match(link.href)]
    if edition.is_source:
        others = [_work(link, kind) for link in links if link.language != edition.language]
        return {"workTranslation": _dump(others)} if others else {}
    source = next((link for link in links if link.language == source_language), None)
    return {"translationOfWork": _dump(_work(source, kind))} if source else {}


def _work(link: Link, kind: object) -> dict[str, object]:
    return {"@type": kind, "url": link.href, "inLanguage": link.language}


def _translator(page: Page, article: _Object, site: str) -> dict[str, str]:
    """Name the publisher, whose editors reviewed the translation; nobody if it is unknown."""
    publisher = article.members.get("publisher")
    if publisher:
        return {"translator": page.source[publisher.start : publisher.end]}
    return {"translator": _dump({"@type": "Organization", "name": site})} if site else {}


def _set(source: str, article: _Object, wanted: dict[str, str]) -> Iterator[Edit]:
    """Set members: in their place, or before all others, laid out as those are."""
    space = source[article.inside : _skip(source, article.inside)]
    new = ""
    for name, value in wanted.items():
        found = article.members.get(name)
        if found:
            yield Edit(found.start, found.end, value)
        else:
            new += f'{space}"{name}": {value},'
    if new:
        yield Edit(article.inside, article.inside, new)


def _dump(value: object) -> str:
    """Write a value that cannot end its script, whatever the page's encoding."""
    return json.dumps(value).replace("<", "\\u003c")
