"""How engines keep to terms, as text 80 columns wide at most, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from localize.evaluation.obedience import GIVEN, WITHOUT, Obedience
from localize.evaluation.scores import Score
from localize.evaluation.sides import MISSED, Share, Side
from localize.evaluation.tables import columns, short
from localize.glossary import Tier

_RATES = {
    "right %": "success",
    "own place %": "exclusive",
    "TSR25 %": "tsr25",
    "forbidden %": "forbidden",
}
_WITH_INTERVAL = (WITHOUT, GIVEN)


def table(found: Iterable[Obedience]) -> str:
    """Write a part for each engine on each test set."""
    return "\n\n".join("\n".join(_part(one)) for one in found) + "\n"


def as_json(found: Iterable[Obedience]) -> str:
    """Write a JSON list, as the schema `terms` describes it; shares are of 1."""
    records = [asdict(one) | {"wall": one.wall, "cpu": one.cpu} for one in found]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _part(one: Obedience) -> Iterator[str]:
    yield f"{one.test_set}, {one.lines} lines, {one.terms} hard terms: {short(one.system)}"
    yield ""
    yield from columns([("", *one.sides), *_rates(one), *_counts(one)])
    yield ""
    against = f"{_signed(one.over_random)} against random"
    yield f"chrF2++ {_signed(one.gain)} against not given, {against}"
    over = 1000 * one.over_applied.value
    yield f"put in where the reference has it not: {over:.1f} of 1,000 sentences"
    if one.identical.chances:
        same, of = one.identical.value, one.identical.chances
        yield f"sentences without terms that stay as they are: {same:.1%} of {of}"
    yield f"time against not given: {one.wall:.2f} × (CPU {one.cpu:.2f} ×)"
    yield f"terms that the glossary did not find in the source: {one.unmatched}"


def _rates(one: Obedience) -> Iterator[tuple[str, ...]]:
    for title, name in _RATES.items():
        shares = {key: getattr(side, name) for key, side in one.sides.items()}
        yield title, *(_shown(share, key in _WITH_INTERVAL) for key, share in shares.items())


def _counts(one: Obedience) -> Iterator[tuple[str, ...]]:
    sides = list(one.sides.values())
    for tier in (*map(str, Tier), MISSED):
        if any(side.tiers.get(tier) for side in sides):
            yield tier, *(str(side.tiers.get(tier, 0)) for side in sides)
    yield "chrF2++", *(f"{side.chrf:.1f}" for side in sides)
    yield "seconds", *(_time(side) for side in sides)


def _time(side: Side) -> str:
    return f"{side.seconds:.1f}" if side.seconds else "–"


def _shown(share: Share, interval: bool) -> str:  # noqa: FBT001 - read at its one call
    ends = f" ({100 * share.low:.1f}–{100 * share.high:.1f})"
    has_ends = interval and share.low != share.high
    return f"{100 * share.value:.1f}{ends if has_ends else ''}"


def _signed(score: Score) -> str:
    if score.low == score.high:
        return f"{score.value:+.1f}"
    return f"{score.value:+.1f} ({score.low:+.1f} to {score.high:+.1f})"
