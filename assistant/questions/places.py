"""The places of a question: those of the table, those of the index, and those nobody knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.finding.bonds import attraction
from assistant.finding.matching import stop_words
from assistant.questions.scenes import is_of_a_thing
from assistant.records import Language
from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.names.place_names import ANY_UNIT
from index_store.language.names.place_reading import said_of
from index_store.language.names.places import PlaceMention, find_places, place_level
from index_store.language.terms.indicators import find_indicators
from index_store.records import Span

_KIND = re.compile(rf"\b({ANY_UNIT})\s+(\w+\s+\w+)", re.IGNORECASE)


def read_places(
    reading: str, asked: str, known: Sequence[str], language: Language
) -> tuple[PlaceMention, ...]:
    """Return the places that a question names, in order.

    A name that the person typed with marks stands for that name alone; one typed without them
    for any known name that it may be. "huyện" and two words that no table knows are a unit
    too: one that the documents do not speak of.
    """
    found = [
        _as_known(_of_its_level(mention, reading, known, language), known, language)
        for mention in (
            _as_typed(one, reading, asked, known)
            for one in find_places(reading, lenient=True, names=known)
        )
        if _compatible(mention, reading, asked)
        and not _runs_into_a_name(mention, reading)
        and not (language == "vi" and is_of_a_thing(mention, reading))
    ]
    found += [other for mention in found for other in _alike(mention, reading, asked, known)]
    if language == "vi":
        found += _unknown(reading, [mention.span for mention in found])
    return tuple(sorted(found, key=lambda mention: mention.span))


def _alike(
    mention: PlaceMention, reading: str, asked: str, known: Sequence[str]
) -> list[PlaceMention]:
    """Return the other known units that a name typed without marks may be: Hòa An, Hoa An.

    The name alone decides: who types "huyện hoa an" marks the kind of unit by habit.
    """
    own = unmarked(comparison_key(mention.name))
    name = comparison_key(proper_name(mention.name))
    if len(asked) != len(reading):  # loose forms were written out: the name is sought anywhere
        words = comparison_key(asked)
        if name in words or unmarked(name) not in words:
            return []
    else:
        typed = comparison_key(mention.span.of(asked)).split()[-len(name.split()) :]
        if typed != unmarked(" ".join(typed)).split() or not own.endswith(typed[-1]):
            return []
    names = [
        name
        for name in known
        if name != mention.name
        and place_level(name) == mention.level
        and unmarked(comparison_key(name)) == own
    ]
    return [replace(mention, name=name, place_ids=()) for name in names]


def _as_typed(
    mention: PlaceMention, reading: str, asked: str, known: Sequence[str]
) -> PlaceMention:
    """Return a mention that no table knows under the known name that was typed: "Đắk Mon" is no "Đắk Môn"."""
    if mention.place_ids or len(asked) != len(reading):
        return mention
    typed = comparison_key(mention.span.of(asked))
    if typed.endswith(comparison_key(proper_name(mention.name))):
        return mention
    for name in known:
        if place_level(name) == mention.level and typed.endswith(comparison_key(proper_name(name))):
            return replace(mention, name=name)
    return mention


_ALL_OF = re.compile(r"(?:^|\s)(?:khối|cấp|các|những|toàn bộ|mọi) (?:(?:các|cấp) )?$")


def _of_its_level(
    mention: PlaceMention, reading: str, known: Sequence[str], language: Language
) -> PlaceMention:
    """Return the mention as the unit of its name that the index knows, where the words leave a doubt.

    "Khối huyện X" and "which district of X" speak of the province X; so does a bare
    name that its capital city bears too; a bare name that a district and a commune
    bear is said of the district.
    """
    own = comparison_key(proper_name(mention.name))
    alike = [name for name in known if comparison_key(proper_name(name)) == own]
    within = language == "en" or _ALL_OF.search(reading[: mention.span.start].casefold())
    if mention.name not in known and within:
        province = next((name for name in alike if place_level(name) == "province"), None)
        if province is not None:
            span = Span(mention.span.end - len(proper_name(mention.name)), mention.span.end)
            return PlaceMention(span, span.of(reading), "province", province, ())
    if unmarked(comparison_key(mention.text)) != unmarked(own):
        return mention
    province = next((name for name in alike if place_level(name) == "province"), None)
    if mention.level == "district" and province is not None:
        return replace(mention, name=province, level="province", place_ids=())
    if mention.level == "commune":
        district = next((name for name in alike if place_level(name) == "district"), None)
        if district is not None:
            return replace(mention, name=district, level="district", place_ids=())
    return mention


def _as_known(mention: PlaceMention, known: Sequence[str], language: Language) -> PlaceMention:
    """Return the mention under the name that the index has for it, where only marks differ.

    "District of X" in English is as often a district in the province X.
    """
    if mention.place_ids or proper_name(mention.name) != unmarked(proper_name(mention.name)):
        return mention
    own = comparison_key(proper_name(mention.name))
    for name in known:
        if (
            unmarked(comparison_key(proper_name(name))) == own
            and place_level(name) == mention.level
        ):
            return replace(mention, name=name)
    if language == "en":
        above = [name for name in known if place_level(name) == "province"]
        for name in above:
            if unmarked(comparison_key(proper_name(name))) == own:
                return replace(mention, name=name, level="province")
    return mention


def _compatible(mention: PlaceMention, reading: str, asked: str) -> bool:
    """Return whether what was typed can stand for the name that was found for it."""
    typed = comparison_key(mention.span.of(asked))
    if len(asked) != len(reading) or typed == unmarked(typed):
        return True  # loose forms were written out: offsets no longer point into what was typed
    last_words = comparison_key(mention.name).split()
    return all(
        word in last_words or word == unmarked(word) or len(word) < 3
        for word in typed.replace(".", " ").split()
        if unmarked(word) in [unmarked(last) for last in last_words]
    )


def _runs_into_a_name(mention: PlaceMention, reading: str) -> bool:
    """Return whether a name of the table is a word and the first of another name: "an ninh Hoa Kỳ"."""
    words = mention.span.of(reading).split()
    bare = len(words) == len(proper_name(mention.name).split())
    runs_on = words[0].islower() and words[-1][:1].isupper()
    return bare and runs_on and mention.span.start > 0


_KIND_OF_UNITS = re.compile(
    r"khu vực|loại \w+|đặc biệt|biên giới|bãi ngang|ven biển|đồng bằng|trung du|trọng điểm|hải đảo|kiểu mẫu|sáp nhập|hợp nhất|sắp xếp"
    r"|(?:bét|chót|cuối|đầu|nhất|top|tốp) (?:bảng|đầu|cuối)|đội sổ|dẫn đầu|đứng (?:đầu|cuối|nhất|nhì|bét|chót)|xếp (?:đầu|cuối|nhất|nhì|bét|chót)|hạng (?:nhất|nhì|bét|chót)|áp chót",
    re.IGNORECASE,
)
"""Words of which units there are, in law or in a ranking: "xã khu vực III", "xã bét bảng"."""
_NAMED = re.compile(rf"(?<=[\w,;:] )[{UPPER}][{LOWER}]+")


def _unknown(reading: str, taken: list[Span]) -> list[PlaceMention]:
    """Return the units that no table knows: a kind of unit and two words that may be a name.

    Who writes another name with capitals writes all names so: "Sơn Trạch đề nghị tỉnh hỗ trợ".
    """
    capitals = any(span.of(reading).split()[-1][:1].isupper() for span in taken)
    capitals = capitals or _NAMED.search(_KIND.sub(" ", reading)) is not None
    indices = [mention.span for mention in find_indicators(reading)]  # "3 tỉnh PAR INDEX cao nhất"
    found = []
    for match in _KIND.finditer(reading):
        span = Span(*match.span())
        words = match[2].split()
        if any(span.overlaps(other) for other in (*taken, *indices)):
            continue
        if capitals and match[2].islower():
            continue
        if reading[: span.start].casefold().endswith("cấp "):
            continue  # "công chức cấp xã dôi dư"
        if match[2].islower() and _SEVERAL.search(reading[: span.start].casefold()):
            continue  # "các huyện trễ hồ sơ": which they are, no name
        if any(_names_nothing(word) for word in words) or _KIND_OF_UNITS.fullmatch(match[2]):
            continue
        if _does_something(words):
            continue
        if words[0][:1].isupper() and words[1].islower():
            words = words[:1]  # "tỉnh Lima xuất hiện"
            span = Span(span.start, match.start(2) + len(words[0]))
        name = f"{match[1].lower()} {' '.join(word[:1].upper() + word[1:] for word in words)}"
        level = place_level(name)
        if level:
            found.append(PlaceMention(span, span.of(reading), level, name, ()))
    return found


_SEVERAL = re.compile(
    r"(?<!\w)(?:các|những|mấy|nhiều|cả|toàn|mỗi|từng|cac|nhung|may|nhieu|ca|toan|moi|tung) $"
)


def _does_something(words: list[str]) -> bool:
    """Return whether two words after a kind of unit say what it does: "phường làm thêm giờ"."""
    first, second = map(comparison_key, words)
    small = words[0].islower() and words[1].islower()
    return small and said_of(first, "verb after a unit") and attraction(first, second) > _BOND


_BOND = 0.0
"""A verb and its object follow each other more often than by chance; a name's words do not."""


