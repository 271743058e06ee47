"""Numbers that say how much: percents, points, ranks, counts, money, changes, grades.

Numbers that name something (document numbers, dates, articles, levels, telephone numbers) are
no quantities. What a quantity is about is not decided here: see `index_store.figures`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.language.amounts.named_numbers import named_numbers
from index_store.language.amounts.numerals import MULTIPLIERS, NUMBER, parse_number
from index_store.language.amounts.quantity import Quantity, quantity_at
from index_store.language.amounts.quantity_context import (
    AFTER_BOUND,
    FAR_BOUND,
    PAST,
    RESULTING,
    bound_before,
    change_before,
    changes,
    is_target,
    last_word,
    measured_time,
    names_a_thing,
)
from index_store.language.amounts.standings import AMONG_FIRST, NEXT_RANK, grades, ranks
from index_store.language.amounts.units import Unit, counted_noun, unit_after, units, whole_after
from index_store.language.amounts.word_quantities import word_quantities
from index_store.language.characters.letters import LOWER
from index_store.language.characters.marks import small
from index_store.records import Bound, FigureKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = [
    "AMONG_FIRST",
    "NEXT_RANK",
    "Quantity",
    "counted_noun",
    "find_quantities",
    "parse_number",
    "units",
]

_NUMBER = re.compile(
    rf"(?=\d)(?<![\w.,/])(?<!\d:)(?:(?<=[^\d\s])|(?<!\d[-–]))(?P<num>{NUMBER})(?!\d)"
)
_LONE_DECIMAL = re.compile(r"(\d+), (\d{1,2})(?= ?%)")
_RANGE = re.compile(rf" ?(?P<sep>-|–|đến|tới|lên đến) ?(?P<high>{NUMBER})")
_DASHED = re.compile(r" ?[-–] ?\d+(?![\d.,/])")
_SLASH = re.compile(rf" ?/ ?(?P<of>{NUMBER})(?![\d/]|[.,]\d)")
_NO_NOUN_NEXT = re.compile(
    r" (?:và|là|của|có|đã|được|tại|trong|ở|với|về|đến|từ|cho|nên|thì|mà|do|bị|vào|sẽ|để|so|theo|khi|nhưng|hoặc|hay|không|chưa|mới|rất|cũng|còn|như|này|đó|ngoài|sau|trước|giữa|trên|dưới|cùng|vừa|đang|phải|thuộc|năm|tháng|ngày|diễn|nhằm|thông|qua|tiếp|lên|xuống|giảm|tăng|đạt|hiện|nay|trở|quy|ông|bà)\b"
)


def _one(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    """Yield the quantity (two for a range) that starts at the number ``m``."""
    start, end = m.span("num")
    following = text[end : end + 2]
    if "/" in following:
        slash = _SLASH.match(text, end)
        if slash:
            fraction = _fraction(text, start, m["num"], slash)
            if fraction is not None:
                yield fraction
            return
    ranged = _RANGE.match(text, end) if following and following[:2].strip()[:1] in _JOINS else None
    if ranged:
        dash = ranged["sep"] in "-–"
        if dash or last_word(text, start) in _OPENS_RANGE:
            yield from _range(text, m, ranged)
            return
    spelled = _SPELLED.match(text, end)
    if spelled and parse_number(spelled[1]) is None:
        spelled = None
    share = _AMONG.match(text, end)
    if share:
        whole = _among(text, m, share)
        if whole is not None:
            yield whole
            return
    compound = _COMPOUND.match(text, end)
    if compound:
        yield _compound_money(text, m, compound)
        return
    compound = _YEARS_AND_MONTHS.match(text, end)
    if compound:
        yield from _compound_time(text, m, compound)
        return
    unit = unit_after(text, spelled.end() if spelled else end)
    if unit is None:
        yield from _bare(text, m)
        return
    if not _stated(text, start, unit):
        return
    quantity = _with_bounds(text, start, end, m["num"], unit)
    high = _high_end(text, start, unit)
    if quantity.bound != "exact":
        yield quantity
    elif high:
        yield replace(quantity, bound="at least")
    elif last_word(text, start) in ("đến", "tới") and _low_end(text, start, unit):
        yield replace(quantity, bound="at most")
    else:
        yield quantity


# "30 (ba mươi) ngày" in laws; "120 trong 290 kiến nghị".
_SPELLED = re.compile(r" ?\(([^()\d]{2,40})\)")
_AMONG = re.compile(rf" (?:trong|trên)(?: tổng)?(?: số)? (?P<of>{NUMBER})(?![\d/%])")


def _among(text: str, m: re.Match[str], share: re.Match[str]) -> Quantity | None:
    """Return "120 trong 290 kiến nghị" as a share, None where it counts nothing."""
    value, of = parse_number(m["num"], whole=True), parse_number(share["of"], whole=True)
    unit = unit_after(text, share.end())
    if unit is None or unit.kind != "count" or not value or not of or value > of:
        return None
    bound, at = bound_before(text, m.start("num"))
    return quantity_at(
        text, at, unit.end, m.start("num"), share.end(), "share", value, unit.unit, of, bound
    )


# "12 tỷ 500 triệu đồng" is one amount.
_COMPOUND = re.compile(
    r" (?P<much>tỷ|tỉ|triệu) (?P<low>\d{1,3}(?![\d.,]\d)) (?P<less>triệu|nghìn|ngàn) đồng(?!\w)"
)


def _compound_money(text: str, m: re.Match[str], compound: re.Match[str]) -> Quantity:
    """Return the amount of money that is told in two scales, in đồng."""
    high, low = parse_number(m["num"]) or 0.0, float(compound["low"])
    value = high * MULTIPLIERS[compound["much"]] + low * MULTIPLIERS[compound["less"]]
    start, end = m.start("num"), compound.end("less")
    whole = _with_bounds(text, start, end, m["num"], Unit("money", "đồng", compound.end()))
    return replace(whole, value=round(value, 6))


# "5 năm 6 tháng tù" is one time.
_YEARS_AND_MONTHS = re.compile(r" năm (?P<months>\d{1,2})(?= tháng(?!\w))")


def _compound_time(text: str, m: re.Match[str], compound: re.Match[str]) -> Iterator[Quantity]:
    """Yield the time that is told in years and months, in months, where it says how much."""
    start, end = m.start("num"), compound.end()
    unit, years = unit_after(text, end), parse_number(m["num"], whole=True)
    if unit is None or years is None or not _stated(text, start, unit):
        return
    whole = _with_bounds(text, start, end, m["num"], unit)
    to = whole.bound == "exact" and last_word(text, start) in ("đến", "tới")
    value = 12 * years + float(compound["months"])
    yield replace(whole, value=value, bound="at most" if to else whole.bound)


_JOINS = ("-", "–", "đ", "t", "l")
_OPENS_RANGE = ("từ", "khoảng", "tăng", "giảm", "between")


def _stated(text: str, start: int, unit: Unit) -> bool:
    """Return whether a number with its unit says how much: no one's age, no time told in passing."""
    if unit.unit in _PARTS_OF_A_LAW and _YEAR.match(text, start):
        return False  # "Luật Đầu tư 2020 điều 5"
    if unit.unit in ("tuổi", "tháng tuổi"):
        limited = AFTER_BOUND.match(text, unit.end) or last_word(text, start) in _AGE_LIMITS
        return bool(limited)
    if unit.noun_kind == "time":
        if unit.unit in _ALWAYS_MEASURED:
            return True
        if PAST.match(text, unit.end):
            return False
        if not (measured_time(text, start, unit.end) or _high_end(text, start, unit)):
            return last_word(text, start) in ("đến", "tới") and _low_end(text, start, unit)
    return not ((unit.noun_kind is not None or unit.unit is None) and names_a_thing(text, start))


