from __future__ import annotations

import csv
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import glossary
from localize.glossary import metrics, wmt
from localize.glossary.metrics import Case
from localize.glossary.rates import Rate
from localize.model import Match, Term

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EVAL = Path(os.environ.get("LOCALIZE_EVAL", ROOT.parent / "shared" / "data" / "eval"))
SWISS = EVAL / "swiss-terms-dev.tsv"
WMT = EVAL / "wmt25-terms-es"
needs_swiss = pytest.mark.skipif(not SWISS.exists(), reason=f"no research data in {EVAL}")
needs_wmt = pytest.mark.skipif(not WMT.exists(), reason=f"no research data in {EVAL}")


def cases(terms: tuple[Term, ...], *rows: tuple[str, str, str]) -> list[Case]:
    finder = glossary.matcher(terms, "en")
    return [
        Case(finder.find(source, swiss=True), hypothesis, reference)
        for source, hypothesis, reference in rows
    ]


def test_a_report_counts_what_its_names_say(terms: tuple[Term, ...]) -> None:
    rows = [
        ("canton to canton", "im Kanton", "von Kanton zu Kanton"),
        ("An asylum application", "Ein Asylantrag", "Ein Asylgesuch"),
        ("The contracting party", "Die Vertragspartei", "Sie"),
        ("A fine", "Die Strafe", "Die Busse"),
        ("Nothing", "Nichts", "Nichts"),
    ]
    found = metrics.report(cases(terms, *rows), "de")
    assert (found.success.hits, found.success.chances) == ((2, 0, 1, 0, 0), (2, 1, 1, 0, 0))
    assert found.exclusive.hits == (1, 0, 1, 0, 0)
    assert (found.forbidden.hits, found.forbidden.chances) == ((0, 1, 0, 0, 0), (2, 1, 1, 1, 0))
    assert (found.excess.hits, found.excess.chances) == ((0, 0, 1, 0, 0), (1,) * 5)
    assert found.oracle.hits == (2, 1, 0, 0, 0)
    assert sum(found.control.hits) < sum(found.success.hits)
    assert found.success.value == 0.75


def test_a_form_that_another_term_of_the_sentence_wants_is_not_forbidden(
    terms: tuple[Term, ...],
) -> None:
    row = ("withholding tax and tax at source", "Verrechnungssteuer und Quellensteuer", "")
    assert sum(metrics.report(cases(terms, row), "de").forbidden.hits) == 0


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=20))
def test_an_interval_holds_its_ends_in_order_and_is_the_same_again(
    lines: list[tuple[int, int]],
) -> None:
    rate = Rate(tuple(min(pair) for pair in lines), tuple(max(pair) for pair in lines))
    low, high = rate.interval(samples=40)
    assert 0 <= low <= high <= 1
    assert rate.interval(samples=40) == (low, high)
    assert 0 <= rate.value <= 1


def test_an_interval_of_one_value_is_that_value() -> None:
    assert Rate((1, 1, 1), (1, 1, 1)).interval() == (1.0, 1.0)


def test_wmt_counts_a_term_letter_for_letter_or_by_lemmas() -> None:
    found = wmt.tsr25(
        ["The reports", "The reports", "No term"],
        ["Los INFORMES", "El informe", "El informe"],
        [{"reports": "informes"}, {"report": "informes", "cat": "gato"}, {"report": "informe"}],
    )
    assert (found.hits, found.chances) == ((1, 1, 0), (1, 1, 0))


def wmt_finds(target: str, text: str, language: str = "es") -> bool:
    return sum(wmt.tsr25(["term"], [text], [{"term": target}], ("en", language)).hits) == 1


@pytest.mark.parametrize(
    ("target", "verb", "other"),
    [
        ("publicar", "Las leyes fueron publicadas", "Las leyes publicadas"),
        ("publicar", "Ha publicado una ley", "El texto publicado"),
        ("vender", "La casa ha sido vendida", "La casa vendida"),
        ("leer", "La carta fue leída", "La carta leída"),
        ("mostrar", "El reloj no muestra la hora", "Una muestra de la hora"),
        ("ayudar", "Dice que ayuda al vecino", "Pide ayuda al vecino"),
        ("limar", "Dice que lima la barra", "Dice que Lima es grande"),
    ],
)
def test_wmt_takes_a_spanish_word_for_a_verb_where_it_is_one(
    target: str, verb: str, other: str
) -> None:
    assert wmt_finds(target, verb)
    assert not wmt_finds(target, other)


@pytest.mark.parametrize("text", ["Las leyes publicadas", "La ley está publicada"])
def test_wmt_takes_a_spanish_participle_for_an_adjective_elsewhere(text: str) -> None:
    assert wmt_finds("publicado", text)
    assert not wmt_finds("publicar", text)


