"""`localize check`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from localize import checks, cores, reports
from localize.cli.console import (
    Console,
    article_option,
    lang_option,
    pass_console,
    wanted_articles,
    wanted_languages,
)
from localize.errors import ProjectError
from localize.model import Finding, Severity
from localize.project import Project
from localize.settings import RuleSettings, Settings
from localize.stages.check import check, check_files
from localize.stages.checked import Checked, catalogs, places
from localize.stages.mend import mend

FORMATS: dict[str, Callable[[Iterable[Finding]], str]] = {
    "text": reports.text,
    "json": reports.as_json,
    "sarif": reports.sarif,
    "junit": reports.junit,
    "github": reports.github,
    "markdown": reports.markdown,
}
_ORDER = tuple(Severity)
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_WIDTH = 80
_QUIET = {"untranslated", "fuzzy"}
"""What only -v tells: the gate for it is `localize status`."""


@click.command
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@lang_option
@article_option
@click.option("--select", default="", metavar="CODES", help="Only these rules, with commas.")
@click.option("--ignore", default="", metavar="CODES", help="Not these rules, with commas.")
@click.option(
    "--fail-on",
    type=click.Choice([one.value for one in _ORDER]),
    help="Least severity that fails.  [default: the settings', or error]",
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, then check.")
@click.option("--unsafe-fixes", is_flag=True, help="Mend what may be wrong, too.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Leave out what it knows.")
@click.option("--write-baseline", type=click.Path(path_type=Path), help="Keep what is found.")
@click.option("--explain", metavar="CODE", help="Show the page of a rule; `all` lists the rules.")
@click.option("--format", "form", type=click.Choice([*FORMATS]), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="To a file.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    help="Processes for big catalogs.  [default: one for each core]",
)
@pass_console
def command(
    console: Console,
    files: tuple[Path, ...],
    tags: tuple[str, ...],
    names: tuple[str, ...],
    select: str,
    ignore: str,
    fail_on: str | None,
    fix: bool,
    unsafe_fixes: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    explain: str | None,
    form: str,
    output: Path | None,
    jobs: int,
) -> int:
    """Find what is wrong in the catalogs, or in FILES; exit 1 if something is.

    What is merely untranslated or unreviewed is told with -v: the gate for that is
    `localize status --require reviewed`.
    """
    if explain:
        return _explain(console, explain)
    place = _project(console, files)
    rules = RuleSettings(_codes(select), _codes(ignore))
    checks.selected(rules.select, rules.ignore)
    known = checks.baseline.load(baseline) if baseline else None
    if fix or unsafe_fixes:
        _mend(place, _places(place, files, tags, names), rules, unsafe=unsafe_fixes)
    if files:
        findings = check_files(place, files, rules, jobs or cores.count())
    else:
        articles, languages = wanted_articles(place, names), wanted_languages(place, tags)
        findings = check(place, articles, languages, rules, jobs or cores.count())
    if write_baseline:
        return _write_baseline(console, findings, write_baseline)
    findings = findings if known is None else checks.baseline.unknown(findings, known)
    return _report(console, findings, form, output, fail_on or place.settings.check.fail_on)


def _report(
    console: Console, findings: list[Finding], form: str, output: Path | None, fail_on: str
) -> int:
    worst = _ORDER.index(Severity(fail_on))
    if form in {"text", "markdown"} and console.verbosity <= 0:
        findings = [one for one in findings if one.code not in _QUIET or one.severity != "info"]
    _write(findings, form, output)
    if form == "text":
        console.say(reports.summary(findings) or "nothing wrong")
    return int(any(_ORDER.index(one.severity) <= worst for one in findings))


def _explain(console: Console, code: str) -> int:
    if code == "all":
        for rule in checks.RULES.values():
            mark = (
                "fix" if rule.code in checks.SAFE else "fix?" if rule.code in checks.UNSAFE else ""
            )
            console.say(f"{rule.code:20} {rule.severity:8} {mark:5} {rule.explanation}")
        return 0
    console.say(checks.page(checks.require(code)).rstrip())
    return 0


def _project(console: Console, files: tuple[Path, ...]) -> Project:
    """Give the project; single files are checked without one, too."""
    try:
        return console.project()
    except ProjectError as error:
        if files and "no localize.toml" in error.message:
            return Project(Path.cwd(), Settings())
        raise


def _places(
    place: Project,
    files: tuple[Path, ...],
    tags: tuple[str, ...],
    names: tuple[str, ...],
) -> list[Checked]:
    if files:
        return list(catalogs(place, files))
    return places(place, wanted_articles(place, names), wanted_languages(place, tags))


def _mend(
    place: Project,
    wanted: list[Checked],
    rules: RuleSettings,
    *,
    unsafe: bool,
) -> None:
    for mended in mend(place, wanted, rules, unsafe=unsafe):
        counts = {code: mended.codes.count(code) for code in dict.fromkeys(mended.codes)}
        told = ", ".join(f"{count} × {code}" for code, count in counts.items())
        click.echo(f"{mended.path}: mended {told}", err=True)


def _write_baseline(console: Console, findings: list[Finding], path: Path) -> int:
    told = [finding for finding in findings if finding.severity is not Severity.INFO]
    _save(checks.baseline.dump(told), path)
    console.say(f"{path}: {len(told)} findings are known now")
    return 0


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(",") if code.strip())


def _write(findings: list[Finding], form: str, output: Path | None) -> None:
    if output is not None:
        _save(FORMATS[form](findings), output)
    elif form == "text":
        width = min(_WIDTH, shutil.get_terminal_size().columns) if sys.stdout.isatty() else 0
        for one in findings:
            click.secho(reports.text([one], width), nl=False, fg=_COLOURS[one.severity])
    else:
        click.echo(FORMATS[form](findings), nl=False)


def _save(text: str, path: Path) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise ProjectError(f"cannot be written: {reason}", "name another file", path=path) from None
