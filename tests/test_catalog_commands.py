"""`fmt`, `update --check`, `merge-driver`, `translate --force`: what they write, and what not."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from localize import catalog, project
from localize.drafting import Job, Result
from localize.model import Entry, State
from localize.stages.memo import Memo
from localize.stages.reach import Reach
from localize.stages.translate import translate

Localize = Callable[..., tuple[int, str]]
CATALOG = Path("locales/de/LC_MESSAGES/ruling.po")


def files(newsroom: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in newsroom.rglob("*")
        if path.is_file()
    }


def rewrite(newsroom: Path, change: Callable[[Entry], Entry]) -> None:
    current = catalog.read(newsroom / CATALOG)
    changed = {catalog.key(entry): change(entry) for entry in current.entries}
    catalog.write(catalog.replaced(current, changed), newsroom / CATALOG)


def entries(newsroom: Path) -> list[Entry]:
    return [entry for entry in catalog.read(newsroom / CATALOG).entries if not entry.obsolete]


# fmt


@pytest.mark.parametrize("wrap", ["40", "79", "newlines"])
def test_fmt_writes_the_canonical_form_once(newsroom: Path, localize: Localize, wrap: str) -> None:
    localize("translate", "--lang", "de")
    path = newsroom / CATALOG
    said = catalog.read(path).entries
    path.write_text(path.read_text().replace('msgid "', 'msgid    "'), encoding="utf-8")
    before = files(newsroom)
    code, output = localize("fmt", "--check", "--wrap", wrap)
    assert (code, "not canonical" in output, files(newsroom)) == (1, True, before)
    code, output = localize("fmt", "--diff", "--wrap", wrap)
    assert (code, '-msgid    "Court' in output, files(newsroom)) == (1, True, before)
    assert localize("fmt", "--wrap", wrap)[0] == 0
    assert catalog.read(path).entries == said
    after = files(newsroom)
    assert localize("fmt", "--check", "--wrap", wrap)[0] == 0
    assert localize("fmt", "--wrap", wrap)[0] == 0
    assert files(newsroom) == after


def test_fmt_takes_files_and_needs_no_project_with_a_width(
    tmp_path: Path, localize: Localize
) -> None:
    path = tmp_path / "alone.po"
    path.write_bytes(b'msgid   "a"\nmsgstr "b"')
    assert localize("fmt", "--wrap", "79", str(path))[0] == 0
    assert path.read_bytes() == b'msgid "a"\nmsgstr "b"\n'


def test_fmt_leaves_a_broken_catalog_and_does_the_others(
    newsroom: Path, localize: Localize
) -> None:
    localize("translate", "--lang", "de")
    broken = newsroom / "locales/de/LC_MESSAGES/broken.po"
    broken.write_bytes(b'msgid "a\n')
    code, output = localize("fmt")
    assert (code, "broken.po:1: error:" in output) == (3, True)
    assert broken.read_bytes() == b'msgid "a\n'


@pytest.mark.parametrize("wrap", ["7", "wide", "-1"])
def test_fmt_refuses_a_wrong_width(localize: Localize, wrap: str) -> None:
    assert localize("fmt", f"--wrap={wrap}")[0] == 2


# update --check, --diff, --threshold


def test_update_check_and_diff_write_nothing(newsroom: Path, localize: Localize) -> None:
    before = files(newsroom)
    code, output = localize("update", "--check", "--lang", "de,fr")
    assert (code, "2 catalogs, 2 would change" in output) == (1, True)
    code, output = localize("update", "--diff", "--lang", "de")
    assert (code, '+msgid "Court overturns ruling"' in output) == (1, True)
    assert files(newsroom) == before
    localize("update", "--lang", "de")
    assert localize("update", "--check", "--lang", "de")[0] == 0
    assert localize("update", "--diff", "--lang", "de") == (0, "")


def test_update_diff_is_a_patch(newsroom: Path, localize: Localize) -> None:
    localize("translate", "--lang", "de")
    rewrite(newsroom, catalog.accept)
    article = newsroom / "articles/ruling.txt"
    article.write_text(article.read_text().replace("112", "a few"), encoding="utf-8")
    patch = localize("update", "--diff", "--lang", "de")[1]
    if shutil.which("patch") is None:
        pytest.skip("patch is not installed")
    target = str(newsroom / CATALOG)
    subprocess.run(["patch", "-s", target], input=patch, text=True, check=True)
    assert localize("update", "--check", "--lang", "de")[0] == 0


@pytest.mark.parametrize(("threshold", "states"), [("50", "1 fuzzy"), ("99", "1 new, 1 obsolete")])
def test_the_threshold_decides_what_is_offered(
    newsroom: Path, localize: Localize, threshold: str, states: str
) -> None:
    localize("translate", "--lang", "de")
    article = newsroom / "articles/ruling.txt"
    article.write_text(article.read_text().replace("are affected", "were hit"), encoding="utf-8")
    assert states in localize("update", "--lang", "de", "--threshold", threshold)[1]
    assert localize("update", "--threshold", "101")[0] == 2


# merge-driver


@pytest.fixture
def three(newsroom: Path, localize: Localize) -> tuple[Path, Path, Path]:
    """A catalog's common ancestor, and two copies."""
    localize("translate", "--lang", "de")
    paths = tuple(newsroom / name for name in ("base.po", "ours.po", "theirs.po"))
    for path in paths:
        shutil.copy(newsroom / CATALOG, path)
    return paths


def edit(path: Path, place: int, text: str) -> None:
    current = catalog.read(path)
    entry = current.entries[place]
    changed = {catalog.key(entry): catalog.accept(replace(entry, target=text))}
    catalog.write(catalog.replaced(current, changed), path)


