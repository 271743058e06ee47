"""What a count or a share counts: "31 hồ sơ trễ hạn", "rà soát 18/35 thủ tục"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index_store.figures.phrases import (
    SCOPE_WORDS,
    Measured,
    clause_after,
    noun_after,
    stripped,
    verbs_table,
)
from index_store.language.characters.letters import UPPER
from index_store.language.names.place_names import USUAL_UNIT
from index_store.language.terms.indicators import find_indicators, indicator
from index_store.language.terms.word_roles import words_that
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity


@cache
def doing() -> re.Pattern[str]:
    """Return the pattern of verbs right before what they are done to: "kiểm tra và xử lý"."""
    verbs = verbs_table()
    return re.compile(
        rf"(?:^|[ ,(])(?<!chủ )(?<!nhà )(?<!cơ quan )(?<!trương )(?<!quy )(?<!dịch )(?<!toán )(?<!vốn )(?<!công )(?<!sự )(?P<verb>{verbs}(?:(?:, | và | hoặc ){verbs})*)"
        r"(?: (?:được|đã|xong|gần|hơn|trên|khoảng|tổng số|tổng cộng|thêm|tiếp|đối với|cho|chính thức|thành công|và giải quyết|là))*[ ]?$",
        re.IGNORECASE,
    )


_NO_COMPLEMENT = (
    r"(?:có|là|gồm|với|còn|trong|tại|ở|cho|của|về|từ|đến|tới|lên|xuống|trên|dưới|theo|vào|qua|đạt|chiếm|thành|bằng|như|mỗi|các"
    r"|những|và|hoặc|để|nhằm|do|vì|khi|mà|được|bị|đã|sẽ|so|hàng|cả|số|thứ|năm|tháng|quý|ngày|khoảng|gần|hơn|đối)"
)


@cache
def _doing_what() -> re.Pattern[str]:
    """Return the pattern of a verb with its complement: "đã phê duyệt quy hoạch" of 1.300 people."""
    return re.compile(
        r"(?:^|[,;:] |(?<!\w)(?:đã|sẽ|đang|vừa|cũng|đồng thời|tiếp tục|nay|biết|mới) )(?:đã |sẽ |cũng |tiếp tục |chủ động |trực tiếp )*"
        rf"(?P<verb>{verbs_table()}(?: (?!{_NO_COMPLEMENT}(?!\w))[^\W\d_]+){{1,4}})"
        r"(?: (?:được|thêm|gần|hơn|trên|khoảng|tổng số|tổng cộng))*[ ]?$",
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
    people = _PEOPLE.search(view.text, item.start, quantity.span.start)
    if people is not None and quantity.unit in ("người", "dân"):
        counted_words = Span(people.start("words"), people.end("words"))
        return Measured("dân số", counted_words.of(view.text), counted_words, view.base)
    if _OUT_OF_EACH.search(view.text, item.start, quantity.span.start):
        return None
    if quantity.kind == "count" and is_each(view, quantity):
        return None
    if _on_few(quantity) or _a_part_of_one(quantity):
        return None  # "trên hai tàu chiến", "tỷ lệ chọi 8,57 người"
    if _LONG.search(view.text, 0, quantity.span.start):
        return None  # "bức thư dài 5 trang"
    if in_scope(view, quantity) and _ONLY_PLACES.fullmatch(words):
        return None  # "thử nghiệm ở 3 quận, huyện và 9 phường, xã": where, not how many there are
    labelled = _labelled(view, quantity)
    if labelled is not None:
        return labelled
    if not words or _NOT_A_NOUN.match(words):
        return None
    if (_is_trivial(words) or _ONLY_PLACES.fullmatch(words)) and _SAID_BEFORE.match(
        view.text, span.end
    ):
        return None  # "hai người này"
    bare = words.casefold() == (quantity.unit or "").casefold()
    if _is_trivial(words) or (
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
        inner = _is_trivial(words) and _INNER.search(view.text, 0, quantity.span.start)
        if inner and _done_to(view, item, quantity) is None:
            return None  # "các doanh nghiệp của hai địa phương tích cực": said of the others
        if (
            SCOPE_WORDS.search(
                view.text[max(item.start, quantity.span.start - 10) : quantity.span.start]
            )
            and quantity.kind == "count"
            and (_is_trivial(words) or _PLACE_UNIT.match(words))
        ):
            return None
        if (another := _ANOTHER_COUNT.search(said)) is not None:
            said = said[: another.start()]
            longer = Span(longer.start, longer.start + len(said))
        if _PART_OF.search(view.text[item.start : quantity.span.start]):
            said = words
        if (tail := _SHORT_SECOND.search(said)) is not None:
            said = said[: tail.start()]
            longer = Span(longer.start, longer.start + len(said))
        if len(said) > len(words) and 3 <= len(said.split()) <= 20 and not re.search(r"\d", said):
            span, words = longer, said
        elif _is_trivial(words):
            done_to = _done_to(view, item, quantity)
            if done_to is None or done_to["verb"].casefold() in ("thiếu", "thừa", "dôi dư"):
                return None  # "riêng giáo viên mầm non thiếu 44.000 người": who is said before
    before = view.text[max(item.start, quantity.span.start - 64) : quantity.span.start]
    done = _done_to(view, item, quantity)
    if not bare and (not find_indicators(words) or _is_part(view, quantity, span.end)):
        span = _whole_clause(view, quantity, span, end)
        words = span.of(view.text)
    verbs = _verbs(done, before) if done else ""
    known = find_indicators(words)
    if known and known[0].span.start == 0 and known[0].span.end >= len(words) - 3:
        name = known[0].name
        if quantity.kind == "share" and indicator(known[0].id).unit == "hồ sơ":
            name = words
        if quantity.kind == "count" and indicator(known[0].id).unit == "%":
            name = words  # 77.098 accounts are no rate of accounts
            verbs = "" if words.startswith(verbs) else f"{verbs} "
            return Measured(f"{verbs}{words}", words, span, view.base)
        return Measured(name, words, span, view.base)
    if (
        done
        and words.startswith("hồ sơ")
        and quantity.kind == "count"
        and _first(verbs) in _FILES_VERBS
    ):
        name = indicator(_FILES_VERBS[_first(verbs)]).name_vi
        return Measured(name, words, span, view.base)
    if done and words in ("đợt", "lần", "kỳ", "vòng"):
        return Measured(f"{words} {verbs}", words, span, view.base)
    if done and not words.startswith(verbs):
        return Measured(f"{verbs} {words}", words, span, view.base)
    return Measured(words, words, span, view.base)


_OF_ALL = re.compile(r"[^;.\d]{1,90}?(?:,|\() ?(?:chiếm|đạt|bằng)(?: tỷ lệ)? [\d,]+ ?%")


def _is_part(view: View, quantity: Quantity, end: int) -> bool:
    """Return whether so many of all are so: of "63/78 sản phẩm OCOP được đưa lên sàn" the end says which."""
    return quantity.kind == "share" or _OF_ALL.match(view.text, end) is not None


_LOW_END = re.compile(r"(?:từ )?\d[\d.,]*(?: ?[-–] ?| đến )$")  # of "40-50 hộ", for its high end


def _done_to(view: View, item: Span, quantity: Quantity) -> re.Match[str] | None:
    """Return the verb that is done to what the quantity counts, with its complement if it has one."""
    before = view.text[max(item.start, quantity.span.start - 64) : quantity.span.start]
    before = _LOW_END.sub("", before)
    found, done = _doing_what().search(before), doing().search(before)
    if found is None or (
        done is not None
        and done.start("verb") < found.start("verb")
        and _OPENS_ACT.search(before, 0, done.start("verb"))
    ):
        found = done  # "bãi bỏ, đơn giản hóa 9 thủ tục": both verbs
    named = found is not None and found["verb"][0].isupper()
    if found is not None and named and _OF_A_BODY.search(before, 0, found.start("verb")):
        return None  # "Sở Xây dựng 57 thủ tục"
    if found is not None and (_A_LEVEL.match(found["verb"]) or found.group().endswith(" là ")):
        return None
    return None if quantity.kind == "change" else found


# Before the first of two verbs; "công trình xây dựng, phát hiện 6 vụ" has a noun there.
_OPENS_ACT = re.compile(
    r"(?:^|[,;:(] |(?<!\w)(?:đã|sẽ|đang|vừa|cũng|và|đồng thời|tiếp tục|phải|cần|dự kiến|biết|để|nhằm) )$"
)
_OF_A_BODY = re.compile(r"(?<!\w)(?:Sở|Bộ|Cục|Vụ|Ban|Phòng|Chi cục|Tổng cục|Viện|Trung tâm) $")
# "cơ quan cấp huyện 142 biên chế": the level of an office, no verb
_A_LEVEL = re.compile(
    r"cấp (?:huyện|xã|tỉnh|phường|sở|bộ|trung ương|cơ sở|cục|vụ|phòng|\d)(?!\w)", re.IGNORECASE
)


def _without_names(view: View, span: Span, quantity: Quantity) -> Span:
    """Return the noun without the names listed behind it: "4 huyện ngoại thành Hoài Đức, Thanh Trì"."""
    for owner in view.owners:
        if owner.kind == "place" and quantity.span.end <= owner.span.start < span.end:
            listed = re.match(rf"(?:,| và) [{UPPER}]", view.text[owner.span.end :][:8])
            if owner.span.start > span.start and owner.span.end >= span.end and listed:
                return stripped(view.text, span.start, owner.span.start)
    return span


def _on_few(quantity: Quantity) -> bool:
    """Return whether "trên" says on what: nobody writes "more than two" of things that are counted."""
    few = quantity.value is not None and quantity.value <= 10
    return quantity.kind == "count" and few and quantity.text.casefold().startswith("trên ")


_SCALED = re.compile(r"nghìn|ngàn|triệu|tỷ|tỉ|vạn|trăm")


def _a_part_of_one(quantity: Quantity) -> bool:
    """Return whether people would be counted in parts: a mean or a ratio, no count."""
    parted = quantity.value is not None and quantity.value != int(quantity.value)
    whole = quantity.kind == "count" and _SCALED.search(quantity.text) is None
    return parted and whole


_PEOPLE = re.compile(
    r"(?<!\w)(?P<words>[Dd]ân số|(?:[Tt]ổng )?[Ss]ố dân)(?: (?:là|đạt|có|khoảng|hơn|gần|trên|lên tới|ước tính))* $"
)
# "cứ 10 doanh nghiệp thì có 5 …, 6 doanh nghiệp …": out of ten, no count of any
_OUT_OF_EACH = re.compile(r"(?<!\w)[Cc]ứ (?:mỗi )?(?:\d|một|trăm)[^;.]*$")
_LONG = re.compile(r"(?<!\w)(?:dài|rộng|cao|nặng|sâu) $")
_SCOPE = re.compile(
    r"(?<!\w)(?:ở|tại|trên|trong|giữa|khắp|đối với|áp dụng cho|của|thuộc)(?: (?:cả|toàn bộ|tất cả|tổng số|số|phạm vi|địa bàn|khối|nhóm))* ?(?:\d[\d.]* [^;.:()\d]{1,30}(?:,| và|, và) )?$"
)


def in_scope(view: View, quantity: Quantity) -> bool:
    """Return whether a count only says where something is so: "kiểm tra tại 15 cơ quan"."""
    start = quantity.span.start
    return quantity.kind == "count" and bool(_SCOPE.search(view.text, max(0, start - 64), start))


_ONLY_PLACES = re.compile(
    r"(?:(?:xã|phường|huyện|quận|tỉnh|thành phố|thành|thị xã|thị trấn)(?:, | |$))+", re.IGNORECASE
)
_INNER = re.compile(
    r"(?<!\w)(?:của|cơ quan|doanh nghiệp|nhân dân|lãnh đạo|quan hệ|giữa|các ngành|người dân) $"
)
_PLACE_UNIT = re.compile(
    rf"(?:{USUAL_UNIT}|sở|bộ|địa phương)(?:,|$)",
    re.IGNORECASE,
)
_NOT_A_NOUN = re.compile(
    r"(?:cm|mm|km|kg|m)[23²³]?$|âm lịch|"
    r"trở (?:lên|xuống)|\w+(?: \w+)? (?:này|đó|ấy|kia|trở lên|trở xuống)(?!\w)"
)
_SAID_BEFORE = re.compile(r" (?:này|đó|ấy|kia|nói trên|nêu trên)(?!\w)")
# A bare noun is narrowed by what it does: "11 thủ tục yêu cầu nộp bản sao".
_GOES_ON = re.compile(
    r" (?:tăng|giảm|giữ nguyên) (?:điểm|bậc|hạng)| (?!(?:và|hoặc|so với|tăng|giảm|xuống|lên|còn|là|nhưng|thì|để|nên|mà|theo|chiếm|thành|này|đó|nêu|nói|như|trở|ở|với|trên)(?!\w))[^\W\d_]"
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


def _is_trivial(words: str) -> bool:
    """Return whether a noun is that of any count: "đơn vị", "trường hợp"."""
    return words.casefold() in words_that("counts nothing")


_UNDER_WAY = re.compile(r"(?<!\w)(?:đang|còn|chưa|chờ|cần|không|tiếp tục) $", re.IGNORECASE)
_ANOTHER_COUNT = re.compile(r",(?: và)?(?: hơn| gần| trên| khoảng)? \d")
_SHORT_SECOND = re.compile(r" và \w+(?: \w+)?$")
_CUT_AT = re.compile(
    r" (?:từ|đến|xuống|lên|vào|ra|qua|sang|với|trong|cho|theo|bằng|để|đã|được|như|tham gia|đạt|chưa|không|bị|đang|đăng ký|thực hiện|triển khai|công bố|trực tiếp)(?!\w)"
)


def _whole_clause(view: View, quantity: Quantity, span: Span, end: int) -> Span:
    """Return what a subject's number counts to the end of its clause: "6 người đăng ký thi vào sở"."""
    cut = _CUT_AT.match(view.text, span.end)
    predicate = quantity.kind == "share" and _PREDICATE.match(view.text, span.end)
    if not (cut or predicate) or not _SUBJECT.search(view.text[: quantity.span.start]):
        return span
    longer = clause_after(view.text, span.start, end)
    said = longer.of(view.text)
    fits = len(said) > len(span.of(view.text)) and len(said.split()) <= (24 if predicate else 16)
    return longer if fits and not re.search(r"\d", said[span.end - span.start :]) else span


