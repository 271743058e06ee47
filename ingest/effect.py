"""From when to when a document is in force, as it states it itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from index_store.records import Span
from ingest.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.structure import Block

_THIS = (
    r"(?:Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư(?: liên tịch)?|Quyết định|Pháp lệnh|Chỉ thị|Quy chế|"
    r"Quy định|Văn bản|Kế hoạch|Hiến pháp|Lệnh)\s+này"
)
_EFFECT = re.compile(
    rf"{_THIS}[^.;]{{0,60}}?\bcó hiệu lực\b(?!\s+pháp luật)|^\W*(?:Có|có) hiệu lực\b|\bcó hiệu lực thi hành\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\bngày\s+(?:Luật|Nghị|Thông|Quyết|Pháp|Bộ)[^.;]{0,40}\bcó hiệu lực|trước ngày", re.I
)
_FROM = re.compile(r"(?:kể )?từ\s+(?=ngày)|vào\s+(?=ngày)|(?:kể )?từ\s+(?=\d)", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:kể )?từ ngày\s*(?:được )?(?:ký(?: ban hành| ban bố)?|ban hành|thông qua|công bố|Quốc hội thông qua)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"sau\s+(?P<days>\d{1,3}|[^\W\d]+(?:\s[^\W\d]+){0,3}?)\s*(?:\([^)]*\)\s*)?(?P<unit>ngày|tháng)"
    r"(?P<gazette>[^.;]{0,40}?công báo)?",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:đến|cho đến)\s+(?:hết\s+)?(?=ngày)|hết hiệu lực(?: thi hành)?\s+(?:kể )?từ\s+(?=ngày)",
    re.IGNORECASE,
)
_COUNTS = {
    "năm": 5, "bảy": 7, "mười": 10, "mười lăm": 15, "hai mươi": 20, "ba mươi": 30,
    "bốn mươi lăm": 45, "sáu mươi": 60, "chín mươi": 90,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a document states, or that follows from what it states at ``span``."""

    date: date
    span: Span
    how: Literal["text", "derived"]


@dataclass(frozen=True, slots=True)
class Effect:
    """When a document comes into force and when it ends; None where it does not say."""

    effective: Day | None = None
    expires: Day | None = None


def read_effect(blocks: Iterable[Block], issued: date | None) -> Effect:
    """Return when the document that ``blocks`` are is in force; ``issued`` is its own day.

    "Kể từ ngày ký" and "sau 45 ngày kể từ ngày ký" are worked out from the day of issue.
    Days counted from the gazette are not known. The last statement counts: the first may be
    about a single provision.
    """
    effective: Day | None = None
    expires: Day | None = None
    for block in blocks:
        if block.quoted:
            continue
        for match in _EFFECT.finditer(block.text):
            sentence_end = _end(block.text, match.end())
            before = block.text[max(0, match.start() - 8) : match.start()]
            if before.endswith("ngày ") or _OTHER.search(
                block.text, match.start(), match.end() + 5
            ):
                continue
            found = _starts(block, match.end(), sentence_end, issued)
            if found and (effective is None or found.how == "text" or effective.how == "derived"):
                effective = effective if effective and effective.how == "text" else found
            if " này" in match.group().casefold():
                expires = expires or _stops(block, match.end(), sentence_end)
            break
    return Effect(effective, expires)


def _end(text: str, start: int) -> int:
    match = re.compile(r"[.;](?:\s|$)").search(text, start)
    return match.start() if match else len(text)


def _starts(block: Block, at: int, end: int, issued: date | None) -> Day | None:
    words = block.text[at:end]
    span = Span(block.span.start + at, block.span.start + end)
    after = _AFTER.search(words)
    signed = _SIGNED.search(words)
    stated = _FROM.search(words)
    if after and issued and not after["gazette"] and after.start() < 25:
        days = (
            int(after["days"]) if after["days"].isdigit() else _COUNTS.get(after["days"].casefold())
        )
        if days is not None:
            days *= 30 if after["unit"].casefold() == "tháng" else 1
            return Day(issued + timedelta(days), span, "derived")
        return None
    if stated:
        found = read_date(words[stated.end() :])
        if found and found.span.start < 8:
            return Day(found.date, found.span.shifted(span.start + stated.end()), "text")
    if signed and issued:
        return Day(issued, signed_span(signed, span), "derived")
    return None


def signed_span(match: re.Match[str], span: Span) -> Span:
    """Return where the words "kể từ ngày ký" stand."""
    return Span(match.start(), match.end()).shifted(span.start)


def _stops(block: Block, at: int, end: int) -> Day | None:
    match = _UNTIL.search(block.text, at, end)
    if match is None:
        return None
    found = read_date(block.text[match.end() : end])
    if found is None or found.span.start > 8:
        return None
    return Day(found.date, found.span.shifted(block.span.start + match.end()), "text")
