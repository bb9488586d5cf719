"""States and provenance: derived from digests, whatever an editor does to flags."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from localize import catalog
from localize.model import Entry, Segment, State

EMPTY = Entry(Segment("Hello", references=("a.md",)))
DRAFT = catalog.draft(EMPTY, "Hallo", "embedded@0a1b2c3d")


def test_the_states_follow_each_other():
    edited = replace(DRAFT, target="Guten Tag")
    assert catalog.state(EMPTY) is State.UNTRANSLATED
    assert catalog.state(DRAFT) is State.MACHINE
    assert catalog.state(edited) is State.EDITED
    assert catalog.state(catalog.accept(edited)) is State.REVIEWED


def test_machine_text_that_was_accepted_is_reviewed_and_still_machine_made():
    accepted = catalog.accept(DRAFT)
    assert catalog.state(accepted) is State.REVIEWED
    assert catalog.is_machine_made(accepted)
    assert not catalog.is_machine_made(replace(accepted, target="Hallo!"))
    assert not catalog.needs_draft(accepted)


def test_only_nothing_or_outdated_machine_text_needs_a_draft():
    moved = replace(DRAFT, segment=Segment("Hello there"))
    assert catalog.needs_draft(EMPTY)
    assert not catalog.needs_draft(DRAFT)
    assert catalog.needs_draft(moved)
    assert not catalog.needs_draft(replace(moved, target="Guten Tag"))
    assert not catalog.needs_draft(replace(EMPTY, obsolete=True))


def test_human_text_is_not_drafted_over():
    for entry in (
        replace(DRAFT, target="Guten Tag"),
        catalog.accept(DRAFT),
        Entry(Segment("a"), "b"),
    ):
        with pytest.raises(ValueError, match="a person"):
            catalog.draft(entry, "Maschine", "embedded@1")
        assert catalog.draft(entry, "Maschine", "e@1", over_human=True).target == "Maschine"


def test_one_translated_plural_form_is_human_work():
    entry = Entry(Segment("a day"), "", "days", ("", "Tage"))
    assert catalog.state(entry) is State.UNTRANSLATED
    assert not catalog.needs_draft(entry)


@given(st.text(max_size=80))
@example("said “so”, \\n and so on\\")
@example(" \n \u2028 ")
def test_what_a_draft_omits_survives_the_file_in_its_line(omitted: str) -> None:
    entry = catalog.draft(EMPTY, "Hallo", "embedded@1", omitted=omitted)
    made = replace(catalog.new("de", "en", "a.po"), entries=(entry,))
    data = catalog.to_bytes(made)
    (again,) = catalog.parse_bytes(data).entries
    assert again.provenance == entry.provenance
    assert catalog.state(again) is State.MACHINE
    assert again.comments == ()
    told = [line for line in data.decode().splitlines() if "omitted" in line]
    assert len(told) == bool(entry.provenance and entry.provenance.omitted)
    assert all(len(line) < 79 for line in told)


def test_what_a_draft_omits_needs_no_other_charset_than_its_source():
    entry = catalog.draft(EMPTY, "Hallo", "embedded@1", omitted="the “whole” " * 9)
    assert entry.provenance.omitted.isascii()


@pytest.mark.parametrize("signature", ["embedded@0a1b2c3d", "a very long engine's name" * 5, ""])
def test_provenance_survives_the_file_in_one_short_line(signature):
    entry = catalog.draft(EMPTY, "Hallo", signature)
    made = replace(catalog.new("de", "en", "a.po"), entries=(entry,))
    data = catalog.to_bytes(made)
    (line,) = (line for line in data.decode().splitlines() if line.startswith("# localize: "))
    assert len(line) < 79
    assert catalog.parse_bytes(data).entries == (entry,)


def test_a_digest_is_of_the_whole_text():
    assert catalog.digest("Hello") == "185f8db3"
    assert catalog.digest("Hello ") != catalog.digest("Hello")
