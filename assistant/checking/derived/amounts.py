"""Amounts that a claim works out: changes, ratios, growth, sums, means and counts of units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.checking.derived.pairs import two_times, two_values
from assistant.checking.derived.values import Listed, is_whole, lists, value
from assistant.checking.reckoned import Reckoned, agrees_with, worked_out
from assistant.checking.written import figure_words
from assistant.messages import message
from assistant.ranking import level_of
from assistant.wording import number_words
from index_store.language.amounts.measures import measure
from index_store.language.amounts.numerals import decimals

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.checking.compared import Stated
    from assistant.checking.derived.told import Told
    from assistant.checking.evidence import Evidence
    from index_store.records import Figure

_UNITS = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|sở|đơn vị|địa phương)(?!\w)")
_UP = re.compile(r"(?<!\w)(?:tăng|lên|cải thiện|nhích|(?:cao|nhiều|lớn) hơn)(?!\w)")
_DOWN = re.compile(r"(?<!\w)(?:giảm|tụt|xuống|sụt|hạ|(?:thấp|ít|kém) hơn)(?!\w)")
_TIMES = re.compile(r"gấp(?: (?:khoảng|hơn|gần|tới|trên))* *$")
_SUM = re.compile(r"(?<!\w)(?:tổng(?: cộng| số)?|cộng(?: cả| lại)?|tính chung|cả thảy|gộp)(?!\w)")
_MEAN = re.compile(r"(?<!\w)(?:trung bình|bình quân)(?!\w)")
_OVER = re.compile(
    r"(?<!\w)(?:(?P<under>dưới|thấp hơn|chưa (?:đạt|tới|đến))|trên|vượt|hơn|cao hơn|từ)(?: mức)* *$"
)


def amounts(figure: Figure, told: Told, evidence: Evidence) -> Reckoned | None:
    """Return what a figure that a claim works out comes to; None of any other figure."""
    for form in (_risen, _over_limit, _all_or_none, _ratio, _growth, _change, _mean, _sum):
        found = form(figure, told, evidence)
        if found is not None:
            return found
    return None


def _near(figure: Figure, told: Told, reach: int = 30) -> str:
    at = figure.span.start - told.claim.span.start
    return told.key[max(0, at - reach) : at]


def _way(figure: Figure, told: Told) -> int:
    """Return 1 for a rise, -1 for a fall, by the words nearest before a figure and in it."""
    near = (
        _near(figure, told)
        + told.key[figure.span.start - told.claim.span.start :][: len(figure.text)]
    )
    ups, downs = [m.end() for m in _UP.finditer(near)], [m.end() for m in _DOWN.finditer(near)]
    if not ups and not downs:
        return 0
    return 1 if max(ups, default=-1) > max(downs, default=-1) else -1


def _change(figure: Figure, told: Told, evidence: Evidence) -> Reckoned | None:
    """Return what the change of a unit from one period to another comes to."""
    way = _way(figure, told)
    if not way or figure.value is None or figure.unit in ("bậc", "hạng", "lần", None):
        return None
    if figure.kind not in ("change", "value", "count", "money"):
        return None
    if figure.kind != "change" and re.search(
        r"(?:lên|xuống|còn|đạt|là|từ|thành) *$", _near(figure, told)
    ):
        return None
    pair = two_times(told, evidence)
    if pair is None or not _measured_alike(figure, pair[0].figure):
        return None
    if figure.unit == "%" and pair[0].figure.unit != "%":
        return None
    now, then = (one.figure.value or 0.0 for one in pair)
    apart = _in_unit(now - then, pair[0].figure, figure)
    return _verdict(figure, way * apart, pair, "rise" if apart > 0 else "fall", abs(apart))


def _measured_alike(figure: Figure, other: Figure) -> bool:
    unit = "%" if figure.unit in ("điểm %", "điểm phần trăm") else figure.unit
    return measure(1.0, unit).unit == measure(1.0, other.unit).unit


def _in_unit(amount: float, stated: Figure, figure: Figure) -> float:
    """Return an amount of a document in the unit of a claim's figure."""
    unit = "%" if figure.unit in ("điểm %", "điểm phần trăm") else figure.unit
    own = measure(1.0, unit).value
    return round(amount * measure(1.0, stated.unit).value / own, 6) if own else amount


def _verdict(
    figure: Figure, amount: float, sources: Sequence[Stated], name: str, shown: float
) -> Reckoned | None:  # fmt: skip
    if agrees_with(figure, amount):
        return Reckoned(figure, "supported", tuple(sources), None, worked_out(*sources))
    unit = "điểm phần trăm" if figure.unit == "điểm %" else figure.unit or ""
    told = f"{number_words(round(shown, 4), 'vi')} {unit}".strip().replace(" %", "%")
    words = message(f"check_{name}", amount=told) if name else told
    return Reckoned(figure, "contradicted", tuple(sources), words, worked_out(*sources))


