"""What a sentence must have to be the answer to a kind of question: a person, a date, a number."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant import telephones
from assistant.context import Sentence
from assistant.finding.matching import GAP, joined
from assistant.questions.expect import PHONE, TIME, Expectation, expected
from assistant.questions.question import Kind, Part, Question
from assistant.records import Language
from assistant.synthesis.counted_kinds import of_kind_counted, says_growth
from assistant.synthesis.duties import duty_over, opens_with_body
from assistant.synthesis.forms_asked import asked_form
from assistant.synthesis.newcomers import (
    asks_of_others,
    asks_successor,
    names_others,
    names_successor,
)
from assistant.synthesis.numbers_beside import says_number, without_numbers_asked
from assistant.synthesis.offices import names_the_holder, offices_in
from assistant.synthesis.people import find_people
from assistant.synthesis.standings import says_standing
from assistant.synthesis.things_asked import thing_asked
from assistant.synthesis.times import says_time
from index_store.language.amounts.quantities import find_quantities
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key
from index_store.language.law.references import find_document_numbers
from index_store.language.names.organisations import find_organisations
from index_store.language.names.place_names import USUAL_UNIT
from index_store.language.names.places import find_places
from index_store.records import Figure

_ROLE = re.compile(
    r"\b(?:đồng chí|ông|bà|chủ tịch|giám đốc|bí thư|trưởng|phó|bộ trưởng|thủ tướng|chánh|người đứng đầu"
    r"|thủ trưởng|lãnh đạo|công chức|cán bộ)\s",
    re.IGNORECASE,
)
ASKS_BODY = re.compile(
    r"(?:cơ quan|đơn vị|tổ chức|sở|ngành|bộ|ban) nào|which (?:agency|body|department|unit|office)",
    re.IGNORECASE,
)
_ASKS_DUTY = re.compile(
    r"phải|trách nhiệm|có quyền|thẩm quyền|được|giao(?! (?:ban|dịch|thông|lưu))|thực hiện|must|responsible|shall"
)
ASKS_NAME = re.compile(
    r"(?:là ai|tên (?:là )?gì|tên ai|họ tên)|^ai (?:đang |hiện )?(?:là|làm|giữ)\b|^who (?:is|was)\b",
    re.IGNORECASE,
)
_ASKS_ADDRESS = re.compile(r"địa chỉ|trụ sở|(?:đặt|nằm|đóng) (?:ở|tại)|located|address")
_ASKS_OF_BODY = re.compile(
    r"^\W*(?:trung tâm|bộ phận|văn phòng|chi nhánh|chi cục|ubnd|ủy ban|sở|phòng|cơ quan|trường|bệnh viện|kho bạc|công an|tòa án|viện)(?!\w)[^?]*? (?:ở|tại) (?:đâu|chỗ nào)\W*$"
)
_DONE_THERE = re.compile(
    r"(?<!\w)(?:tổ chức|diễn ra|nộp|làm|lấy|nhận|xem|đăng ký|được|họp|khai trương|thí điểm|triển khai|tiếp nhận|mở)(?!\w)"
)
_ADDRESS = re.compile(
    r"(?<!\w)(?:địa chỉ|số(?: nhà)? \d+\w*,? |đường |phố |ngõ |tầng \d|nhà (?:số )?[a-zđ]?\d|nhà [a-zđ](?!\w)|khu |trụ sở (?:chính|tại|ở|đặt|đóng|làm việc)|trụ sở:|tòa nhà|(?:đặt|đóng|nằm) (?:tại|ở) |km ?\d|tổ dân phố|thôn |ấp )"
)
Test = Callable[[Sentence], bool]


def form_of(part: Part, question: Question) -> Test | None:
    """Return what a sentence must have for the kind of answer: a person, a date, a number."""
    key = comparison_key(part.text)
    tests: dict[Kind, Test] = {
        Kind.WHEN: lambda s: says_time(s, part.text),
        Kind.WHERE: lambda s: _names_where(s, part, question),
        Kind.DOCUMENT: lambda s: bool(find_document_numbers(s.text) or s.document.number),
        Kind.DEFINITION: _defines(part),
    }
    if part.kind is Kind.AMOUNT:
        return counting(part, question)
    if part.kind is Kind.WHERE and asks_address(part):
        return lambda s: says_address(s.text)
    if part.kind in (Kind.GENERAL, Kind.LIST) and (says := thing_asked(part.text)) is not None:
        return lambda s: says(s.text) or says(_line_above(s))
    if part.kind is Kind.GENERAL and _ASKS_UNIT.search(comparison_key(part.text)):
        return lambda s: _names_where(s, part, question)
    if part.kind is Kind.GENERAL and (said := asked_form(part.text)) is not None:
        return lambda s: said.search(comparison_key(s.text)) is not None and _is_of_thing(s, part)
    if part.kind is Kind.RANK:
        return lambda s: says_standing(s.text, None, None)
    if part.kind is Kind.SUPERLATIVE and (part.level is not None or _IN_RANKING.search(key)):
        return lambda s: says_standing(s.text, part.superlative, part.level)
    if _ASKS_MADE_OF.search(comparison_key(part.text)):
        return lambda s: _MADE_OF.search(comparison_key(s.text)) is not None
    if _ASKS_TO_DO.search(comparison_key(part.text)):
        return lambda s: _TO_DO.search(comparison_key(s.text)) is not None
    if part.kind not in (Kind.WHO, Kind.SUPERLATIVE):
        return tests.get(part.kind)
    if asks_successor(part.text):
        return lambda s: names_successor(s.text, part.text)
    if ASKS_NAME.search(part.text):
        asked = offices_in(part.text)
        if asked:
            return lambda s: names_the_holder(asked[0], s.text, find_people(s.text))
        return _names_person
    if part.kind is Kind.SUPERLATIVE and (field := _ASKS_FIELD.search(comparison_key(part.text))):
        of_field = re.compile(rf"(?<!\w){field[1]} (?:[^\W\d]+ ){{1,8}}{_MOST}")
        return lambda s: of_field.search(comparison_key(s.text)) is not None
    if ASKS_BODY.search(part.text):
        return lambda s: bool(find_organisations(s.text)) or duty_over(s) is not None
    if _ASKS_DUTY.search(_PUT_INTO_OFFICE.sub(" ", comparison_key(part.text))):
        return lambda s: _names_person(s) or bool(_ROLE.search(s.text)) or opens_with_body(s.text)
    if asks_of_others(part.text):
        return lambda s: names_others(s.text, part.text)
    return _names_person


_PUT_INTO_OFFICE = re.compile(
    r"được (?:\w+ ){0,2}?(?:bầu|bổ nhiệm|cử|điều động|luân chuyển|chỉ định|đề cử|giới thiệu|cất nhắc|phong)(?!\w)"
)
"""What is done to one person: "ai được bầu" asks for no duty of a body."""


_IN_RANKING = re.compile(
    r"(?<!\w)(?:đầu bảng|cuối bảng|bét bảng|chót bảng|nhất bảng|đội sổ|quán quân|áp chót|xếp hạng|bảng xếp hạng|dẫn đầu|xếp (?:đầu|cuối|chót|bét|nhất)|về (?:chót|bét|nhất))(?!\w)"
)
"""Words of a ranking, whose "ai" is a unit and no person: "ai đầu bảng, ai bét bảng"."""


def _is_of_thing(sentence: Sentence, part: Part) -> bool:
    """Return whether a sentence and what stands around it say nearly all of what is asked about.

    Every year some thing is held for the n-th time, and everything is done by some means.
    """
    around = (sentence.text, sentence.passage.heading, sentence.document.title, sentence.before)
    return part.asked.share(joined(around)) >= _LEAST_OF_THING


_LEAST_OF_THING = 0.6
_ASKS_FIELD = re.compile(r"(?<!\w)(ngành|lĩnh vực|khối|nhóm|loại|khâu) nào(?!\w)")
_MOST = r"(?:nhiều|cao|lớn|mạnh|nhanh|ít|thấp|chậm|đông)(?: [^\W\d]+){0,2} nhất(?!\w)"


def asks_address(part: Part) -> bool:
    """Return whether the address of an office is asked for ("Trung tâm … tỉnh X ở đâu?")."""
    key = comparison_key(part.text)
    if _ASKS_ADDRESS.search(key):
        return True
    return _ASKS_OF_BODY.search(key) is not None and not _DONE_THERE.search(key)


def says_address(text: str) -> bool:
    """Return whether a text says in which street, house or village something is."""
    return _ADDRESS.search(comparison_key(text)) is not None


_ASKS_LEVEL = re.compile(rf"(?<!\w)(?P<level>{USUAL_UNIT}|khu phố|thôn|bản|ấp)(?:,? (?:nào|mấy)|,)")
_ASKS_TO_DO = re.compile(r"(?<!\w)(?:phải|cần|nên) làm (?:gì|những gì|thế nào|ra sao)\W*$")
_TO_DO = re.compile(r"(?<!\w)(?:phải|cần|nên|sẽ|có trách nhiệm)(?!\w)")
_ASKS_MADE_OF = re.compile(
    r"(?<!\w)(?:bao gồm|gồm|gồm có) (?:những )?(?:ai|(?:đơn vị|cơ quan|thành viên|thành phần|bộ phận|người) nào|những gì|gì)\W*$"
)
_MADE_OF = re.compile(r"(?<!\w)(?:gồm|thành phần|thành viên|cơ cấu)(?!\w)|:(?=\s)|:$")
_ASKS_UNIT = re.compile(rf"(?<!\w)(?:{USUAL_UNIT}|khu phố) nào(?!\w)")
_LEVELS = {"phường": ("phường", "p."), "quận": ("quận", "q."), "thành phố": ("thành phố", "tp")}


def _names_where(sentence: Sentence, part: Part, question: Question) -> bool:
    """Return whether a sentence names a place, of the level asked for and not asked about itself."""
    asked = _ASKS_LEVEL.search(comparison_key(part.text))
    if asked is None:
        return bool(find_places(sentence.text) or find_organisations(sentence.text))
    words = "|".join(re.escape(way) for way in _LEVELS.get(asked["level"], (asked["level"],)))
    named = re.compile(rf"(?<!\w)(?i:{words})\.? ?(?=[{UPPER}\d])")
    own = {comparison_key(name) for name in (*question.subjects, *question.scope)}
    return any(
        not any(comparison_key(sentence.text[m.start() :]).startswith(name) for name in own)
        for m in named.finditer(sentence.text)
    ) or any(
        item.level == PLACE_LEVELS.get(asked["level"]) and comparison_key(item.name) not in own
        for item in find_places(sentence.text)
    )


PLACE_LEVELS = {"tỉnh": "province", "huyện": "district", "xã": "commune", "phường": "commune"}


_AGE = re.compile(r"(?:\d+|bao nhiêu|mấy) (?:(?:ngày|tuần|tháng) )?tuổi", re.IGNORECASE)
"""How old somebody is: no length of time, unless it is asked for."""


_FEE = re.compile(r"(?<!\w)(?<!kinh )(?<!chi )(?:phí|lệ phí|cước|giá vé)(?!\w)")
_PAID = re.compile(rf"{_FEE.pattern}|(?<!\w)(?:thu|nộp|trả|đóng|tốn|miễn|giá)(?!\w)")
"""What people pay: "kinh phí hỗ trợ 2 tỷ đồng" is no fee."""


def counting(part: Part, question: Question) -> Test:
    """Return whether a sentence holds a number of the form that "how much" asks for."""
    expectation = expected(part.text, question.language)
    aged = expectation.unit == TIME and _AGE.search(part.text) is None
    fee = _FEE.search(comparison_key(part.text)) is not None and expectation.unit == "đồng"

    def counts(sentence: Sentence) -> bool:
        text = sentence.text
        if part.kind is Kind.AMOUNT:
            text = without_numbers_asked(text, part.text)
        text = _AGE.sub(" ", text) if aged else text
        if fee and _PAID.search(comparison_key(f"{sentence.before} {text}")) is None:
            return False
        if not of_kind_counted(part.text, sentence):
            return False
        if expectation.change and expectation.noun is None and says_growth(text):
            return True
        return expectation.said_at_rate(text) and says_amount(
            text, expectation, part, question.language
        )

    return counts


def says_amount(text: str, expectation: Expectation, part: Part, language: Language) -> bool:
    """Return whether a text holds a number of the form that is expected."""
    if expectation.unit == PHONE:
        return telephones.PRINTED.search(text) is not None
    return any(
        expectation.suits(
            Figure("", item.span, item.text, item.span, item.kind, item.value, item.unit, item.of)
        )
        for item in find_quantities(text)
    ) or says_number(text, expectation, part.text, language)


_PARTICLES = frozenset(("ad", "admin", "vậy", "thế", "ạ", "nhỉ", "hả", "nhé", "hết", "cả", "tổng", "cộng", "là", "rồi", "đạt", "với"))  # fmt: skip


def is_bare_amount(part: Part, language: Language) -> bool:
    """Return whether a part asks for a number and says nothing of whose: "mấy hồ sơ vậy"."""
    named = any(char.isdigit() for char in part.text)
    if part.kind is not Kind.AMOUNT or part.indicators or named:
        return False
    expectation = expected(part.text, language)
    noun = " ".join((expectation.noun or "").split("|")).split()
    units = {
        PHONE: ("số", "điện", "thoại"),
        "đồng": ("tiền", "đồng"),
        "%": ("phần", "trăm", "%", "tỷ", "lệ"),
        "điểm": ("điểm",),
    }
    of_form = {*noun, *units.get(expectation.unit or "", (expectation.unit or "",)), *_PARTICLES}
    of_form |= {"tăng", "giảm"} if expectation.change else set()
    return part.asked.words().words <= of_form and len(part.text.split()) <= _LONGEST_BARE


def is_taken_over(part: Part) -> bool:
    """Return whether what a part asks about stands in the part before it: "bao nhiêu %" alone."""
    about, text = (re.findall(r"\w+", said.casefold()) for said in (part.about, part.text))
    return not set(about) - {GAP} <= set(text)


def is_bare_time(part: Part) -> bool:
    """Return whether a part asks for a time and says nothing of what: "…, hạn chót khi nào".

    What it is asked of was taken from the part before it.
    """
    return part.kind is Kind.WHEN and _BARE_TIME.fullmatch(comparison_key(part.text)) is not None


_BARE_TIME = re.compile(
    r"\W*(?:(?:hạn chót|hạn cuối|thời hạn|chậm nhất|trước|vào|ngày|tháng|năm|lúc|là|khi|bao giờ|nào|mấy|bao nhiêu|bao lâu|đến|tới|hôm|thời gian|và)\W*)+"
)
_LONGEST_BARE = 6
_DEFINED = re.compile(
    r"(.{2,80}?)\s+(?:là gì|nghĩa là gì|được hiểu|có nghĩa)|what (?:is|are) (.{2,80})"
)
_MARKER = re.compile(r"^\W*(?:[a-zđ]\)|\d+(?:\.\d+)*[.)])?\W*")


def _defines(part: Part) -> Test:
    """Return whether a sentence says what a thing is: it begins with the thing, and "là"."""
    asked = _DEFINED.search(comparison_key(part.text))
    thing = re.sub(
        r"^(?:thế nào là|khái niệm)\s+", "", (asked[1] or asked[2] or "") if asked else ""
    )

    def says(sentence: Sentence) -> bool:
        key = _MARKER.sub("", comparison_key(sentence.text))
        return bool(thing) and re.match(rf"{re.escape(thing)}\W*(?:\(.*?\) )?là\b", key) is not None

    return says


def says_what(part: Part) -> Test | None:
    """Return whether a sentence says anywhere what the thing asked about is or consists of."""
    match = _DEFINED.search(comparison_key(part.text))
    thing = re.sub(r"^(?:thế nào là|khái niệm)\s+", "", (match[1] or "") if match else "")
    thing = thing.strip("“”\"' ")
    if not thing:
        return None
    told = re.compile(rf"[“\"]{re.escape(thing)}[”\"] ?(?::|\(|[–-] |, (?:tức|nghĩa) là)")
    said = re.compile(
        rf"(?:^|[,;:.“”\"] ?|\bthì |\blà ){re.escape(thing)}\W*(?:\([^)]*\)\W*)?(?:là|được hiểu|nghĩa là|gồm|bao gồm|viết tắt)(?!\w)"
    )
    called = re.compile(
        rf"(?:gọi|viết) (?:tắt |chung |gọn )?là:? ?[“\"]?{re.escape(thing)}[”\"]?\s?\)"
    )
    head = " ".join(thing.split()[:_HEAD])
    anew = re.compile(
        rf"{re.escape(head)}(?: [^\W\d]+)? (?:này|nói trên|trên) (?:là|được|dùng|do|gồm|nhằm|có)(?!\w)"
    )

    def says(sentence: Sentence) -> bool:
        key = _MARKER.sub("", comparison_key(sentence.text), count=1)
        if said.search(key) or told.search(key) or called.search(key):
            return True  # "mở “Giờ vàng”: mỗi sáng thứ Hai, …"
        return anew.match(key) is not None and thing in comparison_key(sentence.before)

    return says


_HEAD = 2
"""Syllables of a thing's name that stand for it where it is named again ("bộ chỉ số này")."""


def _names_person(sentence: Sentence) -> bool:
    return bool(find_people(sentence.text))


def _line_above(sentence: Sentence) -> str:
    """Return the line above a sentence's own: "1. Sở Nội vụ" over what that office is to do."""
    return sentence.before.rstrip().rpartition("\n")[2]
