"""Numbers that say how much: percents, points, ranks, counts, money, changes, grades.

Numbers that name something (document numbers, dates, articles, levels, telephone numbers) are
no quantities. What a quantity is about is not decided here: see `index_store.figures`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.language.letters import LOWER
from index_store.language.numerals import NUMBER, parse_number
from index_store.language.quantity import Quantity, quantity_at
from index_store.language.quantity_context import (
    AFTER_BOUND,
    CHANGE,
    NAMING,
    PAST,
    RESULTING,
    SERIAL,
    TARGET,
    bound_before,
    changes,
    measured_time,
    named_numbers,
)
from index_store.language.standings import NEXT_RANK, grades, ranks
from index_store.language.units import Unit, counted_noun, unit_after, units
from index_store.records import FigureKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = [
    "NEXT_RANK",
    "Quantity",
    "counted_noun",
    "find_quantities",
    "parse_number",
    "units",
]

_NUMBER = re.compile(rf"(?<![\w.,/])(?:(?<=[^\d\s])|(?<!\d[-–]))(?P<num>{NUMBER})(?!\d)")
_LONE_DECIMAL = re.compile(r"(\d+), (\d{1,2})(?= ?%)")
_RANGE = re.compile(
    rf" ?(?P<sep>-|–|đến|tới|lên đến) ?(?P<high>{NUMBER})(?=(?P<rest>.{{0,24}}))", re.DOTALL
)
_SLASH = re.compile(rf" ?/ ?(?P<of>{NUMBER})(?![\d/]|[.,]\d)")
_NO_NOUN_NEXT = re.compile(
    r" (?:và|là|của|có|đã|được|tại|trong|ở|với|về|đến|từ|cho|nên|thì|mà|do|bị|vào|sẽ|để|so|theo|khi|nhưng|hoặc|hay|không|chưa|mới|rất|cũng|còn|như|này|đó|ngoài|sau|trước|giữa|trên|dưới|cùng|vừa|đang|phải|thuộc|năm|tháng|ngày|diễn|nhằm|thông|qua|tiếp|lên|xuống|giảm|tăng|đạt|hiện|nay|trở|quy|ông|bà)\b"
)


def _one(text: str, m: re.Match[str], taken: list[Span]) -> Iterator[Quantity]:
    """Yield the quantity (two for a range) that starts at the number ``m``."""
    start, end = m.start("num"), m.end("num")
    context = text[max(0, start - 48) : start]
    slash = _SLASH.match(text, end)
    if slash:
        fraction = _fraction(text, start, m["num"], slash, context)
        if fraction is not None:
            yield fraction
        return
    ranged = _RANGE.match(text, end)
    if ranged and (
        ranged["sep"] in "-–" or context.rstrip().endswith(("từ", "Từ", "khoảng", "tăng", "giảm"))
    ):
        unit = unit_after(text, ranged.end("high"))
        if unit is not None and not (unit.noun_kind == "time" and PAST.match(text, unit.end)):
            change = CHANGE.search(context)
            if change and changes(change, unit, context):
                unit = replace(unit, kind="change")
            low, high = parse_number(m["num"]), parse_number(ranged["high"])
            if low is not None and high is not None and low < high:
                yield quantity_at(
                    text,
                    start,
                    unit.end,
                    start,
                    end,
                    unit.kind,
                    low * unit.factor,
                    unit.unit,
                    unit.of,
                    "at least",
                )
                yield quantity_at(
                    text,
                    ranged.start("high"),
                    unit.end,
                    ranged.start("high"),
                    ranged.end("high"),
                    unit.kind,
                    high * unit.factor,
                    unit.unit,
                    unit.of,
                    "at most",
                )
                taken.append(Span(start, unit.end))
            return
        if ranged["sep"] in "-–":
            return
    unit = unit_after(text, end)
    if unit is None:
        yield from _bare(text, m, context)
        return
    if unit.unit == "tuổi":
        return
    if unit.noun_kind == "time" and (PAST.match(text, unit.end) or not measured_time(context)):
        return
    naming = NAMING.search(context) or SERIAL.search(context)
    if naming and (unit.noun_kind is not None or unit.unit is None):
        return
    yield _with_bounds(text, start, end, m["num"], unit, context)


def _fraction(
    text: str, start: int, num: str, slash: re.Match[str], context: str
) -> Quantity | None:
    value, of = parse_number(num), parse_number(slash["of"])
    if value is None or of is None or of == 0:
        return None
    unit = unit_after(text, slash.end())
    points = unit is not None and unit.unit == "điểm"
    scored = re.search(r"(?:điểm|đạt|với|score)[^,;.]{0,18}$", context) is not None and (
        "," in num or of in (10, 100)
    )
    bound, at = bound_before(text, start)
    if points or (unit is None and scored and value <= of):
        end = unit.end if unit else slash.end()
        return quantity_at(text, at, end, start, slash.end(), "value", value, "điểm", of, bound)
    if unit is None or unit.kind != "count":
        # 15/63 without a noun is a share only where something was said to be done.
        if (
            unit is None
            and value <= of
            and re.search(r"\b(?:đạt|hoàn thành|có|là|với) $", context)
            and of > 12
        ):
            return quantity_at(
                text, at, slash.end(), start, slash.end(), "share", value, None, of, bound
            )
        return None
    if NAMING.search(context) or value > of:
        return None
    return quantity_at(text, at, unit.end, start, slash.end(), "share", value, unit.unit, of, bound)


def _bare(text: str, m: re.Match[str], context: str) -> Iterator[Quantity]:
    """Yield a number whose noun the table does not know, where it surely counts or scores."""
    start, end = m.start("num"), m.end("num")
    number = m["num"]
    value = parse_number(number)
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return
    if value is None or NAMING.search(context) or SERIAL.search(context):
        return
    decimal = bool(re.fullmatch(r"\d+[,.]\d+", number)) and not re.fullmatch(
        r"\d{1,3}\.\d{3}", number
    )
    in_brackets = context.endswith("(") and text[end : end + 1] == ")"
    counted = re.match(r" [" + LOWER + r"]{2,}", text[end:]) and not _NO_NOUN_NEXT.match(text, end)
    large = value >= 1000 and "." in number
    if (
        decimal
        and (
            in_brackets
            or re.search(r"(?:điểm|chỉ số|đạt|là|mức|lên|xuống|còn|từ) ?(?:số )?$", context)
        )
    ) or large:
        bound, at = bound_before(text, start)
        kind: FigureKind = "count" if large and counted else "value"
        yield quantity_at(text, at, end, start, end, kind, value, None, None, bound)
    elif counted and not decimal and (value >= 10 or (number.startswith("0") and value >= 2)):
        bound, at = bound_before(text, start)
        yield quantity_at(text, at, end, start, end, "count", value, None, None, bound)


def _with_bounds(
    text: str, start: int, end: int, number: str, unit: Unit, context: str
) -> Quantity:
    value = parse_number(number, percent=unit.unit == "%")
    value = None if value is None else round(value * unit.factor, 6)
    bound, at = bound_before(text, start)
    stop = unit.end
    after = AFTER_BOUND.match(text, stop)
    if after:
        bound, stop = ("at least" if after["atleast"] else "at most"), after.end()
    kind = unit.kind
    before = text[max(0, at - 48) : at]
    change = CHANGE.search(context)
    if change and not RESULTING.search(context.rstrip() + " ") and changes(change, unit, context):
        kind, at = "change", min(at, start - len(context) + change.start("verb"))
    elif unit.noun_kind == "change":
        kind = "change" if unit.unit != "lần" else "count"
    if TARGET.search(before) or TARGET.search(context):
        kind = "target"
    return quantity_at(text, at, stop, start, end, kind, value, unit.unit, unit.of, bound)


_WORD_COUNT = re.compile(
    r"(?<!\w)(?P<num>hai|ba|bốn|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi(?: (?:mốt|hai|ba|tư|bốn|lăm|sáu|bảy|tám|chín))?)"
    r"(?= (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đơn vị|địa phương|cơ quan|hồ sơ|thủ tục|trường hợp|nhiệm vụ|dự án|cán bộ|công chức|doanh nghiệp|sở)(?!\w))",
    re.IGNORECASE,
)


def _in_word_counts(text: str) -> Iterator[Quantity]:
    for m in _WORD_COUNT.finditer(text):
        if re.search(r"(?:thứ|tháng|lần|ngày|cả|quý) $", text[max(0, m.start() - 6) : m.start()]):
            continue
        noun = counted_noun().match(text, m.end())
        if noun:
            bound, at = bound_before(text, m.start())
            yield quantity_at(
                text,
                at,
                noun.end(),
                m.start(),
                m.end(),
                "count",
                parse_number(m["num"]),
                noun["noun"].lower(),
                None,
                bound,
            )


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities that ``text`` states, in order, none overlapping another's number.

    >>> [(q.kind, q.value, q.of, q.unit) for q in find_quantities("đứng thứ 7/9 huyện, đạt 76,86/100 điểm")]
    [('rank', 7.0, 9.0, 'huyện'), ('value', 76.86, 100.0, 'điểm')]
    >>> [(q.kind, q.value, q.bound) for q in find_quantities("trên 20.800 hồ sơ, mục tiêu 30% trở lên")]
    [('count', 20800.0, 'over'), ('target', 30.0, 'at least')]
    >>> find_quantities("Quyết định số 15/QĐ-UBND ngày 2/3/2021, mức độ 3, 4, khoản 2 Điều 5")
    ()
    """
    if not _MAY_HOLD.search(text):
        return ()
    blocked = named_numbers(text)
    found: list[Quantity] = []
    for quantity in (*ranks(text), *grades(text)):
        if not any(quantity.number_span.overlaps(q.number_span) for q in found):
            found.append(quantity)
    if any(c.isdigit() for c in text):
        found += _digits(text, blocked, [q.span for q in found])
    for quantity in _in_word_counts(text):
        if not any(quantity.number_span.overlaps(q.span) for q in found):
            found.append(quantity)
    return tuple(sorted(found, key=lambda q: (q.number_span, q.span)))


