"""Things of one kind that a number or a level tells apart: "giai đoạn 2" is not "giai đoạn 1"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from index_store.language.characters.marks import comparison_key

_ROMAN = {"i": 1, "v": 5, "x": 10}
_SPELLED = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ONE = (
    r"(?:\d{1,2}|[ivx]{1,5})(?![\w%]| ?%|[.,/]\d| (?:năm|tháng|ngày|giờ|người|đồng|tỷ|triệu)(?!\w))"
)
_NUMBERED = re.compile(
    r"(?<!\w)(?P<noun>giai đoạn|đợt|vòng|bước|lớp|khối|khóa|khoá|kỳ họp|phiên họp|đại hội|lần"
    r"|loại|nhóm|tuyến|phương án|mức độ|phân khu|gói thầu|học kỳ|hiệp)"
    rf"(?: (?:thứ|số))? (?P<first>{_ONE}|(?<=thứ )(?:{'|'.join(_SPELLED)})(?!\w))"
    rf"(?P<more>(?:(?: ?,| và| hoặc| hay| đến| tới| ?[-–]) ?(?:(?P=noun) )?{_ONE})*)"
)
_LEVELS = r"(?:quốc gia|trung ương|khu vực|tỉnh|huyện|xã|phường|thôn|cơ sở)"
_LEVEL = re.compile(
    rf"(?<!\w)cấp (?P<first>{_LEVELS})(?P<more>(?:(?: ?,| và| hoặc|/) ?{_LEVELS})*)(?!\w)"
)
_VALUE = re.compile(_ONE)
_UP_TO = re.compile(r"đến|tới|[-–]")


@lru_cache(maxsize=2_000)
def numbers(text: str) -> Mapping[str, frozenset[str]]:
    """Return by what numbers, or of which levels, a text names things of each kind.

    >>> dict(numbers("Giai đoạn II của dự án cấp tỉnh, huyện")) == {
    ...     "giai đoạn": frozenset({"2"}), "cấp": frozenset({"tỉnh", "huyện"})
    ... }
    True
    >>> sorted(numbers("từ lớp 1 đến lớp 3")["lớp"]), dict(numbers("giai đoạn 2016-2020"))
    (['1', '2', '3'], {})
    """
    key = comparison_key(text)
    found: dict[str, set[str]] = defaultdict(set)
    for match in _NUMBERED.finditer(key):
        values = [_number(match["first"]), *map(_number, _VALUE.findall(match["more"]))]
        if len(values) == 2 and _UP_TO.search(match["more"]):
            values = list(range(min(values), max(values) + 1))
        found[match["noun"].replace("khoá", "khóa")] |= set(map(str, values))
    for match in _LEVEL.finditer(key):
        found["cấp"] |= {match["first"], *re.findall(_LEVELS, match["more"])}
    return {noun: frozenset(values) for noun, values in found.items()}


def _number(said: str) -> int:
    if said.isdecimal():
        return int(said)
    if said in _SPELLED:
        return _SPELLED.index(said) + 1
    worth = [_ROMAN[letter] for letter in said]
    return sum(
        -one if one < after else one for one, after in zip(worth, [*worth[1:], 0], strict=True)
    )


def numbered_otherwise(asked: str, said: str) -> bool:
    """Return whether a text names, of a kind of things asked about, only ones of other numbers.

    >>> numbered_otherwise("Giai đoạn 2 rộng bao nhiêu ha?", "Giai đoạn 1 rộng 5,3 ha.")
    True
    >>> numbered_otherwise("Giai đoạn 2 rộng bao nhiêu ha?", "Dự án rộng 12 ha.")
    False
    """
    wanted = numbers(asked)
    told = numbers(said) if wanted else {}
    return any(told.get(noun) and not told[noun] & values for noun, values in wanted.items())
