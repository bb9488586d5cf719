"""A language's `site.po`: the words around its articles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from localize import formats, markup, publishing
from localize.errors import SourceError
from localize.model import Block, Document, Role
from localize.project import SITE, Project
from localize.stages import files


def give(project: Project, language: str) -> Path:
    """Put our own strings into a language's folder, where the newsroom has none; give the file."""
    site, ours = _file(project, language), publishing.packaged(language)
    if not site.exists() and ours.is_file():
        files.write(site, ours.read_bytes())
    return site


def strings(project: Project, language: str) -> Mapping[str, str]:
    """Give a language's strings, ours and the newsroom's own; raises `CatalogError`."""
    return publishing.interface(_file(project, language), language)


def around(
    document: Document, known: Mapping[str, str], project: Project, language: str
) -> tuple[Document, Mapping[Block, str]]:
    """Translate the `known` strings around an article: its document cut finer, their blocks.

    Raises `SourceError` for one that has not all of its placeholders.
    """
    whole = formats.with_interface(document, known.keys() - set(publishing.STRINGS))
    found = [block for block in whole.blocks if block.role is Role.INTERFACE]
    for text in (block.text for block in found):
        if _marks(text) != _marks(known[text]):
            raise SourceError(
                f"the translation of “{text}” has lost or gained markup",
                "it needs the placeholders of its msgid, each once",
                path=project.relative(_file(project, language)),
            )
    return whole, {block: known[block.text] for block in found}


def _file(project: Project, language: str) -> Path:
    return project.messages(language) / f"{SITE}.po"


def _marks(text: str) -> list[str]:
    return sorted(text[one.start : one.end] for one in markup.placeholders(text))
