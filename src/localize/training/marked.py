"""Whether a draft's markup stands at the right words, told without a word alignment.

Only words whose counterpart is known are marked: figures and names that stand once in the source
and once, in the same letters, in its reference; and terms, whose target form stands in the
reference. A draft's pair is right if it holds exactly that counterpart. A pair whose counterpart
the draft has not at all can be nowhere right: it is not judged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from localize.training.measures import has_term
from localize.training.words import split

_FIGURE = re.compile(r"(?<![\w.,'’])\d+(?:[.,'’]\d+)*(?![\w])")
_NAME = re.compile(r"(?<![\w.’'-])[^\W\d_a-zà-ÿ][^\W\d_]{2,}(?![\w’'-])")
_PAIR = re.compile(r"<([xa])(\d)>(.*?)</\1\2>", re.DOTALL)
_TAGS = re.compile(r"</?[xa]\d/?>")
_LEADING = re.compile(
    r"^(?:(?:der|die|das|dem|den|des|le|la|les|il|lo|i|gli) |l['’]|d['’])", re.IGNORECASE
)
_MOST = 2
_EDGES = " \t.,;:!?\"'’«»„“”()-–"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a source, `text[start:end]`, whose counterpart is known: any of `forms`."""

    start: int
    end: int
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A source with pairs around some words: `anchors[0]` is in pair 1, and so on."""

    source: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of a draft: those asked for, kept (once and closed), judged of them, and right."""

    asked: int
    kept: int
    judged: int
    right: int


def anchors(source: str, reference: str) -> Iterator[Anchor]:
    """Give a source's figures and names that stand unchanged in its reference, each side once.

    A sentence's first word is not taken for a name.
    """
    for pattern in (_FIGURE, _NAME):
        here, there = Counter(pattern.findall(source)), Counter(pattern.findall(reference))
        for found in pattern.finditer(source):
            if here[found[0]] == there[found[0]] == 1 and (pattern is _FIGURE or found.start()):
                yield Anchor(*found.span(), (found[0],))


def mark(source: str, known: Sequence[Anchor], rng: Random, letter: str = "x") -> Marked:
    """Put pairs around one or two of the known words that do not overlap.

    With `x` the space stands behind an opening tag, as the model takes it, with `a` before it, as
    in a catalog.
    """
    chosen: list[Anchor] = []
    for anchor in rng.sample(known, len(known)):
        free = all(anchor.end <= one.start or one.end <= anchor.start for one in chosen)
        if free and len(chosen) < _MOST:
            chosen.append(anchor)
    chosen.sort(key=lambda anchor: anchor.start)
    parts, position = [], 0
    for number, anchor in enumerate(chosen, start=1):
        before, opened = source[position : anchor.start], f"<{letter}{number}>"
        if letter == "x":
            bare = before.removesuffix(" ")
            gap = " " if bare != before or not anchor.start else ""
            parts.append(f"{bare}{opened}{gap}")
        else:
            parts.append(f"{before}{opened}")
        parts.append(f"{source[anchor.start : anchor.end]}</{letter}{number}>")
        position = anchor.end
    return Marked("".join((*parts, source[position:])), tuple(chosen))


def judge(marked: Marked, draft: str, language: str) -> Judged:
    """Count a draft's pairs: kept, and around the right words."""
    pairs: dict[int, list[str]] = {}
    for found in _PAIR.finditer(draft):
        pairs.setdefault(int(found[2]), []).append(found[3])
    plain = _TAGS.sub("", draft)
    kept = judged = right = 0
    for number, anchor in enumerate(marked.anchors, start=1):
        held = pairs.get(number, [])
        if len(held) != 1 or len(re.findall(rf"</?[xa]{number}>", draft)) != 2:  # noqa: PLR2004
            continue
        kept += 1
        is_right = any(_same(_TAGS.sub("", held[0]), form, language) for form in anchor.forms)
        judged += is_right or any(_has(plain, form, language) for form in anchor.forms)
        right += is_right
    return Judged(len(marked.anchors), kept, judged, right)


def _same(words: str, form: str, language: str) -> bool:
    """Tell whether words are a form, inflected or not, with no other word but an article."""
    bare = _LEADING.sub("", words.strip(_EDGES)).strip(_EDGES)
    return len(split(bare)) == len(split(form)) and _has(bare, form, language)


def _has(text: str, form: str, language: str) -> bool:
    return form in text or has_term(text, form, language)
