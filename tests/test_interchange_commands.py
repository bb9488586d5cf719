"""`export` and `import`, as a newsroom that works with an agency types them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from localize import catalog
from localize.model import Entry, State

Localize = Callable[..., tuple[int, str]]
CATALOG = Path("locales/de/LC_MESSAGES/ruling.po")
XLIFF = Path("build/xliff/de/ruling.xlf")
SOURCE = "Court overturns ruling"


@pytest.fixture
def exported(newsroom: Path, localize: Localize) -> Path:
    """A file that went to a translator, everything drafted."""
    localize("translate", "--lang", "de")
    assert localize("export", "--lang", "de")[0] == 0
    return newsroom / XLIFF


def first(newsroom: Path) -> Entry:
    return next(
        entry
        for entry in catalog.read(newsroom / CATALOG).entries
        if entry.segment.text == SOURCE and not entry.obsolete
    )


def answer(file: Path, text: str, state: str = "reviewed") -> None:
    """Do what a translator's tool does to the headline's unit."""
    tree = etree.parse(file)
    for segment in tree.iterfind(".//{*}segment"):
        if segment.find("{*}source").text == SOURCE:
            segment.find("{*}target").text = text
            segment.attrib.pop("subState")
            segment.set("state", state)
    tree.write(file, encoding="UTF-8", xml_declaration=True)


def edit(newsroom: Path, text: str) -> None:
    current = catalog.read(newsroom / CATALOG)
    entry = catalog.accept(replace(first(newsroom), target=text))
    catalog.write(catalog.replaced(current, {catalog.key(entry): entry}), newsroom / CATALOG)


def test_a_round_trip_that_nobody_touched_changes_nothing(
    newsroom: Path, localize: Localize, exported: Path
) -> None:
    before = (newsroom / CATALOG).read_bytes(), exported.read_bytes()
    code, output = localize("import", str(exported.parent.parent))
    assert (code, "0 taken, 4 unchanged, 0 refused" in output) == (0, True)
    assert "(unchanged)" in localize("export", "--lang", "de")[1]
    assert ((newsroom / CATALOG).read_bytes(), exported.read_bytes()) == before


def test_a_translators_work_is_taken(newsroom: Path, localize: Localize, exported: Path) -> None:
    answer(exported, "Gericht hebt Entscheid auf")
    assert "1 taken" in localize("import", "--dry-run", str(exported))[1]
    assert catalog.state(first(newsroom)) is State.MACHINE
    code, output = localize("import", str(exported))
    assert (code, "1 taken, 3 unchanged, 0 refused" in output) == (0, True)
    assert first(newsroom).target == "Gericht hebt Entscheid auf"
    assert catalog.state(first(newsroom)) is State.REVIEWED
    assert "0 taken, 4 unchanged" in localize("import", str(exported))[1]


def test_accept_takes_translated_as_reviewed(
    newsroom: Path, localize: Localize, exported: Path
) -> None:
    answer(exported, "Gericht hebt Entscheid auf", "translated")
    localize("import", "--accept", str(exported))
    assert catalog.state(first(newsroom)) is State.REVIEWED


def test_a_newer_human_text_stays_unless_asked_twice(
    newsroom: Path, localize: Localize, exported: Path
) -> None:
    answer(exported, "Aus der Agentur")
    edit(newsroom, "Von Hand")
    before = (newsroom / CATALOG).read_bytes()
    code, output = localize("import", str(exported))
    assert (code, (newsroom / CATALOG).read_bytes()) == (1, before)
    assert "error [import-conflict]" in output
    assert "“Von Hand”, not “Aus der Agentur”" in output
    assert localize("import", "--force", str(exported))[0] == 2
    code, output = localize("import", "--force", "--include-human", str(exported))
    assert (code, first(newsroom).target) == (0, "Aus der Agentur")
    assert f"backup: {CATALOG}.~1~" in output
    assert (newsroom / f"{CATALOG}.~1~").read_bytes() == before


def test_a_unit_whose_source_changed_is_refused(
    newsroom: Path, localize: Localize, exported: Path
) -> None:
    answer(exported, "Aus der Agentur")
    article = newsroom / "articles/ruling.txt"
    article.write_text(article.read_text().replace(SOURCE, "Court upholds it"), encoding="utf-8")
    localize("update", "--lang", "de")
    code, output = localize("import", str(exported))
    assert (code, "error [source-changed]" in output) == (1, True)


def test_a_file_with_work_in_it_is_not_overwritten(localize: Localize, exported: Path) -> None:
    answer(exported, "Aus der Agentur")
    worked = exported.read_bytes()
    code, output = localize("export", "--lang", "de")
    assert (code, "somebody worked in this file" in output) == (3, True)
    assert exported.read_bytes() == worked
    localize("import", str(exported))
    assert localize("export", "--lang", "de")[0] == 0
    exported.write_bytes(b"not XML")
    assert localize("export", "--lang", "de")[0] == 3
    code, output = localize("export", "--lang", "de", "--force")
    assert (code, f"backup: {XLIFF}.~1~" in output) == (0, True)
    assert exported.with_name("ruling.xlf.~1~").read_bytes() == b"not XML"
    assert "(unchanged)" in localize("export", "--lang", "de", "--force")[1]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('original="articles/ruling.txt"', 'original="../../etc/passwd"', "there is no de catalog"),
        ('trgLang="de"', 'trgLang="fr"', "there is no fr catalog of “articles/ruling.txt”"),
        (' trgLang="de"', "", "does not say its target language"),
        ('trgLang="de"', 'trgLang="../x"', "unknown language tag"),
        ("</xliff>", "", "no well-formed XML"),
    ],
)
def test_a_file_that_fits_nothing_is_told_and_the_others_are_taken(
    newsroom: Path, localize: Localize, exported: Path, old: str, new: str, message: str
) -> None:
    answer(exported, "Aus der Agentur")
    bad = exported.with_name("a.xlf")
    bad.write_text(exported.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    code, output = localize("import", str(exported.parent))
    assert (code, message in output, "Traceback" in output) == (3, True, False)
    assert first(newsroom).target == "Aus der Agentur"


def test_another_folder_and_nothing_to_export(localize: Localize, tmp_path: Path) -> None:
    assert "no catalogs" in localize("export", "--lang", "de")[1]
    localize("translate", "--lang", "de")
    assert localize("export", "--lang", "de", "-o", str(tmp_path / "agency"))[0] == 0
    assert (tmp_path / "agency/de/ruling.xlf").is_file()
