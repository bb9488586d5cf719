from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import glossary
from localize.errors import GlossaryError
from localize.glossary import tbx
from localize.model import Kind, Term, Wording

BAD = Path(__file__).parent / "bad"
SHIPPED = Path(__file__).parents[2] / "glossaries" / "swiss-law-and-politics.csv"
MARTIF = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en-US">
 <martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
 <text><body>
  <termEntry id="c1">
   <descrip type="subjectField">courts</descrip>
   <note>from a list</note>
   <langSet xml:lang="en-US">
    <descripGrp><descrip type="definition">A place of judgment.</descrip></descripGrp>
    <tig><term>court</term><termNote type="partOfSpeech">noun</termNote></tig>
    <ntig><termGrp><term>tribunal</term>
     <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termGrp></ntig>
   </langSet>
   <langSet xml:lang="de-DE">
    <tig><term>Gericht</term><termNote type="grammaticalGender">neuter</termNote>
     <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    <tig><term>Hof</term>
     <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
    <tig><term>BG</term><termNote type="termType">acronym</termNote></tig>
   </langSet>
  </termEntry>
 </body></text>
</martif>
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "terms.tbx"
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("style", tbx.Style)
def test_the_shipped_termbase_survives_tbx(style: tbx.Style, tmp_path: Path) -> None:
    terms = glossary.load([SHIPPED])
    assert glossary.load([write(tmp_path, tbx.dump(terms, style))]) == terms


letters = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Z"], exclude_characters="|")
forms = st.text(letters, min_size=1).filter(
    lambda text: "\ufffe" not in text and "\uffff" not in text
)
tuples = st.lists(forms, max_size=2).map(tuple)
wordings = st.builds(
    Wording, st.lists(forms, min_size=1, max_size=3).map(tuple), tuples, tuples, tuples, forms
)


@given(
    key=forms,
    wording=wordings,
    gender=st.sampled_from(["", "m", "f pl", "pl", "?"]),
    kind=st.sampled_from(Kind),
    style=st.sampled_from(tbx.Style),
)
def test_every_term_survives_tbx(
    key: str,
    wording: Wording,
    gender: str,
    kind: Kind,
    style: tbx.Style,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    genders = (gender,) * len(wording.forms) if gender else ()
    own = Wording(wording.forms, *(wording.variants, wording.accepted), genders=genders)
    term = Term(key, {"en": wording, "de-CH": own}, kind)
    path = write(tmp_path_factory.mktemp("tbx"), tbx.dump([term], style))
    assert glossary.load([path]) == (term,)


def test_files_of_before_2019_are_read_and_their_document_type_is_not(tmp_path: Path) -> None:
    (term,) = glossary.load([write(tmp_path, MARTIF)])
    assert term == Term(
        "c1",
        {
            "en": Wording(("court",), variants=("tribunal",)),
            "de": Wording(("Gericht",), (), (), ("Hof",), "BG", genders=("n",)),
        },
        part_of_speech="noun",
        facts={"domain": "courts", "note": "from a list; A place of judgment."},
    )
    assert term.line == 6


def test_a_region_is_kept_where_a_language_has_two(tmp_path: Path) -> None:
    text = MARTIF.replace("de-DE", "en-GB")
    (term,) = glossary.load([write(tmp_path, text)])
    assert set(term.wordings) == {"en-US", "en-GB"}


@pytest.mark.parametrize("path", sorted(BAD.glob("bad.*.tbx")), ids=lambda path: path.suffixes[0])
def test_broken_tbx_stops_with_place_and_hint(path: Path) -> None:
    with pytest.raises(GlossaryError) as caught:
        glossary.load([path])
    said = str(caught.value).replace(str(path), path.name)
    assert said == path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")


def test_a_missing_file_stops_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="cannot be read"):
        glossary.load([tmp_path / "none.tbx"])


def test_one_bad_concept_does_not_hide_the_others(tmp_path: Path) -> None:
    entry = MARTIF[MARTIF.index("  <termEntry") : MARTIF.index(" </body>")]
    bad = entry.replace("c1", "c0").replace("<term>court</term>", "<term/>")
    error, term = glossary.scan([write(tmp_path, MARTIF.replace(entry, bad + entry))])
    assert isinstance(error, GlossaryError)
    assert isinstance(term, Term)
    assert (error.line, term.id) == (6, "c1")
