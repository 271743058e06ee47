"""What a quantity measures or counts: a row of the table of indicators, else the words as written."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.amounts import from_subject, of_plan, spent, takes_time
from index_store.figures.counts import counted
from index_store.figures.ends import finished
from index_store.figures.in_full import held, in_full
from index_store.figures.in_turn import list_before, turn_at
from index_store.figures.listed import labelled_count, listed_count, listed_money
from index_store.figures.parts import of_line, of_part
from index_store.figures.phrases import Measured
from index_store.figures.rates import of_percent
from index_store.figures.scores import of_index, of_mention, of_opened, scored
from index_store.figures.shared_verbs import shared_verb
from index_store.figures.subjects import TIMES, subject_before
from index_store.figures.vague import named

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

__all__ = ["Measured", "in_turn", "measured"]


def in_turn(view: View, quantity: Quantity) -> int | None:
    """Return which of the values after "lần lượt là" the quantity is, from 1; None if it is none."""
    item = view.item_of(quantity.number_span).span
    at = turn_at(view.text, item.start, quantity.span.start)
    if at < 0:
        return None
    values = [
        q for q in view.quantities if at < q.span.start < item.end and q.unit == quantity.unit
    ]
    if len(values) < 2:
        return None
    between = view.text[values[0].span.start : quantity.span.start]
    if quantity.unit:
        between = between.replace(f" {quantity.unit}", "")
    if re.search(r"[;()]|[^\W\d_]{2,} [^\W\d_]{2,} [^\W\d_]{2,}", between):
        return None
    return values.index(quantity) + 1


_FROM_TO = re.compile(
    r"[^,;:()\d]{0,16}(?:(?:năm|tháng|quý) (?:\d{4}|\d{1,2}(?:/\d{4})?|[IV]+(?:/\d{4})?))?,? (?:tăng lên|giảm xuống|giảm còn|lên|xuống|xuống còn|còn|thành)(?: (?:tới|đến|mức|hơn|gần|trên|khoảng))* ?"
)
_SAME = re.compile(
    r"(?<!\w)(?:t[ỷỉ] lệ|con số|mức|chỉ số|số)(?: điểm)? (?:này|đó|trên)(?!\w)[^,;()%\d]{0,24}$",
    re.IGNORECASE,
)
_ONLY_PERIOD = re.compile(r"\((?:(?:cùng kỳ )?(?:năm|quý|tháng) [\w/ ]{1,16})?(?: là| đạt)?:? ?")


_OPENS_WITH_SAME = re.compile(r"[^,;:.()\d%]{0,40}")


def _same_as_before(view: View, quantity: Quantity) -> bool:
    """Return whether a sentence opens with "tỷ lệ này", which is that of the sentence before."""
    same = _SAME.search(view.text, 0, quantity.span.start)
    return (
        same is not None
        and quantity.kind == "value"
        and quantity.unit == "%"
        and _OPENS_WITH_SAME.fullmatch(view.text, 0, same.start()) is not None
    )


def _onward(
    view: View, quantity: Quantity, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return the subject of the number before where this one only goes on with it.

    "từ 22% năm 2021 lên 44% năm 2022", "tỷ lệ này là 22%", "đạt 75% (năm 2025: 41,5%)".
    """
    if last is None or last[0].unit != quantity.unit:
        return None
    if last[1].base != view.base:
        return last[1] if _same_as_before(view, quantity) else None
    if quantity.kind not in ("value", "count", "rank", "money", "target"):
        return None
    between = view.text[last[0].span.end : quantity.number_span.start]
    opened = re.search(
        r"\btừ(?: mức| hạng| vị trí| thứ)? ?$", view.text[: last[0].number_span.start]
    )
    if opened and _FROM_TO.fullmatch(between):
        return last[1]
    item = view.item_of(quantity.number_span).span
    if _SAME.search(view.text[item.start : quantity.span.start]):
        return last[1]
    if quantity.unit == "%" and quantity.kind == "value" and _next_place(view, quantity, last):
        return last[1]
    bracket = view.bracket_of(quantity.number_span)
    if bracket is not None and view.text[last[0].span.end : bracket.start].strip() == "":
        inside = view.text[bracket.start : quantity.span.start]
        counts = quantity.kind == "count" and inside == "("
        return last[1] if _ONLY_PERIOD.fullmatch(inside) and not counts else None
    return None


_STOOD_AT = re.compile(
    r"(?<!\w)so (?:với|cùng|sánh với) (?:kết quả |mức |số )?(?:của )?(?:cùng kỳ[^;.()\d]{0,12}|(?:cuối |cả )?năm |quý |tháng )"
    r"[^;.(),]{0,16}\((?:là |đạt |có )?$"
)


