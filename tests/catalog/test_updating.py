"""Updating: what is carried over, what is not, and that nothing human is lost."""

import shutil
import subprocess
from dataclasses import replace

import pytest

from localize import catalog
from localize.catalog import likeness
from localize.catalog.matching import pair
from localize.model import Entry, Role, Segment, State

COUNCIL = "The council said on Thursday that it would accept the proposal in 2027."


def of(*rows, language="en"):
    entries = tuple(Entry(Segment(text), target) for text, target in rows)
    return replace(catalog.new("de", language, "a.po"), entries=entries)


def counts(changes):
    return {
        name: len(getattr(changes, name)) for name in changes.__slots__ if getattr(changes, name)
    }


def updated(old, *texts):
    return catalog.update(old, [Segment(text) for text in texts])


def test_the_same_article_changes_nothing():
    old = of(("a", "b"), ("c", ""))
    new, changes = updated(old, "a", "c")
    assert new == old
    assert counts(changes) == {"exact": 2}
    assert all(one is other for one, other in zip(new.entries, old.entries, strict=True))


def test_entries_follow_the_article_and_the_moved_are_few():
    old = of(*((text, text.upper()) for text in "abcdef"))
    new, changes = updated(old, "f", "a", "b", "c", "d", "e")
    assert [entry.segment.text for entry in new.entries] == list("fabcde")
    assert counts(changes) == {"exact": 5, "moved": 1}


def test_a_reworded_text_keeps_its_translation_as_fuzzy_with_the_old_text():
    new, changes = updated(of((COUNCIL, "Der Rat …")), COUNCIL.replace("said", "announced"))
    (entry,) = new.entries
    assert counts(changes) == {"fuzzy": 1}
    assert (entry.target, entry.fuzzy, entry.previous) == ("Der Rat …", True, COUNCIL)
    assert catalog.state(entry) is State.EDITED
    assert catalog.is_stale(entry)
    assert not catalog.needs_draft(entry)


@pytest.mark.parametrize(
    "changed",
    [
        COUNCIL.replace("2027", "2028"),
        COUNCIL.replace("would accept", "would not accept"),
        COUNCIL.replace("would", "wouldn’t"),
        COUNCIL.replace("Thursday", "Friday"),
        COUNCIL.replace("the proposal", "two proposals"),
        "Nobody said on Thursday that it would accept the proposal in 2027.",
    ],
)
def test_a_changed_number_name_or_negation_is_never_close_enough(changed):
    new, changes = updated(of((COUNCIL, "Der Rat …")), changed)
    fresh, gone = new.entries
    assert counts(changes) == {"new": 1, "obsolete": 1}
    assert (fresh.target, fresh.fuzzy) == ("", False)
    assert (gone.target, gone.obsolete) == ("Der Rat …", True)


@pytest.mark.parametrize(
    ("one", "other", "language", "alike"),
    [
        (
            "Berset said he would go to the meeting.",
            "Parmelin said he would go to the meeting.",
            "en",
            False,
        ),
        ("The council met and the talks ended.", "A council met and the talks ended.", "en", True),
        ("Der Bundesrat sagt Ja zum Vertrag.", "Der Bundesrat sagt Ja zu dem Vertrag.", "de", True),
        ("Der Bundesrat sagt Ja zum Vertrag.", "Der Bundesrat sagt Ja zum Gesetz.", "de", False),
        ("Das ist kein Problem für uns hier.", "Das ist ein Problem für uns hier.", "de", False),
        ("Il ne veut pas voter la loi.", "Il veut voter la loi.", "fr", False),
        ("Non vuole votare la legge oggi.", "Vuole votare la legge oggi.", "it", False),
        ("Он не хочет голосовать сегодня.", "Он хочет голосовать сегодня.", "ru", False),
        ("联邦委员会不同意这项提案。", "联邦委员会同意这项提案。", "zh", False),
        ("提案に賛成しない。", "提案に賛成する。", "ja", False),
        ("Er zahlt 1’500 Franken.", "Er zahlt 1500 Franken.", "de", True),
        ("It costs 3.5 million.", "It costs 3.6 million.", "en", False),
        ("See <a1>the report</a1> now.", "See <b1>the report</b1> now.", "en", True),
    ],
)
def test_what_may_share_a_translation(one, other, language, alike):
    common = likeness.small_words([one, other, "the a it is on er vuole il он"])
    common |= {"the", "a"}
    assert likeness.may_share(one, other, language, common) is alike
    assert likeness.may_share(other, one, language, common) is alike


