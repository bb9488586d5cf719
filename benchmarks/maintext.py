"""How well the article is told from its page: `python benchmarks/maintext.py`.

The unit is the text block: a paragraph, heading, list item, table cell or caption (what stands
between two borders of blocks, or line breaks). A system takes a block if the block's words, in
order and without punctuation, stand within one of the system's own blocks; a block of fewer than
four words has to be one of them whole. F1 of a page = 2TP / (2TP + FP + FN), TP and FN over the
blocks marked as the article, FP over those that are neither the article nor marked as either;
alternative texts do not count. The figure is the mean over pages, with a 95 % bootstrap interval
(pages drawn again, 2000 times).

“Foreign” counts what came into our catalogs of navigation, footers, cards and the like: every
entry but the page's title and description, alternative texts too, that is in no marked text.

Beside localize: trafilatura (its headline added to its text) and readability-lxml, where they are
installed: `pip install trafilatura readability-lxml`, in an environment for measuring. `-v` lists
what was missed and what was wrongly taken. Bars: F1 at least trafilatura's, nothing foreign.
"""

from __future__ import annotations

import importlib
import importlib.util
import random
import sys
from collections.abc import Callable, Iterable
from statistics import mean

import page_set

from localize import formats, markup
from localize.model import Role

_HEAD = frozenset((Role.TITLE, Role.DESCRIPTION))
_SHORT = 4
_DRAWS = 2000

Taken = Callable[[bytes], list[str]]


def ours(data: bytes) -> list[str]:
    """Give the visible blocks that localize would translate."""
    blocks = formats.parse(data, "page.html").blocks
    hidden = {None, Role.ALT, *_HEAD}
    return [markup.plain(block.text) for block in blocks if block.role not in hidden]


def entries(data: bytes) -> list[str]:
    """Give all that localize would translate but the page's names for itself."""
    blocks = formats.parse(data, "page.html").blocks
    return [markup.plain(block.text) for block in blocks if block.role and block.role not in _HEAD]


def trafilaturas(data: bytes) -> list[str]:
    """Give trafilatura's text, with its headline, by its own elements."""
    found = importlib.import_module("trafilatura").bare_extraction(data, with_metadata=True)
    if found is None:
        return []
    blocks = ["".join(one.itertext()) for one in found.body.iter() if _is_leaf(one)]
    return [found.title or "", *blocks]


def _is_leaf(element: object) -> bool:
    names = {"p", "head", "item", "cell", "quote", "code"}
    return element.tag in names and not any(one.tag in names for one in element.iterdescendants())  # type: ignore[attr-defined]


def readabilitys(data: bytes) -> list[str]:
    """Give readability's page, cut as the set's own pages are, with its headline."""
    document = importlib.import_module("readability").Document(data.decode())
    return [document.short_title(), *page_set.runs(document.summary())]


SYSTEMS: dict[str, tuple[str, Taken]] = {
    "localize": ("localize", ours),
    "trafilatura": ("trafilatura", trafilaturas),
    "readability-lxml": ("readability", readabilitys),
}


def takes(blocks: Iterable[str], text: str) -> bool:
    """Tell whether a system's normalised blocks have a block of the page."""
    if len(text.split()) < _SHORT and text.isascii():
        return text in blocks
    return any(f" {text} " in f" {block} " for block in blocks)


def f1(page: page_set.Page, taken: list[str]) -> tuple[float, list[str], list[str]]:
    """Give a page's F1, what was missed and what was wrongly taken."""
    blocks = {page_set.words(text) for text in taken}
    missed = sorted(text for text in page.article if not takes(blocks, text))
    wrong = sorted(text for text in page.foreign if takes(blocks, text))
    hits = len(page.article) - len(missed)
    return 2 * hits / (2 * hits + len(missed) + len(wrong)), missed, wrong


def foreign(page: page_set.Page, taken: list[str]) -> list[str]:
    """Give the entries that are in no text of the article, and in nothing that may be either."""
    known = page.article | page.heard | page.either
    texts = filter(None, map(page_set.words, taken))
    return [text for text in texts if not any(text in one or one in text for one in known)]


def interval(values: list[float]) -> tuple[float, float]:
    """Give the 95 % bootstrap interval of a mean."""
    draw = random.Random(1)
    means = sorted(mean(draw.choices(values, k=len(values))) for _ in range(_DRAWS))
    return means[int(0.025 * _DRAWS)], means[int(0.975 * _DRAWS)]


def report(kind: str, *, verbose: bool) -> None:
    """Print a set's figures."""
    pages = page_set.load(kind)
    print(f"{kind}: {len(pages)} pages, {sum(len(one.article) for one in pages)} marked texts")
    scores: dict[str, list[float]] = {}
    for name, (module, system) in SYSTEMS.items():
        if importlib.util.find_spec(module) is None:
            continue
        found = [f1(one, system(one.data)) for one in pages]
        scores[name] = [score for score, _, _ in found]
        low, high = interval(scores[name])
        wrong = sum(len(one) for _, _, one in found)
        missed = sum(len(one) for _, one, _ in found)
        print(f"  {name}: F1 {mean(scores[name]):.4f} [{low:.4f}, {high:.4f}], ", end="")
        print(f"{missed} missed, {wrong} wrong")
        if verbose:
            _list(pages, found)
    strangers = {one.name: foreign(one, entries(one.data)) for one in pages}
    print(f"  foreign strings in catalogs: {sum(map(len, strangers.values()))}")
    for name, texts in strangers.items():
        if texts:
            print(f"    {name}: {texts}")
    for name in [*scores][1:]:
        ahead = [a - b for a, b in zip(scores["localize"], scores[name], strict=True)]
        low, high = interval(ahead)
        print(f"  ahead of {name}: {mean(ahead):+.4f} [{low:+.4f}, {high:+.4f}]")


def _list(pages: list[page_set.Page], found: list[tuple[float, list[str], list[str]]]) -> None:
    for page, (score, missed, wrong) in zip(pages, found, strict=True):
        if missed or wrong:
            print(f"    {page.name} {score:.3f}\n      missed {missed}\n      wrong {wrong}")


if __name__ == "__main__":
    for one in page_set.SETS:
        report(one, verbose="-v" in sys.argv)
