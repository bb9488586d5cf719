"""Faults put into right translations, each with the codes that tell it truly.

    LOCALIZE_DATA=/path/to/data python benchmarks/fault_seeding.py [--half unseen] > faults.jsonl

A kind of fault is a function pair → faulty translation, or nothing where the pair has no place for
it. The same lines and the same faults come out every time.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from right_pairs import SETS, RightPair, load, rows

from localize import glossary, languages

EACH = 60
NAMES = ("Hofmann", "Castelli", "Dubois", "Navarro", "Whitfield", "Lindqvist")
DENIALS = {
    "de": r"\bnicht\b ?|\bnie(?:mals)?\b ?",
    "fr": r"\b(?:ne |n['’])(?=.* pas\b)",
    "it": r"\bnon\b ?",
    "es": r"\bno\b ?",
}
NOT = re.compile(r"\b(?:not|cannot|never)\b|n[’']t\b")
NO_DENIAL = re.compile(r"not only|not least|whether or not|even if|couldn’t help|couldn't help")
GLOSSARY = Path(__file__).parent.parent / "glossaries"


class Fault(NamedTuple):
    """A faulty translation; any of `codes` tells what is wrong with it."""

    kind: str
    codes: tuple[str, ...]
    language: str
    source: str
    target: str


Seeder = Callable[[RightPair, random.Random], str | tuple[str, str] | None]


def _number(pair: RightPair, rng: random.Random, change: Callable[[str], str]) -> str | None:
    """Change a number that both texts write with the same digits."""
    found = [
        each
        for each in re.finditer(r"(?<![\w.,-])\d{2,}(?![\w-])", pair.target)
        if re.search(rf"(?<!\d){each[0]}(?!\d)", pair.source)
    ]
    if not found:
        return None
    place = rng.choice(found)
    new = change(place[0])
    if int(new) == int(place[0]) or re.search(rf"(?<!\d){new}(?!\d)", pair.source):
        return None
    return pair.target[: place.start()] + new + pair.target[place.end() :]


def digit_swapped(pair: RightPair, rng: random.Random) -> str | None:
    """112 → 121."""
    return _number(pair, rng, lambda text: text[:-2] + text[-1] + text[-2])


def digit_dropped(pair: RightPair, rng: random.Random) -> str | None:
    """112 → 11."""
    return _number(pair, rng, lambda text: text[:-1])


def digit_added(pair: RightPair, rng: random.Random) -> str | None:
    """112 → 1123."""
    return _number(pair, rng, lambda text: text + rng.choice("123456789"))


def number_dropped(pair: RightPair, _rng: random.Random) -> str | None:
    """“112 votes” → “votes”."""
    found = re.search(r"(?<![\w.,-])\d{2,}(?![\w.,%-]) ", pair.target)
    if (
        found is None
        or pair.target.count(found[0].strip()) > 1
        or found[0].strip() not in pair.source
    ):
        return None
    return pair.target[: found.start()] + pair.target[found.end() :]


def month_moved(pair: RightPair, rng: random.Random) -> str | None:
    """January → another month."""
    names = [name for name, _ in _months(pair.language)]
    found = re.search(rf"\b(?:{'|'.join(names)})\b", pair.target, re.IGNORECASE)
    english = "|".join(name for name, _ in _months("en"))
    if found is None or not re.search(rf"\b(?:{english})\b", pair.source, re.IGNORECASE):
        return None
    new = rng.choice([name for name in names if name.lower() != found[0].lower()])
    return (
        pair.target[: found.start()]
        + (new.title() if found[0][0].isupper() else new)
        + pair.target[found.end() :]
    )


def day_moved(pair: RightPair, _rng: random.Random) -> str | None:
    """7 January → 8 January."""
    names = "|".join(name for name, _ in _months(pair.language))
    found = re.search(
        rf"\b(\d{{1,2}})(?=(?:\.|er|º)? (?:de )?(?:{names})\b)", pair.target, re.IGNORECASE
    )
    if found is None or not re.search(rf"(?<!\d){found[1]}(?!\d)", pair.source):
        return None
    new = str(int(found[1]) % 28 + 1)
    if re.search(rf"(?<!\d){new}(?!\d)", pair.source):
        return None
    return pair.target[: found.start()] + new + pair.target[found.end() :]


def percent_lost(pair: RightPair, _rng: random.Random) -> str | None:
    """5 % → 5."""
    new = re.sub(
        r"(?<=\d)[ \u00a0\u202f]?(?:%|Prozent\b|pour cent\b|per cento\b|por ciento\b)",
        "",
        pair.target,
    )
    has = re.search(r"\d ?(?:%|per ?cent)", pair.source)
    return new if has and new != pair.target else None


def _shared_names(pair: RightPair) -> list[str]:
    """Give capitalised words inside both texts that are no country and never a small word."""
    inside = re.findall(
        r"(?<=[a-zà-ÿ] )[A-Z][a-zà-ÿ]{3,}\b|(?<=[A-Z][a-z] )[A-Z][a-zà-ÿ]{3,}\b", pair.source
    )
    known = " ".join(languages.place_names("en").values())
    small = _small_words()
    return [
        word
        for word in dict.fromkeys(inside)
        if len(re.findall(rf"\b{word}\b", pair.target)) == 1
        and pair.source.count(word) == 1
        and not pair.target.startswith(word)
        and word not in known
        and word.lower() not in small
    ]


def name_swapped(pair: RightPair, rng: random.Random) -> str | None:
    """Merkel → Mekrel."""
    names = [name for name in _shared_names(pair) if len(name) > 4 and len(set(name[1:-1])) > 2]
    if not names:
        return None
    name = rng.choice(names)
    at = next(at for at in range(1, len(name) - 1) if name[at] != name[at + 1])
    new = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return re.sub(rf"\b{name}\b", new, pair.target)


def name_replaced(pair: RightPair, rng: random.Random) -> str | None:
    """Merkel → Hofmann."""
    names = _shared_names(pair)
    if not names:
        return None
    return re.sub(rf"\b{rng.choice(names)}\b", rng.choice(NAMES), pair.target)


def negation_removed(pair: RightPair, _rng: random.Random) -> str | None:
    """“nicht” goes; in French “ne … pas”."""
    if (
        NO_DENIAL.search(pair.source)
        or len(NOT.findall(pair.source)) != 1
        or len(re.findall(DENIALS[pair.language], pair.target)) != 1
    ):
        return None
    new = re.sub(DENIALS[pair.language], "", pair.target)
    return re.sub(r" pas\b", "", new, count=1) if pair.language == "fr" else new


def quote_unbalanced(pair: RightPair, rng: random.Random) -> str | None:
    """One quote sign goes."""
    marks = list(re.finditer('[“”„"«»]', pair.target))
    if not marks or len(marks) % 2 or len(re.findall('[“”„"«»]', pair.source)) != len(marks):
        return None
    at = rng.choice(marks).start()
    return pair.target[:at] + pair.target[at + 1 :]


def sentence_dropped(pair: RightPair, rng: random.Random) -> tuple[str, str] | None:
    """Of two sentences, one goes."""
    after = _next(pair)
    if after is None:
        return None
    return f"{pair.source} {after.source}", rng.choice((pair.target, after.target))


def sentence_repeated(pair: RightPair, _rng: random.Random) -> str | None:
    """A sentence is said twice."""
    return f"{pair.target} {pair.target}" if _is_sentence(pair.target) else None


def wrong_language(pair: RightPair, rng: random.Random) -> str | None:
    """The translation is the source, or another language's."""
    others = [each for each in ("de", "fr", "it", "es") if each != pair.language]
    if pair.set == "flores-dev":
        twin = _by_source(f"en-{rng.choice(others)}.flores-dev").get(pair.source)
        return twin and twin.target
    return pair.source if len(pair.source.split()) > 4 else None