def _stood_at(
    view: View, quantity: Quantity, like: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return the subject of the number that one in a bracket is the base of.

    "tiếp nhận 8.260 hồ sơ, tăng 10% so với năm 2023 (7.509 hồ sơ)": both are received.
    """
    if (
        like is None
        or like[1].base != view.base
        or quantity.kind not in ("value", "count", "money")
    ):
        return None
    if like[0].kind != quantity.kind or not _STOOD_AT.search(view.text[: quantity.span.start]):
        return None
    item = view.item_of(quantity.number_span).span
    return like[1] if item.start <= like[0].span.start < quantity.span.start else None


def _then(
    view: View, quantity: Quantity, like: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return the subject of the last value of the same unit for a bracket that tells what it was.

    "SIPAS đạt 80,15%, xếp thứ 50 (năm 2022: 79,88%, xếp thứ 36)": the rank stands between.
    """
    bracket = view.bracket_of(quantity.number_span)
    if bracket is None or like is None or like[1].base != view.base or quantity.kind != "value":
        return None
    if like[0].unit != quantity.unit or like[0].span.end > bracket.start:
        return None
    if _BREAKS.search(view.text, like[0].span.end, bracket.start):
        return None
    inside = view.text[bracket.start : quantity.span.start]
    return like[1] if len(inside) > 1 and _ONLY_PERIOD.fullmatch(inside) else None


_BREAKS = re.compile(r"[;:()]")
_NEXT_PLACE = re.compile(
    r"(?:,|;|,? và|, còn|, tiếp đến là|, tiếp theo là|, kế đó là|, sau đó là|; tiếp đến là) "
)
_HAS_SO_MUCH = re.compile(r" (?:(?:chỉ|cũng|mới|đều) )?(?:(?:đạt|là|với|có|dừng ở|ở mức) )?")


def _next_place(view: View, quantity: Quantity, last: tuple[Quantity, Measured]) -> bool:
    """Return whether a percent is that of the next place of a series: "xã A đạt 99,6%, xã B 99,1%"."""
    if last[0].kind != "value" or last[1].span.start > last[0].span.start:
        return False
    return any(
        _NEXT_PLACE.fullmatch(view.text, last[0].span.end, owner.span.start)
        and _HAS_SO_MUCH.fullmatch(view.text, owner.span.end, quantity.span.start)
        for owner in view.owners
        if last[0].span.end < owner.span.start < quantity.span.start
    )


_MEASURES = re.compile(
    r"(?:lần|điểm|bậc|hạng|thứ hạng|vị trí|ngày|giờ|phút|tháng|năm|tuần|.*(?:đồng|USD|%)|km|ha|m|mét|tấn|độ)(?!\w)"
)


def _of_its_turn(view: View, quantity: Quantity) -> Measured | None:
    """Return the indicator of a list given in turn; the one that several places or years share."""
    turn = in_turn(view, quantity) or 0
    named = list_before(view, view.indicators, quantity)
    if len(named) >= 2:
        return of_mention(view, named[turn - 1]) if turn <= len(named) else None
    owners = list_before(view, [o for o in view.owners if o.kind == "place"], quantity)
    if len(owners) < 2 and len(list_before(view, view.periods, quantity)) < 2:
        return None
    if quantity.unit == "%":
        return of_percent(view, quantity, None)
    if scored(quantity):
        return of_index(view, quantity, None)
    if quantity.kind in ("count", "share"):
        return _counted_before(view, quantity) or counted(view, quantity)
    return subject_before(view, quantity)


def _counted_before(view: View, quantity: Quantity) -> Measured | None:
    """Return the one known count that the words before say all places have: "nhiều hồ sơ quá hạn nhất"."""
    told = [one for one in view.indicators if one.span.end <= quantity.span.start]
    if len(told) != 1 or not told[0].text.casefold().startswith(quantity.unit or " "):
        return None
    return of_mention(view, told[0])


_ROSE_BY = re.compile(r",? \(?(?:tăng|giảm)(?: (?:thêm|khoảng|gần|hơn|trên))* ")


def _rose_by(
    view: View, quantity: Quantity, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return the count that a bare number says the growth of: "1,1 triệu người thất nghiệp, tăng 29.000"."""
    if last is None or last[1].base != view.base or last[0].kind != "count":
        return None
    end = max(last[0].span.end, last[1].span.end)
    rose = _ROSE_BY.fullmatch(view.text, end, quantity.span.start)
    against = view.text[quantity.span.end :].startswith((" so với", " so cùng kỳ"))
    return last[1] if rose and against else None


_TIMES_OF_IT = re.compile(r"(?: ?/ ?(?:người|năm|tháng))?(?:,| \(|(?: năm (?:19|20)\d\d)? \() ?")
_SUM = re.compile(r"(?<!\w)số tiền (?:là |đạt )?$")
_LEVEL = re.compile(r"mức độ \d")


def _of_counted(
    view: View, quantity: Quantity, found: Measured | None, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return a total with what was counted right before it: "11 dự án FDI với tổng vốn 130 tỷ đồng"."""
    if last is None or last[1].base != view.base:
        return found
    level = _LEVEL.fullmatch(found.text) if found is not None else None
    if found is not None and level is not None:  # "… mức độ 3 là 51%, mức độ 4 đạt 98%"
        same = _LEVEL.search(last[1].value)
        rate = last[1].value.replace(same.group(), found.text) if same else None
        return replace(found, value=rate) if rate else None
    if found is None and last[0].kind == "rank" and _SUM.search(view.text, 0, quantity.span.start):
        return last[1]  # "dẫn đầu về thu hồi nợ đọng, với số tiền 12 tỷ đồng"
    if found is None or last[0].kind != "count":
        return found
    short = found.value == found.text and len(found.text.split()) <= 3
    if not short or not found.text.casefold().startswith("tổng"):
        return found
    if view.text[last[1].span.end : found.span.start] not in (" với ", ", ", " có ", ", với "):
        return found
    return replace(found, value=f"{found.text} {last[1].text}")


def _of_count(
    view: View,
    quantity: Quantity,
    last: tuple[Quantity, Measured] | None,
    like: tuple[Quantity, Measured] | None,
) -> Measured | None:
    """Return what a count counts: the noun behind it in full, or the words of the list before it."""
    part = of_part(view, quantity)
    if part is not None:
        return part
    found = counted(view, quantity)
    if found is not None and found.text.casefold() != (quantity.unit or "").casefold():
        shared = shared_verb(view, quantity, found, last)
        return in_full(view, quantity, shared, last) if shared is not None else None
    line = of_line(view, quantity, bare=found is None)
    if line is not None:
        return line
    found = found or held(view, quantity)
    labelled = labelled_count(view, quantity) if found is not None else None
    listed = listed_count(view, quantity, like or last)
    if listed is not None:
        return listed
    if found is not None and found.value == found.text and labelled is not None:
        return labelled
    shared = shared_verb(view, quantity, found, last)
    return in_full(view, quantity, shared, last) if shared is not None else None


def measured(
    view: View,
    quantity: Quantity,
    last: tuple[Quantity, Measured] | None,
    like: tuple[Quantity, Measured] | None = None,
) -> Measured | None:
    """Return what the quantity measures or counts, None where the sentence does not say in full.

    ``last`` is the figure read before this one, with what it measured; ``like`` the last of
    the same unit.
    """
    found = _measured(view, quantity, last, like)
    return finished(view, quantity, found) if found is not None else None


def _measured(
    view: View,
    quantity: Quantity,
    last: tuple[Quantity, Measured] | None,
    like: tuple[Quantity, Measured] | None,
) -> Measured | None:
    opened = of_opened(view, quantity)
    if opened is not None:
        return opened
    if in_turn(view, quantity):
        return _of_its_turn(view, quantity)
    previous = last[1] if last else None
    onward = (
        _onward(view, quantity, last)
        or _stood_at(view, quantity, like)
        or _then(view, quantity, like)
    )
    if onward is not None:
        return onward
    if quantity.unit == "lần" and quantity.kind == "change" and last is not None:
        between = view.text[max(last[0].span.end, 0) : quantity.span.start]
        if last[1].base == view.base and _TIMES_OF_IT.fullmatch(between):
            return last[1]  # "năm 2020 đạt 4,2 tỷ đồng (gấp 1,5 lần so năm 2012)"
    if quantity.unit == "lần" and not quantity.text.casefold().startswith(("gấp", "tăng")):
        return None
    if quantity.kind in ("count", "share") and quantity.unit not in ("lần",):
        whole = from_subject(view, quantity)
        if whole is not None:
            return whole
        return _of_count(view, quantity, last, like)
    if quantity.unit == "%":
        found = of_percent(view, quantity, last)
        found = named(view, quantity, found) if found is not None else None
        return _of_counted(view, quantity, found, last)
    if quantity.kind == "change" and quantity.unit and not _MEASURES.match(quantity.unit):
        more = counted(view, quantity)
        bare = more is not None and more.text.casefold() == quantity.unit.casefold()
        return None if bare else more
    if quantity.unit is None and quantity.kind == "value" and "," not in quantity.number:
        came = from_subject(view, quantity) or _rose_by(view, quantity, last)
        if came is not None:
            return came
    if scored(quantity):
        found = of_index(view, quantity, previous)
        if found is not None or quantity.kind in ("rank", "grade"):
            return found
        return subject_before(view, quantity)
    if quantity.kind == "money" and (plan := of_plan(view, quantity, last)) is not None:
        return plan
    found = _of_counted(view, quantity, subject_before(view, quantity), last)
    if found is None and quantity.kind in ("money", "target"):
        found = listed_money(view, quantity)
    if found is not None and (found := named(view, quantity, found)) is None:
        return None
    if found is None and quantity.kind == "value" and quantity.unit in TIMES:
        found = takes_time(view, quantity)
    if found is None and (quantity.kind == "money" or "đồng" in (quantity.unit or "")):
        found = spent(view, quantity)
        return named(view, quantity, found) if found is not None else None
    return found
