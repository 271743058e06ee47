"""A counted noun said in full, or not at all: "46 thủ tục" alone says nothing of what they were."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.ends import finished
from index_store.figures.phrases import Measured, clause_after, cut_whole, stripped
from index_store.language.terms.indicators import indicator_by_name
from index_store.language.terms.word_roles import words_that
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

# What was said before is no figure of this sentence: "hai nghị quyết này".
_SAID_BEFORE = re.compile(r" (?:này|đó|ấy|kia|trên(?= ?[,.;]))(?!\w)")
# The noun of a count that only says where, among whom or out of what something is so.
_OBLIQUE = re.compile(
    r"(?<!\w)(?:của|tại|ở|trên|từ|giữa|trong|thành|vào|khỏi|khắp|qua|theo|(?<!, )cùng|bởi|cho|cơ quan|doanh nghiệp"
    r"|(?:trên|trong) (?:tổng )?số|(?:một|là) trong|(?:phối hợp|hợp tác|ký|ký kết|làm việc|trao đổi)(?: [^,;.()]{1,80})? với)(?: (?:hơn|gần|trên|khoảng|toàn bộ|cả|tổng số|số|khối|nhóm))* $",
    re.IGNORECASE,
)
# "trên địa bàn 4 tỉnh trọng điểm": where, however the places are narrowed.
_ONLY_WHERE = re.compile(
    r"(?<!\w)(?:tại|ở|địa bàn|phạm vi|khắp)(?: (?:cả|toàn bộ|hơn|gần|khoảng|\d+ [^;:.()\d]{2,30}(?:,| và)))* $"
)
_PLACES = re.compile(
    r"(?:tỉnh|thành phố|thành|huyện|thị xã|quận|xã|phường|thị trấn|nước|quốc gia|địa phương)(?!\w)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(?<!\w)(?:trong|trên) (?:tổng )?số (?:hơn |gần |khoảng )?$", re.IGNORECASE)
_WITH = re.compile(r" với(?: (?:hơn|gần|trên|khoảng|tổng số|tổng cộng))* $")
# How a noun is narrowed behind itself.
_NARROWS = re.compile(
    r" (?:(?:trực )?thuộc|của|về|liên quan|do|có|được|bị|chưa|đã|đang|vẫn|không|đều|sẽ|phải|yêu cầu|tham gia|mà (?:đơn vị|cơ quan|bộ|sở|ngành|huyện|tỉnh|xã|phường|họ)|cho|theo|đối với|với|trong(?! năm| tháng| quý| quá trình| \d)|đến)(?= \w)"
)
_NO_END = re.compile(
    r"(?: (?:thuộc|của|về|do|có|được|(?<!chuẩn )bị|chưa|đã|đang|phải|mà|cho|theo|với|đối với|vào|trong|là|và|tại|ở|từ|trên|đến|tới|để|các|những|số|tổng|hơn|gần|khoảng|ngày|tháng|quý|năm|giữa|qua))+$"
)
_HAS = re.compile(
    r" (?:(?:hiện|hiện nay|nay|mới|chỉ|đã|cũng|vẫn|sẽ|toàn|thành phố|này|đang|lại) )*"
    r"(?:gồm có|có|còn|gồm|bao gồm|có thêm|có đến|có tới|lên tới|đạt)(?: (?:thêm|tổng số|tổng cộng|hơn|gần|trên|khoảng|tới|đến|khoảng))* ?$"
)
_AND_HAS = re.compile(r", (?:hiện |hiện nay |nay )?(?:có|còn|gồm)(?: (?:hơn|gần|trên|khoảng))* ?$")
_NOW = re.compile(
    r"(?:Đến nay|đến nay|Hiện nay|hiện nay|Hiện|hiện|Nay|nay|Trong đó|trong đó|Riêng|riêng),? "
)
_LIST = re.compile(r"(?:\d[\d.,]* [^;:()]{2,60}?(?:, | và |, và ))+(?:(?:hơn|gần|trên|khoảng) )?$")
_NO_SUBJECT = re.compile(
    r"[,;:()\d%“”\"]|(?<!\w)(?:có|là|được|bị|đã|sẽ|đang|cho biết|cho rằng|nếu|khi|theo|trong|tại|với|đến|từ|hiện|này|đó|nay|ông|bà|tôi|nơi|để|ở|trên|và|qua|đặt|hỏi|nói|nêu|nhấn mạnh|khẳng định|thông tin|xác định|thống kê|ghi nhận|phát hiện|báo cáo|đánh giá|yêu cầu|đề nghị|năm|tháng|tính|cả nước|toàn quốc)(?!\w)",
    re.IGNORECASE,
)
# "Tuy nhiên, chỉ có hai đơn vị": no subject
_ADVERB = re.compile(
    r"(?:cấp (?:huyện|xã|tỉnh|phường)|tuy nhiên|tuy vậy|sau|trước|nhưng|do|vì|còn|riêng|đồng thời|ngoài ra|cụ thể|bên cạnh|như vậy|vì vậy|do đó|thế nhưng|chỉ|hàng|mỗi|với|vừa|đối với|dù|mặc dù|cuối|đầu)(?!\w)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r" \(?(?:hơn |gần |trên |khoảng )?\d(?!G(?!\w))")
_WORDS = 16
_TOTAL = 100_000


def in_full(
    view: View, quantity: Quantity, what: Measured, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return what a count counts where its words say enough, made longer if need be; else None.

    A noun that nothing narrows is kept with its verb ("phê duyệt 46 thủ tục"), with a place that
    has it ("huyện có 12 xã"), and with its subject: "các hội có 700 biên chế" counts "biên chế
    của các hội". In "theo báo cáo của 5 đoàn" the number is only told in passing.
    """
    if what.base != view.base or what.span.start < quantity.number_span.start:
        return what
    if _SAID_BEFORE.match(view.text, what.span.end) and _short(quantity, what):
        return None
    if (
        what.value == what.text
        and _ONLY_WHERE.search(view.text, 0, quantity.span.start)
        and _PLACES.match(what.text)
    ):
        return None
    noun = what.span.start + len(quantity.unit or "")
    if is_those_named(view, quantity, noun):
        return None
    if _EITHER.search(view.text, 0, quantity.number_span.start):
        return None
    if what.value == what.text and quantity.unit in ("tầng", "trang", "tờ", "trang giấy"):
        return None  # "5 tầng hầm": of what building
    if what.value != what.text and what.text.casefold() in words_that("measures a thing"):
        return None  # "xây dựng 30 tầng": of what building
    if what.value != what.text or (indicator_by_name(what.value) and not _bare(quantity, what)):
        return what
    item = view.item_of(quantity.number_span).span
    before = view.text[item.start : quantity.span.start]
    oblique = _OBLIQUE.search(before) is not None and _OUT_OF.search(before) is None
    if not _bare(quantity, what):
        starts = before.endswith("từ ") and _COMES_TO.match(view.text, what.span.end)
        return None if oblique and quantity.kind == "count" and not starts else what
    if not oblique:
        longer = _placed(view, quantity, what) or _narrowed(view, quantity, what)
        if longer is not None:
            return longer
    whole = what if _all_there_are(quantity, what) and not oblique else None
    if oblique or _OUT_OF.search(before):
        return whole  # "trong số 2,8 triệu cán bộ": as many as there are in all
    given = _given(view, quantity, item)
    if given is not None:
        return replace(what, value=f"{given} {what.value}")
    if _has_a_place(view, quantity, item):
        return what
    beside = _beside(view, quantity, what, last)
    return (
        beside
        or _of_subject(view, quantity, what, item)
        or whole
        or _going_on(view, quantity, what)
    )