# "2/3 phụ nữ từng chịu bạo lực": a share says nothing without what is so of it.
_PREDICATE = re.compile(r" (?!(?:và|hoặc|so với|nhưng|thì|nên|trên|này|đó|còn|là)(?!\w))[^\W\d_]")


_EVENT = re.compile(r"(?<!\w)(?:cuộc|đợt|đoàn|lượt|vụ|buổi|công tác|việc) $")


_LIGHT_VERBS = r"(?:(?:tiếp tục|thực hiện|tiến hành|tập trung)(?: việc)? )+(?=\w)"
_LIGHT = re.compile(rf"^{_LIGHT_VERBS}")
_LIGHT_ANYWHERE = re.compile(rf"(?<!\w){_LIGHT_VERBS}", re.IGNORECASE)


def without_light_verbs(words: str) -> str:
    """Return the words without verbs that say nothing of what is done: "thực hiện rà soát thủ tục"."""
    return _LIGHT_ANYWHERE.sub("", words)


def _verbs(done: re.Match[str], before: str) -> str:
    """Return the verbs of a count; of "176 cuộc thanh tra, phát hiện 80 đơn vị" the last alone."""
    said = done["verb"].lower()
    verbs = _LIGHT.sub("", said)
    if verbs in ("tốt", "xong", "thành công"):
        verbs = said  # "thực hiện tốt 5 nhiệm vụ"
    if under_way := _UNDER_WAY.search(before[: done.start("verb")]):
        return f"{under_way.group()}{verbs}"
    if _EVENT.search(before[: done.start("verb")]):
        return re.split(r", | và | hoặc ", verbs)[-1]
    return verbs


