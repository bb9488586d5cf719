"""Expressions that a text translates nearly always alike, with examples of each.

“electoral register” is “Stimmregister” wherever Swiss law says it, and a model that knows both of
its words writes “Wahlregister”. Which of them help when they are told is found out by `trials`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random

from localize.engines.expressions import LONGEST
from localize.training import lexicon, reversals, spans, words
from localize.training.alignment import Linked
from localize.training.corpus import Pair
from localize.training.encoding import Token
from localize.training.told import Lines

_WIDEST = 6
_SEEN, _LEAST, _SHARE = 3, 2, 0.5
_SCANT = 0.5
_MOST = 40_000
_SAMPLES, _SAMPLED = 3, 32

Linking = tuple[str, str]
"""A source word and the dictionary form of a word that is linked to it, both in small letters."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What stands for an expression, and some pairs that have it in their source."""

    wanted: str
    samples: tuple[Pair, ...]


def candidates(lines: Lines, language: str, seed: int) -> dict[str, Candidate]:
    """Give expressions of two to five words, and what stands for them.

    An expression is seen three times at least, and told by words with the same dictionary forms
    twice at least and in half of the cases. It begins and ends with a word that is none of the
    commonest; so does what stands for it, six words at most, which no link leads out of, with no
    more uncommon words than the expression and half its letters at least: nothing comes to it, and
    nothing goes. It is not in capitals, and each of several words stands for one of the expression
    elsewhere, too. Of more than 40,000, an hour's trials, those seen most often stay.
    """
    pairs = [pair for pair, _ in lines()]
    common = lexicon.common(pair.source for pair in pairs)
    plain = lexicon.common(pair.target for pair in pairs)
    often = _often(pairs, common)
    found = dict(_usual(_told(lines(), often, common), often, language, (common, plain)))
    vouched = _vouched(lines(), found, language, plain)
    chosen = sorted(vouched, key=lambda each: (-often[each], each))[:_MOST]
    samples = _samples(pairs, set(chosen), common, Random(seed))  # noqa: S311 - chosen examples, no secret
    return {
        expression: Candidate(found[expression][0], tuple(some))
        for expression, some in samples.items()
    }


