"""Laws 5 and 8: jobs keep count and order, and give the same whoever works."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import drafting, markup
from localize.drafting import Job, Task, accents, signs, years
from localize.engines import Begun, Options
from localize.model import Draft, Enforcement, Match, Request, Segment, Term, Wording

OPTIONS = Options("en", "de", beam=1)
SENTENCES = [f"The canton of Bern voted on {day} May <b1>again</b1>." for day in range(1, 20)]
TASKS = [Task("x.po", Segment(text)) for text in SENTENCES]


@given(st.integers(0, 40), st.integers(1, 15))
def test_a_plan_keeps_every_task_in_order(count: int, size: int) -> None:
    tasks = [Task("x.po", Segment(str(number))) for number in range(count)]
    jobs = list(drafting.plan(tasks, "embedded", OPTIONS, size))
    assert [task for job in jobs for task in job.tasks] == tasks
    assert all(len(job.tasks) <= size for job in jobs)


def test_drafts_do_not_depend_on_who_made_them() -> None:
    whole = drafting.work(Job("embedded", OPTIONS, tuple(TASKS)))
    jobs = list(drafting.plan(TASKS, "embedded", OPTIONS, size=4))
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        results = list(pool.map(drafting.work, jobs))
    assert tuple(text for result in results for text in result.texts) == whole.texts
    assert {result.signature for result in results} == {whole.signature}


def test_a_stream_of_jobs_begins_the_next_one_early_and_gives_the_same() -> None:
    jobs = list(drafting.plan(TASKS, "embedded", OPTIONS, size=4))
    asked: list[Job] = []

    def asking() -> Iterator[Job]:
        for job in jobs:
            asked.append(job)
            yield job

    stream = drafting.stream(asking())
    first = next(stream)
    assert len(asked) == 3
    assert [first, *stream] == [drafting.work(job) for job in jobs]
    assert list(drafting.stream([])) == []


def test_markup_is_kept_and_a_paragraph_is_drafted_by_sentences() -> None:
    text = "The court <em1>ruled</em1>. It was &lt;a1> Monday.<br2/> Nobody <a3>came</a3>."
    draft = drafting.work(Job("embedded", OPTIONS, (Task("x.po", Segment(text)),))).texts[0]
    names = sorted(one.name for one in markup.placeholders(draft))
    assert names == ["a3", "a3", "br2", "em1", "em1"]
    assert markup.is_nested(draft)


def test_a_text_without_words_is_left_empty() -> None:
    job = Job("embedded", OPTIONS, (Task("x.po", Segment("")), Task("x.po", Segment("<br1/>"))))
    assert drafting.work(job).texts == ("", "")


@pytest.mark.parametrize(
    ("draft", "target", "wanted"),
    [
        ('"Das" und "jenes", sagte er.', "de", "„Das“ und „jenes“, sagte er."),
        ("“Das” gilt (“sofort”).", "de", "„Das“ gilt („sofort“)."),
        ("Er sagte: „Ja.“", "de", "Er sagte: „Ja.“"),
        ('"Oui", dit-elle à l\'"Étoile".', "fr", "«Oui», dit-elle à l’«Étoile»."),
        ("« Oui », d'accord", "fr", "« Oui », d’accord"),
        ("25'781 Gesuche aus '68", "de-CH", "25’781 Gesuche aus '68"),
        ('"Это"', "ru", '"Это"'),
        ("„Er sagte ‚Ja‘“", "de", "„Er sagte ‚Ja‘“"),
        ('"Wir waren –", begann sie', "de", "„Wir waren –“, begann sie"),
        ('" Oui "', "fr", "« Oui »"),
        ('Er sagte:"Ja"', "de", "Er sagte:„Ja“"),
        ("« Das »", "de", "„ Das “"),
        ('¿"Sí"?', "es", "¿«Sí»?"),
        ('Ein 27"-Monitor, 3\'5" groß', "de", 'Ein 27"-Monitor, 3\'5" groß'),
        ('"Artikel 27", sagte er', "de", "„Artikel 27“, sagte er"),
    ],
)
def test_a_draft_has_its_languages_quotes_and_apostrophes(
    draft: str, target: str, wanted: str
) -> None:
    assert signs.written(draft, "", Options("en", target)) == wanted


@pytest.mark.parametrize(
    ("source", "draft", "target", "wanted"),
    [
        ("1,284 of 78,000.", "1’284 von 78,000.", "de", "1.284 von 78.000."),
        ("1,284 of 78,000.", "1284 von 78.000.", "de-CH", "1284 von 78’000."),
        ("CHF 2,400", "2 400 francs", "fr", "2\u202f400 francs"),
        ("1,234,567.5", "1 234 567,5", "it", "1.234.567,5"),
        ("2'400", "2,400", "es", "2.400"),
        ("1,284", "1,284,567 e 11,284", "it", "1,284,567 e 11,284"),
        ("Version 1.284", "Version 1.284", "de-CH", "Version 1.284"),
        ("in 2024, 300 people", "2024, 300", "de", "2024, 300"),
        ("1284", "1,284", "de", "1,284"),
    ],
)
def test_a_drafts_thousands_are_grouped_as_its_language_does(
    source: str, draft: str, target: str, wanted: str
) -> None:
    assert signs.written(draft, source, Options("en", target)) == wanted


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("Call 044\u00a0123\u00a045\u00a067", "044\u00a0123\u00a045\u00a067"),
        ("Call 079 123,456", "079 123,456"),
        ("http://x.example/1,284", "http://x.example/1,284"),
        ("a1,284b", "a1,284b"),
        ("192,168,100,20", "192,168,100,20"),
        ("§\u00a012\u00a0300", "§\u00a012\u00a0300"),
        ("up 3.141 percent to 3,141", "3,141 Prozent auf 3.141"),
        ("0,284", "0,284"),
    ],
)
def test_figures_that_are_no_number_are_left_alone(source: str, draft: str) -> None:
    assert signs.written(draft, source, Options("en", "de-CH")) == draft.replace("'", "’")


def test_the_source_has_its_own_signs() -> None:
    assert signs.written("1,284", "1\u202f284", Options("fr", "it-CH")) == "1’284"
    reference = "SR 142.311, 1.284"
    assert signs.written(reference, reference, Options("de", "fr")) == reference


@pytest.mark.parametrize(
    ("source", "draft", "target", "wanted"),
    [
        ("On 9 October", "Am 9. Oktober 2024", "de", "Am 9. Oktober"),
        ("on Oct. 9, he", "le 9 octobre 2024, il", "fr", "le 9 octobre, il"),
        ("In March he", "Nel marzo del 2019 ha", "it", "Nel marzo ha"),
        ("On 3 May", "El 3 de mayo de 2023", "es", "El 3 de mayo"),
        ("9 October 2024", "9. Oktober 2024", "de", "9. Oktober 2024"),
        ("9/10/24", "9. Oktober 2024", "de", "9. Oktober 2024"),
        ("in October last year", "im Oktober 2024", "de", "im Oktober 2024"),
        ("im Mai letzten Jahres", "en mai 2024", "fr", "en mai 2024"),
        ("on 9 October", "Oktober 2024/25 und 2024", "de", "Oktober 2024/25 und 2024"),
        ("In March, 2,000 men", "Im März 2000 Männer", "de", "Im März 2000 Männer"),
        ("In May two thousand men", "En mai 2000 hommes", "fr", "En mai 2000 hommes"),
        ("IMG_20241009", "9. Oktober 2024", "de", "9. Oktober 2024"),
        ("last October", "im Oktober 2024", "de", "im Oktober 2024"),
        ("On 20 May 20 people", "Am 20. Mai 2020", "de", "Am 20. Mai"),
        ("It may", "Sie maiten 2024", "de", "Sie maiten 2024"),
    ],
)
def test_a_year_behind_a_month_must_be_in_the_source(
    source: str, draft: str, target: str, wanted: str
) -> None:
    assert years.known(Draft(draft), source, target).text == wanted


def test_a_year_in_the_name_of_a_term_stays() -> None:
    term = Term(
        "act",
        {
            "en": Wording(("Federal Constitution",)),
            "de": Wording(("Bundesverfassung vom 18. April 1999",), genders=("f",)),
        },
        enforcement=Enforcement.HARD,
    )
    text = "The Federal Constitution forbids it."
    matches = (Match(term, 4, 24, "Federal Constitution", "en"),)
    job = Job("embedded", Options("en", "de"), (Task("x.po", Segment(text), matches),))
    assert "18. April 1999" in drafting.work(job).texts[0]


def test_without_a_year_the_words_stay_aligned() -> None:
    text = "Am 9. Oktober 2024 kam sie."
    links = (((0, 2), (0, 2)), ((3, 4), (14, 18)), ((5, 12), (6, 13)), ((13, 16), (23, 26)))
    found = years.known(Draft(text, alignment=links), "On 9 October she came.", "de")
    assert [found.text[a:b] for _, (a, b) in found.alignment] == ["Am", "Oktober", "sie"]


def test_other_drafts_lose_their_years_too() -> None:
    draft = Draft("Im Mai.", others=(Draft("Im Mai 2021."),))
    assert years.known(draft, "In May.", "de").others[0].text == "Im Mai."


@given(
    st.lists(st.sampled_from(["9.", "Oktober", "mai", "2024", "1999", ".", "year", "24", "x"])),
    st.lists(st.sampled_from(["9", "October", "2024", "year", "x"])),
    st.sampled_from(["de", "fr", "it"]),
)
def test_only_years_go_and_a_second_time_nothing(
    draft: list[str], source: list[str], target: str
) -> None:
    text, said = " ".join(draft), " ".join(source)
    found = years.known(Draft(text), said, target)
    assert [word for word in found.text.split() if word not in ("2024", "1999")] == [
        word for word in draft if word not in ("2024", "1999")
    ]
    assert "2024" not in source or found.text.count("2024") == text.count("2024")


@given(
    st.text(alphabet="ab1'\"“”„«»‘’ (–=,", max_size=30),
    st.text(alphabet="12,' ", max_size=12),
    st.sampled_from(["de", "fr", "it-CH", "en"]),
)
def test_signs_change_no_letter_and_no_length(draft: str, source: str, target: str) -> None:
    found = signs.written(draft, source, Options("en", target))
    pairs = zip(draft, found, strict=True)
    assert all(one == other or one in "'\"“”„«»,’ " for one, other in pairs)


# Accents


def termed(term: str, language: str, *forms: str) -> tuple[Match, ...]:
    known = Term("T1", {"en": Wording((term,)), language: Wording(forms)})
    return (Match(known, 0, len(term), term, "en"),)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("le Secrétariat d’Etat aux migrations", "le Secrétariat d’État aux migrations"),
        ("le SECRÉTARIAT D’ETAT AUX MIGRATIONS", "le SECRÉTARIAT D’ÉTAT AUX MIGRATIONS"),
        ("L’Etat et les Etats membres: l’Etat", "L’État et les États membres: l’État"),
        ("d'État, d’état, Etatisme, Migrations", "d'État, d’état, Etatisme, Migrations"),
    ],
)
def test_capitals_have_the_accents_that_a_terms_words_have(said: str, wanted: str) -> None:
    terms = termed("State Secretariat", "fr", "Secrétariat d’État aux migrations")
    assert accents.restore(Draft(said), terms, "fr-CH").text == wanted


@pytest.mark.parametrize(
    ("language", "form", "said"),
    [("de", "Äcker", "Acker"), ("ru", "Ёлка", "Елка"), ("fr", "Etat", "État"), ("fr", "Îl", "Il"),
     ("fr", "État", "www.Etat.fr, x@Etat.fr"), ("es", "Éste", "Este")],
)  # fmt: skip
def test_other_letters_short_words_and_accents_that_are_there_stay(
    language: str, form: str, said: str
) -> None:
    assert accents.restore(Draft(said), termed("x", language, form), language).text == said


@given(
    st.lists(st.sampled_from(["Etat", "Etats", "ETAT", "état", "ete", "Été", "d’", " ", ".", "É"]))
)
def test_accents_change_no_letter_and_no_length(words: list[str]) -> None:
    said = "".join(words)
    found = accents.restore(Draft(said), termed("term", "fr", "État", "Élection"), "fr").text
    assert len(found) == len(said)
    assert [unicodedata.normalize("NFD", one)[0] for one in found] == [
        unicodedata.normalize("NFD", one)[0] for one in said
    ]
    assert not re.search(r"(?<![\w.])E(?:tats?|TAT)(?![\w.])", found)


def test_a_draft_has_the_terms_accents(monkeypatch: pytest.MonkeyPatch) -> None:
    class Engine:
        signature, takes_terms = "x", False

        def begin(self, requests: Sequence[Request]) -> Begun:
            return lambda: self.translate(requests)

        def translate(self, requests: Sequence[Request]) -> list[Draft]:
            return [Draft("Le Secrétariat d’Etat aux migrations.") for _ in requests]

        def score(self, requests: Sequence[Request]) -> list[float]:
            return [0.0] * len(requests)

    monkeypatch.setattr(drafting, "_engine", lambda _name, _options: Engine())
    terms = termed("State Secretariat", "fr", "Secrétariat d’État aux migrations")
    task = Task("x.po", Segment("State Secretariat."), terms)
    result = drafting.work(Job("x", Options("en", "fr"), (task,)))
    assert result.texts == ("Le Secrétariat d’État aux migrations.",)
