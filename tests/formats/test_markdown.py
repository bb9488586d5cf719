"""Markdown: positions, front matter, and text that stays text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import formats
from localize.formats.markdown import inline
from localize.model import Document, Edition, Role

from .soup import marked

SAMPLE = Path(__file__).parents[2] / "articles" / "2026" / "pension-vote.md"
EDITION = Edition("de", date="14. Juni 2026")


def parse(source: str) -> Document:
    return formats.parse(source.encode(), "a.md")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.role]


def translate(source: str, *translations: str) -> str:
    document = parse(source)
    blocks = [block for block in document.blocks if block.role]
    return formats.render(document, dict(zip(blocks, translations, strict=True))).decode()


def test_the_sample_is_read_with_its_front_matter():
    document = formats.read(SAMPLE, SAMPLE.parents[1])
    assert document.meta.headline == "Voters back higher pensions for low earners"
    assert (document.meta.date, document.language) == ("2026-06-14T17:45", "en")
    assert document.meta.tags == ("Politics", "Pensions", "Popular vote")
    assert document.meta.url == "https://news.example/en/2026/pension-vote"
    roles = [block.role for block in document.blocks if block.role]
    assert roles[:5] == [Role.HEADLINE, Role.KICKER, Role.LEDE, Role.ALT, Role.CAPTION]
    assert roles.count(Role.LIST_ITEM) == 3
    assert roles.count(Role.CELL) == 7
    assert roles.count(Role.QUOTE) == 1


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# Title #\n", "Title"),
        ("Title\n=====\n", "Title"),
        ('A [link](/x "t") and **bold**.\n', "A <a1>link</a1> and <strong2>bold</strong2>."),
        ("Use `x = 1` here.\n", "Use <code1/> here."),
        ("See ![alt](i.png) here.\n", "See <img1/> here."),
        ("Go to <https://x.example> now.\n", "Go to <url1/> now."),
        ("Hard  \nbreak\n", "Hard<br1/>break"),
        ("Hard\\\nbreak\n", "Hard<br1/>break"),
        ("Wrapped\nlines\n", "Wrapped lines"),
        ("> Quoted\n> twice\n", "Quoted twice"),
        ("Escaped \\*star\\* &amp; more\n", "Escaped *star* & more"),
        ("With <b>HTML</b>.\n", "With <b1>HTML</b1>."),
        ("**All bold**\n", "All bold"),
        ("A note[^1] here.\n", "A note<note1/> here."),
        ("[^1]: The note itself.\n", "The note itself."),
        ("- [ ] A task\n", "A task"),
        ("See {{< ref a.md >}} for it\n", "See <template1/> for it"),
        ("{% if x %}Text here{% endif %}\n", "<template1/>Text here<template2/>"),
        ("Energy is $$m * c_0 * c$$ here\n", "Energy is <template1/> here"),
    ],
)  # fmt: skip
def test_blocks_have_their_text(source, text):
    assert texts(parse(source)) == [text]


@pytest.mark.parametrize(
    "source",
    [
        "```\ncode\n```\n",
        "    code\n",
        "<div>\nHTML\n</div>\n",
        "[x]: /url\n",
        "---\n",
        "<!-- a -->\n",
        '{{< figure src="a.png" title="A b" >}}\n',
        "{% include a.html %}\n",
        "$$\na = b\n$$\n",
    ],
)
def test_what_is_no_text_is_left_alone(source):
    assert texts(parse(source)) == []


@pytest.mark.parametrize(
    ("source", "translations", "rendered"),
    [
        ("> One\n> two\n", ["Eins zwei"], "> Eins zwei\n"),
        ("- a\n- b\n", ["x", "y"], "- x\n- y\n"),
        ("Text\n", ["# Kein Titel"], "\\# Kein Titel\n"),
        ("Text\n", ["1. kein Punkt"], "1\\. kein Punkt\n"),
        ("Text\n", ["- kein Punkt"], "\\- kein Punkt\n"),
        ("Text\n", ["[x](javascript:y)"], "\\[x\\](javascript:y)\n"),
        ("Text\n", ["<script>"], "\\<script>\n"),
        ("Text\n", ["2 * 3 = 6_000 &amp; a_b"], "2 \\* 3 = 6_000 \\&amp; a_b\n"),
        ("Text\n", ["zwei\n\nAbsätze"], "zwei Absätze\n"),
        ("# Head\n", ["Zeile #"], "# Zeile \\#\n"),
        ("| a |\n|---|\n| b |\n", ["x|y", "z"], "| x\\|y |\n|---|\n| z |\n"),
        ("A **b** c\n", ["ein<strong1> b </strong1>c"], "ein **b** c\n"),
        ("A **b** c\n", ["<strong1>„b“</strong1>c"], "„b“c\n"),
        ("A **b** c\n", ["ohne"], "ohne\n"),
        ("A `k` c\n", ["ohne"], "ohne `k`\n"),
        ("A [b][] c\n\n[b]: /u\n", ["ein <a1>x</a1>"], "ein [x][b]\n\n[b]: /u\n"),
        ("> Hard  \n> break\n", ["Hart<br1/>Bruch"], "> Hart  \n> Bruch\n"),
        ("> Hard\\\n> break\n", ["Hart<br1/>Bruch"], "> Hart\\\n> Bruch\n"),
        ("![alt](i.png)\n", ["Bild ] mit"], "![Bild \\] mit](i.png)\n"),
        ("A\r\nb\r\n\r\nC\r\n", ["X", "Y"], "X\r\n\r\nY\r\n"),
        ("Head\n----\n", ["1. August"], "1\\. August\n----\n"),
        ("Head\n----\n", ["# 1"], "\\# 1\n----\n"),
        ("Head\n----\n", ["| Kopf |"], "\\| Kopf \\|\n----\n"),
        ("**Hard**  \nbreak\n", ["<strong1>Hart</strong1> ist er<br2/>"], "**Hart** ist  \ner\n"),
        ("Hard  \nbreak\n", ["<br1/>Hart ist er"], "Hart  \nist er\n"),
        ("*One*  \ntwo\n", ["<em1>Eins<br2/></em1>"], "*Eins*\n"),
        ("[^1]: The note.\n", ["Ebenda."], "[^1]: Ebenda. &#32;\n"),
        ("[^1]: The note.\n", ["Ebenda (S.)"], "[^1]: Ebenda (S.) &#32;\n"),
        ("[^1]: The note.\n", ["Die Note."], "[^1]: Die Note.\n"),
        ("Text\n", ["{{ x }} {% y %}"], "&#123;{ x }} &#123;% y %}\n"),
        ("Text\n", ["$$x$$"], "\\$\\$x\\$\\$\n"),
        ("- [x] A task\n", ["Aufgabe"], "- [x] Aufgabe\n"),
        ("A {{ url }} x\n", ["Ein <template1/>"], "Ein {{ url }}\n"),
    ],
)
def test_translations_are_written_as_markdown(source, translations, rendered):
    assert translate(source, *translations) == rendered


@pytest.mark.parametrize(
    ("line", "translation", "written"),
    [
        ("title: One two", "Eins zwei", "title: Eins zwei"),
        ("title: One two", "Eins: zwei", 'title: "Eins: zwei"'),
        ("title: One two", "true", 'title: "true"'),
        ("title: One # note", "Eins", "title: Eins # note"),
        ('title: "One"', 'Ein "Wort"', 'title: "Ein \\"Wort\\""'),
        ("title: 'It''s'", "Geht's", "title: 'Geht''s'"),
        ("lede: >\n  Folded\n  text", "Text", 'lede: "Text"'),
        ("kicker: |-\n  Text", "a: b", 'kicker: "a: b"'),
    ],
)
def test_front_matter_is_written_as_yaml(line, translation, written):
    assert translate(f"---\n{line}\n---\n", translation) == f"---\n{written}\n---\n"


@pytest.mark.parametrize(
    ("fields", "rendered"),
    [
        ("lang: en\ndate: 2026-06-14", "lang: de\ndate: 2026-06-14"),
        ("lang: 'en'\ndate: June 14, 2026", "lang: 'de'\ndate: \"14. Juni 2026\""),
        ("title: 1", "title: 1"),
    ],
)
def test_an_edition_changes_language_and_printed_date_where_they_stand(fields, rendered):
    document = parse(f"---\n{fields}\n---\n\nText\n")
    out = formats.render(document, {}, EDITION).decode()
    assert out == f"---\n{rendered}\n---\n\nText\n"


def test_a_headline_in_the_body_counts_if_the_front_matter_has_none():
    document = parse("---\nlang: en\n---\n# Head\n\n## Sub\n\nText\n")
    assert document.meta.headline == "Head"
    assert [block.role for block in document.blocks if block.role] == [
        Role.HEADLINE, Role.SUBHEAD, Role.PARAGRAPH,
    ]  # fmt: skip


def test_a_file_becomes_utf8_if_its_encoding_lacks_a_character():
    document = formats.parse("Größe\n".encode("cp1252"), "a.md")
    block = next(block for block in document.blocks if block.role)
    assert formats.render(document, {block: "Größe"}) == "Größe\n".encode("cp1252")
    assert formats.render(document, {block: "大きさ"}) == "大きさ\n".encode()


def test_a_marked_translation_keeps_the_samples_outline():
    document = formats.read(SAMPLE)
    rendered = formats.render(document, marked(document))
    assert formats.outline(rendered, "a.md") == formats.outline(SAMPLE.read_bytes(), "a.md")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_front_matter_is_read_with_any_line_end(newline):
    lines = ["---", "title: One", "lang: en", "tags:", "- a", "lede: >", "  Two", "---", "", "x"]
    source = newline.join(lines)
    document = parse(source)
    assert texts(document)[:2] == ["One", "Two"]
    assert (document.language, document.meta.tags) == ("en", ("a",))
    rendered = translate(source, "Eins", "Zwei", "y")
    wanted = source.replace("One", "Eins").replace(f">{newline}  Two", '"Zwei"')
    assert rendered == wanted.removesuffix("x") + "y"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_toml_front_matter_is_read(newline):
    lines = ["+++", 'title = "One \\"two\\""', "lang = 'en'", 'tags = ["a", "b"]', "draft = true"]
    source = newline.join(
        [*lines, "date = 2026-06-14", "[extra]", 'title = "x"', "+++", "", "Text", ""]
    )
    document = parse(source)
    assert texts(document) == ['One "two"', "Text"]
    assert (document.language, document.meta.tags, document.meta.date) == (
        "en", ("a", "b"), "2026-06-14",
    )  # fmt: skip
    rendered = translate(source, 'Eins: "zwei"', "Wort")
    assert rendered == source.replace("One", "Eins:").replace("two", "zwei").replace("Text", "Wort")


def test_toml_that_is_none_stays_untouched():
    source = "+++\ntitle = One\n+++\n\nText\n"
    assert translate(source, "Wort") == source.replace("Text", "Wort")


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Head\n----\n\nText\n", "1. August"),
        ("Head\n====\n\nText\n", "> Kopf"),
        ("Text  \nagain\n", "Wieder Text<br1/>"),
        ("[^1]: The note.\n", "Ebenda."),
    ],
)
def test_no_translation_becomes_other_structure(source, translation):
    document = parse(source)
    block = next(block for block in document.blocks if block.role)
    rendered = formats.render(document, {block: translation})
    assert formats.outline(rendered, "a.md") == formats.outline(source.encode(), "a.md")


def test_footnotes_in_a_row_are_texts_of_their_own():
    source = "[^1]: Note one here.\n[^2]: Note two\n    goes on.\n[^3]: Last note here.\n"
    assert texts(parse(source)) == ["Note one here.", "Note two goes on.", "Last note here."]
    rendered = translate(source, "Eins ist da.", "Ebenda.", "Drei ist da.")
    assert rendered == "[^1]: Eins ist da.\n[^2]: Ebenda. &#32;\n[^3]: Drei ist da.\n"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\\`~*_[<&{$")))
def test_text_without_marks_is_read_as_the_parser_reads_it_behind_one(content):
    markdown = inline.parser()
    assert inline.pieces(markdown, content, {}) == inline.pieces(markdown, f"`c`{content}", {})[1:]


@pytest.mark.parametrize(
    "content", ["a\nb", "a \nb", "a  \nb", "a\n b", "\n", "a\n\nb", "!](>", ""]
)
def test_lines_are_read_as_the_parser_reads_them_behind_a_mark(content):
    markdown = inline.parser()
    assert inline.pieces(markdown, content, {}) == inline.pieces(markdown, f"`c`{content}", {})[1:]