def test_pairs_are_of_the_best_total_not_first_come():
    old = {0: "aaaaaaaaaabbbbbbbbbb", 1: "aaaaaaaaaabbbbbbbccc"}
    new = {0: "aaaaaaaaaabbbbbbbbcc", 1: "aaaaaaaaaabbbbbbbbbb"[:-1] + "c"}
    pairs = pair(new, old, 50, lambda _one, _other: True)
    assert pairs == {0: 1, 1: 0}


def test_many_rivals_are_paired_one_to_one():
    old = {n: f"this is one of many sentences that are nearly the same, {n:03}" for n in range(200)}
    pairs = pair({n: text + "!" for n, text in old.items()}, old, 75, lambda _one, _other: True)
    assert len(set(pairs.values())) == len(pairs) == 200


def test_an_obsolete_text_comes_back_as_it_was():
    old = of((COUNCIL, "Der Rat …"), ("other", "anders"))
    gone, _ = updated(old, "other")
    assert [entry.obsolete for entry in gone.entries] == [False, True]
    back, changes = updated(gone, COUNCIL, "other")
    assert counts(changes) == {"exact": 1, "revived": 1}
    assert back == old
    assert catalog.state(back.entries[0]) is State.REVIEWED


def test_what_was_never_translated_leaves_no_trace():
    new, _ = updated(of(("a", ""), ("b", "B")), "b")
    assert len(new.entries) == 1


def test_a_twice_changed_text_still_shows_what_its_translation_is_of():
    first = of((COUNCIL, "Der Rat …"))
    second, _ = updated(first, COUNCIL.replace("said", "announced"))
    third, _ = updated(second, COUNCIL.replace("said", "announced again"))
    assert third.entries[0].previous == COUNCIL
    home, _ = updated(third, COUNCIL)
    assert (home.entries[0].previous, home.entries[0].target) == ("", "Der Rat …")


def test_untouched_machine_text_is_carried_but_drafted_again():
    entry = catalog.draft(Entry(Segment(COUNCIL)), "Der Rat …", "embedded@1")
    old = replace(of(), entries=(entry,))
    new, _ = updated(old, COUNCIL.replace("said", "announced"))
    (stale,) = new.entries
    assert (catalog.state(stale), catalog.is_stale(stale)) == (State.MACHINE, True)
    assert catalog.needs_draft(stale)
    fresh = catalog.draft(stale, "Der Rat neu", "embedded@1")
    assert (fresh.previous, catalog.is_stale(fresh)) == ("", False)


def test_notes_roles_and_references_follow_the_article_and_comments_stay():
    old = of(("a", "b"))
    mine = replace(old.entries[0], comments=("mine",), flags=("no-wrap",))
    old = replace(old, entries=(mine,))
    segment = Segment("a", roles=(Role.LEDE,), references=("x.md",), notes=("term: a → b",))
    new, _ = catalog.update(old, [segment])
    assert new.entries[0].segment.notes == ("term: a → b",)
    assert new.entries[0].segment.roles == (Role.LEDE,)
    assert (new.entries[0].comments, new.entries[0].flags) == (("mine",), ("no-wrap",))
    assert b"#. type: lede\n#. term: a \xe2\x86\x92 b\n#: x.md\n" in catalog.to_bytes(new)


def test_a_text_that_stands_twice_is_one_entry_with_both_places():
    segments = [Segment("a", roles=(Role.LEDE,)), Segment("a", roles=(Role.CAPTION,), notes=("n",))]
    new, _ = catalog.update(of(), segments)
    assert len(new.entries) == 1
    assert new.entries[0].segment.roles == (Role.LEDE, Role.CAPTION)
    data = catalog.to_bytes(new)
    assert b"#. type: lede, caption\n#. n\n" in data
    assert catalog.parse_bytes(data).entries[0].segment.roles == (Role.LEDE, Role.CAPTION)


@pytest.mark.skipif(not shutil.which("msgmerge"), reason="GNU gettext is not installed")
def test_msgmerge_keeps_who_wrote_what(tmp_path):
    made, _ = updated(of(), COUNCIL, "other words entirely, about the weather in the mountains")
    drafts = tuple(catalog.draft(entry, "Entwurf " * 3, "embedded@1") for entry in made.entries)
    catalog.write(replace(made, entries=drafts), tmp_path / "a.po")
    pot, _ = updated(of(), COUNCIL.replace("said", "announced"))
    catalog.write(pot, tmp_path / "a.pot")
    command = ["msgmerge", "-q", "-U", tmp_path / "a.po", tmp_path / "a.pot"]
    subprocess.run(command, check=True, capture_output=True)
    merged = catalog.read(tmp_path / "a.po")
    assert all(catalog.is_machine_made(entry) for entry in merged.entries)
    assert catalog.needs_draft(merged.entries[0])
    assert [entry.obsolete for entry in merged.entries] == [False, True]
