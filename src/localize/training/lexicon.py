"""What annotation knows of a language: common words, dictionary forms, words to stand in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial

import simplemma

from localize.training import words
from localize.training.annotation import Terms
from localize.training.corpus import Pair

_MAN = re.compile(r"(?:eur|ent|er|ore)$", re.IGNORECASE)
_WOMAN = {
    "fr": re.compile(r"^(?:présidente|conseillère|\w+trice|\w+euse)(?=s?$)", re.IGNORECASE),
    "it": re.compile(r"^(?:signora|\w+trice)$", re.IGNORECASE),
}
_COMMON, _SAMPLE, _SHORTEST, _RAREST = 150, 100_000, 5, 3


def terms(pairs: Sequence[Pair], language: str, held_out: Iterable[str]) -> Terms:
    """Learn from a sample of the text how to annotate it; `held_out` terms are left alone."""
    sample = pairs[:: len(pairs) // _SAMPLE + 1]
    source = _count(pair.source for pair in sample)
    target = _count(pair.target for pair in sample)
    common = _common(source) | _common(target)
    return Terms(
        common,
        frozenset(term.strip().casefold() for term in held_out),
        partial(lemma, language),
        _others(target, common, nouns=language == "de"),
    )


def common(texts: Iterable[str]) -> frozenset[str]:
    """Give the most frequent words of texts, case-folded."""
    return _common(_count(texts))


def _count(texts: Iterable[str]) -> Counter[str]:
    """Count the words of texts."""
    return Counter(token.text for text in texts for token in words.split(text))


def _common(counts: Mapping[str, int]) -> frozenset[str]:
    """Give the most frequent words, case-folded."""
    folded: Counter[str] = Counter()
    for word, count in counts.items():
        folded[word.casefold()] += count
    return frozenset(word for word, _ in folded.most_common(_COMMON))


def _others(
    counts: Mapping[str, int], common: frozenset[str], *, nouns: bool
) -> dict[str, list[str]]:
    """Give the words neither common nor rare, by their endings; in German those with capitals."""
    others: defaultdict[str, list[str]] = defaultdict(list)
    for word, count in sorted(counts.items()):
        fit = len(word) >= _SHORTEST and word.isalpha() and (word[0].isupper() or not nouns)
        if fit and count >= _RAREST and word.casefold() not in common:
            others[word[-3:]].append(word)
    return dict(others)


def form(language: str, word: str) -> str:
    """Give a word's dictionary form, case-folded."""
    return lemma(language, word).casefold()


@lru_cache(maxsize=500_000)
def lemma(language: str, word: str) -> str:
    """Give a word's dictionary form, with a capital if the word has one.

    That of a woman's title or office is hers, not the man's, as dictionaries have it: a network
    that is told “direttore” where a text has “direttrice” learns to make women of men.
    """
    found = simplemma.lemmatize(word, lang=language)
    woman = _WOMAN[language].match(word) if language in _WOMAN else None
    if woman and _MAN.search(found):
        found = woman[0]
    return found[:1].upper() + found[1:] if word[:1].isupper() else found
