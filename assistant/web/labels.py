"""The words around an answer, in both languages, and the name of the product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.records import Language, NoteKind

PRODUCT = "Trợ lý số liệu cải cách hành chính"
NO_SCRIPT = (
    "Trang này cần JavaScript. Hãy bật JavaScript trong trình duyệt rồi tải lại trang. · "
    "This page needs JavaScript. Turn it on in your browser and reload."
)
"""What is seen where scripts are off; the choice of language needs them too."""


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
    nearest: str
    nearest_hint: str
    nearest_source: str
    choose: str
    suggestions: str
    notes: Mapping[NoteKind, str]
    quoted: tuple[str, str]
    as_typed: str
    actions: str
    copy: str
    share: str
    retry: str
    useful: str
    not_useful: str
    word: str
    word_send: str


VIETNAMESE = AnswerLabels(
    question="Câu hỏi",
    answer="Trả lời",
    understood="Tôi hiểu là",
    sources="Nguồn trích dẫn",
    source="Mở đoạn trích số {number} trong tài liệu “{title}”",
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
    nearest="Đoạn gần với câu hỏi nhất",
    nearest_hint="Chưa chắc là điều bạn hỏi; xin đọc tại nguồn.",
    nearest_source="Mở đoạn gần với câu hỏi trong tài liệu “{title}”",
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
        "generator": "Cách viết câu trả lời",
    },
    quoted=("“", "”"),
    as_typed="Hỏi đúng như đã gõ",
    actions="Với câu trả lời này",
    copy="Chép kèm nguồn",
    share="Chia sẻ",
    retry="Hỏi lại",
    useful="Hữu ích",
    not_useful="Chưa đúng",
    word="Góp ý thêm (không bắt buộc)",
    word_send="Gửi góp ý",
)

ENGLISH = AnswerLabels(
    question="Question",
    answer="Answer",
    understood="I understand this as",
    sources="Sources",
    source="Open quotation {number} in “{title}”",
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
    nearest="Closest to the question",
    nearest_hint="This may not be what you asked; please read it at the source.",
    nearest_source="Open the closest passage in “{title}”",
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
        "generator": "How the answer was written",
    },
    quoted=("“", "”"),
    as_typed="Ask exactly as typed",
    actions="With this answer",
    copy="Copy with sources",
    share="Share",
    retry="Ask again",
    useful="Helpful",
    not_useful="Not right",
    word="Anything to add (optional)",
    word_send="Send feedback",
)


def answer_labels(language: Language) -> AnswerLabels:
    """Return the words for an answer in ``language``."""
    return ENGLISH if language == "en" else VIETNAMESE


def number_in_words(count: int, language: Language) -> str:
    """Return a whole number with its thousands apart.

    >>> number_in_words(20800, "vi"), number_in_words(20800, "en")
    ('20.800', '20,800')
    """
    return f"{count:,}" if language == "en" else f"{count:,}".replace(",", ".")
