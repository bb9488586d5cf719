"""Minimum risk training, on a handful of lines; all of it needs torch."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("sacrebleu")

import tiny_training  # noqa: E402 - only where torch is
from tiny_training import PAD, silent, small  # noqa: E402

from localize import engines, evaluation  # noqa: E402
from localize.cli import run as run_cli  # noqa: E402
from localize.engines import Options, embedded, rare, weights  # noqa: E402
from localize.engines.embedded import FOLDER  # noqa: E402
from localize.errors import EngineError  # noqa: E402
from localize.model import Request  # noqa: E402
from localize.training import (  # noqa: E402
    batches,
    checkpoint,
    export,
    hypotheses,
    layers,
    loss,
    manifest,
    network,
    packed,
    progress,
    quantization,
    risk,
    risk_drafts,
    risk_loss,
    risk_recipe,
    risk_run,
    run,
    trees,
    vocabulary,
)
from localize.training.corpus import Pair  # noqa: E402
from localize.training.faults import TrainingError  # noqa: E402
from localize.training.hypotheses import Drafted  # noqa: E402
from localize.training.risk_recipe import Risk, RiskRecipe  # noqa: E402
from localize.training.vocabulary import END  # noqa: E402

pytestmark = pytest.mark.filterwarnings("default")

RECIPE = """
kind = "risk"
name = "nearer"
languages = ["de"]
[cleaning]
known = 0
[risk]
lines = 40
hypotheses = 4
batch = 8
rate = 1e-3
warmup = 2
steps = 6
candidates = [100, 50]
[mix]
"de.*" = 1
"""
DRAFTS = st.lists(
    st.lists(st.lists(st.integers(1, PAD - 1), max_size=6), min_size=1, max_size=4),
    min_size=1,
    max_size=3,
)


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> None:
    """Two threads on matrices as small as these wait for each other."""
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus and a network trained on it for some steps."""
    folder = tiny_training.lay(tmp_path_factory.mktemp("training"))
    (folder / "risk.toml").write_text(RECIPE, encoding="utf-8")
    tiny_training.train(folder, lambda _: None, steps=250)
    return folder


@pytest.fixture
def start(folder: Path) -> Path:
    """The weights to go on from."""
    return tiny_training.exported(folder)


def lines(count: int = 12) -> list[Drafted]:
    """Give made-up lines; of each one's drafts the second is the best."""
    return [
        Drafted([2, 3 + i, 9, END], [[5, 6 + i], [5, 7, 8 + i], [30 + i]], [0.2, 0.9, 0.4])
        for i in range(count)
    ]


def every() -> loss.Candidates:
    return loss.Candidates(torch.arange(PAD), torch.zeros(PAD))


def expected(model: network.Network) -> float:
    """Give the expected reward of the made-up lines."""
    planted = trees.plant([one.drafts for one in lines()], PAD)
    source = torch.from_numpy(batches.padded([one.source for one in lines()], PAD))
    rewards = torch.tensor([reward for one in lines() for reward in one.rewards])
    scores = risk_loss.scores(model, source, planted, every()).detach()
    return float(risk_loss.expected(scores, rewards, planted, Risk().sharpness))


def paths(planted: trees.Trees) -> list[list[int]]:
    """Give the steps of every draft."""
    count = len(planted.lines)
    return [planted.path[planted.drafts == draft].tolist() for draft in range(count)]


# Trees


@given(DRAFTS)
def test_the_steps_of_a_draft_say_it_and_its_end(drafts: list[list[list[int]]]) -> None:
    planted = trees.plant(drafts, PAD)
    said = [planted.labels[torch.tensor(path)].tolist() for path in paths(planted)]
    assert said == [[*draft, END] for line in drafts for draft in line]
    assert planted.lengths.tolist() == [len(path) for path in said]
    assert planted.lines.tolist() == [number for number, line in enumerate(drafts) for _ in line]


@given(DRAFTS)
def test_a_beginning_is_there_once_and_sees_what_it_continues(
    drafts: list[list[list[int]]],
) -> None:
    planted = trees.plant(drafts, PAD)
    for number, line in enumerate(drafts):
        beginnings = {tuple(draft[:end]) for draft in line for end in range(len(draft) + 1)}
        seen = set()
        for node in range(len(beginnings)):
            visible = (~planted.hidden[number, node]).nonzero()[:, 0]
            ordered = sorted(visible.tolist(), key=lambda one: int(planted.depths[number, one]))
            assert planted.depths[number, ordered].tolist() == list(range(len(ordered)))
            assert planted.pieces[number, ordered[0]] == PAD
            assert ordered[-1] == node
            seen.add(tuple(planted.pieces[number, ordered[1:]].tolist()))
        assert seen == beginnings


