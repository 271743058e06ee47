"""What an article says once, in its first paragraph, of all the figures that follow."""

from __future__ import annotations

import re

from index_store.language.law.references import find_document_numbers
from index_store.language.time.periods import find_periods, year_of
from index_store.records import Binding, Document, Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
_MARKUP = re.compile(r"[#|]|[-–•+*] ")
_MIN_WORDS = 10
_SEARCHED = 4_000


def find_lead(document: Document) -> Span | None:
    """Return the first paragraph of prose after the title, None where the text opens otherwise."""
    start = document.text.find(document.title) if document.title else 0
    start = max(start, 0) + (len(document.title) if start >= 0 else 0)
    for m in _PARAGRAPH.finditer(document.text, start, min(len(document.text), start + _SEARCHED)):
        words = m.group().strip().strip("*_")
        if _MARKUP.match(words) or len(words.split()) < _MIN_WORDS:
            continue
        if words.rstrip('*_ ”"')[-1:] in ".!?":
            return Span(m.start(), m.end())
        if "\n" in words:  # lines of a heading above the first sentence
            at = m.start() + m.group().rfind("\n") + 1
            last = document.text[at : m.end()]
            if last.rstrip()[-1:] == "." and len(last.split()) >= _MIN_WORDS:
                return Span(at, m.end())
    return None


_NOT_MEASURED = re.compile(
    r"(?:phấn đấu|mục tiêu|kế hoạch|chương trình|đề án|nhiệm vụ|giai đoạn|so với|cùng kỳ|đến|trước)[^,;.]{0,60}$",
    re.IGNORECASE,
)


def lead_period(
    document: Document, lead: Span | None, kinds: frozenset[str] = frozenset({"year"})
) -> Binding | None:
    """Return the one year that title and lead measure, None where they name several or none.

    ``kinds`` are the kinds of period sought, whole years where none are given.

    Days tell when something was announced; terms and plans measure nothing.
    """
    if lead is None:
        return None
    words = lead.of(document.text)
    numbers = find_document_numbers(words)
    named = [
        p
        for p in find_periods(words, document.published)
        if p.kind not in ("day", "until")
        and not any(p.span.overlaps(n.span) for n in numbers)
        and not _NOT_MEASURED.search(words[: p.span.start])
    ]
    years = {year_of(p.value) for p in find_periods(document.title) if p.kind == "year"}
    values = {p.value for p in named}
    if len(values) != 1 or named[0].kind not in kinds or not years <= {year_of(named[0].value)}:
        return None
    first = named[0]
    return Binding(first.value, first.text, first.span.shifted(lead.start))
