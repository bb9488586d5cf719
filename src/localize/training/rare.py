"""Words that training sees too seldom, with what stands for them: see `localize.engines.rare`.

A word is told by the target word that stands for it most often, as it stands there: in its plural,
say, which a dictionary form would lose. Dictionaries, menus and titles, lines of four words or
fewer, do not count.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from localize.engines import rare
from localize.training import alignment, texts, whole, words
from localize.training.corpus import Pair
from localize.training.encoding import Link, Token
from localize.training.texts import Say

_ENOUGH = 100_000
"""Pairs of a language from which on it can be told which of its words are rare."""

_SENTENCE = 5
_SELDOM, _LEAST, _SHARE, _BACK, _SHORTEST = 60, 2, 0.4, 0.02, 3
_JOINTS = frozenset("-‐‑–'’")

Linked = tuple[Pair, tuple[Link, ...]]


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
            found[language] = learn(_linked(work, language, pairs, say))
        else:
            found[language] = rare.read(begun, language) if begun.exists() else {}
    table(found, path)


def learn(lines: Iterable[Linked]) -> dict[str, str]:
    """Give lower-case source words seen at most 60 times, and the target word that stands for each.

    It has to stand for it, alone, twice at least, in two fifths of the cases in which one word does
    and in a fiftieth of its own: a common word stands for a rare one by mistake.
    """
    seen: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for pair, links in lines:
        source, target = words.split(pair.source), words.split(pair.target)
        seen.update(token.text.lower() for token in source)
        targets.update(token.text for token in target)
        if len(source) >= _SENTENCE:
            for one, other in _single(links, source, target):
                told[one][other] += 1
    seldom = {word for word in told if seen[word] <= _SELDOM and _is_word(word) and word.islower()}
    chosen = {word: _most(told[word], targets) for word in seldom}
    return {word: wanted for word, wanted in chosen.items() if wanted.lower() not in ("", word)}


def table(found: Mapping[str, Mapping[str, str]], path: Path) -> None:
    """Write the words of all languages as one table, whole or not at all."""
    with whole.writing(path) as file:
        file.write("\t".join((rare.SOURCE, *found)) + "\n")
        for word in sorted(set().union(*found.values())):
            file.write("\t".join((word, *(one.get(word, "") for one in found.values()))) + "\n")


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


def _most(counts: Counter[str], targets: Mapping[str, int]) -> str:
    """Give the word that stands most often for another, "" if that is not sure."""
    wanted, count = counts.most_common(1)[0]
    least = max(_LEAST, _SHARE * counts.total(), _BACK * targets[wanted])
    return wanted if count >= least and _is_word(wanted) else ""


def _is_word(text: str) -> bool:
    """Tell whether a text is a word, none in capitals, long enough to mean something."""
    return text.isalpha() and len(text) >= _SHORTEST and not text.isupper()
