"""Every word that the page, the source viewer and the API's errors say themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.records import Language, NoteKind

PRODUCT = "Trợ lý số liệu cải cách hành chính"
TAGLINE = "Hỏi bằng lời thường, nhận câu trả lời ngắn gọn; mỗi con số đều dẫn tới đúng câu văn gốc."


@dataclass(frozen=True, slots=True)
class AnswerLabels:
    """The words around an answer, in the answer's language."""

    question: str
    answer: str
    understood: str
    sources: str
    source: str
    derived: str
    derived_hint: str
    support: str
    roles: Mapping[str, str]
    not_found_title: str
    not_found_hint: str
    choose: str
    suggestions: str
    notes: Mapping[NoteKind, str]
    quoted: tuple[str, str]


VIETNAMESE = AnswerLabels(
    question="Câu hỏi",
    answer="Trả lời",
    understood="Tôi hiểu là",
    sources="Nguồn trích dẫn",
    source="Mở đoạn trích số {number} trong tài liệu “{title}” (thẻ mới)",
    derived="suy ra",
    derived_hint="Thông tin được suy ra từ văn bản, không ghi sẵn trong tài liệu",
    support="Căn cứ thêm",
    roles={
        "place": "địa phương",
        "indicator": "chỉ tiêu",
        "period": "thời kỳ",
        "according_to": "theo văn bản",
    },
    not_found_title="Không tìm thấy trong tài liệu",
    not_found_hint="Bạn có thể hỏi cụ thể hơn: tên địa phương, năm và chỉ tiêu cần biết.",
    choose="Bạn muốn hỏi về trường hợp nào?",
    suggestions="Có thể hỏi tiếp",
    notes={
        "coverage": "Phạm vi",
        "conflict": "Các nguồn khác nhau",
        "superseded": "Văn bản đã được thay thế",
        "assumption": "Giả định",
        "restored": "Cách hiểu câu hỏi",
        "renamed_place": "Đơn vị hành chính đã thay đổi",
        "unanswered_part": "Phần chưa trả lời được",
        "arithmetic": "Số liệu chưa khớp",
    },
    quoted=("“", "”"),
)

ENGLISH = AnswerLabels(
    question="Question",
    answer="Answer",
    understood="I understand this as",
    sources="Sources",
    source="Open quotation {number} in “{title}” (new tab)",
    derived="worked out",
    derived_hint="Worked out from the text, not stated in the document",
    support="Also",
    roles={
        "place": "place",
        "indicator": "indicator",
        "period": "period",
        "according_to": "according to",
    },
    not_found_title="Not found in the documents",
    not_found_hint="Try naming a place, a year and the indicator you need.",
    choose="Which one do you mean?",
    suggestions="You could ask next",
    notes={
        "coverage": "Coverage",
        "conflict": "Sources differ",
        "superseded": "Superseded text",
        "assumption": "Assumption",
        "restored": "How the question was read",
        "renamed_place": "Renamed unit",
        "unanswered_part": "Part not answered",
        "arithmetic": "Figures that do not add up",
    },
    quoted=("“", "”"),
)


def answer_labels(language: Language) -> AnswerLabels:
    """Return the words for an answer in ``language``."""
    return ENGLISH if language == "en" else VIETNAMESE


@dataclass(frozen=True, slots=True)
class PageLabels:
    """The words of the page."""

    input_label: str = "Câu hỏi của bạn"
    placeholder: str = "Nhập câu hỏi về số liệu"
    send: str = "Hỏi"
    clear: str = "Cuộc trò chuyện mới"
    conversation: str = "Cuộc trò chuyện"
    waiting: str = "Đang tìm trong tài liệu…"
    welcome: str = "Bạn cần số liệu gì?"
    welcome_hint: str = "Chọn một câu hỏi mẫu hoặc nhập câu hỏi của bạn; gõ không dấu cũng được."
    collection: str = "{count} tài liệu · tính đến ngày {day}"
    collection_empty: str = (
        "Chưa có tài liệu nào. Hãy nạp tài liệu bằng lệnh “cchc ingest THƯ_MỤC” rồi tải lại trang."
    )
    privacy: str = "Câu trả lời chỉ lấy từ tài liệu đã nạp. Hãy mở đoạn trích để kiểm chứng."
    too_long: str = "Câu hỏi dài {found} ký tự, tối đa là {limit} ký tự. Hãy rút gọn rồi hỏi lại."
    failed: str = "Chưa trả lời được vì có lỗi ở máy chủ. Bạn hãy thử lại sau ít phút."
    index_failed: str = (
        "Chưa đọc được kho tài liệu. Người quản trị có thể chạy “cchc doctor” để biết nguyên nhân."
    )


