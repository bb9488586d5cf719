"""From a catalog to its text: slices of the file as they were, new lines for what changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from localize.catalog import comments
from localize.catalog.linebreaks import width as columns
from localize.catalog.parsing import Raw, match_entry
from localize.catalog.wrapping import STANDARD, Wrap, lay_out
from localize.model import Catalog, Entry, Segment

_BLANK_LINES = re.compile(r"(?:[ \t\r\f\v]*\n)+")
_CONTINUED = re.compile(r'^((?:#~ )?"[^\n]*")\r?\n(?=(?:#~ )?")', re.MULTILINE)
_LONG = re.compile(r'^(?:#~ )?(?:msg[^\n"]*)?"(?=[^\n]* [^\n]{5})[^\n]{90}', re.MULTILINE)
_SAMPLE = 200_000
_EMPTY = Raw()


class _Part(NamedTuple):
    """A piece of the new file, and which message of the old one it was (-1: none)."""

    text: str
    place: int = -1


def raw_of(catalog: Catalog) -> Raw:
    """Give what the catalog was read from; nothing for a new one."""
    return catalog.raw if isinstance(catalog.raw, Raw) else _EMPTY


def render(catalog: Catalog, wrap: Wrap | None = None) -> str:
    """Write a catalog's text: byte for byte what was read, but for what changed since.

    `wrap` None keeps the file's own style, as far as its long lines show one.
    """
    raw = raw_of(catalog)
    if is_unchanged(catalog, raw):
        return raw.text
    wrap = wrap or style(raw.text[:_SAMPLE])
    parts = _entry_parts(catalog, raw, wrap)
    if catalog.header:
        at = min(raw.head or 0, len(parts))
        parts.insert(at, _header_part(catalog, raw, wrap))
    tail = raw.text[raw.bounds[-1] :]
    text = _join(parts, len(raw.bounds) - 2, raw.newline)
    return _glue(text, tail, raw.newline) if tail else text


def is_unchanged(catalog: Catalog, raw: Raw) -> bool:
    """Tell whether a catalog says what it said when it was read."""
    if catalog.header != raw.header or len(catalog.entries) != len(raw.entries):
        return False
    return all(map(same, catalog.entries, raw.entries))


def style(text: str) -> Wrap:
    """Find how a catalog is wrapped: at which column, or at line ends only."""
    lines = [line for line in _CONTINUED.findall(text) if not line.endswith(('\\n"', '""'))]
    wide = sorted(map(columns, lines))
    if wide:
        return wide[-1] if wide[len(wide) * 9 // 10] > STANDARD else STANDARD
    return "newlines" if _LONG.search(text) else STANDARD


def same(one: Entry, other: Entry) -> bool:
    """Tell whether two entries are written alike (equality leaves out roles, notes, references)."""
    return one is other or (one == other and comments.of(one) == comments.of(other))


def _entry_parts(catalog: Catalog, raw: Raw, wrap: Wrap) -> list[_Part]:
    indexes = [index for index in range(len(raw.bounds) - 1) if index != raw.head]
    old = dict(zip(map(id, raw.entries), zip(indexes, raw.entries, strict=True), strict=True))
    kept = set(map(id, catalog.entries))
    changed = {_key(found[1]): found for at, found in old.items() if at not in kept}
    return [
        _part(entry, old.get(id(entry)) or changed.get(_key(entry)), raw, wrap)
        for entry in catalog.entries
    ]


def _key(entry: Entry) -> tuple[str, str]:
    return entry.segment.context, entry.segment.text


def _part(entry: Entry, found: tuple[int, Entry] | None, raw: Raw, wrap: Wrap) -> _Part:
    if found is None:
        return _Part(_lines(_written(entry, wrap), raw.newline))
    index, original = found
    chunk = raw.text[raw.bounds[index] : raw.bounds[index + 1]]
    if same(entry, original):
        return _Part(chunk, index)
    return _Part(_rewritten(entry, original, chunk, raw, wrap), index)


def _rewritten(entry: Entry, original: Entry, chunk: str, raw: Raw, wrap: Wrap) -> str:
    """Write a changed entry, its unchanged fields and comments as they stood in the file."""
    match = match_entry(chunk)
    if match is None:
        raise AssertionError(chunk)
    block = match["comments"]
    blank = _BLANK_LINES.match(block)
    lead = chunk[: match.start("comments")] + (blank[0] if blank else "")
    if comments.of(entry) != comments.of(original):
        block = lead + _lines(comments.lines(entry, block, _limit(wrap)), raw.newline)
    else:
        block = chunk[: match.end("comments")]
    return block + _fields(entry, original, match, raw.newline, wrap)


def _fields(entry: Entry, original: Entry, match: re.Match[str], newline: str, wrap: Wrap) -> str:
    """Write what follows the comments; what names the text stays if it did not change."""
    moved = entry.obsolete != original.obsolete
    kept = not moved and (entry.segment, entry.plural) == (original.segment, original.plural)
    old = match["previous"] or ""
    previous = old + newline if old else ""
    if moved or entry.previous != original.previous:
        previous = _lines(_previous(entry, wrap), newline)
    if not kept:
        return previous + _lines(_names(entry, wrap) + _targets(entry, wrap), newline)
    end = match.start("string" if match["string"] is not None else "strings")
    names = match.string[match.start("fields") : end].removesuffix("msgstr").rstrip("#~ \t\r\n")
    return previous + names + newline + _lines(_targets(entry, wrap), newline)


def _written(entry: Entry, wrap: Wrap) -> list[str]:
    return [
        *comments.written(comments.of(entry), _limit(wrap)),
        *_previous(entry, wrap),
        *_names(entry, wrap),
        *_targets(entry, wrap),
    ]


def _previous(entry: Entry, wrap: Wrap) -> list[str]:
    if not entry.previous:
        return []
    prefix = "#~| " if entry.obsolete else "#| "
    context = entry.segment.context
    names = lay_out(prefix, "msgctxt", context, wrap) if context else []
    return names + lay_out(prefix, "msgid", entry.previous, wrap)


def _names(entry: Entry, wrap: Wrap) -> list[str]:
    fields = (
        ("msgctxt", entry.segment.context),
        ("msgid", entry.segment.text),
        ("msgid_plural", entry.plural),
    )
    return [
        line
        for keyword, text in fields
        if text or keyword == "msgid"
        for line in lay_out(_prefix(entry), keyword, text, _effective(entry, wrap))
    ]


def _targets(entry: Entry, wrap: Wrap) -> list[str]:
    prefix, wrap = _prefix(entry), _effective(entry, wrap)
    if not entry.plural:
        return lay_out(prefix, "msgstr", entry.target, wrap)
    forms = enumerate(entry.targets or (entry.target, ""))
    return [line for i, form in forms for line in lay_out(prefix, f"msgstr[{i}]", form, wrap)]


def _prefix(entry: Entry) -> str:
    return "#~ " if entry.obsolete else ""


def _effective(entry: Entry, wrap: Wrap) -> Wrap:
    return "newlines" if "no-wrap" in entry.flags else wrap


def _limit(wrap: Wrap) -> int | None:
    return None if wrap == "newlines" else wrap


def _header_part(catalog: Catalog, raw: Raw, wrap: Wrap) -> _Part:
    """Write the header entry; its comments stay."""
    index = -1 if raw.head is None else raw.head
    chunk = "" if raw.head is None else raw.text[raw.bounds[index] : raw.bounds[index + 1]]
    if catalog.header == raw.header and chunk:
        return _Part(chunk, index)
    match = match_entry(chunk) if chunk else None
    block = match["comments"] if match else ""
    text = "".join(f"{name}: {value}\n" if name else f"{value}\n" for name, value in catalog.header)
    lines = _targets(Entry(Segment(""), text), wrap)
    return _Part(block + _lines(['msgid ""', *lines], raw.newline), index)


def _lines(lines: Sequence[str], newline: str) -> str:
    return "".join(line + newline for line in lines)


def _join(parts: Sequence[_Part], last: int, newline: str) -> str:
    """Join the parts, one blank line between those that did not follow each other before."""
    texts: list[str] = []
    before = -1
    for part in parts:
        text = part.text
        if part.place < 0 or part.place != before + 1:
            blank = _BLANK_LINES.match(text)
            ends = 2 if texts and not texts[-1].endswith("\n") else 1
            text = newline * (ends if texts else 0) + text[blank.end() if blank else 0 :]
        texts.append(text)
        before = part.place if part.place >= 0 else last + 1
    return "".join(texts)


def _glue(text: str, tail: str, newline: str) -> str:
    return (
        text + tail
        if text.endswith("\n") or not text or tail.startswith("\n")
        else text + newline + tail
    )
