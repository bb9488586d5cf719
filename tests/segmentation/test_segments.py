import itertools
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import markup, segmentation
from localize.markup import Side, Tag
from localize.model import Block, Document, Role
from localize.segmentation import layout

ENOUGH = 1000
EVAL = Path(os.environ.get("LOCALIZE_EVAL", Path(__file__).parents[3] / "shared/data/eval"))

TAGS = st.builds(
    Tag, st.sampled_from(["a", "b", "br", "img", "x"]), st.sampled_from(Side), st.just("")
)
WORDS = st.sampled_from(
    ["Er ging. ", "Sie blieb! ", "«Nein. Doch.»", "Art. 5", " ", "\n", "z. B. ", "。", "***", "—"]
)
ESCAPED = st.sampled_from(["&lt;", "&amp;lt;", "<a1>"])
PIECES = st.lists(TAGS | WORDS | ESCAPED | st.text(max_size=5), max_size=25)
UNITS = st.sampled_from(["sentence", "paragraph"])


def block(text, role=Role.PARAGRAPH):
    return Block(text, role, text)


def document(*blocks, language="en"):
    return Document("articles/a.html", "html", language, blocks)


def texts(text, language="en", unit="sentence"):
    return [
        one.text for one in segmentation.segments(document(block(text), language=language), unit)
    ]


def unchanged(article, unit="sentence"):
    segments = segmentation.segments(article, unit)
    same = {(one.context, one.text): one.text for one in segments}
    return segmentation.assemble(article, same, unit)


def assembled(text, translations, source="en", target=None, unit="sentence"):
    article = document(block(text), language=source)
    pairs = {("", key): value for key, value in translations.items()}
    return segmentation.assemble(article, pairs, unit, target).get(article.blocks[0])


def test_sentences_are_segments_in_order():
    assert texts("One came. Two left.") == ["One came.", "Two left."]


def test_a_paragraph_can_be_one_segment():
    assert texts("<p1>One came. Two left.</p1>", unit="paragraph") == ["One came. Two left."]


def test_skeleton_has_no_segments():
    assert segmentation.segments(document(Block("<p>No."))) == ()


def test_a_segment_stands_once_with_all_its_roles_and_its_article():
    article = document(block("News.", Role.TITLE), block("News.", Role.HEADLINE), block("News."))
    (segment,) = segmentation.segments(article)
    assert segment.roles == (Role.TITLE, Role.HEADLINE, Role.PARAGRAPH)
    assert segment.references == ("articles/a.html",)


def test_a_label_has_its_role_as_context():
    segments = segmentation.segments(document(block("State", Role.KICKER), block("State")))
    assert [(one.context, one.text) for one in segments] == [("kicker", "State"), ("", "State")]


def test_placeholders_are_numbered_in_each_segment():
    text = "See <a1>this</a1>. And <a2>that</a2> <b3>too</b3>."
    assert texts(text) == ["See <a1>this</a1>.", "And <a1>that</a1> <b2>too</b2>."]


def test_a_pair_around_everything_is_left_outside():
    assert texts("<b1><i2>One came. Two left.</i2></b1>") == ["One came.", "Two left."]


def test_a_pair_around_one_sentence_is_left_outside():
    assert texts("<b1>One came.</b1> Two left.") == ["One came.", "Two left."]


def test_a_pair_around_some_sentences_is_left_outside_and_they_are_split():
    text = "One came. <i1>Two left. Three stayed.</i1> Four slept."
    assert texts(text) == ["One came.", "Two left.", "Three stayed.", "Four slept."]


def test_sentences_that_a_pair_ties_together_stay_together():
    text = "One <a1>came. Two</a1> left. Three stayed."
    assert texts(text) == ["One <a1>came. Two</a1> left.", "Three stayed."]


def test_a_stop_outside_the_pair_ends_the_sentence():
    assert texts("<a1>One</a1>. <a2>Two</a2>.") == ["<a1>One</a1>.", "<a1>Two</a1>."]


def test_a_line_break_separates_sentences_but_does_not_end_them():
    assert texts("One came.<br1/>Two<br2/>left.<br3/>") == ["One came.", "Two<br1/>left."]


def test_two_line_breaks_end_a_sentence():
    assert texts("One<br1/><br2/>Two") == ["One", "Two"]


def test_a_placeholder_that_stands_for_a_word_stays():
    assert texts("It is. <x1/> is a name.") == ["It is.", "<x1/> is a name."]


def test_ornaments_are_no_segments():
    assert texts("***") == texts(" — ") == texts("<img1/>") == []


