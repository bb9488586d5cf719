"""Phrase-based drafts: the likeliest words, terms as told, figures and gaps as they must be."""

from __future__ import annotations

import lzma
import re
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import tiny_phrases
from hypothesis import given, settings
from hypothesis import strategies as st

from localize import engines, glossary, languages
from localize.engines import Engine, Options
from localize.errors import EngineError
from localize.model import Draft, Kind, Match, Request, Term, Wording
from localize.phrases import (
    choices,
    dates,
    delays,
    figures,
    joints,
    marks,
    model,
    ngrams,
    scales,
    table,
    titles,
    tokens,
    writing,
)
from localize.phrases.search import search

COURT = "The Federal Court rejected the appeal."
TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
SENTENCE = st.lists(
    st.sampled_from([*tiny_phrases.TABLE, "Meier", "1,234.5", "“x”", "COURT", "ß", "_", "İ"])
).map(" ".join)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_phrases.write(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def engine(folder: Path) -> Engine:
    return engines.load(f"phrases:{folder}", Options("en", "de", str(folder)))


def draft(engine: Engine, text: str, **asked: object) -> Draft:
    return engine.translate([Request(text, **asked)])[0]  # type: ignore[arg-type]


def term(text: str, words: str, **wording: object) -> Match:
    start = text.index(words)
    own = {"en": Wording((words,)), "de": Wording(**wording)}  # type: ignore[arg-type]
    return Match(Term("T", own, kind=Kind.TERM), start, start + len(words), words, "en")


# Tokens


@given(TEXT)
def test_tokens_and_gaps_join_to_the_text(text: str) -> None:
    found = tokens.split(text)
    end = found[-1].end if found else 0
    assert "".join(one.gap + one.text for one in found) + text[end:] == text
    assert not text[end:].strip()


@pytest.mark.parametrize(
    "word",
    ["1,234.5", "9:30", "2.5", "1’000’000", "2021", "15th", "https://x.ch/a?b=1,000", "a.b@x.ch",
     "@SRF", "#vote", "e\u0301tat", "soft\u00adhyphen"],
)  # fmt: skip
def test_figures_addresses_and_words_are_one_token(word: str) -> None:
    assert [one.text for one in tokens.split(f"in {word}, and")] == ["in", word, ",", "and"]


def test_a_year_and_a_number_after_it_are_two_tokens() -> None:
    assert [one.text for one in tokens.split("in 2021 300 people")][1:3] == ["2021", "300"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [(" l'art", " l’art"), (" d'", " d’"), ("'no'", "'no’"), (" 'no", " 'no"), ("d’", "d’")],
)
def test_words_have_the_printers_apostrophe(words: str, wanted: str) -> None:
    assert tokens.typographic(words) == wanted


def test_drafts_have_one_kind_of_apostrophe_but_terms_and_names_their_own(tmp_path: Path) -> None:
    tiny_phrases.write(tmp_path, table={"court": "-10| l'Hof", "of": "-10| d'"})
    own = engines.load(f"phrases:{tmp_path}", Options("en", "de", str(tmp_path)))
    told = term("court of canton", "canton", forms=("l'Amt",), genders=("m",))
    assert draft(own, "court of canton", terms=(told,)).text == "l’Hof d’l'Amt"
    assert draft(own, "O'Meara").text == "O'Meara"


# Figures


@pytest.mark.parametrize(
    ("text", "target", "wanted"),
    [
        ("1,234.5", "de", "1.234,5"),
        ("1,234,567", "fr", "1\u202f234\u202f567"),
        ("1,234.5", "de-CH", "1’234.5"),
        ("18'400", "de", "18.400"),
        ("2.5", "it", "2,5"),
        ("9:30", "de", "9:30"),
        ("1.2.2024", "de", "1.2.2024"),
        ("2021", "fr", "2021"),
        ("Art. 3.2", "de", "3.2"),
        ("version 1.10", "fr", "1.10"),
        ("20th", "de", "20."),
        ("1st", "fr", "1er"),
        ("20th", "it", "20º"),
    ],
)
def test_a_figure_gets_the_targets_signs(text: str, target: str, wanted: str) -> None:
    words = tokens.split(text)
    assert figures.rewrite(words, len(words) - 1, "en", target) == wanted


def test_a_figure_of_another_source_stays_as_it_is() -> None:
    assert figures.rewrite(tokens.split("1.234,5"), 0, "de", "fr") == "1.234,5"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("18–25, 2019-2021, 1/2", "18–25, 2019-2021, 1/2"),
        ("40%, €3.2m, CHF 18,400", "40\u00a0%, €3,2m, CHF 18.400"),
        ("2 p.m., 9:30 am, 12am", "14 Uhr, 9.30 Uhr, 0 Uhr"),
        ("https://x.ch/court?a=1,000", "https://x.ch/court?a=1,000"),
        ("WHO the court – the appeal", "WHO das Gericht – die Beschwerde"),
        ("The court—the appeal", "Das Gericht – die Beschwerde"),
    ],
)
def test_what_no_phrase_decides_on_keeps_its_meaning(
    engine: Engine, text: str, wanted: str
) -> None:
    assert draft(engine, text).text == wanted