def _names_nothing(word: str) -> bool:
    """Return whether no name of a unit has a word."""
    key = comparison_key(word)
    function_word = word.islower() and key in stop_words()
    return function_word or word.isdigit() or said_of(key, "names nothing")


def with_names(reading: str, asked: str, places: Sequence[PlaceMention]) -> str:
    """Return the reading with each name that was typed without marks written in full.

    Lengths stay: marks change no count of characters, and only syllables are replaced.
    """
    for mention in places:
        same_length = len(asked) == len(reading)
        typed = mention.span.of(asked if same_length else reading)
        proper = proper_name(mention.name)
        if same_length and typed != unmarked(typed):
            if comparison_key(typed).endswith(comparison_key(proper)):  # "Đắk Mon" stays
                start = mention.span.end - len(proper)
                reading = reading[:start] + typed[-len(proper) :] + reading[mention.span.end :]
            continue
        if unmarked(comparison_key(typed)).endswith(unmarked(comparison_key(proper))):
            start = mention.span.end - len(proper)
            reading = reading[:start] + proper + reading[mention.span.end :]
    return reading


def proper_name(name: str) -> str:
    """Return a unit's name without its kind.

    >>> proper_name("thành phố Bình Lĩnh")
    'Bình Lĩnh'
    """
    words = name.split()
    first = next((index for index, word in enumerate(words) if word[:1].isupper()), 0)
    return " ".join(words[first:])
