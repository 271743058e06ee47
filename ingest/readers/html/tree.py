"""A web page's elements with what each holds: running text, links, headings; and taking them out.

The library frees a removed element with all below it, so weights are made anew after a removal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.lines import is_prose
from ingest.readers.html.figure_tables import is_table_of_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selectolax.lexbor import LexborNode

_PROSE_FROM = 60
_DEEPEST = 100  # real pages nest some 40 deep; what is deeper was made to hurt


@dataclass(slots=True)
class Element:
    """An element with what stands in it and below it; lengths are in characters.

    ``prose`` counts running text and tables of figures, whatever else is too short or too broken
    for running text is not in it;
    ``linked`` is the part of ``text`` that is in links. ``order`` is its place in the page.
    """

    node: LexborNode
    order: int
    above: Element | None
    linking: bool = False
    prose: int = 0
    text: int = 0
    linked: int = 0
    links: int = 0
    tops: int = 0
    """The number of ``<h1>``."""
    end: int = 0
    """The order of the last element in it."""

    @property
    def tag(self) -> str:
        """The name of the element, in small letters."""
        return self.node.tag or ""

    @property
    def words(self) -> str:
        """The text in it, on one line."""
        return " ".join(self.node.text(separator=" ").split())

    def holds(self, other: Element) -> bool:
        """Return whether ``other`` is this element or in it."""
        return self.order <= other.order <= self.end

    def ancestors(self) -> Iterator[Element]:
        """Yield the elements around it, the nearest first, so far as real pages nest."""
        above = self.above
        for _ in range(_DEEPEST):
            if above is None:
                return
            yield above
            above = above.above

    def _take(self, inner: Element) -> None:
        self.prose += inner.prose
        self.text += inner.text
        self.linked += inner.linked
        self.links += inner.links
        self.tops += inner.tops
        self.end = max(self.end, inner.end)


@dataclass(slots=True)
class Tree:
    """The elements of a page in the order of the page; the first is the root."""

    root: LexborNode
    elements: list[Element] = field(default_factory=list)
    _by_id: dict[int, Element] = field(default_factory=dict)

    @classmethod
    def of(cls, root: LexborNode) -> Tree:
        """Return the elements below ``root``, weighed in one walk."""
        tree = cls(root)
        for node in root.traverse(include_text=True):
            above = tree._by_id.get(node.parent.mem_id) if node.parent else None
            if node.tag == "-text":
                _weigh_text(above or tree.elements[0], node.text_content or "")
            else:
                tree._add(node, above)
        tree._weigh_figures()
        for element in reversed(tree.elements):
            if element.above is not None:
                element.above._take(element)
        return tree

    def _add(self, node: LexborNode, above: Element | None) -> None:
        link = node.tag == "a" and not is_mark(node)
        order = len(self.elements)
        element = Element(node, order, above, link or bool(above and above.linking), end=order)
        element.links, element.tops = int(link), int(node.tag == "h1")
        self.elements.append(element)
        self._by_id[node.mem_id] = element

    def _weigh_figures(self) -> None:
        """Give the cells of tables of figures the weight of what they say."""
        for table in self.root.css("table"):
            if is_table_of_figures(table):
                for cell in table.css("td, th"):
                    element = self.element(cell)
                    element.prose = max(element.prose, len(element.words))

    @property
    def whole(self) -> Element:
        """The root."""
        return self.elements[0]

    def element(self, node: LexborNode) -> Element:
        """Return the element that a node is."""
        return self._by_id[node.mem_id]

    def children(self, element: Element) -> Iterator[Element]:
        """Yield the elements right below one."""
        for node in element.node.iter(include_text=False):
            if node.mem_id in self._by_id:
                yield self._by_id[node.mem_id]

    def without(self, elements: Iterable[Element]) -> Tree:
        """Take elements out of the page, each once, what is inside another before it."""
        chosen = {element.order: element for element in elements if element.order}
        for order in sorted(chosen, reverse=True):
            chosen[order].node.decompose()
        return Tree.of(self.root) if chosen else self


def is_mark(node: LexborNode) -> bool:
    """Return whether a node is an anchor that only marks a place of its page.

    Portals of law mark the heading of every article so: ``<a name="dieu_1">Điều 1. …</a>``.
    """
    named = "name" in node.attributes or "id" in node.attributes
    return node.tag == "a" and named and not node.attributes.get("href")


def _weigh_text(element: Element, text: str) -> None:
    for line in text.split("\n"):
        words = " ".join(line.split())
        if words and (len(words) > _PROSE_FROM or is_prose(words)):
            element.prose += len(words)
    length = len("".join(text.split()))
    element.text += length
    element.linked += length if element.linking else 0
