"""The words of the place where questions are asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskWords:
    """The words of the place where questions are asked."""

    title: str
    hint: str
    hint_alone: str
    label: str
    placeholder: str
    send: str
    stop: str
    stopped: str
    retry: str
    new: str
    conversation: str
    waiting: str
    writing: str
    privacy: str
    question: str
    too_long: str
    failed: str
    offline: str
    history: str
    history_hint: str
    history_empty: str
    history_clear: str
    history_remove: str
    copied: str
    copy_failed: str
    sources: str
    shared: str
    shared_alone: str
    share_failed: str
    thanks: str
    feedback_failed: str


VIETNAMESE = AskWords(
    title="Bạn cần số liệu gì?",
    hint="Chọn một câu hỏi mẫu hoặc nhập câu hỏi của bạn; gõ không dấu cũng được.",
    hint_alone="Hãy nêu địa phương, năm và chỉ tiêu cần biết; gõ không dấu cũng được.",
    label="Câu hỏi của bạn",
    placeholder="Nhập câu hỏi về số liệu",
    send="Hỏi",
    stop="Dừng",
    stopped="Đã dừng theo yêu cầu của bạn.",
    retry="Hỏi lại",
    new="Cuộc trò chuyện mới",
    conversation="Cuộc trò chuyện",
    waiting="Đang tìm trong tài liệu…",
    writing="Mô hình ngôn ngữ đang viết lại câu trả lời; bạn có thể đọc bản trích dẫn ở trên trước.",
    privacy="Câu trả lời chỉ lấy từ tài liệu đã nạp. Hãy mở đoạn trích để kiểm chứng.",
    question="Câu hỏi",
    too_long="Câu hỏi dài {found} ký tự, tối đa là {limit} ký tự. Hãy rút gọn rồi hỏi lại.",
    failed="Chưa trả lời được vì có lỗi ở máy chủ. Bạn hãy thử lại sau ít phút.",
    offline="Không kết nối được với máy chủ. Hãy kiểm tra mạng rồi thử lại.",
    history="Lịch sử",
    history_hint="Chỉ lưu trong trình duyệt này.",
    history_empty="Chưa có cuộc trò chuyện nào được lưu.",
    history_clear="Xóa tất cả",
    history_remove="Xóa cuộc trò chuyện này",
    copied="Đã chép câu trả lời kèm nguồn.",
    copy_failed="Trình duyệt không cho chép. Hãy chọn chữ rồi chép bằng bàn phím.",
    sources="Nguồn",
    shared="Đã tạo và chép đường dẫn:",
    shared_alone="Đã tạo đường dẫn:",
    share_failed="Chưa tạo được đường dẫn chia sẻ.",
    thanks="Cảm ơn góp ý của bạn.",
    feedback_failed="Chưa gửi được góp ý.",
)

ENGLISH = AskWords(
    title="Which figure do you need?",
    hint="Choose a sample question or type your own.",
    hint_alone="Name the place, the year and the indicator.",
    label="Your question",
    placeholder="Ask about a figure",
    send="Ask",
    stop="Stop",
    stopped="Stopped, as you asked.",
    retry="Ask again",
    new="New conversation",
    conversation="Conversation",
    waiting="Searching the documents…",
    writing="The language model is wording the answer; the quoted one above is ready to read.",
    privacy="Answers come only from the documents read in. Open a quotation to verify it.",
    question="Question",
    too_long="The question has {found} characters; at most {limit} are allowed.",
    failed="The server could not answer. Please try again in a few minutes.",
    offline="The server cannot be reached. Check your connection and try again.",
    history="History",
    history_hint="Kept in this browser only.",
    history_empty="No conversation has been kept yet.",
    history_clear="Delete all",
    history_remove="Delete this conversation",
    copied="Copied the answer with its sources.",
    copy_failed="The browser did not allow copying. Select the text and copy it yourself.",
    sources="Sources",
    shared="The link has been made and copied:",
    shared_alone="The link has been made:",
    share_failed="The link could not be made.",
    thanks="Thank you for your feedback.",
    feedback_failed="The feedback could not be sent.",
)
