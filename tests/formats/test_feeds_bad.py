"""Feeds that are broken, or meant to do harm: a clear error with path and cure, in bounded time."""

from __future__ import annotations

import json
import time
import tracemalloc

import pytest

from localize import formats
from localize.errors import SourceError
from localize.model import Document, Feed, Field

JSON, XML = Feed(("*",), (Field("$..a"),)), Feed(("*",), (Field("//a"),))
SYSTEM = "mend the [[feed]] in the settings, or narrow its `paths`"
AGAIN = "have the program that made the file write it again"
DATA = "this is data, not an article"
LOL = (
    '<!DOCTYPE r [<!ENTITY a "lol">'
    + "".join(
        f'<!ENTITY {one} "{f"&{before};" * 10}">'
        for before, one in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><r><a>&i;</a></r>"
)
EXTERNAL = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r><a>&x;</a></r>'


def parse(data: str | bytes, feed: Feed, name: str = "a.json") -> Document:
    return formats.parse(data.encode() if isinstance(data, str) else data, name, feed)


@pytest.mark.parametrize(
    ("data", "feed", "message", "hint", "line"),
    [
        ('{"a":\nx}', JSON, "not JSON: Expecting value", AGAIN, 2),
        ('{"a": "x\ny"}', JSON, "not JSON: Invalid control character at", AGAIN, 1),
        ('{"a": "x', JSON, "not JSON: Unterminated string", AGAIN, 1),
        ('{"a": NaN}', JSON, "not JSON: NaN is no number", AGAIN, None),
        ("[" * 10_000 + "]" * 10_000, JSON, "the JSON is nested more than 128 deep", DATA, None),
        ('{"a":' * 129 + '"x"' + "}" * 129, JSON, "nested more than 128 deep", DATA, None),
        ("[" * 10_000, JSON, "the JSON is nested more than 128 deep", DATA, None),
        ("<a>" * 10_000 + "</a>" * 10_000, XML, "nested more than 256 deep", "this is no", 1),
        ("<r>\n<a>x</r>", XML, "not well-formed XML: mismatched tag", "save the file again", 2),
        ("<r><a>&nbsp;</a></r>", XML, "not well-formed XML: undefined entity", "save", 1),
        (LOL, XML, "declares its document type, which can hide entity bombs", "this is no", 1),
        (EXTERNAL, XML, "declares its document type, which can hide", "this is no article", 1),
        ('{"b": "x"}', JSON, "none of the feed’s fields is in the file: $..a", SYSTEM, None),
        ("<r/>", XML, "none of the feed’s fields is in the file: //a", SYSTEM, None),
        ('<r xmlns="urn:r"><a>x</a></r>', XML, "none of", "[feed.namespaces] own = “urn:r”", None),
        (
            '<feed xmlns="http://www.w3.org/2005/Atom"><a>x</a></feed>',
            XML,
            "none of",
            "the file’s elements have a namespace: write /atom:feed/…",
            None,
        ),
        (
            "<r><a>x</a></r>",
            Feed(("*",), (Field("//a[q:b]"),)),
            "the feed’s field “//a[q:b]” is no XPath: Undefined namespace prefix",
            "mend it in the settings",
            None,
        ),
        ("<r/>", JSON, "the file is XML, but the field “$..a” is JSONPath", SYSTEM, None),
        ('{"a": 1}', XML, "the file is no XML, but the field “//a” is XPath", SYSTEM, None),
        ("", JSON, "the file is empty", "write the article", None),
        (b"\x89PNG\r\n\x1a\n\0\0\0", JSON, "this is a PNG image, not text", "an article", None),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_place_and_cure(data, feed, message, hint, line):
    start = time.process_time()
    with pytest.raises(SourceError) as caught:
        parse(data, feed)
    assert time.process_time() - start < 2
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert (caught.value.path, caught.value.line) == ("a.json", line)


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path):
    file = tmp_path / "a.json"
    with file.open("wb") as opened:
        opened.truncate(50 * 2**20)
    tracemalloc.start()
    with pytest.raises(SourceError, match=r"the file has 50\.0 MB, more than the limit of 10 MB"):
        formats.read(file, tmp_path, JSON)
    assert tracemalloc.get_traced_memory()[1] < 2**20
    tracemalloc.stop()


def test_a_file_in_two_languages_is_refused():
    feed = Feed(("*",), JSON.fields, language="$[*].l")
    with pytest.raises(SourceError) as caught:
        parse('[{"a": "x", "l": "en"}, {"a": "x", "l": "de"}]', feed)
    assert str(caught.value) == (
        "a.json: error: the file is in de, en\n"
        "  hint: let the system write a file for each language"
    )


def test_what_is_as_deep_as_allowed_is_read():
    deep = '{"a":' * 128 + '"One"' + "}" * 128
    assert [one.text for one in parse(deep, JSON).blocks if one.role] == ["One"]
    deep = "<r>" * 255 + "<a>One</a>" + "</r>" * 255
    assert [one.text for one in parse(deep, XML).blocks if one.role] == ["One"]


def test_a_document_type_without_declarations_is_harmless_and_nothing_is_loaded():
    text = '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r><a>One&nbsp;two &unknown; x</a></r>'
    document = parse(text, XML)
    assert [one.text for one in document.blocks if one.role] == ["One\u00a0two &unknown; x"]
    assert formats.render(document, {}) == text.encode()


def test_bytes_that_are_no_utf_8_stay_what_they_are():
    data = '{"b": "?", "a": "é One ü", "c": "à"}'.encode().replace(b"?", b"\xff\xc3")
    document = parse(data, JSON)
    assert formats.render(document, {}) == data
    texts = {block: "Zwei ä" for block in document.blocks if block.role}
    assert formats.render(document, texts) == data.replace("é One ü".encode(), "Zwei ä".encode())


def test_lone_surrogates_are_shown_as_what_they_are_and_never_written():
    document = parse(r'{"a": "One \ud800 two", "b": "\udc00"}', JSON)
    assert [one.text for one in document.blocks if one.role] == ["One \ufffd two"]
    for text in ("x \ud800 y", "x \ufffe\0 y"):
        texts = {block: text for block in document.blocks if block.role}
        assert json.loads(formats.render(document, texts))["a"] == "x \ufffd y"


@pytest.mark.parametrize(
    ("data", "feed"),
    [
        ('{"a": "' + r"\u00e9" * 60_000 + '"}', JSON),
        ('{"a": "' + "\\\\" * 200_000 + '"}', JSON),
        ("[" + '{"a": "x"},' * 20_000 + "1]", JSON),
        ("[" + "[" * 100 + "]" * 100 + ',{"a":"x"}' * 10_000 + "]", JSON),
        ("<r>" + "<a>x</a>" * 20_000 + "</r>", XML),
        ("<r><a>" + "&amp;" * 60_000 + "x</a></r>", XML),
        ("<r><a>" + "<![CDATA[é]]>" * 20_000 + "</a></r>", XML),
        ("<r><a>x" + "<b>y</b>" * 10_000 + "</a></r>", XML),
        ("<r><a>x" + "<!-- c -->" * 10_000 + "</a></r>", XML),
        ("<r><a" + "".join(f' n{one}="x"' for one in range(10_000)) + ">x</a></r>", XML),
    ],
    ids=lambda one: one[:20] if isinstance(one, str) else "",
)
def test_time_grows_with_the_file_and_not_faster(data, feed):
    start = time.process_time()
    document = parse(data, feed)
    formats.render(document, {block: f"{block.text} y" for block in document.blocks if block.role})
    assert time.process_time() - start < 20
