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


_KINDS = ("strong", "mixed", "weak")
"""Of German declension: behind nothing, ein, der."""


def bare(match: Match, language: str) -> tuple[str, ...]:
    """Give a term's forms without anything before them, in the number that the source has."""
    form, gender, plural = _known(match, language)
    if primary(language) == "de" and gender:
        kinds = (declension.cases(form, gender, plural, kind) for kind in _KINDS)
        return tuple(dict.fromkeys([form, *(each for cases in kinds for each in cases)]))
    return (form,) if form else ()


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
    """Give a term's form, gender and plural; the plural as the form where the source has it so.

    What is not known is empty.
    """
    own, form = wording(match.term, language), preferred(match, language)
    if own is None or form not in own.forms:
        return form, "", ""
    gender = own.genders[0].replace("?", "") if own.genders else ""
    plural = own.plurals[0].replace("?", "") if own.plurals else ""
    if plural and _is_many(match):
        return plural, f"{gender.partition(' ')[0]} pl" if gender else "", plural
    return form, gender, plural


def _is_many(match: Match) -> bool:
    """Tell whether an English text has a term in the plural, and the termbase in the singular."""
    known = wording(match.term, "en")
    forms = known.forms if known else ()
    return match.form.lower().endswith("s") and not any(one.lower().endswith("s") for one in forms)
