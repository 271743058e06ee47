"""The words of a statement of a figure: what is measured, when, how much, and according to whom."""

from __future__ import annotations

import re

from assistant.ranking import is_known
from assistant.records import Language
from assistant.wording import (
    date_words,
    decapitalised,
    figure_words,
    period_of,
)
from index_store.language.characters.marks import comparison_key
from index_store.language.terms.indicators import indicators
from index_store.language.time.periods import find_periods
from index_store.records import Binding, Figure
from prompts import fill

_MEASURES = ("tỷ lệ", "tỉ lệ", "chỉ số", "mức", "điểm", "tỷ trọng", "tốc độ", "số ")


def indicator_phrase(indicator: Binding, language: Language) -> str:
    """Return what is measured, in the document's words where these name a measure."""
    if language == "en":
        known = (row.name_en for row in indicators() if row.name_vi == indicator.value)
        return next(known, f"“{indicator.text}”")
    words = " ".join(indicator.text.split())
    if " – " in indicator.value and not is_known(indicator.value):
        return indicator.value  # of a table: what the heading and the row say together
    words = re.sub(r" \((?:%|[^\W\d]{1,8})\)$", "", words)  # its unit stands with the number
    if words.isupper() and " " in words and is_known(indicator.value):
        return indicator.value  # of a heading in capitals: "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH"
    if words in indicator.value and not is_known(indicator.value):
        return (
            indicator.value
        )  # composed: "thu ngân sách so với dự toán", of which the words are part
    counted = comparison_key(words).startswith("số ") and indicator.value.startswith("Tỷ lệ")
    named = comparison_key(words).startswith(_MEASURES) and not counted
    return words if named or not is_known(indicator.value) else indicator.value


def names_a_measure(indicator: Binding) -> bool:
    """Return whether the words name something that has a value ("tỷ lệ …"), not a counted noun."""
    words = comparison_key(indicator.text)
    return is_known(indicator.value) or words.startswith(_MEASURES)


def about_phrase(figure: Figure, language: Language) -> str:
    """Return "in the index", of what a rank or a grade is; nothing where that is not known."""
    if figure.indicator is None:
        return ""
    name = (
        figure.indicator.value if language == "vi" else indicator_phrase(figure.indicator, language)
    )
    return fill("about", language, indicator=name)


def period_phrase(figure: Figure, language: Language) -> str:
    """Return "for 2022"; nothing where it is not known or the indicator's name says it."""
    if figure.period is None:
        return ""
    words = period_of(figure.period, language)
    if figure.indicator is not None and words in indicator_phrase(figure.indicator, language):
        return ""  # "Kế hoạch vốn năm 2025"
    frame = "period" if len(figure.period.value) == 4 else "period_in_brackets"
    return fill(frame, language, period=words)


def source_phrase(figure: Figure, language: Language) -> str:
    """Return "according to" whom the document cites, with the day; nothing where it cites none."""
    if figure.according_to is None:
        return ""
    source = " ".join(figure.according_to.text.split())
    if figure.announced and not find_periods(source):
        day = date_words(figure.announced, language)
        source += fill("of_date", language, date=day)
    return fill("according_to", language, source=source)


_BOUNDS = {
    "vi": {"about": "khoảng", "over": "trên", "at least": "từ", "under": "dưới", "at most": "không quá"},
    "en": {"about": "about", "over": "over", "at least": "at least", "under": "under", "at most": "at most"},
}  # fmt: skip
_SIGN = re.compile(r"^(?:>=|<=|[≥≤<>~≈]) ?(?=\d)")  # its bound is told in words
_RANGE = re.compile(r"\d[\d.,]* ?%? (?:đến|tới) \d[\d.,]*.*")
_ONLY_NUMBER = re.compile(
    r"(?P<before>(?:[^\W\d]+ )*)(?P<number>\d[\d.,]*)(?P<after>(?: trở (?:lên|xuống))?)"
)


def figure_phrase(figure: Figure, language: Language) -> str:
    """Return the number with its unit and its bound: "từ 80% trở lên", "khoảng 120 hồ sơ"."""
    words = figure_words(figure, language)
    if re.search(r"\d ?%? ?[-–] ?\d", words):
        return words  # both ends of a range are said
    if language == "vi" and _RANGE.fullmatch(words):
        return f"từ {words}"
    words = _SIGN.sub("", words)
    number = _ONLY_NUMBER.fullmatch(words)
    if figure.unit and number:  # a cell of a table, whose unit stands in the heading
        unit = "%" if figure.unit == "%" else f" {figure.unit}"
        words = f"{number['before']}{number['number']}{unit}{number['after']}"
    words = decapitalised(words) if language == "vi" else words
    bound = _BOUNDS[language].get(figure.bound, "")
    if not bound or (language == "vi" and not words[:1].isdigit()):
        return words
    if figure.bound == "at least" and language == "vi":
        return f"{words} trở lên" if "trở lên" not in words else words
    return f"{bound} {words}"