# Drafts


def test_longer_phrases_and_likelier_words_win(engine: Engine) -> None:
    assert draft(engine, COURT).text == "Das Bundesgericht wies die Beschwerde ab."
    assert draft(engine, "The court").text == "Das Gericht"


def test_what_no_phrase_has_is_left_as_it_is(engine: Engine) -> None:
    assert draft(engine, "The court (Meier), Zug").text == "Das Gericht (Meier), Zug"


def test_figures_and_quotes_are_kept(engine: Engine) -> None:
    assert draft(engine, 'The "court", 1,234.5').text == "Das „Gericht“, 1.234,5"


@pytest.mark.parametrize(
    ("text", "target", "wanted"),
    [
        ("June 30, 2021", "de", "30. Juni 2021"),
        ("30 June 2021", "fr", "30 juin 2021"),
        ("May 1st", "fr", "1er mai"),
        ("Jan. 7", "it", "7 gennaio"),
        ("Sept. 11, 2001", "de", "11. September 2001"),
        ("7 March", "es", "7 de marzo"),
        ("1st of June", "de", "1. Juni"),
    ],
)
def test_a_date_is_written_as_the_target_does(text: str, target: str, wanted: str) -> None:
    words = tokens.split(f"from {text} it may")
    (found,) = dates.find(words, target)
    assert found.wordings == (wanted,)
    assert [one.text for one in words[: found.first] + words[found.last :]] == [
        "from",
        "it",
        "may",
    ]


@pytest.mark.parametrize(
    ("text", "target", "wanted"),
    [
        ("by 30 June 2027", "de", "bis zum 30. Juni 2027"),
        ("by 30 June 2027", "fr", "d’ici au 30 juin 2027"),
        ("by June 30, 2027", "it", "entro il 30 giugno 2027"),
        ("On 1 May", "fr", "le 1er mai"),
        ("since 8 March", "it", "dall’8 marzo"),
        ("on 11 March", "it", "l’11 marzo"),
        ("before 8 March", "it", "prima dell’8 marzo"),
        ("of 2 May", "de-CH", "vom 2. Mai"),
        ("by 7 March", "es", "7 de marzo"),
    ],
)
def test_a_deadline_is_no_beginning(text: str, target: str, wanted: str) -> None:
    (found,) = dates.find(tokens.split(text), target)
    assert found.wordings == (wanted,)
    assert found.first == (1 if target == "es" else 0)


def test_as_of_is_not_of() -> None:
    (found,) = dates.find(tokens.split("as of 2 May"), "de")
    assert (found.first, found.wordings) == (2, ("2. Mai",))


