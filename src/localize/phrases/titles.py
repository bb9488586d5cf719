"""Mr, Mrs and Ms: press releases say “Federal Councillor” for them, and that would be a lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from localize.languages import primary
from localize.phrases.choices import Fixed
from localize.phrases.tokens import Token

_TITLES: Mapping[str, Mapping[str, str]] = {
    "de": {"mr": "Herr", "mrs": "Frau", "ms": "Frau"},
    "fr": {"mr": "M.", "mrs": "Mme", "ms": "Mme"},
    "it": {"mr": "signor", "mrs": "signora", "ms": "signora"},
    "es": {"mr": "señor", "mrs": "señora", "ms": "señora"},
    "pt": {"mr": "senhor", "mrs": "senhora", "ms": "senhora"},
}


def find(tokens: Sequence[Token], target: str) -> Iterator[Fixed]:
    """Give the titles with the stop that they may have, and the name behind them: Mrs May."""
    own = _TITLES.get(primary(target), {})
    for place, token in enumerate(tokens[:-1]):
        title = own.get(token.text.lower()) if token.text[0].isupper() else None
        last = place + 1 + (tokens[place + 1].text == "." and not tokens[place + 1].gap)
        if title and last < len(tokens) and tokens[last].text[0].isupper():
            yield Fixed(place, last + 1, (f"{title} {tokens[last].text}",))
