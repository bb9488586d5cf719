"""The laws of the house over generated feeds: any layout, any escapes, hostile translations."""

from __future__ import annotations

import json
from collections import Counter
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from localize import formats, markup
from localize.formats import elements, plain
from localize.formats.html import tokens
from localize.model import Feed, Field, Role

from .soup import HTML_PIECES, MALICE, MARKDOWN_PIECES, marked, same, soup, translated

FEED = Feed(
    paths=("*",),
    fields=(
        Field("$..html", type="html"),
        Field("$..markdown", type="markdown"),
        Field("$..text", Role.HEADLINE),
        Field("$..list[*]", Role.CAPTION),
    ),
    language="$.lang",
)
XML = Feed(
    paths=("*",),
    fields=(
        Field("//html", type="html"),
        Field("//markdown", type="markdown"),
        Field("//text", Role.HEADLINE),
        Field("//@alt", Role.ALT),
    ),
)
SPACE = st.sampled_from(["", "", "", " ", "\n", "\r\n\t", "  "])
WORDS = st.one_of(
    soup(HTML_PIECES),
    soup(MARKDOWN_PIECES),
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.sampled_from(
        ["The court", "Genève\n\nzwei", "日本 🙂", 'a\\b/c"d', "\u2028x\ud800y", "]]>"]
    ),
)
KEYS = st.sampled_from(["html", "markdown", "text", "list", "lang", "other", "té xt"])


@st.composite
def strings(draw: st.DrawFn, of: st.SearchStrategy[str] = WORDS) -> str:
    """Write a string of JSON in which any character may be escaped, in any way."""
    mode = draw(st.sampled_from(["least", "ascii", "some", "all"]))
    parts: list[str] = []
    for index, character in enumerate(draw(of)):
        least = json.dumps(character, ensure_ascii=mode == "ascii")[1:-1]
        lone = "\ud800" <= character <= "\udfff"
        if lone or mode == "all" or (mode == "some" and index % 3 == 0):
            units = character.encode("utf-16-be", "surrogatepass").hex()
            least = "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
        parts.append("\\/" if character == "/" and mode == "some" else least)
    return f'"{"".join(parts)}"'


@st.composite
def objects(draw: st.DrawFn, depth: int = 0) -> str:
    """Write a value of JSON with any white space in it."""
    kinds = ["string", "string", "number", *(["object", "list"] if depth < 3 else [])]
    kind = "object" if depth == 0 else draw(st.sampled_from(kinds))
    space = draw(SPACE)
    if kind == "string":
        return space + draw(strings())
    if kind == "number":
        return space + draw(st.sampled_from(["1", "-1.50E+400", "9" * 5000, "null", "true"]))
    inner = [draw(objects(depth + 1)) for _ in range(draw(st.integers(0, 3)))]
    if kind == "list":
        return f"{space}[{','.join(inner)}{space}]"
    keys = [draw(strings(KEYS)) for _ in inner]
    members = ",".join(f"{space}{key}{space}:{one}" for key, one in zip(keys, inner, strict=True))
    return f"{space}{{{members}{space}}}{space}"


FILES = objects().map(lambda text: f'{{"text": "One", "more": {text}}}')


@st.composite
def nodes(draw: st.DrawFn, depth: int = 0) -> str:
    """Write an element with any text in it: escaped, in CDATA, or with elements in it."""
    name = draw(st.sampled_from(["html", "markdown", "text", "p", "b", "n:x"]))
    words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)
    legal = words.map(lambda text: text.replace("\ufffe", "").replace("\uffff", ""))
    inner = ""
    kinds = ["text", "cdata", "numbers", "other", *(["element"] if depth < 3 else [])]
    for kind in draw(st.lists(st.sampled_from(kinds), max_size=3)):
        text = draw(legal) + draw(st.sampled_from(["", "<p>A <b>word</b></p>", "*x* y", "\r\n z"]))
        if kind == "text":
            inner += escape(text)
        elif kind == "cdata":
            inner += f"<![CDATA[{text.replace(']]>', '')}]]>"
        elif kind == "numbers":
            inner += "".join(f"&#{ord(one)};" for one in text)
        elif kind == "other":
            inner += draw(st.sampled_from(["<!-- c -->", "<?page 2?>", "<br/>"]))
        else:
            inner += draw(nodes(depth + 1))
    alt = draw(st.sampled_from(["", " alt='A &quot;view&quot;'", ' n:alt="no" alt = "v&#105;ew"']))
    return f"<{name}{alt}>{inner}</{name}>" if inner else f"<{name}{alt}/>"


TREES = st.lists(nodes(), max_size=4).map(
    lambda found: (
        f'<?xml version="1.0"?>\n<r xmlns:n="urn:n"><text>One</text>{"".join(found)}</r>\n'
    )
)


