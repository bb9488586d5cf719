"""How fast pages are read and written: `python benchmarks/formats.py`.

Bars: a 1 MB HTML page parsed to a catalog in at most 1.5 s; at least 50 pages of 20 kB a second
parsed and rendered. The pages are the sample article with its body repeated, once as it is (and
with a box that never ends, so that the page is nested deep), once with the words of every piece of
text in another order, as no real page says the same twice. So are the feeds, whose article is the
same text as an item of JSON and of RSS.
"""

from __future__ import annotations

import gc
import json
import random
import re
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

from localize import catalog, formats, glossary, markup, segmentation
from localize.model import Feed, Field, Role
from localize.project import find

ARTICLES = Path(__file__).parents[1] / "articles" / "2026"
PAGE = (ARTICLES / "asylum-ruling.html").read_text("utf-8")
JSON = Feed(
    fields=(Field("$.items[*].title", Role.HEADLINE), Field("$.items[*].body", type="html")),
    language="$.lang",
)
RSS = Feed(
    fields=(Field("//item/title", Role.HEADLINE), Field("//item/description", type="html")),
    language="//language",
)
BODY_START, BODY_END = PAGE.index("<p>The judgment"), PAGE.index('<p class="tags">')


def page(size: int) -> bytes:
    """Give a page of about that many bytes."""
    body = PAGE[BODY_START:BODY_END].replace("</div>\n\n      ", "")
    times = max(1, (size - len(PAGE)) // len(body) + 1)
    return (PAGE[:BODY_START] + body * times + "</div>" + PAGE[BODY_END:]).encode()


def shuffled(size: int) -> bytes:
    """Give a page of about that many bytes, its paragraphs all different."""
    rng = random.Random(7)
    body = PAGE[BODY_START:BODY_END].removesuffix("</div>\n\n      ")
    times = max(1, (size - len(PAGE)) // len(body) + 1)

    def other(found: re.Match[str]) -> str:
        first, *words, last = re.split(r"\s+", found[1])
        rng.shuffle(words)
        return f">{' '.join([first, *words, last])}<"

    varied = re.sub(r">([^<>]+\s[^<>]+)<", other, body * times)
    return (PAGE[:BODY_START] + varied + "</div>" + PAGE[BODY_END:]).encode()


def text(name: str, size: int) -> bytes:
    """Give a Markdown or text sample, its paragraphs repeated."""
    data = (ARTICLES / name).read_bytes()
    head, _, rest = data.partition(b"\n\n")
    return head + (b"\n\n" + rest) * (size // len(rest) + 1)


def feeds(size: int) -> tuple[bytes, bytes]:
    """Give a feed of about that many bytes, in JSON and as RSS."""
    body = PAGE[BODY_START:BODY_END]
    items = [
        {"id": number, "title": "Court overturns ruling", "body": body}
        for number in range(size // len(body) + 1)
    ]
    rss = "".join(
        f"<item><title>{one['title']}</title><description>{escape(body, quote=False)}</description>"
        "</item>"
        for one in items
    )
    return (
        json.dumps({"lang": "en", "items": items}).encode(),
        f"<rss><channel><language>en</language>{rss}</channel></rss>".encode(),
    )


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Give the best processor time of several runs, so that a busy machine counts less."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def round_trip(data: bytes, path: str, feed: Feed | None = None) -> bytes:
    """Parse a page and render it with every block translated."""
    document = formats.parse(data, path, feed)
    return formats.render(document, {block: block.text for block in document.blocks})


def to_catalog(data: bytes, path: str) -> bytes:
    """Parse a page, and write the catalog of its sentences and of the terms in them."""
    document = formats.parse(data, path)
    segments = segmentation.segments(document)
    project = find(ARTICLES)
    terms = glossary.load(project.glossary_paths())
    glossary.match([markup.plain(segment.text) for segment in segments], terms, "en")
    made, _ = catalog.update(catalog.new("de", "en", Path("a.po")), segments)
    return catalog.preview(made, project.settings.catalog.wrap)


def main() -> None:
    """Print one line a measurement."""
    gc.set_threshold(50_000)  # as the command line does
    small = page(20_000)
    for name, data in (("repeated", page(1_000_000)), ("all different", shuffled(1_000_000))):
        parsed = seconds(lambda data=data: formats.parse(data, "a.html"))
        took = seconds(lambda data=data: to_catalog(data, "a.html"))
        print(f"HTML, {len(data) / 1e6:.2f} MB, {name}: parsed in {parsed:.2f} s, ", end="")
        print(f"to a catalog in {took:.2f} s (bar 1.5 s)")
    took = seconds(lambda: round_trip(small, "a.html"))
    print(f"HTML, {len(small) / 1e3:.0f} kB: {1 / took:.0f} pages a second both ways (bar 50)")
    for name in ("pension-vote.md", "glacier-law.txt"):
        data = text(name, 20_000)
        took = seconds(lambda data=data, name=name: round_trip(data, name))
        print(f"{name}, {len(data) / 1e3:.0f} kB: {1 / took:.0f} a second both ways")
    for name, feed, data in zip(("a.json", "a.rss"), (JSON, RSS), feeds(1_000_000), strict=True):
        parsed = seconds(lambda data=data, name=name, feed=feed: formats.parse(data, name, feed))
        both = seconds(lambda data=data, name=name, feed=feed: round_trip(data, name, feed))
        size = f"{name}, {len(data) / 1e6:.2f} MB"
        print(f"{size}: parsed in {parsed:.2f} s, parsed and rendered in {both:.2f} s")


if __name__ == "__main__":
    main()