def _expressions(
    tokens: Sequence[Token], common: frozenset[str]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Give the places where an expression may be, first token and the one behind, and its text.

    Its words stand a space apart and are no parts of compounds.
    """
    small = [token.text.lower() for token in tokens]
    bounds = [text.isalpha() and text not in common for text in small]
    for start, first in enumerate(small):
        if not bounds[start] or words.is_joined(tokens, start):
            continue
        text = first
        for end in range(start + 1, min(start + LONGEST, len(small))):
            if tokens[end].gap != " " or not small[end].isalpha() or words.is_joined(tokens, end):
                break
            text = f"{text} {small[end]}"
            if bounds[end]:
                yield (start, end + 1), text


def _often(pairs: Iterable[Pair], common: frozenset[str]) -> dict[str, int]:
    """Give how often expressions are seen, those that are often enough."""
    seen: Counter[str] = Counter()
    for pair in pairs:
        seen.update(text for _, text in _expressions(words.split(pair.source), common))
    return {text: count for text, count in seen.items() if count >= _SEEN}


def _told(
    lines: Iterable[Linked], often: Container[str], common: frozenset[str]
) -> dict[str, Counter[str]]:
    """Count what is linked to expressions that are seen often."""
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for pair, links in lines:
        source = words.split(pair.source)
        wanted = {place: text for place, text in _expressions(source, common) if text in often}
        if not wanted:
            continue
        target = words.split(pair.target)
        for span in spans.consistent(links, len(source), _WIDEST):
            if span.source in wanted:
                told[wanted[span.source]][_text(target[slice(*span.target)])] += 1
    return told


def _text(tokens: Sequence[Token]) -> str:
    """Give the tokens' text as it stands, without the space before it."""
    return words.join(tokens).strip()


def _usual(
    told: Mapping[str, Counter[str]],
    often: Mapping[str, int],
    language: str,
    common: tuple[frozenset[str], frozenset[str]],
) -> Iterator[tuple[str, tuple[str, int]]]:
    """Give expressions with what stands for them often enough, and how often it does."""
    for expression, texts in told.items():
        most = sum(word not in common[0] for word in expression.split())
        wanted, count = _wanted(texts, language, common[1], most)
        is_usual = count >= max(_LEAST, _SHARE * often[expression])
        is_other = wanted.lower() != expression and not wanted.isupper()
        is_whole = len(wanted) >= _SCANT * len(expression)
        if is_usual and is_other and is_whole and reversals.is_safe(expression, wanted, language):
            yield expression, (wanted, count)


def _wanted(
    texts: Counter[str], language: str, common: frozenset[str], most: int
) -> tuple[str, int]:
    """Give what stands for an expression most often, and how often: all forms, by their commonest.

    Gives "" and 0 if nothing may.
    """
    forms: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for text, count in texts.items():
        tokens = [token.text for token in words.split(text)]
        if _is_plain(tokens, common, most):
            forms[tuple(lexicon.lemma(language, each) for each in tokens)][text] = count
    likeliest = max(forms.values(), key=Counter.total, default=Counter({"": 0}))
    return likeliest.most_common(1)[0][0], likeliest.total()


def _vouched(
    lines: Iterable[Linked],
    found: Mapping[str, tuple[str, int]],
    language: str,
    common: frozenset[str],
) -> Iterator[str]:
    """Give the expressions each of whose words there stands for one of theirs elsewhere, too.

    Twice is enough, in any form. What one word stands for need not be: a compound is seldom seen.
    """
    needed: dict[str, list[set[Linking]]] = {}
    for expression, (wanted, _) in found.items():
        there = [token.text for token in words.split(wanted)]
        uncommon = {lexicon.form(language, word) for word in there if word.lower() not in common}
        several = [word for word in uncommon if word.isalpha()] if len(there) > 1 else []
        needed[expression] = [{(one, word) for one in expression.split()} for word in several]
    counted = _links(lines, language, set().union(*chain(*needed.values())))
    for expression, (_, count) in found.items():
        if all(
            sum(counted[link] for link in some) >= count + _LEAST for some in needed[expression]
        ):
            yield expression


def _links(lines: Iterable[Linked], language: str, needed: Container[Linking]) -> Counter[Linking]:
    """Count links of words in small letters with dictionary forms."""
    counted: Counter[Linking] = Counter()
    for pair, links in lines:
        source, target = words.split(pair.source), words.split(pair.target)
        for one, other in links:
            link = source[one].text.lower(), lexicon.form(language, target[other].text)
            if link in needed:
                counted[link] += 1
    return counted


def _is_plain(tokens: Sequence[str], common: frozenset[str], most: int) -> bool:
    """Tell whether tokens are words, maybe joined, at most so many uncommon ones, two at the ends.

    One may be both ends.
    """
    if not all(token.isalpha() or token in words.JOINTS for token in tokens):
        return False
    uncommon = [token.isalpha() and token.lower() not in common for token in tokens]
    return uncommon[0] and uncommon[-1] and sum(uncommon) <= most


def _samples(
    pairs: Iterable[Pair], wanted: Container[str], common: frozenset[str], rng: Random
) -> dict[str, list[Pair]]:
    """Draw pairs that have each of the expressions, out of those that are not long."""
    drawn: dict[str, list[Pair]] = {}
    seen: Counter[str] = Counter()
    for pair in pairs:
        source = words.split(pair.source)
        found = {text for _, text in _expressions(source, common) if text in wanted}
        for text in sorted(found) if len(source) <= _SAMPLED else ():
            seen[text] += 1
            some = drawn.setdefault(text, [])
            place = len(some) if len(some) < _SAMPLES else rng.randrange(seen[text])
            if place < _SAMPLES:
                some[place : place + 1] = [pair]
    return drawn
