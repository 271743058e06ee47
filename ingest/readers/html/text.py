"""The elements of a web page into paragraphs of text, and its tables into rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.readers.grid import Placed, table_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selectolax.lexbor import LexborNode

_UNSEEN = (
    "script, style, noscript, template, svg, iframe, object, embed, canvas, video, audio, "
    "button, select, textarea, input, datalist, dialog, link, meta, head, map, math > annotation, "
    '[hidden], [aria-hidden="true"]'
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "nobr",
        "o:p",
    ]
)
_MAX_SPAN = 100
_MAX_CELLS = 20_000
_LAYOUT_CELL = 400
_LAYOUT_CELLS = 6
_ARTICLE_FROM = 200
_PARAGRAPHS = 3
_MOTTO = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa", re.IGNORECASE)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def remove_unseen(root: LexborNode) -> None:
    """Take out of the tree what a browser would not show as text."""
    hidden = [
        node
        for node in root.css("[style]")
        if _HIDDEN_STYLE.search(node.attributes.get("style") or "") and node.tag != "body"
    ]
    remove(root, [*root.css(_UNSEEN), *hidden])


def remove(root: LexborNode, nodes: Iterable[LexborNode]) -> None:
    """Take ``nodes`` out of the tree, each once, what is inside another one before it.

    The library frees a removed node with all below it: to touch one of those again, which a
    selector may list twice, is to read freed memory.
    """
    chosen = {node.mem_id for node in nodes} - {root.mem_id}
    in_order = [node for node in root.traverse(include_text=False) if node.mem_id in chosen]
    for node in reversed(in_order):
        node.decompose()


def blocks(root: LexborNode) -> list[str]:
    """Return the paragraphs below ``root`` in order; a table is one block of rows."""
    writer = _Writer()
    # A stack instead of recursion: real pages nest some 40 deep, hostile ones 100,000.
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag or ""
        if leaving:
            writer.leave(tag)
        elif tag == "-text":
            writer.add(node.text_content or "")
        elif tag == "br":
            writer.end()
        elif tag == "table" and (rows := _data_table(node)):
            writer.end()
            writer.done += [*_caption(node), *rows]
        elif tag and not tag.startswith(("-", "!")):
            writer.enter(node, tag)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
    writer.end()
    return writer.done


class _Writer:
    """Collects running text into paragraphs."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._parts: list[str] = []
        self._mark = ""  # "- " or "1. " until the item's first words come
        self._raised = 0
        self._items: dict[int, int] = {}  # how many items a list has had, by its element

    def add(self, text: str) -> None:
        """Add words to the paragraph; raised digits stay raised, or 10³ would become 103."""
        raised = self._raised and text.strip().isdigit()
        self._parts.append(text.translate(_SUPERSCRIPTS) if raised else text)

    def enter(self, node: LexborNode, tag: str) -> None:
        """Open an element."""
        if tag == "sup":
            self._raised += 1
        elif tag not in _INLINE:
            self.end()
            self._mark = self._item_mark(node) if tag == "li" else self._mark

    def _item_mark(self, item: LexborNode) -> str:
        """Return what a browser would draw before an item of a list."""
        parent = item.parent
        if parent is None or parent.tag != "ol":
            return "- "
        number = self._items.get(parent.mem_id, 0) + 1
        self._items[parent.mem_id] = number
        return f"{number}. "

    def leave(self, tag: str) -> None:
        """Close an element."""
        if tag == "sup":
            self._raised -= 1
        elif tag not in _INLINE:
            self.end()
            self._mark = "" if tag == "li" else self._mark

    def end(self) -> None:
        """End the paragraph."""
        text = " ".join("".join(self._parts).split())
        self._parts.clear()
        if text:
            self.done.append(self._mark + text)
            self._mark = ""


def _elements(node: LexborNode) -> Iterator[LexborNode]:
    yield from node.iter(include_text=False)


def _data_table(table: LexborNode) -> list[str]:
    """Return the blocks of a table of data; none where the table only lays out the page."""
    if len(table.css("table")) > 1 or _MOTTO.search(table.text()) or _holds_an_article(table):
        return []
    cells, headers = _cells(table)
    blocks = table_blocks(cells, headers or None)
    rows = next((block.count("\n") + 1 for block in blocks if block.startswith("| ")), 0)
    long_cells = any(len(cell.text) > _LAYOUT_CELL for cell in cells)
    if not rows or (long_cells and len(cells) <= _LAYOUT_CELLS):
        return []
    return blocks


def _caption(table: LexborNode) -> list[str]:
    """Return what a table is called by a caption of its own: "Biểu 1. … (ĐVT: hồ sơ)"."""
    found = next((node for node in _elements(table) if node.tag == "caption"), None)
    words = " ".join(found.text(separator=" ").split()) if found is not None else ""
    return [words] if words else []


def _holds_an_article(table: LexborNode) -> bool:
    """Return whether most of a table is one cell with several paragraphs: it lays out a page."""
    cells = [cell for cell in table.css("td") if cell.text(deep=True)]
    sizes = [len(cell.text(deep=True)) for cell in cells]
    if not sizes or max(sizes) < _ARTICLE_FROM or max(sizes) * 2 < sum(sizes):
        return False
    widest = cells[sizes.index(max(sizes))]
    return len(widest.css("p, div, br, h1, h2, h3, h4")) >= _PARAGRAPHS


def _cells(table: LexborNode) -> tuple[list[Placed], int]:
    """Return the cells of a table where its merged ones put them, and how many rows are header."""
    cells: list[Placed] = []
    taken: set[tuple[int, int]] = set()
    headers = 0
    rows = table.css("tr")
    for number, row in enumerate(rows):
        column = 0
        own = [cell for cell in _elements(row) if cell.tag in ("td", "th")]
        if headers == number and own and all(cell.tag == "th" for cell in own):
            headers += 1
        for cell in own:
            if len(taken) > _MAX_CELLS:
                break
            while (number, column) in taken:
                column += 1
            words = " ".join(cell.text(separator=" ").split())
            down = min(_span(cell, "rowspan"), len(rows) - number)
            across = _span(cell, "colspan")
            taken.update((number + y, column + x) for y in range(down) for x in range(across))
            cells.append(Placed(words, number, column, down, across))
            column += across
    return cells, headers if headers < len(rows) else 0


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isdigit() else 1
