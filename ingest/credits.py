"""Who wrote an article, and at what time of the day it was made known, where the page says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.records import Origin, Span
from ingest.dates import read_dates
from ingest.lines import Kind, known_kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ingest.lines import Line
    from ingest.page import Layout

_CLOCK = re.compile(r"(?<![\d:.,/])(?:[01]?\d|2[0-3])\s?[:hg]\s?[0-5]\d(?![\d/])")
_LABEL = re.compile(
    r"^\W*(?:(?:tác giả|người (?:đăng|viết)|(?:được )?(?:đăng|viết) bởi|bởi|nhóm tác giả|thực hiện|"
    r"(?:tin|bài)(?: viết)?(?:\s*(?:,|và|-)\s*(?:tin|bài|ảnh|hình))*)\s*:?|theo|nguồn\s*:)\s+",
    re.IGNORECASE,
)
_NOT_A_WRITER = re.compile(r"(?:\.(?:vn|com|net|org)\b|https?:|\d)", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn|ngày|lúc|vào|đăng|cập nhật|gmt\S*)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(r"[^\W\d_][^\W\d_.]*(?:[\s.-]+[^\W\d_][^\W\d_.]*){0,5}")
_TEAMS = re.compile(
    r"(?:bbt|ban biên tập|nhóm (?:phóng viên|tác giả)|phòng \w+(?: \w+){0,4}|pv|phóng viên)",
    re.IGNORECASE,
)
_NAME_UP_TO = 60


def find_credits(layout: Layout, published: date | None) -> tuple[Origin, ...]:
    """Return the origins of "author" and "time": what they are is the text that they span."""
    if layout.letterhead is not None:
        return ()
    found = (("author", _author(layout)), ("time", _time(layout, published)))
    return tuple(Origin(fact, "text", span) for fact, span in found if span)


def _time(layout: Layout, published: date | None) -> Span | None:
    """Return the clock on a line that gives the date of publication."""
    for line in layout.of_kind(Kind.DATE, Kind.BYLINE, Kind.MENU):
        dates = [one for one in read_dates(line.text) if one.date == published]
        for day in dates:
            for clock in _CLOCK.finditer(line.text):
                if not Span(*clock.span()).overlaps(day.span):
                    return Span(*clock.span()).shifted(line.span.start)
    return None


def _author(layout: Layout) -> Span | None:
    """Return the name on a line of its own or beside the date: a labelled one before others."""
    bylines = list(layout.of_kind(Kind.BYLINE))
    dated = [*layout.of_kind(Kind.DATE), *layout.of_kind(Kind.MENU)]
    dated = [line for line in dated if any(read_dates(line.text))]
    labelled = (span for line in (*bylines, *dated) if (span := _labelled(line)))
    return next(labelled, None) or next(_alone(bylines), None) or next(_beside(dated), None)


def _labelled(line: Line) -> Span | None:
    label = _LABEL.match(line.text)
    return _name_at(line, label.end()) if label else None


def _alone(bylines: list[Line]) -> Iterator[Span]:
    """Yield the names that are lines of their own, the last first: it signs the article."""
    for line in reversed(bylines):
        span = _name_at(line, 0)
        if span:
            yield span


def _beside(dated: list[Line]) -> Iterator[Span]:
    """Yield the names that open a line with the date."""
    for line in dated:
        if (line.text[:1].isupper() and not _WEEKDAY.match(line.text)) and (
            span := _name_at(line, 0)
        ):
            yield span


def _name_at(line: Line, start: int) -> Span | None:
    """Return the span of a name that begins at an offset of a line, up to a date or a sign."""
    rest = line.text[start:]
    skipped = len(rest) - len(rest.lstrip(" -–•|(*"))
    rest = rest[skipped:]
    if _NOT_A_WRITER.match(rest):
        return None
    words = _WEEKDAY.sub("", rest)
    team = _TEAMS.match(words)
    name = team or _NAME.match(words)
    if name is None or not 2 <= name.end() <= _NAME_UP_TO:
        return None
    text = name[0].rstrip(" -–.")
    if known_kind(text) == Kind.MENU:
        return None
    if team is None and not all(word[0].isupper() for word in re.split(r"[\s.-]+", text)):
        return None
    at = line.span.start + start + skipped
    return Span(at, at + len(text))
