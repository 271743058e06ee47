"""Follow-ups that point at the document or the task of the question before: "quyết định này", "việc đó"."""

from __future__ import annotations

import re

from assistant.questions.question import Question
from assistant.questions.talk.follow_up_words import Told, bare, begun, frame, is_all
from index_store.language.characters.marks import comparison_key

_POINTED = re.compile(
    r"(?<!\w)(?:văn bản|quyết định|nghị định|nghị quyết|thông tư|công văn|kế hoạch|chỉ thị|"
    r"thông báo|báo cáo|đề án|tài liệu|luật) (?:này|đó|ấy|trên|vừa nêu|nói trên)(?!\w)"
    r"|(?<!\w)nó(?= (?:thay thế|sửa đổi|bãi bỏ|có hiệu lực|còn hiệu lực|hết hiệu lực|(?:đã |được |bị )+(?:sửa|thay|bãi|ban hành)))"
)
_SAID_FULLY = (
    (re.compile(r"^(?:do )?(?:ai|người nào|đơn vị nào)(?: đã)? (?:ban hành|công bố)", re.I), "cơ quan nào ban hành"),
    (re.compile(r"^(?:vào )?ngày (?:nào|bao nhiêu|mấy)(?: (?:ban hành|ký))?$", re.I), "ban hành ngày nào"),
    (re.compile(r"^(?:khi nào|bao giờ|ngày nào) (?=ban hành|ký|có hiệu lực)(.+)$", re.I), r"\1 ngày nào"),
)  # fmt: skip
_LINKING = re.compile(r"(?:(?:thế|vậy|thế còn|và|rồi|còn(?! hiệu lực)) )+")


def points_at_document(text: str) -> bool:
    """Return whether a text says "that decree" and names none.

    >>> points_at_document("nghị định này còn hiệu lực không"), points_at_document("nó giảm")
    (True, False)
    """
    return _POINTED.search(comparison_key(text)) is not None


def of_document(now: Question, then: Question, told: Told) -> str | None:
    """Return the question asked of the document that the earlier answer cites first."""
    if now.numbers or now.language != "vi":
        return None
    key = comparison_key(now.reading)
    pointed = _POINTED.search(key)
    if not pointed and (now.places or not is_all(now.reading, "document")):
        return None
    number = _number(then, told)
    if not number:
        return None
    kind = _kind(pointed[0]) if pointed and number.isdigit() else ""
    named = f"{kind} {number}" if kind else frame("document", "vi", number=number)
    text = now.reading
    if pointed:
        return f"{bare(text[: pointed.start()] + named + text[pointed.end() :])}?"
    linked = _LINKING.match(key)
    asked = bare(text[linked.end() :] if linked is not None else text)
    for said, meant in _SAID_FULLY:
        asked = said.sub(meant, asked)
    if re.match(r"(?:ai|cơ quan nào|đơn vị nào|do ai)\b", comparison_key(asked)):
        return f"{asked} {named}?"
    return f"{named} {begun(asked)}?"


def _number(then: Question, told: Told) -> str:
    """Return the number of the document that was asked about, as whole as it is known."""
    said = then.numbers[0] if then.numbers else ""
    if any(letter.isalpha() for letter in said):
        return said
    cited = told.document_of(then.reading)
    return cited if cited.split("/")[0] == said.split("/")[0] or not said else said


def _kind(pointed: str) -> str:
    """Return the kind of document without what points at it."""
    return pointed.rsplit(" ", 2 if pointed.endswith(("vừa nêu", "nói trên")) else 1)[0]


_TASK_POINTED = re.compile(
    r"(?<!\w)(?:việc|công việc|nhiệm vụ|đề án|dự án|phần việc|hạng mục|cuộc thi|phương án|nội dung) "
    r"(?:này|đó|ấy|kia|trên|vừa nêu|nói trên)(?!\w)"
)
_DOES = r"(?:chủ trì|phụ trách|đảm nhiệm|thực hiện|triển khai|chịu trách nhiệm(?: chính)?|làm đầu mối|tham mưu|được giao|phối hợp)"
_WHO_DOES = re.compile(
    r"^(?:(?:cơ quan|đơn vị|sở|ban|ngành|phòng|bộ phận|tổ chức|bên)(?:, (?:ban|ngành|đơn vị))* nào|ai|người nào)"
    rf" (?:(?:là|sẽ|phải|được giao|có trách nhiệm|đã|cơ quan|đơn vị|nhiệm vụ|cùng) )*{_DOES}(?: {_DOES})*(?: (?:việc|nhiệm vụ|về))? "
    rf"|,? (?:là )?(?:do |giao (?:cho )?)?(?:ai|(?:cơ quan|đơn vị|sở|phòng|ngành) nào)(?: (?:sẽ|phải|là))*(?: {_DOES})?$",
    re.IGNORECASE,
)
_MOST_TASK_WORDS = 30


def of_task(now: Question, then: Question, _: Told) -> str | None:
    """Return the question asked of the task whose doer was asked for: "hạn chót của việc đó"."""
    pointed = _TASK_POINTED.search(comparison_key(now.reading))
    if now.language != "vi" or not pointed or now.places or now.numbers:
        return None
    before = bare(then.reading)
    task = _WHO_DOES.sub("", before).strip(" ,")
    if task == before or not 1 < len(task.split()) <= _MOST_TASK_WORDS:
        return None
    text = now.reading[: pointed.start()] + begun(task) + now.reading[pointed.end() :]
    return f"{bare(' '.join(text.split()))}?"
