"""Training on drafts that the weights of the moment make; all of it needs torch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("sacrebleu")

import ctranslate2  # noqa: E402 - only where torch is
import tiny_training  # noqa: E402
from tiny_training import PAD, silent  # noqa: E402

from localize import evaluation  # noqa: E402
from localize.cli import run as run_cli  # noqa: E402
from localize.engines.embedded import FOLDER  # noqa: E402
from localize.training import (  # noqa: E402
    batches,
    checkpoint,
    export,
    likelihood,
    loss,
    network,
    online,
    packed,
    prepare,
    quantization,
    recipe,
    recipe_file,
    rewards,
    risk_loss,
    run,
    search,
    states,
    trees,
    vocabulary,
)
from localize.training.faults import TrainingError  # noqa: E402
from localize.training.session import Until  # noqa: E402
from localize.training.vocabulary import END  # noqa: E402

pytestmark = pytest.mark.filterwarnings("default")

SENTENCES = (
    "The court dismissed the appeal.",
    "On Monday, the council voted on the new law in Bern.",
    "He was granted asylum.",
)


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> None:
    """Two threads on matrices as small as these wait for each other."""
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus, a network trained on it for some steps, and a recipe that goes on from it."""
    folder = tiny_training.lay(tmp_path_factory.mktemp("training"))
    tiny_training.train(folder, silent, steps=200)
    text = tiny_training.RECIPE.replace("dropout = 0.1", "quantized = true\nblend = 0.6")
    text = text.replace("[100, 50]", "[0, 0]").replace("warmup = 5", "warmup = 5\nrate = 1e-3")
    text = text.replace("save = 10_000", "save = 10_000\nmuon = 0\naverage = 0.9")
    (folder / "online.toml").write_text(text + "[online]\ndrafts = 4\n", encoding="utf-8")
    return folder


@pytest.fixture
def start(folder: Path) -> Path:
    """The weights to go on from."""
    return tiny_training.exported(folder)


def small() -> network.Network:
    """Give a network that soon ends what it says."""
    made = tiny_training.small().eval()
    with torch.no_grad():
        made.final_logits_bias[END] = 5.0
    return made


def padded(rows: Sequence[Sequence[int]]) -> torch.Tensor:
    """Give rows as the network takes them."""
    return torch.from_numpy(batches.padded(rows, PAD))


def choice(model: network.Network, worth: Sequence[Sequence[float]]) -> online.Choice:
    """Give lines with the drafts that a network makes."""
    source = padded([[3, 7 + line, 9, END] for line in range(len(worth))])
    found = search.search(model, source, beams=len(worth[0]), longest=40, penalty=2.0)
    reference = padded([[5, 6, END]] * len(worth))
    return online.choice(source, found, reference, torch.tensor(worth), PAD)


# Search


def test_the_search_finds_what_ctranslate2_finds() -> None:
    model = packed.read(FOLDER).eval()
    processor = vocabulary.load(FOLDER / prepare.VOCABULARY)
    tokens = [[">>de<<", *processor.encode(one, out_type=str), "</s>"] for one in SENTENCES]
    ids = batches.padded([processor.piece_to_id(row) for row in tokens], model.pad)
    found = search.search(model, torch.from_numpy(ids), beams=4, longest=60, penalty=2.0)
    theirs = ctranslate2.Translator(str(FOLDER), compute_type="float32").translate_batch(
        tokens,
        beam_size=4,
        num_hypotheses=4,
        length_penalty=2.0,
        max_decoding_length=59,
        disable_unk=True,
        return_scores=True,
    )
    for line, wanted in enumerate(theirs):
        ours = [[one for one in row if one != model.pad] for row in found.pieces[line].tolist()]
        assert ours == [[*processor.piece_to_id(row), END] for row in wanted.hypotheses]
        assert found.scores[line].tolist() == pytest.approx(wanted.scores, abs=1e-4)


