"""The index that a rank, a grade or a score belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.clauses import segments
from index_store.figures.hearings import told_before
from index_store.figures.phrases import Measured, stripped
from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.terms.indicators import IndicatorMention, find_indicators, indicator
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity


def is_index(mention: IndicatorMention) -> bool:
    """Return whether units are ranked and scored by this indicator."""
    row = indicator(mention.id)
    return "điểm" in row.unit or row.id == "sipas"


def scored(quantity: Quantity) -> bool:
    """Return whether the quantity is a rank, a grade, or points: what only an index has."""
    return (
        quantity.kind in ("rank", "grade")
        or quantity.unit in ("điểm", "bậc", "hạng", "thứ hạng", "thứ bậc", "bậc xếp hạng")
        or (quantity.unit is None and quantity.kind == "value")
    )


_TAKEN = re.compile(
    r"(?<!\w)(?:trừ|mất|cộng|thưởng|thang)(?: \w+)?(?: (?:thêm|tới|gần|hơn|đi))? ?$"
)


def part_of_score(view: View, quantity: Quantity) -> bool:
    """Return whether points are taken off, added, a scale or a part: "bị trừ 2 điểm" is no one's score."""
    if quantity.unit == "điểm" and "tối đa" in quantity.text:
        return True
    if quantity.unit != "điểm":
        return False
    before = view.text[: quantity.span.start]
    if _LOST.match(quantity.text) and not _SINCE.match(view.text, quantity.span.end):
        return True  # "mất 0,92 điểm": of the part that was told of before
    if _LOST_MOST.search(before):
        return True
    return _TAKEN.search(before) is not None or told_before(before)


_LOST = re.compile(r"(?:mất|hụt)(?!\w)", re.IGNORECASE)
_SINCE = re.compile(r",? so (?:với|cùng)(?!\w)")
_LOST_MOST = re.compile(
    r"(?<!\w)(?:mất|giảm|tụt|hụt|rớt|sụt|rơi)(?: điểm)?(?: \w+){0,2} nhất \($", re.IGNORECASE
)


# "mất điểm ở nội dung chuyển đổi số" is a part of the index, not the index of digital change.
_PART = re.compile(r"(?<!\w)(?:nội dung|lĩnh vực|tiêu chí|hạng mục)(?: về)? $", re.IGNORECASE)


def of_mention(view: View, m: IndicatorMention) -> Measured:
    """Return what a mention of the table of indicators names; a part of an index keeps its own words."""
    part = _PART.search(view.text, 0, m.span.start)
    if m.weak and part is not None and not m.id.startswith(_COMPONENT_IDS):
        span = Span(part.start(), m.span.end)
        return Measured(span.of(view.text), span.of(view.text), span, view.base, True)
    return Measured(canonical(view, m), m.text, m.span, view.base, is_index(m))


_NARROWER = re.compile(r" (?:[Tt]rung ương|địa phương|tỉnh|huyện|xã|cấp)(?!\w)")
_OF_THE_WORLD = re.compile(r" (?:của (?:Diễn đàn|WEF|thế giới|nền kinh tế)|toàn cầu|quốc gia)")
_OF_THE_CENTRE = re.compile(r"[Tt]rung ương|địa phương")


def canonical(view: View, m: IndicatorMention) -> str:
    """Return the name in the table, the words where they say less than that: "bội chi ngân sách địa phương"."""
    if "cấp tỉnh" in m.name and _OF_THE_WORLD.match(view.text, m.span.end):
        return m.text
    if "nhà nước" not in m.name or "nhà nước" in m.text:
        return m.name
    narrower = _NARROWER.match(view.text, m.span.end)
    if narrower is not None:
        return m.text + narrower.group()
    return m.text if _OF_THE_CENTRE.search(m.text) else m.name


_COMPONENT = re.compile(
    r"(?<!\w)(?:[Ll]ĩnh vực|[Tt]iêu chí(?: thành phần)?|[Cc]hỉ số thành phần|[Nn]ội dung|[Tt]rục nội dung|[Cc]hỉ số(?: về| nội dung| lĩnh vực)?|[Hh]ạng mục|[Tt]rụ cột)(?: thành phần)?:? [“\"]?(?=\w)"
)


_SEVERAL = re.compile(r"(?:\d|các|những|nhiều|mọi) $")
_QUOTED_NAME = re.compile(r"[“\"](?P<name>[^“”\"]{4,120})[”\"]")
_COMPONENT_IDS = ("field_", "papi_", "pci_", "dti_", "pgi_", "pii_", "sipas_", "index_766_")


