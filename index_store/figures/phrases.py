"""Where the words that name a measured or counted thing begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index_store.language.amounts.quantities import counted_noun as _noun
from index_store.language.characters.letters import UPPER
from index_store.language.knowledge import table_column
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
    r"(?:đạt|chỉ đạt|mới đạt|ước đạt|đã đạt|chiếm|là|ở mức|còn|(?<!gia )tăng|(?<!cắt )giảm|lên|xuống|bằng|(?<!tự )có|gồm|với|khoảng|gần|hơn|trên|dưới|tối thiểu|ít nhất|tối đa"
    r"|không quá|đã|mới|chỉ|được|cao|thấp|vượt|phải|sẽ|tới|đến|từ|trung bình|bình quân|nằm|tương đương|ước|xấp xỉ|lần lượt|cũng|vẫn|đang|rất|(?<!trực )thuộc|xếp|đứng|trong khi|tương ứng|chưa|bảo đảm|đảm bảo|cần|kéo dài|dao động|nhằm|để|do|vì|khi|nếu|mà|thì|như|phấn đấu|dự kiến)"
)
_NOW = r"(?<!thực)(?<!phát)(?<!xuất)(?<!thể)(?<!biểu)(?<!tái) hiện(?!\w)"
NOUN_BEFORE_ENDS = re.compile(rf"[,:(]|{_NOW}| {_VERB}(?!\w)")
LINK = re.compile(
    r"^(?:[ ,:(]|đạt|chỉ|mới|ước|đã|của|chiếm|là|ở|mức|còn|lên|xuống|bằng|có|khoảng|gần|hơn|trên|dưới|tối thiểu|ít nhất|tối đa|không|quá|được|cao|thấp|vượt|tới|đến|từ|tăng|giảm|trung bình|bình quân|nằm"
    r"|tương đương|xấp xỉ|cũng|vẫn|hiện|đang|rất|tỷ lệ|tỉ lệ|với|tương ứng|lần lượt|nay|thêm|thu được|đạt được|giá trị|tổng|nhất|phải|sẽ|chung|điểm|số|số điểm|cả năm|trong|vào|toàn|huyện|tỉnh|thành phố|xã|cả nước|trong đó|theo|đều|giữ|khá|mức độ|qua|tại|thời điểm"
    r"|\d+|năm|tháng|quý|I+V?|đầu|cuối|nhiên|tuy|ngày)*$"
)
# "kinh tế - xã hội" is one word, no end of a phrase.
_HYPHENED = r"(?:xã hội|công nghệ|môi trường|thương binh|nông thôn|kỹ thuật|thể thao|du lịch|đào tạo|an ninh|thông tin|dịch vụ|nghề nghiệp|lưu trữ|văn hóa|quốc phòng|việc làm|hộ tịch|nhà đất)(?!\w)"
NOUN_AFTER_ENDS = re.compile(
    rf"[,.;:()!?“”\"'…\n]| [-–] (?!(?:Nam|Bắc|Tây|Đông|Môi|Du|Truyền|Thương|Công|Phát|Đầu|Đào|Xã)(?!\w)|{_HYPHENED})"
    r"|(?<!độ)(?<!cấp)(?<!số)(?<!Điều)(?<!khoản)(?<!đoạn)(?<!năm)(?<!án)(?: thành)? (?=\d)| (?:và|hoặc|đã|đang|sẽ|được|(?<!thiết )(?<!chuẩn )bị|đạt(?! chuẩn| tiêu chuẩn| yêu cầu| giải| danh hiệu| loại)|với|(?<!bên )trong(?! nước(?!\w))|tại|(?<!nhà )ở|để|(?<!tự )do|so (?=với|cùng)|song|chiếm|là|nhằm|nên|vì|khi|mà|(?<!mang )(?<!kèm )(?<!bám )(?<!đi )(?<!tiếp )theo|(?<!chứng )(?<!hóa đơn chứng )từ(?! (?:thiện|chối|ngữ|điển|vựng)(?!\w))|(?<!liên quan )(?<!liên quan trực tiếp )đến|thì|nhưng|gồm|cũng|còn|xuống|lên|(?<!ngoại )(?<!nội )(?<!hoàn )(?<!trưởng )(?<!hình )(?<!chuyên )thành(?! (?:phố|viên|phần|tích|lập|công|đoàn|ủy|hội|thị|quả|thạo))|thay vì|ngày càng|vào|qua|trên|phải|cho|về|như|tương ứng|tăng(?! thêm)|(?<!cắt )giảm(?! nghèo(?!\w))|có(?! (?:vị trí|điều kiện|nguy cơ|nhu cầu|trình độ|dấu hiệu|hoàn cảnh|đủ|thu nhập|quy mô|liên quan|năng lực|tiềm năng|phát sinh|vi phạm|sai phạm|vốn|công|uy tín|tài năng)(?!\w))|đều|(?<!đường )không|chưa|(?<!vô )cùng|bao|từng|gây|(?<!trực )thuộc|sau|trước|bằng|nộp|vừa|mới|tham gia|thực hiện|tham dự|này|đó|của|đối với|ngay|năm \d+|hàng (?=năm|tháng|ngày|quý|tuần|trăm|nghìn|ngàn|triệu|chục|loạt)|mỗi|đăng ký|nằm|quán triệt|yêu cầu|nhận được|trình(?! độ)|gửi|đề nghị|rút ngắn|cho biết|cho rằng|kiến nghị|khẳng định|phối hợp|nhờ|khởi công|kết nối"
    r"|đưa|diễn ra|cam kết|kéo dài|trở thành|bắt đầu|hoạt động|vào cuộc|nêu|bày tỏ|đồng loạt|tán thành|cần|(?<!địa )(?<!chứng )chỉ(?! (?:số|tiêu|thị|đạo))|(?<!gây )(?<!tạo )(?<!xảy )(?<!diễn )ra|vẫn|(?<!cá )chết(?! máy)|thiếu|tương đương|hay|cả|chính thức|tổ chức|triển khai|nhưng|liên tục|lần đầu|đầu tiên|trả lời|chờ|nếu|lọt|mong|mong mỏi|trở lên|trở xuống|trực tiếp(?= (?:tham gia|chỉ đạo|làm)))(?!\w)"
    rf"|{_NOW}|(?<!nước) ngoài(?!\w)|(?<!việc)(?<!cách) làm(?!\w)"
)
_STATE = r"(?:trễ hạn|quá hạn|trễ hẹn|đúng hạn|trước hạn|đúng hẹn|trực tuyến|qua mạng|toàn trình|đúng và trước hạn|trước và đúng hạn|chậm|bưu chính công ích|số hóa|sai sót|dịch vụ công mức độ 0?[1-4](?:, ?0?[1-4])?|đủ điều kiện|phát sinh hồ sơ)"
_ON = re.compile(r",? (?:và )?(?:trước hạn|đúng hạn|quá hạn|trễ hẹn|trễ hạn)(?!\w)")
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
    if m and m.group() == "," and (further := listed_on(text, stop, end)) > stop:
        m = NOUN_AFTER_ENDS.search(text, further, end)
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
    r"(?: (?:việc|ngày|dịp|các|những|của|về|gần|hơn|khoảng|xác định|nghi|(?<!tài )(?<!điều )khoản|tới|đến|có|đi|để|là|thì|từ|vào|ra|(?<!việc )(?<!cách )làm|và|do|với|kéo dài|gắn|đều|được|lần lượt|(?<!đường )không|chưa|đã|(?<!chuẩn )bị|sẽ))+$"
)
_HAVING = re.compile(r" có [^,;]*$")
_A_NUMBER = re.compile(r" ?(?:từ |trên |dưới |hơn |gần |khoảng |tối thiểu )?\d")
_GROUP = (
    r"(?:sở ngành|bộ ngành|phường xã|xã phường|quận huyện|huyện thị|xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thành(?! (?:lập|công|phần|tích|viên|quả))|sở|ban|ngành|địa phương|trung ương|công chức|viên chức"
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
    r"(?:việc|các|những|hàng (?:chục|trăm|nghìn|ngàn|triệu)|công tác|một|hai|ba|đã|đạt|có|là|được|bị|chưa|không|còn|giải quyết|tiếp nhận|xử lý|hoàn thành|ban hành"
    r"|trả|giảm|tăng|xếp|đứng|tổ chức|phối hợp|nhiều|mọi|toàn|cả|xã|phường|huyện|tỉnh)(?!\w)",
    re.IGNORECASE,
)


def next_of_group(text: str, start: int, stop: int, end: int) -> int:
    """Return where the next of "sở, ban, ngành" ends that "," or "và" joins at ``stop``, else ``stop``."""
    if not _GROUPED.search(text, start, stop):
        return stop
    more = _NEXT_OF_GROUP.match(text, stop, end)
    return more.end() if more else stop


def _coordinated(text: str, start: int, stop: int, end: int) -> int:
    """Return where the noun ends with what "," or "và" joins to it: "cơ quan trung ương và địa phương"."""
    while (further := next_of_group(text, start, stop, end)) > stop:
        stop = further
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


@cache
def verbs_table() -> str:
    """Return the alternation of the verbs that are done to what is counted, the longest first."""
    verbs = table_column("index_store.language", "data/counted_verbs.tsv", "verb")
    words = sorted(verbs, key=len, reverse=True)
    return rf"(?:{'|'.join(words)})"


# "ngành thuế, hải quan trên phạm vi", "cơ sở thu mua, sơ chế, chế biến tại": short, and no clause.
_LISTED = re.compile(
    r"(?P<join>, và |, | và )(?:(?P<noun>cán bộ|công chức|viên chức|người lao động|doanh nghiệp|tổ chức|cá nhân|hộ gia đình|hợp tác xã|hải quan)(?= [^\W\d_])|(?P<words>[^\W\d_]+(?: [^\W\d_]+){0,2}?)(?= (?:và|hoặc|của|cho|về|tại|trong|trên|được|có|không|bị|theo|với|ở|để|từ|thuộc|thì|nghi"
    r"|tham gia|sử dụng|liên quan|năm \d{4}(?=[,.;)]|$))(?!\w))|(?P<last>[^\W\d_]+(?: [^\W\d_]+){0,3}?)(?=[,.;)…”\"]|$)"
    r")"
)
_OPENS_CLAUSE = re.compile(
    r"(?:tập trung|phân bố|trải|rải rác|nằm|gây|dẫn|kéo|mang|đóng góp|phục vụ|hướng|nhiều|ít|hơn|gần|đa phần|bất kể|liên quan|chịu|phụ trách|sự|việc|cách|và|thuộc|kiến nghị|đề nghị|yêu cầu|quy chế|tương đương|tương ứng|bình quân|trung bình|trong|ngoài|đặc biệt|nhưng|đồng thời|góp phần|nhất|chủ yếu|bao gồm|gồm|cụ thể|riêng|cao|thấp|tăng|giảm|đạt|chiếm|vượt"
    r"|so|tức|tổng|số|trị giá|doanh thu|thu|chi|kinh phí|diện tích|hiện|nay|sau|trước|theo|do|vì|nên|để|nhằm|từ|tại|ở|với|cùng|khi|nếu|mà|thì|là|còn|sẽ|phải|cần|đảm bảo|bảo đảm"
    r"|nâng|đưa|đến|tới|tính|ước|dự kiến|ưu tiên|kể|phần|ông|bà|có|như|qua|về|theo|trên|dưới|đã|đang|vừa|cũng|chỉ|mỗi|mới|kết quả|trừ|bằng|lên|xuống|vào|hay|hoặc|bị|được|không|chưa|tiết kiệm|giúp|tạo|khiến|làm|xếp|đứng|dẫn|hầu hết|đa số|phó|trưởng|kèm|lấy|tiếp|nhờ|chứ|song|quy định|đối với|nếu như|thậm chí|rồi|bởi|đây|đó|này|họ)(?!\w)",
    re.IGNORECASE,
)


_A_BODY = re.compile(
    r"(?:[A-ZĐ]{2,}|Vụ|Cục|Sở|Ban|Quốc hội|Chính phủ)(?!\w)"
)  # "Vụ, Cục", "HĐND, UBND"
_SAYS = re.compile(r" (?:đã|đang|sẽ|chưa|còn|cũng|phải|là|đạt|tăng|giảm|vẫn)(?!\w)")
_MORE = re.compile(r", (?P<words>[^\W\d_]+(?: [^\W\d_]+){0,2})")


def listed_on(text: str, stop: int, end: int) -> int:
    """Return where a short list that goes on at ``stop`` ends, ``stop`` itself if none does.

    >>> s = "ngân hàng thu thuế với ngành thuế, hải quan trên 63 tỉnh"
    >>> s[: listed_on(s, 33, len(s))]
    'ngân hàng thu thuế với ngành thuế, hải quan'
    >>> s = "12 dự án thua lỗ, kiến nghị xử lý"
    >>> s[: listed_on(s, 16, len(s))]
    '12 dự án thua lỗ'
    """
    start = stop
    while (more := _LISTED.match(text, stop, end)) is not None:
        words = more["noun"] or more["words"] or more["last"]
        if _SAYS.search(words):
            break
        if more["join"] == " và " and stop == start:
            break
        named = _A_BODY.match(words) and text[:stop].rsplit(" ", 1)[-1][:1].isupper()
        if not (words.islower() or named) or (closes_list(words) and words != "việc làm"):
            break
        stop = more.end()
    more = _MORE.match(text, stop, end)
    if stop > start and more is not None and not closes_list(more["words"]):
        return start  # the rest of the list is not understood: none of it is taken
    return stop


def opens_clause(words: str) -> bool:
    """Return whether the words behind a comma are a clause of their own: "…, bộ đã làm xong"."""
    return closes_list(words) or _SAYS.search(words) is not None


def closes_list(words: str) -> bool:
    """Return whether the words behind a comma open a clause, and so end the list before them."""
    verb = re.match(rf"(?!sử dụng){verbs_table()}(?!\w)", words)
    another = _ANOTHER.match(words)
    return bool(_OPENS_CLAUSE.match(words) or another or verb)


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
    while start < end and text[start] in " ,.:;?!":
        start += 1
    while end > start and text[end - 1] in " ,.:;?!-–":
        end -= 1
    return Span(start, end)


def cut_whole(text: str, start: int, end: int, words: int) -> Span | None:
    """Return the longest stretch of at most ``words`` that ends where a phrase does, without digits.

    >>> s = "người có triệu chứng nôn, đau bụng và được chuyển đi lúc 16h30"
    >>> cut_whole(s, 0, len(s), 9).of(s)
    'người có triệu chứng nôn, đau bụng'
    """
    found = None
    for stop in NOUN_AFTER_ENDS.finditer(text, start, end):
        said = text[start : stop.start()]
        if len(said.split()) > words or re.search(r"\d", said):
            break
        if stop.group() != ",":
            loose = _LOOSE_END.search(said)
            found = stripped(text, start, start + loose.start() if loose else stop.start())
    return found


_AFTER_PERCENT_END = re.compile(
    rf"[,;:()!?“”\"'…\n]|(?<! [QPHT])(?<! TP)(?<! P)\.(?! ?\d)| [-–] (?!(?:Nam|Bắc|Tây|Đông|Môi|Du|Truyền|Thương|Công|Phát|Đầu|Đào|Xã)(?!\w)|{_HYPHENED})"
    r"|(?<!độ \d) và \d| (?:so với|trong khi|nhưng|nên|vì|bởi|để|nhằm|gồm|bao gồm|như|kể từ|từ (?=ngày|năm|tháng|đầu)|(?<!không )nhờ|(?<!tiếp )theo(?! quy định)|tăng|(?<!cắt )giảm|(?<!không )(?<!chưa )đạt(?! chuẩn| tiêu chuẩn)|chiếm|là|thì|là (?:quá|khá|rất|còn|chưa))(?!\w)"
)


# "290 kiến nghị được các bộ, ngành xem xét", cut at its comma
_BY_WHOM = re.compile(
    r"(?: còn lại)?(?: đã| đang| chưa)? (?:được|đươc|bị) các (?:bộ|sở|ngành|địa phương|cơ quan|đơn vị)$"
)
# "3 bộ đã kết nối, liên thông phần mềm", "được cấp, khai thác, sử dụng hộp thư": no object as yet
_UNENDED = re.compile(r" (?:đã|được|đã được|đang)(?: [^\W\d_]+){1,2}$")
_VERB_NEXT = re.compile(
    r", (?:(?:kết nối|liên thông|khai thác|sử dụng|lấp đầy|cập nhật|trả lời|xử lý|giải quyết|vận hành|quản lý|cung cấp|ban hành|công bố|công khai|tích hợp|chia sẻ|hoàn thiện|nâng cấp|phê duyệt)(?!\w))"
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
        if _SAYS.match(text, listed.end(), end):
            break  # "tăng 7 tổ chức, tổng cục cũng tăng": the second is a subject of its own
        at = listed.end()
    m = _AFTER_PERCENT_END.search(text, at, end)
    stop = m.start() if m else end
    if (
        m
        and m.group() == ","
        and len(text[start:stop].split(" ")) <= 3
        and not _NEXT_CLAUSE.match(text, m.end(), end)
        and not _SAYS.search(text[m.end() : min(m.end() + 30, end)])
        and not closes_list(text[m.end() + 1 : end])
    ):
        m = _AFTER_PERCENT_END.search(text, m.end(), end)  # "các văn bản, đề án được giao"
        stop = m.start() if m else end
    if m and m.group() == "," and (further := listed_on(text, stop, end)) > stop:
        m = _AFTER_PERCENT_END.search(text, further, end)
        stop = m.start() if m else end
    if (
        m
        and m.group() == ","
        and _UNENDED.search(text, start, stop)
        and _VERB_NEXT.match(text, stop, end)
    ):
        m = _AFTER_PERCENT_END.search(text, m.end(), end)
        while m and m.group() == "," and m.start() - stop < 30:
            m = _AFTER_PERCENT_END.search(text, m.end(), end)
        stop = m.start() if m else end
    if (by_whom := _BY_WHOM.search(text, start, stop)) is not None:
        stop = by_whom.start()
    words = text[start:stop].split(" ")
    if len(words) > 28:
        limit = start + len(" ".join(words[:28]))
        joined = list(_AND.finditer(text, at, limit))
        stop = joined[-1].start() if joined else noun_after(text, start, end, at).end
    return stripped(text, start, stop)
