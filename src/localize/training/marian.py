"""Our network and transformers' `MarianMTModel`: the same weights under other names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from safetensors import SafetensorError  # type: ignore[import-not-found,unused-ignore]
from torch import Tensor
from transformers import GenerationConfig, MarianConfig, MarianMTModel

from localize.training import vocabulary
from localize.training.faults import TrainingError
from localize.training.layers import Shape
from localize.training.network import Network

_NEVER = -1e4
_BEAM, _LONGEST = 4, 256


def read(folder: Path) -> Network:
    """Read a `MarianMTModel` folder of the shape that `export` writes, to train it further.

    Raises `TrainingError` if the folder is damaged or of another kind.
    """
    try:
        model = MarianMTModel.from_pretrained(folder, dtype="float32", local_files_only=True)
        network = Network(shape_of(model.config))
        network.load_state_dict(names(model.state_dict()))
    except (OSError, RuntimeError, ValueError, KeyError, SafetensorError) as error:
        raise TrainingError(
            f"these weights cannot be trained further: {error}",
            "give a folder that `localize train` exported: transformers/",
            path=folder,
        ) from error
    return network


def state(network: Network) -> dict[str, Tensor]:
    """Give the weights under transformers' names; the padding is never said."""
    found: dict[str, Tensor] = {}
    for name, value in network.state_dict().items():
        part, _, rest = name.partition(".")
        if part in {"encoder", "decoder"}:
            found[f"model.{part}.layers.{rest}"] = value
        elif part == "shared":
            found["model.shared.weight"] = value
    bias = network.final_logits_bias.detach().clone()
    bias[-1] = _NEVER
    return found | {"final_logits_bias": bias[None]}


def names(given: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Give transformers' weights under our names."""
    ours = {
        name.removeprefix("model.").replace(".layers.", ".", 1): value
        for name, value in given.items()
        if ".layers." in name
    }
    bias = given["final_logits_bias"][0].clone()
    bias[-1] = 0
    return ours | {"shared.weight": given["model.shared.weight"], "final_logits_bias": bias}


def shape_of(given: MarianConfig) -> Shape:
    """Give the shape that a configuration describes."""
    return Shape(
        given.vocab_size,
        given.d_model,
        given.encoder_ffn_dim,
        given.encoder_attention_heads,
        given.encoder_layers,
        given.decoder_layers,
        given.max_position_embeddings,
    )


def config(shape: Shape) -> MarianConfig:
    """Give Marian's configuration for a shape."""
    return MarianConfig(
        vocab_size=shape.vocabulary,
        decoder_vocab_size=shape.vocabulary,
        d_model=shape.width,
        encoder_layers=shape.encoder_layers,
        decoder_layers=shape.decoder_layers,
        encoder_attention_heads=shape.heads,
        decoder_attention_heads=shape.heads,
        encoder_ffn_dim=shape.inner,
        decoder_ffn_dim=shape.inner,
        max_position_embeddings=shape.longest,
        activation_function="relu",
        dropout=0.0,
        attention_dropout=0.0,
        activation_dropout=0.0,
        scale_embedding=True,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=vocabulary.END,
        forced_eos_token_id=vocabulary.END,
        pad_token_id=shape.vocabulary - 1,
        decoder_start_token_id=shape.vocabulary - 1,
    )


def generation(pad: int) -> GenerationConfig:
    """Give how the model generates unless told otherwise."""
    return GenerationConfig(
        bad_words_ids=[[pad]],
        decoder_start_token_id=pad,
        pad_token_id=pad,
        bos_token_id=None,
        eos_token_id=vocabulary.END,
        forced_eos_token_id=vocabulary.END,
        max_length=_LONGEST,
        num_beams=_BEAM,
    )
