"""Whose a figure is: the nearest place or organisation that binds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.in_turn import list_before
from index_store.figures.measured import in_turn
from index_store.figures.nearest import (
    bound,
    listed,
    nearest,
    of_another,
    of_one_item,
    resolved,
)
from index_store.figures.scores import scored
from index_store.language.characters.letters import UPPER
from index_store.language.terms.indicators import indicator_by_name
from index_store.records import Binding, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.figures.article import Article
    from index_store.figures.measured import Measured
    from index_store.figures.owners import Owner
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity


_IS = re.compile(r"[^,;.%]{0,70}?(?:\blà|\bgồm|\bthuộc về|\bcó)[: ]+(?:\d+ \w+(?: \w+)?: )?$")
_AT = re.compile(
    r"(?:\btại|\bở|\bcủa|\bthuộc|\btrên địa bàn)(?: (?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|địa bàn|bộ phận một cửa))? ?$"
)


def place_of(
    view: View,
    quantity: Quantity,
    article: Article,
    earlier: Binding | None,
    what: Measured | None,
) -> Binding | None:
    """Return the place or organisation that the quantity belongs to, None if nothing binds one.

    ``earlier`` is the place of the figures or subject of the sentences before it in its paragraph.
    """
    found = _named_in(view, quantity, article, what) or _place_of(
        view, quantity, article, earlier, what
    )
    if found is not None and _counts_its_holders(found, quantity):
        return None
    if what is not None and (
        _DEPUTIES.match(what.text)
        or (_VOTES.match(what.text) and "Quốc hội" in view.text)
        or (quantity.unit == "phiếu" and _CAST.search(what.text))
    ):
        return None
    if what is not None and re.match(r"diện tích(?! (?:rừng|đất|gieo|lúa|cây))|dân số$", what.text):
        return found if _has_itself(view, what) else None
    return found


# "cập nhật 12 thông tin vào phần mềm của Bộ Tư pháp": the software is its, not the information
_ELSEWHERE = re.compile(r"(?<!\w)(?:vào|đến|tới|cho|với|theo|sang|qua|bởi|lên)(?!\w)")
_UNDER = re.compile(r"(?<!\w)(?:dưới )?sự (?:giám sát|chỉ đạo|chứng kiến|hỗ trợ|phối hợp)(?!\w)")
_DEPUTIES = re.compile(r"(?:các )?(?:đại biểu Quốc hội|ĐBQH)(?!\w)")  # of the nation
_VOTES = re.compile(r"đại biểu (?:tán thành|đồng ý|biểu quyết|có mặt|đã)")
_CAST = re.compile(r"phiếu (?:tín nhi|bầu|thuận|đồng ý|tán thành|ủng hộ)")  # for a person
_OF_ITSELF = re.compile(
    r"(?: (?:sẽ|hiện|mở rộng|mới|này))*(?: có| rộng|,)(?: tổng)?(?: diện tích [^;()]{1,40}?(?:,| và| với))? ?$"
)


def _has_itself(view: View, what: Measured) -> bool:
    """Return whether a place itself has the area or people, and no centre or project in it."""
    before = [o for o in view.owners if o.owns and o.span.end <= what.span.start]
    if not before:
        return False
    last = before[-1]
    building = re.search(
        r"(?:Trung tâm|trung tâm|dự án|Dự án|công trình|trụ sở|khu|trường|bệnh viện)[^,;.]{0,60}$",
        view.text[: last.span.start],
    )
    return building is None and bool(_OF_ITSELF.match(view.text[last.span.end : what.span.start]))


def _named_in(
    view: View, quantity: Quantity, article: Article, what: Measured | None
) -> Binding | None:
    """Return the place that the counted noun ends with: "4 xã huyện Lương Sơn"."""
    if what is None or what.base != view.base or what.span.start < quantity.span.start:
        return None
    for owner in view.owners:
        inside = quantity.span.end <= owner.span.start and owner.span.within(what.span)
        if inside and owner.kind == "place" and owner.owns:
            return None if _one_of_several(view, owner) else bound(owner, view.base, article)
    return None


# "giáo viên của các huyện Sơn Lâm, Đồng Mây": of no single one
_SEVERAL = re.compile(
    r"(?<!\w)(?:các|những|hai|ba|bốn) (?:(?:huyện|quận|xã|phường|tỉnh|thành phố|thị xã|TP\.?) )?$"
)


def _one_of_several(view: View, owner: Owner) -> bool:
    several = _SEVERAL.search(view.text, 0, owner.span.start) is not None
    return several and _list_of_units(view, owner)


_TIERS = (
    (re.compile(r"(?:xã|phường|thị trấn)(?!\w)", re.IGNORECASE), 1),
    (re.compile(r"(?:huyện|quận|thị xã|sở)(?!\w)", re.IGNORECASE), 2),
    (re.compile(r"(?:tỉnh|bộ,)(?!\w)", re.IGNORECASE), 3),
    (re.compile(r"(?:quốc gia|nước)(?!\w)", re.IGNORECASE), 4),
)


_OF_NATIONS = 4
_BODIES = re.compile(r"(?:đơn vị|cơ quan|bộ|ngành|sở|địa phương)(?!\w)", re.IGNORECASE)
_BODY = re.compile(r"(?:Bộ|bộ|Văn phòng|Thanh tra|Ngân hàng|Bảo hiểm|Tổng cục)(?!\w)")


def _tier(name: str) -> int:
    return next((tier for words, tier in _TIERS if words.match(name)), 0)


def _counts_its_holders(place: Binding, quantity: Quantity) -> bool:
    """Return whether units are counted that no such place has: "15 tỉnh" are of no province."""
    if quantity.kind not in ("count", "share") or quantity.unit is None:
        return False
    if quantity.kind == "share" and _BODIES.match(quantity.unit) and _BODY.match(place.value):
        return True  # "27/95 đơn vị": of all bodies, not of the one that told
    held, holder = _tier(quantity.unit), _tier(place.value)
    if held == _OF_NATIONS:
        return True  # "8 nước ASEAN": of no one nation
    return held > 0 and (holder or 3) <= held and place.value not in ("cả nước", "Việt Nam")


def _place_of(
    view: View,
    quantity: Quantity,
    article: Article,
    earlier: Binding | None,
    what: Measured | None,
) -> Binding | None:
    item = view.item_of(quantity.number_span).span
    bracketed = _owner_of_bracket(view, quantity)
    if bracketed is None and _SEVERAL_HAVE.search(view.text, item.start, quantity.span.start):
        return None
    most = _MOST.search(view.text, 0, quantity.span.start)
    if most is not None:
        return _named_most(view, most, article)
    told = _told_behind(view, quantity, what) if what is not None and bracketed is None else None
    if told is not None:
        return resolved(told, view, article, earlier)
    means = any(word in view.text for word in ("trung bình", "bình quân", "chung "))
    mean = _MEAN_OF.search(view.text, item.start, quantity.span.start) if means else None
    if mean is not None:
        return _holder(article, mean["unit"])
    turn = in_turn(view, quantity)
    if turn is not None:
        in_order = list_before(view, [o for o in view.owners if o.kind == "place"], quantity)
        if len(in_order) >= 2:
            return bound(in_order[turn - 1], view.base, article) if turn <= len(in_order) else None
    if bracketed is not None:
        return bound(bracketed, view.base, article)
    candidates = [o for o in view.owners if o.owns]
    within = [o for o in candidates if o.span.within(item)]
    for owner in within:
        if owner.span.start >= quantity.span.end:
            between = view.text[quantity.span.end : owner.span.start]
            inverted = quantity.kind == "rank" and _IS.fullmatch(between)
            located = (
                quantity.kind not in ("rank", "grade", "change")
                and len(between) <= 70
                and _AT.search(between)
                and not re.search(r"[,;:%()]|\bso với\b|\d", between)
                and not _ELSEWHERE.search(between)
                and not _UNDER.search(between)
                and not _one_of_several(view, owner)
            )
            if inverted or (located and owner.kind != "generic"):
                return resolved(owner, view, article, earlier)
            break
    follows = _after_score(view, quantity, within)
    if follows is not None:
        return resolved(follows, view, article, earlier)
    before = [o for o in within if o.span.end <= quantity.span.start]
    before = [o for o in before if not of_another(view, o, quantity)]
    before = [o for o in before if not of_one_item(view, o, quantity)]
    if before:
        return nearest(before, view, quantity, article, earlier)
    if _UNKNOWN_BODY.search(view.text[item.start : quantity.span.start]) and not within:
        return None
    ahead = [o for o in candidates if o.span.end <= item.start]
    ahead = [o for o in ahead if o.kind != "organisation"] or ahead[:1]
    if ahead:
        found = resolved(ahead[-1], view, article, earlier)
        among = len(ahead) > 1 and listed(view, ahead, quantity)
        alone = not among and not _list_of_units(view, ahead[-1])
        return found if alone else None
    if earlier is not None:
        return earlier
    asides = [
        o
        for o in view.owners
        if o.kind in ("place", "organisation")
        and (
            (o.aside and o.span.end <= quantity.span.start)
            or (quantity.kind in ("rank", "grade") and view.bracket_of(o.span) is None)
        )
    ]
    if asides and (
        article.home is None
        or all(article.fuller.get(o.value, o.value) != article.home.value for o in asides)
    ):
        return None
    return article.home if _of_the_article(view, quantity, article, what) else None


def _of_the_article(
    view: View, quantity: Quantity, article: Article, what: Measured | None
) -> bool:
    """Return whether a figure without an owner is of the place that the article is about.

    News tells of much beside its place: there only what administrations are measured by is its.
    """
    if _scope_only(view, quantity) or _MEAN_OF_BLOCK.search(view.text, 0, quantity.span.end):
        return False
    if article.official or scored(quantity):
        return True
    return (
        article.stated
        and what is not None
        and (what.indexed or indicator_by_name(what.value) is not None)
    )


# "Ở khối sở, ban, ngành (18 đơn vị), điểm trung bình đạt 88 điểm": no province's own index
_MEAN_OF_BLOCK = re.compile(
    r"(?<!\w)(?:khối|nhóm|cấp) (?:các )?(?:sở|ban|cơ quan|huyện|xã|phường|địa phương|đơn vị|UBND)(?!\w)[^;:.]{0,80}(?<!\w)(?:trung bình|bình quân|trung vị)(?!\w)[^;:.]*$"
    r"|(?<!\w)(?:trung bình|bình quân|trung vị)(?: chung)?(?: của)? (?:khối|nhóm|cấp) (?:các )?(?:sở|ban|cơ quan|huyện|xã|phường|địa phương|đơn vị|UBND)(?!\w)[^;:.]*$",
    re.IGNORECASE,
)
# "giá trị trung bình chỉ số của 8 huyện": of all of them
_MEAN_OF = re.compile(
    r"(?:(?:trung bình|bình quân)[^;()]{0,90} của (?:các|\d+|cả \d+|toàn bộ|tất cả)|(?<!\w)chung (?:của|cho) (?:các|khối|cấp|\d+|cả \d+|toàn bộ|tất cả))"
    r" ?(?:các |khối |cấp )?(?P<unit>huyện|quận|xã|phường|tỉnh|sở|bộ|đơn vị|địa phương|cơ quan)(?!\w)[^;]*$",
    re.IGNORECASE,
)


def _holder(article: Article, unit: str) -> Binding | None:
    """Return the place whose units they are: the article's own where it is wider, else its province."""
    held = _tier(unit) or 2
    for place in (article.home, article.places.get("province")):
        if place is not None and _tier(place.value) > held:
            return place
    return None


