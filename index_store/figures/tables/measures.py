"""What a column of a table measures, of which kind its figures are and in which unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index_store.figures.article import ranks_whole
from index_store.figures.tables.counted import (
    counted_noun,
    part_counted,
    stage_counted,
    state_counted,
)
from index_store.figures.tables.headings import Cell, Heading, words_of
from index_store.figures.tables.wording import (
    CHANGED,
    GRADE,
    RANK,
    is_bare,
    is_points,
    stated_unit,
    unit_kind,
)
from index_store.language.terms.indicator_rates import name_of_rate
from index_store.language.terms.indicators import find_indicators, indicator, indicator_by_name
from index_store.language.terms.word_roles import words_that
from index_store.records import SELF_ASSESSED, Binding, FigureKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.tables.context import Caption, Line

_SELF_ASSESSED = re.compile(r"tự (?:chấm|đánh giá)", re.IGNORECASE)
_AWARDED = re.compile(r"thẩm định|chấm|đạt|tổng|công nhận|đánh giá", re.IGNORECASE)
_GOAL = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|được giao|dự toán|quy hoạch đến)(?!\w)",
    re.IGNORECASE,
)
# A heading that is only the word for a goal: the caption says of what.
_BARE_GOAL = re.compile(
    r"(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán)(?: (?:giao|được giao|đề ra|phấn đấu|đặt ra|năm))*$",
    re.IGNORECASE,
)
_GOAL_ABOVE = re.compile(
    r"(?:kế hoạch|mục tiêu|quy hoạch|phấn đấu|chỉ tiêu (?:giao|được giao|kế hoạch))(?!\w)",
    re.IGNORECASE,
)
_DONE_OF_GOAL = re.compile(
    r"(?:so với|so sánh|/|trên) ?(?:với )?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|KH\b)|"
    r"(?:tỷ lệ|tỉ lệ|mức độ|%) (?:hoàn thành|thực hiện)",
    re.IGNORECASE,
)
_POINTS_ABOVE = re.compile(r"điểm", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a cell measures; ``what`` is None where neither its column nor the caption says it."""

    what: Binding | None
    kind: FigureKind
    unit: str | None = None


def measure_of(header: Heading, cell: Cell, line: Line) -> Measure:
    """Return what a column measures, of which kind its cells are and in which unit."""
    percent = "%" in header.text or cell.text.endswith("%") or line.unit == "%"
    if line.stated:
        return _of_row(header, line, percent=percent)
    stated = header.unit or line.unit or line.caption.unit
    name, caption = header.name.text, line.caption
    unit, kind = stated_unit(stated, percent=percent)
    known = None if header.part and header.most is not None else _named_indicator(header)
    if known and kind != "value" and stated_unit(indicator(known[1]).unit)[1] != kind:
        known = None  # "Kinh phí CCHC (triệu đồng)" is no score of the index that it names
    own = known[0] if known else None
    group = None if own or not header.above else _above(header)
    if group is not None and is_points(group.value):
        if is_bare(words_of(name)):
            index = _ranked_by(header, caption.indicator)
            return Measure(index, "value", "%" if percent else (unit or "điểm"))
        group = None  # "Điểm năm 2023" over "Hạng": of the index, which the caption names
    index = own or group or _ranked_by(header, caption.indicator)
    changed = index or (caption.counted if CHANGED.search(name) else None)
    shared = changed is not None and changed is caption.indicator
    if header.ranks_rows:
        return Measure(index, "rank")
    ranked = _unit_of_change(name) == "bậc"
    if shared and CHANGED.search(name) and not (header.unit or ranked) and caption.unit:
        changed = None  # "So với cùng kỳ" in a table of money and of shares: of which, nobody says
    special = _special(
        header.name,
        changed,
        header.unit or line.unit or (stated if changed and not ranked else None),
    )
    if special is not None:
        return special
    goal = _is_goal(header) and not _DONE_OF_GOAL.search(name)
    if known is not None and own is not None:
        usual = indicator(known[1]).unit
        if unit == "%" and "%" not in usual:
            own = replace(own, value=name_of_rate(own.value))  # "Hồ sơ trực tuyến (%)"
        if unit is None:
            unit, kind = stated_unit("điểm" if "điểm" in usual else usual)
        return Measure(own, "target" if goal else kind, unit)
    if _SELF_ASSESSED.search(name):
        return Measure(_self_assessed(name, header, caption), "value", "%" if percent else "điểm")
    if is_points(words_of(name)):
        if header.part:
            return Measure(_worded_indicator(header), "value", _unit_of_part(header, unit))
        if index is not None and _AWARDED.search(name):
            index = Binding(index.value, name, header.name.span)
        return Measure(index, "value", "%" if percent else (unit or "điểm"))
    if is_bare(words_of(name)):
        return _of_caption(header, line, group, percent=percent)
    worded = _worded_indicator(header)
    if unit is None and (
        (header.part and not goal)
        or _is_field(header, caption)
        or words_of(name).casefold().startswith("điểm ")
    ):
        return Measure(worded, "value", "điểm")
    if goal:
        if not _BARE_GOAL.match(words_of(name)):
            return Measure(worded, "target", unit)
        what = caption.counted if kind in ("count", "money") else caption.indicator
        return Measure(what or (worded if caption.indicator is None else None), "target", unit)
    if unit is None and worded is not None:
        above = words_of(header.above[0].text) if header.above else ""
        return Measure(worded, "count", counted_noun(words_of(name)) or counted_noun(above))
    return Measure(worded, kind if unit else "value", unit)


