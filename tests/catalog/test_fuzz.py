"""Whatever the bytes: a catalog or a CatalogError with a line, never another exception or a hang.

`LOCALIZE_FUZZ=100000` runs the long form.
"""

import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from localize import catalog
from localize.errors import CatalogError

INPUTS = int(os.environ.get("LOCALIZE_FUZZ", "3000"))
SEEDS = [path.read_bytes() for path in sorted((Path(__file__).parent / "files").iterdir())]
SEEDS += [path.read_bytes() for path in sorted((Path(__file__).parent / "bad").iterdir())]
PIECES = [
    b"msgid", b"msgstr", b"msgctxt", b"msgid_plural", b"msgstr[0]", b"msgstr[1]", b"domain", b'"',
    b'""', b'"a"', b'"a\\n"', b"\\", b"\n", b"\r\n", b"#", b"# ", b"#~", b"#~ ", b"#|", b"#~| ",
    b"#,", b"#, fuzzy", b"#:", b"#.", b"#=", b" ", b"\t", b"\xc3", b"\xa4", b"\xef\xbb\xbf", b"[",
    b"]", b"0", b"\\302", b"\\x", b'"Content-Type: text/plain; charset=', b"UTF-7", b"GBK",
    b"rot13", b"utf-16", b"unicode_escape", b"idna", b'\\n"', b"<<<<<<< a", b"=======",
    b"\xe2\x80\xa8", b"\x85", b"\x00",
]  # fmt: skip


def read_or_error(data):
    """Give the catalog, or the error that reading it raised."""
    try:
        return catalog.parse_bytes(data, "a.po")
    except CatalogError as error:
        return error


def check(data):
    started = time.perf_counter()
    read = read_or_error(data)
    if isinstance(read, CatalogError):
        assert read.line is None or 1 <= read.line <= data.count(b"\n") + 1
        assert read.hint
    else:
        assert catalog.to_bytes(read) == data
        updated, _ = catalog.update(read, [entry.segment for entry in read.entries[::2]])
        again = read_or_error(catalog.to_bytes(updated))
        if isinstance(again, CatalogError):  # without its header a file is UTF-8, a domain is one
            assert "charset" in again.message or "stands twice" in again.message
    assert time.perf_counter() - started < 5


def mutate(data, rng):
    data = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data) + 1)
        kind = rng.random()
        if kind < 0.4:
            data[at:at] = rng.choice(PIECES)
        elif kind < 0.7:
            del data[at : at + rng.choice((1, 1, 2, 20))]
        elif kind < 0.8:
            data[at : at + 1] = bytes([rng.randrange(256)])
        else:
            start = rng.randrange(len(data) + 1)
            data[at:at] = data[start : start + rng.randrange(60)]
    return bytes(data)


def test_mutated_catalogs():
    rng = random.Random(int(os.environ.get("LOCALIZE_SEED", "1")))
    for number in range(INPUTS):
        data = mutate(rng.choice(SEEDS), rng)
        try:
            check(data)
        except BaseException as error:
            error.add_note(f"input {number}: {data!r}")
            raise


@settings(
    max_examples=min(INPUTS, 300), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=3), max_size=40).map(b"".join))
@example(b'"Content-Type: text/plain; charset=unicode_escape')
def test_heaps_of_pieces(data):
    check(data)


@pytest.mark.parametrize(
    "data",
    [
        b'"' * 200_000,
        b'msgid "' + b"\\" * 200_001 + b'"\nmsgstr ""\n',
        b"#~" * 100_000,
        b"#|" * 100_000,
        b"#\\\n" * 100_000,
        b"\n" * 1_000_000,
        b'msgid "a"\n' * 50_000,
        b'msgid ""\n' + b'"a"\n' * 100_000,
        b'#~ msgid "a"\n#~ ' + b"\n#~ " * 100_000,
        b'msgid "a"\nmsgid_plural "b"\n' + b'msgstr[0] "a"\n' * 50_000,
        b'msgstr["0"] ' * 50_000,
        b'msgid "a"\nmsgstr[' + b"9" * 100_000 + b'] "b"\n',
        b'msgid "a"\nmsgid_plural "b"\nmsgstr[' + b"9" * 100_000 + b'] "b"\n',
        b'domain "a"\n' * 30_000,
    ],
    ids=range(14),
)
def test_nothing_hangs(data):
    check(data)