_PARTS_OF_A_LAW = ("điều", "khoản", "mục", "chương")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_FROM = re.compile(
    rf"từ (?:trên |đủ )?(?:{NUMBER})(?P<unit>[^,;.()]{{1,24}}?) (?:đến|tới)(?: dưới)? $",
    re.IGNORECASE,
)
_ALWAYS_MEASURED = ("ngày làm việc", "giờ làm việc", "giờ đồng hồ", "ngày công")
_AGE_LIMITS = ("đủ", "dưới", "trên", "từ", "đến", "quá", "ngoài")
_TO = re.compile(rf" (?:đến(?: dưới| không quá)?|tới) (?P<high>{NUMBER})")


def _high_end(text: str, start: int, unit: Unit) -> bool:
    """Return whether a range opens here whose other end has the same unit: "từ 3 năm đến 7 năm"."""
    if last_word(text, start) not in ("từ", "khoảng", "trên"):
        return False
    m = _TO.match(text, unit.end)
    other = unit_after(text, m.end()) if m else None
    return other is not None and other.unit == unit.unit


def _low_end(text: str, start: int, unit: Unit) -> bool:
    """Return whether a range ends here whose other end has the same unit."""
    before = text[max(0, start - 48) : start]
    low = _FROM.search(before)
    return low is not None and (unit.unit or "?") in low["unit"]


