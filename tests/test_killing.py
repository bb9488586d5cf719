"""`kill -9` at any moment, a person editing meanwhile: whole files, no human text lost.

LOCALIZE_KILLS=200 is the long form.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from localize import catalog

Localize = Callable[..., tuple[int, str]]
KILLS = int(os.environ.get("LOCALIZE_KILLS", "10"))
ARTICLES = 4
SENTENCES = (
    "The court heard witness {} on Monday.",
    "About {} people are affected by the decision.",
    "The Federal Council adopted ordinance {} after a long debate.",
    "It will enter into force in {} days.",
)


class Person(threading.Thread):
    """Edits catalogs as an editor without locks does: read, change a text, put a new file there."""

    def __init__(self, folder: Path, seed: int, texts: dict[tuple[Path, str], str]) -> None:
        super().__init__(daemon=True)
        self.folder = folder
        self.random = random.Random(seed)
        self.texts = texts
        self.errors: list[Exception] = []
        self.stopped = threading.Event()

    def run(self) -> None:
        try:
            while not self.stopped.wait(self.random.uniform(0.01, 0.2)):
                paths = sorted(self.folder.rglob("*.po"))
                if paths:
                    self.edit(self.random.choice(paths))
        except Exception as error:  # noqa: BLE001 (told in the test's own thread)
            self.errors.append(error)

    def edit(self, path: Path) -> None:
        current = catalog.read(path)
        entries = [entry for entry in current.entries if not entry.obsolete]
        if not entries or path.stem == "site":
            return
        entry = self.random.choice(entries)
        text = f"Von Hand {self.random.random()}."
        written = catalog.accept(replace(entry, target=text))
        done = catalog.replaced(current, {catalog.key(entry): written})
        spare = path.with_suffix(".editor")
        spare.write_bytes(catalog.to_bytes(done))
        spare.replace(path)
        self.texts[path, entry.segment.text] = text


def write_articles(newsroom: Path, number: int) -> None:
    """Give every article something new, so that there is always something to draft."""
    for article in range(ARTICLES):
        numbers = (number * 100 + article * 10 + place for place in range(4))
        lines = [text.format(n) for text, n in zip(SENTENCES, numbers, strict=True)]
        kept = [f"The minister read letter {n}." for n in range(article, article + 5)]
        path = newsroom / f"articles/a{article}.txt"
        path.write_text("\n\n".join(["Title", *lines, *kept]) + "\n", encoding="utf-8")


def run_and_kill(newsroom: Path, seconds: float) -> bool:
    """Start a real run and kill it; True if it was not done yet."""
    command = [sys.executable, "-m", "localize", "-C", str(newsroom), "translate", "--lang", "de"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def lost(person: Person) -> list[str]:
    """Give a person's texts that are in no entry any more; reads every catalog."""
    found = {
        path: {entry.target for entry in catalog.read(path).entries}
        for path in person.folder.rglob("*.po")
    }
    return [text for (path, _), text in person.texts.items() if text not in found[path]]


def test_no_kill_breaks_a_file_or_loses_what_a_person_wrote(
    newsroom: Path, localize: Localize
) -> None:
    write_articles(newsroom, 0)
    start = time.monotonic()
    assert not run_and_kill(newsroom, 600)
    longest = time.monotonic() - start
    texts: dict[tuple[Path, str], str] = {}
    moments, killed, number = random.Random(KILLS), 0, 0
    while killed < KILLS:
        number += 1
        write_articles(newsroom, number)
        person = Person(newsroom / "locales", number, texts)
        person.start()
        killed += run_and_kill(newsroom, moments.uniform(0.05, longest))
        person.stopped.set()
        person.join()
        assert not person.errors
        assert not lost(person)
    assert localize("translate", "--lang", "de")[0] == 0
    assert not lost(person)
    catalogs = [catalog.read(path) for path in (newsroom / "locales").rglob("*.po")]
    assert not [one.path for one in catalogs if any(map(catalog.needs_draft, one.entries))]
    assert localize("update", "--check", "--lang", "de")[0] == 0
    print(f"{killed} of {number} runs killed, {len(texts)} texts written")  # noqa: T201 (-rP shows it)
    left = [path.name for path in (newsroom / "locales").rglob("*") if path.name[0] == "."]
    assert not left
