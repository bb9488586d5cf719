"""Terms → TBX-Basic 3 (ISO 30042:2019), categories as attributes (DCA) or as tags (DCT)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from html import escape
from itertools import zip_longest

from localize.glossary.columns import AMBIGUOUS
from localize.glossary.entries import UNKNOWN
from localize.glossary.tbx import names
from localize.model import Context, Enforcement, Kind, Term, Wording

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Style(StrEnum):
    """How TBX writes a category: `<termNote type="partOfSpeech">` or `<min:partOfSpeech>`."""

    DCA = "dca"
    DCT = "dct"


def dump(terms: Sequence[Term], style: Style = Style.DCA) -> str:
    """Write terms as TBX-Basic; characters that XML does not allow are left out."""
    source = next(iter(terms[0].wordings), "en") if terms else "en"
    spaces = f' xmlns="{names.NAMESPACE}"'
    if style is Style.DCT:
        for module in ("min", "basic"):
            spaces += f' xmlns:{module}="http://www.tbxinfo.net/ns/{module}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tbx type="TBX-Basic" style="{style}" xml:lang="{source}"{spaces}>',
        "<tbxHeader><fileDesc><sourceDesc><p>localize</p></sourceDesc></fileDesc></tbxHeader>",
        "<text><body>",
        *(line for term in terms for line in _concept(term, style)),
        "</body></text>",
        "</tbx>",
    ]
    return "\n".join(lines) + "\n"


def _concept(term: Term, style: Style) -> Iterator[str]:
    yield f'<conceptEntry id="{escape(names.escape_id(term.id))}">'
    facts = dict(term.facts)
    if domain := facts.pop("domain", ""):
        yield _category("descrip", "subjectField", domain, style)
    for key, value in {**_settings(term), **facts}.items():
        yield _note(key, value)
    for language, wording in term.wordings.items():
        yield f'<langSec xml:lang="{escape(language)}">'
        for section in _sections(term, wording):
            yield from _term(section, style)
        yield "</langSec>"
    yield "</conceptEntry>"


def _settings(term: Term) -> dict[str, str]:
    """Give what is not as usual, and what TBX-Basic cannot say."""
    said = {
        "kind": "" if term.kind is Kind.TERM else term.kind,
        "enforcement": "" if term.enforcement is Enforcement.HARD else term.enforcement,
        "context": "" if term.context is Context.ANY else term.context,
        "case_sensitive": "yes" if term.case_sensitive else "",
        "part_of_speech": "" if _is_common(term) else term.part_of_speech,
        AMBIGUOUS: " | ".join(tag for tag, own in term.wordings.items() if own.ambiguous),
    }
    return {key: value for key, value in said.items() if value}


def _is_common(term: Term) -> bool:
    return term.part_of_speech in names.PARTS_OF_SPEECH


_Section = tuple[str, Sequence[tuple[str, str]], Sequence[tuple[str, str]]]
"""A wording's term, its categories, and facts of our own."""


def _sections(term: Term, wording: Wording) -> Iterator[_Section]:
    speech = [("partOfSpeech", term.part_of_speech)] if _is_common(term) else []
    known = zip_longest(wording.forms, wording.genders, wording.plurals, fillvalue="")
    for form, gender, plural in known:
        categories = [*speech, *_gender(gender), ("administrativeStatus", names.PREFERRED)]
        number = "plural" if gender.endswith("pl") else ""
        own = [("number", number), ("gender", UNKNOWN if gender == UNKNOWN else "")]
        yield form, categories, [*own, ("plural", plural)]
    for form in wording.variants:
        yield form, [*speech, ("administrativeStatus", names.ADMITTED)], [("use", "variant")]
    for form in wording.accepted:
        yield form, [*speech, ("administrativeStatus", names.ADMITTED)], [("use", "accepted")]
    for form in wording.forbidden:
        yield form, [*speech, ("administrativeStatus", names.DEPRECATED)], []
    if wording.acronym:
        status = ("administrativeStatus", names.ADMITTED)
        yield wording.acronym, [status, ("termType", "acronym")], []


def _gender(gender: str) -> list[tuple[str, str]]:
    name = names.GENDERS.get(gender.partition(" ")[0], "")
    return [("grammaticalGender", name)] if name else []


def _term(section: _Section, style: Style) -> Iterator[str]:
    form, categories, own = section
    yield f"<termSec><term>{_text(form)}</term>"
    yield from (_category("termNote", name, value, style) for name, value in categories)
    yield from (_note(name, value) for name, value in own if value)
    yield "</termSec>"


def _category(element: str, name: str, value: str, style: Style) -> str:
    if style is Style.DCT:
        tag = f"{names.MODULES[name]}:{name}"
        return f"<{tag}>{_text(value)}</{tag}>"
    return f'<{element} type="{name}">{_text(value)}</{element}>'


def _note(key: str, value: str) -> str:
    return f"<note>{_text(f'{names.OWN}{key}={value}')}</note>"


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text), quote=False).replace("\r", "&#13;")
