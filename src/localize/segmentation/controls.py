"""Control characters, which no text needs and no catalog takes.

gettext refuses U+0004 in a message: it stands between context and text in a `.mo` file. The
others it lets pass, and editors show them as nothing, or break the line.
"""

from __future__ import annotations

_BREAKS = "\v\f\x1c\x1d\x1e\x1f\x85"
_CONTROLS = [*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
_TABLE = {code: None for code in _CONTROLS if chr(code) not in "\t\n\r"} | {
    ord(character): " " for character in _BREAKS
}


def without_controls(text: str) -> str:
    """Give a text without control characters, surrogates and U+FFFE.

    Those that part words become a space; tabs and line ends stay.
    """
    return text.translate(_TABLE)
