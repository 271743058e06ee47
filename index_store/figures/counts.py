"""What a count or a share counts: "31 hồ sơ trễ hạn", "rà soát 18/35 thủ tục"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.phrases import (
    SCOPE_WORDS,
    TRIVIAL,
    Measured,
    clause_after,
    noun_after,
    stripped,
)
from index_store.language.characters.letters import UPPER
from index_store.language.terms.indicators import find_indicators, indicator, indicator_by_name
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity


_VERBS = (
    r"(?:tiếp nhận|giải quyết|xử lý|hoàn thành|rà soát|đơn giản hóa|đơn giản hoá|đơn giản|kiểm tra|thanh tra|cắt giảm|bãi bỏ"
    r"|ban hành|số hóa|tuyên truyền|sắp xếp|tổ chức|khen thưởng|sáp nhập|thành lập|giải thể|xử phạt|kỷ luật|tinh giản"
    r"|tuyển dụng|cấp mới|cấp|phê duyệt|công bố|triển khai|cung cấp|thu hút|giảm|thực hiện|công khai|niêm yết|sửa đổi"
    r"|thay thế|thu hồi|khởi tố|điều tra|phát hiện|trả|đào tạo|đầu tư|xây dựng|trồng mới|thành lập mới|nhận|hủy bỏ|giải phóng|cắt|luân chuyển|bổ nhiệm|điều động|thiếu|thừa|dôi dư"
    r")"
)
DOING = re.compile(
    rf"(?:^|[ ,(])(?P<verb>{_VERBS}(?:(?:, | và ){_VERBS})*)"
    r"(?: (?:được|đã|xong|gần|hơn|trên|khoảng|tổng số|tổng cộng|và giải quyết|là))*[ ]?$",
    re.IGNORECASE,
)
_FILES_VERBS = {
    "tiếp nhận": "files_received",
    "nhận": "files_received",
    "giải quyết": "files_resolved",
    "xử lý": "files_resolved",
}


def counted(view: View, quantity: Quantity) -> Measured | None:
    """Return the noun that a count or a share counts, as the table or the text names it."""
    item = view.item_of(quantity.number_span).span
    bracket = view.bracket_of(quantity.number_span)
    end = bracket.end - 1 if bracket else item.end
    span = noun_after(view.text, _noun_start(view.text, quantity), end, quantity.span.end)
    span = _without_names(view, span, quantity)
    words = span.of(view.text)
    if (
        re.match(rf" [{UPPER}]", view.text[quantity.span.end : quantity.span.end + 2])
        and quantity.unit in _PLACE_UNITS
    ):
        return None  # "2 xã An Sơn và Đồng Mây" counts the names behind it
    if quantity.kind == "count" and _each(view, quantity):
        return None
    labelled = _labelled(view, quantity)
    if labelled is not None:
        return labelled
    if not words or _NOT_A_NOUN.match(words):
        return None
    if words.casefold() in TRIVIAL and _SAID_BEFORE.match(view.text, span.end):
        return None  # "hai người này"
    bare = words.casefold() == (quantity.unit or "").casefold()
    if words.casefold() in TRIVIAL or (
        bare
        and (
            "," in words
            or quantity.kind == "share"
            or (
                _GOES_ON.match(view.text, span.end)
                and _SUBJECT.search(view.text[: quantity.span.start])
            )
        )
    ):
        longer = clause_after(view.text, span.start, end)
        said = longer.of(view.text)
        if (
            SCOPE_WORDS.search(
                view.text[max(item.start, quantity.span.start - 10) : quantity.span.start]
            )
            and quantity.kind == "count"
            and (words.casefold() in TRIVIAL or _PLACE_UNIT.match(words))
        ):
            return None
        if _PART_OF.search(view.text[item.start : quantity.span.start]):
            said = words
        if said.count(",") > words.count(","):
            said = said.split(",")[0] if "," not in words else words
            longer = Span(longer.start, longer.start + len(said))
        if (tail := _SHORT_SECOND.search(said)) is not None:
            said = said[: tail.start()]
            longer = Span(longer.start, longer.start + len(said))
        if len(said) > len(words) and 3 <= len(said.split()) <= 20 and not re.search(r"\d", said):
            span, words = longer, said
        elif words.casefold() in TRIVIAL and not DOING.search(
            view.text[max(item.start, quantity.span.start - 40) : quantity.span.start]
        ):
            return None
    before = view.text[max(item.start, quantity.span.start - 40) : quantity.span.start]
    doing = DOING.search(before)
    if not bare and not find_indicators(words):
        span = _whole_clause(view, quantity, span, end)
        words = span.of(view.text)
    verbs = _verbs(doing, before) if doing else ""
    known = find_indicators(words)
    if known and known[0].span.start == 0 and known[0].span.end >= len(words) - 3:
        name = known[0].name
        if quantity.kind == "share" and indicator(known[0].id).unit == "hồ sơ":
            name = words
        return Measured(name, words, span, view.base)
    if (
        doing
        and words.startswith("hồ sơ")
        and quantity.kind == "count"
        and _first(verbs) in _FILES_VERBS
    ):
        name = indicator(_FILES_VERBS[_first(verbs)]).name_vi
        return Measured(name, words, span, view.base)
    if doing and not words.startswith(verbs):
        return Measured(f"{verbs} {words}", words, span, view.base)
    return Measured(words, words, span, view.base)


def _without_names(view: View, span: Span, quantity: Quantity) -> Span:
    """Return the noun without the names listed behind it: "4 huyện ngoại thành Hoài Đức, Thanh Trì"."""
    for owner in view.owners:
        if owner.kind == "place" and quantity.span.end <= owner.span.start < span.end:
            listed = re.match(rf"(?:,| và) [{UPPER}]", view.text[owner.span.end :][:8])
            if owner.span.start > span.start and owner.span.end >= span.end and listed:
                return stripped(view.text, span.start, owner.span.start)
    return span


_PLACE_UNIT = re.compile(
    r"(?:xã|phường|huyện|quận|tỉnh|thành phố|thị xã|thị trấn|sở|bộ|địa phương)(?:,|$)",
    re.IGNORECASE,
)
_NOT_A_NOUN = re.compile(
    r"(?:cm|mm|km|kg|m)[23²³]?$|âm lịch|"
    r"trở (?:lên|xuống)|\w+(?: \w+)? (?:này|đó|ấy|kia|trở lên|trở xuống)(?!\w)"
)
_SAID_BEFORE = re.compile(r" (?:này|đó|ấy|kia|nói trên|nêu trên)(?!\w)")
# A bare noun is narrowed by what it does: "11 thủ tục yêu cầu nộp bản sao".
_GOES_ON = re.compile(
    r" (?!(?:và|hoặc|so với|tăng|giảm|xuống|lên|còn|là|nhưng|thì|để|nên|mà|theo|chiếm|thành|này|đó|nêu|nói|như|trở|ở|với|trên)(?!\w))[^\W\d_]"
)
# Behind "với" or "cho" what follows a counted noun is said of something else.
_SUBJECT = re.compile(
    r"(?:^|[,;:.(–\-•“\"…] ?|(?<!\w)(?:có|hiện|đã|và|trong đó|còn|chỉ|lại|là|nay|thì|cả|thêm|tới|đến|mới) )$",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"(?:trong|trong tổng|tổng) số(?: hơn| gần| trên| khoảng)? $")
_PLACE_UNITS = frozenset(
    {
        "xã",
        "phường",
        "huyện",
        "quận",
        "tỉnh",
        "thành phố",
        "thị xã",
        "thị trấn",
        "sở",
        "bộ",
        "xã, phường",
        "phường, xã",
    }
)


_UNDER_WAY = re.compile(r"(?<!\w)(?:đang|còn|chưa|chờ|cần|không|tiếp tục) $", re.IGNORECASE)
_SHORT_SECOND = re.compile(r" và \w+(?: \w+)?$")
_CUT_AT = re.compile(
    r" (?:từ|đến|xuống|lên|vào|ra|qua|sang|với|trong|cho|theo|bằng|để|đã|được|như)(?!\w)"
)


def _whole_clause(view: View, quantity: Quantity, span: Span, end: int) -> Span:
    """Return what a subject's number counts to the end of its clause: "6 người đăng ký thi vào sở"."""
    if not _CUT_AT.match(view.text, span.end) or not _SUBJECT.search(
        view.text[: quantity.span.start]
    ):
        return span
    longer = clause_after(view.text, span.start, end)
    said = longer.of(view.text)
    fits = len(said) > len(span.of(view.text)) and len(said.split()) <= 16
    return longer if fits and not re.search(r"[\d,]", said[span.end - span.start :]) else span


