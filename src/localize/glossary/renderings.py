"""How a term can stand in a translation, with the small words that English has before it."""

from __future__ import annotations

from collections.abc import Mapping

from localize.glossary import agreement, contraction, declension
from localize.glossary.wordings import preferred, wording
from localize.languages import primary
from localize.model import Match

_ITALIAN = ("l ", "llo ", "ll'", "lla ", "i ", "gli ", "lle ")
_ROMANCE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "fr": {
        "the": ("l'", "le ", "la ", "les "),
        "of the": ("de l'", "du ", "de la ", "des "),
        "to the": ("à l'", "au ", "à la ", "aux "),
        "a": ("un ", "une "),
        "an": ("un ", "une "),
        "of": ("d'", "de "),
    },
    "it": {
        "the": ("il ", "lo ", "l'", "la ", "i ", "gli ", "le "),
        **{
            before: tuple(stem + ending for ending in _ITALIAN)
            for before, stem in {
                "of the": "de",
                "to the": "a",
                "by the": "da",
                "from the": "da",
                "in the": "ne",
                "on the": "su",
            }.items()
        },
    },
}
"""What English has before a term → what may stand there, as `contraction.articled` writes it."""


def bare(match: Match, language: str) -> tuple[str, ...]:
    """Give a term's forms without anything before them, the dictionary form first."""
    form, gender, plural = _known(match, language)
    if primary(language) == "de" and gender:
        return declension.declined(form, gender, plural)
    return tuple(dict.fromkeys(one for one in (form, plural) if one))


def behind(match: Match, language: str) -> Mapping[str, tuple[str, ...]]:
    """Give what `the`, `of the` and such and the term are together, made to agree.

    Empty where the gender is not known or the language has no rules.
    """
    form, gender, plural = _known(match, language)
    tag = primary(language)
    if not gender:
        return {}
    if tag == "de":
        cases = tuple(agreement.definite(form, gender, plural))
        return {"the": cases, "of the": cases[-1:]}
    found = {one.removesuffix(form): one for one in contraction.articled(form, tag, gender)}
    known = {
        before: tuple(found[word] for word in words if word in found)
        for before, words in _ROMANCE.get(tag, {}).items()
    }
    return {before: wordings for before, wordings in known.items() if wordings}


def _known(match: Match, language: str) -> tuple[str, str, str]:
    """Give a term's form, gender and plural; empty what is not known."""
    own, form = wording(match.term, language), preferred(match, language)
    if own is None or form not in own.forms:
        return form, "", ""
    gender = own.genders[0] if own.genders else ""
    plural = own.plurals[0] if own.plurals else ""
    return form, gender.replace("?", ""), plural.replace("?", "")
