"""Engines: what can translate. Every back end keeps the same promises (`Engine`)."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from localize.errors import EngineError
from localize.model import Draft, Request

BACK_ENDS = {
    "embedded": "localize.engines.embedded",
    "phrases": "localize.engines.phrases",
    "ctranslate2": "localize.engines.converted",
    "transformers": "localize.engines.pretrained",
}
"""Name → module with `describe(argument) -> Description` and `load(options) -> Engine`."""

DEFAULT = "embedded"
"""The engine that works out of the box."""


@dataclass(frozen=True, slots=True)
class Options:
    """What an engine is made with.

    `argument` is what follows the colon in `name:argument`. `workers` 0 means one for each core.
    `compute` is the type of number to compute with, "" the engine's own choice.
    """

    source: str
    target: str
    argument: str = ""
    beam: int = 4
    workers: int = 0
    compute: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """What is known about an engine without loading it; `size` is in bytes."""

    name: str
    revision: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    size: int
    path: Path
    note: str = ""


Begun = Callable[[], list[Draft]]
"""Drafts that are being made: waits for them, and gives what `Engine.translate` gives."""


class Engine(Protocol):
    """Something that translates: as many drafts as requests, in order.

    Empty text stays empty, and the same requests give the same drafts.
    """

    signature: str
    """What makes a translation, as `name@revision`: the weights' digest and the search settings."""
    takes_terms: bool
    """Whether it was made to read the terms of a request."""

    def translate(self, requests: Sequence[Request]) -> list[Draft]:
        """Draft the requests; raises `EngineError` if that cannot be done."""
        ...

    def begin(self, requests: Sequence[Request]) -> Begun:
        """Begin to draft: other work can be done, or begun, before the drafts are asked for."""
        ...

    def score(self, requests: Sequence[Request]) -> list[float]:
        """Give the log-probability of every request's `start` as the beginning of its draft."""
        ...


class BackEnd(Protocol):
    """What a back end's module offers."""

    def describe(self, argument: str) -> Description:
        """Tell what is known without loading; raises `EngineMissing`, `EngineError`."""
        ...

    def load(self, options: Options) -> Engine:
        """Make the engine for one language pair; raises as `describe`."""
        ...


def require(name: str) -> None:
    """Raise `EngineError` with the nearest name if there is no such engine; loads nothing."""
    key = name.partition(":")[0]
    if key not in BACK_ENDS:
        near = difflib.get_close_matches(key, BACK_ENDS, n=1)
        hint = f"did you mean “{near[0]}”? " if near else ""
        raise EngineError(f"unknown engine “{key}”", f"{hint}known: {', '.join(BACK_ENDS)}")


def describe(name: str) -> Description:
    """Tell what an engine can do; raises `EngineError` if it is unknown or not usable."""
    return _back_end(name).describe(_argument(name))


def load(name: str, options: Options) -> Engine:
    """Make the engine of that name; raises `EngineError` if it cannot translate the pair."""
    return _back_end(name).load(options)


def _argument(name: str) -> str:
    return name.partition(":")[2]


def _back_end(name: str) -> BackEnd:
    require(name)
    return cast(BackEnd, importlib.import_module(BACK_ENDS[name.partition(":")[0]]))
