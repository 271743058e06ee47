"""Bare numbers of a count's parts: "giải quyết 900 hồ sơ: trước hạn 700, đúng hạn 180, quá hạn 20".

No noun stands behind them, so that they are counts only because of the count before them, or of
a label that the table of indicators knows ("Hồ sơ trễ hẹn là 27").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index_store.figures.phrases import Measured, verbs_table
from index_store.language.amounts.quantities import parse_number
from index_store.language.amounts.quantity import Quantity, quantity_at
from index_store.language.terms.indicators import find_indicators, indicator
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.figures.view import View

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_OPENS = re.compile(
    r"(?: [^\W\d_,;:.()]+){0,8}?(?::|,? (?:trong đó|bao gồm|gồm)(?: có)?:?|, trong đó có| \() ?(?=[^\W\d_])"
)
_PART = re.compile(
    rf"(?P<label>[^\W\d_][^,;:.()\d]{{2,40}}?)(?: (?:là|có|với|còn)|:)? (?P<number>{_NUMBER})(?P<share> \([^()]{{1,24}}\))?(?P<end>, (?:và )?|; ?| và |(?=[.)]|$))"
)
_LABELLED = re.compile(
    rf"(?:^|(?<=[,;] )|(?<=[-+] ))(?P<label>(?:tổng )?(?:số )?hồ sơ [^,;:.()\d]{{3,40}}?)(?: là|:) (?P<number>{_NUMBER})(?=[,;.)]|$| \()",
    re.IGNORECASE,
)
_NO_LABEL = re.compile(
    r"(?<!\w)(?:tăng|giảm|so với|bằng|thứ|hạng|năm|tháng|quý|ngày|từ|đến|khoảng|số|điều|khoản|nghị định|quyết định|điểm|mức độ|nhóm|loại|đạt|chiếm|hơn|lần)(?!\w)",
    re.IGNORECASE,
)


def with_parts(text: str, found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the quantities with the bare parts of a count as counts of its unit, in order."""
    labelled = "ồ sơ" in text and _LABELLED.search(text) is not None
    if not found and not labelled:
        return found
    added = [*_parts(text, found), *_in_turn(text, found), *(_labelled(text) if labelled else ())]
    if not added:
        return found
    taken = [q.number_span for q in added]
    kept = [
        q for q in found
        if q.unit is not None or not any(q.number_span.overlaps(s) for s in taken)
    ]  # fmt: skip
    added = [a for a in added if not any(a.number_span.overlaps(q.span) for q in kept)]
    return tuple(sorted([*kept, *added], key=lambda q: q.number_span))