def _component(view: View, item: Span, at: int) -> Measured | None:
    """Return the component that the item names itself: "lĩnh vực X, đạt", "nội dung Y đạt"."""
    found = None
    for m in _COMPONENT.finditer(view.text, item.start, at):
        if not _SEVERAL.search(view.text[max(0, m.start() - 9) : m.start()]):
            found = m
    head = next((i.span for i in view.items if i.head and 0 <= item.start - i.span.end <= 3), None)
    if found is None and head is not None:  # 'Chỉ số "Công khai": tăng 0,2 điểm'
        for m in _COMPONENT.finditer(view.text, head.start, head.end):
            found = m
        at = head.end
    if found is None or any(
        m.span.start == found.start() and not m.weak and not m.id.startswith(_COMPONENT_IDS)
        for m in view.indicators
    ):
        return None
    stop = re.compile(
        r"[:()”\"]|,? (?:đạt|chỉ|mới|được|xếp|đứng|với|là|tăng|giảm|chiếm|ở mức|còn|từ|lên|xuống|chưa|có (?:số )?điểm|có mức|bằng|tại|năm \d)(?!\w)"
    ).search(view.text, found.end() - 1, at)
    span = stripped(view.text, found.start(), stop.start() if stop else at)
    words = span.of(view.text)
    if (listed := words.rfind(" gồm ")) > 0:  # "3 nhóm chỉ số thành phần gồm hạ tầng số đứng thứ 7"
        span = Span(span.start + listed + len(" gồm "), span.end)
        words = span.of(view.text)
    quoted = _QUOTED_NAME.match(view.text, found.end() - 1, at)
    if quoted is not None:
        span = Span(quoted.start("name"), quoted.end("name"))
        words = span.of(view.text)
    if (
        len(words.split()) < (2 if quoted else 3)
        or len(words) > 160
        or ("," in words and len(words) > 120)
    ):
        return None
    known = [m for m in find_indicators(words, weak=True) if is_index(m)]
    if "," in words and not known and not quoted:
        return None
    own = known and known[-1].weak and not known[-1].id.startswith(_COMPONENT_IDS)
    if own and _PART.search(words[: known[-1].span.start]):
        return Measured(words, words, span, view.base, True)
    if (
        known
        and known[-1].span.end >= len(words) - 12
        and len(known[-1].text) * 2 >= len(words) - 10
    ):
        return Measured(known[-1].name, words, span, view.base, True)
    return Measured(words, words, span, view.base, True)


def of_index(view: View, quantity: Quantity, previous: Measured | None) -> Measured | None:
    """Return the index that a rank, grade or score belongs to, by the nearest naming words."""
    if part_of_score(view, quantity):
        return None
    if (label := _before_bracket(view, quantity)) is not None:
        return label
    item = view.item_of(quantity.number_span).span
    start, end = quantity.span.start, quantity.span.end
    named = [
        m
        for m in view.indicators
        if is_index(m) and m.span.within(item) and not _is_source(view, m)
    ]
    after = [
        m for m in named
        if m.span.start >= end and re.fullmatch(
            r",?(?: (?:cả nước|toàn quốc|toàn tỉnh|trong (?:cả nước|tỉnh)|của tỉnh|huyện, thành phố|\w+, \w+))?,? (?:về|trong|ở|đối với|trên|bảng xếp hạng)(?: (?:bảng xếp hạng|kết quả|xếp hạng|chỉ số|thực hiện|công tác|đánh giá))* ?(?:[“\"])?",
            view.text[end : m.span.start])
    ]  # fmt: skip
    if after:
        return of_mention(view, after[0])
    about = _ranked_about(view, quantity, item)
    if about is not None:
        return about
    component = _component(view, item, start)
    before = [m for m in named if m.span.end <= start]
    strong = [m for m in before if not m.weak] or before
    if component is not None and (not strong or component.span.end >= strong[-1].span.end):
        return component
    if strong:
        return of_mention(view, strong[-1])
    if (
        previous is not None
        and previous.indexed
        and previous.base == view.base
        and previous.span.start >= item.start
    ):
        return previous
    pieces = [s for s in segments(view.text, item) if s.start <= start < s.end]
    near = [m for m in named if m.span.start >= end and pieces and m.span.start < pieces[0].end]
    if near:
        return of_mention(view, near[0])
    earlier = [
        m
        for m in view.indicators
        if is_index(m) and not m.weak and m.span.end <= item.start and not _is_source(view, m)
    ]
    if (
        previous is not None
        and previous.indexed
        and previous.base == view.base
        and not _in_component_list(previous, earlier)
    ):
        return (
            previous
            if not earlier or previous.span.start >= earlier[-1].span.start
            else of_mention(view, earlier[-1])
        )
    if earlier:
        return of_mention(view, earlier[-1])
    return None


