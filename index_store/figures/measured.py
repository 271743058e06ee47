"""What a quantity measures or counts: a row of the table of indicators, else the words as written."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from index_store.figures.clauses import segments
from index_store.language.indicators import IndicatorMention, find_indicators, indicator
from index_store.language.letters import UPPER
from index_store.language.quantities import counted_noun as _noun
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
from index_store.language.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured: the canonical or written name, the words and their span in the sentence.

    ``base`` is where the sentence of those words starts in the document.
    """

    value: str
    text: str
    span: Span
    base: int
    indexed: bool = False


@cache
def _heads() -> re.Pattern[str]:
    table = files("index_store.language").joinpath("data/indicator_heads.tsv").read_text("utf-8")
    words = [row["head"] for row in csv.DictReader(table.splitlines(), delimiter="\t")]
    words = [w.replace("tỷ ", "t[ỷỉ] ") for w in sorted(words, key=len, reverse=True)]
    return re.compile(
        r"(?<!\w)(?<!con )(?<!một )(?<!ký )(?<!đổi )(?<!quyền )(?<!phủ )(?<!tế )(?<!thuật )(?<!trong )(?<!đa )(?<!mã )(?<!ở )(?<!đạt )(?<!từ )(?<!bằng )(?<!vào )(?<!cho )(?<!của )(?<!nguồn )(?<!chi )(?<!xã hội )"
        rf"(?:{'|'.join(words)})(?!\w)(?! (?:hóa|hoá|hút|được|về|hồi|gọn|mua|này|đó|dung|xét|lượng này)(?!\w))",
        re.IGNORECASE,
    )


