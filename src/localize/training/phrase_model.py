"""From a recipe and a folder of corpora to a folder of phrases and n-grams, in one call."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import numpy as np

from localize.phrases import delays, ngrams, table
from localize.training import (
    alignment,
    delay_text,
    delay_weights,
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
from localize.training.faults import TrainingError
from localize.training.ngram_counts import Ngrams
from localize.training.phrase_recipe import PhraseRecipe
from localize.training.phrase_table import Table
from localize.training.phrase_text import Aligned, Ints, Names
from localize.training.texts import Say

CLEAN, EXPORT = "clean", "export/phrases"


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
    folder.mkdir(parents=True, exist_ok=True)
    texts.clean_all(settings, corpora, work / CLEAN, tests=tests, say=say)
    for language in settings.languages:
        text = _read(settings, language, work, say)
        wordings, chosen = _phrases(settings, language, text)
        say(f"{language}: {len(chosen):,} phrases")
        phrase_table.write(folder / table.name(language), chosen)
        words, endings = _ngrams(settings, text, wordings)
        for name, found in ((ngrams.name, words), (ngrams.name_of_endings, endings)):
            size = sum(len(one.token) for one in found.orders[1:])
            say(f"{language}: {size:,} n-grams of up to {len(found.orders)}")
            ngram_file.write(folder / name(language), found)
        _delays(settings, text, folder / delays.name(language))
    phrase_export.write(folder, settings)
    return folder


def _read(settings: PhraseRecipe, language: str, work: Path, say: Say) -> _Text:
    """Give a language's clean text, aligned and in numbers."""
    pairs = texts.read(work / CLEAN, language)
    links = alignment.kept(work, language, list(chain(*pairs.values())), say)
    names = Names()
    found: dict[str, Aligned] = {}
    for path, part in pairs.items():
        name, own = path.stem, islice(links, len(part))
        if phrase_recipe.share(name, settings.shares) > 0:
            found[name] = phrase_text.encode(part, own, names)
        else:
            deque(own, maxlen=0)  # not its turn
    if not any(len(text.links) for text in found.values()):
        hint = "give more text, or another one a share above 0; delete bad links to align again"
        raise TrainingError(f"nothing to count for {language}: no linked words", hint, path=work)
    return _Text(found, names, phrase_pairs.flagged(names))


def _phrases(settings: PhraseRecipe, language: str, text: _Text) -> tuple[list[Ints], Table]:
    """Count, score and choose a language's phrases; give all targets that were scored, the table.

    Targets are given by first token, second token….
    """
    rules = settings.phrases
    shares = [phrase_recipe.share(name, settings.shares) for name in text.corpora]
    parts = list(text.corpora.values())
    limits = rules.longest, rules.widest
    counted = (
        phrase_pairs.count(part, text.tokens, number, shares[number], limits)
        for number, part in enumerate(parts)
    )
    kept = phrase_scores.keep(phrase_pairs.add(list(counted)), rules.least, rules.rare)
    lexicon = word_links.count(list(zip(parts, shares, strict=True)))
    columns = phrase_scores.phrases(kept[0], parts, text.tokens.leading)
    rows = phrase_scores.features(kept, columns, lexicon, rules.discount)
    scores = phrase_scores.weighed(rows, settings.weights[language])
    sources = phrase_text.joined(columns[0], text.names.source, " ")
    targets = phrase_text.joined(columns[1], text.names.target, "")
    pairs = zip(sources, targets, scores, rows[:, 0].tolist(), strict=True)
    ranked = phrase_table.rank(pairs, rules.options, rules.share)
    seen = dict(zip(sources, kept[1].tolist(), strict=True))
    chosen = phrase_table.frequent(phrase_table.without_composed(ranked), seen, rules.most)
    return columns[1], chosen


def _ngrams(settings: PhraseRecipe, text: _Text, wordings: Sequence[Ints]) -> tuple[Ngrams, Ngrams]:
    """Estimate n-grams of words and of endings; the tokens of phrases' wordings are all known."""
    rules = settings.ngrams
    used = np.zeros(len(text.names.target), dtype=bool)
    for column in wordings:
        used[column[column >= 0]] = True
    sides = {name: part.target for name, part in text.corpora.items()}
    tokens, places = ngram_text.vocabulary(
        text.names.target, list(sides.values()), rules.least, used
    )
    shares = settings.target_shares, settings.shares
    weights = [phrase_recipe.share(name, *shares) for name in sides]

    def model(known: Sequence[str], numbers: Ints, most: Sequence[int]) -> Ngrams:
        parts = [
            (ngram_text.encode(side, numbers), weight)
            for side, weight in zip(sides.values(), weights, strict=True)
            if weight > 0
        ]
        return ngram_counts.model(parts, known, most)

    endings = ngram_text.endings(text.names.target, tokens, rules.frequent)
    return model(tokens, places, rules.words), model(*endings, rules.endings)


def _delays(settings: PhraseRecipe, text: _Text, path: Path) -> None:
    """Learn from some of a language's lines what is said later, and write it."""
    rules = settings.delays
    parts = list(text.corpora.values())
    words = delay_text.vocabulary(text.names.source, [part.source for part in parts], rules.words)
    sizes = [int(part.source.line.max(initial=-1)) + 1 for part in parts]
    chance = np.random.default_rng(rules.seed)
    share = rules.lines / max(1, sum(sizes))
    found = [
        delay_text.examples(part, words, chance.random(size) < share)
        for part, size in zip(parts, sizes, strict=True)
    ]
    rows, now = (np.concatenate(column) for column in zip(*found, strict=True))
    weights = delay_weights.learn(rows, now, rules)
    delay_weights.write(path, words.words, weights, rules.most)
