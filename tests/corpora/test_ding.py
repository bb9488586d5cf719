"""Lines of Ding: their meanings, and what is written out."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
import tiny_packages

HOUSE = "Haus {n}; Gebäude {n} | Häuser {pl} :: house; building | houses"


def test_separators_in_brackets_do_not_separate(ding: ModuleType) -> None:
    assert ding.outside("a (b; c [d; e]); f", ";") == ["a (b; c [d; e])", " f"]
    assert ding.outside("a); b", ";") == ["a)", " b"]


@pytest.mark.parametrize(
    ("german", "full"),
    [
        ("jdm. etw. geben", "jemandem etwas geben"),
        ("jdn./etw. suchen", "etwas suchen"),
        ("etw./jdm. helfen", "etwas helfen"),
        ("jds. Hut", "jemandes Hut"),
        ("jd. sein", "jemand sein"),
        ("Bett {n} (im Stall) [agr.]", "Bett"),
        ("betw. liegen", "betw. liegen"),
        ("jdm etw geben", "jemandem etwas geben"),
        ("jdn/etw suchen", "etwas suchen"),
        ("jds Hut, jd und jdn", "jemandes Hut, jemand und jemanden"),
        ("etwa betw jdnx", "etwa betw jdnx"),
        ("Bett {n} (im Stall (für Schweine) [agr.])", "Bett"),
    ],
)
def test_german_is_written_out(ding: ModuleType, german: str, full: str) -> None:
    assert ding.written_out([german], ding.GERMAN_SHORT) == [full]


@pytest.mark.parametrize(
    ("english", "full"),
    [
        ("to give sb. sth.", "to give someone something"),
        ("to seek sb./sth.", "to seek something"),
        ("sb.'s hat", "someone's hat"),
        ("to help sb", "to help someone"),
        ("to seek sb/sth in sth", "to seek something in something"),
        ("sb’s hat", "someone’s hat"),
        ("sthenic disburse", "sthenic disburse"),
        ("straw bed (for (small) pigs) <litter <old>>", "straw bed"),
        ("straw bed (for  pigs) <litter>, ", "straw bed"),
    ],
)
def test_english_is_written_out(ding: ModuleType, english: str, full: str) -> None:
    assert ding.written_out([english], ding.ENGLISH_SHORT) == [full]


def test_choices_gaps_single_letters_and_halves_of_brackets_are_no_words(ding: ModuleType) -> None:
    assert ding.written_out(
        ["and/or", "not only ... but", "x", "(note)", "pig)", "[sty", "ox"], ()
    ) == ["ox"]


def test_a_line_has_a_meaning_a_form(ding: ModuleType) -> None:
    first = "house; building ", "Haus {n}; Gebäude {n} "
    assert ding.meanings(HOUSE) == [first, (" houses", " Häuser {pl}")]


@pytest.mark.parametrize("line", ["# Haus :: house", "Haus | Häuser :: house"])
def test_remarks_and_uneven_lines_have_no_meanings(ding: ModuleType, line: str) -> None:
    assert ding.meanings(line) == []


def test_a_verb_is_there_with_and_without_its_to(ding: ModuleType) -> None:
    found = list(ding.words("to trot (slowly); to jog along there", "traben {vi}; laufen"))
    assert found == [("to trot", "traben"), ("trot", "traben"), ("to jog along there", "traben")]


def test_a_verb_of_two_german_words_keeps_its_to(ding: ModuleType) -> None:
    assert list(ding.words("to fret", "sich sorgen")) == [("to fret", "sich sorgen")]


@pytest.mark.parametrize("mark", ["[obs.]", "[veraltet]", "[Ös.]", "[alt]"])
def test_rare_german_gives_way_to_what_is_usual(ding: ModuleType, mark: str) -> None:
    assert list(ding.words("nag", f"Mähre {{f}} {mark}; Gaul {{m}}")) == [("nag", "Gaul")]
    assert list(ding.words("nag", f"Mähre {mark}")) == []


def test_a_meaning_has_four_english_words_at_most(ding: ModuleType) -> None:
    found = [english for english, _ in ding.words("sow; hog; pig; boar; swine", "Schwein")]
    assert found == ["sow", "hog", "pig", "boar"]


def test_ding_is_read_line_by_line(ding: ModuleType, tmp_path: Path) -> None:
    tiny_packages.ding(tmp_path, "# a remark :: there", HOUSE)
    german = [("house", "Haus"), ("building", "Haus"), ("houses", "Häuser")]
    assert list(ding.read(tmp_path)) == german
