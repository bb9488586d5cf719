from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import glossary
from localize.glossary.folding import fold, trace
from localize.model import Kind, Term, Wording

HERE = Path(__file__).parent
SWISS = {"swiss": True, "foreign": False, "auto": None}
SIGNS = "()[]{}.*+?^$|\\/-'’ \u00a0\u00ad\u202b\u202cßŒéE\u0301İﬁäÄ"
PIECES = ["Federal Council", "canton", "(SEM)", "asylum-seekers", "State Secretariat for Migration"]
texts = st.lists(st.sampled_from(PIECES) | st.text(SIGNS, max_size=3) | st.text(max_size=4)).map(
    "".join
)


def golden() -> list[tuple[str, str, list[str], list[str]]]:
    cases = (HERE / "matching.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    return [_case(case.rstrip().split("\n")) for case in cases]


def _case(lines: list[str]) -> tuple[str, str, list[str], list[str]]:
    expected = [line.removeprefix("→").strip() for line in lines if line.startswith("→")]
    return lines[0], lines[1], lines[2 : -len(expected)], expected


@pytest.mark.parametrize(("title", "setting", "segments", "expected"), golden())
def test_terms_are_found_as_the_golden_cases_say(
    title: str, setting: str, segments: list[str], expected: list[str], terms: tuple[Term, ...]
) -> None:
    language, about = setting.split()
    found = glossary.match(segments, terms, language, swiss=SWISS[about])
    said = [", ".join(f"{match.form} ({match.term.id})" for match in each) for each in found]
    assert said == expected, title


@given(text=texts, swiss=st.booleans())
def test_a_match_points_at_text_that_normalises_to_its_form(
    terms: tuple[Term, ...], text: str, *, swiss: bool
) -> None:
    end = 0
    for match in glossary.matcher(terms, "en").find(text, swiss=swiss):
        assert end <= match.start < match.end
        assert fold(text[match.start : match.end]) == fold(match.form)
        end = match.end


@given(text=texts)
def test_tracing_folds_as_folding_does_and_keeps_the_order_of_places(text: str) -> None:
    traced = trace(text)
    places = [traced.place(index) for index in range(len(traced.text) + 1)]
    assert len(traced.cased) == len(traced.text)
    assert places == sorted(places)
    assert places[-1] == len(text)


@given(st.text(SIGNS + "ab", min_size=1).filter(str.strip))
def test_a_term_of_any_characters_is_found_in_itself(form: str) -> None:
    term = Term("odd", {"en": Wording((form,)), "de": Wording((form,))})
    found = glossary.matcher([term], "en").find(f"x {form} x", swiss=True)
    assert [match.term for match in found] in ([term], []) if not fold(form) else [[term]]


def test_a_term_longer_than_a_sentence_is_found() -> None:
    form = "very " * 1000 + "long"
    term = Term("long", {"en": Wording((form,)), "de": Wording(("lang",))})
    (match,) = glossary.matcher([term], "en").find(f"A {form} one", swiss=True)
    assert (match.start, match.end) == (2, 2 + len(form))


def test_a_glossary_without_the_source_language_finds_nothing(terms: tuple[Term, ...]) -> None:
    assert glossary.match(["Federal Council"], terms, "ja", swiss=True) == [()]
    assert glossary.match(["Federal Council"], (), "en") == [()]


def test_scripts_without_spaces_are_matched() -> None:
    term = Term("council", {"ja": Wording(("連邦内閣",)), "de": Wording(("Bundesrat",))})
    (match,) = glossary.matcher([term], "ja").find("スイスの連邦内閣は", swiss=True)
    assert match.form == "連邦内閣"


def test_matches_are_values(terms: tuple[Term, ...]) -> None:
    (match,) = glossary.matcher(terms, "en").find("a canton", swiss=True)
    assert pickle.loads(pickle.dumps(match)) == match
    assert hash(match) == hash(pickle.loads(pickle.dumps(match)))


def test_a_matcher_is_compiled_once(terms: tuple[Term, ...]) -> None:
    assert glossary.matcher(terms, "en") is glossary.matcher(list(terms), "en")


def test_the_translators_line_names_what_was_found_and_what_is_wanted(
    terms: tuple[Term, ...],
) -> None:
    text = "Asylum seekers, the Swiss Federal Council and the FDFA"
    found = glossary.matcher(terms, "en").find(text, swiss=True)
    assert [glossary.note(match, "de-CH") for match in found] == [
        "term: asylum seekers → Asylsuchender / Asylsuchende",
        "term: Swiss Federal Council → Bundesrat",
        "term: FDFA → EDA",
    ]
    assert glossary.note(found[0], "ja") == ""


def test_an_introduced_acronym_is_taken_from_the_caller(terms: tuple[Term, ...]) -> None:
    finder = glossary.matcher(terms, "en")
    assert finder.find("The FAC met.", swiss=True) == ()
    (match,) = finder.find("The FAC met.", swiss=True, introduced={"FAC": "committee"})
    assert (match.term.id, match.is_acronym, match.term.kind) == (
        "committee",
        True,
        Kind.OFFICIAL_NAME,
    )
