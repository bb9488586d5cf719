"""Any order of events, edits, updates, drafts, two people: no text that a person wrote is lost."""

import os
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from localize import catalog, interchange
from localize.interchange import Exchange
from localize.model import Segment, State

SUBJECTS = ("The council", "A council", "Berset", "The minister of health")
VERBS = ("said it would", "announced it would", "said it would not", "denied it would")
OBJECTS = ("pay 3 francs to the canton", "pay 4 francs to the canton", "leave the meeting early")
TEXTS = [f"{s} {v} {o}." for s in SUBJECTS for v in VERBS for o in OBJECTS]
ARTICLES = st.lists(st.sampled_from(TEXTS), max_size=8)
EXAMPLES = int(os.environ.get("LOCALIZE_EXAMPLES", "40"))


class Newsroom(RuleBasedStateMachine):
    """A machine, two people with copies of their own, and an article that keeps changing."""

    @initialize(article=ARTICLES)
    def start(self, article):
        self.written = 0
        self.human = set()
        self.catalog = catalog.new("de", "en", "a.po")
        self.update(article)

    def save(self, changed):
        """Put a catalog through its file, as every real step does."""
        data = catalog.to_bytes(changed)
        self.catalog = catalog.parse_bytes(data, "a.po")
        assert self.catalog.entries == changed.entries
        assert catalog.to_bytes(self.catalog) == data

    @rule(article=ARTICLES)
    def update(self, article):
        segments = [Segment(text, notes=("term",)) for text in article]
        changed, changes = catalog.update(self.catalog, segments)
        wanted = list(dict.fromkeys(article))
        active = [entry.segment.text for entry in changed.entries if not entry.obsolete]
        assert active == wanted
        counted = (changes.exact, changes.moved, changes.fuzzy, changes.new, changes.revived)
        assert sum(map(len, counted)) == len(wanted)
        self.save(changed)
        again, _ = catalog.update(self.catalog, segments)
        assert catalog.to_bytes(again) == catalog.to_bytes(self.catalog)

    @rule()
    def translate(self):
        self.written += 1
        drafts = {
            catalog.key(entry): catalog.draft(entry, f"maschine {self.written}", "embedded@1")
            for entry in self.catalog.entries
            if catalog.needs_draft(entry)
        }
        self.save(catalog.replaced(self.catalog, drafts))
        assert not any(map(catalog.needs_draft, self.catalog.entries))

    @rule(place=st.integers(0, 7), fuzzy=st.booleans())
    def edit(self, place, fuzzy):
        self.save(self.edited(self.catalog, place, fuzzy=fuzzy))

    def edited(self, before, place, *, fuzzy):
        active = [entry for entry in before.entries if not entry.obsolete]
        if not active:
            return before
        entry = active[place % len(active)]
        self.written += 1
        text = f"mensch {self.written}"
        self.human.discard(entry.target)  # a person replaced it on purpose
        self.human.add(text)
        previous = entry.previous if fuzzy else ""
        changed = replace(entry, target=text, fuzzy=fuzzy, previous=previous)
        return catalog.replaced(before, {catalog.key(entry): changed})

    @rule(place=st.integers(0, 7))
    def accept(self, place):
        active = [e for e in self.catalog.entries if not e.obsolete and e.target]
        if active:
            entry = active[place % len(active)]
            accepted = catalog.accept(entry)
            self.save(catalog.replaced(self.catalog, {catalog.key(entry): accepted}))

    @rule(mine=st.integers(0, 7), article=ARTICLES)
    def somebody_else_works_on_a_copy(self, mine, article):
        base = self.catalog
        human = set(self.human)
        theirs = self.edited(base, mine, fuzzy=False)
        replaced_by_them = human - self.human
        self.update(article)
        self.translate()
        merged, _ = catalog.merge(base, theirs, self.catalog)
        self.human -= replaced_by_them
        self.save(merged)

    @rule(place=st.integers(0, 7), article=ARTICLES, edited=st.booleans())
    def an_agency_works_on_a_file(self, place, article, edited):
        units = interchange.units(self.catalog)
        if not units:
            return
        self.written += 1
        text = f"agentur {self.written}"
        one = units[place % len(units)]
        sent = Exchange("a", "en", "de", (replace(one, target=text, state=State.REVIEWED),))
        data = interchange.to_bytes(sent)
        self.update(article)
        if edited:
            self.edit(place, fuzzy=False)
        (back,) = interchange.parse(data)
        done = interchange.take(self.catalog, back)
        assert len(done.taken) + len(done.findings) == 1
        if done.taken:
            self.human.discard(one.target)  # what the agency saw, and replaced on purpose
            self.human.add(text)
        self.save(done.catalog)

    @invariant()
    def nothing_human_is_lost(self):
        if hasattr(self, "human"):
            texts = "\n".join(entry.target for entry in self.catalog.entries) + "\n"
            assert not {text for text in self.human if f"{text}\n" not in texts}


TestNewsroom = Newsroom.TestCase
TestNewsroom.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
