"""Ends and directions told without a figure: the most, the least, above, below, up, down, or not so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.derived.pairs import two_values
from assistant.checking.derived.values import Listed, is_whole, lists, value
from assistant.checking.end_words import FIRST, LAST, LEAST, MOST, OUTMOST
from assistant.checking.parts import Part
from assistant.checking.written import figure_words
from assistant.drafts import Quote
from assistant.messages import message
from assistant.ranking import level_of, lower_is_better
from assistant.wording import period_words
from index_store.records import Span

if TYPE_CHECKING:
    from assistant.checking.compared import Stated
    from assistant.checking.derived.told import Told
    from assistant.checking.evidence import Evidence

_FEWEST = 3
_END = re.compile(
    rf"(?<!\w)(?:(?:(?P<less>{LEAST})|{MOST})(?: [^,.;:()]{{1,40}}?)? {OUTMOST}"
    rf"|(?P<first>{FIRST})|(?P<last>{LAST}))"
)
_BEYOND = re.compile(
    r"(?<!\w)không (?:có )?(?:tỉnh|huyện|xã|phường|sở|đơn vị|địa phương|nơi)(?: nào)?(?: khác)?"
    r" [^,.;:]*?(?:(?P<less>thấp|ít|kém)|cao|nhiều|lớn) hơn(?!\w)"
)
_DENIED = re.compile(r"(?<!\w)(?:không|chưa)(?: (?:phải|hề|còn|phải là|phải là đơn vị))*(?!\w)")
_NOT_ONE = re.compile(
    r"nhóm|một trong|(?<!\w)top(?!\w)|\d+ (?:tỉnh|huyện|xã|phường|sở|đơn vị) (?:có|dẫn|đứng)"
)
_MOVE = re.compile(
    r"(?<!\w)(?:(?P<down>giảm|sụt|tụt|đi xuống)|tăng|cải thiện|đi lên)"
    r"(?! (?:(?:thêm|tới|đến|khoảng|gần|hơn|từ) )*\d| (?:nhiều|mạnh|cao|lớn) nhất)(?!\w)"
)
_MOVED_MOST = re.compile(
    r"(?<!\w)(?:mức |độ )?(?:(?P<down>giảm)|tăng)(?: [^,.;:()]{1,40}?)? (?:nhiều|mạnh|cao|lớn) nhất"
)
_ABOVE = re.compile(
    r"(?<!\w)(?:(?P<less>thấp|ít|kém|nhỏ)|(?:cao|nhiều|lớn)) hơn(?: (?:so với|của|hẳn))*(?= )"
)


def ends(told: Told, evidence: Evidence) -> Part | None:
    """Return what the documents' values say of a claim that puts a unit at an end or moves it."""
    for form in (_only_one, _as_much, _moved_most, _in_group, _end, _above, _moved):
        part = form(told, evidence)
        if part is not None:
            return part
    return None


def end_told(told_text: str) -> re.Match[str] | None:
    """Return the words of a text that put something at an end, if it has any."""
    return _END.search(told_text)


def _end(told: Told, evidence: Evidence) -> Part | None:
    beyond = _BEYOND.search(told.key)
    words = beyond or _END.search(told.unnamed)
    subject = told.subject
    if words is None or subject is None or _NOT_ONE.search(told.key):
        return None
    if told.before or any(f.kind == "change" for f in told.claim.figures):
        return None  # the end may be that of the movement told beside it
    groups = words.groupdict()
    lower = lower_is_better(told.indicator)
    if lower and (groups.get("first") or groups.get("last")):
        return None
    if any(f.kind == "rank" and f.span.overlaps(_span(told, words)) for f in told.claim.figures):
        return None
    top = not (groups.get("less") or groups.get("last"))
    if beyond is not None:
        denied = False
    else:
        denied = bool(_DENIED.search(told.key))
        if denied and not _denies_it(told.key, words.start()):
            return None
    found = [
        part
        for listed in lists(told, told.period, evidence)
        if (part := _at_end(told, listed, subject, words, top, denied, evidence)) is not None
    ]
    return found[0] if len({part.verdict for part in found}) == 1 else None


def _denies_it(key: str, at: int) -> bool:
    """Return whether the negation of a claim is that of the end: "không phải là huyện có … nhất"."""
    denial = list(_DENIED.finditer(key))
    if len(denial) != 1:
        return False
    after = key[denial[0].end() :].lstrip()
    before = denial[0].start() < at and after.startswith(("có", "dẫn", "đứng"))
    return "phải" in denial[0][0] or before


def _at_end(
    told: Told, listed: Listed, subject: str, words: re.Match[str], top: bool, denied: bool,
    evidence: Evidence,
) -> Part | None:  # fmt: skip
    own = listed.of(subject)
    if own is None:
        return None
    sign = 1 if top else -1
    amounts = listed.amounts
    further = [name for name, one in amounts.items() if sign * one > sign * amounts[own]]
    span = _span(told, words)
    if further:
        best = max(sorted(further), key=lambda name: sign * amounts[name])
        sources = (listed.values[best], listed.values[own])
        right = message("check_beyond", place=best, figure=figure_words(sources[0].figure))
        return _part(span, denied, sources, right, listed)
    if len(amounts) < _FEWEST or not is_whole(listed, None, evidence):
        return None
    mine = listed.values[own]
    right = message("check_beyond", place=own, figure=figure_words(mine.figure))
    return _part(span, not denied, (mine,), right, listed)