def _going_on(view: View, quantity: Quantity, what: Measured) -> Measured | None:
    """Return the noun with what goes on behind it: "nguyên nhân gây ra 7 rào cản"; None if nothing does."""
    longer = finished(view, quantity, what)
    more = longer is not None and len(longer.text.split()) - len(what.text.split()) >= 2
    return longer if more else None


_OF_A_PLACE = re.compile(
    r" (?P<words>(?:xã|phường|thị trấn|huyện|quận|thị xã|sở|phòng|ban|ngành|hộ|đơn vị|cơ quan|dự án|thôn|bản|tổ dân phố|doanh nghiệp)"
    r"(?:(?:, | và )(?:xã|phường|thị trấn|huyện|quận|thị xã|ban|ngành))*)(?=[,.;)]|$| và \d)"
)


def held(view: View, quantity: Quantity) -> Measured | None:
    """Return the units that a place has, though their noun alone says little: "huyện có 12 xã"."""
    noun = _OF_A_PLACE.match(view.text, quantity.number_span.end)
    item = view.item_of(quantity.number_span).span
    if quantity.kind != "count" or noun is None or not _has_a_place(view, quantity, item):
        return None
    span = Span(noun.start("words"), noun.end("words"))
    return Measured(noun["words"], noun["words"], span, view.base)