def _range(text: str, m: re.Match[str], ranged: re.Match[str]) -> Iterator[Quantity]:
    """Yield both ends of "từ 5 đến 7%", nothing where no unit says that it is a range of something."""
    start, end = m.span("num")
    unit = unit_after(text, ranged.end("high"))
    if unit is None and _SCORED_RANGE.search(text, max(0, start - 28), start):
        unit = Unit("value", None, ranged.end("high"))
    if unit is None or (unit.noun_kind == "time" and PAST.match(text, unit.end)):
        return
    if unit.noun_kind is not None and ranged["sep"] in "-–" and names_a_thing(text, start):
        return
    change = change_before(text, start)
    if change and changes(change, unit):
        unit = replace(unit, kind="change")
    percent, whole = unit.unit == "%", unit.kind == "count"
    low = parse_number(m["num"], percent=percent, whole=whole)
    high = parse_number(ranged["high"], percent=percent, whole=whole)
    if low is None or high is None or low >= high:
        return
    ends: tuple[tuple[Span, float, Bound], ...] = (
        (Span(start, end), low, "at least"),
        (Span(*ranged.span("high")), high, "at most"),
    )
    for number, value, bound in ends:
        yield quantity_at(
            text, number.start, unit.end, number.start, number.end, unit.kind,
            round(value * unit.factor, 6), unit.unit, unit.of, bound,
        )  # fmt: skip


_SCORED_RANGE = re.compile(r"(?:điểm số|điểm|chỉ số|dao động)[^,;.]{0,14} từ $")
_SCORED = re.compile(r"(?:điểm|đạt|với|score)[^,;.]{0,18}$")
_DONE = re.compile(r"\b(?:đạt|hoàn thành|có|là|với) $")
_PART_OF = re.compile(
    r" (?:tổng )?(?:số )?(?P<noun>số(?= \w)|diện tích|dân số|thời gian|thành viên|đại biểu|chặng đường|quãng đường|ngân sách|vốn)"
)


def _fraction(text: str, start: int, num: str, slash: re.Match[str]) -> Quantity | None:
    value, of = parse_number(num), parse_number(slash["of"])
    if value is None or not of:
        return None
    unit = unit_after(text, slash.end())
    before = text[max(0, start - 32) : start]
    points = unit is not None and unit.unit == "điểm"
    bound, at = bound_before(text, start)
    if points or (
        unit is None and value <= of and ("," in num or of in (10, 100)) and _SCORED.search(before)
    ):
        end = unit.end if unit else slash.end()
        return quantity_at(text, at, end, start, slash.end(), "value", value, "điểm", of, bound)
    if value > of or names_a_thing(text, start):
        return None
    if value <= 31 and of <= 12 and _ON_A_DAY.search(before):
        return None  # "từ 1/5 sinh viên y khoa …": the day
    if unit is not None and unit.kind == "count":
        return quantity_at(
            text, at, unit.end, start, slash.end(), "share", value, unit.unit, of, bound
        )
    part = whole_after(text, slash.end()) or (
        _PART_OF.match(text, slash.end()) if of <= 20 else None
    )
    # 15/63 without a noun is a share only where something was said to be done.
    if unit is None and (part or (of > 12 and _DONE.search(before))):
        end = part.end() if part else slash.end()
        noun = part["noun"].lower() if part and part["noun"] != "số" else None
        return quantity_at(text, at, end, start, slash.end(), "share", value, noun, of, bound)
    return None


