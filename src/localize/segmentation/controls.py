"""Control characters, which no text needs and no catalog takes.

gettext refuses U+0004 in a message: it stands between context and text in a `.mo` file. The
others it lets pass, and editors show them as nothing, or break the line.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(
    "(?P<breaks>[\v\f\x1c-\x1f\x85])|[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)


def without_controls(text: str) -> str:
    """Give a text without control characters, surrogates and U+FFFE.

    Those that part words become a space; tabs and line ends stay.
    """
    return _CONTROL.sub(lambda found: " " if found["breaks"] else "", text)
