"""From a catalog to the binary `.mo` that programs read at run time: what `msgfmt` makes of it.

The layout is that of the gettext manual (“The Format of GNU MO Files”), with the hash table, so
that the bytes are `msgfmt`'s own.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from localize.catalog.rendering import raw_of
from localize.model import Catalog, Entry

_MAGIC = 0x950412DE
_HEAD = 7 * 4
_SMALL = 5


def compile_mo(catalog: Catalog, *, include_fuzzy: bool = False) -> bytes:
    """Give the `.mo` of a catalog, without fuzzy entries unless asked."""
    encoding = raw_of(catalog).encoding
    pairs = dict(_pairs(catalog, include_fuzzy=include_fuzzy))
    coded = sorted((_code(one, encoding), _code(other, encoding)) for one, other in pairs.items())
    sources = [source for source, _ in coded]
    size = _table_size(len(coded))
    start = _HEAD + 16 * len(coded) + 4 * size
    middle, source_index = _index(sources, start)
    _, target_index = _index([target for _, target in coded], middle)
    head = struct.pack(
        "<7I",
        _MAGIC,
        0,
        len(coded),
        _HEAD,
        _HEAD + 8 * len(coded),
        size,
        _HEAD + 16 * len(coded),
    )
    body = b"".join(text + b"\0" for texts in zip(*coded, strict=True) for text in texts)
    return head + source_index + target_index + _hash_table(sources, size) + body


def _pairs(catalog: Catalog, *, include_fuzzy: bool) -> Iterator[tuple[str, str]]:
    if catalog.header:
        fields = ((name, value) for name, value in catalog.header if name != "POT-Creation-Date")
        yield "", "".join(f"{name}: {value}\n" if name else f"{value}\n" for name, value in fields)
    for entry in catalog.entries:
        wanted = not entry.obsolete and (include_fuzzy or not entry.fuzzy)
        if wanted and entry.target:
            yield _name(entry), "\0".join(entry.targets) if entry.plural else entry.target


def _name(entry: Entry) -> str:
    context, text = entry.segment.context, entry.segment.text
    name = f"{context}\x04{text}" if context else text
    return f"{name}\0{entry.plural}" if entry.plural else name


def _code(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "surrogateescape")


def _index(texts: Iterable[bytes], offset: int) -> tuple[int, bytes]:
    """Give where the texts end, and their table of lengths and offsets."""
    numbers: list[int] = []
    for text in texts:
        numbers += (len(text), offset)
        offset += len(text) + 1
    return offset, struct.pack(f"<{len(numbers)}I", *numbers)


def _table_size(count: int) -> int:
    """Give the least prime, from 5, that leaves a quarter of the hash table empty; 3 for one."""
    size = count * 4 // 3 | 1
    if size < _SMALL:
        return 5 if size == 3 else 3  # noqa: PLR2004 - msgfmt takes 3 for no prime
    while any(size % divisor == 0 for divisor in range(3, int(size**0.5) + 1, 2)):
        size += 2
    return size


def _hash_table(sources: Iterable[bytes], size: int) -> bytes:
    """Give the open hash table: at each text's place its number, from 1."""
    table = [0] * size
    for number, source in enumerate(sources, 1):
        value = _hash(source.split(b"\0", 1)[0])
        place, step = value % size, 1 + value % (size - 2)
        while table[place]:
            place = (place + step) % size
        table[place] = number
    return struct.pack(f"<{size}I", *table)


def _hash(text: bytes) -> int:
    """Hash as P. J. Weinberger does, in 32 bits."""
    value = 0
    for byte in text:
        value = (value << 4) + byte
        if high := value & 0xF0000000:
            value ^= high >> 24 ^ high
    return value
