"""evaluate: engines scored on test sets, and on how they keep to terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from localize import evaluation, glossary
from localize.engines import Options
from localize.evaluation import (
    EvaluationError,
    Result,
    TestSet,
    drafts,
    obedience,
    pictures,
    term_tables,
    termsets,
)
from localize.evaluation.obedience import Obedience


@dataclass(frozen=True, slots=True)
class Asked:
    """Which test sets, engines and settings."""

    paths: tuple[Path, ...]
    engines: tuple[str, ...]
    beam: int
    workers: int
    limit: int | None
    samples: int

    def options(self, name: str, pair: tuple[str, str]) -> Options:
        """Give what an engine is made with for a pair of languages."""
        return Options(*pair, name.partition(":")[2], self.beam, self.workers)


def scores(asked: Asked) -> list[Result]:
    """Score every engine on every test set; raises `EvaluationError`, `EngineError`."""
    sets = [(evaluation.pair(path), evaluation.read(path)) for path in asked.paths]
    _require(asked, [pair for pair, _ in sets])
    results: list[Result] = []
    for pair, whole in sets:
        results += _scored(asked, pair, whole.first(asked.limit))
    return results


def _scored(asked: Asked, pair: tuple[str, str], found: TestSet) -> Iterator[Result]:
    """Score every engine on one test set, and the systems in it."""
    if not (asked.engines or found.systems):
        raise EvaluationError(
            f"{found.name} has no system's translations", "name an engine: --engine embedded"
        )
    made = {
        name: drafts.make(name, asked.options(name, pair), found.sources) for name in asked.engines
    }
    texts = {name: one.texts for name, one in made.items()}
    for one in evaluation.evaluate(found, texts, asked.samples):
        own = made.get(one.system)
        yield replace(one, speed=own.speed, signature=own.signature) if own else one


def written(results: Sequence[Result], form: str) -> str:
    """Write results as text or JSON."""
    return evaluation.as_json(results) if form == "json" else evaluation.table(results)


def drawn(results: Sequence[Result], plot: Path | None) -> list[Path]:
    """Draw quality over speed, if a file is named for it; give the files."""
    return pictures.write(pictures.quality(results), plot) if plot else []


def terms(asked: Asked, termbases: Sequence[Path], tag: str | None) -> list[Obedience]:
    """Measure how every engine keeps to the terms of every test set; raises as `scores`."""
    known = glossary.load(termbases)
    sets = [termsets.read(path, known, tag).first(asked.limit) for path in asked.paths]
    _require(asked, [(one.source, one.target) for one in sets])
    return list(_measured(asked, sets))


def written_terms(found: Sequence[Obedience], form: str) -> str:
    """Write how engines keep to terms, as text or JSON."""
    return term_tables.as_json(found) if form == "json" else term_tables.table(found)


def _require(asked: Asked, pairs: Sequence[tuple[str, str]]) -> None:
    """Raise `EngineError` before any work is done if an engine cannot translate a pair."""
    for name in asked.engines:
        for pair in dict.fromkeys(pairs):
            drafts.make(name, asked.options(name, pair), ())


def _measured(asked: Asked, sets: Sequence[termsets.TermSet]) -> Iterator[Obedience]:
    for one in sets:
        for name in asked.engines:
            options = asked.options(name, (one.source, one.target))
            yield obedience.measure(name, options, one, asked.samples)
