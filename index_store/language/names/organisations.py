"""Finds the bodies that act in documents and are ranked in them: ministries, departments, offices.

A body is a name from the tables ("Sở Nội vụ", "Sở TN&MT", "UBND") with the place it serves,
where the text says it right after: "Công an huyện Ngân Sơn", "UBND tỉnh".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from index_store.language.characters.marks import nfc, small
from index_store.language.names.organisation_table import WrittenBody, bodies_in, field_at, said
from index_store.language.names.place_reading import said_of
from index_store.language.names.places import PlaceMention, find_places
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """A body named in a text: ``kind`` says what it is, ``place`` whose it is, where stated.

    ``name`` is the name in full, without the place: "Sở Tài nguyên và Môi trường" for "Sở TN&MT".
    """

    span: Span
    text: str
    kind: str
    place: PlaceMention | None
    name: str


def find_organisations(
    text: str, places: Sequence[PlaceMention] | None = None
) -> tuple[OrganisationMention, ...]:
    """Return the bodies that ``text`` names, in order and without overlap.

    ``places`` are those of the text, where the caller has found them already.

    >>> [(m.text, m.kind) for m in find_organisations("Sở Nội vụ và UBND huyện Sơn Lâm báo cáo")]
    [('Sở Nội vụ', 'department'), ('UBND huyện Sơn Lâm', "people's committee")]
    >>> [m.name for m in find_organisations("các sở: TN&MT, Nội vụ, KH và ĐT")]
    ['Sở Tài nguyên và Môi trường', 'Sở Nội vụ', 'Sở Kế hoạch và Đầu tư']
    >>> find_organisations("nội bộ công an toàn, sở y")
    ()
    """
    text = nfc(text)
    key = small(text)
    named = find_places(text) if places is None else places
    starts = {mention.span.start: mention for mention in named}
    found = [
        mention
        for written in bodies_in(key)
        if (mention := _body(text, key, written, starts)) is not None
    ]
    listed = [item for item in _listed(text, key) if not _taken(found, item.span)]
    listed += [
        item
        for mention in found
        if mention.kind in _LISTED
        for item in _rest(text, key, mention)
        if not any(other.span.overlaps(item.span) for other in [*found, *listed])
    ]
    return tuple(sorted([*found, *listed], key=lambda mention: mention.span) if listed else found)


_GAP = re.compile(r"[ \u00a0](?:của |of |in )?")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]$")
_WORDS_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)(?:[ \u00a0]([^\W\d_]+))?")
_LIST = re.compile(
    r"[cn0-9](?<![^\W_].)(?:ác|hững|\d)?[ \u00a0](bộ|sở|phòng)"
    r"(?:(?:, |, các | - | và |[ \u00a0])(?:ban|ngành|phòng))*(?:[ \u00a0](?:như|gồm|là|sau))*:?[ \u00a0]"
)
_LISTED = {"ministry": "bộ", "department": "sở"}
"""Kinds whose names are listed with their head said once."""

_NEXT = re.compile(r"(?:,|;|[ \u00a0]và|,[ \u00a0]và|[ \u00a0]hoặc)[ \u00a0]")


def _body(
    text: str, key: str, written: WrittenBody, starts: dict[int, PlaceMention]
) -> OrganisationMention | None:
    """Return the body with the place it serves; None where the words name none."""
    start, end = written.start, written.end
    place = None
    if level := _own_level().match(key, end):
        end = level.end()
    if gap := _GAP.match(text, written.end):
        place = starts.get(gap.end())
        end = place.span.end if place else end
    if place is None and text[start : written.end] == key[start : written.end]:
        return None  # "công an" and "chính phủ" in small letters are words, "Công an" is a body
    if _opens_nothing(text, key, start):
        return None
    if place is None and _is_foreign(
        text, key, written.end
    ):  # "Sở Y tế Lào Cai" is no body of Laos
        return None
    if _is_word(key, written):
        return None
    body = written.body
    return OrganisationMention(Span(start, end), text[start:end], body.kind, place, body.name)


def _opens_nothing(text: str, key: str, start: int) -> bool:
    """Return whether the first word is the tail of another: "cán bộ Tư pháp", "cơ sở Y tế"."""
    if text[start] != key[start]:
        return False
    before = _WORD_BEFORE.search(key, max(0, start - 8), start)
    return before is not None and f"{before[1]} {key[start:].split(' ', 1)[0]}" in said("no head")


def _is_foreign(text: str, key: str, end: int) -> bool:
    """Return whether another State is named right after: "Bộ Ngoại giao Nga"."""
    if end + 1 >= len(text) or not text[end + 1].isupper():
        return False
    after = _WORDS_AFTER.match(key, end)
    if after is None:
        return False
    return said_of(after[1], "foreign state") or said_of(f"{after[1]} {after[2]}", "foreign state")


def _listed(text: str, key: str) -> Iterator[OrganisationMention]:
    """Yield the bodies of lists that say their head once: "các sở Nội vụ, Tài chính và Tư pháp"."""
    for match in _LIST.finditer(key):
        at: int = match.end()
        while item := field_at(key, at, match[1]):
            if text[item.start] == key[item.start]:
                break
            yield _item(text, item)
            separator = _NEXT.match(key, item.end)
            if separator is None:
                break
            at = separator.end()


def _rest(text: str, key: str, mention: OrganisationMention) -> Iterator[OrganisationMention]:
    """Yield what follows a first body in a list of two more: "Bộ Y tế, Nội vụ và Tài chính"."""
    head, at = _LISTED[mention.kind], mention.span.end
    found: list[WrittenBody] = []
    while separator := _NEXT.match(key, at):
        item = field_at(key, separator.end(), head)
        if item is None or text[item.start] == key[item.start]:
            break
        found.append(item)
        at = item.end
    if len(found) > 1:
        yield from (_item(text, item) for item in found)


def _item(text: str, item: WrittenBody) -> OrganisationMention:
    span = Span(item.start, item.end)
    return OrganisationMention(span, span.of(text), item.body.kind, None, item.body.name)


def _taken(found: list[OrganisationMention], span: Span) -> bool:
    """Return whether a body is there already; one of a single word gives way: "Công an"."""
    for mention in [mention for mention in found if mention.span.overlaps(span)]:
        if mention.span != span:
            return True
        found.remove(mention)
    return False


def _is_word(key: str, written: WrittenBody) -> bool:
    """Return whether words beside a name make it no body: "Chính phủ điện tử", "Luật Thanh tra"."""
    if written.body.name == "Chính phủ":
        return any(key.startswith(f" {word}", written.end) for word in said("no body after"))
    before = key[max(0, written.start - 8) : written.start].rstrip()
    return any(before.endswith(word) for word in said("no body before"))


@cache
def _own_level() -> re.Pattern[str]:
    levels = "|".join(sorted(map(re.escape, said("own level")), key=len, reverse=True))
    return re.compile(rf"[ \u00a0](?:{levels})(?![^\W_])\.?(?:(?<!\.)|(?<=tp\.))")
