"""What can stop a training."""

from __future__ import annotations

from localize.errors import LocalizeError


class TrainingError(LocalizeError):
    """A corpus, a recipe or a working folder cannot be used for training."""
