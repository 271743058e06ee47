"""What a question asks of tasks: who leads or helps, until when, what an office has to do."""

from __future__ import annotations

import re

from assistant.finding.matching import GAP
from assistant.questions.question import Kind, Part, Question
from index_store.language.characters.marks import comparison_key

_BODY = r"(?:(?:các |những )?(?:cơ quan|đơn vị|tổ chức|bộ phận|sở|ban|ngành|phòng|địa phương|nơi|bên)(?:, (?:đơn vị|ban|ngành))* nào|(?:những )?ai|người nào|đồng chí nào)"
_DOES = r"(?:là |phải |sẽ |cần |được |có |đứng ra |(?:giao )?(?:nhiệm vụ )?)*(?:cơ quan |đơn vị )?(?:chủ trì|phụ trách|chịu trách nhiệm(?: chính)?|có trách nhiệm|đảm nhiệm|đầu mối|tham mưu|thực hiện|triển khai|làm|lo|giao(?: nhiệm vụ)?)"
_ASKS_LEAD = re.compile(
    rf"(?<!\w)(?:{_BODY} (?:{_DOES})|{_BODY}(?= )|(?:do|giao(?: cho| nhiệm vụ cho)?|của|thuộc về) {_BODY}|(?:cơ quan|đơn vị|người) (?:chủ trì|phụ trách|thực hiện|chịu trách nhiệm)"
    r"|who(?: is| are|'s)? (?:in charge|responsible|leads?|leading|must|does|handles)|which (?:department|agency|body|unit|office)|in charge of|responsible for)(?!\w)"
)
_ASKS_HOLDER = re.compile(
    r"(?<!\w)(?:ai (?:đang |hiện |hiện nay )?là (?!(?:cơ quan|đơn vị|người|đầu mối|bộ phận))"
    r"|là (?:những )?ai(?!\w)(?! (?:chủ trì|phụ trách|làm|thực hiện)))"
)
"""Who holds a post, which no task tells."""
_ASKS_HELP = re.compile(r"(?<!\w)(?:(?:cơ quan|đơn vị|sở|ngành|phòng|bên|ai|tổ chức) (?:nào )?(?:được giao |sẽ |phải |có trách nhiệm |cùng )?phối hợp|phối hợp (?:với|cùng) (?:ai|cơ quan nào|đơn vị nào|những)|who (?:supports|helps|cooperates))")  # fmt: skip
_LEADS = re.compile(r"(?<!\w)(?:chủ trì|phụ trách|chịu trách nhiệm|đầu mối)(?!\w)")
_ASKS_DUE = re.compile(
    r"(?<!\w)(?:khi nào|bao giờ|lúc nào|hạn chót|hạn cuối|thời hạn|hạn hoàn thành|(?:chậm|muộn|trễ) nhất|(?:ngày|tháng|quý) nào|deadline|by when|when)(?!\w)|(?<!\w)hạn(?= (?:nào|là|của|đến|xong)|\s*\??$)"
)
_ASKS_PRODUCT = re.compile(r"(?<!\w)(?:sản phẩm (?:đầu ra |của |là )|kết quả đầu ra)")
_NO_TASK_ASKED = re.compile(r"thời hạn (?:giải quyết|trả|xử lý|bảo quản|sử dụng|giữ chức|bổ nhiệm)|bao (?:nhiêu|lâu)|(?:so với|đúng|quá|trễ) (?:thời )?hạn|sớm hay muộn|chủ trì (?:cuộc|phiên|buổi) (?:họp|làm việc|giao ban)|(?:cuộc|phiên|buổi) họp [^?]*(?:ai|người) chủ trì|(?:ai|người|đã) ký(?!\w)|ban hành (?:kế hoạch|quyết định|thông báo|văn bản)")  # fmt: skip
_LATEST = re.compile(r"hạn (?:chót|cuối)|(?:chậm|muộn|trễ) nhất")
_MUST = re.compile(r"(?<!\w)(?:phải|cần|hạn|(?:chậm|muộn|trễ) nhất|trước|xong|deadline|must)(?!\w)")
# "nhưng", and "hắn" below: what "những" and "hạn" typed without marks are sometimes read as.
_ASKS_DUTIES = re.compile(
    r"(?:phải|cần|sẽ|được giao|có trách nhiệm|chịu trách nhiệm|chủ trì|phụ trách|thực hiện|đảm nhiệm|làm|có)(?: (?:làm|thực hiện|chủ trì))? (?:về )?(?:những |nhưng |các )?(?:việc |nhiệm vụ |công việc |phần việc |trách nhiệm )?(?:gì|nào)(?!\w)"
    r"|(?:nhiệm vụ|trách nhiệm|phần việc|công việc) (?:được giao )?(?:cụ thể )?(?:của|cho|mà)|what (?:must|should|does|is) .*(?:do|responsible for|in charge of)|(?:tasks|duties|responsibilities) of"
)
_WORDS = re.compile(
    rf"(?<!\w)(?:{_BODY} (?:được giao |sẽ |phải |cùng )*phối hợp(?: thực hiện| với)?|(?:do |giao (?:cho )?)?{_BODY}|{_DOES}(?= (?:việc|nhiệm vụ|xây|tổ|rà|lắp|mở|triển))|chủ trì|phụ trách|(?:cơ quan|đơn vị|người)(?= (?:chủ trì|phụ trách|thực hiện))"
    r"|(?:là )?(?:khi nào|bao giờ|lúc nào|(?:ngày|tháng|quý) (?:nào|mấy)|ai|gì)|hạn chót|hạn cuối|thời hạn(?: hoàn thành| thực hiện)?|(?:chậm|muộn|trễ) nhất"
    r"|(?:phải |cần |thì |mới )*(?:hoàn thành|xong)(?: trước| vào)?(?: ngày nào)?|hạn|hắn|theo (?:kế hoạch|quyết định|thông báo|công văn|chỉ thị|chương trình)(?: kết luận)?|theo|về|việc|nhiệm vụ|của|ở|tại|trong|và|là|giao(?: cho)?|làm|năm|được"
    r"|who|is|are|in charge|of|the|for|what|deadline|by|when|which|must|be|done|finished|completed|responsible|leads?|and|in|department|agency|to|does|task)(?!\w)"
)


