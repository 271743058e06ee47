"""Ranks and grades: "đứng thứ 7/9 huyện", "xếp cuối cùng", "xếp loại khá"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.language.amounts.numerals import ONES, WORD_NUMBER, parse_number
from index_store.language.amounts.quantity import Quantity, quantity_at
from index_store.language.amounts.units import counted_noun, units

if TYPE_CHECKING:
    from collections.abc import Iterator


_ORDINAL_WORDS = {
    "nhất": 1,
    "đầu": 1,
    "đầu tiên": 1,
    "nhì": 2,
    "bét": None,
    "chót": None,
    "cuối": None,
}
_RANKED = (
    r"(?:tỉnh|thành|huyện|thị|quận|xã|phường|đặc khu|sở|ban|ngành|bộ|cơ quan|đơn vị|địa phương|nước|quốc gia|nền kinh tế"
    r"|doanh nghiệp|khối|tổ chức|phòng|trường|vùng|thành viên|chi cục|cục|trung ương)"
)
_SCOPE = rf"(?: ?(?P<scope>(?:{_RANKED})(?:(?:, ?| và | ?/ ?| )(?:phố|xã|thị xã|thành phố|trấn|thị trấn|trực thuộc trung ương|trực thuộc|{_RANKED})(?!\w))*))?"
_OUT_OF = (
    rf"(?: ?/ ?(?P<of>\d{{1,4}})(?![\d.,]\d){_SCOPE}"
    rf"|,?(?: trong(?: tổng)?(?: số)?| trên(?: tổng)?(?: số)?| của| so với)(?: toàn bộ| cả)? (?P<of2>\d{{1,4}}|{WORD_NUMBER}(?= {_RANKED})){_SCOPE.replace('scope', 'scope2')})?"
)
_RANK_HEAD = r"(?:(?:được )?(?:đứng|xếp|xếp hạng|giữ|ở|đạt|vươn lên|tụt xuống|lên|xuống|giành|chiếm|ranked|ranks|về|lọt vào)(?: ở| hạng| lên)? ?(?:khiêm tốn )?(?:ở )?)?"
_RANK = re.compile(
    rf"(?<!\w)(?P<head>{_RANK_HEAD}(?:(?:vị trí|(?<!đơn )vị thứ|thứ hạng|thứ bậc|hạng) (?:thứ |số )?|(?<!đơn vị )(?<!lần )(?<!ngày )(?<!sáng )(?<!chiều )(?<!tối )(?<!việc )(?<!nghỉ )thứ |hạng |#|rank(?:ed)? ))"
    rf"(?P<pos>\d{{1,4}}(?![\d.,]\d)(?! ?%)|{WORD_NUMBER}|nhất|nhì)(?!\w)(?P<below> từ dưới(?: lên)?)?{_OUT_OF}",
    re.IGNORECASE,
)
_RANK_SLASH = re.compile(
    rf"(?<!\w)(?:đứng|xếp|xếp hạng|xếp ở|đứng ở) (?P<pos>\d{{1,4}}) ?/ ?(?P<of>\d{{1,4}})(?![\d.,%]\d?){_SCOPE}",
    re.IGNORECASE,
)
_RANK_TRIGGER = re.compile(
    r"^(?:được |đã |vươn )?(?:đứng|xếp|giữ|ở|vươn|tụt|giành|rank|lên|xuống|về|chiếm|đạt)|vị trí|vị thứ|thứ hạng|^hạng|^#",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"(?<!\w)(?P<head>(?:xếp|đứng|ở|nằm|xếp hạng|đứng ở|xếp ở)(?: ở)?(?: vị trí| thứ hạng| hạng| thứ)? )"
    rf"(?P<last>(?:thứ )?(?P<second>áp chót|kế cuối|áp cuối|gần cuối)|cuối cùng|cuối bảng|chót bảng|cuối|chót|bét bảng|bét|“?\"?đội sổ\"?”?)(?: bảng)?(?: bảng xếp hạng)?(?!\w){_OUT_OF}"
    rf"(?! (?:năm|tháng|quý|đợt|kỳ))",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"(?<!\w)(?P<head>(?<!người )(?<!nhân )(?<!cán bộ )(?<!viên chức )(?<!trưởng )(?:đứng|xếp|dẫn)) (?:ở )?(?:vị trí )?(?:thứ )?đầu(?: tiên)?"
    rf"(?P<tail> bảng(?: xếp hạng)?| danh sách| cả nước| toàn quốc| toàn tỉnh| toàn thành phố| toàn huyện| khối| tỉnh| nhóm|(?= trong)|(?= về)|(?= với)|(?= là)|(?= chỉ số)|(?= PAR)|(?= xếp hạng)|(?= trên)|(?= thế giới)"
    rf"|(?= (?:\w+ )?năm (?:thứ \w+ )?(?:liên tiếp|liên tục|liền))|(?= lần thứ ))(?!\w){_OUT_OF}",
    re.IGNORECASE,
)
_AT_THE_BOTTOM = re.compile(
    r"(?<!\w)(?<!người )(?:“|\")?(?:đội sổ|chót bảng|bét bảng)(?:”|\")?(?!\w)", re.IGNORECASE
)
AMONG_FIRST = "top"
"""The grade of a rank that is a limit: "trong top 10" is the tenth place or a better one."""
_TOP = re.compile(
    rf"(?<!\w)(?:(?:lọt|nằm|đứng|vào|ở|thuộc) )?(?:(?:vào|trong) )?(?:(?P<top>top|tốp|nhóm) (?P<n>\d{{1,3}}|{WORD_NUMBER})(?![\d%/]|[.,]\d)(?!\w)"
    rf"(?P<who> (?:{_RANKED})(?: (?:phố|xã))?(?:, (?:{_RANKED}))*)?(?P<lead> (?:dẫn đầu|đứng đầu|đầu bảng|cao nhất|tốt nhất))?)",
    re.IGNORECASE,
)
_ENGLISH_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_ENGLISH = re.compile(
    rf"\b(?:ranked|ranks|ranking|placed|finished|came|stood|stands) (?:in )?(?:the )?(?:(?P<pos>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_ENGLISH_ORDINALS)})|(?P<last>last))"
    r"(?: place)?(?:(?: (?:out )?of| among)(?: the)? (?P<of>\d{1,3})(?: (?P<scope>[a-z]+))?)?\b"
)
NEXT_RANK = "ngay sau"
"""The grade of a rank that is one behind the rank named before it: "xếp ngay sau là xã Mây"."""
_NEXT = re.compile(
    r"(?<!\w)(?:xếp|đứng|bám)(?: ở)?(?: vị trí)? (?:ngay|liền|kế)(?: tiếp)?(?: sau| theo)?(?: đó)?(?= là )|(?<!\w)(?:ngay|liền|kế)(?: tiếp)? (?:sau|theo)(?: đó)?(?= là )",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"(?<!\w)(?P<head>(?:được )?(?:xếp|đánh giá|đạt|phân)(?: ở)?(?: loại| hạng| mức| thứ hạng)(?: loại)?|(?:đạt |ở )?mức xếp loại) ?:? ?"
    r"(?P<grade>xuất sắc|tốt|khá|trung bình khá|trung bình|yếu|kém|giỏi|[A-D](?![\w.]\w))(?!\w)",
    re.IGNORECASE,
)


# "Huân chương Lao động hạng ba", "bệnh viện hạng 2" name a class.
_AWARD = re.compile(
    r"(?:[Hh]uân chương|[Hh]uy chương|[Bb]ằng|[Dd]anh hiệu|[Cc]hức danh|[Đđ]ô thị|[Bb]ệnh viện|[Cc]ông trình|[Cc]hứng chỉ|[Gg]iấy phép lái xe)[^,;.]{0,30}$"
)


def _counts(text: str, at: int) -> bool:
    """Return whether a noun stands at ``at`` that numbers count."""
    noun = counted_noun().match(text, at)
    return noun is not None and units().get(noun["noun"].lower(), "count") == "count"


def _position(word: str) -> float | None:
    if word.casefold() in _ORDINAL_WORDS:
        return _ORDINAL_WORDS[word.casefold()]
    return parse_number(word)


def _of(m: re.Match[str]) -> tuple[float | None, str | None]:  # how many are ranked, and what
    groups = m.groupdict()
    of = groups.get("of") or groups.get("of2")
    scope = groups.get("scope") or groups.get("scope2")
    return (parse_number(of) if of else None), (scope.strip() if scope else None)


def _end(m: re.Match[str]) -> int:
    """Where the rank's own words end: the units ranked belong to its text."""
    return m.end()