def _unit_of_part(header: Heading, unit: str | None) -> str:
    """Return in what a part of an index is told: points by its own word, though its sum is in percents."""
    if header.unit is None and "%" not in header.text and _POINTS_FIRST.match(header.name.text):
        return "điểm"
    return unit or "điểm"


_POINTS_FIRST = re.compile(r"điểm(?!\w)", re.IGNORECASE)


def names_an_index(header: Heading) -> bool:
    """Return whether a heading names a known indicator that is told in points or percents."""
    known = _named_indicator(header)
    return known is not None and any(u in indicator(known[1]).unit for u in ("điểm", "%"))


def the_index(headings: Sequence[Heading]) -> Binding | None:
    """Return the one indicator that columns name; None where there are several or none."""
    known = [found for one in headings if (found := _named_indicator(one)) is not None]
    return known[0][0] if len({name for _, name in known}) == 1 else None


def _ranked_by(header: Heading, caption: Binding | None) -> Binding | None:
    """Return what a column is of that names nothing itself: the caption's index.

    A rank is of the index beside it where the words above the table name no whole index: "Kết
    quả theo địa bàn" over "SIPAS 2022 | Thứ hạng" names a part of it by chance.
    """
    row = indicator_by_name(caption.value) if caption is not None else None
    whole = row is not None and ranks_whole(row)
    return caption if whole or header.index_beside is None else header.index_beside


def _is_goal(header: Heading) -> bool:
    """Return whether a column holds goals, by its own words or by those of a level above."""
    if _GOAL.search(header.name.text):
        return True
    above = header.levels[: header.levels.index(header.name)]
    return any(_GOAL_ABOVE.match(cell.text) for cell in above)


def _is_bare_goal(name: str) -> bool:
    """Return whether a heading is only the word for a goal, perhaps with a period or a unit."""
    words = words_of(name)
    return is_bare(words) or bool(_BARE_GOAL.match(words))


