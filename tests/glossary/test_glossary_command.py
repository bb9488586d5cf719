from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from localize import catalog, glossary
from localize.model import Entry, Segment
from localize.stages import files

Localize = Callable[..., tuple[int, str]]
NAME = "swiss-law-and-politics.csv"


def test_list_finds_terms_in_eighty_columns(localize: Localize) -> None:
    code, output = localize("glossary", "list", "BUNDESVERWALTUNGSGERICHT")
    assert code == 0
    assert "CH011  Federal Administrative Court" in output
    assert output.splitlines()[-1].endswith("terms") or output.endswith("1 term\n")
    code, output = localize("glossary", "list", "--lang", "de,fr,it")
    assert max(map(len, output.splitlines())) <= 80
    assert output.endswith("353 terms\n")


def test_list_knows_kinds_and_nothing_found(localize: Localize) -> None:
    assert localize("glossary", "list", "--kind", "acronym")[1].endswith("4 terms\n")
    assert localize("glossary", "list", "no such term") == (0, "0 terms\n")


def test_add_leaves_every_other_byte(localize: Localize, newsroom: Path) -> None:
    path = newsroom / "glossaries" / NAME
    before = path.read_bytes()
    code, output = localize(
        *("glossary", "add", "press council", "--to", "de=Presserat", "--to", "fr=conseil"),
        *("--forbid", "de=Pressebeirat", "--acronym", "en=PC", "--soft", "--swiss"),
    )
    assert (code, output) == (0, "CH354: press council\n")
    assert path.read_bytes().startswith(before)
    term = glossary.load([path])[-1]
    assert term.wordings["de"].forbidden == ("Pressebeirat",)
    assert (term.enforcement, term.context) == ("soft", "swiss")


def test_add_refuses_what_is_there_and_what_has_no_target(localize: Localize) -> None:
    code, output = localize("glossary", "add", "federal council", "--to", "de=Rat")
    assert code == 2
    assert "is there already" in output
    assert localize("glossary", "add", "press council")[0] == 2
    assert "no form" in localize("glossary", "add", "x", "--to", "de")[1]
    assert "--to fr=" in localize("glossary", "add", "x", "--to", "de=y", "--forbid", "fr=z")[1]
    assert localize("glossary", "add", "x", "--to", "de=y", "--id", "CH001")[0] == 2


def test_add_makes_a_termbase_and_asks_which_of_two(localize: Localize, newsroom: Path) -> None:
    path = newsroom / "glossaries" / "own.csv"
    add = ("glossary", "add", "press council", "--to", "de=Presserat")
    assert localize(*add, "--id", "P1", "--file", str(path))[0] == 0
    assert [term.id for term in glossary.load([path])] == ["P1"]
    code, output = localize("glossary", "add", "editor", "--to", "de=Redaktor")
    assert code == 2
    assert "own.csv" in output


def test_lint_is_silent_about_the_shipped_termbase(localize: Localize) -> None:
    assert localize("glossary", "lint") == (0, "nothing wrong\n")
    assert "[glossary-acronym]" in localize("-v", "glossary", "lint")[1]


def test_lint_tells_every_place(localize: Localize, newsroom: Path) -> None:
    path = newsroom / "glossaries" / "own.csv"
    path.write_text("term_id;en;de\nT1;the;Kanton\nT2;act;\nCH001;x;y\n", encoding="utf-8")
    code, output = localize("glossary", "lint")
    assert code == 1
    assert "glossaries/own.csv:2: error [glossary-stop-word]" in output
    assert "glossaries/own.csv:3: error [glossary-row]" in output
    assert ":2: error [glossary-row] the id “CH001” stands twice" in output
    assert localize("glossary", "lint", str(newsroom / "glossaries" / NAME))[0] == 0


def test_terms_go_out_and_come_in_again(localize: Localize, newsroom: Path) -> None:
    out = newsroom / "terms.tbx"
    assert localize("glossary", "export", str(out), "--style", "dct")[0] == 0
    assert "<min:administrativeStatus>" in out.read_text(encoding="utf-8")
    assert localize("glossary", "import", str(out))[1].endswith("0 added, 353 already there\n")
    terms = glossary.load([newsroom / "glossaries" / NAME])
    (newsroom / "glossaries" / NAME).unlink()
    code, output = localize("glossary", "import", str(out))
    assert (code, output) == (0, "glossaries/terms.csv: 353 added, 0 already there\n")
    assert glossary.load([newsroom / "glossaries" / "terms.csv"]) == terms


def test_a_term_that_differs_is_told_and_stays(localize: Localize, newsroom: Path) -> None:
    path = newsroom / "terms.csv"
    path.write_text("term_id;en;de\nCH001;Federal Council;Rat\n", encoding="utf-8")
    code, output = localize("glossary", "import", str(path))
    assert code == 1
    assert "CH001 is there, but differs" in output


def test_another_format_is_refused(localize: Localize, newsroom: Path) -> None:
    code, output = localize("glossary", "export", str(newsroom / "terms.xlsx"))
    assert code == 2
    assert ".tbx or a .csv" in output


def test_a_termbase_of_tbx_is_used_where_the_settings_name_it(
    localize: Localize, newsroom: Path
) -> None:
    localize("glossary", "export", str(newsroom / "glossaries" / "own.tbx"))
    (newsroom / "glossaries" / NAME).unlink()
    settings = (newsroom / "localize.toml").read_text(encoding="utf-8")
    settings += 'glossaries = ["glossaries/*.tbx"]\n'
    (newsroom / "localize.toml").write_text(settings, encoding="utf-8")
    assert localize("glossary", "list")[1].endswith("353 terms\n")


def test_extract_proposes_terms_with_what_reviewers_called_them(
    localize: Localize, newsroom: Path
) -> None:
    lines = ["The Board of Appeal met.", "The Board of Appeal refused it."]
    texts = ["Die Rekurskommission tagte.", "Die Rekurskommission lehnte es ab."]
    article = newsroom / "articles" / "board.txt"
    article.write_text("Headline here\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    assert localize("update", "--lang", "de")[0] == 0
    _review(newsroom / "locales/de/LC_MESSAGES/board.po", dict(zip(lines, texts, strict=True)))
    code, output = localize("glossary", "extract")
    assert code == 0
    assert "2      Board of Appeal  Rekurskommission" in output
    assert output.splitlines()[-1] == "1 proposal"


def _review(path: Path, translations: dict[str, str]) -> None:
    """Write reviewed translations as a person's editor does."""
    text = path.read_text(encoding="utf-8")
    for source, target in translations.items():
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    files.write(path, text.encode())
    entries = {entry.segment: entry for entry in catalog.read(path).entries}
    assert all(isinstance(entry, Entry) for entry in entries.values())
    assert {Segment(source) for source in translations} <= entries.keys()
