"""The training itself, on a handful of lines; all of it needs torch."""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")
pytest.importorskip("sacrebleu")

import tiny_training  # noqa: E402 - only where torch is
from tiny_training import RECIPE  # noqa: E402

from localize import engines  # noqa: E402
from localize.engines import Options, expressions, rare, weights  # noqa: E402
from localize.engines.embedded import FOLDER  # noqa: E402
from localize.model import Request  # noqa: E402
from localize.training import (  # noqa: E402 - only where torch is
    batches,
    beside,
    checkpoint,
    embeddings,
    export,
    figures,
    layers,
    loss,
    marian,
    muon,
    network,
    optimizer,
    packed,
    prepare,
    progress,
    recipe,
    recipe_file,
    run,
    shards,
    states,
    told,
    trainer,
    verify,
    vocabulary,
    vocabulary_map,
)
from localize.training.fast import Fast  # noqa: E402
from localize.training.faults import TrainingError  # noqa: E402
from localize.training.session import Until  # noqa: E402
from localize.training.team import Team  # noqa: E402

pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recipe and a corpus."""
    torch.set_num_threads(1)
    return tiny_training.lay(tmp_path_factory.mktemp("training"))


@pytest.fixture(scope="module")
def work(folder: Path) -> Path:
    """The working folder after twelve steps and an export."""
    said: list[str] = []
    work = tiny_training.train(folder, said.append)
    assert any("agree" in text for text in said)
    return work


def state(work: Path) -> dict[str, object]:
    saved = checkpoint.load(work / run.RUN)
    assert saved is not None
    return saved


def small(vocabulary_size: int = 50) -> network.Network:
    torch.manual_seed(3)
    return network.Network(layers.Shape(vocabulary_size, 16, 32, 2, 2, 2, 64))


# Steps


def test_training_resumed_is_the_training_that_never_stopped(folder: Path, work: Path) -> None:
    once = folder / "once"
    recipe_path = folder / "tiny.toml"
    for step in (5, 7, 12):
        run.train(recipe_path, folder, once, until=Until(step=step), say=lambda _: None)
    ours, theirs = state(once)["weights"], state(work)["weights"]
    assert all(torch.equal(ours[name], theirs[name]) for name in theirs)  # type: ignore[index]


def test_training_goes_on_with_the_same_batches_over_a_stages_border(folder: Path) -> None:
    text = RECIPE + "[[curriculum]]\nstart = 7\nlongest = 60\ntokens = 60\n"
    recipe_path = folder / "stages.toml"
    recipe_path.write_text(text.replace('[mix]\n"de.*" = 1\n', "") + '[mix]\n"de.*" = 1\n')
    for place, steps in ((folder / "through", (14,)), (folder / "stopped-twice", (8, 10, 14))):
        for step in steps:
            run.train(recipe_path, folder, place, until=Until(step=step), say=lambda _: None)
    ours, theirs = state(folder / "through"), state(folder / "stopped-twice")
    assert (ours["block"], ours["inblock"]) == (theirs["block"], theirs["inblock"])
    weights = ours["weights"], theirs["weights"]
    assert all(torch.equal(weights[0][name], weights[1][name]) for name in weights[0])  # type: ignore[index,attr-defined]


def test_finishing_leaves_the_run_as_it_was(work: Path) -> None:
    assert state(work)["step"] == 12
    finished = checkpoint.load(work / "finish-12")
    assert finished is not None
    assert finished["step"] == 16


def test_the_rate_goes_up_stays_and_goes_down_in_the_end() -> None:
    steps = recipe.Steps(rate=1.0, warmup=10, finish=10)
    assert [optimizer.rate(steps, step, None) for step in (0, 9, 999)] == [0.1, 1.0, 1.0]
    assert [optimizer.rate(steps, step, 100) for step in (100, 105, 110)] == [1.0, 0.5, 0.0]


def test_a_checkpoint_killed_while_written_leaves_the_previous_one(tmp_path: Path) -> None:
    code = (
        "import sys, torch; from pathlib import Path; from localize.training import checkpoint\n"
        "folder = Path(sys.argv[1])\n"
        "checkpoint.save(folder, {'step': 1})\n"
        "while True: checkpoint.save(folder, {'step': 2, 'x': torch.zeros(9_000_000)})\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)])
    while not (tmp_path / "latest.pt.tmp").exists() or not (tmp_path / "latest.pt").exists():
        assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    found = checkpoint.load(tmp_path)
    assert found is not None
    assert found["step"] in {1, 2}


def test_a_truncated_checkpoint_gives_way_to_the_previous_one(tmp_path: Path) -> None:
    checkpoint.save(tmp_path, {"step": 1})
    checkpoint.save(tmp_path, {"step": 2})
    latest = tmp_path / checkpoint.NAME
    latest.write_bytes(latest.read_bytes()[:200])
    assert checkpoint.load(tmp_path) == {"step": 1}
    (tmp_path / checkpoint.PREVIOUS).write_bytes(b"")
    with pytest.raises(TrainingError, match="no checkpoint here can be read"):
        checkpoint.load(tmp_path)


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    checkpoint.save(tmp_path, {"step": 1})
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(TrainingError, match="cannot save") as caught:
            checkpoint.save(tmp_path, {"step": 2, "x": torch.zeros(1_000_000)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "make room" in caught.value.hint
    assert checkpoint.load(tmp_path) == {"step": 1}
    assert not list(tmp_path.glob("*.tmp"))


def test_an_interrupt_saves_the_step_at_hand(folder: Path) -> None:
    stopped = folder / "stopped"
    killer = threading.Timer(2.0, os.kill, (os.getpid(), signal.SIGINT))
    said: list[str] = []
    killer.start()
    run.train(folder / "tiny.toml", folder, stopped, until=Until(seconds=120), say=said.append)
    assert int(str(state(stopped)["step"])) > 0


# Several processes


def test_a_team_shares_batches_and_all_get_as_many() -> None:
    shares = [list(Team(rank, 3).share(range(8))) for rank in range(3)]
    assert shares == [[0, 3], [1, 4], [2, 5]]
    assert list(Team().share(range(3))) == [0, 1, 2]


def test_two_processes_make_a_step_of_two_batches_and_go_on_where_they_stopped(
    folder: Path, work: Path
) -> None:
    recipe_path = folder / "tiny.toml"
    paired, resumed = folder / "paired", folder / "resumed"
    for place, steps in ((paired, (4,)), (resumed, (2, 4))):
        for step in steps:
            until = Until(step=step)
            run.train(recipe_path, folder, place, until=until, processes=2, say=lambda _: None)
    ours, theirs = state(paired), state(resumed)
    same = (torch.equal(ours["weights"][name], theirs["weights"][name]) for name in ours["weights"])  # type: ignore[index]
    assert all(same)
    alone = int(str(state(work)["tokens"])) / 12
    assert 1.5 * alone < int(str(ours["tokens"])) / 4 < 2.5 * alone


def test_an_interrupt_ends_both_processes(folder: Path) -> None:
    stopped, said = folder / "both-stopped", list[str]()
    killer = threading.Timer(12.0, os.kill, (os.getpid(), signal.SIGINT))
    killer.start()
    until = Until(step=100_000)
    ended = run.train(
        folder / "tiny.toml", folder, stopped, until=until, processes=2, say=said.append
    )
    assert not ended
    assert int(str(state(stopped)["step"])) > 0
    assert not multiprocessing.active_children()


def test_too_little_text_for_two_processes_is_told(folder: Path) -> None:
    recipe_path = folder / "large.toml"
    recipe_path.write_text(RECIPE.replace("tokens = 100", "tokens = 10_000"), encoding="utf-8")
    with pytest.raises(TrainingError, match="too little text for so many processes"):
        run.train(recipe_path, folder, folder / "large", processes=2, say=lambda _: None)


def test_the_log_tells_how_it_goes(folder: Path) -> None:
    told = folder / "told"
    run.train(folder / "tiny.toml", folder, told, until=Until(step=100), say=lambda _: None)
    lines = (told / run.RUN / progress.LOG).read_text(encoding="utf-8").splitlines()
    figures = [json.loads(line) for line in lines]
    assert [one["step"] for one in figures] == [50, 100]
    assert figures[1]["loss"] < figures[0]["loss"]


def test_another_recipes_checkpoint_is_refused(folder: Path, work: Path) -> None:
    other = folder / "other.toml"
    other.write_text(RECIPE.replace("inner = 32", "inner = 64"), encoding="utf-8")
    with pytest.raises(TrainingError, match="another model"):
        run.train(other, folder, work, say=lambda _: None)


# Exports


def test_both_exports_say_what_the_network_says(work: Path) -> None:
    found = verify.verify(work / run.EXPORT, "de", ["In 2010 the court sees the law."] * 2)
    assert found.exact == 1.0
    figures = json.loads((work / run.EXPORT / "agreement.json").read_text(encoding="utf-8"))
    assert set(figures) == {"exact", "int8", "chrf"}


def test_the_engine_that_ships_takes_an_export(work: Path) -> None:
    folder = work / run.EXPORT / export.INT8
    engine = engines.load(f"embedded:{folder}", Options("en", "de", str(folder)))
    assert not engine.takes_terms, "no line was annotated"
    assert engine.translate([Request("In 2010 the court sees the law.")])[0].score is not None


def test_transformers_gives_the_same_scores_as_the_network(work: Path) -> None:
    ours = marian.read(work / run.EXPORT / export.TRANSFORMERS)
    theirs = transformers.MarianMTModel.from_pretrained(
        work / run.EXPORT / export.TRANSFORMERS, dtype=torch.float32
    ).eval()
    source = torch.tensor([[2, 400, 401, 0], [2, 402, 0, ours.pad]])
    target = torch.tensor([[ours.pad, 310], [ours.pad, 320]])
    with torch.no_grad():
        mine = ours.logits(ours(source, target)[0])
        other = theirs(
            input_ids=source, attention_mask=source != ours.pad, decoder_input_ids=target
        ).logits
    assert torch.allclose(mine, other[..., :-1], atol=1e-4)


@pytest.mark.parametrize("kind", [export.TRANSFORMERS, export.INT8])
def test_weights_can_be_trained_further(folder: Path, work: Path, kind: str) -> None:
    more = folder / f"more-{kind}"
    start = work / run.EXPORT / kind
    run.train(
        folder / "tiny.toml", folder, more, start=start, until=Until(step=2), say=lambda _: None
    )
    assert (more / "joint.spm").read_bytes() == (work / "joint.spm").read_bytes()


def test_what_is_known_of_the_starts_text_is_kept_and_goes_with_the_export(
    folder: Path, work: Path, tmp_path: Path
) -> None:
    int8 = Path(shutil.copytree(work / run.EXPORT / export.INT8, tmp_path / export.INT8))
    (int8 / rare.FILE).write_text("en\tde\nyeast\tHefe\n", encoding="utf-8")
    (int8 / expressions.FILE).write_text("en\tde\ngrey list\tgraue Liste\n", encoding="utf-8")
    pieces = vocabulary.pieces(vocabulary.load(int8 / "joint.spm"))
    begun = {"de": frozenset(pieces[:300])}
    vocabulary_map.write(begun, pieces, int8 / vocabulary_map.FILE)
    more = folder / "more-known"
    start, two = tmp_path / export.TRANSFORMERS, Until(step=2)
    shutil.copytree(work / run.EXPORT / export.TRANSFORMERS, start)
    text = RECIPE.replace('aligner = "none"', 'aligner = "eflomal"').replace(
        "finish = 4", "finish = 2"
    )
    recipe_path = folder / "aligned.toml"
    recipe_path.write_text(text, encoding="utf-8")
    lines = len((work / "clean" / "de.toy.tsv").read_text(encoding="utf-8").splitlines())
    (more / "links").mkdir(parents=True)
    (more / "links" / "de.txt").write_text("0-0\n" * lines, encoding="utf-8")
    run.train(recipe_path, folder, more, start=start, until=two, say=lambda _: None)
    run.finish(recipe_path, more, say=lambda _: None)
    found = more / run.EXPORT / export.INT8
    assert rare.read(found / rare.FILE, "de") == {"yeast": "Hefe"}
    assert rare.read(found / expressions.FILE, "de") == {"grey list": "graue Liste"}
    known = vocabulary_map.read(found / vocabulary_map.FILE)["de"]
    assert begun["de"] < known < set(pieces), "the pieces of the lines trained on come to them"
    assert {rare.FILE, expressions.FILE, vocabulary_map.FILE} <= set(weights.read(found).files)
    assert weights.length_penalty(weights.read(found)) == 2


def test_the_expressions_that_help_exported_weights_are_put_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told, "_ENOUGH", 4000)
    common = [f"w{n}\tw{n}\n" for n in range(150)] * 30
    lines = ["The old sea bear .\tDer alte Seebär .\n"] * 3
    for name, text in (
        ("clean", [*common, *lines]),
        ("links", ["0-0\n"] * len(common) + ["0-0 1-1 2-2 3-2 4-3\n"] * len(lines)),
    ):
        (tmp_path / name).mkdir()
        file = "de.toy.tsv" if name == "clean" else "de.txt"
        (tmp_path / name / file).write_text("".join(text), encoding="utf-8")
    folder = Path(shutil.copytree(FOLDER, tmp_path / "weights"))
    (folder / expressions.FILE).unlink()
    settings = recipe_file.read(recipe_file.FOLDER / "further.toml")
    beside.describe(settings, tmp_path, folder)
    beside.try_out(settings, tmp_path, tmp_path, folder, str)
    assert rare.read(folder / expressions.FILE, "de")["sea bear"] == "Seebär"
    assert expressions.FILE in weights.read(folder).files
    weights.verify(weights.read(folder))


def test_an_export_says_nothing_of_its_libraries(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder
) -> None:
    export.export(packed.read(FOLDER), FOLDER / "joint.spm", tmp_path)
    assert capfd.readouterr() == ("", "")
    assert not recwarn.list


def test_the_weights_that_ship_are_read_back_whole(tmp_path: Path) -> None:
    export.export(packed.read(FOLDER), FOLDER / "joint.spm", tmp_path)
    written = tmp_path / export.INT8 / packed.MODEL
    assert written.read_bytes() == (FOLDER / packed.MODEL).read_bytes()


@pytest.mark.parametrize(
    ("kind", "name"),
    [(export.TRANSFORMERS, "model.safetensors"), (export.INT8, packed.MODEL)],
)
@pytest.mark.parametrize("damage", ["truncated", "another"])
def test_damaged_or_foreign_weights_are_refused(
    folder: Path, work: Path, tmp_path: Path, kind: str, name: str, damage: str
) -> None:
    start = tmp_path / "start"
    start.mkdir()
    for path in (work / run.EXPORT / kind).iterdir():
        (start / path.name).write_bytes(path.read_bytes())
    if damage == "truncated":
        weights = start / name
        weights.write_bytes(weights.read_bytes()[:1000])
    elif kind == export.INT8:
        (start / name).write_bytes((FOLDER / name).read_bytes())
    else:
        export._write_marian(small(), start)
    with pytest.raises(TrainingError) as caught:
        run.train(folder / "tiny.toml", folder, tmp_path / "work", start=start, say=lambda _: None)
    assert caught.value.path == str(start)
    assert caught.value.hint


def test_a_truncated_fast_model_is_refused(work: Path, tmp_path: Path) -> None:
    for path in (work / run.EXPORT / export.INT8).iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes()[:5000])
    with pytest.raises(TrainingError, match="cannot be loaded"):
        Fast(tmp_path)


# Parts


def test_too_little_text_for_a_vocabulary_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no vocabulary of 900") as caught:
        vocabulary.train(["a law"], tmp_path / "joint.spm", size=900, seed=1)
    assert "more text" in caught.value.hint
    assert not (tmp_path / "joint.spm").exists()


def test_the_loss_and_its_gradients_are_those_of_torch() -> None:
    torch.manual_seed(0)
    states_ = torch.randn(30, 8, requires_grad=True)
    table, bias = torch.randn(20, 8, requires_grad=True), torch.randn(20, requires_grad=True)
    labels = torch.randint(20, (30,))
    ours = loss.cross_entropy(states_, table, bias, labels, smoothing=0.1)
    wanted = torch.nn.functional.cross_entropy(
        states_ @ table.T + bias, labels, label_smoothing=0.1, reduction="sum"
    )
    assert torch.allclose(ours, wanted, rtol=1e-5)
    given = (states_, table, bias)
    for mine, theirs in zip(
        torch.autograd.grad(ours, given), torch.autograd.grad(wanted, given), strict=True
    ):
        assert torch.allclose(mine, theirs, atol=1e-4)


def test_a_gpus_form_of_the_loss_gives_the_same() -> None:
    torch.manual_seed(5)
    scores, labels = torch.randn(7, 16), torch.randint(0, 13, (7,))
    scores[:, 13:] = -1e4
    ours = loss._slope(scores, labels, 0.1, 13)
    theirs = loss._dense_slope(scores, labels, 0.1, 13)
    for one, other in zip(ours, theirs, strict=True):
        assert torch.allclose(one, other, atol=1e-5)


def test_candidates_stand_for_those_left_out_on_average() -> None:
    scores = torch.randn(200, generator=torch.Generator().manual_seed(1))
    whole = scores.exp().sum()
    sums = []
    for seed in range(400):
        among = loss.candidates(torch.tensor([7, 150]), 200, 20, 40, seed)
        assert {7, 150} <= set(among.pieces.tolist())
        sums.append((scores[among.pieces] + among.correction).exp().sum())
    assert abs(torch.stack(sums).mean() / whole - 1) < 0.02


def test_guided_attention_is_least_where_the_links_are() -> None:
    links = torch.tensor([[0, 0, 1, 1], [0, 1, 0, 1]])
    right = torch.tensor([[[0.01, 0.99], [0.99, 0.01]]])
    assert loss.guided_attention(right, links) < loss.guided_attention(right.flip(1), links)


def test_batches_have_every_line_once_and_little_padding_on_both_sides() -> None:
    rng = np.random.default_rng(0)
    lines = shards.gather(example(rng.integers(3, 20, 2)) for _ in range(1000))
    made = list(batches.group(lines, 60, 99, [1, 2]))
    assert sum(len(batch.source) for batch in made) == 1000
    assert all(batch.target.size <= 60 for batch in made)
    assert all((batch.target[:, 0] == 99).all() for batch in made)
    for side in ("source", "labels"):
        arrays = [getattr(batch, side) for batch in made]
        padding = sum((array == 99).sum() for array in arrays)
        assert padding < 0.07 * sum(array.size for array in arrays)


def test_mixing_goes_through_every_line_before_one_comes_again(tmp_path: Path) -> None:
    shards.write(tmp_path / "de.a.npz", [example((3, n)) for n in range(2, 12)])
    pools = batches.Pools(tmp_path, {"de.*": 1.0}, 1)
    pools.refresh()
    drawn = [pools.draw(4, 9).sizes()[1].tolist() for _ in range(4)]
    lengths = [length for part in drawn for length in part]
    assert sorted(lengths[:8]) == sorted(lengths[8:]) == list(range(2, 10))
    assert pools.cursors["de.a"][0] == 1


def test_batches_made_meanwhile_come_in_order_and_so_do_errors() -> None:
    def items() -> Iterator[int]:
        yield from range(3)
        raise TrainingError("no more", "give more")

    found = trainer.ahead(items(), 2)
    assert [next(found) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(TrainingError, match="no more"):
        next(found)


def test_annotated_lines_come_apart_from_the_plain_ones(folder: Path, tmp_path: Path) -> None:
    settings = recipe_file.read(folder / "tiny.toml")
    apart = replace(settings, annotation=replace(settings.annotation, apart=0.3, disturbed=1.0))
    prepare.prepare(apart, folder, tmp_path, say=lambda _: None)
    plain = shards.read(tmp_path / "shards" / "de.toy.npz")
    noted = shards.read(tmp_path / "shards" / "de.toy+terms.npz")
    prepare.prepare(settings, folder, tmp_path / "once", say=lambda _: None)
    assert len(plain) == len(shards.read(tmp_path / "once" / "shards" / "de.toy.npz"))
    assert 0.2 * len(plain) < len(noted) < 0.4 * len(plain)
    known = {plain[number].source.tobytes() for number in range(len(plain))}
    assert any(noted[number].source.tobytes() not in known for number in range(len(noted)))


def test_muon_moves_as_torch_does_in_sixteen_bits() -> None:
    shapes = ((64, 64), (64, 128), (128, 64), (64, 64))
    torch.manual_seed(0)
    ours = [torch.nn.Parameter(torch.randn(shape)) for shape in shapes]
    theirs = [torch.nn.Parameter(one.detach().clone()) for one in ours]
    movers = (
        muon.Muon(ours, torch.float32),
        torch.optim.Muon(theirs, weight_decay=0.01, ns_steps=4, adjust_lr_fn="match_rms_adamw"),
    )
    for _ in range(5):
        for one, other in zip(ours, theirs, strict=True):
            one.grad = torch.randn_like(one)
            other.grad = one.grad.clone()
        for mover in movers:
            mover.param_groups[0]["lr"] = 0.1
            mover.step()
    for one, other in zip(ours, theirs, strict=True):
        assert (one - other).abs().max() < 0.002 * other.abs().max()


def test_the_working_copy_has_sixteen_bits_only_where_they_are_fast(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shape = layers.Shape(20, width=8, inner=8, heads=2, encoder_layers=1, decoder_layers=1)
    settings = recipe.Recipe("tiny", ("de",), {"*": 1.0})
    for fast, dtype in ((True, torch.bfloat16), (False, torch.float32)):
        monkeypatch.setattr(states, "has_bfloat16", lambda fast=fast: fast)
        state = states.begin(settings, network.Network(shape))
        assert next(state.working.parameters()).dtype is dtype
        assert next(state.weights.parameters()).dtype is torch.float32


def test_a_damaged_shard_is_named(tmp_path: Path) -> None:
    path = tmp_path / "de.a.npz"
    shards.write(path, [example((3, 4))])
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(TrainingError, match="damaged"):
        shards.read(path)


def test_a_mix_without_shards_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no shards"):
        batches.Pools(tmp_path, {"de.*": 1.0}, 1).refresh()


def test_a_shard_gives_back_what_was_written(tmp_path: Path) -> None:
    lines = [example((3, 5)), example((6, 2))]
    shards.write(tmp_path / "de.a.npz", lines)
    shard = shards.read(tmp_path / "de.a.npz")
    for number, line in enumerate(lines):
        assert shard[number].source.tolist() == line.source.tolist()
        assert shard[number].links.tolist() == line.links.tolist()
    assert shard.lengths().tolist() == [5, 6]


def test_pieces_that_translate_each_other_start_close_together(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    lines = []
    for _ in range(600):
        source = rng.integers(2, 20, 6)
        links = [(place, place) for place in range(6)]
        lines.append(
            shards.Example(*(np.array(x, np.uint16) for x in (source, source + 20, links)))
        )
    shards.write(tmp_path / "de.a.npz", lines)
    table = embeddings.start([shards.read(tmp_path / "de.a.npz")], 50, 16, 1)
    table = torch.nn.functional.normalize(table, dim=1)
    nearest = (table[2:20] @ table[22:40].T).argmax(1)
    assert (nearest == torch.arange(18)).float().mean() > 0.9


def test_the_vocabulary_has_umlauts_symbols_and_its_padding_last(work: Path) -> None:
    processor = vocabulary.load(work / "joint.spm")
    names = vocabulary.pieces(processor)
    assert names[:4] == ["</s>", "<unk>", ">>de<<", ">>fr<<"]
    assert (len(names), names[-1]) == (424, "<pad>")
    assert 1 not in processor.encode("Ärzte «prüfen» 12’500 €, 字")
    assert processor.decode(processor.encode("Ärzte 字 ß")) == "Ärzte 字 ß"
    tagged = processor.encode("a<t0> the", out_type=str)
    assert tagged[tagged.index("<t0>") + 1].startswith("▁")


def test_new_states_are_alike_for_the_same_seed() -> None:
    settings = recipe.Recipe("t", ("de",), {"*": 1.0})
    one, other = (states.fresh(settings, 60) for _ in range(2))
    assert torch.equal(one.shared.weight, other.shared.weight)
    assert (one.shared.weight[-1] == 0).all()


def example(
    lengths: tuple[int, int] | np.ndarray[tuple[int], np.dtype[np.int64]],
) -> shards.Example:
    source, target = (np.arange(2, 2 + int(length), dtype=np.uint16) for length in lengths)
    links = np.array([(0, 0), (len(target) - 1, len(source) - 1)], np.uint16)
    return shards.Example(source, target, links)


# Figures


def test_the_figures_of_an_export_are_measured_on_a_folder_of_tests(
    work: Path, tmp_path: Path
) -> None:
    (tmp_path / "en-de.dev.tsv").write_text(
        "source\treference\nIn 2010 the court sees the law, and the law sees it.\tx\n",
        encoding="utf-8",
    )
    (tmp_path / figures.TERMS).write_text(
        "language\tsource\tsource_form\ttargets\tin_reference\n"
        "de\tThe court sat.\tcourt\tGericht|Hof\t1\nde\tIt sat.\tcourt\tGericht\t0\n",
        encoding="utf-8",
    )
    found = figures.measure(Fast(work / run.EXPORT / export.INT8), "de", tmp_path)
    assert (found.terms, found.drafts) == (1, 1)
    assert found.pairs >= 1
    assert all(0 <= share <= 1 for share in (found.obeyed, found.unasked, found.kept, found.faults))


def test_a_list_of_terms_without_its_columns_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / figures.TERMS
    path.write_text("term\ttarget\n", encoding="utf-8")
    with pytest.raises(TrainingError, match="lacks columns") as caught:
        figures.read_terms(path, "de")
    assert (caught.value.path, caught.value.line) == (str(path), 1)
