"""Compiled catalogs of games, names and applications."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import polib

from bitext import accesskeys, packages
from bitext.corpus import LANGUAGES, WORD, Corpus, Pair, flat, sentences

WESNOTH = "data did dm dw ei httt l low nr sof sota sotbe thot trow tsg ttb utbs"
CATALOGS = {  # packages, or catalogs of a package
    "debian-wesnoth": (
        "freeciv-data/freeciv-core",
        "freedroidrpg-data",
        "unknown-horizons",
        "warzone2100-data",
        "widelands-data",
        *(f"wesnoth-1.16-{part}" for part in WESNOTH.split()),
    ),
    "debian-names": ("freeciv-data/freeciv-nations", "iso-codes", "kgeography-data"),
    "debian-apps": (
        "digikam-data",
        "freeciv-data/freeciv-ruledit",
        "gramps",
        "krita-l10n",
        "kstars-data",
        "lyx-common",
        "marble-data",
        "wordpress-l10n/*-*",  # all but the main one
    ),
}

CATALOG = re.compile(r"[/-](de|fr|it)(?:_(?:DE|FR|IT))?(?:/LC_MESSAGES/[^/]*)?\.mo$")
ENTITY = re.compile(r"&#?\w+;")  # html.unescape alone reads `&notes` as `¬es`
PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*[*•-])")
POINT = re.compile(r"^[*•-]\s+(?!.*[*-]$)")
BREAK = re.compile(r"<(?:br|nl)\b[^>]*>", re.IGNORECASE)
BLOCK = re.compile(
    r"(?:<br\b[^>]*>\s*){2,}|(?:(?<=[.!?:])|(?<=</b>))\s*<br\b[^>]*>"
    r"|</?(?:p|para|div|center|blockquote|pre|h[1-6]|title|hr|[uod]l|li|d[td]"
    r"|list|item|table|t[rdh])\b[^>]*>",
    re.IGNORECASE,
)
TAG = re.compile(r"</?[a-z][^>]*>")
PLACEHOLDER = re.compile(r"%|\$|\{|\\n|<[a-z/]|&[a-z]+;|\^|\||_\(|@")


def read(work: Path) -> Iterator[Corpus]:
    """Give the messages of compiled catalogs."""
    for name, parts in CATALOGS.items():
        pairs: dict[str, list[Pair]] = defaultdict(list)
        for package, _, domain in (part.partition("/") for part in parts):
            for language, file in files(packages.debian(work, package), domain):
                pairs[language] += messages(file, interface=name == "debian-apps")
        for language in LANGUAGES:
            yield Corpus(language, name, pairs[language])


def files(folder: Path, domain: str) -> Iterator[tuple[str, Path]]:
    """Give the compiled catalogs of a domain, or of all, with their languages."""
    for file in sorted(folder.rglob(f"{domain or '*'}.mo")):
        if found := CATALOG.search(str(file)):
            yield found[1], file


def messages(file: Path, *, interface: bool) -> Iterator[Pair]:
    """Give a catalog's sentences; of an interface those of three words or more."""
    for entry in polib.mofile(str(file)):
        if entry.msgid_plural:
            continue
        for source, target in paragraphs(entry.msgid, entry.msgstr, interface=interface):
            wanted = WORD.search(source) and not (interface and len(source.split()) < 3)
            if wanted and not PLACEHOLDER.search(source) and not PLACEHOLDER.search(target):
                yield from sentences(source, target)


def paragraphs(msgid: str, msgstr: str, *, interface: bool) -> list[Pair]:
    """Give the paragraphs of both without contexts, access keys and tags, if they are as many.

    Blocks of HTML are paragraphs if both have as many of them.
    """
    texts = ENTITY.sub(entity, msgid), ENTITY.sub(entity, msgstr)
    if "^" in msgid:  # Wesnoth's contexts stand before it
        texts = texts[0].rpartition("^")[2], texts[1].rpartition("^")[2]
    if interface:
        texts = accesskeys.without(*texts)
    for border in ("\n\n", " "):
        sources, targets = (cut(BLOCK.sub(border, text)) for text in texts)
        if len(sources) == len(targets):
            return list(zip(sources, targets, strict=True))
    return []


def entity(found: re.Match[str]) -> str:
    """Give the sign that an entity of HTML stands for."""
    return html.unescape(found[0])


def cut(text: str) -> list[str]:
    """Cut a text into paragraphs without tags and list signs."""
    parts = PARAGRAPH.split(TAG.sub("", BREAK.sub(" ", text)))
    return [POINT.sub("", one) for one in map(flat, parts) if one]
