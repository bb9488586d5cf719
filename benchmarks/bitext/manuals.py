"""Manuals in HTML, paired block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import lxml.html

from bitext import packages
from bitext.corpus import LANGUAGES, WORD, Corpus, Pair, flat, sentences

MANUALS = {  # the English package, and its pages
    "libreoffice-help": ("libreoffice-help-en-us", "libreoffice/help/en-US/**/*.html"),
    "gimp-help": ("gimp-help-en", "gimp/2.0/help/en/*.html"),
    "installation-guide": ("installation-guide-amd64", "doc/installation-guide-amd64/en/*.html"),
    "debian-reference": ("debian-reference-en", "debian-reference/*.en.html"),
    "stellarium": ("stellarium-data", "stellarium/skycultures/*/description.en.utf8"),
}

ENGLISH = re.compile(r"(?<=[/.-])en(?:-us)?(?=[/.]|$)", re.IGNORECASE)
BLOCKS = ["p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "h5", "title", "caption"]
CONTAINERS = ["p", "li", "dd", "td", "ul", "ol", "table", "pre", "dl", "div"]
CODE = re.compile(r"[<>={}$]")


class Block(NamedTuple):
    """A block of a page."""

    identifier: str | None
    tag: str
    text: str


def read(work: Path) -> Iterator[Corpus]:
    """Give the blocks of manuals in HTML."""
    for name, (package, pages) in MANUALS.items():
        base = packages.debian(work, package)
        english = {page.relative_to(base): blocks(page) for page in sorted(base.glob(pages))}
        pair_up = by_name if name == "libreoffice-help" else by_place
        for language in LANGUAGES:
            other = packages.debian(work, ENGLISH.sub(language, package))
            pairs: list[Pair] = []
            for page, sources in english.items():
                translated = other / ENGLISH.sub(language, str(page))
                if translated.exists():
                    pairs += pair_up(sources, blocks(translated))
            yield Corpus(language, name, [one for pair in pairs for one in prose(pair)])


def blocks(page: Path) -> list[Block]:
    """Give a page's innermost blocks."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    root = lxml.html.parse(str(page), parser=parser).getroot()
    return [
        Block(one.get("id"), one.tag, flat(one.text_content()))
        for one in (() if root is None else root.iter(*BLOCKS))
        if next(one.iterdescendants(*CONTAINERS), None) is None
    ]


def by_name(sources: list[Block], targets: list[Block]) -> list[Pair]:
    """Pair the blocks that have the same name."""
    known = {one.identifier: one.text for one in targets if one.identifier}
    return [(one.text, known[one.identifier]) for one in sources if one.identifier in known]


def by_place(sources: list[Block], targets: list[Block]) -> list[Pair]:
    """Pair the blocks of two pages that have the same tags all through."""
    if [one.tag for one in sources] != [one.tag for one in targets]:
        return []
    return [(one.text, other.text) for one, other in zip(sources, targets, strict=True)]


def prose(pair: Pair) -> list[Pair]:
    """Give the sentences of two blocks without those that look like code."""
    found = sentences(*pair) if all(pair) else []
    return [one for one in found if WORD.search(one[0]) and not CODE.search(one[0])]