_EVENT = re.compile(r"(?<!\w)(?:cuộc|đợt|đoàn|lượt|vụ|buổi|công tác|việc) $")


def _verbs(doing: re.Match[str], before: str) -> str:
    """Return the verbs of a count; of "176 cuộc thanh tra, phát hiện 80 đơn vị" the last alone."""
    verbs = doing["verb"].lower()
    if under_way := _UNDER_WAY.search(before[: doing.start("verb")]):
        return f"{under_way.group()}{verbs}"
    if _EVENT.search(before[: doing.start("verb")]):
        return re.split(r", | và ", verbs)[-1]
    return verbs


def _first(verbs: str) -> str:
    return re.split(r", | và ", verbs.lower())[0]


def shared_verb(
    view: View, quantity: Quantity, what: Measured | None, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return what is counted with the verb said once for a list: "tinh giản 90 biên chế, gồm 30 viên chức"."""
    if what is None or last is None or last[1].base != view.base:
        return what
    if last[0].kind not in ("count", "change"):
        return what
    verb = _VERB.match(last[1].value) or _VERB.match(last[0].text)
    known = indicator_by_name(what.value) is not None
    if verb is None or _VERB.match(what.value) or (known and what.text.startswith("hồ sơ")):
        return what
    after = max(last[0].span.end, last[1].span.end)
    between = view.text[after : quantity.span.start] if after <= quantity.span.start else ""
    if not _LIST_GOES_ON.fullmatch(between):
        return what
    return replace(what, value=f"{verb.group()}{what.text if known else what.value}")


# What a list of counts shares; "tiếp nhận" is not what becomes of the parts behind "trong đó".
_VERB = re.compile(
    r"(?:cắt giảm|giảm|tinh giản|bãi bỏ|sáp nhập|thành lập|giải thể|kỷ luật|khen thưởng|tuyển dụng|đào tạo|xây dựng|sắp xếp) "
)
_LIST_GOES_ON = re.compile(
    r"(?:[^,;.:()\d]{0,60}, )?[^,;.:()\d]{0,60}(?:,|;| và|, và|, gồm|, bao gồm| \(gồm|, trong đó|, trong đó có|:)(?: gồm)? "
)


def _each(view: View, quantity: Quantity) -> bool:
    """Return whether the count is a rate: "mỗi ngày giải quyết 100 hồ sơ"."""
    before = view.text[max(0, quantity.span.start - 56) : quantity.span.start]
    after = view.text[quantity.span.end : quantity.span.end + 40]
    return bool(
        re.search(
            r"(?:[Mm]ỗi|[Mm]ột (?:ngày|tháng|năm|tuần)|[Hh]àng|[Bb]ình quân|[Tt]rung bình|[Cc]ứ)(?!\w)[^,;]{0,30}$",
            before,
        )
    ) or bool(
        re.match(
            r"[^,;.\d]{0,24}(?:/|mỗi|một) ?(?:ngày|tháng|năm|người|tuần)(?!\w)|^ ?/ ?\w", after
        )
    )


def _noun_start(text: str, quantity: Quantity) -> int:
    at = quantity.number_span.end
    m = re.match(
        r"(?: ?(?:-|–|đến|tới) ?\d[\d.,]*)? ?(?:trăm |nghìn |ngàn |triệu |tỷ |tỉ |vạn )*", text[at:]
    )
    return at + (m.end() if m else 0)


_LABEL = re.compile(
    r"(?:(?<=\s)|^)(?<!chỉ )(?<!con )(?:tổng số|số lượng|số(?! này))[^,;:.()]{3,80}?(?: là| đạt| gồm|:| ở mức| khoảng)(?: (?:trên|hơn|gần|khoảng))? ?$",
    re.IGNORECASE,
)


def _labelled(view: View, quantity: Quantity) -> Measured | None:
    """Return the phrase of "Số hồ sơ trễ hạn là 7 hồ sơ", which names the count before it."""
    item = view.item_of(quantity.number_span).span
    m = _LABEL.search(view.text[item.start : quantity.span.start])
    if not m:
        return None
    words = re.sub(
        r"(?: là| đạt| gồm|:| ở mức| khoảng)(?: (?:trên|hơn|gần|khoảng))? ?$", "", m.group()
    )
    if re.search(r" (?:đã|đạt|được|có)(?!\w)", words) and len(words.split()) > 10:
        return None
    if " là " in words:
        return None
    span = Span(item.start + m.start(), item.start + m.start() + len(words))
    known = find_indicators(words)
    name = known[0].name if known and known[0].span.end >= len(words) - 3 else words
    return Measured(name, words, span, view.base)
