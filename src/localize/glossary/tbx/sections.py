"""A language's term sections in TBX as the cells of a termbase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from localize.glossary.entries import SEPARATOR, UNKNOWN
from localize.glossary.tbx import names

_BAD = frozenset({names.DEPRECATED, "supersededTerm-admn-sts", "deprecated", "supersededTerm"})
_SHORT = frozenset({"acronym", "abbreviation", "initialism"})
_GENDERS = {long: short for short, long in names.GENDERS.items()}


@dataclass(frozen=True, slots=True)
class Section:
    """A term with its categories by name, and facts of our own."""

    term: str
    categories: Mapping[str, str]
    own: Mapping[str, str]

    @property
    def part_of_speech(self) -> str:
        """The part of speech, empty if it is none of the common ones."""
        name = self.categories.get("partOfSpeech", "")
        return name if name in names.PARTS_OF_SPEECH else ""

    @property
    def status(self) -> str:
        """The administrative status; older files call it otherwise."""
        said = self.categories
        return said.get("administrativeStatus") or said.get("normativeAuthorization", "")

    @property
    def gender(self) -> str:
        """The gender as a termbase writes it: `m`, `f pl`, `?`, or nothing."""
        letter = _GENDERS.get(self.categories.get("grammaticalGender", ""), "")
        number = self.own.get("number") or self.categories.get("grammaticalNumber", "")
        return f"{letter}{' pl' if number == 'plural' else ''}".strip() or self.own.get(
            "gender", ""
        )


def wording_cells(sections: Sequence[Section]) -> dict[str, str]:
    """Give a language's cells by what follows its tag in a column's name.

    What is preferred is a form; without any, the first term that is not bad is. The first acronym
    that is not preferred is the acronym.
    """
    bad = [one for one in sections if one.status in _BAD]
    good = [one for one in sections if one not in bad]
    short = next((one for one in good if _is_acronym(one)), None)
    forms = [one for one in good if one.status == names.PREFERRED] or _first(good, short)
    others = [one for one in good if one not in forms and one is not short]
    accepted = [one for one in others if one.own.get("use") == "accepted"]
    return {
        "": _join(one.term for one in forms),
        "_variants": _join(one.term for one in others if one not in accepted),
        "_accepted": _join(one.term for one in accepted),
        "_forbidden": _join(one.term for one in bad),
        "_acronym": short.term if short and short not in forms else "",
        "_gender": _known([one.gender for one in forms]),
        "_plural": _known([one.own.get("plural", "") for one in forms]),
    }


def _is_acronym(section: Section) -> bool:
    is_short = section.categories.get("termType") in _SHORT
    return is_short and section.status != names.PREFERRED


def _first(good: Sequence[Section], short: Section | None) -> list[Section]:
    return [one for one in good if one is not short][:1] or list(good[:1])


def _known(values: Sequence[str]) -> str:
    return _join(value or UNKNOWN for value in values) if any(values) else ""


def _join(values: Iterable[str]) -> str:
    return f" {SEPARATOR} ".join(values)