def _first(verbs: str) -> str:
    return re.split(r", | và | hoặc ", verbs.lower())[0]


def is_each(view: View, quantity: Quantity) -> bool:
    """Return whether the count is a rate: "mỗi ngày giải quyết 100 hồ sơ"."""
    before = view.text[max(0, quantity.span.start - 56) : quantity.span.start]
    after = view.text[quantity.span.end : quantity.span.end + 40]
    return bool(
        re.search(
            r"(?:[Mm]ỗi [^,;]{2,40},|[Mm]ỗi|[Mm]ột (?:ngày|tháng|năm|tuần)|[Hh]àng (?:ngày|tháng|quý|năm|tuần)|[Bb]ình quân|[Tt]rung bình|[Cc]ứ)(?!\w)[^,;]{0,30}$",
            before,
        )
    ) or bool(
        re.match(
            r"[^,;.\d]{0,24}(?:/|mỗi|(?<!và )một) ?(?:ngày|tháng|năm|người|tuần|lớp|phòng|trường|hộ|m2|ha)(?!\w)|^ ?/ ?\w",
            after,
        )
    )


def _noun_start(text: str, quantity: Quantity) -> int:
    at = quantity.number_span.end
    m = re.match(
        r"(?: ?(?:-|–|đến|tới) ?\d[\d.,]*)? ?(?:trăm |nghìn |ngàn |triệu |tỷ |tỉ |vạn )*", text[at:]
    )
    return at + (m.end() if m else 0)


