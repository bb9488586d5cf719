"""What is wrong with the translations of a catalog: entries in, findings out.

See `localize.checks.rules.RULES` for every code with its severity and its sentence.
"""

from localize.checks.catalog import run
from localize.checks.msgfmt import syntax
from localize.checks.rules import RULES, Rule

__all__ = ["RULES", "Rule", "run", "syntax"]
