"""Every back end keeps the promises of `Engine`; the embedded one has some of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import tiny_phrases

from localize import engines
from localize.engines import BACK_ENDS, Engine, Options, embedded, parts, pieces
from localize.engines.decoding import Decoder
from localize.engines.hypotheses import Input
from localize.engines.loops import is_loop
from localize.engines.weights import MANIFEST
from localize.errors import EngineError, EngineMissing
from localize.model import Match, Request, Term, Wording

SENTENCES = [
    "The Federal Council met in Bern on Wednesday.",
    "",
    "The court ruled that 112 people may stay.",
    "  ",
    "Asylum",
    "The Federal Council met in Bern on Wednesday.",
]


FOLDERS = {
    "embedded": "",
    "ctranslate2": "opus-mt-en-mul",
    "transformers": "transformers",
}
"""Back end → the folder of `own_models` that it is tried with."""


@pytest.fixture(scope="module", params=sorted(BACK_ENDS))
def load(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[int], Engine]:
    """Load each back end with a beam."""
    if request.param == "phrases":
        table = tiny_phrases.TABLE | {".": "-5|.|-30|!"}
        place = tiny_phrases.write(
            tmp_path_factory.mktemp("phrases"), table, [*tiny_phrases.TOKENS, "!"]
        )
        return lambda _beam: engines.load("phrases", Options("en", "de", str(place)))
    folder = FOLDERS[request.param]
    argument = str(request.getfixturevalue("own_models") / folder) if folder else ""
    return lambda beam: engines.load(request.param, Options("en", "de", argument, beam=beam))


@pytest.fixture(scope="module")
def engine(load: Callable[[int], Engine]) -> Engine:
    return load(1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged weights that a test may break."""
    return Path(shutil.copytree(embedded.FOLDER, tmp_path / "weights"))


def test_engines_keep_count_and_order(engine: Engine) -> None:
    drafts = engine.translate([Request(text) for text in SENTENCES])
    alone = [engine.translate([Request(text)])[0] for text in SENTENCES]
    assert [replace(draft, score=None) for draft in drafts] == [
        replace(draft, score=None) for draft in alone
    ]
    assert [draft.score for draft in drafts] == pytest.approx(
        [draft.score for draft in alone], abs=1e-3
    ), "a search looks at the pieces of all texts that are searched together"


def test_empty_stays_empty_and_words_do_not(engine: Engine) -> None:
    drafts = engine.translate([Request(text) for text in SENTENCES])
    assert [bool(draft.text) for draft in drafts] == [bool(text.strip()) for text in SENTENCES]


def test_more_length_penalty_gives_longer_drafts() -> None:
    text = (
        "The party wants more money for schools, for roads and for the police, and less for banks."
    )
    source = pieces.Pieces(embedded.FOLDER / "joint.spm", (">>de<<",)).encode(text)
    lengths, means = zip(*(_searched(source, penalty) for penalty in (0, 1, 4)), strict=True)
    assert list(lengths) == sorted(lengths)
    assert lengths[0] < lengths[-1]
    assert all(-5 < mean < 0 for mean in means), (
        "the mean of a token, whatever the search divides by"
    )


def test_a_manifest_of_another_kind_is_told(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(embedded.FOLDER, tmp_path / "weights"))
    text = (folder / MANIFEST).read_text(encoding="utf-8")
    text = 'search = "abc"\n' + text.replace("[search]\nlength_penalty = 2.0\n", "")
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(EngineError, match="damaged manifest"):
        engines.load("embedded", Options("en", "de", str(folder)))


def test_a_mean_does_not_depend_on_what_the_search_divides_by() -> None:
    text = "The court ruled on Monday."
    source = pieces.Pieces(embedded.FOLDER / "joint.spm", (">>de<<",)).encode(text)
    (one, mean), (other, same) = (_searched(source, penalty) for penalty in (1, 2))
    assert one == other
    assert mean == pytest.approx(same, rel=1e-3)


def _searched(source: list[str], penalty: float) -> tuple[int, float]:
    decoder = Decoder(embedded.FOLDER, beam=4, workers=1, length_penalty=penalty)
    found = decoder.begin([Input(source)])()[0][0]
    assert found.score is not None
    (whole,) = decoder.score([Input(source, found.tokens)])
    assert found.score * (len(found.tokens) + 1) == pytest.approx(whole, abs=2)
    return len(found.tokens), found.score


@pytest.mark.parametrize("bad", ['"long"', "true", "nan", "inf", "-1.0", "1000"])
def test_a_bad_length_penalty_is_told(tmp_path: Path, bad: str) -> None:
    folder = Path(shutil.copytree(embedded.FOLDER, tmp_path / "weights"))
    path = folder / MANIFEST
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("penalty = 2.0", f"penalty = {bad}"), encoding="utf-8")
    with pytest.raises(EngineError, match="length_penalty under"):
        engines.load("embedded", Options("en", "de", str(folder)))


def test_no_requests_give_no_drafts(engine: Engine) -> None:
    assert engine.translate([]) == []


def test_the_same_in_gives_the_same_out_in_any_company(engine: Engine) -> None:
    requests = [Request(f"The canton of Bern voted on {day} May.") for day in range(1, 30)]
    forwards = engine.translate(requests)
    assert engine.translate(requests[::-1])[::-1] == forwards


def test_the_signature_names_engine_and_revision(engine: Engine) -> None:
    assert engine.signature.partition("@")[2]
    assert " " not in engine.signature


