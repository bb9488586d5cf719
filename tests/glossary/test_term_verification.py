from __future__ import annotations

import pickle
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import glossary
from localize.glossary import Tier
from localize.model import Kind, Match, Term, Wording

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


LAW = Term(
    "law",
    {
        "en": Wording(("Procedure Act",)),
        "fr": Wording(("loi sur la procédure",)),
        "it": Wording(("legge sulla procedura",)),
    },
    Kind.OFFICIAL_NAME,
)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "la loi du 20 décembre 1968 sur la procédure", True),
        ("fr", "la loi du 1er mai 1990 sur la procédure", True),
        ("it", "della legge del 20 dicembre 1968 sulla procedura", True),
        ("fr", "la loi fiscale sur la procédure", False),
    ],
)
def test_a_law_keeps_its_name_around_its_date(language: str, text: str, *, found: bool) -> None:
    assert glossary.verify(Match(LAW, 0, 1), text, language).missed is not found


def places(texts: str, target: str, terms: tuple[Term, ...]) -> list[str | None]:
    found = glossary.matcher(terms, "en").find(texts, swiss=True)
    given = glossary.places(found, target, "de")
    return [one and one.span and target[slice(*one.span)] for one in given]


def test_every_occurrence_needs_a_place_of_its_own(terms: tuple[Term, ...]) -> None:
    assert places("canton to canton", "von Kanton zu Kanton", terms) == ["Kanton", "Kanton"]
    assert places("canton to canton", "im Kanton", terms) == ["Kanton", None]


def test_a_term_gives_way_where_it_has_another_place(terms: tuple[Term, ...]) -> None:
    text = "The Federal Councillor and the Federal Council"
    assert places(text, "Der Bundesrat und die Bundesrätin", terms) == ["Bundesrätin", "Bundesrat"]
    assert places(text, "Der Bundesrat", terms) == ["Bundesrat", None]


def test_two_terms_share_a_compound_but_not_its_parts(terms: tuple[Term, ...]) -> None:
    own = (
        Term("a", {"en": Wording(("asylum",)), "de": Wording(("Asyl",))}),
        Term("p", {"en": Wording(("procedure",)), "de": Wording(("Verfahren",))}),
    )
    assert places("asylum procedure", "das Asylverfahren", own) == ["Asyl", "verfahren"]
    assert places("asylum, asylum", "das Asylverfahren", own) == ["Asyl", None]
    assert terms


@given(target=st.text(alphabet="Kanton Bundesrat"), count=st.integers(0, 6))
def test_places_do_not_overlap(terms: tuple[Term, ...], target: str, count: int) -> None:
    found = glossary.matcher(terms, "en").find("canton " * count, swiss=True)
    spans = sorted(
        one.span for one in glossary.places(found, target, "de") if one and one.span is not None
    )
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_a_term_longer_than_a_sentence_has_a_place() -> None:
    form = "sehr " * 2000 + "lang"
    term = Term("long", {"en": Wording(("x",)), "de": Wording((form,))})
    match = Match(term, 0, 1)
    (place,) = glossary.places([match], f"Ein {form} Satz", "de")
    assert place is not None
    assert place.span == (4, 4 + len(form))
    assert glossary.places([match], "Ein Satz", "de") == [None]