def test_drafts_in_trees_are_as_likely_as_one_by_one() -> None:
    model, drafted = small(), lines(3)
    planted = trees.plant([one.drafts for one in drafted], PAD)
    source = torch.from_numpy(batches.padded([one.source for one in drafted], PAD))
    with torch.no_grad():
        together = risk_loss.scores(model, source, planted, every())
        alone = [_likelihood(model, one.source, draft) for one in drafted for draft in one.drafts]
    assert torch.allclose(together, torch.tensor(alone), atol=1e-4)


def _likelihood(model: network.Network, source: Sequence[int], draft: Sequence[int]) -> float:
    states, _ = model(torch.tensor([source]), torch.tensor([[PAD, *draft]]))
    chances = model.logits(states[0]).log_softmax(-1)
    return float(chances.gather(1, torch.tensor([*draft, END])[:, None]).sum())


# The risk


def test_what_is_expected_lies_between_the_rewards_and_moves_to_the_better() -> None:
    drafted = lines(2)
    planted = trees.plant([one.drafts for one in drafted], PAD)
    rewards = torch.tensor([reward for one in drafted for reward in one.rewards])
    scores = torch.full((6,), -3.0, requires_grad=True)
    found = risk_loss.expected(scores, rewards, planted, 0.5)
    found.backward()
    assert float(found.detach()) == pytest.approx(0.5)
    assert scores.grad is not None
    assert (scores.grad.view(2, 3).argmax(1) == 1).all()


@given(st.lists(st.tuples(st.floats(-40, 0), st.floats(0, 1)), min_size=2, max_size=6))
def test_what_a_draft_gains_the_others_of_its_line_lose(given: list[tuple[float, float]]) -> None:
    planted = trees.plant([[[5] * (number + 1) for number in range(len(given))]], PAD)
    scores, rewards = (torch.tensor(side, dtype=torch.float64) for side in zip(*given, strict=True))
    scores.requires_grad_()
    risk_loss.expected(scores, rewards, planted, 0.5).backward()
    assert scores.grad is not None
    assert float(scores.grad.sum()) == pytest.approx(0, abs=1e-9)


def test_drafts_that_are_alike_good_move_nothing() -> None:
    planted = trees.plant([[[5], [6, 7], [8, 9, 10]]], PAD)
    scores = torch.tensor([-1.0, -4.0, -2.0], requires_grad=True)
    risk_loss.expected(scores, torch.full((3,), 0.7), planted, 0.5).backward()
    assert scores.grad is not None
    assert scores.grad.abs().max() < 1e-6


def test_the_anchor_holds_the_best_draft_of_each_line() -> None:
    drafted = lines(2)
    planted = trees.plant([one.drafts for one in drafted], PAD)
    rewards = torch.tensor([reward for one in drafted for reward in one.rewards])
    scores = torch.tensor([-1.0, -8.0, -1.0, -1.0, -4.0, -1.0], requires_grad=True)
    found = risk_loss.anchor(scores, rewards, planted)
    found.backward()
    assert float(found.detach()) == pytest.approx(-6 / 4)
    assert scores.grad is not None
    assert scores.grad.nonzero()[:, 0].tolist() == [1, 4]


# Steps


def test_the_better_drafts_become_likelier(tmp_path: Path) -> None:
    settings = Risk(steps=60, batch=4, warmup=3, rate=3e-3, candidates=(10, 10))
    state = risk.begin(small())
    said: list[str] = []
    assert risk.train(state, lines(), settings, tmp_path, said.append, number=0)
    log = (tmp_path / progress.LOG).read_text(encoding="utf-8").splitlines()
    (told,) = (json.loads(line) for line in log)
    assert told["step"] == progress.EVERY
    assert told["lines"] == 4 * progress.EVERY
    assert said[0].startswith("step 50 · expected ")
    with quantization.quantized(state.network):
        after = expected(state.network)
    assert after > expected(small()) + 0.1


