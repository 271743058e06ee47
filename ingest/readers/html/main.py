"""Which element of a web page holds the article, and which hold the page around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.lines import Kind, known_kind
from ingest.page_head import is_name
from ingest.readers.html.boxes import (
    boxes_by_heading,
    is_row_of_cards,
    link_lists,
    links_to_others,
)
from ingest.readers.html.names import AUTHOR, BODY, FURNITURE, TITLE, kinds_of
from ingest.readers.html.tree import Element, Tree, is_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selectolax.lexbor import LexborNode

_ALWAYS = (
    'nav, footer, aside, figcaption, marquee, [role="navigation"], [role="banner"], '
    '[role="search"], [role="contentinfo"], [role="complementary"], [role="alert"], '
    '[role="dialog"]'
)
# An element whose class says "menu" yet holds most of the prose is the article's wrapper.
_KEEP_SHARE = 0.4
_MAIN_SHARE = 0.6
_NAMED_SHARE = 0.4
_AS_LONG = 0.8
_CLIMB_FACTOR = 1.3
_CLIMB_MORE = 400
_WRAPPERS = frozenset({"body", "html", "article", "main"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "th"})
_LEAVES = frozenset({"p", "tr", "td", "li", "span", "b", "strong", "font", "a"}) | _HEADINGS
_GOES_ON = 0.3
_SECOND_PART = 0.3


@dataclass(frozen=True, slots=True)
class Main:
    """What is left of a page: the tree, the article's own element, and one with its head."""

    tree: Tree
    body: Element
    region: Element


def find_main(root: LexborNode, *, official: bool) -> Main:
    """Take what is not the article out of the tree; return where the article stands.

    An ``official`` text has headings such as "Danh mục" of its own: in it nothing goes by its
    heading.
    """
    tree = Tree.of(root)
    furniture = _furniture(tree)
    named = _named_body(tree, furniture)
    if named is None:
        limit = _KEEP_SHARE * max(1, tree.whole.prose)
        furniture = [element for element in furniture if element.prose < limit]
    else:
        furniture = [element for element in furniture if not element.holds(named)]
    body_node = named.node if named else None
    tree = tree.without(furniture)
    around = tree.element(body_node) if body_node is not None else _fullest(tree)
    boxes = [
        *link_lists(tree),
        *boxes_by_heading(tree, around, within=not official),
        *links_to_others(tree, around),
    ]
    tree = tree.without(box for box in boxes if not box.holds(around))
    body = tree.element(body_node) if body_node is not None else _fullest(tree)
    around_it = list(_around_body(tree, body, named=body_node is not None))
    node = body.node
    tree = tree.without(around_it)
    body = tree.element(node)
    return Main(tree, body, _region(body))


def _furniture(tree: Tree) -> list[Element]:
    """Return the elements that by their tag, role or name belong to the page around."""
    always = {node.mem_id for node in tree.root.css(_ALWAYS)}
    found = [
        element
        for element in tree.elements
        if element.tag not in _WRAPPERS
        and not is_mark(element.node)
        and (
            element.node.mem_id in always
            or (element.tag == "header" and _is_site_header(element))
            or FURNITURE in kinds_of(element.node)
        )
    ]
    return [element for element in found if element.order]


def _is_site_header(element: Element) -> bool:
    """Return whether a header is the site's; that of an article holds its title or its date."""
    if element.tops or element.node.css_first("time") is not None:
        return False
    return not any(above.tag in ("article", "main") for above in element.ancestors())


def _named_body(tree: Tree, furniture: list[Element]) -> Element | None:
    """Return the element that is named as the article's text, if it holds most of the prose."""
    gone = _outermost(furniture)
    inside: set[int] = set()
    for element in gone:
        inside.update(range(element.order, element.end + 1))
    named = [
        element
        for element in tree.elements
        if element.prose and element.order not in inside and BODY in kinds_of(element.node)
    ]
    if not named:
        return None
    most = max(element.prose for element in named)
    # A law with its translation on a second tab is as long twice: the first is meant.
    best = next(element for element in named if element.prose >= _AS_LONG * most)
    left = tree.whole.prose - sum(element.prose for element in gone)
    return best if best.prose >= _NAMED_SHARE * left else None


def _outermost(elements: Iterable[Element]) -> list[Element]:
    """Return the elements that are in no other of them, in order."""
    found: list[Element] = []
    for element in sorted(elements, key=lambda element: element.order):
        if not found or found[-1].end < element.order:
            found.append(element)
    return found


def _fullest(tree: Tree) -> Element:
    """Return the smallest element with most of the prose."""
    total = tree.whole.prose
    best = tree.whole
    for element in tree.elements:
        if element.tag in _LEAVES or element.prose < max(1, _MAIN_SHARE * total):
            continue
        if best.holds(element):
            best = element
    return best


def _region(body: Element) -> Element:
    """Return the element around the article that also holds its title and little else."""
    region = body
    for above in body.ancestors():
        if above.text > _CLIMB_FACTOR * region.text + _CLIMB_MORE:
            break
        region = above
    return region


def _around_body(tree: Tree, body: Element, *, named: bool) -> Iterator[Element]:
    """Yield what stands behind the article or in columns beside it; its second part is left.

    Behind an element that is named as the text nothing else of the article is expected, and
    little behind the element that holds both its title and its text.
    """
    title = _title_above(tree, body)
    inner = body
    for above in body.ancestors():
        titled = title is not None and inner.holds(title)
        least = _SECOND_PART * body.prose if titled or above.tag == "tr" else 1
        beside = [child for child in tree.children(above) if child is not inner]
        if above.tag == "tr":
            yield from (c for c in beside if c.order < inner.order and c.prose < least)
        later = [child for child in beside if child.order > inner.end]
        if not named:
            speaking = [c.order for c in later if c.prose >= least and _goes_on(tree, c)]
            later = [child for child in later if child.order > max(speaking, default=-1)]
        yield from (child for child in later if not _signs(child))
        inner = above


def _title_above(tree: Tree, body: Element) -> Element | None:
    """Return the nearest element before the article that is named as a title, or an ``<h1>``."""
    found = None
    for element in tree.elements:
        if element.order > body.end:
            break
        before = element.order < body.order and not element.holds(body)
        if before and (element.tag == "h1" or TITLE in kinds_of(element.node)):
            found = element
    return found


_SIGNED_UP_TO = 60
_RIGHT = re.compile(r"text-align\s*:\s*right", re.IGNORECASE)


def _signs(element: Element) -> bool:
    """Return whether an element behind an article is the name of its writer."""
    if not 0 < element.text <= _SIGNED_UP_TO or element.links:
        return False
    attributes = element.node.attributes
    aligned = (attributes.get("align") or "").casefold() == "right"
    aligned = aligned or bool(_RIGHT.search(attributes.get("style") or ""))
    words = element.words
    if known_kind(words) == Kind.BYLINE:
        return True
    return (aligned or AUTHOR in kinds_of(element.node)) and is_name(words)


def _goes_on(tree: Tree, element: Element) -> bool:
    if not element.prose or element.linked > _GOES_ON * element.text:
        return False
    return not is_row_of_cards(tree, element)