# Where a noun phrase that stands before its number ends, and where one that stands after ends.
_VERB = (
    r"(?:đạt|chỉ đạt|mới đạt|ước đạt|đã đạt|chiếm|là|ở mức|còn|tăng|giảm|lên|xuống|bằng|có|gồm|với|khoảng|gần|hơn|trên|dưới|tối thiểu|ít nhất|tối đa"
    r"|không quá|đã|mới|chỉ|được|cao|thấp|vượt|phải|sẽ|tới|đến|từ|trung bình|bình quân|nằm|tương đương|ước|xấp xỉ|lần lượt|cũng|vẫn|đang|rất|(?<!trực )thuộc|xếp|đứng|trong khi|tương ứng|chưa|bảo đảm|đảm bảo|cần|nhằm|để|do|vì|khi|nếu|mà|thì|như)"
)
_NOW = r"(?<!thực)(?<!phát)(?<!xuất)(?<!thể)(?<!biểu)(?<!tái) hiện(?!\w)"
_NP_BEFORE_END = re.compile(rf"[,:(]|{_NOW}| {_VERB}(?!\w)")
_LINK = re.compile(
    r"^(?:[ ,:(]|đạt|chỉ|mới|ước|đã|chiếm|là|ở|mức|còn|lên|xuống|bằng|có|khoảng|gần|hơn|trên|dưới|tối thiểu|ít nhất|tối đa|không|quá|được|cao|thấp|vượt|tới|đến|từ|tăng|giảm|trung bình|bình quân|nằm"
    r"|tương đương|xấp xỉ|cũng|vẫn|hiện|đang|rất|tỷ lệ|tỉ lệ|với|tương ứng|lần lượt|nay|thêm|thu được|đạt được|giá trị|tổng|nhất|phải|sẽ|chung|điểm|số|số điểm|cả năm|trong|vào|toàn|huyện|tỉnh|thành phố|xã|cả nước|trong đó|theo|đều|giữ|khá|mức độ|qua|tại|thời điểm"
    r"|\d+|năm|tháng|quý|I+V?|đầu|cuối|nhiên|tuy|ngày)*$"
)
_NP_AFTER_END = re.compile(
    r"[,.;:()!?“”\"'…\n]| [-–] |(?<!độ)(?<!cấp)(?<!số)(?<!Điều)(?<!khoản)(?<!đoạn)(?<!năm)(?<!án)(?: thành)? (?=\d)| (?:và|hoặc|đã|đang|sẽ|được|bị|đạt|với|trong|tại|ở|để|do|so với|chiếm|là|nhằm|nên|vì|khi|mà|theo|từ|đến|thì|nhưng|gồm|cũng|còn|vào|qua|trên|phải|cho|về|như|tương ứng|tăng|giảm|có|đều|không|chưa|cùng|(?<!trực )thuộc|sau|trước|bằng|nộp|vừa|mới|tham gia|thực hiện|tham dự|này|đó|của|đối với|ngay|năm \d|hàng|mỗi|đăng ký|nằm|quán triệt|yêu cầu|nhận được|trình|gửi|đề nghị|rút ngắn|cho biết|cho rằng|kiến nghị|khẳng định|phối hợp|nhờ|khởi công|kết nối"
    r"|đưa|diễn ra|cam kết|kéo dài|trở thành|bắt đầu|hoạt động|vào cuộc|nêu|bày tỏ|đồng loạt|tán thành|cần|sẽ|chỉ|ra|vẫn|chết|thiếu|thì|tương đương|hay|cả|chính thức|tổ chức|triển khai|nhưng|liên tục|lần đầu|đầu tiên|trả lời|chờ)(?!\w)"
    rf"|{_NOW}|(?<!nước) ngoài(?!\w)|(?<!việc) làm(?!\w)"
)
# What comes after these words still narrows what is counted: "hồ sơ được giải quyết đúng hạn".
_NARROWS = re.compile(
    r" (?:được |đã được |đã |bị |không |chưa |giải quyết |xử lý |tiếp nhận |nộp |thực hiện |có |phát sinh |hoàn thành |qua (?:dịch vụ |mạng )?){1,4}"
)
_STATE = r"(?:trễ hạn|quá hạn|trễ hẹn|đúng hạn|trước hạn|đúng hẹn|trực tuyến|toàn trình|đúng và trước hạn|trước và đúng hạn|chậm|bưu chính công ích|số hóa|sai sót|dịch vụ công mức độ 0?[1-4](?:, ?0?[1-4])?|đủ điều kiện|phát sinh hồ sơ)"
_ON = re.compile(r",? (?:và )?(?:trước hạn|đúng hạn|quá hạn|trễ hẹn|trễ hạn)(?!\w)")
_TRIVIAL = frozenset(
    [
        "người",
        "đơn vị",
        "trường hợp",
        "lượt",
        "cuộc",
        "vụ",
        "lần",
        "ngày",
        "nước",
        "bộ",
        "nhóm",
        "khoản",
        "loại",
        "bước",
        "việc",
        "cái",
        "con",
        "cá nhân",
        "tổ chức",
        "địa phương",
        "lĩnh vực",
        "nội dung",
        "cơ quan",
        "dự án",
        "đối tượng",
        "tỉnh",
        "thành phố",
        "huyện",
        "xã",
        "phường",
        "hộ",
        "đại biểu",
        "vấn đề",
    ]
)
_SCOPE_WORDS = re.compile(
    r"(?:cho|của|tại|ở|trong|với|trên|cả|toàn bộ|phạm vi|từ|giữa|khắp|các|tất cả|cùng) $",
    re.IGNORECASE,
)
_STATED = re.compile(
    rf"^(?:[^,;.()]{{0,75}}?){_STATE}(?: mức độ 0?[1-4](?:, ?0?[1-4])?)?(?!\w)", re.IGNORECASE
)


def noun_after(text: str, start: int, end: int, unit_end: int = 0) -> Span:
    """Return the noun phrase from ``start`` (the counted noun) to where it ends before ``end``.

    >>> s = "23 hồ sơ TTHC trễ hạn và việc"
    >>> noun_after(s, 3, len(s)).of(s)
    'hồ sơ TTHC trễ hạn'
    """
    m = _NP_AFTER_END.search(text, max(start, min(unit_end, end)), end)
    stop = m.start() if m else end
    narrowed = _STATED.match(text[start:end])
    if (
        narrowed
        and start + narrowed.end() > stop
        and _narrowing(text[stop : start + narrowed.end()])
    ):
        stop = start + narrowed.end()
    while True:
        more = _ON.match(text, stop, end)
        if not more or not re.search(r"hạn$|hẹn$", text[start:stop]):
            break
        stop = more.end()
    words = text[start:stop].split(" ")
    if len(words) > 24:
        stop = start + len(" ".join(words[:24]))
    return _stripped(text, start, stop)


