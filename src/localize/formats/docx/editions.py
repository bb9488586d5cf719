"""The language of an edition, where Word looks for it: for spelling, hyphenation, reading aloud."""

from __future__ import annotations

import re
from collections.abc import Mapping

from localize.formats import elements
from localize.formats.docx.package import Package
from localize.formats.docx.story import main_part
from localize.formats.docx.vocabulary import PREFIXES
from localize.formats.elements import Element
from localize.model import Edition

_RIGHT_TO_LEFT, _EAST_ASIA = "bidi", "eastAsia"
_EAST = frozenset(("ja", "zh", "ko"))
_RUNS = ("w:docDefaults", "w:rPrDefault")


def with_language(
    package: Package, parts: Mapping[str, bytes], edition: Edition
) -> dict[str, bytes]:
    """Give the styles' part with the edition's language as that of all text, if it is another."""
    if edition.is_source:
        return {}
    for relation in package.relations(main_part(package)):
        if relation.kind == "styles" and relation.target in package.names:
            data = parts.get(relation.target, package.part(relation.target))
            root = elements.parse(data, package.path, PREFIXES)
            return {relation.target: _set(data, root, edition)}
    return {}


def _set(data: bytes, root: Element, edition: Edition) -> bytes:
    """Set every language of the styles; without a default one, add it."""
    found = [one for one in root.walk() if one.name == "w:lang"]
    edits = [(one.start, one.opened, _tag(data, one, edition)) for one in found]
    defaults = root.find(*_RUNS)
    if defaults is not None and root.find(*_RUNS, "w:rPr", "w:lang") is None:
        edits.append(_added(data, defaults, edition))
    for start, end, new in sorted(edits, reverse=True):
        data = data[:start] + new + data[end:]
    return data


def _attribute(edition: Edition) -> str:
    if edition.direction == "rtl":
        return _RIGHT_TO_LEFT
    return _EAST_ASIA if edition.language.split("-")[0] in _EAST else "val"


def _tag(data: bytes, lang: Element, edition: Edition) -> bytes:
    """Give the tag with its language set; a prefix is the part's own."""
    tag = data[lang.start : lang.opened].decode()
    own = tag[1 : tag.index("lang")]
    name, value = f"{own}{_attribute(edition)}", elements.quote_attribute(edition.language)
    shape = re.compile(rf"""(\s{re.escape(name)}\s*=\s*)(["']).*?\2""", re.DOTALL)
    if shape.search(tag):
        return shape.sub(lambda old: f"{old[1]}{old[2]}{value}{old[2]}", tag, count=1).encode()
    return tag.replace(f"{own}lang", f'{own}lang {name}="{value}"', 1).encode()


def _added(data: bytes, defaults: Element, edition: Edition) -> tuple[int, int, bytes]:
    """Give the edit that adds a language to the defaults of all runs."""
    tag = data[defaults.start + 1 : defaults.opened].decode()
    own = tag[: tag.index("rPrDefault")]
    value = elements.quote_attribute(edition.language)
    lang = f'<{own}lang {own}{_attribute(edition)}="{value}"/>'
    run = defaults.find("w:rPr")
    if run is not None and run.opened < run.end:
        return run.closed, run.closed, lang.encode()
    whole = f"<{own}rPr>{lang}</{own}rPr>"
    if run is not None:
        return run.start, run.end, whole.encode()
    if defaults.opened < defaults.end:
        return defaults.opened, defaults.opened, whole.encode()
    return defaults.start, defaults.end, f"<{own}rPrDefault>{whole}</{own}rPrDefault>".encode()
