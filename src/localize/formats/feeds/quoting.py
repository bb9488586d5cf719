"""Text → what stands in a value: escaped as its file escapes, and never the value's end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import NamedTuple

from localize.formats import elements
from localize.formats.feeds.values import Value
from localize.formats.partition import Edit

_ANY_ESCAPE, _LESS_THAN = re.compile(r"\\u[\da-fA-F]{4}"), re.compile(r"\\u003[cC]")
_DECLARED = {
    "cp1252": "latin-1",
    "cp1254": "iso8859-9",
    "cp874": "iso8859-11",
    "cp932": "shift_jis",
    "cp949": "euc_kr",
    "gb18030": "gb2312",
}
"""Codecs that browsers read as wider ones: a reader of XML takes a declaration at its word."""
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_AGAIN = f"{_CDATA_END}{_CDATA}"


class Habits(NamedTuple):
    """How a file writes what it may write in several ways.

    Characters that one of the `codecs` lacks are escaped. `escapes` are what a file of JSON escapes
    though it need not: `u` all but ASCII, `/`, `<`.
    """

    codecs: tuple[str, ...]
    escapes: str = ""


def habits(source: str, codec: str) -> Habits:
    """Tell how a file writes its strings."""
    escapes = "u" if source.isascii() and _ANY_ESCAPE.search(source) else ""
    escapes += "/" if "\\/" in source else ""
    codecs = (codec, _DECLARED.get(codec, codec))
    return Habits(codecs, escapes + ("<" if _LESS_THAN.search(source) else ""))


def written(value: Value, edit: Edit, own: Habits) -> Edit:
    """Give an edit of a value's text as one of the file."""
    start, end = value.place(edit.start, edit.end)
    text = elements.clean(edit.text)
    if value.kind == "json":
        return Edit(start, end, _as_json(text, own))
    if value.kind == "xml":
        return Edit(start, end, _as_xml(value, edit, text, own))
    quoted = elements.quote_attribute(text) if value.kind == "attribute" else text
    return Edit(start, end, _fitted(quoted, own, _reference))


def _as_json(text: str, own: Habits) -> str:
    quoted = json.dumps(text, ensure_ascii="u" in own.escapes)[1:-1]
    if "/" in own.escapes:
        quoted = quoted.replace("/", "\\/")
    if "<" in own.escapes:
        for sign in "<>&":
            quoted = quoted.replace(sign, f"\\u{ord(sign):04x}")
    return _fitted(quoted, own, lambda character: json.dumps(character)[1:-1])


def _as_xml(value: Value, edit: Edit, text: str, own: Habits) -> str:
    """Write an element's text; where CDATA begins or ends in its place, it does so again."""
    begins, ends = value.is_in_cdata(edit.start), value.is_in_cdata(max(edit.end - 1, edit.start))
    if not begins and not ends:
        return _fitted(elements.quote(text), own, _reference)
    before = value.text[max(edit.start - 2, 0) : edit.start]
    after = value.text[edit.end : edit.end + 2]
    first = _AGAIN if _CDATA_END in before + text[:2] else ""
    last = _AGAIN if _CDATA_END in text[-2:] + after else ""
    inside = text.replace(_CDATA_END, f"]]{_AGAIN}>")
    inside = _fitted(inside, own, lambda character: f"{_CDATA_END}{_reference(character)}{_CDATA}")
    return f"{'' if begins else _CDATA}{first}{inside}{last}{'' if ends else _CDATA_END}"


def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def _fitted(text: str, own: Habits, escape: Callable[[str], str]) -> str:
    """Escape what the file's encoding lacks."""
    if _is_in(text, own.codecs):
        return text
    return "".join(one if _is_in(one, own.codecs) else escape(one) for one in text)


def _is_in(text: str, codecs: tuple[str, ...]) -> bool:
    try:
        return all(text.encode(codec) is not None for codec in codecs)
    except UnicodeEncodeError:
        return False
