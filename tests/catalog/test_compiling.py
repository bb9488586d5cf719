"""Compiling: the bytes of msgfmt."""

import gettext
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize import catalog
from localize.model import Entry, Segment

HERE = Path(__file__).parent
needs_gettext = pytest.mark.skipif(
    not shutil.which("msgfmt"), reason="GNU gettext is not installed"
)


def msgfmt(data, folder, *options):
    (folder / "a.po").write_bytes(data)
    subprocess.run(
        ["msgfmt", *options, "-o", folder / "a.mo", folder / "a.po"],
        check=True,
        capture_output=True,
    )
    return (folder / "a.mo").read_bytes()


@needs_gettext
@pytest.mark.parametrize("name", ["order.po", "unwrapped.po", "no-header-no-newline.po"])
def test_sample_files_compile_to_the_same_bytes(name, tmp_path):
    data = (HERE / "files" / name).read_bytes()
    assert catalog.compile_mo(catalog.parse_bytes(data)) == msgfmt(data, tmp_path)


@needs_gettext
@settings(deadline=None, max_examples=25)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["", "ctx"]), st.text("abcäß 日😀", min_size=1, max_size=12)),
        st.tuples(st.text("xyzü", max_size=9), st.booleans(), st.booleans()),
        max_size=40,
    ),
    st.booleans(),
)
def test_generated_catalogs_compile_to_the_same_bytes(tmp_path_factory, rows, fuzzy):
    entries = tuple(
        Entry(Segment(text, context), target, fuzzy=unsure, obsolete=gone)
        for (context, text), (target, unsure, gone) in rows.items()
    )
    made = replace(catalog.new("de", "en", "a.po"), entries=entries)
    options = ["--use-fuzzy"] if fuzzy else []
    folder = tmp_path_factory.mktemp("mo")
    expected = msgfmt(catalog.to_bytes(made), folder, *options)
    assert catalog.compile_mo(made, include_fuzzy=fuzzy) == expected


def test_python_reads_what_we_compile():
    plural = Entry(Segment("a day"), "Tag", "days", ("ein Tag", "Tage"))
    label = Entry(Segment("Photo", "label"), "Bild")
    made = replace(catalog.new("de", "en", "a.po"), entries=(plural, label))
    read = gettext.GNUTranslations(io.BytesIO(catalog.compile_mo(made)))
    assert read.pgettext("label", "Photo") == "Bild"
    assert (
        read.ngettext("a day", "days", 1) == "Tag" or read.ngettext("a day", "days", 1) == "ein Tag"
    )
    assert read.ngettext("a day", "days", 2) == "Tage"
