"""Finds the bodies that act in documents and are ranked in them: ministries, departments, offices.

A body is a name from the table ("Sở Nội vụ", "UBND") with the place it serves, where the
text says it right after: "Công an huyện Ngân Sơn", "UBND tỉnh".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index_store.language.marks import comparison_key, nfc
from index_store.language.places import PlaceMention, find_places
from index_store.records import Span


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """A body named in a text: ``kind`` says what it is, ``place`` whose it is, where stated."""

    span: Span
    text: str
    kind: str
    place: PlaceMention | None


def find_organisations(text: str) -> tuple[OrganisationMention, ...]:
    """Return the bodies that ``text`` names, in order and without overlap.

    >>> [(m.text, m.kind) for m in find_organisations("Sở Nội vụ và UBND huyện Sơn Lâm báo cáo")]
    [('Sở Nội vụ', 'department'), ('UBND huyện Sơn Lâm', "people's committee")]
    >>> find_organisations("nội bộ công an toàn, sở y")
    ()
    """
    text = nfc(text)
    places = {mention.span.start: mention for mention in find_places(text)}
    found: list[OrganisationMention] = []
    for match in _pattern().finditer(comparison_key(text)):
        written = text[match.start() : match.end()]
        end, place = match.end(), None
        if level := _OWN_LEVEL.match(text, end):
            end = level.end()
        if gap := _GAP.match(text, match.end()):
            place = places.get(gap.end())
            end = place.span.end if place else end
        if place is None and not any(letter.isupper() for letter in written):
            continue  # "công an" and "chính phủ" in small letters are words, "Công an" is a body
        kind = _kinds()[_spaced(match.group())]
        found.append(
            OrganisationMention(Span(match.start(), end), text[match.start() : end], kind, place)
        )
    return tuple(found)


_GAP = re.compile(r"[ \u00a0](?:của )?")
_OWN_LEVEL = re.compile(
    r" (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|cấp (?:tỉnh|huyện|xã))(?![^\W_])",
    re.IGNORECASE,
)


@cache
def _kinds() -> dict[str, str]:
    text = (files("index_store.language") / "data" / "organisations.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")][1:]
    return {_spaced(comparison_key(row[0])): row[1] for row in (line.split("\t") for line in lines)}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_kinds(), key=len, reverse=True)
    # A name may be written with a hyphen, a comma or neither: Lao động - Thương binh, Lao động,
    # Thương binh.
    bodies = "|".join(re.escape(name).replace(r"\ ", r"(?:,| [-–])?[ \u00a0]") for name in names)
    return re.compile(rf"(?<![^\W_])(?:{bodies})(?![^\W_])")


def _spaced(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name))
