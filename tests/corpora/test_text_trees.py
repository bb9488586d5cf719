"""Texts of JSON trees: messages of MediaWiki, names of CLDR and of kinds of places."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
import tiny_packages


def test_leaves_of_one_place_are_pairs(trees: ModuleType) -> None:
    english = {"farm": {"name": "farm", "sty": {"name": "sty"}}, "mud": "mud", "only": "here"}
    german = {"mud": "Matsch", "farm": {"sty": {"name": "Stall"}, "name": "Hof"}, "other": "dort"}
    found = [("farm", "Hof"), ("sty", "Stall"), ("mud", "Matsch")]
    assert list(trees.leaves(english, german)) == found


def test_lists_synonyms_numbers_and_unlike_branches_have_no_leaves(trees: ModuleType) -> None:
    english = {"terms": "hog", "aliases": {"a": "hog"}, "list": ["pig"], "number": 1, "x": "sow"}
    german = {
        "terms": "Sau",
        "aliases": {"a": "Sau"},
        "list": ["Sau"],
        "number": 2,
        "x": {"x": "Sau"},
    }
    assert list(trees.leaves(english, german)) == []


def test_messages_of_mediawiki_are_plain_and_have_three_words(interfaces: ModuleType) -> None:
    english = {
        "@metadata": {"authors": ["A B C D"]},
        "short": "Two words",
        "plain": "Pigs &amp; cows run",
        "link": "See the [[Pig]] page",
        "bold": "See the '''pig''' page",
        "target": "See the pig page",
        "escaped": "See the &lt;pig&gt; page",
    }
    german = {name: text for name, text in english.items() if name != "target"}
    german |= {"plain": "Schweine &amp; Kühe laufen", "target": "Siehe $1 bei Schwein"}
    assert list(interfaces.messages(english, german)) == [
        ("Pigs & cows run", "Schweine & Kühe laufen")
    ]


def test_messages_of_mediawiki_lie_beside_the_english_ones(
    interfaces: ModuleType, tmp_path: Path
) -> None:
    for package, folder in (("mediawiki", "languages"), ("mediawiki-classes", "extensions/Pig")):
        root = tmp_path / f"debian/{package}/usr/share/mediawiki/{folder}/i18n"
        tiny_packages.tree(root / "en.json", {"pig": f"The pig in {package}"})
        tiny_packages.tree(root / "sub" / "en.json", {"pig": f"The sow in {package}"})
        tiny_packages.tree(root / "sub" / "it.json", {"pig": f"La scrofa in {package}"})
    assert {one.language: one.pairs for one in interfaces.read(tmp_path)} == {
        "de": [],
        "fr": [],
        "it": [
            ("The sow in mediawiki", "La scrofa in mediawiki"),
            ("The sow in mediawiki-classes", "La scrofa in mediawiki-classes"),
        ],
    }


@pytest.fixture
def cldr(names: ModuleType, tmp_path: Path) -> Path:
    """A folder with the packages of names; nothing is in them but a kind of place."""
    tiny_packages.names(tmp_path, names.TAGGING, names.CLDR)
    return tmp_path


def test_emoji_have_the_names_that_are_spoken(names: ModuleType, cldr: Path) -> None:
    english = {"1": {"default": ["pig"], "tts": ["pig face"]}, "2": {"default": ["mud"]}}
    english |= {"3": {"tts": ["pig: pink"]}, "4": {"tts": ["sow"]}, "5": {"tts": ["hog"]}}
    german = {"1": {"tts": ["Schweinegesicht"]}, "2": {"tts": ["Matsch"]}}
    german |= {"3": {"tts": ["Schwein: rosa"]}, "4": {"default": ["Sau"]}}
    tiny_packages.cldr(cldr, names.CLDR, "annotations", "en", english)
    tiny_packages.cldr(cldr, names.CLDR, "annotations", "de", german)
    tiny_packages.cldr(cldr, names.CLDR, "annotations-derived", "en", {"6": {"tts": ["boar"]}})
    tiny_packages.cldr(cldr, names.CLDR, "annotations-derived", "de", {"6": {"tts": ["Eber"]}})
    assert list(names.emoji(cldr, "de")) == [("pig face", "Schweinegesicht"), ("boar", "Eber")]


def test_a_territory_has_its_usual_name_only(names: ModuleType, cldr: Path) -> None:
    english = {"PG": "Pigland", "PG-alt-short": "Pig", "MD": "Mudland"}
    german = {"PG": "Schweineland", "PG-alt-short": "Schwein", "XX": "Nirgendland"}
    for language, known in (("en", english), ("de", german)):
        displayed = {"localeDisplayNames": {"territories": known}}
        tiny_packages.cldr(cldr, names.CLDR, "localenames/territories", language, displayed)
    assert list(names.displayed(cldr, "de")) == [("Pigland", "Schweineland")]


def test_time_zones_and_their_cities_have_names(names: ModuleType, cldr: Path) -> None:
    for language, city, zone in (("en", "Sty", "Sty Time"), ("de", "Kobel", "Kobelzeit")):
        zones = {
            "zone": {"Pigland": {"Sty": {"exemplarCity": city}}},
            "metazone": {"Sty": {"long": {"standard": zone}}},
            "hourFormat": f"{city}+HH:mm",
        }
        content = {"dates": {"timeZoneNames": zones}}
        tiny_packages.cldr(cldr, names.CLDR, "dates/timeZoneNames", language, content)
    assert list(names.zones(cldr, "de")) == [("Sty", "Kobel"), ("Sty Time", "Kobelzeit")]


def test_names_of_places_with_marks_are_left_out(names: ModuleType, cldr: Path) -> None:
    for language, sty in (("en", "sty"), ("de", "Kobel")):
        places = {"sty": {"name": sty, "terms": f"{sty}, pen"}, "sign": f"<b>{sty}</b>", "n": "{n}"}
        tiny_packages.tagging(cldr, names.TAGGING, language, places)
    german, french, italian = names.read(cldr)
    assert (german.language, german.name, german.pairs) == (
        "de",
        "cldr-osm-names",
        [("sty", "Kobel")],
    )
    assert (french.pairs, italian.pairs) == ([], [])


def test_all_names_are_one_corpus(names: ModuleType, cldr: Path) -> None:
    for language, mark in (("en", ""), ("fr", "-fr")):
        tts = {"1": {"tts": [f"face{mark}"]}}
        scripts = {"localeDisplayNames": {"scripts": {"Pigs": f"script{mark}"}}}
        zones = {"dates": {"timeZoneNames": {"zone": {"Sty": f"time{mark}"}, "metazone": {}}}}
        tiny_packages.cldr(cldr, names.CLDR, "annotations", language, tts)
        tiny_packages.cldr(cldr, names.CLDR, "localenames/scripts", language, scripts)
        tiny_packages.cldr(cldr, names.CLDR, "dates/timeZoneNames", language, zones)
    _, french, _ = names.read(cldr)
    words = ("pigsty", "face", "script", "time")
    assert french.pairs == [(word, f"{word}-fr") for word in words]
