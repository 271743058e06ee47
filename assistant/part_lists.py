"""Parts told in lines of label and value, or one after another in a sentence, with their numbers.

"Đất đai: 78,2 (847 phiếu)", "Kết quả dịch vụ ..... 89,6"; "lĩnh vực đất đai (12 hồ sơ), xây dựng
(4 hồ sơ)". Such a list is read whole or not at all: one line that is not read could be the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.breakdowns import (
    LEAST_LINES,
    Breakdown,
    Column,
    PartLine,
    is_remainder,
    uncompared,
    value_of,
)
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places
from index_store.language.time.periods import find_periods, year_of
from index_store.records import Document, Span

_NUMBER = r"\d+(?:[.,]\d+)*"
_UNITS = (
    "%|điểm phần trăm|điểm|(?:nghìn |triệu |tỷ )?đồng|bộ hồ sơ|hồ sơ|hs|thủ tục hành chính|thủ tục|"
    "tthc|dịch vụ|phiếu|lượt|người|trường hợp|nhiệm vụ|văn bản|phản ánh|kiến nghị|vụ|việc|cuộc"
)
_LINE = re.compile(
    r"(?P<mark>[-+•*]\s*|[a-zđ]\)\s*|\d{1,2}[.)]\s+)?"
    r"(?P<label>[^\W\d_][^:|()\d.]{2,80}?)\s*(?::|\.{3,}|…+|\t)\s*"
    rf"(?P<value>{_NUMBER})\s*(?P<unit>{_UNITS})?(?!\w)\s*(?:\([^()]*\))?\s*(?:[.;]?|[,;]\s.*)$",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)?"
_ITEM = (
    rf"(?:lĩnh vực |yếu tố |khâu |nhóm )?(?P<label>{_WORD}(?: {_WORD}){{0,6}}?)"
    r"(?: (?:đạt|có|là|chiếm|với))?:? (?P<open>\()?"
    rf"(?P<value>{_NUMBER})(?: ?(?P<unit>{_UNITS}))?(?!\w)(?(open)\))"
)
_FIRST = re.compile(rf"(?<!\w)(?:(?P<noun>lĩnh vực|yếu tố|khâu) |(?=(?P<level>cấp) )){_ITEM}", re.I)
_NEXT = re.compile(rf"(?:, (?:và )?|; | và ){_ITEM}", re.I)
_ENDED = re.compile(r"\s*(?:[.;)\n]|$)")
_PERCENT_ABOVE = re.compile(r"\(\s*%")
_OF_THE_MOST = re.compile(r"tập trung|chủ yếu|nhiều nhất|cao nhất|phần lớn|đa số")
_OF_SOME = re.compile(r"trong đó|(?<!\w)như(?!\w)|điển hình|thấp nhất|ít nhất|nhất là|đáng chú ý")
_VERB = re.compile(r"(?<!\w)(?:giảm|tăng|tại|so với|còn lại|quá|gồm|trong đó|bằng|hơn|kém)(?!\w)")
_NO_COUNT = re.compile(r"%|điểm|đồng|tỷ lệ|kinh phí|dự toán|xếp hạng")
_LEAD = 300
_SHORTEST_LIST = 2
"""Parts told in one sentence are all that the sentence speaks of; two of them can be compared."""


def part_lists(document: Document) -> tuple[Breakdown, ...]:
    """Return every list of parts in lines of label and value, and every one told in a sentence."""
    return (*_in_lines(document), *_in_sentences(document))


def _in_lines(document: Document) -> list[Breakdown]:
    found: list[Breakdown] = []
    run: list[tuple[Span, re.Match[str]]] = []
    above = ""
    for whole in re.finditer(r"[^\n]+", document.text):
        line = whole[0].strip()
        if not line:
            continue
        at = whole.start() + len(whole[0]) - len(whole[0].lstrip())
        match = None if line.endswith(":") else _LINE.match(line.replace("**", ""))
        if match and (not run or _mark(match) == _mark(run[0][1])):
            run.append((Span(at, at + len(line)), match))
            continue
        # After a line of the same list that is not read, the lines below it are a rest.
        goes_on = bool(run) and _goes_on(line, _mark(run[0][1]))
        one = None if goes_on else _of_lines(document, run, above)
        found += [one] if one else []
        if match:
            above = document.text[run[-1][0].start : run[-1][0].end]
            run = [(Span(at, at + len(line)), match)]
        else:
            above, run = "" if goes_on else line, []
    last = _of_lines(document, run, above)
    return found + ([last] if last else [])


def _mark(match: re.Match[str]) -> str:
    """Return the kind of mark that a line begins with: "-", "1", "a" or none."""
    mark = (match["mark"] or "").strip()
    return "1" if mark[:1].isdigit() else "a" if mark[:1].isalpha() else mark


def _goes_on(line: str, mark: str) -> bool:
    """Return whether a line that was not read belongs to the list above it, by its mark."""
    if not mark:
        return False
    ways = {"1": r"\d{1,2}[.)]\s", "a": r"[a-zđ]\)"}
    return re.match(ways.get(mark, re.escape(mark)), line) is not None


def _of_lines(
    document: Document, run: Sequence[tuple[Span, re.Match[str]]], above: str
) -> Breakdown | None:
    if not above or len(run) < LEAST_LINES:
        return None
    if _goes_on(above, _mark(run[0][1])) and not above.endswith(":"):
        return None
    items = [(match["label"], match["value"], match["unit"], span) for span, match in run]
    default = "%" if _PERCENT_ABOVE.search(above) else None
    return _breakdown(document, above, above, items, default)


def _in_sentences(document: Document) -> list[Breakdown]:
    text, found, past = document.text, list[Breakdown](), 0
    for first in _FIRST.finditer(text):
        if first.start() < past or text.rfind("\n|", 0, first.start()) == text.rfind(
            "\n", 0, first.start()
        ):
            continue
        items, end = [first], first.end()
        while match := _NEXT.match(text, end):
            items.append(match)
            end = match.end()
        past = end
        if len(items) < _SHORTEST_LIST or not _ENDED.match(text, end):
            continue
        if not all(_is_sibling(item["label"], first) for item in items):
            continue
        lead = _said_before(text, first.start())
        told = [(m["label"], m["value"], m["unit"], Span(*m.span())) for m in items]
        one = _breakdown(document, f"{lead} {first['noun'] or first['level']}", lead, told, None)
        found += [one] if one else []
    return found


def _is_sibling(label: str, first: re.Match[str]) -> bool:
    """Return whether a name can stand for a part: no unit of the map, no end; a level as the first.

    "Lĩnh vực đất đai (12 hồ sơ), nhiều nhất tại huyện A (7 hồ sơ)" goes on to something else.
    """
    key = comparison_key(label)
    if first["level"]:
        return re.fullmatch(r"(?:cấp )?(?:trung ương|tỉnh|huyện|xã)", key) is not None
    return "nhất" not in key.split() and not find_places(label) and not _VERB.search(key)


def _said_before(text: str, at: int) -> str:
    """Return what the sentence says before a place in it."""
    before = text[max(0, at - _LEAD) : at]
    return re.split(r"\n|(?<=[.;!?])\s", before)[-1]


def _breakdown(
    document: Document,
    heads: str,
    lead: str,
    items: Sequence[tuple[str, str, str | None, Span]],
    default: str | None,
) -> Breakdown | None:
    """Return the parts as a list; None where they are not of one unit or a name comes twice."""
    units = {comparison_key(unit or "") for _, _, unit, _ in items}
    labels = [comparison_key(label).strip() for label, _, _, _ in items]
    if len(units) != 1 or len(set(labels)) != len(labels):
        return None
    lines = [
        PartLine(label.strip(), (_cell(value, unit or default),), (value_of(value),), span)
        for label, value, unit, span in items
    ]
    kept = tuple(line for line in lines if not is_remainder(line.label))
    if len(kept) < _SHORTEST_LIST or any(line.values[0] is None for line in kept):
        return None
    rest = [line.values[0] or 0.0 for line in lines if line not in kept]
    key = comparison_key(lead)
    most = max(line.values[0] or 0.0 for line in kept)
    return Breakdown(
        heads,
        lead,
        (Column("", None, _years(lead, document), counts=_counts(kept, key)),),
        kept,
        Span(max(0, document.text.rfind(lead, 0, items[0][3].start)), items[-1][3].end),
        has_lowest=not rest and not _OF_SOME.search(key) and not _OF_THE_MOST.search(key),
        has_highest=all(value < most for value in rest) if rest else not _OF_SOME.search(key),
    )


def _counts(lines: Sequence[PartLine], above: str) -> bool:
    """Return whether the numbers count things: whole ones, no share, no score and no money."""
    cells = " ".join(line.cells[0] for line in lines)
    whole = all(line.values[0] == int(line.values[0] or 0) for line in lines)
    return whole and not _NO_COUNT.search(cells) and not _NO_COUNT.search(above)


def _cell(value: str, unit: str | None) -> str:
    return value if unit is None else f"{value}%" if unit == "%" else f"{value} {unit}"


def _years(text: str, document: Document) -> frozenset[int]:
    periods = find_periods(uncompared(text), document.published)
    return frozenset(year for item in periods if (year := year_of(item.value)))