@pytest.mark.parametrize(
    "text",
    [
        "We may 5 times",
        "March on",
        "June 2021",
        "in 31",
        "May I",
        "February 30, 2021",
        "Hall May 5",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert not list(dates.find(tokens.split(text), "de"))


@pytest.mark.parametrize(
    ("text", "target", "wanted"),
    [
        ('He said "no".', "de", ["„", "“"]),
        ("“No,” she said.", "fr", ["«\u00a0", "\u00a0»"]),
        ("(“no”)", "de-CH", ["«", "»"]),
        ("“Costs rose 40%”, he said.", "de", ["„", "“"]),
        ("„So“", "it", ["«", "»"]),
        ('"', "it", ["»"]),
    ],
)
def test_quotes_are_the_targets(text: str, target: str, wanted: list[str]) -> None:
    words = tokens.split(text)
    places = [place for place, one in enumerate(words) if one.text in '"“”„']
    assert [marks.rewrite(words, place, target).strip(" ") for place in places] == wanted


@pytest.mark.parametrize("target", languages.QUOTES)
def test_quotes_are_those_that_the_regions_check_wants(target: str) -> None:
    words = tokens.split('He said "no".')
    written = [marks.rewrite(words, place, target).strip(" \u00a0") for place in (2, 4)]
    assert "".join(written) == languages.QUOTES[target][0] + languages.QUOTES[target][-1]


@pytest.mark.parametrize(
    ("text", "target", "wanted"),
    [
        ("said Mrs Berset", "de", ["Frau Berset"]),
        ("Mr. Berset and Ms Amherd", "fr", ["M. Berset", "Mme Amherd"]),
        ("the mr of Mr", "it", []),
    ],
)
def test_a_title_makes_nobody_a_minister(text: str, target: str, wanted: list[str]) -> None:
    found = list(titles.find(tokens.split(text), target))
    assert [one.wordings[0] for one in found] == wanted


@pytest.mark.parametrize(
    ("text", "target", "wanted"),
    [
        ("1.5 billion people", "de", [("Milliarden",)]),
        ("1 million", "de", [("Million",)]),
        ("2 trillion", "fr", [("billions", "billions de")]),
        ("3 Million and a billion", "it", [("milioni", "milioni di")]),
        ("5 billion", "es", []),
    ],
)
def test_a_scale_is_a_scale_and_no_money(text: str, target: str, wanted: list[object]) -> None:
    assert [one.wordings for one in scales.find(tokens.split(text), target)] == wanted


def test_capitals_stay_capitals(engine: Engine) -> None:
    assert draft(engine, "THE FEDERAL COURT").text == "DAS BUNDESGERICHT"


@given(SENTENCE)
def test_every_figure_and_name_of_a_sentence_is_in_its_draft(engine: Engine, text: str) -> None:
    said = draft(engine, text, align=True)
    assert said.text.count("Meier") == text.count("Meier")
    assert said.text.count("1.234,5") == text.count("1,234.5")
    for (a, b), (c, d) in said.alignment:
        assert text[a:b].strip() == text[a:b] != ""
        assert said.text[c:d].strip() == said.text[c:d] != ""


@settings(max_examples=60)
@given(TEXT, TEXT)
def test_any_text_is_drafted_and_begins_as_it_shall(engine: Engine, text: str, start: str) -> None:
    found = draft(engine, text, start=start, hypotheses=3)
    assert bool(found.text) == bool(text.strip())
    if text.strip():
        assert found.text.startswith(start.strip())


def test_words_are_linked_with_what_they_can_be(engine: Engine) -> None:
    found = draft(engine, COURT, align=True)
    linked = {(COURT[a:b], found.text[c:d]) for (a, b), (c, d) in found.alignment}
    assert {("appeal", "Beschwerde"), ("rejected", "wies"), (".", ".")} <= linked


@pytest.mark.parametrize(
    ("text", "words", "language", "wanted"),
    [
        ("près de", "le lac", "fr", "près du lac"),
        ("Le chef de", "élite", "fr", "Le chef d’élite"),
        ("La", "autorité", "fr", "L’autorité"),
        ("la", "hausse", "fr", "la hausse"),
        ("In", "dem Kanton", "de", "Im Kanton"),
        ("in", "den Kanton", "de", "in den Kanton"),
        ("di", "gli atti", "it", "degli atti"),
        ("la", "autorità", "it", "l’autorità"),
        ("de", "2021", "fr", "de 2021"),
        ("", "le lac", "fr", " le lac"),
        ("Selon l’", "Office", "fr", "Selon l’Office"),
        ("Selon l’", "tribunal", "fr", "Selon le tribunal"),
        ("Qu’", "ils", "fr", "Qu’ils"),
        ("Qu’", "le", "fr", "Que le"),
        ("dell’", "cantone", "it", "del cantone"),
        ("aujourd’", "hui", "fr", "aujourd’hui"),
    ],
)
def test_two_phrases_meet_as_the_language_wants(
    text: str, words: str, language: str, wanted: str
) -> None:
    before, after, apart = joints.fit(text, words, language)
    assert before + " " * apart + after == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("It’s", [" Es", "", " ist"], "Es ist"),
        ("main board", [" Haupt-", " Rat"], "Haupt-Rat"),
        ("main and", [" Haupt-", " und"], "Haupt- und"),
        ("the 20th .", [" das", " 20.", "."], "Das 20."),
        ("the 20th century", [" das", " 20.", ". Jahrhundert"], "Das 20. Jahrhundert"),
        ("(no)", ["(", " nein", ")"], "(nein)"),
        ("‘no’", ["‘", " nein", "’"], "‘nein’"),
    ],
)
def test_gaps_are_where_readers_expect_them(text: str, words: list[str], wanted: str) -> None:
    source = tokens.split(text)
    said = [choices.Choice(n, n + 1, one, (0,), 0.0) for n, one in enumerate(words)]
    assert writing.write(source, said, "de").text.lower() == wanted.lower()


