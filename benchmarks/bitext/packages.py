"""Packages of Debian and npm, fetched and unpacked once."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

PROGRAMS = ("apt-get", "dpkg-deb", "npm")
SETTINGS = """\
#clear APT::Update;
#clear Acquire::Languages;
Acquire::Languages { "en"; "de"; "fr"; "it"; };
Acquire::GzipIndexes "false";
APT::Sandbox::User "root";
Dir::State::Lists "FOLDER/lists";
Dir::Cache "FOLDER";
Dir::Cache::Archives "FOLDER/archives";
Dir::Cache::PkgCache "packages.bin";
"""


def run(folder: Path, *command: str) -> None:
    """Run a program in a folder."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr.strip()}")


def apt(work: Path) -> Path:
    """Give the folder of apt's settings and lists, which has the descriptions of packages."""
    folder = work / "apt"
    if not (folder / "updated").exists():
        (folder / "lists" / "partial").mkdir(parents=True, exist_ok=True)
        (folder / "archives" / "partial").mkdir(parents=True, exist_ok=True)
        settings = SETTINGS.replace("FOLDER", str(folder))
        (folder / "apt.conf").write_text(settings, encoding="utf-8")
        run(folder, "apt-get", "update", "--config-file=apt.conf")
        (folder / "updated").touch()
    return folder


def debian(work: Path, package: str) -> Path:
    """Give the folder `usr/share` of a Debian package."""

    def fetch(part: Path) -> None:
        run(part, "apt-get", "download", f"--config-file={apt(work) / 'apt.conf'}", package)
        run(part, "dpkg-deb", "--extract", next(part.glob("*.deb")).name, "unpacked")

    return kept(work / "debian" / package, fetch) / "usr" / "share"


def npm(work: Path, package: str) -> Path:
    """Give the folder of an npm package, named with its version."""

    def fetch(part: Path) -> None:
        run(part, "npm", "pack", package)
        with tarfile.open(next(part.glob("*.tgz"))) as archive:
            archive.extractall(part / "unpacked", filter="data")

    return kept(work / "npm" / package.replace("/", "-"), fetch) / "package"


def kept(folder: Path, fetch: Callable[[Path], None]) -> Path:
    """Give a folder, fetched if it is not there: whole, or not at all."""
    if not folder.exists():
        print(f"fetching {folder.name}", flush=True)
        folder.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as name:
            fetch(Path(name))
            (Path(name) / "unpacked").rename(folder)
    return folder