_MAY_HOLD = re.compile(
    r"\d|đứng|xếp|dẫn đầu|đội sổ|chót|bét|ngay|liền|kế|hạng|loại|mức|\b(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|mươi) \w|rank",
    re.IGNORECASE,
)


def _digits(text: str, blocked: list[Span], taken: list[Span]) -> list[Quantity]:
    spaced = _LONE_DECIMAL.sub(
        lambda m: f"{m[1]},{m[2]}" + "\0", text
    )  # "31, 2%" as portals type it
    if spaced != text:
        return _spaced_digits(text, blocked, taken)
    found: list[Quantity] = []
    used = list(taken)
    for m in _NUMBER.finditer(text):
        span = Span(m.start("num"), m.end("num"))
        if any(span.overlaps(b) for b in blocked) or any(span.overlaps(t) for t in used):
            continue
        for quantity in _one(text, m, used):
            found.append(quantity)
            used.append(quantity.number_span)
    return found


def _spaced_digits(text: str, blocked: list[Span], taken: list[Span]) -> list[Quantity]:
    """Read "31, 2%" as 31,2%: the blank is moved behind the number, offsets are put back."""
    moved = _LONE_DECIMAL.sub(lambda m: f"{m[1]},{m[2]} ", text)
    starts = [m.start() for m in _LONE_DECIMAL.finditer(text)]
    found = []
    for quantity in _digits(moved, blocked, taken):
        hit = next((s for s in starts if s == quantity.number_span.start), None)
        if hit is None:
            found.append(replace(quantity, text=quantity.span.of(text)))
            continue
        number = Span(quantity.number_span.start, quantity.number_span.end + 1)
        end = max(quantity.span.end, number.end)
        found.append(
            replace(
                quantity,
                span=Span(quantity.span.start, end),
                number_span=number,
                text=text[quantity.span.start : end],
            )
        )
    return found
