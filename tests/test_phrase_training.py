"""Phrases are counted as the literature says, the n-grams sum to one, a folder is whole."""

from __future__ import annotations

import hashlib
import lzma
import tomllib
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.cli import run
from localize.phrases import delays
from localize.phrases import ngrams as engine_ngrams
from localize.training import (
    delay_text,
    delay_weights,
    ngram_counts,
    ngram_file,
    ngram_text,
    phrase_model,
    phrase_pairs,
    phrase_recipe,
    phrase_scores,
    phrase_table,
    phrase_text,
    word_links,
)
from localize.training.corpus import Pair
from localize.training.encoding import Link
from localize.training.faults import TrainingError
from localize.training.ngram_counts import Ngrams
from localize.training.phrase_text import Aligned, Names

PAIRS = [
    Pair("The court hears the appeal.", "Das Gericht hört die Beschwerde."),
    Pair("The court rejected the appeal.", "Das Gericht wies die Beschwerde ab."),
    Pair("The council hears the court.", "Der Rat hört das Gericht."),
]
LINKS: list[tuple[Link, ...]] = [
    ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5)),
    ((0, 0), (1, 1), (2, 2), (2, 5), (3, 3), (4, 4), (5, 6)),
    ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5)),
]
RECIPE = """
name = "tiny"
kind = "phrases"
languages = ["de"]

[cleaning]
known = 0.0

[ngrams]
least = 1
"""


def encoded(pairs: list[Pair], links: list[tuple[Link, ...]]) -> tuple[Aligned, Names]:
    names = Names()
    return phrase_text.encode(pairs, links, names), names


def extracted(pair: Pair, *links: Link) -> set[tuple[str, str]]:
    text, names = encoded([pair], [links])
    tokens = phrase_pairs.flagged(names)
    counts = phrase_pairs.count(text, tokens, 0, 1.0, (4, 6))
    source, target = phrase_scores.phrases(counts, [text], tokens.leading)
    return set(
        zip(
            phrase_text.joined(source, names.source, " "),
            phrase_text.joined(target, names.target, ""),
            strict=True,
        )
    )


def test_no_link_leads_out_of_a_phrase_pair() -> None:
    found = extracted(Pair("He can read", "Er kann lesen"), (0, 0), (1, 1), (2, 2))
    assert found == {
        ("he", " Er"),
        ("can", " kann"),
        ("read", " lesen"),
        ("he can", " Er kann"),
        ("can read", " kann lesen"),
        ("he can read", " Er kann lesen"),
    }


def test_crossed_links_hold_their_words_together() -> None:
    found = extracted(Pair("is read", "gelesen wird"), (0, 1), (1, 0))
    assert found == {("is", " wird"), ("read", " gelesen"), ("is read", " gelesen wird")}


def test_a_word_without_link_belongs_to_a_neighbour_or_to_none() -> None:
    found = extracted(Pair("go on", "geht es weiter"), (0, 0), (1, 2))
    assert {target for source, target in found if source == "go"} == {" geht", " geht es"}
    assert {target for source, target in found if source == "on"} == {" weiter", " es weiter"}


def test_phrases_do_not_cross_lines() -> None:
    text, names = encoded([Pair("one", "eins"), Pair("two", "zwei")], [((0, 0),), ((0, 0),)])
    counts = phrase_pairs.count(text, phrase_pairs.flagged(names), 0, 1.0, (4, 6))
    assert counts.source_length.tolist() == [1, 1]


def test_figures_are_in_no_phrase() -> None:
    found = extracted(Pair("In 1,000 years", "In 1 000 Jahren"), *((0, 0), (1, 1), (3, 2), (4, 3)))
    assert found == {("in", " In"), ("years", " Jahren")}


def test_links_to_the_parts_of_a_figure_become_links_to_the_figure() -> None:
    text, _ = encoded([Pair("of 1,000 m", "von 1000 m")], [((0, 0), (1, 1), (3, 1), (4, 2))])
    assert text.links.tolist() == [[0, 0], [1, 1], [2, 2]]


def test_an_address_is_one_token() -> None:
    text, _ = encoded(
        [Pair("see www.a.ch now", "siehe www.a.ch jetzt")], [tuple((n, n) for n in range(7))]
    )
    assert text.links.tolist() == [[0, 0], [1, 1], [2, 2]]