_GROUP = re.compile(
    r"(?<!\w)(?:(?:nhóm|trong(?: số)?|một trong(?: số)?|top)(?: các)? )(?P<count>\d+)(?!\d)"
    r"(?: (?:tỉnh|huyện|xã|phường|sở|đơn vị|địa phương))?"
)


def _in_group(told: Told, evidence: Evidence) -> Part | None:
    """Return whether a unit is among so many at an end: "trong 3 huyện có … cao nhất"."""
    words = _GROUP.search(told.key)
    subject = told.subject
    if words is None or subject is None or _DENIED.search(told.key):
        return None
    end = _END.search(told.unnamed)
    if (end is None and "top" not in words[0]) or (lower_is_better(told.indicator)):
        return None
    groups = end.groupdict() if end is not None else {}
    sign = -1 if groups.get("less") or groups.get("last") else 1
    for listed in lists(told, told.period, evidence):
        own = listed.of(subject)
        if own is None:
            continue
        amounts = listed.amounts
        further = sum(sign * one > sign * amounts[own] for one in amounts.values())
        if further >= int(words["count"]):
            right = f"{further + 1}/{len(amounts)}"
            return _part(_span(told, words), False, (listed.values[own],), right, listed)
        if len(amounts) > int(words["count"]) and is_whole(listed, None, evidence):
            return _part(_span(told, words), True, (listed.values[own],), "", listed)
    return None


_AS_MUCH: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"gấp (?:đôi|hai)(?! lần \d)(?: lần)?(?!\w)"), 2.0),
    (re.compile(r"gấp ba(?: lần)?(?!\w)"), 3.0),
    (re.compile(r"gấp (?:bốn|tư)(?: lần)?(?!\w)"), 4.0),
    (re.compile(r"gấp rưỡi(?!\w)"), 1.5),
    (re.compile(r"(?<!\w)bằng (?:một nửa|1/2|phân nửa)(?!\w)"), 1 / 2),
    (re.compile(r"(?<!\w)bằng (?:một phần ba|1/3)(?!\w)"), 1 / 3),
    (re.compile(r"(?<!\w)bằng (?:một phần tư|1/4)(?!\w)"), 1 / 4),
)
_NEARLY, _FAR = 0.04, 0.15
"""Parts of a ratio within which it is the one told, and beyond which it is not."""
_MORE_THAN, _LESS_THAN = (
    re.compile(r"(?:hơn|trên)(?: cả)? $"),
    re.compile(r"(?:gần|chưa|xấp xỉ)(?: tới| đến)? $"),
)


def _as_much(told: Told, evidence: Evidence) -> Part | None:
    """Return what two values say of "gấp đôi", "chỉ bằng một nửa"."""
    for pattern, times in _AS_MUCH:
        words = pattern.search(told.key)
        if words is None or _DENIED.search(told.key):
            continue
        if any(not f.span.overlaps(_span(told, words)) for f in told.claim.figures):
            return None
        pair = two_values(words.start(), told, evidence)
        if pair is None or not pair[1].figure.value:
            return None
        ratio = (pair[0].figure.value or 0.0) / pair[1].figure.value / times
        before = told.key[: words.start()]
        over, under = bool(_MORE_THAN.search(before)), bool(_LESS_THAN.search(before))
        near = (1 if over else 1 - 2 * _NEARLY if under else 1 - _NEARLY) <= ratio
        near = near and ratio <= (1 if under else 1 + 2 * _NEARLY if over else 1 + _NEARLY)
        if not near and abs(ratio - 1) < _FAR:
            return None
        who = [one.figure.place.value if one.figure.place else "" for one in pair]
        right = _operands(pair[0], pair[1], (who[0], who[1]))
        return _part(_span(told, words), near, pair, right, None)
    return None


def _part(
    span: Span, true: bool, sources: tuple[Stated, ...], right: str, listed: Listed | None
) -> Part:
    quotes = tuple(Quote(one.document.id, one.figure.span) for one in sources)
    notes = (listed.note,) if listed else ()
    return Part(
        span, "supported" if true else "contradicted", quotes, None if true else right, notes
    )


def _span(told: Told, words: re.Match[str]) -> Span:
    return Span(*words.span()).shifted(told.claim.span.start)


def _above(told: Told, evidence: Evidence) -> Part | None:
    """Return what two units' values say of "A cao hơn B"."""
    words = _ABOVE.search(told.key)
    if words is None or told.claim.figures or told.before or _DENIED.search(told.key):
        return None
    before = [u.name for u in told.units if u.span.end <= words.start()]
    after = [u.name for u in told.units if u.span.start >= words.end()]
    if len(set(before)) != 1 or len(set(after)) != 1 or level_of(before[0]) != level_of(after[0]):
        return None
    mine = value(before[0], told, told.period, evidence)
    theirs = value(after[0], told, told.period, evidence)
    return _leaning(
        _span(told, words), mine, theirs, words["less"] is not None, (before[0], after[0])
    )


