"""The columns of a table as they stand beside each other: what each tells of its neighbours."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.hearings import heads_column
from index_store.figures.tables.addends import addends
from index_store.figures.tables.cells import owner_in
from index_store.figures.tables.counted import counted_in
from index_store.figures.tables.headings import Cell, Heading, of_parts, words_of
from index_store.figures.tables.measures import names_an_index, the_index
from index_store.figures.tables.row_owners import owner_of
from index_store.figures.tables.wording import (
    CHANGED,
    GRADE,
    RANK,
    is_bare,
    is_points,
    is_total,
)
from index_store.language.names.place_names import bare_levels, is_bare_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from index_store.figures.tables.roles import Role

_LEAST_ACROSS = 3
_SUM_OF_POINTS = re.compile(r"tổng(?: số)? (?:điểm|cộng)", re.IGNORECASE)
_COUNTED = re.compile(r"(?:tổng )?(?:số(?! hóa)|tỷ|tỉ|mức|diện tích|dân số)(?!\w)", re.IGNORECASE)
_DECIMAL = re.compile(r"0[,.]\d{2,4}|\d{1,3},(?:\d{1,2}|\d{4})")


def told_apart(header: Sequence[Heading]) -> Iterator[Heading]:
    """Yield the headings, each knowing whether it is one of a series and whether it names a unit."""
    words = [words_of(one.name.text).casefold() for one in header]
    ends = {other[at + 1 :] for other in words for at, sign in enumerate(other) if sign == " "}
    for one, own in zip(header, words, strict=True):
        series = bool(own) and own in ends
        yield replace(one, in_series=series, owner=owner_in(one))


def units_across(header: Sequence[Heading], roles: Sequence[Role], level: str) -> Iterator[Heading]:
    """Yield the headings; where all beside what is measured are names, each is the unit it names.

    That they are units, the kind that the words above the table say tells, or one that is known among them.
    """
    at = roles.index("what") if "what" in roles else len(roles)
    names = [one.name.text for one in header[at + 1 :] if not is_total(one.name.text)]
    bare = [name for name in names if is_bare_name(name)]
    known = any(bare_levels(name) for name in bare)
    across = (
        len(bare) >= _LEAST_ACROSS
        and len(bare) == len(names)
        and set(roles[at + 1 :]) == {"figure"}
        and (level or known)
    )
    for place, one in enumerate(header):
        if across and place > at and one.name.text in bare:
            one = replace(one, owner=owner_of(one.name, level))
        yield one


def beside_each_other(header: Sequence[Heading], reference: date | None) -> Iterator[Heading]:
    """Yield the headings, each knowing what those beside it tell of it.

    Beside "Chỉ số CCHC 2023", the points of a hearing are a part of it, and a bare "Xếp hạng" is
    one of 2023.
    """
    plain = [one for one in header if not (RANK.search(one.text) or CHANGED.search(one.text))]
    index = [one for one in plain if not one.part and names_an_index(one)]
    dated = [(one, p) for one in header if (p := one.period(reference)) is not None]
    periods = {p.value: p for _, p in dated}
    when = next(iter(periods.values())) if len(periods) == 1 else None
    if any(RANK.search(one.text) and not one.period(reference) for one in header) and all(
        RANK.search(one.text) for one, _ in dated
    ):
        when = None  # "Hạng năm 2023" beside a bare "Hạng": the bare one is of another year
    summed = any(_SUM_OF_POINTS.match(one.name.text) or _sums_its_group(one) for one in plain)
    for at, one in enumerate(header):
        whole = _SUM_OF_POINTS.match(one.name.text) or _sums_its_group(one)
        scaled = summed and one.scale not in (None, 100) and not whole
        judged = (heads_column(one.name.text) or scaled) and one not in index
        part = judged and (bool(index) or summed or of_parts(one))
        ranks = RANK.search(one.text) is not None or GRADE.match(one.name.text) is not None
        beside = the_index(index) if ranks or _changes_index(header, at, index) else None
        yield replace(
            one, part=part or one.part, when_beside=when if ranks else None, index_beside=beside
        )


def _changes_index(header: Sequence[Heading], at: int, index: Sequence[Heading]) -> bool:
    """Return whether a column of changes stands right behind two of an index: "SIPAS 2023 | SIPAS 2024 | Tăng/giảm"."""
    if not CHANGED.search(header[at].text):
        return False
    before = [one for one in header[:at] if not (RANK.search(one.text) or CHANGED.search(one.text))]
    return len(before) > 1 and all(one in index for one in before[-2:])


def counted_beside(header: Sequence[Heading], roles: Sequence[Role]) -> Iterator[Heading]:
    """Yield the headings, each knowing the one noun that the columns of figures count.

    "Tiếp nhận (hồ sơ) | Đã giải quyết | Quá hạn": the dossiers are named once.
    """
    figures = [one for one, role in zip(header, roles, strict=True) if role == "figure"]
    said = {noun for one in figures if (noun := counted_in(one)) is not None}
    noun = next(iter(said)) if len(said) == 1 else None
    for one in header:
        yield replace(one, noun_beside=None if one.unit or "%" in one.text else noun)


_STATE = re.compile(
    r"(?:tiếp nhận|nhận|mới tiếp nhận|nhận mới|đã giải quyết|đang giải quyết|trước hạn|trước và đúng hạn|"
    r"đúng hạn|đúng hẹn|sớm hạn|quá hạn|trễ hạn|trễ hẹn|chậm hạn|trong hạn|chưa đến hạn|kỳ trước chuyển sang|"
    r"tồn kỳ trước|từ chối|trả lại|trực tuyến|trực tiếp|qua bưu chính(?: công ích)?)"
    r"(?: mới| trong kỳ| trong quý| trong tháng)?(?: \([^()%]+\))?$",
    re.IGNORECASE,
)
_OF_FILES = re.compile(r"(?<!\w)hồ sơ(?!\w)", re.IGNORECASE)
_LEAST_STATES = 2


def states_of_files(columns: Iterable[Heading]) -> Iterator[Heading]:
    """Yield the headings; those that only say in which state files are know that files are counted.

    "Tiếp nhận mới | Đã giải quyết | Quá hạn" beside "Hồ sơ trực tuyến (%)" or a rate that is
    known as one of files ("Tỷ lệ quá hạn"); under a level of their own they are left as they are.
    """
    header = list(columns)
    states = [one for one in header if not one.above and _STATE.match(words_of(one.name.text))]
    beside = [one for one in header if one not in states]
    files = any(_OF_FILES.search(one.text) or _known_of_files(one) for one in beside)
    for one in header:
        counted = files and len(states) >= _LEAST_STATES and one in states and one.unit is None
        yield replace(one, noun="hồ sơ") if counted else one


def _known_of_files(heading: Heading) -> bool:
    found = the_index([heading])
    return found is not None and bool(_OF_FILES.search(found.value))


def _sums_its_group(heading: Heading) -> bool:
    """Return whether a heading is the sum of points that a level above gathers: "Điểm › Tổng"."""
    above = heading.above
    return (
        bool(above) and is_points(words_of(above[0].text)) and is_bare(words_of(heading.name.text))
    )


def scored_beside(
    header: Sequence[Heading], roles: Sequence[Role], rows: Sequence[Sequence[Cell]]
) -> Iterator[Heading]:
    """Yield the headings; one of decimals in no unit, beside points of an index, is a part of it.

    "DTI 2024 | Chính quyền số | Kinh tế số" over 0,7821, 0,8210 and 0,7466.
    """
    index = "who" in roles and any(
        names_an_index(one) or is_points(words_of(one.name.text)) for one in header
    )
    summed = addends([role == "figure" for role in roles], [[c.text for c in row] for row in rows])
    for at, (one, role) in enumerate(zip(header, roles, strict=True)):
        plain = one.unit is None and not (RANK.search(one.text) or CHANGED.search(one.text))
        said = words_of(one.name.text)
        own = (
            names_an_index(one)
            or is_bare(said)
            or is_points(said)
            or re.search("điểm|tự ", said, re.IGNORECASE)
        )
        scored = index and role == "figure" and plain and not own
        if scored and not _COUNTED.match(one.name.text) and _decimals(row[at] for row in rows):
            one = replace(one, part=True)
        if at in summed and plain and not names_an_index(one):
            one = replace(one, part=True)
        yield one


def _decimals(cells: Iterable[Cell]) -> bool:
    """Return whether most cells of a column are written with decimals, as no count is."""
    filled = [cell.text for cell in cells if cell.text]
    return bool(filled) and sum(bool(_DECIMAL.fullmatch(text)) for text in filled) * 2 > len(filled)
