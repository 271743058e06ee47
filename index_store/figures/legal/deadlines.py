"""Time limits of rules: who has to do what in how long, counted from when.

"Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở Nội vụ cấp giấy phép" sets the
*thời hạn Sở Nội vụ cấp giấy phép, kể từ ngày nhận đủ hồ sơ*. Where the clause that governs is not
found whole, nothing is bound.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.legal.wording import (
    BOUNDARY,
    CONDITION,
    ENUMERATED,
    actor,
    predicate,
    small,
)
from index_store.figures.phrases import Measured
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.legal.provision import Provision
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

UNITS = frozenset({"ngày", "ngày làm việc", "tháng", "năm", "giờ", "giờ làm việc", "phút", "tuần"})
_OPENS = re.compile(
    r"(?<!\w)(?P<opens>(?:(?:chậm nhất(?: là)?|muộn nhất(?: là)?|tối đa|không quá) )?(?:trong|tại) (?:thời hạn|thời gian|vòng)|"
    r"chậm nhất(?: là)?|muộn nhất(?: là)?)"
    r"(?: (?:là|tối đa|chậm nhất|nhiều nhất|không quá|tối thiểu|ít nhất))* ?$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?:,| \(\w[\w ]{1,30}\),?)? \(?(?P<since>(?:(?:được )?(?:kể|tính) từ|từ (?=khi|ngày|thời điểm|lúc)|trước (?=khi|ngày|thời điểm)|sau (?=khi|ngày|thời điểm))[^;:()]{3,400})"
)
_MAIN_UP_TO = 80
_CLAUSE_FROM = 7
_LISTED_BELOW = re.compile(r"(?:sau đây|dưới đây|như sau) (?:phải|có trách nhiệm|được)")
_BARE_END = re.compile(r" (?:kiểm tra|xem xét|thẩm định|rà soát|đối chiếu)$")
_THEN = re.compile(r"(?<!\w)thì(?!\w)")
_OBLIGED = re.compile(r"(?!nếu|khi|mà|hoặc|và)[^,;:()]{4,80}? (?:phải|có trách nhiệm)(?!\w)")
_MODAL = re.compile(r"(?:phải|có trách nhiệm|sẽ|được|xem xét|thì)(?!\w)")


def deadline(view: View, quantity: Quantity, where: Provision, text: str) -> Measured | None:
    """Return the time limit that a rule sets and for what, None where no clause says it whole."""
    if quantity.unit not in UNITS:
        return None
    item = view.item_of(quantity.number_span).span
    start = quantity.span.start
    opens = _OPENS.search(view.text, max(0, start - 60), start)
    since = _SINCE.match(view.text, quantity.span.end) or _shared_since(view, quantity, item)
    if opens is None:
        opens = _OPENS.search(view.text, max(0, start - 60), quantity.number_span.start)
    if opens is None:
        return None
    closes = _CLOSES.search(view.text, item.start, opens.start()) is None
    before = _before(view, item, opens.start())
    if before is not None and closes:
        case = before.since or _case(view, quantity)
        return _worded(view, before.clause, _since_alone(view, since), case)
    behind = _behind(view, quantity, item, since)
    if behind is not None:
        found = _worded(view, behind.clause, behind.since, _condition(view, item, opens.start()))
        return _with_subject(view, found, item, opens.start())
    if before is not None:
        case = before.since or _case(view, quantity)
        return _worded(view, before.clause, _since_alone(view, since), case)
    return _from_lead(view, item, opens.start(), since, where, text)


_CLOSES = re.compile(r"(?:[,;:.]|(?<!\w)(?:thì|và|hoặc)) $")


def _with_subject(view: View, found: Measured, item: Span, until: int) -> Measured:
    """Return the limit with who acts, named before it: "Sở Tím trong thời hạn …, có trách nhiệm trả lời"."""
    start = item.start
    if mark := _LEAD_IN.match(view.text, start, until):
        start = mark.end()
    words = view.text[start:until].strip(" ,")
    alone = actor().match(words) and not predicate().search(words)
    if _MODAL.match(found.text) is None or not alone or len(words.split()) > _SUBJECT_UP_TO:
        return found
    return replace(found, value=found.value.replace("thời hạn ", f"thời hạn {small(words)} ", 1))


_SUBJECT_UP_TO = 15


def _shared_since(view: View, quantity: Quantity, item: Span) -> re.Match[str] | None:
    """Return the words since when that stand behind the last of two limits: "15 ngày hoặc 30 ngày kể từ"."""
    later = [q for q in view.quantities if q.span.start > quantity.span.end and q.unit in UNITS]
    if not later or not _OR.match(view.text, quantity.span.end):
        return None
    return _SINCE.match(view.text, later[0].span.end, item.end)


_OR = re.compile(r"(?: \([^()]*\))? hoặc (?:(?:không quá|tối đa) )?\d")


class _Governing:
    """The clause that a time limit is of; ``since`` when it runs, or in which case."""

    __slots__ = ("clause", "since")

    def __init__(self, clause: Span, since: Span | None) -> None:
        self.clause = clause
        self.since = since


def _behind(
    view: View, quantity: Quantity, item: Span, since: re.Match[str] | None
) -> _Governing | None:
    """Return the main clause that follows "trong thời hạn …, kể từ ngày …, "."""
    text = view.text
    at = since.start("since") if since is not None else quantity.span.end
    pieces = _pieces(text, at, item.end)
    open_end = since is not None and bool(pieces) and _unfinished(pieces[0].of(text))
    for number, piece in enumerate(pieces):
        if number == 0 and (since is not None or not _joined(text, quantity, piece)):
            then = _THEN.search(text, piece.start, piece.end) if since is not None else None
            if then is not None and predicate().search(text, then.end(), piece.end):
                clause = _to_end(text, then.end() + 1, item.end)
                return _Governing(clause, Span(at, then.start())) if clause else None
            continue
        words = piece.of(text)
        if open_end:  # "kể từ ngày Giấy phép, Giấy chứng nhận có hiệu lực, "
            open_end = not predicate().search(words)
            continue
        begins = actor().match(words)
        elliptic = _MODAL.match(words)
        obliged = _OBLIGED.match(words) if number else None
        if begins is None and elliptic is None and obliged is None:
            continue
        if begins is not None and not predicate().search(words, begins.end()):
            following = pieces[number + 1] if number + 1 < len(pieces) else None
            tail = text[at : piece.start]
            if following is None or (since is not None and _owned(tail)):
                return None  # is it who acts, or one more of those named before?
            if not predicate().search(following.of(text)):
                return None
        clause = _to_end(text, piece.start, item.end)
        if clause is None:
            return None
        return _Governing(clause, Span(at, _trim(text, at, piece.start)) if since else None)
    must = _MUST.search(text, at, pieces[0].end) if since is not None and pieces else None
    if must is None:
        return None
    clause = _to_end(text, must.end() - len(must["must"]), item.end)
    return _Governing(clause, Span(at, must.start())) if clause else None


_MUST = re.compile(r" (?P<must>phải|có trách nhiệm)(?!\w)")
_SINCE_WHOM = re.compile(r"(?:(?:được )?(?:kể|tính) từ|từ|trước|sau) (?:khi|ngày|thời điểm|lúc) ")


def _unfinished(words: str) -> bool:
    """Return whether the words since when stop before they say what happened: "kể từ ngày Giấy phép"."""
    begins = _SINCE_WHOM.match(words)
    if begins is None:
        return False
    whom = actor().match(words, begins.end())
    return whom is not None and predicate().search(words, whom.end()) is None


def _joined(text: str, quantity: Quantity, piece: Span) -> bool:
    """Return whether the piece right behind the number begins the clause: ", Sở Nội vụ …"."""
    return (
        text[quantity.span.end : piece.start].strip() in (",", "")
        and piece.start > quantity.span.end
    )


def _owned(tail: str) -> bool:
    """Return whether the words since when name somebody last: "của Bộ Y tế, "."""
    last = tail.rstrip(", ").rsplit(",", 1)[-1]
    return re.search(
        r"(?<!\w)(?:của|từ|do|với|cho|tại)(?: các)? [^,]{2,60}$", last
    ) is not None and (
        re.search(rf"(?:của|từ|do|với|cho|tại)(?: các)? (?:{actor().pattern})", last, re.IGNORECASE)
        is not None
    )


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """Return the stretches between commas outside brackets, up to a semicolon."""
    found: list[Span] = []
    depth, at = 0, start
    while at < end and text[at] in " ,":
        at += 1
    start = at
    while at < end:
        char = text[at]
        depth += (char == "(") - (char == ")")
        stop = char in ";" or (char == "," and not text[at + 1 : at + 2].isdigit())
        if depth <= 0 and stop:
            found.append(Span(start, at))
            if char == ";":
                return found
            start = at + 1
            while start < end and text[start] == " ":
                start += 1
        at += 1
    if end > start:
        found.append(Span(start, end))
    return found


def _to_end(text: str, start: int, end: int) -> Span | None:
    """Return the clause from ``start`` to where the sentence turns; None where it is too long to read."""
    if text.startswith("thì ", start):
        start += 4
    depth = 0
    stop = end
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth <= 0 and BOUNDARY.match(text, at):
            if text[at] == "," and _BARE_END.search(text, start, at):
                continue  # "Sở Nội vụ kiểm tra, trường hợp chưa đủ thì …": the case is what it does
            stop = at
            break
    stop = _trim(text, start, stop)
    if _LISTED_BELOW.search(text, start, stop):
        return None
    bare = ENUMERATED.sub("", text[start:stop])
    if stop < len(text) and text[stop] == ":" and len(bare.split()) < _CLAUSE_FROM:
        return None
    return Span(start, stop) if 2 <= len(text[start:stop].split()) <= _MAIN_UP_TO else None


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,.;:":
        end -= 1
    return end


def _since_alone(view: View, since: re.Match[str] | None) -> Span | None:
    """Return the words since when a time limit runs, where they close their clause."""
    if since is None:
        return None
    start = since.start("since")
    stop = BOUNDARY.search(view.text, start, since.end("since"))
    end = stop.start() if stop else since.end("since")
    return Span(start, _trim(view.text, start, end))


_TURN = re.compile(r"[;:] |\. (?=\w)|, (?:đồng thời|sau đó|nhưng|trong đó)(?: phải)? ")
_LEAD_IN = re.compile(
    r"(?:[-–+•*] ?|[a-zđ]\d?\) ?|\d{1,3}(?:\.\d{1,2})*[.)] ?|Điều \d+[a-zđ]?\. ?)+"
)


def _before(view: View, item: Span, until: int) -> _Governing | None:
    """Return the clause that "trong thời hạn …" closes: "Hồ sơ được gửi trả lại Sở Nội vụ"."""
    text = view.text
    start = item.start
    for turn in _TURN.finditer(text, item.start, until):
        start = turn.end()
    if mark := _LEAD_IN.match(text, start, until):
        start = mark.end()
    end = _trim(text, start, until)
    if text[end:until].strip() or end - start < 8:
        return None
    case = None
    thens = [then.end() for then in _THEN_CLAUSE.finditer(text, start, end)]
    if thens:
        case, start = Span(start, thens[-1] - 4), thens[-1]
    elif CONDITION.match(text, start, end):
        main = [p for p in _pieces(text, start, end)[1:] if _acts(p.of(text))]
        if not main:
            return None
        case, start = Span(start, _trim(text, start, main[0].start)), main[0].start
    words = text[start:end]
    if (
        words.endswith(" thì")
        or len(words.split()) > _MAIN_UP_TO
        or not predicate().search(small(words))
        or _IF.search(words)
    ):
        return None
    if any(q.unit in UNITS and start <= q.span.start < until for q in view.quantities):
        return None
    return _Governing(Span(start, end), _trimmed_case(text, case))


_THEN_CLAUSE = re.compile(r"(?<!\w)thì ")
_IF = re.compile(r"(?<!\w)(?:nếu|mà|khi|phát sinh|xảy ra|ngoài|ngay|đã)(?: [^,;]{0,60})?$")
_CASE = re.compile(r" \(?(?P<case>(?:đối với|cho) [^,;.():]{4,200})")


def _acts(words: str) -> bool:
    begins = actor().match(words)
    return bool(begins and predicate().search(words, begins.end())) or bool(_MODAL.match(words))


def _trimmed_case(text: str, case: Span | None) -> Span | None:
    return Span(case.start, _trim(text, case.start, case.end)) if case is not None else None


def _case(view: View, quantity: Quantity) -> Span | None:
    """Return the case that a time limit is for: "trong thời hạn 12 tháng đối với kho bảo quản"."""
    found = _CASE.match(view.text, quantity.span.end)
    if found is None:
        return None
    return Span(found.start("case"), _trim(view.text, found.start("case"), found.end("case")))


def _condition(view: View, item: Span, until: int) -> Span | None:
    """Return the condition before a time limit: "Trường hợp hồ sơ không hợp lệ, trong thời hạn …"."""
    start = item.start
    if mark := _LEAD_IN.match(view.text, start, until):
        start = mark.end()
    if not CONDITION.match(view.text, start, until):
        return None
    end = _trim(view.text, start, until)
    words = view.text[start:end]
    if words.endswith(" thì"):
        end = _trim(view.text, start, end - 4)
    return Span(start, end) if 2 <= len(words.split()) <= _MAIN_UP_TO else None


def _from_lead(
    view: View, item: Span, until: int, since: re.Match[str] | None,
    where: Provision, text: str,
) -> Measured | None:  # fmt: skip
    """Return the time limit that the lead-in names: "Thời hạn nộp lưu được quy định như sau:"."""
    if where.lead is None:
        return None
    lead = ENUMERATED.sub("", where.lead.of(text))
    named = re.match(r"[Tt]hời (?:hạn|gian|hiệu) \w", lead)
    if named is None or len(lead.split()) > 40:
        return None
    start = item.start
    for other in view.items:
        if other.head and other.span.end <= item.start:
            start = min(start, other.span.start)
    if mark := _LEAD_IN.match(view.text, start, until):
        start = mark.end()
    case = view.text[start:until].strip(" ,:;")
    if len(case.split()) > 40:
        return None
    counted = _since_alone(view, since)
    value = lead + (f" – {small(case)}" if case else "")
    value += f", {counted.of(view.text)}" if counted else ""
    return Measured(value, lead, Span(where.lead.start, where.lead.start + len(lead)), 0)


def _worded(view: View, clause: Span, since: Span | None, condition: Span | None) -> Measured:
    words = clause.of(view.text)
    value = words if re.match(r"[Tt]hời (?:hạn|gian)", words) else f"thời hạn {small(words)}"
    if since is not None:
        value += f", {since.of(view.text)}"
    if condition is not None:
        value += f" ({small(condition.of(view.text))})"
    return Measured(value, words, clause, view.base)
