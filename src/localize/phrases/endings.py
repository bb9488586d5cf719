"""Words by what they end with: it tells gender, number and person, of words never seen, too."""

from __future__ import annotations

_MARK = "~"
"""What the name of an ending begins with, so that no word has it."""


def ending(word: str, letters: int = 2) -> str:
    """Give the name of all words that end alike: a capital or none, the last letters.

    What is no word is one with what begins alike.
    """
    if not word[0].isalpha():
        return _MARK + word[0]
    return f"{_MARK}{'A' if word[0].isupper() else 'a'}{word[-letters:].lower()}"
