"""Laws 5 and 8: jobs keep count and order, and give the same whoever works."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import drafting, markup
from localize.drafting import Job, Task, signs
from localize.engines import Options
from localize.model import Segment

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
    assert len(asked) == 2
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
    assert signs.written(draft, target) == wanted


@given(
    st.text(alphabet="ab1'\"“”„«»‘’ (–=,", max_size=30),
    st.sampled_from(["de", "fr", "it-CH", "en"]),
)
def test_signs_change_no_letter_and_no_length(draft: str, target: str) -> None:
    found = signs.written(draft, target)
    pairs = zip(draft, found, strict=True)
    assert all(one == other or one in "'\"“”„«»" for one, other in pairs)
