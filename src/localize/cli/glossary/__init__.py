"""`localize glossary`: the terms that translations keep to."""

from __future__ import annotations

import click

from localize.cli.glossary.exchange import bring_in, bring_out
from localize.cli.glossary.judging import lint
from localize.cli.glossary.listing import list_terms
from localize.cli.glossary.proposing import extract
from localize.cli.glossary.writing import add


@click.group
def command() -> None:
    """Show, mend and exchange the terms that translations keep to."""


for one in (list_terms, add, lint, bring_in, bring_out, extract):
    command.add_command(one)
