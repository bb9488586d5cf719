"""What a page says about its editions: the switcher, the label, the date, in the reader's words."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from localize import catalog, languages
from localize.model import Edition, Entry, Link, Meta, State

HEADING = "See in another language: {count}"
MACHINE = (
    "This article was translated by a machine and has not been reviewed by a person. "
    "Original: {language}."
)
REVIEWED = (
    "This article was translated by a machine and reviewed by our editors. Original: {language}."
)
HUMAN = "This article was translated by our editors. Original: {language}."
ORIGINAL = "This is the original article."
STRINGS = (HEADING, MACHINE, REVIEWED, HUMAN, ORIGINAL)
_DAY = len("2026-01-31")
PACKAGED = Path(__file__).parent / "interface"


class Requirement(StrEnum):
    """What every segment must be before an edition is published."""

    TRANSLATED = "translated"
    REVIEWED = "reviewed"


def passes(entry: Entry | None, requirement: Requirement) -> bool:
    """Tell whether a segment's entry (None: there is none) is far enough to be published."""
    if entry is None or not entry.target or entry.obsolete or catalog.is_stale(entry):
        return False
    return requirement is Requirement.TRANSLATED or catalog.state(entry) is State.REVIEWED


def interface(site: Path, language: str) -> Mapping[str, str]:
    """Give the interface strings of a language: the newsroom's own `site.po`, else ours.

    What neither has stays English. Raises `CatalogError` if `site.po` is broken.
    """
    strings = {text: text for text in STRINGS}
    if languages.primary(language) != "en":
        strings |= _translated(packaged(language))
    return strings | _translated(site)


def packaged(language: str) -> Path:
    """Give our own catalog of interface strings; it may not exist for that language."""
    return PACKAGED / f"{languages.primary(language)}.po"


def is_reviewed(entries: Iterable[Entry]) -> bool:
    """Tell whether a person answers for every sentence."""
    return all(catalog.state(entry) is State.REVIEWED for entry in entries)


def label(entries: Sequence[Entry], source: str, language: str, strings: Mapping[str, str]) -> str:
    """Say who translated: a machine, a machine and an editor, or people alone."""
    is_machines = any(catalog.is_machine_made(entry) for entry in entries)
    text = (REVIEWED if is_machines else HUMAN) if is_reviewed(entries) else MACHINE
    return _fill(strings[text], language=languages.name_in(source, language))


def edition(
    language: str,
    links: Sequence[Link],
    meta: Meta,
    strings: Mapping[str, str],
    *,
    label_text: str = "",
    is_source: bool = False,
    is_reviewed: bool = False,
    listing: str = "",
) -> Edition:
    """Put together what the page of one language says; `links` are all editions, this one too."""
    return Edition(
        language=language,
        direction=languages.direction(language),
        heading=_fill(strings[HEADING], count=languages.format_number(len(links) - 1, language)),
        label=label_text,
        date=_date(meta.date, language),
        day=_date(meta.date[:_DAY], language),
        links=tuple(links),
        is_source=is_source,
        is_reviewed=is_reviewed,
        listing=listing,
    )


def links(
    pages: Mapping[str, Path],
    page: Path,
    base_url: str,
    build: Path,
    notes: Mapping[str, str] = MappingProxyType({}),
) -> list[Link]:
    """Link all editions of an article, as seen from one page, in the newsroom's order.

    `notes` say in each language's own words who made that edition. With a `base_url` the links are
    absolute, as search engines want `hreflang`; without one they are relative, so that a folder of
    pages can be read from disk.
    """
    return [
        Link(
            tag,
            languages.native_name(tag),
            href(pages[tag], page, base_url, build),
            notes.get(tag, ""),
            languages.direction(tag),
        )
        for tag in languages.sort_newsroom(list(pages))
    ]


def address(page: Path, base_url: str, build: Path) -> str:
    """Give the full address of a page."""
    return f"{base_url.rstrip('/')}/{quote(page.relative_to(build).as_posix())}"


def href(target: Path, page: Path, base_url: str, build: Path) -> str:
    """Give a page's address as another one links it."""
    if base_url:
        return address(target, base_url, build)
    return quote(Path(os.path.relpath(target, page.parent)).as_posix())


def _date(text: str, language: str) -> str:
    """Write an ISO date or date and time for readers; "" for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return languages.format_moment(moment, language, with_time="T" in text or " " in text)


def _translated(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    return {
        entry.segment.text: entry.target
        for entry in catalog.read(path).entries
        if entry.target and not entry.fuzzy and not entry.obsolete
    }


def _fill(text: str, **values: str) -> str:
    """Fill in a string's fields; nothing else that a file says is evaluated."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text
