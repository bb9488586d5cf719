"""Descriptions of packages, paragraph by paragraph."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import tiny_packages

ENGLISH = """\
Package: pig-race
Description-md5: aa11
Description-en: game of pigs
 A pig runs. It is fast.

Package: pig-sty
Description-md5: bb22
Description-en: place of pigs
 It has mud.
"""
GERMAN = """\
Package: pig-race
Description-md5: aa11
Description-de: Spiel mit Schweinen
 Ein Schwein läuft. Es ist schnell.

Package: pig-sty
Description-md5: bb22
Description-de: Ort für Schweine
 <trans>

Package: unknown
Description-md5: cc33
Description-de: Was auf Englisch fehlt
"""


def test_points_of_a_list_and_indented_lines_are_paragraphs(descriptions: ModuleType) -> None:
    text = """\
game of pigs
 A pig runs
 through the mud.
 .
 It has:
  * mud of
  two colours
  - water
 + stones, which
 are small
 .
 No more.
"""
    points = ["mud of", "two colours", "water", "stones, which are small"]
    first = ["game of pigs", "A pig runs through the mud.", "It has:"]
    assert descriptions.paragraphs(text) == [*first, *points, "No more."]


def test_paragraphs_are_paired_where_both_have_as_many(descriptions: ModuleType) -> None:
    assert descriptions.paired(["one", "two"], ["eins", "zwei"]) == [
        ("one", "eins"),
        ("two", "zwei"),
    ]
    assert descriptions.paired(["one", "two"], ["eins"]) == []


def test_descriptions_meet_by_the_digest_of_the_english_one(
    descriptions: ModuleType, tmp_path: Path
) -> None:
    tiny_packages.descriptions(tmp_path, {"en": ENGLISH, "de": GERMAN})
    german, french, italian = descriptions.read(tmp_path)
    assert german.pairs == [
        ("game of pigs", "Spiel mit Schweinen"),
        ("A pig runs.", "Ein Schwein läuft."),
        ("It is fast.", "Es ist schnell."),
        ("place of pigs", "Ort für Schweine"),
    ]
    assert (german.language, german.name) == ("de", "ddtp")
    assert (french.pairs, italian.pairs) == ([], [])
