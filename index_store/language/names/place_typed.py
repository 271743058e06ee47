"""Places with their kind before them: "huyện Ngân Sơn", "TP. Vinh", "2 xã Hóa Trung và Quang Sơn"."""

from __future__ import annotations

import re

from index_store.language.characters.marks import small, unmarked
from index_store.language.characters.syllables import is_unmarked_syllable
from index_store.language.characters.word_starts import whole_word_starts
from index_store.language.names.place_names import UNITS, USUAL_UNIT
from index_store.language.names.place_reading import (
    SEPARATOR,
    Found,
    ReadName,
    Word,
    adjacent,
    key_of,
    said_of,
    words_at,
)
from index_store.language.names.place_table import (
    Level,
    communes_named,
    highland_words,
    is_unit,
    level_of,
    name_key,
    name_of,
    named,
    needs_cue,
    unit_of,
)

# The letter before the look back lets the engine skip to letters that can begin a kind.
_TYPE = re.compile(
    r"[thqpxđ](?<![\w.].)(?:(?<=t)(?:(?P<city>hành phố|hủ đô|\.p\.?(?!\w)| ?p\.|p(?=[ a-zđ]))"
    r"|(?P<town>hị xã| ?x\.|x(?= ))|(?P<township>hị trấn|t\.)|(?P<province>ỉnh))"
    r"|(?<=đ)(?P<zone>ặc khu)|(?<=h)(?P<district>uyện(?: (?:đảo|miền núi|vùng cao|biên giới))?|\.)|(?<=q)(?P<urban>uận|\.)"
    r"|(?<=p)(?P<ward>hường|\.)|(?<=x)(?P<commune>ã|\.))"
    r"(?P<office> (?:ủy|uỷ|đoàn))?(?P<gap>[ \u00a0]{0,2}\n?)"
)
"""A kind of unit, in a text in small letters; "huyện đảo" and "huyện miền núi" are districts."""
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
_OFFICE_UNIT = {
    "thành": "thành phố",
    "tỉnh": "tỉnh",
    "huyện": "huyện",
    "thị": "thị xã",
    "quận": "quận",
}
_OFFICE = re.compile(rf"(?:{whole_word_starts(_OFFICE_UNIT)}) (?:ủy|uỷ|đoàn) ")
_SEVERAL = ("các", "những", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_PLURAL = re.compile(
    rf"(?:\b(?:{'|'.join(_SEVERAL)}|\d{{1,3}})\s+"
    rf"(?:(?:{USUAL_UNIT})(?:,\s|\s(?:và|hoặc)\s))*)$",
    re.IGNORECASE,
)
_LAST_OF_PLURAL = frozenset((*_SEVERAL, "và", "hoặc"))
_LIST_HEAD = re.compile(
    r"(?:(?:,|\s(?:và|hoặc))\s(?P<more>huyện|thị xã|thành phố|thành|quận|xã|phường|thị trấn))*"
    r"(?:\s(?:sau|sau đây|gồm|gồm có|bao gồm|là|như|trên địa bàn))*\s?:?\s",
    re.IGNORECASE,
)


_AFTER_NUMBER = re.compile(
    r"[,;] (?!\d{3})|[.)](?!\d)| và \d{1,2}(?=[ ,.;)]|$)| \(| thuộc | của |\s?$"
)
"""What follows a second number where it names a unit ("quận 1, 3 và 10") and counts nothing."""


def add_typed(found: Found) -> None:
    """Add what has its kind before it, and the lists that share a kind."""
    at = 0
    while match := _TYPE.search(found.low, at):
        at = _typed_at(found, match)
    for office in _OFFICE.finditer(found.low):
        unit = _OFFICE_UNIT[office.group().split(" ", 1)[0]]
        if not found.taken(office.end(), office.end() + 1):
            _add_name(found, office.end(), office.end(), unit, known_only=True)


def _typed_at(found: Found, match: re.Match[str]) -> int:
    """Read what follows a kind; return where to look for the next one."""
    text = found.text
    unit = _unit(match)
    if unit == "xã" and _is_no_commune(text, match):
        return match.end()
    plural = _is_plural(text[max(0, match.start() - 60) : match.start()])
    short = (
        match.group().rstrip()
    )  # "h.", and "T X." where a portal lost its way: no more than hints
    letter = short.endswith(".") and (len(short) == 2 or " " in short)
    broken = "\n" in match["gap"]
    start = match.end() if match["office"] else match.start()
    units = {unit}
    end = _named_like_office(found, match, unit)
    if end is None:
        end = _add_name(found, start, match.end(), unit, known_only=letter or broken)
    if end is None and plural:
        head = _LIST_HEAD.match(text, match.start("gap"))
        if head and head.end() > match.start("gap"):
            more = small(head["more"] or unit)
            units.add("thành phố" if more == "thành" else more)
            end = _add_item(found, head.end(), unit, units)
    if end is None:
        return match.start("gap") if match.start("gap") > match.start() else match.end()
    return _rest_of_list(found, end, unit, units if plural else set())


def _is_plural(before: str) -> bool:
    """Return whether the words before a kind of unit make it several: "các huyện, ", "2 "."""
    last = before.rsplit(None, 1)[-1:]  # looked at first: the search takes five times as long
    if not last or not (
        last[0][-1] == "," or last[0][-1].isdecimal() or small(last[0]) in _LAST_OF_PLURAL
    ):
        return False
    return _PLURAL.search(before) is not None


def _named_like_office(found: Found, match: re.Match[str], unit: str) -> int | None:
    """Add "xã Đoàn Kết", which only begins like "xã đoàn"; return where it ends."""
    if not match["office"] or not found.text[match.start("office") + 1].isupper():
        return None
    return _add_name(found, match.start(), match.start("office") + 1, unit, known_only=True)


def _is_no_commune(text: str, match: re.Match[str]) -> bool:
    """Return whether "xã" is part of another word: "xã hội", "hợp tác xã", "bà xã"."""
    if text.startswith(" hội", match.end("commune")):
        return True
    before = text[max(0, match.start() - 12) : match.start()].split()[-2:]
    return any(said_of(" ".join(before[at:]), "not a unit before") for at in range(len(before)))


def _unit(match: re.Match[str]) -> str:
    return next(unit for group, unit in _UNIT_OF_GROUP.items() if match[group])


def _rest_of_list(found: Found, end: int, unit: str, units: set[str]) -> int:
    """Read on after a typed name: ``, Quang Sơn và Hóa Trung``; return where the list ends.

    ``units`` are the kinds that a plural head said ("các huyện, thị xã"); none without one.
    """
    while separator := SEPARATOR.match(found.text, end):
        following = separator.end()
        if _TYPE.match(found.text, following):
            break
        if units:
            item = _add_item(found, following, unit, units)
        else:
            item = _add_neighbour(found, following, unit)
        if item is None:
            break
        end = item
    return end


def _add_item(found: Found, at: int, unit: str, units: set[str]) -> int | None:
    """Add an item of a list whose kinds were said before it; return where it ends."""
    words = words_at(found.text, at)
    if not words or not (words[0].capital or words[0].text.isdigit()):
        return None
    for exact in (True, False):
        for kind in (unit, *sorted(units - {unit})):
            name = _known(found, words, kind, exact=exact)
            if name and ("tỉnh" not in units or level_of(name.ids[0]) == "province"):
                found.add(at, name.end, f"{kind} {name.name}", name.ids, _level(kind, name.ids))
                return name.end
    name = _unknown(found.text, words)
    if name is None or any(level_of(i) == "province" for i in named(name_key(name.name))):
        return None  # "các quận Cầu Giấy, Đống Đa, Hà Nội": the city that holds them
    kind = unit if len(units) == 1 else ""
    found.add(at, name.end, f"{kind} {name.name}".strip(), (), UNITS[unit])
    return name.end


def _add_neighbour(found: Found, at: int, unit: str) -> int | None:
    """Add ``Quang Sơn`` of ``xã Hóa Trung và Quang Sơn`` if it is known as nothing else."""
    words = words_at(found.text, at)
    if words and words[0].text.isdigit():
        listed = _AFTER_NUMBER.match(found.text, words[0].end)
        words = words[:1] if unit in {"quận", "phường"} and listed else []
    elif not words or not words[0].capital:
        return None
    name = _known(found, words, unit)
    if name is None or not (len(name.name.split()) > 1 or name.name.isdigit()):
        return None
    numbered = name.name.isdigit()
    kinds = set() if numbered else {unit_of(i) for i in named(name_key(name.name))}
    if "tỉnh" in kinds or (kinds != {unit} and UNITS[unit] != "commune" and not numbered):
        return None  # "TP. Vinh, Tây Ninh": a province more likely than the city of that name
    if UNITS[unit] == "commune" and kinds:
        return None
    found.add(at, name.end, f"{unit} {name.name}", name.ids, _level(unit, name.ids))
    return name.end


def _add_name(
    found: Found, start: int, at: int, unit: str, *, known_only: bool = False
) -> int | None:
    """Add the name at ``at`` as one of ``unit``; return where it ends, None if there is none."""
    words = words_at(found.text, at)
    if not words:
        return None
    name = _known(found, words, unit)
    if said_of(key_of(words[:2]), "foreign unit") and not _has_kind(name, unit):
        return None
    if name is not None and _is_abroad(found.text, name.end):
        return None
    if name is not None and not known_only:
        name = _extended(found.text, words, name) or name
    if name is None and not known_only and words[0].capital:
        name = _unknown(found.text, words)
        name = None if name and _is_abroad(found.text, name.end) else name
    if name is None:
        return None
    found.add(start, name.end, f"{unit} {name.name}", name.ids, _level(unit, name.ids))
    return name.end


def _has_kind(name: ReadName | None, unit: str) -> bool:
    """Return whether the table knows a name as one of this very kind: huyện, not thành phố."""
    return name is not None and any(is_unit(i, unit) for i in name.ids)


_AFTER_TRUNG = frozenset({"tâm", "ương", "đoàn", "đội", "học", "tướng", "tá", "úy", "sĩ"})
"""Syllables that make "Trung" a word of ours: "tỉnh X, Trung tâm Phục vụ hành chính công"."""


def _is_abroad(text: str, end: int) -> bool:
    """Return whether a State is named right after: "tỉnh Sơn Đông, Trung Quốc"."""
    after = re.match(r",? \(?([^\W\d_]+)(?: ([^\W\d_]+))?", text[end : end + 24])
    if after is None or not after[1][0].isupper():
        return False
    if said_of(f"{after[1]} {after[2]}", "foreign state"):
        return True
    goes_on = after[2] is not None and (after[2][0].isupper() or after[2] in _AFTER_TRUNG)
    return not goes_on and said_of(after[1], "foreign state")


def _level(unit: str, ids: tuple[str, ...]) -> Level:
    return level_of(ids[0]) if ids else UNITS[unit]


def _known(found: Found, words: list[Word], unit: str, *, exact: bool = False) -> ReadName | None:
    """Return the longest name of a ``unit`` in the table that ``words`` begin with."""
    for count in range(len(words), 0, -1):
        part = words[:count]
        if not _written_as_name(found, part, unit) or (count == 1 and _goes_on(found.text, words)):
            continue
        ids = _ids(part, unit)
        if ids and not (exact and not is_unit(ids[0], unit)):
            return ReadName(part[-1].end, name_of(ids[0]), ids)
    return None


def _goes_on(text: str, words: list[Word]) -> bool:
    """Return whether one known syllable only begins a name: "xã Lâm Nhạn", no person follows."""
    if len(words) == 1 or not words[1].capital or not adjacent(text, words[0], words[1]):
        return False
    if words[0].text.isdigit() or words[1].text.isupper() != words[0].text.isupper():
        return False
    person = said_of(words[1].text, "surname") and len(words) > 2 and words[2].capital
    return not person


def _written_as_name(found: Found, part: list[Word], unit: str) -> bool:
    """Return whether ``part`` is written as a name: in capitals, or in a text that has none.

    "7 xã biên giới" in an article speaks of border communes, though one is called so.
    """
    first = part[0]
    if first.text.isdigit():
        return len(part) == 1 and unit in {"quận", "phường"}
    if first.capital:
        return part[-1].capital or part[-1].text.isdigit()
    if not found.typed_small:
        return False
    if len(part) == 1:
        return not is_unmarked_syllable(first.text)  # "thành phố hcm", "tp. pleiku"
    return key_of(part) not in needs_cue()


def _ids(part: list[Word], unit: str) -> tuple[str, ...]:
    """Return the units of this kind, else those of its level, that bear the name."""
    key = re.sub(r"^0+(?=\d)", "", key_of(part))
    ids = named(key)
    if UNITS[unit] == "commune":
        ids += communes_named(key)
    exact = tuple(i for i in ids if is_unit(i, unit))
    if exact or unit == "tỉnh":
        return exact
    return tuple(i for i in ids if level_of(i) == UNITS[unit])


def _extended(text: str, words: list[Word], known: ReadName) -> ReadName | None:
    """Return ``An Khê Thượng`` where the table knows only ``An Khê``: a unit it does not know."""
    rest = [word for word in words if word.start >= known.end]
    if not rest or not rest[0].capital or not said_of(rest[0].text, "name tail"):
        return None
    if len(rest) > 1 and rest[1].capital and adjacent(text, rest[0], rest[1]):
        return None
    before = words[: words.index(rest[0])]
    if (
        not adjacent(text, before[-1], rest[0])
        or rest[0].text.isupper() != before[-1].text.isupper()
    ):
        return None
    return ReadName(rest[0].end, _proper([*before, rest[0]]), ())


_SHOUTED_ON = re.compile(
    r"(?:NĂM(?= \d)|(?:SÁU |CHÍN )?THÁNG(?= (?:\d|ĐẦU|CUỐI))|QUÝ(?= (?:\d|[IV]))|GIAI ĐOẠN"
    r"|TRONG|VÀ|VỀ|CỦA|THEO|TẠI|CHO|ĐẾN(?= NĂM))(?!\w)"
)
"""What goes on after a name in a heading of capitals, and is no part of it."""


def _unknown(text: str, words: list[Word]) -> ReadName | None:
    """Return a name that the table does not know, by its capitals alone: two to four syllables."""
    run = [words[0]]
    for word in words[1:]:
        if not word.capital or not adjacent(text, run[-1], word):
            break
        if len(word.text) > 1 and word.text.isupper() and not run[0].text.isupper():
            break  # "tỉnh Khóa XIII", "huyện Sơn Lâm UBND"
        if _SHOUTED_ON.match(text, word.start):
            break  # "TỈNH SƠN LÂM NĂM 2026"
        run.append(word)
    for at in range(2, len(run) - 1):
        if said_of(run[at].text, "surname"):
            run = run[:at]  # a person follows: "UBND huyện Sơn Lâm Nguyễn Văn A"
            break
    landform = len(run) > 1 and said_of(f"{run[0].text} {run[1].text}", "landform")
    person = len(run) > 2 and said_of(run[0].text, "surname") and not landform
    shouted = all(word.text.isupper() for word in run)
    if not 2 <= len(run) <= 4 or person or (shouted and len(run) > 3):
        return None
    if any(said_of(word.text, "never in name") for word in run):
        return None
    highland = small(run[0].text) in highland_words() and not shouted
    if not highland and not all(is_unmarked_syllable(unmarked(small(w.text))) for w in run):
        return None  # "thành phố Virginia Beach"; but "huyện Krông Mơ", of the Central Highlands
    return ReadName(run[-1].end, _proper(run), ())


def _proper(words: list[Word]) -> str:
    return " ".join(w.text.capitalize() if w.text.isupper() else w.text for w in words)