def test_what_is_left_of_a_genitive_says_nothing(engine: Engine) -> None:
    assert draft(engine, "The court’ appeal").text == "Das Gericht Beschwerde"


def test_what_is_said_the_other_way_round_is_one_unit_in_two_parts(tmp_path: Path) -> None:
    tiny_phrases.write(
        tmp_path,
        table={"public": "-10| öffentlich", "court": "-10| Gericht"},
        later={"public": 1},
    )
    engine = engines.load(f"phrases:{tmp_path}", Options("en", "de", str(tmp_path)))
    found = draft(engine, "Public court", align=True)
    assert found.text == "Gericht öffentlich"
    assert found.alignment == (((0, 6), (8, 18)), ((7, 12), (0, 7)))
    assert draft(engine, "public Meier").text == "Meier öffentlich"
    assert draft(engine, "public (court)").text == "öffentlich (Gericht)"


@pytest.fixture(scope="module")
def swapping(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An engine that likes to swap any two words."""
    folder = tiny_phrases.write(
        tmp_path_factory.mktemp("delays"),
        table={"public": "-10| öffentlich", "court": "-10| Gericht", "see": "-10| siehe"},
        later={"public": 1, "court": 1, "see": 1},
    )
    return engines.load(f"phrases:{folder}", Options("en", "de", str(folder)))


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("", "Gericht öffentlich"),
        ("Gericht", "Gericht öffentlich"),
        ("Gericht öffentlich", "Gericht öffentlich"),
        ("Das öffentlich Gericht", "Das öffentlich Gericht"),
    ],
)
def test_nothing_is_lost_if_a_start_says_what_comes_first(
    swapping: Engine, start: str, wanted: str
) -> None:
    assert draft(swapping, "Public court", start=start).text == wanted


def test_a_term_that_comes_later_is_said_after_a_start(swapping: Engine) -> None:
    told = [
        term("public court", word, forms=(form,), genders=("m",))
        for word, form in (("court", "Hof"), ("public", "Staat"))
    ]
    assert draft(swapping, "public court", terms=told).text == "Hof Staat"
    assert draft(swapping, "public court", terms=told, start="Hof").text == "Hof Staat"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("court www.a.ch", "www.a.ch Gericht"),
        ("1.5 billion court", "1,5 Milliarden Gericht"),
        ("(public) court", "(öffentlich) Gericht"),
    ],
)
def test_what_rules_write_does_not_wait_itself(swapping: Engine, text: str, wanted: str) -> None:
    assert draft(swapping, text).text == wanted


@given(st.lists(st.sampled_from(["public", "court", "see", "Meier", "12", ","]), min_size=1))
def test_every_word_is_said_once_however_it_is_swapped(swapping: Engine, words: list[str]) -> None:
    found = draft(swapping, " ".join(words), align=True, hypotheses=3)
    for one in (found, *found.others):
        for word, said in (("public", "öffentlich"), ("court", "gericht"), ("Meier", "meier")):
            assert one.text.lower().count(said) == words.count(word)
        assert len({source for source, _ in one.alignment}) == len(words)


LATER = {"rejected": "-10| abgewiesen", "the": "-10| die", "appeal": "-10| Beschwerde"}


@pytest.fixture(scope="module")
def delaying(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An engine that says a verb after up to five tokens, with a beam as wide as there are ways."""
    folder = tiny_phrases.write(
        tmp_path_factory.mktemp("later"), table=LATER, later={"rejected": 5}
    )
    path = folder / "weights.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("beam = 10", "beam = 1000"))
    return engines.load(f"phrases:{folder}", Options("en", "de", str(folder)))


LONG = "He rejected the appeal the appeal the"
END = "He die Beschwerde die Beschwerde die abgewiesen"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (LONG, END),
        ("He rejected the", "He abgewiesen die"),
        ("He rejected the appeal the 12 the", "He die Beschwerde die 12 die abgewiesen"),
        ("He rejected the appeal: the the", "He abgewiesen die Beschwerde: die die"),
        ("He rejected the ‘appeal’ the the", "He die ‘Beschwerde’ die abgewiesen die"),
        ("He ‘rejected the’ the the the", "He ‘abgewiesen die’ die die die"),
        ("He (rejected the) the the the", "He (abgewiesen die) die die die"),
        ("He rejected-the the the the the", "He abgewiesen-die die die die die"),
        ("He ‘rejected the’ the the the’ the", "He ‘abgewiesen die’ die die die die"),
    ],
)
def test_a_verb_is_said_after_what_is_behind_it(delaying: Engine, text: str, wanted: str) -> None:
    assert draft(delaying, text).text == wanted


