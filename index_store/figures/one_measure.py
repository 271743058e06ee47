"""The one thing that a sentence measures of several places: "tỷ lệ hộ nghèo của xã A là 5%, riêng xã B 9%".

Only where nothing nearer names what a number measures: the number stands right behind a place, a
bracket or a linking verb, ends its clause, and the sentence names one measure of that unit alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.in_turn import turn_at
from index_store.figures.phrases import Measured, opens_phrase
from index_store.figures.scores import canonical
from index_store.figures.subjects import measure_heads
from index_store.language.terms.indicators import find_indicators, indicator, indicator_by_name
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

# Heads that want a further word, and heads that say enough by themselves.
_HEADS = {
    "%": (r"t[ỷỉ] lệ|t[ỷỉ] trọng|tốc độ|mức độ", r"độ che phủ"),
    "money": (
        r"(?:tổng )?(?:(?<!doanh )thu (?:tiền|thuế|từ)|chi ngân sách|vốn (?:vay|đăng ký|thực hiện|ngân sách|FDI)|kinh phí|giá trị|doanh thu|dư nợ)",
        r"(?:tổng )?(?:thu ngân sách|thu nội địa|chi thường xuyên|chi đầu tư|vốn đầu tư|kim ngạch xuất khẩu|kim ngạch nhập khẩu)",
    ),
    "area": (r"(?:tổng )?diện tích", r"tổng diện tích"),
    "mass": (r"(?:tổng )?(?:sản lượng|khối lượng)", r"tổng sản lượng"),
    "yield": (r"năng suất", r"năng suất lúa"),
}
_STOPS = (
    r"của|ở|tại|trên|cao|thấp(?! còi)|lần lượt|tương ứng|đạt(?! (?:chuẩn|tiêu chuẩn|yêu cầu|loại))|là|ước|chỉ|mới|tăng|giảm(?! nghèo)|"
    r"chiếm|như|gồm|thuộc|năm|quý|tháng|vượt|(?<!mặt )bằng|với|gần|hơn|khoảng|dưới|dự kiến|phải|cần|khiến|vào|do|để|rất|chưa|không|vì|nên|mà|đã|cũng|vẫn|trong|so|từ|lên|xuống|khá|tốt(?! nghiệp)|lớn|nhỏ|nhiều|ít|này|đó|theo|khi|thì|"
    r"nhất|cả|toàn(?! (?:xã hội|trình))|riêng|còn|đều|giữa|cho|đến|tới|dao động|ghi nhận|được(?= \d)|có(?= \d)"
)
_WORD = rf"(?!(?:{_STOPS})(?!\w))[^\W\d_]+"
_NOT_BEFORE = r"(?<!\w)(?<!mức )(?<!theo )(?<!giảm )(?<!tăng )(?<!nâng )"
_PHRASES = {
    family: re.compile(
        rf"{_NOT_BEFORE}(?:(?:{full})(?: {_WORD}){{0,9}}|(?:{short})(?: {_WORD}){{1,10}})(?!\w| ?[-/])",
        re.IGNORECASE,
    )
    for family, (short, full) in _HEADS.items()
}
_AREAS = frozenset({"ha", "héc-ta", "hecta", "m2", "m²", "km2", "km²"})
_MASSES = frozenset({"tấn", "kg", "tạ"})
_MEANS = re.compile(r"(?<= )(?:bình quân|trung bình)$")

_LINK = (
    r"(?: ?\(| (?:(?:chỉ|mới|cũng|đều|hiện|đã|ước|thực hiện|mới chỉ) )*"
    r"(?:(?:đạt|là|có|với|ở mức|bằng|còn|chiếm|đạt mức|ở|tăng lên|giảm còn|tương ứng|lần lượt)"
    r"(?: (?:được|mức|khoảng|gần|hơn|trên|chỉ|tới|đạt))*)? ?)"
)
_MOST = r"(?: (?:cao|thấp|lớn|nhỏ|nhiều|ít) (?:nhất|hơn)(?: (?:cả )?(?:tỉnh|huyện|toàn tỉnh|cả tỉnh|cả nước))?,?)?"
_BEHIND_PLACE = re.compile(rf"{_MOST}{_LINK}")
_BEHIND_PHRASE = re.compile(
    rf"(?: (?:bình quân|trung bình))?(?: (?:của|ở|tại|trên địa bàn|do) ⁂)?,?{_MOST}{_LINK}"
)
_TOLD_BEHIND = re.compile(r",? (?:là |về |chính là )?")
_OPENS = re.compile(
    r"\W*(?:(?:Đạt|Với|Chiếm|Con số|Mức|Ở mức|Hơn|Gần|Có)(?: (?:mức|con số|tỷ lệ|khoảng|hơn|gần|trên|tới))* )?",
    re.IGNORECASE,
)
# "tăng từ 85% (năm 2023) lên 91%", "đạt 91%, trong khi năm 2023 là 85%": one measure at two times.
_CAME_TO = re.compile(
    r"(?: (?:của|ở|tại|trên địa bàn) ⁂)?(?: (?:đã|cũng|được|bình quân))*(?: (?:tăng|giảm|nâng|cải thiện))?(?: (?:nhẹ|mạnh|dần))?"
    r" từ (?:mức )?[\d.,]+ ?[^\d,;.()]{1,16}?,? ?(?:tăng |giảm )?(?:lên|xuống|còn|thành|đến)(?: (?:tới|mức|còn))* "
)
_THEN = re.compile(
    r"(?:,? (?:trong khi|còn|thì)(?: cùng kỳ| con số này| tỷ lệ này)*(?: (?:chỉ|mới|đã))?|,? con số này)(?: (?:chỉ|mới|đã))? (?:là|đạt|ở mức) "
)
_IN_FACT = re.compile(
    r"(?:song|nhưng|tuy nhiên,?|còn)(?: kết quả| con số)?(?: thực tế| thực hiện| đạt được)*(?: (?:chỉ|mới))?(?: (?:đạt|là|được))+ $"
)
_ENDS = re.compile(
    r"(?:[,;.)”\"]|$| ?\(| (?:và|còn|trong khi|tiếp|nhưng|song|thì|năm|quý|tháng|so với|cao hơn|thấp hơn|về|trong đó|ở|tại)(?!\w))"
)


def family_of(quantity: Quantity) -> str | None:
    """Return of which family of measures a quantity can be a value: of rates, money, areas; None if of none."""
    if quantity.kind not in ("value", "money", "target"):
        return None
    unit = quantity.unit or ""
    if unit == "%":
        return "%"
    if quantity.kind == "money" or unit.endswith(("đồng", "USD")):
        return "money"
    if unit in _AREAS:
        return "area"
    if "/" in unit:
        return "yield"
    return "mass" if unit in _MASSES else None


def phrases(view: View, family: str) -> list[Measured]:
    """Return what the sentence names that has values of a family, in order, each as it is called."""
    found: list[Measured] = []
    end = -1
    for m in _PHRASES[family].finditer(view.text):
        if m.start() < end:
            continue
        known = [
            i
            for i in view.indicators
            if not i.weak and i.span.start <= m.start() + 1 and i.span.end > m.start()
        ]
        end = max([m.end(), *(i.span.end for i in known)])
        span = Span(m.start(), end)
        words = _MEANS.sub("", span.of(view.text)).rstrip()
        span = Span(span.start, span.start + len(words))
        if not opens_phrase(view.text, m.start()) and not _after_owner(view, m.start()):
            continue
        if view.text[end : end + 1] == "," and not _of_a_subject(view, end):
            continue  # a list of words, cut in its middle
        names = [i for i in known if i.span.end >= end - 3]
        found.append(
            Measured(canonical(view, names[0]) if names else words, words, span, view.base)
        )
    return found


_THINGS_ABOUT = re.compile(r"(?:về|có|với|và|mà|là|,|\(|:|;) ?$", re.IGNORECASE)


def _after_owner(view: View, at: int) -> bool:
    """Return whether a phrase stands behind a place or words that lead to it: "xã Mây tỷ lệ …", "về tỷ lệ …"."""
    if _THINGS_ABOUT.search(view.text, max(0, at - 8), at):
        return True
    return any(o.span.end <= at and not view.text[o.span.end : at].strip() for o in view.owners)


def _says_enough(what: Measured, *, owned: bool) -> bool:
    """Return whether words name a measure in full: "vốn đầu tư" of nobody is of some project."""
    if indicator_by_name(what.value) is not None:
        return True
    words = what.text.casefold().removeprefix("tổng ")
    least = (
        3
        if words.startswith(("thu ", "chi ", "tỷ ", "tỉ ", "sản lượng", "diện tích", "năng suất"))
        else 4
    )
    return len(words.split()) >= (least if owned else least + 1)


def _of_a_subject(view: View, at: int) -> bool:
    """Return whether a comma parts what is spoken of from the place behind it: "Về tỷ lệ X, xã A đạt …"."""
    return any(o.span.start == at + 2 for o in view.owners) or any(
        p.span.start == at + 2 for p in view.periods
    )


def of_one_measure(view: View, quantity: Quantity) -> Measured | None:
    """Return what a number measures where the sentence names one measure alone, None where in doubt."""
    family = family_of(quantity)
    if family is None:
        return None
    found = phrases(view, family)
    if not found:
        return None
    turn = _in_turn(view, quantity, found)
    if turn is not None:
        return turn
    start = quantity.span.start
    if not _ENDS.match(view.text, quantity.span.end) and not view.text.startswith(
        " là ", quantity.span.end
    ):
        return None
    before = [one for one in found if one.span.end <= start]
    if before:
        between = _plain(view, before[-1].span.end, start)
        if _BEHIND_PHRASE.fullmatch(between):
            return before[-1] if _says_enough(before[-1], owned="⁂" in between) else None
    behind = [one for one in found if one.span.start >= quantity.span.end]
    if behind and _TOLD_BEHIND.fullmatch(view.text, quantity.span.end, behind[0].span.start):
        item = view.item_of(quantity.number_span).span
        if _OPENS.fullmatch(_plain(view, item.start, start).lstrip(" ,")):
            return behind[0]
    alone = len({one.value.casefold() for one in found}) == 1
    if not alone:
        return None
    one = found[0]
    since = view.text[one.span.end : start]
    if not _says_enough(one, owned=True) or (before and measure_heads().search(since)):
        return None  # another thing is measured in between
    if before and _IN_FACT.search(view.text, one.span.end, start):
        return one
    if before and _CAME_TO.fullmatch(_plain(view, one.span.end, start)):
        return one
    last = [q for q in view.quantities if q.span.end <= start and q.unit == quantity.unit]
    if before and last and _THEN.fullmatch(_plain(view, last[-1].span.end, start)):
        return one
    places = [o for o in view.owners if o.kind in ("place", "generic") and o.span.end <= start]
    if places and _BEHIND_PLACE.fullmatch(_plain(view, places[-1].span.end, start)):
        return one
    return None


def _plain(view: View, start: int, end: int) -> str:
    """Return the words between without periods and places, which say nothing of what is measured."""
    parts: list[str] = []
    at = start
    gone = [(p.span, "") for p in (*view.periods, *view.side_periods)]
    gone += [(o.span, "⁂") for o in view.owners]
    for span, sign in sorted(gone):
        if span.start < at or span.end > end:
            continue
        parts += (view.text[at : span.start], sign)
        at = span.end
    parts.append(view.text[at:end])
    text = re.sub(r" (?:trong|vào|đến|tính đến|của|hết) (?= )", " ", "".join(parts))
    return re.sub(r" {2,}", " ", re.sub(r" ?\( ?\)", "", text))


_OWNED = re.compile(r" (?:của|ở|tại|trên địa bàn)(?!\w)")
_LEAST = 3  # so many words name a rate without "tỷ lệ"
_AND = re.compile(r", và | và |, ")
_HEAD = re.compile(r"t[ỷỉ] lệ |t[ỷỉ] trọng |tốc độ |mức độ ", re.IGNORECASE)


def _in_turn(view: View, quantity: Quantity, found: Sequence[Measured]) -> Measured | None:
    """Return what a value given in turn measures: the one measure, or the one of its place in a list."""
    at = turn_at(view.text, 0, quantity.span.start)
    if at < 0 or found[0].span.start > at:
        return None
    values = [
        q for q in view.quantities if q.span.start > at and family_of(q) == family_of(quantity)
    ]
    if quantity not in values or len(values) < 2:
        return None
    before = [one for one in found if one.span.start < at]
    listed = [o for o in view.owners if o.span.end <= at and o.kind == "place"]
    dated = [p for p in view.periods if p.span.end <= at]
    if not before or not _says_enough(before[0], owned=True):
        return None
    if len(before) == 1 and (len(listed) == len(values) or len(dated) == len(values)):
        return before[0]
    if len(listed) > 1:
        return None
    head = view.text[before[0].span.start : at]
    owned = _OWNED.search(head)
    said = head[: owned.start()].rstrip(" ,") if owned else head.rstrip(" ,")
    words = _AND.split(said)
    named = all(_HEAD.match(one) or len(one.split()) >= _LEAST for one in words)
    if len(words) != len(values) or not named:
        return None  # "tỷ lệ đúng hạn và trực tuyến": the second is no name
    own = words[values.index(quantity)]
    common = _HEAD.match(words[0])
    start = before[0].span.start + said.rindex(own)
    name = own if _HEAD.match(own) or common is None else f"{common.group().lower()}{own}"
    if len(name.split()) < 3 or (not own[:1].islower() and own is not words[0]):
        return None
    known = find_indicators(name)
    whole = bool(known) and known[0].span.start == 0 and known[0].span.end >= len(name) - 3
    fits = whole and ("%" in indicator(known[0].id).unit) == (quantity.unit == "%")
    return Measured(known[0].name if fits else name, own, Span(start, start + len(own)), view.base)
