"""The canonical form of a catalog: the layout of msgcat, whoever wrote the file."""

from __future__ import annotations

import re
from itertools import pairwise

from localize.catalog import comments, grammar
from localize.catalog.parsing import join, match_entry, parse
from localize.catalog.rendering import raw_of, render
from localize.catalog.wrapping import STANDARD, Wrap, lay_out
from localize.model import Catalog


def formatted(catalog: Catalog, wrap: Wrap = STANDARD) -> Catalog:
    """Give a catalog whose every line is laid out anew and which says what the other said.

    Header fields and entries keep their order, but that obsolete ones stand at the end; comments
    keep their words and lines.
    """
    raw = raw_of(catalog)
    text = render(catalog, wrap)
    read = raw_of(parse(text, catalog.path, encoding=raw.encoding, bom=raw.bom))
    parts = [_message(text[start:end], raw.encoding, wrap) for start, end in pairwise(read.bounds)]
    if not any(part.startswith("domain") for part in parts):
        parts.sort(key=lambda part: "\n#~ msgstr" in part)
    tail = text[read.bounds[-1] :].strip()
    whole = "\n".join([*parts, f"{tail}\n"] if tail else parts)
    return parse(whole, catalog.path, encoding=raw.encoding, bom=raw.bom)


def _message(chunk: str, encoding: str, wrap: Wrap) -> str:
    match = match_entry(chunk)
    if match is None:
        raise AssertionError(chunk)
    obsolete = match["fields"].startswith("#~")
    said = comments.parse(match["comments"])
    keep = "newlines" if "no-wrap" in said.flags else wrap
    lines = [
        *filter(None, chunk[: match.start("comments")].strip().split("\n")),
        *comments.written(said, None if wrap == "newlines" else wrap),
        *_fields(match["previous"] or "", "#~| " if obsolete else "#| ", encoding, keep),
        *_fields(match["fields"], "#~ " if obsolete else "", encoding, keep),
    ]
    return "".join(f"{line}\n" for line in lines)


def _fields(block: str, prefix: str, encoding: str, wrap: Wrap) -> list[str]:
    return [
        line
        for field in grammar.FIELD.finditer(block)
        for line in lay_out(prefix, _keyword(field[1]), join(field[2], encoding), wrap)
    ]


def _keyword(written: str) -> str:
    return re.sub(r"[^a-z_\[\]\d]+", "", written)
