"""What a whole document says of its figures: its place, its title's period, its reference date."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index_store.figures.lead import find_lead, lead_period
from index_store.figures.office import office_of
from index_store.figures.own_terms import OwnTerm, own_terms
from index_store.figures.owners import Owner, owners
from index_store.figures.reckoned import OUTLOOK, reckoned_from
from index_store.language.names.namesakes import namesake_province
from index_store.language.names.places import find_places
from index_store.language.terms.indicators import (
    Indicator,
    IndicatorMention,
    find_indicators,
    indicator,
)
from index_store.language.time.periods import PeriodMention, find_periods
from index_store.records import Binding, Document, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """A document's facts that bind figures whose sentence names no place or period.

    ``places`` holds, by level ("district", "province", "commune", "" for any), the one place
    that generic words ("toàn huyện") stand for; a level is absent where several compete.
    ``official`` documents are no articles; the home place is ``stated`` by title or document.
    """

    names: tuple[str, ...]
    reference: date | None
    places: dict[str, Binding]
    home: Binding | None
    period: Binding | None
    lead_period: Binding | None
    fuller: dict[str, str]
    index: Binding | None
    official: bool
    stated: bool
    terms: tuple[OwnTerm, ...] = ()
    plan_period: Binding | None = None
    lead_stretch: Binding | None = None


_DEFINES = 100_000  # a text defines its short forms at its head
_STRETCHES = frozenset({"year", "half", "quarter", "months", "month"})
_BULK = 20_000  # of a long document, enough to see whom it is about


def article(document: Document, passages: Sequence[Passage]) -> Article:
    """Return the facts of ``document`` that its figures fall back on.

    The home place is that of the title, else the document's own, else the one place that the
    text is about. Nothing is taken from a text that speaks of several places alike.
    """
    body = [(p.text[:_BULK], p.span.start) for p in passages[:40]]
    title_at = document.text.find(document.title) if document.title else -1
    title_base = title_at if title_at >= 0 else None
    title_owners = [o for o in owners(document.title) if o.kind in ("place", "organisation")]
    found = [(owner, base) for text, base in body for owner in owners(text)]
    mentions = [(o, base) for o, base in found if o.kind == "place" and not o.aside]
    local = sum(o.kind == "generic" and o.level in ("district", "commune") for o, _ in found) >= 2
    fuller = _fuller_names([o for o, _ in mentions] + title_owners)
    mentions = [(_renamed(o, fuller), base) for o, base in mentions]
    title_owners = [_renamed(o, fuller) for o in title_owners]
    home = _home(document, title_owners, title_base, mentions, local=local)
    lead = find_lead(document)
    places = _by_level(home, title_owners, title_base, mentions)
    province = _province(document, title_base, lead)
    if province is not None:
        places.setdefault("province", province)
    office = office_of(document)
    if office is not None:
        home = places[""] = office
    return Article(
        _names([*title_owners, *(o for o, _ in mentions)], document.text[:_BULK]),
        reckoned_from(document),
        places,
        home,
        _title_period(document, title_base),
        lead_period(document, lead),
        fuller,
        _index(document, title_base, lead, body),
        document.genre != "article",
        office is not None
        or (
            home is not None
            and (document.place is not None or any(o.value == home.value for o in title_owners))
        ),
        own_terms(document.text[:_DEFINES]),
        _plan_period(document, title_base),
        lead_period(document, lead, _STRETCHES),
    )


def _fuller_names(found: Sequence[Owner]) -> dict[str, str]:
    """Return the typed name of each bare one: "Sơn Lâm" is "huyện Sơn Lâm" if that alone is named."""
    values = Counter(o.value for o in found)
    fuller: dict[str, str] = {}
    for bare in values:
        typed = [v for v in values if v != bare and v.endswith(f" {bare}") and " " in bare]
        if len(typed) == 1:
            fuller[bare] = typed[0]
    return fuller


def _names(found: Sequence[Owner], text: str) -> tuple[str, ...]:
    """Return the names that bare ones stand for: of a town and its province, the province's."""
    values = dict.fromkeys(owner.value for owner in found)
    return tuple(dict.fromkeys(namesake_province(value, text) or value for value in values))


