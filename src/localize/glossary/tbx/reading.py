"""TBX-Basic → terms: DCA and DCT of ISO 30042:2019, and `martif` of 2008."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from localize.errors import GlossaryError, ProjectError
from localize.glossary import entries
from localize.glossary.columns import KEY
from localize.glossary.tbx import names, trees
from localize.glossary.tbx.sections import Section, wording_cells
from localize.glossary.tbx.trees import Node
from localize.languages import parse, primary
from localize.model import Term

_CATEGORIES = frozenset({"termNote", "descrip", "admin"})
_GROUPS = frozenset({"descripGrp", "adminGrp", "termNoteGrp", "termGrp", "transacGrp"})
_SPACE = re.compile(r"[ \t\r\n]+")


def read(path: Path) -> Iterator[Term | GlossaryError]:
    """Give a file's terms, and what is wrong with a concept; raises `GlossaryError` for a file.

    A region that is alone with its language is left out (`en-US` becomes `en`) unless it is
    Switzerland. Notes and definitions become the fact `note`.
    """
    root = trees.read(path)
    _check(root, path)
    concepts = (
        concept
        for text in root.find("text")
        for body in text.find("body")
        for concept in body.find("conceptEntry", "termEntry")
    )
    for number, concept in enumerate(concepts, start=1):
        try:
            yield _term(concept, f"tbx-{number}", str(path))
        except (GlossaryError, ProjectError) as error:
            yield GlossaryError(error.message, error.hint, path=path, line=concept.line)


def _check(root: Node, path: Path) -> None:
    """Refuse what is not TBX, and other dialects, whose categories mean other things."""
    if root.name not in {"tbx", "martif"}:
        message = f"this is not TBX: the root is “{root.name}”"
        hint = 'TBX begins with <tbx type="TBX-Basic">; export it as TBX-Basic'
        raise GlossaryError(message, hint, path=path, line=root.line)
    dialect = root.attributes.get("type", "")
    if dialect not in names.DIALECTS:
        message = f"the TBX dialect “{dialect}” is not known"
        hint = f"export it as TBX-Basic; known: {', '.join(sorted(names.DIALECTS))}"
        raise GlossaryError(message, hint, path=path, line=root.line)


def _term(concept: Node, spare_id: str, path: str) -> Term:
    said = dict(_facts(concept))
    cells: dict[str, str] = {KEY: names.unescape_id(concept.attributes.get("id", "")) or spare_id}
    languages = _languages(concept)
    speech = ""
    for tag, nodes in languages.items():
        sections = [_section(node) for node in nodes]
        speech = speech or next((one.part_of_speech for one in sections if one.part_of_speech), "")
        cells |= {f"{tag}{part}": value for part, value in wording_cells(sections).items()}
    cells |= {"part_of_speech": speech, **said}
    return entries.read(cells, tuple(languages), path, concept.line)


def _facts(concept: Node) -> Iterator[tuple[str, str]]:
    """Give a concept's settings and facts by the names of our columns."""
    others: list[str] = []
    for name, value in _categories(concept):
        key, is_own, fact = value.removeprefix(names.OWN).partition("=")
        if name == "note" and value.startswith(names.OWN) and is_own:
            yield key, fact
        elif name == "subjectField":
            yield "domain", value
        elif name in {"note", "definition"}:
            others.append(value)
    for section in concept.find("langSec", "langSet"):
        others += [value for name, value in _categories(section) if name in {"note", "definition"}]
    if others:
        yield "note", "; ".join(others)


def _languages(concept: Node) -> dict[str, list[Node]]:
    """Give the term sections by language tag."""
    found: dict[str, list[Node]] = {}
    for section in concept.find("langSec", "langSet"):
        tag = parse(section.attributes.get("lang", ""))
        found.setdefault(tag, []).extend(section.find("termSec", "tig", "ntig"))
    count = [primary(tag) for tag in found]
    return {_plain_tag(tag, count): nodes for tag, nodes in found.items()}


def _plain_tag(tag: str, primaries: list[str]) -> str:
    is_alone = primaries.count(primary(tag)) == 1
    return primary(tag) if is_alone and not tag.endswith("-CH") else tag


def _section(node: Node) -> Section:
    said: Mapping[str, str] = {}
    own: dict[str, str] = {}
    for name, value in _categories(node):
        key, is_own, fact = value.removeprefix(names.OWN).partition("=")
        if name == "note" and value.startswith(names.OWN) and is_own:
            own[key] = fact
        else:
            said = {**said, name: value}
    term = said.get("term", "")
    if not term:
        raise GlossaryError("a term is empty", "fill <term>, or take its section out")
    return Section(term, said, own)


def _categories(node: Node) -> Iterator[tuple[str, str]]:
    """Give what stands in a section as category and value, whatever the style and grouping."""
    for child in _flat(node.children):
        name = child.attributes.get("type", "") if child.name in _CATEGORIES else child.name
        yield name, _SPACE.sub(" ", child.text).strip(" ")


def _flat(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.name in _GROUPS:
            yield from _flat(node.children)
        else:
            yield node
