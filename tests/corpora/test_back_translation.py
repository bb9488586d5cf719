"""Law without English gets some: which lines, and what of it is worth training on."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from localize.training import cleaning, corpus
from localize.training.faults import TrainingError

GERMAN = ("Der Hund gehört an die Leine.", "Die Katze darf frei laufen.", "Das Pferd trägt Schuhe.")
FRENCH = ("Le chien est tenu en laisse.", "Le chat peut courir librement.", "Le cheval a des fers.")
ITALIAN = "Il gatto può correre libero."


def tsv(path: Path, *pairs: tuple[str, str]) -> None:
    path.write_text("".join(f"{one}\t{other}\n" for one, other in pairs), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three lines of law, one of them in Italian, too."""
    tsv(tmp_path / "de-fr.swiss-federal-law.tsv", *zip(GERMAN, FRENCH, strict=True))
    tsv(tmp_path / "de-it.swiss-federal-law.tsv", (GERMAN[1], ITALIAN))
    return tmp_path


def test_lines_in_three_languages_come_first(folder: Path, backwards: ModuleType) -> None:
    lines = backwards.law(folder, frozenset())
    assert [line.german for line in lines] == [GERMAN[1], GERMAN[0], GERMAN[2]]
    assert lines[0].italian == ITALIAN
    assert lines[1].italian == ""


@pytest.mark.parametrize("side", [GERMAN[1], FRENCH[1], ITALIAN])
def test_a_line_of_a_test_set_is_left_out_in_whatever_language(
    folder: Path, backwards: ModuleType, side: str
) -> None:
    lines = backwards.law(folder, frozenset({cleaning.key(side.upper())}))
    assert [line.german for line in lines] == [GERMAN[0], GERMAN[2]]


def test_law_that_has_english_is_left_out(folder: Path, backwards: ModuleType) -> None:
    tsv(folder / "en-de.swiss-federal-law.tsv", ("The dog shall be on a leash.", GERMAN[0]))
    assert GERMAN[0] not in {line.german for line in backwards.law(folder, frozenset())}


def test_short_and_unlike_lines_are_left_out(tmp_path: Path, backwards: ModuleType) -> None:
    tsv(
        tmp_path / "de-fr.swiss-federal-law.tsv",
        ("Der Hund", "Le chien"),
        ("Ja.", "Le chien est tenu en laisse dans toutes les communes de ce canton."),
    )
    assert backwards.law(tmp_path, frozenset()) == []


def test_english_that_is_none_is_left_out(folder: Path, backwards: ModuleType) -> None:
    lines = backwards.law(folder, frozenset())
    made = ["The cat may run freely.", "Le chien est tenu en laisse.", "The horse has shoes."]
    german = [(made[0], GERMAN[1]), (made[2], GERMAN[2])]
    assert list(backwards.pairs(lines, made, "de")) == german
    assert list(backwards.pairs(lines, made, "it")) == [(made[0], ITALIAN)]


def test_the_trainer_sees_french_turned_into_english(
    folder: Path, tmp_path: Path, backwards: ModuleType
) -> None:
    tsv(folder / "en-fr.farm.tsv", ("The dog barks.", "Le chien aboie."))
    out = tmp_path / "reverse"
    out.mkdir()
    backwards.turn(folder, ["farm"], out)
    ((name, path),) = corpus.find(out, "en")
    assert name == "farm"
    assert list(corpus.read(path, "en")) == [corpus.Pair("Le chien aboie.", "The dog barks.")]


def test_french_text_that_is_missing_is_named(folder: Path, backwards: ModuleType) -> None:
    with pytest.raises(TrainingError, match=r"no en-fr\.farm here"):
        backwards.turn(folder, ["farm"], folder)
