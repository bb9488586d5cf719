"""Others' models, run by transformers and by CTranslate2: both say the same."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

import tiny_models  # noqa: E402 - only where torch is
from safetensors.torch import load_file, save_file  # noqa: E402

from localize import engines  # noqa: E402
from localize.engines import Engine, Options, checkpoints, generation  # noqa: E402
from localize.engines.generation import Generator  # noqa: E402
from localize.errors import EngineError  # noqa: E402
from localize.model import Request  # noqa: E402

LINES = [
    "The Federal Council met in Bern on Wednesday.",
    "Asylum",
    "The court ruled that 112 people may stay.",
    "",
    "Parliament will vote on the law in spring, and the people agree.",
    "Two men were arrested in Geneva on Monday evening.",
    "la la la la la la la la la la",
]
STARTS = ["The law", "Glaciers", "dam", ""]
CONVERTED = ("NLLB", "M2M100", "T5", "MADLAD")


@pytest.fixture(scope="session")
def family(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give the folder with a family's tiny model, made when it is first asked for."""
    folder = tmp_path_factory.mktemp("families")

    def make(name: str) -> Path:
        if not (folder / name).is_dir():
            tiny_models.family(name, folder / name)
        return folder / name

    return make


def load(kind: str, folder: Path, **options: object) -> Engine:
    settings = {"beam": 4, "workers": 1, "compute": "float32"} | options
    return engines.load(kind, Options("en", "de", str(folder), **settings))  # type: ignore[arg-type]


@pytest.mark.parametrize("beam", [1, 4])
def test_transformers_and_ctranslate2_say_the_same_in_32_bits(own_models: Path, beam: int) -> None:
    one = load("transformers", own_models / "transformers", beam=beam)
    other = load("ctranslate2", own_models / tiny_models.MARIAN, beam=beam)
    requests = [Request(text) for text in LINES[:-1]]
    drafts = [draft.text for draft in one.translate(requests)]
    assert drafts == [draft.text for draft in other.translate(requests)]


def test_both_align_and_score_alike(own_models: Path) -> None:
    one = load("transformers", own_models / "transformers", beam=1)
    other = load("ctranslate2", own_models / tiny_models.MARIAN, beam=1)
    aligned = [Request(text, align=True) for text in LINES[:-1]]
    starts = [Request(text, start="Am Mitt", align=True) for text in LINES[:3]]
    for mine, yours in zip(
        one.translate([*aligned, *starts]), other.translate([*aligned, *starts]), strict=True
    ):
        assert mine.text == yours.text
        assert mine.alignment == yours.alignment
    assert any(draft.alignment for draft in one.translate(aligned))
    for mine, yours in zip(one.score(starts), other.score(starts), strict=True):
        assert math.isclose(mine, yours, abs_tol=1e-2)


def test_an_alignment_stands_with_its_draft_among_several(own_models: Path) -> None:
    engine = load("transformers", own_models / "transformers")
    draft = engine.translate([Request(LINES[0], align=True, hypotheses=3)])[0]
    assert all(one.alignment and one.score is not None for one in (draft, *draft.others))


@pytest.mark.parametrize("name", CONVERTED)
def test_a_familys_tiny_model_scores_the_same_in_both(
    family: Callable[[str], Path], name: str
) -> None:
    one = load("transformers", family(name) / "transformers")
    other = load("ctranslate2", family(name) / "ctranslate2")
    requests = [Request(text, start=start) for text in LINES if text for start in STARTS]
    scores = other.score(requests)
    assert len(set(scores)) > len(STARTS)
    for mine, yours in zip(one.score(requests), scores, strict=True):
        assert math.isclose(mine, yours, rel_tol=2e-3, abs_tol=1e-2)


@pytest.mark.parametrize("name", [*CONVERTED, "mBART-50"])
def test_a_familys_drafts_begin_as_asked_and_have_no_codes_before(
    family: Callable[[str], Path], name: str
) -> None:
    kinds = ["transformers"] + ["ctranslate2"] * (name in CONVERTED)
    for kind in kinds:
        engine = load(kind, family(name) / kind, beam=1)
        drafts = engine.translate([Request(LINES[0], start="The dam"), Request("")])
        assert drafts[0].text.startswith("The dam")
        assert drafts[1].text == ""
        assert not engine.translate([Request(LINES[0], align=True)])[0].alignment


@pytest.mark.parametrize(
    ("name", "code"),
    [("NLLB", "deu_Latn"), ("M2M100", "__de__"), ("mBART-50", "de_DE"), ("MADLAD", "<2de>")],
)
def test_a_family_is_told_the_language_in_its_own_way(
    family: Callable[[str], Path], name: str, code: str
) -> None:
    engine = load("transformers", family(name) / "transformers")
    given = engine._ask(Request("x")).input  # type: ignore[attr-defined]
    assert code in [*given.tokens, *given.prefix]
    about = engines.describe(f"transformers:{family(name) / 'transformers'}")
    assert about.note == name
    assert {"en", "de", "fr"} <= set(about.targets)
    with pytest.raises(EngineError, match="does not translate en → rm"):
        engines.load("transformers", Options("en", "rm", str(family(name) / "transformers")))


