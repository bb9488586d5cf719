"""Pairs of sentences, as they are cut, tidied and written."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest


def test_a_text_has_single_spaces(corpus: ModuleType) -> None:
    assert corpus.flat(" one\t two\n three ") == "one two three"


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_no_break_spaces_stay_but_at_the_ends(corpus: ModuleType, space: str) -> None:
    text = f"{space} « {space}Porc{space}: {space}{space}«{space}truie{space} \n{space}"
    assert corpus.flat(text) == f"«{space}Porc{space}:{space}«{space}truie"
    assert corpus.flat(f" {space}\n") == ""


def test_soft_hyphens_and_spaces_without_a_width_are_dropped(corpus: ModuleType) -> None:
    assert (
        corpus.flat("\u200b \ufeffSchwei\u00adne/\u200bKühe \u200b ja\u00ad") == "Schweine/Kühe ja"
    )


def test_pairs_that_differ_in_no_break_spaces_only_are_one(corpus: ModuleType) -> None:
    pairs = [("why?", "pourquoi\u202f?"), ("why?", "pourquoi ?"), ("why?", "pourquoi\u00a0?")]
    pairs += [("10 km", "10\u00a0km"), ("\u00a0", "vide"), ("soft", "so\u00adft")]
    assert corpus.tidy(pairs) == [("why?", "pourquoi\u202f?")]


def test_sentences_are_cut_at_no_break_spaces_too(corpus: ModuleType) -> None:
    found = corpus.sentences("Run! Eat!", "Cours\u00a0!\u00a0Mange\u00a0!")
    assert found == [("Run!", "Cours\u00a0!"), ("Eat!", "Mange\u00a0!")]


def test_a_pair_is_there_once_and_has_two_sides_that_differ(corpus: ModuleType) -> None:
    pairs = [("a  pig", "ein\nSchwein"), ("a pig", "ein Schwein "), ("a pig", "eine Sau")]
    pairs += [("", "leer"), ("empty", " "), ("Bern", "Bern"), ("Bern", " Bern")]
    assert corpus.tidy(pairs) == [("a pig", "ein Schwein"), ("a pig", "eine Sau")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Stay!|He left.", "Bleib!|Er ging."),
        ("“Go.”|He left.", "«Geh.»|Er ging."),
        ("(It rained.)|“Why?”", "(Es regnete.)|„Warum?“"),
        ("It rains.|3 pigs run.", "Es regnet.|Über 3 Schweine laufen."),
        ("It is 3.5 m, e.g. a pig.", "Es ist 3.5 m, z.B. ein Schwein."),
    ],
)
def test_sentences_are_cut_after_their_quotation_marks(
    corpus: ModuleType, source: str, target: str
) -> None:
    found = corpus.sentences(source.replace("|", " "), target.replace("|", "\n"))
    assert found == list(zip(source.split("|"), target.split("|"), strict=True))


def test_texts_of_different_numbers_of_sentences_stay_whole(corpus: ModuleType) -> None:
    pair = ("He left. She stayed.", "Er ging, sie blieb.")
    assert corpus.sentences(*pair) == [pair]


def test_a_corpus_is_a_file_of_tidy_lines(corpus: ModuleType, tmp_path: Path) -> None:
    corpus.save(tmp_path, corpus.Corpus("de", "farm", iter([("a pig", "ein\tSchwein")] * 2)))
    assert (tmp_path / "en-de.farm.tsv").read_text(encoding="utf-8") == "a pig\tein Schwein\n"


def test_an_empty_corpus_is_no_file(corpus: ModuleType, tmp_path: Path) -> None:
    corpus.save(tmp_path, corpus.Corpus("de", "farm", [("Bern", "Bern")]))
    assert not list(tmp_path.iterdir())
