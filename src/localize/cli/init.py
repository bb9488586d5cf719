"""`localize init`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from localize import languages
from localize.cli.console import Console, pass_console
from localize.stages.setup import install_driver, setup


@click.command
@click.option("--source", metavar="TAG", help="Language of the articles.  [default: en]")
@click.option("--targets", metavar="TAGS", help="Languages to translate to.  [default: de,fr,it]")
@pass_console
def command(console: Console, source: str | None, targets: str | None) -> int:
    """Make a newsroom's folder here; what is there already stays as it is."""
    if source is None:
        source = _ask("Language of the articles", "en")
    if targets is None:
        targets = _ask("Languages to translate to", "de,fr,it")
    tags = [languages.parse(tag.strip()) for tag in targets.split(",") if tag.strip()]
    root = Path.cwd()
    for path, is_new in setup(root, languages.parse(source), tags):
        console.say(f"{'made' if is_new else 'kept'}  {path.relative_to(root)}")
    if install_driver(root):
        console.say("git   merges catalogs entry by entry: merge.localize-po in .git/config")
    console.say("next: put an article into articles/, then localize translate")
    return 0


def _ask(question: str, default: str) -> str:
    """Ask a person; a script gets the default."""
    if not sys.stdin.isatty():
        return default
    answer: str = click.prompt(question, default=default)
    return answer
