"""Where the words that name a measured or counted thing begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index_store.language.amounts.quantities import counted_noun as _noun
from index_store.language.characters.letters import UPPER
from index_store.records import Span


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


# Where a noun phrase that stands before its number ends, and where one that stands after ends.
_VERB = (
    r"(?:đạt|chỉ đạt|mới đạt|ước đạt|đã đạt|chiếm|là|ở mức|còn|(?<!gia )tăng|(?<!cắt )giảm|lên|xuống|bằng|có|gồm|với|khoảng|gần|hơn|trên|dưới|tối thiểu|ít nhất|tối đa"
    r"|không quá|đã|mới|chỉ|được|cao|thấp|vượt|phải|sẽ|tới|đến|từ|trung bình|bình quân|nằm|tương đương|ước|xấp xỉ|lần lượt|cũng|vẫn|đang|rất|(?<!trực )thuộc|xếp|đứng|trong khi|tương ứng|chưa|bảo đảm|đảm bảo|cần|nhằm|để|do|vì|khi|nếu|mà|thì|như|phấn đấu|dự kiến)"
)
_NOW = r"(?<!thực)(?<!phát)(?<!xuất)(?<!thể)(?<!biểu)(?<!tái) hiện(?!\w)"
NOUN_BEFORE_ENDS = re.compile(rf"[,:(]|{_NOW}| {_VERB}(?!\w)")
LINK = re.compile(
    r"^(?:[ ,:(]|đạt|chỉ|mới|ước|đã|của|chiếm|là|ở|mức|còn|lên|xuống|bằng|có|khoảng|gần|hơn|trên|dưới|tối thiểu|ít nhất|tối đa|không|quá|được|cao|thấp|vượt|tới|đến|từ|tăng|giảm|trung bình|bình quân|nằm"
    r"|tương đương|xấp xỉ|cũng|vẫn|hiện|đang|rất|tỷ lệ|tỉ lệ|với|tương ứng|lần lượt|nay|thêm|thu được|đạt được|giá trị|tổng|nhất|phải|sẽ|chung|điểm|số|số điểm|cả năm|trong|vào|toàn|huyện|tỉnh|thành phố|xã|cả nước|trong đó|theo|đều|giữ|khá|mức độ|qua|tại|thời điểm"
    r"|\d+|năm|tháng|quý|I+V?|đầu|cuối|nhiên|tuy|ngày)*$"
)
NOUN_AFTER_ENDS = re.compile(
    r"[,.;:()!?“”\"'…\n]| [-–] (?!(?:Nam|Bắc|Tây|Đông|Môi|Du|Truyền|Thương|Công|Phát|Đầu|Đào|Xã)(?!\w))|(?<!độ)(?<!cấp)(?<!số)(?<!Điều)(?<!khoản)(?<!đoạn)(?<!năm)(?<!án)(?: thành)? (?=\d)| (?:và|hoặc|đã|đang|sẽ|được|(?<!thiết )bị|đạt(?! chuẩn| tiêu chuẩn| yêu cầu| giải| danh hiệu| loại)|với|(?<!bên )trong(?! nước(?!\w))|tại|(?<!nhà )ở|để|(?<!tự )do|so với|chiếm|là|nhằm|nên|vì|khi|mà|theo|từ|(?<!liên quan )(?<!liên quan trực tiếp )đến|thì|nhưng|gồm|cũng|còn|xuống|lên|(?<!ngoại )(?<!nội )(?<!hoàn )(?<!trưởng )(?<!hình )(?<!chuyên )thành(?! (?:phố|viên|phần|tích|lập|công|đoàn|ủy|hội|thị|quả|thạo))|thay vì|ngày càng|vào|qua|trên|phải|cho|về|như|tương ứng|tăng(?! thêm)|(?<!cắt )giảm(?! nghèo(?!\w))|có(?! (?:vị trí|điều kiện|nguy cơ|nhu cầu|trình độ|dấu hiệu|hoàn cảnh|đủ|thu nhập|quy mô|liên quan|năng lực|tiềm năng|phát sinh|vi phạm|sai phạm|vốn|công|uy tín|tài năng)(?!\w))|đều|(?<!đường )không|chưa|(?<!vô )cùng|bao|từng|gây|(?<!trực )thuộc|sau|trước|bằng|nộp|vừa|mới|tham gia|thực hiện|tham dự|này|đó|của|đối với|ngay|năm \d+|hàng|mỗi|đăng ký|nằm|quán triệt|yêu cầu|nhận được|trình(?! độ)|gửi|đề nghị|rút ngắn|cho biết|cho rằng|kiến nghị|khẳng định|phối hợp|nhờ|khởi công|kết nối"
    r"|đưa|diễn ra|cam kết|kéo dài|trở thành|bắt đầu|hoạt động|vào cuộc|nêu|bày tỏ|đồng loạt|tán thành|cần|sẽ|chỉ|ra|vẫn|chết|thiếu|thì|tương đương|hay|cả|chính thức|tổ chức|triển khai|nhưng|liên tục|lần đầu|đầu tiên|trả lời|chờ|nếu|lọt|mong|mong mỏi|trở lên|trở xuống|trực tiếp(?= (?:tham gia|chỉ đạo|làm)))(?!\w)"
    rf"|{_NOW}|(?<!nước) ngoài(?!\w)|(?<!việc)(?<!cách) làm(?!\w)"
)
_STATE = r"(?:trễ hạn|quá hạn|trễ hẹn|đúng hạn|trước hạn|đúng hẹn|trực tuyến|qua mạng|toàn trình|đúng và trước hạn|trước và đúng hạn|chậm|bưu chính công ích|số hóa|sai sót|dịch vụ công mức độ 0?[1-4](?:, ?0?[1-4])?|đủ điều kiện|phát sinh hồ sơ)"
_ON = re.compile(r",? (?:và )?(?:trước hạn|đúng hạn|quá hạn|trễ hẹn|trễ hạn)(?!\w)")
TRIVIAL = frozenset(
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
        "căn",
        "giải",
        "suất",
        "chiếc",
        "trang",
        "khâu",
        "tầng",
    ]
)
SCOPE_WORDS = re.compile(
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
    m = NOUN_AFTER_ENDS.search(text, max(start, min(unit_end, end)), end)
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
    stop = _coordinated(text, start, stop, end)
    if (limited := _HAVING.search(text, start, stop)) and _A_NUMBER.match(text, stop):
        stop = limited.start()  # "dự án có quy mô sử dụng đất từ 10 ha": the noun alone
    if (loose := _LOOSE_END.search(text, start, stop)) is not None:
        stop = loose.start()
    words = text[start:stop].split(" ")
    if len(words) > 24:
        stop = start + len(" ".join(words[:24]))
    return stripped(text, start, stop)


_LOOSE_END = re.compile(
    r"(?: (?:việc|ngày|dịp|các|những|của|về|gần|hơn|khoảng|xác định|nghi|(?<!tài )(?<!điều )khoản|tới|đến|có|đi|để|là|thì|từ|vào|ra|(?<!việc )(?<!cách )làm|và|do|với|kéo dài|gắn|đều|được|lần lượt|(?<!đường )không|chưa|đã|bị|sẽ))+$"
)
_HAVING = re.compile(r" có [^,;]*$")
_A_NUMBER = re.compile(r" ?(?:từ |trên |dưới |hơn |gần |khoảng |tối thiểu )?\d")
_GROUP = (
    r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thành(?! (?:lập|công|phần|tích|viên|quả))|sở|ban|ngành|địa phương|trung ương|công chức|viên chức"
    r"|người lao động|doanh nghiệp|tổ chức|cá nhân|pháp lệnh|nghị định|thông tư)"
)
_GROUPED = re.compile(rf"(?<!\w){_GROUP}$", re.IGNORECASE)
_NEXT_OF_GROUP = re.compile(rf"(?:,| và|, và) {_GROUP}(?!\w)", re.IGNORECASE)
_DOES = re.compile(
    r"(?:quy định|đề xuất|báo cáo|kết luận|yêu cầu|tổ chức(?! (?:đảng|tín|xã)))(?!\w)"
)
# "lượt phản ánh, góp ý của người dân", "15 cấp ủy và tổ chức đảng về việc": two nouns for one count.
_JOINED = re.compile(
    r"(?:, | và )(?P<words>[^\W\d_]+(?: [^\W\d_]+){1,3}?)(?= (?:của|cho|về|trên|thuộc|tại|trong|đã|được|bị|theo|ở)(?!\w)|[.;)]|$)"
)
# "phòng thuộc Vụ, Cục.", "cơ sở nhà, đất)": the second of a pair that ends the clause.
_ALIKE = re.compile(r", (?P<words>[^\W\d_]+(?: [^\W\d_]+)?)(?=[.;)]|$)")
_SECOND = re.compile(
    r" và (?P<words>[^\W\d_]+(?: [^\W\d_]+){1,7})(?=[,.;:)]| (?:đã|đang|được|bị)(?!\w)|$)"
)
_ANOTHER = re.compile(
    r"(?:việc|các|những|công tác|một|hai|ba|đã|đạt|có|là|được|bị|chưa|không|còn|giải quyết|tiếp nhận|xử lý|hoàn thành|ban hành"
    r"|trả|giảm|tăng|xếp|đứng|tổ chức|phối hợp|nhiều|mọi|toàn|cả|xã|phường|huyện|tỉnh)(?!\w)",
    re.IGNORECASE,
)


def _coordinated(text: str, start: int, stop: int, end: int) -> int:
    """Return where the noun ends with what "," or "và" joins to it: "cơ quan trung ương và địa phương"."""
    while _GROUPED.search(text, start, stop) and (more := _NEXT_OF_GROUP.match(text, stop, end)):
        stop = more.end()
    if (like := _ALIKE.match(text, stop, end)) and not _ANOTHER.match(like["words"]):
        alike = like["words"][0].isupper() == text[:stop].rsplit(" ", 1)[-1][:1].isupper()
        if alike and not NOUN_AFTER_ENDS.search(f" {like['words']}"):
            return like.end()
    joined = _JOINED.match(text, stop, end)
    if (
        joined is not None
        and joined["words"].islower()
        and not _DOES.match(joined["words"])
        and _noun().match(f" {joined['words']}")
    ):
        return joined.end()
    second = _SECOND.match(text, stop, end)
    if (
        second is not None
        and second["words"].islower()
        and not _ANOTHER.match(second["words"])
        and not NOUN_AFTER_ENDS.search(f" {second['words']}")
    ):
        return second.end()
    return stop


def _narrowing(words: str) -> bool:
    words = words.replace("tiếp nhận và trả kết quả", "")
    return not re.search(r"[;.()]|,(?! 0?[1-4])", words) and not re.search(
        r" (?:và|với|tại|so với|để|do|là|trong|cho|về|đạt|chiếm|nhưng|của|cả|từ)(?!\w)", words
    )


# What may stand right before the words that name what is measured; after anything else they are
# a part of a longer phrase: "hỗ trợ ngân sách địa phương", "chính sách tiền lương".
_OPENING = re.compile(
    r"(?:^|[,;:(–\-•“\"…] ?|\d[.)] |(?<!\w)(?:và|với|có|trong đó|là|riêng|còn|nhưng|thì|mà|đưa|nâng|hạ|cho|về|đạt|của|khi|mục tiêu|chỉ tiêu|phấn đấu|kiểm soát"
    r"|giảm|tăng|cải thiện|giữ|duy trì|bảo đảm|đảm bảo|đã|được|tổng|toàn bộ|các|những|như|theo|đó|nay|này|cùng|ước|chiếm|biết|cho thấy|ghi nhận|nêu|rằng|thì|hơn|nhất|năm|tháng|quý|[IVX]+|\d+|yêu cầu) )$",
    re.IGNORECASE,
)


def opens_phrase(text: str, at: int) -> bool:
    """Return whether a noun phrase may begin at ``at``: not in the middle of a longer one."""
    return bool(_OPENING.search(text[max(0, at - 24) : at]))


def stripped(text: str, start: int, end: int) -> Span:
    """Return the span without blanks and stops at its ends."""
    while start < end and text[start] in " ,.:;":
        start += 1
    while end > start and text[end - 1] in " ,.:;-–":
        end -= 1
    return Span(start, end)


_AFTER_PERCENT_END = re.compile(
    r"[,;:()!?“”\"'…\n]|(?<! [QPHT])(?<! TP)(?<! P)\.(?! ?\d)| [-–] (?!(?:Nam|Bắc|Tây|Đông|Môi|Du|Truyền|Thương|Công|Phát|Đầu|Đào|Xã)(?!\w))| và \d| (?:so với|trong khi|nhưng|nên|vì|để|nhằm|gồm|bao gồm|như|kể từ|từ (?=ngày|năm|tháng|đầu)|(?<!không )nhờ|(?<!tiếp )theo(?! quy định)|tăng|(?<!cắt )giảm|(?<!không )(?<!chưa )đạt(?! chuẩn| tiêu chuẩn)|chiếm|là|thì|và \d)(?!\w)"
)


# "290 kiến nghị được các bộ, ngành xem xét", cut at its comma
_BY_WHOM = re.compile(
    r"(?: còn lại)?(?: đã| đang)? (?:được|bị) các (?:bộ|sở|ngành|địa phương|cơ quan|đơn vị)$"
)
_NEXT_CLAUSE = re.compile(
    r" (?:sẽ|đã|đang|là|và|trong|tăng|giảm|cao|thấp|đạt|còn|nhưng|chiều|sáng|ngày|\d)(?!\w)| ["
    + UPPER
    + "]"
)
_AND = re.compile(r"(?:, ?| và )(?=\w)")


def clause_after(text: str, start: int, end: int) -> Span:
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
    if (
        m
        and m.group() == ","
        and len(text[start:stop].split(" ")) <= 3
        and not _NEXT_CLAUSE.match(text, m.end(), end)
    ):
        m = _AFTER_PERCENT_END.search(text, m.end(), end)  # "các văn bản, đề án được giao"
        stop = m.start() if m else end
    if (by_whom := _BY_WHOM.search(text, start, stop)) is not None:
        stop = by_whom.start()
    words = text[start:stop].split(" ")
    if len(words) > 28:
        limit = start + len(" ".join(words[:28]))
        joined = list(_AND.finditer(text, at, limit))
        stop = joined[-1].start() if joined else noun_after(text, start, end, at).end
    return stripped(text, start, stop)
