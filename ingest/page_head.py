"""What stands above the body of a page: its title, who made it known and when, menus, a lead."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ingest.date_lines import credit_date
from ingest.lines import BODY_KINDS, Kind, is_capitals, is_prose

if TYPE_CHECKING:
    from ingest.page import Layout

_DAMAGE = re.compile(r"^(?:(?:null|undefined|title)\s*[:|-]?\s+)+", re.IGNORECASE)
_TITLE_LENGTHS = range(8, 260)


def name_title(layout: Layout) -> None:
    """Name the title: the line above the body that most looks like one."""
    if layout.title is not None:
        return
    if layout.known_title:
        layout.title = layout.known_title
        for index, line in layout.open_lines():
            if _clean(line.text) == layout.known_title:
                layout.mark(index, Kind.TITLE)
        return
    head = _head(layout)
    uses = Counter(_clean(layout.lines[index].text) for index in head)
    scored = [(score, -index) for index in head if (score := _title_score(layout, uses, index)) > 0]
    if not scored:
        return
    layout.title = _clean(layout.lines[-max(scored)[1]].text)
    for index in head:
        if _clean(layout.lines[index].text) == layout.title:
            layout.mark(index, Kind.TITLE)


def _clean(text: str) -> str:
    return _DAMAGE.sub("", text).strip(" *#")


# A title may be a question; a first line of the body hardly ever is.
_ASKS = re.compile(r"^[^.?!…]*[?!][)\]”\"'’]*$")


def _head(layout: Layout) -> list[int]:
    """Return the unnamed lines above the first line of prose or table."""
    head: list[int] = []
    for index, line in enumerate(layout.lines):
        kind = layout.kinds[index]
        asks = not head and _ASKS.search(line.text) and len(line.text) in _TITLE_LENGTHS
        if kind in BODY_KINDS or (kind is None and is_prose(line.text) and not asks):
            break
        if kind is None:
            head.append(index)
    return head


def _title_score(layout: Layout, uses: Counter[str], index: int) -> float:
    text = layout.lines[index].text
    clean = _clean(text)
    if len(clean) not in _TITLE_LENGTHS or clean.endswith((".", ";", ",")):
        return 0
    words = len(clean.split())
    score = 1.0 if words >= 4 else 0.2
    score += 2.0 if words >= 7 else 0.0
    score -= 1.0 if is_capitals(clean) and words <= 6 else 0.0
    score += 2.0 if uses[clean] > 1 else 0.0
    dates = (i for i in (index - 1, index + 1) if 0 <= i < len(layout.kinds))
    score += 1.0 if any(layout.kinds[i] == Kind.DATE for i in dates) else 0.0
    return score


def name_credits(layout: Layout) -> None:
    """Name the line below the title that says who made it known, and when."""
    titles = [index for index, kind in enumerate(layout.kinds) if kind == Kind.TITLE]
    if layout.letterhead or not titles:
        return
    for index in _head(layout):
        if index > titles[-1] and credit_date(layout.lines[index].text):
            layout.mark(index, Kind.DATE)


_LEAD_WORDS = 12


def name_head(layout: Layout) -> None:
    """Name what stands above the body: menus above the title, a lead or a byline below it."""
    titles = [index for index, kind in enumerate(layout.kinds) if kind == Kind.TITLE]
    if layout.letterhead or not any(is_prose(line.text) for _, line in layout.open_lines()):
        return
    for index in _head(layout):
        below = bool(titles) and index > titles[-1]
        line = layout.lines[index]
        if below and line.words >= _LEAD_WORDS:
            layout.mark(index, Kind.BODY)
        elif below and is_name(line.text):
            layout.mark(index, Kind.BYLINE)
        elif titles or line.words < _LEAD_WORDS:
            layout.mark(index, Kind.MENU)


def is_name(text: str) -> bool:
    """Return whether a line is a person's name, or several.

    >>> is_name("Ngọc Anh"), is_name("Nguyễn Văn A - Trần B"), is_name("Một số tồn tại")
    (True, True, False)
    """
    words = re.split(r"[\s,&–-]+", text.strip(" .()*"))
    return 1 <= len(words) <= 6 and all(
        word[:1].isupper() and word.isalpha() for word in words if word
    )