def _renamed(owner: Owner, fuller: dict[str, str]) -> Owner:
    return replace(owner, value=fuller[owner.value]) if owner.value in fuller else owner


def _binding(owner: Owner, base: int | None) -> Binding:
    return Binding(owner.value, owner.text, owner.span.shifted(base) if base is not None else None)


def _of_document(document: Document, mentions: list[tuple[Owner, int]]) -> Binding | None:
    if not document.place:
        return None
    wanted = document.place.casefold()
    for owner, base in mentions:
        if owner.value.casefold() == wanted:
            return Binding(document.place, owner.text, owner.span.shifted(base))
    return Binding(document.place, document.place, None)


def _home(
    document: Document,
    title: list[Owner],
    title_base: int | None,
    mentions: list[tuple[Owner, int]],
    *,
    local: bool,
) -> Binding | None:
    own = _of_document(document, mentions)
    inside = [o for o in title if not o.aside]
    if len({o.value for o in inside}) == 1:
        found = _binding(inside[0], title_base)
        if (
            own is None
            or own.value.casefold().endswith(found.value.casefold())
            or document.genre == "article"
        ):
            return _fuller(found, mentions)
    if own is not None:
        return own
    if len(inside) > 1:
        return None
    counted = Counter(
        o.value for o, _ in mentions if o.level in ("district", "province", "commune")
    )
    if not counted:
        return None
    districts = Counter(o.value for o, _ in mentions if o.level == "district")
    pool = districts if len(districts) == 1 else counted
    value, count = pool.most_common(1)[0]
    wider = sum(o.level in ("district", "province") for o, _ in mentions)
    # A local page says "toàn huyện", "UBND huyện" and names its district seldom.
    lone = (
        local
        and len(districts) == 1
        and (len(mentions) < 3 or (_TYPED.match(value) is not None and 2 * count >= wider))
    )
    if not lone and (count < 0.8 * sum(pool.values()) or count < 3):
        return None
    owner, base = next((o, b) for o, b in mentions if o.value == value)
    return _binding(owner, base)


def _province(document: Document, title_base: int | None, lead: Span | None) -> Binding | None:
    """Return the one province that title and lead name, be it inside the name of an office."""
    found = []
    for span in (
        Span(title_base, title_base + len(document.title)) if title_base is not None else None,
        lead,
    ):
        if span is not None:
            mentions = find_places(span.of(document.text))
            found += [(m, span.start) for m in mentions if m.level == "province"]
    if len({m.name for m, _ in found}) != 1:
        return None
    mention, base = found[0]
    return Binding(mention.name, mention.text, mention.span.shifted(base))


def _index(
    document: Document, title_base: int | None, lead: Span | None, body: list[tuple[str, int]]
) -> Binding | None:
    """Return the one index that the document is about: that of its title or lead, else the only one."""
    title = [m for m in find_indicators(document.title) if ranks_units(m)]
    if len({m.id for m in title}) == 1:
        span = title[0].span.shifted(title_base) if title_base is not None else None
        return Binding(title[0].name, title[0].text, span)
    if title:
        return None
    if lead is not None:
        said = [m for m in find_indicators(lead.of(document.text)) if ranks_units(m)]
        if len({m.id for m in said}) == 1:
            return Binding(said[0].name, said[0].text, said[0].span.shifted(lead.start))
    found = [(m, base) for text, base in body for m in find_indicators(text) if ranks_units(m)]
    if len({m.id for m, _ in found}) != 1:
        return None
    mention, base = found[0]
    return Binding(mention.name, mention.text, mention.span.shifted(base))


def ranks_units(mention: IndicatorMention) -> bool:
    """Return whether units are ranked by what a mention names: an index as a whole, no part of one."""
    return ranks_whole(indicator(mention.id))


def ranks_whole(row: Indicator) -> bool:
    """Return whether units are ranked by an indicator of the table as a whole."""
    return ("điểm" in row.unit or row.id == "sipas") and not row.id.startswith(
        ("field_", "papi_", "pci_", "dti_", "pgi_", "pii_", "sipas_", "index_766_")
    )


