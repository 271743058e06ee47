"""How places, periods and figures are written inside a sentence of an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.records import Language
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.glossary import place_in_english, unit_in_english
from index_store.language.terms.indicators import indicator_by_name
from index_store.language.time.periods import find_periods
from index_store.records import Binding, Figure
from prompts import fill

_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_HALF = {
    "1": ("6 tháng đầu năm {}", "the first half of {}"),
    "2": ("6 tháng cuối năm {}", "the second half of {}"),
}
_FIRST_MONTHS = re.compile(r"(\d{4})-01/(\1)-(\d\d)")
_RELATIVE = re.compile(r"\bnay\b|\bnày\b|trước|cùng kỳ|vừa qua", re.IGNORECASE)


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case, the rest as it is.

    >>> capitalised("huyện Sơn Lâm")
    'Huyện Sơn Lâm'
    """
    return text[:1].upper() + text[1:]


def decapitalised(text: str) -> str:
    """Return the text with its first letter in lower case, unless its first word is a name.

    >>> decapitalised("Tỷ lệ số hóa")
    'tỷ lệ số hóa'
    >>> decapitalised("UBND huyện")
    'UBND huyện'
    >>> decapitalised("Sở Nội vụ thành lập tổ"), decapitalised("Ông Lê Văn A")
    ('Sở Nội vụ thành lập tổ', 'ông Lê Văn A')
    """
    first, _, rest = text.partition(" ")
    named = rest[:1].isupper() and comparison_key(first) not in _ADDRESSES
    return text if named or first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


_ADDRESSES = frozenset(
    ("ông", "bà", "đồng chí", "huyện", "xã", "tỉnh", "phường", "quận", "quý", "the", "a")
)
"""Words before a name or a number in capitals that are no part of it."""


def decapitalised_rate(name: str) -> str:
    """Return an indicator's name inside a sentence: that of an index keeps its capital.

    >>> decapitalised_rate("Tỷ lệ thanh toán trực tuyến"), decapitalised_rate("Chỉ số SIPAS")
    ('tỷ lệ thanh toán trực tuyến', 'Chỉ số SIPAS')
    """
    indexes = ("Chỉ số", "Public Administration Reform Index", "Satisfaction Index")
    return name if name.startswith(indexes) or "Index" in name else decapitalised(name)


def ended(text: str) -> str:
    """Return the sentence with exactly one full stop at its end."""
    text = text.rstrip(" ;,:")
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def date_words(iso: str, language: Language) -> str:
    """Return an ISO date as a person writes it.

    >>> date_words("2023-03-29", "vi"), date_words("2023-03-29", "en")
    ('29/3/2023', '29 March 2023')
    """
    year, month, day = (int(part) for part in iso.split("-"))
    if language == "vi":
        # Days under 10 and the months 1 and 2 take a nought (Nghị định 30/2020/NĐ-CP, Phụ lục I).
        return f"{day:02d}/{month:02d}/{year}" if month < 3 else f"{day:02d}/{month}/{year}"
    names = "January February March April May June July August September October November December"
    return f"{day} {names.split()[month - 1]} {year}"


def day_as_written(iso: str, language: Language, text: str) -> str:
    """Return an ISO date as a Vietnamese text writes it, or in English, or where it does not.

    >>> day_as_written("2021-05-05", "vi", "có hiệu lực từ ngày 05/05/2021.")
    '05/05/2021'
    >>> day_as_written("2021-05-05", "vi", "có hiệu lực từ ngày 05 tháng 5 năm 2021.")
    '05 tháng 5 năm 2021'
    >>> day_as_written("2021-05-05", "vi", "có hiệu lực từ ngày ký")
    '05/5/2021'
    """
    if language == "vi":
        for mention in find_periods(text):
            if mention.value == iso and iso[:4] in mention.text:
                return " ".join(re.sub(r"(?i)^ngày\s+", "", mention.text).split())
    return date_words(iso, language)


