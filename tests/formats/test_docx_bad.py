"""Files that are no Word document, or mean harm: refused in bounded time, with place and cure."""

import time
import tracemalloc
import zipfile
from io import BytesIO

import pytest

from localize import formats
from localize.errors import SourceError
from localize.formats.docx import package

from .word import archive, members, p, r, relations, story, word

GOOD = word(p(r("Text.")))
SAVE = "open it in a word processor and save it as .docx"


def changed(**parts: str | bytes) -> bytes:
    """Give the good document with other parts."""
    return archive({**members(GOOD), **{f"word/{name}.xml": xml for name, xml in parts.items()}})


def without(name: str) -> bytes:
    return archive({key: value for key, value in members(GOOD).items() if key != name})


def with_member(name: str) -> bytes:
    target = BytesIO(GOOD)
    with zipfile.ZipFile(target, "a") as made:
        made.writestr(zipfile.ZipInfo(name), b"x")
    return target.getvalue()


def encrypted() -> bytes:
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def old_word(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + name.encode("utf-16-le") + b"\0" * 99


def damaged() -> bytes:
    data = bytearray(GOOD)
    at = data.index(b"word/document.xml") + 40
    data[at : at + 20] = b"\xff" * 20
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (old_word("WordDocument"), "this is an old Word document (.doc)", SAVE),
        (old_word("EncryptedPackage"), "the document is encrypted", "without a password"),
        (encrypted(), "the document is encrypted", "without a password"),
        (GOOD[: len(GOOD) // 2], "this is not a whole Word document", "damaged, cut off"),
        (GOOD[:-30], "this is not a whole Word document", "damaged, cut off"),
        (b"PK\x03\x04", "this is not a whole Word document", "damaged, cut off"),
        (b"Only a text.", "this is not a whole Word document", "something else by another name"),
        (damaged(), "the part word/document.xml is damaged", SAVE),
        (without("word/document.xml"), "the part word/document.xml is missing", SAVE),
        (without("word/styles.xml"), "the part word/styles.xml is missing", SAVE),
        (archive({"a.txt": "b"}), "this is a ZIP archive, but no Word document", SAVE),
        (
            with_member("../../etc/passwd"),
            "outside of the document: ../../etc/passwd",
            "no manuscript",
        ),
        (with_member("/etc/passwd"), "outside of the document: /etc/passwd", "no manuscript"),
    ],
)
def test_what_is_no_whole_document_is_refused_with_its_cure(data, message, hint):
    with pytest.raises(SourceError) as caught:
        formats.parse(data, "a.docx")
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.path == "a.docx"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused():
    with pytest.raises(SourceError, match=r"two parts have one name: word/document\.xml"):
        formats.parse(with_member("word/document.xml"), "a.docx")


def test_another_office_file_is_named_as_such():
    sheet = archive(
        {"_rels/.rels": relations(officeDocument="xl/a.xml"), "xl/a.xml": "<workbook/>"}
    )
    with pytest.raises(SourceError, match="this is no Word document, but another office file"):
        formats.parse(sheet, "a.docx")


LAUGHS = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(10)
)
OUTSIDE = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
BOMBS = {
    "entities": (lambda: changed(document=f"{LAUGHS}]><a>&k;</a>"), "declares its document type"),
    "files": (lambda: changed(document=f"{OUTSIDE}<a>&x;</a>"), "declares its document type"),
    "depth": (
        lambda: changed(document=story("<w:tbl>" * 10_000 + "</w:tbl>" * 10_000)),
        "nested more than 256 deep",
    ),
    "elements": (
        lambda: changed(document=story("<w:p/>" * (500_001))),
        "has more than 500,000 elements",
    ),
    "ratio": (
        lambda: archive({**members(GOOD), "word/media/a.bin": b"\0" * (16 * 2**20)}),
        "the part word/media/a.bin is a bomb",
    ),
    "count": (
        lambda: archive({**members(GOOD), **{f"a{n}": b"" for n in range(6_000)}}),
        "more than 5,000 parts",
    ),
    "xml": (lambda: changed(document="<w:p>"), "not well-formed XML: "),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_in_bounded_time(name):
    make, message = BOMBS[name]
    data = make()
    start = time.process_time()
    with pytest.raises(SourceError, match=message) as caught:
        formats.parse(data, "a.docx")
    assert time.process_time() - start < 6
    assert str(caught.value.path).startswith("a.docx")
    assert caught.value.hint


def test_a_bomb_is_refused_before_it_is_unpacked():
    data = archive({**members(GOOD), "word/document.xml": b" " * (64 * 2**20)})
    tracemalloc.start()
    with pytest.raises(SourceError, match="is a bomb"):
        formats.parse(data, "a.docx")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * 2**20


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(package, "MAX_TOTAL", 1_000)
    with pytest.raises(SourceError, match="the document unpacks to more than 0 MB"):
        formats.parse(GOOD, "a.docx")
    monkeypatch.undo()
    monkeypatch.setattr(package, "MAX_PART", 500)
    with pytest.raises(SourceError, match=r"the part word/document\.xml has more than the limit"):
        formats.parse(GOOD, "a.docx")


@pytest.mark.parametrize("size", range(0, len(GOOD), 97))
def test_a_file_cut_off_anywhere_is_refused(size):
    with pytest.raises(SourceError):
        formats.parse(GOOD[:size], "a.docx")


def test_a_byte_changed_anywhere_never_breaks_the_program():
    for at in range(0, len(GOOD), 11):
        data = GOOD[:at] + bytes([GOOD[at] ^ 0x55]) + GOOD[at + 1 :]
        try:
            document = formats.parse(data, "a.docx")
        except SourceError:
            continue
        assert formats.render(document, {}) == data


@pytest.mark.parametrize(
    "body",
    [
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 5_000, r("Text.")),
        p('<w:bookmarkStart w:id="1" w:name="a"/>' * 20_000, r("Text.")),
        p(*(r("a ", "<w:b/>" if n % 2 else "") for n in range(10_000))),
        p(*(f"<w:hyperlink>{r('a ')}</w:hyperlink>" for _ in range(10_000))),
        p("<w:smartTag>" * 240, r("Text."), "</w:smartTag>" * 240),
    ],
)
def test_hostile_paragraphs_take_bounded_time(body):
    data = word(body)
    start = time.process_time()
    document = formats.parse(data, "a.docx")
    assert formats.render(document, {}) == data
    formats.render(document, {block: "x" for block in document.blocks if block.role})
    assert time.process_time() - start < 6