@pytest.mark.parametrize(
    ("noun", "verb", "text"),
    [
        ("estado", "estar", "Los estados de cuenta"),
        ("llamada", "llamado", "Las llamadas"),
        ("mercado", "mercar", "Los mercados"),
    ],
)
def test_wmt_leaves_spanish_nouns_that_look_like_participles(
    noun: str, verb: str, text: str
) -> None:
    assert wmt_finds(noun, text)
    assert not wmt_finds(verb, text)


def test_wmt_takes_no_spanish_article_for_a_verb() -> None:
    assert not wmt_finds("unir", "Dice que una ley basta")


def test_wmt_takes_a_capitalised_spanish_word_alone_for_a_name() -> None:
    assert wmt_finds("guarde", "Guardar la nota")
    assert not wmt_finds("Guarde", "Guardar la nota")
    assert wmt_finds("Guarde", "Guarde la nota")


def test_wmt_reads_spanish_of_every_region_alike() -> None:
    assert wmt_finds("publicar", "La ley fue publicada", "es-MX")
    assert not wmt_finds("publicar", "La ley publicada", "es-MX")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def verdicts(in_reference: str) -> Iterator[tuple[dict[str, str], bool]]:
    shipped = glossary.load([ROOT / "glossaries" / "swiss-law-and-politics.csv"])
    terms = {term.id: term for term in shipped}
    for row in read(SWISS):
        if row["in_reference"] == in_reference:
            term, form = terms[row["term_id"]], row["source_form"]
            match = Match(term, 0, 0, form, "en", form == term.wordings["en"].acronym)
            yield row, not glossary.verify(match, row["reference"], row["language"]).missed


@needs_swiss
@pytest.mark.parametrize("language", ["de", "fr", "it"])
def test_terms_are_found_where_a_reference_has_them(language: str) -> None:
    found = [hit for row, hit in verdicts("1") if row["language"] == language]
    assert sum(found) / len(found) >= 0.99


@needs_swiss
def test_the_checker_agrees_with_the_judgement_of_what_remains() -> None:
    judged = {row["row"]: row["verdict"] == "used" for row in read(HERE / "judgement.tsv")}
    same = [judged[digest(row)] is hit for row, hit in verdicts("0")]
    assert len(same) == 280
    assert sum(same) / len(same) >= 0.97


def digest(row: dict[str, str]) -> str:
    key = "\t".join(row[name] for name in ("language", "source", "term_id", "source_form"))
    return hashlib.sha256(key.encode()).hexdigest()[:16]


@needs_swiss
@pytest.mark.parametrize(("language", "bar"), [("de", 0.03), ("fr", 0.02), ("it", 0.02)])
def test_terms_are_not_found_in_sentences_that_have_nothing_to_do_with_them(
    language: str, bar: float
) -> None:
    terms = glossary.load([ROOT / "glossaries" / "swiss-law-and-politics.csv"])
    by_id = {term.id: term for term in terms}
    rows = [row for row in read(SWISS) if row["language"] == language]
    finder = glossary.matcher(terms, "en")
    forms = [
        {form for match in finder.find(row["source"], swiss=True) for form in wanted(match.term)}
        for row in rows
    ]
    false = total = 0
    for index, row in enumerate(rows * 5):
        other = (index * 7 + len(rows) // 2) % len(rows)
        term = by_id[row["term_id"]]
        if forms[other].isdisjoint(wanted(term)):
            match = Match(term, 0, 0, row["source_form"], "en")
            total += 1
            false += not glossary.verify(match, rows[other]["reference"], language).missed
    assert total > 2000
    assert false / total <= bar


def wanted(term: Term) -> set[str]:
    """The forms of a term, which another may share: “Bundesrat” is a body and its member."""
    return {form for own in term.wordings.values() for form in own.forms}


@needs_wmt
def test_wmts_own_figures_come_out() -> None:
    official = json.loads((WMT / "official-scores.json").read_text(encoding="utf-8"))
    lines = _lines(WMT / "full_data.enes.jsonl")
    apart = {}
    for system, scores in official["es"]["proper"].items():
        path = WMT / "systems" / f"{system}.enes.proper.jsonl"
        rate = wmt.tsr25(
            [line["en"] for line in lines],
            [line["es"] for line in _lines(path)],
            [line["proper"] for line in lines],
        )
        apart[system] = abs(rate.value - scores["proper_term_success_rate"])
    assert len(apart) == 21
    assert {system for system, points in apart.items() if points > 0.005} == set()
    assert sum(apart.values()) / len(apart) < 0.002


def _lines(path: Path) -> list[dict[str, dict[str, str]]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
