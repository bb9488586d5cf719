"""Rules: the same words, or the same sentence, again and again."""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq

from localize.checks.subject import Problem, Subject
from localize.checks.text import Text

_RUN = 4


def loop(subject: Subject) -> Iterator[Problem]:
    """The same words follow each other again and again, and do not in the source."""
    for pair in subject.pairs:
        found = _loop(pair.target)
        if found and not _loop(pair.source):
            yield Problem(f"“{found}” is repeated", excerpt=found)


def repeated(subject: Subject) -> Iterator[Problem]:
    """A sentence stands twice in the translation, and once in the source."""
    for pair in subject.pairs:
        if pair.target.says_again and pair.target.stops:
            again = _double(pair.target)
            if again and not _double(pair.source):
                yield Problem("a sentence stands twice", excerpt=again[:30])


def _loop(text: Text) -> str:
    """Give words that are said three times in a row, or four or more that are said twice."""
    words = text.lower
    spare = len(words) - len(text.vocabulary)
    if spare >= _RUN and text.says_again:
        return _run(words)
    if spare < 2 or not text.has_double:  # noqa: PLR2004 - nothing stands three times
        return ""
    rows = zip(words, words[1:], words[2:], strict=False)
    return next((one for one, two, three in rows if one == two == three), "")


def _run(words: list[str]) -> str:
    for size in range(1, len(words) // 2 + 1):
        same = list(map(eq, words, words[size:]))
        need = max(2 * size if size < 3 else size, _RUN if size > 1 else 2)  # noqa: PLR2004
        at = _first_run(same, need) if same.count(True) >= need else -1
        if at >= 0:
            return " ".join(words[at : at + size])
    return ""


def _first_run(same: list[bool], need: int) -> int:
    count = 0
    for at, each in enumerate(same):
        count = count + 1 if each else 0
        if count >= need:
            return at - need + 1
    return -1


def _double(text: Text) -> str:
    seen: set[str] = set()
    for sentence in text.sentences:
        bare = sentence.casefold().strip(' .!?…"“”«»')
        if bare in seen and bare.count(" ") >= 2:  # noqa: PLR2004 - a sentence, not a call
            return sentence
        seen.add(bare)
    return ""
