"""What can be mended in catalogs without a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from localize import catalog, checks
from localize.errors import CatalogError
from localize.model import Catalog, Entry
from localize.project import Project
from localize.settings import RuleSettings
from localize.stages.checked import Checked, codes, source_language


@dataclass(frozen=True, slots=True)
class Mended:
    """A catalog in which entries were mended: the codes of the rules, as often as they were."""

    path: str
    codes: tuple[str, ...]


def mend(
    project: Project,
    places: Sequence[Checked],
    rules: RuleSettings | None = None,
    *,
    unsafe: bool = False,
) -> Iterator[Mended]:
    """Mend what is safe to mend, with `unsafe` the rest too; only those entries' lines change."""
    for place in places:
        done: list[str] = []
        change = partial(_mend, project, place, rules or RuleSettings(), done, unsafe=unsafe)
        if place.file.is_file() and _needs_mending(place, change):
            done.clear()
            catalog.edit(place.file, change)
            yield Mended(project.relative(place.file), tuple(done))


def _needs_mending(place: Checked, change: partial[Catalog]) -> bool:
    """Tell whether a change would change anything; a catalog that cannot be read waits."""
    try:
        current = catalog.read(place.file)
    except CatalogError:
        return False
    return change(current) is not current


def _mend(
    project: Project,
    place: Checked,
    rules: RuleSettings,
    done: list[str],
    current: Catalog,
    *,
    unsafe: bool,
) -> Catalog:
    """Mend a catalog's entries, and say in `done` by which rules; the same catalog if none was."""
    language = place.language or current.language or project.settings.source
    mend_entry = partial(
        checks.fixed,
        language=language,
        source_language=source_language(project, current),
        codes=codes(project, language, rules),
        unsafe=unsafe,
    )
    new: list[Entry] = []
    for entry in current.entries:
        mended, mended_by = (entry, ()) if entry.obsolete else mend_entry(entry)
        new.append(mended)
        done += mended_by
    return replace(current, entries=tuple(new)) if done else current