_LABEL = re.compile(
    r"(?:(?<=[\s“\"])|^)(?<!chỉ )(?<!con )(?<!dân )(?<!xổ )(?<!Xổ )(?:tổng số|số lượng|(?:tổng )?biên chế (?:công chức|viên chức|sự nghiệp|hành chính)|số(?! này))(?:[^,;:.()]|, (?=công chức|viên chức|người lao động)){3,80}?(?: là| đạt| gồm|:| ở mức| khoảng| (?:đã )?(?:được )?nâng lên(?: con số)?)(?: (?:trên|hơn|gần|khoảng))? ?$",
    re.IGNORECASE,
)


def _labelled(view: View, quantity: Quantity) -> Measured | None:
    """Return the phrase of "Số hồ sơ trễ hạn là 7 hồ sơ", which names the count before it."""
    item = view.item_of(quantity.number_span).span
    m = _LABEL.search(view.text[item.start : quantity.span.start])
    if not m:
        return None
    words = re.sub(
        r"(?: là| đạt| gồm|:| ở mức| khoảng| (?:đã )?(?:được )?nâng lên(?: con số)?)(?: (?:trên|hơn|gần|khoảng))? ?$",
        "",
        m.group(),
    )
    if re.search(r" (?:đã|đạt|được|có)(?!\w)", words) and len(words.split()) > 16:
        return None
    if " là " in words:
        return None
    span = Span(item.start + m.start(), item.start + m.start() + len(words))
    known = find_indicators(words)
    name = known[0].name if known and known[0].span.end >= len(words) - 3 else words
    return Measured(name, words, span, view.base)