@given(st.lists(st.lists(st.integers(1, PAD - 1), min_size=1, max_size=6), min_size=1, max_size=4))
def test_a_draft_scores_as_likely_as_it_is(rows: list[list[int]]) -> None:
    model, source = small(), padded([[*row, END] for row in rows])
    found = search.search(model, source, beams=3, longest=40, penalty=2.0)
    assert found.scores[:, 0].isfinite().all()
    for line, row in enumerate(rows):
        for pieces, score in zip(found.pieces[line], found.scores[line], strict=True):
            if score.isfinite():
                draft = pieces[pieces != PAD]
                begun = torch.cat([draft.new_tensor([PAD]), draft[:-1]])[None]
                states_, _ = model(padded([[*row, END]]), begun)
                chances = model.logits(states_)[0].log_softmax(1)
                said = chances.gather(1, draft[:, None]).sum()
                wanted = float(said.detach()) / len(draft) ** 2
                assert float(score) == pytest.approx(wanted, abs=1e-4)


def test_drafts_that_do_not_end_are_not_there() -> None:
    model = small()
    with torch.no_grad():
        model.final_logits_bias[END] = -20.0
    found = search.search(model, padded([[4, 5, END]]), beams=3, longest=6, penalty=2.0)
    assert found.pieces.shape == (1, 3, 0)
    assert not found.scores.isfinite().any()


def test_beams_may_be_wider_than_the_vocabulary() -> None:
    source = padded([[4, 5, END]])
    found = search.search(small(), source, beams=32, longest=20, penalty=2.0)
    assert found.scores[0, 0].isfinite()


# Likelihood and losses


def test_sixteen_bits_are_judged_in_thirty_two() -> None:
    torch.manual_seed(1)
    given_ = torch.randn(30, 8), torch.randn(21, 8), torch.randn(21)
    states_, table, bias = (one.bfloat16().requires_grad_() for one in given_)
    labels = torch.randint(0, 21, (30,))
    found = likelihood.said(states_, table, bias, labels)
    wanted = likelihood.said(states_.float(), table.float(), bias.float(), labels)
    assert found.dtype == torch.float32
    assert torch.allclose(found, wanted, atol=1e-4)
    found.sum().backward()
    assert table.grad is not None
    assert table.grad.dtype == torch.bfloat16


@given(st.integers(1, 1100), st.integers(0, 9))
def test_what_is_said_is_as_likely_and_as_steep_as_written_out(count: int, seed: int) -> None:
    torch.manual_seed(seed)
    given_ = torch.randn(count, 8), torch.randn(21, 8), torch.randn(21)
    labels, slopes = torch.randint(0, 21, (count,)), torch.randn(count)
    states_, table, bias = (one.requires_grad_() for one in given_)
    ours = likelihood.said(states_, table, bias, labels)
    scores = torch.addmm(bias, states_, table.T).log_softmax(1)
    theirs = scores.gather(1, labels[:, None])[:, 0]
    assert torch.allclose(ours, theirs, atol=1e-4)
    gradients = [
        torch.autograd.grad((one * slopes).sum(), (states_, table, bias)) for one in (ours, theirs)
    ]
    for one, other in zip(*gradients, strict=True):
        assert torch.allclose(one, other, atol=1e-3)


