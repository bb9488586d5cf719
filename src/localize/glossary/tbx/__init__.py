"""Termbases as TBX: ISO 30042:2019 in the dialect TBX-Basic, and its forerunner of 2008.

What TBX-Basic has no place for (enforcement, context, a plural's form, …) stands in notes that
begin with `localize.`, which other tools keep and `read` understands.
"""

from localize.glossary.tbx.reading import read
from localize.glossary.tbx.writing import Style, dump

__all__ = ["Style", "dump", "read"]