def roles_asked(part: Part, key: str) -> tuple[str, ...]:
    """Return what is asked of a task, in the order in which it is told."""
    if _ASKS_HELP.search(key):
        return ("helps",)
    holder = _ASKS_HOLDER.search(key) is not None and _LEADS.search(key) is None
    lead = not holder and (_ASKS_LEAD.search(key) is not None or part.kind is Kind.WHO)
    due = part.kind is Kind.WHEN or _ASKS_DUE.search(key) is not None
    product = _ASKS_PRODUCT.search(key) is not None
    asked = (("lead", lead), ("due", due), ("product", product))
    return tuple(role for role, wanted in asked if wanted)


def asks_duties(key: str) -> bool:
    """Return whether the comparison key of a question asks what an office has to do."""
    return _ASKS_DUTIES.search(key) is not None


def asks_no_task(key: str) -> bool:
    """Return whether a question asks of how long a procedure takes, of a signer, or how late work is."""
    return _NO_TASK_ASKED.search(key) is not None


def asks_limit(key: str) -> bool:
    """Return whether a question asks until when something must be done, not when it was."""
    return _MUST.search(key) is not None


def asks_latest(key: str) -> bool:
    """Return whether "chót", "cuối" or "chậm nhất" is said of a deadline, not of a ranking."""
    return _LATEST.search(key) is not None


def task_words(text: str, question: Question) -> str:
    """Return what is left of a question without its names and the words that ask."""
    named = [item.text for item in question.places]
    named += [item.text for item in question.periods]
    if asks_limit(comparison_key(text)):
        named += question.organisations  # "Sở A phải xong việc … khi nào": the task names no Sở A
    for name in named:
        text = re.sub(re.escape(name), f" {GAP} ", text, flags=re.IGNORECASE)
    return _WORDS.sub(f" {GAP} ", comparison_key(text))
