"""Feeds of a content management system: declared fields are text, every other byte stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from localize import formats, markup
from localize.formats.feeds import quoting, values
from localize.formats.partition import Edit
from localize.model import Block, Document, Edition, Feed, Field, Role, Severity

from .soup import marked, same, translated

SAMPLES = Path(__file__).parent / "feeds"
STORY = Feed(
    paths=("*.json",),
    fields=(
        Field("$.title", Role.HEADLINE),
        Field("$.lead", Role.LEDE),
        Field("$.body[?@.type == 'heading'].text", Role.SUBHEAD),
        Field("$.body[*].text", type="html"),
        Field("$.body[*].caption", Role.CAPTION, "html"),
        Field("$.body[*].alt", Role.ALT),
        Field("$.notes", type="markdown"),
    ),
    language="$.lang",
    date="$.published",
)
RSS = Feed(
    paths=("*.rss",),
    fields=(
        Field("/rss/channel/item/title", Role.HEADLINE),
        Field("/rss/channel/item/description", Role.LEDE, "html"),
        Field("/rss/channel/item/content:encoded", type="html"),
        Field("//media:description", Role.CAPTION),
    ),
    language="/rss/channel/language",
    date="/rss/channel/item/pubDate",
)
NITF = Feed(
    paths=("*.xml",),
    fields=(
        Field("//hl1", Role.HEADLINE),
        Field("//abstract/p", Role.LEDE),
        Field("//body.content/p"),
        Field("//media-caption", Role.CAPTION),
        Field("//@alternate-text", Role.ALT),
    ),
    language="/nitf/@xml:lang",
)
FILES = [("story.json", STORY), ("news.rss", RSS), ("story.xml", NITF)]
GERMAN = Edition("de-CH")


def sample(name: str, feed: Feed) -> Document:
    return formats.parse((SAMPLES / name).read_bytes(), name, feed)


def of(text: str, *fields: Field | str, name: str = "a.json", **more: str) -> Document:
    """Parse a feed of these fields, or paths of plain text."""
    wanted = tuple(Field(one) if isinstance(one, str) else one for one in fields)
    return formats.parse(text.encode(), name, Feed(("*",), wanted, **more))


def texts(document: Document) -> list[tuple[Role, str]]:
    return [(block.role, block.text) for block in document.blocks if block.role]


def changed(document: Document, text: str, edition: Edition | None = None) -> str:
    return formats.render(document, translated(document, text), edition).decode()


def test_an_article_object_with_blocks() -> None:
    assert texts(sample("story.json", STORY)) == [
        (Role.HEADLINE, "Court strikes down cantonal levy"),
        (Role.LEDE, "The levy on second homes breaches federal law, the judges say."),
        (
            Role.PARAGRAPH,
            "The <a1>ruling</a1> is final.<br2/>It takes effect <b3>at once</b3>.",
        ),
        (Role.SUBHEAD, "What happens next"),
        (Role.ALT, "The court building"),
        (Role.CAPTION, "The court in Lausanne."),
        (Role.PARAGRAPH, "Café owners “welcome” it. 🙂"),
        (Role.PARAGRAPH, "First line. Second <em1>line</em1>."),
    ]


def test_rss_with_escaped_html_and_with_cdata() -> None:
    assert texts(sample("news.rss", RSS)) == [
        (Role.HEADLINE, "Court strikes down cantonal levy"),
        (Role.LEDE, "The levy breaches <b1>federal</b1> law."),
        (Role.PARAGRAPH, "The <a1>ruling</a1> is final."),
        (Role.PARAGRAPH, "It takes effect at once."),
        (Role.CAPTION, "The court in Lausanne"),
        (Role.HEADLINE, "Bridge & tunnel reopen"),
    ]


def test_elements_inside_of_a_text_are_its_markup() -> None:
    assert texts(sample("story.xml", NITF)) == [
        (Role.HEADLINE, "Court strikes down cantonal levy"),
        (Role.LEDE, "The levy breaches federal\u00a0law."),
        (
            Role.PARAGRAPH,
            "The <a1>ruling</a1> is <em2>final</em2>,<other3/> the <org4>judges</org4> say.",
        ),
        (Role.ALT, "The court's building"),
        (Role.CAPTION, "The court in Lausanne"),
        (Role.PARAGRAPH, "It takes effect at once."),
    ]


def test_what_the_file_says_of_itself() -> None:
    story, rss = sample("story.json", STORY), sample("news.rss", RSS)
    assert (story.language, story.meta.date) == ("en", "2026-03-04T06:30")
    assert (rss.language, rss.meta.date) == ("en-us", "2026-03-04T06:30")
    assert story.meta.headline == "Court strikes down cantonal levy"
    assert sample("story.xml", NITF).language == "en"


@pytest.mark.parametrize(("name", "feed"), FILES)
def test_without_translations_every_byte_comes_back(name: str, feed: Feed) -> None:
    data = (SAMPLES / name).read_bytes()
    document = formats.parse(data, name, feed)
    assert "".join(block.raw for block in document.blocks).encode(document.encoding) == data
    assert formats.render(document, {}) == data


@pytest.mark.parametrize(("name", "feed"), FILES)
def test_a_translation_changes_only_the_words(name: str, feed: Feed) -> None:
    data = (SAMPLES / name).read_bytes()
    document = formats.parse(data, name, feed)
    made = formats.render(document, marked(document))
    again = formats.parse(made, name, feed)
    assert [one.text for one in again.blocks if one.role] == list(marked(document).values())
    assert formats.outline(made, name, feed) == formats.outline(data, name, feed)
    assert skeleton(again) == skeleton(document)


def skeleton(document: Document) -> list[str]:
    return [block.raw for block in document.blocks if not block.role]


def test_a_changed_value_is_escaped_as_its_file_escapes() -> None:
    document = of(r'{"a": "Caf\u00e9 \/ bar", "b": "one"}', "$.b")
    assert changed(document, "été </b> “x”") == (
        r'{"a": "Caf\u00e9 \/ bar", "b": "\u00e9t\u00e9 <\/b> \u201cx\u201d"}'
    )
    document = of(r'{"a": "\u003cb\u003e é", "b": "one"}', "$.b")
    assert changed(document, "été <b> & 🙂") == (
        r'{"a": "\u003cb\u003e é", "b": "été \u003cb\u003e \u0026 🙂"}'
    )


def test_a_changed_value_is_utf_8_where_its_file_is() -> None:
    document = of('{"b": "one"}', "$.b")
    assert changed(document, 'Ein "Wort"\\ été') == '{"b": "Ein \\"Wort\\"\\\\ été"}'


def test_order_layout_numbers_and_double_keys_stay() -> None:
    text = (
        '\ufeff{"n" :123456789012345678901234567890.10E+5 ,\r\n\t"b":\r\n "one", "c":1.0,'
        '\r\n"b"  : "two"  , "a":[ ] }\r\n'
    )
    assert changed(of(text, "$.b"), "drei") == text.replace("two", "drei")


def test_null_and_nothing_are_left_alone_in_silence() -> None:
    document = of('{"a": null, "b": "", "c": "Text", "d": " "}', "$.a", "$.b", "$.c", "$.d")
    assert [text for _, text in texts(document)] == ["Text"]
    assert not document.findings


def test_a_field_that_is_no_text_is_told() -> None:
    document = of('{"a": 5, "b": [{"x": "y"}], "c": "Text"}', "$.a", "$.b", "$.c")
    assert [(one.code, one.severity, one.message) for one in document.findings] == [
        ("field", Severity.WARNING, "the feed’s field “$.a” is a number here, no text"),
        ("field", Severity.WARNING, "the feed’s field “$.b” is an array here, no text"),
    ]


def test_a_field_that_is_not_there_is_told_and_a_missing_part_of_a_list_is_information() -> None:
    document = of('{"c": "Text", "images": []}', "$.titel", "$.images[*].alt", "$.c")
    assert [(one.severity, one.message, one.path) for one in document.findings] == [
        (Severity.WARNING, "the feed’s field “$.titel” matches nothing in this file", "a.json"),
        (
            Severity.INFO,
            "the feed’s field “$.images[*].alt” matches nothing in this file",
            "a.json",
        ),
    ]
    document = of("<a><b>Text</b></a>", "/a/c", "//d[@x]", "/a/b", name="a.xml")
    assert [one.severity for one in document.findings] == [Severity.WARNING, Severity.INFO]


def test_of_fields_that_overlap_the_first_counts() -> None:
    first, second = Field("$.a", Role.HEADLINE), Field("$..*", Role.CAPTION)
    assert texts(of('{"b": "One", "a": "Two"}', first, second)) == [
        (Role.CAPTION, "One"),
        (Role.HEADLINE, "Two"),
    ]
    whole, part = Field("/a/b", Role.QUOTE), Field("//i", Role.CAPTION)
    text = "<a><b>One <i>two</i></b><i>three</i></a>"
    assert texts(of(text, whole, part, name="a.xml")) == [
        (Role.QUOTE, "One <i1>two</i1>"),
        (Role.CAPTION, "three"),
    ]
    assert [role for role, _ in texts(of(text, part, whole, name="a.xml"))] == [Role.CAPTION] * 2


def test_many_articles_in_one_file_have_all_their_languages_set() -> None:
    text = '[{"l": "en_GB", "t": "One"}, {"l": "en-GB", "t": "Two"}, {"l": null, "t": "Three"}]'
    document = of(text, Field("$[*].t", Role.HEADLINE), language="$[*].l")
    assert document.language == "en-GB"
    assert [text for _, text in texts(document)] == ["One", "Two", "Three"]
    made = json.loads(changed(document, "X", GERMAN))
    assert [one["l"] for one in made] == ["de_CH", "de-CH", None]


def test_the_source_edition_keeps_its_language() -> None:
    data = (SAMPLES / "story.json").read_bytes()
    document = formats.parse(data, "story.json", STORY)
    assert formats.render(document, {}, Edition("en", is_source=True)) == data
    assert b'"lang": "de-CH"' in formats.render(document, {}, GERMAN)


def test_the_language_is_set_in_elements_and_in_attributes() -> None:
    assert "<language>de-CH</language>" in changed(sample("news.rss", RSS), "X", GERMAN)
    assert '<nitf xml:lang="de-CH">' in changed(sample("story.xml", NITF), "X", GERMAN)


def test_a_language_that_is_empty_or_in_cdata_is_set_too() -> None:
    document = of('{"l": "", "t": "One"}', "$.t", language="$.l")
    assert changed(document, "Eins", GERMAN) == '{"l": "de-CH", "t": "Eins"}'
    text = "<r><l><![CDATA[en]]></l><t>One</t></r>"
    document = of(text, "/r/t", name="a.xml", language="/r/l")
    assert "<l><![CDATA[de-CH]]></l>" in changed(document, "Eins", GERMAN)


def test_an_attribute_is_found_among_others_of_its_name() -> None:
    text = """<a xmlns:x="urn:x" x:t='one' t = "two" xml:lang='en'>x</a>"""
    document = of(text, "/a/@t", name="a.xml", language="/a/@xml:lang")
    assert changed(document, "“zwei” '\"<&", GERMAN) == text.replace(
        "two", "“zwei” &apos;&quot;&lt;&amp;"
    ).replace("'en'", "'de-CH'")


def test_cdata_stays_cdata_and_cannot_be_left() -> None:
    text = "<a><![CDATA[One <b>two</b>]]></a>"
    plain = of(text, "/a", name="a.xml")
    assert texts(plain) == [(Role.PARAGRAPH, "One <b>two</b>")]
    made = changed(plain, "x ]]> <y/> &amp;")
    assert made == "<a><![CDATA[x ]]]]><![CDATA[> <y/> &amp;]]></a>"
    assert etree.fromstring(made).text == "x ]]> <y/> &amp;"
    rich = of(text, Field("/a", type="html"), name="a.xml")
    assert texts(rich) == [(Role.PARAGRAPH, "One <b1>two</b1>")]
    assert changed(rich, "<b1>x</b1> ]]> <y/>") == ("<a><![CDATA[<b>x</b> ]]&gt; &lt;y/&gt;]]></a>")


def test_a_text_partly_in_cdata_is_written_whole() -> None:
    for text in ("<a>One <![CDATA[<two>]]></a>", "<a><![CDATA[One]]> t<![CDATA[w]]>o</a>"):
        made = changed(of(text, "/a", name="a.xml"), "x < ]]> y")
        assert etree.fromstring(made).text == "x < ]]> y"


def test_a_translation_and_what_stands_beside_it_cannot_end_a_section_together() -> None:
    raw = "<![CDATA[]]]]><![CDATA[One>]]>"
    value = values.of_xml(0, raw)
    assert value.text == "]]One>"
    for text in ("x]]", ">x", "]>x]", "x"):
        edit = quoting.written(value, Edit(2, 5, text), quoting.habits(raw, "utf-8"))
        made = f"{raw[: edit.start]}{edit.text}{raw[edit.end :]}"
        assert etree.fromstring(f"<a>{made}</a>").text == f"]]{text}>"


def test_an_encoding_that_lacks_a_character_is_kept() -> None:
    data = '<?xml version="1.0" encoding="iso-8859-1"?><a><b>é</b><c><![CDATA[x]]></c></a>'
    feed = Feed(("*",), (Field("/a/b"), Field("/a/c")))
    document = formats.parse(data.encode("latin-1"), "a.xml", feed)
    made = formats.render(document, translated(document, "é ’ 日"))
    assert "é".encode("latin-1") in made
    assert [one.text for one in etree.fromstring(made)] == ["é ’ 日"] * 2
    feed = Feed(("*",), (Field("$.a"),))
    document = formats.parse('{"a": "été"}'.encode("cp1252"), "a.json", feed)
    made = formats.render(document, translated(document, "é ’ 🙂"))
    assert made == b'{"a": "\xe9 \\u2019 \\ud83d\\ude42"}'


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_files_in_any_unicode_encoding(codec: str) -> None:
    data = '{"some": "thing", "a": "été 🙂", "more": "things"}'.encode(codec)
    document = formats.parse(data, "a.json", Feed(("*",), (Field("$.a"),)))
    assert formats.render(document, {}) == data
    made = formats.render(document, translated(document, "日本"))
    assert made == data.decode(codec).replace("été 🙂", "日本").encode(codec)


def test_alternative_texts_inside_of_a_sentence_are_written_into_it() -> None:
    value = 'One <img src="x" alt="a view"> two.'
    document = of(json.dumps({"b": value}), Field("$.b", type="html"))
    assert texts(document) == [
        (Role.PARAGRAPH, "One <img1/> two."),
        (Role.ALT, "a view"),
    ]
    translations = {
        block: 'ein "Bild"' if block.role is Role.ALT else "Zwei <img1/> eins."
        for block in document.blocks
        if block.role
    }
    assert json.loads(formats.render(document, translations))["b"] == (
        'Zwei <img src="x" alt="ein &quot;Bild&quot;"> eins.'
    )


def test_all_of_a_declared_field_is_text_even_what_looks_like_a_page_of_its_own() -> None:
    value = '<p>Tags: one, two</p><ul><li><a href="x">Read more</a></li></ul>'
    document = of(json.dumps({"b": value}), Field("$.b", type="html"))
    assert [markup.plain(text) for _, text in texts(document)] == ["Tags: one, two", "Read more"]


def test_lines_of_text_are_paragraphs_in_json_and_layout_in_xml() -> None:
    assert [text for _, text in texts(of(r'{"a": "One.\nTwo.\r\n\r\n  Three. "}', "$.a"))] == [
        "One.",
        "Two.",
        "Three.",
    ]
    text = "<a>\n  One\n  goes on.\n\n  Two.\n</a>"
    document = of(text, "/a", name="a.xml")
    assert [text for _, text in texts(document)] == ["One goes on.", "Two."]
    assert changed(document, "X\ny") == "<a>\n  X y\n\n  X y\n</a>"


def test_markdown_in_a_field_keeps_its_links() -> None:
    value = "# Head\n\nSee [the *ruling*][r].\n\n[r]: https://news.example"
    document = of(json.dumps({"a": value}), Field("$.a", type="markdown"))
    assert texts(document) == [
        (Role.SUBHEAD, "Head"),
        (Role.PARAGRAPH, "See <a1>the <em2>ruling</em2></a1>."),
    ]
    assert json.loads(formats.render(document, same(document)))["a"] == value


def test_a_namespace_is_declared_in_the_settings() -> None:
    text = '<n:a xmlns:n="urn:n"><n:b>Text</n:b></n:a>'
    document = of(text, "/x:a/x:b", name="a.xml", namespaces=(("x", "urn:n"),))
    assert changed(document, "Wort") == text.replace("Text", "Wort")


def test_atom_with_elements_of_html() -> None:
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">'
        '<div xmlns="http://www.w3.org/1999/xhtml"><p>One<br/>two</p><hr/><p>Three</p></div>'
        "</content></entry></feed>"
    )
    document = of(text, "//atom:content", name="a.xml")
    assert texts(document) == [(Role.PARAGRAPH, "One<br1/>two"), (Role.PARAGRAPH, "Three")]
    assert formats.render(document, same(document)).decode() == text


def test_a_page_of_a_feed_shows_all_of_its_articles() -> None:
    document = sample("news.rss", RSS)
    shown = formats.page(document, marked(document), GERMAN).decode()
    assert "<h1>⟦Court strikes down cantonal levy⟧</h1>" in shown
    assert '<p class="lede">⟦The levy breaches <b>federal</b> law.⟧</p>' in shown
    assert "<p>⟦The ruling is final.⟧</p>" in shown
    assert "<h2>⟦Bridge &amp; tunnel reopen⟧</h2>" in shown


def test_the_outline_tells_of_lost_markup() -> None:
    document = sample("story.json", STORY)
    lost = {block: markup.plain(block.text) for block in document.blocks if block.marks}
    data = (SAMPLES / "story.json").read_bytes()
    made = formats.render(document, lost)
    assert formats.outline(made, "a", STORY) != formats.outline(data, "a", STORY)


def test_equal_texts_in_different_places_are_each_translated() -> None:
    document = of('{"a": "One", "b": ["One", "O\\u006ee"]}', "$..*")
    blocks: list[Block] = [block for block in document.blocks if block.role]
    assert len(blocks) == 3
    assert json.loads(changed(document, "Eins")) == {"a": "Eins", "b": ["Eins", "Eins"]}
