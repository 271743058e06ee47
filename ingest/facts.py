"""The facts about a document: those that it states, and those worked out from its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.organisations import find_organisations
from index_store.language.sentences import sentences
from ingest.data import rows
from ingest.date_lines import credit_date, is_date_line
from ingest.dates import event_date, read_date
from ingest.document_place import document_place
from ingest.header_lines import stated_number
from ingest.lines import Kind, is_legal_heading
from ingest.text_language import text_language

if TYPE_CHECKING:
    from datetime import date

    from index_store.records import Doubt, Origin, Relation
    from ingest.page import Layout
    from ingest.records import Page

_TITLE_UP_TO = 200
_LEAD_PARAGRAPHS = 3
_HEAD_LINES = 25


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about a document besides its text; ``derived`` names what was worked out."""

    title: str
    publisher: str | None
    published: date | None
    url: str | None
    genre: str
    number: str | None
    issuer: str | None
    place: str | None
    language: str
    derived: tuple[str, ...]
    effective: date | None = None
    signer: str | None = None
    relations: tuple[Relation, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    origins: tuple[Origin, ...] = ()


def find_facts(page: Page, text: str, layout: Layout, name: str) -> Facts:
    """Return the facts of a document whose stored text is ``text``, laid out as ``layout``."""
    head = layout.letterhead
    derived: list[str] = []
    title = layout.title
    if title is None:
        title = _title_from_body(layout) or name
        derived.append("title")
    derived += head.derived if head else ()
    published = (head.issued if head else None) or page.published
    if published is None:
        published, worked_out = _published(layout)
        if worked_out:
            derived.append("published")
    issuer = head.issuer if head else None
    stated_number = _number_in_head(layout)
    place = document_place(title, issuer, [line.text for _, line, _ in layout.body()])
    if place is not None:
        derived.append("place")
    return Facts(
        title=title,
        publisher=page.publisher or issuer or _publisher(layout) or _credited(layout),
        published=published,
        url=page.url,
        genre=head.genre if head else _genre(title, stated_number, layout),
        number=(head.number if head else None) or stated_number,
        issuer=issuer,
        place=place,
        language=text_language(text, page.language),
        derived=tuple(derived),
    )


def _title_from_body(layout: Layout) -> str | None:
    """Return the first sentence of the body, cut to a title's length."""
    first = next((line.text for _, line, kind in layout.body() if kind == Kind.BODY), None)
    if first is None:
        return None
    found = sentences(first)
    title = (found[0].of(first) if found else first).rstrip(" .;:")
    if len(title) <= _TITLE_UP_TO:
        return title
    shorter = title[:_TITLE_UP_TO].rsplit(" ", 1)[0]
    return shorter.rstrip(" ,;:") + "…"


_POSTED = re.compile(r"đăng|xuất bản|phát hành|đưa tin|posted|published", re.IGNORECASE)
_UPDATED = re.compile(r"cập nhật|updated|ban hành", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(thứ (hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b", re.IGNORECASE)


def _published(layout: Layout) -> tuple[date | None, bool]:
    """Return the date of publication and whether it was worked out.

    A portal shows today's date above its menu: a bare weekday with a date, above the title,
    tells when the page was copied. It serves only where nothing better does, as a guess.
    """
    stated = _date_lines(layout)
    best = max(stated, key=lambda found: found.trust, default=None)
    if best is not None and best.trust > 0:
        return best.date, False
    lead = [line.text for _, line, kind in layout.body() if kind == Kind.BODY][:_LEAD_PARAGRAPHS]
    for paragraph in lead:
        event = event_date(paragraph)
        if event:
            return event.date, True
    return (best.date, True) if best else (None, False)


@dataclass(frozen=True, slots=True)
class _Stated:
    date: date
    trust: int


def _date_lines(layout: Layout) -> list[_Stated]:
    """Return the dates on lines of their own, with how far each is that of publication."""
    found: list[_Stated] = []
    below_title = layout.title is None
    for line, kind in zip(layout.lines, layout.kinds, strict=True):
        below_title = below_title or kind == Kind.TITLE
        read = read_date(line.text) if kind == Kind.DATE else None
        if kind == Kind.BYLINE or (kind == Kind.DATE and not is_date_line(line.text)):
            read = credit_date(line.text)
        if read is None:
            continue
        trust = 1 if below_title or not _WEEKDAY.search(line.text) else 0
        trust = 2 if _UPDATED.search(line.text) else trust
        trust = 3 if _POSTED.search(line.text) else trust
        found.append(_Stated(read.date, trust))
    return found


_TAKEN_FROM = re.compile(r"(?:nguồn(?: tin)?|theo)\s*:?\s*(.+)", re.IGNORECASE)
_PAPER = re.compile(r"(?:Báo|Tạp chí|Cổng|Trang|Đài|TTXVN|Thông tấn xã)\b[^,;|(]{0,60}")


def _credited(layout: Layout) -> str | None:
    """Return the body or paper that a line by the title names as its source."""
    for line in layout.of_kind(Kind.DATE, Kind.BYLINE):
        taken = _TAKEN_FROM.fullmatch(line.text)
        words = taken.group(1) if taken else line.text
        paper = _PAPER.match(words) if taken else None
        if paper:
            return paper.group().strip(" .-–")
        body = next(iter(find_organisations(words)), None)
        if body and body.span.start == 0:
            return body.text
    return None


_PAGE_OF = re.compile(r"(?:xem )?chi tiết [^-]{2,20} - (.{3,80})", re.IGNORECASE)
_SITE_NAME = re.compile(r"(?:cổng|trang) (?:thông tin|tin) điện tử .{3,60}|báo [A-ZĐ].{2,40}", re.I)


def _publisher(layout: Layout) -> str | None:
    """Return the site that the lines around the article name."""
    for line in layout.of_kind(Kind.MENU, Kind.TAIL):
        page_of = _PAGE_OF.fullmatch(line.text)
        if page_of:
            return page_of.group(1).strip()
        if _SITE_NAME.fullmatch(line.text):
            return line.text
    return None


@cache
def _genres() -> tuple[tuple[str, str], ...]:
    """Return headings and genres, longest headings first."""
    pairs = [(heading.casefold(), genre) for heading, genre, _ in rows("genres.tsv")]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _genre(title: str, number: str | None, layout: Layout) -> str:
    """Return what a document without a letterhead is: its title alone does not tell."""
    articles = sum(1 for line in layout.lines if is_legal_heading(line.text))
    if number is None and articles < 2:
        return "article"
    folded = title.casefold()
    return next((genre for heading, genre in _genres() if folded.startswith(heading)), "article")


def _number_in_head(layout: Layout) -> str | None:
    """Return the number on a line "Số: …" of its own near the top."""
    for line in layout.lines[:_HEAD_LINES]:
        match = re.match(r"Luật số:\s*(\d+/\d{4}/QH\d+)", line.text)
        if match and len(line.text) < len(match.group()) + 60:
            return match.group(1)
        stated = stated_number(line.text)
        if stated:
            return stated.number
    return None
