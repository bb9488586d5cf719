"""Files on disk: whole at any moment, nobody's work overwritten, nothing left lying about."""

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from localize import catalog
from localize.catalog import storage
from localize.errors import CatalogError
from localize.model import Entry, Segment

KILLS = int(os.environ.get("LOCALIZE_KILLS", "15"))
WRITER = """
import sys, time
from dataclasses import replace
from pathlib import Path
from localize import catalog
path = Path(sys.argv[1])
print("ready", flush=True)
for number in range(100000):
    def drafted(read):
        entries = tuple(
            catalog.draft(e, f"Entwurf {number} " * 40, "embedded@1")
            if not catalog.has_human_text(e) else e
            for e in read.entries
        )
        return replace(read, entries=entries)
    catalog.edit(path, drafted)
    time.sleep(0.004)  # a draft takes longer
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "locales" / "de" / "a.po"
    made = catalog.new("de", "en", path)
    catalog.write(catalog.update(made, [Segment("one"), Segment("two"), Segment("three")])[0], path)
    return path


def put(read, text, target):
    entry = next(entry for entry in read.entries if entry.segment.text == text)
    return catalog.replaced(read, {catalog.key(entry): replace(entry, target=target)})


def names_beside(path):
    return [beside.name for beside in path.parent.iterdir()]


def targets(path):
    return {entry.segment.text: entry.target for entry in catalog.read(path).entries}


def test_nothing_is_written_if_nothing_changed(path):
    before = path.stat()
    assert not catalog.write(catalog.read(path), path)
    assert not catalog.write(put(catalog.read(path), "one", ""), path)
    assert catalog.edit(path, lambda read: read) == catalog.read(path)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_a_catalog_that_vanished_is_written_again(path):
    read = catalog.read(path)
    path.unlink()
    assert catalog.write(read, path)
    assert catalog.read(path) == read


def test_only_the_catalog_is_left_in_its_folder(path):
    assert catalog.write(put(catalog.read(path), "one", "eins"), path)
    assert names_beside(path) == ["a.po"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_permissions_are_kept(path):
    path.chmod(0o640)
    catalog.write(put(catalog.read(path), "one", "eins"), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_followed(path, tmp_path):
    link = tmp_path / "link.po"
    link.symlink_to(path)
    assert catalog.write(put(catalog.read(link), "one", "eins"), link)
    assert link.is_symlink()
    assert targets(path)["one"] == "eins"
    loop = tmp_path / "loop.po"
    loop.symlink_to(loop)
    with pytest.raises(CatalogError):
        catalog.read(loop)
    with pytest.raises(CatalogError):
        catalog.write(catalog.new("de", "en", loop), loop)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_full_disk_loses_nothing(path, monkeypatch, code):
    before = path.read_bytes()

    def full(_descriptor):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(storage.os, "fsync", full)
    with pytest.raises(CatalogError) as caught:
        catalog.write(put(catalog.read(path), "one", "eins"), path)
    assert os.strerror(code) in caught.value.message
    assert "nothing was lost" in caught.value.hint
    assert path.read_bytes() == before
    assert names_beside(path) == ["a.po"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_file_that_may_not_grow_loses_nothing(path):
    before = path.read_bytes()
    script = (
        "import resource, signal, sys; from pathlib import Path; from dataclasses import replace\n"
        "from localize import catalog\n"
        "path = Path(sys.argv[1]); read = catalog.read(path)\n"
        "entries = tuple(replace(e, target='x ' * 9000) for e in read.entries)\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "catalog.write(replace(read, entries=entries), path)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, path], capture_output=True, text=True, check=False
    )
    assert "CatalogError" in done.stderr
    assert path.read_bytes() == before
    assert names_beside(path) == ["a.po"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_or_file_that_is_not_ours_is_an_error(path):
    read = put(catalog.read(path), "one", "eins")
    path.chmod(0o444)
    with pytest.raises(CatalogError, match="read-only"):
        catalog.write(read, path)
    path.parent.chmod(0o555)
    with pytest.raises(CatalogError, match="cannot be written"):
        catalog.write(read, path)
    path.parent.chmod(0o755)


def test_a_path_through_a_file_is_an_error(path):
    with pytest.raises(CatalogError, match="cannot be written"):
        catalog.write(catalog.new("de", "en", "x"), path / "below.po")


def test_what_a_person_wrote_meanwhile_is_merged(path):
    ours = put(catalog.read(path), "one", "eins")
    catalog.write(put(catalog.read(path), "two", "zwei"), path)
    assert catalog.write(ours, path)
    assert targets(path) == {"one": "eins", "two": "zwei", "three": ""}


def test_a_person_goes_before_a_machine_that_read_earlier(path):
    read = catalog.read(path)
    drafts = tuple(catalog.draft(entry, "Maschine", "embedded@1") for entry in read.entries)
    catalog.write(put(catalog.read(path), "two", "zwei"), path)
    assert catalog.write(replace(read, entries=drafts), path)
    assert targets(path) == {"one": "Maschine", "two": "zwei", "three": "Maschine"}


def test_a_catalog_that_appeared_meanwhile_is_not_overwritten(path):
    catalog.write(put(catalog.read(path), "one", "eins"), path)
    new = catalog.update(catalog.new("de", "en", path), [Segment("one"), Segment("four")])[0]
    assert catalog.write(new, path)
    assert targets(path)["one"] == "eins"
    assert "four" in targets(path)


def test_the_same_catalog_can_be_written_again_and_again(path):
    ours = put(catalog.read(path), "one", "eins")
    assert catalog.write(ours, path)
    assert catalog.write(put(ours, "two", "zwei"), path)
    assert targets(path) == {"one": "eins", "two": "zwei", "three": ""}


def test_many_hands_lose_nothing(path):
    catalog.edit(path, lambda read: catalog.update(read, [Segment(str(n)) for n in range(40)])[0])

    def write(number):
        for n in range(number, 40, 4):
            catalog.edit(path, lambda read, n=n: put(read, str(n), f"Text {n}"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert targets(path) == {str(n): f"Text {n}" for n in range(40)}
    assert names_beside(path) == ["a.po"]


def test_what_a_killed_writer_left_goes_with_the_next_write_that_changes_nothing(path):
    catalog.write(catalog.read(path), path)
    spares = [path.with_name(f".{path.name}.{ending}") for ending in ("lock", "tmp")]
    for spare in spares:
        spare.write_bytes(b"")
    with storage.locked(path):
        spares[1].write_bytes(b"")
        storage.tidy(path)
        assert spares[1].exists(), "somebody writes it now"
    assert not catalog.write(catalog.read(path), path)
    assert not any(spare.exists() for spare in spares)


def test_a_lock_that_nobody_gives_back_is_an_error(path, monkeypatch):
    monkeypatch.setattr(storage, "_PATIENCE", 0.1)
    with storage.locked(path), pytest.raises(CatalogError, match="in use"):
        catalog.write(put(catalog.read(path), "one", "eins"), path)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_killed_writers_leave_a_whole_file_and_a_persons_work(path):
    rng = random.Random(1)
    segments = [Segment(f"text {number}") for number in range(30)]
    catalog.edit(path, lambda read: catalog.update(read, segments)[0])
    mine = {}
    for number in range(KILLS):
        command = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            writer.stdout.readline()
            time.sleep(rng.random() * 0.15)
            text = f"text {number % 30}"
            mine[text] = f"von Hand {number}"
            catalog.edit(path, lambda read, text=text: put(read, text, mine[text]))
            time.sleep(rng.random() * 0.05)
            writer.send_signal(signal.SIGKILL)
        found = targets(path)
        assert {text: found[text] for text in mine} == mine
    catalog.edit(path, lambda read: put(read, "text 29", "fertig"))
    assert names_beside(path) == ["a.po"]


def test_entries_are_found_by_key_when_they_come_from_elsewhere(path):
    read = catalog.read(path)
    copies = tuple(Entry(Segment(entry.segment.text), "neu") for entry in read.entries)
    assert catalog.write(replace(read, entries=copies), path)
    assert set(targets(path).values()) == {"neu"}


def test_a_catalog_can_be_written_elsewhere(path, tmp_path):
    other = Path(tmp_path, "copy.po")
    assert catalog.write(catalog.read(path), other)
    assert other.read_bytes() == path.read_bytes()
    assert not catalog.write(catalog.read(path), other)


class Editor(threading.Thread):
    """Saves a catalog again and again, as an editor that knows nothing of locks."""

    def __init__(self, path: Path) -> None:
        super().__init__(daemon=True)
        self.path = path
        self.saves = 0
        self.lost: list[str] = []
        self.stopped = threading.Event()

    def run(self):
        human: dict[str, str] = {}
        while not self.stopped.wait(random.uniform(0, 0.004)):
            read = catalog.read(self.path)
            now = {entry.segment.text: entry.target for entry in read.entries}
            self.lost += [text for name, text in human.items() if now[name] != text]
            entry = random.choice(read.entries)
            human[entry.segment.text] = text = f"Von Hand {self.saves}"
            done = {catalog.key(entry): catalog.accept(replace(entry, target=text))}
            spare = self.path.with_suffix(".editor")
            spare.write_bytes(catalog.to_bytes(catalog.replaced(read, done)))
            spare.replace(self.path)
            self.saves += 1


def test_no_save_of_an_editor_without_locks_is_lost(tmp_path):
    path = tmp_path / "a.po"
    path.touch()
    if not storage.swapping.swap(path, path):
        pytest.skip("this system cannot exchange files")
    path.unlink()
    made, _ = catalog.update(
        catalog.new("de", "en", path), [Segment(f"Text {n}") for n in "abcdef"]
    )
    catalog.write(made, path)
    editor = Editor(path)
    editor.start()
    for number in range(200):
        catalog.edit(
            path,
            lambda read, number=number: replace(
                read, header=(*read.header[:-1], ("X-Number", str(number)))
            ),
        )
    editor.stopped.set()
    editor.join()
    assert editor.saves
    assert not editor.lost


@pytest.mark.parametrize("can_swap", [True, False])
def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path, monkeypatch, can_swap):
    if not can_swap:
        monkeypatch.setattr(storage.swapping, "_function", lambda: None)
    path = tmp_path / "a.po"
    path.write_bytes(b"theirs")
    assert not storage.save(b"ours", path, None)
    assert not storage.save(b"ours", path, b"older")
    assert path.read_bytes() == b"theirs"
    assert storage.save(b"ours", path, b"theirs")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.po", b"ours")]


def test_what_was_saved_in_the_last_instant_is_put_back(tmp_path, monkeypatch):
    path = tmp_path / "a.po"
    path.write_bytes(b"before")
    swap = storage.swapping.swap

    def save_in_between(one, other):
        monkeypatch.setattr(storage.swapping, "swap", swap)
        spare = tmp_path / "editor"
        spare.write_bytes(b"theirs")
        spare.replace(path)
        return swap(one, other)

    monkeypatch.setattr(storage.swapping, "swap", save_in_between)
    if not swap(path, path):
        pytest.skip("this system cannot exchange files")
    assert not storage.save(b"ours", path, b"before")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.po", b"theirs")]
