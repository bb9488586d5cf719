"""Which paragraph of a text is what: the layout of a news page's text, or of a manuscript.

A dump of a page has a kicker, headline, caption and lede above its date line, a byline and the
switcher below it, other stories' cards in between, and behind “Tags:” nothing of the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from localize import languages
from localize.formats import chrome, dates
from localize.formats.plain.paragraphs import Unit, split, units
from localize.model import Role

_TAIL = re.compile(
    r"(?:tags|schlagw[oö]rter?|schlagworte?|mots-clés|tag)\s*:|comments under this article"
    r"|follow us\b|if you want to start a conversation"
    r"|(?:related|more) (?:stories|articles|content)\b|(?:©|\(c\)|copyright)\s+\d{4}"
    r"|all rights reserved",
    re.IGNORECASE,
)
_SWITCHER = re.compile(
    r"see in another language|in andere[rn] sprachen?|(?:voir|lire) dans une autre langue"
    r"|vedere in (?:un')?altr[ae] lingu[ae]",
    re.IGNORECASE,
)
_TAG_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_BYLINE = re.compile(r"(?:by|von|par|di)\s+\w|[\w.-]+(?: [\w.-]+){0,3}/[\w/.-]+$", re.IGNORECASE)
_END = (".", "!", "…", ":", ";", ",", "”", '"', "»", "“")
_HEAD_LENGTH, _TITLE_LENGTH, _KICKER_WORDS, _TITLE_WORDS, _HEAD_PARAGRAPHS = 140, 90, 4, 14, 10
_CARDS, _CARD_WORDS, _TEASER_LENGTH = 2, 5, 250
_CARD_DATE = re.compile(r".{4,30}\d{4} •")
_NAME = re.compile(r"\d|[“”„«»\"]|(?<![.!?…] )(?<!^)\b[A-ZÀ-ÖØ-ÞА-Я]")
_QUOTED = re.compile(f"[{languages.QUOTE_SIGNS}]")
_LATIN = re.compile("[a-z]")
_WORD = re.compile(r"\w{4,}")
_COMMON = frozenset(
    _WORD.findall(
        "about after again also another around been before between both could does during each "
        "even every from have here into just like made make many more most much must never next "
        "only other over same should since some soon still such than that their them then there "
        "these they this those through under until upon very well were what when where which "
        "while will with without would your"
    )
)


@dataclass(frozen=True, slots=True)
class Story:
    """A text's units with their roles, and the lines that are about the article."""

    parts: tuple[tuple[Role, Unit], ...]
    date: Unit | None
    byline: Unit | None
    switcher: Unit | None
    tags: tuple[str, ...]
    left_out: tuple[str, ...]


def read(source: str) -> Story:
    """Tell the paragraphs of a text apart."""
    found = (units(paragraph) for paragraph in split(source))
    paragraphs = [part for paragraph in found for part in _apart(paragraph)]
    tail_at = _first(paragraphs, lambda text: bool(_TAIL.match(text)), len(paragraphs))
    story, tail = paragraphs[:tail_at], paragraphs[tail_at:]
    notes = _notes(story)
    head_end = _head_end(story, notes)
    aside = set(notes.values())
    head = [unit for one in story[:head_end] for unit in one if unit not in aside]
    rest = [one for one in story[head_end:] if one[0] not in aside]
    lines = [one for one in rest if _is_publishers(one)]
    body = [one for one in rest if one not in lines]
    cards = _cards(head, body) if "date" in notes else set()
    running = (unit for index, one in enumerate(body) if index not in cards for unit in one)
    left_out = [*(body[index] for index in sorted(cards)), *lines, *tail]
    return Story(
        parts=(*_head(head), *_body(running)),
        date=notes.get("date"),
        byline=notes.get("byline"),
        switcher=notes.get("switcher"),
        tags=_tags(tail),
        left_out=tuple(" ".join(unit.text for unit in one) for one in left_out),
    )


def _apart(found: list[Unit]) -> list[list[Unit]]:
    """Give a paragraph; one that holds a date line or the like is paragraphs without gaps."""
    has_note = any(
        dates.parse(unit.text) or _SWITCHER.match(unit.text) or _TAIL.match(unit.text)
        for unit in found
    )
    return [[unit] for unit in found] if has_note else [found]


def _first(paragraphs: list[list[Unit]], test: Callable[[str], bool], default: int) -> int:
    """Give the first paragraph, the headline's apart, that passes."""
    found = (index for index, one in enumerate(paragraphs) if index and test(one[0].text))
    return next(found, default)


def _notes(paragraphs: list[list[Unit]]) -> dict[str, Unit]:
    """Give the date line, the byline and the switcher: short lines in the article's head."""
    notes: dict[str, Unit] = {}
    before = ""
    for index, units_of_one in enumerate(paragraphs[:_HEAD_PARAGRAPHS]):
        unit = units_of_one[0]
        before = _note(unit.text, before) if index and len(units_of_one) == 1 else ""
        if before:
            notes.setdefault(before, unit)
    return notes


def _note(text: str, before: str) -> str:
    """Tell what a line of the head is; `before` is what the line above it was."""
    if dates.parse(text):
        return "date"
    if len(text) < _TITLE_LENGTH and _SWITCHER.match(text):
        return "switcher"
    is_short = len(text) < _TITLE_LENGTH and not text.endswith((*_END, "?"))
    is_name = len(text.split()) <= _KICKER_WORDS and before == "date"
    return "byline" if is_short and (is_name or _BYLINE.match(text)) else ""