@pytest.mark.parametrize("words", range(len(END.split(" "))))
def test_a_verb_that_waits_is_not_lost_behind_any_start(delaying: Engine, words: int) -> None:
    assert draft(delaying, LONG, start=" ".join(END.split(" ")[:words])).text == END


@given(st.lists(st.sampled_from([*"([‘’“”„«»\"'):;?!-", "rejected", "the", "O", "12"]), min_size=1))
def test_signs_in_any_order_cost_no_word(delaying: Engine, words: list[str]) -> None:
    draft(delaying, "".join(words))
    found = draft(delaying, " ".join(words), hypotheses=2)
    for one in (found, *found.others):
        assert one.text.lower().count("abgewiesen") == words.count("rejected")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"The appeal," the court', "„Die Beschwerde“, die Gericht"),
        ("“The appeal,” the court", "„Die Beschwerde“, die Gericht"),
        ("‘The appeal,’ the court", "‘Die Beschwerde’, die Gericht"),
        ('The appeal, "the court"', "Die Beschwerde, „die Gericht“"),
        ('The appeal,"the court"', "Die Beschwerde,„die Gericht“"),
    ],
)
def test_a_comma_stands_outside_of_a_quotation(engine: Engine, text: str, wanted: str) -> None:
    words = {"Die": "Das|Die|Der", "die": "das|die|der"}
    pattern = re.sub(r"[Dd]ie", lambda found: f"({words[found[0]]})", re.escape(wanted))
    assert re.fullmatch(pattern, draft(engine, text).text)


def test_two_verbs_that_may_wait_are_both_said(delaying: Engine) -> None:
    found = draft(delaying, "He rejected rejected the appeal the appeal the", align=True)
    assert found.text.count("abgewiesen") == 2
    assert len({source for source, _ in found.alignment}) == 8


def test_a_term_that_waits_is_said_as_told(delaying: Engine) -> None:
    told = term(LONG, "rejected", forms=("verworfen",))
    found = draft(delaying, LONG, terms=(told,))
    assert found.text == "He die Beschwerde die Beschwerde die verworfen"


def test_drafts_are_the_same_after_what_was_known_is_forgotten(folder: Path) -> None:
    own = engines.load(f"phrases:{folder}", Options("en", "de", str(folder)))
    first = draft(own, COURT)
    own._model.fluency.forget()  # type: ignore[attr-defined]
    own._model._phrases.clear()  # type: ignore[attr-defined]
    assert draft(own, COURT) == first


def test_half_a_character_is_drafted_as_it_stands(engine: Engine) -> None:
    assert draft(engine, "the court \ud800").text.endswith("\ud800")


@pytest.mark.parametrize("text", ["Mr. May 5, 2020", "Mr. Mrs Berset", "Ms. March 3 p.m."])
def test_rules_that_meet_at_a_word_do_not_quarrel(engine: Engine, text: str) -> None:
    assert draft(engine, text).text


def test_terms_may_come_in_any_order(engine: Engine) -> None:
    text = "the court canton"
    one = term(text, "canton", forms=("Kanton",), genders=("m",))
    other = term(text, "court", forms=("Hof",), genders=("m",))
    assert {"Hof", "Kanton"} <= set(draft(engine, text, terms=(one, other)).text.split())