def _parts(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    for whole in found:
        if whole.kind != "count" or whole.unit is None or not whole.value:
            continue
        opens = _OPENS.match(text, whole.span.end)
        if opens is None:
            continue
        at, listed, total = opens.end(), [], 0.0
        while (part := _PART.match(text, at)) is not None and not _NO_LABEL.search(part["label"]):
            value = parse_number(part["number"], whole=True) or 0.0
            number = Span(*part.span("number"))
            listed.append(
                quantity_at(
                    text,
                    number.start,
                    number.end,
                    number.start,
                    number.end,
                    "count",
                    value,
                    whole.unit,
                )
            )
            total += value
            at = part.end()
            if not part["end"]:
                break
        if len(listed) >= 2 and total <= whole.value:
            yield from listed


_TURN = re.compile(
    rf"(?:lần lượt|tương ứng)(?: (?:là|đạt|có|với|còn|được))*:? (?P<numbers>(?:(?:{_NUMBER}), )*(?:{_NUMBER}),? và )$"
)


def _in_turn(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the numbers that share the noun behind the last: "lần lượt là 187, 142 và 96 hồ sơ"."""
    for last in found:
        turn = (
            _TURN.search(text, 0, last.span.start) if last.kind == "count" and last.unit else None
        )
        if turn is None:
            continue
        for m in re.finditer(_NUMBER, turn["numbers"]):
            start, end = turn.start("numbers") + m.start(), turn.start("numbers") + m.end()
            value = parse_number(m[0], whole=True)
            yield quantity_at(text, start, end, start, end, "count", value, last.unit)


def _labelled(text: str) -> Iterator[Quantity]:
    for m in _LABELLED.finditer(text):
        if _of_table(m["label"]) is not None:
            start, end = m.span("number")
            value = parse_number(m["number"], whole=True)
            yield quantity_at(text, start, end, start, end, "count", value, "hồ sơ")


@cache
def _of_table(label: str) -> str | None:
    """Return the count of the table that a label names: "hồ sơ trễ hẹn"."""
    said = label.casefold()
    known = find_indicators(said) or find_indicators(f"số {said}")
    if not known or "%" in indicator(known[0].id).unit or len(known[0].text) < len(said) - 4:
        return None
    return known[0].name


_OWN = re.compile(
    r"(?:^|[,;:(] ?|(?<!\w)(?:và|trong đó|gồm|có|[-+]) )(?P<label>[^\W\d_][^,;:.()\d]{2,40}?)(?: (?:là|có|với|còn)|:)? $"
)
_STATE = re.compile(
    r"(?:giải quyết )?(?:trước hạn|đúng hạn|quá hạn|trễ hạn|trễ hẹn|trước và đúng hạn|chậm hạn)$",
    re.IGNORECASE,
)


@cache
def _done() -> re.Pattern[str]:
    return re.compile(rf"{verbs_table()}$", re.IGNORECASE)


def of_part(view: View, quantity: Quantity) -> Measured | None:
    """Return what a bare part counts: its label with the noun of the whole; None for other counts."""
    if quantity.kind != "count" or quantity.unit is None or quantity.span != quantity.number_span:
        return None
    item = view.item_of(quantity.number_span).span
    m = _OWN.search(view.text[max(0, item.start - 2) : quantity.span.start])
    if m is None:
        return None
    start = max(0, item.start - 2) + m.start("label")
    label = re.sub(r"^(?:trong đó|gồm|bao gồm|và)(?: có)? ", "", m["label"])
    span = Span(start + len(m["label"]) - len(label), start + len(m["label"]))
    known = _of_table(label) or (
        _of_table(f"hồ sơ {label}") if quantity.unit == "hồ sơ" and _STATE.match(label) else None
    )
    said = label[0].lower() + label[1:]
    if said.endswith("đúng hạn") and "trước hạn" in view.text and "trước" not in said:
        known = None  # those before time are counted apart
    words = f"{said} {quantity.unit}" if _done().match(said) else f"{quantity.unit} {said}"
    return Measured(known or words, span.of(view.text), span, view.base)


_LINE = re.compile(
    r"(?:[-–+•*] ?|\d{1,2}[.)] |[a-zđ]\) )?(?P<label>[^\W\d_][^:;.()\d]{3,80}): (?:(?:hơn|gần|trên|khoảng) )?$"
)
# "+ Nghỉ hưu trước tuổi 08 người": a line of a list may do without the colon.
_BULLET = re.compile(r"[-–+•*] ?(?P<label>[^\W\d_][^:;.,()\d]{3,60}) $")
_ENDS = re.compile(r"[;.,]?\s*$|[;,.] | \(")


def of_line(view: View, quantity: Quantity, *, bare: bool) -> Measured | None:
    """Return what the bare count of a line counts, by the line's label: "- Nghỉ hưu sớm: 26 người;".

    ``bare`` says that neither its noun nor a verb tells what it counts.
    """
    m = _LINE.fullmatch(view.text, 0, quantity.span.start)
    if m is None and bare:
        m = _BULLET.fullmatch(view.text, 0, quantity.span.start)
    if m is None or not _ENDS.match(view.text, quantity.span.end) or quantity.unit is None:
        return None
    label, span = m["label"], Span(*m.span("label"))
    said = label if label[:2].isupper() else label[0].lower() + label[1:]
    if (
        len(label.split()) < 2
        or len(label.split()) > 16
        or any(span.within(o.span) for o in view.owners)
    ):
        return None
    known = find_indicators(label)
    whole = bool(known) and known[0].span.start == 0 and known[0].span.end >= len(label) - 3
    if whole:
        return Measured(known[0].name, label, span, view.base)
    noun = quantity.unit.split(",")[0]
    named = noun in said or said.startswith(("số ", "tổng số "))
    words = said if named else f"{quantity.unit} {said}"
    return Measured(words, label, span, view.base)
