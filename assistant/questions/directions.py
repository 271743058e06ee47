"""Which way something is said to have gone."""

from __future__ import annotations

import re
from typing import Literal

from index_store.language.characters.marks import comparison_key

Direction = Literal["rose", "fell"]

_FELL = re.compile(
    r"(?:^|(?<= ))(?:giảm|tụt|sụt|xuống|rớt|tuột|thụt lùi|thấp hơn|fell|fall|drop(?:ped)?|declined?)(?= |$)"
)
_ROSE = re.compile(
    r"(?:^|(?<= ))(?:tăng|cải thiện|bứt phá|vươn lên|thăng hạng|lên(?= (?:được|hạng|như (?:vậy|thế)|(?:được )?\d+ (?:bậc|hạng|điểm)))|cao hơn|rose|rise|increased?|improved?)(?= |$)"
)


def direction_of(text: str) -> Direction | None:
    """Return which way something went, where a text says one way only.

    >>> direction_of("vì sao SIPAS năm 2023 lại giảm"), direction_of("tăng hay giảm")
    ('fell', None)
    """
    key = re.sub(r"[^\w\s]", " ", comparison_key(text))
    fell, rose = _FELL.search(key) is not None, _ROSE.search(key) is not None
    if fell == rose:
        return None
    return "fell" if fell else "rose"