def _special(cell: Cell, index: Binding | None, stated: str | None) -> Measure | None:
    """Return what a column of changes, ranks or grades holds, None for any other."""
    name = cell.text
    if _ONE_WAY.search(name) and not _AGAINST.search(name) and not _BOTH_WAYS.search(name):
        said = words_of(name)
        what = f"{said} – {index.value}" if index else said
        unit = stated or _unit_of_change(name)
        return Measure(Binding(what, name, cell.span), "count", unit)
    if CHANGED.search(name) and not _DONE_OF_GOAL.search(name):
        return Measure(index, "change", stated or _unit_of_change(name))
    if RANK.search(name):
        return Measure(index, "rank")
    if GRADE.match(name):
        return Measure(index, "grade")
    return None


# "Số phải giảm": how many, in one direction; "Tăng/giảm so với năm 2022" is a change.
_ONE_WAY = re.compile(r"(?<!\w)(?:tăng|giảm)(?!\w)", re.IGNORECASE)
_BOTH_WAYS = re.compile(r"tăng.{0,6}giảm|giảm.{0,6}tăng", re.IGNORECASE)
_AGAINST = re.compile(r"so (?:với|sánh)|cùng kỳ|bậc|\+", re.IGNORECASE)


def _unit_of_change(name: str) -> str | None:
    """Return in what a heading counts a change: points, or places of a ranking."""
    if RANK.search(name) or "bậc" in name.casefold():
        return "bậc"
    return "điểm" if _POINTS_ABOVE.search(name) else None


def _self_assessed(name: str, header: Heading, caption: Caption) -> Binding:
    of = caption.indicator.value if caption.indicator else ""
    return Binding(f"{SELF_ASSESSED} {of}".strip(), name, header.name.span)


def _named_indicator(header: Heading) -> tuple[Binding, str] | None:
    """Return the known indicator that a heading names, the narrowest level first, and its id."""
    if header.noun:
        return state_counted(header)
    if header.in_series:
        return None
    for cell in (header.name, *header.above):
        named = find_indicators(cell.text, weak=True)
        if named and _covers(named[0].text, words_of(cell.text)):
            if cell is not header.name and (part := part_counted(header, cell, named[0].id)):
                return part
            if cell is not header.name and _is_other_count(header, named[0].id):
                return None  # "Số hồ sơ tiếp nhận › Qua bưu chính": some of them, not all
            span = named[0].span.shifted(cell.span.start)
            return Binding(named[0].name, named[0].text, span), named[0].id
    return stage_counted(header)


def _is_other_count(header: Heading, whole: str) -> bool:
    """Return whether a column below a count has words of its own, so that it is not all of it."""
    name = words_of(header.name.text)
    counted = unit_kind(indicator(whole).unit) == "count"
    said = is_bare(name) or is_points(name) or RANK.search(name) or CHANGED.search(name)
    return counted and not said


# "Điểm PAR INDEX của huyện Sơn Lâm": whose it is makes no other measure of it
_OF_PLACE = re.compile(
    r" (?:của|tại|ở) (?:toàn )?(?:huyện|quận|thị xã|thành phố|tp|tỉnh|xã|phường|thị trấn)(?: [^\W\d_]+){1,3} *$"
)


def _covers(name: str, words: str) -> bool:
    """Return whether nothing beside the name of an indicator makes something else of it.

    >>> _covers("Chỉ số CCHC", "Kết quả Chỉ số CCHC"), _covers("hài lòng", "Không hài lòng")
    (True, False)
    """
    rest = words.casefold().replace(name.casefold(), " ", 1)
    rest = re.sub(r"\([^()]*\)", " ", rest)  # "Chỉ số hài lòng (SIPAS)"
    rest = _OF_PLACE.sub(" ", rest)
    return words_that("leaves an index what it is").issuperset(re.findall(r"[^\W\d_]+", rest))


def _worded_indicator(header: Heading) -> Binding | None:
    """Return what a heading measures by its own words, the levels that say something together."""
    cells = [*reversed(header.above), header.name]
    words = [written for cell in cells if (written := words_of(cell.text))]
    if len(" ".join(words)) < 2:
        return None
    span = Span(cells[0].span.start, cells[-1].span.end)
    if len(words) == 2 and is_points(words[0]) and not is_points(words[1]):
        return Binding(f"Điểm {words[1][:1].lower()}{words[1][1:]}", words[1], span)
    return Binding(" – ".join(words), words[-1] if len(cells) > 1 else cells[0].text, span)