@given(
    st.lists(st.lists(st.floats(-8, 8, width=32), min_size=3, max_size=3), min_size=1, max_size=4)
)
def test_rounding_moves_no_weight_by_more_than_half_a_step(rows: list[list[float]]) -> None:
    exact = torch.tensor(rows).half().float()
    found = quantization.quantize(exact)
    steps = exact.abs().amax(1, keepdim=True).clamp_min(1e-30) / 127
    assert ((found - exact).abs() <= steps * 0.501).all()
    assert ((found / steps) - (found / steps).round()).abs().max() < 1e-3
    assert torch.allclose(found.abs().amax(1), exact.abs().amax(1), rtol=1e-5)


def test_weights_are_rounded_as_they_are_exported(start: Path, tmp_path: Path) -> None:
    model = packed.read(start)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.01)
        model.shared.weight[-1] = model.final_logits_bias[-1] = 0
    export.export(model, start / "joint.spm", tmp_path)
    shipped = packed.read(tmp_path / export.INT8).state_dict()
    with quantization.quantized(model):
        for name, value in model.named_parameters():
            other = (value - shipped[name]).abs() > (1e-5 if value.dim() > 1 else 1e-3)
            assert other.float().mean() < 1e-3, f"{name}: what lies between two steps may differ"


def test_exact_weights_come_back_whatever_happens() -> None:
    model = small()
    exact = {name: value.clone() for name, value in model.state_dict().items()}
    with contextlib.suppress(ZeroDivisionError), quantization.quantized(model):
        assert not torch.equal(model.shared.weight, exact["shared.weight"])
        raise ZeroDivisionError
    for name, value in model.state_dict().items():
        assert torch.equal(value, exact[name]), name


def test_a_step_is_made_on_weights_in_eight_bits() -> None:
    model, settings = small(), Risk(candidates=(PAD, 0))
    with torch.no_grad():
        for parameter in model.parameters():
            parameter[..., 0] = 2  # beside it eight bits tell the others badly apart
        model.shared.weight[-1] = 0
    exact = expected(model)
    with quantization.quantized(model):
        rough = expected(model)
    assert abs(rough - exact) > 1e-4
    found, _ = risk._step(risk.begin(model), lines(), settings)
    assert found == pytest.approx(rough, abs=1e-5)


def test_steps_too_small_for_eight_bits_add_up(tmp_path: Path) -> None:
    state, settings = risk.begin(small()), Risk(steps=80, batch=4, warmup=1, rate=5e-5, average=0.5)
    before = state.network.encoder[0].fc1.weight.detach().clone()
    scale = before.abs().amax() / 127
    assert settings.rate < scale / 4
    risk.train(state, lines(), settings, tmp_path, silent, number=0)
    after = state.averaged["encoder.0.fc1.weight"]
    assert not torch.equal(quantization.quantize(before), quantization.quantize(after))


def test_a_search_leaves_the_steps_their_threads(start: Path, tmp_path: Path) -> None:
    processor = vocabulary.load(start / "joint.spm")
    pairs = [Pair(f"In {year} the court sees the law.", "x") for year in range(2010, 2016)]
    drafts = risk_drafts.Drafts(
        RiskRecipe("x", ("de",), {"*": 1}), {"de": pairs}, processor, tmp_path / "drafts"
    )
    torch.set_num_threads(2)
    try:
        assert drafts.of_round(0, lambda: start, silent)
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(1)


