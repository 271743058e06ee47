"""What follows a number: percents, points, money, and the nouns that numbers count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index_store.language.amounts.numerals import MULTIPLIERS, NUMBER, parse_number
from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.knowledge import table_pairs
from index_store.records import FigureKind

_CURRENCY = r"(?P<currency>đ(?![\w])(?!\.)|\$|€|đồng|VNĐ|VND|vnđ|USD|đô la Mỹ|đô la|đôla|đô Úc|AUD|euro|EUR|Euro|yên|yen|JPY|nhân dân tệ|NDT|CNY|tệ|won|KRW|baht|bạt|rúp|ruble|rupee|bảng Anh|bảng|GBP|peso|ringgit|franc|kip)"
_AFTER_NUMBER = re.compile(
    r" ?(?:"
    r"(?P<points_change>điểm phần trăm|điểm %|% điểm)"
    r"|(?P<percent>%|phần trăm\b|percent\b|per cent\b)"
    rf"|(?P<money>(?:(?P<scale>(?:(?:trăm|nghìn|ngàn|triệu) )?(?:tỷ|tỉ|triệu|nghìn|ngàn|trăm)) )?{_CURRENCY}(?!\w)(?! (?:chí|bộ|bào|thời|ý|nghiệp|hồ|thuận|loạt|minh|đội|nghiệp|hương|tác|chủ|hành|nghĩa|tình|tâm|đều|phạm)))"
    r"|(?P<points>(?:điểm|points?)\b(?! (?:cầu|trường|bưu|phát|giao|bán|đến|nóng|mới|nghẽn|thi|tiếp|kết nối|du lịch|dừng|đen|tập kết|sáng|công cộng|chuyển|đỗ|truy cập|đầu|cuối|đo|dân cư|kiểm tra|tiêu biểu|trông|ngập|thu|tái định cư)))"
    r")"
)
_SCALE_ONLY = re.compile(
    r" (?P<scale>(?:trăm |nghìn |ngàn )?(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ))\b"
)
_MONEY = re.compile(rf" {_CURRENCY}(?!\w)")
_OF_SCALE = re.compile(
    rf" ?(?:/|trên(?: thang| tổng(?: số)?)?(?: điểm)?) ?(?P<of>{NUMBER})(?P<unit> ?điểm)?(?![\d/])(?! ?%)"
)


@cache
def units() -> dict[str, str]:
    """Return the kind ("count", "time", "measure", "change") of each noun that numbers count."""
    return dict(table_pairs("index_store.language", "data/units.tsv", "unit", "kind"))


# After "bộ", "nước", "tổ" … these words make another word: "4 bộ trưởng" are no four ministries.
_NOT_THE_NOUN = (
    r"(?:(?<=bộ) (?:trưởng|phận|máy|môn|luật)|(?<=nước) (?:ngoài|sạch|uống)|(?<=hội) (?:nghị|thảo|đồng|viên)|(?<=đoàn) (?:viên|thể)"
    r"|(?<=tổ) chức|(?<=khu) vực|(?<=ban) hành|(?<=vụ) trưởng|(?<=cục) trưởng|(?<=phòng) ngừa|(?<=xã) (?:hội|viên)|(?<=đơn) (?:vị|giản)|(?<=bản) (?:thân|chính)"
    r"|(?<=sở) hữu|(?<=thành phố) (?:đã|cho)|(?<=phiên) bản)(?!\w)"
)


@cache
def counted_noun() -> re.Pattern[str]:
    """Return the pattern of the nouns that numbers count, after an optional blank."""
    words = sorted(units(), key=len, reverse=True)
    one = "|".join(re.escape(w).replace(r"\ ", " ") for w in words)
    places = r"tỉnh|thành phố|thành(?! (?:hội|lập|viên|tích|phần|công|ủy|đoàn))|huyện|thị xã|quận|xã(?! (?:hội|viên))|phường|thị trấn|đặc khu|sở|ban(?! (?:soạn thảo|tổ chức|chỉ đạo|thường vụ|chấp hành|quản lý|hành))|ngành|cơ quan|đơn vị|địa phương|bộ|phòng|thị"
    pair = r"chương trình|tổ chức|cá nhân|bản|tin|bài"
    return re.compile(
        rf" ?(?P<noun>(?:{places})(?:(?:, ?| và | ?/ ?)(?!(?-i:[{UPPER}][{LOWER}]+ [{UPPER}]))(?:{places})(?![\w]))+(?: trực thuộc trung ương| trực thuộc)?|(?:{one})(?!{_NOT_THE_NOUN})|(?:{pair}))(?!\w)",
        re.IGNORECASE,
    )


_WHOLE = re.compile(r" (?:tổng )?số ")


def whole_after(text: str, at: int) -> re.Match[str] | None:
    """Return the noun of the whole behind a share: "số xã" of "2/3 số xã"."""
    m = _WHOLE.match(text, at)
    return counted_noun().match(text, m.end()) if m else None


@dataclass(frozen=True, slots=True)
class Unit:
    """What follows a number: the kind it makes, the unit's name and where the unit ends."""

    kind: FigureKind
    unit: str | None
    end: int
    factor: float = 1.0
    of: float | None = None
    noun_kind: str | None = None


