"""What can be mended without a person: a function translation → translation for each such rule.

A safe fix changes signs and spaces that nobody can mean otherwise. The others may be wrong, and are
made only where they are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from localize import catalog, languages
from localize.checks import machine, typography
from localize.checks.facts import figures, read
from localize.checks.ignores import ignored
from localize.checks.rules import RULES
from localize.checks.subject import Pair, Subject
from localize.checks.text import Text
from localize.languages import separators
from localize.model import Entry

Fix = Callable[[Pair], str]
_WIDE = {".": "。", "?": "？", "!": "！"}
_MARKS = {"ar": {"?": "؟"}, "ja": _WIDE, "zh": _WIDE}
_NARROW, _NO_BREAK = "\u202f", "\u00a0"


def fixed(
    entry: Entry, *, language: str, source_language: str, codes: Collection[str], unsafe: bool
) -> tuple[Entry, tuple[str, ...]]:
    """Mend what can be mended; gives the entry, the very same if nothing was, and the codes.

    What a person reviewed stays reviewed, and what a machine wrote stays known as the machine's.
    """
    targets = entry.targets if entry.plural else (entry.target,)
    sources = (entry.segment.text, *[entry.plural] * (len(targets) - 1))
    done: list[str] = []
    offered = (*SAFE, *UNSAFE) if unsafe else SAFE
    wanted = [code for code in offered if code in codes and code not in ignored(entry)]
    new = tuple(
        _mended(_probe(entry, source, target), (language, source_language), wanted, done)
        if target
        else target
        for source, target in zip(sources, targets, strict=True)
    )
    return (entry, ()) if new == targets else (_written(entry, new), tuple(done))


def _probe(entry: Entry, source: str, target: str) -> Entry:
    """Give an entry with one translation only, to look at plural forms one by one."""
    segment = replace(entry.segment, text=source)
    return replace(entry, segment=segment, target=target, plural="", targets=())


def _mended(entry: Entry, tags: tuple[str, str], wanted: Sequence[str], done: list[str]) -> str:
    """Apply the fixes of the rules that find something, one after another."""
    for code in wanted:
        check, fix = RULES[code].check, SAFE.get(code) or UNSAFE[code]
        subject = Subject(entry, tags[0], (), tags[1])
        if check is not None and any(True for _ in check(subject)):
            new = fix(subject.pairs[0])
            done += [code] if new != entry.target else []
            entry = replace(entry, target=new)
    return entry.target


def _written(entry: Entry, targets: tuple[str, ...]) -> Entry:
    new = replace(entry, target=targets[0], targets=targets if entry.plural else ())
    if not catalog.is_machine_made(entry) or entry.provenance is None:
        return new
    text = "\0".join(targets) if entry.plural else targets[0]
    return replace(new, provenance=replace(entry.provenance, target=catalog.digest(text)))


def _newlines(pair: Pair) -> str:
    lead = "\n" if pair.source.raw.startswith("\n") else ""
    tail = "\n" if pair.source.raw.endswith("\n") else ""
    return lead + pair.target.raw.strip("\n") + tail


def _edges(pair: Pair) -> str:
    """Give the translation the white space that its source has at its ends."""
    source, target = pair.source.raw, pair.target.raw.strip()
    lead = source[: len(source) - len(source.lstrip())]
    return lead + target + source[len(source.rstrip()) :]


def _end_mark(pair: Pair) -> str:
    """Put the script's own mark in the place of another script's; add none."""
    marks = _MARKS.get(pair.target.language, {})
    bare = pair.target.raw.rstrip()
    return bare[:-1] + marks.get(bare[-1], bare[-1]) + pair.target.raw[len(bare) :]


def _quotes(pair: Pair) -> str:
    """Write double quotes as the region does; what is not in pairs stays."""
    style = languages.QUOTES[pair.target.tag]
    marks = typography.DOUBLE.findall(pair.target.raw)
    if len(marks) % 2:
        return pair.target.raw
    signs = iter((style[0], style[-1]) * (len(marks) // 2))
    return typography.DOUBLE.sub(lambda _: next(signs), pair.target.raw)


def _french(pair: Pair) -> str:
    """Put France's narrow spaces, or take them away for Switzerland."""
    bare = re.sub(r"(?<=[\w»)!?%])[ \u00a0\u202f]+(?=[;!?»])", "", pair.target.raw)
    bare = re.sub(r"(?<=\w)[ \u00a0\u202f]+:(?!\w)", ":", bare)
    bare = re.sub(r"«[ \u00a0\u202f]+", "«", bare)
    if pair.target.tag == "fr-CH":
        return bare
    bare = re.sub(r"(?<=[\w)])([;!?])(?![\w/>])", _NARROW + r"\1", bare)
    bare = re.sub(r"(?<=[\w)]):(?=\s|$)", _NO_BREAK + ":", bare)
    return re.sub(r"«", "«" + _NO_BREAK, re.sub(r"»", _NO_BREAK + "»", bare))


def _number_format(pair: Pair) -> str:
    """Write the source's separators as the language does."""
    group, decimal = separators(pair.target.tag)
    text, source = pair.target.raw, {fact.raw for fact in read(pair.source).digits}
    for fact in reversed(read(Text(text, pair.target.tag)).digits):
        if fact.others and fact.raw in source and figures.value(fact.raw, pair.source.tag):
            swapped = fact.raw.translate({ord(","): "\0", ord("."): decimal}).replace("\0", group)
            text = text.replace(fact.raw, swapped, 1)
    return text


SAFE: dict[str, Fix] = {
    "newlines": _newlines,
    "edge-space": _edges,
    "double-space": lambda pair: re.sub(r"(?<=\S) {2,}(?=\S)", " ", pair.target.raw),
    "stray-space": lambda pair: re.sub(r"(?<=\w) ([,.])(?=\s|$)", r"\1", pair.target.raw),
    "eszett": lambda pair: pair.target.raw.replace("ß", "ss"),
    "quote-style": _quotes,
    "apostrophe": lambda pair: typography.STRAIGHT.sub("’", pair.target.raw),
    "french-space": _french,
    "end-punctuation": _end_mark,
}
"""Fixes that nobody can object to, by the rule that they mend."""

UNSAFE: dict[str, Fix] = {
    "double-word": lambda pair: re.sub(
        r"\b([^\W\d_]{2,})[ \u00a0]+\1\b", r"\1", pair.target.raw, count=1, flags=re.IGNORECASE
    ),
    "leftover": lambda pair: machine.LEFTOVER.sub("", pair.target.raw).replace("  ", " ").strip(),
    "number-format": _number_format,
}
"""Fixes that may be wrong."""
