"""CSS selectors on our own tree. The door to cssselect2."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from localize.formats.html.tree import Node, Page, content


def fault(selector: str) -> str:
    """Say what is wrong with a selector; empty if nothing is."""
    import cssselect2  # noqa: PLC0415 - only where settings name selectors

    try:
        found = cssselect2.compile_selector_list(selector)
    except cssselect2.SelectorError as error:
        return str(error.args[-1]) if error.args else "not a selector"
    if any(one.pseudo_element for one in found):
        return "a pseudo-element is no element of the page"
    return ""


def select(page: Page, selector: str) -> list[Node]:
    """Give the elements that a valid selector matches, in document order."""
    import cssselect2  # noqa: PLC0415 - only where settings name selectors

    nodes: dict[Element, Node] = {}
    root = cssselect2.ElementWrapper.from_html_root(_element(page.source, page.nodes, nodes))
    return [nodes[one.etree_element] for one in root.query_all(selector)]


def _element(source: str, page_nodes: list[Node], nodes: dict[Element, Node]) -> Element:
    """Build the tree that the library reads: elements, their attributes, whether they hold text."""
    made: dict[Node, Element] = {}
    for node in page_nodes:
        if node.name.startswith("#") and node.parent:
            continue
        values = {name: found.value for name, found in node.attributes.items()}
        made[node] = element = Element(node.name, values)
        nodes[element] = node
        element.text = "".join(_texts(source, node))
        if node.parent:
            made[node.parent].append(element)
    return made[page_nodes[0]]


def _texts(source: str, node: Node) -> Iterator[str]:
    return (source[item.start : item.end] for item in content(node) if item.node is None)
