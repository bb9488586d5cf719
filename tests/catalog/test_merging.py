"""Merging what two people did."""

from dataclasses import replace

import pytest

from localize import catalog
from localize.model import Entry, Segment, State


def of(*entries):
    return replace(catalog.new("de", "en", "a.po"), entries=entries)


def entry(target, **fields):
    return Entry(Segment("Hello"), target, **fields)


EMPTY = entry("")
DRAFT = catalog.draft(EMPTY, "Hallo", "embedded@1")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "target", "state"),
    [
        (EMPTY, DRAFT, entry("Guten Tag"), "Guten Tag", State.REVIEWED),
        (EMPTY, DRAFT, entry("Guten Tag", fuzzy=True), "Guten Tag", State.EDITED),
        (EMPTY, DRAFT, EMPTY, "Hallo", State.MACHINE),
        (DRAFT, catalog.accept(DRAFT), DRAFT, "Hallo", State.REVIEWED),
        (DRAFT, catalog.accept(DRAFT), replace(DRAFT, target="Tag"), "Tag", State.EDITED),
        (entry("a"), entry("b"), entry("a"), "b", State.REVIEWED),
        (entry("a"), entry("b"), entry("b", fuzzy=True), "b", State.REVIEWED),
    ],
)
def test_a_person_goes_before_a_machine_and_the_changed_before_the_unchanged(
    base, ours, theirs, target, state
):
    for one, other in ((ours, theirs), (theirs, ours)):
        merged, conflicts = catalog.merge(of(base), of(one), of(other))
        assert not conflicts
        assert merged.entries[0].target == target
        assert catalog.state(merged.entries[0]) is state


def test_two_texts_of_two_people_both_stay_and_are_marked():
    merged, conflicts = catalog.merge(of(entry("a")), of(entry("b")), of(entry("c")))
    (clash,) = conflicts
    assert merged.entries == conflicts
    assert clash.fuzzy
    assert clash.target == "#-#-#-#-#  ours  #-#-#-#-#\nb\n#-#-#-#-#  theirs  #-#-#-#-#\nc"


def test_comments_flags_and_notes_of_both_stay():
    base = entry("a", comments=("old", "kept"), flags=("x",))
    ours = entry("a", comments=("kept", "ours"), flags=("x", "y"))
    theirs = replace(base, comments=("old", "kept", "theirs"), target="b")
    merged, _ = catalog.merge(of(base), of(ours), of(theirs))
    assert merged.entries[0].comments == ("kept", "theirs", "ours")
    assert merged.entries[0].flags == ("x", "y")
    assert merged.entries[0].target == "b"


def test_header_dates_never_conflict_and_the_later_stays():
    def dated(date):
        made = of(EMPTY)
        header = [(n, date if n == "PO-Revision-Date" else v) for n, v in made.header]
        return replace(made, header=tuple(header))

    one, two, three = map(
        dated, ("2026-01-01 00:00+0000", "2026-03-01 00:00+0000", "2026-02-01 00:00+0000")
    )
    merged, conflicts = catalog.merge(one, two, three)
    assert dict(merged.header)["PO-Revision-Date"].startswith("2026-03")
    assert not conflicts


def test_a_deleted_entry_stays_deleted_unless_a_person_worked_on_it():
    other = Entry(Segment("other"), "anders")
    base = of(entry("a"), other)
    gone, _ = catalog.merge(base, of(other), base)
    assert gone.entries == (other,)
    kept, _ = catalog.merge(base, of(other), of(entry("b"), other))
    assert [(e.target, e.obsolete) for e in kept.entries] == [("anders", False), ("b", True)]


def test_entries_of_both_are_there_in_the_order_of_the_one_that_moved_them():
    base = of(*(Entry(Segment(text)) for text in "abc"))
    ours = of(*(Entry(Segment(text)) for text in "cxab"))
    theirs = of(*(Entry(Segment(text)) for text in "abyc"))
    merged, _ = catalog.merge(base, ours, theirs)
    assert [e.segment.text for e in merged.entries] == list("cxaby")
