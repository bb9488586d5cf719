"""An entry's comment lines: what each kind means, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from localize.model import Entry, Provenance, Role

_MADE = r"localize: mt=(\S+) src=([0-9a-f]{8}) tgt=([0-9a-f]{8})"
_OMITTED = r'localize: omitted="([^"\n]+)"'
_PROVENANCE = re.compile(rf"{_MADE}\s*")
_LACKING = re.compile(rf"{_OMITTED}\s*")
_LEADING = re.compile(
    rf"(?:[ \t\r\f\v]*+\n)*+# {_MADE}[ \t\r\f\v]*+\n(?:# {_OMITTED}[ \t\r\f\v]*+\n)?"
)
_ROLES = "type: "
_FLAG = re.compile(r"range:\s*[^\s,]+|[^\s,]+")
_REFERENCE = re.compile("\u2068([^\u2069]*)\u2069\\S*|(\\S+)")
_CONTINUED = re.compile(r"#(?:[^\\\n]++|\\\n?)*+")
_KINDS = {".": "note", ":": "reference", ",": "flag", "=": "flag"}
_WIDTH = 79


class Comments(NamedTuple):
    """What the comment lines of an entry say."""

    own: tuple[str, ...] = ()
    provenance: Provenance | None = None
    roles: tuple[Role, ...] = ()
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    fuzzy: bool = False


_NONE = Comments()


def parse(block: str) -> Comments:
    """Read the comment lines before an entry; other lines in `block` must be blank."""
    if "#" not in block:
        return _NONE
    found = _LEADING.match(block)
    if found is None:
        return _parse(block)
    rest = _parse(block[found.end() :])
    if rest.provenance is not None:  # two of them: the first counts, the other is a comment
        return _parse(block)
    return Comments(rest.own, Provenance(*found.groups("")), *rest[2:])


@lru_cache(maxsize=1024)  # but for who wrote them, most entries say the same
def _parse(block: str) -> Comments:
    own: list[str] = []
    notes: list[str] = []
    references: list[str] = []
    flags: list[str] = []
    provenance, roles = None, _NONE.roles
    is_next = False
    for kind, text, _ in split(block):
        if kind == "note":
            found = _read_roles(text) if text.startswith(_ROLES) and not roles else ()
            roles = found or roles
            notes += [] if found else [text]
        elif kind == "reference":
            references += _read_references(text)
        elif kind == "flag":
            flags += _FLAG.findall(text)
        elif (match := _PROVENANCE.fullmatch(text)) and provenance is None:
            provenance, is_next = Provenance(*match.groups()), True
            continue
        elif is_next and provenance and (match := _LACKING.fullmatch(text)):
            provenance = replace(provenance, omitted=match[1])
        else:
            own.append(text)
        is_next = False
    fuzzy = "fuzzy" in flags
    return Comments(
        tuple(own),
        provenance,
        roles,
        tuple(notes),
        tuple(references),
        tuple(flag for flag in flags if flag != "fuzzy") if fuzzy else tuple(flags),
        fuzzy,
    )


def split(block: str) -> list[tuple[str, str, str]]:
    """Give each comment line: its kind (`own`, `note`, `reference`, `flag`), its text, itself."""
    raw = block.split("\n") if "\\" not in block else _CONTINUED.findall(block)
    return [line for line in map(_classified, raw) if line]


@lru_cache(maxsize=1024)  # most lines of a catalog are the same few
def _classified(raw: str) -> tuple[str, str, str] | None:
    line = raw.strip(" \t\r\f\v")
    text = line.removeprefix("#~").lstrip(" \t")
    if not text:
        return None
    kind = _KINDS.get(text[1:2], "own")
    return kind, text[1 if kind == "own" else 2 :].removeprefix(" "), line


def of(entry: Entry) -> Comments:
    """Give what the comment lines of an entry have to say."""
    segment = entry.segment
    return Comments(
        entry.comments,
        entry.provenance,
        segment.roles,
        segment.notes,
        segment.references,
        entry.flags,
        entry.fuzzy,
    )


def lines(entry: Entry, block: str, width: int | None) -> list[str]:
    """Write an entry's comment lines; a line that `block` already has is taken from there as it is.

    Comments are never wrapped: only references are filled to `width`, as `msgcat` does.
    """
    old, new = parse(block), of(entry)
    raw: dict[str, list[str]] = {"own": [], "note": [], "reference": [], "flag": []}
    kept: dict[tuple[str, str], str] = {}
    for kind, text, line in split(block):
        raw[kind].append(line)
        kept.setdefault((kind, text), line)
    written = [kept.get(("own", text)) or f"# {text}".rstrip() for text in _own(new)]
    written += [kept.get(("note", text)) or f"#. {text}".rstrip() for text in _notes(new)]
    same = new.references == old.references
    written += raw["reference"] if same else _fill(new.references, width)
    same = (new.flags, new.fuzzy) == (old.flags, old.fuzzy)
    return written + (raw["flag"] if same else _flags(new))


def written(said: Comments, width: int | None) -> list[str]:
    """Write comment lines in their canonical form."""
    return [
        *(f"# {text}".rstrip() for text in _own(said)),
        *(f"#. {text}".rstrip() for text in _notes(said)),
        *_fill(said.references, width),
        *_flags(said),
    ]


def _own(comments: Comments) -> Iterator[str]:
    yield from comments.own
    if origin := comments.provenance:
        yield f"localize: mt={origin.engine} src={origin.source} tgt={origin.target}"
        if origin.omitted:
            yield f'localize: omitted="{origin.omitted}"'


def _notes(comments: Comments) -> Iterator[str]:
    if comments.roles:
        yield _ROLES + ", ".join(comments.roles)
    yield from comments.notes


def _flags(comments: Comments) -> list[str]:
    flags = ("fuzzy", *comments.flags) if comments.fuzzy else comments.flags
    return ["#, " + ", ".join(flags)] if flags else []


def _fill(references: tuple[str, ...], width: int | None) -> list[str]:
    filled: list[str] = []
    for name in references:
        word = f"\u2068{name}\u2069" if " " in name else name
        if filled and len(filled[-1]) + 1 + len(word) <= (width or _WIDTH):
            filled[-1] += f" {word}"
        else:
            filled.append(f"#: {word}")
    return filled


@lru_cache(maxsize=1024)
def _read_references(text: str) -> tuple[str, ...]:
    return tuple(match[1] or match[2] for match in _REFERENCE.finditer(text))


@lru_cache(maxsize=256)
def _read_roles(text: str) -> tuple[Role, ...]:
    """Give the roles that a `type:` line names, or nothing if it is somebody else's."""
    try:
        return tuple(Role(name) for name in text.removeprefix(_ROLES).split(", "))
    except ValueError:
        return ()
