"""Words that training sees too seldom, with what stands for them: see `localize.engines.rare`.

A word is told by the target word that stands for it most often, as it stands there: in its plural,
say, which a dictionary form would lose. Dictionaries, menus and titles, lines of four words or
fewer, do not count, but bear witness: where a word was seen too seldom to be sure, that of its
translations is taken which such a line has, too. Not for “dismissed”: a past or an “-ing” would be
told by a participle, which spoils a sentence, or by what the verb means elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from localize.engines import rare
from localize.training import alignment, lexicon, texts, whole, words
from localize.training.corpus import Pair
from localize.training.encoding import Link, Token
from localize.training.texts import Say

_ENOUGH = 100_000
"""Pairs of a language from which on it can be told which of its words are rare."""

_SENTENCE = 5
_SELDOM, _LEAST, _SHARE, _BACK, _SHORTEST = 60, 2, 0.4, 0.02, 3
_WITNESSED, _OFTEN = 0.25, 6000
_VERBAL = "ed", "ing"
_JOINTS = frozenset("-‐‑–'’")

Linked = tuple[Pair, tuple[Link, ...]]


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often words were seen in sentences, source ones in lower case, and told by which others.

    `vouched` has dictionary forms: for source words those of what short lines have for them.
    """

    sources: Counter[str] = field(default_factory=Counter)
    targets: Counter[str] = field(default_factory=Counter)
    told: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    vouched: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def write(languages: Iterable[str], work: Path, path: Path, say: Say) -> None:
    """Write the rare words of a working folder's clean text.

    In little text every word is rare: such a language keeps those of the weights begun with.
    """
    found: dict[str, Mapping[str, str]] = {}
    begun = work / rare.FILE
    for language in languages:
        pairs = texts.read(work / "clean", language)
        english = (len(part) for path, part in pairs.items() if texts.is_from_english(path))
        if sum(english) >= _ENOUGH:
            say(f"{language}: counting rare words")
            found[language] = learn(_linked(work, language, pairs, say), language)
        else:
            found[language] = rare.read(begun, language) if begun.exists() else {}
    table(found, path)


def learn(lines: Iterable[Linked], language: str) -> dict[str, str]:
    """Give lower-case source words seen at most 60 times, and the target word that stands for each.

    It has to stand for it, alone, twice at least, in two fifths of the cases in which one word does
    and in a fiftieth of its own: a common word stands for a rare one by mistake. If none does, once
    and a quarter of the cases are enough for one that a short line vouches for, but for words on
    “-ed” and “-ing”. Target words seen more than 6,000 times stand for none.
    """
    counts = _count(lines, language)
    rare_words = (word for word in counts.told if _is_rare(word, counts))
    chosen = ((word, _small(word, counts, language)) for word in rare_words)
    return {
        word: wanted
        for word, wanted in chosen
        if wanted.lower() not in ("", word) and counts.targets[wanted] <= _OFTEN
    }


def table(found: Mapping[str, Mapping[str, str]], path: Path) -> None:
    """Write the words of all languages as one table, whole or not at all."""
    with whole.writing(path) as file:
        file.write("\t".join((rare.SOURCE, *found)) + "\n")
        for word in sorted(set().union(*found.values())):
            file.write("\t".join((word, *(one.get(word, "") for one in found.values()))) + "\n")


def _count(lines: Iterable[Linked], language: str) -> _Counts:
    """Count the words of sentences; read short lines for what they vouch for."""
    counts = _Counts()
    for pair, links in lines:
        source, target = words.split(pair.source), words.split(pair.target)
        linked = _single(links, source, target)
        if len(source) < _SENTENCE:
            for one, other in linked:
                counts.vouched[_form(one, rare.SOURCE)].add(_form(other, language))
            continue
        counts.sources.update(token.text.lower() for token in source)
        counts.targets.update(token.text for token in target)
        for one, other in linked:
            counts.told[one][other] += 1
    return counts


def _linked(
    work: Path, language: str, pairs: Mapping[Path, Sequence[Pair]], say: Say
) -> Iterator[Linked]:
    """Give the pairs out of English with their links."""
    links = alignment.kept(work, language, list(chain(*pairs.values())), say)
    for path, part in pairs.items():
        own = zip(part, islice(links, len(part)), strict=True)
        if texts.is_from_english(path):
            yield from own
        else:
            deque(own, maxlen=0)  # not its turn


def _single(
    links: Sequence[Link], source: Sequence[Token], target: Sequence[Token]
) -> Iterator[tuple[str, str]]:
    """Give linked words that have no other link and are no part of a compound or contraction."""
    sources, targets = (Counter(link[side] for link in links) for side in (0, 1))
    for one, other in links:
        alone = sources[one] == 1 == targets[other]
        if alone and not _is_joined(source, one) and not _is_joined(target, other):
            yield source[one].text, target[other].text


def _is_joined(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a hyphen or an apostrophe joins a word to another one."""
    before = tokens[place - 1].text if place and not tokens[place].gap else ""
    has_next = place + 1 < len(tokens) and not tokens[place + 1].gap
    return before in _JOINTS or (has_next and tokens[place + 1].text in _JOINTS)


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
    return _witnessed(told, counts.vouched[_form(word, rare.SOURCE)], language)


def _witnessed(told: Counter[str], known: Container[str], language: str) -> str:
    """Give the word that stands most often for another of those with a known dictionary form.

    Words with the same dictionary form count together; gives "" if too few are known.
    """
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, count in told.items():
        if _is_word(word) and (form := _form(word, language)) in known:
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


def _form(word: str, language: str) -> str:
    """Give a word's dictionary form in lower case."""
    return lexicon.lemma(language, word).lower()


def _is_word(text: str) -> bool:
    """Tell whether a text is a word, none in capitals, long enough to mean something."""
    return text.isalpha() and len(text) >= _SHORTEST and not text.isupper()
