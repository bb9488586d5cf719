from __future__ import annotations

import csv
import pickle
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import glossary
from localize.errors import GlossaryError
from localize.model import Context, Enforcement, Kind, Term, Wording

BAD = Path(__file__).parent / "bad"
SHIPPED = Path(__file__).parents[2] / "glossaries" / "swiss-law-and-politics.csv"
HEADER = "term_id;en;de\n"


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "terms.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("path", sorted(BAD.glob("bad.*.csv")), ids=lambda path: path.suffixes[0])
def test_a_broken_termbase_stops_with_place_and_hint(path: Path) -> None:
    with pytest.raises(GlossaryError) as caught:
        glossary.load([path])
    said = str(caught.value).replace(str(path), path.name)
    assert said == path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")


def test_a_missing_termbase_stops_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="cannot be read") as caught:
        glossary.load([tmp_path / "none.csv"])
    assert caught.value.path == str(tmp_path / "none.csv")
    assert caught.value.hint


def test_an_id_is_unique_across_termbases(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text(HEADER + "T1;act;Gesetz\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match="stands twice") as caught:
        glossary.load([write(tmp_path, HEADER + "T1;canton;Kanton\n"), other])
    assert (caught.value.path, caught.value.line) == (str(other), 2)
    assert "terms.csv:2" in caught.value.hint


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_usual_csv_is_read(
    tmp_path: Path, delimiter: str, encoding: str, newline: str
) -> None:
    rows = [["term_id", "en", "de"], ["T1", "hearing", "Anhörung"]]
    text = newline.join(delimiter.join(row) for row in rows) + newline
    (term,) = glossary.load([write(tmp_path, text, encoding)])
    assert term == Term("T1", {"en": Wording(("hearing",)), "de": Wording(("Anhörung",))})
    assert term.line == 2


def test_a_row_fills_a_term(tmp_path: Path) -> None:
    header = "term_id;kind;enforcement;context;case_sensitive;part_of_speech;domain;note;"
    header += "en;en_variants;de;de_accepted;de_forbidden;de_acronym;ambiguous_acronyms\n"
    row = 'T1;official_name;soft;swiss;yes;noun;courts;"a; b";Court;Tribunal | Bench;'
    row += "Gericht | Kammer;Hof;Amt;BG;de\n"
    (term,) = glossary.load([write(tmp_path, header + row)])
    assert term == Term(
        id="T1",
        wordings={
            "en": Wording(("Court",), variants=("Tribunal", "Bench")),
            "de": Wording(("Gericht", "Kammer"), (), ("Hof",), ("Amt",), "BG", ambiguous=True),
        },
        kind=Kind.OFFICIAL_NAME,
        enforcement=Enforcement.SOFT,
        context=Context.SWISS,
        case_sensitive=True,
        part_of_speech="noun",
        facts={"domain": "courts", "note": "a; b"},
    )


def test_lines_are_those_of_the_file_when_a_cell_has_a_line_break(tmp_path: Path) -> None:
    text = 'term_id;en;de;note\nT1;act;Gesetz;"a\nb"\n\nT2;canton;Kanton;\n'
    assert [term.line for term in glossary.load([write(tmp_path, text)])] == [2, 5]


def test_terms_are_values(terms: tuple[Term, ...]) -> None:
    assert pickle.loads(pickle.dumps(terms)) == terms
    assert len(set(terms)) == len(terms)


forms = st.text(
    st.characters(codec="utf-8", exclude_characters="|\0", exclude_categories=["Cs"]), min_size=1
).filter(lambda text: text == text.strip() and "\r" not in text)
tuples = st.lists(forms, max_size=3).map(tuple)
wordings = st.builds(
    Wording,
    st.lists(forms, min_size=1, max_size=3).map(tuple),
    tuples,
    tuples,
    tuples,
    forms | st.just(""),
    st.booleans(),
)
some_terms = st.builds(
    Term,
    id=forms,
    wordings=st.fixed_dictionaries({"en": wordings, "de-CH": wordings}),
    kind=st.sampled_from(Kind),
    enforcement=st.sampled_from(Enforcement),
    context=st.sampled_from(Context),
    case_sensitive=st.booleans(),
    part_of_speech=forms | st.just(""),
    facts=st.dictionaries(st.sampled_from(["domain", "evidence", "note"]), forms),
)


@given(some=st.lists(some_terms, min_size=1, max_size=3, unique_by=lambda term: term.id))
def test_what_is_written_is_read_back(
    some: list[Term], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("written") / "terms.csv"
    path.write_bytes(glossary.dump(some).encode())
    assert glossary.load([path]) == tuple(some)


def test_the_shipped_termbase_is_whole_and_keeps_its_evidence() -> None:
    terms = glossary.load([SHIPPED])
    assert len(terms) == 353
    assert Counter(term.kind for term in terms) == {
        Kind.TERM: 209,
        Kind.OFFICIAL_NAME: 128,
        Kind.DO_NOT_TRANSLATE: 12,
        Kind.ACRONYM: 4,
    }
    assert all(term.facts["evidence"] and term.facts["reference"] for term in terms)
    assert all({"en", "de", "fr", "it"} <= set(term.wordings) for term in terms)
    assert sum("rm" in term.wordings for term in terms) == 136


def test_the_shipped_termbase_opens_in_a_spreadsheet() -> None:
    content = SHIPPED.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") == 354
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_shipped_termbase_loses_no_cell_when_it_is_read() -> None:
    rows = list(csv.DictReader(SHIPPED.read_text("utf-8-sig").splitlines(), delimiter=";"))
    written = csv.DictReader(glossary.dump(glossary.load([SHIPPED])).splitlines(), delimiter=";")
    for row, again in zip(rows, written, strict=True):
        assert {name: again.get(name, "") for name in row} == row


def test_the_shipped_termbase_forbids_nothing_that_it_wants() -> None:
    for term in glossary.load([SHIPPED]):
        for own in term.wordings.values():
            right = {*own.forms, *own.variants, *own.accepted}
            assert right.isdisjoint(own.forbidden), term.id


def test_gender_and_plural_stand_beside_their_forms(tmp_path: Path) -> None:
    text = "term_id;en;de;de_gender;de_plural\nT1;member;Rat | Rätin;m | f;Räte | ?\nT2;act;Akt;;\n"
    first, second = glossary.load([write(tmp_path, text)])
    assert first.wordings["de"] == Wording(
        ("Rat", "Rätin"), genders=("m", "f"), plurals=("Räte", "?")
    )
    assert second.wordings["de"] == Wording(("Akt",))
    path = tmp_path / "again.csv"
    path.write_bytes(glossary.dump([first, second]).encode())
    assert glossary.load([path]) == (first, second)


def test_merged_terms_keep_what_is_known_of_their_forms(tmp_path: Path) -> None:
    text = "term_id;en;de;de_gender\nT1;council;Rat;m\nT2;council;Gremium | Rat;? | m\n"
    terms = glossary.load([write(tmp_path, text)])
    (match,) = glossary.matcher(terms, "en").find("the council", swiss=True)
    own = match.term.wordings["de"]
    assert (own.forms, own.genders, own.plurals) == (("Rat", "Gremium"), ("m", "?"), ())


def test_the_shipped_termbase_knows_most_genders() -> None:
    terms = [
        term
        for term in glossary.load([SHIPPED])
        if term.kind in {Kind.TERM, Kind.OFFICIAL_NAME}
        and term.part_of_speech in {"noun", "proper"}
    ]
    for language in ("de", "fr", "it"):
        forms = [form for term in terms for form in term.wordings[language].forms]
        known = [gender for term in terms for gender in term.wordings[language].genders]
        assert len([gender for gender in known if gender != "?"]) >= 0.94 * len(forms)


def test_a_hundred_thousand_entries_are_read_in_seconds(tmp_path: Path) -> None:
    rows = "".join(f"T{i};term number {i};variant {i};Begriff {i}\r\n" for i in range(100_000))
    path = write(tmp_path, f"term_id;en;en_variants;de\r\n{rows}")
    start = time.process_time()
    assert len(glossary.load([path])) == 100_000
    assert time.process_time() - start < 4  # 2 seconds are the aim on a machine that is idle