# "Huyện có số thu cao nhất là Sơn Lâm với 5 tỷ": the kind of unit stands apart from its name.
_MOST = re.compile(
    r"(?<!\w)(?P<kind>[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Tt]ỉnh|[Đđ]ịa phương|[Đđ]ơn vị) (?:có|đạt) [^;:.()\d]{4,90} (?:cao|thấp|lớn|nhỏ|nhiều|ít) nhất "
    rf"(?:là|thuộc về) (?P<name>[{UPPER}][\w'’]*(?: [{UPPER}][\w'’]*){{0,3}})"
    rf"(?:(?:, | với |, với | đạt |, đạt )[^;:.()]*?(?<!\w)(?:cao|thấp|lớn|nhỏ|nhiều|ít) nhất (?:là|thuộc về) (?P<other>[{UPPER}][\w'’]*(?: [{UPPER}][\w'’]*){{0,3}}))?"
    r"(?: \(|,? (?:với|đạt|là|chỉ|mới|có)(?: (?:với|đạt|là|chỉ|mới|có|hơn|gần|trên|khoảng|mức))* )$",
)


def _named_most(view: View, most: re.Match[str], article: Article) -> Binding:
    """Return the unit that has the most or the least, by its name with the kind that is told before."""
    group = "other" if most["other"] else "name"
    name, kind = most[group], most["kind"].casefold()
    typed = name if kind in ("địa phương", "đơn vị") else f"{kind} {name}"
    span = Span(*most.span(group)).shifted(view.base)
    return Binding(article.fuller.get(name, typed), name, span)