# "nổi bật là Hỗ trợ doanh nghiệp (7,66 điểm)": a part by its name, right before its bracket
_NAME_BEFORE = re.compile(
    rf"(?<!\w)(?:là|về|ở|gồm|như|và|chỉ số|lĩnh vực|tiêu chí|nội dung|,|:) (?P<name>[{UPPER}][{LOWER}]+(?: [{LOWER}]+){{1,7}}) $"
)


def _before_bracket(view: View, quantity: Quantity) -> Measured | None:
    """Return the part whose name stands right before the bracket that holds its points alone."""
    bracket = view.bracket_of(quantity.number_span)
    if bracket is None or quantity.unit != "điểm" or bracket.start + 1 != quantity.span.start:
        return None
    said = _NAME_BEFORE.search(view.text, 0, bracket.start)
    if said is None or any(
        o.span.end > said.start("name") and o.span.start < bracket.start for o in view.owners
    ):
        return None
    span = Span(*said.span("name"))
    known = [m for m in view.indicators if is_index(m) and m.span.within(span)]
    name = known[-1].name if known else said["name"]
    return Measured(name, said["name"], span, view.base, indexed=True)


_OPENS = re.compile(
    r"(?:Về|Đối với|Riêng|Với|Xét|Ở|Còn|Theo)(?: về| đối với| với| ở| theo)? (?:kết quả |xếp hạng |bảng xếp hạng )?"
)


def of_opened(view: View, quantity: Quantity) -> Measured | None:
    """Return the index that the sentence opens with, for a percent or rank of a list behind it.

    "Về chỉ số hài lòng, thứ tự lại khác: xã A cao nhất, 93,6%; xã B 90,4%, đứng thứ 8".
    """
    if not (quantity.unit == "%" and quantity.kind == "value") and not scored(quantity):
        return None
    m = _OPENS.match(view.text)
    strong = [i for i in view.indicators if is_index(i) and not i.weak]
    if m is None or not strong or strong[0].span.start != m.end():
        return None
    head = [i for i in view.items if i.head and i.span.start <= strong[0].span.start < i.span.end]
    if len({i.id for i in strong}) != 1 or not head or quantity.span.start < head[0].span.end:
        return None
    item = view.item_of(quantity.number_span).span
    words = view.text[item.start : quantity.span.start]
    if any(i.span.within(item) for i in view.indicators) or _OF_ANOTHER.search(words):
        return None
    return of_mention(view, strong[0])


_OF_ANOTHER = re.compile(r"(?<!\w)(?:t[ỷỉ] lệ|t[ỷỉ] trọng|hồ sơ|thủ tục|số)(?!\w)", re.IGNORECASE)


_ABOUT = re.compile(
    r",?(?: (?:cả nước|toàn quốc|toàn tỉnh|trong (?:cả nước|tỉnh)|của (?:cả nước|tỉnh)|thế giới|trên thế giới|trong khu vực))? về (?P<words>[^,.;:()“”\"\n]{4,90})"
)


def _ranked_about(view: View, quantity: Quantity, item: Span) -> Measured | None:
    """Return what a rank is in, where it says so right behind: "đứng thứ 2 cả nước về thu hút FDI"."""
    if quantity.kind != "rank":
        return None
    m = _ABOUT.match(view.text, quantity.span.end, item.end)
    if m is None:
        return None
    cut = re.search(r" (?:với|theo|của|năm \d|trong|tại|đạt|và|ở|khi|là)(?!\w)", m["words"])
    words = m["words"][: cut.start()] if cut else m["words"]
    span = stripped(view.text, m.start("words"), m.start("words") + len(words))
    known = find_indicators(span.of(view.text), weak=True)
    if known and known[0].span.start <= 12:
        return Measured(
            known[0].name,
            known[0].text,
            known[0].span.shifted(span.start),
            view.base,
            is_index(known[0]),
        )
    return Measured(span.of(view.text), span.of(view.text), span, view.base, indexed=True)


def _in_component_list(previous: Measured, earlier: list[IndicatorMention]) -> bool:
    return (
        bool(earlier)
        and bool(_COMPONENT.match(previous.text))
        and not _COMPONENT.match(earlier[-1].text)
    )


def _is_source(view: View, mention: IndicatorMention) -> bool:
    before = view.text[max(0, mention.span.start - 12) : mention.span.start]
    return bool(re.search(r"(?:khảo sát|chương trình) $", before)) and mention.weak
