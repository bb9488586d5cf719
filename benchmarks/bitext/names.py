"""Names of territories, languages, scripts, time zones, emoji and kinds of places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bitext import packages, trees
from bitext.corpus import LANGUAGES, Corpus, Pair

CLDR = "48.2.0"
TAGGING = "@openstreetmap/id-tagging-schema@6.19.2"
DERIVED = "annotationsDerived"
MARKS = re.compile(r"[{}<>]")


def read(work: Path) -> Iterator[Corpus]:
    """Give the names of OpenStreetMap's tagging schema and of CLDR."""
    for language in LANGUAGES:
        root = packages.npm(work, TAGGING) / "dist" / "translations"
        english, other = (trees.load(root / f"{one}.json")[one] for one in ("en", language))
        kinds = [pair for pair in trees.leaves(english, other) if not MARKS.search("".join(pair))]
        pairs = [*kinds, *emoji(work, language), *displayed(work, language), *zones(work, language)]
        yield Corpus(language, "cldr-osm-names", pairs)


def emoji(work: Path, language: str) -> Iterator[Pair]:
    """Give the names of emoji, without those that have a colon for their parts."""
    for package, key in (("annotations", "annotations"), ("annotations-derived", DERIVED)):
        root = packages.npm(work, f"cldr-{package}-full@{CLDR}") / key
        english, other = (
            trees.load(root / one / "annotations.json")[key]["annotations"]
            for one in ("en", language)
        )
        for sign, known in english.items():
            if "tts" in known and "tts" in other.get(sign, ()) and ":" not in known["tts"][0]:
                yield known["tts"][0], other[sign]["tts"][0]


def displayed(work: Path, language: str) -> Iterator[Pair]:
    """Give the names of territories, languages and scripts, without the shorter and longer ones."""
    for kind in ("territories", "languages", "scripts"):
        english, other = (
            cldr(work, "localenames", one, f"{kind}.json")["localeDisplayNames"][kind]
            for one in ("en", language)
        )
        usual = {key: name for key, name in english.items() if "-alt-" not in key}
        yield from trees.leaves(usual, other)


def zones(work: Path, language: str) -> Iterator[Pair]:
    """Give the names of time zones and of their cities."""
    english, other = (
        cldr(work, "dates", one, "timeZoneNames.json")["dates"]["timeZoneNames"]
        for one in ("en", language)
    )
    for key in ("zone", "metazone"):
        yield from trees.leaves(english[key], other[key])


def cldr(work: Path, package: str, language: str, file: str) -> Any:  # noqa: ANN401 - JSON
    """Read a language's file of CLDR."""
    root = packages.npm(work, f"cldr-{package}-full@{CLDR}")
    return trees.load(root / "main" / language / file)["main"][language]
