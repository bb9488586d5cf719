"""What a translator's comment leaves out: `# localize: ignore=number,quote-lost`.

It is a plain translator comment, so gettext's own tools keep it. `ignore` alone is every rule.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from localize.checks.rules import RULES
from localize.model import Entry

_COMMENT = re.compile(r"localize: ignore(?:=(?P<codes>[\w, -]+))?\s*")
_NOTHING: frozenset[str] = frozenset()


def ignored(entry: Entry) -> AbstractSet[str]:
    """Give the codes that an entry's comments ignore."""
    if not entry.comments:
        return _NOTHING
    found = [match for line in entry.comments if (match := _COMMENT.fullmatch(line.strip()))]
    if any(match["codes"] is None for match in found):
        return RULES.keys()
    return {code.strip() for match in found for code in match["codes"].split(",")}
