"""Word documents: what is text in them, what comes back, and what is never touched."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings

from localize import formats, markup
from localize.model import Document, Edition, Role

from .soup import MALICE, marked, same, translated
from .word import (
    BODIES,
    BOX,
    HEAD,
    LINK,
    PICTURE,
    STYLES,
    field,
    members,
    p,
    r,
    relations,
    story,
    word,
)


def parse(data: bytes) -> Document:
    return formats.parse(data, "a.docx")


def texts(data: bytes) -> list[tuple[Role, str]]:
    return [(block.role, block.text) for block in parse(data).blocks if block.role]


def only(*runs: str) -> str:
    """Give the text of a paragraph behind a headline."""
    return texts(word(p(r("Head"), style="Titel") + p(*runs)))[1][1]


def rewrite(translation: str, *runs: str) -> str:
    """Give the XML of a paragraph behind a headline, translated."""
    data = word(p(r("Head"), style="Titel") + p(*runs))
    document = parse(data)
    block = [one for one in document.blocks if one.role][1]
    xml = members(formats.render(document, {block: translation}))["word/document.xml"].decode()
    return (
        xml.split("</w:p>", 1)[1].removeprefix('<w:p w:rsidR="00A1">').split("</w:p></w:body>")[0]
    )


def plain(text: str, look: str = "") -> str:
    """Give a run as it is written."""
    return r(text, look).replace(' w:rsidRPr="00B2"', "")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(BODIES)
def test_any_document_comes_back_and_keeps_its_structure_in_translation(body):
    data = word(body)
    document = parse(data)
    assert formats.render(document, {}) == data
    assert "".join(block.raw for block in document.blocks).encode("latin-1") == data
    before = formats.outline(data, "a.docx")
    written = formats.render(document, same(document))
    for rendered in (written, formats.render(document, marked(document))):
        assert formats.outline(rendered, "a.docx") == before
    assert words(parse(written)) == words(document)


def words(document: Document) -> list[str]:
    return [markup.plain(block.text).strip() for block in document.blocks if block.role]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(BODIES, MALICE)
def test_a_translation_cannot_inject_anything(body, text):
    data = word(body)
    document = parse(data)
    rendered = formats.render(document, translated(document, text))
    before, after = formats.outline(data, "a.docx"), formats.outline(rendered, "a.docx")
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        assert set(new.split()) <= set(old.split())


def test_styles_say_what_a_paragraph_is_whatever_word_calls_them():
    cell = "<w:tbl><w:tr><w:tc>" + p(r("A cell")) + "</w:tc></w:tr></w:tbl>"
    item = f"<w:p><w:pPr><w:numPr/></w:pPr>{r('An item')}</w:p>"
    body = p(r("Head"), style="Titel") + p(r("Part"), style="Mine") + p(r("Text.")) + cell + item
    assert texts(word(body)) == [
        (Role.HEADLINE, "Head"),
        (Role.SUBHEAD, "Part"),
        (Role.PARAGRAPH, "Text."),
        (Role.CELL, "A cell"),
        (Role.LIST_ITEM, "An item"),
    ]


@pytest.mark.parametrize(
    ("body", "headline"),
    [
        (p(r("Part"), style="berschrift1") + p(r("Text.")), "Part"),
        (p(r("Court overturns ruling")) + p(r("It did so.")), "Court overturns ruling"),
        (p(r("The court ruled.")) + p(r("More text")), ""),
    ],
)
def test_a_headline_is_found_without_a_title_style(body, headline):
    assert parse(word(body)).meta.headline == headline


def test_runs_that_look_alike_are_one_text():
    noise = '<w:proofErr w:type="spellStart"/>'
    bold = [r("very ", "<w:b/>"), r("im", '<w:b/><w:lang w:val="de-CH"/>'), r("portant", "<w:b/>")]
    assert only(r("It is "), noise, *bold, r(" to "), r("know.", "<w:noProof/>")) == (
        "It is <b1>very important</b1> to know."
    )
    assert only(r("All ", "<w:b/>"), r("of it.", "<w:b/>")) == "All of it."
    assert only(r("All", "<w:b/>"), r(" "), r("of it", "<w:b/>"), r(" is bold text here.")) == (
        "<b1>All of it</b1> is bold text here."
    )


def test_links_show_their_text_whichever_way_word_wrote_them():
    link = LINK.format(r("the ruling", '<w:rStyle w:val="Hyperlink"/>'))
    assert only(r("Read "), link, r(" here.")) == "Read <a1>the ruling</a1> here."
    assert only(link) == "the ruling"
    old = field('HYPERLINK "https://news.example"', r("the ruling"))
    assert only(r("Read "), old, r(" here.")) == "Read <a1>the ruling</a1> here."
    assert only(r("Page "), field("PAGE", r("4")), r(" of it")) == "Page <field1/> of it"


def test_what_is_no_character_is_a_placeholder():
    run = "<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>E</w:t><w:noBreakHyphen/>"
    run += "<w:t>mail</w:t></w:r>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    assert only(run, note, r(" three")) == "One<tab1/>two<br2/>E\u2011mail<footnote3/> three"
    assert only(run, note) == "One<tab1/>two<br2/>E\u2011mail"


def test_an_insertion_is_text_and_a_deletion_is_not():
    change = '<w:del w:id="1"><w:r><w:delText>a hundred</w:delText></w:r></w:del>'
    change += f'<w:ins w:id="2">{r("112")}</w:ins>'
    assert only(r("There are "), change, r(" people.")) == "There are 112 people."
    assert rewrite("Es sind 112.", r("There are "), change, r(" people.")) == plain("Es sind 112.")


def test_a_translation_is_written_in_the_looks_of_its_placeholders():
    link = LINK.format(r("the ruling", '<w:color w:val="1"/>'))
    source = (r("Read "), link, r(" now", "<w:b/>"), r(" & more of it".replace("&", "&amp;")))
    assert rewrite("<b2>Jetzt</b2> <a1>das Urteil</a1> & E\u2011Mail <lesen>", *source) == (
        plain("Jetzt", "<w:b/>")
        + plain(" ")
        + LINK.format(plain("das Urteil", '<w:color w:val="1"/>'))
        + '<w:r><w:t xml:space="preserve"> &amp; E</w:t><w:noBreakHyphen/>'
        '<w:t xml:space="preserve">Mail &lt;lesen&gt;</w:t></w:r>'
    )


def test_what_stands_around_the_words_stays_where_it_is():
    mark = '<w:bookmarkStart w:id="0" w:name="_Toc1"/>'
    tab, end = "<w:r><w:tab/></w:r>", '<w:bookmarkEnd w:id="0"/>'
    assert rewrite("Text", mark, tab, r("Words"), end) == f"{mark}{tab}{plain('Text')}{end}"


def test_bookmarks_and_comments_inside_a_sentence_are_never_lost():
    start, end = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'
    sign = '<w:r><w:commentReference w:id="3"/></w:r>'
    source = (r("The "), start, r("court"), end, sign, r(" ruled."))
    assert only(*source) == "The <comment1>court</comment1> ruled."
    kept = rewrite("Das <comment1>Gericht</comment1> entschied.", *source)
    assert kept == plain("Das ") + start + plain("Gericht") + end + plain(" entschied.") + sign
    assert rewrite("Vergessen.", *source) == start + plain("Vergessen.") + end + sign


def test_texts_in_pictures_are_translated_with_the_text_around_them():
    picture, box = PICTURE.format("A view &amp; more"), BOX.format(p(r("In a box")))
    data = word(p(r("One "), picture, r(" two "), box, r(" three.")))
    assert [text for _, text in texts(data)] == [
        "One <image1/> two <image2/> three.",
        "A view & more",
        "In a box",
    ]
    document = parse(data)
    xml = members(formats.render(document, marked(document)))["word/document.xml"].decode()
    assert 'descr="⟦A view &amp; more⟧"' in xml
    assert plain("⟦In a box⟧") in xml
    assert plain("⟦One ") in xml
    file = word(p(r("One")) + p(PICTURE.format("IMG_2041.jpg")))
    assert [text for _, text in texts(file)] == ["One"]


def test_notes_are_text_and_headers_and_comments_are_not():
    notes = story(
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", r(" A note."))}</w:footnote>',
        "footnotes",
    )
    header = story(p(r("Our newsroom")), "hdr")
    remark = story(f'<w:comment w:id="1">{p(r("Check this!"))}</w:comment>', "comments")
    data = word(p(r("Text.")), footnotes=notes, header=header, comments=remark)
    document = parse(data)
    assert [text for _, text in texts(data)] == ["Text.", " A note."]
    assert document.left_out == ("Our newsroom",)
    after = members(formats.render(document, marked(document)))
    assert after["word/header.xml"] == header.encode()
    assert after["word/comments.xml"] == remark.encode()
    assert b"<w:footnoteRef/></w:r><w:r><w:t" in after["word/footnotes.xml"]


def test_contents_code_and_bylines_are_left_out_and_said():
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    )
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    contents = (
        p(begin, r("Part one"))
        + p(r("Part two"))
        + p(r("Last"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    )
    data = word(
        contents + p(r("a = b"), style="Code") + p(r("Sample Newsroom"), style="By") + p(r("Text."))
    )
    assert [text for _, text in texts(data)] == ["Text."]
    assert parse(data).left_out == ("Part one", "Part two", "Last", "a = b", "Sample Newsroom")
    assert parse(data).meta.byline == "Sample Newsroom"


def test_everything_else_in_the_package_stays_as_it_was():
    data = word(p(r("Text.")), {"word/media/a.png": "x" * 99, "customXml/item1.xml": "<a/>"})
    document = parse(data)
    after = formats.render(document, marked(document), Edition("de"))
    before = members(data)
    assert list(members(after)) == list(before)
    changed = {name for name, content in members(after).items() if content != before[name]}
    assert changed == {"word/document.xml", "word/styles.xml"}
    with zipfile.ZipFile(BytesIO(after)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(2021, 1, 7, 13, 20, 0)}
    assert formats.render(document, marked(document), Edition("de")) == after


@pytest.mark.parametrize(
    ("edition", "lang"),
    [
        (Edition("de"), '<w:lang w:val="de" w:eastAsia="en-US"/>'),
        (Edition("ja"), '<w:lang w:val="en-GB" w:eastAsia="ja"/>'),
        (Edition("ar", "rtl"), '<w:lang w:bidi="ar" w:val="en-GB" w:eastAsia="en-US"/>'),
    ],
)
def test_the_language_is_set_where_word_looks_for_it(edition, lang):
    data = word(p(r("Text.")))
    assert parse(data).language == "en-GB"
    xml = members(formats.render(parse(data), {}, edition))["word/styles.xml"].decode()
    assert lang in xml


@pytest.mark.parametrize(
    "defaults",
    [
        "<w:rPrDefault/>",
        "<w:rPrDefault></w:rPrDefault>",
        "<w:rPrDefault><w:rPr/></w:rPrDefault>",
        "<w:rPrDefault><w:rPr></w:rPr></w:rPrDefault>",
    ],
)
def test_a_language_is_added_where_there_is_none(defaults):
    start, end = STYLES.split("<w:rPrDefault>")[0], STYLES.split("</w:rPrDefault>")[1]
    data = word(p(r("Text.")), {"word/styles.xml": start + defaults + end})
    xml = members(formats.render(parse(data), {}, Edition("de")))["word/styles.xml"].decode()
    assert '<w:rPrDefault><w:rPr><w:lang w:val="de"/></w:rPr></w:rPrDefault>' in xml


def test_most_of_the_text_says_which_language_it_is():
    body = p(r("Text.")) + p(r("Ein langer Absatz auf Deutsch.", '<w:lang w:val="de-CH"/>'))
    assert parse(word(body)).language == "de-CH"


def test_the_title_among_the_properties_is_translated():
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A &amp; B</dc:title></c>'
    start = relations(
        officeDocument="word/document.xml", **{"core-properties": "docProps/core.xml"}
    )
    data = word(p(r("Text.")), {"docProps/core.xml": core, "_rels/.rels": start})
    document = parse(data)
    assert texts(data)[0] == (Role.TITLE, "A & B")
    after = members(formats.render(document, marked(document)))
    assert "<dc:title>⟦A &amp; B⟧</dc:title>" in after["docProps/core.xml"].decode()


def test_other_prefixes_and_encodings_are_kept():
    xml = (
        story(p(r("Größe "), r("ist", "<w:b/>"), r(" alles.")))
        .replace("w:", "q:")
        .replace("s:w=", "s:q=")
    )
    xml = xml.replace("UTF-8", "UTF-16")
    data = word(parts={"word/document.xml": xml.encode("utf-16")})
    assert texts(data) == [(Role.PARAGRAPH, "Größe <b1>ist</b1> alles.")]
    after = members(formats.render(parse(data), marked(parse(data))))["word/document.xml"]
    assert after.startswith(b"\xff\xfe")
    assert "<q:r><q:rPr><q:b/></q:rPr><q:t" in after.decode("utf-16")


def test_the_page_shows_words_and_emphasis():
    data = word(
        p(r("Head"), style="Titel")
        + p(r("One "), r("two", "<w:b/>"), "<w:r><w:tab/></w:r>", r("a &lt; b"))
    )
    html = formats.page(parse(data), {}, Edition("de")).decode()
    assert "<h1>Head</h1>" in html
    assert "<p>One <b>two</b> a &lt; b</p>" in html


def test_a_document_in_strict_open_xml_is_read():
    xml = story(p(r("Text."))).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert texts(word(parts={"word/document.xml": xml})) == [(Role.PARAGRAPH, "Text.")]
    assert HEAD in xml
