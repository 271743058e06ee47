"""Finds the State's units in text, typed ("huyện Ngân Sơn", "TP. Vinh") or bare ("Đồng Tháp").

Finding says where a name stands and which units may bear it; ``resolve`` narrows the
candidates by a province; what stays ambiguous stays so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from index_store.language.marks import nfc, small, unmarked
from index_store.language.place_names import (
    ENGLISH_UNITS,
    UNITS,
    ids_of,
    place_level,
    same_place,
    written_name,
)
from index_store.language.place_table import (
    Fate,
    Level,
    Place,
    Succession,
    communes_named,
    level_of,
    name_key,
    name_of,
    named,
    named_unmarked,
    needs_cue,
    needs_marks,
    needs_type,
    place,
    unit_of,
)
from index_store.records import Span

__all__ = [
    "Fate",
    "Level",
    "Place",
    "PlaceMention",
    "Succession",
    "SuccessionNote",
    "find_places",
    "parents",
    "place",
    "place_level",
    "resolve",
    "same_place",
    "succession_note",
]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text: ``text`` as written, ``name`` canonical ("huyện Ngân Sơn").

    ``place_ids`` are the units it may be: none for a unit that the table does not know,
    several where only the province would tell.
    """

    span: Span
    text: str
    level: Level
    name: str
    place_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuccessionNote:
    """What became of ``place`` by some day: its heirs, the province they lie in, since when."""

    place: Place
    fate: Fate
    successors: tuple[Place, ...]
    within: Place
    since: date


def find_places(
    text: str, *, lenient: bool = False, names: Sequence[str] = ()
) -> tuple[PlaceMention, ...]:
    """Return the places that ``text`` names, in order and without overlap.

    ``lenient`` also reads what people type in questions: small letters, no marks. ``names``
    are canonical names known from elsewhere (an index), looked for as well.

    >>> [m.name for m in find_places("UBND H. Đại Từ và TP. Thái Nguyên, tỉnh Thái Nguyên")]
    ['huyện Đại Từ', 'thành phố Thái Nguyên', 'tỉnh Thái Nguyên']
    >>> [m.name for m in find_places("2 xã Đồng Mây và Sơn Thượng")]
    ['xã Đồng Mây', 'xã Sơn Thượng']
    >>> find_places("Đời sống hòa bình, ông Nguyễn Thanh Bình nói")
    ()
    """
    text = nfc(text)
    found = _Found(text, [])
    _typed(found)
    _english(found)
    _bare(found, _learned(found, names))
    if lenient:
        _small_letters(found, names)
    return tuple(sorted(found.mentions, key=lambda mention: mention.span))


def resolve(mention: PlaceMention | str, province: str | None = None) -> tuple[Place, ...]:
    """Return the units that a mention may be, only those of ``province`` where it is given.

    ``province`` is a province's name of either era; old units of provinces that it took over
    count as its own.

    >>> [p.id for p in resolve("huyện Châu Thành", "tỉnh Đồng Tháp")]
    ['821', '877']
    >>> [p.province for p in resolve("huyện Châu Thành", "Đồng Tháp") if p.province == "Tiền Giang"]
    ['Tiền Giang']
    """
    ids = ids_of(mention) if isinstance(mention, str) else mention.place_ids
    places = [place(place_id) for place_id in ids]
    if province is None:
        return tuple(places)
    wanted = {i for i in ids_of(province) if level_of(i) == "province"}
    return tuple(found for found in places if wanted & {p.id for p in _provinces(found)})


def parents(name: str) -> tuple[Place, ...]:
    """Return the units that directly hold a unit of this name, each once.

    >>> [p.full_name for p in parents("huyện Ngân Sơn")]
    ['tỉnh Bắc Kạn']
    """
    above = [place(i).parent_id for i in ids_of(name)]
    return tuple(place(i) for i in dict.fromkeys(above) if i is not None)