def drive(localize: Localize, three: tuple[Path, Path, Path]) -> tuple[int, str]:
    return localize("merge-driver", *map(str, three), "locales/de/ruling.po")


def test_the_merge_driver_merges_by_entry(
    three: tuple[Path, Path, Path], localize: Localize
) -> None:
    edit(three[1], 0, "Unseres")
    edit(three[2], 1, "Ihres")
    assert drive(localize, three) == (0, "")
    assert [entry.target for entry in catalog.read(three[1]).entries[:2]] == ["Unseres", "Ihres"]


def test_a_true_conflict_keeps_both_texts_fuzzy(
    three: tuple[Path, Path, Path], localize: Localize
) -> None:
    edit(three[1], 0, "Unseres")
    edit(three[2], 0, "Ihres")
    code, output = drive(localize, three)
    assert code == 1
    assert "locales/de/ruling.po: conflict: two people translated “Court overturns" in output
    entry = catalog.read(three[1]).entries[0]
    assert entry.fuzzy
    assert "Unseres" in entry.target
    assert "Ihres" in entry.target


def test_without_a_common_ancestor_both_sides_stay(
    three: tuple[Path, Path, Path], localize: Localize
) -> None:
    three[0].write_bytes(b"")
    edit(three[1], 0, "Unseres")
    assert drive(localize, three)[0] == 0
    assert catalog.read(three[1]).entries[0].target == "Unseres"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_version_that_cannot_be_read_stops_the_merge(
    three: tuple[Path, Path, Path], localize: Localize, place: int
) -> None:
    three[place].write_bytes(b'msgid "a\n')
    before = three[1].read_bytes()
    code, output = drive(localize, three)
    assert (code, three[1].read_bytes()) == (3, before)
    assert f"{three[place]}:1: error:" in output
    assert "not merged" in output


# translate --force


def test_force_drafts_machine_text_anew_and_spares_human_text(
    newsroom: Path, localize: Localize
) -> None:
    localize("translate", "--lang", "de")
    drafts = {entry.segment.text: entry.target for entry in entries(newsroom)}
    first = entries(newsroom)[0].segment.text
    rewrite(
        newsroom,
        lambda one: (
            catalog.accept(replace(one, target="Von Hand."))
            if one.segment.text == first
            else catalog.draft(one, "Alter Entwurf", "old@1")
        ),
    )
    code, output = localize("translate", "--lang", "de", "--force")
    assert (code, "drafted 3 of 3" in output, "backup" in output) == (0, True, False)
    after = {entry.segment.text: entry.target for entry in entries(newsroom)}
    assert after == drafts | {first: "Von Hand."}
    assert not list(newsroom.rglob("*~"))


def test_human_text_is_replaced_only_on_double_demand_and_kept_beside(
    newsroom: Path, localize: Localize
) -> None:
    localize("translate", "--lang", "de")
    rewrite(newsroom, lambda one: catalog.accept(replace(one, target="Von Hand.")))
    assert localize("translate", "--include-human")[0] == 2
    before = (newsroom / CATALOG).read_bytes()
    code, output = localize("translate", "--lang", "de", "--force", "--include-human")
    backup = newsroom / f"{CATALOG}.~1~"
    assert (code, f"backup:  {CATALOG}.~1~" in output) == (0, True)
    assert backup.read_bytes() == before
    assert {catalog.state(entry) for entry in entries(newsroom)} == {State.MACHINE}
    localize("translate", "--lang", "de", "--force", "--include-human")
    assert [path.name for path in newsroom.rglob("*~")] == ["ruling.po.~1~"]
    rewrite(newsroom, lambda one: catalog.accept(replace(one, target="Noch einmal.")))
    localize("translate", "--lang", "de", "--force", "--include-human")
    assert backup.read_bytes() == before
    assert "Noch einmal." in (newsroom / f"{CATALOG}.~2~").read_text(encoding="utf-8")


@pytest.mark.parametrize("reach", [Reach.MACHINE, Reach.ALL])
def test_what_a_person_does_while_a_machine_drafts_stays(
    newsroom: Path, localize: Localize, reach: Reach
) -> None:
    localize("update", "--lang", "de")
    rewrite(newsroom, lambda one: catalog.draft(one, "Alter Entwurf", "old@1"))

    def slow(work: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[Result]:
        for job in jobs:
            result = work(job)
            rewrite(newsroom, catalog.accept)
            yield result

    place = project.find(newsroom)
    memo = Memo(place)
    article = "articles/ruling.txt"
    list(translate(place, [article], "de", memo, reach=reach, mapper=slow))
    assert {entry.target for entry in entries(newsroom)} == {"Alter Entwurf"}
    assert {catalog.state(entry) for entry in entries(newsroom)} == {State.REVIEWED}


def test_a_forced_dry_run_writes_nothing(newsroom: Path, localize: Localize) -> None:
    localize("translate", "--lang", "de")
    rewrite(newsroom, catalog.accept)
    before = (newsroom / CATALOG).read_bytes()
    output = localize("translate", "--lang", "de", "--force", "--include-human", "--dry-run")[1]
    assert "would draft 4 segments" in output
    assert (newsroom / CATALOG).read_bytes() == before


# init


def test_init_adds_the_driver_to_attributes_that_are_there(
    newsroom: Path, localize: Localize
) -> None:
    attributes = newsroom / ".gitattributes"
    attributes.write_bytes(b"*.png binary")
    localize("init")
    line = b"*.po text eol=lf diff=po merge=localize-po\n"
    assert attributes.read_bytes() == b"*.png binary\n" + line
    localize("init")
    assert attributes.read_bytes().count(b"localize-po") == 1
