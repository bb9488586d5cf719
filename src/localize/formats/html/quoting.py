"""Text → HTML: in text, in attributes, in JSON inside a script. Nothing in it can become markup."""

from __future__ import annotations

import json
import re

from localize import markup
from localize.formats.encoding import visible
from localize.formats.placing import settle
from localize.model import Block

_SPACES = re.compile(r"[ \t\n\f\r]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def write(block: Block, translation: str) -> str:
    """Give a block's translation in HTML, as its place wants it."""
    translation = _CONTROL.sub("", visible(_SPACES.sub(" ", translation))).strip()
    if not block.quoting:
        return markup.unmask(settle(translation, block.marks), block.marks, text)
    plain = markup.plain(translation)
    if block.quoting == "json":
        return json.dumps(plain, ensure_ascii=False)[1:-1].replace("<", "\\u003c")
    return f'"{attribute(plain)}"' if block.quoting == "bare" else attribute(plain)


def text(value: str) -> str:
    """Quote text that stands between tags."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(value: str) -> str:
    """Quote the value of an attribute for both kinds of quotation marks."""
    return text(value).replace('"', "&quot;").replace("'", "&#39;")