def succession_note(place_id: str, on: date) -> SuccessionNote | None:
    """Return what became of a unit by the day ``on``; None while it stands or is kept as it was.

    >>> note = succession_note("06", date(2026, 1, 1))
    >>> note.fate, note.within.full_name, note.since.isoformat()
    ('merged', 'tỉnh Thái Nguyên', '2025-07-01')
    >>> succession_note("06", date(2024, 1, 1)) is None
    True
    """
    unit = place(place_id)
    if not unit.became or any(heir.on > on for heir in unit.became):
        return None
    fate = unit.became[0].fate
    heirs = tuple(place(heir.place_id) for heir in unit.became)
    # An heir that ended as well (a district merged in 2020 into one abolished in 2025) passes on.
    while any(heir.became and heir.became[0].on <= on for heir in heirs):
        passed = [
            place(last.place_id)
            for heir in heirs
            for last in heir.became
        ] + [heir for heir in heirs if not heir.became]  # fmt: skip
        heirs = tuple({heir.id: heir for heir in passed}.values())
        fate = "divided" if len(heirs) > 1 else "merged"
    if fate == "kept":
        return None
    tops = {p.id: p for heir in heirs for p in _provinces(heir)[-1:]}
    since = max(heir.on for heir in unit.became)
    return SuccessionNote(unit, fate, heirs, next(iter(tops.values())), since)


def _provinces(unit: Place) -> list[Place]:
    """Return the province of a unit and the one that took it over."""
    top = unit
    while top.parent_id:
        top = place(top.parent_id)
    chain = [top]
    while top.became:
        top = place(top.became[0].place_id)
        chain.append(top)
    return chain


# ---------------------------------------------------------------------------------------------
# Reading


@dataclass(slots=True)
class _Found:
    """The mentions found so far in a text; a later rule never takes what an earlier one did."""

    text: str
    mentions: list[PlaceMention]

    def add(self, start: int, end: int, name: str, ids: tuple[str, ...], level: Level) -> None:
        span = Span(start, end)
        if not any(span.overlaps(other.span) for other in self.mentions):
            self.mentions.append(PlaceMention(span, self.text[start:end], level, name, ids))

    def taken(self, start: int, end: int) -> bool:
        return any(m.span.start < end and start < m.span.end for m in self.mentions)


