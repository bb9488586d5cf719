"""Terms in drafts: asked for, put in, or honestly missed; all else stays as it was."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import drafting, engines, glossary
from localize.drafting import Job, Task, cascade, forcing, inserting
from localize.engines import Options
from localize.glossary.agreement import openings
from localize.model import Draft, Match, Request, Segment, Term

ROOT = Path(__file__).parent.parent
TERMS = glossary.load([ROOT / "glossaries" / "swiss-law-and-politics.csv"])
WITH = [
    "The Federal Administrative Court overturned the decision of the Federal Council.",
    "The State Secretariat for Migration (SEM) must examine the asylum application again.",
    "The Federal Office of Justice and the Council of States disagree.",
    "The National Council voted on Monday.",
]
WITHOUT = [
    "Nobody came to the station that night.",
    "The weather was fine, and the lake was calm.",
    "Two children found the letter in the garden.",
]


def matches(text: str, terms: Sequence[Term] = TERMS) -> tuple[Match, ...]:
    """Match a text as one of an article about Switzerland."""
    return next(iter(glossary.match([text, "It happened in Switzerland."], terms, "en")))


class Dictionary:
    """An engine that knows some sentences, and says what it is told to begin with."""

    signature = "dictionary@1"

    def __init__(self, said: Mapping[str, Sequence[str]], *, takes_terms: bool = False) -> None:
        self.said = said
        self.takes_terms = takes_terms
        self.asked: list[Request] = []

    def translate(self, requests: Sequence[Request]) -> list[Draft]:
        self.asked += requests
        return [self.draft(one) for one in requests]

    def draft(self, request: Request) -> Draft:
        first, *others = self.said[request.text]
        text = f"{request.start} und so weiter." if request.start else first
        more = tuple(Draft(other) for other in others) if request.hypotheses > 1 else ()
        return Draft(text, others=more, alignment=links(request.text, text))

    def score(self, requests: Sequence[Request]) -> list[float]:
        return [-float(len(one.start)) for one in requests]


def links(source: str, target: str) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Link the first word to the first, the second to the second, and so on."""
    return tuple(zip(spans(source), spans(target), strict=False))


def spans(text: str) -> list[tuple[int, int]]:
    found, position = [], 0
    for word in text.split():
        start = text.index(word, position)
        position = start + len(word)
        found.append((start, position))
    return found


def obey(engine: Dictionary, text: str, language: str = "de") -> str:
    request = Request(text, matches(text))
    return cascade.obey(
        engine, [request], engine.translate([Request(text)]), Options("en", language)
    )[0].text


def test_a_draft_that_has_its_terms_is_never_asked_for_again() -> None:
    text = "The Federal Council met."
    engine = Dictionary({text: ["Der Bundesrat tagte."]})
    assert obey(engine, text) == "Der Bundesrat tagte."
    assert len(engine.asked) == 1


def test_a_hypothesis_with_the_term_is_better_than_the_best_one() -> None:
    text = "The Federal Council met."
    engine = Dictionary(
        {text: ["Der Rat tagte.", "Man tagte.", "Es tagte der Bundesrat."]}, takes_terms=True
    )
    assert obey(engine, text) == "Es tagte der Bundesrat."


def test_a_missed_term_is_put_in_its_place_with_an_article_that_agrees() -> None:
    text = "Yesterday the Federal Assembly met."
    engine = Dictionary({text: ["Gestern der Rat tagte."]})
    assert obey(engine, text).startswith("Gestern die Bundesversammlung")


def test_terms_are_put_in_from_left_to_right() -> None:
    text = "Yesterday the Federal Council and today the National Council met."
    engine = Dictionary({text: ["Gestern der Rat und heute der andere Rat tagte."]})
    draft = obey(engine, text)
    assert draft.startswith("Gestern der Bundesrat")
    assert "Nationalrat" in draft


