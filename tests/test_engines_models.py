"""Folders of models: what is told without loading them, and what is wrong with them. No torch."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from localize import engines, project
from localize.cli import run
from localize.engines import (
    Engine,
    Options,
    embedded,
    families,
    folders,
    inventory,
    pretrained,
    weights,
)
from localize.errors import EngineError, EngineMissing, ProjectError
from localize.model import Request
from localize.stages import translate

NEWSROOM = ("en", "de", "fr", "it", "es", "pt", "ar", "ja", "zh", "ru")


@pytest.fixture
def converted(tmp_path: Path) -> Path:
    """The packaged weights as a folder that somebody converted."""
    folder = tmp_path / "models" / "opus-mt-en-mul"
    shutil.copytree(embedded.FOLDER, folder)
    (folder / "weights.toml").unlink()
    shutil.copyfile(folder / "joint.spm", folder / "source.spm")
    (folder / "joint.spm").rename(folder / "target.spm")
    return folder


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of the hub."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


def cache(hub: Path, name: str, folder: Path) -> None:
    """Put a model into the cache, as the hub's library does."""
    place = hub / f"models--{name.replace('/', '--')}"
    (place / "refs").mkdir(parents=True)
    (place / "refs" / "main").write_text("abc123", encoding="utf-8")
    shutil.copytree(folder, place / "snapshots" / "abc123")


def load(folder: Path | str, target: str = "de", **options: object) -> Engine:
    made = Options("en", target, str(folder), **options)  # type: ignore[arg-type]
    return engines.load("ctranslate2", made)


def plainly_searching(folder: Path) -> Engine:
    """The packaged weights without what their search is made with."""
    place = Path(shutil.copytree(embedded.FOLDER, folder / "plain"))
    text = (place / weights.MANIFEST).read_text(encoding="utf-8")
    for gone in ("length_penalty = .*\n", f'"{weights.VOCABULARY_MAP}" = .*\n'):
        text, count = re.subn(gone, "", text)
        assert count == 1
    (place / weights.MANIFEST).write_text(text, encoding="utf-8")
    return engines.load("embedded", Options("en", "de", str(place)))


def test_a_converted_folder_drafts_as_the_embedded_engine_does(converted: Path) -> None:
    requests = [Request(f"The canton voted on {day} May.", align=True) for day in range(1, 9)]
    own = plainly_searching(converted.parent)
    assert load(converted).translate(requests) == own.translate(requests)
    started = [Request(one.text, start="Am", hypotheses=2) for one in requests]
    assert load(converted).translate(started) == own.translate(started)
    assert load(converted).score(started) == own.score(started)


def test_what_is_told_of_a_folder(converted: Path) -> None:
    about = engines.describe(f"ctranslate2:{converted}")
    assert about.name == "opus-mt-en-mul"
    assert about.sources == ("en",)
    assert {"de", "fr", "it"} <= set(about.targets)
    assert about.path == converted
    assert about.size > 10_000_000
    assert load(converted).signature == f"ctranslate2@{about.revision}-b4"
    assert load(converted, compute="float32").signature.endswith("-b4-float32")


def test_a_folders_revision_changes_with_its_files_and_not_with_its_place(converted: Path) -> None:
    revision = folders.revision(converted)
    copy = Path(shutil.copytree(converted, converted.parent / "other"))
    assert folders.revision(copy) == revision
    data = bytearray((copy / "model.bin").read_bytes())
    data[-1] ^= 1
    (copy / "model.bin").write_bytes(data)
    assert folders.revision(copy) != revision
    (converted / "config.json").write_text("{}", encoding="utf-8")
    assert folders.revision(converted) != revision


@pytest.mark.parametrize(
    ("name", "said", "hinted"),
    [
        ("model.bin", "model.bin is missing", "ct2-transformers-converter"),
        ("shared_vocabulary.json", "shared_vocabulary.json is missing", "converter"),
        ("source.spm", "SentencePiece files are missing", "source.spm and target.spm"),
    ],
)
def test_a_missing_file_is_named_with_what_to_copy(
    converted: Path, name: str, said: str, hinted: str
) -> None:
    (converted / name).unlink()
    for attempt in (
        lambda: engines.describe(f"ctranslate2:{converted}"),
        lambda: load(converted),
    ):
        with pytest.raises(EngineMissing, match=said) as caught:
            attempt()
        assert hinted in caught.value.hint
        assert caught.value.path == str(converted)


@pytest.mark.parametrize("content", ["", "[1, 2]", "{}", "\0", '["a"'])
def test_a_damaged_vocabulary_is_an_engine_error(converted: Path, content: str) -> None:
    (converted / "shared_vocabulary.json").write_text(content, encoding="utf-8")
    with pytest.raises(EngineError, match="damaged vocabulary"):
        load(converted)