def _above(header: Heading) -> Binding | None:
    """Return what the level above a bare "Điểm" or "Hạng" names, in its own words."""
    cell = header.above[0]
    return Binding(words_of(cell.text), cell.text, cell.span)


def _is_field(header: Heading, caption: Caption) -> bool:
    """Return whether a column holds the points of one field of an index."""
    upper = header.levels[: header.levels.index(header.name)]
    scored = any(_POINTS_ABOVE.search(cell.text) for cell in upper)
    return scored and caption.indicator is not None


def _of_caption(header: Heading, line: Line, group: Binding | None, *, percent: bool) -> Measure:
    """Return what a group or the caption says is measured, where the heading only says when."""
    unit, kind = stated_unit(header.unit or line.caption.unit, percent=percent)
    counted = line.caption.counted if kind in ("count", "money") or not unit else None
    own = group or (line.caption.indicator if kind == "value" else None) or counted
    if unit == "%" and own is not None and own == line.caption.counted:
        return Measure(replace(own, value=f"Tỷ lệ – {own.value}"), "value", unit)
    if unit == "%" and own is not None and group is None and _only_points(own):
        return Measure(None, "value", unit)  # a share of what, no heading says
    if unit is None and own is not None:
        found = indicator_by_name(own.value)
        usual = found.unit if found else ""
        unit, kind = stated_unit("điểm" if "điểm" in usual else usual)
        if found is None:
            kind = "count"
    return Measure(own, kind, unit)


def _only_points(index: Binding) -> bool:
    """Return whether a known index is told in points and never in percents."""
    found = indicator_by_name(index.value)
    return found is not None and "điểm" in found.unit and "%" not in found.unit


def _of_row(header: Heading, line: Line, *, percent: bool) -> Measure:
    """Return the same where the row is the indicator: the header only says when, and if a goal."""
    name = header.name.text
    if percent and line.what is not None:
        line = replace(line, what=replace(line.what, value=name_of_rate(line.what.value)))
    unit = "%" if percent else (header.unit or line.unit or line.caption.unit or None)
    if not percent and header.unit is None and line.unit is None and _COUNTS.match(name):
        unit = counted_noun(words_of(name)) or unit  # "Số tiêu chí" in a table of points
    kind = unit_kind(unit) if unit else None
    label = words_of(line.what.text) if line.what else ""
    if RANK.match(label):
        return Measure(_named_in(label, line) or line.caption.indicator, "rank")
    if GRADE.match(label):
        return Measure(line.caption.indicator, "grade")
    if RANK.search(name) and not CHANGED.search(name):
        return Measure(line.what, "rank")
    if GRADE.match(name):
        return Measure(line.what, "grade")
    scored = kind is None and (line.scale or re.search(r"điểm", header.text, re.IGNORECASE))
    group = _above(header) if header.above and is_bare(words_of(name)) else None
    if line.total and not is_points(label) and kind in ("count", "money"):
        if _is_goal(header):
            return Measure(group, "target", unit)
        worded = None if is_bare(words_of(name)) else _worded_indicator(header)
        return Measure(group or worded or line.caption.counted, kind, unit)
    if line.total or is_points(label):
        if _SELF_ASSESSED.search(name):
            return Measure(_self_assessed(name, header, line.caption), "value", unit or "điểm")
        index = line.caption.indicator if unit in (None, "điểm", "%") else None
        said = scored or header.owned or is_bare(words_of(name))
        if line.total and not said and not (index and _only_points(index)):
            return _of_all(header, group, kind, unit)
        return Measure(index, kind or "value", unit or ("điểm" if scored or index else None))
    if _SELF_ASSESSED.search(name) and line.what is not None:
        own = Binding(f"{SELF_ASSESSED} {line.what.value}", line.what.text, line.what.span)
        return Measure(own, "value", unit or "điểm")
    if any(map(_changes, header.levels)):
        return Measure(_changed(header, line), "change", unit or _unit_of_change(name))
    if _DONE_OF_GOAL.search(name):
        return Measure(_joined(header, line), "value", "%" if percent else unit)
    if _is_goal(header) or line.goal:
        joined = line.what if _is_bare_goal(name) or header.owned else _joined(header, line)
        return Measure(joined, "target", unit)
    if kind is None and re.search(r"điểm", header.text, re.IGNORECASE):
        return Measure(line.what, "value", "điểm")
    if (
        group is not None
        and line.what is not None
        and not is_bare(group.value)
        and not header.owned
    ):
        both = f"{group.value} – {line.what.value}"
        return Measure(Binding(both, group.text, group.span), kind or "value", unit)
    what = line.what if is_bare(words_of(name)) or header.owned else _joined(header, line)
    if unit is None and what is not None and (found := indicator_by_name(what.value)) is not None:
        unit = "điểm" if found.unit.startswith("điểm") else None
    noun = counted_noun(label) if kind is None and what is not None else None
    if noun is not None and unit is None and is_bare_or_owned(header):
        return Measure(what, "count", noun)
    if header.noun and kind is None and unit is None:
        return Measure(what, "count", header.noun)
    return Measure(what, kind or "value", unit)


