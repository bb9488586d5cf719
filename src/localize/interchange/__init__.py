"""Catalogs ↔ XLIFF, for translators whose tool is not gettext. The door is lxml.

Written is XLIFF 2.1, read are 2.0, 2.1, 2.2 and 1.2. Of the kept libraries none fits:
translate-toolkit and Weblate's are GPL, moz.l10n reads and writes 1.2 alone, and the others on
PyPI have had no release in years. The specification:
https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
"""

from importlib import import_module
from typing import Any

from localize.interchange.taking import Taken, has_unsent_work, take
from localize.interchange.units import Exchange, Unit, unit_id, units

__all__ = [
    "Exchange",
    "Taken",
    "Unit",
    "has_unsent_work",
    "parse",
    "take",
    "to_bytes",
    "unit_id",
    "units",
]


def parse(data: bytes, path: str = "") -> tuple[Exchange, ...]:
    """Give what an XLIFF file holds; raises `InterchangeError` with its line."""
    found: tuple[Exchange, ...] = _module("xliff_reading").parse(data, path)
    return found


def to_bytes(exchange: Exchange) -> bytes:
    """Write a file with one catalog's units; the same units give the same bytes."""
    data: bytes = _module("xliff_writing").to_bytes(exchange)
    return data


def _module(name: str) -> Any:  # noqa: ANN401 - a module
    """Load lxml only when a file is met: most runs meet none."""
    return import_module(f"{__name__}.{name}")
