"""Signs of a draft as its language writes them: models say what their training's texts had."""

from __future__ import annotations

import re

from localize import languages
from localize.engines import Options

_QUOTE = re.compile(f"[{languages.QUOTE_SIGNS}]")
_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])'(?=[^\W\d_]|{_QUOTE.pattern})|(?<=\d)'(?=\d{{3}}\b)")
_SIDES = {"„": True, "«": True, "”": False, "»": False}
"""Marks of which it is known whether they open."""
_GROUPS, _ANY = "'’\u00a0\u202f", "[.,'’ \u00a0\u202f]"
_APART = rf"(?<![\w/.,@#])(?<!\d{_ANY})(?<!§{_ANY})"
_ENDED = rf"(?!\w|{_ANY}\d{{2}})"
"""What stands before a number and behind it: no letter, and no other group of figures."""
_BEFORE, _BEHIND = "([{/¿¡", ",.;:!?…)]}/"
"""What stands outside of a quotation, close to it."""


def written(text: str, source: str, pair: Options) -> str:
    """Give a draft, as long as before, with its language's signs.

    Those are quotation marks, apostrophes, and what groups the thousands of figures that are
    grouped in the source, too.
    """
    return _quoted(_APOSTROPHE.sub("’", _grouped(text, source, pair)), pair.target)


def _grouped(text: str, source: str, pair: Options) -> str:
    """Write 25,781 as the target does, whatever sign it came with; 25781 stays.

    Only a number counts: no part of a telephone number, an address, a reference (SR 142.311) or a
    name, and none whose figures are a decimal elsewhere in the source.
    """
    own, wanted = (languages.separators(tag)[0] for tag in (pair.source, pair.target))
    if own == ".":
        return text
    figures = re.finditer(rf"{_APART}[1-9]\d{{0,2}}(?:[{own}{_GROUPS}]\d{{3}})+{_ENDED}", source)
    for parts in {tuple(re.findall(r"\d+", figure[0])) for figure in figures}:
        if not re.search(rf"(?<!\d){r'[.]'.join(parts)}(?!\d)", source):
            same = rf"{_APART}{_ANY.join(parts)}{_ENDED}"
            text = re.sub(same, wanted.join(parts), text)
    return text


def _quoted(text: str, target: str) -> str:
    """Write quotation marks as a language does.

    Guillemets stay where the language has them; so do inches (27") and attributes (lang="de").
    """
    style = languages.quotes(target)
    if not style:
        return text
    signs, is_open = list(text), False
    for found in _QUOTE.finditer(text):
        before, behind = text[: found.start()][-1:], text[found.end() :][:1]
        if found[0] == '"' and not is_open and (before.isdigit() or before == "="):
            continue
        is_open = _opens(found[0], before, behind, is_open=is_open)
        if found[0] not in "«»" or style[0] not in "«»":
            signs[found.start()] = style[0] if is_open else style[-1]
    return "".join(signs)


def _opens(sign: str, before: str, behind: str, *, is_open: bool) -> bool:
    """Tell whether a mark opens: by itself, by the gap beside it, or because none is open."""
    outside = not before.strip() or before in _BEFORE
    ends = not behind.strip() or behind in _BEHIND
    by_gap = outside if outside != ends else not is_open
    return _SIDES.get(sign, by_gap)