_ON_A_DAY = re.compile(
    r"(?:^|\W)(?:[Tt]ừ|[Nn]gày|[Tt]rước|[Ss]au|[Hh]ôm|[Ss]áng|[Cc]hiều|[Tt]ối) $"
)
_SCORE_WORD = re.compile(r"(?:điểm|chỉ số|đạt|là|mức|lên|xuống|còn|từ) ?(?:số )?$")
_COUNTED = re.compile(r" [" + LOWER + r"]{2,}")
_OFFICE = re.compile(
    r" (?:Phó|Trưởng|Chủ tịch|Giám đốc|Thứ trưởng|Bộ trưởng|Ủy viên|Chi|Tổ|Đội|Ban|Trung tâm)(?!\w)"
)
_CODE_BEFORE = re.compile(r"(?:^|\s)(?:[A-ZĐ]{2,5} |[A-ZĐ]{1,5} ?[-–])$")  # "QL 1", "S -400"
_TOTAL = re.compile(
    r"(?<!\w)(?:tổng số|số lượng|tổng cộng)(?: [^,;.:()\d]{0,70})? (?:là|đạt|còn) $", re.IGNORECASE
)
# "giảm từ 26 xuống 5": both are stated, of a thing named before.
_CHANGED_FROM = re.compile(r"(?:tăng|giảm|nâng|hạ|rút|tụt) từ $", re.IGNORECASE)
_FROM_TO = re.compile(r" (?:xuống|lên|còn) (?:còn )?\d")
_CHANGED_TO = re.compile(
    r"(?:tăng|giảm|nâng|hạ|rút|tụt) từ \d+ (?:xuống|lên|còn) (?:còn )?$", re.IGNORECASE
)
_PLAIN_DECIMAL = re.compile(r"\d+[,.]\d+")


_UPPER_END = re.compile(r"(?<!từ )(?<![\d.,])\d[\d.,]* (?:đến|tới) $")


