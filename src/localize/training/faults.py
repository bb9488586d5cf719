"""What can stop a training."""

from __future__ import annotations

from localize.errors import LocalizeError


class TrainingError(LocalizeError):
    """A corpus, a recipe or a working folder cannot be used for training."""


def no_weights() -> TrainingError:
    """Tell that a recipe needs weights to begin with."""
    return TrainingError("this recipe goes on from weights", "name them: --from embedded")
