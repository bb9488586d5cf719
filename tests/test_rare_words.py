"""Words that training saw seldom: learnt from links, read beside weights, written like terms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_weights import unlisted

from localize import engines
from localize.engines import Options, embedded, rare
from localize.engines.annotation import Note, annotate, beside
from localize.errors import EngineError
from localize.model import Match, Request, Term, Wording
from localize.training import alignment, words
from localize.training import rare as learning
from localize.training import told as tables
from localize.training.corpus import Pair

WORDS = {"shark": "Hai", "pig": "Schwein", "queue": "Schlange", "wheat": "Weizen", "yeast": "Hefe"}
TEXTS = st.lists(
    st.sampled_from([*WORDS, "the", "Shark", "pig's", "pig-headed", "pig.ch", "(wheat)", ",", "."])
).map(" ".join)


def told(text: str) -> list[str]:
    return [text[one.start : one.end] for one in rare.told(text, WORDS)]


# Writing them into a text


def test_a_rare_word_is_written_like_a_term() -> None:
    text = "A shark bit."
    assert annotate(text, rare.told(text, WORDS)).text == "A<t0> shark<t1> Hai<t2> bit."


@pytest.mark.parametrize(
    "text",
    [
        "Shark Tank", "post@shark.ch", "https://wheat.example/pig/queue", "pig-headed",
        "pig‑headed", "pig’s", "queue.example", "@shark", "#shark", "$shark", "{shark}",
        "%(shark)s", "`shark`", "example.org/help?topic=shark&lang=en", "a?animal=pig&n=2",
        "<shark>", "[[pig]]",
    ],
)  # fmt: skip
def test_names_addresses_and_parts_of_words_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_close_dash_parts_words() -> None:
    assert told("The pig—wheat, yeast—ate.") == ["pig", "wheat", "yeast"]
    assert told("The pig--wheat ate --shark.") == ["pig", "wheat"]


@pytest.mark.parametrize("text", ["Shark bit him.", "“Shark bites”", "(Shark) bit"])
def test_a_sentences_first_word_has_a_capital_anyhow(text: str) -> None:
    assert told(text) == ["Shark"]


@pytest.mark.parametrize(
    "text", ["Shark Tank is on.", "Shark", "Shark 2", "SHARK bites", "A Shark bit", "Shark's fin"]
)
def test_a_capital_that_may_be_a_names_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["A far-right party won.", "Far-right parties won."])
def test_a_hyphenated_compound_is_one_word(text: str) -> None:
    found = list(rare.told(text, {"far-right": "rechtsextrem", "far": "weit", "right": "Recht"}))
    assert [one.wanted for one in found] == ["rechtsextrem"]


@pytest.mark.parametrize(
    "text",
    ["far-right.ch", "far-right-wing", "-far-right", "far-right-", "far-right's", "@far-right"],
)
def test_a_hyphenated_compound_in_an_address_or_a_longer_one_is_left_alone(text: str) -> None:
    assert not list(rare.told(f"See {text} there", {"far-right": "rechtsextrem"}))


def test_signs_of_the_sentence_are_no_part_of_the_word() -> None:
    assert told("He saw a “shark”. It ate (wheat), he said.") == ["shark", "wheat"]


@given(TEXTS, st.tuples(st.integers(0, 30), st.integers(1, 20)))
def test_notes_stay_in_order_and_apart_and_few_words_come_to_them(
    text: str, place: tuple[int, int]
) -> None:
    note = Note(place[0], min(sum(place), len(text)), "Begriff")
    given = [note] if note.start < note.end else []
    found = beside(given, rare.told(text, WORDS), rare.MOST)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert set(given) <= set(found)
    assert len(found) <= len(given) + 5


# Reading them


def test_a_table_is_read_by_language(tmp_path: Path) -> None:
    path = tmp_path / rare.FILE
    tables.table({"de": {"shark": "Hai", "pig": "Schwein"}, "fr": {"shark": "requin"}}, path)
    assert rare.read(path, "fr") == {"shark": "requin"}
    assert rare.read(path, "de") == {"shark": "Hai", "pig": "Schwein"}
    assert rare.read(path, "it") == {}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"en\tde\nshark\tHai\npig\n", "line 3"),
        (b"en\tde\nshark\tH\xe4i\n", "UTF-8"),
        (b"word\tde\nshark\tHai\n", "line 1"),
        (b"", "line 1"),
    ],
)
def test_a_damaged_table_is_told_with_its_place(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / rare.FILE
    path.write_bytes(data)
    with pytest.raises(EngineError, match=message) as caught:
        rare.read(path, "de")
    assert caught.value.path == str(path)


# Learning them


def line(source: str, target: str) -> alignment.Linked:
    """A pair of sentences around two texts, linked word for word."""
    pair = Pair(f"He said that {source} .", f"Er sagte dass {target} .")
    count = len(words.split(pair.source))
    return pair, tuple((place, place) for place in range(count))


def test_a_word_seen_twice_is_told_as_it_stood_there() -> None:
    lines = [line("two sharks", "zwei Haie"), line("big sharks", "große Haie")]
    assert learning.learn(lines, "de")["sharks"] == "Haie"
    assert "two" not in learning.learn(lines, "de")


def test_what_is_seen_often_or_told_in_many_ways_is_not_told() -> None:
    often = [line("court", "Gericht")] * 61
    ways = [
        line("queue", way) for way in ("Schlange", "Schlange", "Reihe", "Stau", "Zug", "Kolonne")
    ]
    found = learning.learn([*often, *ways], "de")
    assert "court" not in found
    assert "queue" not in found


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Bern", "Berne"), ("tofu", "Tofu"), ("e1", "e2"), ("pig", "7"), ("pig", "ab"),
        ("pig", "SAU"), ("Pig", "Schwein"), ("washer-dryer", "lave-linge"), ("pig's", "porc's"),
    ],
)  # fmt: skip
def test_names_figures_and_parts_of_words_are_not_told(source: str, target: str) -> None:
    assert set(learning.learn([line(source, target)] * 2, "de")) <= {"said", "that"}


def test_lines_of_a_dictionary_do_not_count() -> None:
    entry = (Pair("a pig", "ein Schwein"), ((0, 0), (1, 1)))
    assert learning.learn([entry, entry], "de") == {}


def entry(source: str, target: str) -> alignment.Linked:
    """A line of a dictionary."""
    return Pair(source, target), ((0, 0),)


def test_what_a_dictionary_has_too_is_told_if_seen_once() -> None:
    lines = [entry("pig", "Schwein"), line("pigs", "Schweine")]
    assert learning.learn(lines, "de")["pigs"] == "Schweine"
    assert "pigs" not in learning.learn(lines[1:], "de")


def test_a_dictionary_decides_between_words_seen_once() -> None:
    lines = [line("queue", "Dings"), line("queue", "Schlange"), entry("Queue", "Schlangen")]
    assert learning.learn(lines, "de")["queue"] == "Schlange"


def test_a_dictionary_does_not_decide_against_most_cases() -> None:
    ways = ("Reihe", "Stau", "Zug", "Kolonne")
    lines = [line("queue", way) for way in ("Schlange", *ways)]
    assert "queue" not in learning.learn([*lines, entry("queue", "Schlange")], "de")


@pytest.mark.parametrize(("said", "wanted"), [("Aérodrome", "aérodrome"), ("Juice", None)])
def test_where_nouns_are_small_a_capital_is_a_sentences_or_a_names(
    said: str, wanted: str | None
) -> None:
    lines = [line("airfield", said)] * 2 + [line("airfield", "aérodrome"), line("a", "juice")]
    assert learning.learn(lines, "fr").get("airfield") == wanted
    assert learning.learn(lines, "de")["airfield"] == said


def test_a_very_common_word_stands_for_no_rare_one() -> None:
    known = [entry("hath", "ist"), line("hath", "ist")]
    often = (Pair("1 2 3 4 5", "ist " * 6000), ())
    assert learning.learn(known, "de")["hath"] == "ist"
    assert "hath" not in learning.learn([*known, often], "de")


@pytest.mark.parametrize("word", ["dismissed", "jailing"])
def test_no_dictionary_decides_about_a_past(word: str) -> None:
    lines = [entry(word, "entlassen"), line(word, "entlassen")]
    assert word not in learning.learn(lines, "de")
    assert learning.learn([*lines, lines[1]], "de")[word] == "entlassen"


@pytest.mark.parametrize("word", ["ﬁlm", "rösti", "donʼt"])
def test_what_is_no_english_word_is_not_told(word: str) -> None:
    assert word not in learning.learn([line(word, "Wort")] * 2, "de")


def test_of_several_forms_the_one_seen_most_is_told() -> None:
    forms = ("Schweine", "Schweinen", "Schweine", "Sau", "Eber", "Ferkel")
    lines = [line("pigs", form) for form in forms]
    assert learning.learn([*lines, entry("pig", "Schwein")], "de")["pigs"] == "Schweine"


def test_only_a_link_of_one_word_to_one_counts() -> None:
    pair, links = line("big shark", "Riesenhai ja")
    shared = (pair, (*links[:3], (3, 3), (4, 3)))
    assert not {"big", "shark"} & set(learning.learn([shared, shared], "de"))


def test_a_common_word_does_not_stand_for_a_rare_one() -> None:
    common = [(Pair("1 2 3 4 5", "und"), ())] * 200
    found = learning.learn([*common, line("yeast", "und"), line("yeast", "und")], "de")
    assert "yeast" not in found


def working_folder(folder: Path, lines: int) -> Path:
    """Clean text of some lines, “yeast” in two, and its links."""
    (folder / "clean").mkdir()
    (folder / "links").mkdir()
    texts = ["1 2 3 4 yeast\t1 2 3 4 Hefe\n"] * 2 + ["the 1\tdie 1\n"] * (lines - 2)
    (folder / "clean" / "de.toy.tsv").write_text("".join(texts), encoding="utf-8")
    (folder / "links" / "de.txt").write_text("4-4\n" * 2 + "1-1\n" * (lines - 2), encoding="utf-8")
    return folder


def learn(lines: tables.Lines, language: str) -> Mapping[str, str]:
    return learning.learn(lines(), language)


def test_enough_text_tells_its_rare_words(tmp_path: Path) -> None:
    work = working_folder(tmp_path, 100_000)
    tables.write(["de"], work, tmp_path / rare.FILE, learn, str)
    assert rare.read(tmp_path / rare.FILE, "de") == {"yeast": "Hefe"}


def found_at(folder: Path) -> Path:
    (folder / "found").mkdir(exist_ok=True)
    return folder / "found" / rare.FILE


def test_of_little_text_the_words_of_the_weights_begun_with_stay(tmp_path: Path) -> None:
    work = working_folder(tmp_path, 50)
    tables.table({"de": {"shark": "Hai"}, "fr": {"shark": "requin"}}, work / rare.FILE)
    tables.write(["de"], work, found_at(tmp_path), learn, str)
    assert rare.read(found_at(tmp_path), "de") == {"shark": "Hai"}


def test_of_little_text_alone_no_word_is_rare(tmp_path: Path) -> None:
    work = working_folder(tmp_path, 50)
    tables.write(["de"], work, found_at(tmp_path), learn, str)
    assert found_at(tmp_path).read_text(encoding="utf-8") == "en\tde\n"


# The words that ship


def test_the_words_that_ship_are_lower_case_words() -> None:
    for language in ("de", "fr", "it"):
        words = rare.read(embedded.FOLDER / rare.FILE, language)
        assert len(words) > 5_000
        assert all(word.isalpha() and word == word.lower() for word in words)
        assert all(wanted.isalpha() for wanted in words.values())


SKYSCRAPER = "She saw the skyscraper from her window."


@pytest.mark.parametrize("language", ["de", "de-CH"])
def test_a_rare_word_comes_out_right(language: str) -> None:
    engine = engines.load("embedded", Options("en", language))
    assert "Wolkenkratzer" in engine.translate([Request(SKYSCRAPER)])[0].text


def test_only_a_table_that_the_manifest_names_is_read(tmp_path: Path) -> None:
    folder = unlisted(rare.FILE, tmp_path)
    engine = engines.load("embedded", Options("en", "de", str(folder)))
    bare = engine.translate([Request(SKYSCRAPER)])[0].text
    (folder / rare.FILE).unlink()
    engine = engines.load("embedded", Options("en", "de", str(folder)))
    assert engine.translate([Request(SKYSCRAPER)])[0].text == bare


def test_a_rare_word_is_aligned_with_its_translation() -> None:
    engine = engines.load("embedded", Options("en", "de"))
    draft = engine.translate([Request(SKYSCRAPER, align=True)])[0]
    spans = {SKYSCRAPER[slice(*one)]: draft.text[slice(*other)] for one, other in draft.alignment}
    assert spans["skyscraper"].startswith("Wolkenkratzer")


def test_a_term_of_the_glossary_is_stronger() -> None:
    term = Term("T1", {"en": Wording(("skyscraper",)), "de": Wording(("Hochhaus",))})
    start = SKYSCRAPER.index("skyscraper")
    request = Request(SKYSCRAPER, (Match(term, start, start + 10, "skyscraper", "en"),))
    engine = engines.load("embedded", Options("en", "de"))
    assert "Hochhaus" in engine.translate([request])[0].text


def test_where_both_are_too_long_terms_stay_and_rare_words_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    term = Term("T1", {"en": Wording(("court",)), "de": Wording(("Bundesverwaltungsgericht",))})
    text = "The court and the court of skyscraper, skyscraper and skyscraper said no."
    found = list(re.finditer("court", text))
    matches = tuple(Match(term, one.start(), one.end(), "court", "en") for one in found)
    engine = embedded.load(Options("en", "de"))
    whole = engine._ask(Request(text, matches)).words.text
    assert "Wolkenkratzer" in whole
    monkeypatch.setattr(embedded, "LONGEST", (engine._pieces.count(whole) - 1) // 2)
    asked = engine._ask(Request(text, matches)).words.text
    assert asked.count("Bundesverwaltungsgericht") == 2
    assert "Wolkenkratzer" not in asked


def test_what_denies_is_not_told_without() -> None:
    lines = [line("unwilling big sharks", "willens große Haie")] * 3
    assert "unwilling" not in learning.learn(lines, "de")
    lines = [line("unwilling big sharks", "unwillig große Haie")] * 3
    assert learning.learn(lines, "de")["unwilling"] == "unwillig"
    for language, word in (("de", "unassigned"), ("fr", "undefended"), ("fr", "unpatented")):
        assert word not in rare.read(embedded.FOLDER / rare.FILE, language)