def test_a_phrase_behind_a_bracket_is_the_same_as_behind_a_space() -> None:
    assert ("act", " Gesetz") in extracted(Pair("(act)", "(Gesetz)"), (0, 0), (1, 1), (2, 2))


def test_counts_of_two_corpora_are_the_weighted_sum() -> None:
    text, names = encoded(PAIRS, LINKS)
    tokens = phrase_pairs.flagged(names)
    parts = [
        phrase_pairs.count(text, tokens, n, share, (4, 6)) for n, share in ((0, 1.0), (1, 2.0))
    ]
    total = phrase_pairs.add(parts)
    assert total.pair.tolist() == parts[0].pair.tolist()
    assert total.count.tolist() == (parts[0].count * 3).tolist()


def test_a_share_of_targets_goes_before_that_of_both_sides() -> None:
    both, targets = {"de.*news*": 2.0, "de.law": 0.5}, {"de.*news*": 3.0}
    assert phrase_recipe.share("de.gov-news", both) == 2.0
    assert phrase_recipe.share("de.gov-news", targets, both) == 3.0
    assert phrase_recipe.share("de.law", targets, both) == 0.5
    assert phrase_recipe.share("fr.law", targets, both) == 1.0


def test_shares_of_a_words_translations_sum_to_one() -> None:
    text, names = encoded(PAIRS, LINKS)
    lexicon = word_links.count([(text, 1.0)])
    court = names.source["court"] + 1
    assert lexicon.forward[lexicon.codes >> 32 == court].sum() == pytest.approx(1)


def test_the_likeliest_options_stay_and_rare_ones_go() -> None:
    pairs = [("a", " x", -1.0, -0.1), ("a", " y", 5.0, -3.0), ("a", " z", 9.0, -9.0)]
    assert phrase_table.rank(pairs, 5, 0.02) == {"a": [(-100, " x"), (500, " y")]}
    assert phrase_table.rank(pairs, 1, 0.02) == {"a": [(-100, " x")]}


def test_a_phrase_that_its_parts_give_is_left_out() -> None:
    table = {"a": [(1, " x")], "b": [(1, " y")], "a b": [(2, " x y")], "b a": [(2, " z")]}
    assert phrase_table.without_composed(table).keys() == {"a", "b", "b a"}


def test_single_words_stay_when_a_table_is_cut() -> None:
    table = {"a b": [(1, " x")], "c": [(1, " y")], "d e": [(1, " z")]}
    seen = {"a b": 9.0, "c": 1.0, "d e": 3.0}
    assert phrase_table.frequent(table, seen, 2).keys() == {"c", "a b"}


def ngrams(*most: int) -> Ngrams:
    text, names = encoded(PAIRS * 3, LINKS * 3)
    used = np.zeros(len(names.target), dtype=bool)
    tokens, places = ngram_text.vocabulary(names.target, [text.target], 1, used)
    ids = ngram_text.encode(text.target, places)
    return ngram_counts.model([(ids, 1.0)], tokens, most or (1000, 1000))


def place(model: Ngrams, tokens: tuple[int, ...]) -> int:
    """Give where an n-gram stands on its level, -1 if it is not there."""
    found = 0
    for order, token in zip(model.orders, tokens, strict=False):
        known = np.flatnonzero((order.parent == found) & (order.token == token))
        if not len(known):
            return -1
        found = int(known[0])
    return found


def chance(model: Ngrams, *tokens: int) -> float:
    """Give a chance by the rules of backing off, looked up in the slowest way."""
    here, before = place(model, tokens), place(model, tokens[:-1])
    if here >= 0:
        return float(np.exp(model.orders[len(tokens) - 1].chance[here]))
    back = np.exp(model.orders[len(tokens) - 2].back[before]) if before >= 0 else 1.0
    return float(back * chance(model, *tokens[1:]))


@pytest.mark.parametrize("most", [(1000, 1000), (12, 5), (3, 0), (9, 9, 9), (1000, 1000, 1000)])
def test_chances_after_any_tokens_sum_to_one(most: tuple[int, ...]) -> None:
    model = ngrams(*most)
    size = len(model.tokens)
    for one in range(size):
        for two in range(2, size):
            total = sum(chance(model, one, two, three) for three in range(size))
            assert total == pytest.approx(1, abs=1e-6), (model.tokens[one], model.tokens[two])


