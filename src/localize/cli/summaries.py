"""Sentences that several commands print."""

from __future__ import annotations

from collections.abc import Iterable

import click

from localize import reports
from localize.cli.console import Console
from localize.model import Finding, Severity
from localize.stages.articles import Failed
from localize.stages.update import Updated

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
_KINDS = ("new", "fuzzy", "moved", "revived", "obsolete")


def changes_line(updated: Iterable[Updated]) -> str:
    """Sum up what updates changed: `87 new, 2 obsolete`, or that nothing did."""
    found = [event.changes for event in updated if event.changes]
    counts = {kind: sum(len(getattr(changes, kind)) for changes in found) for kind in _KINDS}
    parts = [f"{count} {kind}" for kind, count in counts.items() if count]
    return ", ".join(parts) or "up to date"


def show_failures(failures: Iterable[Failed]) -> None:
    """Print each failure once, with the articles that it concerns."""
    concerned: dict[str, list[str]] = {}
    for failure in failures:
        concerned.setdefault(str(failure.error), []).append(failure.article)
    for error, names in concerned.items():
        prefix = "" if all(name in error for name in names) else f"{', '.join(names)}: "
        click.secho(f"{prefix}{error}", err=True, fg="red")


def show_findings(console: Console, findings: Iterable[Finding]) -> None:
    """Print what was odd about an article on standard error; mere information with -v."""
    for finding in findings:
        if finding.severity is not Severity.INFO or console.verbosity > 0:
            click.secho(reports.text([finding]), nl=False, err=True, fg="yellow")


def show_difference(text: str) -> None:
    """Print a unified diff, coloured as `git diff` does."""
    for line in text.removesuffix("\n").split("\n"):
        heading = line.startswith(("--- ", "+++ "))
        click.secho(line, fg=None if heading else _COLOURS.get(line[:1]), bold=heading)
