"""Text for training: read, cleaned, aligned, annotated. Nothing here needs torch."""

from __future__ import annotations

import lzma
import re
from pathlib import Path
from random import Random

import pytest

from localize.training import (
    alignment,
    annotation,
    cleaning,
    corpus,
    honorifics,
    lexicon,
    measures,
    noise,
    phrase_recipe,
    recipe_file,
    risk_recipe,
    spans,
    spelling,
    tags,
    texts,
    words,
)
from localize.training.annotation import Line, Terms
from localize.training.corpus import Pair
from localize.training.faults import TrainingError
from localize.training.recipe import Cleaning, Recipe

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


def test_text_between_languages_is_found_and_turned_the_right_way(tmp_path: Path) -> None:
    (tmp_path / "de-fr.law.tsv").write_text("Das Gericht tagt.\tLa cour siège.\n", encoding="utf-8")
    (tmp_path / "fr-de.more.tmx").write_text(
        TMX.replace('lang="en', 'lang="fr').replace("The", "La"), encoding="utf-8"
    )
    (tmp_path / "en-de.news.tsv").write_text("The court sits.\tDas Gericht tagt.\n")
    german = list(corpus.find(tmp_path, "de", ("en", "fr")))
    assert [name for name, _ in german] == ["news", "more-from-fr", "law-from-fr"]
    assert [name for name, _ in corpus.find(tmp_path, "de")] == ["news"]
    pairs = [pair for _, path in german for pair in corpus.read(path, "de")]
    assert [pair.source for pair in pairs] == ["The court sits.", "La court sat.", "La cour siège."]
    (_, law), _ = corpus.find(tmp_path, "fr", ("de",))
    assert next(corpus.read(law, "fr")) == Pair("Das Gericht tagt.", "La cour siège.")


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


def test_too_few_words_to_tell_a_language_pass() -> None:
    assert cleaning.is_language("council debated law", "de", 0.5)
    assert not cleaning.is_language("council debated law yesterday", "de", 0.5)


@pytest.mark.parametrize(
    ("language", "word", "form"),
    [
        ("it", "Signora", "Signora"),
        ("it", "direttrice", "direttrice"),
        ("it", "lavoratrici", "lavoratrice"),
        ("it", "AMBASCIATRICE", "Ambasciatrice"),
        ("fr", "présidentes", "présidente"),
        ("fr", "Conseillère", "Conseillère"),
        ("fr", "directrices", "directrice"),
        ("fr", "chercheuses", "chercheuse"),
    ],
)
def test_a_womans_title_is_annotated_with_her_own_form(language: str, word: str, form: str) -> None:
    assert lexicon.shown(language, word) == form


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("it", "direttori"),
        ("it", "libera"),
        ("it", "elettrici"),
        ("fr", "nombreuses"),
        ("fr", "financière"),
        ("de", "Präsidentinnen"),
    ],
)
def test_other_words_are_annotated_with_their_dictionary_form(language: str, word: str) -> None:
    assert lexicon.shown(language, word) == lexicon.lemma(language, word) != word


@pytest.mark.parametrize(
    ("source", "target", "faithful"),
    [
        ("Mr Rossi said no.", "L'onorevole Rossi ha detto di no.", False),
        ("Mr Rossi said no.", "L'on. Rossi ha detto di no.", False),
        ("Mr de Rossi said no.", "L’ONOREVOLE de Rossi ha detto di no.", False),
        ("Ms Élie and Mr Po said no.", "Gli onn. Élie e Po hanno detto di no.", False),
        ("All Member States agree, Mr Wogau.", "Concordano tutti, onorevole von Wogau.", False),
        ("Mr Rossi said no.", "Il signor Rossi ha detto di no.", True),
        ("The honourable Mr Rossi said no.", "L'onorevole Rossi ha detto di no.", True),
        ("Rossi MP said no.", "L'on. Rossi ha detto di no.", True),
        ("Ladies and gentlemen, thank you.", "Onorevoli colleghi, grazie.", True),
        ("A dignified peace. Rome wants it.", "Una pace onorevole. Roma la vuole.", True),
        ("Click on. The signal starts.", "Premere on. Il segnale parte.", True),
    ],
)
def test_nobody_becomes_a_member_of_parliament(source: str, target: str, *, faithful: bool) -> None:
    assert honorifics.are_faithful(Pair(source, target), "it") is faithful
    assert honorifics.are_faithful(Pair(source, target), "fr")


def cleaned_italian(corpora: Path, name: str, rows: str) -> list[Pair]:
    (corpora / name).write_text(rows, encoding="utf-8")
    folder = corpora / "clean"
    folder.mkdir()
    settings = Recipe("t", ("de", "it"), {"*": 1}, cleaning=Cleaning(between=True))
    texts.clean(settings, "it", corpora, folder, banned=frozenset(), say=print)
    (pairs,) = texts.read(folder, "it").values()
    return pairs


def test_clean_text_has_faithful_pairs_only(tmp_path: Path) -> None:
    rows = "Mr Rossi said no.\tL'on. Rossi disse no.\nMs Rossi went.\tLa signora Rossi partì.\n"
    pairs = cleaned_italian(tmp_path, "en-it.debates.tsv", rows)
    assert [pair.source for pair in pairs] == ["Ms Rossi went."]


def test_what_english_says_is_not_asked_of_other_languages(tmp_path: Path) -> None:
    row = "Die Abgeordnete Rossi sagte nein.\tL'onorevole Rossi ha detto di no.\n"
    assert len(cleaned_italian(tmp_path, "de-it.debates.tsv", row)) == 1


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


def test_two_files_of_one_name_are_one_corpus(tmp_path: Path) -> None:
    (tmp_path / "de-fr.law.tsv").write_text("Das Gericht tagt.\tLa cour siège.\n", encoding="utf-8")
    both = "La cour siège.\tDas Gericht tagt.\nLa loi vaut.\tDas Gesetz gilt.\n"
    (tmp_path / "fr-de.law.tsv").write_text(both, encoding="utf-8")
    rules = Cleaning(known=0, between=True)
    settings = Recipe("x", ("de", "fr"), {"de.*": 1}, cleaning=rules)
    texts.clean(settings, "de", tmp_path, tmp_path, banned=frozenset(), say=lambda _: None)
    (path,) = texts.find(tmp_path, "de")
    assert (path.name, texts.is_from_english(path)) == ("de.law-from-fr.tsv", False)
    assert sorted(path.read_text(encoding="utf-8").splitlines()) == sorted(both.splitlines())


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


def test_a_link_far_away_is_taken_if_both_words_have_none() -> None:
    both = frozenset([(0, 0), (1, 1)])
    assert alignment.join(both | {(2, 5)}, both) == ((0, 0), (1, 1), (2, 5))
    assert alignment.join(both, both | {(3, 4), (1, 4)}) == ((0, 0), (1, 1), (3, 4))
    assert alignment.join(both | {(2, 5)}, both | {(2, 7)}) == ((0, 0), (1, 1), (2, 5))


def test_links_are_kept_and_those_of_other_text_are_an_error(tmp_path: Path) -> None:
    alignment.write(tmp_path / "links" / "de.txt", [((0, 0), (1, 1)), ()])
    assert list(alignment.read(tmp_path / "links" / "de.txt", 2)) == [((0, 0), (1, 1)), ()]
    with pytest.raises(TrainingError, match="links of 2 pairs for 3"):
        alignment.read(tmp_path / "links" / "de.txt", 3)


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
        kind = recipe_file.kind(path)
        read = {"phrases": phrase_recipe.read, "risk": risk_recipe.read}.get(kind, recipe_file.read)
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
