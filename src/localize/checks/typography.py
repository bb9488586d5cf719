"""Rules: spaces, doubled words, ends of sentences; quotes, apostrophes and ß by region.

A tag with a region (de-CH, fr-FR) asks for that region's typography. A bare tag (de) does not: its
quotes and apostrophes may be anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize import languages
from localize.checks import lexicon
from localize.checks.subject import Pair, Problem, Subject, only_with

_SPACES = re.compile(r"(?<=\S)[ ]{2,}(?=\S)")
_STRAY = re.compile(r"(?<=\w) [,.](?=\s|$)")
_TAIL = "\"“”„’'»«›‹)]）」』 \u00a0\u202f"
_ENDS = {"?": "?？؟;", "!": "!！…."}
"""What a question and a call may end with; a lost full stop is nothing."""
_BLANKS = " \t\u00a0\u202f\u3000"
_EDGES = frozenset(_BLANKS)
_FULL = {"ja": ("。", "？", "！"), "zh": ("。", "？", "！")}
_OWN_ENDS = frozenset({*_FULL, "ar"})
_HALF = str.maketrans(".?!", "。？！")


def double_space(subject: Subject) -> Iterator[Problem]:
    """Two spaces stand where one is meant, and the source has none such."""
    for pair in subject.pairs:
        is_double = "  " in pair.target.raw and _SPACES.search(pair.target.raw)
        if is_double and not _SPACES.search(pair.source.raw):
            yield Problem("two spaces in a row", excerpt="  ")


def edge_space(subject: Subject) -> Iterator[Problem]:
    """A space at the beginning or end, where the source has none."""
    for pair in subject.pairs:
        ours, theirs = pair.source.raw, pair.target.raw
        if theirs[0] not in _EDGES and theirs[-1] not in _EDGES:
            continue
        for name, at in (("begins", 0), ("ends", -1)):
            if theirs.strip() and theirs[at] in _BLANKS and ours[at : at + 1 or None] not in _EDGES:
                yield Problem(f"the translation {name} with white space")


def stray_space(subject: Subject) -> Iterator[Problem]:
    """A space before a comma or full stop."""
    for pair in subject.pairs:
        raw = pair.target.raw
        found = _STRAY.search(raw) if " ," in raw or " ." in raw else None
        if found and not _STRAY.search(pair.source.raw):
            yield Problem(f"a space before “{found[0][1]}”", excerpt=found[0])


def double_word(subject: Subject) -> Iterator[Problem]:
    """A word stands twice in a row."""
    for pair in subject.pairs:
        if pair.target.has_double and (word := _double(pair)):
            yield Problem(f"“{word}” stands twice", excerpt=f"{word} {word}")


def end_punctuation(subject: Subject) -> Iterator[Problem]:
    """The end mark is another one, missing, or not the one of the script."""
    for pair in subject.pairs:
        language = pair.target.language
        if language not in _OWN_ENDS and _ENDS.keys().isdisjoint(pair.source.signs):
            continue
        ours, theirs = _end(pair.source.plain), _end(pair.target.plain)
        if language in _FULL and theirs in {".", "?", "!"}:
            yield Problem(
                f"“{theirs}” is not this script's", theirs.translate(_HALF), excerpt=theirs
            )
        elif language == "ar" and theirs == "?":
            yield Problem("“?” is not this script's", "؟", excerpt="?")
        elif ours in _ENDS and not (theirs and theirs in _ENDS[ours]):
            told = f"“{theirs}”" if theirs else "no end mark"
            yield Problem(f"the source ends with “{ours}”, the translation with {told}", ours)


@only_with("ß")
def eszett(subject: Subject) -> Iterator[Problem]:
    """Swiss German has no ß."""
    if subject.language in languages.WITHOUT_SHARP_S:
        for pair in subject.pairs:
            if "ß" in pair.target.raw:
                yield Problem("Swiss spelling has ss for ß", excerpt="ß")


def _double(pair: Pair) -> str:
    allowed = lexicon.words("doubles", pair.target.language)
    found = re.search(r"\b([^\W\d_]{2,})[ \u00a0]+\1\b", pair.target.plain, re.IGNORECASE)
    if found is None or found[1].lower() in allowed or not found[1].islower():
        return ""
    return (
        ""
        if re.search(rf"\b{found[1]}\W+{found[1]}\b", pair.source.plain, re.IGNORECASE)
        else found[1]
    )


def _end(plain: str) -> str:
    bare = plain.rstrip(_TAIL)
    return bare[-1] if bare and not bare[-1].isalnum() else ""


def quote_style(subject: Subject) -> Iterator[Problem]:
    """Quotes of another region: de-CH has «», de-DE „“."""
    style = languages.QUOTES.get(subject.language)
    if style is None:
        return
    for pair in subject.pairs:
        strange = next(
            (sign for sign in pair.target.plain if sign in _ANY_QUOTE.difference(style)), ""
        )
        if strange:
            yield Problem(f"{subject.language} writes {style[0]}…{style[-1]}", excerpt=strange)


@only_with("'")
def apostrophe(subject: Subject) -> Iterator[Problem]:
    """A straight apostrophe inside a word."""
    if subject.is_regional:
        for pair in subject.pairs:
            if found := STRAIGHT.search(pair.target.plain):
                yield Problem("the apostrophe is ’", excerpt=found[0])


def french_space(subject: Subject) -> Iterator[Problem]:
    """France puts a narrow space before ; : ! ? and inside « », French Switzerland none."""
    wanted = FRENCH.get(subject.language)
    if wanted is not None:
        for pair in subject.pairs:
            if wanted.search(pair.target.plain):
                yield Problem("the spaces at « » and ; : ! ? are not the region's")


DOUBLE = re.compile(f"[{languages.QUOTE_SIGNS}]")
_ANY_QUOTE = frozenset(languages.QUOTE_SIGNS)
STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
FRENCH = {
    "fr-FR": re.compile(r"(?<=\w)[;!?»]|(?<=\w) [;:!?»]|«(?=\w)|« (?=\w)"),
    "fr-CH": re.compile(r"[ \u00a0\u202f][;!?»]|[ \u00a0\u202f]:(?!\w)|«[ \u00a0\u202f]"),
}