def test_loops_are_searched_again_without_repetition(
    own_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = load("transformers", own_models / "transformers", beam=1)
    assert _repeated(engine) == 1
    monkeypatch.setattr(generation, "is_loop", lambda *_: False)
    assert _repeated(engine) > 1


def _repeated(engine: Engine) -> int:
    """Count how often a draft says the three words that it says most often."""
    words = engine.translate([Request(LINES[-1])])[0].text.split()
    return max(Counter(zip(words, words[1:], words[2:], strict=False)).values())


def test_a_tied_head_is_tied_after_loading(own_models: Path) -> None:
    folder = own_models / "transformers"
    assert "lm_head.weight" not in load_file(folder / "model.safetensors")
    model = checkpoints.model(folder, "float32")
    assert model.lm_head.weight.data_ptr() == model.model.shared.weight.data_ptr()
    assert model.model.decoder.embed_tokens.weight.data_ptr() == model.lm_head.weight.data_ptr()


def test_an_untied_head_stays_its_own(family: Callable[[str], Path]) -> None:
    folder = family("MADLAD") / "transformers"
    saved = load_file(folder / "model.safetensors")
    model = checkpoints.model(folder, "float32")
    assert torch.equal(model.lm_head.weight, saved["lm_head.weight"])
    assert torch.equal(model.shared.weight, saved["shared.weight"])


def broken(folder: Path, target: Path, change: Callable[[dict, dict], None]) -> Path:
    """Copy a model and change its weights and its config."""
    shutil.copytree(folder, target)
    weights = load_file(target / "model.safetensors")
    config = json.loads((target / "config.json").read_text(encoding="utf-8"))
    change(weights, config)
    save_file(weights, target / "model.safetensors", metadata={"format": "pt"})
    (target / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return target


def test_a_random_head_never_translates(own_models: Path, tmp_path: Path) -> None:
    def untie(_: dict, config: dict) -> None:
        config["tie_word_embeddings"] = False

    folder = broken(own_models / "transformers", tmp_path / "untied", untie)
    whole = load("transformers", own_models / "transformers", beam=1)
    try:
        engine = load("transformers", folder, beam=1)
    except EngineError as error:
        assert "the weights lack" in error.message  # noqa: PT017 - refusing is as good as mending
    else:
        request = [Request(LINES[0])]
        assert engine.translate(request) == whole.translate(request)


def test_missing_layers_are_refused(own_models: Path, tmp_path: Path) -> None:
    def lose(weights: dict, _: dict) -> None:
        del weights["model.encoder.layers.0.fc1.weight"]

    folder = broken(own_models / "transformers", tmp_path / "lost", lose)
    with pytest.raises(EngineError, match=r"the weights lack model\.encoder\.layers\.0\.fc1"):
        load("transformers", folder)


def test_files_of_two_models_are_refused(own_models: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(own_models / "transformers", tmp_path / "mixed"))
    ids = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    strange = {token if number < 20 else f"x{token}": number for token, number in ids.items()}
    strange["<pad>"] = strange.pop("x<pad>")
    (folder / "vocab.json").write_text(json.dumps(strange), encoding="utf-8")
    with pytest.raises(EngineError, match=r"tokenizer and source\.spm have only"):
        load("transformers", folder)


def test_a_truncated_file_is_an_engine_error(own_models: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(own_models / "transformers", tmp_path / "cut"))
    data = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(data[: len(data) // 2])
    with pytest.raises(EngineError, match="cannot be loaded"):
        load("transformers", folder)


def test_bfloat16_is_used_where_the_processor_has_it(own_models: Path) -> None:
    folder = own_models / "transformers"
    if torch.ops.mkldnn._is_mkldnn_bf16_supported():
        engine = load("transformers", folder, compute="bfloat16")
        assert engine.signature.endswith("-b4-bfloat16")
        assert engine.translate([Request(LINES[0])])[0].text
    else:
        with pytest.raises(EngineError, match="bfloat16"):
            Generator(folder, beam=1, workers=1, compute="bfloat16")


OFFLINE = """
import socket, sys
def refuse(*_, **__):
    print("a connection was tried")
    sys.stdout.flush()
    raise SystemExit(9)
for name in ("connect", "connect_ex"):
    setattr(socket.socket, name, refuse)
socket.getaddrinfo = socket.create_connection = refuse
from localize import engines
from localize.engines import Options
from localize.errors import EngineMissing
from localize.model import Request
for name in sys.argv[1:]:
    try:
        engine = engines.load("transformers", Options("en", "de", name, beam=1))
        print(engine.translate([Request("Asylum")])[0].text)
    except EngineMissing as error:
        print("missing:", error.message)
"""


def guarded(cache: Path, *names: str, **variables: str) -> list[str]:
    """Load models in a process that may not open a connection; gives what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, *names],
        cwd=tiny_models.ROOT,
        env={"PATH": "", "OMP_NUM_THREADS": "1", "HF_HOME": str(cache), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.splitlines() or [done.stderr]


def test_no_connection_is_tried_for_what_is_here(own_models: Path, tmp_path: Path) -> None:
    place = tmp_path / "hub" / "models--our--opus-mt-en-mul"
    (place / "refs").mkdir(parents=True)
    (place / "refs" / "main").write_text("abc123", encoding="utf-8")
    (place / "snapshots").mkdir()
    (place / "snapshots" / "abc123").symlink_to(own_models / "transformers")
    named = guarded(tmp_path, str(own_models / "transformers"), "our/opus-mt-en-mul")
    assert len(named) == 2
    assert named[0] == named[1] != ""


def test_offline_never_asks_the_hub(tmp_path: Path) -> None:
    found = guarded(tmp_path, "nobody/opus-mt-en-de", HF_HUB_OFFLINE="1")
    assert found == ["missing: no model “nobody/opus-mt-en-de”"]


def test_a_path_that_is_wrong_is_no_name_on_the_hub(tmp_path: Path) -> None:
    assert guarded(tmp_path, "tests/opus-mt-en-de") == ["missing: no model “tests/opus-mt-en-de”"]


def test_the_guard_sees_a_connection(tmp_path: Path) -> None:
    assert guarded(tmp_path, "nobody/opus-mt-en-de")[0] == "a connection was tried"