def _leaning(
    span: Span, mine: Stated | None, theirs: Stated | None, less: bool, who: tuple[str, str]
) -> Part | None:  # fmt: skip
    if mine is None or theirs is None or mine.figure.unit != theirs.figure.unit:
        return None
    apart = (mine.figure.value or 0.0) - (theirs.figure.value or 0.0)
    operands = "; ".join(
        message("check_operand", place=name, figure=figure_words(one.figure))
        for name, one in zip(who, (mine, theirs), strict=True)
    )
    return _part(span, apart != 0 and (apart < 0) == less, (mine, theirs), operands, None)


def _moved(told: Told, evidence: Evidence) -> Part | None:
    """Return what a unit's values at two times say of "tăng", "giảm", "không tăng"."""
    words = _MOVE.search(told.key) or (_ABOVE.search(told.key) if told.before else None)
    subject = told.subject
    since = told.since
    if words is None or subject is None or since is None or told.claim.figures:
        return None
    now = value(subject, told, told.period, evidence)
    then = value(subject, told, since, evidence)
    groups = words.groupdict()
    down = bool(groups.get("down") or groups.get("less"))
    who = (period_words(told.period, "vi"), period_words(since, "vi"))
    part = _leaning(_span(told, words), now, then, down, who)
    denial = re.search(r"(?<!\w)(?:không|chưa)(?: hề| bị| còn)* $", told.key[: words.start()])
    if part is None or denial is None:
        return part if _DENIED.search(told.key) is None else None
    if part.verdict == "supported":
        words_right = part.correct or _operands(now, then, who)
        return Part(part.span, "contradicted", part.quotes, words_right)
    return Part(part.span, "supported", part.quotes)


def _operands(now: Stated | None, then: Stated | None, who: tuple[str, str]) -> str:
    return "; ".join(
        message("check_operand", place=name, figure=figure_words(one.figure))
        for name, one in zip(who, (now, then), strict=True)
        if one is not None
    )


def _moved_most(told: Told, evidence: Evidence) -> Part | None:
    """Return what the values of all units at two times say of "tăng nhiều nhất"."""
    words = _MOVED_MOST.search(told.key)
    subject = told.subject
    if words is None or subject is None or _DENIED.search(told.key) or _NOT_ONE.search(told.key):
        return None
    if told.since is None:
        return None
    sign = -1 if words["down"] else 1
    earlier = lists(told, told.since, evidence)
    for listed in lists(told, told.period, evidence):
        own = listed.of(subject)
        then = [one for one in earlier if one.values.keys() >= listed.values.keys()]
        if own is None or not then:
            continue
        moved = {
            name: sign * round(amount - then[0].amounts[name], 6)
            for name, amount in listed.amounts.items()
        }
        best = max(sorted(moved), key=moved.__getitem__)
        if moved[best] > moved[own]:
            sources = (
                listed.values[best],
                then[0].values[best],
                listed.values[own],
                then[0].values[own],
            )
            return _part(_span(told, words), False, sources, best, listed)
        if len(moved) >= _FEWEST and moved[own] > 0 and is_whole(listed, None, evidence):
            mine = (listed.values[own], then[0].values[own])
            return _part(_span(told, words), True, mine, own, listed)
    return None


_ONLY = re.compile(
    r"(?<!\w)(?:đơn vị|địa phương|nơi|tỉnh|thành phố|huyện|thị xã|xã|phường|sở) duy nhất(?!\w)"
    r"|(?<!\w)duy nhất(?= (?:tỉnh|thành phố|huyện|thị xã|xã|phường|sở)(?!\w))"
)


def _only_one(told: Told, evidence: Evidence) -> Part | None:
    """Return whether a unit is the only one that rose or fell: "nơi duy nhất bị giảm chỉ số"."""
    words = _ONLY.search(told.key)
    subject, since = told.subject, told.since
    move = _MOVE.search(told.key)
    if words is None or move is None or subject is None or since is None:
        return None
    if told.claim.figures or _DENIED.search(told.key):
        return None
    sign = -1 if move["down"] else 1
    earlier = lists(told, since, evidence)
    for listed in lists(told, told.period, evidence):
        own = listed.of(subject)
        then = [one for one in earlier if one.values.keys() >= listed.values.keys()]
        if own is None or not then:
            continue
        before = then[0]
        moved = [n for n in listed.amounts if sign * (listed.amounts[n] - before.amounts[n]) > 0]
        others = [name for name in moved if name != own]
        shown = own if own not in moved else others[0] if others else own
        sources = (listed.values[shown], before.values[shown])
        if others or own not in moved:
            return _part(_span(told, words), False, sources, _two(shown, sources), listed)
        if len(listed.amounts) >= _FEWEST and is_whole(listed, None, evidence):
            return _part(_span(told, words), True, sources, "", listed)
    return None


def _two(name: str, sources: tuple[Stated, Stated]) -> str:
    now, then = (figure_words(one.figure) for one in sources)
    return f"{message('check_operand', place=name, figure=now)}; {then}"
