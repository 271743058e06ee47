"""What a page bears besides its text: running heads, page numbers, marks of signing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.readers.pdf.words import Row, Segment

_LOOKED_AT = 3  # rows at the head and at the foot
_SHARE = 0.3  # of the pages: odd and even pages may have heads of their own
_FROM = 3
_BAND = 9.0  # points that a running head may move
_EDGE = 0.16  # of the page's height, at either end
_PAGE_NUMBER = re.compile(
    r"[-–—|\[(\s]*(?:(?:trang|page)\s*)?(\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|trên)\s*\d{1,4})?[-–—|\])\s.]*",
    re.IGNORECASE,
)
_DOCUMENT_NUMBER = re.compile(
    r"\d+\s?/\s?(?:\d{4}\s?/\s?)?[A-ZĐ]{2,}[\w-]*|[A-ZĐ]{4}\s*\d+[-:\d\s]*"
)
_SIGNED = re.compile(
    r"(?:được )?(?:người ký|ký bởi|ký số bởi|digitally signed by|signature (?:not )?v\w+|"
    r"email\s*:|e-mail\s*:|cơ quan\s*:|tổ chức\s*:|thời gian ký|ngày ký|date\s*:|reason\s*:|location\s*:|"
    r"lý do\s*:|địa điểm\s*:|chức vụ\s*:|giờ ký)",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"người ký|ký bởi|ký số|digitally signed|signature|thời gian ký", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of one page and its height."""

    rows: tuple[Row, ...]
    height: float


def without_margins(pages: Sequence[PageRows]) -> list[list[Row]]:
    """Return the rows of each page without what repeats on page after page.

    A running head goes where words alike, but for their figures, stand at one height on three
    pages and more; a number at the edge of a page goes where the numbers rise with the pages.
    A head that states the number of a document which stands nowhere else is kept once.
    """
    cleared = [PageRows(tuple(unsigned(page.rows)), page.height) for page in pages]
    running = _running(cleared)
    numbers = _page_numbers(cleared, running)
    kept: set[str] = set(_only_there(cleared, running))
    done: list[list[Row]] = []
    for index, page in enumerate(cleared):
        rows: list[Row] = []
        for row in page.rows:
            left: list[Segment] = []
            for segment in row:
                mark = (index, id(segment))
                if mark in numbers:
                    continue
                if mark in running:
                    if segment.text not in kept:
                        continue
                    kept.discard(segment.text)
                left.append(segment)
            if left:
                rows.append(tuple(left))
        done.append(rows)
    return done


def _edges(page: PageRows) -> Iterator[tuple[str, Row]]:
    """Yield the rows near the head and the foot of a page, each with the end it is at."""
    for row in page.rows[:_LOOKED_AT]:
        if row[0].baseline < page.height * _EDGE:
            yield "head", row
    for row in page.rows[-_LOOKED_AT:]:
        if row[0].baseline > page.height * (1 - _EDGE):
            yield "foot", row


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _running(pages: Sequence[PageRows]) -> set[tuple[int, int]]:
    """Return page and identity of the segments that run along.

    Only what stands between the edge of the page and other running heads is one, and only
    where its figures stay the same or count the pages: forms and lists repeat as well.
    """
    places: defaultdict[tuple[str, int, str], list[tuple[int, Segment]]] = defaultdict(list)
    for index, page in enumerate(pages):
        for end, row in _edges(page):
            for segment in row:
                level = round(segment.baseline / _BAND)
                places[end, level, _shape(segment.text)].append((index, segment))
    found: set[tuple[int, int]] = set()
    enough = max(_FROM, _SHARE * len(pages))
    for (end, level, shape), uses in places.items():
        if shape in ("#", ""):
            continue
        beside = [use for step in (-1, 1) for use in places.get((end, level + step, shape), ())]
        near = [*uses, *beside]
        if len({index for index, _ in near}) >= enough and _counts(near):
            found.update((index, id(segment)) for index, segment in uses)
    return {mark for index, page in enumerate(pages) for mark in _outermost(index, page, found)}


def _counts(uses: Sequence[tuple[int, Segment]]) -> bool:
    """Return whether each figure of a head is the same on all pages or rises with them."""
    numbers = [
        (index, [int(found) for found in re.findall(r"\d+", segment.text)])
        for index, segment in uses
    ]
    for position in range(len(numbers[0][1])):
        same = Counter(values[position] for _, values in numbers).most_common(1)[0][1]
        rising = Counter(values[position] - index for index, values in numbers).most_common(1)[0][1]
        if max(same, rising) < 0.7 * len(numbers):
            return False
    return True


def _outermost(
    index: int, page: PageRows, found: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the marks of a page that no other text stands outside of."""
    for rows in (page.rows[:_LOOKED_AT], page.rows[: -_LOOKED_AT - 1 : -1]):
        for row in rows:
            marks = [(index, id(segment)) for segment in row]
            yield from (mark for mark in marks if mark in found)
            plain = [s for s in row if (index, id(s)) not in found]
            if not all(_PAGE_NUMBER.fullmatch(segment.text) for segment in plain):
                break


def _page_numbers(pages: Sequence[PageRows], running: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return page and identity of the segments that number the pages.

    Such a number stands alone, or beside running heads; one beside a text numbers that.
    """
    candidates: list[tuple[int, int, Segment]] = []
    for index, page in enumerate(pages):
        for _, row in _edges(page):
            for segment in row:
                others = [one for one in row if one is not segment]
                if any((index, id(one)) not in running for one in others):
                    continue
                match = _PAGE_NUMBER.fullmatch(segment.text)
                if match:
                    value = match.group(1)
                    number = int(value) if value.isdigit() else _roman(value)
                    candidates.append((index, number - index, segment))
    offsets = Counter(offset for _, offset, _ in candidates)
    few = len(pages) <= _FROM
    return {
        (index, id(segment))
        for index, offset, segment in candidates
        if offsets[offset] >= _FROM or (few and offset == 1)
    }


def _roman(text: str) -> int:
    """Return the value of a Roman number.

    >>> _roman("xiv")
    14
    """
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[sign] for sign in text.lower()]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _only_there(pages: Sequence[PageRows], running: set[tuple[int, int]]) -> Iterator[str]:
    """Yield running heads with the number of a document that the text itself does not state."""
    heads: list[str] = []
    body: list[str] = []
    for index, page in enumerate(pages):
        for row in page.rows:
            for segment in row:
                (heads if (index, id(segment)) in running else body).append(segment.text)
    text = re.sub(r"\s", "", "".join(body))
    for head in dict.fromkeys(heads):
        stated = _DOCUMENT_NUMBER.search(head)
        if stated and re.sub(r"\s", "", stated.group()) not in text:
            yield head
            return


def unsigned(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows without the box that a signing program prints: who signed, when."""
    marked = [bool(_SIGNED.match(row[0].text)) for row in rows]
    for index, row in enumerate(rows):
        near = range(max(0, index - 3), min(len(rows), index + 4))
        box = marked[index] and sum(marked[at] for at in near) >= 2
        if not (box and any(_SIGNS.match(rows[at][0].text) for at in near)):
            yield row