# "hai người", "hai nước": those just named, no count
_BOTH = re.compile(r"(?:[Cc]ả )?(?:[Hh]ai|[Bb]a) (?:người|nước|bên|địa phương|lãnh đạo|quốc gia)")


def is_those_named(view: View, quantity: Quantity, noun: int) -> bool:
    """Return whether a number with a noun that ends at ``noun`` only means those just named."""
    has = view.text[: quantity.span.start].endswith(("có ", "thêm ", "gồm ", "Có "))
    return not has and _BOTH.fullmatch(view.text, quantity.span.start, noun) is not None


_EVERYONE = re.compile(
    r"(?:cán bộ|công chức|viên chức|giáo viên|học sinh|sinh viên|giảng viên|đảng viên|doanh nghiệp|hộ kinh doanh|người lao động)(?!\w)",
    re.IGNORECASE,
)


def _all_there_are(quantity: Quantity, what: Measured) -> bool:
    """Return whether so many of one kind are all there are, and need no word more."""
    large = quantity.value is not None and quantity.value >= _TOTAL
    return large and _EVERYONE.match(what.text) is not None


_EITHER = re.compile(r"\d (?:hay|hoặc) $")  # "300, 400 hay 500 điều kiện"
_COMES_TO = re.compile(r"[^,;.()]{0,40}(?<!\w)(?:còn|xuống|lên|thành)(?!\w)")
_ADJECTIVE = re.compile(
    r"(?: (?:chủ yếu|then chốt|trọng tâm|trọng điểm|cơ bản|lớn|quan trọng|khác|mới|cụ thể|(?<!hành )(?<!tài )chính|ưu tiên|đặc biệt|hàng đầu|nổi bật))+$"
)


def _bare(quantity: Quantity, what: Measured) -> bool:
    """Return whether the noun is the unit alone: "thủ tục hành chính", "người"."""
    words = _ADJECTIVE.sub("", what.text.casefold())
    if quantity.unit is None and len(words.split()) <= 2:
        return True  # "37 chuyên viên"
    return words == (quantity.unit or "").casefold() or " " not in words


_OTHER = re.compile(
    r"(?:công ty|đơn vị|cơ quan|sở|bộ|huyện|tỉnh|xã|phường|thành phố|khu vực|dự án|ngân hàng|trường|việc|vấn đề|ngành|lĩnh vực|nước|nhóm)$"
)


def _short(quantity: Quantity, what: Measured) -> bool:
    """Return whether "này" behind a noun is said of the noun itself: no "ban thường vụ công ty này"."""
    words, unit = what.text.split(), (quantity.unit or "").split() or [""]
    more = len(words) - len(unit)
    return more <= 3 and not (more and _OTHER.search(what.text))


# "94 đảng viên ở Đà Nẵng bị kỷ luật", "3 triệu công dân tại 16 tỉnh được cấp mã số"
_PLACED = re.compile(
    r" (?:ở|tại|trên)(?: \d+)? [^;:.()\d%]{2,40}?(?= (?:đã |đang |sẽ )?(?:bị|được|đã|đang|sẽ)(?!\w))"
)
_GIVES = re.compile(
    r"(?:^|[ ,(])(?P<verb>giao|phân bổ|cấp|hỗ trợ|bổ sung)(?: cho)?(?: UBND)? $", re.IGNORECASE
)


def _placed(view: View, quantity: Quantity, what: Measured) -> Measured | None:
    """Return the noun with what is so of it, said behind where it is."""
    where = _PLACED.match(view.text, what.span.end)
    if where is None:
        return None
    end = view.item_of(quantity.number_span).span.end
    told = clause_after(view.text, where.end() + 1, end)
    words = _NO_END.sub("", told.of(view.text))
    if _NUMBER.search(words) or not 2 <= len(words.split()) <= _WORDS:
        return None
    span = Span(what.span.start, told.start + len(words))
    place = "" if re.search(r"\d|này|đó", where.group()) else where.group()
    return replace(what, value=f"{what.text}{place} {words}", text=span.of(view.text), span=span)