def _narrowing(words: str) -> bool:
    words = words.replace("tiếp nhận và trả kết quả", "")
    return not re.search(r"[;.()]|,(?! 0?[1-4])", words) and not re.search(
        r" (?:và|với|tại|so với|để|do|là|trong|cho|về|đạt|chiếm|nhưng|của|cả|từ)(?!\w)", words
    )


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " ,.:;":
        start += 1
    while end > start and text[end - 1] in " ,.:;-–":
        end -= 1
    return Span(start, end)


_INDEX_UNITS = ("điểm",)


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


def _mention(view: View, m: IndicatorMention) -> Measured:
    return Measured(m.name, m.text, m.span, view.base, is_index(m))


_COMPONENT = re.compile(
    r"(?<!\w)(?:[Ll]ĩnh vực|[Tt]iêu chí(?: thành phần)?|[Cc]hỉ số thành phần|[Nn]ội dung|[Tt]rục nội dung|[Cc]hỉ số(?: về| nội dung| lĩnh vực)?|[Hh]ạng mục|[Tt]rụ cột)(?: thành phần)?:? [“\"]?(?=\w)"
)


_COMPONENT_IDS = ("field_", "papi_", "pci_", "dti_")


def _component(view: View, item: Span, at: int) -> Measured | None:
    """Return the component that the item names itself: "lĩnh vực X, đạt", "nội dung Y đạt"."""
    found = None
    for m in _COMPONENT.finditer(view.text, item.start, at):
        found = m
    if found is None or any(
        m.span.start == found.start() and not m.weak and not m.id.startswith(_COMPONENT_IDS)
        for m in view.indicators
    ):
        return None
    stop = re.compile(
        r"[:()”\"]|,? (?:đạt|chỉ|mới|được|xếp|đứng|với|là|tăng|giảm|chiếm|ở mức|còn|từ|lên|xuống|chưa|có (?:số )?điểm|có mức|bằng|tại|năm \d)(?!\w)"
    ).search(view.text, found.end() - 1, at)
    span = _stripped(view.text, found.start(), stop.start() if stop else at)
    words = span.of(view.text)
    if len(words.split()) < 3 or len(words) > 160 or ("," in words and len(words) > 120):
        return None
    known = [m for m in find_indicators(words, weak=True) if is_index(m)]
    if "," in words and not known:
        return None
    if (
        known
        and known[-1].span.end >= len(words) - 12
        and len(known[-1].text) * 2 >= len(words) - 10
    ):
        return Measured(known[-1].name, words, span, view.base, True)
    return Measured(words, words, span, view.base, True)


def _of_index(view: View, quantity: Quantity, previous: Measured | None) -> Measured | None:
    """Return the index that a rank, grade or score belongs to, by the nearest naming words."""
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
        return _mention(view, after[0])
    about = _ranked_about(view, quantity, item)
    if about is not None:
        return about
    component = _component(view, item, start)
    before = [m for m in named if m.span.end <= start]
    strong = [m for m in before if not m.weak] or before
    if component is not None and (not strong or component.span.end >= strong[-1].span.end):
        return component
    if strong:
        return _mention(view, strong[-1])
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
        return _mention(view, near[0])
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
            else _mention(view, earlier[-1])
        )
    if earlier:
        return _mention(view, earlier[-1])
    return None


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
    span = _stripped(view.text, m.start("words"), m.start("words") + len(words))
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


