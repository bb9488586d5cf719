"""What comes back from a translator → the catalog, without loss on either side.

A person's text that is newer in the catalog than in the file stays, unless it is asked for twice;
a text whose source changed meanwhile is refused. Both are findings, so that nobody's work
disappears silently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from localize import catalog, segmentation
from localize.interchange.units import Exchange, Unit, digest, unit_id
from localize.model import Catalog, Entry, Finding, Severity, State

_SHOWN = 60
_FOREIGN = "xliff"
"""The signature of a machine's text that somebody else's file brings."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A catalog with what was taken into it; `replaced` are a person's texts that had to give way.

    `unchanged` counts units that say nothing new.
    """

    catalog: Catalog
    taken: tuple[Entry, ...]
    replaced: tuple[Entry, ...]
    unchanged: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """A catalog's entries by what a unit may know of them."""

    ids: Mapping[str, Entry]
    keys: Mapping[tuple[str, str], Entry]
    sources: Mapping[str, list[Entry]]


def take(
    current: Catalog,
    exchange: Exchange,
    *,
    path: str = "",
    overwrite: bool = False,
    as_reviewed: bool = False,
) -> Taken:
    """Take a file's translations into the catalog that they are for; `path` is for findings.

    `overwrite` replaces what a person wrote in the catalog since the export. `as_reviewed` takes
    what the translator calls translated as reviewed.
    """
    index = _index(current)
    changed: dict[tuple[str, str], Entry] = {}
    replaced: list[Entry] = []
    findings: list[Finding] = []
    for unit in exchange.units:
        entry = _find(unit, index)
        outcome = _outcome(unit, entry, overwrite=overwrite, as_reviewed=as_reviewed)
        if isinstance(outcome, Finding):
            findings.append(replace(outcome, path=path, line=unit.line))
        elif outcome is not None and entry is not None:
            changed[catalog.key(entry)] = outcome
            replaced += [entry] if _is_newer(entry, unit) else []
    count = len(exchange.units) - len(changed) - len(findings)
    done = catalog.replaced(current, changed)
    return Taken(done, tuple(changed.values()), tuple(replaced), count, tuple(findings))


def has_unsent_work(current: Catalog, exchange: Exchange) -> bool:
    """Tell whether a file holds a translation that is not in the catalog."""
    index = _index(current)
    for unit in exchange.units:
        entry = _find(unit, index)
        known = entry is not None and entry.target == unit.target
        if unit.target and unit.is_touched and not known:
            return True
    return False


def _index(current: Catalog) -> _Index:
    entries = [entry for entry in current.entries if not entry.obsolete and not entry.plural]
    keys = {catalog.key(entry): entry for entry in entries}
    sources: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        sources[entry.segment.text].append(entry)
    return _Index({unit_id(*key): entry for key, entry in keys.items()}, keys, sources)


def _find(unit: Unit, index: _Index) -> Entry | None:
    """Find a unit's entry: by its id, by context and text, or by a text that stands once."""
    found = index.ids.get(unit.id) or index.keys.get((unit.context, unit.source))
    same = [] if unit.context or _is_ours(unit) else index.sources.get(unit.source, [])
    return found or (same[0] if len(same) == 1 else None)


def _is_ours(unit: Unit) -> bool:
    """Tell whether we exported a unit, with the source that it has."""
    return unit.id == unit_id(unit.context, unit.source)


def _is_foreign_draft(unit: Unit) -> bool:
    """Tell whether a unit brings the text of somebody else's machine."""
    return unit.state is State.MACHINE and not unit.exported


def _outcome(
    unit: Unit, entry: Entry | None, *, overwrite: bool, as_reviewed: bool
) -> Entry | Finding | None:
    """Decide about one unit: an entry to write, something to report, or nothing to do."""
    is_idle = not unit.target or not unit.is_touched
    if is_idle and _is_ours(unit):
        return None
    if entry is None or entry.segment.text != unit.source:
        return _refused(unit, entry)
    is_done = unit.state is State.REVIEWED or (as_reviewed and not _is_foreign_draft(unit))
    if is_idle or _says_no_more(unit, entry, is_done=is_done):
        return None
    if _is_newer(entry, unit) and not overwrite:
        return _conflict(unit, entry)
    return _written(unit, entry, is_done=is_done)


def _says_no_more(unit: Unit, entry: Entry, *, is_done: bool) -> bool:
    """Tell whether the catalog has the text already, and has got at least as far with it."""
    if unit.target != entry.target:
        return False
    looked_at = bool(entry.previous and unit.exported and not unit.stale)
    return not entry.fuzzy or not (is_done or looked_at)


def _is_newer(entry: Entry, unit: Unit) -> bool:
    """Tell whether a person wrote another text than the unit's after it was exported.

    Of a file that does not say what was exported, that is to be feared of any person's text; and
    a machine's text from elsewhere never goes over it.
    """
    if not catalog.has_human_text(entry) or entry.target == unit.target:
        return False
    return unit.exported != digest(catalog.state(entry), entry.target)


def _refused(unit: Unit, entry: Entry | None) -> Finding:
    text = _shown(unit.source)
    if entry is not None or _is_ours(unit):
        message = f"{text} is not what the article says now: its translation was not taken"
        hint = "export again, and carry the translation over by hand"
        return Finding("source-changed", Severity.ERROR, message, suggestion=hint)
    message = f"{text} is in no entry of this catalog"
    return Finding("unknown-unit", Severity.WARNING, message, suggestion="is it another article's?")


def _conflict(unit: Unit, entry: Entry) -> Finding:
    message = (
        f"{_shown(unit.source)} was translated in the catalog after the export, and stays: "
        f"{_shown(entry.target)}, not {_shown(unit.target)}"
    )
    hint = "compare the two; --force --include-human takes the file's"
    return Finding("import-conflict", Severity.ERROR, message, suggestion=hint)


def _shown(text: str) -> str:
    return f"“{text[:_SHOWN].encode('utf-8', 'replace').decode()}”"


def _written(unit: Unit, entry: Entry, *, is_done: bool) -> Entry:
    text = segmentation.without_controls(unit.target)
    if _is_foreign_draft(unit):
        return catalog.draft(entry, text, _FOREIGN, over_human=True)
    written = replace(entry, target=text, fuzzy=True, previous="")
    return catalog.accept(written) if is_done else written