def test_a_language_whose_tag_begins_anothers_drafts_its_own_lines(
    start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted: list[tuple[str, list[Pair]]] = []
    monkeypatch.setattr(embedded, "load", lambda options: options.target)

    def draft(engine: str, _processor: object, part: list[Pair], _risk: Risk) -> list[Drafted]:
        drafted.append((engine, part))
        return lines(1)

    monkeypatch.setattr(hypotheses, "draft", draft)
    mine = {"de": [Pair("a", "b")], "de-CH": [Pair("c", "d")]}
    settings = RiskRecipe("x", tuple(mine), {"*": 1})
    processor = vocabulary.load(start / "joint.spm")
    drafts = risk_drafts.Drafts(settings, mine, processor, tmp_path)
    assert len(drafts.of_round(0, lambda: start, silent)) == 2
    assert drafted == list(mine.items())


def test_a_risk_training_resumed_is_the_one_that_never_stopped(tmp_path: Path) -> None:
    settings = Risk(steps=16, batch=5, candidates=(10, 10), rate=1e-3, rounds=2)
    once, twice = tmp_path / "once", tmp_path / "twice"
    for folder in (once, twice):
        folder.mkdir()
    whole = risk.begin(small())
    for number in (0, 1):
        assert risk.train(whole, lines(), settings, once, silent, number=number)
    half = risk.begin(small())
    assert risk.train(half, lines(), settings, twice, silent, number=0)
    for batch in list(risk._batches(lines(), settings, 0))[:3]:
        risk._step(half, batch, settings)
    checkpoint.save(twice, risk._saved(half))
    again = risk.begin(small())
    saved = checkpoint.load(twice)
    assert saved is not None
    risk.restore(again, saved)
    assert again.step == 8 + 3
    assert risk.train(again, lines(), settings, twice, silent, number=1)
    assert again.step == whole.step == 16
    for name, value in whole.averaged.items():
        assert torch.allclose(value, again.averaged[name], atol=1e-6), name


def test_the_rate_goes_up_stays_and_goes_down() -> None:
    settings = Risk(steps=100, warmup=10, rate=1.0)
    rates = [risk_recipe.rate(settings, step) for step in range(100)]
    assert rates[0] == pytest.approx(0.1)
    assert set(rates[9:51]) == {1.0}
    assert rates[50:] == sorted(rates[50:], reverse=True)
    assert rates[99] == pytest.approx(0.02)


def test_an_interrupt_saves_the_step_at_hand(tmp_path: Path) -> None:
    state, endless = risk.begin(small()), Risk(steps=1_000_000, batch=4)

    def interrupt(_text: str) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    assert not risk.train(state, lines(), endless, tmp_path, interrupt, number=0)
    saved = checkpoint.load(tmp_path)
    assert saved is not None
    assert saved["step"] == state.step > 0


def test_a_checkpoint_of_another_model_is_refused() -> None:
    saved = risk._saved(risk.begin(small()))
    other = risk.begin(network.Network(layers.Shape(PAD + 1, 32, 32, 2, 2, 2, 64)))
    with pytest.raises(TrainingError, match="another model"):
        risk.restore(other, saved)


# Drafts


def test_lines_are_drawn_by_share_and_length(tmp_path: Path) -> None:
    for name, text in (("de.a", "one two three"), ("de.b", "six seven"), ("de.c", "one two four")):
        rows = [f"{text} {number}\tWort {number}\n" for number in range(300)]
        (tmp_path / f"{name}.tsv").write_text("".join(rows), encoding="utf-8")
    settings = RiskRecipe(
        "x", ("de",), {"de.a": 3, "de.b": 1, "de.c": 1}, risk=Risk(lines=100, shortest=4)
    )
    processor = vocabulary.load(FOLDER / "joint.spm")
    pairs = hypotheses.choose(settings, "de", tmp_path, processor)
    chosen = [pair.source.rpartition(" ")[0] for pair in pairs]
    assert chosen.count("one two three") == 60
    assert chosen.count("six seven") == 0, "too short"
    assert chosen.count("one two four") == 20
    assert chosen != sorted(chosen)
    with pytest.raises(TrainingError, match="no text of fr in the mix"):
        hypotheses.choose(settings, "fr", tmp_path, processor)
    with pytest.raises(TrainingError, match="no lines of de to draft"):
        hypotheses.choose(replace(settings, risk=Risk(shortest=9)), "de", tmp_path, processor)


def test_a_text_longer_than_the_models_input_is_left_out(tmp_path: Path) -> None:
    rows = f"one two three four {'😀' * 140} five\tzu lang\none two three four five\tkurz\n"
    (tmp_path / "de.a.tsv").write_text(rows, encoding="utf-8")
    processor = vocabulary.load(FOLDER / "joint.spm")
    chosen = hypotheses.choose(RiskRecipe("x", ("de",), {"*": 1}), "de", tmp_path, processor)
    assert [pair.target for pair in chosen] == ["kurz"]


def test_rewards_are_nearness_to_the_translation(start: Path) -> None:
    engine = embedded.load(Options("en", "de", str(start)))
    processor = vocabulary.load(start / "joint.spm")
    pair = Pair("In 2010 the court sees the law.", "Im Jahr 2010 sieht das Gericht das Gesetz.")
    (one,) = hypotheses.draft(engine, processor, [pair], Risk(hypotheses=4))
    said = [processor.decode(draft) for draft in one.drafts]
    assert len({tuple(draft) for draft in one.drafts}) == len(one.drafts) <= 4
    nearness = [evaluation.nearness([text], pair.target)[0] / 100 for text in said]
    assert one.rewards == pytest.approx(nearness, abs=1e-5)
    assert evaluation.nearness([pair.target], pair.target) == [pytest.approx(100)]


def test_a_model_without_a_choice_of_drafts_is_told(
    folder: Path, start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hypotheses, "draft", lambda *_: iter(()))
    with pytest.raises(TrainingError, match="no line has two different drafts"):
        risk_run.train(folder / "risk.toml", folder, tmp_path / "x", start=start, say=silent)


@pytest.mark.parametrize("text", ["{", '{"source": [1]}\n', "[1]\n"])
def test_damaged_drafts_are_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "de.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TrainingError, match="damaged drafts") as caught:
        hypotheses.read(path)
    assert caught.value.path == str(path)


# The whole


def test_weights_go_through_it_and_translate(folder: Path, start: Path) -> None:
    work, said = folder / "nearer", list[str]()
    (start / rare.FILE).write_text("en\tde\nyeast\tHefe\n", encoding="utf-8")
    begun = weights.read(start)
    head = {"name": "x", "sources": ["en"], "targets": ["de"], "terms": False}
    manifest.write(start, head, [*begun.files, rare.FILE], {"search": begun.search})
    assert risk_run.train(folder / "risk.toml", folder, work, start=start, say=said.append)
    assert "de: 40 lines drafted" in said
    made = work / run.EXPORT / export.INT8
    found = weights.read(made)
    assert (found.name, found.targets, found.search) == ("nearer", begun.targets, begun.search)
    assert rare.read(made / rare.FILE, "de") == {"yeast": "Hefe"}
    weights.verify(found)
    assert (made / "model.bin").read_bytes() != (start / "model.bin").read_bytes()
    engine = engines.load("embedded", Options("en", "de", str(made)))
    assert engine.translate([Request("In 2010 the court sees the law.")])[0].score is not None


def test_drafts_are_made_once(folder: Path, start: Path) -> None:
    work, said = folder / "again", list[str]()
    for _ in range(2):
        assert risk_run.train(folder / "risk.toml", folder, work, start=start, say=said.append)
    assert sum("lines drafted" in text for text in said) == 1
    assert sum("agree" in text for text in said) == 2


def test_each_round_drafts_other_lines_with_the_weights_as_they_are(
    folder: Path, start: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe, work = folder / "rounds.toml", folder / "rounds"
    recipe.write_text(RECIPE.replace("batch = 8", "batch = 8\nrounds = 3"), encoding="utf-8")
    loaded: list[tuple[str, str]] = []

    def load(options: Options) -> embedded.Embedded:
        loaded.append((options.argument, weights.read(Path(options.argument)).revision))
        return load_engine(options)

    load_engine = embedded.load
    monkeypatch.setattr(embedded, "load", load)
    said: list[str] = []
    assert risk_run.train(recipe, folder, work, start=start, say=said.append)
    made = str(work / "drafting" / export.INT8)
    assert [path for path, _ in loaded[:3]] == [str(start), made, made]
    assert len({revision for _, revision in loaded[:3]}) == 3
    assert said.count("round 2 of 3 · de: 13 lines drafted") == 1
    assert not (work / "drafting").exists()
    drafted = [one for path in (work / "drafts").iterdir() for one in hypotheses.read(path)]
    sources = [tuple(one.source) for one in drafted]
    assert len(sources) == len(set(sources)) > 30
    saved = checkpoint.load(work / run.RUN)
    assert saved is not None
    assert saved["step"] == 6


def test_rounds_that_were_interrupted_go_on(folder: Path, start: Path) -> None:
    recipe, once, twice = folder / "stopped.toml", folder / "once", folder / "twice"
    text = RECIPE.replace("batch = 8", "batch = 8\nrounds = 2")
    recipe.write_text(text.replace("steps = 6", "steps = 100"), encoding="utf-8")

    def stop(text: str) -> None:
        if text.startswith(("round 2", "step 100")):
            raise KeyboardInterrupt

    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            risk_run.train(recipe, folder, twice, start=start, say=stop)
        assert not (twice / run.EXPORT).exists(), "weights that are not done"
    for work in (once, twice):
        assert risk_run.train(recipe, folder, work, start=start, say=silent)
    names = sorted(path.name for path in (once / "drafts").iterdir())
    assert len(names) == 2
    for name in names:
        assert hypotheses.read(once / "drafts" / name) == hypotheses.read(twice / "drafts" / name)
    models = [work / run.EXPORT / export.INT8 / "model.bin" for work in (once, twice)]
    assert models[0].read_bytes() == models[1].read_bytes()


def test_fewer_lines_than_rounds_are_refused_at_once(folder: Path, start: Path) -> None:
    recipe = folder / "many.toml"
    text = RECIPE.replace("batch = 8", "batch = 8\nrounds = 5").replace("lines = 40", "lines = 3")
    recipe.write_text(text, encoding="utf-8")
    with pytest.raises(TrainingError, match="de has 3 lines for 5 rounds"):
        risk_run.train(recipe, folder, folder / "few", start=start, say=silent)


def test_the_command_wants_weights_to_go_on_from(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["train", str(folder / "risk.toml"), str(folder), "-o", str(folder / "none")]
    assert run_cli(arguments) == 2
    assert "--from embedded" in capsys.readouterr().err


def test_the_command_makes_weights(folder: Path, start: Path) -> None:
    work = folder / "commanded"
    arguments = ["train", str(folder / "risk.toml"), str(folder), "-o", str(work)]
    assert run_cli([*arguments, "--from", str(start)]) == 0
    assert (work / run.EXPORT / export.INT8 / "model.bin").exists()


@pytest.mark.parametrize("option", ["--steps=3", "--hours=1", "--processes=2", "--finish"])
def test_options_of_other_recipes_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    arguments = ["train", str(folder / "risk.toml"), str(folder), "-o", str(folder / "none")]
    assert run_cli([*arguments, "--from", "embedded", option]) == 2
    assert "leave out --steps" in capsys.readouterr().err


def test_a_recipe_of_no_known_kind_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "rsik.toml").write_text(RECIPE.replace('"risk"', '"rsik"'), encoding="utf-8")
    arguments = ["train", str(folder / "rsik.toml"), str(folder), "-o", str(folder / "none")]
    assert run_cli(arguments) == 2
    assert "no recipe is of the kind “rsik”" in capsys.readouterr().err


def test_a_folder_without_weights_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no weights that the engine embedded reads"):
        risk_run.train(folder / "risk.toml", folder, tmp_path / "x", start=tmp_path, say=silent)


def test_weights_are_not_replaced_by_those_made_of_them(folder: Path, start: Path) -> None:
    with pytest.raises(TrainingError, match="would take the place"):
        risk_run.train(folder / "risk.toml", folder, folder / "work", start=start, say=silent)


def test_damaged_weights_are_refused_before_anything_is_done(
    folder: Path, start: Path, tmp_path: Path
) -> None:
    damaged = Path(shutil.copytree(start, tmp_path / "damaged"))
    (damaged / "joint.spm").write_bytes(b"no vocabulary")
    with pytest.raises(EngineError, match="damaged weights"):
        risk_run.train(folder / "risk.toml", folder, tmp_path / "x", start=damaged, say=silent)
    assert not (tmp_path / "x").exists()


def test_a_vocabulary_of_another_size_is_refused(start: Path) -> None:
    processor = vocabulary.load(FOLDER / "joint.spm")
    with pytest.raises(TrainingError, match="424 pieces, the vocabulary 20000"):
        vocabulary.require_size(processor, 424, start)


def test_another_recipe_wants_another_folder(folder: Path, start: Path) -> None:
    work, other = folder / "first", folder / "other.toml"
    other.write_text(RECIPE.replace("lines = 40", "lines = 30"), encoding="utf-8")
    assert risk_run.train(folder / "risk.toml", folder, work, start=start, say=silent)
    with pytest.raises(TrainingError, match="begun with other weights or settings"):
        risk_run.train(other, folder, work, start=start, say=silent)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("steps = 6", "steps = 0", "“steps” in risk is out of range"),
        ("hypotheses = 4", "hypotheses = 1", "“hypotheses” in risk is out"),
        ("batch = 8", "rounds = 7", "“rounds” in risk is out"),
        ("candidates = [100, 50]", "candidates = [100]", "“candidates” in risk is out"),
        ("candidates = [100, 50]", 'candidates = ["a", 1]', "“candidates” in risk is out"),
        ("rate = 1e-3", "rate = -1", "“rate” in risk is out"),
        ("batch = 8", "anchor = -1", "“anchor” in risk is out"),
        ('["de"]', '"de"', "no languages"),
        ('"de.*" = 1', '"de.*" = 0', "nothing to train on"),
        ('"de.*" = 1', '"de.*" = "much"', "table of numbers"),
        ("rate = 1e-3", "speed = 3", "no setting “speed”"),
    ],
)
def test_a_bad_recipe_says_what_is_wrong(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(RECIPE.replace(old, new), encoding="utf-8")
    with pytest.raises(TrainingError) as caught:
        risk_recipe.read(path)
    assert message in caught.value.message
    assert caught.value.path == str(path)
