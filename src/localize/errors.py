"""What can stop the work.

    LocalizeError
    ├── ProjectError      settings, folders, two articles with one name
    ├── SourceError       an article that cannot be read
    ├── CatalogError      a `.po` file that cannot be read
    ├── InterchangeError  an XLIFF file that cannot be read, or must not be overwritten
    ├── GlossaryError     a termbase that cannot be read
    ├── EngineError       an engine that cannot translate
    │   └── EngineMissing a library or weights that are not installed
    ├── TrainingError     a corpus or recipe that cannot be used (localize.training.faults)
    └── EvaluationError   a test set that cannot be read (localize.evaluation)

What is wrong with a *text* is never raised: it is a `localize.model.Finding`.
"""

from __future__ import annotations

from pathlib import PurePath


class LocalizeError(Exception):
    """Stops the work: `message` names the thing, `hint` says how to mend it."""

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        path: PurePath | str | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = None if path is None else str(path)
        self.line = line

    def __str__(self) -> str:
        """Give `path:line: error: message` and the hint on a line of its own."""
        place = "" if self.path is None else f"{self.path}:"
        if self.path is not None and self.line is not None:
            place += f"{self.line}:"
        text = f"{place} error: {self.message}".lstrip()
        return f"{text}\n  hint: {self.hint}" if self.hint else text


class ProjectError(LocalizeError):
    """The project's settings or folders are not usable."""


class SourceError(LocalizeError):
    """An article cannot be read."""


class CatalogError(LocalizeError):
    """A catalog cannot be read or written."""


class InterchangeError(LocalizeError):
    """An XLIFF file cannot be read, or must not be overwritten."""


class GlossaryError(LocalizeError):
    """A termbase cannot be read."""


class EngineError(LocalizeError):
    """An engine cannot translate."""


class EngineMissing(EngineError):  # noqa: N818 - the name that house rules give it
    """An engine's library or weights are not installed; the hint is the line that installs them."""
