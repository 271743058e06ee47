"""The place that a document is about, worked out from where its places stand.

A wrong place binds figures to the wrong unit: where the text does not settle it, None.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index_store.language.characters.letters import UPPER
from index_store.language.names.namesakes import namesake_province, province_named_as
from index_store.language.names.place_names import split_unit
from index_store.language.names.places import find_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.language.names.places import PlaceMention

_DEPTHS = {"commune": 1, "district": 2, "province": 3}
_TITLE, _ISSUER, _LEAD, _BODY = range(4)
_WEIGHTS = (5.0, 4.0, 2.0, 1.0)
_LEAD_PARAGRAPHS = 2
_BODY_CHARACTERS = 6_000
# "Huyện Sơn Lâm, tỉnh Hạc Giang", "xã Tân Hòa (huyện Sơn Lâm)": the second says where the first is.
_LIES_IN = re.compile(r"[^\S\n]*[,(–-]?[^\S\n]*(?:thuộc |của )?", re.IGNORECASE)
_AGENCY = re.compile(
    r"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Tỉnh ủy|Thành ủy|Công an|"
    r"(?:Sở|Ban|Đoàn|Văn phòng|Phòng|Cục|Chi cục|Thanh tra|Hội|Báo|Đài|Trung tâm|Bộ phận|Trạm)\b[^.,;:]{0,40}?)\s$"
)
_UNITS = r"(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đơn vị hành chính)"
# "của các xã, phường", "đối với 64 xã, phường"; "thứ 7/9 huyện" ranks one unit.
_SCOPE = re.compile(
    rf"(?<![\w/])(?:(?i:các|những|toàn bộ)|\d{{1,3}})\s+(?P<unit>(?i:{_UNITS}))"
    rf"(?:\s*,\s*(?i:{_UNITS}))*(?!\w)(?!\s+[{UPPER}])",
)
# "Chỉ số cải cách hành chính cấp huyện năm 2025: Sơn Lâm dẫn đầu" is of all districts.
_OF_LEVEL = re.compile(r"\b(?:cấp|khối) (?P<unit>huyện|xã)\b", re.IGNORECASE)
_OF_SCOPE = re.compile(r"\b(?:của|đối với|cho|tại|ở|trên|giữa|về)\s$", re.IGNORECASE)
# "Ngày 5/2, tại thành phố Sơn Lâm, Hội Luật gia tỉnh …": where people met, not whom it is about.
_VENUE = re.compile(r"\b(?:[Tt]ại|[Ởở])\s$")
_NATION = re.compile(
    r"\b(?:[Cc]ả nước|[Tt]oàn quốc|Thủ tướng|Chính phủ|Quốc hội|ĐBQH|[Đđ]ại biểu|Bộ trưởng|Thứ trưởng|"
    rf"[Bb]ộ [{UPPER}]\w+|6[34] tỉnh|34 tỉnh)\b"
)
_KINDS = (
    ("xã", 1),
    ("phường", 1),
    ("thị trấn", 1),
    ("huyện", 2),
    ("quận", 2),
    ("thị xã", 2),
    ("tỉnh", 3),
)
_SPOKEN_OF = re.compile(
    r"\b(?:UBND|HĐND|[Tt]oàn|địa bàn|[Ll]ãnh đạo|[Cc]hủ tịch)\s+"
    rf"(?P<unit>(?i:xã|phường|thị trấn|huyện|quận|thị xã|tỉnh))\b(?!\s+[{UPPER}\d])",
)
_SUBJECT_WITHIN = 40
_SPREAD_FROM = 3
_IN_BODY_ALONE = 4
_DWELT_FROM = 2
_MOST = 0.6
_MOST_OF_TITLED = 0.7


@dataclass(frozen=True, slots=True)
class _Named:
    """A place named: in which part, how deep; ``agency`` where a body of it is what is named.

    ``opens`` is true where it opens a line or a clause, as what acts does.
    """

    name: str
    depth: int
    part: int
    start: int
    agency: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class _About:
    """The parts of a document with the places named in each, apart from where those lie."""

    parts: tuple[str, ...]
    named: tuple[_Named, ...]

    def of(self, *parts: int) -> list[_Named]:
        return [named for named in self.named if named.part in parts]

    def lower(self) -> Counter[str]:
        """Return how often the text below the title names each unit below a province."""
        below = self.of(_LEAD, _BODY)
        return Counter(named.name for named in below if named.depth < _DEPTHS["province"])


def document_place(
    title: str, issuer: str | None, body: Sequence[str], host: str | None = None
) -> str | None:
    """Return the canonical name of the place a document is about; None where none stands out.

    ``host`` is the public body on whose site it stands: its place serves where nothing else
    tells one ("Trung tâm Phục vụ hành chính công tỉnh …"); papers and portals write of others.

    >>> document_place("Họp bàn cải cách hành chính", None,
    ...     ["Chiều 5/2, UBND huyện Sơn Lâm, tỉnh Hạc Giang họp.", "Huyện Sơn Lâm đạt 80 điểm."])
    'huyện Sơn Lâm'
    >>> document_place("Chỉ số của các xã, phường tỉnh Hạc Giang", None, ["Xã Tân Hòa: 80 điểm."])
    'tỉnh Hạc Giang'
    """
    about = _read(title, issuer or "", body)
    for rule in _RULES:
        found = rule(about)
        if found is not None:
            return found or None
    return _place_of_the_host(host or "")


def _place_of_the_host(host: str) -> str | None:
    """Return the one place in the name of a public body that answers for what its site says."""
    named = {mention.name for mention in find_places(host)} if _BODY_OF.match(host) else set()
    return named.pop() if len(named) == 1 else None


_BODY_OF = re.compile(
    r"(?:Trung tâm|UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng|Sở|Phòng|Ban|Văn phòng|Chi cục|Cục)\b"
)


def or_its_province(place: str, title: str, text: str) -> str:
    """Return the province that bears the name of a town where the title names it bare.

    >>> text = "Trang tin tỉnh Hạc Giang. Thành phố Hạc Giang đạt 80%."
    >>> or_its_province("thành phố Hạc Giang", "Hạc Giang: một năm nhìn lại", text)
    'tỉnh Hạc Giang'
    >>> or_its_province("thành phố Hạc Giang", "Thành phố Hạc Giang vượt khó", text)
    'thành phố Hạc Giang'
    """
    province = namesake_province(place, text)
    if province is None:
        return place
    bare, titled = split_unit(place)[1].casefold(), title.casefold()
    typed = place.casefold() in titled or re.search(rf"tp\.? ?{re.escape(bare)}", titled)
    return province if bare in titled and not typed else place


def _read(title: str, issuer: str, body: Sequence[str]) -> _About:
    lead = "\n".join(body[:_LEAD_PARAGRAPHS])
    rest = "\n".join(body[_LEAD_PARAGRAPHS:])[:_BODY_CHARACTERS]
    parts = (title, issuer, lead, rest)
    # One text, so that a name typed in the body ("tỉnh …") is known when it stands bare above.
    text = "\n".join(parts)
    starts = [sum(len(part) + 1 for part in parts[:index]) for index in range(len(parts))]
    named: list[_Named] = []
    before: PlaceMention | None = None
    for mention in find_places(text):
        part = max(index for index, start in enumerate(starts) if start <= mention.span.start)
        depth = _DEPTHS[mention.level]
        asides = text[: mention.span.start].endswith("(") or (
            _VENUE.search(text[: mention.span.start][-20:])
            and text[mention.span.end :].startswith((",", ", "))
            and part != _TITLE
        )
        gap = text[before.span.end : mention.span.start] if before else "\n"
        lies_in = before is not None and _DEPTHS[before.level] < depth and _LIES_IN.fullmatch(gap)
        before = mention
        if not (lies_in or asides):
            agency = bool(_AGENCY.search(text[: mention.span.start][-60:]))
            start = mention.span.start - starts[part]
            opens = text[: mention.span.start].endswith((", ", "\n")) or start == 0
            named.append(_Named(mention.name, depth, part, start, agency, opens))
    return _About(parts, _in_full(named))


def _in_full(named: Sequence[_Named]) -> tuple[_Named, ...]:
    """Return the places with "Sơn Lâm" called "huyện Sơn Lâm" where that alone is named so."""
    names = {found.name for found in named}
    full: dict[str, str] = {}
    for name in names:
        typed = [other for other in names if other.endswith(f" {name}")]
        if len(typed) == 1 and not name[0].islower():
            full[name] = typed[0]
    return tuple(replace(found, name=full.get(found.name, found.name)) for found in named)


# A rule returns a name, "" where it knows that no place stands out, None where it cannot tell.


def _all_units_of_the_title(about: _About) -> str | None:
    """A title about "các xã, phường" or "cấp huyện" is about the unit that holds them all."""
    title = about.parts[_TITLE]
    scope = _SCOPE.search(title) or _OF_LEVEL.search(title)
    if scope is None or any(named.depth == 1 for named in about.of(_TITLE)):
        return None
    depth = _depth_above(scope.group("unit"))
    holders = {named.name for named in about.of(_TITLE) if named.depth >= depth}
    return holders.pop() if len(holders) == 1 else None


def _depth_above(unit: str) -> int:
    return 2 if unit.casefold() in ("xã", "phường", "thị trấn") else 3


def _all_units_of_the_lead(about: _About) -> str | None:
    """A lead that opens with a province and speaks of all its units is about the province."""
    provinces = [named for named in about.of(_LEAD) if named.depth == _DEPTHS["province"]]
    if not provinces or provinces[0] != about.of(_LEAD)[0]:
        return None
    subject, lead = provinces[0], about.parts[_LEAD]
    first = lead.split("\n", 1)[0]
    scopes = (scope for scope in _SCOPE.finditer(first) if _OF_SCOPE.search(first[: scope.start()]))
    if subject.start > _SUBJECT_WITHIN or next(scopes, None) is None:
        return None
    lower = about.lower()
    titled = {named.name for named in about.of(_TITLE)} & set(lower)
    spread = len(lower) >= _SPREAD_FROM and not any(
        2 * lower[name] >= lower.total() for name in titled
    )
    return subject.name if spread else None


def _one_of_the_title(about: _About) -> str | None:
    """A title is about the lowest unit that it names alone."""
    titled = [named for named in about.of(_TITLE) if not (named.agency and named.depth == 3)]
    if not titled:
        return None
    lowest = min(named.depth for named in titled)
    names = {named.name for named in titled if named.depth == lowest}
    if len(names) == 1:
        return names.pop()
    if about.of(_ISSUER):
        return None
    scores = _scores(about, names)
    best, score = max(scores.items(), key=lambda item: item[1])
    return best if score >= _MOST_OF_TITLED * sum(scores.values()) else ""


def _province_of_the_title(about: _About) -> str | None:
    """A title that names a province without its kind, as its town is named too, is about the province."""
    named = {named.name for named in about.named}
    title = about.parts[_TITLE]
    title = title.casefold() if title.isupper() else title
    for province in sorted(named & {province_named_as(name) for name in named}):
        own = split_unit(province)[1]
        own = own.casefold() if title.islower() else own
        if re.search(rf"(?<!\w){re.escape(own)}(?!\w)", title):
            return province
    return None


def _place_of_the_issuer(about: _About) -> str | None:
    issuing = about.of(_ISSUER)
    return issuing[-1].name if issuing else None


def _own_unit(about: _About) -> str | None:
    """A page that says "UBND huyện", "toàn xã" is about the only unit of that kind it names."""
    opening = "\n".join((about.parts[_TITLE], about.parts[_LEAD].split("\n", 1)[0]))
    spoken = {match.group("unit").casefold() for match in _SPOKEN_OF.finditer(opening)}
    in_lead = about.of(_TITLE, _LEAD)
    for unit, depth in _KINDS:
        if unit not in spoken:
            continue
        names = {named.name for named in about.named if named.name.startswith(f"{unit} ")}
        if len(names) == 1 and not any(named.depth < depth for named in in_lead):
            return names.pop()
        return None
    return None


def _most_named(about: _About) -> str | None:
    """Otherwise it is the unit that the lead names and the text dwells on, or its province.

    A unit named once in passing ("một người dân phường Tân Hòa") is not what it is about.
    """
    counts = Counter(named.name for named in about.named)
    opening = "\n".join((about.parts[_TITLE], about.parts[_LEAD].split("\n", 1)[0]))
    national = bool(_NATION.search(opening)) and not about.of(_TITLE)
    for below in (True,) if national else (True, False):
        level = {named.name for named in about.named if (named.depth < 3) == below}
        scores = _scores(about, level)
        if not scores:
            continue
        best, score = max(scores.items(), key=lambda item: item[1])
        own = [named for named in about.named if named.name == best]
        dwelt_on = counts[best] >= _DWELT_FROM or _acts(own)
        led = any(named.part == _LEAD for named in own) or counts[best] >= _IN_BODY_ALONE
        if led and dwelt_on and score >= _MOST * sum(scores.values()):
            return best
    return None


def _acts(own: Sequence[_Named]) -> bool:
    """Return whether the lead names the unit, or a body of it, as one that acts."""
    return any(named.part == _LEAD and (named.agency or named.opens) for named in own)


def _scores(about: _About, names: set[str]) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    for named in about.named:
        if named.name in names:
            scores[named.name] += _WEIGHTS[named.part]
    return scores


_RULES = (
    _all_units_of_the_title,
    _all_units_of_the_lead,
    _one_of_the_title,
    _province_of_the_title,
    _place_of_the_issuer,
    _own_unit,
    _most_named,
)
