"""What a figure is: a result, a change, or a target that a goal, an order or a plan governs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.amounts import is_plan
from index_store.figures.subjects import TIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.measured import Measured
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity
    from index_store.records import Figure, FigureKind


_ROSE = re.compile(r", (?:tăng|giảm)(?: (?:thêm|khoảng|gần|hơn|trên))* $")


# "tăng điểm nhiều nhất (3,46 điểm)": by how much, no one's score
_MOVED_MOST = re.compile(
    r"(?<!\w)(?:tăng|giảm|mất|tụt|hụt|rớt|sụt|rơi|cải thiện)(?: điểm)?(?: \w+){0,2} nhất(?:,? (?:với|tới)? ?\(?|,? )$",
    re.IGNORECASE,
)


def kind_beside(
    read: View,
    quantity: Quantity,
    what: Measured | None,
    before: Sequence[Figure],
    *,
    goal: bool,
) -> FigureKind:
    """Return the quantity's kind, seeing the figures before it in its sentence.

    What goes on with a goal is a goal; ``goal`` says that a heading announced nothing but goals.
    """
    kind = kind_of(read, quantity)
    if (
        kind == "value"
        and quantity.unit is None
        and _ROSE.search(read.text, 0, quantity.span.start)
    ):
        kind = "change"
    if (
        kind == "value"
        and quantity.unit == "điểm"
        and _MOVED_MOST.search(read.text, 0, quantity.span.start)
    ):
        kind = "change"
    if kind in ("count", "value", "money") and before and before[-1].kind == "target":
        since = read.text[before[-1].span.end - read.base : quantity.span.start]
        like = (before[-1].unit == "%") == (quantity.unit == "%")
        if (
            since in ("-", "–", " - ", " – ")
            or _EQUALS.fullmatch(since)
            or (like and _goes_on(quantity, since))
        ):
            kind = "target"
        if like and what is not None and _same_verb(before[-1], what, since):
            kind = "target"
    if kind == "value" and quantity.unit == "%" and _saved_too(read, quantity, before):
        kind = "change"
    if kind == "change" and _grows_to_a_goal(read, quantity, before):
        kind = "target"
    if goal and kind in ("value", "rank", "money", "change") and not _told(read, quantity):
        kind = "target"
    if kind == "target" and _was_earlier(read, quantity):
        kind = "value" if quantity.kind == "target" else quantity.kind
    if kind == "money" and what is not None and is_plan(what):
        kind = "target"
    return kind


def _saved_too(read: View, quantity: Quantity, figures: Sequence[Figure]) -> bool:
    """Return whether the percent shares the verb of a change: "tiết kiệm 54% thời gian cho dân và 50% …"."""
    if not figures:
        return False
    before = figures[-1]
    if before.kind != "change" or before.unit != "%" or before.span.start < read.base:
        return False
    since = read.text[before.span.end - read.base : quantity.span.start]
    return bool(re.fullmatch(r"[^,;.:()%]{3,60} và ", since))


# "sẽ sắp xếp 327 chi cục và giảm 173 chi cục, năm 2027 giảm tiếp 90 chi cục"
_AND_THEN = re.compile(
    r"(?: [^,;.()\d]{0,30}?)??(?:, [^,;.()\d]{0,30}?)?(?: và|,)(?: (?:năm|quý|tháng) [\d/]+)?(?: (?:tiếp tục|sẽ|tiếp))? ?"
)


def _grows_to_a_goal(read: View, quantity: Quantity, figures: Sequence[Figure]) -> bool:
    """Return whether a change only tells a goal again: "mục tiêu lợi nhuận 13 tỷ đồng, tăng 14,6%"."""
    if not figures or figures[-1].kind != "target":
        return False
    end = figures[-1].span.end - read.base
    since = read.text[end : quantity.span.start] if end >= 0 else "?"
    return since in (", ", " (", ", tương đương ") or _AND_THEN.fullmatch(since) is not None


# "đạt từ 98% (năm 2023 đạt 93,6%)": what was reached, beside the goal for a later year.
_REACHED_THEN = re.compile(
    r"\((?:kết quả |thực hiện |ước )?(?:cả )?năm (?P<year>(?:19|20)\d\d)(?: (?:là|đạt|chỉ đạt|mới đạt|thực hiện|ước đạt))*:? ?$"
)
_YEARS = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d.,-])")


def _was_earlier(read: View, quantity: Quantity) -> bool:
    """Return whether a bracket tells a result of a year before that of the goal it stands behind."""
    bracket = read.bracket_of(quantity.number_span)
    if bracket is None or quantity.bound in ("at least", "at most"):
        return False
    told = _REACHED_THEN.search(read.text, bracket.start, quantity.span.start)
    if told is None:
        return False
    others = [m[0] for m in _YEARS.finditer(read.text) if m.start() != told.start("year")]
    return "đạt" in told[0] or any(told["year"] < year for year in others)


def _told(read: View, quantity: Quantity) -> bool:
    """Return whether a figure under a heading of goals is a result after all: "(năm 2025: 41,5%)"."""
    item = read.item_of(quantity.number_span).span
    before = read.text[item.start : quantity.span.start]
    return read.bracket_of(quantity.number_span) is not None or bool(_DONE.search(before))


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


_GOAL = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu(?! đã| đề ra,)|đề xuất(?= (?!của|của))|đặt ra yêu cầu|yêu cầu|đề nghị|chỉ đạo|cần|phải|đặt mục tiêu|(?<!tự )bảo đảm|(?<!tự )đảm bảo|quyết tâm|hướng tới|hướng đến|dự kiến|sẽ|kế hoạch đến năm|(?<!tính )đến năm 20\d\d|tăng cường|đẩy mạnh|chỉ tiêu(?= [^,;.]{0,60} là ))(?!\w)",
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
    r"(?<!\w)(?:đã|đạt được|chỉ đạt|mới đạt|hiện có|hiện nay|kết quả(?! giải quyết)|thực tế|ước đạt)(?!\w)",
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
# "Chủ tịch yêu cầu năm 2024 chỉ số A vào nhóm 15, chỉ số B đạt từ 85% trở lên": so is the second.
_ASKS_FOR = re.compile(r"(?<!\w)(?:yêu cầu|chỉ đạo|giao)(?!\w)[^;:()]{0,160}$")
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
        if quantity.bound == "at least" and _ASKS_FOR.search(said):
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
