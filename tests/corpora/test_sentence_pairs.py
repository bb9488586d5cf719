"""Pairs of sentences, as they are cut, tidied and written."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest


def test_a_text_has_single_spaces(corpus: ModuleType) -> None:
    assert corpus.flat(" one\t two\n three ") == "one two three"


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