def _bare(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    """Yield a number whose noun the table does not know, where it surely counts or scores."""
    start, end = m.span("num")
    number = m["num"]
    if len(number) == 4 and number.isdecimal() and number[:2] in ("19", "20"):
        return
    value = parse_number(number)
    if value is None or names_a_thing(text, start):
        return
    grouped = "." in number and value >= 1000
    decimal = _PLAIN_DECIMAL.fullmatch(number) is not None and not grouped
    counted = _COUNTED.match(text, end) is not None and not _NO_NOUN_NEXT.match(text, end)
    counted = (counted and not _CODE_BEFORE.search(text, max(0, start - 12), start)) or (
        number[0] == "0" and _OFFICE.match(text, end) is not None
    )
    in_brackets = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    scored = decimal and (in_brackets or _SCORE_WORD.search(text, max(0, start - 16), start))
    if _UPPER_END.search(text, max(0, start - 24), start):
        return  # "(200 đến 250 bar)": a range of what no table knows
    bound, at = bound_before(text, start)
    after = AFTER_BOUND.match(text, end)
    if after:
        limit: Bound = "at least" if after["atleast"] else "at most"
        yield quantity_at(text, at, after.end(), start, end, "value", value, None, None, limit)
        return
    if scored or grouped or (decimal and bound != "exact"):
        kind: FigureKind = "count" if grouped and counted else "value"
    elif (
        _FROM_TO.match(text, end) and _CHANGED_FROM.search(text, max(0, start - 16), start)
    ) or _CHANGED_TO.search(text, max(0, start - 32), start):
        kind = "value"
    elif decimal:
        return
    elif (counted and (value >= 10 or number[0] == "0")) or _TOTAL.search(
        text, max(0, start - 90), start
    ):
        kind = "count"
    else:
        return
    yield quantity_at(text, at, end, start, end, kind, value, None, None, bound)


def _with_bounds(text: str, start: int, end: int, number: str, unit: Unit) -> Quantity:
    value = parse_number(number, percent=unit.unit == "%", whole=unit.kind == "count")
    value = None if value is None else round(value * unit.factor, 6)
    bound, at = bound_before(text, start)
    stop = unit.end
    after = AFTER_BOUND.match(text, stop)
    if after:
        bound, stop = ("at least" if after["atleast"] else "at most"), after.end()
    elif bound == "exact" and last_word(text, start) == "từ":
        far = FAR_BOUND.match(text, stop)
        bound = bound if far is None else "at least" if far["atleast"] else "at most"
    kind = unit.kind
    change = change_before(text, start)
    if change and not RESULTING.search(text, max(0, start - 24), start) and changes(change, unit):
        kind, at = "change", min(at, start - (change.endpos - change.start("verb")))
    elif unit.noun_kind == "change":
        kind = "change" if unit.unit != "lần" else "count"
    if is_target(text, start) or (at != start and is_target(text, at)):
        kind = "target"
    return quantity_at(text, at, stop, start, end, kind, value, unit.unit, unit.of, bound)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities that ``text`` states, in order, none overlapping another's number.

    >>> [(q.kind, q.value, q.of, q.unit) for q in find_quantities("đứng thứ 7/9 huyện, đạt 76,86/100 điểm")]
    [('rank', 7.0, 9.0, 'huyện'), ('value', 76.86, 100.0, 'điểm')]
    >>> [(q.kind, q.value, q.bound) for q in find_quantities("trên 20.800 hồ sơ, mục tiêu 30% trở lên")]
    [('count', 20800.0, 'over'), ('target', 30.0, 'at least')]
    >>> find_quantities("Quyết định số 15/QĐ-UBND ngày 2/3/2021, mức độ 3, 4, khoản 2 Điều 5")
    ()
    """
    if "\n" not in text:
        return tuple(_in_line(text))
    found: list[Quantity] = []
    at = 0
    for line in text.split("\n"):
        found += (quantity.shifted(at) for quantity in _in_line(line))
        at += len(line) + 1
    return tuple(found)


def _in_line(text: str) -> list[Quantity]:
    """Return the quantities of one line; none runs over the end of a line."""
    low = small(text)
    found: list[Quantity] = []
    for quantity in (*ranks(text, low), *grades(text, low)):
        if not any(quantity.number_span.overlaps(q.number_span) for q in found):
            found.append(quantity)
    if _DIGIT.search(text):
        found += _digits(text, named_numbers(text), [q.span for q in found])
    for quantity in word_quantities(text, low):
        if not any(quantity.number_span.overlaps(q.span) for q in found):
            found.append(quantity)
    if len(found) > 1:
        found.sort(key=lambda q: (_place(q.number_span), _place(q.span)))
    return found


def _place(span: Span) -> tuple[int, int]:
    """Return what spans are ordered by: quicker to compare than the spans themselves."""
    return span.start, span.end


_DIGIT = re.compile(r"\d")


def _digits(text: str, blocked: list[Span], taken: list[Span]) -> list[Quantity]:
    if ", " in text and _LONE_DECIMAL.search(text):  # "31, 2%" as portals type it
        return _spaced_digits(text, blocked, taken)
    found: list[Quantity] = []
    used = sorted(blocked + taken, key=_place)
    past = 0
    for m in _NUMBER.finditer(text):
        start, end = m.span("num")
        if start < past:
            continue
        while used and used[0].end <= start:
            used.pop(0)
        if any(b.start < end and start < b.end for b in used[:6]):
            continue
        for quantity in _one(text, m):
            found.append(quantity)
            past = max(past, quantity.span.end)
        dashed = _DASHED.match(text, end) if past < end else None
        if dashed:  # neither end of "số 8-12" says how much
            past = dashed.end()
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
