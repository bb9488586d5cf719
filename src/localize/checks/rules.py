"""Every rule: its code, which never changes, its severity, and what it is about.

A rule is a function entry → problems; a new one is a new line in the table, with a page of its own
in `pages/`. Rules without a function look at files, or at several entries.
"""

from __future__ import annotations

from importlib import resources
from typing import NamedTuple

from localize.checks import (
    addresses,
    completeness,
    figures,
    laws,
    loops,
    machine,
    money,
    names,
    negation,
    newlines,
    placeholders,
    quotes,
    sentences,
    terms,
    titles,
    tongue,
    typography,
)
from localize.checks.subject import Check
from localize.model import Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class Rule(NamedTuple):
    """A rule: `explanation` is the first sentence of its page."""

    code: str
    severity: Severity
    explanation: str
    check: Check | None = None


_TABLE: tuple[tuple[str, Severity, str, Check | None], ...] = (
    ("untranslated", INFO, "The entry has no translation.", completeness.untranslated),
    ("fuzzy", INFO, "The translation waits for a reviewer.", completeness.fuzzy),
    ("blank", ERROR, "The translation is white space.", machine.blank),
    ("number", ERROR, "A number is another one, or is missing.", figures.number),
    (
        "number-format",
        WARNING,
        "A number has another language's separators.",
        figures.number_format,
    ),
    ("date", ERROR, "A day, month, year or time is another one.", figures.date),
    ("percent", ERROR, "A number has lost its percent sign, or gained one.", figures.percent),
    ("reference", ERROR, "A phone, SR or case number is another one.", figures.reference),
    ("currency", ERROR, "An amount has another currency.", money.currency),
    ("unit", ERROR, "A measure has another unit.", money.unit),
    (
        "legal-reference",
        ERROR,
        "A law's article or paragraph is another one.",
        laws.legal_reference,
    ),
    ("address", ERROR, "A web or mail address or a handle is another one.", addresses.address),
    ("name", WARNING, "A name is another one, or is missing.", names.name),
    ("title", WARNING, "A man is called a woman, or a woman a man.", titles.title),
    ("quote-unbalanced", ERROR, "A quote is not closed.", quotes.unbalanced),
    ("quote-lost", WARNING, "Direct speech is not quoted any more.", quotes.lost),
    ("bracket", WARNING, "A bracket is not closed.", quotes.bracket),
    ("negation", WARNING, "The source's “not” is lost.", negation.negation),
    ("language", ERROR, "The translation is in another language.", tongue.language),
    ("script", ERROR, "The translation is in another script.", tongue.script),
    ("copied", WARNING, "The translation is the source.", machine.copied),
    ("untranslated-part", WARNING, "A part of the source is left.", machine.untranslated_part),
    ("loop", ERROR, "Words are repeated again and again.", loops.loop),
    ("repeated", ERROR, "A sentence stands twice.", loops.repeated),
    ("sentence-dropped", ERROR, "A sentence is missing.", sentences.dropped),
    ("omission", WARNING, "Words of the source are said nowhere in a draft.", machine.omission),
    ("sentence-added", WARNING, "There is a sentence too much.", sentences.added),
    ("length", WARNING, "The translation is out of proportion.", sentences.length),
    ("leftover", ERROR, "A program left signs behind.", machine.leftover),
    ("truncated", WARNING, "The translation breaks off.", machine.truncated),
    ("placeholder-missing", ERROR, "Inline markup is missing.", placeholders.missing),
    ("placeholder-extra", ERROR, "There is inline markup too much.", placeholders.extra),
    ("placeholder-nesting", ERROR, "Pairs of placeholders overlap.", placeholders.nesting),
    ("term-missed", ERROR, "A term is not rendered as the glossary wants.", terms.missed),
    ("term-forbidden", ERROR, "A form is one that the glossary forbids.", terms.forbidden),
    ("newlines", ERROR, "Line feeds at an end are not the source's.", newlines.newlines),
    ("double-word", WARNING, "A word stands twice in a row.", typography.double_word),
    ("double-space", WARNING, "Two spaces stand in a row.", typography.double_space),
    ("edge-space", WARNING, "White space stands at an end.", typography.edge_space),
    ("stray-space", WARNING, "A space stands before a comma or stop.", typography.stray_space),
    ("end-punctuation", WARNING, "The end mark is another one.", typography.end_punctuation),
    ("eszett", WARNING, "Swiss German has no ß.", typography.eszett),
    ("quote-style", WARNING, "The quotes are not the region's.", typography.quote_style),
    ("apostrophe", INFO, "The apostrophe is a typewriter's.", typography.apostrophe),
    ("french-space", WARNING, "The spaces at signs are not the region's.", typography.french_space),
    ("inconsistent", WARNING, "One text is translated in two ways.", None),
    ("odd-one-out", ERROR, "One language has other figures than all others.", None),
    ("article", ERROR, "The article of the catalog cannot be read.", None),
    ("selector", WARNING, "A CSS selector of the settings matches nothing.", None),
    ("field", WARNING, "A field of the settings' feed matches no text.", None),
    ("missing-catalog", ERROR, "An article has no catalog in a language.", None),
    ("outdated", ERROR, "The article has changed since the last update.", None),
    ("syntax", ERROR, "The file is not what gettext accepts.", None),
    ("syntax-unchecked", INFO, "gettext is not installed.", None),
)

RULES = {row[0]: Rule(*row) for row in _TABLE}
"""The rules by code, in the order of their findings."""


def page(code: str) -> str:
    """Give the page of a rule, Markdown."""
    file = resources.files("localize.checks") / "pages" / f"{code}.md"
    return file.read_text(encoding="utf-8")
