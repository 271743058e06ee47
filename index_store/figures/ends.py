"""Whether a counted noun ends where its phrase does; else it is made longer, or not bound at all.

A Vietnamese noun phrase is narrowed behind its noun: "11 cán bộ | ở tỉnh này được bổ nhiệm còn
thiếu tiêu chuẩn", "25 nghị quyết | trên các lĩnh vực …". A phrase that was cut in the middle of its
clause says less than the text, so what stands right behind it decides: the end of the clause, an
aim, a reason or another number end the phrase well; a relative or a preposition carries it on.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from index_store.figures.phrases import Measured, closes_list, next_of_group
from index_store.language.characters.letters import UPPER
from index_store.language.knowledge import table_column
from index_store.language.terms.indicators import indicator_by_name
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity

_WORDS = 24
_LONG = 9  # so many words say enough, wherever they were cut
_TURNS = 5
_NUMBER = r"(?:(?:hơn|gần|trên|khoảng|dưới|cả|từ|có|một|hai|ba) )*\d[\d.,/]*"
_TIME = r"(?:[Nn]ăm|[Tt]háng|[Qq]uý|[Nn]gày|[Tt]uần|kỳ|nhiệm kỳ|giai đoạn|thời gian|thời kỳ|đợt|quá trình|buổi|chiều|sáng|tối|đêm|hôm)"
_AIM = (
    rf"(?<!dùng )(?<!phải )(?<!cơ sở )(?<!điều kiện )(?<!căn cứ )để|nhằm|song|cũng như|cùng (?:nhiều|các|với)|mỗi|khiến|làm (?:chết|bị thương|thiệt hại)|tổng (?:diện tích|vốn|số|kinh phí|trị giá|mức)|vì|nhờ|kể từ|so với|so cùng|thì|nhưng|nên|gồm|bao gồm|trong đó|tương đương|tương ứng|đồng thời|nếu|khi|sau khi|trước khi"
    rf"|(?:trong|vào|từ|đến|tới|ngay)(?: (?:cuối|đầu|hết|giữa|cả|suốt))* (?:{_TIME}|khi|đó|tổng số|số|nay|\d[\d.,/]*)"
    rf"|với(?: (?:tổng|số|mục đích|mục tiêu|quy mô|kinh phí|diện tích|trị giá|kết quả|gần|hơn|trên|khoảng|\d[\d.,]*))"
)
# What may stand behind a whole phrase: the end of the clause, an aim, a reason, a time, a number.
_WHOLE = re.compile(
    rf"[.;:)”…\n]|,? ?$| ?\(|(?:, và |,| và) ?{_NUMBER}|[\"” ]+(?:[.,;:]|$)"
    rf"| (?:{_AIM}|như|mà|hay|kèm|của|này|đó|trên(?= [,.;]| đây)|hiện|hiện nay|nay|năm (?:19|20)\d\d|cùng|lần lượt|diễn ra|nằm|thành|còn(?! lại)|chỉ|nêu trên|nói trên"
    r"|do(?! (?:[^\W\d_]+ ){1,5}(?:ban hành|quản lý|thực hiện|tổ chức|làm|giao|bầu)(?!\w))"
    rf"|(?:tại|ở|trên|trong|từ|cho|của|qua|đến|tới|vào) {_NUMBER}"
    r"|theo (?:quy định|đúng|kế hoạch|hướng|chỉ đạo|yêu cầu|tinh thần|hình thức|lộ trình))(?!\w)"
)
# What is said of a subject; a noun that is narrowed already needs none of it.
_SAYS = re.compile(
    r" (?:đã|đang|sẽ|đều|cũng|vẫn|chưa|không|phải|cần|đạt|tăng|giảm|chiếm|tham gia|tham dự|đến từ|thuộc|tại|ở|trên|cho|về|theo|trong|được|bị|có|là|vào|từ|do|với)(?!\w)"
)
_TAIL = re.compile(r" (?:tại|ở|trên|của|cho|theo|trong|thuộc|đối với|gắn với|qua|từ|với)(?!\w)")
_IS = re.compile(r" là(?!\w)")
# Where the clause behind a phrase ends.
_BOUNDARY = re.compile(
    rf"[,;:()“”\"…\n]|(?<! TP)\.| [-–] (?=[{UPPER}\d])"
    r"|(?<!mức độ)(?<!cấp)(?<!số)(?<!án)(?<!định)(?<!quyết)(?<!tư)(?<!Điều)(?<!khoản)(?<!quận)(?<!khóa)(?<!lớp)(?<!hạng) (?=\d)"
    rf"| (?:{_AIM})(?!\w)| là (?=[{UPPER}])"
)
_SHORT_FORM = re.compile(rf"\. [{UPPER}]\w*(?: [{UPPER}]\w*)*")  # "TP. Hà Nội"
_DASH = re.compile(r" [-–] ")
_COMMA = re.compile(r", (?P<words>[^,.;:()“”\"…\n]+)")
_AND = re.compile(r" và (?P<words>[^,.;:()“”\"…\n]+)")
_CLAUSE_WORDS = re.compile(
    r"(?<!\w)(?:đã|đang|sẽ|được|bị|có|là|phải|đạt|còn|cho biết|cho rằng|tăng|giảm|chiếm|này|đó|không|chưa|\d[\d.,]*)(?!\w)"
)
_OPENER = re.compile(
    r"(?:năm|tháng|ngày|hồi|sáng|chiều|tối|đầu|cuối|quý|tuần|thế nhưng|đẩy mạnh|tăng cường|mỗi|hằng|hàng|vừa|ngoài ra|bên cạnh|tức|tính|sau khi|trước khi|trước đó|tuy nhiên|tuy vậy|mặc dù|nhất là)(?!\w)"
)
_MEASURED = re.compile(r" (?:cao|rộng|dài|nặng|sâu) (?:(?:từ|trên|hơn|đến|gần) )*\d")
_THIS_UNIT = re.compile(r" (?:tỉnh|huyện|xã|phường|quận|thành phố|công ty|trường) này")
_MORE_OF = re.compile(r"(?:nhiều|các|những|một số|hàng|toàn bộ|tất cả|cả)(?!\w)")
# "cao đẳng", "bằng đại học", "trưởng ban": nouns, though they begin like what opens a clause
_NOUN_ALL_THE_SAME = re.compile(
    r"(?:cao đẳng|bằng (?:đại học|cấp|tốt nghiệp|lái)|trưởng (?:ban|phòng|thôn|bản)|phó (?:ban|phòng|giám đốc|chủ tịch|trưởng)|sau đại học|tiếp (?:khách|dân)|thu nhập|chi (?:nhánh|bộ|cục)|kinh phí|phần mềm|số liệu|tổng (?:cục|công ty)|xã hội|tổ chức (?:đảng|tín dụng|xã hội|chính trị))(?!\w)",
    re.IGNORECASE,
)
# Words that a phrase does not end in.
_OPEN = re.compile(
    r"(?: (?:thuộc|của|về|do|bị|mà|cho|(?<!đối )với|đối với|trong|là|và|tại|ở|các|những|tổng|hơn|gần|khoảng|giữa|qua|(?<!thực )(?<!phát )(?<!xuất )(?<!thể )(?<!biểu )hiện|hết|nguyên|phục vụ|xin|đều|sẽ|nhằm|tổng cộng|thu giữ|bề rộng|chiều dài|được gọi|được xác định|được coi|được xem|thay|dưới|(?<!nêu )(?<!nói )(?<!kể )trên|dùng|so|chở|lấy|được quy định|làm cơ sở|phải|nộp|xếp|gửi|bao gồm|kiêm nhiệm))+$"
)


def finished(view: View, quantity: Quantity, what: Measured) -> Measured | None:
    """Return what is counted where its phrase ends well, made longer if need be; None if it cannot be.

    Names of the table of indicators and words before the number are left as they are.
    """
    if what.base != view.base or what.span.start < quantity.number_span.start:
        return what
    if indicator_by_name(what.value) is not None or not what.value.endswith(what.text):
        return what
    if " so với " in what.value:
        return None if quantity.kind == "count" and " so với " in what.text else what
    bracket = view.bracket_of(quantity.number_span)
    end = bracket.end - 1 if bracket else view.item_of(quantity.number_span).span.end
    start = max(what.span.end, quantity.span.end)
    unit = 9 if quantity.kind == "share" else max(1, len((quantity.unit or "").split()))
    stop = _whole_end(view.text, what, unit, start, end)
    if _THIS_UNIT.search(view.text, max(0, start - 12), min(start + 4, end)):
        return None  # "637 tàu cá tỉnh này"
    if stop == start:
        measured = _MEASURED.search(view.text, max(0, start - 8), min(start + 16, end))
        return None if measured or _OPEN.search(what.text) else what
    words = view.text[what.span.start : stop].rstrip(' "”') if stop is not None else ""
    if not _fits(words, what):
        return what if _says_enough(view, quantity, what, start) else None
    verb = what.value.removesuffix(what.text)
    span = Span(what.span.start, what.span.start + len(words))
    return replace(what, value=f"{verb}{words}", text=words, span=span)


@cache
def verb_pairs() -> frozenset[str]:
    """Return the pairs of syllables that are verbs: seen behind "đã", "sẽ", seldom behind "các".

    Counted over general news and codified law.
    """
    return frozenset(table_column("index_store.language", "data/verb_pairs.tsv", "words"))


@cache
def _listed_pairs() -> frozenset[str]:
    """Return the pairs that are often listed, in either order: "lãnh đạo, quản lý"; counted like the verbs."""
    return frozenset(table_column("index_store.language", "data/listed_pairs.tsv", "pair"))


def _is_pair(said: str, words: str) -> bool:
    first, second = said.split()[-2:], words.split()[:2]
    if first == second:
        return True  # "bổ nhiệm, bổ nhiệm lại"
    return f"{' '.join(first)}, {' '.join(second)}" in _listed_pairs()


def _fits(words: str, what: Measured) -> bool:
    added = words[len(what.text) :]
    return (
        0 < len(words.split()) <= _WORDS
        and len(re.findall(r"\d[\d.,/]*", added)) <= 1
        and "\n" not in added
        and _OPEN.search(words) is None
    )


def _whole_end(text: str, what: Measured, words_of_unit: int, at: int, end: int) -> int | None:
    """Return where the phrase ends well from ``at`` on, None where no such end is seen."""
    verb = what.value != what.text
    narrowed = len(what.text.split()) - words_of_unit >= 3 and not verb
    stop = at
    for turn in range(_TURNS):
        rest = text[stop:end]
        if (name := _SHORT_FORM.match(rest)) is not None and text[:stop].endswith(" TP"):
            stop += name.end()
            continue
        if turn == 0 and not verb and rest.startswith(" của "):
            step = _next_boundary(rest, 1)
            stop += step or 0
            if step:
                continue
        if (
            not rest.strip()
            or _WHOLE.match(rest)
            or (turn == 0 and narrowed and _SAYS.match(rest) and not _OPEN.search(text[:stop]))
        ):
            return stop
        if verb and _IS.match(rest):
            return stop if len(what.text.split()) >= 4 else None
        grouped = next_of_group(text, what.span.start, stop, end)
        if grouped > stop:
            stop = grouped
            continue
        step = _further(rest, text[what.span.start : stop], verb=verb)
        if step is None:
            return None
        if step == 0:
            return stop
        stop += step
    return None


def _further(rest: str, said: str, *, verb: bool) -> int | None:
    """Return how far the phrase goes on: 0 where it has ended, None where that cannot be told."""
    if (dash := _DASH.match(rest)) is not None:
        after = rest[dash.end() :]
        return (
            0 if not after[:1].islower() or closes_list(after) else _next_boundary(rest, dash.end())
        )
    listed = _COMMA.match(rest) or _AND.match(rest)
    if listed is None:
        return _next_boundary(rest, 1)
    words = listed["words"]
    if _OPENER.match(words) or _MORE_OF.match(words):
        return 0
    if (stop := _BOUNDARY.search(words)) is not None:
        if words[stop.end() : stop.end() + 1].isdigit():
            return 0
        words = words[: stop.start()]
    if not words.strip():
        return 0
    if re.search(r"\d", words) and " " not in said.strip():
        return None  # "hàng ngàn cán bộ, chiến sĩ Lữ đoàn 9": a bare noun whose list goes on
    if listed.re is _COMMA and _is_pair(said, words):
        return listed.start("words") + len(" ".join(words.split()[:2]))
    named = words[0].isupper() and not any(w[0].isupper() for w in said.split()[-3:])
    said_of = _CLAUSE_WORDS.search(words)
    if said_of and listed.re is _AND and not verb and not closes_list(words):
        first = words[: said_of.start()].split()  # "xây sân bay và đường hầm đã bị bỏ"
        if 2 <= len(first) <= 8 and not words[: said_of.start()].strip().endswith(" mà"):
            return listed.start("words") + len(" ".join(first))
    if named or said_of:
        return 0
    if listed.re is _COMMA and closes_list(words) and not _NOUN_ALL_THE_SAME.match(words):
        return 0
    pair = " ".join(words.casefold().split()[:2])
    object_ = len(words.split()) > 2
    if object_ and pair in verb_pairs() and not _CLAUSE_WORDS.search(said):
        return 0
    return _next_boundary(rest, listed.start("words"))


def _next_boundary(rest: str, since: int) -> int | None:
    found = _BOUNDARY.search(rest, since)
    if found is None:
        return len(rest.rstrip())
    if found.group() in '“"':
        return None
    if rest[found.end() : found.end() + 1].isdigit() and found.group() == " ":
        return _past_number(rest, found.end())
    return found.start()


_NEXT = re.compile(r"[\d.,/%]*\d%?(?= [^\W\d_])")


def _past_number(rest: str, at: int) -> int | None:
    """Return where a phrase ends that has a number of its own: "nguyên nhân gây ra 7 rào cản trên"."""
    number = _NEXT.match(rest, at)
    found = _BOUNDARY.search(rest, number.end() + 1) if number else None
    if number is None or (found is not None and found.group() in ("“", '"', " ")):
        return None
    if found is not None and found.group() == ",":
        after = rest[found.end() :].lstrip()
        if not (after[:1].isdigit() or closes_list(after) or _OPENER.match(after)):
            return None  # "công chức thuộc 19 bộ, ngành": the list that follows is not known
    return found.start() if found else len(rest.rstrip())


def _says_enough(view: View, quantity: Quantity, what: Measured, at: int) -> bool:
    """Return whether a noun that is narrowed already may leave out what follows it."""
    if _OPEN.search(what.text):
        return False
    if len(what.text.split()) >= _LONG:
        return True
    if view.text.startswith(" của ", at):
        return True
    more = len(what.text.split()) - len((quantity.unit or "").split())
    if what.value == what.text and more >= 1 and quantity.kind != "share":
        return _SAYS.match(view.text, at) is not None
    return more >= 2 and _TAIL.match(view.text, at) is not None
