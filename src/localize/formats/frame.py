"""What every page of our own has around it: a head, the style, a main part."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from localize.formats.encoding import visible
from localize.formats.html.quoting import attribute
from localize.model import Edition


def frame(title: str, head: Iterable[str], body: Iterable[str], edition: Edition) -> bytes:
    """Give the page in UTF-8; title, lines of the head and of the main part are HTML already."""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{attribute(edition.language)}" dir="{attribute(edition.direction)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        *head,
        f"<style>\n{_style()}</style>",
        "</head>",
        "<body>",
        "<main>",
        *body,
        "</main>",
        "</body>",
        "</html>",
    ]
    return (visible("\n".join(filter(None, lines))) + "\n").encode()


@cache
def _style() -> str:
    return files("localize.formats").joinpath("page.css").read_text("utf-8")
