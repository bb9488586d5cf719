"""What people really hand over: a clear message with place and cure, the right exit code."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from localize.cli import run
from localize.engines import embedded

Localize = Callable[..., tuple[int, str]]
CATALOG = Path("locales/de/LC_MESSAGES/ruling.po")


def put(newsroom: Path, name: str, data: bytes) -> None:
    path = newsroom / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "message", "hint"),
    [
        ("articles/empty.txt", b"", "empty.txt: error: the file is empty", "write the article"),
        ("articles/binary.txt", bytes(range(256)) * 40, "articles/binary.txt", "hint:"),
        ("articles/menu.html", b"<nav><a href=x>Home</a></nav>", "articles/menu.html", "hint:"),
        ("articles/huge.txt", b"x" * 50_000_001, "huge.txt: error: the file has", "hint:"),
    ],
)
def test_a_bad_article_is_told_and_the_others_go_on(
    newsroom: Path, localize: Localize, name: str, data: bytes, message: str, hint: str
) -> None:
    put(newsroom, name, data)
    code, output = localize("translate", "--lang", "de")
    assert code == 3
    assert message in output
    assert hint in output
    assert "Traceback" not in output
    assert (newsroom / CATALOG).exists()


def test_two_articles_with_one_name(newsroom: Path, localize: Localize) -> None:
    put(newsroom, "articles/ruling.md", b"# Ruling\n")
    code, output = localize("translate", "--lang", "de")
    assert code == 2
    assert "two articles with one name: articles/ruling.md and articles/ruling.txt" in output
    assert "rename articles/ruling.txt" in output


def test_an_article_cannot_take_the_place_of_the_interface_strings(
    newsroom: Path, localize: Localize
) -> None:
    put(newsroom, "articles/site.md", b"# Site\n\nWords.\n")
    code, output = localize("translate", "--lang", "de")
    assert (code, "the interface strings and articles/site.md" in output) == (2, True)


def test_a_name_that_two_articles_have_is_not_enough(newsroom: Path, localize: Localize) -> None:
    put(newsroom, "articles/2025/vote.md", b"# A\n\nWords.\n")
    put(newsroom, "articles/2026/vote.md", b"# B\n\nWords.\n")
    code, output = localize("update", "--lang", "de", "--article", "vote")
    assert (code, "say which: articles/2025/vote.md, articles/2026/vote.md" in output) == (2, True)
    assert localize("update", "--lang", "de", "--article", "2025/vote")[0] == 0


def test_an_article_that_is_not_there(localize: Localize) -> None:
    code, output = localize("translate", "--article", "rulling")
    assert (code, "did you mean “ruling”?" in output) == (2, True)


def test_no_project(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert run(["-C", str(tmp_path / "empty"), "translate"]) == 2
    assert "localize init" in capfd.readouterr().err
    assert run(["-C", str(tmp_path / "nowhere"), "translate"]) == 2
    assert "no such folder" in capfd.readouterr().err


def test_no_articles(newsroom: Path, localize: Localize) -> None:
    (newsroom / "articles" / "ruling.txt").unlink()
    code, output = localize("translate", "--lang", "de")
    assert (code, "no article in" in output) == (2, True)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("sorce = 'en'", "unknown key “sorce”", "did you mean “source”?"),
        ("[catalog]\nwarp = 79", "unknown key “catalog.warp”", "“catalog.wrap”"),
        ("targets = 'de'", "targets = 'de' has the wrong type", 'like ["de"'),
        ("[check]\nignore = 'number'", "has the wrong type", 'a value like ["number"]'),
        ("segmentation = 'word'", "segmentation = 'word'", "one of: sentence, paragraph"),
        ("targets = ['dee']", "unknown language tag “dee”", "did you mean “de”?"),
        ("source = ", "not valid TOML", "mend the line it names"),
        ("[catalog]\nwrap = 'lines'", "catalog.wrap takes a width", "README"),
        ("[catalog]\nwrap = true", "catalog.wrap takes a width", "README"),
        ("[embedded]\nbeam = 0", "embedded.beam takes 1 to 32", "README"),
        ("[embedded]\nworkers = -3", "embedded.workers takes 0 to 64", "README"),
        ("[publish]\nbase_url = 'javascript:x'", "publish.base_url takes an address", "README"),
        ("glossaries = ['/etc/*.csv']", "glossaries are patterns of files", "README"),
        ("catalog = 3", "catalog = 3 has the wrong type", "a table of its own"),
        ("engine = 'embeded'", "unknown engine “embeded”", "did you mean “embedded”?"),
    ],
)
def test_wrong_settings(
    newsroom: Path, localize: Localize, text: str, message: str, hint: str
) -> None:
    put(newsroom, "localize.toml", text.encode())
    code, output = localize("translate")
    assert code == 2
    assert message in output
    assert hint in output


def test_an_unknown_language(localize: Localize) -> None:
    code, output = localize("translate", "--lang", "germn")
    assert (code, "unknown language tag “germn”" in output) == (2, True)


def test_a_language_that_the_engine_lacks_gets_its_catalog_all_the_same(
    newsroom: Path, localize: Localize
) -> None:
    code, output = localize("translate", "--lang", "ja")
    assert code == 3
    assert "does not translate en → ja" in output
    assert (newsroom / "locales/ja/LC_MESSAGES/ruling.po").exists()


def test_a_glossary_with_a_broken_row(newsroom: Path, localize: Localize) -> None:
    put(newsroom, "glossaries/own.csv", b"term_id;en;de\nT1;court;Gericht\nT2;law\n")
    code, output = localize("translate", "--lang", "de")
    assert code == 2
    assert "own.csv:3: error: the row has 2 columns, the header has 3" in output


def test_a_catalog_with_conflict_markers_is_left_as_it_is(
    newsroom: Path, localize: Localize
) -> None:
    localize("translate", "--lang", "de")
    text = (newsroom / CATALOG).read_text(encoding="utf-8")
    broken = text.replace("msgstr", "<<<<<<< ours\nmsgstr", 2).encode()
    put(newsroom, str(CATALOG), broken)
    code, output = localize("translate", "--lang", "de")
    assert code == 3
    assert f"{CATALOG}:" in output
    assert "conflict" in output
    assert (newsroom / CATALOG).read_bytes() == broken
    assert localize("check", "--lang", "de")[0] == 1


def test_a_catalog_in_another_encoding_stays_in_it(newsroom: Path, localize: Localize) -> None:
    localize("translate", "--lang", "de")
    text = (newsroom / CATALOG).read_text(encoding="utf-8")
    latin = text.replace("charset=UTF-8", "charset=ISO-8859-1").replace("→", "->")
    plain = "".join(one if ord(one) < 256 else "?" for one in latin)
    put(newsroom, str(CATALOG), plain.encode("iso-8859-1"))
    code, output = localize("translate", "--lang", "de")
    assert "Traceback" not in output
    assert code in {0, 3}
    assert (newsroom / CATALOG).read_bytes().decode("iso-8859-1").count("msgid") >= 5


def test_a_folder_that_cannot_be_written(newsroom: Path, localize: Localize) -> None:
    put(newsroom, "locales", b"a file where a folder should be")
    code, output = localize("translate", "--lang", "de")
    assert code in {2, 3}
    assert "cannot be written" in output
    assert (newsroom / "locales").read_bytes() == b"a file where a folder should be"


def test_a_full_disk_loses_nothing(newsroom: Path, localize: Localize) -> None:
    localize("translate", "--lang", "de", "--limit", "1")
    before = (newsroom / CATALOG).read_bytes()
    shutil.rmtree(newsroom / ".localize")

    def fill_the_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))

    command = [sys.executable, "-m", "localize", "-C", str(newsroom), "translate", "--lang", "de"]
    result = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=fill_the_disk,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert result.returncode == 3
    assert "cannot be written" in result.stderr
    assert "Traceback" not in result.stderr
    assert (newsroom / CATALOG).read_bytes() == before
    assert localize("translate", "--lang", "de")[0] == 0


def test_damaged_weights_stop_drafting_and_lose_nothing(
    newsroom: Path, localize: Localize, tmp_path: Path
) -> None:
    weights = tmp_path / "weights"
    shutil.copytree(embedded.FOLDER, weights)
    (weights / "model.bin").write_bytes(b"short")
    code, output = localize("translate", "--lang", "de", "--engine", f"embedded:{weights}")
    assert code == 3
    assert "model.bin: error: damaged weights" in output
    assert (newsroom / CATALOG).exists()
    code, output = localize("translate", "--lang", "de", "--engine", f"embedded:{tmp_path}/no")
    assert (code, "weights are missing" in output) == (3, True)


def test_bad_usage_is_exit_code_two(localize: Localize) -> None:
    assert localize("translate", "--limit", "0")[0] == 2
    assert localize("tranlate")[0] == 2
    assert localize("status", "--min-coverage", "101")[0] == 2
