"""A page that lists an article's editions: each by its language's own name, in its own words."""

from __future__ import annotations

from localize.formats.frame import frame
from localize.formats.html.quoting import attribute, text
from localize.model import Edition, Link


def page(edition: Edition, headline: str) -> bytes:
    """Give the page that belongs to one edition; search engines leave it out."""
    own = next((link for link in edition.links if link.language == edition.language), None)
    back = f'<a href="{attribute(own.href)}">{text(headline)}</a>' if own else text(headline)
    body = [
        "<header>",
        f"<h1>{text(edition.heading)}</h1>",
        f'<p class="lede">{back}</p>',
        "</header>",
        '<ul class="localize-editions">',
        *(_item(link) for link in edition.links),
        "</ul>",
    ]
    title = f"{text(edition.heading)} – {text(headline)}"
    return frame(title, ['<meta name="robots" content="noindex, follow">'], body, edition)


def _item(link: Link) -> str:
    language = attribute(link.language)
    note = f'<p class="localize-label">{text(link.note)}</p>' if link.note else ""
    return (
        f'<li lang="{language}" dir="{attribute(link.direction)}">'
        f'<a href="{attribute(link.href)}" hreflang="{language}" rel="alternate">'
        f"{text(link.name)}</a>{note}</li>"
    )
