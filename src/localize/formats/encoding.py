"""Bytes ↔ text, always reversibly: what `decode` gives, `encode` turns into the same bytes.

Declarations are read as browsers read them (https://encoding.spec.whatwg.org/): `latin1` means
windows-1252. Bytes that an encoding cannot read become lone surrogates (PEP 383), so that they
can be written back; `visible` shows them as U+FFFD.
"""

from __future__ import annotations

import codecs
import re

from localize.errors import SourceError

MAX_BYTES = 10 * 2**20
"""Larger files are refused; a news page of a megabyte is already rare."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
)
_WEB_NAMES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
    "utf-7": "cp1252",
}
_LATIN = frozenset(("cp1252", "cp1250", "cp1254", "iso8859-2", "iso8859-15"))
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_HINT = "save the file as UTF-8, or declare the encoding that it has"


def decode(data: bytes, path: str, declared: str = "") -> tuple[str, str]:
    """Give the text and the codec that brings the bytes back; a BOM stays as U+FEFF.

    A BOM counts most, then what was declared if the bytes agree, then UTF-8, then windows-1252.
    Latin bytes that are UTF-8 to the last are UTF-8: a page saved so, or declared so by its server.
    Raises `SourceError` for binary files and for bytes that no encoding brings back.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding) or _lenient(data, encoding, path)
    if encoding := _utf16_without_bom(data):
        return _strict(data, encoding) or _lenient(data, encoding, path)
    _check_binary(data, path)
    known = _web_codec(declared)
    first = ("utf-8", known) if known in _LATIN and not data.isascii() else (known, "utf-8")
    for candidate in filter(None, first):
        if result := _strict(data, candidate):
            return result
    if _is_mostly_utf8(data):
        return _lenient(data, "utf-8", path)
    return _lenient(data, known if known not in {"", "utf-8"} else "cp1252", path)


def encode(text: str, encoding: str, *, references: bool = False) -> bytes:
    """Give the bytes; with `references`, characters that the encoding lacks become `&#…;`.

    Raises `UnicodeEncodeError` for such characters otherwise.
    """
    return text.encode(encoding, "localize.references" if references else "surrogateescape")


def visible(text: str) -> str:
    """Show what is no character (NUL, a byte that could not be read) as U+FFFD."""
    return _UNREADABLE.sub("\ufffd", text)


def _strict(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        text = data.decode(encoding)
        return (text, encoding) if text.encode(encoding) == data else None
    except UnicodeError:
        return None


def _lenient(data: bytes, encoding: str, path: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding, "surrogateescape")
        if encode(text, encoding) == data:
            return text, encoding
    except UnicodeError:
        pass
    raise SourceError(f"the bytes are not {encoding}", _HINT, path=path)


def _web_codec(label: str) -> str:
    """Give the codec that browsers use for a declared encoding; empty if there is none."""
    try:
        name = codecs.lookup(label.strip()).name
        "".encode(name)
    except (LookupError, ValueError):
        return ""
    return _WEB_NAMES.get(name, name)


def _utf16_without_bom(data: bytes) -> str:
    sample = data[:4096]
    half = len(sample) // 2
    if half < 8 or len(data) % 2:  # noqa: PLR2004 (too short to tell)
        return ""
    if sample[1::2].count(0) > 0.6 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _check_binary(data: bytes, path: str) -> None:
    kind = next((name for magic, name in _KINDS if data.startswith(magic)), "")
    sample = data[:65536]
    controls = len(_CONTROL.findall(sample))
    if kind or controls > max(4, len(sample) // 50):
        message = f"this is {kind}, not text" if kind else "this is a binary file, not text"
        raise SourceError(message, "an article is HTML, Markdown or plain text", path=path)


def _is_mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "surrogateescape")
    broken = len(_UNREADABLE.findall(text)) - data.count(0)
    beyond_ascii = sum(1 for character in text if character > "\x7f") - broken
    return broken < beyond_ascii


def _references(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    character = error.object[error.start]
    if "\udc80" <= character <= "\udcff":
        return bytes([ord(character) - 0xDC00]), error.start + 1
    return f"&#{ord(character)};", error.start + 1


codecs.register_error("localize.references", _references)