def test_an_acronym_in_brackets_comes_with_its_name() -> None:
    text = "The State Secretariat for Migration (SEM) replied."
    engine = Dictionary({text: ["Das Amt für Leute (SEM) antwortete."]})
    assert obey(engine, text).startswith("Das Staatssekretariat für Migration (SEM) und")


def test_a_forbidden_form_gives_way() -> None:
    text = "The optional referendum failed."
    engine = Dictionary({text: ["Das optionale Referendum fiel durch."]})
    assert obey(engine, text).startswith("Das fakultative Referendum und")


class Reader(Dictionary):
    """An engine that holds every text for unlikely but one, and that without its articles."""

    def __init__(self, said: Mapping[str, Sequence[str]], likely: str) -> None:
        super().__init__(said)
        self.likely = likely
        self.scored = 0

    def score(self, requests: Sequence[Request]) -> list[float]:
        self.scored += len(requests)
        bare = self.likely.replace("le Tribunal", "Tribunal")
        known = {self.likely: -1.0, bare: -5.0}
        return [known.get(one.start, -20.0) for one in requests]


OMITTED = "He may stay, the Federal Administrative Court ruled on Monday."
FRENCH = Options("en", "fr")
REQUEST = Request(OMITTED, matches(OMITTED))
WITHOUT_COURT = "Il peut rester, a statué lundi."


@pytest.mark.parametrize(
    "likely",
    [
        "Il peut rester, le Tribunal administratif fédéral a statué lundi.",
        "Il peut rester, a statué lundi le Tribunal administratif fédéral.",
    ],
)
def test_a_term_that_was_left_out_goes_into_the_gap_where_it_is_likeliest(likely: str) -> None:
    engine = Reader({OMITTED: [WITHOUT_COURT]}, likely)
    found = cascade.obey(engine, [REQUEST], [omitting()], FRENCH)[0]
    assert found.text == likely
    words = {(OMITTED[a:b], found.text[c:d]) for (a, b), (c, d) in found.alignment}
    assert engine.scored <= 20, "one score a gap, then one an article"
    linked = {(one, other.rstrip(",.")) for one, other in words}
    assert linked == {("stay,", "rester"), ("ruled", "statué"), ("Monday.", "lundi")}


def test_a_place_that_cannot_be_scored_is_left() -> None:
    class Deaf(Dictionary):
        def score(self, requests: Sequence[Request]) -> list[float]:
            return [-math.inf] * len(requests)

    found = cascade.obey(Deaf({OMITTED: [WITHOUT_COURT]}), [REQUEST], [omitting()], FRENCH)[0]
    assert found.text.endswith("und so weiter.")


def test_a_gap_that_is_hardly_likelier_is_left() -> None:
    engine = Dictionary({OMITTED: [WITHOUT_COURT]})
    found = cascade.obey(engine, [REQUEST], [omitting()], FRENCH)[0]
    assert found.text.endswith("und so weiter.")


def omitting() -> Draft:
    """A draft of which three words are linked, none to the court."""
    pairs = (("stay,", "rester,"), ("ruled", "statué"), ("Monday.", "lundi."))
    places = ((OMITTED.index(one), WITHOUT_COURT.index(other)) for one, other in pairs)
    return Draft(
        WITHOUT_COURT,
        alignment=tuple(
            ((a, a + len(one)), (c, c + len(other)))
            for (a, c), (one, other) in zip(places, pairs, strict=True)
        ),
    )


@given(st.text(alphabet="ab ,.«»", max_size=40))
def test_a_term_put_in_changes_no_other_letter_and_no_link(said: str) -> None:
    match, draft = REQUEST.terms[0], Draft(said, alignment=links(OMITTED, said))
    for one in chain(*inserting.variants(draft, match, "fr")):
        place = one.text.index("Tribunal administratif fédéral")
        before, _, after = one.text.partition("Tribunal administratif fédéral")
        assert said.startswith(before[: before.rfind(" ", 0, place - 1)])
        assert said.endswith(after)
        assert [one.text[a:b].rstrip(",.»") for _, (a, b) in one.alignment] == [
            said[a:b].rstrip(",.»") for _, (a, b) in draft.alignment
        ]


