"""Who wins when a file comes back: nobody's work is lost, nothing happens silently."""

from __future__ import annotations

from dataclasses import replace

import pytest

from localize import catalog, interchange
from localize.interchange import Exchange, Unit
from localize.model import Entry, Segment, State

from .making import unit

EMPTY = Entry(Segment("Hello <a1>you</a1>"))
DRAFT = catalog.draft(EMPTY, "Hallo <a1>du</a1>", "embedded@1")
EDITED = replace(DRAFT, target="Servus <a1>du</a1>")
REVIEWED = catalog.accept(EDITED)
NEW = "Grüezi <a1>Sie</a1>"


def of(*entries):
    return replace(catalog.new("de", "en", "a.po"), entries=entries)


def exported(*entries):
    return interchange.units(of(*entries))


def taken(current, *units, **options):
    return interchange.take(of(*current), Exchange("a", "en", "de", units), **options)


@pytest.mark.parametrize("entry", [EMPTY, DRAFT, EDITED, REVIEWED])
@pytest.mark.parametrize("as_reviewed", [False, True])
def test_a_file_that_nobody_touched_changes_nothing(entry, as_reviewed):
    for now in (EMPTY, DRAFT, EDITED, REVIEWED):
        done = taken([now], *exported(entry), as_reviewed=as_reviewed, overwrite=True)
        assert (done.catalog.entries, done.taken, done.findings) == ((now,), (), ())


@pytest.mark.parametrize("entry", [EMPTY, DRAFT, EDITED, REVIEWED])
@pytest.mark.parametrize("state", [State.EDITED, State.REVIEWED])
def test_what_the_translator_wrote_is_taken_with_its_state(entry, state):
    (one,) = exported(entry)
    done = taken([entry], replace(one, target=NEW, state=state))
    (found,) = done.catalog.entries
    assert (found.target, catalog.state(found)) == (NEW, state)
    assert (len(done.taken), done.replaced, done.findings) == (1, (), ())


def test_a_draft_that_was_changed_is_a_persons_even_if_the_tool_left_its_state():
    (one,) = exported(DRAFT)
    done = taken([DRAFT], replace(one, target=NEW))
    assert catalog.state(done.catalog.entries[0]) is State.EDITED


def test_a_draft_that_was_accepted_unchanged_is_reviewed_and_machine_made():
    (one,) = exported(DRAFT)
    (found,) = taken([DRAFT], replace(one, state=State.REVIEWED)).catalog.entries
    assert catalog.state(found) is State.REVIEWED
    assert catalog.is_machine_made(found)


def test_translated_counts_as_reviewed_if_that_is_asked_for():
    (one,) = exported(DRAFT)
    done = taken([DRAFT], replace(one, target=NEW, state=State.EDITED), as_reviewed=True)
    assert catalog.state(done.catalog.entries[0]) is State.REVIEWED


@pytest.mark.parametrize("before", [EMPTY, DRAFT, REVIEWED])
@pytest.mark.parametrize("fuzzy", [False, True])
def test_human_text_that_is_newer_than_the_export_stays_and_is_reported(before, fuzzy):
    (one,) = exported(before)
    now = replace(before, target="Von Hand.", fuzzy=fuzzy)
    back = replace(one, target=NEW, state=State.REVIEWED, line=7)
    done = taken([now], back, path="a.xlf")
    assert done.catalog.entries == (now,)
    (finding,) = done.findings
    assert (finding.code, finding.path, finding.line) == ("import-conflict", "a.xlf", 7)
    assert "Von Hand." in finding.message
    assert NEW in finding.message
    asked = taken([now], back, overwrite=True)
    assert (asked.catalog.entries[0].target, asked.replaced) == (NEW, (now,))


def test_a_redrafted_machine_text_gives_way_to_a_person():
    (one,) = exported(DRAFT)
    now = catalog.draft(EMPTY, "Neuer Entwurf", "embedded@2")
    done = taken([now], replace(one, target=NEW, state=State.EDITED))
    assert done.catalog.entries[0].target == NEW


@pytest.mark.parametrize("gone", [True, False])
def test_a_unit_whose_source_changed_is_refused(gone):
    (one,) = exported(DRAFT)
    back = replace(one, target=NEW)
    other = replace(DRAFT, segment=Segment("Hello, all"))
    done = taken([other] if gone else [replace(DRAFT, obsolete=True)], back)
    assert [finding.code for finding in done.findings] == ["source-changed"]
    assert not done.taken


def test_a_unit_whose_source_the_tool_changed_is_refused():
    (one,) = exported(DRAFT)
    done = taken([DRAFT], replace(one, source="Hello you", target=NEW))
    assert [finding.code for finding in done.findings] == ["source-changed"]


def test_an_unknown_unit_is_reported():
    done = taken([DRAFT], Unit("7", "Never seen", "Nie gesehen", State.REVIEWED))
    assert [finding.code for finding in done.findings] == ["unknown-unit"]


def test_a_file_of_another_tool_finds_its_entries_by_text_and_spares_human_text():
    other = replace(REVIEWED, segment=Segment("Bye"))
    units = [Unit("1", DRAFT.segment.text, NEW, State.EDITED), Unit("2", "Bye", NEW, State.EDITED)]
    done = taken([DRAFT, other], *units)
    assert [entry.target for entry in done.catalog.entries] == [NEW, other.target]
    assert [finding.code for finding in done.findings] == ["import-conflict"]


def test_the_text_of_somebody_elses_machine_is_a_draft_and_never_goes_over_a_persons():
    foreign = Unit("1", EMPTY.segment.text, NEW, State.MACHINE)
    (found,) = taken([EMPTY], foreign, as_reviewed=True).catalog.entries
    assert (found.target, catalog.state(found)) == (NEW, State.MACHINE)
    assert found.provenance.engine == "xliff"
    done = taken([EDITED], foreign)
    assert (done.catalog.entries, len(done.findings)) == ((EDITED,), 1)


def test_a_stale_text_that_was_looked_at_is_stale_no_longer():
    stale = replace(EDITED, previous="Hello")
    (one,) = exported(stale)
    assert taken([stale], one).catalog.entries == (stale,)
    (found,) = taken([stale], replace(one, stale=False, state=State.REVIEWED)).catalog.entries
    assert (found.target, found.previous, found.fuzzy) == (stale.target, "", False)


def test_no_control_character_gets_into_a_catalog():
    (one,) = exported(DRAFT)
    (found,) = taken([DRAFT], replace(one, target="a\x04b\x00")).catalog.entries
    assert found.target == "ab"


def test_homonyms_go_to_their_own_context():
    kicker, label = (Entry(Segment("Order", context)) for context in ("kicker", ""))
    back = unit("Order", "Befehl", State.EDITED, context="kicker")
    done = taken([label, kicker], replace(back, exported="0"))
    assert [entry.target for entry in done.catalog.entries] == ["", "Befehl"]
    gone = taken([label], replace(back, exported="0"))
    assert [finding.code for finding in gone.findings] == ["source-changed"]
