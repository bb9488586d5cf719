"""How a term can stand in a translation, with the small words that English has before it."""

from __future__ import annotations

from collections.abc import Mapping

from localize.glossary import agreement, contraction, declension
from localize.glossary.wordings import preferred, wording
from localize.languages import primary
from localize.model import Match

_ROMANCE: Mapping[str, Mapping[str, int]] = {
    "fr": {"the": 1, "of the": 2, "to the": 3, "a": 4, "an": 4, "of": 5},
    "it": {
        "the": 1,
        "of the": 2,
        "to the": 3,
        "by the": 4,
        "from the": 4,
        "in the": 5,
        "on the": 6,
    },
}
"""What English has before a term → its place among what `contraction.articled` gives."""


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
    found = contraction.articled(form, tag, gender)
    return {before: (found[place],) for before, place in _ROMANCE.get(tag, {}).items()}


def _known(match: Match, language: str) -> tuple[str, str, str]:
    """Give a term's form, gender and plural; empty what is not known."""
    own, form = wording(match.term, language), preferred(match, language)
    if own is None or form not in own.forms:
        return form, "", ""
    gender = own.genders[0] if own.genders else ""
    plural = own.plurals[0] if own.plurals else ""
    return form, gender.replace("?", ""), plural.replace("?", "")