def test_drafts_are_judged_as_in_trees() -> None:
    model, settings = small(), recipe.Online(drafts=2, anchor=0.2, reference=0.0)
    lines = choice(model, [[0.2, 0.7], [0.9, 0.1], [0.4, 0.6]])
    assert lines.there.all()
    found = online.losses(model, lines, settings)
    found.objective.backward()
    ours = model.decoder[0].fc1.weight.grad.clone()
    model.zero_grad()
    drafts = [
        [[one for one in row if one not in (PAD, END)] for row in rows]
        for rows in lines.labels[:, :-1].tolist()
    ]
    planted = trees.plant(drafts, PAD)
    every = loss.Candidates(torch.arange(PAD), torch.zeros(PAD))
    scores = risk_loss.scores(model, lines.source, planted, every)
    flat = lines.rewards.flatten()
    expected = risk_loss.expected(scores, flat, planted, settings.sharpness)
    theirs = -expected - 0.2 * risk_loss.anchor(scores, flat, planted)
    theirs.backward()
    assert float(found.objective) / lines.pieces == pytest.approx(float(theirs), abs=1e-5)
    assert float(found.told["reward"]) / lines.pieces == pytest.approx(float(expected), abs=1e-5)
    assert torch.allclose(ours / lines.pieces, model.decoder[0].fc1.weight.grad, atol=1e-6)


def test_a_draft_that_is_not_there_says_nothing() -> None:
    model, settings = small(), recipe.Online(drafts=2)
    lines = choice(model, [[0.2, 0.7]])
    alone = replace(lines, there=torch.tensor([[False, True]]))
    blank = replace(alone, labels=lines.labels.clone())
    blank.labels[0, 0] = PAD
    found = online.losses(model, blank, settings)
    assert float(found.told["reward"]) / lines.pieces == pytest.approx(0.7)
    none = replace(blank, there=torch.tensor([[False, False]]))
    objective = online.losses(model, none, replace(settings, reference=0.0)).objective
    assert float(objective) == pytest.approx(0.0, abs=1e-6)


def test_steps_raise_the_reward_that_is_expected() -> None:
    model, settings = small(), recipe.Online(drafts=3, anchor=0.0, reference=0.0)
    lines = choice(model, [[0.1, 0.2, 0.9], [0.8, 0.1, 0.3]])
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    told = []
    for _ in range(15):
        found = online.losses(model, lines, settings)
        told.append(float(found.told["reward"]))
        optimizer.zero_grad()
        found.objective.backward()
        optimizer.step()
    assert told[-1] > told[0] + 0.3


# Rewards


def test_other_processes_find_what_drafts_are_worth(start: Path) -> None:
    spm = start / prepare.VOCABULARY
    processor = vocabulary.load(spm)
    texts = [(["Im Jahr 2010", "In"], "Im Jahr 2011 sieht"), (["das Gericht"], "das Gesetz.")]
    lines = [
        ([processor.encode(one) for one in drafts], processor.encode(to)) for drafts, to in texts
    ]
    with rewards.judges(spm, 2) as judges:
        found = list(judges.ask(lines * 10))
    wanted = [[one / 100 for one in evaluation.nearness(drafts, to)] for drafts, to in texts]
    assert found == [pytest.approx(one) for one in wanted] * 10


def test_a_process_that_ended_is_told(start: Path) -> None:
    with rewards.judges(start / prepare.VOCABULARY, 1) as judges:
        (process,) = judges._workers._processes.values()
        process.kill()
        with pytest.raises(TrainingError, match="has ended"):
            list(judges.ask([([[5]], [5])] * 40))


# The whole training


def test_weights_are_trained_on_their_own_drafts_and_blended(folder: Path, start: Path) -> None:
    work = folder / "online"
    recipe_path, until = folder / "online.toml", Until(step=50)
    assert run.train(recipe_path, folder, work, start=start, until=until, say=silent)
    saved = checkpoint.load(work / run.RUN)
    assert saved is not None
    assert saved["step"] == 50
    log = (work / run.RUN / "log.jsonl").read_text(encoding="utf-8")
    told = json.loads(log.splitlines()[0])
    assert 0 < told["reward"] < 1
    settings = recipe_file.read(recipe_path)
    state = states.restore(saved, settings, len(saved["weights"]["shared.weight"]))
    begun, blended = packed.read(start), states.averaged(state)
    for name, value in begun.state_dict().items():
        wanted = 0.4 * value + 0.6 * saved["average"][name]
        assert torch.allclose(blended.state_dict()[name], wanted, atol=1e-6)
    working, weights = (one.encoder[0].fc1.weight for one in (state.working, state.weights))
    assert torch.equal(working, quantization.quantize(weights).to(working.dtype))
    assert run.finish(recipe_path, work, say=silent) is not None
    finished = checkpoint.load(work / "finish-50")
    assert finished is not None
    name = "encoder.0.fc1.weight"
    wanted = 0.4 * begun.state_dict()[name] + 0.6 * finished["average"][name]
    made = packed.read(work / run.EXPORT / export.INT8).state_dict()[name]
    assert torch.allclose(made, quantization.quantize(wanted), atol=1e-4)


