"""Million, billion and trillion behind a figure: an English billion is a Milliarde, of nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from localize.languages import primary
from localize.phrases.choices import Fixed
from localize.phrases.tokens import Token

_SCALES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "de": {
        "million": ("Millionen",),
        "billion": ("Milliarden",),
        "trillion": ("Billionen",),
    },
    "fr": {
        "million": ("millions", "millions de"),
        "billion": ("milliards", "milliards de"),
        "trillion": ("billions", "billions de"),
    },
    "it": {
        "million": ("milioni", "milioni di"),
        "billion": ("miliardi", "miliardi di"),
        "trillion": ("mila miliardi", "mila miliardi di"),
    },
}
_ONE = {"de": {"million": ("Million",), "billion": ("Milliarde",), "trillion": ("Billion",)}}


def find(tokens: Sequence[Token], target: str) -> Iterator[Fixed]:
    """Give the words of scale right behind a figure: phrases often make money of them."""
    tag = primary(target)
    for place in range(1, len(tokens)):
        before, word = tokens[place - 1], tokens[place].text.lower()
        if before.is_figure and tokens[place].gap:
            many = _SCALES.get(tag, {}).get(word)
            wordings = _ONE.get(tag, {}).get(word, many) if before.text == "1" else many
            if wordings:
                yield Fixed(place, place + 1, wordings)
