"""A model that others trained, whichever library runs it: texts in, drafts out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from localize.engines import Begun, Description, Options, asking, families, folders
from localize.engines.annotation import annotate
from localize.engines.asking import Asked
from localize.engines.families import Languages, Layout
from localize.engines.hypotheses import Decoding
from localize.engines.pieces import Pieces
from localize.errors import EngineError, EngineMissing
from localize.model import Draft, Request

_ONE = ("sentencepiece.bpe.model", "sentencepiece.model", "spiece.model", "joint.spm")


@dataclass(frozen=True, slots=True)
class Model:
    """What lies in a model's folder: its family, its tokens, what it translates."""

    path: Path
    family: str
    vocabulary: Collection[str]
    languages: Languages


def model(path: Path, vocabulary: Collection[str]) -> Model:
    """Tell what a folder holds; raises `EngineError` if it does not say its languages."""
    family = families.family(vocabulary)
    found = families.languages(family, vocabulary, *folders.pair(path))
    if not found.targets:
        raise EngineError(
            "nothing here says what languages this model translates",
            "copy its tokenizer_config.json here, or call the folder opus-mt-en-de",
            path=path,
        )
    return Model(path, family, vocabulary, found)


def description(about: Model, note: str = "") -> Description:
    """Describe a model."""
    return Description(
        folders.label(about.path),
        folders.revision(about.path),
        about.languages.sources,
        about.languages.targets,
        folders.size(about.path),
        about.path,
        note or about.family,
    )


def layout(about: Model, options: Options) -> Layout:
    """Tell how the model is told a language pair; raises `EngineError` if it has not got it."""
    if not about.languages.has(options.source, options.target):
        sources, targets = about.languages.sources, about.languages.targets
        raise EngineError(
            f"{folders.label(about.path)} does not translate {options.source} → {options.target}",
            f"it translates {', '.join(sources) or '?'} → {', '.join(targets)}",
            path=about.path,
        )
    return families.layout(about.family, about.vocabulary, options.source, options.target)


def vocabularies(folder: Path) -> tuple[Path, Path | None]:
    """Give a folder's SentencePiece files: one, or the source's and the target's.

    Raises `EngineMissing` with the names of what is to be copied there.
    """
    source, target = folder / "source.spm", folder / "target.spm"
    if source.is_file() and target.is_file():
        return source, target
    for name in _ONE:
        if (folder / name).is_file():
            return folder / name, None
    raise EngineMissing(
        "the model's SentencePiece files are missing",
        "copy them here from the model that was converted: source.spm and target.spm (OPUS-MT), "
        "sentencepiece.bpe.model (NLLB, M2M100, mBART) or spiece.model (MADLAD, T5)",
        path=folder,
    )


class Foreign:
    """A model for one language pair, held in memory. Terms are not for it: it ignores them."""

    takes_terms = False

    def __init__(self, about: Model, around: Layout, decoder: Decoding, signature: str) -> None:
        self.signature = signature
        source, target = vocabularies(about.path)
        self._pieces = Pieces(source, around.before, around.after, target=target, lead=around.lead)
        self._prefix = around.prefix
        self._aligns = about.family == families.MARIAN  # trained with one head as an alignment
        self._decoder = decoder

    def translate(self, requests: Sequence[Request]) -> list[Draft]:
        """Draft the requests; what is too long is cut at its punctuation."""
        return self.begin(requests)()

    def begin(self, requests: Sequence[Request]) -> Begun:
        """Begin to draft, as `translate` does."""
        return asking.begin(requests, self._ask, self._pieces, self._decoder)

    def score(self, requests: Sequence[Request]) -> list[float]:
        """Give the log-probability of every request's `start` as the beginning of its draft.

        It is -inf where the text or the start is longer than what the model takes at a time.
        """
        return asking.score(requests, self._ask, self._pieces, self._decoder)

    def _ask(self, request: Request) -> Asked:
        words = annotate(request.text)
        return asking.ask(request, words, self._pieces, aligns=self._aligns, prefix=self._prefix)
