"""Whether two texts may share a translation: same figures, same names, as many negations.

A wrong fuzzy match is worse than none: it reads well and says something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache

_NEGATIONS = {
    "en": "no not never none nobody nothing nowhere neither nor without cannot hardly",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem "
    "nichts nirgends ohne weder kaum",
    "fr": "ne n non pas point jamais aucun aucune nul nulle personne rien sans ni guère",
    "it": "non no né mai nessun nessuno nessuna niente nulla senza neppure nemmeno neanche",
    "es": "no nunca jamás ningún ninguno ninguna nadie nada ni sin tampoco",
    "pt": "não nunca jamais nenhum nenhuma ninguém nada nem sem tampouco",
    "ru": "не ни нет никогда никто никого ничего нигде без нельзя",
    "ar": "لا لم لن ليس ليست ليسوا بدون دون غير عدم",
}
_NUMBER_WORDS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty "
    "fifty hundred thousand million billion first second third half twice double quarter",
    "de": "null ein eine eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig "
    "dreissig dreißig hundert tausend million millionen milliarde milliarden erste zweite dritte "
    "halb hälfte doppelt",
    "fr": "zéro deux trois quatre cinq six sept huit neuf dix onze douze vingt trente cent cents "
    "mille million millions milliard milliards premier première deuxième troisième moitié double",
    "it": "zero due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta cento "
    "mille mila milione milioni miliardo miliardi primo prima secondo seconda terzo metà doppio",
    "es": "cero dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien "
    "ciento mil millón millones primero primera segundo segunda tercero mitad doble",
    "pt": "zero dois duas três quatro cinco seis sete oito nove dez onze doze vinte trinta cem "
    "cento mil milhão milhões bilhão primeiro primeira segundo segunda terceiro metade dobro",
    "ru": "ноль два две три четыре пять шесть семь восемь девять десять сто тысяча тысяч миллион "
    "миллиона миллионов миллиард миллиарда миллиардов первый второй третий половина",
}
_NEGATING = re.compile(r"\w+n[’']t\b|[不没沒无無非未否别]|ない|なかった|ません|なく|ずに")
_NUMBER = re.compile(
    r"\d+(?:[.,’'\u00a0\u202f ]\d{3})*(?:[.,:]\d+)*|[一二三四五六七八九十百千万億亿兆]+|[½⅓¼¾%‰]"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*")
_TAG = re.compile(r"</?[a-z]+\d+/?>")
_GERMAN_ENDING = re.compile(r"(?<=\w{4})(?:es|en|er|em|e|s|n)$")


def may_share(one: str, other: str, language: str, common: AbstractSet[str]) -> bool:
    """Tell whether a translation of `other` is a start for one of `one`.

    `common` are words known to be no names because they stand in small letters somewhere: they
    decide about words that are capitalised only because a sentence begins with them.
    """
    if facts(one, language) != facts(other, language):
        return False
    openers = set(_openers(one)) ^ set(_openers(other))
    return all(word.casefold() in common for word in openers)


@lru_cache(maxsize=4096)
def facts(text: str, language: str) -> tuple[frozenset[tuple[str, int]], ...]:
    """Give what must not change under a translation: figures, names, the number of negations."""
    plain = _TAG.sub("", text)
    words = [match[0] for match in _WORD.finditer(plain)]
    lowered = [word.casefold() for word in words]
    numbers = [re.sub(r"[’'\u00a0\u202f ]", "", number) for number in _NUMBER.findall(plain)]
    numbers += _listed(lowered, _NUMBER_WORDS, language)
    negations = len(_listed(lowered, _NEGATIONS, language)) + len(_NEGATING.findall(plain))
    counted = (numbers, _names(plain, language), ["not"] * negations)
    return tuple(frozenset(Counter(items).items()) for items in counted)


def small_words(texts: Iterable[str]) -> set[str]:
    """Give the words that stand in small letters in any of the texts."""
    return {word for text in texts for word in _WORD.findall(text) if word[0].islower()}


def _listed(words: list[str], lists: dict[str, str], language: str) -> list[str]:
    listed = _words_of(lists.get(language) or " ".join(lists.values()))
    return [word for word in words if word in listed]


@lru_cache(maxsize=64)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _names(text: str, language: str) -> list[str]:
    """Give the capitalised words inside sentences; German nouns without their endings."""
    openers = {match.start() for match in _openings(text)}
    names = [
        match[0]
        for match in _WORD.finditer(text)
        if not match[0].islower() and match[0] != match[0].lower() and match.start() not in openers
    ]
    return [_GERMAN_ENDING.sub("", name) for name in names] if language == "de" else names


def _openers(text: str) -> list[str]:
    return [match[0] for match in _openings(_TAG.sub("", text))]


def _openings(text: str) -> list[re.Match[str]]:
    """Give the words that begin a sentence."""
    found: list[re.Match[str]] = []
    opening = True
    end = 0
    for match in _WORD.finditer(text):
        opening = opening or bool(re.search(r"[.!?…:]\W*\s\W*$", text[end : match.start()]))
        if opening:
            found.append(match)
        opening, end = False, match.end()
    return found