def test_a_term_in_the_plural_is_put_in_as_one() -> None:
    text = "Yesterday two asylum seekers came."
    engine = Dictionary({text: ["Hier deux demandeurs d’asile vinrent."]})
    assert obey(engine, text, "fr").startswith("Hier deux requérants d'asile")


def test_advice_forces_nothing() -> None:
    text = "The motion was lost."
    assert [match.term.enforcement.value for match in matches(text)] == ["soft"]
    engine = Dictionary({text: ["Das ging verloren."]})
    assert obey(engine, text) == "Das ging verloren."
    assert len(engine.asked) == 1


def test_a_forbidden_form_gives_way_to_advice_too() -> None:
    text = "They asked for administrative assistance."
    assert [match.term.enforcement.value for match in matches(text)] == ["soft"]
    engine = Dictionary({text: ["Sie baten um Verwaltungshilfe."]})
    assert obey(engine, text).startswith("Sie baten um Amtshilfe und")


def test_an_empty_draft_stays_empty() -> None:
    text = "The Federal Council met."
    assert obey(Dictionary({text: [""]}), text) == ""


@pytest.fixture(scope="module")
def draft() -> Callable[[Sequence[str], Sequence[Term]], tuple[str, ...]]:
    """The embedded engine's drafts of texts, obeying some terms."""

    def work(texts: Sequence[str], terms: Sequence[Term]) -> tuple[str, ...]:
        tasks = tuple(Task("x.po", Segment(text), matches(text, terms)) for text in texts)
        return drafting.work(Job("embedded", Options("en", "de"), tasks)).texts

    return work


def test_the_embedded_engine_says_the_terms(
    draft: Callable[[Sequence[str], Sequence[Term]], tuple[str, ...]],
) -> None:
    for text, said in zip(WITH, draft(WITH, TERMS), strict=True):
        request = Request(text, matches(text))
        assert not cascade.judged(request, Draft(said), "de").missing, said


@given(st.permutations(WITH + WITHOUT))
def test_texts_without_terms_are_drafted_as_if_there_were_no_glossary(texts: list[str]) -> None:
    tasks = [(text, matches(text)) for text in texts]
    with_terms = drafting.work(job(tasks)).texts
    without = drafting.work(job([(text, ()) for text in texts])).texts
    for (_, found), one, other in zip(tasks, with_terms, without, strict=True):
        assert one == other or found


def job(tasks: Sequence[tuple[str, tuple[Match, ...]]]) -> Job:
    made = (Task("x.po", Segment(text), found) for text, found in tasks)
    return Job("embedded", Options("en", "de"), tuple(made))


def test_the_seam_is_that_of_the_engines() -> None:
    pair = Options("en", "de")
    engine = engines.load("embedded", pair)
    text = WITH[0]
    plain = engine.translate([Request(text, align=True)])
    told = cascade.obey(engine, [Request(text, matches(text))], plain, pair)[0]
    assert "Bundesverwaltungsgericht" in told.text
    assert "Bundesrat" in told.text


def test_a_term_stands_where_its_words_are_linked_to() -> None:
    text = "The Federal Council met in Bern."
    draft = Draft(
        "Getagt hat (der Rat), in Bern.", alignment=(((4, 11), (16, 21)), ((12, 19), (16, 21)))
    )
    assert draft.text[slice(*forcing.place(draft, matches(text)[0], text))] == "Rat"


def test_without_links_a_term_stands_at_its_share_of_the_text() -> None:
    text = "The Federal Council met in Bern."
    draft = Draft("Gestern tagte er in Bern.")
    assert forcing.place(draft, matches(text)[0], text)[0] in {0, 8}
    assert forcing.place(Draft(""), matches(text)[0], text) == (0, 0)


