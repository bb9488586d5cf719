"""`render --watch`: what is saved is built again, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from localize import catalog, project
from localize.stages import watching

Localize = Callable[..., tuple[int, str]]
CATALOG = Path("locales/de/LC_MESSAGES/ruling.po")
PAGE = Path("build/de/ruling.html")


@pytest.fixture
def watched(newsroom: Path, localize: Localize) -> Iterator[tuple[Path, subprocess.Popen[bytes]]]:
    """A newsroom of two articles in German drafts, and a process that watches it."""
    (newsroom / "articles" / "vote.md").write_text("# Vote\n\nIt passed.\n", encoding="utf-8")
    assert localize("translate", "-q")[0] == 0
    command = [sys.executable, "-m", "localize", "-C", str(newsroom), "render", "--allow-machine"]
    with (newsroom / "log").open("wb") as log:
        process = subprocess.Popen([*command, "--watch"], stdout=log, stderr=log)
        try:
            wait(lambda: "watching" in said(newsroom))
            yield newsroom, process
        finally:
            process.kill()
            process.wait()


def said(newsroom: Path) -> str:
    return (newsroom / "log").read_text(encoding="utf-8")


def wait(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def translate(newsroom: Path, text: str) -> None:
    current = catalog.read(newsroom / CATALOG)
    entries = (replace(current.entries[0], target=text), *current.entries[1:])
    catalog.write(replace(current, entries=entries), newsroom / CATALOG)


def has(path: Path, text: str) -> Callable[[], bool]:
    return lambda: path.is_file() and text in path.read_text(encoding="utf-8")


def test_a_saved_catalog_is_on_the_page_at_once(
    watched: tuple[Path, subprocess.Popen[bytes]],
) -> None:
    newsroom, process = watched
    other = newsroom / "build" / "de" / "vote.html"
    stamp = other.stat().st_mtime_ns
    translate(newsroom, "Das Gericht hebt auf")
    wait(has(newsroom / PAGE, "<h1>Das Gericht hebt auf</h1>"))
    assert other.stat().st_mtime_ns == stamp
    assert said(newsroom).count("build/de/vote.html") == 1

    good = (newsroom / CATALOG).read_bytes()
    (newsroom / CATALOG).write_bytes(good + b'msgid "broken\n')
    wait(lambda: "ruling.po:" in said(newsroom))
    assert has(newsroom / PAGE, "Das Gericht hebt auf")()
    (newsroom / CATALOG).write_bytes(good.replace(b"hebt auf", b"urteilt"))
    wait(has(newsroom / PAGE, "Das Gericht urteilt"))

    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 130
    assert "all finished work is saved" in said(newsroom)


def test_articles_settings_and_strings_are_watched_too(
    watched: tuple[Path, subprocess.Popen[bytes]],
) -> None:
    newsroom, _ = watched
    settings = newsroom / "localize.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}[publish]\nbase = 1\n", encoding="utf-8")
    wait(lambda: "did you mean “publish.base_url”?" in said(newsroom))
    settings.write_text(f'{text}[publish]\nbase_url = "https://n.example"\n', encoding="utf-8")
    wait(has(newsroom / PAGE, "https://n.example/de/ruling.html"))

    site = newsroom / "locales/de/LC_MESSAGES/site.po"
    words = site.read_text(encoding="utf-8").replace("In einer anderen Sprache", "Auch anders")
    site.write_text(words, encoding="utf-8")
    wait(has(newsroom / PAGE, "Auch anders lesen"))
    wait(has(newsroom / "build/de/vote.html", "Auch anders lesen"))

    (newsroom / "articles" / "vote.md").unlink()
    wait(lambda: not (newsroom / "build/de/vote.html").exists())
    (newsroom / "articles" / "new.md").write_text("# New\n\nText.\n", encoding="utf-8")
    wait(has(newsroom / "build/en/new.html", "<h1>New</h1>"))


def test_saving_touching_and_renaming_are_seen(newsroom: Path) -> None:
    seen = watching.changes(newsroom)
    article = newsroom / "articles" / "ruling.txt"
    assert article in next(seen)
    article.write_text("Half", encoding="utf-8")
    os.utime(article, ns=(0, 0))
    assert next(seen) == {article}
    article.rename(article.with_suffix(".md"))
    assert next(seen) == {article, article.with_suffix(".md")}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("localize.toml", ["articles/2026/v1.2.md", "articles/ruling.txt"]),
        ("locales/de/LC_MESSAGES/site.po", ["articles/2026/v1.2.md", "articles/ruling.txt"]),
        ("locales/de/LC_MESSAGES/ruling.po", ["articles/ruling.txt"]),
        ("locales/pt_BR/LC_MESSAGES/2026/v1.2.po", ["articles/2026/v1.2.md"]),
        ("articles/ruling.txt", ["articles/ruling.txt"]),
        ("articles/ruling.svg", []),
        ("articles/gone.md", []),
    ],
)
def test_only_what_depends_on_a_file_is_built_again(
    newsroom: Path, changed: str, expected: list[str]
) -> None:
    (newsroom / "articles" / "2026").mkdir()
    (newsroom / "articles" / "2026" / "v1.2.md").write_text("# X\n", encoding="utf-8")
    place = project.find(newsroom)
    paths = project.articles(place)
    assert watching.affected(place, paths, {newsroom / changed}) == expected
