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
_QUARTER = re.compile(r"(?<![\w./-])q([1-4])(?=\s?[/-]\s?(?:19|20)\d\d\b|\s(?:năm\s|nam\s)?(?:19|20)\d\d\b)")  # fmt: skip
_JOINED = re.compile(r"(?<![\w./@-])([^\W\d_]{2,})(\d+)(?![\w/@])")
_DATED = re.compile(r"(?<![\w./@-])(qu[ýy]|th[áa]ng|n[ăa]m|ngày|ngay)(\d+(?:[/-]\d+)*)(?![\w/@-])", re.I)  # fmt: skip
# 9huyen, 2022huyện: a word of three letters and more, no unit and no ordinal.
_NUMBER_FIRST = re.compile(r"(?<![\w./,@-])(\d+)([^\W\d_]{3,}|hs)(?![\w/@-])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MILLIONS = re.compile(r"(?<=\d)\s?tr(?=\s(?:đồng|dong)\b|đ\b|\s?(?:[?!,.]|$))")
# 6t đầu năm, t6/2024: a count of months, and a month.
_MONTHS = re.compile(r"(?<![\w./,-])(\d{1,2})t(?=\s(?:đầu|dau|cuối|cuoi)\s(?:năm|nam)\b)", re.I)
_MONTH = re.compile(r"(?<![\w./-])t(\d{1,2})(?=/(?:19|20)\d\d\b)", re.I)
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
    text = _MONTH.sub(r"tháng \1", _MONTHS.sub(r"\1 tháng", _QUARTER.sub(r"quý \1", text)))
    text = _JOINED.sub(_parted, _DATED.sub(r"\1 \2", text))
    text = _NUMBER_FIRST.sub(_counted, text)
    text = _HCM.sub("TP.HCM", text)
    text = _CAPITAL_UNIT.sub(lambda match: _UNITS[match[1].lower()] + " ", text)
    text = _HOUR.sub("giờ", _UNIT.sub(_unit, _MILLIONS.sub(" triệu", text)))
    return _WORD.sub(_word, text)


def _word(match: re.Match[str]) -> str:
    word, text = match[0], match.string
    before = text[: match.start()]
    if _is_letter(match):
        return word
    if word in ("kg", "r") and _AFTER_NUMBER.search(before):
        return word
    following = _NEXT.match(text, match.end())
    readings = _forms().get(word if before.strip() or len(word) == 1 else small(word), {})
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
