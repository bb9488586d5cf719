"""What is wrong with the translations of a catalog: entries in, findings out.

See `localize.checks.rules.RULES` for every code with its severity and its sentence, and `pages/`
for a page each.
"""

from localize.checks import baseline
from localize.checks.across import inconsistent, odd_one_out
from localize.checks.catalog import PART, Map, run
from localize.checks.corrections import facts_differ
from localize.checks.doubts import doubts
from localize.checks.findings import EntryFinding
from localize.checks.fixes import SAFE, UNSAFE, fixed
from localize.checks.msgfmt import begin_syntax, syntax
from localize.checks.places import placed
from localize.checks.rules import RULES, Rule, page
from localize.checks.selection import require, selected

__all__ = [
    "PART",
    "RULES",
    "SAFE",
    "UNSAFE",
    "EntryFinding",
    "Map",
    "Rule",
    "baseline",
    "begin_syntax",
    "doubts",
    "facts_differ",
    "fixed",
    "inconsistent",
    "odd_one_out",
    "page",
    "placed",
    "require",
    "run",
    "selected",
    "syntax",
]
