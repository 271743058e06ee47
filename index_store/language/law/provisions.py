"""Provisions as texts of law name them: "điểm a, b khoản 1 và khoản 2 Điều 5, Điều 7"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from index_store.language.characters.marks import small, unmarked
from index_store.language.characters.word_starts import whole_word_starts
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""The letters that points are numbered with."""
_MANY = 300


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision: the parts that a reference names, None for those it does not.

    ``article`` is "này" where the reference means the article it stands in; so for the others.
    """

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    subpoint: str | None = None
    section: str | None = None
    chapter: str | None = None
    annex: str | None = None

    @property
    def locator(self) -> str:
        """What a person would write, finest part first: "điểm a khoản 2 Điều 5"."""
        named = (("tiết", self.subpoint), ("điểm", self.point), ("khoản", self.clause), ("Điều", self.article), ("Mục", self.section), ("Chương", self.chapter), ("Phụ lục", self.annex))  # fmt: skip
        return " ".join(f"{word} {value}" for word, value in named if value)


@dataclass(frozen=True, slots=True)
class Provisions:
    """Provisions named together, where their words end, and whether they say "Điều này"."""

    provisions: tuple[Provision, ...]
    end: int
    standing: bool


_FIELDS = {
    "tiết": "subpoint", "điểm": "point", "khoản": "clause", "điều": "article",
    "mục": "section", "chương": "chapter", "phụ lục": "annex",
}  # fmt: skip
_ORDER = ("subpoint", "point", "clause", "article", "section", "chapter", "annex")
_NO_COUNT = r"(?! ?(?:%|ngày|tháng|năm|giờ|người|triệu|tỷ|đồng|lần|đơn vị|hồ sơ|trường hợp|điều kiện|nhóm|loại)(?!\w)| ?%)"
_JOIN = r"(?:, và |, hoặc |, ?| và/hoặc | và | hoặc | hay | đến | tới |; ?| ?[-–] ?)"
_ITEMS = {
    "điểm": r"(?:[a-zđ]{1}\d{0,2}(?![\w])\)?|\d{1,2}(?:\.\d{1,2})*[a-zđ]?(?![\w.,/]\d|\w))",
    "tiết": r"(?:[a-zđ](?!\w)\)?|\d{1,2}(?:\.\d{1,2})*(?![\w/]))",
    "khoản": r"(?:\d{1,3}(?:\.\d{1,2})?[a-zđ]?\d?(?![\w/]|[.,]\d)|này(?!\w))",
    "điều": r"(?:\d{1,3}(?:\.\d+\.[a-zđ]{2}\.(?:\d+\.)?\d+)?[a-zđ]?\d?(?![\w/]|[.,]\d)|này(?!\w))",
    "mục": r"(?:(?:[ivx]+|\d{1,2}|[a-zđ])(?:\.\d{1,2})*(?![\w/]|[.,]\d)|này(?!\w))",
    "chương": r"(?:[ivxl]+(?!\w)|\d{1,2}(?![\w/]|[.,]\d)|này(?!\w))",
    "phụ lục": r"(?:(?:số )?(?:[ivxl]+|\d{1,2})(?:[-.]?[a-zđ0-9]{1,2})?(?![\w/])|này(?!\w))",
}


@cache
def _segments(plain: bool) -> dict[str, re.Pattern[str]]:
    """Return for each level the pattern of its word and the list behind it."""
    made = {}
    for level, item in _ITEMS.items():
        more = rf"(?:{_JOIN}(?:(?:các )?{level} )?(?!này){item}{_NO_COUNT})*"
        pattern = rf"(?P<all>các )?(?:từ )?{level} (?P<list>này(?!\w)|{item}(?![\d]* ?%){more})"
        made[level] = re.compile(unmarked(pattern) if plain else pattern)
    return made


@cache
def _start(plain: bool) -> re.Pattern[str]:
    pattern = rf"(?P<level>{whole_word_starts(_ITEMS)}) (?=\d|[ivxl]+(?!\w)|[a-zđ]\d{{0,2}}(?!\w)|này(?!\w)|số \d)"
    return re.compile(unmarked(pattern) if plain else pattern)


_CONNECTOR = re.compile(
    r"(?:, và |, |; |,| và | hoặc | hay | của | tại | thuộc | trong | đến | )(?=(?:các |từ )?(?:điểm|tiết|khoản|điều|mục|chương|phụ lục) )"
)


@cache
def _connector(plain: bool) -> re.Pattern[str]:
    return re.compile(unmarked(_CONNECTOR.pattern)) if plain else _CONNECTOR


def provision_starts(text: str, low: str, plain: bool) -> Iterator[int]:
    """Yield where provisions may begin; headings ("Điều 5. Phạm vi") are no references."""
    for m in _start(plain).finditer(low):
        capital = text[m.start()].isupper()
        level = m["level"]
        if (
            not plain
            and level in ("điều", "chương", "mục", "phụ lục")
            and low.startswith("này", m.end())
            and not capital
        ):
            continue  # "điều này" is "this thing"
        head = low[max(0, m.start() - 24) : m.start()].rstrip(' "“')
        opens = not head or head.endswith((".", "\n", "?", "!", ":", ";"))
        if (
            not plain
            and level == "điều"
            and low.startswith("này", m.end())
            and opens
            and not _RULES_SAY.match(low, m.end())
        ):
            continue  # so it is at the head of a sentence
        if (
            capital
            and _HEADING.match(low, m.end())
            and not low[low.rfind("\n", 0, m.start()) + 1 : m.start()].strip(' "“')
        ):
            continue
        yield m.start()


def numbered_provisions(text: str) -> Iterator[Span]:
    """Yield where ``text`` names articles, clauses and the like by number or letter, lists too."""
    low = small(text)
    for m in _start(False).finditer(low):
        listed = _segments(False)[m["level"]].match(low, m.start())
        if listed is not None:
            yield Span(m.start(), listed.end())


_RULES_SAY = re.compile(
    r"này,? (?:không )?(?:được )?(?:quy định|áp dụng|có hiệu lực|hướng dẫn|chỉ áp dụng|thì|bị bãi bỏ|hết hiệu lực|có nội dung)"
)
_HEADING = re.compile(r"(?:\d{1,3}[a-zđ]?|[ivxl]+)(?:[.](?: |$)|$|\n)")


def provisions_at(low: str, at: int, plain: bool) -> Provisions | None:
    """Return the provisions whose words begin at ``at``, None if none do."""
    level = _level_at(low, at, plain)
    if level is None:
        return None
    found: list[Provision] = []
    end, standing, last, joined = at, False, "", ""
    while level is not None:
        m = _segments(plain)[level].match(low, at)
        if m is None:
            break
        field, values = _FIELDS[level], _values(m["list"], plain)
        down = (
            bool(last) and _ORDER.index(field) < _ORDER.index(last) and joined in (" ", ", ", ",")
        )
        if down and not _coarser_follows(low, m.end(), field, plain):
            found = _downwards(found, field, values)
        else:
            apart = joined.strip(" ,;") in ("và", "hoặc", "hay", "va", "hoac") or ";" in joined
            found = _filled(found, field, values, each=bool(m["all"]), apart=apart)
        end, last = m.end(), field
        standing = values[-1] in ("này", "nay")
        connector = None if standing else _connector(plain).match(low, end)
        if connector is None:
            break
        at, joined = connector.end(), connector.group()
        level = _level_at(low, at, plain)
        if _THIS_ARTICLE.match(low, at) and joined.strip() and joined.strip() != "của":
            break
    if not found or _alone(found, low, end, plain):
        return None
    return Provisions(tuple(found), end, standing)


_THIS_ARTICLE = re.compile(r"(?:khoản|điều|khoan|dieu) (?:này|nay)(?!\w)")


def _level_at(low: str, at: int, plain: bool) -> str | None:
    for level, pattern in _segments(plain).items():
        if pattern.match(low, at):
            return level
    return None


def _coarser_follows(low: str, at: int, field: str, plain: bool) -> bool:
    """Return whether a coarser part is named next, which is then the one meant."""
    m = _connector(plain).match(low, at)
    level = _level_at(low, m.end(), plain) if m else None
    return level is not None and _ORDER.index(_FIELDS[level]) > _ORDER.index(field)


def _values(words: str, plain: bool) -> list[str]:
    """Return the items of a list, ranges counted out: "a, b và đ", "5 đến 7"."""
    level = r"(?:các )?(?:điểm|tiết|khoản|điều|mục|chương|phụ lục) "
    words = re.sub(unmarked(level) if plain else level, "", words)
    tokens = re.split(
        r"( đến | den | tới | toi | ?[-–] ?)|[,;] ?(?:và |hoặc |va |hoac )?| (?:và/hoặc|và|hoặc|hay|va|hoac) ",
        words,
    )
    items: list[str] = []
    ranged = False
    for token in tokens:
        if not token or not token.strip():
            continue
        if token.strip() in ("đến", "den", "tới", "toi", "-", "–"):
            ranged = True
            continue
        item = token.strip().rstrip(")").removeprefix("số ").removeprefix("so ")
        items += _between(items[-1], item) if ranged and items else [item]
        ranged = False
    return items


def _between(first: str, last: str) -> list[str]:
    """Return what comes after ``first`` up to and with ``last``."""
    if first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) < _MANY:
        return [str(n) for n in range(int(first) + 1, int(last) + 1)]
    if first in _ALPHABET and last in _ALPHABET and len(first) == len(last) == 1:
        return list(_ALPHABET[_ALPHABET.index(first) + 1 : _ALPHABET.index(last) + 1]) or [last]
    return [last]


def _filled(
    found: list[Provision], field: str, values: list[str], *, each: bool, apart: bool
) -> list[Provision]:
    """Return the provisions with a coarser part given to those that lack it, or one more."""
    finer = _ORDER[: _ORDER.index(field)]
    lacking = [
        p
        for p in found
        if getattr(p, field) is None
        and any(getattr(p, name) for name in finer)
        and not any(getattr(p, name) for name in _ORDER[_ORDER.index(field) + 1 :])
    ]
    shown = [_shown(field, value) for value in values]
    if apart or not lacking:
        return [*found, *(_with(Provision(), field, value) for value in shown)]
    kept = [p for p in found if p not in lacking]
    if each:
        return [*kept, *(_with(p, field, v) for v, p in product(shown, lacking))]
    return [
        *kept,
        *(_with(p, field, shown[0]) for p in lacking),
        *(_with(Provision(), field, v) for v in shown[1:]),
    ]


def _downwards(found: list[Provision], field: str, values: list[str]) -> list[Provision]:
    """Return the provisions with the last one made finer: "Điều 5 khoản 2"."""
    if not found:
        return [_with(Provision(), field, value) for value in values]
    last = [found[-1]]
    return [*found[:-1], *(_with(p, field, _shown(field, v)) for p, v in product(last, values))]


def _shown(field: str, value: str) -> str:
    value = "này" if value == "nay" else value
    codified = field in ("chapter", "annex") or "." in value
    return value.upper() if codified and value != "này" else value


def _with(provision: Provision, field: str, value: str) -> Provision:
    match field:
        case "subpoint":
            return replace(provision, subpoint=value)
        case "point":
            return replace(provision, point=value)
        case "clause":
            return replace(provision, clause=value)
        case "article":
            return replace(provision, article=value)
        case "section":
            return replace(provision, section=value)
        case "chapter":
            return replace(provision, chapter=value)
        case _:
            return replace(provision, annex=value)


_OF_LAW = re.compile(
    r",? ?(?:của |tại |trong |thuộc |ban hành kèm theo |kèm theo )?(?:nghị định|nghị quyết|quyết định|thông tư|luật|bộ luật|pháp lệnh|quy chế|quy định|điều lệ|chỉ thị|hiến pháp|phần|văn bản)"
)


def _alone(found: list[Provision], low: str, end: int, plain: bool) -> bool:
    """Return whether the words are too weak to be a reference by themselves: "điểm c", "mục 2"."""
    strong = any(p.article or p.clause or p.chapter or p.annex or p.section == "này" for p in found)
    weak_clause = all(p.clause and not (p.article or p.point) for p in found) and plain
    if strong and not weak_clause:
        return False
    pattern = unmarked(_OF_LAW.pattern) if plain else _OF_LAW.pattern
    return re.compile(pattern).match(low, end) is None
