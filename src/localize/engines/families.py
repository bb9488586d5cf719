"""Families of models that others trained: how each wants to be told the languages.

Sources: the model cards and tokenizers of OPUS-MT, NLLB-200, M2M-100, mBART-50, MADLAD-400 and T5.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from localize.engines.pieces import END
from localize.languages import primary

MARIAN, NLLB, M2M100, MBART, MADLAD, T5 = "OPUS-MT", "NLLB", "M2M100", "mBART-50", "MADLAD", "T5"

CODES: Mapping[str, Mapping[str, str]] = {
    NLLB: {
        "en": "eng_Latn",
        "de": "deu_Latn",
        "fr": "fra_Latn",
        "it": "ita_Latn",
        "es": "spa_Latn",
        "pt": "por_Latn",
        "ar": "arb_Arab",
        "ja": "jpn_Jpan",
        "zh": "zho_Hans",
        "zh-Hant": "zho_Hant",
        "ru": "rus_Cyrl",
    },
    MBART: {
        "en": "en_XX",
        "de": "de_DE",
        "fr": "fr_XX",
        "it": "it_IT",
        "es": "es_XX",
        "pt": "pt_XX",
        "ar": "ar_AR",
        "ja": "ja_XX",
        "zh": "zh_CN",
        "ru": "ru_RU",
    },
}
"""Language → the token that a family has for it, where it is not made of the language's tag."""

_MADE = {M2M100: "__{}__", MADLAD: "<2{}>"}
_MARIAN = re.compile(r">>([a-z]{2,3})(?:_(\w+))?<<")
_PATTERNS = {M2M100: re.compile(r"__([a-z]{2,3})__"), MADLAD: re.compile(r"<2([a-z]{2,3})>")}
_T5_TASKS = {"de": "German", "fr": "French", "ro": "Romanian"}
_THREE = {
    "eng": "en",
    "deu": "de",
    "ger": "de",
    "fra": "fr",
    "fre": "fr",
    "ita": "it",
    "spa": "es",
    "por": "pt",
    "ara": "ar",
    "arb": "ar",
    "jpn": "ja",
    "zho": "zh",
    "chi": "zh",
    "cmn": "zh",
    "rus": "ru",
    "roh": "rm",
}
_TRADITIONAL = re.compile(r"-(?:Hant|TW|HK|MO)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands around a model's tokens for a language pair.

    `before` and `after` are source tokens, `prefix` target tokens, `lead` text before the source.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = (END,)
    prefix: tuple[str, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Languages:
    """What a model translates; no `sources`: its files do not say, anything is tried."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]

    def has(self, source: str, target: str) -> bool:
        """Tell whether it translates from one BCP 47 tag to another."""
        known = not self.sources or primary(source) in self.sources
        return known and primary(target) in self.targets


def family(vocabulary: Collection[str]) -> str:
    """Tell a model's family from its tokens; what has no family's tokens is OPUS-MT's kind."""
    marks = {"eng_Latn": NLLB, "__en__": M2M100, "en_XX": MBART, "<2en>": MADLAD}
    marks |= {"deu_Latn": NLLB, "<2de>": MADLAD, "<extra_id_0>": T5}
    return next((name for mark, name in marks.items() if mark in vocabulary), MARIAN)


def languages(name: str, vocabulary: Collection[str], source: str, target: str) -> Languages:
    """Tell what a model of a family translates.

    `source` and `target` are what OPUS-MT's files or folder say ("deu", "de", a group, nothing).
    """
    if name == MARIAN:
        return _marian(vocabulary, source, target)
    if name == T5:
        return Languages(("en",), tuple(_T5_TASKS))
    if name in CODES:
        found = [tag for tag, code in CODES[name].items() if code in vocabulary]
    else:
        matches = (_PATTERNS[name].fullmatch(token) for token in vocabulary)
        found = sorted({match[1] for match in matches if match})
    tags = tuple(dict.fromkeys(primary(tag) for tag in found))
    return Languages(tags, tags)


def layout(name: str, vocabulary: Collection[str], source: str, target: str) -> Layout:
    """Tell how a model of a family is told a language pair that it has."""
    if name == T5:
        return Layout(lead=f"translate English to {_T5_TASKS[primary(target)]}: ")
    if name == MADLAD:
        return Layout(lead=f"{_code(name, vocabulary, target)} ")
    if name == MARIAN:
        token = _marian_token(vocabulary, target)
        return Layout(before=(token,) if token else ())
    wanted = _code(name, vocabulary, target)
    return Layout((_code(name, vocabulary, source),), prefix=(wanted,))


def tag(code: str) -> str:
    """Give the language tag for a code of two or three letters; "" for a group of languages."""
    found = re.match(r"[a-z]+", code)
    letters = found[0] if found else ""
    return _THREE.get(letters, letters if len(letters) == 2 else "")  # noqa: PLR2004 (ISO 639-1)


def _marian(vocabulary: Collection[str], source: str, target: str) -> Languages:
    """Read targets from the vocabulary's `>>xx<<`; without any there is one language only."""
    known = tag(source)
    sources = (known,) if known else ()
    matches = [found for found in map(_MARIAN.fullmatch, vocabulary) if found]
    if matches:
        return Languages(sources, tuple(sorted({tag(one[1]) or one[1] for one in matches})))
    return Languages(sources, (tag(target),) if tag(target) else ())


def _marian_token(vocabulary: Collection[str], target: str) -> str:
    """Give the token for a language, the plain one first; "" for a model of one language."""
    matches = (_MARIAN.fullmatch(token) for token in vocabulary)
    found = [one for one in matches if one and (tag(one[1]) or one[1]) == primary(target)]
    traditional = bool(_TRADITIONAL.search(target))
    order = sorted(found, key=lambda one: (("Hant" in one[0]) != traditional, len(one[0]), one[0]))
    return order[0][0] if order else ""


def _code(name: str, vocabulary: Collection[str], target: str) -> str:
    """Give a family's token for a language."""
    if name in _MADE:
        return _MADE[name].format(primary(target))
    codes = CODES[name]
    traditional = f"{primary(target)}-Hant"
    if _TRADITIONAL.search(target) and codes.get(traditional) in vocabulary:
        return codes[traditional]
    return codes[primary(target)]
