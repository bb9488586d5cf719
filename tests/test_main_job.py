"""The main job, as an editor types it: laws 7 and 10 among others."""

from __future__ import annotations

import gettext
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from localize import catalog
from localize.model import Entry, State

Localize = Callable[..., tuple[int, str]]
CATALOG = Path("locales/de/LC_MESSAGES/ruling.po")


def entries(newsroom: Path) -> list[Entry]:
    return list(catalog.read(newsroom / CATALOG).entries)


def snapshot(newsroom: Path) -> dict[str, tuple[bytes, int]]:
    """All files but the cache, with their bytes and when they were written."""
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(newsroom.rglob("*"))
        if path.is_file() and ".localize" not in path.parts
    }


def rewrite(newsroom: Path, change: Callable[[Entry], Entry]) -> None:
    """Do what a translator does in an editor, to every entry."""
    current = catalog.read(newsroom / CATALOG)
    changed = {catalog.key(entry): change(entry) for entry in current.entries}
    catalog.write(catalog.replaced(current, changed), newsroom / CATALOG)


def test_one_command_makes_a_drafted_catalog(newsroom: Path, localize: Localize) -> None:
    code, output = localize("translate", "--lang", "de")
    assert code == 0
    assert "drafted 4 of 4 segments" in output
    found = entries(newsroom)
    assert [catalog.state(entry) for entry in found] == [State.MACHINE] * 4
    assert "term: Federal Administrative Court → Bundesverwaltungsgericht" in found[1].segment.notes


