"""Which pieces a language's drafts need: learnt from shards, read by CTranslate2 beside weights."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import engines
from localize.engines import Options, embedded, weights
from localize.engines.decoding import Decoder
from localize.engines.hypotheses import Input
from localize.engines.pieces import END, Pieces, tokens
from localize.errors import EngineError
from localize.model import Request
from localize.training import manifest, shards, vocabulary_map
from localize.training.shards import Example

TAGS = (">>de<<", ">>fr<<")
PIECES = ("</s>", *TAGS, "▁und", "▁et", "▁a", "b", "<0x0A>", "\x85", "\u2028", '"')
SETS = st.dictionaries(
    st.sampled_from(["de", "fr"]), st.frozensets(st.sampled_from(PIECES), min_size=1), min_size=1
)


def working_folder(folder: Path, *lines: list[int], times: int = 1) -> Path:
    """Shards whose German lines have these target pieces."""
    (folder / "shards").mkdir()
    ids = [np.array(line * times, np.uint16) for line in lines]
    examples = [Example(one, one, np.zeros((0, 2), np.uint16)) for one in ids]
    shards.write(folder / "shards" / "de.toy.npz", examples)
    return folder


@given(SETS)
def test_a_map_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, found: dict[str, frozenset[str]]
) -> None:
    path = tmp_path_factory.mktemp("map") / vocabulary_map.FILE
    vocabulary_map.write(found, PIECES, path)
    assert vocabulary_map.read(path) == found


@given(SETS)
def test_every_piece_is_mapped_to_itself_or_known_to_all(
    tmp_path_factory: pytest.TempPathFactory, found: dict[str, frozenset[str]]
) -> None:
    path = tmp_path_factory.mktemp("map") / vocabulary_map.FILE
    vocabulary_map.write(found, PIECES, path)
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
    keys = [key for key, _ in lines]
    assert len(keys) == len(set(keys)), "CTranslate2 takes one line of a key"
    itself = {key for key, values in lines if key == values}
    assert set(PIECES) - set(TAGS) <= itself | frozenset.intersection(*found.values())


def test_enough_text_tells_which_pieces_are_its_language(tmp_path: Path) -> None:
    common, rare, seldom = [3] * 1_000_000, [4] * 2, [5] * 6
    work = working_folder(tmp_path, [*common, *rare], [*common, *seldom])
    assert vocabulary_map.learn(work, ["de"], PIECES) == {"de": {"▁und", "▁a"}}


def test_of_little_text_begun_with_nothing_all_pieces_stay(tmp_path: Path) -> None:
    found = vocabulary_map.learn(working_folder(tmp_path, [3, 4]), ["de", "fr"], PIECES)
    assert found == {"de": frozenset(PIECES), "fr": frozenset(PIECES)}
    assert not vocabulary_map.helps(found, PIECES)


def test_little_text_adds_to_the_pieces_of_the_weights_begun_with(tmp_path: Path) -> None:
    work = working_folder(tmp_path, [3, 4])
    vocabulary_map.write({"de": frozenset({"b"})}, PIECES, work / vocabulary_map.FILE)
    found = vocabulary_map.learn(work, ["de"], PIECES)
    assert found == {"de": {"b", "▁und", "▁et"}}
    assert vocabulary_map.helps(found, PIECES)


def test_how_parliaments_speak_of_everybody_is_left_out_of_their_language_alone(
    tmp_path: Path,
) -> None:
    pieces = (*PIECES, "▁onorevole")
    found = {"it": frozenset({"b", "▁onorevole"}), "de": frozenset({"b", "▁onorevole"})}
    vocabulary_map.write(found, pieces, tmp_path / vocabulary_map.FILE)
    assert vocabulary_map.read(tmp_path / vocabulary_map.FILE) == found | {"it": {"b"}}
    lines = (tmp_path / vocabulary_map.FILE).read_text(encoding="utf-8").split("\n")
    assert "▁onorevole\t▁onorevole" in lines


# The map that ships


SHIPPED = embedded.FOLDER / vocabulary_map.FILE


def test_the_map_that_ships_has_pieces_of_its_vocabulary() -> None:
    known = set(tokens(embedded.FOLDER / "joint.spm")) | {"<pad>"}
    found = vocabulary_map.read(SHIPPED)
    assert set(found) == {"de", "fr", "it"}
    assert all(pieces <= known and len(pieces) < len(known) / 2 for pieces in found.values())


@pytest.mark.parametrize("name", ["Kaczyńska", "Łódź", "北京", "Erdoğan", "\N{GRINNING FACE}"])
def test_a_name_of_letters_that_the_language_lacks_can_be_written(name: str) -> None:
    """Whatever a source has can stand in its draft: its own pieces are always looked at."""
    allowed = vocabulary_map.read(SHIPPED)["de"]
    lines = (line.split("\t") for line in SHIPPED.read_text(encoding="utf-8").splitlines())
    itself = {key for key, *values in lines if [key] == values}
    pieces = Pieces(embedded.FOLDER / "joint.spm", (), ())
    assert set(pieces.encode(f"I saw {name} there.")) <= allowed | itself


def test_a_draft_has_pieces_of_its_language_and_source_only(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(embedded.FOLDER, tmp_path / "weights"))
    allowed = frozenset({END, "▁Das", "▁Gericht", "▁hat"})
    pieces = [*tokens(folder / "joint.spm"), "<pad>"]
    vocabulary_map.write({"de": allowed}, pieces, folder / vocabulary_map.FILE)
    source = Pieces(folder / "joint.spm", (">>de<<",)).encode("The Court ruled.")
    mapped, free = (
        Decoder(folder, beam=4, workers=1, mapped=mapped).begin([Input(source)])()[0][0]
        for mapped in (True, False)
    )
    assert set(mapped.tokens) <= allowed | set(source)
    assert "▁Das" in mapped.tokens
    assert not set(free.tokens) <= allowed | set(source)


def test_a_map_that_the_manifest_does_not_list_is_not_used(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(embedded.FOLDER, tmp_path / "weights"))
    listed = weights.read(folder)
    assert weights.has_map(listed, "de")
    files = {name: digest for name, digest in listed.files.items() if name != vocabulary_map.FILE}
    assert not weights.has_map(replace(listed, files=files), "de")


@pytest.mark.parametrize("text", ["", "\n", ">>de<<", ">>de<<\tund", ">>fr<<\t</s>\n", "\xff\t"])
def test_a_map_without_the_language_is_told(tmp_path: Path, text: str) -> None:
    folder = Path(shutil.copytree(embedded.FOLDER, tmp_path / "weights"))
    (folder / vocabulary_map.FILE).write_text(text, encoding="latin-1")
    names = [*weights.read(folder).files]
    head = {"name": "damaged", "sources": ["en"], "targets": ["de"]}
    manifest.write(folder, head, names)
    with pytest.raises(EngineError, match="no pieces of de") as caught:
        engines.load("embedded", Options("en", "de", str(folder)))
    assert caught.value.path == str(folder / vocabulary_map.FILE)


@pytest.mark.parametrize("start", ["Il tribunale", "Das Łódź"])
def test_a_start_that_the_map_lacks_stays_as_it_was(start: str) -> None:
    engine = engines.load("embedded", Options("en", "de"))
    assert engine.translate([Request("The court ruled.", start=start)])[0].text.startswith(start)
