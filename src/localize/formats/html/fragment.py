"""A piece of HTML that is all text: what a field of a feed holds."""

from __future__ import annotations

from localize.formats.html import article, attributes, blocks
from localize.formats.html.runs import runs
from localize.formats.html.tree import Page
from localize.formats.partition import Span
from localize.model import Role


def spans(page: Page, role: Role) -> list[Span]:
    """Give the text's spans, `role` being that of paragraphs; scripts and the like are no text."""
    out = article.never(page.nodes)
    for node in out:
        node.is_out = True
    roles = blocks.roles_of(page.nodes)
    found: list[Span] = []
    for run in runs(page, out):
        own = blocks.role_of(run.holder, roles)
        span = blocks.span_of(page, run, role if own is Role.PARAGRAPH else own)
        found += [span] if span else []
    return [*found, *attributes.find(page, found, lambda node: node not in out)]
