"""Rules: faults that machines make: blanks, copies, leftovers, a text that breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize import catalog
from localize.checks.subject import Pair, Problem, Subject, only_with

LEFTOVER = re.compile(
    r"⁇|�|▁|@@(?=\s|$)|</?(?:unk|s|pad|eos|bos|mask)>|\[(?:UNK|PAD|MASK|SEP|CLS)\]"
    r"|&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-f]+);|<[a-z]{1,2}\d+(?![\d>/])"
    r"|__\w+__|⟦\d+⟧|\\u[0-9a-f]{4}"
)
_LEFTOVER_SIGNS = "⁇�▁@<[&_⟦\\"
_BROKEN = ("-", "…", "...")
_RUN = 4


def blank(subject: Subject) -> Iterator[Problem]:
    """The translation is white space."""
    return (
        Problem("the translation is blank")
        for pair in subject.pairs
        if pair.source.raw.strip() and not pair.target.raw.strip()
    )


def copied(subject: Subject) -> Iterator[Problem]:
    """The translation is the source; names and figures alone may be."""
    for pair in subject.pairs:
        if pair.source.plain.casefold() == pair.target.plain.casefold():
            small = [word for word in pair.source.words if word.islower() and len(word) > 1]
            if len(small) >= _RUN - 1:
                yield Problem("the translation is the source, word for word")


def untranslated_part(subject: Subject) -> Iterator[Problem]:
    """Words of the source, in small letters, stand in the translation in a row."""
    for pair in subject.pairs:
        if pair.source.plain == pair.target.plain:
            continue
        shared = pair.source.vocabulary & pair.target.vocabulary
        if len(shared) >= _RUN and (run := _shared_run(pair, shared)):
            yield Problem(f"“{run}” is not translated", excerpt=run)


def omission(subject: Subject) -> Iterator[Problem]:
    """Words of the source that a model wrote nothing for, in a draft that nobody has touched."""
    if omitted := catalog.omitted(subject.entry):
        yield Problem(f"nothing in the draft seems to stand for “{omitted}”")


@only_with(_LEFTOVER_SIGNS)
def leftover(subject: Subject) -> Iterator[Problem]:
    """Signs that a program left behind: unknown pieces, character references, broken tags."""
    for pair in subject.pairs:
        for found in LEFTOVER.findall(pair.target.raw):
            if found not in pair.source.raw:
                yield Problem(f"“{found}” is a leftover of a program", excerpt=found)


def truncated(subject: Subject) -> Iterator[Problem]:
    """The translation breaks off: a hyphen or dots at its end that the source has not."""
    for pair in subject.pairs:
        ours, theirs = pair.source.plain.rstrip(), pair.target.plain.rstrip()
        if theirs.endswith(_BROKEN) and not ours.endswith((*_BROKEN, "–", "—")):
            yield Problem("the translation breaks off", excerpt=theirs[-12:])


def _shared_run(pair: Pair, shared: frozenset[str]) -> str:
    """Give the longest row of words that both have, if it is long enough to be no accident."""
    ours = " ".join(pair.source.lower)
    words, best = pair.target.words, 0
    start = at = 0
    where = (0, 0)
    for at, word in enumerate([*pair.target.lower, ""]):
        if word in shared and words[at].islower():
            continue
        long = sum(len(each) > 2 for each in words[start:at])  # noqa: PLR2004 - not km, mph
        if at - start > best and long >= _RUN and " ".join(pair.target.lower[start:at]) in ours:
            best, where = at - start, (start, at)
        start = at + 1
    return " ".join(words[slice(*where)]) if best >= _RUN else ""