# "ba xã xếp cuối": several, none of them alone.
_GROUP_RIGHT_BEFORE = re.compile(
    r"(?<!\w)(?<!trong )(?:nhóm|top|những|các|một số|hai|ba|bốn|\d+) (?:xã|phường|huyện|tỉnh|đơn vị|địa phương|sở|bộ) $",
    re.IGNORECASE,
)
# "vào nhóm 5 địa phương dẫn đầu", "các đơn vị đứng đầu": a group, no one's first place.
_GROUP_BEFORE = re.compile(
    r"(?<!\w)(?:nhóm|top|tốp|những|các|\d+) (?!phố)(?:(?:xã|huyện|tỉnh|sở|bộ|quận|thị xã), )*[^,;.:]{0,30}$",
    re.IGNORECASE,
)


# What every nth place has: "thứ" or its like right before a number, in small letters.
_NTH = re.compile(
    r"(?:thứ|hạng|bậc|trí|rank|ranked|#)(?: số)? ?(?:\d|nhất|nhì|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười|không)"
)


def ranks(text: str, low: str) -> Iterator[Quantity]:
    """Yield the ranks that ``text`` states, first, last and nth; ``low`` is it in small letters.

    Each shape is sought only where one of its words stands: `in` costs a tenth of a search.
    """
    if "cuối" in low or "chót" in low or "bét" in low or "đội sổ" in low:
        yield from _last(text)
    if " là " in low and ("ngay" in low or "liền" in low or "kế" in low):
        for m in _NEXT.finditer(text):
            yield quantity_at(
                text, m.start(), m.end(), m.start(), m.end(), "rank", None, grade=NEXT_RANK
            )
    if " đầu" in low:
        yield from _first(text)
    if "/" in low and ("đứng" in low or "xếp" in low):
        yield from _slashed(text)
    if _NTH.search(low):
        yield from _nth(text)
    if "top " in low or "tốp " in low or "nhóm " in low:
        yield from _among_first(text)
    if (
        "rank" in low
        or "placed " in low
        or "finished " in low
        or "came " in low
        or "stood " in low
        or "stands " in low
    ):
        yield from _in_english(text)


