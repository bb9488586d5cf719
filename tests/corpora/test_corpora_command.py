"""The command that makes corpora, on packages with next to nothing in them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import tiny_packages

COMMAND = Path(__file__).parents[2] / "benchmarks" / "corpora.py"


@pytest.fixture
def work(tmp_path: Path, names: ModuleType, catalogs: ModuleType, manuals: ModuleType) -> Path:
    """All packages, most of them empty: a word or two in dictionaries, descriptions and names."""
    work = tmp_path / "work"
    tiny_packages.ding(
        work,
        "Hund {m} | Hunde :: dog | dogs",
        "Netz {n} :: the net of the home team; net of the home team",
    )
    records = {"en": "fast pigs", "it": "maiali veloci"}
    lists = {one: f"Description-md5: aa11\nDescription-{one}: {records[one]}\n" for one in records}
    tiny_packages.descriptions(work, lists)
    for languages in ("eng-fra", "fra-eng", "eng-ita", "ita-eng", "deu-fra", "fra-ita"):
        article = {"deu-fra": "Hund\nchien", "fra-ita": "chien\ncane"}.get(languages)
        tiny_packages.freedict(work, languages, [article] if article else [])
    parts = [part.partition("/")[0] for some in catalogs.CATALOGS.values() for part in some]
    pages = [package for package, _ in manuals.MANUALS.values()]
    others = [manuals.ENGLISH.sub(one, page) for page in pages for one in ("de", "fr", "it")]
    for package in [*parts, *pages, *others, "mediawiki", "mediawiki-classes"]:
        (work / "debian" / package).mkdir(exist_ok=True)
    tiny_packages.names(work, names.TAGGING, names.CLDR)
    return work


@pytest.fixture
def programs(tmp_path: Path) -> str:
    """A folder with the programs that fetch packages; all that these do is fail."""
    for name in ("apt-get", "dpkg-deb", "npm"):
        tiny_packages.text(tmp_path / "bin" / name, "#!/bin/sh\nexit 1\n")
        (tmp_path / "bin" / name).chmod(0o755)
    return str(tmp_path / "bin")


def call(path: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(COMMAND), *map(str, arguments)]
    environment = {**os.environ, "PATH": path}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_command_writes_a_file_a_language_and_kind(
    work: Path, programs: str, tmp_path: Path
) -> None:
    done = call(programs, tmp_path / "out", "--work", work)
    assert (done.returncode, done.stderr) == (0, "")
    files = sorted((tmp_path / "out").iterdir())
    assert {one.name: one.read_text(encoding="utf-8") for one in files} == {
        "en-de.cldr-osm-names.tsv": "pigsty\tpigsty-de\n",
        "en-de.ding-phrases.tsv": "the net of the home team\tNetz\n",
        "en-de.ding.tsv": "dog\tHund\ndogs\tHunde\nnet of the home team\tNetz\n",
        "en-fr.cldr-osm-names.tsv": "pigsty\tpigsty-fr\n",
        "en-fr.pivot-dictionary.tsv": "dog\tchien\n",
        "en-it.cldr-osm-names.tsv": "pigsty\tpigsty-it\n",
        "en-it.ddtp.tsv": "fast pigs\tmaiali veloci\n",
        "en-it.pivot-dictionary.tsv": "dog\tcane\n",
    }


def test_the_command_names_the_programs_that_are_missing(tmp_path: Path) -> None:
    done = call(str(tmp_path), tmp_path / "out")
    assert (done.returncode, done.stderr) == (1, "not installed: apt-get, dpkg-deb, npm\n")
    assert not (tmp_path / "out").exists()
