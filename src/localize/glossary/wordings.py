"""A term's wording in a language, and its line for translators."""

from __future__ import annotations

from localize.languages import primary
from localize.model import Match, Term, Wording


def wording(term: Term, language: str) -> Wording | None:
    """Give a term's wording for a language tag: `de-CH` if there is one, else `de`."""
    return term.wordings.get(language) or term.wordings.get(primary(language))


def preferred(match: Match, language: str) -> str:
    """Give what should stand in a translation: an acronym for an acronym, or the first form."""
    own = wording(match.term, language)
    if own is None:
        return ""
    return own.acronym if match.is_acronym and own.acronym else own.forms[0]


def note(match: Match, language: str) -> str:
    """Give the translator's line: `term: Federal Supreme Court → Bundesgericht`.

    Equal forms stand side by side; the line is empty if the term has no wording in the language.
    """
    own = wording(match.term, language)
    if own is None:
        return ""
    is_acronym = match.is_acronym and own.acronym
    return f"term: {match.form} → {own.acronym if is_acronym else ' / '.join(own.forms)}"
