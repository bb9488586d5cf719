"""Drafting: plan → work. A worker takes a value and gives a value back, wherever it runs."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from localize import engines, glossary, markup, segmentation
from localize.drafting import accents, cascade, choosing, omissions, placement, signs, slips, years
from localize.drafting.placement import Stripped
from localize.engines import Engine, Options
from localize.model import Alignment, Draft, Match, Request, Segment

JOB_SIZE = 256
"""Segments in a job: enough for batches of alike length, few enough to save often."""

_UNDERWAY = 2
"""Jobs that are searched in while another one is finished."""


@dataclass(frozen=True, slots=True)
class Task:
    """A segment to draft, the catalog that wants it, and the terms matched in its plain text."""

    catalog: str
    segment: Segment
    terms: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """Work for one call of an engine: tasks of one language pair, in catalog order.

    `engine` is a name as in the settings, `options` has the pair. A job can go to another process.
    """

    engine: str
    options: Options
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A job's masked texts, one for each task ("" where the engine gave nothing), and who wrote.

    `omitted` are words of each task's plain text that nothing seems to stand for, "" if none are.
    """

    signature: str
    texts: tuple[str, ...]
    omitted: tuple[str, ...]


_Steps = Generator[None, None, Result]
"""A job under way: waits for nothing until its next step is asked for."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a task's plain text: its request, and the gap before it."""

    request: Request
    gap: str
    start: int


def plan(
    tasks: Iterable[Task], engine: str, options: Options, size: int = JOB_SIZE
) -> Iterator[Job]:
    """Cut the work into jobs of at most `size` tasks, in order."""
    waiting: list[Task] = []
    for task in tasks:
        if len(waiting) >= size:
            yield Job(engine, options, tuple(waiting))
            waiting = []
        waiting.append(task)
    if waiting:
        yield Job(engine, options, tuple(waiting))


def work(job: Job) -> Result:
    """Draft a job, here or in a worker; raises `EngineError`.

    A process loads an engine once and keeps it until it is asked for another one.
    """
    (result,) = stream([job])
    return result


def stream(jobs: Iterable[Job]) -> Iterator[Result]:
    """Draft jobs in order, as `map(work, jobs)` does; each begins before the last one is finished.

    So the engine is not idle while drafts are judged, terms are looked after and results are
    written: while one job waits for its second search, the next is in its first.
    """
    underway: deque[_Steps] = deque()
    for job in jobs:
        underway.append(_steps(job))
        next(underway[-1])
        if len(underway) > 1:
            next(underway[-2])
        if len(underway) > _UNDERWAY:
            yield _end(underway.popleft())
    if underway:
        next(underway[-1])
    yield from map(_end, underway)


def _end(steps: _Steps) -> Result:
    """Take a job's last step."""
    try:
        next(steps)
    except StopIteration as stop:
        result: Result = stop.value
        return result
    raise AssertionError("a job has more steps than it should have")


def _steps(job: Job) -> _Steps:
    """Draft a job in three steps: begin to search, begin to search what is in doubt, finish."""
    engine = _engine(job.engine, job.options)
    stripped = [placement.strip(task.segment.text) for task in job.tasks]
    sentences = [
        list(_sentences(one, task.terms, job.options.source))
        for one, task in zip(stripped, job.tasks, strict=True)
    ]
    requests = [one.request for several in sentences for one in several]
    found = yield from _drafts(engine, requests, job.options)
    own = [[found[one.request] for one in several] for several in sentences]
    each = zip(stripped, sentences, own, strict=True)
    texts = (_write(*one, job.options) for one in each)
    omitted = (_omitted(*both) for both in zip(sentences, own, strict=True))
    return Result(engine.signature, tuple(texts), tuple(omitted))


def _drafts(
    engine: Engine, wanted: Iterable[Request], pair: Options
) -> Generator[None, None, dict[Request, Draft]]:
    """Draft sentences as if there were no glossary; then those again that missed a term.

    Each text is asked for once and alone, so that a sentence without terms is drafted in the same
    company, and to the same letters, whatever the glossary says about others (but for years in
    terms: they may settle a doubt, and who is searched again beside whom).
    """
    requests = list(dict.fromkeys(wanted))
    aligned = dict.fromkeys((one.text for one in requests), False)
    for one in requests:
        aligned[one.text] |= one.align or bool(one.terms)
    bare = [Request(text, align=align) for text, align in aligned.items()]
    said = {one.text: _said(one, pair.target) for one in requests}

    def mend(request: Request, draft: Draft) -> Draft:
        text = said[request.text]
        return slips.mended(years.known(draft, text, pair.target), text, pair.target)

    plain = engine.begin([choosing.asked(one, pair) for one in bare])
    yield
    found = {one: mend(one, draft) for one, draft in zip(bare, plain(), strict=True)}
    chosen = {one: choosing.choose(one, draft, pair) for one, draft in found.items()}
    wider = choosing.search_again(engine, chosen, pair, mend)
    yield
    first = {one.text: draft for one, draft in wider().items()}
    drafts = cascade.obey(engine, requests, [first[one.text] for one in requests], pair)
    return {
        one: mend(one, accents.restore(draft, one.terms, pair.target))
        for one, draft in zip(requests, drafts, strict=True)
    }


def _said(request: Request, target: str) -> str:
    """Give a text and its terms in the target language: what a draft may have figures from."""
    wordings = (glossary.wording(match.term, target) for match in request.terms)
    forms = (form for own in wordings if own for form in own.forms)
    return "\n".join((request.text, *forms))


@lru_cache(maxsize=1)
def _engine(name: str, options: Options) -> Engine:
    return engines.load(name, options)


def _sentences(stripped: Stripped, terms: tuple[Match, ...], language: str) -> Iterator[_Sentence]:
    """Give a task's text as sentences: engines are made for those, whatever a msgid holds."""
    position = 0
    for start, end in segmentation.split(stripped.text, language):
        inside = tuple(
            replace(match, start=match.start - start, end=match.end - start)
            for match in terms
            if start <= match.start and match.end <= end
        )
        request = Request(stripped.text[start:end], inside, align=bool(stripped.nodes))
        yield _Sentence(request, stripped.text[position:start], start)
        position = end


def _write(
    stripped: Stripped, sentences: list[_Sentence], drafts: list[Draft], pair: Options
) -> str:
    """Join the sentences' drafts and put the markup back."""
    if not any(draft.text for draft in drafts):
        return ""
    text = ""
    alignment: list[Alignment] = []
    for sentence, draft in zip(sentences, drafts, strict=True):
        text += segmentation.fit_gap(sentence.gap, pair.source, pair.target)
        alignment.append(_shift(draft.alignment, sentence.start, len(text)))
        text += signs.written(draft.text, sentence.request.text, pair)
    if not stripped.nodes:
        return markup.escape(text)
    return placement.restore(stripped, text, tuple(pair for part in alignment for pair in part))


def _omitted(sentences: list[_Sentence], drafts: list[Draft]) -> str:
    """Give what the first draft that lacks something lacks of its sentence."""
    each = zip(sentences, drafts, strict=True)
    told = (omissions.told(sentence.request.text, draft) for sentence, draft in each)
    return next(filter(None, told), "")


def _shift(alignment: Alignment, source: int, target: int) -> Alignment:
    """Move an alignment from its sentence into the text that the sentence is part of."""
    return tuple(
        ((a + source, b + source), (c + target, d + target)) for (a, b), (c, d) in alignment
    )
