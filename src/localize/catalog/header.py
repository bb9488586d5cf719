"""A catalog's header: a new one that `msgfmt --check` accepts, and the date of the last change."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import localize
from localize import languages
from localize.catalog.rendering import raw_of
from localize.model import Catalog, Entry

_REVISED = "PO-Revision-Date"


def new(language: str, source_language: str, path: Path | str) -> Catalog:
    """Give an empty catalog with its full header, for the file at `path`."""
    now = _now()
    header = (
        ("Project-Id-Version", Path(path).stem or "localize"),
        ("Report-Msgid-Bugs-To", ""),
        ("POT-Creation-Date", now),
        (_REVISED, now),
        ("Last-Translator", "Automatically generated"),  # msginit's words where nobody has worked
        ("Language-Team", "none"),
        ("Language", languages.posix(language)),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", languages.plural_forms(language)),
        ("X-Generator", f"localize {localize.__version__}"),
        ("X-Source-Language", languages.posix(source_language)),
    )
    return Catalog(language, (), header, str(path))


def stamp(catalog: Catalog) -> Catalog:
    """Set the revision date if, and only if, a translation changed since the catalog was read."""
    raw = raw_of(catalog)
    if not raw.text or _translations(catalog.entries) == _translations(raw.entries):
        return catalog
    header = tuple((name, _now() if name == _REVISED else value) for name, value in catalog.header)
    return replace(catalog, header=header)


def _translations(entries: tuple[Entry, ...]) -> set[tuple[str, str, tuple[str, ...]]]:
    return {
        (entry.segment.context, entry.segment.text, entry.targets or (entry.target,))
        for entry in entries
        if entry.target or any(entry.targets)
    }


def _now() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M%z")