def _of_all(
    header: Heading, group: Binding | None, kind: FigureKind | None, unit: str | None
) -> Measure:
    """Return what a column measures of the row that sums all others: by its own words."""
    own = None if group else _named_indicator(header)
    if own is None:
        return Measure(group or _worded_indicator(header), kind or "value", unit)
    if kind is None and unit is None:
        unit, kind = stated_unit(indicator(own[1]).unit)
    return Measure(own[0], kind or "value", unit)


_COUNTS = re.compile(r"(?:tổng )?số(?: lượng)? (?!điểm)", re.IGNORECASE)


def is_bare_or_owned(header: Heading) -> bool:
    """Return whether a heading says nothing of what is measured: a year, a unit's name."""
    return header.owned or is_bare(words_of(header.name.text))


def _changes(level: Cell) -> bool:
    """Return whether a level of a heading says that what is below it are changes."""
    return bool(CHANGED.search(level.text)) and not _DONE_OF_GOAL.search(level.text)


def _changed(header: Heading, line: Line) -> Binding | None:
    """Return of what a column of changes is: of the row, by what else the heading names."""
    named = tuple(level for level in header.levels if not _changes(level))
    what = line.what
    rest = [
        written for level in named if (written := words_of(level.text)) and not is_bare(written)
    ]
    if not rest or what is None:
        return what
    return Binding(f"{rest[-1]} – {what.value}", what.text, what.span)


def _named_in(label: str, line: Line) -> Binding | None:
    """Return the index that a row of ranks names: "Xếp hạng Chỉ số CCHC"."""
    named = find_indicators(label)
    if not named or line.what is None:
        return None
    return Binding(named[0].name, named[0].text, line.what.span)


def _joined(header: Heading, line: Line) -> Binding | None:
    """Return what a column measures of the thing that a row is: "Thời hạn giải quyết – Khai sinh".

    A caption that says it more closely ("Diện tích chuyển mục đích sử dụng" over "Tổng diện
    tích") takes the place of the heading.
    """
    known = _named_indicator(header) if not header.above else None
    if known is not None and "hồ sơ" not in known[0].value:
        known = None
    own, what, said = (
        known[0] if known else _worded_indicator(header),
        line.what,
        line.caption.indicator,
    )
    if own is None or what is None:
        return what
    bare = own.value.casefold().removeprefix("tổng ")
    if said is not None and "," not in said.value and said.value.casefold().startswith(f"{bare} "):
        own = said
    return Binding(f"{own.value} – {what.value}", own.text, own.span)