@dataclass(frozen=True, slots=True)
class _Word:
    """A syllable or a number of a name, where it stands."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class _Name:
    """A proper name read at some place in a text."""

    end: int
    name: str
    ids: tuple[str, ...]


_WORD = re.compile(r"[^\W\d_]+(?:['’] ?[^\W\d_]+)*|\d+")
_GAP = re.compile(r"[ \u00a0]{1,2}(?![-–])|[ ]?[-–][ ]?")
_LONGEST = 7


def _words(text: str, at: int, limit: int = _LONGEST) -> list[_Word]:
    """Return the syllables from ``at`` on that only spaces or hyphens part."""
    found: list[_Word] = []
    while len(found) < limit and (match := _WORD.match(text, at)):
        found.append(_Word(match.start(), match.end(), match.group()))
        gap = _GAP.match(text, match.end())
        if gap is None:
            break
        at = gap.end()
    return found


_TYPE = re.compile(
    r"(?<![\w.])(?:(?P<city>thành phố|thủ đô|t\.p\.|tp\.|tp(?=[ A-ZĐ]))|(?P<town>thị xã|tx\.|tx(?= ))"
    r"|(?P<township>thị trấn|TT\.)|(?P<zone>đặc khu)|(?P<province>tỉnh)|(?P<district>huyện|H\.)"
    r"|(?P<urban>quận|q\.)|(?P<ward>phường|P\.)|(?P<commune>xã|X\.))"
    r"(?P<office> (?:ủy|uỷ|đoàn))?(?P<gap>[ \u00a0]{0,2}\n?)",
    re.IGNORECASE,
)
_UNIT_OF_GROUP = {
    "city": "thành phố",
    "town": "thị xã",
    "township": "thị trấn",
    "zone": "đặc khu",
    "province": "tỉnh",
    "district": "huyện",
    "urban": "quận",
    "ward": "phường",
    "commune": "xã",
}
_OFFICE = re.compile(
    r"(?<!\w)(?P<kind>thành|tỉnh|huyện|thị|quận)(?: (?:ủy|uỷ|đoàn)) ", re.IGNORECASE
)
_OFFICE_UNIT = {
    "thành": "thành phố",
    "tỉnh": "tỉnh",
    "huyện": "huyện",
    "thị": "thị xã",
    "quận": "quận",
}
_NOT_BEFORE = re.compile(r"(?:hợp tác|làng|thôn)\s$", re.IGNORECASE)
_PLURAL = re.compile(
    r"(?:\b(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,3})\s+"
    r"(?:(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|tỉnh)(?:,\s|\s(?:và|hoặc)\s))*)$",
    re.IGNORECASE,
)
_LIST_HEAD = re.compile(
    r"(?:(?:,|\s(?:và|hoặc))\s(?P<more>huyện|thị xã|thành phố|quận|xã|phường|thị trấn))*"
    r"(?:\s(?:sau|sau đây|gồm|gồm có|bao gồm|là|như|trên địa bàn))*\s?:?\s",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s?(?:,|;)\s(?:và\s)?|\s(?:và|cùng)\s")


def _typed(found: _Found) -> None:
    """Add what has its kind before it, and the lists that share a kind."""
    text, at = found.text, 0
    while match := _TYPE.search(text, at):
        at = _typed_at(found, match)
    for office in _OFFICE.finditer(text):
        unit = _OFFICE_UNIT[small(office["kind"])]
        if not found.taken(office.end(), office.end() + 1):
            _add_name(found, office.end(), office.end(), unit, known_only=True)


def _typed_at(found: _Found, match: re.Match[str]) -> int:
    """Read what follows a kind; return where to look for the next one."""
    text = found.text
    unit = _unit(match)
    if _NOT_BEFORE.search(text, max(0, match.start() - 8), match.start()):
        return match.end()
    plural = _PLURAL.search(text[max(0, match.start() - 60) : match.start()]) is not None
    letter = match.group().rstrip().endswith(".") and len(match.group().rstrip()) == 2
    broken = "\n" in match["gap"]
    start = match.end() if match["office"] else match.start()
    end = _add_name(found, start, match.end(), unit, known_only=letter or broken)
    if end is None and plural:
        head = _LIST_HEAD.match(text, match.start("gap"))
        if head and head.end() > match.start("gap"):
            units = {unit, small(head["more"] or unit)}
            end = _add_item(found, head.end(), unit, units)
    if end is None:
        return match.start("gap") if match.start("gap") > match.start() else match.end()
    return _rest_of_list(found, end, unit, plural)


def _unit(match: re.Match[str]) -> str:
    return next(unit for group, unit in _UNIT_OF_GROUP.items() if match[group])


def _rest_of_list(found: _Found, end: int, unit: str, plural: bool) -> int:
    """Read on after a typed name: ``, Quang Sơn và Hóa Trung``; return where the list ends."""
    while separator := _SEPARATOR.match(found.text, end):
        following = separator.end()
        if _TYPE.match(found.text, following):
            break
        if plural:
            item = _add_item(found, following, unit, {unit})
        else:
            item = _add_neighbour(found, following, unit)
        if item is None:
            break
        end = item
    return end


def _add_item(found: _Found, at: int, unit: str, units: set[str]) -> int | None:
    """Add an item of a list whose kinds were said before it; return where it ends."""
    words = _words(found.text, at)
    if not words or not (words[0].capital or words[0].text.isdigit()):
        return None
    for exact in (True, False):
        for kind in (unit, *sorted(units - {unit})):
            if name := _known(words, kind, exact=exact):
                found.add(at, name.end, f"{kind} {name.name}", name.ids, _level(kind, name.ids))
                return name.end
    name = _unknown(found.text, words)
    if name is None:
        return None
    kind = unit if len(units) == 1 else ""
    found.add(at, name.end, f"{kind} {name.name}".strip(), (), UNITS[unit])
    return name.end


def _add_neighbour(found: _Found, at: int, unit: str) -> int | None:
    """Add ``Quang Sơn`` of ``xã Hóa Trung và Quang Sơn`` if it is known as nothing else."""
    words = _words(found.text, at)
    if not words or not words[0].capital:
        return None
    name = _known(words, unit)
    if name is None or len(name.name.split()) < 2:
        return None
    if UNITS[unit] == "commune" and named(name_key(name.name)):
        return None
    found.add(at, name.end, f"{unit} {name.name}", name.ids, _level(unit, name.ids))
    return name.end


def _add_name(
    found: _Found, start: int, at: int, unit: str, *, known_only: bool = False
) -> int | None:
    """Add the name at ``at`` as one of ``unit``; return where it ends, None if there is none."""
    words = _words(found.text, at)
    if not words:
        return None
    name = _known(words, unit)
    if name is not None and not known_only:
        name = _extended(found.text, words, name) or name
    if name is None and not known_only and words[0].capital:
        name = _unknown(found.text, words)
    if name is None:
        return None
    found.add(start, name.end, f"{unit} {name.name}", name.ids, _level(unit, name.ids))
    return name.end


def _level(unit: str, ids: tuple[str, ...]) -> Level:
    return level_of(ids[0]) if ids else UNITS[unit]


def _known(words: list[_Word], unit: str, *, exact: bool = False) -> _Name | None:
    """Return the longest name of a ``unit`` in the table that ``words`` begin with."""
    for count in range(len(words), 0, -1):
        part = words[:count]
        if not _written_as_name(part, unit):
            continue
        ids = _ids(part, unit)
        if ids and not (exact and unit_of(ids[0]) != unit):
            return _Name(part[-1].end, name_of(ids[0]), ids)
    return None


def _written_as_name(part: list[_Word], unit: str) -> bool:
    """Return whether capitals, or a name long enough in small letters, make ``part`` a name."""
    first = part[0]
    if first.text.isdigit():
        return len(part) == 1 and unit in {"quận", "phường"}
    if first.capital:
        return True
    return len(part) > 1 and _key(part) not in needs_cue()


def _ids(part: list[_Word], unit: str) -> tuple[str, ...]:
    """Return the units of this kind, else those of its level, that bear the name."""
    key = re.sub(r"^0+(?=\d)", "", _key(part))
    ids = named(key)
    if UNITS[unit] == "commune":
        ids += communes_named(key)
    exact = tuple(i for i in ids if unit_of(i) == unit)
    if exact or unit == "tỉnh":
        return exact
    return tuple(i for i in ids if level_of(i) == UNITS[unit])


def _key(part: list[_Word]) -> str:
    return name_key(" ".join(word.text for word in part))


_SURNAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn "
    "mai lương tô tạ hà lưu cao phùng đào chu trương lâm thái quách nông hứa vi triệu tăng "
    "mạc ma lò lường quàng cầm bế y k ksor siu rah rơ".split()
)
_NAME_TAILS = frozenset("thượng hạ đông tây nam bắc trung nội ngoại mới cũ".split())


def _extended(text: str, words: list[_Word], known: _Name) -> _Name | None:
    """Return ``An Khê Thượng`` where the table knows only ``An Khê``: a unit it does not know."""
    rest = [word for word in words if word.start >= known.end]
    if not rest or not rest[0].capital or small(rest[0].text) not in _NAME_TAILS:
        return None
    if len(rest) > 1 and rest[1].capital and _adjacent(text, rest[0], rest[1]):
        return None
    before = words[: words.index(rest[0])]
    if not _adjacent(text, before[-1], rest[0]) or rest[0].text.isupper() != before[-1].text.isupper():
        return None
    return _Name(rest[0].end, _proper([*before, rest[0]]), ())


def _adjacent(text: str, left: _Word, right: _Word) -> bool:
    return text[left.end : right.start].strip() == ""


def _unknown(text: str, words: list[_Word]) -> _Name | None:
    """Return a name that the table does not know, by its capitals alone: two to four syllables."""
    run = [words[0]]
    for word in words[1:]:
        if not word.capital or not _adjacent(text, run[-1], word):
            break
        run.append(word)
    for at in range(2, len(run) - 1):
        if small(run[at].text) in _SURNAMES:
            run = run[:at]  # a person follows: "UBND huyện Sơn Lâm Nguyễn Văn A"
            break
    person = len(run) > 2 and small(run[0].text) in _SURNAMES
    shouted = all(word.text.isupper() for word in run)
    if not 2 <= len(run) <= 4 or person or (shouted and len(run) > 3):
        return None
    if any(small(word.text) in _NOT_IN_NAMES for word in run):
        return None
    return _Name(run[-1].end, _proper(run), ())


_NOT_IN_NAMES = frozenset("ủy uỷ ubnd hđnd mttq đảng đoàn hội sở phòng ban chủ tịch bí thư".split())


def _proper(words: list[_Word]) -> str:
    return " ".join(w.text.capitalize() if w.text.isupper() else w.text for w in words)


# ---------------------------------------------------------------------------------------------
# English: "Ngan Son district", "the city of Hue"

_ENGLISH = re.compile(
    r"(?<!\w)(?P<name>[^\W\d_a-zđ][^\W\d_]*(?: [^\W\d_a-zđ][^\W\d_]*){0,3}) "
    r"(?P<kind>province|city|district|township|town|commune|ward)(?!\w)",
    re.IGNORECASE,
)
_ENGLISH_OF = re.compile(
    r"(?<!\w)(?P<kind>province|city|district|township|town|commune|ward) of "
    r"(?P<name>[A-ZĐ][^\W\d_]*(?: [A-ZĐ][^\W\d_]*){0,3})"
)


def _english(found: _Found) -> None:
    """Add names with an English kind after or before them."""
    if not _english_kinds().search(found.text):
        return
    for match in _ENGLISH_OF.finditer(found.text):
        _add_english(found, match.start(), match.end(), match["name"], match["kind"])
    for kind in _english_kinds().finditer(found.text):
        before = [m for m in _WORD.finditer(found.text, max(0, kind.start() - 40), kind.start() - 1)]
        run = []
        for word in reversed(before):
            follows = run[0].start() if run else kind.start()
            if found.text[word.end() : follows] != " " or len(run) == 4:
                break
            run.insert(0, word)
        _english_run(found, run, kind)


def _english_run(found: _Found, run: list[re.Match[str]], kind: re.Match[str]) -> None:
    """Add the longest known name that ends before an English kind, else its capitals."""
    units = ENGLISH_UNITS[small(kind.group())]
    for at in range(len(run)):
        name = found.text[run[at].start() : run[-1].end()]
        ids = ids_of(f"{name} {small(kind.group())}")
        if ids and (len(run) - at > 1 or name[0].isupper()):
            full = {f"{unit_of(i)} {name_of(i)}" for i in ids}
            canonical = full.pop() if len(full) == 1 else name_of(ids[0])
            found.add(run[at].start(), kind.end(), canonical, ids, level_of(ids[0]))
            return
    capitals: list[re.Match[str]] = []
    for word in reversed(run):
        if not word.group()[0].isupper() or small(word.group()) in {"the", "which", "in"}:
            break
        capitals.insert(0, word)
    if len(capitals) > 1:
        name = found.text[capitals[0].start() : capitals[-1].end()]
        unit = min(units, key=list(UNITS).index)
        found.add(capitals[0].start(), kind.end(), f"{unit} {name}", (), UNITS[unit])


def _add_english(found: _Found, start: int, end: int, name: str, kind: str) -> None:
    ids = ids_of(f"{name} {kind}")
    full = {f"{unit_of(i)} {name_of(i)}" for i in ids}
    unit = min(ENGLISH_UNITS[kind], key=list(UNITS).index)
    canonical = full.pop() if len(full) == 1 else f"{unit} {name}"
    found.add(start, end, canonical, ids, level_of(ids[0]) if ids else UNITS[unit])


@cache
def _english_kinds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(ENGLISH_UNITS)})(?!\w)", re.IGNORECASE)


# ---------------------------------------------------------------------------------------------
# Bare names

_CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
_CAPITAL_WORD = rf"[{_CAPITALS}][^\W\d_]*(?:['’] ?[^\W\d_]+)*"
_CAPITAL_RUN = re.compile(
    rf"(?<!\w){_CAPITAL_WORD}(?:(?:[ \u00a0]| ?[-–] ?){_CAPITAL_WORD})+|(?<!\w)(?:Huế|HUẾ)(?!\w)"
)
_OPENERS = frozenset(
    "tại ở của về từ đến tới vào ra rời thăm qua theo và với cho cùng giữa trong ngoài riêng là như "
    "báo đài sở ubnd hđnd gồm có trên hiện nay tỉnh huyện sau khi năm hôm sáng chiều ngày "
    "bắc nam trung tây đông".split()
)
_CUES = frozenset("tại ở về từ đến tới ra thăm tỉnh ubnd hđnd báo đài giữa".split())
_NOT_PLACES_AFTER = re.compile(
    r"(?:(?<!thành )\bphố|\bđường|\bngõ|\bđại lộ|\bcầu|\bsông|\bnúi|\bhồ|\bchợ|\bchùa|\bđèo|\bông|\bbà"
    r"|\banh|\bchị|\bem|\bcháu|\bchú|\bcô|\bbác|đồng chí|đ/c|\bthôn|\bbản|\bấp|\blàng|\bxóm|\bbuôn"
    r"|\btrường|\bnhà thờ|\bđền|\btên|\bvăn|\bthị|\bhọ)\s$",
    re.IGNORECASE,
)


def _learned(found: _Found, names: Sequence[str]) -> dict[str, str]:
    """Return the names that the text types somewhere, key to canonical name; "" where two share it."""
    learned: dict[str, str] = {}
    for name in [*names, *(m.name for m in found.mentions)]:
        key = written_name(name).key
        if " " not in key:
            continue
        if learned.setdefault(key, name) != name:
            learned[key] = ""
    return learned


def _bare(found: _Found, learned: dict[str, str]) -> None:
    """Add capitalised names without a kind, where the table or the text itself knows them."""
    doubtful: list[tuple[int, int, str]] = []
    for match in _CAPITAL_RUN.finditer(found.text):
        words = list(_run_words(found.text, match))
        at = 0
        while at < len(words):
            count = _bare_length(words, at, learned)
            if not count:
                at += 1
                continue
            start, end = words[at].start, words[at + count - 1].end
            key = _key(words[at : at + count])
            if not found.taken(start, end) and _stands_alone(found.text, words, at, count):
                if key in learned or key not in needs_cue() or _cued(found.text, start):
                    _add_bare(found, start, end, key, learned)
                else:
                    doubtful.append((start, end, key))
            at += count
    for start, end, key in doubtful:
        if _beside_another(found, start, end):
            _add_bare(found, start, end, key, learned)


def _run_words(text: str, match: re.Match[str]) -> Iterator[_Word]:
    for word in _WORD.finditer(text, match.start(), match.end()):
        yield _Word(word.start(), word.end(), word.group())


def _bare_length(words: list[_Word], at: int, learned: dict[str, str]) -> int:
    """Return how many syllables from ``at`` are a name that may stand bare; 0 for none."""
    for count in range(min(len(words) - at, _LONGEST), 0, -1):
        key = _key(words[at : at + count])
        if count == 1 and key != "huế":
            return 0
        if key in learned or (named(key) and key not in needs_type()):
            return count
        plain = key == unmarked(key) and not words[at].text.isupper()
        if plain and count > 1 and named_unmarked(key) and key not in needs_marks():
            return count
    return 0


def _stands_alone(text: str, words: list[_Word], at: int, count: int) -> bool:
    """Return whether the name is no part of a longer name, of a person, a street or a thing."""
    first, last = words[at], words[at + count - 1]
    if _NOT_PLACES_AFTER.search(text, max(0, first.start - 12), first.start):
        return False
    if at and _adjacent(text, words[at - 1], first):
        left = words[at - 1].text
        abbreviation = len(left) > 1 and left.isupper() and not first.text.isupper()
        if not abbreviation and small(left) not in _OPENERS:
            office = small(words[0].text) in {"sở", "báo", "đài", "ban", "đoàn", "hội", "cục", "viện"}
            if not (office and at + count == len(words)):
                return False
    if at + count < len(words) and _adjacent(text, last, words[at + count]):
        rest = words[at + count :]
        person = small(rest[0].text) in _SURNAMES and len(rest) > 1
        return person
    return True


def _cued(text: str, start: int) -> bool:
    before = re.search(r"([^\W\d_]+)\s$", text[max(0, start - 12) : start])
    return before is not None and small(before.group(1)) in _CUES


def _beside_another(found: _Found, start: int, end: int) -> bool:
    """Return whether a place stands next to this one in a list."""
    left = found.text[max(0, start - 5) : start]
    right = _SEPARATOR.match(found.text, end)
    for mention in found.mentions:
        if right and mention.span.start == right.end():
            return True
        gap = found.text[mention.span.end : start]
        if left and gap and len(gap) < 6 and _SEPARATOR.fullmatch(gap):
            return True
    return False


def _add_bare(found: _Found, start: int, end: int, key: str, learned: dict[str, str]) -> None:
    canonical = learned.get(key, "")
    if canonical:
        ids = ids_of(canonical)
        level = place_level(canonical) or "district"
        found.add(start, end, canonical, ids, level)
        return
    ids = named(key) or named_unmarked(key)
    if not ids:
        return
    full = {f"{unit_of(i)} {name_of(i)}" for i in ids + communes_named(key)}
    name = full.pop() if len(full) == 1 else name_of(ids[0])
    found.add(start, end, name, ids, level_of(ids[0]))


# ---------------------------------------------------------------------------------------------
# Questions: small letters, no marks

_UNMARKED_TYPE = {
    "huyen": "huyện",
    "tinh": "tỉnh",
    "thanh pho": "thành phố",
    "tp": "thành phố",
    "thi xa": "thị xã",
    "tx": "thị xã",
    "xa": "xã",
    "phuong": "phường",
    "thi tran": "thị trấn",
    "quan": "quận",
}


def _small_letters(found: _Found, names: Sequence[str]) -> None:
    """Add names typed small or without marks: with a kind, or bare if long enough."""
    known = {unmarked(written_name(name).key): name for name in names}
    words = [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(found.text)]
    at = 0
    while at < len(words):
        at += _small_at(found, words, at, known) or 1


def _small_at(found: _Found, words: list[_Word], at: int, known: dict[str, str]) -> int:
    """Add the name that begins at a word, if one does; return how many words it took."""
    kind, skip = _small_kind(words, at)
    for count in range(min(_LONGEST, len(words) - at - skip), 0, -1):
        part = words[at + skip : at + skip + count]
        start, end = words[at].start, part[-1].end
        if "\n" in found.text[start:end] or found.taken(start, end):
            continue
        canonical, ids = _small_name(part, kind, known)
        if canonical:
            level = level_of(ids[0]) if ids else place_level(canonical) or "district"
            found.add(start, end, canonical, ids, level)
            return skip + count
    return 0


def _small_kind(words: list[_Word], at: int) -> tuple[str, int]:
    for length in (2, 1):
        joined = unmarked(small(" ".join(word.text for word in words[at : at + length])))
        if joined in _UNMARKED_TYPE and at + length < len(words):
            return _UNMARKED_TYPE[joined], length
    return "", 0


def _small_name(
    part: list[_Word], kind: str, known: dict[str, str]
) -> tuple[str, tuple[str, ...]]:
    """Return the canonical name and ids of ``part`` read without regard to marks."""
    key = re.sub(r"^0+(?=\d)", "", _key(part))
    plain = unmarked(key)
    if plain in known and (len(part) > 1 or kind):
        canonical = known[plain]
        if not kind or kind in written_name(canonical).units:
            return canonical, ids_of(canonical)
    if kind:
        ids = tuple(i for i in ids_of(f"{kind} {key}"))
        if ids and (len(part) > 1 or key.isdigit() or key != plain):
            return f"{kind} {name_of(ids[0])}", ids
        return "", ()
    marked = key != plain
    if len(part) < 2 or plain in needs_marks() or (marked and key in needs_cue()):
        return "", ()
    ids = named(key) if marked else named_unmarked(key)
    if not ids or any(name_key(name_of(i)) in needs_type() for i in ids):
        return "", ()
    full = {f"{unit_of(i)} {name_of(i)}" for i in ids}
    names = {name_of(i) for i in ids}
    if len(names) > 1:
        return "", ()
    return (full.pop() if len(full) == 1 else names.pop()), ids
