"""Sentences that a person reads outside of answers: errors, labels and reports, in one place.

The command line speaks Vietnamese; each line says what was found and what to do.
"""

from __future__ import annotations

_MESSAGES: dict[str, str] = {
    "question_empty": "Câu hỏi trống: hãy nhập một câu hỏi, ví dụ “Huyện nào xếp cuối năm 2022?”.",
    "question_long": "Câu hỏi dài {length} ký tự, vượt giới hạn 2.000 ký tự: hãy hỏi ngắn hơn.",
    "generator_not_yet": "Bộ sinh câu trả lời “{generator}” chưa có trong phiên bản này; hãy dùng “extractive”.",
    "check_not_yet": "Lệnh check (kiểm chứng văn bản) chưa có trong phiên bản này.",
    "figures_not_yet": "Lệnh figures (bảng số liệu) chưa có trong phiên bản này.",
    "llm_not_yet": "Chưa nối mô hình ngôn ngữ (phiên bản này chưa hỗ trợ); trợ lý trả lời bằng trích dẫn.",
    "retrieval_not_yet": "evaluate --retrieval chưa có trong phiên bản này.",
    "asking": "Đang hỏi",
    "ocr_missing": "thiếu (chưa cần trong phiên bản này); cài bằng: apt-get install tesseract-ocr tesseract-ocr-vie",
    "index_missing": "Chưa có kho tài liệu ở {path}. Hãy nạp tài liệu trước: cchc ingest THƯ_MỤC",
    "index_empty": "Kho tài liệu ở {path} đang trống. Hãy nạp tài liệu trước: cchc ingest THƯ_MỤC",
    "document_missing": "Không có tài liệu nào mang mã {id}; xem các mã bằng: cchc documents list",
    "document_ambiguous": "Mã {id} trùng với {count} tài liệu; hãy ghi mã dài hơn.",
    "history_unreadable": '{path}: cần một tệp JSON gồm các mục {{"role", "content"}}; {reason}',
    "interrupted": "Đã dừng. Những tài liệu đã nạp xong vẫn được giữ.",
    "damaged": "Lỗi ngoài dự kiến: {reason}. Chạy lại với biến môi trường CCHC_DEBUG=1 để xem chi tiết.",
    "disk": "Không ghi được vào {path} ({reason}). Kho tài liệu cũ vẫn dùng được; hãy kiểm tra dung lượng và quyền ghi.",
    "sources": "Nguồn",
    "notes": "Ghi chú",
    "next": "Có thể hỏi tiếp",
    "derived": "suy ra",
    "added": "Thêm mới",
    "updated": "Cập nhật",
    "unchanged": "Không đổi",
    "refused": "Không nạp được",
    "doubtful": "Cần xem lại",
    "outcome": "Kết quả",
    "count": "Số lượng",
    "document": "Tài liệu",
    "reason": "Lý do",
    "reading": "Đang đọc",
    "removed": "Đã xóa {count} tài liệu.",
    "nothing_found": "không có gì",
    "taken_out": "Đã xóa khỏi kho",
    "shown_all": "{count} tài liệu nay ai cũng xem được.",
    "shown_inside": "{count} tài liệu nay chỉ dùng nội bộ.",
    "watching": "Đang theo dõi, {seconds} giây xem lại một lần; dừng bằng Ctrl+C.",
    "rate": "{rate}/giây",
    "reindexing": "Đang dựng lại chỉ mục",
    "reindexed": "Đã dựng lại chỉ mục của {count} đoạn trong {seconds} giây.",
    "set_embedding": "Hãy đặt CCHC_EMBEDDING={name} (hoặc embedding trong cchc.toml) cho các lệnh sau.",
    "id": "Mã",
    "title": "Tiêu đề",
    "published": "Ngày",
    "publisher": "Cơ quan đăng",
    "passages": "Đoạn",
    "figures": "Số liệu",
    "visibility": "Phạm vi",
    "chat_hello": "Hãy đặt câu hỏi về tài liệu trong kho. Gõ “thoát” hoặc nhấn Ctrl+D để dừng.",
    "chat_prompt": "Bạn hỏi: ",
    "chat_bye": "Tạm biệt.",
    "first_run": "Lần chạy đầu: đang nạp tài liệu mẫu từ {path}…",
    "serving": "Đang mở trang hỏi đáp tại http://{host}:{port} (Ctrl+C để dừng)…",
    "ready": "sẵn sàng",
    "missing": "thiếu",
    "doctor_ok": "Kho tài liệu nguyên vẹn: ba chỉ mục khớp nhau.",
    "doctor_bad": "Ba chỉ mục không khớp nhau: {detail}. Chạy lại cchc ingest để hoàn tất việc dở dang.",
}


def message(name: str, /, **values: str) -> str:
    """Return a sentence with its values filled in.

    >>> message("removed", count="2")
    'Đã xóa 2 tài liệu.'
    """
    return _MESSAGES[name].format(**values)
