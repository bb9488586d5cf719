"""Figures in a text, by their meaning: numbers, dates, times, shares, amounts, references.

`read` gives what a text says in digits, `compare` what two texts do not agree on. Words that mean
numbers can answer for digits, and are held against each other only where both sides have some.
"""

from localize.checks.facts.comparing import Difference, compare
from localize.checks.facts.fact import Fact, Facts
from localize.checks.facts.reading import read

__all__ = ["Difference", "Fact", "Facts", "compare", "read"]
