"""The escapes inside the quotes of a `.po` file."""

from __future__ import annotations

import re

_LETTERS = {
    "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
    "\\": "\\", '"': '"', "\n": "",
}  # fmt: skip
_SEQUENCE = re.compile(r"((?:\\[0-7]{1,3}|\\x[0-9a-fA-F]++)++)|\\(.)", re.DOTALL)
_BYTE = re.compile(r"\\(?:x([0-9a-fA-F]++)|([0-7]{1,3}))")
_WRITTEN = {c: f"\\{name}" for name, c in _LETTERS.items() if c}
_WRITTEN |= {"\0": "\\000"} | {chr(0xDC00 + byte): f"\\{byte:03o}" for byte in range(128, 256)}
_SPECIAL = re.compile('[\0\a-\r"\\\\\udc80-\udcff]')
"""What `_WRITTEN` has; `str.translate` takes ten times as long where umlauts are."""


def escape(text: str) -> str:
    """Write a text as it stands between quotes."""
    return _SPECIAL.sub(lambda found: _WRITTEN[found[0]], text)


def unescape(text: str, encoding: str = "utf-8") -> str:
    r"""Read a text from between its quotes.

    `\302\240` and `\xc2` are bytes in the file's `encoding`. Bytes that are no character there
    come back as lone surrogates, as Python's `surrogateescape` has it, and `escape` undoes them.
    """
    if "\\" not in text:
        return text
    return _SEQUENCE.sub(lambda match: _read(match, encoding), text)


def _read(match: re.Match[str], encoding: str) -> str:
    if match[2] is not None:
        return _LETTERS[match[2]]
    codes = (int(code[1], 16) if code[1] else int(code[2], 8) for code in _BYTE.finditer(match[1]))
    return bytes(code & 0xFF for code in codes).decode(encoding, "surrogateescape")
