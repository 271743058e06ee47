"""Reads every figure of a document: what it says, of whom, of what, of when, and who says so."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.amounts import is_plan
from index_store.figures.article import Article, article
from index_store.figures.carried import State, carried, going_on, index_of
from index_store.figures.clauses import clause
from index_store.figures.conditions import is_condition, takes_back
from index_store.figures.counts import in_scope, is_each
from index_store.figures.cut_short import in_whole
from index_store.figures.edges import edged
from index_store.figures.flow import Flow
from index_store.figures.goals_beside import as_told_beside
from index_store.figures.in_full import is_those_named
from index_store.figures.kinds import kind_beside
from index_store.figures.labels import is_label, without_strangers
from index_store.figures.learned.reading import Reread
from index_store.figures.legal.conditions import with_predicate
from index_store.figures.legal.counted import in_full_phrase, sets_rules
from index_store.figures.legal.reading import is_per, of_rule
from index_store.figures.lines import line_figures
from index_store.figures.lists_of_parts import announced, of_its_line, of_lines
from index_store.figures.measured import Measured, measured
from index_store.figures.notes import arithmetic_note, total_note
from index_store.figures.one_measure import of_one_measure
from index_store.figures.rank_notes import with_rank_notes
from index_store.figures.ranks import completed, next_rank
from index_store.figures.said_of_time import opening_period, said_before
from index_store.figures.scanned import scans_of
from index_store.figures.scores import scored
from index_store.figures.sources import source_of
from index_store.figures.tables import is_row, table_figures
from index_store.figures.topic import Topic
from index_store.figures.view import View, view
from index_store.figures.when import is_of_announcing, period_of, turns_to_the_whole
from index_store.figures.whose import place_of, subject_of
from index_store.language.amounts.quantities import NEXT_RANK
from index_store.language.law.recitals import is_legal_basis
from index_store.language.terms.indicators import indicator_by_name
from index_store.language.text.sentences import sentences
from index_store.records import Binding, Document, Figure, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.language.amounts.quantities import Quantity


def extract_figures(document: Document, passages: Sequence[Passage]) -> tuple[Figure, ...]:
    """Return the figures that ``passages`` of ``document`` state, in order of their place.

    What the text does not bind is None; nothing is guessed.
    """
    facts = article(document, passages)
    found: list[Figure] = [*table_figures(document, passages, facts)]
    lines = list(line_figures(document, passages, facts))
    found += lines
    taken = {f.span for f in found}
    read = [f.span for f in lines]
    flow, topic = Flow(facts.lead_period), Topic()
    for passage in passages:
        for figure in _passage_figures(document, passage, facts, flow, topic):
            if figure.span not in taken and not any(figure.span.overlaps(s) for s in read):
                taken.add(figure.span)
                found.append(figure)
    found = _with_scans(found, document)
    whole = completed(sorted(found, key=lambda f: f.span), document, facts)
    return tuple(with_rank_notes(whole))


def _with_scans(found: list[Figure], document: Document) -> list[Figure]:
    """Return the figures; those read off a picture of a page say so beside what they said."""
    scans = scans_of(document)
    noted = [(f, scans.note(document, f.span, f.text)) for f in found]
    return [
        replace(f, note=f"{f.note}\n{scan}" if f.note else scan) if scan else f for f, scan in noted
    ]


_CONTINUES = re.compile(
    r"[ \t]*(?:[-–+•*]|Cụ thể|Trong đó|Theo đó|Đồng thời|Ngoài ra|Bên cạnh đó|\d{1,2}[.)] )"
)


_NEXT_LINE = re.compile(r"[ \t]*[-–+•*]\s")
_SENTENCE_UP_TO = 120


def _passage_figures(
    document: Document, passage: Passage, facts: Article, flow: Flow, topic: Topic
) -> Iterator[Figure]:
    state = flow.told = going_on(passage.text, flow.told, topic)
    heads = state.period
    topic.turn()
    previous_line_end = -1
    for span in sentences(passage.text):
        text = span.of(passage.text)
        if "\n" in passage.text[max(0, previous_line_end) : span.start] and not _CONTINUES.match(
            text
        ):
            state = flow.told = State(topic=topic, said=state.said)
            topic.turn()
        elif (
            document.genre == "report"
            and _NEXT_LINE.match(text)
            and not state.said.rstrip().endswith(":")
        ):
            state.period = heads  # what one line of a report is compared with, the next is not of
        previous_line_end = span.end
        flow.read(text, passage.span.start + span.start, facts.reference)
        if is_row(text) or is_legal_basis(text):
            continue
        state.lead, state.goal, state.tasks = flow.lead, flow.goal or flow.announced, flow.tasks
        state.index = facts.index or flow.index
        read = view(
            text, passage.span.start + span.start, facts.names, facts.reference, facts.terms
        )
        if len(read.quantities) > _SENTENCE_UP_TO:
            continue  # a wall of numbers is no sentence, whatever binds them
        again = Reread(document.text, passage.span.start, read)
        yield from _sentence_figures(document, read, facts, state, again)
        topic.read(read, state.figures)
        state.said += text
        if not _NEXT_LINE.match(text):
            heads = state.period


def _sentence_figures(
    document: Document, read: View, facts: Article, state: State, again: Reread
) -> Iterator[Figure]:
    before = state.figures
    state.figures = []
    state.source = source_of(read) or (state.source if _CONTINUES.match(read.text) else None)
    earlier_place = _named_again(read, before) or state.place
    if turns_to_the_whole(read.text):
        state.period = None
    earlier_period = state.period
    for quantity in read.quantities:
        if takes_back(read.text, quantity.span.start) or is_label(read.text, quantity):
            continue
        if quantity.kind == "rank" and _GIVEN_TO.search(read.text[: quantity.span.start]):
            continue
        like = state.like.get(quantity.unit or "")
        rule = of_rule(read, quantity, document.text)
        what = rule or measured(read, quantity, state.last, like) or carried(read, quantity, state)
        if is_per(read, quantity):
            what = None
        found = what
        if what is not None and rule is None:
            what = edged(read, quantity, what)
        if rule is None and (what is None or _MOST.match(what.text)) and not is_per(read, quantity):
            what = of_one_measure(read, quantity)
            found = what or found
        what = in_whole(read, quantity, what) if what is not None and rule is None else what
        ruled = sets_rules(document.text)
        if ruled:
            what = in_full_phrase(read, quantity, what) if what else with_predicate(read, quantity)
        goes_on = what  # the grammar knows how later numbers go on with its own words
        open_to_words = what is not None or not (
            _is_in_passing(read, quantity) or index_of(read, quantity, state)
        )
        if rule is None and not ruled and open_to_words:
            what = again.weighed(quantity, what)
            found = what or found
        figure = _figure(
            document, read, quantity, what, facts, state, earlier_place, earlier_period
        )
        if found is not None and what is None:
            figure = replace(figure, indicator=None)  # words of its own, though they name nothing
        figure = of_its_line(without_strangers(figure), read, quantity, state.announced)
        if found is None and figure.indicator is None and figure.place is not None:
            rate = state.topic.of(read, quantity)
            period = figure.period or state.topic.period
            figure = replace(figure, indicator=rate, period=period) if rate else figure
        if rule is not None:
            figure = replace(figure, place=None, period=None)  # whom it binds is in its words
        figure = as_told_beside(figure, read, [*before, *state.figures])
        if figure.grade == NEXT_RANK:
            ranked = next_rank(figure, [*before, *state.figures])
            if ranked is None:
                continue
            figure = ranked
        beside = goes_on is not None and is_plan(goes_on) and quantity.kind == "money"
        whole = _WHOLE.search(read.text[: quantity.span.start])
        if goes_on is not None and not beside and not whole:
            state.last = state.like[quantity.unit or ""] = (quantity, goes_on)
        state.figures.append(figure)
        if (
            figure.period is not None
            and figure.period.span is not None
            and figure.kind != "target"
            and not _plan(figure.period)
            and not _in_passing(read, quantity, figure)
            and not _only_compared_with(read, figure.period, earlier_period, state.figures)
            and not _earlier_than_told(figure.period, state.figures)
        ):
            state.period = figure.period
        yield figure
    state.place = subject_of(read, facts, state.place)
    state.opened = opening_period(read, state.opened)
    state.announced = announced(read, state.said, state.announced)
    if not read.quantities:
        standing = [
            p
            for p in read.periods
            if p.kind != "day" and not (p.kind == "until" and len(p.value) == 4)
        ]
        if standing:
            told = [p for p in standing if not is_of_announcing(read.text, p)] or standing
            last = of_lines(read, told)[-1]
            state.period = Binding(last.value, last.text, last.span.shifted(read.base))


def _is_in_passing(read: View, quantity: Quantity) -> bool:
    """Return whether a number only says where, how often or of which two something is so."""
    each = is_each(read, quantity) or is_per(read, quantity)
    return each or in_scope(read, quantity) or is_those_named(read, quantity, quantity.span.end)


# "cao nhất là xã Mây với 5 tỷ đồng": no words that name what is measured.
_MOST = re.compile(r"(?:cao|thấp|nhiều|ít|lớn|nhỏ) nhất(?!\w)", re.IGNORECASE)
# "30 triệu đồng cho đơn vị hạng nhất": whom a prize is for, and nobody's rank.
_GIVEN_TO = re.compile(
    r"(?<!\w)(?:(?:cho|tặng|mỗi)(?: các| mỗi)?(?: (?:đơn vị|tập thể|cá nhân|địa phương|cơ quan|huyện|xã))*|giải)"
    r"(?: (?:xếp|đứng|đạt))? ?$",
    re.IGNORECASE,
)


def _named_again(read: View, before: Sequence[Figure]) -> Binding | None:
    """Return the unit of the figures before that "huyện này" means, None where nothing says so."""
    said = _THIS_UNIT.search(read.text)
    if said is None:
        return None
    kinds = said[1].casefold()
    places = (one.place for one in reversed(before) if one.place is not None)
    return next((one for one in places if one.value.casefold().startswith(f"{kinds} ")), None)


_THIS_UNIT = re.compile(
    r"(?<!\w)(huyện|quận|thị xã|thành phố|tỉnh|xã|phường) này(?!\w)", re.IGNORECASE
)


def _in_passing(read: View, quantity: Quantity, figure: Figure) -> bool:
    """Return whether the period is that of what is compared: "gấp 2,7 lần năm 2024 (128 người)"."""
    said = figure.period.span if figure.period is not None else None
    if said is not None and figure.kind == "change" and said.start >= quantity.span.end + read.base:
        return True
    return read.bracket_of(quantity.number_span) is not None


# "1.246 hồ sơ quá hạn trên tổng số 19.310 hồ sơ": the whole, which nothing after it goes on with.
_WHOLE = re.compile(r"(?:trên|trong) (?:tổng số|tổng cộng|tổng)(?: gần| hơn| trên)? ?$")


_COMPARES = re.compile(
    r"(?<!\w)(?:so với|so cùng|so sánh với|(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn|gấp [\d.,]+ lần|bằng [\d.,]+ ?% (?:so )?)"
    r"(?: (?:cùng kỳ|của|với|kết quả|mức|số|thực hiện|đầu|cuối|thời điểm))* ?$"
)


def _only_compared_with(
    read: View, period: Binding, earlier: Binding | None, told: Sequence[Figure]
) -> bool:
    """Return whether a sentence names a period only to compare its own with it.

    "347 người, gấp 2,7 lần năm 2024 (128 người). Chia theo hình thức: …" goes on with its own.
    """
    local = _local(period.span, read) if period.span else None
    if local is None or not _COMPARES.search(read.text[: local.start]):
        return False
    own = [one.period for one in told if one.period is not None]
    return earlier is not None or any(one.value != period.value for one in own)


def _earlier_than_told(period: Binding, told: Sequence[Figure]) -> bool:
    """Return whether the sentence has told of a later year: "đạt 38%, trong khi năm 2023 là 37%"."""
    return any(
        one.period is not None and one.kind != "target" and one.period.value[:4] > period.value[:4]
        for one in told
    )


def _plan(period: Binding) -> bool:
    """Return whether the words set a term ("đến năm 2025"), which says nothing of the next sentence."""
    return len(period.value) == 4 and period.text.casefold().startswith(("đến", "tới", "trước"))


def _figure(
    document: Document, read: View, quantity: Quantity, what: Measured | None, facts: Article,
    state: State, earlier_place: Binding | None, earlier_period: Binding | None,
) -> Figure:  # fmt: skip
    item = read.item_of(quantity.number_span).span
    kind = kind_beside(read, quantity, what, state.figures, goal=state.sets_goal(quantity.unit))
    if is_condition(read, quantity):
        return Figure(
            document.id, quantity.span.shifted(read.base), quantity.text,
            clause(read.text, item, [quantity.span]).shifted(read.base), kind, quantity.value,
            quantity.unit, quantity.of, quantity.bound, quantity.grade,
        )  # fmt: skip
    what = _without_period(read, what)
    scoped = in_scope(read, quantity) or _of_scoped(read, quantity)
    place = None if scoped else place_of(read, quantity, facts, earlier_place, what)
    on_index = scored(quantity) or (what is not None and what.indexed)
    lead = state.lead if on_index and kind != "target" else None
    carries = bool(_CONTINUES.match(read.text))
    known = what is not None and (what.indexed or indicator_by_name(what.value) is not None)
    period = period_of(read, quantity, facts, earlier_period, lead, carries=carries, indexed=known)
    period = period or said_before(read, quantity.span, kind, place, facts, state.opened)
    if period is None and kind == "target" and carries and facts.official:
        period = facts.plan_period
    if what is not None and _TERM.match(what.value):
        period = None  # "thanh tra thời kỳ 2014-2016; thời hạn thanh tra 45 ngày": no year's own
    if what is not None and place is None and _of_a_place(quantity, what):
        what = None  # "tiêu chuẩn của huyện là dân số 80.000 người": no place's
    share = quantity.unit == "%" or quantity.kind == "share"
    if what is not None and share and state.figures and _same_words(state.figures[-1], what):
        place, period = state.figures[-1].place, state.figures[-1].period
    parts = [quantity.span]
    if what is not None and what.base == read.base:
        parts.append(what.span)
    for binding in (place, period):
        if binding is not None and binding.span is not None:
            local = _local(binding.span, read)
            if (
                local is not None
                and local.within(item)
                and abs(local.start - quantity.span.start) < 160
            ):
                parts.append(local)
    return Figure(
        document_id=document.id,
        span=quantity.span.shifted(read.base),
        text=quantity.text,
        clause=clause(read.text, item, parts, [q.number_span for q in read.quantities]).shifted(
            read.base
        ),
        kind=kind,
        value=quantity.value,
        unit=quantity.unit,
        of=quantity.of,
        bound=quantity.bound,
        grade=quantity.grade,
        place=place,
        indicator=Binding(what.value, what.text, what.span.shifted(what.base))
        if what
        else index_of(read, quantity, state),
        period=period,
        according_to=state.source.binding if state.source else None,
        announced=state.source.announced if state.source else None,
        note=arithmetic_note(read, quantity, what, state.figures)
        or total_note(read, quantity, what),
    )


_TERM = re.compile(r"[Tt]hời hạn(?!\w)")
_MANY = 500_000  # no standard of a district asks for so many
_OF_A_PLACE = frozenset({"dân số", "quy mô dân số", "diện tích", "diện tích tự nhiên", "số dân"})


def _of_a_place(quantity: Quantity, what: Measured) -> bool:
    """Return whether the measure is a place's own: without one it is a standard's, or nobody's."""
    few = quantity.value is None or quantity.value < _MANY
    return few and what.value.casefold() in _OF_A_PLACE


