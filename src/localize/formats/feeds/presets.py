"""Feeds that everybody has: RSS 2.0, Atom, JSON Feed."""

from __future__ import annotations

from localize.model import Feed, Field, Role

_ITEM, _ENTRY = "/rss/channel/item", "/atom:feed/atom:entry"
_HTML, _TEXT = '[@type="html"]', '[not(@type="html")]'


def _atom(path: str, role: Role) -> tuple[Field, Field]:
    return Field(f"{path}{_HTML}", role, "html"), Field(f"{path}{_TEXT}", role)


PRESETS = {
    "rss": Feed(
        "rss",
        fields=(
            Field("/rss/channel/title", Role.TITLE),
            Field("/rss/channel/description", Role.DESCRIPTION),
            Field(f"{_ITEM}/title", Role.HEADLINE),
            Field(f"{_ITEM}/description", Role.LEDE, "html"),
            Field(f"{_ITEM}/content:encoded", Role.PARAGRAPH, "html"),
            Field(f"{_ITEM}//media:description", Role.CAPTION),
        ),
        language="/rss/channel/language",
        date=f"{_ITEM}/pubDate",
    ),
    "atom": Feed(
        "atom",
        fields=(
            *_atom("/atom:feed/atom:title", Role.TITLE),
            *_atom("/atom:feed/atom:subtitle", Role.DESCRIPTION),
            *_atom(f"{_ENTRY}/atom:title", Role.HEADLINE),
            *_atom(f"{_ENTRY}/atom:summary", Role.LEDE),
            Field(f"{_ENTRY}/atom:content{_HTML}", Role.PARAGRAPH, "html"),
            Field(
                f'{_ENTRY}/atom:content[not(@src) and (not(@type) or @type="text"'
                ' or @type="xhtml")]'
            ),
        ),
        language="/atom:feed/@xml:lang",
        date=f"{_ENTRY}/atom:published",
    ),
    "json-feed": Feed(
        "json-feed",
        fields=(
            Field("$.title", Role.TITLE),
            Field("$.description", Role.DESCRIPTION),
            Field("$.items[*].title", Role.HEADLINE),
            Field("$.items[*].summary", Role.LEDE),
            Field("$.items[*].content_html", Role.PARAGRAPH, "html"),
            Field("$.items[*].content_text"),
        ),
        language="$.language",
        date="$.items[*].date_published",
    ),
}
