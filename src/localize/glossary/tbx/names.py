"""TBX-Basic's words for what a termbase says.

https://www.tbxinfo.net/tbx-dialects/ (TBX-Basic 1.2: modules Core, Min and Basic)
"""

from __future__ import annotations

import re

DIALECTS = frozenset({"TBX-Basic", "TBX-Core", "TBX-Min", "TBX"})
"""What is read: TBX-Basic, what is a part of it, and what files of before 2019 call themselves."""
NAMESPACE = "urn:iso:std:iso:30042:ed-2"
MODULES = {
    "administrativeStatus": "min",
    "partOfSpeech": "min",
    "subjectField": "min",
    "grammaticalGender": "basic",
    "termType": "basic",
}
"""The module (a namespace in DCT) that a category belongs to."""
PREFERRED = "preferredTerm-admn-sts"
ADMITTED = "admittedTerm-admn-sts"
DEPRECATED = "deprecatedTerm-admn-sts"
GENDERS = {"m": "masculine", "f": "feminine", "n": "neuter"}
PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb")
OWN = "localize."
"""Begins a note that holds a fact which TBX-Basic has no category for: `localize.context=swiss`."""
_NAME = re.compile(r"[A-Za-z][\w.-]*")
_ESCAPE = re.compile(r"_x([0-9A-F]+)_")


def escape_id(key: str) -> str:
    """Give an id as XML allows it: letters first, others as `_x20_` (with their code point)."""
    if _NAME.fullmatch(key) and not _ESCAPE.search(key):
        return key
    head, tail = key[0], key[1:]
    return (head if head.isascii() and head.isalpha() else _code(head)) + "".join(
        one if (one.isascii() and one.isalnum()) or one in ".-" else _code(one) for one in tail
    )


def unescape_id(name: str) -> str:
    """Undo `escape_id`."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), name)


def _code(character: str) -> str:
    return f"_x{ord(character):X}_"
