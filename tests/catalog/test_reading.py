"""Reading: every byte kept, every construct understood, everything else a clear error."""

import codecs
import os
import pickle
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from localize import catalog
from localize.errors import CatalogError
from localize.model import Role

HERE = Path(__file__).parent
FILES = sorted((HERE / "files").iterdir())
BAD = {
    "binary": (2, "NUL", "version control"),
    "comment-inside": (1, "not whole", "msgid, then msgstr"),
    "conflict": (2, "merge conflict", "<<<<<<<"),
    "duplicate": (7, "lines 1 and 7", "keep the better"),
    "ends-early": (4, "not whole", "msgid, then msgstr"),
    "escape": (2, "escape", "backslash"),
    "html": (1, "“<”", "outside quotes"),
    "image": (1, "0x89", "iconv"),
    "keyword": (4, "msgidd", "msgid_plural"),
    "mixed-obsolete": (1, "not whole", "msgid, then msgstr"),
    "no-msgstr": (1, "not whole", "msgid, then msgstr"),
    "plural-index": (1, "plural forms", "in order"),
    "unclosed": (2, "does not end", "close it"),
    "unknown-charset": (2, "UTF-88", "Content-Type"),
    "utf16": (1, "UTF-16", "UTF-8"),
    "wrong-charset": (5, "0xe4", "iconv"),
}


def reassembled(read):
    """Write a catalog slice by slice, past the short cut for an unchanged one."""
    first = read.entries[:1]
    touched = tuple(replace(entry, line=-1) for entry in first) + read.entries[1:]
    return catalog.to_bytes(replace(read, entries=touched))


def corpus():
    """Give the `.po` files of this machine, or of the folder that the environment names."""
    roots = [os.environ.get("LOCALIZE_CORPUS", ""), "/usr/share", "/usr/lib/python3"]
    found = [
        Path(folder, name)
        for root in filter(None, roots)
        for folder, _, names in os.walk(root)
        for name in names
        if name.endswith((".po", ".pot"))
    ]
    return found[:5000]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("change", ["as it is", "crlf", "bom", "no last newline"])
def test_load_and_save_change_no_byte(path, change, tmp_path):
    data = path.read_bytes()
    if change == "crlf":
        data = data.replace(b"\\\n", b"").replace(b"\n", b"\r\n")
    data = codecs.BOM_UTF8 + data if change == "bom" else data
    data = data.rstrip(b"\n") if change == "no last newline" else data
    copy = tmp_path / path.name
    copy.write_bytes(data)
    read = catalog.read(copy)
    assert reassembled(read) == data
    assert not catalog.write(read, copy)
    assert copy.read_bytes() == data


def test_every_catalog_of_this_machine_is_kept():
    paths = corpus()
    if not paths:
        pytest.skip("no .po on this machine; name a folder in LOCALIZE_CORPUS")
    for path in paths:
        data = path.read_bytes()
        try:
            read = catalog.parse_bytes(data, str(path))
        except CatalogError:
            gettext = subprocess.run(["msgcat", path], capture_output=True, check=False)
            assert gettext.returncode, path
            continue
        assert reassembled(read) == data, path


@pytest.mark.skipif(not shutil.which("msgcat"), reason="GNU gettext is not installed")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_gettext_accepts_our_sample_files(path):
    done = subprocess.run(["msgcat", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", sorted((HERE / "bad").iterdir()), ids=lambda path: path.stem)
def test_a_bad_file_is_refused_with_line_and_cure(path):
    line, message, hint = BAD[path.name.removeprefix("bad.").removesuffix(".po")]
    with pytest.raises(CatalogError) as caught:
        catalog.read(path)
    assert caught.value.line == line
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert str(path) in str(caught.value)


def test_a_missing_file_and_a_folder_are_catalog_errors(tmp_path):
    for path in (tmp_path / "none.po", tmp_path):
        with pytest.raises(CatalogError):
            catalog.read(path)


def test_every_construct_is_understood():
    read = catalog.read(HERE / "files" / "everything.po")
    by_text = {entry.segment.text: entry for entry in read.entries}
    assert read.language == "de-CH"
    assert dict(read.header)["X-Unknown-Header"] == "stays: where it is"
    assert by_text["workflow flag"].fuzzy
    assert by_text["workflow flag"].segment.roles == (Role.HEADLINE,)
    assert by_text["new text"].previous == "old text"
    assert by_text["new text"].targets == ("neuer Text", "neue Texte")
    assert by_text["new text"].flags == ("c-format",)
    assert 'octal \xa0 and hex é, \a \b \f \v \r \t, a \\ and a "' in by_text
    assert by_text["no line break"].target == "kein Umbruch"
    assert by_text["after it"].comments == ("this comment is of the next one",)
    assert by_text["a line that goes on"].target == "eine Zeile"
    assert by_text["references"].segment.references[3:5] == ("a b.html", "plain.c:3")
    assert by_text["gone too"].obsolete
    assert by_text["gone too"].previous == "older"
    assert by_text["gone too"].segment.context == "x"


def test_line_separators_of_unicode_are_no_line_ends():
    read = catalog.read(HERE / "files" / "everything.po")
    assert any("\u2028" in entry.target and "\x85" in entry.target for entry in read.entries)


@pytest.mark.parametrize("charset", ["ISO-8859-1", "KOI8-R", "Shift_JIS", "GBK", "Big5", "CP1252"])
def test_the_charset_of_the_header_is_respected(charset, tmp_path):
    text = {"KOI8-R": "Русский", "Shift_JIS": "日本語ソ", "GBK": "汉语", "Big5": "許功蓋"}
    word = text.get(charset, "Übergröße")
    content = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "a"\n'
    path = tmp_path / "a.po"
    path.write_bytes((content + f'msgstr "{word}"\n').encode(charset))
    read = catalog.read(path)
    assert read.entries[0].target == word
    changed = catalog.accept(replace(read.entries[0], target=word + word))
    assert catalog.write(catalog.replaced(read, {("", "a"): changed}), path)
    assert (word + word).encode(charset) in path.read_bytes()


def test_a_character_that_the_charset_lacks_is_an_error_and_nothing_is_lost(tmp_path):
    path = tmp_path / "a.po"
    head = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n'
    data = head + b'msgid "a"\nmsgstr "\xe4"\n'
    path.write_bytes(data)
    read = catalog.read(path)
    changed = replace(read.entries[0], target="日本")
    with pytest.raises(CatalogError, match="has no “日”"):
        catalog.write(catalog.replaced(read, {("", "a"): changed}), path)
    assert path.read_bytes() == data


def test_a_catalog_survives_pickling():
    read = catalog.read(HERE / "files" / "everything.po")
    again = pickle.loads(pickle.dumps(read))
    assert again == read
    assert hash(again) == hash(read)
    assert reassembled(again) == (HERE / "files" / "everything.po").read_bytes()
