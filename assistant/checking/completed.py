"""A document's figure with what stands around it and leaves no doubt: its heading, its list's lead.

The extraction binds a figure to what its own sentence says of it. What a line of a list is about
stands in the heading above it, and "kết quả này" goes on about the figure told before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places
from index_store.language.terms.indicators import find_indicators, indicator_by_name
from index_store.language.text.list_items import LINE_MARKER
from index_store.language.time.periods import find_periods
from index_store.records import Binding

if TYPE_CHECKING:
    from index_store.records import Figure

_BELOW = " › "
_LABELLED = 80
"""Code points before the colon of a line of a list, at most."""
_THIS = re.compile(
    r"(?<!\w)(?:kết quả|con số|tỷ lệ|chỉ số|mức|số liệu|mức điểm) (?:này|đó|trên)(?!\w)"
)
_MEASURED = ("value", "count", "money", "rank")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a figure: its sentence, where that begins, what it is a line of a list of.

    ``headings`` stand above the list, the nearest first, none for running text; ``last`` is the
    figure told before it of the same unit.
    """

    sentence: str
    start: int
    headings: tuple[str, ...]
    last: Figure | None


def completed(figure: Figure, around: Around) -> Figure:
    """Return the figure with the indicator, period and place that its surroundings give it."""
    if figure.kind not in _MEASURED:
        return figure
    figure = _named_plainly(figure)
    if is_open(figure):
        name = _beside(figure, around) or _led_to(figure, around) or _headed(figure, around)
        if name is not None:
            figure = replace(figure, indicator=Binding(name, name, None))
    if figure.period is None and (period := _headed_period(figure, around)) is not None:
        figure = replace(figure, period=Binding(period, period, None))
    return _of_the_last(figure, around)


def _named_plainly(figure: Figure) -> Figure:
    """Return "Số hồ sơ tiếp nhận của phường X" as the indicator of the table that it is."""
    bound = figure.indicator
    if bound is None or indicator_by_name(bound.value) is not None:
        return figure
    name = plain_name(bound.value, figure)
    return replace(figure, indicator=replace(bound, value=name)) if name else figure


_OF = re.compile(r" (?:của|tại|ở|trên địa bàn) .*$", re.IGNORECASE)
_HEAD = re.compile(
    r"(?:(?:tổng|số|lượng|tỷ lệ|tổng số|kết quả|hồ sơ|mới|trong kỳ) )*", re.IGNORECASE
)
_PART_OF = re.compile(r"^trong đó ?:? ?", re.IGNORECASE)
_BRACKET = re.compile(r" ?\([^()]*\)")
_FILES = "hồ sơ"


def plain_name(text: str, figure: Figure) -> str | None:
    """Return the indicator of the table that words are, but for whose it is; None for any other."""
    bare = _BRACKET.sub("", _OF.sub("", _PART_OF.sub("", text.strip())))
    for period in reversed(find_periods(bare)):
        bare = f"{bare[: period.span.start]} {bare[period.span.end :]}".strip()
    named = find_indicators(bare)
    if not named and figure.unit == _FILES and _FILES not in bare.casefold():
        bare = f"{_FILES} {bare[:1].lower()}{bare[1:]}"  # a column "Quá hạn" of a table of files
        named = find_indicators(bare)
    if len(named) != 1 or not _fits(named[0].name, figure):
        return None
    rest = f"{bare[: named[0].span.start]} {bare[named[0].span.end :]}".strip()
    return named[0].name if not rest or _HEAD.fullmatch(f"{rest} ") else None


def is_open(figure: Figure) -> bool:
    """Return whether a figure says nothing of what it measures, or only what it counts."""
    bound = figure.indicator
    return bound is None or comparison_key(bound.value) == comparison_key(figure.unit or "")


def _fits(name: str, figure: Figure) -> bool:
    """Return whether an indicator of the table is measured in a figure's unit."""
    row = indicator_by_name(name)
    if row is None:
        return False
    unit, own = row.unit or "", figure.unit or ""
    if figure.kind == "rank" or unit == own:
        return True
    if unit in ("điểm", "%") or own in ("điểm", "%"):
        return {unit, own} <= {"điểm", "%"}
    if figure.kind == "money" or unit.endswith("đồng"):
        return figure.kind == "money" and unit.endswith("đồng")
    return own in comparison_key(name) or not own


def _at(figure: Figure, around: Around) -> int:
    return max(0, min(figure.span.start - around.start, len(around.sentence)))


def sole_indicator(text: str, figure: Figure) -> str | None:
    """Return the one indicator of the table that a text names, if it is measured in that unit."""
    names = {m.name for m in find_indicators(text)}
    return names.pop() if len(names) == 1 and all(_fits(one, figure) for one in names) else None


