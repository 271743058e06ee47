"""Boxes in and around an article that are known by what is in them: links, or their heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.lines import Kind, ends_a_sentence, known_kind
from ingest.readers.html.tree import Element, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINKS = 3
_LINK_SHARE = 0.6
_BOXES = frozenset({"ul", "ol", "table", "td", "div", "section", "amp-carousel", "dl"})
_HEADING_UP_TO = 60
_HEADING_PARTS = 12
_HEADS = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "div",
        "span",
        "b",
        "strong",
        "dt",
        "td",
        "th",
        "legend",
        "label",
        "a",
        "em",
        "i",
        "font",
        "center",
        "li",
    ]
)
_SMALL = 0.4
_LEAD_IN_UP_TO = 30
_ALMOST_ALL = 0.9
_LINE_UP_TO = 300
_RESUMES_FROM = 250
_CARDS = 2
_CARD_UP_TO = 600
_HEADLINE_WORDS = 4
_ADVERTISES = re.compile(
    r"\W*(?:quảng cáo|advertisement|nội dung (?:được )?tài trợ|thông tin doanh nghiệp)\W*",
    re.IGNORECASE,
)


def link_lists(tree: Tree) -> Iterator[Element]:
    """Yield the boxes that hold several links and little else."""
    for element in tree.elements:
        if (
            element.links >= _LINKS
            and element.tag in _BOXES
            and not element.tops
            and element.linked > _LINK_SHARE * element.text > 0
        ):
            yield element


def boxes_by_heading(tree: Tree, body: Element, *, within: bool) -> Iterator[Element]:
    """Yield the boxes with a heading such as "Tin liên quan" or "Bình luận", with what they hold.

    Where the heading has no box of its own, it and what follows it go, up to the next running
    text. Inside ``body`` boxes are looked for only if ``within``.
    """
    for element in tree.elements:
        if not _is_heading_of_a_box(element):
            continue
        inside = body.holds(element)
        if (inside and not within) or element.holds(body):
            continue
        box = _box_of(element, body)
        yield box
        if box.text <= element.text + 2 and not _ADVERTISES.fullmatch(element.words):
            yield from _listed_after(tree, box, inside=inside)


def _is_heading_of_a_box(element: Element) -> bool:
    if element.tag not in _HEADS or not 0 < element.text <= _HEADING_UP_TO:
        return False
    if element.end - element.order > _HEADING_PARTS:
        return False
    words = element.words
    return known_kind(words) == Kind.TAIL or bool(_ADVERTISES.fullmatch(words))


def _box_of(heading: Element, body: Element) -> Element:
    """Return the widest element around a heading that holds nothing of the article."""
    inside = body.holds(heading)
    limit = _SMALL * body.prose
    box = heading
    for above in heading.ancestors():
        if above.holds(body) or above.tops or above.above is None:
            break
        if inside and above.prose >= limit:
            break
        box = above
    return box


def _listed_after(tree: Tree, heading: Element, *, inside: bool) -> Iterator[Element]:
    """Yield the elements after a heading; inside the article, up to where it goes on."""
    if heading.above is None:
        return
    for element in tree.children(heading.above):
        if element.order <= heading.end:
            continue
        resumes = element.prose >= _RESUMES_FROM and element.linked < _LINK_SHARE * element.text
        if inside and (resumes or element.tag == "table"):
            return
        yield element


def is_row_of_cards(tree: Tree, element: Element) -> bool:
    """Return whether an element holds teasers: alike boxes, each with the headline of an article."""
    alike: dict[tuple[str, str], int] = {}
    for child in tree.children(element):
        if child.links and child.text <= _CARD_UP_TO and _has_headline(child):
            key = (child.tag, child.node.attributes.get("class") or "")
            alike[key] = alike.get(key, 0) + 1
    return max(alike.values(), default=0) >= _CARDS


def _has_headline(element: Element) -> bool:
    """Return whether the first link in an element reads like the title of an article."""
    link = element.node.css_first("a")
    words = " ".join(link.text(separator=" ").split()) if link else ""
    return len(words.split()) >= _HEADLINE_WORDS and not ends_a_sentence(words)


def links_to_others(tree: Tree, body: Element) -> Iterator[Element]:
    """Yield the paragraphs of an article that are nothing but a link to another one.

    "Xem thêm: <a>…</a>" or a headline alone; a sentence that is a link stays.
    """
    for element in tree.elements:
        if element.tag not in ("p", "div", "li", "h2", "h3", "h4") or not body.holds(element):
            continue
        if not element.links or not 0 < element.text <= _LINE_UP_TO or element.order == body.order:
            continue
        if element.linked >= _ALMOST_ALL * element.text:
            if not ends_a_sentence(element.words) and len(element.words.split()) > 3:
                yield element
        elif element.text - element.linked <= _LEAD_IN_UP_TO:
            lead = element.words.partition(":")
            if lead[1] and known_kind(lead[0]) in (Kind.TAIL, Kind.MENU):
                yield element
