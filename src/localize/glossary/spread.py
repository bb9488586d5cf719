"""Terms whose words stand apart: “personnes physiques et morales”, “loi du 1er mai sur …”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from localize.glossary.folding import fold
from localize.glossary.inflection import without_accents
from localize.glossary.sequences import Word, may_hold, same_stem, words
from localize.glossary.words import Span

_WIDEST = 6
_LONGEST = 24
_LINKS = {
    "de": "das dem den der des die ein eine einem einen einer eines im in von vom zu zum zur",
    "en": "a an of the",
    "fr": "à au aux d de des du en l la le les un une",
    "it": "a agli ai al all alla alle allo d da dagli dai dal dall dalla dalle dallo degli dei del "
    "dell della delle dello di gli i il in l la le lo un una uno",
}
_JOINTS = {
    "de": frozenset({"oder", "sowie", "und"}),
    "en": frozenset({"and", "or"}),
    "fr": frozenset({"et", "ou"}),
    "it": frozenset({"e", "ed", "o", "od"}),
}
_LINK_WORDS = {language: frozenset(links.split()) for language, links in _LINKS.items()}
_DATE = re.compile(r"(?:\w+ )?\d{1,2}(?:er|º|°)? [^\W\d]+ (?:1[89]|20)\d\d", re.IGNORECASE)


def of_words(form: str, text: str, language: str) -> Iterator[Span]:
    """Find a term's words with another adjective, a date or other articles among them."""
    return _find(form, text, language, _LINK_WORDS.get(language, frozenset()))


def of_names(form: str, text: str, language: str) -> Iterator[Span]:
    """Find a name's words with another adjective or a date among them; its articles are its own."""
    return _find(form, text, language, frozenset())


def _find(form: str, text: str, language: str, free: frozenset[str]) -> Iterator[Span]:
    if language not in _JOINTS:
        return
    wanted = [one for one in words(form) if one.text.lower() not in free]
    if not 1 < len(wanted) <= _LONGEST or not may_hold(wanted, text, language):
        return
    found = words(text)
    for first in range(len(found)):
        last = _follow(wanted, found, first, language, free)
        if last is not None:
            yield found[first].start, found[last].end


def _follow(
    wanted: Sequence[Word], found: Sequence[Word], first: int, language: str, free: frozenset[str]
) -> int | None:
    """Give the index of the last wanted word, if all of them stand from `first` on."""
    if not same_stem(wanted[0].text, found[first].text, language):
        return None
    if len(wanted) == 1:
        return first
    for after in range(first + 1, min(first + 2 + _WIDEST, len(found))):
        gap = [one.text.lower() for one in found[first + 1 : after]]
        has_articles = bool(gap) and free.issuperset(gap)
        if has_articles and _base(wanted[1]) != _base(found[after]):
            continue  # “Conseil d'État” is not “Conseil des États”
        if has_articles or _may_stand(gap, language):
            last = _follow(wanted[1:], found, after, language, free)
            if last is not None:
                return last
    return None


def _base(word: Word) -> str:
    return without_accents(fold(word.text))


def _may_stand(gap: Sequence[str], language: str) -> bool:
    """Tell whether words may stand inside a term: none, a date, or `A, B and` before `C`."""
    is_list = bool(gap) and gap[-1] in _JOINTS[language] and len(gap) <= _WIDEST // 2
    return not gap or is_list or _DATE.fullmatch(" ".join(gap)) is not None