def test_escapes_do_not_shift_the_sentences():
    text = "A &lt;a1> b. Then &amp;lt;c2/> there. <b1>End.</b1>"
    assert texts(text) == ["A &lt;a1> b.", "Then &amp;lt;c2/> there.", "End."]


def test_a_translation_takes_the_blocks_own_placeholders():
    text = "One. See <a1>this</a1>. And <a2>that</a2>."
    target = assembled(text, {"And <a1>that</a1>.": "Und <a1>das</a1>."})
    assert target == "One. See <a1>this</a1>. Und <a2>das</a2>."


def test_placeholders_may_change_their_order():
    target = assembled(
        "A <a3>b</a3> <i5>c</i5>", {"A <a1>b</a1> <i2>c</i2>": "<i2>C</i2> <a1>B</a1> A"}
    )
    assert target == "<i5>C</i5> <a3>B</a3> A"


def test_a_placeholder_that_is_not_the_segments_own_is_escaped():
    target = assembled("<a1>One</a1> x. <a2>Two</a2> y.", {"<a1>One</a1> x.": "<a1>Eins</a1> <a2>"})
    assert target == "<a1>Eins</a1> &lt;a2> <a2>Two</a2> y."


def test_a_block_without_a_translation_is_left_out():
    assert assembled("One came.", {"Another.": "Anderes."}) is None


def test_gaps_are_kept():
    target = assembled(" <b1>One. </b1>  Two.<br2/>", {"One.": "Eins.", "Two.": "Zwei."})
    assert target == " <b1>Eins. </b1>  Zwei.<br2/>"


def test_chinese_and_japanese_write_no_space_between_sentences():
    words = {"One.": "一。", "Two.": "二。"}
    assert assembled("One. Two.", words, target="zh") == "一。二。"
    assert (
        assembled("<b1>One.</b1> <b2>Two.</b2>", words, target="ja-JP")
        == "<b1>一。</b1><b2>二。</b2>"
    )
    assert assembled("One.<br1/>Two.", words, target="ja") == "一。<br1/>二。"


def test_from_chinese_and_japanese_a_space_is_written():
    words = {"一。": "One.", "二。": "Two."}
    assert assembled("一。二。", words, "zh", "en") == "One. Two."
    assert (
        assembled("<b1>一。</b1><b2>二。</b2>", words, "ja", "en") == "<b1>One.</b1> <b2>Two.</b2>"
    )
    assert assembled("一。<br1/>二。", words, "ja", "en") == "One.<br1/>Two."
    assert assembled("一。二。", words, "zh", "ja") == "One.Two."


@pytest.mark.parametrize(
    "text",
    [
        "One <a1>two. Three</a1></b2> four.",
        "One <a1>two. Three four.",
        "<a1>One <b2>two. Three</a1> four.</b2>",
    ],
)
def test_a_text_whose_placeholders_are_not_nested_stays_whole(text):
    assert texts(text) == [text]


@given(pieces=PIECES, unit=UNITS, language=st.sampled_from(["en", "de", "ja", "ar", "fi"]))
def test_every_segment_translated_by_itself_gives_the_block_back(pieces, unit, language):
    text, _ = markup.mask(pieces)
    article = document(block(text), language=language)
    assert set(unchanged(article, unit).values()) <= {text}
    segments = segmentation.segments(article, unit)
    assert bool(unchanged(article, unit)) == bool(segments)
    assert all(markup.is_nested(one.text) for one in segments)


@given(pieces=PIECES, language=st.sampled_from(["en", "de", "zh"]))
def test_segments_and_gaps_are_a_partition_and_no_word_is_in_a_gap(pieces, language):
    text, _ = markup.mask(pieces)
    spans = layout.pieces(text, language)
    edges = [0, *itertools.chain(*spans), len(text)]
    assert edges == sorted(edges)
    gaps = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    assert not any(character.isalnum() for gap in gaps for character in markup.plain(gap))


@pytest.mark.skipif(not EVAL.is_dir(), reason="the evaluation sets are not here")
@pytest.mark.parametrize("unit", ["sentence", "paragraph"])
def test_real_news_come_back_whole(unit):
    for path in sorted(EVAL.glob("en-*.tsv")):
        lines = path.read_text(encoding="utf-8").split("\n")[1:]
        rows = [line.split("\t") for line in lines if line]
        for column, language in enumerate(["en", path.name[3:5]]):
            found = [markup.escape(row[column]) for row in rows if len(row) > column]
            joined = (" ".join(found[at : at + 5]) for at in range(0, min(len(found), ENOUGH), 5))
            article = document(*(block(text) for text in joined), language=language)
            done = unchanged(article, unit)
            assert all(text == one.text for one, text in done.items())
