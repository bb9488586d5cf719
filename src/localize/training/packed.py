"""CTranslate2's weights as our network: what the package ships can be trained further.

The file's layout is CTranslate2's binary version 6: a head, named tensors, aliases. Eight-bit
weights come with a scale for each row; queries, keys and values lie in one matrix.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from localize.training.faults import TrainingError
from localize.training.layers import Shape
from localize.training.network import Network

MODEL = "model.bin"
_VERSION = 6
_TYPES = ("<f4", "i1", "<i2", "<i4", "<f2")
_CURE = "give a folder that `localize train` exported: ctranslate2-int8/ or transformers/"
_TABLE = "decoder/embeddings/weight"
_NORMS = {"layer_norm/gamma": "weight", "layer_norm/beta": "bias"}


def read(folder: Path) -> Network:
    """Read a CTranslate2 folder of the shape that `export` writes.

    Raises `TrainingError` if the folder is damaged or of another kind.
    """
    try:
        found = _whole(dict(_tensors((folder / MODEL).read_bytes())))
        network = Network(_shape(found))
        network.load_state_dict(_state(found, network.shape))
    except (OSError, struct.error, ValueError, KeyError, IndexError, RuntimeError) as error:
        message = f"these weights cannot be trained further: {error}"
        raise TrainingError(message, _CURE, path=folder) from error
    return network


def _tensors(content: bytes) -> Iterator[tuple[str, np.ndarray]]:
    """Give all tensors of a file by name."""
    file = BytesIO(content)
    (version,) = _take(file, "I")
    _name(file)
    _, count = _take(file, "II")
    if version != _VERSION:
        raise ValueError(f"CTranslate2's format {version}, expected {_VERSION}")
    for _ in range(count):
        name = _name(file)
        (rank,) = _take(file, "B")
        sizes = _take(file, "I" * rank)
        kind, length = _take(file, "BI")
        data = file.read(length)
        yield name, np.frombuffer(data, np.dtype(_TYPES[kind])).reshape(sizes)


def _take(file: BytesIO, form: str) -> tuple[int, ...]:
    """Read some numbers."""
    return struct.unpack(f"<{form}", file.read(struct.calcsize(f"<{form}")))


def _name(file: BytesIO) -> str:
    """Read a string that ends in a zero."""
    (length,) = _take(file, "H")
    return file.read(length)[:-1].decode()


def _whole(found: Mapping[str, np.ndarray]) -> dict[str, Tensor]:
    """Give the tensors in 32 bits."""
    whole = {}
    for name, value in found.items():
        if not name.endswith("_scale") and value.ndim:
            scale = found.get(f"{name}_scale")
            exact = value.astype("float32")
            whole[name] = torch.tensor(exact if scale is None else exact / scale[:, None])
    return whole | {
        name: torch.tensor(float(value))
        for name, value in found.items()
        if name.endswith("/num_heads")
    }


def _shape(found: Mapping[str, Tensor]) -> Shape:
    """Tell the model's sizes from its tensors."""
    rows, width = found[_TABLE].shape
    return Shape(
        rows + 1,
        width,
        len(found["encoder/layer_0/ffn/linear_0/bias"]),
        int(found["encoder/num_heads"]),
        _layers(found, "encoder"),
        _layers(found, "decoder"),
        len(found["decoder/position_encodings/encodings"]),
    )


def _layers(found: Mapping[str, Tensor], part: str) -> int:
    """Count a part's layers."""
    return len({name.split("/")[1] for name in found if name.startswith(f"{part}/layer_")})


def _state(found: Mapping[str, Tensor], shape: Shape) -> dict[str, Tensor]:
    """Give the weights under our names; the padding's row, which CTranslate2 drops, is zero."""
    state = {
        "shared.weight": torch.nn.functional.pad(found[_TABLE], (0, 0, 0, 1)),
        "final_logits_bias": torch.nn.functional.pad(found["decoder/projection/bias"], (0, 1)),
    }
    for part, count in (("encoder", shape.encoder_layers), ("decoder", shape.decoder_layers)):
        for number in range(count):
            layer = f"{part}/layer_{number}/"
            inside = {k.removeprefix(layer): v for k, v in found.items() if k.startswith(layer)}
            ours = _layer(inside, decoder=part == "decoder")
            state |= {f"{part}.{number}.{name}": value for name, value in ours.items()}
    return state


def _layer(found: Mapping[str, Tensor], *, decoder: bool) -> dict[str, Tensor]:
    """Give a layer's weights under our names."""
    given = dict(_projections(found, "self_attention", "self_attn", [["q", "k", "v"], ["out"]]))
    given |= _norm(found, "self_attention", "self_attn_layer_norm")
    if decoder:
        parts = [["q"], ["k", "v"], ["out"]]
        given |= _projections(found, "attention", "encoder_attn", parts)
        given |= _norm(found, "attention", "encoder_attn_layer_norm")
    for number in (0, 1):
        for kind in ("weight", "bias"):
            given[f"fc{number + 1}.{kind}"] = found[f"ffn/linear_{number}/{kind}"]
    return given | _norm(found, "ffn", "final_layer_norm")


def _projections(
    found: Mapping[str, Tensor], theirs: str, ours: str, parts: list[list[str]]
) -> dict[str, Tensor]:
    """Give an attention's projections, which lie joined in some matrices."""
    given = {}
    for number, names in enumerate(parts):
        for kind in ("weight", "bias"):
            joined = found[f"{theirs}/linear_{number}/{kind}"]
            for name, value in zip(names, joined.chunk(len(names)), strict=True):
                given[f"{ours}.{name}_proj.{kind}"] = value
    return given


def _norm(found: Mapping[str, Tensor], theirs: str, ours: str) -> dict[str, Tensor]:
    """Give a normalisation's gain and bias."""
    return {f"{ours}.{kind}": found[f"{theirs}/{name}"] for name, kind in _NORMS.items()}