def test_what_was_seen_is_likelier_than_what_was_not() -> None:
    model = ngrams()
    number = {text: n for n, text in enumerate(model.tokens)}
    court, hears, rejects = number["Gericht"], number["hört"], number["Rat"]
    assert chance(model, number["Das"], court, hears) > chance(model, number["Das"], court, rejects)


def test_figures_are_one_token_and_unknown_ones_another() -> None:
    text, names = encoded([Pair("a 12 b", "x 12 y y")], [()])
    used = np.zeros(len(names.target), dtype=bool)
    tokens, places = ngram_text.vocabulary(names.target, [text.target], 2, used)
    assert tokens == ("<unk>", "<s>", "</s>", "<num>", "y")
    assert ngram_text.encode(text.target, places).tolist() == [1, 0, 3, 4, 4, 2]


def test_ngrams_are_read_back_as_written(tmp_path: Path) -> None:
    model = ngrams()
    ngram_file.write(tmp_path / "words.de.xz", model)
    found = engine_ngrams.read(tmp_path / "words.de.xz")
    assert list(found.numbers) == list(model.tokens)
    size = range(len(model.tokens))
    for one, two, three in product(size, size[2:], size[2:]):
        state = found.step(found.step(engine_ngrams.NOTHING, one)[1], two)[1]
        said = np.log(chance(model, one, two, three))
        assert found.step(state, three)[0] / 100 == pytest.approx(said, abs=0.11)


SWAPPED = [
    Pair("foreign policy", "politique étrangère"),
    Pair("the council", "le conseil"),
    Pair("foreign councils", "conseils étrangers"),
    Pair("the policy", "la politique"),
]
CROSSED: list[tuple[Link, ...]] = [((0, 1), (1, 0)), ((0, 0), (1, 1))] * 2


def learned(folder: Path, most: int = 10) -> delays.Delays:
    text, names = encoded(SWAPPED * 5, CROSSED * 5)
    words = delay_text.vocabulary(names.source, [text.source], most)
    rows, now = delay_text.examples(text, words, np.ones(len(SWAPPED) * 5, dtype=bool))
    assert (~now).sum() == 10
    weights = delay_weights.learn(rows, now, delay_weights.Learning(rounds=50))
    delay_weights.write(folder / "delays.fr.xz", words.words, weights, 1000)
    return delays.read(folder / "delays.fr.xz")


def delayed(found: delays.Delays, words: str) -> list[tuple[int, int, dict[int, float]]]:
    """Give what is said later of words that stand behind another one."""
    text = ["here", *words.split(" ")]
    told = found.find(text, [True] * len(text), [-1] * (len(text) + 1))
    return [(one.first, one.last, dict(one.odds)) for one in told if max(one.odds.values()) > 0]


def test_what_is_said_later_is_learned(tmp_path: Path) -> None:
    found = learned(tmp_path)
    ((first, last, odds),) = delayed(found, "foreign policy")
    assert (first, last, list(odds)) == (1, 2, [3])
    assert odds[3] > 100
    assert not delayed(found, "the council")


def test_only_plain_words_wait_and_in_the_same_part(tmp_path: Path) -> None:
    found, words = learned(tmp_path), ["here", "foreign", "policy"]
    assert not [one for one in found.find(words, [True, False, True], [-1] * 4) if one.first == 1]
    assert not [one for one in found.find(words, [True] * 3, [-1, -1, -1, 2]) if one.first == 1]


def test_a_word_that_was_never_seen_is_its_ending(tmp_path: Path) -> None:
    ((first, last, odds),) = delayed(learned(tmp_path, 0), "sovereign policy")
    assert (first, last, list(odds)) == (1, 2, [3])


