from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import glossary
from localize.glossary.contraction import articled
from localize.glossary.declension import declined, nominalised
from localize.model import Match, Term, Wording

HERE = Path(__file__).parent
SHIPPED = glossary.load([HERE.parents[1] / "glossaries" / "swiss-law-and-politics.csv"])
GENDERS = ["m", "f", "n", "m pl", "f pl", "pl", "?", ""]


def golden() -> list[list[str]]:
    cases = (HERE / "inflections.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    return [case.rstrip().split("\n") for case in cases]


@pytest.mark.parametrize("case", golden(), ids=lambda case: case[0])
def test_terms_are_inflected_as_the_golden_cases_say(case: list[str]) -> None:
    language, form, gender, plural = (part.strip() for part in f"{case[1]} ".split("|"))
    makers = {
        "de": lambda: declined(form, gender, plural),
        "de nominalised": lambda: nominalised(form, gender),
    }
    made = makers.get(language, lambda: articled(form, language, gender))()
    assert ", ".join(made) == case[2].removeprefix("→ ")


@given(form=st.text(), plural=st.text(), gender=st.sampled_from(GENDERS))
def test_a_form_of_any_characters_comes_first(form: str, plural: str, gender: str) -> None:
    assert declined(form, gender, plural)[0] == nominalised(form, gender)[0] == form
    assert {articled(form, tag, gender)[0] for tag in ("fr", "it", "es", "pt")} == {form}


@given(term=st.sampled_from([term for term in SHIPPED if term.wordings["de"].genders]))
def test_the_checker_knows_every_form_that_is_made(term: Term) -> None:
    own = term.wordings["de"]
    for form, gender in zip(own.forms, own.genders, strict=True):
        one = Term("x", {"en": Wording(("x",)), "de": Wording((form,))})
        for made in declined(form, gender):
            assert not glossary.verify(Match(one, 0, 1), f"Wegen {made}.", "de").missed, made
