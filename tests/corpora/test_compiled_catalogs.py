"""Messages of compiled catalogs: without access keys, contexts and tags; placeholders are none."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
import tiny_packages
from polib import POEntry


@pytest.mark.parametrize(
    ("message", "bare"),
    [
        ("&Feed the pigs", "Feed the pigs"),
        ("Feed the &pigs", "Feed the pigs"),
        ("Feed the pi&gs", "Feed the pigs"),
        ("_Feed the pigs", "Feed the pigs"),
        ("&Öhmd einfahren", "Öhmd einfahren"),
        ("Das Tor ge&öffnet lassen", "Das Tor geöffnet lassen"),
        ("Gr&öße der Sau", "Größe der Sau"),
        ("Opacit&à del fango", "Opacità del fango"),
        ("Pigs in Open&GL", "Pigs in OpenGL"),
        ("Pigs in D&VI", "Pigs in DVI"),
        ("Pigs && cows", "Pigs & cows"),
        ("&Pigs && cows", "Pigs & cows"),
        ("Configure &notes...", "Configure notes..."),
        ("Pigs & cows", "Pigs & cows"),
        ("P&C of the farm", "P&C of the farm"),
        ("Poser l&a question", "Poser la question"),
        ("Il contorno b&n", "Il contorno b&n"),
        ("A pig of AT&T", "A pig of AT&T"),
        ("The Q&As of pigs", "The Q&As of pigs"),
        ("Ferkel per Drag&Drop", "Ferkel per Drag&Drop"),
        ("The name pig_sty", "The name pig_sty"),
    ],
)
def test_an_interface_loses_its_access_keys(catalogs: ModuleType, message: str, bare: str) -> None:
    assert catalogs.paragraphs(message, "x", interface=True) == [(bare, "x")]
    assert catalogs.paragraphs("x", message, interface=True) == [("x", bare)]
    assert catalogs.paragraphs(message, "x", interface=False) == [(message, "x")]


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("_Relative pigs", "R_elative Schweine", ("Relative pigs", "Relative Schweine")),
        ("Pigs r_elative", "Schweine r_elativ", ("Pigs relative", "Schweine relativ")),
        ("R_elative pigs", "Relative Schweine", ("Relative pigs", "Relative Schweine")),
        ("Relative pigs", "Das pig_sty", ("Relative pigs", "Das pig_sty")),
        ("The pig_sty", "Das pig_sty", ("The pig_sty", "Das pig_sty")),
        ("The my_sty", "Das my_sty", ("The my_sty", "Das my_sty")),
        ("The pig_sty", "Der _Stall", ("The pig_sty", "Der Stall")),
        ("P_pencil", "P_Stift", ("P_pencil", "P_Stift")),
        ("_Feed in pig_sty", "In pig_sty _füttern", ("Feed in pig_sty", "In pig_sty füttern")),
        ("_Feed pig_1", "Füttere pig_1", ("Feed pig_1", "Füttere pig_1")),
    ],
)
def test_an_underscore_in_a_word_is_an_access_key_if_the_other_side_has_one(
    catalogs: ModuleType, source: str, target: str, found: tuple[str, str]
) -> None:
    assert catalogs.paragraphs(source, target, interface=True) == [found]


def test_a_context_before_the_message_is_cut_off(catalogs: ModuleType) -> None:
    found = catalogs.paragraphs("animal^female^Sow", "Sau", interface=False)
    assert found == [("Sow", "Sau")]


def test_entities_are_read_and_tags_left_out(catalogs: ModuleType) -> None:
    found = catalogs.paragraphs(
        "A <b>fat</b> pig &amp; hog", "Ein <i>fettes</i>\nSchwein", interface=False
    )
    assert found == [("A fat pig & hog", "Ein fettes Schwein")]


@pytest.mark.parametrize("tag", ["<br>", "<br/>", "<BR />", "<p>", "</p>", "</LI>", "<h1 a='b'>"])
def test_a_block_of_html_is_a_paragraph_or_at_least_a_space(catalogs: ModuleType, tag: str) -> None:
    one, both = f"Pigs run{tag}", f"Pigs run{tag}They eat"
    assert catalogs.paragraphs(both, "Alle fressen", interface=False) == [
        ("Pigs run They eat", "Alle fressen")
    ]
    assert catalogs.paragraphs(one, "Alle", interface=False) == [("Pigs run", "Alle")]


def test_blocks_of_html_are_pairs_where_both_have_as_many(catalogs: ModuleType) -> None:
    source = "<p>Pigs <b>run</b></p><ul><li>Mud<li><i>Straw</i></ul>Rain<br>falls<br><br>Sun"
    source += "<br>shines.<br/>Hot"
    target = "Schweine<p/>Ma<u>t</u>sch<p>Stroh<p><tt>Regen</tt><p>Sonne<br>scheint.<hr>Heiß"
    assert catalogs.paragraphs(source, target, interface=False) == [
        ("Pigs run", "Schweine"),
        ("Mud", "Matsch"),
        ("Straw", "Stroh"),
        ("Rain falls", "Regen"),
        ("Sun shines.", "Sonne scheint."),
        ("Hot", "Heiß"),
    ]


def test_a_line_in_bold_is_a_paragraph(catalogs: ModuleType) -> None:
    found = catalogs.paragraphs("<b>Mud</b><br/>It is wet", "<b>Matsch</b><br>Nass", interface=True)
    assert found == [("Mud", "Matsch"), ("It is wet", "Nass")]


def test_a_tag_of_several_lines_is_no_paragraph(catalogs: ModuleType) -> None:
    found = catalogs.paragraphs('Mud <a x="\n -y:0">is</a> wet', "Nass", interface=False)
    assert found == [("Mud is wet", "Nass")]


def test_an_ampersand_without_a_semicolon_is_no_entity(catalogs: ModuleType) -> None:
    found = catalogs.paragraphs("Mud &notes &#65;", "&nbsp;&reg &auml;", interface=False)
    assert found == [("Mud &notes A", "&reg ä")]


def test_paragraphs_and_points_are_pairs_of_their_own(catalogs: ModuleType) -> None:
    source, target = (
        "Rules\n \nRun\nfast.\n* Eat\n - Sleep\n",
        "Regeln\n\nSchnell.\n• Iss\n• Schlaf",
    )
    assert catalogs.paragraphs(source, target, interface=False) == [
        ("Rules", "Regeln"),
        ("Run fast.", "Schnell."),
        ("Eat", "Iss"),
        ("Sleep", "Schlaf"),
    ]


def test_a_list_sign_has_a_space_behind_it(catalogs: ModuleType) -> None:
    found = catalogs.paragraphs("*Run* -", "* -5 Grad", interface=False)
    assert found == [("*Run* -", "-5 Grad")]
    assert catalogs.paragraphs("*Run*", "* Lauf *", interface=False) == [("*Run*", "* Lauf *")]


def test_messages_of_different_numbers_of_paragraphs_are_none(catalogs: ModuleType) -> None:
    assert catalogs.paragraphs("Run.\n\nEat.", "Lauf und iss.", interface=False) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The %s runs home.", "Das Schwein läuft heim."),
        ("The pig runs home.", "Das %s läuft heim."),
        ("The $animal runs home.", "Das Tier läuft heim."),
        ("The {animal} runs home.", "Das Tier läuft heim."),
        ("The &animal; runs home.", "Das Tier läuft heim."),
        ("The pig@farm runs home.", "Das Tier läuft heim."),
        ("The pig | runs home.", "Das Tier läuft heim."),
        (r"The pig\nruns home.", "Das Tier läuft heim."),
        ("P. I. G.", "S. A. U."),
    ],
)
def test_messages_with_placeholders_or_without_words_are_left_out(
    catalogs: ModuleType, tmp_path: Path, source: str, target: str
) -> None:
    file = tmp_path / "de.mo"
    tiny_packages.catalog(
        file, POEntry(msgid=source, msgstr=target), POEntry(msgid="Mire", msgstr="Matsch")
    )
    assert list(catalogs.messages(file, interface=False)) == [("Mire", "Matsch")]


def test_messages_are_cut_into_sentences_and_plurals_left_out(
    catalogs: ModuleType, tmp_path: Path
) -> None:
    forms = {0: "Ein Schwein läuft heim.", 1: "Schweine laufen heim."}
    plural = POEntry(msgid="A pig runs.", msgid_plural="Pigs run.", msgstr_plural=forms)
    whole = POEntry(msgctxt="farm", msgid="A pig runs. It eats.", msgstr="Es läuft. Es frisst.")
    tiny_packages.catalog(tmp_path / "de.mo", plural, whole)
    found = list(catalogs.messages(tmp_path / "de.mo", interface=False))
    assert found == [("A pig runs.", "Es läuft."), ("It eats.", "Es frisst.")]


def test_of_an_interface_messages_have_three_words(catalogs: ModuleType, tmp_path: Path) -> None:
    short, long = (("Feed &pigs", "Füttern"), ("Feed the &pigs", "Schweine &füttern"))
    entries = [POEntry(msgid=one, msgstr=other) for one, other in (short, long)]
    tiny_packages.catalog(tmp_path / "de.mo", *entries)
    found = list(catalogs.messages(tmp_path / "de.mo", interface=True))
    assert found == [("Feed the pigs", "Schweine füttern")]


def test_catalogs_are_found_by_language_and_domain(catalogs: ModuleType, tmp_path: Path) -> None:
    names = ["it/LC_MESSAGES/farm", "de_DE/LC_MESSAGES/farm", "fr/LC_MESSAGES/mud", "farm-fr_FR"]
    others = ["de_CH/LC_MESSAGES/farm", "pt/LC_MESSAGES/farm", "farm-de_DE_formal", "fr_CA/farm"]
    for name in [*names, *others]:
        tiny_packages.text(tmp_path / f"{name}.mo", "")

    def found(domain: str) -> list[tuple[str, str]]:
        files = catalogs.files(tmp_path, domain)
        return [(language, str(file.relative_to(tmp_path))[:-3]) for language, file in files]

    assert found("mud") == [("fr", "fr/LC_MESSAGES/mud")]
    assert found("*-*") == [("fr", "farm-fr_FR")]
    assert sorted(found("")) == sorted(zip(["it", "de", "fr", "fr"], names, strict=True))