def test_damaged_pieces_and_weights_are_engine_errors(converted: Path) -> None:
    data = (converted / "model.bin").read_bytes()
    (converted / "model.bin").write_bytes(data[: len(data) // 2])
    with pytest.raises(EngineError, match="cannot be loaded"):
        load(converted)
    (converted / "model.bin").write_bytes(data)
    (converted / "target.spm").write_bytes(b"none")
    with pytest.raises(EngineError, match="damaged vocabulary"):
        load(converted)


def test_a_folder_that_does_not_say_its_languages_is_refused(converted: Path) -> None:
    tokens = json.loads((converted / "shared_vocabulary.json").read_text(encoding="utf-8"))
    plain = [re.sub(r"^>>(\w+)<<$", r"\1", token) for token in tokens]
    (converted / "shared_vocabulary.json").write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(EngineError, match="what languages") as caught:
        load(converted)
    assert "tokenizer_config.json" in caught.value.hint
    renamed = converted.rename(converted.parent / "opus-mt-en-de")
    assert engines.describe(f"ctranslate2:{renamed}").targets == ("de",)
    assert load(renamed).translate([Request("Asylum")])[0].text
    with pytest.raises(EngineError, match="does not translate en → fr"):
        load(renamed, "fr")


@pytest.mark.parametrize("name", ["ctranslate2", "transformers"])
def test_an_engine_without_its_folder_says_how_it_is_named(hub: Path, name: str) -> None:
    with pytest.raises(EngineMissing, match="needs a model") as caught:
        engines.describe(name)
    assert f'engine = "{name}:' in caught.value.hint
    with pytest.raises(EngineMissing, match="no model “nowhere/at-all”"):
        engines.describe(f"{name}:nowhere/at-all")
    assert not hub.exists()


def test_a_model_in_the_hubs_cache_is_found_by_its_name(converted: Path, hub: Path) -> None:
    cache(hub, "someone/opus-mt-en-mul-ct2", converted)
    (converted / "config.json").rename(converted / "nothing.json")
    about = engines.describe("ctranslate2:someone/opus-mt-en-mul-ct2")
    assert about.name == "opus-mt-en-mul-ct2"
    assert "ctranslate2:someone/opus-mt-en-mul-ct2" in [one.name for one in inventory.look([])]


@pytest.mark.skipif(not pretrained._absent(), reason="torch is here")
def test_without_torch_a_line_says_what_installs_it(hub: Path) -> None:
    with pytest.raises(EngineMissing, match="needs torch") as caught:
        engines.load("transformers", Options("en", "de", "Helsinki-NLP/opus-mt-en-de"))
    assert caught.value.hint == 'pip install "localize[torch]"'
    assert not hub.exists()


@pytest.mark.parametrize("family", [families.NLLB, families.MBART])
def test_every_language_of_the_newsroom_has_its_code(family: str) -> None:
    codes = families.CODES[family]
    assert set(NEWSROOM) <= set(codes)
    known = families.languages(family, codes.values(), "", "")
    assert known.targets == NEWSROOM
    for tag in NEWSROOM:
        layout = families.layout(family, codes.values(), "en", tag)
        assert layout.before == (codes["en"],)
        assert layout.prefix == (codes[tag],)


@pytest.mark.parametrize(
    ("family", "vocabulary", "target", "expected"),
    [
        ("OPUS-MT", [">>deu<<", ">>fra<<"], "de-CH", [">>deu<<"]),
        ("OPUS-MT", [">>de<<", ">>fr<<"], "de", [">>de<<"]),
        ("OPUS-MT", [">>deu_Latn<<", ">>deu<<"], "de", [">>deu<<"]),
        ("OPUS-MT", [">>cmn_Hant<<", ">>cmn_Hans<<"], "zh", [">>cmn_Hans<<"]),
        ("OPUS-MT", [">>cmn_Hant<<", ">>cmn_Hans<<"], "zh-TW", [">>cmn_Hant<<"]),
        ("OPUS-MT", ["▁a"], "de", []),
        ("NLLB", ["eng_Latn", "deu_Latn"], "de", ["eng_Latn", "deu_Latn"]),
        ("NLLB", ["eng_Latn", "zho_Hant", "zho_Hans"], "zh-Hant", ["eng_Latn", "zho_Hant"]),
        ("NLLB", ["eng_Latn", "zho_Hans"], "zh", ["eng_Latn", "zho_Hans"]),
        ("M2M100", ["__en__", "__de__"], "de", ["__en__", "__de__"]),
        ("mBART-50", ["en_XX", "de_DE"], "de", ["en_XX", "de_DE"]),
        ("MADLAD", ["<2en>", "<2de>"], "de", ["<2de> "]),
        ("T5", ["<extra_id_0>"], "de", ["translate English to German: "]),
    ],
)
def test_a_family_is_known_by_its_tokens_and_told_the_language(
    family: str, vocabulary: list[str], target: str, expected: list[str]
) -> None:
    assert families.family(vocabulary) == family
    layout = families.layout(family, vocabulary, "en", target)
    assert [*layout.before, *layout.prefix, *[layout.lead] * bool(layout.lead)] == expected


@pytest.mark.parametrize(
    ("name", "table", "expected"),
    [
        ("opus-mt-en-de", {}, ("en", "de")),
        ("opus-mt-tc-big-en-fr", {}, ("en", "fr")),
        ("ct2_en_it_int8", {}, ("en", "it")),
        ("whatever", {"source_lang": "eng", "target_lang": "deu"}, ("eng", "deu")),
        ("whatever", {}, ("", "")),
    ],
)
def test_a_pair_is_read_from_settings_or_the_folders_name(
    tmp_path: Path, name: str, table: dict[str, str], expected: tuple[str, str]
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "tokenizer_config.json").write_text(json.dumps(table), encoding="utf-8")
    assert folders.pair(folder) == expected


def test_engines_shows_what_is_here_in_80_columns(
    newsroom: Path, converted: Path, hub: Path, localize: Callable[..., tuple[int, str]]
) -> None:
    with (newsroom / "localize.toml").open("a", encoding="utf-8") as file:
        file.write('engine = "ctranslate2:models/opus-mt-en-mul"\n')
    cache(hub, "someone/opus-mt-with-a-very-long-name-indeed-for-a-model-en-mul", converted)
    code, output = localize("engines")
    assert code == 0
    assert "ctranslate2:models/opus-mt-en-mul (in use)" in output
    assert "someone/opus-mt-with" in output
    assert re.search(r"embedded\n  en → de, fr, it; [\d.]+ MB; revision [0-9a-f]{8}", output)
    assert max(map(len, output.splitlines())) <= 80
    (converted / "source.spm").unlink()
    code, output = localize("engines")
    assert code == 1
    assert "missing: the model's SentencePiece files are missing" in output
    assert max(map(len, output.splitlines())) <= 80


def test_engines_has_a_json_form(
    newsroom: Path, hub: Path, localize: Callable[..., tuple[int, str]]
) -> None:
    with (newsroom / "localize.toml").open("a", encoding="utf-8") as file:
        file.write('engine = "transformers:nobody/nothing"\n')
    code, output = localize("engines", "--format", "json")
    one, other = json.loads(output)
    assert code == 1
    assert one["engine"] == "embedded"
    assert one["targets"] == ["de", "fr", "it"]
    assert other["engine"] == "transformers:nobody/nothing"
    assert "no model" in other["missing"]
    assert not hub.exists()


def test_the_settings_engine_drafts_from_the_projects_folder(
    newsroom: Path, converted: Path, localize: Callable[..., tuple[int, str]]
) -> None:
    assert converted.is_relative_to(newsroom)
    with (newsroom / "localize.toml").open("a", encoding="utf-8") as file:
        file.write('engine = "ctranslate2:models/opus-mt-en-mul"\n')
        file.write('[ctranslate2]\ncompute = "float32"\n')
    code, output = localize("translate", "--offline")
    assert code == 0, output
    text = (newsroom / "locales/de/LC_MESSAGES/ruling.po").read_text(encoding="utf-8")
    assert f"mt=ctranslate2@{folders.revision(converted)}-b4-float32 " in text


def test_computing_in_an_unknown_number_is_refused(newsroom: Path) -> None:
    settings = newsroom / "localize.toml"
    settings.write_text('[ctranslate2]\ncompute = "int3"\n', encoding="utf-8")
    with pytest.raises(ProjectError, match=r"ctranslate2\.compute = 'int3'"):
        project.find(newsroom)


def test_offline_is_told_to_the_only_library_that_would_go_out(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    assert not pretrained.is_offline()
    assert run(["-C", str(newsroom), "--offline", "status"]) == 0
    assert pretrained.is_offline()
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    assert run(["-C", str(newsroom), "status", "--offline"]) == 0
    assert pretrained.is_offline()


def test_other_engines_get_no_number_to_compute_in(newsroom: Path) -> None:
    place = project.find(newsroom)
    assert translate._options(place, "", "en", "de").compute == ""
    assert translate._options(place, "transformers:x/y", "en", "de").compute == "float32"
