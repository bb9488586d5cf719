"""A phrase table's wordings are written beside the words that they are for, and nothing is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.engines import glosses
from localize.engines.annotation import annotate, plain_alignment
from localize.engines.glosses import Gloss
from localize.errors import EngineError
from localize.model import Match, Term, Wording

TABLE = {"the": "", "appeal": "Beschwerde", "federal court": "Bundesgericht", "court": "Gericht"}
TEXT = "The Federal Court heard Meier's appeal."
WORDS = st.sampled_from([*TABLE, "Federal", "Court", "Meier", "(court)", "appeal,", "ß", "İ", " "])


def test_the_longest_phrase_is_taken_whatever_its_case() -> None:
    assert glosses.find(TEXT, TABLE)[0] == Gloss(4, 17, "Bundesgericht")


def test_a_name_that_the_table_lacks_stands_for_itself() -> None:
    assert Gloss(24, 29, "Meier") in glosses.find(TEXT, TABLE)


def test_the_first_word_and_words_that_need_no_gloss_get_none() -> None:
    assert [one.wording for one in glosses.find("Meier saw The court", TABLE)] == ["Gericht"]


def test_without_a_table_nothing_is_glossed() -> None:
    assert glosses.find(TEXT, {}) == []


def test_a_gloss_is_written_as_the_model_was_trained() -> None:
    assert annotate(TEXT, (), "de", TABLE).text == (
        "The Federal Court<t1> Bundesgericht<t2> heard Meier<t1> Meier<t2>'s"
        " appeal<t1> Beschwerde<t2>."
    )


def test_a_terms_words_have_the_terms_wording_only() -> None:
    council = Term("T1", {"en": Wording(("Federal",)), "de": Wording(("eidgenössisch",))})
    written = annotate(TEXT, [Match(council, 4, 11, "Federal", "en")], "de", TABLE).text
    assert written.startswith("The<t0> Federal<t1> eidgenössisch<t2> Court heard Meier<t1>")


@given(st.lists(WORDS).map(" ".join))
def test_taking_the_glosses_out_gives_the_text(text: str) -> None:
    written = annotate(text, (), "de", TABLE).text
    assert re.sub(r"<t1> .*?<t2>", "", written) == text


@given(st.lists(WORDS).map(" ".join))
def test_what_is_read_in_a_gloss_comes_from_the_words_before_it(text: str) -> None:
    annotated = annotate(text, (), "de", TABLE)
    places = {(gloss.start, gloss.end): gloss.wording for gloss in glosses.find(text, TABLE)}
    for found in re.finditer(r"<t1> (.*?)<t2>", annotated.text):
        ((origin, _),) = plain_alignment(annotated, ((found.span(1), (0, 1)),))
        assert places[origin] == found[1]


def test_a_folder_without_a_table_gives_an_empty_one(tmp_path: Path) -> None:
    assert glosses.read(tmp_path, "de") == {}


@pytest.mark.parametrize("damage", [b"no tab\n", b"\xff\tbroken\n", b"a\tb\tc\n"])
def test_a_damaged_table_is_an_error_with_its_path(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / glosses.table_name("de")
    path.write_bytes(b"court\tGericht\n" + damage)
    with pytest.raises(EngineError) as caught:
        glosses.read(tmp_path, "de")
    assert caught.value.path == str(path)
    assert caught.value.hint == "install the weights again"
