"""Every word of the four places, in Vietnamese and in English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.records import Language


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


@dataclass(frozen=True, slots=True)
class AskWords:
    """The words of the place where questions are asked."""

    title: str
    hint: str
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
    share_failed: str
    thanks: str
    feedback_failed: str


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
    counts: str
    your_text: str
    findings: str
    supported: str
    contradicted: str
    not_found: str
    documents_say: str
    open_source: str
    report: str
    copy: str
    copied: str
    report_title: str
    report_day: str
    file: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The words of the place where figures are listed."""

    title: str
    hint: str
    place: str
    indicator: str
    year: str
    level: str
    any: str
    levels: tuple[tuple[str, str], ...]
    send: str
    reset: str
    waiting: str
    count: str
    more: str
    none: str
    too_many: str
    open_row: str
    target: str
    change: str
    rank: str
    chart_by_place: str
    chart_by_year: str
    chart_hint: str
    file: str
    columns: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class Words:
    """All words of the page in one language."""

    language: Language
    shell: ShellWords
    ask: AskWords
    check: CheckWords
    figures: FigureWords
    documents: DocumentWords


VIETNAMESE = Words(
    language="vi",
    shell=ShellWords(
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
            "Chưa có tài liệu nào. Hãy nạp tài liệu bằng lệnh “cchc ingest THƯ_MỤC” "
            "rồi tải lại trang."
        ),
        index_failed=(
            "Chưa đọc được kho tài liệu. Người quản trị có thể chạy “cchc doctor” "
            "để biết nguyên nhân."
        ),
    ),
    ask=AskWords(
        title="Bạn cần số liệu gì?",
        hint="Chọn một câu hỏi mẫu hoặc nhập câu hỏi của bạn; gõ không dấu cũng được.",
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
        share_failed="Chưa tạo được đường dẫn chia sẻ.",
        thanks="Cảm ơn góp ý của bạn.",
        feedback_failed="Chưa gửi được góp ý.",
    ),
    check=CheckWords(
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
        counts="Kết quả",
        your_text="Văn bản của bạn",
        findings="Từng câu và nguồn",
        supported="đúng",
        contradicted="khác",
        not_found="không thấy",
        documents_say="tài liệu ghi {correct}",
        open_source="Mở đoạn trích số {number} trong tài liệu “{title}”",
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
        ),
    ),
    figures=FigureWords(
        title="Số liệu trong tài liệu",
        hint="Mọi con số đọc được, kèm nơi, chỉ tiêu, thời gian; bấm vào con số để mở câu văn gốc.",
        place="Địa phương, cơ quan",
        indicator="Chỉ tiêu",
        year="Năm",
        level="Cấp",
        any="Tất cả",
        levels=(
            ("province", "Cấp tỉnh"),
            ("district", "Cấp huyện"),
            ("commune", "Cấp xã"),
            ("department", "Sở, ban, ngành"),
        ),
        send="Lọc",
        reset="Bỏ lọc",
        waiting="Đang đọc số liệu…",
        count="{count} số liệu",
        more="Xem thêm (còn {count} số liệu)",
        none="Không có số liệu nào khớp các điều kiện đã chọn.",
        too_many="Kho có nhiều số liệu. Hãy chọn địa phương, chỉ tiêu hoặc năm rồi bấm “Lọc”.",
        open_row="{value}: mở câu văn trong tài liệu “{title}”",
        target="chỉ tiêu đề ra",
        change="mức tăng, giảm",
        rank="thứ hạng",
        chart_by_place="{indicator}, {period}",
        chart_by_year="{indicator} qua các năm",
        chart_hint="Bấm vào từng giá trị để mở câu văn gốc.",
        file="so-lieu",
        columns=(
            "Giá trị",
            "Địa phương, cơ quan",
            "Chỉ tiêu",
            "Thời gian",
            "Nguồn",
            "Vị trí",
            "Trích dẫn",
            "Giá trị (số)",
            "Đơn vị",
            "Ghi chú",
        ),
    ),
    documents=DocumentWords(
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
    ),
)


ENGLISH = Words(
    language="en",
    shell=ShellWords(
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
            "There are no documents yet. Read some in with “cchc ingest FOLDER”, "
            "then reload this page."
        ),
        index_failed=(
            "The index cannot be read. The administrator can run “cchc doctor” to learn why."
        ),
    ),
    ask=AskWords(
        title="Which figure do you need?",
        hint="Choose a sample question or type your own.",
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
        share_failed="The link could not be made.",
        thanks="Thank you for your feedback.",
        feedback_failed="The feedback could not be sent.",
    ),
    check=CheckWords(
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
        counts="Result",
        your_text="Your text",
        findings="Each sentence and its sources",
        supported="right",
        contradicted="differs",
        not_found="not found",
        documents_say="the documents say {correct}",
        open_source="Open quotation {number} in “{title}”",
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
        ),
    ),
    figures=FigureWords(
        title="Figures in the documents",
        hint="Every figure read, with its place, indicator and period; press one to see its sentence.",
        place="Place, body",
        indicator="Indicator",
        year="Year",
        level="Level",
        any="All",
        levels=(
            ("province", "Province"),
            ("district", "District"),
            ("commune", "Commune"),
            ("department", "Department"),
        ),
        send="Filter",
        reset="Clear filters",
        waiting="Reading the figures…",
        count="{count} figures",
        more="Show more ({count} left)",
        none="No figure meets the filters.",
        too_many="There are many figures. Choose a place, an indicator or a year, then “Filter”.",
        open_row="{value}: open the sentence in “{title}”",
        target="target",
        change="change",
        rank="rank",
        chart_by_place="{indicator}, {period}",
        chart_by_year="{indicator} over the years",
        chart_hint="Press a value to see its sentence.",
        file="figures",
        columns=(
            "Figure",
            "Place, body",
            "Indicator",
            "Period",
            "Source",
            "Where",
            "Quotation",
            "Value",
            "Unit",
            "Note",
        ),
    ),
    documents=DocumentWords(
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
        doubts="{count} points",
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
    ),
)


def words_in(language: Language) -> Words:
    """Return the words of the page in a language."""
    return ENGLISH if language == "en" else VIETNAMESE