def _head_end(paragraphs: list[list[Unit]], notes: dict[str, Unit]) -> int:
    """Give how many paragraphs belong to the head: those above the date line, else the headline."""
    if date := notes.get("date"):
        return next(index for index, one in enumerate(paragraphs) if one[0] == date)
    texts = [one[0] for one in paragraphs[:2]]
    if len(texts) > 1 and _is_kicker(texts[0]) and _is_title(texts[1]):
        return 2
    return 1 if texts and _is_title(texts[0]) else 0


def _is_kicker(unit: Unit) -> bool:
    return len(unit.text.split()) <= _KICKER_WORDS and _is_title(unit) and not unit.is_head


def _is_title(unit: Unit) -> bool:
    """Tell whether a line reads like a headline: short, and no sentence with its stop."""
    if unit.is_head:
        return True
    is_line = len(unit.lines) == 1 and not unit.is_item
    return is_line and len(unit.text) < _HEAD_LENGTH and not unit.text.endswith(_END)


def _head(units_of_head: list[Unit]) -> Iterator[tuple[Role, Unit]]:
    """Give kicker, headline, captions and lede."""
    expected = [Role.HEADLINE, Role.LEDE]
    texts = [unit for unit in units_of_head if not _is_caption(unit)]
    if len(texts) > 1 and _is_kicker(texts[0]) and _is_title(texts[1]):
        expected.insert(0, Role.KICKER)
    elif texts and not _is_title(texts[0]):
        expected = [Role.LEDE]
    for unit in units_of_head:
        if _is_caption(unit):
            yield Role.CAPTION, unit
        else:
            yield (expected.pop(0) if expected else Role.PARAGRAPH), unit


def _is_caption(unit: Unit) -> bool:
    is_line = len(unit.lines) == 1 and not unit.is_head
    return is_line and (unit.text.startswith("▲") or "©" in unit.text)


def _body(running: Iterable[Unit]) -> Iterator[tuple[Role, Unit]]:
    found = list(running)
    for index, unit in enumerate(found):
        is_short = len(unit.text) < _TITLE_LENGTH and len(unit.text.split()) <= _TITLE_WORDS
        if unit.is_item:
            yield Role.LIST_ITEM, unit
        elif _is_caption(unit):
            yield Role.CAPTION, unit
        elif unit.is_head or (is_short and index + 1 < len(found) and _is_title(unit)):
            yield Role.SUBHEAD, unit
        else:
            yield Role.PARAGRAPH, unit


def _is_publishers(units_of_one: list[Unit]) -> bool:
    """Tell whether a paragraph is one short line of the publisher's own."""
    text = units_of_one[0].text
    is_line = len(units_of_one) == 1 and len(text) < chrome.LONGEST
    return is_line and (chrome.is_chrome(text) or chrome.is_footer(text))


def _cards(head: list[Unit], body: list[list[Unit]]) -> set[int]:
    """Find titles and teasers of other stories: pairs that share no word with the rest.

    A subhead and its paragraph may look the same, so a card has another sign too, and there are
    at most two.
    """
    found = [_content_words(one) for one in body]
    everywhere = Counter(word for words in (_content_words(head), *found) for word in words)
    cards: list[int] = []
    for index, (title, teaser) in enumerate(pairwise(body[:-1])):
        here = Counter([*found[index], *found[index + 1]])
        is_free = index - 1 not in cards and len(cards) < _CARDS
        if is_free and _may_be_card(title, teaser) and all(here[w] == everywhere[w] for w in here):
            cards.append(index)
    return {index + step for index in cards for step in (0, 1)}


def _may_be_card(title: list[Unit], teaser: list[Unit]) -> bool:
    if len(title) != 1 or len(teaser) != 1 or not _is_title(title[0]):
        return False
    if any(_is_caption(unit) or unit.is_head or unit.is_item for unit in (*title, *teaser)):
        return False
    texts = title[0].text, teaser[0].text
    if len(texts[0].split()) < _CARD_WORDS or len(texts[1]) > _TEASER_LENGTH:
        return False
    is_teasing = any(text.endswith(("?", "…", "...")) for text in texts)
    is_teasing = is_teasing and not _QUOTED.search(texts[1])
    is_bare = all(map(_LATIN.search, texts)) and not any(map(_NAME.search, texts))
    return is_teasing or is_bare or bool(_CARD_DATE.match(texts[1]))


def _content_words(found: Iterable[Unit]) -> set[str]:
    text = " ".join(unit.text for unit in found).lower()
    return set(_WORD.findall(text)) - _COMMON


def _tags(tail: list[list[Unit]]) -> tuple[str, ...]:
    """Give the tags of a line such as `Tags: [LAW AND ORDER](#) [POLITICS](#)`."""
    for units_of_one in tail:
        label, colon, listed = units_of_one[0].text.partition(":")
        if colon and len(label.split()) == 1 and _TAIL.match(units_of_one[0].text):
            linked = _TAG_LINK.findall(listed) or listed.split(",")
            return tuple(tag.strip() for tag in linked if tag.strip())
    return ()
