"""How a term can stand in a translation, with the small words that English has before it."""

from __future__ import annotations

from collections.abc import Mapping

from localize.glossary import agreement, contraction, declension, romance
from localize.glossary.wordings import preferred, wording
from localize.languages import primary
from localize.model import Match

_GROUPS: Mapping[str, Mapping[str, int]] = {
    "fr": {"the": 0, "of the": 1, "to the": 2, "a": 3, "an": 3, "of": 4},
    "it": {
        "the": 0,
        "of the": 1,
        "to the": 2,
        "by the": 3,
        "from the": 3,
        "in the": 4,
        "on the": 5,
    },
}
"""What English has before a term → the group of `romance.LANGUAGES` that may stand there."""

_KINDS = ("strong", "mixed", "weak")
"""Of German declension: behind nothing, ein, der."""


def numbered(match: Match, language: str) -> tuple[str, str, str]:
    """Give a term's form, gender and plural; the plural as the form where the source has it so.

    What is not known is empty, and so are an acronym's gender and plural.
    """
    own, form = wording(match.term, language), preferred(match, language)
    if own is None or form not in own.forms:
        return form, "", ""
    gender = own.genders[0].replace("?", "") if own.genders else ""
    plural = own.plurals[0].replace("?", "") if own.plurals else ""
    if plural and _is_many(match):
        return plural, f"{gender.partition(' ')[0]} pl" if gender else "", plural
    return form, gender, plural


def bare(match: Match, language: str) -> tuple[str, ...]:
    """Give a term's forms without anything before them, in the number that the source has."""
    form, gender, plural = numbered(match, language)
    if primary(language) == "de" and gender:
        kinds = (declension.cases(form, gender, plural, kind) for kind in _KINDS)
        return tuple(dict.fromkeys([form, *(each for cases in kinds for each in cases)]))
    return (form,) if form else ()


def behind(match: Match, language: str) -> Mapping[str, tuple[str, ...]]:
    """Give what `the`, `of the` and such and the term are together, made to agree.

    Empty where the gender is not known or the language has no rules.
    """
    form, gender, plural = numbered(match, language)
    tag = primary(language)
    if not gender:
        return {}
    if tag == "de":
        cases = tuple(agreement.definite(form, gender, plural))
        return {"the": cases, "of the": cases[-1:]}
    articled = contraction.articled(form, tag, gender)
    found = {one.removesuffix(form).rstrip(" "): one for one in articled}
    known = {
        before: tuple(found[word] for word in romance.LANGUAGES[tag][1][group] if word in found)
        for before, group in _GROUPS.get(tag, {}).items()
    }
    return {before: wordings for before, wordings in known.items() if wordings}


def _is_many(match: Match) -> bool:
    """Tell whether an English text has a term in the plural, and the termbase in the singular."""
    known = wording(match.term, "en") if primary(match.language or "en") == "en" else None
    forms = known.forms if known else ()
    return (
        bool(known)
        and match.form.lower().endswith("s")
        and not any(one.lower().endswith("s") for one in forms)
    )