@given(st.text(max_size=60), st.integers(0, 5))
def test_a_place_is_inside_the_draft_whatever_it_says(said: str, number: int) -> None:
    match = matches("The Federal Council met.")[0]
    place = forcing.place(
        Draft(said, alignment=links("The Federal Council met.", said)),
        match,
        "The Federal Council met.",
    )
    assert 0 <= place[0] <= place[1] <= len(said) or not said.strip()
    request = Request("The Federal Council met.")
    found = forcing.starts(request, Draft(said), [match], "de", number)
    assert all("Bundesrat" in start for start in found)


@pytest.mark.parametrize(
    ("before", "form", "gender", "wanted"),
    [
        ("Es sprach mit der ", "Staatssekretariat", "n", "Es sprach mit dem Staatssekretariat"),
        ("Er ging zum ", "Bundesversammlung", "f", "Er ging zur Bundesversammlung"),
        ("Er ging zur ", "Bundesrat", "m", "Er ging zum Bundesrat"),
        ("Er war im ", "Bundeskanzlei", "f", "Er war in der Bundeskanzlei"),
        ("Der Entscheid des ", "Bundesversammlung", "f", "Der Entscheid der Bundesversammlung"),
        ("Die ", "Bundesgericht", "n", "Das Bundesgericht"),
        ("in einem ", "Kammer", "f", "in einer Kammer"),
        ("mit seiner ", "Entscheid", "m", "mit seinem Entscheid"),
        (
            "aus dem ",
            "Eidgenössisches Departement des Innern",
            "n",
            "aus dem Eidgenössischen Departement des Innern",
        ),
        ("in diesem ", "Kanton", "", "in diesem Kanton"),
    ],
)
def test_a_german_article_agrees(before: str, form: str, gender: str, wanted: str) -> None:
    assert wanted in openings(before, form, gender, "", "de")


@pytest.mark.parametrize(
    ("language", "before", "form", "gender", "wanted"),
    [
        ("fr", "un arrêt du ", "Assemblée fédérale", "f", "un arrêt de l'Assemblée fédérale"),
        ("fr", "Il parle à l’", "Conseil fédéral", "m", "Il parle au Conseil fédéral"),
        ("fr", "La ", "Office fédéral de la justice", "m", "L'Office fédéral de la justice"),
        ("fr", "une ", "canton", "m", "un canton"),
        (
            "it",
            "la decisione del ",
            "Assemblea federale",
            "f",
            "la decisione dell'Assemblea federale",
        ),
        ("it", "nella ", "Stato", "m", "nello Stato"),
        ("it", "Il ", "Cancelleria federale", "f", "La Cancelleria federale"),
        ("es", "una decisión de la ", "Consejo Federal", "m", "una decisión del Consejo Federal"),
        ("es", "Habló al ", "Asamblea Federal", "f", "Habló a la Asamblea Federal"),
        ("es", "La ", "acta", "f", "El acta"),
        ("es", "según los ", "autoridades", "f pl", "según las autoridades"),
        ("pt", "a decisão da ", "Conselho Federal", "m", "a decisão do Conselho Federal"),
        ("pt", "pelo ", "Assembleia Federal", "f", "pela Assembleia Federal"),
        ("pt", "num ", "lei", "f", "numa lei"),
        ("pt", "Ao ", "autoridades", "f pl", "Às autoridades"),
    ],
)
def test_a_romance_article_agrees(
    language: str, before: str, form: str, gender: str, wanted: str
) -> None:
    assert openings(before, form, gender, "", language) == (wanted,)


def test_a_language_without_rules_takes_the_term_as_it_is() -> None:
    assert openings("beslutningen til ", "Forbundsrådet", "m", "", "no") == (
        "beslutningen til Forbundsrådet",
    )
