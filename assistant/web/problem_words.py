"""What every error of the API says, in Vietnamese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.web.viewer_words import VIEWER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.records import Language


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
    "original-missing": {
        "vi": ProblemWords(
            "Không còn tệp gốc",
            "Máy chủ không giữ tệp gốc của tài liệu này, hoặc tệp đã thay đổi từ khi nạp.",
        ),
        "en": ProblemWords(
            "No original file",
            "The server has no file of this document, or it has changed since it was read.",
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
        "vi": ProblemWords(
            "Chưa đọc được kho tài liệu",
            "Chưa đọc được kho tài liệu. Người quản trị có thể chạy “cchc doctor” để biết nguyên nhân.",
        ),
        "en": ProblemWords(
            "The index cannot be read", "The administrator can run “cchc doctor” to learn why."
        ),
    },
    "internal-error": {
        "vi": ProblemWords("Lỗi máy chủ", "Máy chủ gặp lỗi và đã ghi lại. Hãy thử lại sau."),
        "en": ProblemWords("Server error", "The server failed and took note. Try again later."),
    },
    "no-administrator": {
        "vi": ProblemWords(
            "Chưa bật quản trị",
            "Máy chủ này chưa đặt mã quản trị, nên không ai thay đổi được kho tài liệu qua web.",
        ),
        "en": ProblemWords(
            "Administration is off",
            "This server has no administrator token, so nobody may change the collection over HTTP.",
        ),
    },
    "wrong-token": {
        "vi": ProblemWords("Chưa được phép", "Hãy gửi mã quản trị đúng."),
        "en": ProblemWords("Not allowed", "Send the administrator's token."),
    },
    "answer-not-found": {
        "vi": ProblemWords(
            "Không có câu trả lời này",
            "Câu trả lời đã hết thời gian lưu hoặc đã được gỡ. Hãy hỏi lại.",
        ),
        "en": ProblemWords(
            "No such answer", "The answer has expired or was removed. Ask the question again."
        ),
    },
    "unknown-model": {
        "vi": ProblemWords("Không có mô hình này", "Máy chủ này không có mô hình “{name}”."),
        "en": ProblemWords("No such model", "This server has no model “{name}”."),
    },
    "too-often": {
        "vi": ProblemWords(
            "Gửi quá nhiều", "Bạn đã gửi nhiều yêu cầu. Hãy thử lại sau {seconds} giây."
        ),
        "en": ProblemWords(
            "Too many requests", "You sent many requests. Try again in {seconds} seconds."
        ),
    },
    "no-agents": {
        "vi": ProblemWords(
            "Chưa cài phần này", "Địa chỉ này cần gói mcp: pip install 'cchc-assistant[mcp]'."
        ),
        "en": ProblemWords(
            "Not installed",
            "This address needs the mcp package: pip install 'cchc-assistant[mcp]'.",
        ),
    },
    "no-files": {
        "vi": ProblemWords(
            "Không có tệp", "Hãy gửi ít nhất một tệp trong biểu mẫu multipart, tối đa {limit} tệp."
        ),
        "en": ProblemWords(
            "No files", "Send one file at least in a multipart form, {limit} at most."
        ),
    },
    "all-refused": {
        "vi": ProblemWords("Không nạp được tệp nào", "{reason}"),
        "en": ProblemWords("No file could be read", "{reason}"),
    },
    "index-busy": {
        "vi": ProblemWords(
            "Kho đang được cập nhật",
            "Một chương trình khác đang nạp tài liệu. Hãy thử lại sau ít phút.",
        ),
        "en": ProblemWords(
            "The index is being changed", "Another program is adding documents. Try again soon."
        ),
    },
}
"""Errors by the last part of their stable ``type``, in each language."""

UPLOAD_EXISTS = (
    "đã có một tệp khác mang tên này; hãy chọn “thay thế” nếu tệp mới là bản thay cho tệp cũ, "
    "hoặc đổi tên tệp"
)
"""Why a file of a known name is refused."""
ORIGINAL_MISSING = "máy chủ không giữ tệp gốc của tài liệu này; hãy tải tệp lên lại"
"""Why a document cannot be read again."""
