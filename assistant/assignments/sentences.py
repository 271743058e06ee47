"""Tasks that one sentence gives: "Giao Sở X chủ trì …", "… (Sở X)", "…: Sở X chủ trì"."""

from __future__ import annotations

import re

from assistant.assignments.doers import find_doers, joined_doers
from assistant.assignments.dues import find_due
from assistant.assignments.records import Assignment
from index_store.language.characters.marks import small
from index_store.records import Span

_ORDERS = re.compile(r"(?:giao(?: cho| nhiệm vụ cho)?|yêu cầu|đề nghị|phân công|chỉ đạo) ")
_LEADS = r"(?:là (?:cơ quan|đơn vị) (?:chủ trì|đầu mối)|chủ trì|(?:có|chịu) trách nhiệm(?: chính)?|phụ trách|làm đầu mối|đầu mối|được giao)"
_DOES = re.compile(rf"(?P<led>(?:,? ?{_LEADS}(?:,? (?:và|tham mưu))?)*)(?P<with>,? ?phối hợp(?: chặt chẽ)? (?:với|cùng)(?: với)? )?")  # fmt: skip
_NO_TASK = re.compile(
    r"(?:đã|đang|chưa|không|có(?! trách)|là|cho biết|cho rằng|khẳng định|nhấn mạnh|phát biểu|được|bị|vừa|tiếp nhận|đạt|xếp|đứng|ký|gồm|hiện|cũng|còn|sẽ)(?!\w)|\W*$|\d"
)
_EVENT = re.compile(
    r"(?:các )?(?:hội nghị|hội thảo|cuộc họp|buổi|phiên họp|phiên|lễ|kỳ họp|tọa đàm|họp|giao ban)(?!\w)"
)
"""What is chaired, not led: who leads it has no task."""
_DATED = re.compile(r"(?:ngày|sáng|chiều|tối|vừa qua|hôm|tại)(?!\w)")
_BY = re.compile(r"(?:[:;,.(–-]|\bdo|\bgiao(?: cho)?)\s*$")
_LEADING = re.compile(rf"\s*(?P<led>{_LEADS}|thực hiện|đảm nhiệm|tham mưu)(?!\w)")
_HELPING = re.compile(r"\s*(?:cùng )?phối hợp")
_BRACKET = re.compile(r"\((?P<in>[^()]{4,200})\)\s*[.;]?\s*$")
_TRIMMED = " \t,;:.–-*_"
SHORTEST = 8
"""A stretch of fewer code points names no task."""


def task_of_sentence(text: str, span: Span, *, listed: bool) -> Assignment | None:
    """Return the task that the sentence at ``span`` of a text gives; None where it gives none.

    ``listed`` tells that it stands in a list of orders: an office at its start is then the doer.
    """
    said = span.of(text)
    doers = find_doers(said)
    if not doers:
        return None
    found = (
        _bracketed(said, doers)
        or _ordered(said, doers, listed=listed)
        or _told_after(said, doers, listed=listed)
    )
    return _shifted(found, span) if found is not None else None


def _bracketed(said: str, doers: tuple[Span, ...]) -> Assignment | None:
    """Return a task whose doer stands in the brackets at its end."""
    bracket = _BRACKET.search(said)
    if bracket is None:
        return None
    inside = [doer for doer in doers if bracket.start("in") <= doer.start]
    opens = bool(inside) and re.fullmatch(
        r"\s*(?:(?:cơ quan|đơn vị) )?(?:giao|do|chủ trì|thực hiện)?\s*:?\s*",
        small(said[bracket.start("in") : inside[0].start]),
    )
    if not opens or bracket.start() < SHORTEST:
        return None
    lead = joined_doers(said, doers, inside[0].start) or inside[0]
    after = small(said[lead.end : bracket.end("in")])
    if not re.match(rf"\s*(?:$|[,;]|{_LEADS}|thực hiện)", after):
        return None
    leads = re.match(rf"\s*{_LEADS}", after) is not None
    if leads or _HELPING.search(after):
        lead = inside[0]
    task = _trimmed(said, 0, bracket.start())
    return _made(said, task, lead, _helps(said, doers, lead.end), leads=leads)