def _among_first(text: str) -> Iterator[Quantity]:
    for m in _TOP.finditer(text):
        if m["top"].lower() == "nhóm" and not m["lead"]:
            continue
        value = parse_number(m["n"])
        if value:
            who = (m["who"] or "").strip() or None
            yield quantity_at(
                text, m.start(), m.end(), m.start("n"), m.end("n"), "rank", value, who, None,
                "at most", AMONG_FIRST,
            )  # fmt: skip


def _in_english(text: str) -> Iterator[Quantity]:
    for m in _ENGLISH.finditer(text):
        of = float(m["of"]) if m["of"] else None
        value = float(m["pos"]) if m["pos"] else _ENGLISH_ORDINALS.get(m["word"] or "")
        number = m.span("pos") if m["pos"] else m.span("word") if m["word"] else m.span("last")
        end = m.end("of") if of else number[1]
        yield quantity_at(
            text, m.start(), m.end(), number[0], max(end, number[1]), "rank",
            of if m["last"] else value, m["scope"], of, grade="cuối cùng" if m["last"] else None,
        )  # fmt: skip


def _last(text: str) -> Iterator[Quantity]:
    for m in _LAST.finditer(text):
        if _GROUP_RIGHT_BEFORE.search(text[max(0, m.start() - 24) : m.start()]):
            continue
        of, scope = _of(m)
        value = of if not m["second"] else (of - 1 if of else None)
        grade = "áp chót" if m["second"] else "cuối cùng"
        yield quantity_at(
            text,
            m.start(),
            _end(m),
            m.start("last"),
            m.end(),
            "rank",
            value,
            scope,
            of,
            grade=grade,
        )
    for m in _AT_THE_BOTTOM.finditer(text):
        if not _GROUP_BEFORE.search(text[max(0, m.start() - 40) : m.start()]):
            yield quantity_at(
                text, m.start(), m.end(), m.start(), m.end(), "rank", None, grade="cuối cùng"
            )


def _first(text: str) -> Iterator[Quantity]:
    for m in _FIRST.finditer(text):
        if _GROUP_BEFORE.search(text[max(0, m.start() - 40) : m.start()]):
            continue
        of, scope = _of(m)
        yield quantity_at(text, m.start(), _end(m), m.start(), m.end(), "rank", 1.0, scope, of)


def _slashed(text: str) -> Iterator[Quantity]:
    for m in _RANK_SLASH.finditer(text):
        of, scope = _of(m)
        yield quantity_at(
            text,
            m.start(),
            _end(m),
            m.start("pos"),
            m.end("of"),
            "rank",
            _position(m["pos"]),
            scope,
            of,
        )


def _nth(text: str) -> Iterator[Quantity]:
    for m in _RANK.finditer(text):
        of, scope = _of(m)
        if of is None and not _RANK_TRIGGER.search(m["head"]):
            continue
        if of is None and m["pos"].casefold() in ONES and m["head"].casefold().strip() == "ở thứ":
            continue
        if m["head"].casefold() == "hạng " and _AWARD.search(text[: m.start()]):
            continue
        if of is None and m["head"].casefold() == "xếp hạng " and _counts(text, m.end()):
            continue  # "xếp hạng 9 văn phòng": nine are ranked
        if m["pos"].casefold() == "năm" and "thứ" not in m["head"].casefold():
            continue  # "xếp hạng năm nay"
        value = _position(m["pos"])
        if m["below"]:
            grade = f"thứ {m['pos']} từ dưới lên"
            value = of - value + 1 if of and value else None
            yield quantity_at(
                text,
                m.start(),
                _end(m),
                m.start("pos"),
                m.end(),
                "rank",
                value,
                scope,
                of,
                grade=grade,
            )
        elif value is not None and (of is None or value <= of):
            yield quantity_at(
                text, m.start(), _end(m), m.start("pos"), m.end(), "rank", value, scope, of
            )


def grades(text: str, low: str) -> Iterator[Quantity]:
    """Yield the grades that ``text`` states: "xếp loại khá"; ``low`` is it in small letters."""
    if "loại" not in low and "hạng" not in low and "mức" not in low:
        return
    for m in _GRADE.finditer(text):
        if m["head"].casefold() in ("đạt mức", "đánh giá mức") and m["grade"].casefold() not in (
            "tốt",
            "khá",
            "xuất sắc",
        ):
            continue
        grade = m["grade"] if len(m["grade"]) == 1 else m["grade"].lower()
        yield quantity_at(
            text, m.start(), m.end(), m.start("grade"), m.end(), "grade", None, grade=grade
        )
