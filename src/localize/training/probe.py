"""How well weights in training translate: chrF2++ on the first lines of each test set."""

from __future__ import annotations

from pathlib import Path

from localize import evaluation
from localize.engines import glosses
from localize.engines.annotation import annotate
from localize.training import decoding, prepare, vocabulary
from localize.training.network import Network
from localize.training.recipe import Recipe
from localize.training.session import Score

_LINES = 12


def make(recipe: Recipe, tests: Path, work: Path) -> Score | None:
    """Give the function that scores a network; None if there are no test sets of our languages."""
    sets = [
        (language, _sources(path, language, work), evaluation.read(path).references[:_LINES])
        for language in recipe.languages
        for path in sorted(tests.glob(f"en-{language}.*.tsv"))
    ]
    processor = vocabulary.load(work / prepare.VOCABULARY)

    def score(network: Network) -> float:
        drafts: list[str] = []
        references: list[str] = []
        for language, sources, wanted in sets:
            drafts += decoding.translate(network, processor, language, sources)
            references += wanted
        return evaluation.score(drafts, references, samples=0)[0].value

    return score if sets else None


def _sources(path: Path, language: str, work: Path) -> list[str]:
    """Give the first texts of a test set, with glosses if there is a phrase table."""
    table = glosses.read(work, language)
    texts = evaluation.read(path).sources[:_LINES]
    return [annotate(text, (), language, table).text for text in texts]
