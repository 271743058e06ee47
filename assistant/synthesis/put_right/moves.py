"""Whether something went the way that a question says, by its stated values of the two times."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.context import Context, StatedFigure
from assistant.drafts import Draft, Draught
from assistant.elided import own_terms
from assistant.finding.matching import Asked, canonical, terms
from assistant.fit import document_fits, same_unit
from assistant.questions.directions import Direction, direction_of
from assistant.questions.measures import as_rate
from assistant.questions.question import Kind, Part, Question
from assistant.ranking import is_known
from assistant.synthesis.differences import two_values
from assistant.synthesis.figures import candidates
from assistant.synthesis.moves import answer_moved
from assistant.synthesis.statements import state_value, subject_of
from assistant.synthesis.turns import answer_turned
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.indicators import find_indicators
from index_store.language.time.periods import bounds
from prompts import fill

LEAST_NAMED = 0.6
"""Share of what is asked about that a figure of no known measure must say itself."""
_LESS = re.compile(r"(?<!\w)(?:ít|kém|thua|thấp|giảm)(?: [^\W\d]+){0,3} hơn(?!\w)")
_MORE = re.compile(r"(?<!\w)(?:nhiều|cao|lớn|đông)(?: [^\W\d]+){0,3} hơn(?!\w)")
_OF_OTHERS = re.compile(
    r"(?<!\w)(?:bình quân|trung bình|mặt bằng|cả nước|toàn tỉnh|toàn huyện|mục tiêu|chỉ tiêu|kế hoạch|các (?:tỉnh|huyện|xã|sở|địa phương)|nơi khác)(?!\w)"
)
"""What is set against something else than its own past."""
_CONFIRMS = re.compile(
    r"(?<!\w)(?:phải không|đúng không|đúng chứ|phải chứ|có phải|có đúng|thật không|hả|à)(?!\w)|(?:^|[,;] )(?:nghe nói|nghe bảo)(?!\w)"
)
_WORDS_OF_MOVES = re.compile(
    r"(?<!\w)(?:tăng|giảm|tụt|sụt|lên|xuống|cải thiện|mạnh|nhẹ|nhiều|ít|kém|cao|thấp|hơn|so với|so|với|lại|bị|được|vì sao|tại sao|sao|nhờ đâu"
    r"|lý do|nguyên nhân|phải không|đúng không|có phải|vậy|thế|nhỉ|liên tục|năm|tháng|quý|điểm|số|của|ở|là|người dân)(?!\w)"
)


def answer_false_move(part: Part, question: Question, context: Context) -> Draught:
    """Return the two values that deny a rise or a fall which a question takes for granted.

    "Sao năm 2023 tinh giản ít hơn năm 2022?" of 300 people after 120. Nothing where the values
    bear it out, or where several measures may be meant.
    """
    went = _said_to_go(part)
    if went is None or question.language != "vi" or len(question.subjects) > 1:
        return Draught()
    own = replace(part, pick=replace(part.pick, moved=went))
    if question.subjects:
        ranked = answer_moved(own, question, context) if part.indicators else Draught()
        told = ranked or answer_turned(own, question, context)
        if told:
            return Draught() if told.holds else told
    if part.kind is not Kind.WHY and _BY_RANK.search(comparison_key(part.text)):
        return Draught()  # whether a rank rose the tables of ranks tell
    found = list(_pairs(part, question, context))
    if not found and (two := two_values(part, question, context)) is not None:
        found = [two]
    ways = {_way(before, after) for before, after in found}
    if len(ways) != 1 or ways == {went} or None in ways:
        return Draught()
    before, after = found[0]
    first = state_value(after, "vi")
    denied = replace(first, text=fill("no", "vi", statement=first.text))
    drafts: tuple[Draft, ...] = (denied, state_value(before, "vi"))
    if before.figure.text in first.text:
        drafts = (denied,)
    return Draught(drafts, subject=subject_of(after.figure), holds=False)


_BY_RANK = re.compile(r"(?<!\w)(?:bậc|hạng|thứ|vị trí)(?!\w)")


def _said_to_go(part: Part) -> Direction | None:
    """Return which way a part says that something went, where it takes that for granted."""
    key = comparison_key(part.text)
    if part.kind is not Kind.WHY and _CONFIRMS.search(key) is None:
        return None
    if _OF_OTHERS.search(key):
        return None
    less, more = _LESS.search(key) is not None, _MORE.search(key) is not None
    if less != more:
        return "fell" if less else "rose"
    return part.pick.moved or direction_of(part.text)


def _pairs(
    part: Part, question: Question, context: Context
) -> Iterator[tuple[StatedFigure, StatedFigure]]:
    """Yield the values of each measure that may be meant at the two times, the earlier first."""
    named = measures_named(part)
    asked = Asked(terms(_WORDS_OF_MOVES.sub(" ", canonical(part.about))))
    groups: dict[tuple[object, ...], list[StatedFigure]] = defaultdict(list)
    kinds = ("rank",) if _is_ranked(part) else ("value", "count")
    for item in candidates(question, context):
        figure = item.figure
        if figure.kind in kinds and _may_be(item, question) and _is_of(item, named, asked):
            name = figure.indicator.value if figure.indicator else ""
            unit = None if figure.kind == "rank" else figure.unit
            groups[name, unit, figure.kind, _scale(item), figure.document_id].append(item)
    for items in groups.values():
        pair = _of_two_times(items, question)
        if pair is not None:
            yield pair


def measures_named(part: Part) -> frozenset[str]:
    """Return the indicators that a part names, in full or by words that may name one."""
    mentions = find_indicators(canonical(part.text), weak=True)
    names = {name for one in mentions for name in (one.name, as_rate(one).name)}
    return frozenset(names | {mention.name for mention in part.indicators})


def _is_ranked(part: Part) -> bool:
    return _BY_RANK.search(comparison_key(part.text)) is not None


def _may_be(item: StatedFigure, question: Question) -> bool:
    figure = item.figure
    if figure.value is None or figure.period is None:
        return False
    whole = item.document.place
    place = figure.place.value if figure.place else whole
    asked = question.subjects[0] if question.subjects else whole
    own = place is None or (asked is not None and same_unit(place, asked))
    return own and document_fits(item.document, question)


def _scale(item: StatedFigure) -> float | None:
    """Return out of how many points a score is: two of other scales are not compared."""
    return item.figure.of if item.figure.kind == "value" else None


def _is_of(item: StatedFigure, named: frozenset[str], asked: Asked) -> bool:
    name = item.figure.indicator.value if item.figure.indicator else ""
    if named and is_known(name):
        return name in named
    if not asked:
        return False
    clause = terms(item.figure.clause.of(item.document.text))
    return asked.share(own_terms(item) | clause) >= (1.0 if named else LEAST_NAMED)


def _of_two_times(
    items: Sequence[StatedFigure], question: Question
) -> tuple[StatedFigure, StatedFigure] | None:
    """Return the figures of the two times asked about; of one time, with that before it."""
    wanted = sorted(set(question.period_values), key=_last_day)
    if not wanted or len(wanted) > 2:
        return None
    after = _only([item for item in items if _is_at(item, wanted[-1])])
    if after is None:
        return None
    if len(wanted) == 2:
        before = _only([item for item in items if _is_at(item, wanted[0])])
    else:
        earlier = [item for item in items if _day(item) < _day(after)]
        last = max((_day(item) for item in earlier), default=0)
        before = _only([item for item in earlier if _day(item) == last])
    return (before, after) if before is not None else None


def _only(items: Sequence[StatedFigure]) -> StatedFigure | None:
    """Return the one figure where all of them say the same value."""
    return items[0] if len({item.figure.value for item in items}) == 1 else None


def _is_at(item: StatedFigure, value: str) -> bool:
    own = item.figure.period
    return own is not None and (own.value == value or _last_day(own.value) == _last_day(value))


def _day(item: StatedFigure) -> int:
    return _last_day(item.figure.period.value) if item.figure.period else 0


def _last_day(value: str) -> int:
    limits = bounds(value)
    return limits.last.toordinal() if limits else 0


def _way(before: StatedFigure, after: StatedFigure) -> Direction | None:
    """Return which way a value went; a rank rises as its number falls."""
    change = (after.figure.value or 0) - (before.figure.value or 0)
    change = -change if after.figure.kind == "rank" else change
    return None if not change else "rose" if change > 0 else "fell"
