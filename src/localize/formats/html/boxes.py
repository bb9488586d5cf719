"""What looks like something beside the article, though it may stand within: cards, forms, sidebars.

After the heuristics that reader views share: boxes are known by their element, role, class,
heading, by being one big link, or by holding controls.
"""

from __future__ import annotations

from localize.formats.html import teasers
from localize.formats.html.inline import words
from localize.formats.html.roots import says_article
from localize.formats.html.tree import Node, Page, ancestors, spread
from localize.formats.html.vocabulary import (
    ASIDE,
    ASIDE_ROLES,
    ASIDE_WORDS,
    BLOCK,
    CALL_WORDS,
    CHROME_HEADS,
    CHROME_LABELS,
    DOUBTFUL_WORDS,
    FACT_WORDS,
    HEADINGS,
    HIDDEN_NAMES,
    LEDE_WORDS,
    SENTENCE_ENDS,
)
from localize.formats.html.vocabulary import words as name_words

_ABOUT = frozenset(("author", "publisher", "datepublished", "datemodified"))
_NAMING = ("class", "id", "data-component", "data-testid")
_MANY, _SOME = 0.4, 0.25
_OF_READERS = frozenset(("comment", "comments"))
_SENTENCE = 5
_TEASER = 120
"""A list of other stories that is most of a page has less prose by the story (characters)."""
_LARGEST_BOX = 20_000
_CALL = 400
"""A box with a form has no more text than this (characters); an article may have one, too."""


def find(
    page: Page,
    gone: frozenset[Node],
    keep: set[Node],
    prose: dict[Node, int],
    links: dict[Node, float],
) -> set[Node]:
    """Give the boxes; elements in `keep` are none, nor those that hold much of the prose.

    `prose` is that of all but the elements that are `gone`, `links` the text's share in links.
    """
    much = _MANY * max(prose[page.nodes[0]], 1)
    said = spread(page.nodes, filter(says_article, page.nodes))
    named = {
        node
        for node in page.nodes
        if node not in keep
        and prose[node] < much
        and _is_box(page, node, links)
        and not (_is_in(node, said, prose, much) and _is_of_text(page, node, links))
    }
    return named | {
        node
        for node, count in teasers.find(page, spread(page.nodes, gone | named)).items()
        if node not in keep and prose[node] < max(much, _TEASER * count)
    }


def _is_in(node: Node, said: frozenset[Node], prose: dict[Node, int], much: float) -> bool:
    """Tell whether an element is in the article: said so, or beside much of the prose."""
    return node.parent is not None and (node.parent in said or prose[node.parent] >= much)


def _is_of_text(page: Page, node: Node, links: dict[Node, float]) -> bool:
    """Tell whether an element in the article is a sentence of it, whatever its class says."""
    if node.name not in {"p", "div"}:
        return False
    found = name_words(_name_of(node)) & ASIDE_WORDS
    if not found or found - DOUBTFUL_WORDS or _is_declared_chrome(node):
        return False
    if node.name == "div" and (links.get(node) or not _is_simple(node) or found & _OF_READERS):
        return False
    text = words(page.source, node)
    is_sentence = len(text.split()) >= _SENTENCE and text.rstrip('”"»’)').endswith(SENTENCE_ENDS)
    return is_sentence and links.get(node, 0) < _MANY


def _is_simple(node: Node) -> bool:
    return all(child.name in {"p", "div"} or child.name not in BLOCK for child in node.children)


def _is_box(page: Page, node: Node, links: dict[Node, float]) -> bool:
    """Tell whether an element looks like something beside the article."""
    if node.name in ASIDE:
        return not _belongs(node) and not _tells_facts(page, node, links)
    if node.name in {"section", "div", "ul"} and _calls_itself_chrome(page, node, links):
        return True
    if node.name == "a" and _is_card(node):
        return True
    if node.name in {"div", "section"} and _is_call(page, node):
        return True
    named = bool(node.attributes) or "-" in node.name
    return named and (_is_declared_chrome(node) or _is_named_as_chrome(node))


def _belongs(node: Node) -> bool:
    """Tell whether a header or footer is one of the article, or of a quotation in it."""
    above = {other.name for other in ancestors(node)}
    if node.name == "header":
        return bool(above & {"blockquote", "article", "main"})
    return node.name == "footer" and "blockquote" in above


def _tells_facts(page: Page, node: Node, links: dict[Node, float]) -> bool:
    """Tell whether an aside is named as a box of facts, and is text rather than links."""
    if node.name != "aside" or not name_words(node.get("class")) & FACT_WORDS:
        return False
    if links.get(node, 0) >= _SOME:
        return False
    return not _is_small(node) or len(words(page.source, node).split()) >= _SENTENCE


def _is_small(node: Node) -> bool:
    """Tell whether reading an element's words is cheap, however many such are nested."""
    return node.end - node.start < _LARGEST_BOX


def _is_card(node: Node) -> bool:
    """Tell whether a link holds blocks, as the cards of other stories do."""
    return any(child.name in BLOCK and child.name != "figure" for child in node.children)


def _is_call(page: Page, node: Node) -> bool:
    """Tell whether a few words hold a form, or a link that is made up as a button."""
    calls = any(
        child.name in {"form", "input"}
        or (child.name == "a" and name_words(child.get("class")) & CALL_WORDS)
        for child in node.children
    )
    return calls and _is_small(node) and len(words(page.source, node)) < _CALL


def _is_declared_chrome(node: Node) -> bool:
    return (
        node.get("role").lower() in ASIDE_ROLES
        or node.get("rel").lower() == "author"
        or node.get("itemprop").lower() in _ABOUT
    )


def _is_named_as_chrome(node: Node) -> bool:
    name = _name_of(node)
    if not name.strip() or node.name in {"html", "body", "main", "em", "strong", "b", "i"}:
        return False
    found = name_words(name)
    if node.name == "table" and "infobox" in found:
        return True
    if HIDDEN_NAMES & set(name.lower().split()):
        return True
    return bool(found & ASIDE_WORDS) and not found & LEDE_WORDS


def _name_of(node: Node) -> str:
    own = node.name if "-" in node.name else ""
    return " ".join([own, *(node.get(attribute) for attribute in _NAMING)])


def _calls_itself_chrome(page: Page, node: Node, links: dict[Node, float]) -> bool:
    """Tell whether the first thing in an element is a heading such as “Related stories”."""
    first = next((child for child in node.children if child.name != "#other"), None)
    while first is not None and first.name in {"header", "div"} and first.children:
        first = next((child for child in first.children if child.name != "#other"), None)
    if first is None or first.name not in HEADINGS:
        return False
    heading = words(page.source, first)
    is_linked = links.get(node, 0) >= _SOME
    return bool(CHROME_HEADS.fullmatch(heading) or (is_linked and CHROME_LABELS.fullmatch(heading)))
