from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import glossary
from localize.glossary import Tier
from localize.model import Match, Term, Wording

HERE = Path(__file__).parent
SHIPPED = glossary.load([HERE.parents[1] / "glossaries" / "swiss-law-and-politics.csv"])


def golden() -> list[list[str]]:
    cases = (HERE / "verification.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    return [case.rstrip().split("\n") for case in cases]


@pytest.mark.parametrize("case", golden(), ids=lambda case: case[0])
def test_a_translation_is_judged_as_the_golden_cases_say(
    case: list[str], terms: tuple[Term, ...]
) -> None:
    language, source, target = case[1].split(" | ")
    (match,) = glossary.matcher(terms, "en").find(source, swiss=True)
    assert said(glossary.verify(match, target, language), target) == case[2].removeprefix("→ ")


def said(verdict: glossary.Verdict, target: str) -> str:
    text = "missed" if verdict.missed else "nothing asked"
    if verdict.tier and verdict.span:
        text = f"{verdict.tier}: {target[slice(*verdict.span)]}"
    return " ! ".join([text, *verdict.forbidden])


@given(term=st.sampled_from(SHIPPED), language=st.sampled_from(["de", "de-CH", "fr", "it"]))
def test_the_wanted_form_is_always_exact(term: Term, language: str) -> None:
    own = glossary.wording(term, language)
    assert own is not None
    match = Match(term, 0, 0, term.wordings["en"].forms[0], "en")
    for form in own.forms:
        verdict = glossary.verify(match, f"« {form} », x", language)
        assert (verdict.tier, verdict.missed, verdict.span) == (
            Tier.EXACT,
            False,
            (2, 2 + len(form)),
        )
        assert verdict.forbidden == ()


@given(
    form=st.text(min_size=1),
    language=st.sampled_from(["de", "fr", "it", "en", "ja"]),
)
def test_a_form_of_any_characters_is_found_in_itself(form: str, language: str) -> None:
    term = Term("odd", {"la": Wording(("x",)), language: Wording((form,))})
    assert glossary.verify(Match(term, 0, 1), form, language).tier is Tier.EXACT


@given(form=st.text(), text=st.text(), language=st.sampled_from(["de", "fr", "it", "en"]))
def test_a_span_lies_in_the_text(form: str, text: str, language: str) -> None:
    term = Term("odd", {"la": Wording(("x",)), language: Wording(("§", form), forbidden=(form,))})
    verdict = glossary.verify(Match(term, 0, 1), text, language)
    if verdict.span is not None:
        assert 0 <= verdict.span[0] < verdict.span[1] <= len(text)


def test_a_language_without_endings_of_ours_has_a_dictionary() -> None:
    term = Term("court", {"en": Wording(("court",)), "es": Wording(("tribunal federal",))})
    verdict = glossary.verify(Match(term, 0, 6), "Los tribunales federales", "es")
    assert (verdict.tier, verdict.span) == (Tier.LEMMA, (4, 24))


def test_no_dictionary_is_no_obstacle() -> None:
    term = Term("canton", {"en": Wording(("canton",)), "ja": Wording(("州",))})
    assert glossary.verify(Match(term, 0, 6), "なし", "ja").missed


def test_verdicts_are_values(terms: tuple[Term, ...]) -> None:
    verdict = glossary.verify(Match(terms[0], 0, 1), "Der Bundesrat", "de")
    assert pickle.loads(pickle.dumps(verdict)) == verdict
    assert hash(verdict)


def test_the_preferred_form_is_an_acronym_only_for_an_acronym(terms: tuple[Term, ...]) -> None:
    text = "the Federal Department of Foreign Affairs and the FDFA"
    name, acronym = glossary.matcher(terms, "en").find(text, swiss=True)
    assert glossary.preferred(name, "fr") == "Département fédéral des affaires étrangères"
    assert glossary.preferred(acronym, "fr") == "DFAE"
    assert glossary.preferred(acronym, "ja") == ""
