"""The title of a web page: by its head, its headings, and the names of its elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.lines import is_prose, known_kind
from ingest.readers.html.head import names_a_site, same_title
from ingest.readers.html.names import TITLE, kinds_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.readers.html.head import Head
    from ingest.readers.html.main import Main
    from ingest.readers.html.tree import Element, Tree

_LENGTHS = range(12, 300)
_HEADINGS = ("h1", "h2", "h3", "h4")


def choose_title(head: Head, main: Main, blocks: Sequence[str]) -> str | None:
    """Return the title that the page shows, by what its head says it is.

    A heading that the head confirms comes first; then a title of the head that stands in the
    text; then what stands above the article and is a heading, or is named as a title; then the
    first title of the head. None where nothing of that looks like a title.
    """
    titles = [title for title in head.titles if _may_be(title, head)]
    above = list(_above_the_article(main))
    for words in (*(element.words for element in above), *blocks):
        if "\n" not in words and any(same_title(words, title) for title in titles):
            return words
    fitting = [element for element in above if _may_be(element.words, head)]
    if fitting:
        best = max(fitting, key=lambda e: (e.tag == "h1", not main.body.holds(e), e.order))
        return best.words
    return next((title for title in titles if _as_marked(title, blocks)), None)


def _as_marked(title: str, blocks: Sequence[str]) -> bool:
    """Return whether a title has letters with marks where its text has: else a program made it."""
    return not title.isascii() or all(block.isascii() for block in blocks)


def _may_be(title: str, head: Head) -> bool:
    """Return whether words may be a title: neither a site's name nor that of a template."""
    return (
        len(title) in _LENGTHS
        and known_kind(title) is None
        and title != head.publisher
        and not names_a_site(title)
        and not (is_prose(title) and title.endswith("."))
    )


def _above_the_article(main: Main) -> Iterator[Element]:
    """Yield the headings and the elements named as titles above the first running text."""
    start = _first_prose(main.tree, main.body)
    for element in main.tree.elements:
        if element.order > start:
            return
        if element.linking or not 0 < element.text <= _LENGTHS.stop:
            continue
        if not main.region.holds(element):
            continue
        if element.tag in _HEADINGS or TITLE in kinds_of(element.node):
            yield element


def _first_prose(tree: Tree, element: Element) -> int:
    """Return the order of the first element below one that has running text of its own."""
    while True:
        children = list(tree.children(element))
        own = element.prose - sum(child.prose for child in children)
        first = next((child for child in children if child.prose), None)
        if own > 0 or first is None:
            return element.order
        element = first