def _ordered(said: str, doers: tuple[Span, ...], *, listed: bool) -> Assignment | None:
    """Return a task that follows its doer, at the start of the sentence."""
    order = _ORDERS.match(small(said))
    at = order.end() if order else 0
    lead = joined_doers(said, doers, at)
    if lead is None:
        return None
    rest = _DOES.match(small(said), lead.end)
    helps, start = None, lead.end
    led = bool(rest and rest["led"].strip(" ,"))
    if rest is not None:
        start = rest.end()
        if rest["with"]:
            helps = joined_doers(said, doers, start)
            start = helps.end if helps else start
    due = find_due(said)
    if not (led or order or (listed and small(said[start:]).strip()) or _told_due(said, due)):
        return None
    task = _trimmed(said, start, len(said))
    if _NO_TASK.match(small(task.of(said)).lstrip(" ,:")) or (
        not led and not order and said[start : start + 1] == ","
    ):
        return None  # fmt: skip
    if _EVENT.match(small(task.of(said))) and not order:
        return None
    return _made(said, task, lead, helps, leads="chủ trì" in small(said))


def _told_due(said: str, due: Span | None) -> bool:
    """Return whether a sentence says when what it tells is to be done: "…, hoàn thành trước …"."""
    if due is None:
        return False
    before = small(said[: due.end])
    return re.search(r"(?<!\w)(?:hoàn thành|xong|trình|báo cáo|thời hạn|chậm nhất)(?!\w)", before) is not None  # fmt: skip


def _told_after(said: str, doers: tuple[Span, ...], *, listed: bool) -> Assignment | None:
    """Return a task that stands before its doer: "…: Sở X chủ trì, …", "… do Sở X thực hiện"."""
    lowered = small(said)
    for doer in doers:
        leading = _LEADING.match(lowered, doer.end)
        if leading and doer.start >= SHORTEST and _BY.search(lowered[: doer.start]):
            by = _BY.search(lowered[: doer.start])
            task = _trimmed(said, 0, by.start() if by else doer.start)
            sure = "trì" in leading["led"] or "trách" in leading["led"] or listed
            chairs = _EVENT.match(lowered[leading.end() :].strip()) or _DATED.match(lowered)
            if sure and not chairs and not _NO_TASK.match(small(task.of(said))):
                return _made(said, task, doer, _helps(said, doers, leading.end()), leads=sure)
    return None


def _helps(said: str, doers: tuple[Span, ...], at: int) -> Span | None:
    """Return who helps, named behind ``at``: "Sở Y phối hợp", "phối hợp với Sở Y"."""
    lowered = small(said)
    for doer in doers:
        if doer.start < at:
            continue
        whole = joined_doers(said, doers, doer.start) or doer
        before = lowered[at : doer.start]
        if _HELPING.match(lowered, whole.end) or re.search(r"phối hợp[^,;.]{0,12}$", before):
            return whole
    return None


def _made(
    said: str, task: Span, lead: Span, helps: Span | None, *, leads: bool
) -> Assignment | None:
    if task.end - task.start < SHORTEST:
        return None
    return Assignment(Span(0, len(said)), task, lead, helps, find_due(said), leads=leads)


def _trimmed(said: str, start: int, end: int) -> Span:
    """Return a stretch without stops and dashes at its ends."""
    words = said[start:end]
    left = len(words) - len(words.lstrip(_TRIMMED))
    return Span(start + left, max(start + left, start + len(words.rstrip(_TRIMMED))))


def _shifted(one: Assignment, by: Span) -> Assignment:
    def moved(span: Span | None) -> Span | None:
        return span.shifted(by.start) if span else None

    return Assignment(
        one.whole.shifted(by.start),
        one.task.shifted(by.start),
        moved(one.lead),
        moved(one.helps),
        moved(one.due),
        leads=one.leads,
    )
