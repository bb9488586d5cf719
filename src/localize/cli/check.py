"""`localize check`."""

from __future__ import annotations

from pathlib import Path

import click

from localize import reports, stages
from localize.cli.console import (
    Console,
    article_option,
    lang_option,
    pass_console,
    wanted_articles,
    wanted_languages,
)
from localize.model import Finding, Severity

FORMATS = {"text": reports.text, "json": reports.as_json, "github": reports.github}
_ORDER = tuple(Severity)
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


@click.command
@lang_option
@article_option
@click.option("--select", default="", metavar="CODES", help="Only these codes, with commas.")
@click.option("--ignore", default="", metavar="CODES", help="Not these codes, with commas.")
@click.option(
    "--fail-on",
    type=click.Choice([one.value for one in _ORDER]),
    help="Least severity that fails.  [default: the settings', or error]",
)
@click.option("--format", "form", type=click.Choice([*FORMATS]), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="To a file.")
@pass_console
def command(
    console: Console,
    tags: tuple[str, ...],
    names: tuple[str, ...],
    select: str,
    ignore: str,
    fail_on: str | None,
    form: str,
    output: Path | None,
) -> int:
    """Find what is wrong in the catalogs; exit 1 if something is.

    What is merely untranslated or unreviewed is told with -v: the gate for that is
    `localize status --require reviewed`.
    """
    place = console.project()
    findings = stages.check(place, wanted_articles(place, names), wanted_languages(place, tags))
    findings = [one for one in findings if _is_wanted(one, select, ignore)]
    if form == "text":
        findings = [one for one in findings if console.verbosity > 0 or one.severity != "info"]
    _write(findings, form, output)
    if form == "text":
        console.say(reports.summary(findings) or "nothing wrong")
    worst = _ORDER.index(Severity(fail_on or place.settings.check.fail_on))
    return int(any(_ORDER.index(one.severity) <= worst for one in findings))


def _is_wanted(finding: Finding, select: str, ignore: str) -> bool:
    selected, ignored = (
        {code.strip() for code in codes.split(",") if code.strip()} for codes in (select, ignore)
    )
    return (not selected or finding.code in selected) and finding.code not in ignored


def _write(findings: list[Finding], form: str, output: Path | None) -> None:
    if output is not None:
        output.write_text(FORMATS[form](findings), encoding="utf-8")
    elif form == "text":
        for one in findings:
            click.secho(reports.text([one]), nl=False, fg=_COLOURS[one.severity])
    else:
        click.echo(FORMATS[form](findings), nl=False)
