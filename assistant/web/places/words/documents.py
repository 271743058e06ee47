"""The words of the place that lists the documents, and of its administrator."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """The words of the place that lists the documents, and of its administrator."""

    title: str
    hint: str
    search: str
    send: str
    waiting: str
    count: str
    more: str
    none: str
    columns: tuple[str, ...]
    states: tuple[tuple[str, str], ...]
    since: str
    from_when: str
    no_doubts: str
    doubts: str
    internal: str
    administrator: str
    token: str
    enter: str
    leave: str
    entered: str
    disabled: str
    files: str
    visibility: str
    public: str
    replace: str
    upload: str
    uploading: str
    reading: str
    report: str
    added: str
    updated: str
    unchanged: str
    refused: str
    doubtful: str
    original: str
    reread: str
    make_internal: str
    make_public: str
    remove: str
    confirm_remove: str
    removed: str
    changed: str


VIETNAMESE = DocumentWords(
    title="Tài liệu trong kho",
    hint="Câu trả lời chỉ lấy từ những tài liệu này. Bấm vào tên để đọc toàn văn.",
    search="Tìm theo tên, số hiệu, cơ quan, địa phương",
    send="Tìm",
    waiting="Đang đọc danh sách…",
    count="{count} tài liệu",
    more="Xem thêm (còn {count} tài liệu)",
    none="Không có tài liệu nào phù hợp.",
    columns=("Tài liệu", "Ngày", "Hiệu lực", "Số liệu", "Cần xem lại"),
    states=(
        ("amended", "đã được sửa đổi, bổ sung hoặc bãi bỏ một phần"),
        ("expired", "đã hết thời hạn hiệu lực"),
        ("in force", "còn hiệu lực"),
        ("not yet", "chưa có hiệu lực"),
        ("repealed", "đã bị bãi bỏ hoặc hết hiệu lực"),
        ("replaced", "đã được thay thế"),
    ),
    since="{state}, từ ngày {day}",
    from_when="{state}; có hiệu lực từ ngày {day}",
    no_doubts="không có",
    doubts="{count} điểm",
    internal="nội bộ",
    administrator="Dành cho người quản trị",
    token="Mã quản trị",
    enter="Vào",
    leave="Thoát",
    entered="Bạn đang quản trị kho tài liệu. Mã chỉ được giữ trong trang này, cho tới khi đóng.",
    disabled="Máy chủ này chưa đặt mã quản trị nên không thay đổi được kho từ trang web.",
    files="Chọn tệp (PDF, Word, Excel, HTML, văn bản, ZIP)",
    visibility="Ai được xem",
    public="Mọi người",
    replace="Thay tệp cùng tên đã tải lên trước đây",
    upload="Tải lên",
    uploading="Đang gửi: {percent}%",
    reading="Đang đọc: {done}/{total} tệp",
    report="Kết quả",
    added="Thêm mới",
    updated="Cập nhật",
    unchanged="Không đổi",
    refused="Không nạp được",
    doubtful="Cần xem lại",
    original="Tải tệp gốc",
    reread="Đọc lại",
    make_internal="Chuyển thành nội bộ",
    make_public="Cho mọi người xem",
    remove="Gỡ bỏ",
    confirm_remove="Gỡ bỏ “{title}” khỏi kho? Các đường dẫn tới tài liệu này sẽ không còn mở được.",
    removed="Đã gỡ bỏ tài liệu.",
    changed="Đã thay đổi.",
)

ENGLISH = DocumentWords(
    title="Documents in the collection",
    hint="Answers come from these documents only. Press a title to read the whole text.",
    search="Search titles, numbers, issuers, places",
    send="Search",
    waiting="Reading the list…",
    count="{count} documents",
    more="Show more ({count} left)",
    none="No document matches.",
    columns=("Document", "Date", "In force", "Figures", "To review"),
    states=(
        ("amended", "amended or repealed in part"),
        ("expired", "expired"),
        ("in force", "in force"),
        ("not yet", "not yet in force"),
        ("repealed", "repealed or no longer in force"),
        ("replaced", "replaced"),
    ),
    since="{state}, since {day}",
    from_when="{state}; in force from {day}",
    no_doubts="nothing",
    doubts="points: {count}",
    internal="internal",
    administrator="For the administrator",
    token="Administrator’s token",
    enter="Enter",
    leave="Leave",
    entered="You are administering the collection. The token is kept in this page only.",
    disabled="This server has no administrator’s token, so the collection cannot be changed here.",
    files="Choose files (PDF, Word, Excel, HTML, text, ZIP)",
    visibility="Who may see them",
    public="Everybody",
    replace="Replace an earlier upload of the same name",
    upload="Upload",
    uploading="Sending: {percent}%",
    reading="Reading: {done} of {total} files",
    report="Report",
    added="Added",
    updated="Updated",
    unchanged="Unchanged",
    refused="Refused",
    doubtful="To review",
    original="Download the file",
    reread="Read again",
    make_internal="Make internal",
    make_public="Show to everybody",
    remove="Remove",
    confirm_remove="Remove “{title}”? Links to this document will no longer open.",
    removed="The document has been removed.",
    changed="Done.",
)
