"""Which office a named person holds: "ông X giữ chức vụ gì", "bà X là ai"."""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.drafts import Draft, Draught, Quote
from assistant.questions.question import Part, Question
from assistant.synthesis.offices import offices_in
from assistant.synthesis.people import find_people
from assistant.wording import capitalised, ended
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.records import Span

_TITLE = r"(?:ông|bà|đồng chí|anh|chị|ts\.?|pgs\.?|gs\.?|luật sư|đại biểu|đbqh)"
_ASKS = re.compile(
    rf"^\W*(?:{_TITLE} )?(?P<who>.+?) (?:hiện |đang |hiện đang |khi đó )?(?:giữ|làm|đảm nhiệm|đảm nhận|nắm)"
    r" (?:chức vụ|chức danh|chức|vị trí|cương vị|trọng trách)(?: gì| nào)?\W*$"
    rf"|^\W*(?:chức vụ|chức danh) (?:hiện nay )?của (?:{_TITLE} )?(?P<whose>.+?) (?:là )?gì\W*$"
    rf"|^\W*(?:{_TITLE} )?(?P<named>.+?) là (?:ai|người thế nào)\W*$"
)
_BEFORE = rf"(?:(?i:{_TITLE}) +){{0,3}}"
_WORDS = r"(?:[\w.]+[ -]?|& |, (?=(?:ngành|ban|người phát ngôn)(?!\w))){0,24}?"
_SPEAKS = (
    r"(?:cho (?:biết|rằng|hay)|nói|nêu|đã|sẽ|đánh giá|khẳng định|nhấn mạnh|phát biểu|thông (?:báo|tin thêm)|đề (?:nghị|xuất)"
    r"|nhận (?:định|xét)|chia sẻ|trả lời|yêu cầu|bày tỏ|vừa|đang|là|cũng|thì|khi|để|trong|về việc|chủ trì|tham dự|ký|kết luận|báo cáo|đưa ra"
    r"|phân tích|dẫn chứng|giải (?:thích|trình)|trao đổi|chỉ đạo|tại (?:hội|buổi|phiên|cuộc|đây|lễ|tọa|kỳ))"
)
"""Words that begin what a person says or does: whole ones, for "truyền thông" is part of a name."""
_ENDS = rf"(?=\s*(?:[,;:)(–\-\"“”]|(?<!TP)(?<! Q)(?<! P)\.(?:\s|$)|$)| {_SPEAKS}(?!\w))"


def answer_office_of(part: Part, question: Question, context: Context) -> Draught:
    """Return the office that a document gives beside the name of the person asked about.

    Told are the words of the sentence from the name to the office; nothing where no sentence of
    the found ones puts an office beside the name.
    """
    asked = _ASKS.match(comparison_key(part.text))
    if asked is None:
        return Draught()
    who = unmarked(next(group for group in asked.groups() if group)).strip()
    if not 2 <= len(who.split()) <= _LONGEST_NAME:
        return Draught()
    best: tuple[Sentence, Span] | None = None
    for sentence in context.sentences:
        if best is not None and sentence.document.id != best[0].document.id:
            continue
        found = _beside(sentence, who)
        if found is None or (best and found.end - found.start <= best[1].end - best[1].start):
            continue
        if all(context.names(sentence.document, name) for name in question.scope):
            best = (sentence, found)
    if best is not None:
        sentence, found = best
        words = " ".join(found.of(sentence.document.text).split())
        text = ended(capitalised(words)) if question.language == "vi" else f"“{words}”"
        draft = Draft(text, (Quote(sentence.document.id, found),))
        return Draught((draft,), subject=sentence.document.place)
    return Draught()


_LONGEST_NAME = 5


def _beside(sentence: Sentence, who: str) -> Span | None:
    """Return the stretch of a sentence that gives a person an office; None where none does."""
    text = sentence.text
    for person in find_people(text):
        name = person.of(text).removeprefix("Ông ")  # a surname too, though seldom
        if unmarked(comparison_key(name)) != who:
            continue
        for pattern in (_between_dashes(name), _after(name), _ahead(name)):
            match = pattern.search(text)
            if match is not None and _is_office(match["office"]) and len(match[0]) <= _LONGEST:
                return Span(match.start(), match.end()).shifted(sentence.span.start)
    return None


def _is_office(words: str) -> bool:
    return bool(offices_in(words)) or _OFFICES.match(comparison_key(words)) is not None


_OFFICES = re.compile(
    r"(?:nguyên |phó |quyền )*(?:chủ nhiệm|phó chủ nhiệm|thứ trưởng|phó thủ tướng|tổng cục trưởng|tổng biên tập|thư ký"
    r"|tổng thư ký|trợ lý|chuyên gia|chuyên viên|đại biểu|đbqh|thành viên|ủy viên|trưởng|phó|người phát ngôn|phát ngôn viên"
    r"|đại diện|phụ trách|quản lý|thẩm phán|kiểm sát viên|hội thẩm|phóng viên|giảng viên|nhà nghiên cứu|tổ trưởng|đội trưởng)(?!\w)"
)
_LONGEST = 200


def _between_dashes(name: str) -> re.Pattern[str]:
    """Return the pattern of a name with all that stands of it between dashes, or in brackets."""
    who = rf"{_BEFORE}{re.escape(name)}"
    return re.compile(rf"{who} [-–] (?P<office>[^–;:]{{3,140}}?)(?= [-–] )")


def _after(name: str) -> re.Pattern[str]:
    """Return the pattern of a name with the office behind it: "ông A, Giám đốc Sở B"."""
    who = rf"{_BEFORE}{re.escape(name)}"
    return re.compile(
        rf"{who}(?:, | ?[-–] ?| \(|,? (?:hiện )?(?:là|giữ chức(?: vụ)?|làm) )(?P<office>[\w]{_WORDS}[\w]+){_ENDS}"
    )


def _ahead(name: str) -> re.Pattern[str]:
    """Return the pattern of a name with the office before it: "Giám đốc Sở B A"."""
    offices = rf"(?P<office>(?:Phó |Nguyên |Quyền )?[{UPPER}][\w]*(?: [\w.&-]+){{0,14}}?)"
    return re.compile(rf"{offices}(?: [-–]|,)? {_BEFORE}{re.escape(name)}")
