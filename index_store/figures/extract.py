"""Reads every figure of a document: what it says, of whom, of what, of when, and who says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index_store.figures.amounts import is_plan
from index_store.figures.article import Article, article
from index_store.figures.clauses import clause
from index_store.figures.conditions import is_condition, takes_back
from index_store.figures.counts import in_scope
from index_store.figures.flow import Flow
from index_store.figures.labels import is_label, without_strangers
from index_store.figures.measured import Measured, measured
from index_store.figures.notes import arithmetic_note, total_note
from index_store.figures.ranks import completed, next_rank
from index_store.figures.rates import TIMES
from index_store.figures.scanned import scans_of
from index_store.figures.scores import part_of_score, scored
from index_store.figures.sources import Source, source_of
from index_store.figures.tables import is_row, table_figures
from index_store.figures.time_limits import time_limit
from index_store.figures.view import View, view
from index_store.figures.when import period_of
from index_store.figures.whose import place_of, subject_of
from index_store.language.amounts.quantities import NEXT_RANK
from index_store.language.law.recitals import is_legal_basis
from index_store.language.terms.indicators import indicator, indicator_by_name
from index_store.language.text.sentences import sentences
from index_store.records import Binding, Document, Figure, FigureKind, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.language.amounts.quantities import Quantity


@dataclass(slots=True)
class _State:
    """What the sentences before this one, in the same paragraph, go on binding."""

    place: Binding | None = None
    period: Binding | None = None
    source: Source | None = None
    last: tuple[Quantity, Measured] | None = None
    like: dict[str, tuple[Quantity, Measured]] = field(default_factory=dict)
    said: str = ""
    lead: Binding | None = None
    index: Binding | None = None
    goal: bool = False
    figures: list[Figure] = field(default_factory=list)


def extract_figures(document: Document, passages: Sequence[Passage]) -> tuple[Figure, ...]:
    """Return the figures that ``passages`` of ``document`` state, in order of their place.

    What the text does not bind is None; nothing is guessed.
    """
    facts = article(document, passages)
    found: list[Figure] = [*table_figures(document, passages, facts)]
    taken = {f.span for f in found}
    flow = Flow(facts.lead_period)
    for passage in passages:
        for figure in _passage_figures(document, passage, facts, flow):
            if figure.span not in taken:
                taken.add(figure.span)
                found.append(figure)
    found = _with_scans(found, document)
    return completed(sorted(found, key=lambda f: f.span), document, facts)


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


_SENTENCE_UP_TO = 120


def _passage_figures(
    document: Document, passage: Passage, facts: Article, flow: Flow
) -> Iterator[Figure]:
    state = _State()
    previous_line_end = -1
    for span in sentences(passage.text):
        text = span.of(passage.text)
        if "\n" in passage.text[max(0, previous_line_end) : span.start] and not _CONTINUES.match(
            text
        ):
            state = _State(said=state.said)
        previous_line_end = span.end
        flow.read(text, passage.span.start + span.start, facts.reference)
        if is_row(text) or is_legal_basis(text):
            continue
        state.lead, state.goal = flow.lead, flow.goal or flow.announced
        state.index = facts.index or flow.index
        read = view(
            text, passage.span.start + span.start, facts.names, facts.reference, facts.terms
        )
        if len(read.quantities) > _SENTENCE_UP_TO:
            continue  # a wall of numbers is no sentence, whatever binds them
        yield from _sentence_figures(document, read, facts, state)
        state.said += text


def _sentence_figures(
    document: Document, read: View, facts: Article, state: _State
) -> Iterator[Figure]:
    before = state.figures
    state.figures = []
    state.source = source_of(read) or (state.source if _CONTINUES.match(read.text) else None)
    earlier_place, earlier_period = state.place, state.period
    for quantity in read.quantities:
        if takes_back(read.text, quantity.span.start) or is_label(read.text, quantity):
            continue
        like = state.like.get(quantity.unit or "")
        what = (
            measured(read, quantity, state.last, like)
            or time_limit(read, quantity)
            or _carried(read, quantity, state)
        )
        figure = _figure(
            document, read, quantity, what, facts, state, earlier_place, earlier_period
        )
        figure = without_strangers(figure, read.text, read.base)
        if figure.grade == NEXT_RANK:
            ranked = next_rank(figure, [*before, *state.figures])
            if ranked is None:
                continue
            figure = ranked
        beside = what is not None and is_plan(what) and quantity.kind == "money"
        if what is not None and not beside and not _WHOLE.search(read.text[: quantity.span.start]):
            state.last = state.like[quantity.unit or ""] = (quantity, what)
        state.figures.append(figure)
        if (
            figure.period is not None
            and figure.period.span is not None
            and figure.kind != "target"
            and not _plan(figure.period)
        ):
            state.period = figure.period
        yield figure
    state.place = subject_of(read, facts, state.place)
    if not read.quantities:
        standing = [
            p
            for p in read.periods
            if p.kind != "day" and not (p.kind == "until" and len(p.value) == 4)
        ]
        if standing:
            last = standing[-1]
            state.period = Binding(last.value, last.text, last.span.shifted(read.base))


# "1.246 hồ sơ quá hạn trên tổng số 19.310 hồ sơ": the whole, which nothing after it goes on with.
_WHOLE = re.compile(r"(?:trên|trong) (?:tổng số|tổng cộng|tổng)(?: gần| hơn| trên)? ?$")


def _plan(period: Binding) -> bool:
    """Return whether the words set a term ("đến năm 2025"), which says nothing of the next sentence."""
    return len(period.value) == 4 and period.text.casefold().startswith(("đến", "tới", "trước"))


def _speaks_of_more(state: _State, index: str) -> bool:
    """Return whether a figure before in the sentence is of another indicator."""
    return any(f.indicator is not None and f.indicator.value != index for f in state.figures)


def _carried(read: View, quantity: Quantity, state: _State) -> Measured | None:
    """Return what the sentences before spoke of: their index for a score, the budget for "thu được"."""
    if quantity.kind == "money":
        return _collected(read, quantity, state)
    if part_of_score(read, quantity):
        return None
    if state.last is None or not state.last[1].indexed or state.last[1].base == read.base:
        return None
    if _speaks_of_more(state, state.last[1].value):
        return None
    if quantity.kind in ("rank", "grade") or quantity.unit in ("điểm", "bậc"):
        return state.last[1]
    return None


def _figure(
    document: Document, read: View, quantity: Quantity, what: Measured | None, facts: Article,
    state: _State, earlier_place: Binding | None, earlier_period: Binding | None,
) -> Figure:  # fmt: skip
    item = read.item_of(quantity.number_span).span
    kind = kind_of(read, quantity)
    if kind in ("count", "value", "money") and state.figures and state.figures[-1].kind == "target":
        since = read.text[state.figures[-1].span.end - read.base : quantity.span.start]
        like = (state.figures[-1].unit == "%") == (quantity.unit == "%")
        if _EQUALS.fullmatch(since) or (like and _goes_on(quantity, since)):
            kind = "target"
        if like and what is not None and _same_verb(state.figures[-1], what, since):
            kind = "target"
    if kind == "value" and quantity.unit == "%" and _saved_too(read, quantity, state):
        kind = "change"
    if kind == "change" and _grows_to_a_goal(read, quantity, state):
        kind = "target"
    if state.goal and kind in ("value", "rank", "money", "change") and not _told(read, quantity):
        kind = "target"
    if kind == "money" and what is not None and is_plan(what):
        kind = "target"
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
        else _index_of(read, quantity, state),
        period=period,
        according_to=state.source.binding if state.source else None,
        announced=state.source.announced if state.source else None,
        note=arithmetic_note(read, quantity, what, state.figures)
        or total_note(read, quantity, what),
    )


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


def _saved_too(read: View, quantity: Quantity, state: _State) -> bool:
    """Return whether the percent shares the verb of a change: "tiết kiệm 54% thời gian cho dân và 50% …"."""
    if not state.figures:
        return False
    before = state.figures[-1]
    if before.kind != "change" or before.unit != "%" or before.span.start < read.base:
        return False
    since = read.text[before.span.end - read.base : quantity.span.start]
    return bool(re.fullmatch(r"[^,;.:()%]{3,60} và ", since))


# "sẽ sắp xếp 327 chi cục và giảm 173 chi cục, năm 2027 giảm tiếp 90 chi cục"
_AND_THEN = re.compile(
    r"(?: [^,;.()\d]{0,30}?)??(?:, [^,;.()\d]{0,30}?)?(?: và|,)(?: (?:năm|quý|tháng) [\d/]+)?(?: (?:tiếp tục|sẽ|tiếp))? ?"
)


def _grows_to_a_goal(read: View, quantity: Quantity, state: _State) -> bool:
    """Return whether a change only tells a goal again: "mục tiêu lợi nhuận 13 tỷ đồng, tăng 14,6%"."""
    if not state.figures or state.figures[-1].kind != "target":
        return False
    end = state.figures[-1].span.end - read.base
    since = read.text[end : quantity.span.start] if end >= 0 else "?"
    return since in (", ", " (", ", tương đương ") or _AND_THEN.fullmatch(since) is not None


_COLLECTED = re.compile(
    r"(?<!\w)thu(?: được| đạt| nộp được)?(?: (?:hơn|gần|trên|khoảng|là))* ?$", re.IGNORECASE
)


def _collected(read: View, quantity: Quantity, state: _State) -> Measured | None:
    m = _COLLECTED.search(read.text, 0, quantity.span.start)
    said = state.said[-300:] + read.text[: quantity.span.start]
    if m is None or not re.search(r"thu ngân sách|NSNN|dự toán", said):
        return None
    span = Span(m.start(), m.start() + len(m.group().rstrip()))
    return Measured(indicator("budget_revenue").name_vi, span.of(read.text), span, read.base)


_UNITS_RANKED = re.compile(
    r"huyện|thành phố|thị xã|quận|xã|phường|tỉnh|thành|sở|ngành|đơn vị|bộ|cơ quan|địa phương"
)


def _index_of(read: View, quantity: Quantity, state: _State) -> Binding | None:
    """Return the document's one index for a rank among units or a score that names none itself.

    Where the document speaks of several, it is the one that the sentences right before named.
    """
    if part_of_score(read, quantity) or state.index is None:
        return None
    if _speaks_of_more(state, state.index.value):
        return None  # "vốn đầu tư đạt 5 tỷ USD, dẫn đầu cả nước": first in that
    ranked = quantity.kind == "rank" and (
        quantity.unit is None or _UNITS_RANKED.search(quantity.unit)
    )
    if ranked or quantity.kind == "grade" or quantity.unit in ("điểm", "bậc"):
        return state.index
    return state.index if quantity.unit == "%" and _of_a_ranking(read, quantity) else None


_RANKING = re.compile(
    r"(?<!\w)(?:đứng|xếp|dẫn đầu|cuối bảng|thấp nhất|cao nhất|thứ hạng|bảng xếp hạng)(?!\w)"
)
_MEAN = re.compile(
    r"(?<!\w)(?:[Gg]iá trị|[Đđ]iểm|[Đđ]iểm số) trung bình (?:chung |của )[^,;.()\d]{2,40} (?:là|đạt) $"
)
_THE_INDEX = re.compile(r"(?<!\w)chỉ số(?: (?:đạt|là|chung|này))* ?$")


def _of_a_ranking(read: View, quantity: Quantity) -> bool:
    """Return whether a percent is the index of a unit of a ranking: "cuối bảng là xã Mây (77%)"."""
    if quantity.kind != "value":
        return False
    if _MEAN.search(read.text, 0, quantity.span.start):
        return True
    if not _RANKING.search(read.text, 0, quantity.span.start):
        return False
    if _THE_INDEX.search(read.text, 0, quantity.span.start):
        return True
    bracket = read.bracket_of(quantity.number_span)
    return bracket is not None and any(
        o.kind != "generic" and read.text[o.span.end : bracket.start] == " " for o in read.owners
    )


def _told(read: View, quantity: Quantity) -> bool:
    """Return whether a figure under a heading of goals is a result after all: "(năm 2025: 41,5%)"."""
    item = read.item_of(quantity.number_span).span
    before = read.text[item.start : quantity.span.start]
    return read.bracket_of(quantity.number_span) is not None or bool(_DONE.search(before))


def _same_words(figure: Figure, what: Measured) -> bool:
    """Return whether the figure before is the count that this one is the share of."""
    return (
        figure.kind in ("count", "share")
        and figure.indicator is not None
        and figure.indicator.span == what.span.shifted(what.base)
    )


_TURNS = re.compile(
    r"[(]|(?<!\w)(?:đã|hiện|đạt được|kết quả|thực tế|ước đạt|so với|trong khi|nhưng|năm 20\d\d|cùng kỳ|vừa|trong số|tổng số|tại|của|cho|với|ở)(?!\w)"
)


def _same_verb(last: Figure, what: Measured, since: str) -> bool:
    """Return whether what was to be done is to be done again: "bãi bỏ 3 điều kiện với …, bãi bỏ 8"."""
    if last.indicator is None:
        return False
    verb = last.indicator.value.split(" ")[:2]
    again = " ".join(verb)
    return what.value.split(" ")[:2] == verb and since.endswith(
        (f", {again} ", f" và {again} ", f"cùng {again} ")
    )


# "sẽ tinh giản 1.300 người ở khối hành chính và 12.600 người": the second is as much to be done.
_OTHER_PART = re.compile(r" (?:ở|tại|thuộc|của) (?:cấp |khối |nhóm )[^,;.()\d]{2,30}(?:,| và) ")


def _goes_on(quantity: Quantity, since: str) -> bool:
    """Return whether the list of what is to be done goes on: "sẽ bãi bỏ 5 điều kiện, bãi bỏ 3 điều kiện"."""
    if quantity.kind == "value" and quantity.unit != "%":
        return False
    if quantity.kind == "count" and _OTHER_PART.fullmatch(since):
        return True
    return bool(re.search(r"[,;] |, cùng | và ", since)) and not _TURNS.search(since)


def _local(span: Span, read: View) -> Span | None:
    if span.start < read.base or span.end > read.base + len(read.text):
        return None
    return Span(span.start - read.base, span.end - read.base)


_GOAL = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu(?! đã| đề ra,)|đề xuất(?= (?!của|của))|đặt ra yêu cầu|yêu cầu|đề nghị|chỉ đạo|cần|phải|đặt mục tiêu|bảo đảm|đảm bảo|quyết tâm|hướng tới|hướng đến|dự kiến|sẽ|kế hoạch đến năm|(?<!tính )đến năm 20\d\d|tăng cường|đẩy mạnh|chỉ tiêu(?= [^,;.]{0,60} là ))(?!\w)",
    re.IGNORECASE,
)
_IN_SCOPE = re.compile(r"(?:tại|đối với|địa bàn|của|ở|trong|cho|các) $")
_GOVERNS = re.compile(
    r"(?:[^;:]{0,120}(?<!\w)(?:sẽ|dự kiến) (?:tập trung|thực hiện|phấn đấu|tốc độ)|[^,;]{0,30}, )?(?:(?:các |đề ra |với )?(?:mục tiêu|chỉ tiêu)(?! đã)|phấn đấu|đặt mục tiêu)(?!\w)",
    re.IGNORECASE,
)
_SETS_GOALS = re.compile(r"(?<!\w)(?:đề ra|đặt ra|đặt) (?:các )?mục tiêu(?! đã)(?!\w)")
_ANNOUNCES = re.compile(r"mục tiêu|phấn đấu|chỉ tiêu|yêu cầu", re.IGNORECASE)
_REPORTED = re.compile(r",|(?<!\w)(?:chiếm|cho biết|với|là|trong số|(?<!thực )hiện|hàng năm)(?!\w)")
_DONE = re.compile(
    r"(?<!\w)(?:đã|đạt được|chỉ đạt|mới đạt|hiện có|hiện nay|kết quả|thực tế|ước đạt)(?!\w)",
    re.IGNORECASE,
)


# "sẽ tinh giản hơn 7.000 biên chế": what is to be done is no result.
_WILL = re.compile(
    r"(?<!\w)sẽ(?! bị)(?: [^\W\d_]+){1,4}(?:, [^\W\d_]+)?(?: [^\W\d_]+){0,3} ?$",
    re.IGNORECASE,
)
_WILL_AFTER = re.compile(r"[^,;.:()\d]{0,60}(?<!\w)sẽ (?!không|bị|ảnh hưởng|giúp|khiến|làm|gây)")
_NOT_LESS = re.compile(r"không (?:thấp|cao|ít|nhiều|quá|vượt)(?!\w)", re.IGNORECASE)
_MUST_CHANGE = re.compile(
    r"(?<!\w)(?:phải|mục tiêu|phấn đấu|cần|yêu cầu|sẽ|dự kiến)(?: \w+){0,6} $"
)
# "Trong năm tới, … thành lập mới 46.200 doanh nghiệp", "nhiệm vụ thu ngân sách năm 2019 là …".
_COMING = re.compile(
    r"^[-–+•\"“ ]*(?:Trong )?(?:[Nn]ăm tới|[Nn]ăm sau|[Tt]hời gian tới|[Nn]hững năm tới)(?!\w)"
)
_SET_TASK = re.compile(
    r"(?<!\w)(?:nhiệm vụ|dự toán|chỉ tiêu|kế hoạch) (?:thu|chi|tăng trưởng|đầu tư|giải ngân|vốn)(?!\w)[^,;:()]{0,60} (?:là|ở mức) ?$",
    re.IGNORECASE,
)
_PREPARED = re.compile(
    r"(?<!\w)(?:chuẩn bị|nhằm|để) (?:để )?đến [^,;.]{3,24} (?:triển khai|hoàn thành|đạt|có)(?: được)? ?$"
)
# "đề nghị năm 2019, 100% sở, ngành …": the year, no report, stands between.
_THEN = re.compile(
    r" (?:(?:đến|trong|từ) )*(?:hết |cuối )?(?:năm|tháng|quý) [^,;.]{1,20}, (?:có |phải |đạt )?"
)
_STARTS_FROM = re.compile(r"(?<!\w)từ(?: mức)? $")
_ENDS_AT = re.compile(r"[^,;.]{0,40}(?<!\w)(?:lên|xuống|còn|thành)(?!\w)")
_EQUALS = re.compile(r",? \(?(?:tương đương|tức|tương ứng|bằng)(?: với| khoảng| là)? ?$")
_TASK = re.compile(
    r"(?:[-–+*•] |\d{1,2}[.)] |[a-zđ]\) )?(?:Quyết liệt|Đẩy mạnh|Tăng cường|Tiếp tục|Nâng cao|Tập trung|Chú trọng|Bảo đảm|Đảm bảo|Duy trì|Kiên quyết)(?!\w)"
)
_LONGER = re.compile(
    r"(?<!\w)(?:tăng|kéo dài|gia hạn|nới)(?: thêm)? (?:thời gian|thời hạn)(?! (?:từ|lên))[^,;.()\d]{0,40} $"
)
_SAVED = re.compile(
    r"(?<!\w)(?<!lệ )(?:rút ngắn|tiết kiệm|cắt giảm)(?:(?! (?:còn|xuống|từ|chỉ|đạt|là)(?!\w)) [^\W\d_]+){0,6} ?$"
)


def kind_of(read: View, quantity: Quantity) -> FigureKind:
    """Return the quantity's kind; one that a goal or an order governs is a target."""
    if quantity.kind == "value" and (quantity.unit in TIMES or quantity.unit == "%"):
        item = read.item_of(quantity.number_span).span
        before = read.text[item.start : quantity.span.start]
        if _LONGER.search(before) and quantity.unit in TIMES:
            return "change"
        if _SAVED.search(before) or (quantity.unit == "%" and before.endswith("tăng trưởng ")):
            return "change"
    if quantity.kind == "change" and (
        _NOT_LESS.match(quantity.text)
        or re.search(r"không (?:được )?$", read.text[: quantity.span.start])
    ):
        return "target"
    if quantity.kind == "change" and _MUST_CHANGE.search(read.text[: quantity.span.start]):
        return "target"
    if quantity.kind == "change":
        above = [i for i in read.items if i.head and i.span.end <= quantity.span.start]
        named = bool(above) and bool(_ANNOUNCES.search(above[-1].span.of(read.text)))
        return "target" if named and not _DONE.search(read.text) else "change"
    if quantity.kind not in ("value", "count", "share", "money", "rank"):
        return quantity.kind
    item = read.item_of(quantity.number_span).span
    before = read.text[item.start : quantity.span.start]
    said = read.text[: quantity.span.start]
    if _SET_TASK.search(before) or _PREPARED.search(before):
        return "target"
    if _COMING.search(said) and not _DONE.search(said) and not _IN_SCOPE.search(before):
        return "target"
    if _STARTS_FROM.search(before) and _ENDS_AT.match(read.text, quantity.span.end):
        return quantity.kind
    if quantity.unit == "%" and not _DONE.search(read.text):
        if _TASK.match(read.text) or _WILL_AFTER.match(read.text, quantity.span.end):
            return "target"
        if quantity.bound == "at least" and re.search(r"tối thiểu|ít nhất", quantity.text):
            return "target"
    goal = None
    for m in _GOAL.finditer(before):
        goal = m
    if goal is None:
        earlier = [i for i in read.items if i.span.end <= item.start]
        heads = [i.span.of(read.text) for i in earlier if i.head]
        governed = any(
            _GOVERNS.match(i.span.of(read.text)) or _SETS_GOALS.search(i.span.of(read.text))
            for i in earlier
        ) or (bool(heads) and bool(_ANNOUNCES.search(heads[-1])))
        if quantity.kind == "count" and _IN_SCOPE.search(before):
            return quantity.kind
        return "target" if governed and not _DONE.search(before) else quantity.kind
    strict = (
        goal.group().casefold()
        in ("phấn đấu", "mục tiêu", "chỉ tiêu", "đặt mục tiêu", "quyết tâm", "hướng tới", "dự kiến")
        or "đến năm" in goal.group().casefold()
    )
    tail = before[goal.end() :]
    if _DONE.search(tail):
        return quantity.kind
    if "dự báo" in before:
        return quantity.kind
    if _WILL.search(before):
        return "target"
    if not strict and _THEN.fullmatch(tail) and quantity.unit == "%":
        return "target"
    if not strict and (_REPORTED.search(tail) or len(tail) > 90):
        return quantity.kind
    if not strict and _DONE.search(before[max(0, goal.start() - 30) : goal.start()]):
        return quantity.kind
    if quantity.kind == "count" and _IN_SCOPE.search(before):
        return quantity.kind
    if strict or quantity.unit == "%" or quantity.bound in ("at least", "at most"):
        return "target"
    return quantity.kind
