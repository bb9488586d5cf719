"""Text for training: read, cleaned, aligned, annotated. Nothing here needs torch."""

from __future__ import annotations

import lzma
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from localize.engines import embedded, glosses
from localize.engines.annotation import annotate
from localize.training import (
    alignment,
    annotation,
    cleaning,
    corpus,
    lexicon,
    measures,
    noise,
    phrase_recipe,
    phrases,
    prepare,
    recipe_file,
    shards,
    spans,
    spelling,
    tags,
    texts,
    vocabulary,
    words,
)
from localize.training.annotation import Line, Terms
from localize.training.corpus import Pair
from localize.training.faults import TrainingError
from localize.training.recipe import Annotation, Cleaning, Recipe

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="en" datatype="plaintext" segtype="sentence" adminlang="en"
 creationtool="t" creationtoolversion="1" o-tmf="t"/><body>
<tu><tuv xml:lang="en-GB"><seg>The <bpt i="1">court</bpt> sat.</seg></tuv>
<tuv xml:lang="de-CH"><seg>Das Gericht tagte.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>No German here.</seg></tuv></tu>
</body></tmx>"""


def line(source: str, target: str, links: str) -> Line:
    pairs = tuple(sorted(alignment.parse(links)))
    return Line(words.split(source), words.split(target), pairs)


COURT = line(
    "The Federal Court rejected the appeal.",
    "Das Bundesgericht wies die Beschwerden ab.",
    "0-0 1-1 2-1 3-2 3-5 4-3 5-4 6-6",
)
LEMMAS = {"Beschwerden": "Beschwerde"}
TERMS = Terms(
    common=frozenset({"the", "das", "die"}),
    held_out=frozenset(),
    lemma=lambda word: LEMMAS.get(word, word),
    others={"den": ["Verbänden"]},
    surface=0.0,
    swapped=0.0,
    distracting=0.0,
    alone=0.0,
)


def wrong(call: object, *arguments: object) -> TrainingError:
    with pytest.raises(TrainingError) as caught:
        call(*arguments)  # type: ignore[operator]
    assert caught.value.hint
    return caught.value


# Corpora


def test_a_compressed_corpus_is_read_like_a_plain_one(tmp_path: Path) -> None:
    text = b"one\teins\ntwo\tzwei\r\n"
    (tmp_path / "en-de.a.tsv").write_bytes(text)
    (tmp_path / "en-de.b.tsv.xz").write_bytes(lzma.compress(text))
    (tmp_path / "en-fr.c.tsv").write_bytes(text)
    found = dict(corpus.find(tmp_path, "de"))
    assert list(found) == ["a", "b"]
    pairs = [Pair("one", "eins"), Pair("two", "zwei")]
    assert [list(corpus.read(path, "de")) for path in found.values()] == [pairs, pairs]


def test_a_tmx_gives_the_pairs_of_both_languages_without_markup(tmp_path: Path) -> None:
    path = tmp_path / "en-de.memory.tmx"
    path.write_text(TMX, encoding="utf-8")
    assert list(corpus.read(path, "de")) == [Pair("The court sat.", "Das Gericht tagte.")]


@pytest.mark.parametrize(
    ("name", "content", "line", "message"),
    [
        ("columns.tsv", b"one\teins\nalone\n", 2, "found 1"),
        ("columns.tsv", b"a\tb\tc\n", 1, "found 3"),
        ("bytes.tsv", b"one\teins\ntwo\t\xff\xfe\n", 2, "not UTF-8"),
        ("cut.tsv.xz", lzma.compress(b"one\teins\n" * 999)[:60], None, "cannot read"),
        ("cut.tmx", b"<tmx><body><tu>", None, "cannot read"),
    ],
)
def test_a_bad_corpus_is_named_with_its_line(
    tmp_path: Path, name: str, content: bytes, line: int | None, message: str
) -> None:
    path = tmp_path / f"en-de.{name}"
    path.write_bytes(content)
    error = wrong(lambda: list(corpus.read(path, "de")))
    assert message in error.message
    assert (error.path, error.line) == (str(path), line)


# Cleaning


@pytest.mark.parametrize(
    "pair",
    [
        Pair("", "leer"),
        Pair("…", "Drei Punkte"),
        Pair("the same", "the same"),
        Pair("short", "ein Satz, der sehr viel länger ist als das, was er übersetzen soll"),
        Pair("3 of 12 in 2019", "ganz ohne Zahlen"),
        Pair("word " * 71, "Wort " * 71),
    ],
)
def test_a_pair_that_cannot_be_right_is_left_out(pair: Pair) -> None:
    assert not cleaning.is_clean(pair, Cleaning())


def test_ten_million_duplicates_cost_no_memory() -> None:
    seen: set[bytes] = set()
    pairs = (Pair("The court sat.", "Das Gericht tagte.") for _ in range(20_000))
    kept = cleaning.clean(pairs, Cleaning(), seen=seen, banned=frozenset())
    assert sum(1 for _ in kept) == len(seen) == 1


def test_duplicates_are_found_across_corpora_whatever_their_case_and_commas() -> None:
    seen: set[bytes] = set()
    first, second = [Pair("A law, passed.", "Ein Gesetz.")], [Pair("a LAW passed", "Ein Gesetz")]
    for pairs, count in ((first, 1), (second, 0)):
        kept = cleaning.clean(pairs, Cleaning(), seen=seen, banned=frozenset())
        assert len(list(kept)) == count


def test_no_line_of_a_test_set_is_trained_on(tmp_path: Path) -> None:
    (tmp_path / "en-de.dev.tsv").write_text(
        "source\treference\tother\n"
        "The court sat.\tDas Gericht tagte.\tDas Gericht hat heute hier getagt.\n",
        encoding="utf-8",
    )
    banned = cleaning.test_lines(tmp_path)
    pairs = [
        Pair("The court SAT", "Der Hof saß"),
        Pair("It sat", "Das Gericht tagte!"),
        Pair("The court did sit", "Das Gericht hat heute: hier getagt"),
        Pair("The judge sat.", "Der Richter tagte."),
    ]
    kept = cleaning.clean(pairs, Cleaning(), seen=set(), banned=banned)
    assert list(kept) == pairs[3:]


def test_a_text_in_another_language_is_known() -> None:
    assert cleaning.is_language("Der Bundesrat hat das Gesetz gestern beraten.", "de", 0.5)
    assert not cleaning.is_language("The council debated the law yesterday.", "de", 0.5)


def test_a_language_without_data_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    settings = Recipe("t", ("it",), {"*": 1})
    folder = tmp_path / "clean"
    folder.mkdir()
    error = wrong(
        lambda: texts.clean(settings, "it", tmp_path, folder, banned=frozenset(), say=print)
    )
    assert "no text for it" in error.message
    assert "en-it" in error.hint
    assert not list(folder.iterdir())


def test_clean_text_is_made_once(tmp_path: Path) -> None:
    (tmp_path / "en-de.a.tsv").write_text("A court.\tEin Gericht.\n", encoding="utf-8")
    settings, said = Recipe("t", ("de",), {"*": 1}), list[str]()
    for _ in range(2):
        texts.clean(settings, "de", tmp_path, tmp_path, banned=frozenset(), say=said.append)
    assert said == ["de.a: 1 pairs"]
    assert (tmp_path / "de.a.tsv").read_text(encoding="utf-8") == "A court.\tEin Gericht.\n"


def test_german_with_ss_is_brought_to_the_spelling_of_the_other_corpora(tmp_path: Path) -> None:
    standard, swiss = tmp_path / "de.news.tsv", tmp_path / "de.law.tsv"
    standard.write_text("a measure\tdie Maßnahme, dass\n" * 12, encoding="utf-8")
    swiss.write_text("the measure\tDie Maßnahme, dass\n".replace("ß", "ss"), encoding="utf-8")
    spelling.unify([standard, swiss])
    assert swiss.read_text(encoding="utf-8") == "the measure\tDie Maßnahme, dass\n"
    assert standard.read_text(encoding="utf-8").startswith("a measure\tdie Maßnahme, dass\n")


def test_swiss_german_alone_stays_swiss(tmp_path: Path) -> None:
    swiss = tmp_path / "de.law.tsv"
    swiss.write_text("the measure\tDie Massnahme\n", encoding="utf-8")
    spelling.unify([swiss])
    assert swiss.read_text(encoding="utf-8") == "the measure\tDie Massnahme\n"


# Alignment


def test_links_of_both_directions_are_joined_where_they_touch() -> None:
    forward, reverse = alignment.parse("0-0 1-1 2-2 4-0"), alignment.parse("0-0 1-1 3-2")
    assert alignment.join(forward, reverse) == ((0, 0), (1, 1), (2, 2), (3, 2))


def test_only_spans_whose_links_stay_inside_translate_each_other() -> None:
    found = list(spans.consistent(((0, 0), (1, 2), (2, 1)), 3, 3))
    assert spans.Span((0, 1), (0, 1)) in found
    assert spans.Span((1, 3), (1, 3)) in found
    assert spans.Span((0, 2), (0, 3)) not in found


def test_words_join_to_their_text() -> None:
    text = "“It’s 5 %,” said Müller-Meier (FDP)."
    assert words.join(words.split(text)) == text


# Annotation


def test_a_term_is_written_with_its_dictionary_form() -> None:
    found = {
        words.join(annotation.annotate(COURT, TERMS, Random(seed), named=1, marked=0).source)
        for seed in range(40)
    }
    assert "The<t0> Federal Court<t1> Bundesgericht<t2> rejected the appeal." in found
    assert "The Federal Court rejected the<t0> appeal<t1> Beschwerde<t2>." in found


def test_annotating_a_term_leaves_the_target_and_links_it_to_the_words_shown() -> None:
    for seed in range(40):
        written = annotation.annotate(COURT, TERMS, Random(seed), named=2, marked=0)
        assert written.target == COURT.target
        shown = {word.number for word in written.source if word.number >= 1000}
        linked = {source for source, _ in written.links}
        assert shown <= linked


def test_a_held_out_term_is_never_written() -> None:
    held = Terms(TERMS.common, frozenset({"federal court"}), TERMS.lemma, TERMS.others)
    for seed in range(60):
        written = annotation.annotate(COURT, held, Random(seed), named=3, marked=0)
        assert "<t0> Federal Court<t1>" not in words.join(written.source)


def test_markup_is_well_nested_and_the_same_on_both_sides() -> None:
    for seed in range(80):
        written = annotation.annotate(COURT, TERMS, Random(seed), named=1, marked=3)
        sides = [words.join(side) for side in (written.source, written.target)]
        names = [sorted(re.findall(r"</?x\d>", side)) for side in sides]
        assert names[0] == names[1]
        whole, wanted = measures.kept(sides[0], sides[1])
        assert whole == wanted >= 1


def test_a_distractor_changes_no_target_and_a_swap_is_obeyed() -> None:
    shares = {"surface": 0.0, "alone": 0.0}
    common = (TERMS.common, TERMS.held_out, TERMS.lemma, TERMS.others)
    distracting = Terms(*common, swapped=0.0, distracting=1.0, **shares)
    swapping = Terms(*common, swapped=1.0, distracting=0.0, **shares)
    for seed in range(20):
        written = annotation.annotate(COURT, distracting, Random(seed), named=1, marked=0)
        assert written.target == COURT.target
        assert "<t1> Verbänden<t2>" in words.join(written.source)
    obeyed = [
        words.join(annotation.annotate(COURT, swapping, Random(seed), named=3, marked=0).target)
        for seed in range(20)
    ]
    assert "Das Bundesgericht wies die Verbänden ab." in obeyed


def test_noise_keeps_links_within_the_line() -> None:
    for seed in range(200):
        written = noise.disturb(COURT, Random(seed))
        assert all(
            source < len(written.source) and target < len(written.target)
            for source, target in written.links
        )


def test_noise_does_what_newsrooms_do() -> None:
    found = {words.join(noise.disturb(COURT, Random(seed)).source) for seed in range(200)}
    assert "THE FEDERAL COURT REJECTED THE APPEAL." in found
    assert "The Federal Court Rejected The Appeal" in found
    assert "The Federal Court rejected the appeal" in found


def test_the_lexicon_knows_common_words_and_lemmas() -> None:
    pairs = [Pair("the law of the land", "das Gesetz des Landes")] * 400
    pairs += [Pair(f"word{n}", f"Wörter{n}") for n in range(400)]
    terms = lexicon.terms(pairs, "de", ["Federal Council"])
    assert {"the", "das"} <= terms.common
    assert terms.lemma("Gerichte") == "Gericht"
    assert terms.held_out == {"federal council"}


# Phrases and glosses


def counted(*lines: Line) -> phrases.Phrases:
    return phrases.count(lines, TERMS)


def test_phrases_are_counted_with_what_translates_them() -> None:
    found = counted(COURT, COURT)
    assert found.wordings["federal court"] == {"Bundesgericht": 2}
    assert found.wordings["appeal"] == {"Beschwerden": 2}
    assert not any(phrase.startswith("the") for phrase in found.wordings)


def test_what_was_seen_once_is_forgotten() -> None:
    assert counted(COURT).wordings == {}


def test_a_table_has_what_is_sure_enough_and_common_words_without_a_wording() -> None:
    table = phrases.table(counted(COURT, COURT, COURT), TERMS)
    assert table["appeal"] == "Beschwerden"
    assert table["federal court"] == "Bundesgericht"
    assert table["the"] == ""
    assert "federal court" not in phrases.table(counted(COURT, COURT), TERMS)


def test_a_lines_own_count_is_no_help_to_it() -> None:
    other = line("The appeal failed.", "Die Klage scheiterte.", "0-0 1-1 2-2 3-3")
    known = counted(COURT, COURT, other)
    assert (1, 2, "Beschwerden") in phrases.gloss(other, known, TERMS)
    assert (5, 6, "Beschwerden") in phrases.gloss(COURT, known, TERMS)
    assert (5, 6, "Klage") in phrases.gloss(COURT, counted(COURT, other), TERMS)


def test_a_held_out_term_gets_no_gloss() -> None:
    held = replace(TERMS, held_out=frozenset({"appeal"}))
    glossed = phrases.gloss(COURT, counted(COURT, COURT, COURT), held)
    assert (1, 3, "Bundesgericht") in glossed
    assert not any((first, last) == (5, 6) for first, last, _ in glossed)


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    table = {"appeal": "Beschwerde", "the": ""}
    phrases.write(tmp_path / glosses.table_name("de"), table)
    assert glosses.read(tmp_path, "de") == table


def test_training_writes_glosses_as_the_engine_does() -> None:
    known = counted(COURT, COURT, COURT, COURT)
    given = phrases.gloss(COURT, known, TERMS)
    written = annotation.annotate(COURT, TERMS, Random(1), named=0, marked=0, glosses=given)
    text, table = words.join(COURT.source), phrases.table(known, TERMS)
    assert words.join(written.source) == annotate(text, (), "de", table).text
    assert written.target == COURT.target


def test_a_word_in_whatever_form_is_linked_to_its_gloss() -> None:
    given = [(5, 6, "Beschwerde")]
    written = annotation.annotate(COURT, TERMS, Random(1), named=0, marked=0, glosses=given)
    (shown,) = (word.number for word in written.source if word.text == "Beschwerde")
    assert (shown, 4) in written.links
    assert (5, 4) not in written.links


def test_a_term_and_a_gloss_never_explain_the_same_word() -> None:
    for seed in range(40):
        given = [(1, 3, "Gericht"), (5, 6, "Klage")]
        written = annotation.annotate(COURT, TERMS, Random(seed), named=2, marked=1, glosses=given)
        text = words.join(written.source)
        inside = re.findall(r"<t0>(.*?)<t1>", text)
        assert inside
        for term in inside:
            assert ("Court" in term) <= ("Gericht<t2>" not in text.replace("Bundesgericht", ""))
            assert ("appeal" in term) <= ("Klage" not in text)


@pytest.mark.parametrize("glossed", [0.0, 1.0])
def test_prepared_text_has_glosses_if_the_recipe_wants_them(tmp_path: Path, glossed: float) -> None:
    """Links that are there are not made again, so no aligner is needed."""
    names = [a + b + "ax" for a in "bcdfghjklmnp" for b in "abcdefghijklmnopqr"]
    verbs = {"met": "tagte", "ate": "aß", "laughed": "lachte", "left": "ging"}
    lines = [f"{name} {one}.\t{name} {verbs[one]}." for name in names for one in verbs]
    lines += [f"The appeal of {name}\tDie Beschwerde von {name}" for name in names[:3]]
    corpora, work = tmp_path / "corpora", tmp_path / "work"
    (work / "links").mkdir(parents=True)
    corpora.mkdir()
    (corpora / "en-de.court.tsv").write_text("\n".join(lines), encoding="utf-8")
    (work / "links" / "de.txt").write_text("0-0 1-1\n" * len(lines))
    (work / "joint.spm").write_bytes((embedded.FOLDER / "joint.spm").read_bytes())
    settings = Recipe("t", ("de",), {"*": 1}, cleaning=Cleaning(known=0))
    settings = replace(
        settings, annotation=Annotation(named=0, marked=0, disturbed=0, glossed=glossed)
    )
    prepare.prepare(settings, corpora, work, say=[].append)
    shard = shards.read(work / "shards" / "de.court.npz")
    table = glosses.read(work, "de")
    assert table.get("appeal") == ("Beschwerde" if glossed else None)
    opened = vocabulary.load(work / "joint.spm").piece_to_id("<t1>")
    assert (opened in shard.source.tolist()) == bool(glossed)


def test_links_of_other_text_are_an_error(tmp_path: Path) -> None:
    alignment.write(tmp_path / "de.txt", [((0, 0), (1, 1)), ()])
    assert alignment.read(tmp_path / "de.txt", 2) == [((0, 0), (1, 1)), ()]
    with pytest.raises(TrainingError, match="links of 2 pairs for 3"):
        alignment.read(tmp_path / "de.txt", 3)


# Tags beside spaces


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("held <x1>a hearing</x1>.", "held<x1> a hearing</x1>."),
        ("<x1>All</x1> rise", "<x1> All</x1> rise"),
        ("a <x1><x2>b</x2></x1>", "a<x1><x2> b</x2></x1>"),
        ("the <t0>court<t1>Gericht<t2> sat", "the<t0> court<t1> Gericht<t2> sat"),
        ("no tags", "no tags"),
    ],
)
def test_the_space_goes_behind_an_opening_tag_for_the_model(text: str, model: str) -> None:
    assert tags.for_model(text) == model
    if "<t" not in text:
        assert tags.from_model(model) == text


# Measures


def test_a_term_counts_in_whatever_form() -> None:
    assert measures.has_term("Er prüft die Beschwerden heute.", "Beschwerde", "de")
    assert not measures.has_term("Er prüft die Klagen heute.", "Beschwerde", "de")


def test_markup_counts_as_kept_once_and_closed() -> None:
    source = "<x1> a</x1> b<x2> c</x2>"
    assert measures.kept(source, "<x1> A</x1><x2> C</x2>") == (2, 2)
    assert measures.kept(source, "<x1> A</x1></x2> C<x2>") == (1, 2)
    assert measures.kept(source, "<x1> A</x1><x1> A</x1>") == (0, 2)


def test_what_runs_wild_is_seen() -> None:
    source = "The government said on Monday that it would act."
    assert measures.fault(source, "", "de") == "empty"
    assert measures.fault(source, "der Rat der Rat der Rat der Rat tagt", "de") == "loop"
    english = "The government said on Monday that it would act soon"
    assert measures.fault(source, english, "it") == "language"
    german = "Die Regierung sagte am Montag, dass sie bald handeln werde."
    assert measures.fault(source, german, "de") is None


def test_test_markup_is_what_the_model_was_trained_on() -> None:
    text = "The government said on Monday that it would act soon, and so it did."
    for seed in range(50):
        marked = measures.mark(text, Random(seed))
        assert re.sub(r"</?x\d>", "", marked).strip() == text
        whole, wanted = measures.kept(marked, marked)
        assert whole == wanted >= 1
    assert measures.annotate("A court ruled.", "court", "Gericht") == (
        "A<t0> court<t1> Gericht<t2> ruled."
    )


# Recipes


def test_the_recipes_that_ship_can_be_read() -> None:
    for path in recipe_file.FOLDER.glob("*.toml"):
        read = phrase_recipe.read if phrase_recipe.is_phrases(path) else recipe_file.read
        assert read(Path(path.stem)) == read(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('name = "a"\nlanguages = ["de"]', "lacks “mix”"),
        (
            'name = "a"\nlanguages = ["de"]\n[mix]\n"*" = 1\n[steps]\nspeed = 3',
            "no setting “speed”",
        ),
        ('name = "a"\nlanguages = ["de"]\n[mix]\n"*" = 1\n[steps]\nwarmup = "3"', "must be a int"),
        ('name = "a"\nlanguages = []\n[mix]\n"*" = 1', "nothing to train on"),
        ('name = "a"\nlanguages = ["de"]\n[mix]\n"*" = 1\n[[curriculum]]\nstart = 9', "no stage"),
        ('name = "a"\nlanguages = ["de"]\n[mix]\n"*" = 1\n[model]\nwidth = 100', "multiple"),
        ("name = ", "cannot read"),
    ],
)
def test_a_bad_recipe_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    error = wrong(recipe_file.read, path)
    assert message in error.message
    assert error.path == str(path)