def _growth(figure: Figure, told: Told, evidence: Evidence) -> Reckoned | None:
    """Return by what part of itself a count or an amount grew."""
    way = _way(figure, told)
    if not way or figure.unit != "%" or figure.value is None:
        return None
    pair = two_times(told, evidence)
    if pair is None or pair[0].figure.unit in ("%", "điểm", None) or not pair[1].figure.value:
        return None
    now, then = (one.figure.value or 0.0 for one in pair)
    part = round((now / then - 1) * 100, 2)
    return _verdict(figure, way * part, pair, "rise" if part > 0 else "fall", abs(part))


def _ratio(figure: Figure, told: Told, evidence: Evidence) -> Reckoned | None:
    """Return how many times as much one unit has as another, or as it had itself."""
    at = figure.span.start - told.claim.span.start
    if (
        figure.unit != "lần"
        or figure.value is None
        or not _TIMES.search(told.key[:at] + _own_lead(figure))
    ):
        return None
    pair = two_values(at, told, evidence)
    if pair is None or not pair[1].figure.value:
        return None
    times = (pair[0].figure.value or 0.0) / pair[1].figure.value
    return _verdict(figure, round(times, 4), pair, "", round(times, 2))


def _own_lead(figure: Figure) -> str:
    return re.split(r"\d", figure.text.casefold(), maxsplit=1)[0]


def _mean(figure: Figure, told: Told, evidence: Evidence) -> Reckoned | None:
    """Return the mean of all units, where a document lists as many as the claim says."""
    if not _MEAN.search(told.key) or told.units or figure.kind not in ("value", "count", "money"):
        return None
    if _UNITS.match(figure.unit or "") or figure.value is None:
        return None
    return _of_all(figure, told, evidence, mean=True)


def _sum(figure: Figure, told: Told, evidence: Evidence) -> Reckoned | None:
    """Return what the values of the units named, of two years or of all units come to."""
    if figure.kind not in ("count", "money", "value") or figure.unit in ("%", "điểm", None):
        return None
    if _UNITS.match(figure.unit or "") or figure.value is None:
        return None
    names = list(dict.fromkeys(unit.name for unit in told.units))
    if len(names) == 1 and told.before is not None and _is_summed(told, figure):
        pair = two_times(told, evidence)
        return _summed(figure, pair) if pair else None
    if len(names) >= 2 and told.before is None and _is_summed(told, figure):
        found = [value(name, told, told.period, evidence) for name in names]
        return _summed(figure, [one for one in found if one]) if all(found) else None
    if not names and told.level is not None and _is_summed(told, figure):
        return _of_all(figure, told, evidence, mean=False)
    return None


def _is_summed(told: Told, figure: Figure) -> bool:
    if re.search(r"lần lượt|tương ứng", told.key):
        return False
    if _OVER.search(_near(figure, told)) or figure.bound in ("over", "under"):
        return False
    others = [f for f in told.claim.figures if f.unit == figure.unit and f.span != figure.span]
    joint = re.search(
        r"(?<!\w)(?:hai năm|hai đơn vị|cả hai|cả|lẫn|cùng|(?:của|các|,|^) ?\d+ "
        r"(?:tỉnh|huyện|xã|phường|sở|đơn vị))(?!\w)",
        told.key,
    )
    return not others and bool(_SUM.search(told.key) or joint)


def _summed(figure: Figure, found: Sequence[Stated]) -> Reckoned | None:
    if len({one.figure.unit for one in found}) != 1 or not _measured_alike(figure, found[0].figure):
        return None
    amount = sum(_in_unit(one.figure.value or 0.0, one.figure, figure) for one in found)
    return _verdict(figure, round(amount, 6), found, "", amount)


def _count(told: Told) -> float | None:
    """Return how many units a claim says that there are: "của 9 huyện", "3/9 huyện"."""
    counted = [
        f
        for f in told.claim.figures
        if _UNITS.match(f.unit or "") and f.kind in ("count", "share", "value")
    ]
    found = {f.of if f.of is not None else f.value for f in counted}
    return found.pop() if len(found) == 1 else None


def _of_all(figure: Figure, told: Told, evidence: Evidence, *, mean: bool) -> Reckoned | None:
    count = _count(told)
    found = [
        listed
        for listed in lists(told, told.period, evidence)
        if len(listed.values) >= 2 and is_whole(listed, count, evidence)
    ]
    if len(found) != 1 or (
        count is None and not re.search(r"(?<!\w)(?:các|cả|tất cả)(?!\w)", told.key)
    ):
        return None
    sources = list(found[0].values.values())
    if not _measured_alike(figure, sources[0].figure):
        return None
    amount = sum(_in_unit(one.figure.value or 0.0, one.figure, figure) for one in sources)
    if mean:
        places = decimals(re.sub(r"[^\d.,]", "", figure.text).strip(".,")) or 0
        amount = round(amount / len(sources), places)
    return _verdict(figure, round(amount, 4), sources, "", round(amount, 2))


def _counted(figure: Figure) -> bool:
    return (
        bool(_UNITS.match(figure.unit or ""))
        and figure.value is not None
        and figure.bound == "exact"
    )


