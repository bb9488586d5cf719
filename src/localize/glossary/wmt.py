"""WMT25's metric of terms, to compare with the figures of its shared task."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from localize.glossary.lemmas import lemma
from localize.glossary.rates import Rate
from localize.glossary.stopwords import is_stop_word
from localize.languages import primary

_TOKEN = re.compile(r"\w+|[^\w\s]")
_BETWEEN = "\u241f"
_INFINITIVE = ("ar", "er", "ir", "ír")
_PARTICIPLE = re.compile(r"(\w+)([aií])d[oa]s?")
_IMPERFECT = {"a": "aba", "i": "ía", "í": "ía"}
_AUXILIARIES = frozenset({"haber", "ser"})
_BEFORE_VERBS = frozenset(
    {"le", "les", "me", "nos", "os", "se", "te"}
    | {"no"}
    | {"aunque", "cuando", "donde", "mientras", "porque", "que", "si"}
)
"""Weak pronouns, the negation, conjunctions: after them a verb is far likelier than a noun."""


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
    lemmas are Stanza's, by part of speech; these are simplemma's, which knows none. So Spanish
    words that may be of two parts of speech are read by what stands before them.
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
    words = _TOKEN.findall(text)
    if primary(language) == "es":
        return _BETWEEN.join(_spanish(words))
    return _BETWEEN.join(lemma(word, language).lower() for word in words)


def _spanish(words: Sequence[str]) -> Iterator[str]:
    """Give the lemmas that a tagger would choose; a capitalised word alone is a name to it."""
    if len(words) == 1 and words[0].istitle():
        yield words[0].lower()
        return
    for before, word in pairwise(["", *words]):
        yield _participle(word, before) or _finite(word, before) or lemma(word, "es").lower()


def _participle(word: str, before: str) -> str | None:
    """Read “publicadas” as a verb after haber and ser, and else as an adjective: “publicado”.

    So do the treebanks that taggers learn from: https://universaldependencies.org/es/. Nouns that
    look like one (“entrada”) stay nouns. The imperfect, nearly always regular, tells the verb.
    """
    found = _PARTICIPLE.fullmatch(word.lower())
    verb = _infinitive(found[1] + _IMPERFECT[found[2]]) if found else None
    if found is None or verb is None:
        return None
    if lemma(before.lower(), "es") in _AUXILIARIES:
        return verb
    noun = lemma(word, "es").lower()
    return noun if noun.endswith("da") else f"{found[1]}{found[2]}do"


def _finite(word: str, before: str) -> str | None:
    """Read “muestra”, a noun too, as a verb where a verb is likely: “si muestra”.

    Its plural, “muestran”, is no noun and so tells the infinitive.
    """
    if before.lower() not in _BEFORE_VERBS or not word.islower() or is_stop_word(word, "es"):
        return None
    return _infinitive(f"{word}n") if word.endswith(("a", "e")) else None


def _infinitive(form: str) -> str | None:
    """Give a verb form's infinitive; nothing if the dictionary has no such verb."""
    found = lemma(form, "es").lower()
    return found if found.endswith(_INFINITIVE) else None
