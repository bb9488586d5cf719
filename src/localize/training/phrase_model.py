"""From a recipe and a folder of corpora to a folder of phrases and n-grams, in one call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from localize.phrases import ngrams, table
from localize.training import (
    alignment,
    cleaning,
    corpus,
    ngram_counts,
    ngram_file,
    ngram_text,
    phrase_export,
    phrase_pairs,
    phrase_recipe,
    phrase_scores,
    phrase_table,
    phrase_text,
    texts,
    word_links,
)
from localize.training.encoding import Link
from localize.training.ngram_counts import Ngrams
from localize.training.phrase_pairs import Counts
from localize.training.phrase_recipe import PhraseRecipe
from localize.training.phrase_table import Table
from localize.training.phrase_text import Aligned, Names
from localize.training.texts import Say

CLEAN, LINKS, EXPORT = "clean", "links", "export/phrases"


@dataclass(frozen=True, slots=True)
class _Text:
    """A language's text: corpora by name, what phrases begin with, the tokens' names."""

    corpora: dict[str, Aligned]
    names: Names
    tokens: phrase_pairs.Tokens


def train(
    recipe_path: Path, corpora: Path, work: Path, *, tests: Path | None = None, say: Say = print
) -> Path:
    """Make `work/export/phrases` from the corpora; what is clean or aligned is not made again.

    `tests` is a folder of test sets whose lines are left out. Raises `TrainingError` for a bad
    recipe, a language without text, a missing aligner and for what cannot be read. A language's
    files are written whole; the manifest comes last.
    """
    settings = phrase_recipe.read(recipe_path)
    folder = work / EXPORT
    (work / CLEAN).mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    banned = cleaning.test_lines(tests) if tests else frozenset[str]()
    for language in settings.languages:
        texts.clean(settings, language, corpora, work / CLEAN, banned=banned, say=say)
    for language in settings.languages:
        text = _read(settings, language, work, say)
        counts, chosen = _phrases(settings, language, text)
        say(f"{language}: {len(chosen):,} phrases")
        phrase_table.write(folder / table.name(language), chosen)
        likely = _ngrams(settings, text, counts)
        say(f"{language}: {len(likely.bi) + len(likely.tri):,} n-grams of two and three")
        ngram_file.write(folder / ngrams.name(language), likely)
    phrase_export.write(folder, settings)
    return folder


def _read(settings: PhraseRecipe, language: str, work: Path, say: Say) -> _Text:
    """Give a language's clean text, aligned and in numbers."""
    files = texts.find(work / CLEAN, language)
    links = _links(files, language, work, say)
    names = Names()
    found: dict[str, Aligned] = {}
    for path in files:
        pairs = list(corpus.read(path, language))
        parts = (next(links) for _ in pairs)
        if phrase_recipe.share(settings.shares, path.stem) > 0:
            found[path.stem] = phrase_text.encode(pairs, parts, names)
        else:
            for _ in parts:
                pass
    return _Text(found, names, phrase_pairs.flagged(names))


def _links(files: Sequence[Path], language: str, work: Path, say: Say) -> Iterator[frozenset[Link]]:
    """Give the links of all lines of a language, aligned now if they are not there."""
    pairs = [pair for path in files for pair in corpus.read(path, language)]
    path = work / LINKS / f"{language}.txt"
    if not path.exists():
        say(f"{language}: aligning {len(pairs):,} pairs")
        alignment.write(path, alignment.align(pairs))
    return alignment.stream(path, len(pairs))


def _phrases(settings: PhraseRecipe, language: str, text: _Text) -> tuple[Counts, Table]:
    """Count, score and choose a language's phrases; give all that were scored, and the table."""
    rules = settings.phrases
    shares = [phrase_recipe.share(settings.shares, name) for name in text.corpora]
    parts = list(text.corpora.values())
    limits = rules.longest, rules.widest
    counted = (
        phrase_pairs.count(part, text.tokens, number, shares[number], limits)
        for number, part in enumerate(parts)
    )
    kept = phrase_scores.keep(phrase_pairs.add(list(counted)), rules.least, rules.rare)
    lexicon = word_links.count(list(zip(parts, shares, strict=True)))
    leading = text.tokens.leading
    rows = phrase_scores.features(kept, parts, leading, lexicon, rules.discount)
    scores = phrase_scores.weighed(rows, settings.weights[language])
    sources, targets = _written(kept[0], text)
    pairs = zip(sources, targets, scores, rows[:, 0].tolist(), strict=True)
    ranked = phrase_table.rank(pairs, rules.options, rules.share)
    seen = dict(zip(sources, kept[1].tolist(), strict=True))
    return kept[0], phrase_table.frequent(phrase_table.without_composed(ranked), seen, rules.most)


def _written(counts: Counts, text: _Text) -> tuple[list[str], list[str]]:
    """Give the pairs' texts."""
    source, target = phrase_scores.phrases(counts, list(text.corpora.values()), text.tokens.leading)
    return phrase_text.joined(source, text.names.source, " "), phrase_text.joined(
        target, text.names.target, ""
    )


def _ngrams(settings: PhraseRecipe, text: _Text, counts: Counts) -> Ngrams:
    """Estimate n-grams of a language's text."""
    rules = settings.ngrams
    _, target = phrase_scores.phrases(counts, list(text.corpora.values()), text.tokens.leading)
    used = np.zeros(len(text.names.target), dtype=bool)
    for column in target:
        used[column[column >= 0]] = True
    sides = {name: part.target for name, part in text.corpora.items()}
    tokens, places = ngram_text.vocabulary(
        text.names.target, list(sides.values()), rules.least, used
    )
    shares = {**settings.target_shares, **settings.shares}
    parts = [
        (ngram_text.encode(side, places), phrase_recipe.share(shares, name))
        for name, side in sides.items()
    ]
    return ngram_counts.model(parts, tokens, rules.bi, rules.tri)
