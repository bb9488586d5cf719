"""HTML pages: the article's own text is translatable, every other byte stays as it was.

`tokens` and `tree` read the page losslessly, `article` finds the article in it (`roots` tells where
it begins and ends, `boxes` and `teasers` what stands in it and is not of it), `runs`, `inline` and
`blocks` make spans with masked markup (`publishers`, `datelines` and `captions` tell what in them
is no text), `head` reads what the page says about itself, `quoting` writes translations, `edition`
what the page says of its language (`switcher` for readers, `addresses` for search engines, `linked`
in JSON-LD), `surroundings` finds the strings around the article.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache

from localize import markup
from localize.errors import SourceError
from localize.formats import dates, encoding, partition
from localize.formats.html import attributes, blocks, head, sites, surroundings, tokens, tree
from localize.formats.html import edition as editions
from localize.formats.html.article import Article
from localize.formats.html.tree import Page
from localize.formats.html.vocabulary import BLOCK
from localize.model import Block, Document, Edition, Finding, Role, Selectors

_DECLARED = re.compile(
    rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\d+/>")
_DECLARATION_WITHIN = 4096
_OUTSIDE = frozenset((Role.TITLE, Role.DESCRIPTION, Role.ALT))


def parse(data: bytes, path: str, selectors: Selectors = Selectors()) -> Document:  # noqa: B008 - frozen
    """Give the document; raises `SourceError` if there is no article in the page."""
    source, codec = encoding.decode(data, path, _declared(data))
    page, metas, found, findings = _look(source, path, selectors)
    text = blocks.find(page, found)
    if all(span.role in _OUTSIDE for span in text.spans):
        raise SourceError(
            "no article text found",
            "the page needs a headline or paragraphs in its body, outside of navigation and forms",
            path=path,
        )
    lines = [span.text for span in text.spans if span.role is Role.HEADLINE]
    headline = markup.plain(_BREAK.sub(" ", " ".join(lines)))
    meta = head.meta(page, headline, metas, found.out)
    printed = next(filter(None, map(dates.parse, text.left_out)), "")
    logos = head.site_names(page, metas, headline)
    kept = (one for one in text.spans if one.role is not Role.ALT or one.text not in logos)
    spans = [*head.spans(page, headline, metas), *kept]
    return Document(
        path=path,
        format="html",
        language=head.language(page, metas),
        blocks=partition.blocks(source, spans),
        meta=replace(meta, date=meta.date or printed),
        encoding=codec,
        left_out=tuple(text.left_out),
        selectors=selectors,
        findings=tuple(findings),
    )


def render(
    document: Document, translations: Mapping[Block, str], edition: Edition | None = None
) -> bytes:
    """Give the page; characters that its encoding lacks become character references."""
    source = partition.source_of(document)
    changes = list(attributes.edits(document, translations))
    if edition:
        page, _, found, _ = _look_once(source, document.path, document.selectors)
        changes += editions.edits(page, found, edition, document.language)
    return encoding.encode(partition.splice(source, changes), document.encoding, references=True)


def with_interface(document: Document, known: Collection[str] | None = None) -> Document:
    """Give the document with the strings around its article as blocks too."""
    return replace(document, blocks=surroundings.blocks(document, known))


def page(document: Document, translations: Mapping[Block, str], edition: Edition) -> bytes:
    """Give the page itself: it is one already."""
    return render(document, translations, edition)


def outline(data: bytes, path: str) -> tuple[str, ...]:
    """Give the page's tags; of those between two blocks' tags only which they are counts."""
    source, _ = encoding.decode(data, path, _declared(data))
    return shape(source)


def shape(source: str) -> tuple[str, ...]:
    """Give the outline of a page's text."""
    found: list[str] = []
    inline: list[str] = []
    for token in tokens.tokens(source):
        tag = f"{token.kind} {token.name}".strip()
        if token.name in BLOCK:
            found += [*sorted(inline), tag]
            inline = []
        else:
            inline.append(tag)
    return (*found, *sorted(inline))


def _look(
    source: str, path: str, selectors: Selectors
) -> tuple[Page, dict[str, str], Article, list[Finding]]:
    """Give a page's tree, what its head says, the article in it, and findings about selectors."""
    page = tree.parse(source, path)
    metas = head.values(page)
    return page, metas, *sites.find(page, head.title(page, metas), selectors, path)


_look_once = lru_cache(maxsize=1)(_look)
"""For the editions of an article, which are written one after the other."""


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data, 0, _DECLARATION_WITHIN)
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""