# "430 Cầu Am" is an address; "5 Sở", "63 Cục Thuế" are counts.
_ADDRESS = re.compile(
    r" ?(?!Sở|Bộ|Ban|Cục|Chi cục|Tổng|Trung tâm|Phòng|Nghị|Quyết|Luật|TTHC|DVC|VBQPPL|CBCC|DN|HTX|ĐBQH|[A-ZĐ]{2})["
    + UPPER
    + r"]"
)


def _street(text: str, noun: re.Match[str]) -> bool:
    """Return whether the capital noun behind a number is a street's or an office's name."""
    words = noun["noun"]
    if not words[0].isupper() or " " in words or words in units():
        return False
    return _ADDRESS.match(text, noun.start()) is not None


def unit_after(text: str, at: int) -> Unit | None:
    """Return the unit that follows a number ending at ``at``, None where none is known."""
    m = _AFTER_NUMBER.match(text, at)
    if m:
        if m["points_change"]:
            return Unit("change", "điểm %", m.end())
        if m["percent"]:
            return Unit("value", "%", m.end())
        if m["points"]:
            scale = _OF_SCALE.match(text, m.end())
            of = parse_number(scale["of"]) if scale else None
            return Unit("value", "điểm", scale.end() if scale else m.end(), of=of)
        scale_words = (m["scale"] or "").replace("tỉ", "tỷ").replace("ngàn", "nghìn")
        return Unit("money", f"{scale_words} {m['currency']}".strip(), m.end())
    factor = 1.0
    m = _SCALE_ONLY.match(text, at)
    if m:
        for word in m["scale"].split():
            factor *= MULTIPLIERS[word]
        at = m.end()
        money = _MONEY.match(text, at)
        if money:
            return Unit(
                "money", f"{m['scale'].replace('tỉ', 'tỷ')} {money['currency']}", money.end()
            )
    noun = counted_noun().match(text, at)
    if noun and not _street(text, noun):
        name = noun["noun"]
        key = name if name in units() else name.lower()
        kind = units().get(key, "count")
        made: FigureKind = "count" if kind == "count" else "value"
        return Unit(made, key, noun.end(), factor, noun_kind=kind)
    if m and m["scale"].endswith(("tỷ", "tỉ")) and not _NOT_MONEY.match(text, at):
        return Unit("money", m["scale"].replace("tỉ", "tỷ").replace("ngàn", "nghìn") + " đồng", at)
    if m:
        return Unit("value", None, at, factor)
    return None


# "4,8 tỷ" by itself is money; "8 tỷ dân", "2 tỷ năm" count something.
_NOT_MONEY = re.compile(
    r" (?:dân|người|năm|lượt|khối|mét|tấn|cổ|cp|con|sản|thiết|đô|usd|euro|trang|lần|hành|chiếc|liều)",
    re.IGNORECASE,
)
