"""What form the answer to "how much" must have: a percentage, points, money, a count of what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from assistant import telephones
from assistant.finding.matching import canonical, stop_words, terms
from index_store.language.amounts.quantities import find_quantities
from index_store.language.terms.glossary import to_vietnamese
from index_store.language.terms.indicators import find_indicators
from index_store.language.terms.word_roles import words_that
from index_store.records import Figure, Span

_MONEY = re.compile(
    r"mức (?:xử )?phạt|\bsố tiền\b(?=.*\b(?:bao nhiêu|mấy)\b)|\btổng (?:số )?vốn\b|\bvốn (?:điều lệ|pháp định|lưu động|đăng ký)\b|tiền (?:phạt|lương|thưởng)|\b(?:phụ cấp|thù lao|học phí|viện phí|lệ phí)\b|\blương (?:của|tháng|cơ sở|cơ bản|tối thiểu|là|bao)|mức (?:thu|chi|thưởng|lương|hỗ trợ|trợ cấp|đóng)\b|\bfines?\b|\bsalary\b|\bfees?\b"
    r"|\bchi (?:\w+ ){0,3}bao nhiêu|\b(?:hỗ trợ|trợ cấp|phụ cấp|bồi dưỡng|thưởng) bao nhiêu(?= (?:1 |một |mỗi )?(?:tháng|năm|ngày|lần|người)|\W*$)|tốn bao nhiêu|(?:bao nhiêu|mấy) (?:chục |trăm )?(?:tiền|tỷ|triệu|nghìn|ngàn|đồng)(?! (?:người|dân|hồ sơ|lượt|giao dịch|tài khoản|thuê bao|hộ|văn bản|khách|tấn|ha|m2|cây|con|cuộc|trường hợp|thẻ)(?!\w))|kinh phí|dự toán|số thu\b|thu ngân sách|doanh thu"
    r"|(?<!đánh )(?<!định )(?<!đấu )(?<!tham )(?<!bình )\bgiá\b(?! trị)(?=.*(?:bao nhiêu|\bmấy)(?! (?:phần trăm|%|lần|điểm)))"
    r"|\b(?:bồi thường|đền bù|bồi hoàn|phạt|nộp phạt|(?:phải|cần) (?:đóng|nộp))\b(?: (?!người|hộ|trường|vụ|cơ|tối|thưởng|thuế|ít|hồ|giấy|bản)[^\s,;?]+){0,12}? bao nhiêu(?= (?:cho|mỗi|một|vì|để)\b|\W*$)"
    r"|thu (?:nộp )?được bao nhiêu(?! (?:%|phần trăm))|how much (?:money|revenue|\bspend|\bspent\b|\bcosts?\b|budget)|revenue|\bbudget\b"
)
_PERCENT = re.compile(
    r"phần trăm|%|tỷ lệ|thuế suất|lãi suất|bao nhiêu phần|\bpercent|\brate\b|\b(?:what|which) share\b|\bshare of\b|\bproportion\b"
)
_POINTS = re.compile(
    r"(?<!địa )(?<!thời )(?<!quan )(?<!đặc )(?<!ưu )(?<!khuyết )(?<!nhược )(?<!trọng )(?<!thí )(?<!kiểm )(?<!chấm )(?<!làm )\bđiểm\b(?! (?:cầu|nghẽn|đến|sáng|tiếp))|\bscores?d?\b|\bpoints?\b"
)
_TIME = re.compile(
    r"(?:bao nhiêu|\bmấy) (?:ngày|tháng(?! \d)|tuần|phút)\b(?! \d)|bao nhiêu (?:giờ|năm)\b(?! \d)|(?:mất|hết|tốn|kéo dài|trong|tối đa|được) mấy năm|mấy năm(?=\W*$)|bao lâu|how (?:many (?:\w+ )?(?:days|hours|months|weeks|minutes)|long)"
)
_TIME_UNITS = ("ngày", "giờ", "phút", "tuần", "tháng", "năm")
_CHANGED = re.compile(
    r"\b(?:tăng|giảm|tụt|lên|xuống|cải thiện|thay đổi)(?: (?:được|hạng|thêm|đi|bao|tới))* (?:mấy|bao nhiêu|nhiêu)(?! (?:phần trăm năm|tỷ lệ|tiền|tỷ|triệu|đồng))"
    r"|(?:mấy|bao nhiêu) (?:bậc|hạng)|by how (?:much|many)|how many places"
)
_REACHED = re.compile(
    r"(?:\b(?:tăng|giảm|nâng|đưa|kéo|hạ|rút|cắt|điều chỉnh|từ)\b(?: [\w/.,-]+){0,12}?|\b(?:lương|giá|phí|phụ cấp|trợ cấp|mức thưởng|học phí)\b(?: [\w/.,-]+){0,8}?)"
    r" (?:lên|xuống)(?: còn| tới| đến| mức| thành)* (?:mấy|bao nhiêu)(?! (?:lần|bậc|hạng|phần trăm so|so với))"
)
"""To how much something rose or fell, not by how much: "lương tăng lên bao nhiêu"."""
_COUNTED = re.compile(r"(?:bao nhiêu|\bmấy)\s+((?:\w+\s*){1,4})|how many\s+((?:\w+\s*){1,4})")
_SOME = re.compile(r"\W*mấy (?=.*\b(?:bao nhiêu|mấy)\b)")
"""A plural that begins a question and counts nothing: "mấy nhà xe bị phạt bao nhiêu tiền"."""
_SERVED = re.compile(r"(?:thủ tục|dịch vụ)(?: \w+)* (?:toàn trình|một phần|trực tuyến)")
"""Procedures that are served online are counted as services, and the other way round."""

_SIDES = frozenset(["sau", "trước", "trong", "ngoài", "theo"])
"""Words that say of no noun what it counts: "mấy sở sau sắp xếp"."""

PHONE = "điện thoại"
"""The unit of an expectation that only a telephone number meets."""
TIME = "ngày"
"""The unit of an expectation that any length of time meets."""


_EVERY = re.compile(
    r"\b(?:mỗi|hằng|hàng|bình quân|trung bình)(?: một)? (ngày|tuần|tháng|quý|năm|giờ|phút)\b"
    r"|\bbao nhiêu (?:tiền )?(?:1|một) (ngày|tuần|tháng|năm)\b"
    r"|\b(?:giá|đơn giá|tiền|phí|chi phí|tốn|trả|đền bù|bồi thường)\b.*\bmỗi(?: một)? (km|ki lô mét|m2|mét vuông|ha|héc ta|tấn|kg|lít)\b"
    r"|\b(?:per|each|every) (day|week|month|quarter|year|hour|minute)\b|\b(daily|weekly|monthly|yearly)\b"
)
_MEASURES = {
    "km": ("km", "ki lô mét", "cây số"), "ki lô mét": ("km", "ki lô mét", "cây số"),
    "m2": ("m2", "m²", "mét vuông"), "mét vuông": ("m2", "m²", "mét vuông"),
    "ha": ("ha", "héc ta"), "héc ta": ("ha", "héc ta"), "tấn": ("tấn",), "kg": ("kg", "ký"), "lít": ("lít",),
}  # fmt: skip
"""By what a price is asked for, and how that is written: "đơn giá mỗi km"."""
_PERIOD_OF = {
    "day": "ngày", "daily": "ngày", "week": "tuần", "weekly": "tuần", "month": "tháng",
    "monthly": "tháng", "quarter": "quý", "year": "năm", "yearly": "năm", "hour": "giờ",
    "minute": "phút",
}  # fmt: skip
_ASIDE = re.compile(r"\([^()]*\)")
_PIECE = re.compile(r"[,;:](?!\d)|\s[–-]\s")


@dataclass(frozen=True, slots=True)
class Expectation:
    """The unit that is asked for ("%", "điểm", "đồng") or the noun that is counted.

    ``every`` is the stretch of time that a rate is asked for ("mỗi ngày": "ngày"); ``years``
    whether a length is asked for in years, which days do not fill; ``extent`` whether how far
    something goes is asked for ("chịu tới mức nào"), which no length of time tells.
    """

    unit: str | None = None
    noun: str | None = None
    change: bool = False
    every: str | None = None
    years: bool = False
    extent: bool = False

    def said_at_rate(self, text: str, figure: Span | None = None) -> bool:
        """Return whether a sentence says the rate asked for, if one is, of the figure in it.

        ``figure`` is the figure's span in ``text``; without it any number will do.

        >>> asked = expected("mỗi ngày nhận bao nhiêu hồ sơ", "vi")
        >>> asked.said_at_rate("nhận 14 triệu hồ sơ"), asked.said_at_rate("nhận 90 hồ sơ/ngày")
        (False, True)
        >>> asked.said_at_rate("cả năm 900 hồ sơ, tức mỗi ngày 3 hồ sơ", Span(8, 11))
        False
        """
        if self.every is None:
            return True
        if self.every in _MEASURES:
            ways = "|".join(_MEASURES[self.every])
            each = rf"(?:\b(?:mỗi|một|1|từng|trên)|/|đồng) ?(?:{ways})(?!\w)"
            return re.search(each, text.casefold()) is not None
        rate = re.compile(
            rf"(?:\b(?:mỗi|hằng|hàng|một|bình quân|trung bình|từng)|/)\s*(?:1 |một )?{self.every}\b"
        )
        if figure is None:
            return rate.search(canonical(text)) is not None
        plain = _ASIDE.sub(lambda match: " " * len(match[0]), text)
        ends = [match.end() for match in _PIECE.finditer(plain)]
        start = max((end for end in ends if end <= figure.start), default=0)
        lead = max((end for end in ends if end < start), default=0)
        piece = plain[start : min((end for end in ends if end >= figure.end), default=len(text))]
        before = plain[lead:start]
        said = piece if re.search(r"\d", before) else before + piece
        return rate.search(canonical(said)) is not None

    def suits(self, figure: Figure) -> bool:
        """Return whether a figure has the form that is asked for."""
        if self.change:
            return figure.kind == "change" and (self.noun is None or self._counts(figure))
        if self.unit == PHONE:
            return False
        if self.unit == "đồng":
            scaled = figure.unit is None and _SCALE.search(figure.text) is not None
            return figure.kind == "money" or (figure.unit or "").endswith("đồng") or scaled
        if self.unit == TIME:
            unit = figure.unit or ""
            return unit.startswith(_TIME_UNITS) and not (self.years and unit.startswith(_SHORT))
        if self.unit == "%":
            return figure.unit == "%" or figure.kind == "share"
        if self.unit == "điểm":
            return _in_points(figure)
        if self.noun:
            return figure.kind in ("count", "share", "value", "target") and self._counts(figure)
        if self.extent and (figure.unit or "").startswith(_TIME_UNITS):
            return False
        return figure.kind not in ("rank", "grade")

    def _counts(self, figure: Figure) -> bool:
        if figure.unit in ("%", "điểm", "đồng"):
            return False
        if figure.unit in _ABSTRACT and figure.unit not in (self.noun or ""):
            return False
        said = " ".join(
            filter(
                None,
                (figure.text, figure.unit, figure.indicator.text if figure.indicator else None),
            )
        )
        if (figure.unit or "").startswith("dịch vụ") and _SERVED.match(self.noun or ""):
            return True
        heads = [way.split()[:2] for way in (self.noun or "").split("|")]
        words = terms(said).words
        if any(_alike_counted(way, figure.unit or "") for way in (self.noun or "").split("|")):
            return True
        return any(
            set(head) <= words
            if _is_one_noun(" ".join(head))
            else any(word in words for word in head if word not in _SIDES)
            for head in heads
        )


_ABSTRACT = (
    "vấn đề",
    "nội dung",
    "nhóm",
    "giải pháp",
    "nhiệm vụ",
    "nguyên nhân",
    "ý",
    "bước",
    "điều",
)
"""What counts none of the things that are named behind it: "11 vấn đề của các hộ dân"."""
_SCALE = re.compile(r"(?<!\w)(?:triệu|tỷ|tỉ|nghìn|ngàn)(?!\w)", re.IGNORECASE)
"""What says a sum of money where no unit stands behind it: "giá 150 ngàn"."""


def _in_points(figure: Figure) -> bool:
    """Return whether a figure is one of points; an index is also told in percents, or bare ("DTI 0,58")."""
    of_index = figure.indicator is not None and figure.indicator.value.startswith("Chỉ số")
    if of_index and figure.unit is None:
        return figure.kind in ("value", "count")
    scored = figure.unit == "điểm" or (of_index and figure.unit == "%")
    return scored and figure.kind in ("value", "target", "change")


@lru_cache(maxsize=500)
def _is_one_noun(words: str) -> bool:
    """Return whether two syllables are one noun that things are counted in.

    "Hai bộ quy tắc" counts no "cán bộ".

    >>> _is_one_noun("cán bộ"), _is_one_noun("xã phường")
    (True, False)
    """
    read = find_quantities(f"có 3 {words} khác")
    return " " in words and len(read) == 1 and read[0].unit == words


_ALIKE = (
    (
        "người",
        "cán bộ",
        "công chức",
        "viên chức",
        "nhân sự",
        "lao động",
        "biên chế",
        "bạn trẻ",
        "thanh niên",
    ),
    ("hồ sơ", "bộ", "bộ hồ sơ"),
)
"""What is counted in one and the same unit: people of every standing, files by the set."""


def _alike_counted(noun: str, unit: str) -> bool:
    """Return whether a noun that is asked for, and no case of it, is counted in another unit.

    >>> _alike_counted("hồ sơ", "bộ"), _alike_counted("hồ sơ toàn trình", "bộ")
    (True, False)
    """
    words = [word for word in noun.split() if word not in stop_words()]
    words = list(takewhile(lambda word: not word.isdigit(), words))
    return any(unit in alike and " ".join(words) in alike for alike in _ALIKE)


def expected(text: str, language: str) -> Expectation:
    """Return the form that the part of a question asks for.

    >>> expected("có bao nhiêu hồ sơ trễ hạn", "vi").noun
    'hồ sơ quá hạn'
    >>> expected("đạt bao nhiêu điểm", "vi").unit, expected("tỉ lệ số hóa là bao nhiêu", "vi").unit
    ('điểm', '%')
    >>> paid = expected("cán bộ được hỗ trợ bao nhiêu 1 tháng", "vi")
    >>> paid.unit, paid.every
    ('đồng', 'tháng')
    """
    key = canonical(text) if language == "vi" else text.casefold()
    rate = _EVERY.search(key)
    every = next(filter(None, rate.groups())) if rate else None
    return replace(_form(key, language), every=_PERIOD_OF.get(every, every) if every else None)


def counted(text: str, language: str) -> str:
    """Return what "how many" counts, also where a change of it is asked for; nothing if nothing.

    >>> counted("cắt giảm được mấy TTHC trong năm", "vi")
    'thủ tục hành chính'
    """
    return _noun(canonical(text) if language == "vi" else text.casefold(), language)


def _noun(key: str, language: str) -> str:
    """Return the words after "how many" that say what is counted, ways to say it joined by "|"."""
    some = _SOME.match(key)
    match = _COUNTED.search(key, some.end() if some else 0)
    noun = next((group for group in match.groups() if group), "").strip() if match else ""
    first = noun.split()[:1]
    if first == ["em"] and _OF_SCHOOL.search(key):
        return "em|học sinh|thí sinh|cháu|trẻ"
    if (
        not first
        or first[0].isdigit()
        or first[0] in words_that("names nothing counted") | stop_words()
        or _PERCENT.match(noun)
        or _ALL_OF_SCALE.fullmatch(noun)
    ):
        return ""
    if language == "en":
        hits = to_vietnamese(noun)
        noun = "|".join(hits[0].vietnamese) if hits else ""
    return "" if _POINTS.match(noun) or _is_index(noun) else noun


_ALL_OF_SCALE = re.compile(r"(?:(?:trăm|chục|nghìn|ngàn|triệu|tỷ|tỉ|đồng|bạc) ?)+")
"""How large a sum is asked for, not what is counted: "phạt mấy trăm nghìn"."""
_OF_SCHOOL = re.compile(
    r"\b(?:học sinh|thí sinh|học viên|sinh viên|trường|lớp|tuyển|chỉ tiêu|trẻ|rớt|trượt|đậu|đỗ|nhập học|bỏ học)\b"
)
"""What is said of pupils: "bao nhiêu em rớt lớp 10" counts them, "phí bao nhiêu em" addresses one."""


def _is_index(noun: str) -> bool:
    """Return whether the words after "how many" name an index, which is scored: "par index 2022"."""
    named = find_indicators(noun)
    return bool(named) and named[0].span.start == 0 and named[0].name.startswith("Chỉ số")


def _form(key: str, language: str) -> Expectation:
    if telephones.ASKED.search(key):
        return Expectation(unit=PHONE)
    if _CHANGED.search(key) and not _REACHED.search(key):
        return Expectation(change=True, noun=_noun(key, language) or None)
    if _TIME.search(key):
        return Expectation(unit=TIME, years=_IN_YEARS.search(key) is not None)
    noun = _noun(key, language)
    if noun:
        return Expectation(noun=noun)
    for pattern, unit in ((_POINTS, "điểm"), (_PERCENT, "%"), (_MONEY, "đồng")):
        if pattern.search(key):
            return Expectation(unit=unit)
    return Expectation(extent=_EXTENT.search(key) is not None)


_IN_YEARS = re.compile(r"(?<!\w)(?:mấy|bao nhiêu) năm(?! \d)(?!\w)|how many years")
_SHORT = ("ngày", "giờ", "phút", "tuần")
"""Units too short for what is asked for in years."""
_EXTENT = re.compile(
    r"^(?!.*(?<!\w)(?:thời (?:hạn|gian)|(?<!hữu )hạn|lâu|ngày|tháng|tuổi|giờ)(?!\w))"
    r".*(?<!\w)(?:tới|đến) (?:mức(?: độ)?|chừng|đâu)(?: nào)?(?!\w)"
)
