"""Rules: direct speech stays direct speech, and quotes and brackets are closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.checks.subject import Problem, Subject, only_with
from localize.checks.text import Text

_SINGLE = re.compile(r"(?<!\w)[‘‚'‹›](?=\S)|(?<=[\w.,!?…])[’‘'›‹](?!\w)")
_BRACKETS = (("(", ")"), ("[", "]"), ("（", "）"))
_ITEM = re.compile(r"^\(?\w{1,4}\)")
_SPEECH = re.compile(r"[“„\"«‹‘]([^“”„\"«»]+)[”“\"»›’]?")
_WORDS = 3


def unbalanced(subject: Subject) -> Iterator[Problem]:
    """A quote is opened and not closed, though the source's are."""
    for pair in subject.pairs:
        theirs = pair.target.quotes
        if len(theirs) % 2 and not len(pair.source.quotes) % 2:
            yield Problem("a quote is not closed, or not opened", excerpt=theirs[-1])


def lost(subject: Subject) -> Iterator[Problem]:
    """Speech that the source quotes is not quoted; a quoted word or two may go."""
    for pair in subject.pairs:
        ours, theirs = _count(pair.source), _count(pair.target)
        if ours <= theirs or _SINGLE.search(pair.target.plain):
            continue
        spoken = sum(len(said.split()) >= _WORDS for said in _SPEECH.findall(pair.source.plain))
        if spoken > theirs:
            yield Problem(f"the source has {ours} quotes, the translation {theirs or 'none'}")


@only_with("".join(map("".join, _BRACKETS)))
def bracket(subject: Subject) -> Iterator[Problem]:
    """A bracket is opened and not closed, though the source's are."""
    for pair in subject.pairs:
        for opening, closing in _BRACKETS:
            if _open(pair.target, opening, closing) and not _open(pair.source, opening, closing):
                yield Problem(f"“{opening}” and “{closing}” do not pair", excerpt=opening)


def _count(text: Text) -> int:
    """Give the number of quotes, one that is only opened or closed included."""
    return (len(text.quotes) + 1) // 2


def _open(text: Text, opening: str, closing: str) -> int:
    if opening not in text.plain and closing not in text.plain:
        return 0
    plain = _ITEM.sub("", text.plain)
    return plain.count(opening) - plain.count(closing)