@dataclass(frozen=True, slots=True)
class ViewerLabels:
    """The words of the source viewer."""

    back: str = "Về trang hỏi đáp"
    derived: str = VIETNAMESE.derived
    derived_hint: str = VIETNAMESE.derived_hint
    publisher: str = "Nơi đăng"
    published: str = "Ngày đăng"
    number: str = "Số hiệu"
    issuer: str = "Cơ quan ban hành"
    place: str = "Địa phương"
    name: str = "Tệp"
    original: str = "Xem bản gốc"
    to_cited: str = "Tới đoạn được trích dẫn"
    cited: str = "Đoạn được trích dẫn"
    outdated: str = "Đây là phiên bản đã được trích dẫn. Tài liệu này nay đã có bản mới hơn."
    to_live: str = "Mở bản hiện tại"
    bad_span: str = (
        "Không đánh dấu được đoạn trích: vị trí trong đường dẫn nằm ngoài văn bản đang lưu."
    )
    missing_title: str = "Không tìm thấy tài liệu"
    missing_detail: str = (
        "Không có tài liệu hoặc phiên bản này trong kho, hoặc bạn chưa có quyền xem. "
        "Có thể tài liệu đã được gỡ bỏ."
    )


PAGE = PageLabels()
VIEWER = ViewerLabels()


def number_in_words(count: int) -> str:
    """Return a whole number with Vietnamese thousands.

    >>> number_in_words(20800)
    '20.800'
    """
    return f"{count:,}".replace(",", ".")


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """What an error of the API says, in one language."""

    title: str
    detail: str


PROBLEMS: Mapping[str, Mapping[Language, ProblemWords]] = {
    "not-found": {
        "vi": ProblemWords("Không có địa chỉ này", "Không có gì ở địa chỉ {path}."),
        "en": ProblemWords("No such address", "There is nothing at {path}."),
    },
    "document-not-found": {
        "vi": ProblemWords(VIEWER.missing_title, VIEWER.missing_detail),
        "en": ProblemWords(
            "No such document",
            "The index holds no such document or version, or you may not see it.",
        ),
    },
    "method-not-allowed": {
        "vi": ProblemWords("Sai phương thức", "Địa chỉ {path} không nhận phương thức {method}."),
        "en": ProblemWords("Method not allowed", "{path} does not take {method}."),
    },
    "not-implemented": {
        "vi": ProblemWords("Chưa có", "Chức năng này chưa có trong phiên bản này."),
        "en": ProblemWords("Not implemented", "This is not part of this version yet."),
    },
    "invalid-request": {
        "vi": ProblemWords("Yêu cầu không hợp lệ", "Các phần cần sửa: {fields}."),
        "en": ProblemWords("Invalid request", "To be corrected: {fields}."),
    },
    "too-large": {
        "vi": ProblemWords("Yêu cầu quá lớn", "Nội dung gửi lên dài hơn {limit} byte."),
        "en": ProblemWords("Request too large", "The body is longer than {limit} bytes."),
    },
    "length-required": {
        "vi": ProblemWords("Thiếu độ dài", "Yêu cầu phải ghi rõ Content-Length."),
        "en": ProblemWords("Length required", "The request must name its Content-Length."),
    },
    "foreign-origin": {
        "vi": ProblemWords("Bị từ chối", "Trang web khác không được gọi máy chủ này."),
        "en": ProblemWords("Refused", "Another web site may not call this server."),
    },
    "unknown-host": {
        "vi": ProblemWords("Bị từ chối", "Máy chủ này không phục vụ tên miền đã gọi."),
        "en": ProblemWords("Refused", "This server does not answer to that host name."),
    },
    "index-unavailable": {
        "vi": ProblemWords("Chưa đọc được kho tài liệu", PAGE.index_failed),
        "en": ProblemWords(
            "The index cannot be read", "The administrator can run “cchc doctor” to learn why."
        ),
    },
    "internal-error": {
        "vi": ProblemWords("Lỗi máy chủ", "Máy chủ gặp lỗi và đã ghi lại. Hãy thử lại sau."),
        "en": ProblemWords("Server error", "The server failed and took note. Try again later."),
    },
}
"""Errors by the last part of their stable ``type``, in each language."""