_DOING = re.compile(
    r"(?:^|[ ,(])(?P<verb>tiếp nhận|giải quyết|xử lý|hoàn thành|rà soát|đơn giản hóa|đơn giản hoá|đơn giản|kiểm tra|thanh tra|cắt giảm|bãi bỏ|bãi bỏ, cắt giảm|ban hành|số hóa|tuyên truyền|tổ chức|khen thưởng|sáp nhập"
    r"|thành lập|giải thể|xử phạt|kỷ luật|tinh giản|tuyển dụng|cấp mới|cấp|phê duyệt|công bố|triển khai|cung cấp|thu hút|giảm|thực hiện|công khai|niêm yết|sửa đổi|thay thế|thu hồi|khởi tố|điều tra|phát hiện|trả|đào tạo|đầu tư|xây dựng)"
    r"(?: (?:được|đã|gần|hơn|trên|khoảng|tổng số|tổng cộng|và|giải quyết|là))*[ ]?$"
)
_FILES_VERBS = {
    "tiếp nhận": "files_received",
    "giải quyết": "files_resolved",
    "xử lý": "files_resolved",
}


def _counted(view: View, quantity: Quantity) -> Measured | None:
    """Return the noun that a count or a share counts, as the table or the text names it."""
    item = view.item_of(quantity.number_span).span
    bracket = view.bracket_of(quantity.number_span)
    end = bracket.end - 1 if bracket else item.end
    span = noun_after(view.text, _noun_start(view.text, quantity), end, quantity.span.end)
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
    if not words:
        return None
    if words.casefold() in _TRIVIAL or (
        words.casefold() == (quantity.unit or "").casefold()
        and ("," in words or quantity.kind == "share")
    ):
        longer = _clause_after(view.text, span.start, end)
        said = longer.of(view.text)
        if (
            _SCOPE_WORDS.search(
                view.text[max(item.start, quantity.span.start - 10) : quantity.span.start]
            )
            and quantity.kind == "count"
        ):
            return None
        if len(said) > len(words) and 3 <= len(said.split()) <= 14 and not re.search(r"\d", said):
            span, words = longer, said
        elif words.casefold() in _TRIVIAL and not _DOING.search(
            view.text[max(item.start, quantity.span.start - 40) : quantity.span.start]
        ):
            return None
    before = view.text[max(item.start, quantity.span.start - 40) : quantity.span.start]
    doing = _DOING.search(before)
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
        and doing["verb"] in _FILES_VERBS
    ):
        return Measured(indicator(_FILES_VERBS[doing["verb"]]).name_vi, words, span, view.base)
    if doing and not words.startswith(doing["verb"]):
        return Measured(f"{doing['verb']} {words}", words, span, view.base)
    return Measured(words, words, span, view.base)


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


def _each(view: View, quantity: Quantity) -> bool:
    """Return whether the count is a rate: "mỗi ngày giải quyết 100 hồ sơ"."""
    before = view.text[max(0, quantity.span.start - 56) : quantity.span.start]
    after = view.text[quantity.span.end : quantity.span.end + 40]
    return bool(
        re.search(r"(?:[Mm]ỗi|[Hh]àng|[Bb]ình quân|[Tt]rung bình|[Cc]ứ)(?!\w)[^,;]{0,30}$", before)
    ) or bool(re.match(r"[^,;.\d]{0,24}(?:/|mỗi|một) ?(?:ngày|tháng|năm|người|tuần)(?!\w)", after))


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
    span = Span(item.start + m.start(), item.start + m.start() + len(words))
    known = find_indicators(words)
    name = known[0].name if known and known[0].span.end >= len(words) - 3 else words
    return Measured(name, words, span, view.base)