def test_a_verb_at_the_end_is_said_after_all_that_was_behind_it() -> None:
    """“was rejected the long appeal today” as “wurde die lange Beschwerde heute abgewiesen”."""
    pair = Pair("was rejected the long appeal today", "wurde die lange Beschwerde heute abgewiesen")
    text, names = encoded([pair], [((0, 0), (1, 5), (2, 1), (3, 2), (4, 3), (5, 4))])
    words = delay_text.vocabulary(names.source, [text.source], 10)
    _, now = delay_text.examples(text, words, np.array([True]))
    waited = 4  # the verb alone; what it is joined with has links to both ends
    assert (~now).sum() == waited


def test_links_that_lead_out_of_a_stretch_make_no_delay() -> None:
    text, names = encoded([Pair("a b c", "x y")], [((0, 1), (1, 0), (2, 1))])
    words = delay_text.vocabulary(names.source, [text.source], 10)
    _, now = delay_text.examples(text, words, np.array([True]))
    assert now.all()


@given(st.lists(st.sampled_from(["the", "foreign", "policy", "council", "new"]), min_size=1))
def test_the_engine_sees_what_training_saw(words: list[str]) -> None:
    """The features of a stretch in a sentence are those of the same stretch in a corpus."""
    text, names = encoded([Pair(" ".join(words), "x")], [()])
    known = delay_text.vocabulary(names.source, [text.source], 3)
    numbers = {word: number for number, word in enumerate(("", *known.words))}
    worth = np.random.default_rng(1).integers(-99, 99, delays.BUCKETS).astype(np.int8)
    around = delays._Words(delays.Delays(numbers, worth), words)
    first = np.arange(len(words))
    rows = delay_text._features(text.source, known, first, 1, 2)
    told = around.odds(first, first, np.full(len(words), 2))
    assert told.tolist() == pytest.approx((worth[rows].sum(axis=1, dtype=int) / 10).tolist())


def test_words_are_known_by_themselves_or_by_what_they_end_with() -> None:
    _, names = encoded([Pair("a", "der Rat, ein Kantonsrat 12")], [()])
    tokens, places = ngram_text.endings(names.target, (*ngram_text.SPECIAL, "der", "Rat"), 1)
    assert tokens == ("<unk>", "<s>", "</s>", "<num>", "der", "~,", "~Aat", "~ain")
    named = dict(zip(names.target, [tokens[place] for place in places], strict=True))
    assert (named[" Rat"], named[" Kantonsrat"], named[" 12"]) == ("~Aat", "~Aat", "<num>")


def corpora(folder: Path) -> tuple[Path, Path, Path]:
    """Write a tiny corpus, its links and a recipe; give recipe, corpora and working folder."""
    source, work = folder / "corpora", folder / "work"
    source.mkdir()
    (work / "links").mkdir(parents=True)
    lines = "".join(f"{pair.source}\t{pair.target}\n" for pair in PAIRS)
    (source / "en-de.court.tsv").write_text(lines, encoding="utf-8")
    links = (" ".join(f"{one}-{other}" for one, other in found) for found in LINKS)
    (work / "links" / "de.txt").write_text("\n".join(links) + "\n", encoding="utf-8")
    (folder / "tiny.toml").write_text(RECIPE, encoding="utf-8")
    return folder / "tiny.toml", source, work


def test_a_tiny_corpus_becomes_a_folder_of_weights(tmp_path: Path) -> None:
    recipe, source, work = corpora(tmp_path)
    arguments = ["train", str(recipe), str(source), "-o", str(work)]
    assert run(arguments) == 0
    folder = work / "export" / "phrases"
    manifest = tomllib.loads((folder / "weights.toml").read_text(encoding="utf-8"))
    assert (manifest["kind"], manifest["targets"]) == ("phrases", ["de"])
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    lines = lzma.decompress((folder / "phrases.de.xz").read_bytes()).decode().splitlines()
    table = {line.split("\t")[0]: line.split("\t")[1:] for line in lines}
    assert [option.partition("|")[2] for option in table["appeal"]] == [" Beschwerde"]
    assert lines == sorted(lines, key=lambda line: line.partition("\t")[0])


def test_the_same_text_gives_the_same_files(tmp_path: Path) -> None:
    recipe, source, work = corpora(tmp_path)
    folder = phrase_model.train(recipe, source, work)
    first = (folder / "weights.toml").read_bytes()
    phrase_model.train(recipe, source, work)
    assert (folder / "weights.toml").read_bytes() == first


