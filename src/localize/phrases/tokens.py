"""Tokens of phrases and n-grams: words, figures with their separators, marks."""

from __future__ import annotations

import re

WORD = re.compile(
    r"\d+(?:[.,:'’\u00a0\u202f ](?=\d{3}(?!\d))\d+|[.,:]\d+)*|\w+|[^\w\s]"
)  # a figure with its separators is one token
