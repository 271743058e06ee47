"""The words around the places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShellWords:
    """The words around the places."""

    product: str
    tagline: str
    skip: str
    places: str
    ask: str
    check: str
    figures: str
    documents: str
    other_language: str
    other_language_name: str
    panel: str
    panel_open: str
    panel_close: str
    panel_loading: str
    collection: str
    collection_empty: str
    index_failed: str


VIETNAMESE = ShellWords(
    product="Trợ lý số liệu cải cách hành chính",
    tagline="Mỗi con số đều dẫn tới đúng câu văn gốc.",
    skip="Tới nội dung chính",
    places="Các mục của trang",
    ask="Hỏi đáp",
    check="Kiểm chứng",
    figures="Số liệu",
    documents="Tài liệu",
    other_language="English",
    other_language_name="Switch to English",
    panel="Đoạn trích trong tài liệu",
    panel_open="Mở ở thẻ mới",
    panel_close="Đóng",
    panel_loading="Đang mở tài liệu…",
    collection="{count} tài liệu · tính đến ngày {day}",
    collection_empty=(
        "Chưa có tài liệu nào. Hãy nạp tài liệu bằng lệnh “cchc ingest THƯ_MỤC” rồi tải lại trang."
    ),
    index_failed=(
        "Chưa đọc được kho tài liệu. Người quản trị có thể chạy “cchc doctor” để biết nguyên nhân."
    ),
)

ENGLISH = ShellWords(
    product="Administrative Reform Figures Assistant",
    tagline="Every figure leads to the very sentence it came from.",
    skip="Skip to the main content",
    places="Places of this page",
    ask="Ask",
    check="Check",
    figures="Figures",
    documents="Documents",
    other_language="Tiếng Việt",
    other_language_name="Chuyển sang tiếng Việt",
    panel="Passage in the document",
    panel_open="Open in a new tab",
    panel_close="Close",
    panel_loading="Opening the document…",
    collection="{count} documents · as of {day}",
    collection_empty=(
        "There are no documents yet. Read some in with “cchc ingest FOLDER”, then reload this page."
    ),
    index_failed=(
        "The index cannot be read. The administrator can run “cchc doctor” to learn why."
    ),
)