def _over_limit(figure: Figure, told: Told, evidence: Evidence) -> Reckoned | None:
    """Return how many of the units listed are over or under a limit: "có 4 huyện trên 80 điểm"."""
    if not _counted(figure) or told.units or told.before:
        return None
    limits = [
        f for f in told.claim.figures
        if f.kind != "rank" and f.value is not None and not _UNITS.match(f.unit or "") and f.unit
    ]  # fmt: skip
    if len(limits) != 1:
        return None
    limit = limits[0]
    under = limit.bound in ("under", "at most")
    over = limit.bound in ("over", "at least")
    if not under and not over:
        words = _OVER.search(_near(limit, told))
        if words is None:
            return None
        under = words["under"] is not None
    return _tally(
        figure, told, evidence, lambda listed, name: _beyond(listed, name, limit, under=under)
    )


_NONE = re.compile(
    r"(?<!\w)không (?:có )?(?:tỉnh|huyện|xã|phường|sở|đơn vị|địa phương)(?: nào)?(?!\w)"
)
_ALL = re.compile(
    r"(?<!\w)(?:(?:tất cả|toàn bộ|mọi)(?: các)?|100%(?: số)?|cả \d+|(?P<of>\d+)/(?P=of)) "
    r"(?:tỉnh|huyện|xã|phường|sở|đơn vị|địa phương)(?!\w)"
)


def is_of_all_or_none(figure: Figure, told: Told) -> bool:
    """Return whether a figure is a limit that all units keep, or none does: of no single unit."""
    if told.units or told.level is None or _UNITS.match(figure.unit or ""):
        return False
    return (_NONE.search(told.key) is None) != (_ALL.search(told.key) is None)


def _all_or_none(figure: Figure, told: Told, evidence: Evidence) -> Reckoned | None:
    """Return whether all units listed are beyond a limit, or none: "không huyện nào dưới 70%"."""
    none, every = _NONE.search(told.key), _ALL.search(told.key)
    if (none is None) == (every is None) or told.units or told.before or figure.value is None:
        return None
    words = _OVER.search(_near(figure, told))
    under = figure.bound in ("under", "at most") or (
        words is not None and words["under"] is not None
    )
    over = figure.bound in ("over", "at least") or (words is not None and not under)
    if figure.unit is None or _UNITS.match(figure.unit) or under == over:
        return None
    for listed in lists(told, told.period, evidence):
        if not _measured_alike(figure, next(iter(listed.values.values())).figure):
            continue
        fits = [name for name in listed.values if _beyond(listed, name, figure, under=under)]
        against = fits if none else [name for name in listed.values if name not in fits]
        if against:
            sources = [listed.values[name] for name in against]
            words_right = message(
                "check_beyond", place=against[0], figure=figure_words(sources[0].figure)
            )
            return Reckoned(figure, "contradicted", tuple(sources), words_right, (listed.note,))
        if is_whole(listed, None, evidence):
            return Reckoned(
                figure, "supported", tuple(listed.values.values()), None, (listed.note,)
            )
    return None


def _beyond(listed: Listed, name: str, limit: Figure, *, under: bool) -> bool:
    one = listed.values[name].figure
    mine, line = _in_unit(one.value or 0.0, one, limit), limit.value or 0.0
    if limit.bound in ("at least", "at most") and mine == line:
        return True
    return mine < line if under else mine > line


def _risen(figure: Figure, told: Told, evidence: Evidence) -> Reckoned | None:
    """Return how many of the units listed rose or fell from one period to another."""
    if not _counted(figure) or told.units or told.before is None:
        return None
    if sum(f.kind != "rank" for f in told.claim.figures) != 1:
        return None
    rises, falls = _UP.search(told.key), _DOWN.search(told.key)
    if (rises is None) == (falls is None):
        return None
    earlier = lists(told, told.before, evidence)
    if len(earlier) != 1:
        return None
    sign = 1 if rises else -1
    then = earlier[0].amounts

    def moved(listed: Listed, name: str) -> bool:
        return sign * (listed.amounts[name] - then[name]) > 0

    now = [one for one in lists(told, told.period, evidence) if one.values.keys() == then.keys()]
    return _tally(figure, told, evidence, moved) if len(now) == 1 else None


def _tally(
    figure: Figure, told: Told, evidence: Evidence, fits: Callable[[Listed, str], bool]
) -> Reckoned | None:  # fmt: skip
    found = lists(told, told.period, evidence)
    if len(found) != 1 or not is_whole(found[0], figure.of, evidence):
        return None
    listed = found[0]
    if not all(_same_level(figure, name) for name in listed.values):
        return None
    counted = [name for name in listed.values if fits(listed, name)]
    sources = tuple(listed.values[name] for name in counted) or tuple(listed.values.values())[:1]
    if figure.value == len(counted):
        return Reckoned(figure, "supported", sources, None, (listed.note,))
    words = f"{len(counted)}/{len(listed.values)} {figure.unit}"
    return Reckoned(figure, "contradicted", sources, words, (listed.note,))


def _same_level(figure: Figure, name: str) -> bool:
    unit = figure.unit or ""
    if re.match(r"(?:đơn vị|địa phương)", unit):
        return True
    counted = "department" if unit.startswith("sở") else level_of(f"{unit} A")
    return counted in (None, level_of(name))
