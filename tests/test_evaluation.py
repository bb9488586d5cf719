"""Scores of test sets, plots, and how engines keep to terms; all of it needs sacrebleu."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("sacrebleu")

import jsonschema

from localize import evaluation, glossary
from localize.engines import Options
from localize.evaluation import (
    drafts,
    obedience,
    pictures,
    plot,
    scores,
    tables,
    term_tables,
    termsets,
)
from localize.evaluation.plot import Plot, Series
from localize.evaluation.termlines import TermLine
from localize.model import Term

Localize = Callable[..., tuple[int, str]]

HEADER = "source\treference\tother\n"
LINES = (
    "The court sat on Monday.\tDas Gericht tagte am Montag.\tDer Hof saß am Montag.\n"
    "The council met in Bern.\tDer Rat traf sich in Bern.\tDer Rat traf sich in Bern.\n"
)


@pytest.fixture
def dev(tmp_path: Path) -> evaluation.TestSet:
    path = tmp_path / "en-de.dev.tsv"
    path.write_text(HEADER + LINES, encoding="utf-8")
    return evaluation.read(path)


def test_a_test_set_has_lines_and_other_systems(dev: evaluation.TestSet) -> None:
    assert dev.name == "en-de.dev"
    assert dev.references[1] == "Der Rat traf sich in Bern."
    assert list(dev.systems) == ["other"]


def test_a_perfect_draft_stands_first_with_full_marks(dev: evaluation.TestSet) -> None:
    results = evaluation.evaluate(dev, {"ours": dev.references}, samples=50)
    assert [result.system for result in results] == ["ours", "other"]
    best, other = results
    assert best.chrf.value == pytest.approx(100)
    assert best.bleu.value == pytest.approx(100)
    assert other.chrf.low <= other.chrf.value <= other.chrf.high


def test_scores_have_signatures_and_are_repeatable(dev: evaluation.TestSet) -> None:
    first, second = (evaluation.evaluate(dev, {}, samples=20) for _ in range(2))
    assert first == second
    assert "nw:2" in first[0].chrf.signature
    assert "bs:20" in first[0].bleu.signature


def test_the_table_has_every_system_and_signature(dev: evaluation.TestSet) -> None:
    text = evaluation.table(evaluation.evaluate(dev, {"ours": dev.references}, samples=0))
    assert "en-de.dev" in text
    assert text.count("nrefs:1") == 2


def test_json_has_what_the_table_has(dev: evaluation.TestSet) -> None:
    results = evaluation.evaluate(dev, {}, samples=10)
    (found,) = json.loads(evaluation.as_json(results))
    assert found["system"] == "other"
    assert found["chrf"]["value"] == results[0].chrf.value


def test_a_draft_too_few_is_an_error(dev: evaluation.TestSet) -> None:
    with pytest.raises(evaluation.EvaluationError, match="1 translations for 2 references"):
        evaluation.evaluate(dev, {"ours": ["one"]})


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", 1, "not a test set"),
        (b"English\tGerman\na\tb\n", 1, "not a test set"),
        (HEADER.encode(), 1, "not a test set"),
        (b"source\treference\tx\tx\na\tb\tc\td\n", 1, "the same name"),
        (HEADER.encode() + b"one\ttwo\n", 2, "expected 3 columns"),
        (b"source\tother\na\tb\n", 1, "its columns are source, other"),
        (HEADER.encode() + b"a\t\xff\tb\n", 2, "not UTF-8"),
    ],
)
def test_a_bad_test_set_is_named_with_its_line(
    tmp_path: Path, content: bytes, line: int | None, message: str
) -> None:
    path = tmp_path / "en-de.bad.tsv"
    path.write_bytes(content)
    with pytest.raises(evaluation.EvaluationError, match=message) as caught:
        evaluation.read(path)
    assert (caught.value.path, caught.value.line) == (str(path), line)
    assert caught.value.hint


def test_windows_line_ends_and_a_byte_order_mark_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "en-de.windows.tsv"
    path.write_bytes(b"\xef\xbb\xbfsource\treference\r\na\tb\r\n")
    found = evaluation.read(path)
    assert (found.sources, found.references) == (("a",), ("b",))


@pytest.mark.parametrize(
    ("name", "pair"),
    [
        ("en-de.flores-dev.tsv", ("en", "de")),
        ("ats-automotive.en-de.tsv", ("en", "de")),
        ("en-de-CH.x.tsv", ("en", "de-CH")),
    ],
)
def test_a_name_says_the_languages(name: str, pair: tuple[str, str]) -> None:
    assert evaluation.pair(Path(name)) == pair


@pytest.mark.parametrize("name", ["news.tsv", "en.tsv", "qq-de.tsv"])
def test_a_name_without_languages_is_refused(name: str) -> None:
    with pytest.raises(evaluation.EvaluationError, match="says no languages"):
        evaluation.pair(Path(name))


def test_a_table_fits_into_80_columns(dev: evaluation.TestSet) -> None:
    name = "transformers:/home/somebody/models/opus-mt-tc-big-en-de"
    results = evaluation.evaluate(dev, {name: dev.references}, samples=50)
    text = evaluation.table(results)
    assert max(map(len, text.split("nrefs")[0].splitlines())) <= 80
    assert "transformers:…t-tc-big-en-de " in text


def test_scores_keep_to_their_schema(dev: evaluation.TestSet) -> None:
    schema = json.loads(tables.schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(evaluation.as_json(evaluation.evaluate(dev, {}, 0))), schema)


def test_a_difference_is_that_of_the_scores(dev: evaluation.TestSet) -> None:
    ours, theirs = dev.references, dev.systems["other"]
    found = scores.difference(ours, theirs, dev.references, 100)
    one, other = (evaluation.score(each, dev.references, 0)[0].value for each in (ours, theirs))
    assert found.value == pytest.approx(one - other)
    assert found.low <= found.value <= found.high
    assert scores.difference(ours, ours, dev.references, 10).high == 0


# Plots

TEXT = "{http://www.w3.org/2000/svg}text"
points = st.tuples(st.floats(0.1, 1e4), st.floats(-100, 100))
several = st.lists(
    st.one_of(
        st.builds(Series, st.just("<dot> & co."), st.tuples(points)),
        st.builds(Series, st.just("<level>"), level=st.floats(-100, 100)),
        st.builds(Series, st.just("curve"), st.lists(points, min_size=2, max_size=4).map(tuple)),
    ),
    max_size=20,
)


@given(several, st.booleans())
def test_every_series_is_named_and_no_name_stands_over_another(
    series: list[Series],
    logarithmic: bool,  # noqa: FBT001 - hypothesis gives it by its place
) -> None:
    drawn = plot.svg([Plot("Title", "x", "y", tuple(series), logarithmic=logarithmic)])
    names = [one for one in ET.fromstring(drawn).iter(TEXT) if str(one.get("fill")).startswith("#")]
    assert sorted(str(one.text) for one in names) == sorted(one.name for one in series)
    rows = sorted(float(str(one.get("y"))) for one in names)
    assert all(below - above >= 14.8 for above, below in pairwise(rows))
    assert not rows or rows[0] > 0


def test_stored_systems_are_level_lines_and_ours_are_dots(dev: evaluation.TestSet) -> None:
    (stored,) = evaluation.evaluate(dev, {}, 0)
    ours = scores.Result(dev.name, "ours", 2, stored.chrf, stored.bleu, speed=20.0)
    (drawn,) = pictures.quality([stored, ours])
    assert [one.level is None for one in drawn.series] == [False, True]
    assert "circle" in plot.svg([drawn])


def test_a_learning_curve_of_rewards_has_a_panel_for_them(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text('{"step": 50, "reward": 0.46}\n{"step": 100, "reward": 0.47}\n')
    (reward,) = pictures.learning(log)
    assert reward.series[0].points == ((50, 0.46), (100, 0.47))


def test_a_learning_curve_has_a_panel_for_losses_and_one_for_scores(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text('{"step": 50, "loss": 4}\n{"step": 60, "chrf": 20}\n{"step": 100, "loss": 3}\n')
    loss, chrf = pictures.learning(log)
    assert loss.series[0].points == ((50, 4), (100, 3))
    assert chrf.series[0].points == ((60, 20),)
    (path,) = pictures.write([loss, chrf], tmp_path / "curve.svg")
    assert ET.parse(path).getroot().get("height") == "960"


@pytest.mark.parametrize("line", ["no json", "[1]", '{"loss": 1}', '{"step": "x", "loss": 1}', "3"])
def test_a_bad_log_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text(f'{{"step": 50, "loss": 4}}\n{line}\n')
    with pytest.raises(evaluation.EvaluationError, match="log") as caught:
        pictures.learning(log)
    assert caught.value.line == 2


def test_without_a_program_for_png_the_svg_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(evaluation.EvaluationError, match="draws PNG"):
        pictures.write([Plot("t", "x", "y")], tmp_path / "plot.png")
    assert (tmp_path / "plot.svg").exists()
    with pytest.raises(evaluation.EvaluationError, match="cannot write"):
        pictures.write([Plot("t", "x", "y")], tmp_path / "nowhere" / "plot.svg")


# Terms

LIST = "language\tsource\treference\tterm_id\tsource_form\tin_reference\n"
ROWS = (
    "de\tThe Federal Council met.\tDer Bundesrat tagte.\tCH001\tFederal Council\t1\n"
    "de\tThe canton paid.\tEr zahlte.\tCH073\tcanton\t0\n"
    "fr\tThe canton paid.\tLe canton a payé.\tCH073\tcanton\t1\n"
)


@pytest.fixture(scope="module")
def terms() -> tuple[Term, ...]:
    return glossary.load([Path(__file__).parents[1] / "glossaries" / "swiss-law-and-politics.csv"])


def test_a_list_of_terms_is_judged_by_its_rows(tmp_path: Path, terms: tuple[Term, ...]) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text(LIST + ROWS, encoding="utf-8")
    first, second = termsets.read(path, terms, "de").lines
    assert [match.term.id for match in first.judged] == ["CH001"]
    assert first.source[slice(first.judged[0].start, first.judged[0].end)] == "Federal Council"
    assert (second.judged, [match.term.id for match in second.asked]) == ((), ["CH073"])


def test_terms_written_into_a_column_are_found(tmp_path: Path) -> None:
    path = tmp_path / "suite.en-de.tsv"
    cell = "Turn the <b> screw <t> Schraube <\\t> on the <b> brake drum <t> Bremstrommel <\\t> ."
    path.write_text(
        f"source\treference\tterms_json\nTurn the screw on the brake drum.\tx\t{cell}\n",
        encoding="utf-8",
    )
    (line,) = termsets.read(path, ()).lines
    assert [glossary.preferred(match, "de") for match in line.judged] == [
        "Schraube",
        "Bremstrommel",
    ]
    assert [line.source[m.start : m.end] for m in line.asked] == ["screw", "brake drum"]


def test_the_shared_tasks_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "full.enes.jsonl"
    path.write_text('{"en": "A job.", "es": "Un job.", "proper": {"job": "job"}}\n')
    found = termsets.read(path, ())
    assert (found.target, found.lines[0].judged[0].form) == ("es", "job")


@pytest.mark.parametrize(
    ("name", "content", "tag", "line", "message"),
    [
        ("terms.tsv", LIST + ROWS, None, None, "this list has de, fr"),
        ("terms.tsv", LIST + ROWS, "it", None, "this list has de, fr"),
        ("terms.tsv", LIST + ROWS.replace("CH073", "XX1"), "de", 3, "no term XX1"),
        ("en-de.x.tsv", "source\tother\na\tb\n", None, 1, "its columns are source, other"),
        (
            "en-de.x.tsv",
            "source\treference\tterms_json\na\tb\t<b> c <t> d <\\t>\n",
            None,
            2,
            "stand",
        ),
        ("x.jsonl", '{"en": "a"}\n', None, 1, "no line of WMT25"),
        ("x.jsonl", "null\n", None, 1, "no line of WMT25"),
    ],
)
def test_a_bad_set_of_terms_is_named_with_its_line(
    tmp_path: Path,
    terms: tuple[Term, ...],
    name: str,
    content: str,
    tag: str | None,
    line: int | None,
    message: str,
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(evaluation.EvaluationError, match=message) as caught:
        termsets.read(path, terms, tag)
    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_random_terms_are_other_terms_and_always_the_same(terms: tuple[Term, ...]) -> None:
    texts = ["The Federal Council and the canton", "A federal court", "The canton of Bern"]
    asked = glossary.match(texts, terms, "en", swiss=True)
    found = obedience.exchanged(asked, "de")
    assert found == obedience.exchanged(asked, "de")
    assert list(map(len, found)) == list(map(len, asked))
    for own, other in zip(sum(asked, ()), sum(found, ()), strict=True):
        assert glossary.preferred(own, "de") != glossary.preferred(other, "de")
        assert (own.start, own.end) == (other.start, other.end)


@pytest.fixture(scope="module")
def measured(terms: tuple[Term, ...]) -> obedience.Obedience:
    texts = ["The Federal Council met.", "It rained all day.", "The canton of Bern paid the fine."]
    references = ["Der Bundesrat tagte.", "Es regnete.", "Der Kanton Bern zahlte."]
    asked = glossary.match(texts, terms, "en", swiss=True)
    lines = zip(texts, references, asked, asked, strict=True)
    found = termsets.TermSet("x", "en", "de", tuple(TermLine(*line) for line in lines))
    return obedience.measure("embedded", Options("en", "de"), found, 50)


def test_an_engine_is_measured_with_terms_without_and_with_random_ones(
    measured: obedience.Obedience,
) -> None:
    assert measured.terms == sum(measured.sides["given"].tiers.values()) >= 2
    assert measured.sides["given"].success.value >= measured.sides["random"].success.value
    assert measured.sides["reference"].tiers["exact"] >= 2
    assert (measured.identical.value, measured.identical.chances) == (1.0, 1)
    assert measured.sides["given"].seconds > 0


def test_what_is_measured_is_shown_and_keeps_to_its_schema(measured: obedience.Obedience) -> None:
    schema = json.loads(tables.schema("terms"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(term_tables.as_json([measured])), schema)
    text = term_tables.table([measured])
    assert max(map(len, text.splitlines())) <= 80
    assert "sentences without terms that stay as they are: 100.0% of 1" in text


def test_a_set_without_terms_cannot_be_measured() -> None:
    line = TermLine("It rained.", "Es regnete.", (), ())
    with pytest.raises(evaluation.EvaluationError, match="no hard term"):
        obedience.measure(
            "embedded", Options("en", "de"), termsets.TermSet("x", "en", "de", (line,)), 0
        )


def test_drafts_are_plain_texts_in_order() -> None:
    found = drafts.make("embedded", Options("en", "de"), ["a < b & c", "", "A <a1> b"])
    assert len(found.texts) == 3
    assert found.texts[1] == ""
    assert found.signature.startswith("embedded@")


# The command


def put(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_several_engines_in_one_run_with_a_plot(newsroom: Path, localize: Localize) -> None:
    path = put(newsroom, "en-de.dev.tsv", HEADER + LINES)
    plotted = newsroom / "plot.svg"
    again = f"embedded:{Path(evaluation.__file__).parents[1] / 'weights' / 'embedded'}"
    arguments = ("--engine", "embedded", "--engine", again, "--samples", "0", "--plot", plotted)
    code, output = localize("evaluate", path, *map(str, arguments))
    assert code == 0
    assert output.count("embedded") == 3
    assert "segments/s" in output
    assert ET.parse(plotted).getroot().tag.endswith("svg")


def test_terms_are_measured_by_one_command(newsroom: Path, localize: Localize) -> None:
    path = put(newsroom, "terms.tsv", LIST + ROWS)
    termbase = str(newsroom / "glossaries" / "swiss-law-and-politics.csv")
    call = ("evaluate", path, "--terms", termbase, "-l", "de", "--engine", "embedded")
    code, output = localize(*call, "--samples", "20", "--format", "json")
    assert code == 0
    assert json.loads(output)[0]["terms"] == 1
    assert localize("evaluate", path, "--terms", termbase)[0] == 2


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("en-ja.dev.tsv", ("--engine", "embedded"), "does not translate en → ja"),
        ("news.tsv", ("--engine", "embedded"), "says no languages"),
        ("en-de.dev.tsv", ("--engine", "embeded"), "did you mean “embedded”"),
    ],
)
def test_what_cannot_be_evaluated_is_told(
    newsroom: Path, localize: Localize, name: str, options: tuple[str, ...], message: str
) -> None:
    code, output = localize("evaluate", put(newsroom, name, HEADER + LINES), *options)
    assert code == 2
    assert message in output
    assert "hint:" in output
    assert "Traceback" not in output


def test_a_set_without_systems_wants_an_engine(newsroom: Path, localize: Localize) -> None:
    path = put(newsroom, "en-de.bare.tsv", "source\treference\na\tb\n")
    code, output = localize("evaluate", path)
    assert code == 2
    assert "--engine embedded" in output
