"""Whether a sentence tells who holds the office that is asked for, and not another like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from index_store.language.characters.marks import comparison_key
from index_store.language.knowledge import table_pairs
from index_store.language.names.place_names import ANY_UNIT
from index_store.records import Span

FARTHEST = 80
"""A person's name stands within so many code points of the office, or is another's."""

_LEVEL = re.compile(rf"(?<!\w)({ANY_UNIT}|tp\.?)(?!\w)")
_BODIES = (
    ("ubnd", "ủy ban nhân dân", "people's committee"),
    ("hđnd", "hội đồng nhân dân", "people's council"),
    ("mttq", "mặt trận", "fatherland front"),
    ("quốc hội", "national assembly"),
    ("nước", "of the state", "of vietnam"),
    ("hội đồng quản trị", "hđqt"),
    ("hiệp hội", "liên đoàn", "hội nông dân", "hội phụ nữ", "association", "union"),
)
_STANDINGS = {"vice": "phó", "deputy": "phó", "former": "nguyên", "acting": "quyền"}
_APART = re.compile(
    r"[.;:?!]|(?<!\w)(?:số|các|những|nhiều|cho|nói|nêu|đã|sẽ|bị|về|với|khi|để|cùng|và|tại|theo|thay|thôi|gặp|hỏi|dự|chỉ đạo"
    r"|yêu cầu|đề nghị|đang(?! giữ| là| làm| đảm)|giao(?! giữ)|được(?! bổ nhiệm| bầu| giao giữ| phê chuẩn))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a text names it, in Vietnamese.

    ``standing`` is "phó" and the like before it; ``body`` and ``level`` are the committee or
    council and the administrative level after it, both empty where none is named.
    """

    standing: str
    name: str
    body: str
    level: str
    span: Span = field(compare=False, repr=False)


def offices_in(text: str) -> tuple[Office, ...]:
    """Return the offices that a text names, in order.

    >>> offices_in("Phó Chủ tịch UBND tỉnh và Giám đốc Sở Nội vụ")[0]
    Office(standing='phó', name='chủ tịch', body='ubnd', level='tỉnh')
    >>> [office.name for office in offices_in("Who is the deputy director of the department?")]
    ['giám đốc']
    """
    pattern, vietnamese = _named()
    return tuple(
        Office(
            _STANDINGS.get(match["standing"] or "", match["standing"] or ""),
            vietnamese[match["name"]],
            _body(match["rest"]),
            _level(match["rest"]),
            Span(match.start(), match.end("name")),
        )
        for match in pattern.finditer(comparison_key(text))
    )


def names_the_holder(asked: Office, text: str, people: Sequence[Span]) -> bool:
    """Return whether a text names a person who may hold the office asked for.

    ``people`` are the spans of persons' names in the text. A name that words of speaking or
    doing set apart from the office is somebody else's.

    >>> asked = offices_in("Chủ tịch UBND phường An Khuê là ai?")[0]
    >>> text = "bà Hà Thị Lan, Chủ tịch UBND phường, cho biết"
    >>> names_the_holder(asked, text, [Span(3, 13)])
    True
    >>> text = "Chủ tịch UBND phường cho biết bà Hà Thị Lan đã nộp hồ sơ"
    >>> names_the_holder(asked, text, [Span(33, 43)])
    False
    """
    key = comparison_key(text)
    return any(
        _near(key, office.span, person)
        for office in offices_in(text)
        if same_office(office, asked)
        for person in people
    )


def same_office(one: Office, two: Office) -> bool:
    """Return whether two texts may name one and the same office.

    >>> one, two = offices_in("Chủ tịch UBND tỉnh, Chủ tịch HĐND tỉnh")
    >>> same_office(one, two), same_office(one, offices_in("chủ tịch tỉnh")[0])
    (False, True)
    """
    return (
        one.name == two.name
        and one.standing == two.standing
        and _agree(one.level, two.level)
        and _agree(one.body, two.body)
    )


def _near(key: str, office: Span, person: Span) -> bool:
    first, second = sorted((office, person), key=lambda span: span.start)
    between = key[first.end : second.start]
    return len(between) <= FARTHEST and not _APART.search(between)


def _agree(one: str, two: str) -> bool:
    return not one or not two or one == two


def _body(rest: str) -> str:
    found = [(at, ways[0]) for ways in _BODIES for way in ways if (at := rest.find(f" {way}")) >= 0]
    return min(found)[1] if found else ""


def _level(rest: str) -> str:
    found = _LEVEL.search(rest)
    return found[1].rstrip(".").replace("tp", "thành phố") if found else ""


def office_names() -> frozenset[str]:
    """Return the Vietnamese names of the offices of the table."""
    return frozenset(_named()[1].values())


@cache
def _named() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of an office in either language, and each name's Vietnamese one."""
    vietnamese: dict[str, str] = {}
    for office, english in table_pairs("assistant", "data/offices.tsv", "office", "english"):
        vietnamese |= dict.fromkeys((office, *english.split("|")), office)
    names = "|".join(sorted(map(re.escape, vietnamese), key=len, reverse=True))
    standings = "|".join(("phó", "nguyên", "quyền", *_STANDINGS))
    pattern = re.compile(
        rf"(?<!\w)(?:(?P<standing>{standings})[\s-]+)?(?P<name>{names})(?!\w)"
        r"(?=(?P<rest>(?:(?! và | kiêm )[^,;.()?])*))"  # another office may stand in the rest
    )
    return pattern, vietnamese