def _of_scoped(read: View, quantity: Quantity) -> bool:
    """Return whether a count is a part of what was so somewhere: "kiểm tra tại 13 đơn vị, trong đó 1 …"."""
    return quantity.kind == "count" and any(
        in_scope(read, other) and _AMONG_THEM.match(read.text[other.span.end :])
        for other in read.quantities
        if other.span.end < quantity.span.start and other.unit is not None
    )


_AMONG_THEM = re.compile(r"[^;.]{0,80}?(?:trong đó|gồm)(?!\w)")
_PERIOD_AT_END = re.compile(
    r"(?<=\w{3})(?: trong| của)? (?:quý (?:[IV]+|\d)|(?:\d+|sáu|chín) tháng đầu năm)$"
)


def _without_period(read: View, what: Measured | None) -> Measured | None:
    """Return what is measured without the period behind it: "Tăng trưởng GDP quý I"."""
    if what is None or what.base != read.base or what.value != what.text:
        return what
    if bare := _PERIOD_AT_END.search(what.text):
        span = Span(what.span.start, what.span.start + bare.start())
        words = span.of(read.text)
        return Measured(words, words, span, what.base, what.indexed)
    for period in read.periods:
        if what.span.start + 4 < period.span.start and period.span.end == what.span.end:
            words = read.text[what.span.start : period.span.start].rstrip(" ,(")
            words = re.sub(r" (?:trong|của|vào|cả|đến|tới|các|những)$", "", words)
            if len(words.split()) >= 2 and not words.endswith((" từ", " so với", " năm")):
                span = Span(what.span.start, what.span.start + len(words))
                return Measured(words, words, span, what.base, what.indexed)
    return what


def _same_words(figure: Figure, what: Measured) -> bool:
    """Return whether the figure before is the count that this one is the share of."""
    return (
        figure.kind in ("count", "share")
        and figure.indicator is not None
        and figure.indicator.span == what.span.shifted(what.base)
    )


def _local(span: Span, read: View) -> Span | None:
    if span.start < read.base or span.end > read.base + len(read.text):
        return None
    return Span(span.start - read.base, span.end - read.base)
