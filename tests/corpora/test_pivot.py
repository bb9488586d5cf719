"""From English to French by German: where the ways agree."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
import tiny_packages

FRENCH = {
    "Sau": ["truie", "laie"],
    "Kasse": ["banque"],
    "Bank": ["banque"],
    "Ufer": ["rive"],
    "Rad": ["roue"],
}


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["1. truie, coche", "also", "2. gueuse"], ["truie", "gueuse"]),
        (["truie 2. gueuse", "porc"], ["truie"]),
        (["1. un lit de paille", "2. lit de paille"], ["lit de paille"]),
        ([], []),
    ],
)
def test_numbered_senses_are_translations(
    pivot: ModuleType, lines: list[str], words: list[str]
) -> None:
    assert pivot.translations(lines) == words


def test_names_and_words_of_many_senses_are_left_out(pivot: ModuleType, tmp_path: Path) -> None:
    two, three = "1. pré\n2. pâturage", "1. un\n2. deux\n3. trois"
    articles = [f"Weide /ˈvaɪdə/ <f>\n{two}", f"Zug <m>\n{three}", "Bern <pn>\nBerne", "Sau\n"]
    tiny_packages.freedict(tmp_path, "deu-fra", articles)
    assert pivot.senses(tmp_path, "deu-fra") == {"Weide": ["pré", "pâturage"]}


@pytest.mark.parametrize(
    ("word", "german", "french"),
    [
        ("sow", ["Sau"], {"sow": "truie"}),
        ("sow", ["Sau", "Mutterschwein"], {"sow": "truie"}),
        ("bank", ["Bank", "Ufer"], {}),
        ("bank", ["Ufer", "Bank", "Kasse"], {"bank": "banque"}),
        ("wheel", ["Rad", "Felge", "Reifen"], {"wheel": "roue"}),
        ("wheel", ["Rad", "Felge", "Reifen", "Rolle"], {}),
        ("big old wheel", ["Rad"], {"big old wheel": "roue"}),
        ("big old cart wheel", ["Rad"], {}),
        ("rim", ["Felge"], {}),
    ],
)
def test_german_leads_on_if_its_ways_agree(
    pivot: ModuleType, word: str, german: list[str], french: dict[str, str]
) -> None:
    assert pivot.through_german([(word, one) for one in german], FRENCH) == french


def test_a_plural_with_the_words_of_its_singular_is_left_out(pivot: ModuleType) -> None:
    words = {"sows": "truie", "sow": "truie", "new": "neuf", "news": "nouvelles", "gas": "gaz"}
    words |= {"ax": "hache", "axe": "hache"}
    assert [word for word, _ in pivot.singulars(words)] == [
        "sow",
        "new",
        "news",
        "gas",
        "ax",
        "axe",
    ]