@pytest.mark.parametrize("phrase", ["a", "a b", "b", "ab", ""])
def test_a_phrase_is_found_among_those_that_begin_alike(tmp_path: Path, phrase: str) -> None:
    known = {"a": "-1| x", "a b": "-2| y", "b": "-3| z"}
    own = table.read(tiny_phrases.write(tmp_path, table=known) / "phrases.de.xz")
    assert own.find(phrase) == known.get(phrase, "")


# Terms


def test_a_term_is_said_as_told_with_an_article_that_agrees(engine: Engine) -> None:
    told = term(COURT, "Federal Court", forms=("Oberste Kammer",), genders=("f",))
    assert draft(engine, COURT, terms=(told,)).text.startswith("Die Oberste Kammer wies")


@pytest.mark.parametrize(
    ("target", "form", "gender", "wanted"),
    [
        ("de", "Kanton", "m", "des Kantons"),
        ("fr", "canton", "m", "du canton"),
        ("fr", "autorité", "f", "de l'autorité"),
        ("fr", "droits", "m pl", "des droits"),
        ("fr", "élections", "f pl", "des élections"),
        ("it", "autorità", "f", "dell'autorità"),
        ("it", "diritti", "m pl", "dei diritti"),
        ("it", "cantone", "m", "del cantone"),
    ],
)
def test_small_words_before_a_term_are_said_with_it(
    target: str, form: str, gender: str, wanted: str
) -> None:
    own = {"en": Wording(("canton",)), target: Wording((form,), genders=(gender,))}
    told = Match(Term("T", own), 7, 13, "canton", "en")
    assert glossary.behind(told, target)["of the"] == (wanted,)


def test_a_term_in_a_sentence_has_the_form_that_the_words_before_ask_for(engine: Engine) -> None:
    text = "The court of the canton"
    told = term(text, "canton", forms=("Kanton",), genders=("m",))
    assert draft(engine, text, terms=(told,)).text == "Das Gericht des Kantons"


def test_terms_side_by_side_are_both_said(engine: Engine) -> None:
    text = "the court canton"
    one = term(text, "court", forms=("Hof",), genders=("m",))
    other = term(text, "canton", forms=("Kanton",), genders=("m",))
    said = draft(engine, text, terms=(one, other)).text
    assert "Hof" in said
    assert "Kanton" in said


def test_two_terms_that_overlap_are_both_no_trouble(engine: Engine) -> None:
    one = term(COURT, "Federal Court", forms=("Kammer",), genders=("f",))
    other = term(COURT, "Court", forms=("Hof",), genders=("m",))
    assert "Kammer" in draft(engine, COURT, terms=(one, other)).text


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("Das", "Das Bundesgericht wies die Beschwerde ab."),
        ("Gestern,", "Gestern, das Bundesgericht wies die Beschwerde ab."),
        ("In der Sache", "In der Sache das Bundesgericht wies die Beschwerde ab."),
        ("Das Bundesgericht", "Das Bundesgericht wies die Beschwerde ab."),
        ("Das Bundesgerichts wies", "Das Bundesgerichts wies die Beschwerde."),
    ],
)
def test_after_a_start_comes_what_it_has_not_said(engine: Engine, start: str, wanted: str) -> None:
    assert draft(engine, COURT, start=start).text == wanted


def test_a_term_in_the_plural_stays_so(engine: Engine) -> None:
    text = "The cantons"
    own = {
        "en": Wording(("canton",)),
        "de": Wording(("Kanton",), genders=("m",), plurals=("Kantone",)),
    }
    told = Match(Term("T", own), 4, 11, "cantons", "en")
    assert draft(engine, text, terms=(told,)).text in {"Die Kantone", "Den Kantonen", "Der Kantone"}


@pytest.mark.parametrize("search", ["", "words = 1.0\ncopied = -1", 'words = "x"', "beam = 0"])
def test_a_manifest_without_its_search_is_told(tmp_path: Path, search: str) -> None:
    path = tiny_phrases.write(tmp_path) / "weights.toml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"words = (.*\n)*?copied = .*", search, whole), encoding="utf-8")
    with pytest.raises(
        EngineError, match="words, endings, delays, reach, copied and beam"
    ) as caught:
        engines.load(f"phrases:{tmp_path}", Options("en", "de", str(tmp_path)))
    assert caught.value.path == str(path)


