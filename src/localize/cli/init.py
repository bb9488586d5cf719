"""`localize init`."""

from __future__ import annotations

import sys

import click

from localize import languages, stages
from localize.cli.console import Console, pass_console


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
    root = console.folder.resolve()
    for path, is_new in stages.setup(root, languages.parse(source), tags):
        console.say(f"{'made' if is_new else 'kept'}  {path.relative_to(root)}")
    console.say("next: put an article into articles/, then localize translate")
    return 0


def _ask(question: str, default: str) -> str:
    """Ask a person; a script gets the default."""
    if not sys.stdin.isatty():
        return default
    answer: str = click.prompt(question, default=default)
    return answer
