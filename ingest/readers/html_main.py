"""Which element of a web page holds the article, and which hold the page around it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ingest.data import rows
from ingest.lines import is_prose
from ingest.readers.html_text import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

_ALWAYS = (
    'nav, footer, aside, figcaption, [role="navigation"], [role="banner"], [role="search"], '
    '[role="contentinfo"], [role="complementary"]'
)
_TOKEN_END = re.compile(r"[\s_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# An element whose class says "menu" yet holds most of the prose is the article's wrapper.
_KEEP_SHARE = 0.4
_MAIN_SHARE = 0.6
_CLIMB_FACTOR = 1.3
_LINKS = 3
_WRAPPERS = frozenset({"body", "html", "article", "main"})
_BOXES = frozenset({"ul", "ol", "table", "div", "section"})
_DEEPEST = 100  # real pages nest some 40 deep; what is deeper was made to hurt
_LINK_SHARE = 0.6


def remove_furniture(root: LexborNode) -> None:
    """Take menus, boxes, share buttons and lists of links out of the tree."""
    limit = _KEEP_SHARE * max(1, prose(root))
    named = [node for node in root.css("[class], [id]") if _named_furniture(node)]
    boxes = [*root.css(_ALWAYS), *named, *_site_headers(root)]
    remove(root, [node for node in boxes if node.tag not in _WRAPPERS and prose(node) < limit])
    remove(root, [node for node in _with_links(root) if _is_link_list(node)])


def main_element(root: LexborNode) -> LexborNode:
    """Return the smallest element with most of the prose, and with the title above it."""
    total = prose(root)
    if total == 0:
        return root
    node = root
    for _ in range(_DEEPEST):
        best = max(node.iter(include_text=False), key=prose, default=None)
        if best is None or prose(best) < _MAIN_SHARE * total or best.tag in ("p", "tr", "td", "li"):
            break
        node = best
    while node.parent is not None and node.mem_id != root.mem_id:
        parent = node.parent
        if len(parent.text()) > _CLIMB_FACTOR * len(node.text()) + 400:
            break
        node = parent
    return node


def prose(node: LexborNode) -> int:
    """Return how much running text stands below ``node``, links and menus not counted."""
    length = 0
    for part in _texts(node):
        if is_prose(part) or len(part) > 60:
            length += len(part)
    return length


def _texts(node: LexborNode) -> Iterator[str]:
    for part in node.text(separator="\n").split("\n"):
        words = " ".join(part.split())
        if words:
            yield words


@cache
def _tokens() -> frozenset[str]:
    return frozenset(row[0] for row in rows("page_elements.tsv"))


def _named_furniture(node: LexborNode) -> bool:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    split = _CAMEL.sub("-", names).casefold()
    whole = set(_TOKEN_END.split(names.casefold()))
    return bool((whole | set(_TOKEN_END.split(split))) & _tokens())


def _site_headers(root: LexborNode) -> Iterator[LexborNode]:
    """Yield the headers of the site; that of an article holds its title and stays."""
    for node in root.css("header"):
        if node.css_first("h1") is None and node.css_first("time") is None:
            yield node


def _with_links(root: LexborNode) -> list[LexborNode]:
    """Return the boxes that hold several links."""
    found: dict[int, tuple[LexborNode, int]] = {}
    for link in root.css("a"):
        node = link.parent
        for _ in range(_DEEPEST):
            if node is None or node.mem_id == root.mem_id:
                break
            found[node.mem_id] = (node, found.get(node.mem_id, (node, 0))[1] + 1)
            node = node.parent
    return [node for node, links in found.values() if links >= _LINKS and node.tag in _BOXES]


def _is_link_list(node: LexborNode) -> bool:
    links = node.css("a")
    if len(links) < _LINKS or node.css_first("h1") is not None:
        return False
    text = len("".join(node.text().split()))
    linked = sum(len("".join(link.text().split())) for link in links)
    return text > 0 and linked > _LINK_SHARE * text
