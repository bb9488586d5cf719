from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import glossary
from localize.errors import GlossaryError
from localize.glossary import editing
from localize.model import Term, Wording

SHIPPED = Path(__file__).parents[2] / "glossaries" / "swiss-law-and-politics.csv"
cells = st.text(
    st.characters(codec="utf-8", exclude_characters="|\0\r", exclude_categories=["Cs"]), min_size=1
).filter(lambda text: text == text.strip())


def term(key: str, form: str = "act", target: str = "Gesetz") -> Term:
    return Term(key, {"en": Wording((form,)), "de": Wording((target,))})


@given(
    form=cells,
    target=cells,
    delimiter=st.sampled_from(";,\t"),
    newline=st.sampled_from(["\n", "\r\n"]),
    bom=st.sampled_from(["", "\ufeff"]),
    last=st.booleans(),
)
def test_a_row_is_added_and_every_byte_before_it_stays(
    form: str,
    target: str,
    delimiter: str,
    newline: str,
    bom: str,
    tmp_path_factory: pytest.TempPathFactory,
    *,
    last: bool,
) -> None:
    path = tmp_path_factory.mktemp("edited") / "terms.csv"
    rows = [["term_id", "note", "en", "de"], ["T1", "x", "a", "b"]]
    text = bom + newline.join(delimiter.join(row) for row in rows) + (newline if last else "")
    path.write_bytes(text.encode())
    changed = editing.append(path, [term("T2", form, target)])
    assert changed.startswith(text.encode())
    path.write_bytes(changed)
    assert glossary.load([path])[1] == term("T2", form, target)


def test_the_shipped_termbase_takes_a_row(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes(SHIPPED.read_bytes())
    terms = glossary.load([path])
    path.write_bytes(editing.append(path, [term(editing.next_id(terms))]))
    assert path.read_bytes().startswith(SHIPPED.read_bytes())
    assert glossary.load([path]) == (*terms, term("CH354"))


def test_what_the_termbase_has_no_column_for_is_not_lost_silently(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("term_id;en;de\nT1;act;Gesetz\n", encoding="utf-8")
    odd = Term("T2", {"en": Wording(("law",)), "de": Wording(("Recht",), forbidden=("Jus",))})
    with pytest.raises(GlossaryError, match="no column “de_forbidden”"):
        editing.append(path, [odd])


def test_ids_are_counted_on_and_none_is_taken_twice() -> None:
    assert editing.next_id([]) == "T001"
    assert editing.next_id([term("CH009")]) == "CH010"
    assert editing.next_id([term("A10"), term("A9")]) == "A11"
    assert editing.next_id([term("canton")]) == "canton1"