def test_an_interrupted_training_goes_on(folder: Path, start: Path) -> None:
    work, path = folder / "interrupted", folder / "online.toml"
    for step in (3, 7):
        assert run.train(path, folder, work, start=start, until=Until(step=step), say=silent)
    saved = checkpoint.load(work / run.RUN)
    assert saved is not None
    assert saved["step"] == 7
    assert torch.equal(
        saved["origin"]["shared.weight"], packed.read(start).state_dict()["shared.weight"]
    )


def test_a_checkpoint_without_the_first_weights_is_not_blended(folder: Path, start: Path) -> None:
    work, plain = folder / "unblended", folder / "plain.toml"
    text = (folder / "online.toml").read_text(encoding="utf-8")
    plain.write_text(text.replace("blend = 0.6", "blend = 1.0"), encoding="utf-8")
    assert run.train(plain, folder, work, start=start, until=Until(step=2), say=silent)
    with pytest.raises(TrainingError, match="first weights are gone"):
        run.train(folder / "online.toml", folder, work, until=Until(step=3), say=silent)


def test_it_needs_weights_to_begin_with(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work = folder / "nothing"
    arguments = ["train", str(folder / "online.toml"), str(folder), "-o", str(work)]
    assert run_cli(arguments) == 2
    assert "--from embedded" in capsys.readouterr().err
    assert not work.exists()


def test_a_folder_of_another_vocabulary_is_refused(folder: Path, start: Path) -> None:
    work = folder / "foreign"
    work.mkdir()
    (work / prepare.VOCABULARY).write_bytes((FOLDER / prepare.VOCABULARY).read_bytes())
    with pytest.raises(TrainingError, match="another vocabulary"):
        run.train(folder / "online.toml", folder, work, start=start, say=silent)


def test_it_is_one_process_s(folder: Path, start: Path) -> None:
    with pytest.raises(TrainingError, match="one process"):
        run.train(
            folder / "online.toml", folder, folder / "two", start=start, processes=2, say=silent
        )


@pytest.mark.parametrize(
    ("given_", "fault"),
    [
        ("drafts = 1", "out of range"),
        ("drafts = 99", "out of range"),
        ("drafts = 4\nsharpness = 0", "out of range"),
        ("drafts = true", "must be a int"),
        ("beams = 4", "no setting"),
        ("drafts = 4", "no dropout"),
    ],
)
def test_settings_out_of_range_are_named(tmp_path: Path, given_: str, fault: str) -> None:
    path = tmp_path / "online.toml"
    path.write_text(f"{tiny_training.RECIPE}[online]\n{given_}\n", encoding="utf-8")
    with pytest.raises(TrainingError, match=fault):
        recipe_file.read(path)


@pytest.mark.parametrize("blend", ["0", "1.1"])
def test_a_blend_is_a_share(tmp_path: Path, blend: str) -> None:
    path = tmp_path / "online.toml"
    text = tiny_training.RECIPE.replace("[steps]", f"[steps]\nblend = {blend}")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TrainingError, match="blend"):
        recipe_file.read(path)


def test_the_recipe_that_ships_is_read() -> None:
    found = recipe_file.read(Path("nearest"))
    assert found.online.drafts == 8
    assert found.goes_on()