def period_words(value: str, language: Language) -> str:
    """Return a canonical period as a phrase.

    >>> period_words("2022", "vi"), period_words("2023-Q1", "vi"), period_words("2023-H1", "en")
    ('năm 2022', 'quý I năm 2023', 'the first half of 2023')
    >>> period_words("2021/2025", "vi"), period_words("2023-02", "vi")
    ('giai đoạn 2021-2025', 'tháng 2 năm 2023')
    """
    vi = language == "vi"
    if "/" in value:
        start, end = value.split("/")
        months = _FIRST_MONTHS.fullmatch(value)
        if months:
            count, year = int(months[3]), months[1]
            return f"{count} tháng đầu năm {year}" if vi else f"the first {count} months of {year}"
        if len(start) == len(end) == 4:
            return f"giai đoạn {start}-{end}" if vi else f"{start}-{end}"
        if vi:
            return f"từ {_day_words(start, language)} đến {_day_words(end, language)}"
        return f"{_day_words(start, language)} to {_day_words(end, language)}"
    year, _, rest = value.partition("-")
    if not rest:
        return f"năm {year}" if vi else year
    if rest[0] == "Q":
        return f"quý {_ROMAN[rest[1]]} năm {year}" if vi else f"Q{rest[1]} {year}"
    if rest[0] == "H":
        return _HALF[rest[1]][0 if vi else 1].format(year)
    if rest[0] == "M":
        return f"{rest[1:]} tháng năm {year}" if vi else f"the first {rest[1:]} months of {year}"
    return _day_words(value, language)


def _day_words(value: str, language: Language) -> str:
    pieces = value.split("-")
    if len(pieces) == 3:
        return ("ngày " if language == "vi" else "") + date_words(value, language)
    if len(pieces) == 2 and pieces[1].isdigit():
        if language == "vi":
            return f"tháng {int(pieces[1])} năm {pieces[0]}"
        return date_words(f"{value}-01", "en").split(" ", 1)[1]
    return f"năm {value}" if language == "vi" else value


def period_of(binding: Binding, language: Language) -> str:
    """Return the period as the source writes it; a year alone as a phrase.

    Words that count from the day of the document ("tháng 2 năm nay") stay as they are, marked
    so, for the year they mean stands in no sentence of it.
    """
    if _RELATIVE.search(binding.text):
        words = decapitalised(" ".join(binding.text.split()))
        return fill("relative_period", language, words=words)
    if language == "en":
        return period_words(binding.value, language)
    read = find_periods(binding.text)
    if len(read) == 1 and read[0].value == binding.value and len(binding.value) == 4:
        return period_words(binding.value, language)
    text = decapitalised(" ".join(binding.text.split()))
    return text if not text[0].isdigit() else period_words(binding.value, language)


def place_of(name: str, language: Language) -> str:
    """Return a unit's name inside a sentence."""
    return name if language == "vi" else place_in_english(name)


def number_words(value: float, language: Language) -> str:
    """Return a number in the notation of the language, without needless decimals.

    >>> number_words(70.56, "vi"), number_words(20800, "vi"), number_words(20800, "en")
    ('70,56', '20.800', '20,800')
    """
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    if language == "en":
        return text
    return text.translate(str.maketrans(",.", ".,"))


def names_joined(names: Sequence[str], language: Language) -> str:
    """Return names as one phrase.

    >>> names_joined(["xã A", "xã B", "xã C"], "vi")
    'xã A, xã B và xã C'
    """
    if len(names) < 2:
        return "".join(names)
    return fill("names_joined", language, first=", ".join(names[:-1]), last=names[-1])


def indicator_words(name: str, language: Language) -> str:
    """Return the name of an indicator; one that the table lacks is quoted in English."""
    if language == "vi":
        return name
    row = indicator_by_name(name)
    return row.name_en if row else f"“{name}”"


def figure_words(figure: Figure, language: Language) -> str:
    """Return a figure as its source writes it; in English with the English decimal point."""
    if language == "vi" or figure.value is None:
        bare = figure.text.replace(",", "").replace(".", "").isdigit()
        if not bare or figure.kind == "rank" or not figure.unit:
            return figure.text
        return f"{figure.text}%" if figure.unit == "%" else f"{figure.text} {figure.unit}"
    units = {"%": "%", "điểm": " points", "đồng": " dong"}
    scale = f"/{number_words(figure.of, 'en')}" if figure.of and figure.kind != "rank" else ""
    if figure.kind == "money" or figure.unit not in units:
        unit = unit_in_english(figure.unit, figure.value) if figure.unit else ""
        return f"{number_words(figure.value, 'en')}{scale} {unit}".rstrip()
    return f"{number_words(figure.value, 'en')}{scale}{units[figure.unit]}"