_WHOSE = re.compile(r" (?:của|ở|tại|trên địa bàn|mà) (?:toàn )?$")


def _told_behind(view: View, quantity: Quantity, what: Measured) -> Owner | None:
    """Return whose it is of "Đạt 98%, tỷ lệ X của xã Mây …": the place right behind what is measured."""
    if what.base != view.base or what.span.start < quantity.span.end or quantity.kind == "count":
        return None
    for owner in view.owners:
        if owner.owns and owner.span.start > what.span.end:
            between = view.text[what.span.end : owner.span.start]
            return owner if _WHOSE.fullmatch(f"{between}") else None
    return None


_WITH = re.compile(r"(?:^|[,;…] ?)(?:Với|với|Đạt|Được)(?: kết quả| tổng số| số điểm| mức)? ?$")


def _after_score(view: View, quantity: Quantity, within: Sequence[Owner]) -> Owner | None:
    """Return the subject right behind a score that opens its clause: "Với 72,4 điểm, huyện Sơn Lâm"."""
    if quantity.unit not in ("điểm", "%") or not _WITH.search(view.text[: quantity.span.start]):
        return None
    for owner in within:
        if owner.span.start >= quantity.span.end:
            return owner if view.text[quantity.span.end : owner.span.start] == ", " else None
    return None