BOTH = st.one_of(
    FILES.map(lambda text: (text, FEED)),
    TREES.map(lambda text: (text, XML)),
)


@settings(max_examples=150, deadline=None)
@given(BOTH, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_file_is_partitioned_and_comes_back(file: tuple[str, Feed], codec: str) -> None:
    text, feed = file
    data = text.encode(codec)
    document = formats.parse(data, "a", feed)
    assert formats.render(document, {}) == data
    assert "".join(block.raw for block in document.blocks).encode(document.encoding) == data


@settings(max_examples=150, deadline=None)
@given(BOTH)
def test_a_translated_file_keeps_all_but_the_words(file: tuple[str, Feed]) -> None:
    text, feed = file
    document = formats.parse(text.encode(), "a", feed)
    made = formats.render(document, marked(document))
    assert formats.outline(made, "a", feed) == formats.outline(text.encode(), "a", feed)


@settings(max_examples=150, deadline=None)
@given(BOTH)
def test_what_was_written_is_read_back(file: tuple[str, Feed]) -> None:
    text, feed = file
    document = formats.parse(text.encode(), "a", feed)
    again = formats.parse(formats.render(document, same(document)), "a", feed)
    assert [words(one.text) for one in again.blocks if one.role] == [
        words(one.text) for one in document.blocks if one.role
    ]


def words(text: str) -> str:
    """Give a text's letters and signs: spaces fold, and control characters never come back."""
    return "".join(one for one in markup.plain(text) if one.isprintable() and not one.isspace())


@settings(max_examples=150, deadline=None)
@given(MALICE)
def test_a_plain_text_is_written_as_it_was_typed(malice: str) -> None:
    typed = elements.clean(plain.line(malice)) if malice.strip() else "One"
    feed = Feed(("*",), (Field("$.a"),))
    document = formats.parse(b'{"a": "One"}', "a", feed)
    assert json.loads(formats.render(document, translated(document, malice))) == {"a": typed}
    feed = Feed(("*",), (Field("//a"), Field("//@b")))
    document = formats.parse(b"<r><a>One</a><a b='One'><![CDATA[One]]></a></r>", "a", feed)
    root = etree.fromstring(formats.render(document, translated(document, malice)))
    assert [*(one.text or "" for one in root), root[1].get("b")] == [typed] * 3


@settings(max_examples=100, deadline=None)
@given(FILES, MALICE)
def test_a_hostile_translation_stays_in_its_string(text: str, malice: str) -> None:
    document = formats.parse(text.encode(), "a.json", FEED)
    made = formats.render(document, translated(document, malice))
    before, after = (json.loads(one, parse_int=float) for one in (text, made))
    assert shape(before) == shape(after)


TEXTS = {"html", "markdown", "text"}


def shape(value: object, *, is_text: bool = False, is_list: bool = False) -> object:
    """Give a value of JSON without the strings of the feed's fields."""
    if isinstance(value, dict):
        return {
            key: shape(one, is_text=is_list or key in TEXTS, is_list=key == "list")
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [shape(one, is_text=is_list) for one in value]
    return None if is_text and isinstance(value, str) else value


@settings(max_examples=100, deadline=None)
@given(soup(HTML_PIECES), MALICE)
def test_a_translation_cannot_become_markup_of_a_field(value: str, malice: str) -> None:
    feed = Feed(("*",), (Field("$.a", type="html"), Field("$.b")))
    data = json.dumps({"a": value, "b": "One"}).encode()
    document = formats.parse(data, "a.json", feed)
    made = json.loads(formats.render(document, translated(document, malice)))
    assert not counted(made["a"]) - counted(value)


def counted(source: str) -> Counter[str]:
    """Count the tags, with the names of their attributes."""
    found: Counter[str] = Counter()
    for token in tokens.tokens(source):
        names = tokens.attributes(source, (token.start, token.end), token.name)
        found[f"{token.kind} {token.name} {sorted(names) if token.kind == 'start' else ''}"] += 1
    return found


@settings(max_examples=100, deadline=None)
@given(TREES, MALICE)
def test_a_hostile_translation_is_no_element_and_no_attribute(text: str, malice: str) -> None:
    document = formats.parse(text.encode(), "a.xml", XML)
    made = formats.render(document, translated(document, malice))
    assert not built(made) - built(text.encode())


def built(data: bytes) -> Counter[str]:
    """Count elements with their attributes' names, comments, instructions."""
    return Counter(
        f"{one.tag} {sorted(one.attrib) if isinstance(one.tag, str) else ''}"
        for one in etree.fromstring(data).iter()
    )