_EMPTY = frozenset(
    [
        "tỷ lệ",
        "tỉ lệ",
        "tỷ lệ này",
        "tỉ lệ này",
        "con số",
        "tổng số",
        "số này",
        "mức này",
        "số lượng",
        "tổng số tiền",
        "số tiền",
        "mức độ",
        "tỷ trọng",
        "tổng số điểm",
        "số điểm",
        "thời gian",
        "trong đó",
        "giá trị",
        "hiệu quả",
        "kinh phí",
        "nội dung",
        "lĩnh vực",
        "tiêu chí",
        "chỉ số",
        "chỉ tiêu",
        "doanh thu",
        "diện tích",
        "số thu",
        "mức",
    ]
)
_DIRECT = re.compile(
    r"^ ?(?:số |tổng số |các |toàn bộ )?(?=[\w])(?!(?:trở|so|và|là|của|trong|tại|vào|đến|từ|với|năm|nhưng|để|do|còn|thì|nên|mà|về|ở|qua|cho|theo|lên|xuống|tổng(?! số)|kế hoạch|chỉ tiêu|dự toán|mục tiêu|mỗi|một|hiện|trên|dưới|bằng|hay|hoặc|được|như|khi|nay|sau|trước|tương|cùng|cả|hàng|này|đã|có|không|mặt bằng|chưa|vì|tùy|ngay|(?<!trực )thuộc|cao|thấp|tăng|giảm|vốn)(?!\w)|/|\()"
)
_AGAINST = re.compile(
    r"^ ?(?P<base>(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|tổng vốn|KH|kế hoạch vốn)[^,;.()]{0,70})"
)
_LINKED = re.compile(
    r"(?:đạt|chiếm|là|mức|còn|lên|xuống|tới|đến|bằng|tỷ lệ|tỉ lệ|:|\(|tương đương|trên|hơn|gần|khoảng|dưới|tăng|giảm|từ|đạt được|thêm|với|thấp|ước|quá|thiểu|đa)[ ]?$",
    re.IGNORECASE,
)


def _subject(view: View, quantity: Quantity) -> Measured | None:
    """Return the phrase before the number that names what it measures: "tỷ lệ X chỉ đạt"."""
    item = view.item_of(quantity.number_span).span
    bracket = view.bracket_of(quantity.number_span)
    start = bracket.start + 1 if bracket else item.start
    at = quantity.span.start
    rate = _rate_before(view, quantity, start) if quantity.unit == "%" else None
    if rate is not None:
        return rate
    best: Measured | None = None
    for m in _heads().finditer(view.text, start, at):
        if best is not None and m.start() < best.span.end:
            continue
        stop = _NP_BEFORE_END.search(view.text, m.end(), at)
        mention = next(
            (
                i
                for i in view.indicators
                if i.span.start <= m.start() < i.span.end and i.span.end <= at and not i.weak
            ),
            None,
        )
        end = max(stop.start() if stop else at, mention.span.end if mention else 0)
        span = _without_owner(
            view, _stripped(view.text, mention.span.start if mention else m.start(), end)
        )
        words = span.of(view.text)
        number = re.search(r" \d", words)
        if number:
            kept = re.sub(
                r" (?:năm|tháng|quý|ngày|của|trong|các|đến|khoảng|hơn|gần)$",
                "",
                words[: number.start()],
            )
            span = _stripped(view.text, span.start, span.start + len(kept))
            words = span.of(view.text)
        if words.casefold() in _EMPTY or len(words.split()) < 2:
            continue
        if quantity.unit in _TIMES and not re.match(
            r"(?:tổng )?(?:số )?thời (?:gian|hạn)|số ngày", words, re.IGNORECASE
        ):
            continue
        between = view.text[span.end : at]
        if not _LINK.match(between.strip().replace(",", " ")) and (
            len(between) > 14 or "," in between or " khi " in between
        ):
            continue
        name = mention.name if mention and mention.span.end >= span.end - 3 else words
        best = Measured(name, words, span, view.base)
    for mention in view.indicators:
        if mention.weak or not (start <= mention.span.start and mention.span.end <= at):
            continue
        if best is not None and mention.span.start < best.span.end:
            continue
        unit = indicator(mention.id).unit
        fits = (
            (quantity.unit == "%" and "%" in unit)
            or (quantity.kind == "money" and unit == "đồng")
            or (
                unit == "ngày"
                and quantity.unit in ("ngày", "giờ", "phút", "tháng", "ngày làm việc")
            )
        )
        if fits and _near(view.text[mention.span.end : at]):
            best = _mention(view, mention)
    if best is None and quantity.unit == "%":
        weak = [
            m
            for m in view.indicators
            if m.weak and "%" in indicator(m.id).unit and start <= m.span.start and m.span.end <= at
        ]
        if (
            weak
            and len(view.text[weak[-1].span.end : at]) <= 16
            and _LINK.match(view.text[weak[-1].span.end : at].strip())
        ):
            return _mention(view, weak[-1])
    return best


