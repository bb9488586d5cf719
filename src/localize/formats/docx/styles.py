"""What a document's styles say: roles by style, and the language of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from localize.formats.docx.vocabulary import BYLINES, CODE, STYLES
from localize.formats.elements import Element
from localize.model import Role

_DEFAULT_LANGUAGE = ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang")


@dataclass(frozen=True, slots=True)
class Styles:
    """Roles by style id, styles that are no language, bylines' styles, the default language."""

    roles: Mapping[str, Role]
    code: frozenset[str] = frozenset()
    bylines: frozenset[str] = frozenset()
    language: str = ""


def read(root: Element | None) -> Styles:
    """Read the styles' part; a style without a role has that of the one it is based on."""
    if root is None:
        return Styles({})
    names: dict[str, str] = {}
    bases: dict[str, str] = {}
    for style in root.children:
        if style.name == "w:style" and style.get("w:type") == "paragraph":
            identity = style.get("w:styleId")
            names[identity] = _value(style, "w:name").lower()
            bases[identity] = _value(style, "w:basedOn")
    known = {identity: _known(identity, names, bases) for identity in names}
    default = root.find(*_DEFAULT_LANGUAGE)
    return Styles(
        {identity: STYLES[name] for identity, name in known.items() if name in STYLES},
        frozenset(identity for identity, name in known.items() if name in CODE),
        frozenset(identity for identity, name in known.items() if name in BYLINES),
        default.get("w:val") if default else "",
    )


def language(body: Element, default: str) -> str:
    """Give the language of most of the text: runs may say it themselves."""
    sizes: Counter[str] = Counter()
    for run in body.walk():
        if run.name == "w:r":
            own = run.find("w:rPr", "w:lang")
            size = sum(child.closed - child.opened for child in run.children if child.name == "w:t")
            sizes[(own.get("w:val") if own else "") or default] += size
    [(most, size)] = sizes.most_common(1) or [(default, 0)]
    return most if size else default


def _value(style: Element, name: str) -> str:
    found = style.find(name)
    return found.get("w:val") if found else ""


def _known(identity: str, names: Mapping[str, str], bases: Mapping[str, str]) -> str:
    """Give the name that we know, of a style or of the nearest that it is based on."""
    seen: set[str] = set()
    while identity in names and identity not in seen:
        if names[identity] in STYLES or names[identity] in CODE | BYLINES:
            return names[identity]
        seen.add(identity)
        identity = bases[identity]
    return ""
