"""From a catalog's bytes to its text and back, in the charset that its header declares."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from localize.errors import CatalogError

_CHARSET = re.compile(
    rb'^[^#\n]*?"(?:[^"\n]*\\n)?Content-Type:[^"\n]*?charset=([^\s;"\\]+)',
    re.IGNORECASE | re.MULTILINE,
)
_PLACEHOLDER = "CHARSET"  # what a template says before anybody knew
_ESCAPING = {"utf-7", "unicode-escape", "raw-unicode-escape"}  # Python's own names
_ASCII = bytes(range(32, 127))


class Decoded(NamedTuple):
    """A catalog's text without its byte order mark, and how to write it."""

    text: str
    encoding: str
    bom: bool


def decode(data: bytes, path: str) -> Decoded:
    """Decode a catalog; raises `CatalogError` with the line of the first byte that does not fit."""
    _refuse_binary(data, path)
    bom = data.startswith(codecs.BOM_UTF8)
    data = data.removeprefix(codecs.BOM_UTF8)
    encoding = _declared(data, path)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, encoding, path) from None
    if text.encode(encoding, "surrogatepass") != data:
        raise CatalogError(
            f"the text does not survive its charset “{encoding}”", _CONVERT, path=path
        )
    return Decoded(text, encoding, bom)


def encode(text: str, encoding: str, *, bom: bool, path: str) -> bytes:
    """Encode a catalog; raises `CatalogError` where its charset has no such character."""
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        character = text[error.start]
        raise CatalogError(
            f"the catalog's charset “{encoding}” has no “{character}”",
            _CONVERT,
            path=path,
            line=line,
        ) from None
    return codecs.BOM_UTF8 + data if bom else data


_CONVERT = "convert the catalog first: msgconv -t UTF-8 -o FILE FILE"


def _refuse_binary(data: bytes, path: str) -> None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise CatalogError(
            "the file is UTF-16, not a gettext catalog", "save it as UTF-8", path=path, line=1
        )
    at = data.find(b"\0")
    if at >= 0:
        line = data.count(b"\n", 0, at) + 1
        hint = "it is binary or damaged: restore it from version control"
        raise CatalogError(
            "the file has a NUL byte, so it is no catalog", hint, path=path, line=line
        )


def _declared(data: bytes, path: str) -> str:
    match = _CHARSET.search(data)
    name = match[1].decode("ascii", "replace") if match else _PLACEHOLDER
    if match is None or name == _PLACEHOLDER:
        return "utf-8"
    try:
        known = codecs.lookup(name).name not in _ESCAPING
        fits = known and _ASCII.decode(name).encode("ascii") == _ASCII
    except (LookupError, ValueError):
        fits = False
    if fits:
        return codecs.lookup(name).name
    line = data.count(b"\n", 0, match.start(1)) + 1
    hint = "declare it in the header: Content-Type: text/plain; charset=UTF-8"
    raise CatalogError(f"unknown charset “{name}”", hint, path=path, line=line)


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str, path: str) -> CatalogError:
    line = data.count(b"\n", 0, error.start) + 1
    message = f"byte 0x{data[error.start]:02x} is not {encoding}, the charset of the header"
    hint = (
        "write the true charset into the header's Content-Type, "
        "or convert the file: iconv -f ISO-8859-1 -t UTF-8"
    )
    return CatalogError(message, hint, path=path, line=line)