# "đây là những quận có diện tích từ 4 km2": of none of those named before
_SEVERAL_HAVE = re.compile(
    r"(?<!\w)(?:những|các|nhiều|một số) (?:quận|huyện|xã|phường|tỉnh|thành phố|thị xã|địa phương|đơn vị|nơi) (?:này )?(?:có|đạt|đã|đều|được)(?!\w)[^;]*$",
    re.IGNORECASE,
)


def _owner_of_bracket(view: View, quantity: Quantity) -> Owner | None:
    """Return the place right before the figure's bracket: "chỉ sau huyện Sơn Lâm (89,42 điểm)"."""
    bracket = view.bracket_of(quantity.number_span)
    if bracket is None:
        return None
    found = [
        o
        for o in view.owners
        if o.kind in ("place", "organisation")
        and not o.apposed
        and view.text[o.span.end : bracket.start] == " "
    ]
    if not found or any(o.span.within(bracket) for o in view.owners):
        return None
    return found[0]


_EVERYWHERE = re.compile(
    r"(?<!\w)(?:\d+|các|những|Những|nhiều|một số|hai|ba) (?:tỉnh|bộ|nước|quốc gia|địa phương|thành phố)(?!\w)(?! này)|của các đơn vị(?!\w)",
    re.IGNORECASE,
)


def _scope_only(view: View, quantity: Quantity) -> bool:
    """Return whether the sentence speaks of provinces or ministries at large, not of one place."""
    return quantity.kind != "rank" and bool(_EVERYWHERE.search(view.text, 0, quantity.span.end))


# A body that no table knows still is the subject: nothing further off may take its place.
_UNKNOWN_BODY = re.compile(
    rf"(?:^|[ (])(?:Bộ|Sở|Ban|Cục|Tổng cục|Chi cục|Công ty|Tập đoàn|Ngân hàng|Viện|Trường|Hội|Trung tâm|Công an|Chi nhánh|Bệnh viện|VN|Vietcombank) [{UPPER}]|^[{UPPER}]{{2,}} (?:đạt|có|đã)"
)


def _list_of_units(view: View, owner: Owner) -> bool:
    """Return whether the owner is one of several that are listed: none of them is the subject."""
    return bool(
        re.match(
            r"(?:, | và )(?:huyện |thành phố |tỉnh )?[A-ZĐ]",
            view.text[owner.span.end : owner.span.end + 16],
        )
    )


def subject_of(view: View, article: Article, earlier: Binding | None) -> Binding | None:
    """Return the place that the sentences after this one go on speaking of."""
    named = [o for o in view.owners if o.owns]
    if not named:
        return earlier
    values = {o.value for o in named if o.kind != "generic"}
    if len(values) > 1 or named[0].kind == "organisation":
        return None
    return resolved(named[0], view, article, earlier) or earlier
