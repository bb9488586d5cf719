"""A training's settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class Cleaning:
    """Limits of a clean pair: `longest` in words, `ratio` of characters, longer over shorter side.

    `known` is the share of a text's words that the language's dictionary must know (0: any), `most`
    the most lines that one corpus may give. With `between`, text between the languages counts, too:
    it teaches how they are written.
    """

    longest: int = 70
    ratio: float = 2.2
    known: float = 0.2
    most: int = 120_000
    between: bool = False
    skip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces with symbols and padding; `sample` lines to learn them from; languages beside ours."""

    size: int = 12_000
    sample: int = 430_000
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """Shares of the lines that get terms, markup and noise; `aligner` eflomal or none.

    With `apart`, all lines stay plain, and that share of them comes a second time, annotated, in
    shards named `<language>.<corpus>+terms`: for trainings of many passes, which would never see
    an annotated word translated.
    """

    named: float = 0.3
    marked: float = 0.12
    disturbed: float = 0.06
    apart: float = 0.0
    aligner: str = "eflomal"


@dataclass(frozen=True, slots=True)
class Model:
    """Sizes of the network, in numbers per token and layers."""

    width: int = 256
    inner: int = 1024
    heads: int = 8
    encoder_layers: int = 6
    decoder_layers: int = 2


@dataclass(frozen=True, slots=True)
class Steps:
    """How a step is made.

    `rate` is the highest learning rate, reached after `warmup` steps and held; `finish` steps take
    it down to 0 before an export. `muon` multiplies the rate of the hidden matrices, 0 trains
    them with AdamW as the rest. `guided` is the weight of the alignment loss, `average` the decay
    of the averaged weights, `candidates` the output pieces beside a batch's own that a step looks
    at: the most frequent, and as many others at random (0, 0: all). `block` lines are mixed at a
    time, `save` seconds lie between checkpoints.

    With `quantized`, steps compute with weights as int8 has them, so that an export loses little.
    `blend` is the share of the trained weights in what is exported; the rest are those that were
    begun with (Wortsman et al. 2022, "Robust Fine-Tuning of Zero-Shot Models").
    """

    rate: float = 1.2e-3
    warmup: int = 300
    finish: int = 600
    muon: float = 4.0
    smoothing: float = 0.1
    dropout: float = 0.0
    guided: float = 0.2
    clip: float = 1.0
    average: float = 0.998
    candidates: tuple[int, int] = (2000, 1200)
    block: int = 15_000
    save: int = 400
    quantized: bool = False
    blend: float = 1.0


@dataclass(frozen=True, slots=True)
class Online:
    """Training on drafts that the weights of the moment make, `drafts` of each line; 0: none.

    `penalty` is the search's length penalty. `sharpness` multiplies log-probabilities: with little
    all drafts of a line count alike, with much the likeliest alone. Beside the expected reward, the
    best drafts' mean log-probability of a piece has the weight `anchor`, and the translations' has
    `reference`.
    """

    drafts: int = 0
    penalty: float = 2.0
    sharpness: float = 0.5
    anchor: float = 0.1
    reference: float = 0.05


@dataclass(frozen=True, slots=True)
class Stage:
    """From step `start` on: lines of at most `longest` pieces, `tokens` target pieces a step."""

    start: int = 0
    longest: int = 85
    tokens: int = 3000


@dataclass(frozen=True, slots=True)
class Recipe:
    """All settings; `mix` gives the share of lines by pattern of `<language>.<corpus>`.

    `last` is the mix of the finish, when it shall be another one.
    """

    name: str
    languages: tuple[str, ...]
    mix: Mapping[str, float]
    last: Mapping[str, float] = field(default_factory=dict)
    seed: int = 1
    cleaning: Cleaning = field(default_factory=Cleaning)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    annotation: Annotation = field(default_factory=Annotation)
    model: Model = field(default_factory=Model)
    steps: Steps = field(default_factory=Steps)
    online: Online = field(default_factory=Online)
    curriculum: tuple[Stage, ...] = (Stage(),)

    def stage(self, step: int) -> Stage:
        """Give the stage that holds at a step."""
        return max(
            (stage for stage in self.curriculum if stage.start <= step),
            key=lambda stage: stage.start,
        )

    def goes_on(self) -> bool:
        """Tell whether there must be weights to begin with."""
        return self.online.drafts > 0 or self.steps.blend < 1


def weight(mix: Mapping[str, float], name: str) -> float:
    """Give a corpus's share: that of the last pattern that fits its name, 0 if none does."""
    fitting = [share for pattern, share in mix.items() if fnmatchcase(name, pattern)]
    return fitting[-1] if fitting else 0.0