_TIMES = frozenset(
    {"ngày", "ngày làm việc", "giờ", "giờ làm việc", "phút", "tháng", "năm", "tuần", "giây"}
)
_OWNED = re.compile(
    r" (?:của|tại|ở|trên địa bàn|(?<!trực )thuộc|trong|do)(?: (?:UBND|địa bàn|toàn))*$"
)


def _without_owner(view: View, span: Span) -> Span:
    """Return the phrase without the place that it belongs to: "… của huyện Sơn Lâm" is no part of it."""
    for owner in view.owners:
        if span.start < owner.span.start < span.end:
            m = _OWNED.search(view.text[span.start : owner.span.start].rstrip())
            if m and m.start() > 4:
                return _stripped(view.text, span.start, span.start + m.start())
    return span


_RATE_HEAD = re.compile(
    r"(?<!\w)(?:t[ỷỉ] lệ|t[ỷỉ] trọng|tốc độ|mức độ)(?= \w)(?! (?:này|trên|là|đó|cao|thấp|lớn|nhất)(?!\w))",
    re.IGNORECASE,
)
_LINKING_TAIL = re.compile(
    r"(?:[ ,(:]|(?<!\w)(?:đạt|chỉ|mới|ước|đã|chiếm|là|ở|mức|còn|lên|xuống|bằng|khoảng|gần|hơn|trên|dưới|tối thiểu|ít nhất|tối đa|không quá|được|cao|thấp|vượt|tới|đến|từ|tăng|giảm|trung bình|bình quân|tương đương|xấp xỉ|cũng|vẫn|hiện|đang|rất|với|trong khi|có|nay|thêm|chung|đều|nhất|so|khá|nằm|của|trong|tại|khi|thì|và|chỉ số|năm \d{4}|tháng \d+|số|bị|nước|cả nước|toàn quốc|luôn|ước tính|gia tăng|thêm|lần lượt|tương ứng)(?!\w))+$"
)


def _rate_before(view: View, quantity: Quantity, start: int) -> Measured | None:
    """Return the whole phrase of "tỷ lệ người dân biết đến … thấp dưới 50%", from its head on."""
    head = None
    for m in _RATE_HEAD.finditer(view.text, start, quantity.span.start):
        head = m
    if head is None:
        return None
    for mention in view.indicators:
        if not mention.weak and start <= mention.span.start < head.start() <= mention.span.end + 4:
            return None  # "chỉ số hài lòng về mức độ phục vụ": the index, not its last words
    between = view.text[head.start() : quantity.span.start]
    tail = _LINKING_TAIL.search(between)
    words = between[: tail.start()] if tail else between
    cut = re.search(
        r" (?:năm \d{4}|tháng \d|quý [IVX\d]|đến nay|hiện nay|chỉ đạt|đạt|là|chiếm|ở mức|chỉ còn|có xu hướng)(?!\w)",
        words,
    )
    if cut and not _LINKING_TAIL.fullmatch(between[cut.start() :]):
        return None
    words = words[: cut.start()] if cut else words
    if not tail or re.search(r"\d ?%|[;(]|\d+,\d", between) or not 3 <= len(words.split()) <= 24:
        return None
    span = _without_owner(view, _stripped(view.text, head.start(), head.start() + len(words)))
    words = span.of(view.text)
    known = find_indicators(words)
    whole = bool(known) and known[0].span.start == 0 and known[0].span.end >= len(words) - 3
    return Measured(known[0].name if whole else words, words, span, view.base)


def _near(between: str) -> bool:
    """Return whether nothing else is stated between a phrase and its number."""
    return (
        len(between) <= 70
        and not re.search(r"\d ?%|;| (?:và|nhưng|còn) \w+ \w+ \w+ \w+", between)
        and not _heads().search(between)
    )


