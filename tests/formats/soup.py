"""Generated input: pieces of the three formats in any order, and translations meant to do harm."""

from hypothesis import strategies as st

from localize.model import Block, Document


def pieces(*lines: str) -> st.SearchStrategy[str]:
    """Give one of the pieces, which stand between bars."""
    return st.sampled_from("¦".join(lines).split("¦"))


WORDS = pieces(
    "The court¦ruled.¦Article 5¦“quoted”¦CHF\u00a01,480¦54.1%¦été¦日本語¦a<b¦&amp;¦&¦x_y¦*"
)
HTML_PIECES = pieces(
    "<p>¦</p>¦<h1>¦</h1>¦<h2>¦<div>¦</div>¦<article>¦</article>¦<main>¦<ul>¦<li>¦</ul>¦<nav>¦</nav>",
    "<b>¦</b>¦<i>¦</i>¦<a>¦</a>¦<span>¦</span>¦<br>¦<br/>¦<code>x</code>¦<span translate=no>",
    "<table>¦<tr>¦<td>¦</td>¦</table>¦<blockquote>¦</blockquote>¦<p class=lede>",
    "<!--c-->¦<!--¦<script>if(a<b)¦</script>¦<![CDATA[x]]>¦<?xml version='1.0'?>¦<!DOCTYPE html>",
    "<title>A title - Site</title>¦<meta name=description content='About &quot;it&quot;'>",
    "<a href='/x?a=1&b=2'>¦<img alt='A \"view\"' src=x>¦<img alt=bare>¦<div class='related-box'>",
    "<p title='a>b'>¦<p class='unended¦\r\n¦\r¦\n¦ ¦\t¦\x00¦&nbsp;¦&#8220;¦<¦>¦</¦<a1>¦</a1>",
)
MARKDOWN_PIECES = pieces(
    "# ¦## ¦> ¦- ¦1. ¦    ¦**¦*¦_¦`¦``¦~~¦\\¦  \n¦\n¦\n\n¦\r\n¦\t¦\x00¦ ¦&amp;",
    "[¦](/x)¦][r]¦][]¦![¦[^1]¦[^1]: ¦[r]: /url\n¦<b>¦</b>¦<!-- c -->¦<div>\n¦<https://x.example>",
    "| a | b |\n|---|---|\n| ¦ | ¦---\n¦===\n¦```\n",
)
TEXT_PIECES = pieces(
    "\n¦\n\n¦\r\n¦\r¦ ¦    ¦- ¦1. ¦====\n¦----\n¦▲ ¦ © Agency¦\u00a0¦\x0c¦\u2028¦\x00",
    "January 7, 2021 - 13:21\n\n¦Tags: [A](#)\n",
    "A long line of words that goes on until it is wrapped somewhere near here\n",
)
MALICE = st.lists(
    pieces(
        "<script>x</script>¦\"><img src=x onerror=x>¦' onmouseover='x¦</title><script>",
        "-->¦]]>¦<!--¦<a href=javascript:x>¦[x](javascript:x)¦**¦`¦# ¦\n\n¦\r\n- ¦| ¦---¦_¦~~¦\\",
        "<a1>¦</a1>¦<a1/>¦<br1/>¦<strong1>¦</strong1>¦<b9>¦<em1>¦</em1>¦<span1>¦<code1/>",
        "&lt;¦&amp;lt;¦&¦\x00¦\ud800¦\u2028¦\\u003c/script>¦\"¦'¦ ¦Wort",
    ),
    min_size=1,
    max_size=12,
).map("".join)


def soup(kind: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Give texts made of a format's pieces and of words."""
    return st.lists(st.one_of(kind, WORDS), min_size=1, max_size=40).map("".join)


def translated(document: Document, text: str) -> dict[Block, str]:
    """Give every block of a document the same translation."""
    return {block: text for block in document.blocks if block.role}


def same(document: Document) -> dict[Block, str]:
    """Give every block its own text as its translation."""
    return {block: block.text for block in document.blocks if block.role}


def marked(document: Document) -> dict[Block, str]:
    """Give every block a pseudo-translation: its own text between brackets."""
    return {block: f"⟦{block.text}⟧" for block in document.blocks if block.role}
