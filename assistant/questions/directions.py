"""Which way something is said to have gone."""

from __future__ import annotations

import re
from typing import Literal

from index_store.language.characters.marks import comparison_key

Direction = Literal["rose", "fell"]

_FELL = re.compile(
    r"(?:^|(?<= ))(?:giảm(?! (?:trừ|thiểu|nghèo|phí|thuế))|tụt|sụt|xuống|rớt|tuột|lùi|rơi|kém đi|thấp hơn|fell|fall|drop(?:ped)?|declined?)(?= |$)"
)
_ROSE = re.compile(
    r"(?:^|(?<= ))(?:tăng(?! (?:cường|trưởng))|cải thiện|tốt lên|đi lên|bứt phá|vươn lên|thăng hạng|lên(?= (?:được|hạng|như (?:vậy|thế)|(?:được )?\d+ (?:bậc|hạng|điểm)))|cao hơn|rose|rise|increased?|improved?)(?= |$)"
)


_THAN = re.compile(r"(?<!\w)(?:cao|thấp) hơn(?!\w)")


def direction_of(text: str, *, compared: bool = True) -> Direction | None:
    """Return which way something went, where a text says one way only.

    Without ``compared``, what is higher than another is not taken to have risen.

    >>> direction_of("vì sao SIPAS năm 2023 lại giảm"), direction_of("tăng hay giảm")
    ('fell', None)
    >>> direction_of("A hay B cao hơn"), direction_of("A hay B cao hơn", compared=False)
    ('rose', None)
    """
    key = re.sub(r"[^\w\s]", " ", comparison_key(text))
    key = key if compared else _THAN.sub(" ", key)
    fell, rose = _FELL.search(key) is not None, _ROSE.search(key) is not None
    if fell == rose:
        return None
    return "fell" if fell else "rose"