def placeholder_moved(pair: RightPair, rng: random.Random) -> tuple[str, str] | None:
    """A pair is turned round, or loses an end."""
    ours, theirs = pair.source.split(" "), pair.target.split(" ")
    if min(len(ours), len(theirs)) < 6:
        return None
    source = " ".join([*ours[:1], "<a1>", *ours[1:3], "</a1>", *ours[3:]])
    faulty = rng.choice((("</a1>", "<a1>"), ("<a1>", ""), ("", "</a1>"), ("<a1>", "<a1>")))
    return source, " ".join([*theirs[:1], faulty[0], *theirs[1:3], faulty[1], *theirs[3:]])


def term_forbidden(pair: RightPair, rng: random.Random) -> str | None:
    """A term's wanted form is another one that the glossary forbids."""
    for match in glossary.match([pair.source], _terms(), "en")[0]:
        own = glossary.wording(match.term, pair.language)
        if own and own.forbidden and (form := next((f for f in own.forms if f in pair.target), "")):
            return pair.target.replace(form, rng.choice(own.forbidden))
    return None


_MARKUP = ("placeholder-missing", "placeholder-extra", "placeholder-nesting")
_FIGURE = ("number", "date", "reference", "legal-reference", "number-format")
KINDS: tuple[tuple[Seeder, tuple[str, ...]], ...] = (
    (digit_swapped, _FIGURE),
    (digit_dropped, _FIGURE),
    (digit_added, _FIGURE),
    (number_dropped, _FIGURE),
    (month_moved, ("date",)),
    (day_moved, ("date",)),
    (percent_lost, ("percent",)),
    (name_swapped, ("name",)),
    (name_replaced, ("name",)),
    (negation_removed, ("negation",)),
    (quote_unbalanced, ("quote-unbalanced", "quote-lost")),
    (sentence_dropped, ("sentence-dropped", "length")),
    (sentence_repeated, ("repeated", "loop")),
    (wrong_language, ("language", "copied", "script")),
    (placeholder_moved, _MARKUP),
    (term_forbidden, ("term-forbidden", "term-missed")),
)