def test_a_start_with_a_term_goes_on_behind_it(engine: Engine) -> None:
    told = term(COURT, "Federal Court", forms=("Oberste Kammer",), genders=("f",))
    found = draft(engine, COURT, terms=(told,), start="Der Obersten Kammer")
    assert found.text == "Der Obersten Kammer wies die Beschwerde ab."


# Files


def test_a_language_that_the_weights_lack_is_told(folder: Path) -> None:
    with pytest.raises(EngineError, match="does not translate en → fr") as caught:
        engines.load(f"phrases:{folder}", Options("en", "fr", str(folder)))
    assert caught.value.hint == "it translates en → de"


READERS = {"phrases.de.xz": table.read, "delays.de.xz": delays.read}


@pytest.mark.parametrize("name", tiny_phrases.FILES)
@pytest.mark.parametrize("content", [b"", b"no such thing", None])
def test_damaged_files_are_told_with_their_path(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tiny_phrases.write(tmp_path) / name
    path.write_bytes(path.read_bytes()[:-9] if content is None else content)
    with pytest.raises(EngineError, match="damaged") as caught:
        engines.load(f"phrases:{tmp_path}", Options("en", "de", str(tmp_path)))
    assert caught.value.path == str(path)
    read = READERS.get(name, ngrams.read)
    with pytest.raises(EngineError, match="damaged"):
        read(path)


@pytest.mark.parametrize("name", tiny_phrases.FILES[1:])
@pytest.mark.parametrize("lacking", [None, "words", "children", "steps", "buckets"])
def test_arrays_that_do_not_fit_are_damage(tmp_path: Path, name: str, lacking: str | None) -> None:
    path = tmp_path / name
    content = BytesIO()
    size = np.ones((3, 2), np.uint8)
    known = dict.fromkeys(("words", "children", "steps", "scores", "backs", "buckets"), size)
    if lacking is None:
        np.save(content, size)
    else:
        np.savez(content, **{key: one for key, one in known.items() if key != lacking})  # type: ignore[arg-type]
    path.write_bytes(lzma.compress(content.getvalue()))
    with pytest.raises(EngineError, match="damaged"):
        READERS.get(name, ngrams.read)(path)


def test_the_language_model_backs_off(folder: Path) -> None:
    found = ngrams.read(folder / "words.de.xz")
    das, court, appeal = (found.number(word) for word in ("das", "Gericht", "Beschwerde"))
    assert found.number("2021") == ngrams.FIGURE
    assert found.number("Unwort") == ngrams.UNKNOWN
    state = found.step(ngrams.NOTHING, das)[1]
    assert found.step(state, court)[0] == -30
    assert found.step(state, appeal)[0] == -50 - 100
    assert found.step(ngrams.NOTHING, court) == (-100, ngrams.NOTHING)


# Search


SEARCH = {"words": 1.0, "endings": 0.1, "delays": 1.0, "reach": 16, "copied": -100, "beam": 1000}


def test_a_search_finds_what_trying_everything_finds(folder: Path) -> None:
    """With a beam as wide as there are ways."""
    own = model.read(folder, "en", "de", SEARCH)
    for text in ("the federal court", "the appeal of the court", "rejected the appeal"):
        words = tokens.split(text)
        ways = choices.find(own, words, [], choices.rules(own, words))
        found = search(own, ways, wanted=1)[0]
        best = max(_score(own, way) for way in _all(ways, 0))
        assert found.score == pytest.approx(best)
        assert found.score == pytest.approx(_score(own, found.choices))


def _all(ways: list[list[choices.Choice]], place: int) -> list[tuple[choices.Choice, ...]]:
    if place == len(ways):
        return [()]
    return [(one, *rest) for one in ways[place] for rest in _all(ways, one.last)]


def _score(own: model.Model, way: tuple[choices.Choice, ...]) -> float:
    score, state = 0.0, own.fluency.begin()
    for number in (n for one in way for n in one.numbers):
        said, state = own.fluency.step(state, number)
        score += said
    return score + own.fluency.end(state) + sum(one.score for one in way)


def test_gaps_follow_the_words_and_signs_the_source() -> None:
    source = tokens.split('He said ("no").')
    words = [" Er", " sagte", " (", '"', " nein", '"', ")", "."]
    said = [choices.Choice(n, n + 1, one, (0,), 0.0) for n, one in enumerate(words)]
    assert writing.write(source, said, "de").text == 'Er sagte ("nein").'
    assert not re.search(r"\s\s", writing.write(source, said, "de").text)
