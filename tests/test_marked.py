"""Whether markup stands at the right words of a draft."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import markup
from localize.training import marked, measures
from localize.training.marked import Anchor, Judged

SOURCE = "In 2019 the minister Parmelin met 12 envoys in Doha."
REFERENCE = "2019 traf Minister Parmelin in Doha zwölf Gesandte."


def test_only_what_stands_unchanged_on_both_sides_is_known() -> None:
    found = list(marked.anchors(SOURCE, REFERENCE))
    assert sorted(anchor.forms[0] for anchor in found) == ["2019", "Doha", "Parmelin"]
    assert all(SOURCE[one.start : one.end] == one.forms[0] for one in found)
    assert not list(marked.anchors("Bern is Bern, 1 and 1", "Bern ist Bern, 1 und 1"))


@given(st.integers(0, 1000), st.sampled_from("xa"))
def test_marking_changes_no_word(seed: int, letter: str) -> None:
    found = marked.mark(SOURCE, list(marked.anchors(SOURCE, REFERENCE)), Random(seed), letter)
    whole, wanted = measures.kept(found.source, found.source)
    assert len(found.anchors) == 2
    if letter == "a":
        assert markup.plain(found.source) == SOURCE
    else:
        assert whole == wanted == 2
        assert found.source.replace("<x", " <x").split()  # a space stands behind an opening tag
        assert "<x1> " in found.source


@pytest.mark.parametrize(
    ("draft", "kept", "judged", "right"),
    [
        ("Das<x1> Bundesgericht</x1> tagte.", 1, 1, 1),
        ("<x1> Das Bundesgericht</x1> tagte.", 1, 1, 1),
        ("Wegen des<x1> Bundesgerichts,</x1> sagte er.", 1, 1, 1),
        ("Das Bundesgericht<x1> tagte</x1>.", 1, 1, 0),
        ("Das<x1> Bundesgericht tagte</x1>.", 1, 1, 0),
        ("Der<x1> Hof</x1> tagte.", 1, 0, 0),
        ("Das Bundesgericht tagte.", 0, 0, 0),
        ("Das<x1> Bundesgericht</x1> tagte<x1> hier</x1>.", 0, 0, 0),
        ("Das<a1>Bundesgericht</a1> tagte.", 1, 1, 1),
    ],
)
def test_a_pair_is_right_if_it_holds_its_counterpart_and_no_more(
    draft: str, kept: int, judged: int, right: int
) -> None:
    anchor = Anchor(4, 17, ("Bundesgericht",))
    source = marked.mark("The Federal Court sat.", [anchor], Random(0))
    assert marked.judge(source, draft, "de") == Judged(1, kept, judged, right)