def _given(view: View, quantity: Quantity, item: Span) -> str | None:
    """Return the verb of what a place was given: "giao tỉnh Hạ Sơn 462 nhiệm vụ"."""
    for owner in view.owners:
        if (
            owner.span.start >= item.start
            and view.text[owner.span.end : quantity.span.start] == " "
        ):
            gives = _GIVES.search(view.text, item.start, owner.span.start)
            return gives["verb"].lower() if gives else None
    return None


def _narrowed(view: View, quantity: Quantity, what: Measured) -> Measured | None:
    """Return the noun with what narrows it behind: "thủ tục thuộc thẩm quyền giải quyết"."""
    joined = _NARROWS.match(view.text, what.span.end)
    if joined is None:
        return None
    bracket = view.bracket_of(quantity.number_span)
    end = bracket.end - 1 if bracket else view.item_of(quantity.number_span).span.end
    span = clause_after(view.text, what.span.start, end)
    number = _NUMBER.search(view.text, what.span.end, span.end)
    stop = number.start() if number else span.end
    said = _NO_END.sub("", view.text[what.span.start : stop].rstrip(" ,"))
    if len(said.split()) > _WORDS:
        nearer = cut_whole(view.text, what.span.start, stop, _WORDS)
        said = _NO_END.sub("", nearer.of(view.text)) if nearer else ""
    if len(said) < len(what.text) + 5 or len(said.split()) > _WORDS:
        return None
    return replace(
        what, value=said, text=said, span=Span(what.span.start, what.span.start + len(said))
    )


def _has_a_place(view: View, quantity: Quantity, item: Span) -> bool:
    """Return whether a place or body right before has them: "huyện Sơn Lâm hiện có 12 xã"."""
    owner = next(
        (
            o
            for o in reversed(view.owners)
            if o.owns and item.start <= o.span.start and o.span.end <= quantity.span.start
        ),
        None,
    )
    if owner is None:
        return False
    between = view.text[owner.span.end : quantity.span.start]
    if (listed := _LIST.search(between)) is not None:
        between = between[: listed.start()]
    opens = not view.text[item.start : owner.span.start].strip()
    if opens and _AND_HAS.search(between) and not re.search(r"[;:()]", between):
        return True  # "Xã Mây được lập từ ba xã cũ, có 17 thôn"
    return bool(_HAS.fullmatch(between)) or between.strip(" (") in ("", "với")


def _beside(
    view: View, quantity: Quantity, what: Measured, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return the noun as that of the count before: "4 hội với 327 hội viên" has members of them."""
    if last is None or last[1].base != view.base or last[0].kind != "count":
        return None
    end = max(last[0].span.end, last[1].span.end)
    if end > quantity.span.start or not _WITH.fullmatch(view.text[end : quantity.span.start]):
        return None
    owner = last[1].value.partition(" của ")[2] or last[1].text
    return replace(what, value=f"{what.value} của {owner}") if " " in owner else None


def _of_subject(view: View, quantity: Quantity, what: Measured, item: Span) -> Measured | None:
    """Return the noun with the subject that has it: "biên chế của các hội đặc thù"."""
    before = view.text[item.start : quantity.span.start]
    verb = _HAS.search(before)
    if verb is None:
        return None
    said = before[: verb.start()].rstrip(" ,")
    start = said.rfind(", ") + 2 if ", " in said else 0
    opens = _NOW.match(said, start)
    start = opens.end() if opens else start
    span = stripped(view.text, item.start + start, item.start + len(said))
    words = span.of(view.text)
    if len(words.split()) < (1 if words.isupper() else 2) or len(words.split()) > 9:
        return None
    if _NO_SUBJECT.search(words) or _ADVERB.match(words) or what.text in words:
        return None
    if words.casefold() in what.text.casefold():
        return None
    named = words.isupper() or words.split()[1][0].isupper()  # "Luật Kiến trúc", "Nhật Bản"
    return replace(
        what, value=f"{what.value} của {words if named else words[0].lower() + words[1:]}"
    )