def seed(half: str) -> Iterator[Fault]:
    """Give up to `EACH` faults of every kind."""
    for seeder, codes in KINDS:
        name = seeder.__name__.replace("_", "-")
        rng = random.Random(f"6 {name}")
        pairs = load(half, each=300)
        rng.shuffle(pairs)
        made = 0
        for pair in pairs:
            faulty = seeder(pair, rng) if made < EACH else None
            if faulty:
                source, target = (pair.source, faulty) if isinstance(faulty, str) else faulty
                made += 1
                yield Fault(name, codes, pair.language, source, target)


def _months(language: str) -> list[tuple[str, int]]:
    return [(name, at) for name, at in languages.month_names(language).items() if len(name) > 3]


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?")) and text.count(" ") > 4 and text.count('"') % 2 == 0


def _next(pair: RightPair) -> RightPair | None:
    """Give a pair's neighbour, if both are whole sentences."""
    after = _by_line(f"en-{pair.language}.{pair.set}").get(pair.line + 1)
    texts = (pair.source, pair.target, after.source, after.target) if after else ("",)
    return after if all(map(_is_sentence, texts)) else None


@cache
def _small_words() -> frozenset[str]:
    """Give the words that stand in small letters in any source: what is there is no name."""
    return frozenset(
        word
        for name in SETS
        for pair in rows(name)
        for word in re.findall(r"\b[a-z]+\b", pair.source)
    )


_INDEX: dict[str, dict[object, RightPair]] = {}


def _by_line(name: str) -> dict[object, RightPair]:
    return _INDEX.setdefault(f"{name} line", {pair.line: pair for pair in rows(name)})


def _by_source(name: str) -> dict[object, RightPair]:
    return _INDEX.setdefault(f"{name} source", {pair.source: pair for pair in rows(name)})


def _terms() -> tuple[glossary.termbase.Term, ...]:
    return _TERMS


_TERMS = tuple(glossary.load(sorted(GLOSSARY.glob("*.csv"))))


def main() -> None:
    """Print the faults, a JSON object a line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=["seen", "unseen", "both"], default="both")
    for fault in seed(parser.parse_args().half):
        print(json.dumps(fault._asdict(), ensure_ascii=False))


if __name__ == "__main__":
    main()
