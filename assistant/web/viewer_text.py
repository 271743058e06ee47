"""A stored text as HTML: tables as tables, laws as trees, what was cited inside marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.web.escape import escaped
from assistant.web.locators import locator_words
from index_store.records import Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.records import Language
    from assistant.web.outline import Branch

_CELL = re.compile(r"[^|]+")
_RULE = re.compile(r"\|[\s:|-]*-[\s:|-]*\|")
_NUMBER = re.compile(r"[-+–]?\d[\d.,/\s]*[%‰]?|[-–]")
_MARK = '<mark class="cited">'
_FIRST_MARK = '<mark id="cited" class="cited">'


@dataclass(frozen=True, slots=True)
class Shown:
    """A text and what is told of it: its lines, which of them begin a part, what is cited.

    ``anchor`` is the name of a link to a part, ``{locator}`` to be filled in; both are in the
    ``language`` of the page.
    """

    text: str
    lines: Sequence[Span]
    tree: Mapping[Span, Branch]
    passages: Sequence[Passage]
    cited: Span | None
    anchor: str
    language: Language = "vi"


def text_html(shown: Shown) -> str:
    """Return the whole text as HTML; the first mark of what is cited has the id ``cited``."""
    locators = _locators(shown)
    html = []
    for in_table, group in groupby(shown.lines, key=lambda line: _is_row(line.of(shown.text))):
        spans = list(group)
        if in_table:
            html.append(_table(shown.text, spans, shown.cited))
        else:
            html.extend(
                _branch(shown, shown.tree[line])
                if line in shown.tree
                else _paragraph(shown.text, line, shown.cited, locators.get(line))
                for line in spans
            )
    return "".join(html).replace(_MARK, _FIRST_MARK, 1)


def _locators(shown: Shown) -> dict[Span, str]:
    """Return the locator of each passage by the line that it begins in."""
    found: dict[Span, str] = {}
    begins = iter(sorted(shown.passages, key=lambda passage: passage.span.start))
    passage = next(begins, None)
    for line in shown.lines:
        while passage is not None and passage.span.start < line.end:
            found.setdefault(line, locator_words(passage.locator, shown.language))
            passage = next(begins, None)
    return found


def _paragraph(text: str, line: Span, cited: Span | None, locator: str | None) -> str:
    attribute = f' data-locator="{escaped(locator)}"' if locator else ""
    return f"<p{attribute}>{_marked(text, line, cited)}</p>"


def _branch(shown: Shown, branch: Branch) -> str:
    """Return a line that begins a part of the text, with its anchor."""
    tag = f"h{min(branch.level + 1, 4)}" if branch.is_heading(shown.text) else "p"
    where = locator_words(branch.locator, shown.language)
    name = shown.anchor.format(locator=where)
    anchor = escaped(branch.anchor)
    marked = _marked(shown.text, branch.line, shown.cited)
    return (
        f'<{tag} class="level-{branch.level}" id="{anchor}">{marked}'
        f'<a class="anchor" href="#{anchor}" aria-label="{escaped(name)}">#</a></{tag}>'
    )


def _is_row(line: str) -> bool:
    line = line.strip()
    return len(line) > 2 and line.startswith("|") and line.endswith("|")


def _table(text: str, rows: Sequence[Span], cited: Span | None) -> str:
    """Return pipe rows as a table, with its heading where one is told from the rows below."""
    shown = [row for row in rows if not _RULE.fullmatch(row.of(text).strip())]
    has_heading = bool(shown) and _has_heading([row.of(text).strip() for row in rows])
    head, *body = ((), *(tuple(_cells(text, row)) for row in shown))[has_heading:]
    numbers = _columns_of_numbers([[cell.of(text) for cell in row] for row in body])

    def line(cells: Sequence[Span], tag: str, attribute: str = "") -> str:
        """Return the cells of a row, those of a column of numbers under each other."""
        return "".join(
            f"<{tag}{attribute}{' class=number' if column in numbers else ''}>"
            f"{_marked(text, cell, cited)}</{tag}>"
            for column, cell in enumerate(cells)
        )

    # A head of its own is printed again on each page.
    top = f"<thead><tr>{line(head, 'th', ' scope=col')}</tr></thead>" if head else ""
    below = "".join(f"<tr>{line(row, 'td')}</tr>" for row in body)
    return f'<div class="table"><table>{top}<tbody>{below}</tbody></table></div>'


def _columns_of_numbers(rows: Sequence[Sequence[str]]) -> set[int]:
    """Return the columns that hold numbers and nothing else.

    >>> _columns_of_numbers([["1", "Huyện A", "70,56"], ["2", "Huyện B", "–"], ["", "Huyện C"]])
    {0, 2}
    """
    seen: set[int] = set()
    words: set[int] = set()
    for row in rows:
        for column, cell in enumerate(row):
            if cell.strip():
                (seen if _NUMBER.fullmatch(cell.strip()) else words).add(column)
    return seen - words


def _has_heading(rows: Sequence[str]) -> bool:
    """Return whether the first row is above a rule, or has words alone above a row of figures.

    >>> _has_heading(["| Đơn vị | Điểm |", "| Huyện Sơn Lâm | 70,56 |"])
    True
    >>> _has_heading(["| Huyện Sơn Lâm | 70,56 |", "| Thành phố Vân Khê | 88,12 |"])
    False
    """
    if len(rows) < 2:
        return False
    if _RULE.fullmatch(rows[1]):
        return True
    return not any(map(str.isdigit, rows[0])) and any(map(str.isdigit, rows[1]))


def _cells(text: str, row: Span) -> Iterator[Span]:
    for match in _CELL.finditer(text, row.start, row.end):
        cell = Span(*match.span())
        if cell.start == row.start or cell.end == row.end:
            continue  # white space outside the outer pipes
        yield cell


def _marked(text: str, span: Span, cited: Span | None) -> str:
    """Return the escaped text of ``span`` with its share of ``cited`` inside a mark."""
    if cited is None or not span.overlaps(cited):
        return escaped(span.of(text))
    start, end = max(span.start, cited.start), min(span.end, cited.end)
    if not text[start:end].strip():
        return escaped(span.of(text))
    before, after = text[span.start : start], text[end : span.end]
    return f"{escaped(before)}{_MARK}{escaped(text[start:end])}</mark>{escaped(after)}"
