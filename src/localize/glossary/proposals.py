"""Terms that a glossary may lack: what an article's texts say often, without a parser.

Names are runs of capitalised words; noun phrases are runs without stop words, ranked by their
C-value (Frantzi, Ananiadou, Mima 2000, “Automatic recognition of multi-word terms”), which takes
off what a phrase has only as a part of a longer one. German compounds are phrases of one word.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from localize.glossary.folding import fold
from localize.glossary.matching import Matcher, matcher
from localize.glossary.stopwords import is_stop_word
from localize.glossary.words import Span
from localize.languages import primary
from localize.model import Term

LEAST = 2
"""How often a candidate stands in the texts at least; a phrase without capitals once more."""
_LONGEST = 6
_COMPOUND = 10
_WORD = re.compile(r"\w+(?:[-\u2011]\w+)*")
_JOINTS = {
    "de": "der des für im in und von zur",
    "en": "and for in of on the to",
    "fr": "à au aux d de des du en et l la le les",
    "it": "a al alla d da dei del dell della delle di e in l la per",
}
_INSIDE = {language: frozenset(words.split()) for language, words in _JOINTS.items()}
"""Stop words that may stand inside a term, by language."""
_PHRASED = frozenset({"fr", "it", "es", "pt"})
"""Languages whose noun phrases hold prepositions (“demande d'asile”)."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate as it is mostly written, how often, in how many articles, and its C-value."""

    form: str
    count: int
    articles: int
    weight: float


@dataclass(slots=True)
class _Seen:
    """What was counted of one candidate."""

    spellings: Counter[str] = field(default_factory=Counter)
    articles: set[int] = field(default_factory=set)

    @property
    def count(self) -> int:
        return self.spellings.total()


def propose(
    articles: Sequence[Sequence[str]], terms: Sequence[Term], language: str, least: int = LEAST
) -> list[Proposal]:
    """Give the candidates of articles (their plain texts), the weightiest first.

    What the glossary has is left out, whatever the article is about.
    """
    known = matcher(terms, language)
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for number, texts in enumerate(articles):
        for form in (form for text in texts for form in candidates(text, known, language)):
            entry = seen[fold(form)]
            entry.spellings[form] += 1
            entry.articles.add(number)
    longer = _longer(seen)
    found = (_proposal(key, entry, longer.get(key, [])) for key, entry in seen.items())
    kept = (one for one in found if one.weight > 0 and one.count >= _needed(one.form, least))
    return sorted(kept, key=lambda one: (-one.weight, one.form))


def candidates(text: str, known: Matcher, language: str) -> Iterator[str]:
    """Give what may be a term in a text, once for each place; nothing inside a known term."""
    taken = [(match.start, match.end) for match in known.find(text, swiss=True)]
    for row in _runs(text):
        for first in range(len(row)):
            for last in range(first, min(first + _LONGEST, len(row))):
                start, end = row[first][0], row[last][1]
                words = [text[slice(*span)] for span in row[first : last + 1]]
                if _is_candidate(words, language) and not _inside((start, end), taken):
                    yield text[start:end]


def _runs(text: str) -> Iterator[list[Span]]:
    """Give the words that stand together: nothing but a space, or an apostrophe, between."""
    row: list[Span] = []
    for found in _WORD.finditer(text):
        between = text[row[-1][1] : found.start()] if row else ""
        if row and between not in {" ", "\u00a0", "'", "’"}:
            yield row
            row = []
        row.append(found.span())
    yield row


def _is_candidate(words: Sequence[str], language: str) -> bool:
    """A run is a term if no stop word begins or ends it, and it is a name or a phrase."""
    if any(is_stop_word(word, language) or len(word) == 1 for word in (words[0], words[-1])):
        return False
    if any(word[0].isdigit() for word in words):
        return False
    tag = primary(language)
    inner = [word for word in words[1:-1] if is_stop_word(word, language)]
    if not _INSIDE.get(tag, frozenset()).issuperset(word.lower() for word in inner):
        return False
    own = [word for word in words if not is_stop_word(word, language)]
    if len(words) == 1:
        return tag == "de" and words[0][0].isupper() and len(words[0]) >= _COMPOUND
    return all(word[0].isupper() for word in own) or not inner or tag in _PHRASED


def _inside(span: Span, others: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _longer(seen: dict[str, _Seen]) -> dict[str, list[int]]:
    """Give, for each candidate, the counts of the longer ones that it is a part of."""
    found: dict[str, list[int]] = defaultdict(list)
    for key, entry in seen.items():
        words = key.split()
        parts = {
            " ".join(words[first:last])
            for first in range(len(words))
            for last in range(first + 1, len(words) + 1)
        }
        for part in parts & seen.keys() - {key}:
            found[part].append(entry.count)
    return found


def _proposal(key: str, entry: _Seen, longer: Sequence[int]) -> Proposal:
    nested = sum(longer) / len(longer) if longer else 0.0
    weight = math.log2(len(key.split()) + 1) * (entry.count - nested)
    if longer and max(longer) >= entry.count:
        weight = 0.0
    form = max(entry.spellings, key=lambda one: (entry.spellings[one], one))
    return Proposal(form, entry.count, len(entry.articles), round(weight, 2))


def _needed(form: str, least: int) -> int:
    return least if form[0].isupper() else least + 1
