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

_OF_A_MAN = re.compile(r"(?:eur|ent|er|ore)$", re.IGNORECASE)
_OF_A_WOMAN = {
    "fr": re.compile(r"((?:vice-)?présidente|conseillère|\w+[td]rice|\w+euse)s?"),
    "it": re.compile(r"(signora|\w+[td]ric)[ei]?"),
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
        partial(shown, language),
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
    """Give a word's dictionary form, with a capital if the word has one."""
    found = simplemma.lemmatize(word, lang=language)
    return found[:1].upper() + found[1:] if word[:1].isupper() else found


def shown(language: str, word: str) -> str:
    """Give the dictionary form that a term is annotated with, with a capital if the word has one.

    For dictionaries “direttrice” is a form of “direttore”: a network that is told that where a text
    has her learns to make women of men. So French and Italian words in -trice, -drice and -euse,
    “présidente”, “conseillère” and “signora” keep their own.
    """
    found = lemma(language, word)
    woman = _OF_A_WOMAN[language].fullmatch(word.lower()) if language in _OF_A_WOMAN else None
    if not woman or not _OF_A_MAN.search(found):
        return found
    own = woman[1] + ("e" if woman[1].endswith("ric") else "")
    return own.capitalize() if word[:1].isupper() else own
