"""Blocks of manuals, paired by name or by place."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
import tiny_packages

PAGE = """\
<html><head><title>Über   Schweine</title></head><body>
<h1 id="top">Pigs</h1>
<div>no block <p id="a">A <b>fat</b>
pig</p></div>
<ul><li id="outer">Points <p>inner</p></li><li id="b">mud</li></ul>
<table><tr><td><table><tr><td>cell</td></tr></table></td></tr></table>
<pre>pig()</pre>
</body></html>
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    tiny_packages.text(tmp_path / "page.html", PAGE)
    return tmp_path / "page.html"


def test_the_innermost_blocks_of_a_page_are_its_blocks(manuals: ModuleType, page: Path) -> None:
    assert manuals.blocks(page) == [
        (None, "title", "Über Schweine"),
        ("top", "h1", "Pigs"),
        ("a", "p", "A fat pig"),
        (None, "p", "inner"),
        ("b", "li", "mud"),
        (None, "td", "cell"),
    ]


def test_blocks_of_one_name_are_pairs(manuals: ModuleType) -> None:
    english = [manuals.Block(*one) for one in (("a", "p", "A"), (None, "p", "B"), ("c", "p", "C"))]
    german = [manuals.Block(*one) for one in (("c", "li", "Z"), ("a", "p", "X"), (None, "p", "Y"))]
    assert manuals.by_name(english, german) == [("A", "X"), ("C", "Z")]
    assert manuals.by_name(english, german[:1]) == [("C", "Z")]


def test_blocks_of_one_place_are_pairs_if_all_tags_agree(manuals: ModuleType) -> None:
    english = [manuals.Block("a", "h1", "A"), manuals.Block(None, "p", "B")]
    german = [manuals.Block("x", "h1", "X"), manuals.Block("y", "p", "Y")]
    assert manuals.by_place(english, german) == [("A", "X"), ("B", "Y")]
    assert manuals.by_place(english, german[:1]) == []
    assert manuals.by_place(english, german[::-1]) == []


@pytest.mark.parametrize(
    ("pair", "sentences"),
    [
        (
            ("Feed it. Wash it.", "Füttern. Waschen."),
            [("Feed it.", "Füttern."), ("Wash it.", "Waschen.")],
        ),
        (("Set pig = 1. Wash it.", "Pig = 1. Waschen."), [("Wash it.", "Waschen.")]),
        (("Call <pig>", "Pig rufen"), []),
        (("1.2 GB", "1,2 GB"), []),
        (("Feed it.", ""), []),
    ],
)
def test_code_and_empty_blocks_are_no_prose(
    manuals: ModuleType, pair: tuple[str, str], sentences: list[tuple[str, str]]
) -> None:
    assert manuals.prose(pair) == sentences


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("libreoffice-help-en-us", "libreoffice-help-fr"),
        ("libreoffice/help/en-US/text/pen.html", "libreoffice/help/fr/text/pen.html"),
        ("gimp/2.0/help/en/open.html", "gimp/2.0/help/fr/open.html"),
        ("debian-reference/ch01.en.html", "debian-reference/ch01.fr.html"),
        ("farm/description.en.utf8", "farm/description.fr.utf8"),
        ("installation-guide-amd64", "installation-guide-amd64"),
    ],
)
def test_a_translation_lies_where_the_english_name_has_its_language(
    manuals: ModuleType, english: str, french: str
) -> None:
    assert manuals.ENGLISH.sub("fr", english) == french


def test_libreoffice_is_read_by_name_and_other_manuals_by_place(
    manuals: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = {name: manuals.MANUALS[name] for name in ("libreoffice-help", "gimp-help")}
    monkeypatch.setattr(manuals, "MANUALS", some)
    english, german = "<p id=a>pig<p id=b>mud", "<p id=b>Matsch"
    pages = {
        "libreoffice-help-en-us/usr/share/libreoffice/help/en-US/a/a.html": english,
        "libreoffice-help-de/usr/share/libreoffice/help/de/a/a.html": german,
        "gimp-help-en/usr/share/gimp/2.0/help/en/a.html": english,
        "gimp-help-de/usr/share/gimp/2.0/help/de/a.html": f"<p>Schwein{german}",
    }
    for name, page in pages.items():
        tiny_packages.text(tmp_path / "debian" / name, page)
    for name in ("libreoffice-help-fr", "libreoffice-help-it", "gimp-help-fr", "gimp-help-it"):
        (tmp_path / "debian" / name).mkdir()
    found = {(one.name, one.language): one.pairs for one in manuals.read(tmp_path) if one.pairs}
    assert found == {
        ("libreoffice-help", "de"): [("mud", "Matsch")],
        ("gimp-help", "de"): [("pig", "Schwein"), ("mud", "Matsch")],
    }
