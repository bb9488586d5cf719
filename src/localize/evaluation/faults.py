"""What can stop an evaluation."""

from __future__ import annotations

from localize.errors import LocalizeError


class EvaluationError(LocalizeError):
    """A test set cannot be read, or does not fit the translations."""
