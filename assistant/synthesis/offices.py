"""Whether a sentence tells who holds the office that is asked for, and not another like it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index_store.language.characters.marks import comparison_key

_LEVEL = re.compile(
    r"(?<!\w)(tỉnh|thành phố|tp\.?|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a text names it: "phó" and the like before it, and the level after it."""

    standing: str
    name: str
    level: str


def offices_in(text: str) -> tuple[Office, ...]:
    """Return the offices that a text names, in order.

    >>> offices_in("Phó Chủ tịch UBND tỉnh và Giám đốc Sở Nội vụ")
    (Office(standing='phó', name='chủ tịch', level='tỉnh'), Office(standing='', name='giám đốc', level=''))
    """
    return tuple(
        Office(match["standing"] or "", match["name"], _level(match["rest"]))
        for match in _named().finditer(comparison_key(text))
    )


def names_the_office(asked: Office, text: str) -> bool:
    """Return whether a text names an office that may be the one asked for.

    >>> asked = offices_in("Chủ tịch UBND phường An Khuê là ai?")[0]
    >>> names_the_office(asked, "ông Cao Bá Lĩnh, Phó Chủ tịch UBND tỉnh")
    False
    >>> names_the_office(asked, "bà Hà Thị Lan, Chủ tịch UBND phường, cho biết")
    True
    """
    return any(
        office.name == asked.name
        and office.standing == asked.standing
        and (not office.level or not asked.level or office.level == asked.level)
        for office in offices_in(text)
    )


def _level(rest: str) -> str:
    found = _LEVEL.search(rest)
    return found[1].rstrip(".").replace("tp", "thành phố") if found else ""


@cache
def _named() -> re.Pattern[str]:
    lines = files("assistant").joinpath("data/offices.tsv").read_text("utf-8").splitlines()
    offices = sorted((line.split("\t")[0] for line in lines[1:] if line), key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?:(?P<standing>phó|nguyên|quyền)\s+)?(?P<name>{'|'.join(offices)})(?!\w)"
        r"(?P<rest>(?:(?! và | kiêm )[^,;.()?])*)"
    )