def test_the_catalog_is_what_gettext_accepts(newsroom: Path, localize: Localize) -> None:
    localize("translate", "--lang", "de")
    if shutil.which("msgfmt") is None:
        pytest.skip("gettext is not installed")
    command = ["msgfmt", "--check", "-o", os.devnull, str(newsroom / CATALOG)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_second_run_writes_nothing_and_loads_no_engine(
    newsroom: Path, localize: Localize
) -> None:
    localize("translate", "--lang", "de")
    before = snapshot(newsroom)
    code, output = localize("translate", "--lang", "de")
    assert (code, snapshot(newsroom)) == (0, before)
    assert "nothing to draft" in output
    script = (
        "import sys; from localize.cli import run; "
        f"run(['-C', {str(newsroom)!r}, 'translate', '--lang', 'de']); "
        "sys.exit('ctranslate2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_second_run_without_its_cache_writes_nothing_either(
    newsroom: Path, localize: Localize
) -> None:
    localize("translate", "--lang", "de")
    before = snapshot(newsroom)
    shutil.rmtree(newsroom / ".localize")
    assert localize("translate", "--lang", "de")[0] == 0
    assert snapshot(newsroom) == before


def test_a_damaged_cache_is_as_good_as_none(newsroom: Path, localize: Localize) -> None:
    localize("translate", "--lang", "de")
    before = snapshot(newsroom)
    for text in ("{", "[1]", "\0", '{"x": 1}'):
        (newsroom / ".localize" / "settled.json").write_text(text, encoding="utf-8")
        assert localize("translate", "--lang", "de")[0] == 0
    assert snapshot(newsroom) == before


def test_what_a_person_wrote_is_never_touched(newsroom: Path, localize: Localize) -> None:
    localize("translate", "--lang", "de")
    rewrite(newsroom, lambda entry: replace(entry, target="Von Hand."))
    localize("translate", "--lang", "de")
    found = entries(newsroom)
    assert {entry.target for entry in found} == {"Von Hand."}
    assert {catalog.state(entry) for entry in found} == {State.EDITED}


def test_an_accepted_draft_counts_as_reviewed_and_stays(newsroom: Path, localize: Localize) -> None:
    localize("translate", "--lang", "de")
    rewrite(newsroom, catalog.accept)
    before = snapshot(newsroom)
    assert localize("status", "--lang", "de", "--min-coverage", "100")[0] == 0
    localize("translate", "--lang", "de")
    assert snapshot(newsroom) == before


def test_a_changed_article_is_drafted_anew_where_it_changed(
    newsroom: Path, localize: Localize
) -> None:
    localize("translate", "--lang", "de")
    before = {entry.segment.text: entry for entry in entries(newsroom)}
    article = newsroom / "articles" / "ruling.txt"
    article.write_text(article.read_text().replace("112 people", "121 people"), encoding="utf-8")
    code, output = localize("translate", "--lang", "de")
    assert (code, "drafted 1 of 1" in output) == (0, True)
    after = {entry.segment.text: entry for entry in entries(newsroom) if not entry.obsolete}
    assert [text for text in after if text not in before] == ["About 121 people are affected."]
    assert all(before[text] == after[text] for text in after if text in before)


def test_a_reviewed_translation_survives_its_source(newsroom: Path, localize: Localize) -> None:
    localize("translate", "--lang", "de")
    rewrite(newsroom, lambda entry: catalog.accept(replace(entry, target="Von Hand.")))
    article = newsroom / "articles" / "ruling.txt"
    original = article.read_bytes()
    article.write_text("Another story\n\nWith other words altogether.\n", encoding="utf-8")
    localize("translate", "--lang", "de")
    article.write_bytes(original)
    localize("translate", "--lang", "de")
    kept = [entry for entry in entries(newsroom) if not entry.obsolete]
    assert {catalog.state(entry) for entry in kept} == {State.REVIEWED}


def test_limit_and_dry_run(newsroom: Path, localize: Localize) -> None:
    code, output = localize("translate", "--lang", "de", "--dry-run")
    assert (code, "would draft 4 segments" in output) == (0, True)
    assert not (newsroom / "locales").exists()
    assert not (newsroom / ".localize").exists()
    assert "drafted 1 of 1" in localize("translate", "--lang", "de", "--limit", "1")[1]
    assert "drafted 3 of 3" in localize("translate", "--lang", "de")[1]


def test_a_limit_is_for_all_languages_together(localize: Localize) -> None:
    assert "drafted 5 of 5" in localize("translate", "--lang", "de,fr", "--limit", "5")[1]


def test_several_languages_and_articles(newsroom: Path, localize: Localize) -> None:
    (newsroom / "articles" / "second.md").write_text("# Vote\n\nIt *passed*.\n", encoding="utf-8")
    assert localize("translate", "--lang", "de,fr", "--lang", "it", "--article", "second")[0] == 0
    found = sorted(path.parts[-3] for path in newsroom.rglob("second.po"))
    assert found == ["de", "fr", "it"]
    assert not (newsroom / CATALOG).exists()


def test_catalogs_are_told_in_the_articles_order(newsroom: Path, localize: Localize) -> None:
    british = "---\ntitle: A vote\nlang: en-GB\n---\n\nThe court ruled.\n"
    (newsroom / "articles" / "british.md").write_text(british, encoding="utf-8")
    output = localize("translate")[1]
    told = [line for line in output.splitlines() if line.startswith("catalog: ")]
    assert [Path(line).stem for line in told] == ["british", "ruling"]


def test_options_come_from_variables_too(
    newsroom: Path, localize: Localize, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCALIZE_UPDATE_LANG", "fr,it")
    assert localize("update")[0] == 0
    assert sorted(path.parts[-3] for path in newsroom.rglob("ruling.po")) == ["fr", "it"]


def test_markup_comes_back_in_the_draft(newsroom: Path, localize: Localize) -> None:
    text = "# Vote\n\nThe [Federal Council](https://example.org) met in **Bern** on Monday.\n"
    (newsroom / "articles" / "second.md").write_text(text, encoding="utf-8")
    localize("translate", "--lang", "de")
    draft = catalog.read(newsroom / "locales/de/LC_MESSAGES/second.po").entries[1].target
    for placeholder in ("<a1>", "</a1>", "<strong2>", "</strong2>"):
        assert draft.count(placeholder) == 1
    output = localize("check", "--lang", "de", "--format", "json")[1]
    assert "placeholder" not in output


def test_an_article_in_its_own_language_needs_no_catalog(
    newsroom: Path, localize: Localize
) -> None:
    page = newsroom / "articles" / "urteil.md"
    page.write_text("---\nlang: de\n---\n\n# Urteil\n\nEin Satz.\n", encoding="utf-8")
    assert localize("translate", "--lang", "de")[0] == 0
    assert not (newsroom / "locales/de/LC_MESSAGES/urteil.po").exists()


def test_paragraph_segmentation_drafts_sentence_by_sentence(
    newsroom: Path, localize: Localize
) -> None:
    settings = 'targets = ["de"]\nsegmentation = "paragraph"\n'
    (newsroom / "localize.toml").write_text(settings, encoding="utf-8")
    assert localize("translate")[0] == 0
    found = entries(newsroom)
    assert len(found) == 3
    assert "affected." in found[2].segment.text
    assert found[2].target


def test_pages_are_rendered_with_switcher_and_label(newsroom: Path, localize: Localize) -> None:
    localize("translate", "--lang", "de")
    code, output = localize("render", "--lang", "de")
    assert (code, "4 of 4 segments are not reviewed" in output) == (1, True)
    assert localize("render", "--lang", "de", "--allow-machine")[0] == 0
    page = (newsroom / "build/de/ruling.html").read_text(encoding="utf-8")
    for text in (
        '<html lang="de"',
        "In einer anderen Sprache lesen: 1",
        "maschinell übersetzt und nicht von einem Menschen geprüft",
        "Original: Englisch",
        'hreflang="en"',
        'hreflang="x-default"',
    ):
        assert text in page
    original = (newsroom / "build/en/ruling.html").read_text(encoding="utf-8")
    assert "See in another language: 1" in original
    assert "maschinell" not in original


def test_a_page_that_may_not_be_published_any_more_is_taken_away(
    newsroom: Path, localize: Localize
) -> None:
    localize("translate", "--lang", "de")
    localize("render", "--lang", "de", "--allow-machine")
    page = newsroom / "build/de/ruling.html"
    assert page.exists()
    code, output = localize("render")
    assert (code, "was taken away" in output) == (0, True)
    assert not page.exists()
    assert not page.with_suffix(".txt").exists()
    assert 'hreflang="de"' not in (newsroom / "build/en/ruling.html").read_text(encoding="utf-8")


def test_an_accepted_draft_is_kept_when_its_source_changes(
    newsroom: Path, localize: Localize
) -> None:
    localize("translate", "--lang", "de")
    rewrite(newsroom, catalog.accept)
    accepted = {entry.target for entry in entries(newsroom)}
    article = newsroom / "articles" / "ruling.txt"
    article.write_text(article.read_text().replace("has overturned a", "has now overturned a"))
    localize("translate", "--lang", "de")
    changed = [entry for entry in entries(newsroom) if entry.previous]
    assert [catalog.state(entry) for entry in changed] == [State.EDITED]
    assert {entry.target for entry in changed} <= accepted


def test_rendering_again_changes_nothing(newsroom: Path, localize: Localize) -> None:
    localize("translate", "--lang", "de")
    localize("render", "--lang", "de", "--allow-machine")
    before = snapshot(newsroom)
    assert "(unchanged)" in localize("render", "--lang", "de", "--allow-machine")[1]
    assert snapshot(newsroom) == before


def test_the_gate_sees_that_an_article_changed(newsroom: Path, localize: Localize) -> None:
    localize("translate", "--lang", "de")
    gate = ("status", "--lang", "de", "--require", "translated", "--min-coverage", "100")
    assert localize(*gate)[0] == 0
    with (newsroom / "articles" / "ruling.txt").open("a", encoding="utf-8") as article:
        article.write("\nA new paragraph about the appeal.\n")
    assert localize(*gate)[0] == 1


def test_the_gate_asks_nothing_of_an_articles_own_language(
    newsroom: Path, localize: Localize
) -> None:
    localize("translate", "--lang", "de")
    gate = ("--require", "translated", "--min-coverage", "100")
    assert localize("status", "--lang", "en,de", *gate)[0] == 0
    shutil.rmtree(newsroom / ".localize")
    assert localize("status", "--lang", "en,de", *gate)[0] == 0
    assert localize("status", "--lang", "fr", *gate)[0] == 1


def test_compile_writes_what_gettext_reads(newsroom: Path, localize: Localize) -> None:
    localize("translate", "--lang", "de")
    assert localize("compile", "--lang", "de", "--use-fuzzy")[0] == 0
    with (newsroom / CATALOG).with_suffix(".mo").open("rb") as stream:
        translations = gettext.GNUTranslations(stream)
    first = entries(newsroom)[0]
    assert translations.gettext(first.segment.text) == first.target


@pytest.mark.parametrize("moment", [0.2, 0.5, 0.8, 1.1, 1.4])
def test_a_killed_run_leaves_whole_files_and_the_next_one_finishes(
    newsroom: Path, localize: Localize, moment: float
) -> None:
    for number in range(12):
        shutil.copy(newsroom / "articles/ruling.txt", newsroom / f"articles/a{number}.txt")
    command = [sys.executable, "-m", "localize", "-C", str(newsroom), "translate", "--lang", "de"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait()
    for path in newsroom.rglob("*.po"):
        catalog.read(path)
    assert localize("translate", "--lang", "de")[0] == 0
    assert localize("status", "--require", "translated", "--min-coverage", "100")[0] == 0
    spares = [path for path in newsroom.rglob(".*") if path.name.endswith((".tmp", ".lock"))]
    assert not spares


def test_control_c_keeps_what_is_finished(newsroom: Path) -> None:
    body = "\n\n".join(f"The court heard witness {number} on Monday." for number in range(4000))
    (newsroom / "articles" / "long.md").write_text(f"# Long\n\n{body}\n", encoding="utf-8")
    command = [sys.executable, "-m", "localize", "-C", str(newsroom), "--progress", "jsonl"]
    process = subprocess.Popen(
        [*command, "translate", "--lang", "de"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    while '"done"' not in process.stderr.readline():
        pass
    process.send_signal(signal.SIGINT)
    asked = time.monotonic()
    output, errors = process.communicate(timeout=120)
    assert time.monotonic() - asked < 10, "what waits for the engine is not worked off first"
    assert process.returncode == 130
    assert "all finished work is saved" in errors
    assert "drafted" in output
    drafted = [
        entry
        for entry in catalog.read(newsroom / "locales/de/LC_MESSAGES/long.po").entries
        if entry.target
    ]
    assert 0 < len(drafted) < 4000


def test_a_translation_that_lost_its_markup_is_not_published(
    newsroom: Path, localize: Localize
) -> None:
    text = "# Vote\n\nThe [Federal Council](https://example.org) met.\n"
    (newsroom / "articles" / "second.md").write_text(text, encoding="utf-8")
    localize("translate", "--lang", "de")
    path = newsroom / "locales/de/LC_MESSAGES/second.po"
    lost = path.read_text(encoding="utf-8")
    drafts = [line for line in lost.splitlines() if line.startswith(("msgstr", '"'))]
    for line in drafts:
        lost = lost.replace(line, line.replace("<a1>", "").replace("</a1>", ""))
    path.write_text(lost, encoding="utf-8")
    code, output = localize("render", "--lang", "de", "--allow-machine")
    assert code == 3
    assert "locales/de/LC_MESSAGES/second.po: error: the translation of" in output
    assert not (newsroom / "build/de/second.html").exists()
    assert (newsroom / "build/de/ruling.html").exists()
    assert "placeholder-missing" in localize("check", "--lang", "de")[1]


def test_pictures_lie_beside_the_pages(newsroom: Path, localize: Localize) -> None:
    (newsroom / "articles" / "images").mkdir()
    (newsroom / "articles" / "images" / "court.svg").write_bytes(b"<svg/>")
    localize("translate", "--lang", "de")
    localize("render", "--lang", "de", "--allow-machine")
    for language in ("en", "de"):
        assert (newsroom / "build" / language / "images/court.svg").read_bytes() == b"<svg/>"


def test_global_options_are_understood_behind_the_command_too(
    newsroom: Path, localize: Localize
) -> None:
    assert localize("translate", "--lang", "de", "-q") == (0, "")
    other = newsroom / "other"
    (other / "articles").mkdir(parents=True)
    (other / "localize.toml").touch()
    (other / "articles" / "x.txt").write_text("Words\n\nMore words here.\n", encoding="utf-8")
    assert localize("update", "--lang", "de", "-C", str(other))[0] == 0
    assert (other / "locales/de/LC_MESSAGES/x.po").exists()
