"""A draft that has begun already: how far in the source its beginning goes."""

from __future__ import annotations

from collections.abc import Sequence

from localize.phrases.choices import Choice, Fixed
from localize.phrases.writing import Written

_STEM = 4


def said(start: str, choices: Sequence[Choice], written: Written, fixed: Sequence[Fixed]) -> int:
    """Give the number of source tokens that a beginning says.

    `choices` and `written` are the draft without the beginning. What both begin with tells how far
    they are alike; behind that, terms (`fixed`) and words of the draft that stand in the beginning,
    too, tell how far it goes on. A term is said whole or not at all.
    """
    same = _common(start, written.text)
    spans = list(zip(choices, written.spans, strict=True))
    done = max((one.last for one, (_, end) in spans if end <= same), default=0)
    rest = start[same:].lower()
    for term in fixed:
        if term.last > done and term.wordings[0][:_STEM].lower() in rest:
            done = term.last
    for one, (begin, end) in spans:
        word = written.text[begin:end][:_STEM].lower()
        if one.first >= done and word and word in rest:
            done = one.last
    return next((one.last for one in fixed if one.first < done < one.last), done)


def _common(one: str, other: str) -> int:
    """Give how many letters two texts begin with alike, up to the end of a word."""
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    while 0 < same < len(other) and other[same - 1].isalnum() and other[same].isalnum():
        same -= 1
    return same
