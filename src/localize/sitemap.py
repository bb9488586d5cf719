"""Pages → sitemaps with alternates, as search engines read them.

https://www.sitemaps.org/protocol.html; the alternates are
https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

NAME = "sitemap.xml"
MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 2**20
"""Limits of one file, uncompressed."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_SITEMAP = (
    f'<urlset xmlns="{_SPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n',
    "</urlset>\n",
)
_INDEX = f'<sitemapindex xmlns="{_SPACE}">\n', "</sitemapindex>\n"


def files(
    articles: Iterable[tuple[Mapping[str, str], str]],
    base_url: str,
    most_addresses: int = MOST_ADDRESSES,
    most_bytes: int = MOST_BYTES,
) -> dict[str, bytes]:
    """Give the files by name: one sitemap, or an index and its sitemaps; none without pages.

    An article is its editions' addresses by language, and the language that is the `x-default`
    (empty for none). `base_url` is where the files will stand; no address is outside of it.
    """
    entries = (entry for editions, default in articles for entry in _entries(editions, default))
    parts = list(_parts(entries, most_addresses, most_bytes - len(_wrapped(_SITEMAP, []))))
    if not parts:
        return {}
    if len(parts) == 1:
        return {NAME: _wrapped(_SITEMAP, parts[0])}
    named = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, 1)}
    lines = [f"<sitemap><loc>{escape(f'{base_url}/{name}')}</loc></sitemap>\n" for name in named]
    return {
        NAME: _wrapped(_INDEX, [line.encode() for line in lines]),
        **{name: _wrapped(_SITEMAP, part) for name, part in named.items()},
    }


def _entries(editions: Mapping[str, str], default: str) -> Iterator[bytes]:
    """Give an entry for each edition: its address, and all editions' addresses, its own too."""
    hrefs = dict(editions)
    if len(editions) > 1 and default in editions:
        hrefs["x-default"] = editions[default]
    links = "".join(
        f'\n<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(href)}/>'
        for tag, href in hrefs.items()
        if len(editions) > 1
    )
    for href in editions.values():
        yield f"<url>\n<loc>{escape(href)}</loc>{links}\n</url>\n".encode()


def _parts(entries: Iterable[bytes], most: int, most_bytes: int) -> Iterator[list[bytes]]:
    part: list[bytes] = []
    size = 0
    for entry in entries:
        if part and (len(part) == most or size + len(entry) > most_bytes):
            yield part
            part, size = [], 0
        part.append(entry)
        size += len(entry)
    if part:
        yield part


def _wrapped(around: tuple[str, str], entries: list[bytes]) -> bytes:
    return b"".join([(_DECLARATION + around[0]).encode(), *entries, around[1].encode()])
