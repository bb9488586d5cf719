"""How fast pages are read and written: `python benchmarks/formats.py`.

Bars: a 1 MB HTML page parsed in at most 1.5 s; at least 50 pages of 20 kB a second parsed and
rendered. The pages are the sample article with its body repeated; so are the feeds, whose article
is the same text as an item of JSON and of RSS.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

from localize import formats
from localize.model import Feed, Field, Role

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


def main() -> None:
    """Print one line a measurement."""
    megabyte, small = page(1_000_000), page(20_000)
    took = seconds(lambda: formats.parse(megabyte, "a.html"))
    print(f"HTML, {len(megabyte) / 1e6:.2f} MB: parsed in {took:.2f} s (bar 1.5 s)")
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
