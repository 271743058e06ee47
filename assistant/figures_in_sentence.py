"""Whether the figures of a sentence are of the units and periods that are asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.context import Context, Sentence, StatedFigure, said_plainly
from assistant.fit import period_fit, place_fit, squeezed
from assistant.one_event import is_article
from assistant.questions.places import proper_name
from assistant.questions.question import Kind, Question
from index_store.figures.reckoned import reckoned_from
from index_store.language.characters.marks import comparison_key
from index_store.language.names.organisations import find_organisations
from index_store.language.names.place_table import DEPTH
from index_store.language.names.places import find_places, place_level, same_place
from index_store.language.time.periods import find_periods
from index_store.records import Span

# "So với mục tiêu đề ra cho năm 2023, kết quả chưa đạt" is of that very year.
COMPARED = re.compile(
    r"(?:so với(?! (?:mục tiêu|chỉ tiêu|kế hoạch|yêu cầu))|hơn|cùng kỳ)(?!\w)[^,.;()]*"
    r"|(?:cao|thấp|lớn|nhiều|ít|nhanh|mạnh|chậm|tốt|kém) nhất (?:kể |tính )?từ(?!\w)[^,.;()]*",
    re.IGNORECASE,
)
"""What a sentence is set against, which it does not tell of."""


def figures_fit(sentence: Sentence, question: Question, context: Context) -> bool:
    """Return whether a sentence's figures, where it has any, are of the place and period asked.

    A sentence that names the unit or the period itself is quoted whole: of which of the units
    that it names a figure was read is no matter then.
    """
    if not question.periods and not question.subjects:
        return True
    if not question.periods and all(part.kind in _OF_NO_FIGURE for part in question.parts):
        return True
    own = [
        stated
        for stated in context.figures_of(sentence.document)
        if stated.figure.span.within(sentence.span)
    ]
    aside = [match.span() for match in _BESIDE.finditer(sentence.text)]
    main = [
        stated
        for stated in own
        if not _within_any(stated.figure.span.shifted(-sentence.span.start), aside)
    ]
    placed = [item for item in main if item.figure.place and not _by_the_way(item, question)]
    if not any(part.indicators for part in question.parts):
        placed = [item for item in placed if not _of_body(item, question)]
        if is_article(sentence.document):
            placed = [item for item in placed if _is_of_a_rival(item, question)]
    dated = [item for item in own if item.figure.period]
    periods = not any(item.figure.period for item in main) or any(
        period_fit(item, question.period_values) for item in dated
    )
    places = not placed or any(
        place_fit(item, question.subjects) for item in own if item.figure.place
    )
    return (periods or _names_period(sentence, question)) and (
        places or _names_subject(sentence, question)
    )


_OF_NO_FIGURE = (Kind.WHO, Kind.WHERE)
"""Kinds whose answers are no figures: of what unit a number beside them is, does not matter."""
_WHOLE = re.compile(r"(?:toàn|cả|các .{0,20}trong|chung của) tỉnh", re.IGNORECASE)


def _by_the_way(stated: StatedFigure, question: Question) -> bool:
    """Return whether a figure got a larger unit's name by standing near it.

    The document is that of the unit asked about, and the figure's sentence does not name the
    larger one: "Kiến nghị: UBND tỉnh hỗ trợ 2 tỷ đồng" in the report of a district.
    """
    place, own = stated.figure.place, stated.document.place
    if place is None or own is None or place_level(place.value) != "province":
        return False
    if _of_bodys_report(stated, question):
        return True
    said = stated.sentence.of(stated.document.text)
    return (
        place_level(own) != "province"
        and any(same_place(own, name) for name in question.subjects)
        and not any(same_place(item.name, place.value) for item in find_places(said))
        and not _WHOLE.search(said)
    )


def _of_bodys_report(stated: StatedFigure, question: Question) -> bool:
    """Return whether a figure bound to a province stands in a document about the body asked about.

    "Kết luận kiểm tra tại Sở Xây dựng tỉnh X" counts the files of that office.
    """
    document = stated.document
    if _WHOLE_PROVINCE.search(comparison_key(stated.sentence.of(document.text))):
        return False
    heads = [squeezed(head) for head in (document.title, document.issuer) if head]
    return any(squeezed(name) in head for name in question.organisations for head in heads)


_WHOLE_PROVINCE = re.compile(r"(?:toàn|cả) tỉnh|các (?:sở|huyện|xã|cơ quan|đơn vị)|ubnd tỉnh")


def _of_body(stated: StatedFigure, question: Question) -> bool:
    """Return whether a figure is bound to a body, where a unit's own document is asked about.

    "Sở Tài chính thẩm định dự toán 4 tỷ đồng" tells what the province of that letter plans.
    """
    place, own = stated.figure.place, stated.document.place
    return (
        place is not None
        and place_level(place.value) is None
        and own is not None
        and any(same_place(own, name) for name in question.subjects)
    )


def _is_of_a_rival(stated: StatedFigure, question: Question) -> bool:
    """Return whether a figure of an article is of another unit of the level that is asked about.

    A ward is where in the district asked about it happened, the province is who decided; but
    "toàn tỉnh có 500 hộ" is not of the district.
    """
    place = stated.figure.place
    if place is None or any(same_place(place.value, name) for name in question.scope):
        return False
    level = place_level(place.value)
    if level is None:
        plain = said_plainly(place.value)
        return bool(question.organisations) and all(
            said_plainly(name) != plain for name in question.organisations
        )
    lowest = max((DEPTH[item.level] for item in question.places), default=0)
    said = stated.sentence.of(stated.document.text)
    if DEPTH[level] < lowest and (
        any(proper_name(name) in said for name in question.subjects)
        or _is_a_bodys(said, place.value)
    ):
        return False
    return DEPTH[level] <= lowest


def _is_a_bodys(said: str, place: str) -> bool:
    """Return whether a sentence has a unit's name only in those of bodies: "Sở Y tế Hà Mây báo cáo"."""
    bodies = [item.span for item in find_organisations(said)]
    named = [item for item in find_places(said) if same_place(item.name, place)]
    return (
        all(any(item.span.within(body) for body in bodies) for item in named)
        and _WHOLE.search(said) is None
    )


def _names_period(sentence: Sentence, question: Question) -> bool:
    """Return whether a sentence says one of the periods asked for, not just to compare with it."""
    text = COMPARED.sub(" ", sentence.text)
    said = {item.value for item in find_periods(text, reckoned_from(sentence.document))}
    return bool(said & set(question.period_values))


_ASIDE = re.compile(r"\([^()]*\)")
_BESIDE = re.compile(r"(?:so với|cùng kỳ)(?!\w)[^,.;()]*(?:\([^()]*\))?", re.IGNORECASE)
"""What a figure is set against, with the figure of that in brackets."""


def _within_any(span: Span, others: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in others)


def _names_subject(sentence: Sentence, question: Question) -> bool:
    """Return whether a sentence names one of the units asked about, not just as another's own.

    What stands under the heading "2. Sở Tài chính" is said of that office.
    """
    head = squeezed(sentence.passage.heading.rpartition(" › ")[2])
    if any(squeezed(name) in head for name in question.organisations):
        return True
    named = find_places(_ASIDE.sub(" ", sentence.text))
    return any(same_place(item.name, name) for item in named for name in question.subjects)