_TYPED = re.compile(r"(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn) ")


def _fuller(found: Binding, mentions: list[tuple[Owner, int]]) -> Binding:
    """Return the same place with its type, where the title gives the bare name only."""
    for owner, base in mentions:
        if owner.value != found.value and owner.value.endswith(f" {found.value}"):
            return Binding(owner.value, owner.text, owner.span.shifted(base))
    return found


def _by_level(
    home: Binding | None,
    title: list[Owner],
    title_base: int | None,
    mentions: list[tuple[Owner, int]],
) -> dict[str, Binding]:
    places: dict[str, Binding] = {}
    if home is not None:
        places[""] = home
    for level in ("district", "province", "commune"):
        in_title = [o for o in title if o.level == level]
        if len({o.value for o in in_title}) == 1:
            places[level] = _fuller(_binding(in_title[0], title_base), mentions)
            continue
        counted = Counter(o.value for o, _ in mentions if o.level == level)
        if home is not None and home.value in counted:
            places[level] = home
        elif len(counted) == 1:
            owner, base = next((o, b) for o, b in mentions if o.level == level)
            places[level] = _binding(owner, base)
    if home is not None:
        for prefix, level in (("huyện ", "district"), ("thị xã ", "district"), ("quận ", "district"), ("tỉnh ", "province"), ("xã ", "commune"), ("phường ", "commune"), ("thị trấn ", "commune"), ("thành phố ", "city")):  # fmt: skip
            if home.value.casefold().startswith(prefix):
                places[level] = home
    city = next((b for b in places.values() if b.value.casefold().startswith("thành phố ")), None)
    if city is not None:
        places.setdefault("city", city)
    return places


_STANDING = frozenset({"year", "half", "quarter", "months", "month", "range", "until"})


def _title_period(document: Document, base: int | None) -> Binding | None:
    """Return the one period that a title gives to what was done; what is to come is left out."""
    words = _COUNTED_FROM.sub("", OUTLOOK.split(document.title, maxsplit=1)[0])
    title = [
        p
        for p in find_periods(words, document.published)
        if _standing(p)
        and not _COMPARED_WITH.search(words[: p.span.start])
        and not p.text.casefold().startswith("cùng kỳ")
    ]
    if len({p.value for p in title}) == 1 and not _GOAL.search(words):
        span = title[0].span.shifted(base) if base is not None else None
        return Binding(title[0].value, title[0].text, span)
    return None


def _plan_period(document: Document, base: int | None) -> Binding | None:
    """Return the one year that a plan is for by its title: "Kế hoạch cải cách hành chính năm 2026"."""
    if not _PLAN.match(document.title):
        return None
    title = [p for p in find_periods(document.title, document.published) if _standing(p)]
    if len({p.value for p in title}) != 1 or title[0].kind != "year":
        return None
    span = title[0].span.shifted(base) if base is not None else None
    return Binding(title[0].value, title[0].text, span)


# "quý II năm 2025 (số liệu tính từ ngày 15/3 đến ngày 14/6)": the days say what the quarter is.
_COUNTED_FROM = re.compile(
    r"[,;]? ?\(?(?:số liệu|kỳ báo cáo|thời gian|tính|từ ngày)[^()]{0,40}\d{1,2}/\d{1,2}[^()]*\)?",
    re.IGNORECASE,
)
_PLAN = re.compile(r"(?:Kế hoạch|KẾ HOẠCH)(?! (?:số|hóa))(?!\w)")
_COMPARED_WITH = re.compile(r"(?:cùng kỳ|so với|so)(?: cùng kỳ)?(?: năm)? ?$", re.IGNORECASE)
_GOAL = re.compile(
    r"mục tiêu|phấn đấu|kế hoạch|nhiệm vụ|(?<!\w)(?:đến|tới|trước|sẽ|dự kiến)(?!\w)", re.IGNORECASE
)


def _standing(period: PeriodMention) -> bool:
    """Return whether a whole document can be about the period: no single days, no relative plans."""
    return (
        period.kind in _STANDING
        and Span(0, 1) is not None
        and not period.text.casefold().startswith(("đến", "tới"))
    )