def test_links_of_other_text_are_refused(tmp_path: Path) -> None:
    recipe, source, work = corpora(tmp_path)
    (work / "links" / "de.txt").write_text("0-0\n", encoding="utf-8")
    with pytest.raises(TrainingError, match="links of 1 pairs for 3") as error:
        phrase_model.train(recipe, source, work)
    assert error.value.hint == "delete them to align again"
    assert not (work / "export" / "phrases" / "weights.toml").exists()


@pytest.mark.parametrize("added", ["", "\n[shares]\n'de.*' = 0\n"])
def test_text_without_links_or_shares_is_told(tmp_path: Path, added: str) -> None:
    recipe, source, work = corpora(tmp_path)
    recipe.write_text(RECIPE + added, encoding="utf-8")
    if not added:
        (work / "links" / "de.txt").write_text("\n" * len(PAIRS), encoding="utf-8")
    with pytest.raises(TrainingError, match="nothing to count for de"):
        phrase_model.train(recipe, source, work)


def test_corpora_whose_targets_count_nothing_are_left_out_of_the_ngrams(tmp_path: Path) -> None:
    recipe, source, work = corpora(tmp_path)
    (source / "en-de.more.tsv").write_text("the end\tdas Ende\n", encoding="utf-8")
    links = (work / "links" / "de.txt").read_text(encoding="utf-8")
    (work / "links" / "de.txt").write_text(f"{links}0-0 1-1\n", encoding="utf-8")
    recipe.write_text(f"{RECIPE}\n[target_shares]\n'de.more' = 0\n", encoding="utf-8")
    folder = phrase_model.train(recipe, source, work)
    found = engine_ngrams.read(folder / "words.de.xz")
    state = found.step(engine_ngrams.NOTHING, found.number("Das"))[1]
    court, end = (found.step(state, found.number(word))[0] for word in ("Gericht", "Ende"))
    assert court > end


def test_what_counts_little_is_kept_if_it_was_seen_often() -> None:
    text, names = encoded(PAIRS, LINKS)
    tokens = phrase_pairs.flagged(names)
    seen = [
        len(
            phrase_scores.keep(phrase_pairs.count(text, tokens, 0, share, (4, 6)), 1.5, 0.0)[0].pair
        )
        for share in (0.1, 1.0, 9.0)
    ]
    assert seen[0] == seen[1] == seen[2] > 0


def test_a_language_without_text_is_named(tmp_path: Path) -> None:
    recipe, source, work = corpora(tmp_path)
    recipe.write_text(RECIPE.replace('["de"]', '["it"]'), encoding="utf-8")
    with pytest.raises(TrainingError, match="no text for it"):
        phrase_model.train(recipe, source, work)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[phrases]\nlongest = 'four'", "must be a int"),
        ("[phrases]\nlengthy = 4", "no setting “lengthy”"),
        ("[weights]\nword = 'much'", "must be a float"),
        ("[weights.de]\nwords = 1.0", "no setting “words”"),
        ("[weights.fr]\nword = 1.0", "no setting “fr”"),
        ("[shares]\n'de.*' = -1", "table of numbers"),
        ("[ngrams]\nwords = []", "list of numbers"),
        ("[ngrams]\nendings = ['a']", "list of numbers"),
        ("[model]\nwidth = 256", "no setting “model”"),
    ],
)
def test_a_bad_recipe_is_refused_with_its_place(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(f"{RECIPE}\n{line}\n".replace("[ngrams]\nleast = 1\n", ""), encoding="utf-8")
    with pytest.raises(TrainingError, match=message) as error:
        phrase_recipe.read(path)
    assert error.value.path == str(path)


def test_a_languages_own_weights_go_before_the_common_ones(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    own = (
        RECIPE.replace('["de"]', '["de", "fr"]') + "\n[weights]\nword = 2\n[weights.fr]\nword = 3\n"
    )
    path.write_text(own, encoding="utf-8")
    found = phrase_recipe.read(path).weights
    assert (found["de"].word, found["fr"].word) == (2, 3)


def test_the_recipe_that_ships_can_be_read() -> None:
    assert phrase_recipe.read(Path("phrases")).languages == ("de", "fr", "it")
