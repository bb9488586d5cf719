"""WMT25's metric of terms, to compare with the figures of its shared task."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from localize.glossary.lemmas import lemma
from localize.glossary.rates import Rate

_TOKEN = re.compile(r"\w+|[^\w\s]")
_BETWEEN = "\u241f"


def tsr25(
    sources: Sequence[str],
    hypotheses: Sequence[str],
    dictionaries: Sequence[Mapping[str, str]],
    languages: tuple[str, str] = ("en", "es"),
) -> Rate:
    """Give WMT25's term success rate (terminology task, track of sentences).

    A dictionary's source term that stands in the source, letter for letter or by lemmas, in any
    case, is a chance; a hit if its target stands so in the translation. Words are not searched at
    their boundaries. https://github.com/wmt-conference/wmt25-terminology has the original, whose
    lemmas are Stanza's; these are simplemma's.
    """
    hits, chances = [], []
    for source, hypothesis, dictionary in zip(sources, hypotheses, dictionaries, strict=True):
        asked = [
            target for term, target in dictionary.items() if _contains(source, term, languages[0])
        ]
        chances.append(len(asked))
        hits.append(sum(_contains(hypothesis, target, languages[1]) for target in asked))
    return Rate(tuple(hits), tuple(chances))


def _contains(text: str, form: str, language: str) -> bool:
    return form.lower() in text.lower() or _lemmas(form, language) in _lemmas(text, language)


@lru_cache(maxsize=1 << 12)
def _lemmas(text: str, language: str) -> str:
    return _BETWEEN.join(lemma(word, language).lower() for word in _TOKEN.findall(text))
