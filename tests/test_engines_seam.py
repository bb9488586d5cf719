"""Drafts that begin as asked, the next best ones, and scores: what the glossary builds on."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize import engines
from localize.engines import Engine, Options, decoding, embedded, hypotheses, parts, pieces
from localize.engines.hypotheses import Input
from localize.engines.loops import is_loop
from localize.model import Draft, Request

TEXT = "The Federal Council met in Bern on Wednesday."
LINES = [
    TEXT,
    "The court ruled that 112 people may stay.",
    "Parliament will vote on the law in spring.",
    "Two men were arrested in Geneva on Monday evening.",
    "The canton of Zurich wants to build more flats.",
]
PIECES = pieces.Pieces(embedded.FOLDER / "joint.spm", (">>de<<",))
LONG = "The Federal Council met in Bern, and it ruled that 112 people may stay; " * 40


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engines.load("embedded", Options("en", "de"))


def draft(engine: Engine, request: Request) -> Draft:
    return engine.translate([request])[0]


@pytest.mark.parametrize(
    "start",
    ["Der Bundesrat", "Am Mitt", "Gestern,", "«", "Der Bundesrat traf sich in", "n° ½ ﬁ 10 % Bu"],
)
def test_a_draft_begins_with_its_start_to_the_letter(engine: Engine, start: str) -> None:
    text = draft(engine, Request(TEXT, start=start)).text
    assert text.startswith(start)
    assert len(text) > len(start)


def test_spaces_around_a_start_do_not_count(engine: Engine) -> None:
    wanted = draft(engine, Request(TEXT, start="Der Bundesrat"))
    assert draft(engine, Request(TEXT, start=" Der Bundesrat ")) == wanted
    assert draft(engine, Request(TEXT, start="  ")) == draft(engine, Request(TEXT))


def test_a_start_that_is_a_whole_sentence_is_left_as_it_is(engine: Engine) -> None:
    start = "Am Mittwoch hat der Bundesrat in Bern getagt."
    assert draft(engine, Request(TEXT, start=start)).text == start


def test_a_long_start_leaves_room_for_the_rest(engine: Engine) -> None:
    start = "Wort und so, " * 10
    text = draft(engine, Request(TEXT, start=start)).text
    assert text.startswith(start.strip())
    assert len(text) > len(start)


def test_a_start_that_no_input_holds_is_left_out(engine: Engine) -> None:
    wanted = draft(engine, Request(TEXT))
    assert draft(engine, Request(TEXT, start="Wort und so, " * 100)) == wanted


def test_starts_of_all_lengths_go_together(engine: Engine) -> None:
    starts = ["", "Der", "Der Bundesrat", "Am Mittwoch traf sich der Bundesrat"]
    requests = [Request(TEXT, start=start) for start in starts]
    assert engine.translate(requests) == [draft(engine, one) for one in requests]


@settings(max_examples=15)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=20))
def test_any_text_can_be_a_start(engine: Engine, start: str) -> None:
    assert draft(engine, Request("Asylum", start=start, greedy=True)).text.startswith(start.strip())


def test_the_alignment_of_a_draft_with_a_start_links_its_words(engine: Engine) -> None:
    start = "Der Bundesrat traf sich in"
    found = draft(engine, Request(TEXT, start=start, align=True))
    linked = {(TEXT[a:b], found.text[c:d]) for (a, b), (c, d) in found.alignment}
    assert ("Bern", "Bern") in linked
    ends = [end for _, (_, end) in found.alignment]
    assert min(ends) <= len(start) < max(ends) <= len(found.text)


def test_hypotheses_are_different_and_the_best_comes_first(engine: Engine) -> None:
    for text in (*LINES, "No."):
        found = draft(engine, Request(text, hypotheses=4))
        several = (found, *found.others)
        texts = [one.text for one in several]
        assert 2 <= len(texts) == len(set(texts)) <= 4
        ranks = [(one.score or 0.0) / (len(PIECES.begin(one.text)) + 1) for one in several]
        assert ranks == sorted(ranks, reverse=True), "as the length penalty 2 has it"
        assert found.text == draft(engine, Request(text)).text


def test_hypotheses_all_begin_with_the_start(engine: Engine) -> None:
    found = draft(engine, Request(TEXT, start="Am Mitt", hypotheses=4))
    assert found.others
    assert all(one.text.startswith("Am Mitt") for one in (found, *found.others))


def test_no_others_come_unasked(engine: Engine) -> None:
    assert all(not one.others for one in engine.translate([Request(text) for text in LINES]))


def test_empty_text_stays_empty_whatever_is_asked(engine: Engine) -> None:
    request = Request(" ", start="Der", hypotheses=4, align=True)
    assert draft(engine, request) == Draft("")


def test_a_text_that_is_cut_goes_without_start_and_others(engine: Engine) -> None:
    request = Request(LONG, start="Der", hypotheses=4, greedy=True)
    assert draft(engine, request) == draft(engine, Request(LONG, greedy=True))


def test_a_score_is_the_sum_over_the_starts_tokens(engine: Engine) -> None:
    whole = "Der Bundesrat hat in Bern"
    tokens = PIECES.begin(whole)
    parts_ = [PIECES.decode(tokens[:number]) for number in range(1, len(tokens) + 1)]
    scores = engine.score([Request(TEXT, start=one) for one in ("", *parts_)])
    assert scores[0] == 0
    assert scores == sorted(scores, reverse=True)
    assert math.isclose(scores[-1], engine.score([Request(TEXT, start=whole)])[0], abs_tol=0.05)


def test_a_draft_scores_what_its_search_found(engine: Engine) -> None:
    found = draft(engine, Request(TEXT))
    tokens = len(PIECES.begin(found.text)) + 1  # and the end
    assert found.score is not None
    (whole,) = engine.score([Request(TEXT, start=found.text)])
    assert math.isclose(whole, found.score * tokens, abs_tol=1)


def test_the_engines_own_beginning_scores_higher_than_a_foreign_one(engine: Engine) -> None:
    for text in LINES:
        own = " ".join(draft(engine, Request(text)).text.split()[:3])
        requests = [Request(text, start=one) for one in (own, "Die Katze frisst", "zzz xyz")]
        scores = engine.score(requests)
        assert max(scores) == scores[0]


def test_what_is_too_long_to_score_scores_least(engine: Engine) -> None:
    requests = [Request(LONG, start="Der"), Request(TEXT, start="Wort, " * 600), Request(TEXT)]
    assert engine.score(requests) == [-math.inf, -math.inf, 0.0]
    assert engine.score([]) == []


def test_a_quick_search_may_be_asked_for_beside_others(engine: Engine) -> None:
    quick = engines.load("embedded", Options("en", "de", beam=1))
    requests = [Request(text, greedy=True) for text in LINES]
    mixed = engine.translate([*requests, *[Request(text) for text in LINES]])
    assert mixed[: len(LINES)] == quick.translate([Request(text) for text in LINES])


def test_loops_are_searched_again_wherever_they_stand() -> None:
    decoder = decoding.Decoder(embedded.FOLDER, beam=1, workers=2)
    texts = ["la la la la la la la la", *LINES, "x" * 150, "no no no no no no no no no"]
    inputs = [Input(PIECES.encode(text)) for text in texts]
    before = _first_search(decoder, inputs)
    found = decoder.begin(inputs)()
    loops = [is_loop(one, given.limit) for one, given in zip(before, inputs, strict=True)]
    assert any(loops)
    for was_loop, one, after in zip(loops, before, found, strict=True):
        assert (after[0].tokens != one) is was_loop
    assert decoder.begin(inputs)() == found


def _first_search(decoder: decoding.Decoder, inputs: list[Input]) -> list[list[str]]:
    """Search once only, each input by itself."""
    return [result.result().hypotheses[0] for one in inputs for result in decoder._start([one], {})]


@given(st.integers(1, 600), st.integers(0, 600), st.integers(0, 2))
def test_an_answer_has_room_and_stays_within_the_models_positions(
    source: int, start: int, prefix: int
) -> None:
    one = Input(["a"] * source, ["b"] * start, prefix=["c"] * prefix)
    room = one.limit - start - prefix
    assert one.limit <= 511 + prefix
    assert room >= min(2 * source, 511 - start)


@given(st.lists(st.sampled_from(["a", "b", "c", ""]), min_size=1, max_size=6))
def test_others_are_distinct_and_keep_their_order(texts: list[str]) -> None:
    drafts = [Draft(text, -float(number)) for number, text in enumerate(texts)]
    (found,) = parts.join([parts.Part(0, Request("x"))], [drafts], 1)
    assert [found.text, *[one.text for one in found.others]] == [
        texts[0],
        *dict.fromkeys(text for text in texts[1:] if text and text != texts[0]),
    ]
    assert hypotheses.Input(["a"], hypotheses=3, greedy=True).beam(4) == 3
