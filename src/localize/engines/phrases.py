"""Phrases and language models that `localize train phrases` counted, in plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from localize.engines import Begun, Description, Options
from localize.engines import weights as weights_files
from localize.engines.weights import Weights
from localize.errors import EngineError, EngineMissing
from localize.languages import primary
from localize.model import Draft, Request
from localize.phrases import (
    NAT,
    choices,
    delays,
    marks,
    model,
    neighbours,
    ngrams,
    prefix,
    rules,
    table,
    tokens,
    writing,
)
from localize.phrases.choices import Choice, Fixed
from localize.phrases.delays import Delay
from localize.phrases.search import Found, search
from localize.phrases.tokens import Token

_SETTINGS = ("words", "endings", "delays", "reach", "copied", "beam")


def describe(argument: str) -> Description:
    """Tell what the weights in the folder `argument` are; raises `EngineMissing` without one."""
    return weights_files.describe(_folder(argument))


def load(options: Options) -> Phrases:
    """Load the weights for a language pair; raises `EngineError` if they cannot translate it."""
    weights = weights_files.for_pair(_folder(options.argument), options, "phrases")
    target = primary(options.target)
    names = (table.name, ngrams.name, ngrams.name_of_endings, delays.name)
    weights_files.verify(weights, [name(target) for name in names])
    return Phrases(weights, options)


class Phrases:
    """Phrases and language models for one target language, held in memory."""

    takes_terms = True

    def __init__(self, weights: Weights, options: Options) -> None:
        self.signature = f"phrases@{weights.revision}"
        self._target = options.target
        self._model = model.read(
            weights.path, primary(options.source), options.target, _settings(weights, options)
        )

    def translate(self, requests: Sequence[Request]) -> list[Draft]:
        """Draft the requests; the same requests give the same drafts."""
        return [self._draft(request) for request in requests]

    def begin(self, requests: Sequence[Request]) -> Begun:
        """Begin to draft: here all is done when the drafts are asked for."""
        return lambda: self.translate(requests)

    def score(self, requests: Sequence[Request]) -> list[float]:
        """Give how fluent every request's `start` is, as the search has it, in nats."""
        return [self._likely(request.start) for request in requests]

    def _draft(self, request: Request) -> Draft:
        self._model.tidy()
        words = marks.with_commas_outside(tokens.split(request.text))
        request = replace(request, start=request.start.strip())
        if not words:
            return Draft(request.text.strip())
        fixed = rules.fixed(words, request.terms, self._target)
        ways, later = self._ways(words, fixed)
        begun = choices.begun(self._model, words, ways)
        found = search(self._model, begun, later, wanted=request.hypotheses)
        if request.start:
            written = writing.write(words, found[0].choices, self._target)
            said = prefix.said(request.start, found[0].choices, written, fixed)
            found = self._continued(ways, later, request, said)
        drafts: dict[str, Draft] = {}
        for one in self._written(request, words, found):
            drafts.setdefault(one.text, one)
        first, *others = drafts.values()
        return Draft(first.text, first.score, first.alignment, tuple(others))

    def _ways(
        self, words: Sequence[Token], fixed: Sequence[Fixed]
    ) -> tuple[list[list[Choice]], list[Delay]]:
        """Give what can be said for each token, and what may be said later."""
        ruled = choices.rules(self._model, words)
        plain = choices.plain(words, fixed, ruled)
        parts = marks.parts(words)
        later = self._model.delays.find([word.key for word in words], plain, parts)
        found = choices.find(self._model, words, fixed, ruled)
        return neighbours.add(self._model, found, later), later

    def _continued(
        self,
        ways: list[list[Choice]],
        later: Sequence[Delay],
        request: Request,
        said: tuple[int, tuple[Choice, ...]],
    ) -> list[Found]:
        """Search for what comes after the start, which says the first tokens but those left."""
        done, left = said
        before = self._model.known(request.start)
        waits = [one for one in later if one.first >= done]
        if left:
            unit = choices.joined(left, sum(one.score for one in left))
            waits += delays.rest(later, unit.first, unit.last, done)
            ways[unit.first], done = [replace(unit, last=done)], unit.first
        return search(
            self._model, ways, waits, wanted=request.hypotheses, start=done, before=before
        )

    def _written(
        self, request: Request, words: Sequence[Token], found: Sequence[Found]
    ) -> Iterator[Draft]:
        """Give what was found as drafts."""
        for one in found:
            written = writing.write(words, one.choices, self._target, request.start)
            links = writing.align(words, one.choices, written, self._alone) if request.align else ()
            yield Draft(written.text, one.score / NAT / len(words), links)

    def _alone(self, word: str) -> Iterator[str]:
        """Give what a word can be by itself; a word that no phrase has can be itself."""
        known = self._model.phrase(word)
        yield from (words for _, words, _ in known)
        if not known:
            yield word

    def _likely(self, start: str) -> float:
        self._model.tidy()
        fluency = self._model.fluency
        return fluency.follow(fluency.begin(), self._model.known(start))[0] / NAT


def _settings(weights: Weights, options: Options) -> dict[str, float]:
    """Give what a language's search is made with; raises `EngineError` if the manifest lacks it."""
    own = weights.search.get(primary(options.target), {})
    found = {**weights.search, **(own if isinstance(own, dict) else {})}
    settings = {name: found.get(name) for name in _SETTINGS}
    known = {name: float(one) for name, one in settings.items() if isinstance(one, int | float)}
    if len(known) < len(settings) or known["beam"] < 1:
        raise EngineError(
            "damaged manifest: [search] must have the numbers words, endings, delays, reach, "
            "copied and beam (1 or more)",
            "install the weights again, or train them again",
            path=weights.path / weights_files.MANIFEST,
        )
    return known


def _folder(argument: str) -> Path:
    """Give the folder that is named; raises `EngineMissing` without one."""
    if not argument:
        raise EngineMissing(
            "no phrases come with the package",
            "name what `localize train phrases CORPORA -o WORK` made: "
            'engine = "phrases:WORK/export/phrases"; the engine that ships is "embedded"',
        )
    return Path(argument)