_RATE_OF = {"hoàn thành": "tỷ lệ hoàn thành {}", "tiếp nhận": "tỷ lệ tiếp nhận {}"}


def _share_of(
    view: View, quantity: Quantity, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return the rate of "18/35 nhiệm vụ …, đạt tỷ lệ 51,42%": that of the count before it."""
    if last is None or last[1].base != view.base:
        return None
    counted, measured = last
    if counted.kind not in ("count", "share") or view.item_of(counted.number_span) != view.item_of(
        quantity.number_span
    ):
        return None
    between = view.text[
        measured.span.end
        if measured.span.end <= quantity.span.start
        else counted.span.end : quantity.span.start
    ]
    inner = view.bracket_of(quantity.number_span)
    if (
        inner is not None
        and not counted.number_span.within(inner)
        and counted.span.end > inner.start
    ):
        return None
    if not re.fullmatch(
        r"[^%;]{0,60}?[ ,(]*(?:(?:đạt|chiếm|tương đương|bằng|tương ứng|đạt được|ước)(?: (?:tỷ lệ|tỉ lệ|với|khoảng|gần|trên|hơn|là))*|[(]|tỷ lệ|tỉ lệ)[ ]*",
        between,
    ):
        return None
    rate = f"tỷ lệ {measured.value[0].lower()}{measured.value[1:]}"
    if measured.value.startswith("Số "):
        rate = f"tỷ lệ {measured.value[3:]}"
    known = find_indicators(rate) or find_indicators(f"tỷ lệ {measured.text}")
    name = (
        known[0].name
        if known and known[0].span.start == 0 and known[0].span.end >= len(rate) - 3
        else rate
    )
    return Measured(name, measured.text, measured.span, view.base)


_COMPARED_GOAL = re.compile(
    r"^,? ?\(?(?:thấp hơn |cao hơn |vượt |chưa đạt |trong khi )?(?:so với )?(?:mức |chỉ số )?(?:mục tiêu|chỉ tiêu|kế hoạch|yêu cầu|cùng kỳ|trung bình|bình quân|năm \d{4})(?: \w+){0,8}? ?\(?$"
)


def _of_percent(
    view: View, quantity: Quantity, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    item = view.item_of(quantity.number_span).span
    bracket = view.bracket_of(quantity.number_span)
    end = bracket.end - 1 if bracket else item.end
    if (
        last is not None
        and last[0].unit == "%"
        and last[1].base == view.base
        and last[0].number_span.start >= item.start
        and _COMPARED_GOAL.search(view.text[last[0].span.end : quantity.number_span.start])
    ):
        return last[1]
    if (
        quantity.kind == "change"
        and last is not None
        and last[1].base == view.base
        and last[0].number_span.start >= item.start
        and re.fullmatch(
            r"(?:[^,;:()\d]{0,45}[,(])? ?(?:ước |cũng |đã |và )?",
            view.text[last[0].span.end : quantity.span.start],
        )
    ):
        return replace(last[1], value=last[1].value.split(" so với ")[0])
    pre, post = view.text[item.start : quantity.span.start], view.text[quantity.span.end : end]
    against = _AGAINST.match(post)
    linked = bool(_LINKED.search(pre))
    if against:
        span = _stripped(
            view.text,
            quantity.span.end + against.start("base"),
            quantity.span.end + against.end("base"),
        )
        cut = _NP_AFTER_END.search(view.text, span.start, span.end)
        span = (
            _stripped(view.text, span.start, cut.start())
            if cut and cut.start() > span.start + 6
            else span
        )
        subject = _share_of(view, quantity, last) or _subject(view, quantity)
        if (
            subject is None
            and last is not None
            and last[1].base == view.base
            and last[0].kind == "money"
        ):
            subject = last[1]
        if subject is None:
            return None
        return Measured(
            f"{subject.value} so với {span.of(view.text)}", span.of(view.text), span, view.base
        )
    subject = _subject(view, quantity)
    rate = _share_of(view, quantity, last)
    if rate is not None and (subject is None or rate.span.start >= subject.span.start):
        return rate
    exists = re.search(
        r"(?:(?:^|[ ,])(?:có|tỷ lệ|tỉ lệ|Có)(?: (?:tới|đến|khoảng|gần|hơn|trên|đến gần|chỉ|khoảng))?|trong số) ?$",
        pre,
    )
    if subject is not None and linked and not (exists and _DIRECT.match(post)):
        return subject
    if re.search(r"(?:chiếm|tương đương|bằng)(?: (?:đến|tới|khoảng|gần|hơn|trên|chỉ))? ?$", pre):
        return subject  # "chiếm 55% chi phí": what follows is the whole, not what is measured
    if re.match(r" ?(?:GDP|GRDP)(?!\w)", post) or pre.endswith(" là "):
        return subject
    if bracket is not None and re.match(r" ?(?:số|tổng số) ", post):
        return None
    if _DIRECT.match(post):
        start = quantity.span.end + len(post) - len(post.lstrip())
        span = _clause_after(view.text, start, end)
        words = span.of(view.text)
        if len(words) >= 4:
            known = find_indicators(f"tỷ lệ {words}")
            whole = known and known[0].span.start == 0 and known[0].span.end >= len(words) + 4
            return Measured(known[0].name if whole else words, words, span, view.base)
    return subject


_AFTER_PERCENT_END = re.compile(
    r"[,.;:()!?“”\"'…\n]| [-–] | và \d| (?:so với|trong khi|nhưng|nên|vì|để|nhằm|nhờ|theo|tăng|giảm|đạt|chiếm|là|thì|và \d)(?!\w)"
)


_AND = re.compile(r"(?:, ?| và )(?=\w)")


def _clause_after(text: str, start: int, end: int) -> Span:
    """Return what a percent in front of it measures: "hồ sơ được giải quyết đúng hạn"."""
    listed = _noun().match(text, start, end)
    at = listed.end() if listed else start
    while (
        listed
        and (more := _AND.match(text, at, end))
        and (listed := _noun().match(text, more.end(), end))
    ):
        at = listed.end()
    m = _AFTER_PERCENT_END.search(text, at, end)
    stop = m.start() if m else end
    if m and m.group() == "," and len(text[start:stop].split(" ")) <= 3:
        m = _AFTER_PERCENT_END.search(text, m.end(), end)  # "các văn bản, đề án được giao"
        stop = m.start() if m else end
    words = text[start:stop].split(" ")
    if len(words) > 18:
        stop = noun_after(text, start, end, at).end
    return _stripped(text, start, stop)


def in_turn(view: View, quantity: Quantity) -> int | None:
    """Return which of the values after "lần lượt là" the quantity is, from 1; None if it is none."""
    item = view.item_of(quantity.number_span).span
    at = view.text.rfind("lần lượt", item.start, quantity.span.start)
    if at < 0:
        return None
    values = [
        q for q in view.quantities if at < q.span.start < item.end and q.unit == quantity.unit
    ]
    between = view.text[values[0].span.start : quantity.span.start]
    if re.search(r"[;()]|[^\W\d_]{2,} [^\W\d_]{2,} [^\W\d_]{2,}", between):
        return None
    return values.index(quantity) + 1


def measured(
    view: View, quantity: Quantity, last: tuple[Quantity, Measured] | None
) -> Measured | None:
    """Return what the quantity measures or counts, None where the sentence does not say.

    ``last`` is the figure read before this one, with what it measured.
    """
    previous = last[1] if last else None
    if (
        last is not None
        and last[1].base == view.base
        and last[0].unit == quantity.unit
        and in_turn(view, quantity)
        and in_turn(view, last[0])
    ):
        return last[1]
    if quantity.unit == "lần" and not quantity.text.casefold().startswith(("gấp", "tăng")):
        return None
    if quantity.kind in ("count", "share") and quantity.unit not in ("lần",):
        return _counted(view, quantity)
    if quantity.unit == "%":
        return _of_percent(view, quantity, last)
    if scored(quantity):
        found = _of_index(view, quantity, previous)
        if found is not None or quantity.kind in ("rank", "grade"):
            return found
        return _subject(view, quantity)
    return _subject(view, quantity)
