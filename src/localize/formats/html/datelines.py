"""Date lines: what says only when the article appeared, not a date within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.formats.html.inline import clean
from localize.formats.html.tree import Node, Page, ancestors, content
from localize.formats.html.vocabulary import BLOCK, BYLINE_WORDS, names
from localize.formats.html.vocabulary import words as name_words

DATE_WORDS = frozenset(("date", "dateline", "published", "timestamp"))
_SAID = names(
    "published updated posted modified created last first on at by from in am um von uhr vom "
    "veröffentlicht aktualisiert erstellt geändert zuletzt stand publié modifié mis mise à jour "
    "le la par pubblicato aggiornato il di da alle ore publicado actualizado atualizado el em por "
    "a as às las h min mins minute minutes read reading time date datum data fecha"
)
"""What stands beside the date in a date line."""
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…;。؟！？]\s*$")
_LONGEST, _NAMES = 60, 4


def fits(text: str) -> bool:
    """Tell whether text beside a `<time>` makes a date line: known words, a few names, no more."""
    unknown = [word for word in _WORD.findall(text) if word.lower() not in _SAID]
    if not unknown:
        return True
    is_sentence = any(word[0].islower() for word in unknown) or _SENTENCE_END.search(text)
    return len(text) < _LONGEST and len(unknown) <= _NAMES and not is_sentence


def times(page: Page, out: frozenset[Node]) -> Iterator[Node]:
    """Give the `<time>` elements of date lines, those of other stories' cards apart."""
    lines: dict[Node, bool] = {}
    boxes: dict[Node, bool] = {}
    for node in page.nodes:
        if node.name != "time":
            continue
        line = next(above for above in ancestors(node) if above.name in BLOCK)
        if line not in lines:
            lines[line] = fits(_beside(page.source, line, BLOCK))
        box = next((above for above in [*ancestors(node)][::-1] if above in out), None)
        if box and box not in boxes:
            boxes[box] = _is_named(box) or fits(_beside(page.source, box, frozenset()))
        if lines[line] and (box is None or boxes[box]):
            yield node


def _is_named(box: Node) -> bool:
    return bool(name_words(box.get("class")) & (DATE_WORDS | BYLINE_WORDS))


def _beside(source: str, holder: Node, skipped: frozenset[str]) -> str:
    """Give an element's text without the times in it, and without elements of such names."""
    parts: list[str] = []
    todo = [*content(holder)][::-1]
    while todo:
        item = todo.pop()
        if item.node is None:
            parts.append(source[item.start : item.end])
        elif item.node.name not in skipped and item.node.name != "time":
            todo += [*content(item.node)][::-1]
    return clean("".join(parts)).strip()