def test_an_alignment_links_words_of_both_texts(engine: Engine) -> None:
    text = "The court in Bern ruled on 7 January."
    draft = engine.translate([Request(text, align=True)])[0]
    for (a, b), (c, d) in draft.alignment:
        assert text[a:b].strip() == text[a:b] != ""
        assert draft.text[c:d].strip() == draft.text[c:d] != ""


def test_an_engine_without_terms_ignores_them(engine: Engine) -> None:
    term = Term("court", {"en": Wording(("court",)), "de": Wording(("Gericht",))})
    match = Match(term, 4, 9, "court")
    plain = engine.translate([Request("The court ruled.")])
    if not engine.takes_terms:
        assert engine.translate([Request("The court ruled.", (match,))]) == plain


def test_a_draft_of_any_engine_begins_with_its_start(engine: Engine) -> None:
    requests = [Request("The court ruled.", start=one) for one in ("Das", "Gestern, am", "n° ½")]
    for request, draft in zip(requests, engine.translate(requests), strict=True):
        assert draft.text.startswith(request.start)


def test_any_engine_gives_other_drafts_the_best_first(load: Callable[[int], Engine]) -> None:
    engine = load(4)
    draft = engine.translate([Request("The court in Bern ruled.", hypotheses=4)])[0]
    texts = [draft.text, *[one.text for one in draft.others]]
    assert 2 <= len(set(texts)) == len(texts) <= 4
    assert draft.text == engine.translate([Request("The court in Bern ruled.")])[0].text


def test_any_engine_scores_a_start_of_its_own_higher(engine: Engine) -> None:
    text = "The court in Bern ruled."
    own = " ".join(engine.translate([Request(text)])[0].text.split()[:2])
    requests = [Request(text, start=one) for one in (own, "zzz qqq", "")]
    one, other, none = engine.score(requests)
    assert other < one < none == 0
    assert engine.score([Request("word, " * 400, start="x")])[0] < 0


def test_a_sentence_of_any_length_is_drafted(engine: Engine) -> None:
    for text in ("word, " * 100, "x" * 800):
        assert engine.translate([Request(text)])[0].text


def test_an_unknown_engine_is_named_with_the_nearest() -> None:
    with pytest.raises(EngineError, match="unknown engine “embeded”") as caught:
        engines.load("embeded", Options("en", "de"))
    assert (
        caught.value.hint
        == "did you mean “embedded”? known: embedded, phrases, ctranslate2, transformers"
    )


def test_a_pair_that_the_weights_lack_is_refused() -> None:
    with pytest.raises(EngineError, match="does not translate de → fr") as caught:
        engines.load("embedded", Options("de", "fr"))
    assert caught.value.hint == "it translates en → de, fr, it"


def test_phrases_need_a_folder_and_say_what_makes_one() -> None:
    for call in (engines.describe, lambda name: engines.load(name, Options("en", "de"))):
        with pytest.raises(EngineMissing, match="no phrases come with the package") as caught:
            call("phrases")
        assert "localize train phrases" in caught.value.hint


def test_missing_weights_say_what_installs_them(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="weights are missing") as caught:
        engines.load(f"embedded:{tmp_path}", Options("en", "de", argument=str(tmp_path)))
    assert "pip install" in caught.value.hint


@pytest.mark.parametrize("name", ["model.bin", "joint.spm", "shared_vocabulary.json"])
def test_a_truncated_file_is_found_before_it_translates(folder: Path, name: str) -> None:
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(EngineError, match=f"damaged weights: {name}") as caught:
        engines.load("embedded", Options("en", "de", argument=str(folder)))
    assert caught.value.path == str(folder / name)


def test_a_lost_file_is_found(folder: Path) -> None:
    (folder / "model.bin").unlink()
    with pytest.raises(EngineMissing, match=r"the weights lack model\.bin"):
        engines.load("embedded", Options("en", "de", argument=str(folder)))


@pytest.mark.parametrize("text", ["name = ", "name = 'x'", "\0"])
def test_a_damaged_manifest_is_an_engine_error(folder: Path, text: str) -> None:
    (folder / "weights.toml").write_text(text, encoding="utf-8")
    with pytest.raises(EngineError, match="damaged manifest"):
        engines.describe(f"embedded:{folder}")


def test_the_manifest_lists_every_file_of_the_packaged_weights() -> None:
    weights = embedded.weights_files.read(embedded.FOLDER)
    embedded.weights_files.verify(weights)
    others = {"weights.toml", "README.md", "training.jsonl"}
    found = {path.name for path in embedded.FOLDER.iterdir()} - others
    assert found == set(weights.files)


def test_a_cut_sentence_keeps_all_its_words() -> None:
    model = pieces.Pieces(embedded.FOLDER / "joint.spm", (">>de<<",))
    text = "one two, three four; " * 100
    found = list(parts.cut(text, model.count, 50))
    assert " ".join(" ".join(found).split()) == text.strip()
    assert all(model.count(part) <= 50 for part in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b c d e f", False),
        ("s s s s", True),
        ("s s s", False),
        ("x a b a b a b", True),
        ("a b a b", False),
        ("the law and the law or the law", False),
        ("one two three one two three one two three", True),
        ("", False),
    ],
)
def test_loops_are_seen(text: str, expected: bool) -> None:  # noqa: FBT001 (a table)
    assert is_loop(text.split(), 100) is expected


def test_a_draft_that_did_not_end_is_a_loop() -> None:
    assert is_loop(["a", "b", "c"], 3)
