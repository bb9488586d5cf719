"""The places where a sentence may end, and what stands around them."""

from __future__ import annotations

import re
from typing import NamedTuple

STOP = re.compile(
    r"(?P<mark>[.!?…؟۔‽](?:[.!?…؟۔‽]++|(?:[ \u00a0]\.)++)?+)"
    r"(?P<closers>(?:[\"'”’»›“‘«‹)\]\u200e\u200f]|[ \u00a0\u202f]++[»›](?!\w)|\[\d{1,3}\])*+)"
    r"\s++(?=\S)"
)
"""A terminator, what closes with it, and the white space after."""

_NEXT = re.compile(r"(?P<opening>(?:\[(?:\.{3}|…)\]|[\W_])*?)(?P<word>[^\W_]+(?:-[^\W_]+)*+['’]?)")
_CHAIN = re.compile(r"(?<![^\W_])(?:[^\W\d_]{1,4}\.[ \u00a0\u202f]*)*[^\W\d_]{1,4}$|\S+$")
_LAST = re.compile(r"[^'’‘\"“”„«»‹›(\[{/–—-]*$")
_REACH = 40
"""Characters to look at before and after a site; no abbreviation is longer."""


class Site(NamedTuple):
    """A place where a sentence may end: `text[start:end]` would be the sentence.

    `stop` is where the terminator `mark` begins, `follow` where the next sentence would begin.
    `token` is the word before the mark, `chain` the abbreviation of several parts that it ends
    (`z.B` for `z. B`), `before` the token before that. `word` comes next, after `opening`.
    """

    text: str
    start: int
    stop: int
    end: int
    follow: int
    mark: str
    closers: str
    token: str
    chain: str
    before: str
    opening: str
    word: str


def site(text: str, start: int, found: re.Match[str]) -> Site:
    """Look around a terminator found by `STOP`, in a sentence that began at `start`."""
    stop, follow = found.start(), found.end()
    head = text[max(start, stop - _REACH) : stop]
    words = head.split()
    whole = words[-1] if words and not head[-1].isspace() else ""
    after = _NEXT.match(text, follow, follow + _REACH)
    return Site(
        text,
        start,
        stop,
        found.end("closers"),
        follow,
        found["mark"],
        found["closers"],
        _tail(whole),
        _chain(head) if whole and len(words) > 1 and words[-2].endswith(".") else _bare(whole),
        words[-2] if len(words) > 1 else "",
        after["opening"] if after else "",
        after["word"].replace("’", "'") if after else "",
    )


def _tail(whole: str) -> str:
    """Give the part of a token after its last quote, bracket, apostrophe (l'art) or hyphen."""
    found = _LAST.search(whole)
    if found is None or (len(found[0]) == 1 and found[0].islower() and found.start()):
        return whole
    return found[0]


def _bare(whole: str) -> str:
    """Give a token without the quotes and brackets that open it."""
    return whole.lstrip("'’‘\"“”„«»‹›([{/–—-")


def _chain(head: str) -> str:
    """Give the abbreviation of several parts at the end of `head`, without its spaces."""
    found = _CHAIN.search(head)
    return "".join(_bare(found[0]).split()) if found else ""