def _beside(figure: Figure, around: Around) -> str | None:
    """Return the index that follows its value at once: "đạt 95,56% Chỉ số hài lòng"."""
    after = around.sentence[_at(figure, around) + len(figure.text) :]
    lead = re.match(r" (?:(?:điểm|về|của) )?(?=\S)", after)
    if lead is None:
        return None
    named = [m for m in find_indicators(after) if m.span.start == lead.end()]
    return named[0].name if named and _fits(named[0].name, figure) else None


def _led_to(figure: Figure, around: Around) -> str | None:
    """Return the one indicator before the colon of a sentence that lists units: "…: A 5; B 6"."""
    lead, colon, listed = around.sentence[: _at(figure, around)].partition(":")
    if not colon or find_indicators(listed) or figure.place is None or figure.place.span is None:
        return None
    inside = figure.place.span.start - around.start
    return sole_indicator(lead, figure) if inside > len(lead) else None


def _headed(figure: Figure, around: Around) -> str | None:
    """Return the one indicator of the heading right above a line of a list that names a unit."""
    own = around.sentence[: _at(figure, around)]
    if find_indicators(around.sentence) or len(own) > _LABELLED or _THAT_RATE.search(own):
        return None
    for heading in around.headings:
        if find_indicators(heading):
            return sole_indicator(heading, figure)
    return _own_words(figure, around)


_THAT_RATE = re.compile(
    r"(?<!\w)(?:(?:tỷ lệ|tỉ lệ|con số|mức) (?:này|đó|trên)|người|phiếu|ý kiến|hộ)(?!\w)",
    re.IGNORECASE,
)
"""Words of a line that measures something of its own: "21 người (0,8%) …; năm 2022 tỷ lệ này là …"."""


def _own_words(figure: Figure, around: Around) -> str | None:
    """Return what a heading names that the table has not: "Vốn đầu tư công giải ngân năm 2024"."""
    if figure.indicator is not None or figure.kind not in ("money", "value"):
        return None
    for heading in around.headings:
        if _NO_MEASURE.match(heading):
            continue
        bare = _OF.sub("", heading)
        for period in reversed(find_periods(bare)):
            bare = f"{bare[: period.span.start]} {bare[period.span.end :]}"
        words = bare.strip(" .:–-").split()
        return " ".join(words) if _FEWEST_WORDS <= len(words) <= _MOST_WORDS else None
    return None


_NO_MEASURE = re.compile(r"\s*(?:\||đơn vị tính|đvt|\d|bảng|biểu|phụ lục)", re.IGNORECASE)
_FEWEST_WORDS, _MOST_WORDS = 3, 12


def _headed_period(figure: Figure, around: Around) -> str | None:
    """Return the one period of the heading above a line of a list that tells none before it."""
    own = around.sentence[: _at(figure, around)]
    if find_periods(own):
        return None
    for heading in around.headings:
        periods = {m.value for m in find_periods(heading) if m.kind != "day"}
        if periods:
            return periods.pop() if len(periods) == 1 else None
    return None


def _of_the_last(figure: Figure, around: Around) -> Figure:
    """Return "so với năm 2023 (87,55%), kết quả này tăng" as of what was told before it."""
    last = around.last
    if last is None or figure.kind == "rank" or figure.period is None:
        return figure
    if not _THIS.search(comparison_key(around.sentence)) or find_places(around.sentence):
        return figure
    if last.period is None or last.period.value == figure.period.value:
        return figure
    own = around.sentence[: _at(figure, around)]
    if re.search(rf"\d ?{re.escape(figure.unit or '')}", own):
        return figure  # "82 người (3,1%) …; tỷ lệ này năm 2022 là 4,7%": that of its own sentence
    place, indicator = figure.place or last.place, figure.indicator or last.indicator
    return replace(figure, place=place, indicator=indicator)


_LONGEST_HEADING = 200


def headings(text: str, start: int, trail: str) -> tuple[str, ...]:
    """Return what stands above the line of a list that a sentence opens, the nearest first.

    That is the line above the list, then the parts of the passage's ``trail``; nothing of a
    sentence in running text.
    """
    line = text.rfind("\n", 0, start) + 1
    marker = LINE_MARKER.match(text, line)
    found = list(reversed(trail.split(_BELOW)))
    if text.startswith("|", line):
        return tuple(found)
    if marker is None or start > marker.end():
        return ()
    for above in reversed(text[max(0, line - _FARTHEST) : line].split("\n")):
        if above.strip() and not LINE_MARKER.match(above):
            if len(above) <= _LONGEST_HEADING and not above.rstrip().endswith("."):
                found.insert(0, above.strip())
            break
    return tuple(found)


_FARTHEST = 3_000
