"""What a model must have learnt beside translating: obey terms, keep markup, never run wild."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

import simplemma

from localize.training import lexicon, words

_TAG = re.compile(r"<(/?)x([1-9])>")
_REPEATED = re.compile(r"(?=(\b\w+(?:\W+\w+){0,5})(?:\W+\1\b){3})")
_MOST, _SURE = 3, 0.15


def has_term(text: str, term: str, language: str) -> bool:
    """Tell whether the term's words stand in the text, compared by dictionary form."""
    wanted = [lexicon.form(language, word.text) for word in words.split(term)]
    found = [lexicon.form(language, word.text) for word in words.split(text)]
    size = len(wanted)
    return any(found[place : place + size] == wanted for place in range(len(found) - size + 1))


def annotate(text: str, form: str, target: str) -> str:
    """Write a term into a text, as the model takes it, where its form first stands as a word."""
    place = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text)
    if place is None:
        return text
    start, end = place.span()
    before = text[:start].rstrip()
    return f"{before}<t0> {text[start:end]}<t1> {target}<t2>{text[end:]}"


def mark(text: str, rng: Random) -> str:
    """Put one or two pairs of markup around one to three words, as the model takes it."""
    tokens = [word for word in words.split(text) if word.text[0].isalnum()]
    if len(tokens) < 8:  # noqa: PLR2004 - too short for two
        return text
    places = sorted(rng.sample(range(0, len(tokens) - 3, 4), rng.choice((1, 2))))
    ends = {place: min(place + rng.choice((0, 0, 1, 2)), len(tokens) - 1) for place in places}
    parts, names = [], {place: number for number, place in enumerate(places, start=1)}
    closing = {ends[place]: names[place] for place in places}
    order = {token.number: place for place, token in enumerate(tokens)}
    for token in words.split(text):
        place = order.get(token.number, -1)
        opened = f"<x{names[place]}>" if place in names else ""
        gap = token.gap or (" " if opened else "")
        closed = f"</x{closing[place]}>" if place in closing else ""
        parts.append(f"{opened}{gap}{token.text}{closed}")
    return "".join(parts)


def kept(source: str, draft: str) -> tuple[int, int]:
    """Give how many of the source's pairs the draft has, once and closed, of how many."""
    wanted = {number for closing, number in _TAG.findall(source) if not closing}
    tags = [found[0] for found in _TAG.finditer(draft)]
    whole = [
        number
        for number in wanted
        if tags.count(f"<x{number}>") == tags.count(f"</x{number}>") == 1
        and tags.index(f"<x{number}>") < tags.index(f"</x{number}>")
    ]
    return len(whole), len(wanted)


def fault(source: str, draft: str, language: str) -> str | None:
    """Give what is wrong with a draft at first sight: `empty`, `loop`, `language`, or None."""
    if source.strip() and not draft.strip():
        return "empty"
    if _REPEATED.search(draft) or len(draft) > _MOST * len(source) + 60:
        return "loop"
    long = len(words.split(draft)) >= 8  # noqa: PLR2004 - a shorter text tells no language
    if long and simplemma.in_target_language(draft, lang=language) < _SURE:
        return "language"
    return None


def share(parts: Sequence[tuple[int, int]]) -> float:
    """Give the share of all counted together, 1 for none."""
    return sum(part for part, _ in parts) / max(1, sum(whole for _, whole in parts))
