"""Law 8 for the checks: one process, several processes, the same findings in the same order."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from functools import partial
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from localize import catalog, checks, project
from localize.checks.subject import Subject
from localize.model import Entry, Segment
from localize.stages.check import check, check_files
from localize.stages.workers import pays, share, within

FAULTS = (
    ("About {} people said so.", "Rund {}1 Personen sagten das."),
    ("He did not come, {} said.", "Er kam, sagte {}."),
    ("“Yes,” she said {} times.", "Ja, sagte sie {} Mal.  "),
    ("All is right in {}.", "Alles ist richtig in {}."),
)


def entries(count: int) -> list[Entry]:
    rows = [(number, *FAULTS[number % len(FAULTS)]) for number in range(count)]
    return [
        Entry(Segment(source.format(number)), target.format(number), line=number)
        for number, source, target in rows
    ]


def padded(path: Path, count: int, size: int) -> Path:
    """Write a catalog of so many entries that is made big by a comment."""
    made = replace(catalog.new("de", "en", path), entries=tuple(entries(count)))
    catalog.write(made, path)
    path.write_text(f"# {'x' * size}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    return path


def test_processes_find_what_one_finds_in_the_same_order() -> None:
    run = partial(checks.run, entries(2500), language="de", source_language="en", path="a.po")
    alone, together = run(), run(spread=partial(share, workers=3))
    assert alone == together
    assert [one.line for one in together] == sorted(one.line for one in together)
    assert len(together) > 1500


def test_a_big_catalog_is_shared(newsroom: Path) -> None:
    place, path = project.find(newsroom), padded(newsroom / "big.po", 4 * checks.PART, 0)
    assert check_files(place, [path], workers=2) == check_files(place, [path])


def test_many_catalogs_are_shared(newsroom: Path) -> None:
    place = project.find(newsroom)
    files = [padded(newsroom / f"{name}.po", 40, 600_000) for name in "abc"]
    assert pays([file.stat().st_size for file in files], 2)
    found = check_files(place, files, workers=2)
    assert found == check_files(place, files)
    assert {one.path for one in found} == {"a.po", "b.po", "c.po"}


def test_articles_are_shared(newsroom: Path) -> None:
    place = project.find(newsroom)
    names = [f"articles/{name}.txt" for name in ("ruling", "two", "three")]
    for name in names[1:]:
        (newsroom / name).write_text("One\n\nThere are 112 people.\n", encoding="utf-8")
    for name in names:
        path = place.catalog_path(name, "de")
        path.parent.mkdir(parents=True, exist_ok=True)
        padded(path, 40, 600_000)
    assert check(place, names, ["de"], workers=2) == check(place, names, ["de"])


def test_small_work_is_not_shared() -> None:
    assert not pays([1000, 1000], 2)
    assert not pays([5_000_000, 10], 2)
    assert not pays([], 2)
    parts = [range(1)] * 3
    assert list(within(lambda _: os.getpid(), parts, 2)) == [os.getpid()] * 3


def die_elsewhere(parent: int, part: int) -> int:
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return part


def test_what_a_killed_process_left_is_done_all_the_same() -> None:
    work = partial(die_elsewhere, os.getpid())
    assert list(share(work, [1, 2, 3], 2)) == [1, 2, 3]


GUARDED = [rule.check for rule in checks.RULES.values() if hasattr(rule.check, "__wrapped__")]
TEXTS = st.lists(
    st.sampled_from(["<a1>", "</a1>", "&amp;", "ß", "'", "(", "]", "\n", "__x__", "Wort", " "])
    | st.text(max_size=3)
).map("".join)


@given(TEXTS, TEXTS, st.sampled_from(["de-CH", "fr-FR", "ja"]))
def test_a_rule_that_is_left_out_for_its_signs_would_find_nothing(
    source: str, target: str, language: str
) -> None:
    subject = Subject(Entry(Segment(source), target), language)
    for rule in GUARDED:
        assert list(rule(subject)) == list(rule.__wrapped__(subject))
