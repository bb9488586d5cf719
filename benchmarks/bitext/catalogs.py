"""Compiled catalogs of games, names and applications."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import polib

from bitext import packages
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
ACCESS_KEY = re.compile(r"(?<!\w)[&_](?=\w)|(?<=\w)&(?=[a-z])")
PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*[*•-])")
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
    """Give the paragraphs of both without contexts, access keys and tags, if they are as many."""
    texts = [html.unescape(text) for text in (msgid, msgstr)]
    if "^" in msgid:  # Wesnoth's contexts stand before it
        texts = [text.rpartition("^")[2] for text in texts]
    if interface:
        texts = [ACCESS_KEY.sub("", text) for text in texts]
    sources, targets = ([one for one in PARAGRAPH.split(x) if one.strip()] for x in texts)
    if len(sources) != len(targets):
        return []
    return [(bare(one), bare(other)) for one, other in zip(sources, targets, strict=True)]


def bare(text: str) -> str:
    """Write a text without its tags."""
    return flat(TAG.sub("", text))
