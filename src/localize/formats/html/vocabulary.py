"""What HTML's elements are, and the words by which pages name what is not the article.

The word list grows out of the heuristics that reader views share (Mozilla's readability,
trafilatura); the sets of elements are those of the HTML standard.
"""

from __future__ import annotations

import re
from functools import lru_cache


def names(listed: str) -> frozenset[str]:
    """Give the names of a list."""
    return frozenset(listed.split())


VOID = names("area base br col embed hr img input link meta param source track wbr keygen frame")
BLOCK = names(
    "#root #rest html head body address article aside blockquote caption center col colgroup "
    "dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 "
    "h4 h5 h6 header hgroup hr legend li main menu nav noframes ol optgroup option p plaintext "
    "pre search section summary table tbody td tfoot th thead title tr ul xmp"
)
HEAD = names("base link meta title script style noscript template")
CLOSES_P = BLOCK - names("#root #rest html head body title tr td th tbody thead tfoot")
HEADINGS = names("h1 h2 h3 h4 h5 h6")

ATOMS = names(
    "code kbd samp var tt svg math script style template noscript button input select textarea "
    "iframe object embed audio video canvas map meter progress datalist time "
    "img br wbr ruby"
)
"""Elements that are one placeholder in a sentence, whatever they hold."""

NEVER = names(
    "#rest head title script style template noscript iframe object embed svg math canvas audio "
    "video button select textarea input label legend datalist nav pre xmp plaintext noframes "
    "noembed dialog menu"
)
"""Elements that are never article text."""

ASIDE = names("aside form footer header address fieldset")
"""Elements that are article text only if they hold most of it."""

ASIDE_ROLES = names(
    "navigation banner contentinfo complementary search dialog alertdialog form menu menubar "
    "toolbar tablist alert status"
)
ASIDE_WORDS = names(
    "ad ads adv advert advertisement advertising banner breadcrumb breadcrumbs card cards comment "
    "comments consent cookie cookies disqus footer gdpr masthead menu modal most-read nav navbar "
    "navigation newsletter outbrain overlay pager pagination paywall popular popup promo promoted "
    "promotion rating readmore recirculation recommendation recommendations recommended related "
    "share sharing shares sidebar signup sitemap skip social sponsor sponsored subscribe "
    "subscription tags taglist taboola teaser teasers toc toolbar tools topics trending "
    "widget byline author authors dateline poll rail relatedposts donate donation colophon "
    "edit-section editsection reflist navbox werbung anzeige kommentare publicite commentaires "
    "pubblicita correlati commenti publicidad relacionadas relacionados comentarios abo abonnement "
    "sitesub catlinks amp-embed article-info entry-meta post-meta article-meta"
)
"""Words of `class` and `id` (split at hyphens, underscores, capitals; or whole)."""

HIDDEN_NAMES = names(
    "hidden invisible is-hidden visuallyhidden visually-hidden element-invisible sr-only "
    "screen-reader-text"
)
"""Whole names of `class` that say so; `label-hidden` is about something else."""

DOUBTFUL_WORDS = names(
    "card cards comment comments donation poll popular promo promotion rating recommendation share "
    "shares social teaser teasers tools topics trending widget"
)
"""Those of `ASIDE_WORDS` that a paragraph of the article may have: `<p class="comment">`."""

BYLINE_WORDS = names("byline author authors")
LEDE_WORDS = names("lead lede standfirst dek deck intro introduction subtitle")
FACT_WORDS = names(
    "fact facts factbox infobox infos info background explainer glossary hintergrund"
)
CALL_WORDS = names("btn button cta bouton boton bottone")
HEADLINE_NAMES = names("headline entry-title post-title article-title")
TITLE_BORDER = re.compile(r"\s+[-|–—·•»:]\s+|:\s+|｜")
"""What stands in a page's title between the article's name and the site's."""
KICKER_WORDS = names("kicker eyebrow overline rubric strapline roofline")
CREDIT_WORDS = names("credit credits copyright photographer photocredit source")
CAPTION_WORDS = names("caption captions")

SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟")

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

CHROME_HEADS = re.compile(
    r"(?:(?:related|recommended|popular|trending|more|further|latest|other)"
    r" (?:stories|articles|news|content|posts|topics|links|reading|videos)"
    r"(?: (?:on|about|from|in) .{1,40})?"
    r"|most (?:read|popular|viewed|shared|commented)"
    r"(?: (?:in|on|from|stories|articles|news|now|today)\b.{0,40})?|read (?:more|also|next)"
    r"|related|external links|newsletter|see also|also of interest|editor.s (?:choice|picks?)"
    r"|(?:recommended|more) for you|you (?:may|might) (?:also )?(?:like|be interested in)(?: this)?"
    r"|more (?:on|about) this(?: (?:story|topic|subject))?|share this(?: \w+)?"
    r"|follow us(?: .{1,40})?|sign up(?: .{1,60})?|subscribe(?: .{1,60})?|mehr zum thema"
    r"|lesen sie auch|das könnte sie (?:auch )?interessieren|verwandte (?:artikel|themen|beiträge)"
    r"|meistgelesen|(?:à )?lire aussi|plus d.infos?|les plus lus|leggi anche|altri sviluppi"
    r"|(?:ti )?potrebbe(?:ro)? interessar\w*(?: anche)?|top stories|ähnliche (?:artikel|beiträge)"
    r"|noticias relacionadas|te puede interesar|lo más (?:leído|visto)|lee también"
    r"|sur le même sujet|articles (?:liés|similaires)|articoli correlati|関連(?:記事|ニュース)"
    r"|\d+ (?:comments|kommentare|commentaires|commenti|comentarios)"
    r"|(?:comments|kommentare|commentaires|commenti|comentarios)\s*\(\d+\)"
    r"|あわせて読みたい|مقالات ذات صلة|اقرأ أيضا)\W*",
    re.IGNORECASE,
)
"""How boxes beside an article call themselves in their whole heading."""

CHROME_LABELS = re.compile(
    r"(?:popular|recommended|trending|topics|tags|comments?(?: \(\d+\))?|(?:\d+ )?comments?"
    r"|(?:popular|trending|more|latest) (?:in|on|from|about) .{1,40})\W*",
    re.IGNORECASE,
)
"""Headings that an article's own section may have too: links tell whether it is a box."""


@lru_cache(maxsize=4096)
def words(value: str) -> frozenset[str]:
    """Give the words of a `class` or `id`: `post-relatedItems` → post, related, items."""
    found = {word.lower() for word in _WORD.findall(value)}
    return frozenset((*found, *value.lower().split()))
