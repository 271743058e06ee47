"""Loose forms that people type: "ko", "dc", "q.1", "nam2022"."""

from __future__ import annotations

import re
from functools import cache

from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.characters.marks import small
from index_store.language.characters.syllables import is_syllable, is_unmarked_syllable
from index_store.language.knowledge import table_rows
from index_store.language.terms.abbreviations import expansions

_WORD = re.compile(r"(?<![\w./&@-])[^\W\d_]+(?![\w/&@-]|\.\w)")
# A unit's short type before its name or number: q.1, h. Sơn Lâm, tx. Khánh Lâm, tp son lam.
_UNIT = re.compile(
    r"(?<![\w./-])(tp|tx|tt|q|h|p|x)\.\s?(?=[^\W_])|(?<![\w./-])(tp|tx)\s(?=[^\W\d_])"
    r"|(?<![\w./-])(q|p)(?=\d{1,2}\b)",
    re.IGNORECASE,
)
# H.Lương Khê: before a name; no initial of a person ("TS. H. Long").
_CAPITAL_UNIT = re.compile(
    rf"(?<![\w./-])(?<!\. )(H|X|P)\.\s?(?!Giám|Trưởng|Chủ)(?=[{UPPER}][{LOWER}]+ [{UPPER}])"
)
_UNITS = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "q": "quận",
    "h": "huyện",
    "p": "phường",
    "x": "xã",
}
_QUARTER = re.compile(r"(?<![\w./-])q([1-4])(?=\s?[/.-]\s?(?:19|20)\d\d\b|\s(?:năm\s|nam\s)?(?:19|20)\d\d\b)", re.I)  # fmt: skip
# "Q4 so với Q3": two of them set side by side are quarters, where the city of such districts is not named.
_TWO_QUARTERS = re.compile(
    r"(?<![\w./-])q([1-4])(?P<between>\s?(?:so(?: với| voi| sánh| sanh)?|với|voi|và|va|sang|qua|lên|len|xuống|xuong|đến|den|hơn|hon|tới|toi|vs|->|→|-|/)\s?)q([1-4])(?![\w./-])",
    re.I,
)
_OF_SAIGON = re.compile(r"hcm|hồ chí minh|ho chi minh|sài gòn|sai gon|quận|\bquan \d", re.I)
_JOINED = re.compile(r"(?<![\w./@-])([^\W\d_]{2,})(\d+)(?![\w/@])")
_DATED = re.compile(r"(?<![\w./@-])(qu[ýy]|th[áa]ng|n[ăa]m|ngày|ngay)(\d+(?:[/-]\d+)*)(?![\w/@-])", re.I)  # fmt: skip
# 9huyen, 2022huyện: a word of three letters and more, no unit and no ordinal.
_NUMBER_FIRST = re.compile(r"(?<![\w./,@-])(\d+)([^\W\d_]{3,}|hs)(?![\w/@-])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MILLIONS = re.compile(r"(?<=\d)\s?tr(?=\s(?:đồng|dong)\b|đ\b|\s?(?:[?!,.]|$))")
# 6t đầu năm, t6/2024: a count of months, and a month.
_MONTHS = re.compile(
    r"(?<![\w./,-])(\d{1,2})t(?=\s(?:đầu|dau|cuối|cuoi)(?:\s(?:năm|nam))?\b)", re.I
)
_FIRST_MONTHS = re.compile(r"(?<![\w./,-])(\d{1,2})(?:t|th)\s?[/-]\s?(?=(?:19|20)\d\d\b)", re.I)
_MONTH = re.compile(r"(?<![\w./-])t(\d{1,2})(?=\s?[/.-]\s?(?:19|20)\d\d\b)", re.I)
# "tháng 10/2025 … so với T9": a month beside another one, no day of the week.
_OTHER_MONTH = re.compile(
    r"(?<![\w./-])(?<!sáng )(?<!sang )(?<!chiều )(?<!chieu )(?<!ngày )(?<!ngay )(?<!thứ )(?<!thu )(?<!hôm )(?<!hom )(?<!tối )(?<!trưa )(?<!cả )T(1[0-2]|[1-9])(?![\w/.-])"
)
_MONTH_NAMED = re.compile(
    r"(?:tháng|thang) \d{1,2}\b|(?<!\w)T(?:1[0-2]|[1-9])\b.*\bT(?:1[0-2]|[1-9])\b"
)
_WEEKDAY = re.compile(
    r"(?:(?<=sáng )|(?<=sang )|(?<=chiều )|(?<=chieu )|(?<=ngày )|(?<=ngay )|(?<=hôm )|(?<=tối )|(?<=trưa ))t([2-7])(?![\w/.-])",
    re.I,
)
# "cụ 76t": an age; "76t rác" is a weight.
_AGE = re.compile(
    r"(?<![\w./,-])(1[5-9]|[2-9]\d|10\d)t(?=\s*(?:[?!.,]|$)|\s(?:trở|tro|thì|thi|có|co|được|duoc|mà|ma|đi|di|muốn|muon|phải|phai|bị|bi|ở|o|là|la)\b)"
)
_HOUR = re.compile(r"(?<=\bbao )h(?=\s*(?:[?!,.]|$|thì\b|thi\b|mới\b|moi\b))|(?<=\bmấy )h(?=\s*(?:[?!,.]|$))")  # fmt: skip

# One letter is a word only at the end of a clause, and no label: "cao j?", but "điểm k".
_LABEL = re.compile(
    r"(?:điểm|diem|nhóm|nhom|hạng|hang|loại|loai|lớp|lop|khối|khoi|mục|muc|điều|dieu|khoản|khoan)\s$"
)
_CLAUSE_END = re.compile(r"\s*(?:[?!,.]|$)")
_NEXT = re.compile(r"\s*([?,;:)!]|\.?$)|\s+(\w+)")
_BEFORE = re.compile(r"(\w+)\s+$")
_HCM = re.compile(r"(?<![\w./-])tp[. ]*hcm(?![\w/-])", re.IGNORECASE)
_AFTER_NUMBER = re.compile(r"\d\s?$")


def spelled_out(text: str) -> str:
    """Return ``text`` with loose forms written out and words parted from numbers.

    Forms in capitals are abbreviations and stay but for those of the table; so do codes and
    addresses.

    >>> spelled_out("tp. Sơn Lâm co dc bn diem ko? q.1 nam2022, K50, 12/UBND-K")
    'thành phố Sơn Lâm co được bao nhiêu diem không? quận 1 nam 2022, K50, 12/UBND-K'
    >>> spelled_out("6t dau nam 2024 tre 12hs?"), spelled_out("t6/2024")
    ('6 tháng dau nam 2024 tre 12 hồ sơ?', 'tháng 6/2024')
    >>> spelled_out("q1/2023 co bn hs tre han, 9huyen nop 5 kg"), spelled_out("dk kinh doanh ntn")
    ('quý 1/2023 co bao nhiêu hồ sơ tre han, 9 huyen nop 5 kg', 'đăng ký kinh doanh như thế nào')
    >>> spelled_out("VB nào giao H.Lương Khê? Ai ký QĐ 12/QĐ-UBND, 5 HS trễ hạn, KH CCHC năm 2024")
    'Văn bản nào giao huyện Lương Khê? Ai ký quyết định 12/QĐ-UBND, 5 hồ sơ trễ hạn, kế hoạch CCHC năm 2024'
    """
    text = _with_periods(text)
    text = _JOINED.sub(_parted, _DATED.sub(r"\1 \2", text))
    text = _NUMBER_FIRST.sub(_counted, text)
    text = _HCM.sub("TP.HCM", text)
    text = _CAPITAL_UNIT.sub(lambda match: _UNITS[match[1].lower()] + " ", text)
    text = _HOUR.sub("giờ", _UNIT.sub(_unit, _MILLIONS.sub(" triệu", text)))
    return _WORD.sub(_word, text)


def _with_periods(text: str) -> str:
    """Return a text with squeezed months, quarters, weekdays and ages written out.

    >>> _with_periods("Q4 so Q3, 9T/2023, tháng 10/2025 so với T9, sáng t7, cụ 76t")
    'quý 4 so với quý 3, 9 tháng đầu năm 2023, tháng 10/2025 so với tháng 9, sáng thứ 7, cụ 76 tuổi'
    >>> _with_periods("Q4 và Q3 TP.HCM"), _with_periods("Q3/2026"), _with_periods("quận Q1")
    ('Q4 và Q3 TP.HCM', 'quý 3/2026', 'quận Q1')
    """
    text = _FIRST_MONTHS.sub(r"\1 tháng đầu năm ", _QUARTER.sub(r"quý \1", text))
    if not _OF_SAIGON.search(text):
        text = _TWO_QUARTERS.sub(_quarters, text)
    text = _MONTH.sub(r"tháng \1", _MONTHS.sub(r"\1 tháng", text))
    if _MONTH_NAMED.search(text):
        text = _OTHER_MONTH.sub(r"tháng \1", text)
    return _AGE.sub(r"\1 tuổi", _WEEKDAY.sub(r"thứ \1", text))


def _quarters(match: re.Match[str]) -> str:
    """Return two quarters set side by side; "so" is no "số" between them."""
    between = match["between"].strip()
    between = "so với" if between.lower().startswith("so") else between
    return f"quý {match[1]} {between} quý {match[3]}"


def _word(match: re.Match[str]) -> str:
    word, text = match[0], match.string
    before = text[: match.start()]
    if _is_letter(match):
        return word
    if word in ("kg", "r") and _AFTER_NUMBER.search(before):
        return word
    following = _NEXT.match(text, match.end())
    first = not before.strip() and len(word) > 1
    readings = (_forms().get(small(word)) if first else None) or _forms().get(word, {})
    beside = small(following[2] or "?") if following else ""
    earlier = _BEFORE.search(before)
    meant = readings.get(beside) if beside else None
    meant = meant or (readings.get(f"<{small(earlier[1])}") if earlier else None)
    meant = meant or (readings.get("#") if beside[:1].isdigit() else None)
    meant = meant or readings.get("", word)
    if meant == word or word.islower():
        return meant
    if word.isupper() and word not in _forms():
        return word
    return meant if before.strip() else meant[0].upper() + meant[1:]


def _is_letter(match: re.Match[str]) -> bool:
    """Return whether one letter stands for itself; no point of a law is called j."""
    if len(match[0]) > 1 or match[0] == "j":
        return False
    if _LABEL.search(match.string[: match.start()].lower()):
        return True
    following = _NEXT.match(match.string, match.end())
    beside = small(following[2] or "") if following else ""
    return not _CLAUSE_END.match(match.string, match.end()) and beside not in _forms().get(
        match[0], {}
    )


def _parted(match: re.Match[str]) -> str:
    word = small(match[1])
    if match[1].isupper():  # SIPAS2023, no K50
        known = _YEAR.fullmatch(match[2]) is not None and bool(expansions(match[1]))
    else:
        known = is_syllable(word) or is_unmarked_syllable(word)
    return f"{match[1]} {match[2]}" if known else match[0]


def _counted(match: re.Match[str]) -> str:
    word = match[2]
    known = word == "hs" or (word.islower() and (is_syllable(word) or is_unmarked_syllable(word)))
    return f"{match[1]} {word}" if known else match[0]


def _unit(match: re.Match[str]) -> str:
    short = match[1] or match[2] or match[3]
    return match[0] if short != small(short) else _UNITS[short] + " "


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Return what each loose form means, by the word after it.

    "" is any word, "#" any number, "?" the end of a clause; "<gửi" is a word before it.
    """
    forms: dict[str, dict[str, str]] = {}
    columns = ("typed", "before", "meant")
    for typed, before, meant in table_rows(
        "index_store.language", "data/loose_forms.tsv", *columns
    ):
        forms.setdefault(typed, {}).update(dict.fromkeys(before.split() or [""], meant))
    return forms
