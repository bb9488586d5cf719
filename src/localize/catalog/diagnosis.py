"""Why a catalog cannot be read: the line, the reason, the cure."""

from __future__ import annotations

from localize.catalog import grammar
from localize.errors import CatalogError

_KEYWORDS = ("domain", "msgctxt", "msgid", "msgid_plural", "msgstr")
_ORDER = "an entry is msgid, then msgstr, with msgctxt before and comments above it"
_ODD = "only comments, msgctxt, msgid, msgid_plural and msgstr may stand outside quotes"


def line_at(text: str, offset: int) -> int:
    """Give the number of the line at an offset, from 1."""
    return text.count("\n", 0, offset) + 1


def diagnose(text: str, start: int, path: str) -> CatalogError:
    """Find what is wrong with the entry at `start`, which the grammar does not accept."""
    if marker := grammar.MARKER.search(text):
        return CatalogError(
            "the file has a merge conflict that nobody resolved",
            "choose a side between <<<<<<< and >>>>>>>, delete the marker lines, and try again",
            path=path,
            line=line_at(text, marker.start()),
        )
    at, message, hint = _walk(text, start)
    return CatalogError(message, hint, path=path, line=line_at(text, at))


def _walk(text: str, start: int) -> tuple[int, str, str]:
    """Go from token to token until one is wrong, or the entry ends before it is whole."""
    at, opened = start, -1
    while token := grammar.token().match(text, at):
        word = token["keyword"]
        if word and word not in _KEYWORDS:
            return token.start("token"), f"unknown keyword “{word[:40]}”", _ODD
        names = word in {"msgctxt", "msgid"} and "|" not in (token["mark"] or "")
        if names and opened >= 0 and "msgid" in text[opened : token.start("token")].split():
            break
        opened = token.start("token") if names and opened < 0 else opened
        at = token.end()
    rest = grammar.COMMENTS.match(text, at)
    at = at if rest is None else rest.end()
    if token is None and at < len(text):
        return _stuck(text, at)
    return max(opened, start), "an entry is not whole", _ORDER


def _stuck(text: str, at: int) -> tuple[int, str, str]:
    """Say what is wrong with the character at which no token begins."""
    if text[at] != '"':
        return at, f"“{text[at]}” stands outside quotes", _ODD
    end = text.find("\n", at)
    line = text[at : len(text) if end < 0 else end]
    if line.rstrip("\r").endswith('"') and len(line) > 1:
        return (
            at,
            "the quotes hold an escape that gettext does not know",
            'write \\\\ for a backslash, \\" for a quote',
        )
    return at, "a string does not end in its line", 'close it with "'
