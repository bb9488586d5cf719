"""Words of newspapers that the network is told, as it gets them wrong by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from tiny_weights import unlisted

from localize import engines
from localize.engines import Options, embedded, expressions, rare
from localize.model import Match, Request, Term, Wording

RULING = (
    "The Federal Administrative Court has overturned a decision of the State Secretariat for "
    "Migration."
)
SAID = [
    ("de", RULING, "aufgehoben"),
    ("fr", "The court overturned the ruling.", "annulé"),
    ("it", RULING, "annullato"),
    ("de", "The family was deported to Eritrea.", "abgeschoben"),
    ("de", "Three witnesses testified against him.", "ausgesagt"),
    ("it", "The jury acquitted the former banker.", "assol"),
    ("it", "The woman said she was raped.", "violentata"),
    ("it", "The man was stabbed in the street.", "accoltellato"),
    ("fr", "The journalist was kidnapped in Mali.", "enlevé"),
    ("de", "The museum was looted during the war.", "geplündert"),
    ("it", "The former president was indicted in New York.", "incriminato"),
    ("de", "Two of the men were beheaded.", "enthauptet"),
    ("de", "The midwives went on strike.", "Hebammen"),
    ("fr", "The wildfires destroyed forty houses.", "feux de forêt"),
    ("fr", "The midwife was praised.", "sage-femme"),
    ("it", "The robbers fled on Monday.", "rapinatori"),
    ("it", "A sniper killed two people.", "cecchino"),
    ("de", "He got a suspended sentence.", "bedingte"),
    ("fr", "The initiative was narrowly rejected.", "de justesse"),
    ("it", "It was a miscarriage of justice.", "errore giudiziario"),
    ("it", "She had a miscarriage.", "aborto spontaneo"),
    ("de", "The trial was adjourned until May.", "vertagt"),
    ("de", "The far-right leader mocked them.", "rechtsextrem"),
    ("de", "Police are looking for two men in their thirties.", "in den Dreißigern"),
    ("de", "Landlords must cut rents.", "Vermieter"),
    ("de", "The killer is still at large.", "auf freiem Fuß"),
    ("de", "A wolf pack attacked a herd in Valais.", "Wolfsrudel"),
    ("de", "The drought has parched the meadows.", "ausgedörrt"),
    ("de", "The plumber found asbestos in the attic.", "Klempner"),
    ("fr", "The goalkeeper saved two penalties.", "gardien de but"),
    ("fr", "The court quashed the verdict and ordered a retrial.", "nouveau procès"),
    ("fr", "Smugglers abandoned the lorry on the hard shoulder.", "urgence"),
    ("fr", "They could not pay the rent, let alone buy a house.", "encore moins"),
    ("it", "The prison sentence is suspended.", "pena detentiva"),
    ("it", "The refugees were huddled in a dinghy.", "rannicchiati"),
    ("it", "Poachers killed eleven elephants.", "bracconieri"),
    ("it", "The cable car was closed because of the wind.", "funivia"),
]


NOT_SAID = [
    ("fr", "The public at large supports the reform.", "fuite"),
    ("it", "They run out of the building.", "senza"),
    ("it", "Partridge scored twice in Rome.", "pernice"),
]


def table(language: str) -> Mapping[str, str]:
    return rare.read(embedded.FOLDER / rare.NEWS_FILE, language)


@pytest.mark.parametrize(("language", "text", "wanted"), SAID)
def test_what_the_network_got_wrong_is_said(language: str, text: str, wanted: str) -> None:
    draft = engines.load("embedded", Options("en", language)).translate([Request(text)])[0]
    assert wanted in draft.text


@pytest.mark.parametrize(("language", "text", "unwanted"), NOT_SAID)
def test_what_only_looks_like_an_expression_or_a_word_is_not_said(
    language: str, text: str, unwanted: str
) -> None:
    draft = engines.load("embedded", Options("en", language)).translate([Request(text)])[0]
    assert unwanted not in draft.text


def test_what_is_written_goes_before_what_is_learnt() -> None:
    assert rare.read(embedded.FOLDER / rare.FILE, "de")["captors"] == "Unterdrücker"
    draft = engines.load("embedded", Options("en", "de")).translate([Request("Her captors fled.")])[
        0
    ]
    assert "Entführer" in draft.text


def test_the_sentences_of_the_benchmark_have_patterns_for_all_languages() -> None:
    path = Path(__file__).parent.parent / "benchmarks" / "phrases.tsv"
    head, *rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()]
    assert head == ["en", "de", "fr", "it"]
    for row in rows:
        assert len(row) == len(head)
        assert not any(re.search(pattern, "") for pattern in row[1:]), row
    assert len({row[0] for row in rows}) == len(rows) > 150


def test_weights_without_such_words_draft_as_before(tmp_path: Path) -> None:
    folder = unlisted(rare.NEWS_FILE, tmp_path)
    (folder / rare.NEWS_FILE).unlink()
    bare = engines.load("embedded", Options("en", "de", str(folder)))
    shipped = engines.load("embedded", Options("en", "de"))
    text = "The Federal Council met on Monday."
    assert bare.translate([Request(text)])[0].text == shipped.translate([Request(text)])[0].text
    assert "aufgehoben" not in bare.translate([Request(RULING)])[0].text


def test_a_term_goes_before_a_news_word() -> None:
    term = Term("T1", {"en": Wording(("overturned",)), "fr": Wording(("casser",))})
    text = "The court overturned the ruling."
    match = Match(term, 10, 20, "overturned", "en")
    draft = engines.load("embedded", Options("en", "fr")).translate([Request(text, (match,))])[0]
    assert "cassé" in draft.text


@pytest.mark.parametrize("language", ["de", "fr", "it"])
def test_the_news_words_are_words_and_expressions_in_small_letters(language: str) -> None:
    found = table(language)
    assert len(found) > 10_000
    for word, wanted in found.items():
        assert all(one.isalpha() for one in re.split("[ -]", word))
        assert len(word.split(" ")) <= expressions.LONGEST
        assert word == word.lower()
        assert wanted == wanted.strip() != ""
        assert not re.search(r"\d", wanted), f"{word}: a figure that the text does not have"
