"""Articles of FreeDict: where they lie, and the first word of each sense."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
import tiny_packages


@pytest.mark.parametrize(
    ("digits", "value"), [("A", 0), ("Z", 25), ("a", 26), ("9", 61), ("/", 63), ("BA", 64)]
)
def test_numbers_have_the_base_of_64(freedict: ModuleType, digits: str, value: int) -> None:
    assert freedict.number(digits) == value


def test_articles_lie_where_the_index_says(freedict: ModuleType, tmp_path: Path) -> None:
    articles = ["00-database-info\nFarm words", "truie /tʁɥi/ <f>\n1. sow\n2. hog", "pré\nmeadow"]
    tiny_packages.freedict(tmp_path, "fra-eng", articles)
    assert list(freedict.entries(tmp_path, "fra-eng")) == [
        ("truie /tʁɥi/ <f>", ["1. sow", "2. hog"]),
        ("pré", ["meadow"]),
    ]


def test_each_sense_gives_its_first_word(freedict: ModuleType) -> None:
    lines = [
        " 1. truie <f>, coche",
        "2. (vieux) porc ; pourceau",
        '"une truie"',
        "so: ainsi",
        " ",
        "[z]",
    ]
    assert freedict.first_words(lines) == ["truie", "porc"]


def test_a_long_explanation_is_no_word_but_holds_its_place(freedict: ModuleType) -> None:
    lines = ["vieille femelle du porc de ferme", "truie", "un lit fait de paille"]
    assert freedict.first_words(lines) == ["", "truie", "un lit fait de paille"]


def test_from_english_one_sense_counts_and_to_english_all(
    freedict: ModuleType, corpus: ModuleType, tmp_path: Path
) -> None:
    tiny_packages.freedict(tmp_path, "eng-fra", ["sow /saʊ/ <n>\n1. truie\n2. gueuse"])
    tiny_packages.freedict(tmp_path, "fra-eng", ["pré (m) /pʁe/\n1. meadow, lea\n2. pasture"])
    found = corpus.tidy(freedict.read(tmp_path, "fra"))
    assert found == [("sow", "truie"), ("meadow", "pré"), ("pasture", "pré")]
