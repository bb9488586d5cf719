"""Terms are written into a text so that nothing of it is lost, and alignments find the way back."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from localize.engines.annotation import Annotated, annotate, notes, plain_alignment
from localize.model import Match, Term, Wording

COURT = Term("T1", {"en": Wording(("court",)), "de": Wording(("Gericht",))})
TEXT = "The court ruled (court): court."


def written(text: str, target: str = "de") -> Annotated:
    found = re.finditer(r"\bcourt\b", text)
    terms = [Match(COURT, one.start(), one.end(), "court", "en") for one in found]
    return annotate(text, notes(terms, target))


def test_a_term_is_written_as_the_model_was_trained() -> None:
    assert written(TEXT).text == (
        "The<t0> court<t1> Gericht<t2> ruled (<t0>court<t1> Gericht<t2>):"
        "<t0> court<t1> Gericht<t2>."
    )


def test_a_term_at_the_start_gets_its_space() -> None:
    text = "court ruled"
    assert written(text).text == "<t0> court<t1> Gericht<t2> ruled"


def test_a_language_without_a_wording_leaves_the_text_as_it_is() -> None:
    assert written(TEXT, "fr").text == TEXT


@given(st.lists(st.sampled_from(["court", "the", "rules", "(", ".", "court,"])).map(" ".join))
def test_taking_the_terms_out_gives_the_text(text: str) -> None:
    bare = re.sub(r"<t1>.*?<t2>", "", written(text).text).replace("<t0>", "")
    assert bare.strip() == text.strip()


@given(st.lists(st.sampled_from(["court", "the", "rules", "(court)", "court,"])).map(" ".join))
def test_every_word_of_the_annotated_text_comes_from_a_word_of_the_plain_one(text: str) -> None:
    annotated = written(text)
    words = [one.span() for one in re.finditer(r"\S+", annotated.text)]
    pairs = plain_alignment(annotated, tuple((word, word) for word in words))
    for (start, end), _ in pairs:
        assert 0 <= start < end <= len(text)
    inserted = [one.span() for one in re.finditer("Gericht<t2>", annotated.text)]
    for (start, end), target in pairs:
        if target in inserted:
            assert text[start:end] == "court"
