"""Words that training sees too seldom, with what stands for them: see `localize.engines.rare`.

A word is told by the target word that stands for it most often, as it stands there: in its plural,
say, which a dictionary form would lose. Dictionaries, menus and titles, lines of four words or
fewer, do not count, but bear witness: where a word was seen too seldom to be sure, that of its
translations is taken which such a line has, too. Not for “dismissed”: a past or an “-ing” would be
told by a participle, which spoils a sentence, or by what the verb means elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from localize.engines import rare
from localize.training import lexicon, reversals, words
from localize.training.alignment import Linked
from localize.training.encoding import Link, Token

_SENTENCE = 5
_SELDOM, _LEAST, _SHARE, _BACK, _SHORTEST = 60, 2, 0.4, 0.02, 3
_WITNESSED, _OFTEN = 0.25, 6000
_VERBAL = "ed", "ing"


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often words were seen in sentences, source ones in lower case, and told by which others.

    `vouched` has dictionary forms: for source words those of what short lines have for them.
    """

    sources: Counter[str] = field(default_factory=Counter)
    targets: Counter[str] = field(default_factory=Counter)
    told: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    vouched: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def learn(lines: Iterable[Linked], language: str) -> dict[str, str]:
    """Give lower-case source words seen at most 60 times, and the target word that stands for each.

    It has to stand for it, alone, twice at least, in two fifths of the cases in which one word does
    and in a fiftieth of its own: a common word stands for a rare one by mistake. If none does, once
    and a quarter of the cases are enough for one that a short line vouches for, but for words on
    “-ed” and “-ing”. Target words seen more than 6,000 times stand for none, nor for “unwilling”
    what does not deny, like “willens”: it stands behind a “nicht” of its own.
    """
    counts = _count(lines, language)
    rare_words = (word for word in counts.told if _is_rare(word, counts))
    chosen = ((word, _small(word, counts, language)) for word in rare_words)
    return {
        word: wanted
        for word, wanted in chosen
        if wanted.lower() not in ("", word) and counts.targets[wanted] <= _OFTEN
        if reversals.denies(wanted, language) or not reversals.denies(word, rare.SOURCE)
    }


def _count(lines: Iterable[Linked], language: str) -> _Counts:
    """Count the words of sentences; read short lines for what they vouch for."""
    counts = _Counts()
    for pair, links in lines:
        source, target = words.split(pair.source), words.split(pair.target)
        linked = _single(links, source, target)
        if len(source) < _SENTENCE:
            for one, other in linked:
                counts.vouched[lexicon.form(rare.SOURCE, one)].add(lexicon.form(language, other))
            continue
        counts.sources.update(token.text.lower() for token in source)
        counts.targets.update(token.text for token in target)
        for one, other in linked:
            counts.told[one][other] += 1
    return counts


def _single(
    links: Sequence[Link], source: Sequence[Token], target: Sequence[Token]
) -> Iterator[tuple[str, str]]:
    """Give linked words that have no other link and are no part of a compound or contraction."""
    sources, targets = (Counter(link[side] for link in links) for side in (0, 1))
    for one, other in links:
        alone = sources[one] == 1 == targets[other]
        if alone and not words.is_joined(source, one) and not words.is_joined(target, other):
            yield source[one].text, target[other].text


def _is_rare(word: str, counts: _Counts) -> bool:
    """Tell whether an English word of small letters was seen seldom."""
    is_plain = word.isascii() and word.islower() and _is_word(word)
    return is_plain and counts.sources[word] <= _SELDOM


def _wanted(word: str, counts: _Counts, language: str) -> str:
    """Give the word that stands most often for another, or one that is vouched for, "" if none."""
    told = counts.told[word]
    wanted, count = told.most_common(1)[0]
    least = max(_LEAST, _SHARE * told.total(), _BACK * counts.targets[wanted])
    if count >= least and _is_word(wanted):
        return wanted
    if word.endswith(_VERBAL):
        return ""
    return _witnessed(told, counts.vouched[lexicon.form(rare.SOURCE, word)], language)


def _witnessed(told: Counter[str], known: Container[str], language: str) -> str:
    """Give the word that stands most often for another of those with a known dictionary form.

    Words with the same dictionary form count together; gives "" if too few are known.
    """
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, count in told.items():
        if _is_word(word) and (form := lexicon.form(language, word)) in known:
            forms[form][word] = count
    likeliest = max(forms.values(), key=Counter.total, default=Counter[str]())
    if not likeliest or likeliest.total() < _WITNESSED * told.total():
        return ""
    return likeliest.most_common(1)[0][0]


def _small(word: str, counts: _Counts, language: str) -> str:
    """Give what stands for a word, with a small letter as it was told so, "" if it never was.

    In German nouns have capitals, elsewhere names: they stand for a common word by mistake.
    """
    wanted = _wanted(word, counts, language)
    if language == "de" or wanted.islower():
        return wanted
    small = wanted.lower()
    return small if small in counts.told[word] else ""


def _is_word(text: str) -> bool:
    """Tell whether a text is a word, none in capitals, long enough to mean something."""
    return text.isalpha() and len(text) >= _SHORTEST and not text.isupper()
