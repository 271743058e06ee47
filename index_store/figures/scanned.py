"""Figures read off a picture of a page: what a reader must know before trusting their digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index_store.records import Document, Span

# As the readers of scans word their doubts; a test holds the two together.
_ALL = re.compile(r"(?P<pages>\d+) trang là ảnh.* độ tin cậy trung bình (?P<sure>\d+)%")
_PAGE = re.compile(
    r"trang (?P<page>\d+): độ tin cậy nhận dạng (?P<sure>\d+)%(?:; chưa chắc: (?P<words>.*))?"
)
_UNSURE = re.compile(r"“([^”]*)”")
_NUMBERED = re.compile(r"trang (\d+)")
_OPENS = "đọc bằng nhận dạng chữ (OCR)"


@dataclass(frozen=True, slots=True)
class _Page:
    confidence: str
    unsure: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scans:
    """Which pages of a document were recognised, as its doubts say; ``everywhere`` is their mean.

    Where some pages are pictures and others are not, only the worse pictures are known by number.
    """

    everywhere: str | None
    pages: dict[int, _Page]

    def note(self, document: Document, span: Span, text: str) -> str | None:
        """Return what to say of a figure at ``span``, None if it was not read off a picture."""
        if self.everywhere is None and not self.pages:
            return None
        page = self.pages.get(_page_of(document, span) or 1)
        if page is None and self.everywhere is None:
            return None
        sure = page.confidence if page else self.everywhere
        digits = re.findall(r"\d[\d.,/%]*", text)
        doubtful = page is not None and any(d in word for d in digits for word in page.unsure)
        unsure = "; chữ số này nhận dạng chưa chắc" if doubtful else ""
        return f"{_OPENS}, độ tin cậy {sure}%{unsure}; hãy đối chiếu với bản gốc"


def scans_of(document: Document) -> Scans:
    """Return what the doubts of a document say of its recognised pages."""
    everywhere: str | None = None
    pages: dict[int, _Page] = {}
    numbered = {m[1] for mark in document.landmarks if (m := _NUMBERED.fullmatch(mark.locator))}
    for doubt in document.doubts:
        if doubt.code != "ocr":
            continue
        if one := _PAGE.match(doubt.reason):
            unsure = frozenset(_UNSURE.findall(one["words"] or ""))
            pages[int(one["page"])] = _Page(one["sure"], unsure)
        elif (several := _ALL.match(doubt.reason)) and int(several["pages"]) >= len(numbered):
            everywhere = several["sure"]
    return Scans(everywhere, pages)


def _page_of(document: Document, span: Span) -> int | None:
    for mark in document.landmarks:
        numbered = _NUMBERED.fullmatch(mark.locator)
        if numbered and mark.span.start <= span.start < mark.span.end:
            return int(numbered[1])
    return None


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a figure's note says: of sums that fail, and how sure (percent) a recognised page was."""

    arithmetic: str | None
    confidence: str | None


def remarks(note: str | None) -> Remarks:
    r"""Return the parts of a figure's note.

    >>> remarks("6.000 trên 10.000 là 60,0%, văn bản ghi 55%\nđọc bằng nhận dạng chữ (OCR), độ tin cậy 81%; …")
    Remarks(arithmetic='6.000 trên 10.000 là 60,0%, văn bản ghi 55%', confidence='81')
    """
    lines = note.split("\n") if note else []
    scanned = next((line for line in lines if line.startswith(_OPENS)), "")
    sure = re.search(r"(\d+)%", scanned)
    sums = "; ".join(line for line in lines if not line.startswith(_OPENS))
    return Remarks(sums or None, sure[1] if sure else None)
