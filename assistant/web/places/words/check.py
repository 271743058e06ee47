"""The words of the place where texts are checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckWords:
    """The words of the place where texts are checked."""

    title: str
    hint: str
    label: str
    placeholder: str
    send: str
    waiting: str
    clear: str
    no_claims: str
    empty: str
    too_long: str
    wordless: str
    counts: str
    your_text: str
    findings: str
    supported: str
    contradicted: str
    not_found: str
    documents_say: str
    open_source: str
    nearest: str
    open_nearest: str
    report: str
    copy: str
    copied: str
    report_title: str
    report_day: str
    file: str
    columns: tuple[str, ...]


VIETNAMESE = CheckWords(
    title="Kiểm chứng số liệu của một văn bản",
    hint=(
        "Dán một câu, một bài viết hay một báo cáo. Từng con số được đối chiếu với các tài "
        "liệu đã nạp; văn bản của bạn không được lưu lại."
    ),
    label="Văn bản cần kiểm chứng",
    placeholder="Ví dụ: Năm 2023 huyện Đại Từ đứng thứ 6/9 về chỉ số CCHC.",
    send="Kiểm chứng",
    waiting="Đang đối chiếu từng con số…",
    clear="Xóa văn bản",
    no_claims="Văn bản không có câu nào kiểm chứng được.",
    empty="Hãy dán văn bản cần kiểm chứng vào khung ở trên.",
    too_long="Văn bản dài {found} ký tự, tối đa là {limit} ký tự. Hãy chia thành nhiều phần.",
    wordless="{count} câu không có con số và không thấy trong tài liệu.",
    counts="Kết quả",
    your_text="Văn bản của bạn",
    findings="Từng câu và nguồn",
    supported="đúng",
    contradicted="khác",
    not_found="không thấy",
    documents_say="tài liệu ghi {correct}",
    open_source="Mở đoạn trích số {number} trong tài liệu “{title}”",
    nearest="Gần nhất, chưa chắc là điều đang kiểm",
    open_nearest="Mở đoạn gần nhất trong tài liệu “{title}”",
    report="Báo cáo",
    copy="Chép báo cáo",
    copied="Đã chép báo cáo.",
    report_title="BÁO CÁO KIỂM CHỨNG SỐ LIỆU",
    report_day="Ngày {day}. Kết quả: {count}.",
    file="kiem-chung",
    columns=(
        "Câu",
        "Số liệu",
        "Kết luận",
        "Tài liệu ghi",
        "Nguồn",
        "Vị trí",
        "Trích dẫn",
        "Gần nhất (chưa chắc là điều đang kiểm)",
    ),
)

ENGLISH = CheckWords(
    title="Check the figures of a text",
    hint=(
        "Paste a sentence, an article or a report in Vietnamese. Each figure is compared "
        "with the documents read in; your text is not kept."
    ),
    label="Text to check",
    placeholder="Năm 2023 huyện Đại Từ đứng thứ 6/9 về chỉ số CCHC.",
    send="Check",
    waiting="Comparing each figure…",
    clear="Clear the text",
    no_claims="The text has no sentence that can be checked.",
    empty="Paste the text to check into the box above.",
    too_long="The text has {found} characters; at most {limit} are allowed. Split it, please.",
    wordless="Sentences without a figure that the documents do not speak of: {count}.",
    counts="Result",
    your_text="Your text",
    findings="Each sentence and its sources",
    supported="right",
    contradicted="differs",
    not_found="not found",
    documents_say="the documents say {correct}",
    open_source="Open quotation {number} in “{title}”",
    nearest="Closest, perhaps not what is checked",
    open_nearest="Open the closest passage in “{title}”",
    report="Report",
    copy="Copy the report",
    copied="The report has been copied.",
    report_title="REPORT ON THE FIGURES OF A TEXT",
    report_day="{day}. Result: {count}.",
    file="check",
    columns=(
        "Sentence",
        "Figure",
        "Verdict",
        "Documents say",
        "Source",
        "Where",
        "Quotation",
        "Closest (perhaps not what is checked)",
    ),
)
