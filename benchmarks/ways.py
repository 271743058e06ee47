"""The ways of asking for what a made-up world says, each with what must and must not be answered."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.made_tables import vi
from benchmarks.table_layouts import DTI, FIELDS, PAR, SIPAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.stated_ways import Telling, World

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One thing asked for: wordings (turns before it first), what is said and what never is.

    Each group of ``must`` has one thing that is said. Without ``must`` the documents do not say it.
    """

    name: str
    vi: tuple[tuple[str, ...], ...]
    en: tuple[tuple[str, ...], ...] = ()
    must: Groups = ()
    never: tuple[str, ...] = ()


def _way(
    name: str, wordings: str, english: str = "", must: Groups = (), never: tuple[str, ...] = ()
) -> Way:
    """Return a way whose wordings stand a line each, the turns of a talk parted by " >> "."""

    def read(text: str) -> tuple[tuple[str, ...], ...]:
        lines = [line.strip() for line in text.strip().splitlines()]
        return tuple(tuple(turn.strip() for turn in line.split(">>")) for line in lines if line)

    return Way(name, read(wordings), read(english), must, never)


def number(value: float, places: int = 2) -> tuple[str, ...]:
    """Return a number with and without the noughts at its end."""
    text = vi(round(abs(value), places), places)
    bare = text.rstrip("0").rstrip(",") if "," in text else text
    return tuple(dict.fromkeys((text, bare)))


def rank(at: int, count: int) -> tuple[str, ...]:
    """Return the ways to tell a rank."""
    nth = {1: "1st", 2: "2nd", 3: "3rd"}.get(at, f"{at}th")
    said = (
        f"thứ {at}",
        f"hạng {at}",
        f"{at}/{count}",
        nth,
        f"{at} of {count}",
        f"ranked {at}",
        f"rank {at}",
    )
    first = ("đứng đầu", "dẫn đầu", "thứ nhất", "first", "thứ Nhất")
    second = ("thứ hai", "thứ nhì", "second")
    last = ("cuối bảng", "last")
    return said + first * (at == 1) + second * (at == 2) + last * (at == count)


def _count(count: int, of: int) -> tuple[str, ...]:
    """Return the ways to tell how many of how many."""
    return (str(count), f"{count:02d}", f"{count}/{of}")


_ENGLISH = {
    PAR.short: ("PAR Index", "public administration reform index"),
    SIPAS.short: ("SIPAS", "satisfaction index"), DTI.short: ("DTI", "digital transformation index"),
}  # fmt: skip
_LEVELS = {"Huyện": "district", "Xã": "commune", "Phường": "ward"}
_FIELDS_TOLD = (
    "Institutional reform", "Administrative procedure reform", "Organisational reform",
    "Public finance reform",
)  # fmt: skip
_FIELDS_ENGLISH = (
    "institutional reform",
    "administrative procedures",
    "organisational",
    "public finance",
)


def asked_of(w: World, telling: Telling, chance: random.Random) -> Iterator[Way]:
    """Yield every way of asking that a telling answers, and some that it does not."""
    own = telling.states
    if "before" in own:
        yield from _of_scores(w, own, chance)
    if "years" in own:
        yield from _of_years(w, chance)
    if "fields" in own:
        yield from _of_fields(w, chance)
    if "targets" in own:
        yield from _of_targets(w, own, chance)
    if "counts" in own:
        yield from _of_counts(w, own, chance)


def _of_scores(w: World, own: frozenset[str], chance: random.Random) -> Iterator[Way]:
    i, y, p = chance.choice(w.index.asked), w.year, w.year - 1
    e, lv = chance.choice(_ENGLISH[w.index.short]), w.level.lower()
    en = _LEVELS[w.level]
    u = "điểm" if w.unit == "điểm" else "điểm phần trăm"
    now, before, n = w.scores[2], w.scores[1], len(w.units)
    order = w.order()
    at, other = sorted(chance.sample(order, 2), key=w.rank)
    a, b, unit_a, unit_b = w.bare(at), w.bare(other), w.units[at], w.units[other]
    english_a, english_b = f"{a} {en}", f"{b} {en}"
    gap, change = now[at] - now[other], now[at] - before[at]
    first, last = order[0], order[-1]
    yield _way(
        "difference",
        f"""
        {i} năm {y} của {unit_a} hơn {unit_b} bao nhiêu {u}?
        {unit_b} kém {unit_a} mấy {u} {i} năm {y}?
        {unit_a} và {unit_b} chênh nhau bao nhiêu {u} về {i} năm {y}?
        Khoảng cách {i} năm {y} giữa {unit_a} và {unit_b} là bao nhiêu {u}?
        {i} {y} {a} cao hơn {b} bao nhiêu?
        {b} thấp hơn {a} mấy {u} trong {i} {y}?
        {i} năm {y} của {unit_b} thua {unit_a} bao nhiêu?
        Chênh lệch {i} năm {y} giữa {a} và {b} là mấy {u}?
        """,
        f"""
        By how much did {english_a} exceed {english_b} in the {y} {e}?
        How many points behind {english_a} was {english_b} in the {y} {e}?
        What is the gap between {english_a} and {english_b} on the {y} {e}?
        How much higher was {english_a} than {english_b} in the {e} {y}?
        What was the difference between {a} and {b} in the {e} in {y}?
        """,
        (number(gap),),
    )
    yield _way(
        "difference, no index",
        f"""
        Năm {y}, {unit_a} hơn {unit_b} bao nhiêu {u}?
        {a} với {b} chênh nhau mấy {u} năm {y}?
        {unit_b} kém {unit_a} bao nhiêu {u} năm {y}?
        """,
        f"""
        By how many points did {english_a} beat {english_b} in {y}?
        How many points apart were {english_a} and {english_b} in {y}?
        """,
        (number(gap),),
    )
    yield _way(
        "gap of ends",
        f"""
        Khoảng cách {i} năm {y} giữa {lv} đứng đầu và {lv} đứng cuối là bao nhiêu {u}?
        {w.level} cao nhất và {lv} thấp nhất chênh nhau bao nhiêu {u} {i} năm {y}?
        {w.level} xếp cuối kém {lv} dẫn đầu mấy {u} {i} năm {y}?
        {i} {y} {lv} đầu bảng hơn {lv} cuối bảng bao nhiêu {u}?
        """,
        f"""
        What is the gap between the highest and the lowest {en} in the {y} {e}?
        How far apart are the first and the last {en} in the {e} {y}?
        """,
        (number(now[first] - now[last]),),
    )
    yield _way(
        "which of two",
        f"""
        {a} với {b} nơi nào {i} năm {y} cao hơn?
        {i} {y} giữa {a} và {b}, bên nào cao hơn?
        {a} hay {b} có {i} năm {y} cao hơn?
        Năm {y} {a} và {b} ai hơn ai về {i}?
        {unit_b} hay {unit_a} điểm {i} năm {y} cao hơn?
        """,
        f"""
        Which scored higher in the {y} {e}, {english_b} or {english_a}?
        Is {english_a} higher than {english_b} in the {y} {e}?
        Compare the {e} of {english_a} and {english_b} in {y}.
        """,
        ((a,), number(now[at]), number(now[other])),
    )
    yield _way(
        "points moved",
        f"""
        {unit_a} {"tăng" if change > 0 else "giảm"} mấy {u} {i} năm {y} so với năm {p}?
        Từ {p} đến {y}, {i} của {unit_a} thay đổi bao nhiêu {u}?
        So với năm trước, {i} năm {y} của {unit_a} tăng hay giảm bao nhiêu {u}?
        {i} của {a} {y} {"tăng" if change > 0 else "giảm"} bao nhiêu so với {p}?
        Chênh lệch {i} của {unit_a} giữa năm {p} và năm {y} là bao nhiêu?
        """,
        f"""
        By how many points did the {e} of {english_a} {"rise" if change > 0 else "fall"} from {p} to {y}?
        How much did the {e} of {english_a} change between {p} and {y}?
        How many points did {english_a} {"gain" if change > 0 else "lose"} in the {y} {e} compared with {p}?
        """,
        (number(change),),
        ("0 bậc", "0 places"),
    )
    three = order[:3]
    yield _way(
        "top k",
        f"""
        3 {lv} dẫn đầu {i} năm {y} là những {lv} nào?
        Tốp 3 {i} {y} gồm những {lv} nào?
        Ba {lv} có {i} năm {y} cao nhất?
        Kể tên 3 {lv} đứng đầu {i} năm {y}
        """,
        f"""
        Which three {en}s scored highest in the {y} {e}?
        List the top 3 {en}s in the {e} {y}.
        """.replace("citys", "cities"),
        tuple((w.bare(one),) for one in three),
        (w.bare(last),),
    )
    yield _way(
        "nth from below",
        f"""
        {w.level} nào xếp thứ 2 từ dưới lên {i} năm {y}?
        {w.level} nào áp chót {i} năm {y}?
        {w.level} nào đứng thứ hai từ cuối lên {i} {y}?
        """,
        f"""
        Which {en} was second from the bottom in the {y} {e}?
        Which {en} ranked second to last in the {e} in {y}?
        """,
        ((w.bare(order[-2]),),),
        (w.bare(first),),
    )
    cut = chance.randint(1, n - 2)
    limit = round((now[order[cut]] + now[order[cut + 1]]) / 2, 1)
    over = sum(one > limit for one in now)
    yield _way(
        "count above",
        f"""
        Có bao nhiêu {lv} đạt trên {vi(limit, 1)} {u} {i} năm {y}?
        Mấy {lv} có {i} {y} cao hơn {vi(limit, 1)} {u}?
        Số {lv} đạt {i} năm {y} trên {vi(limit, 1)} {u} là bao nhiêu?
        """.replace(" phần trăm", ""),
        f"""
        How many {en}s scored above {limit} in the {y} {e}?
        """,
        (_count(over, n),),
    )
    yield _way(
        "count below",
        f"""
        Có bao nhiêu {lv} dưới {vi(limit, 1)} {u} {i} năm {y}?
        Bao nhiêu {lv} có {i} {y} thấp hơn {vi(limit, 1)} {u}?
        """.replace(" phần trăm", ""),
        f"""
        How many {en}s scored below {limit} in the {y} {e}?
        """,
        (_count(n - over, n),),
    )
    rise = [one for one in range(n) if now[one] > before[one]]
    best = max(range(n), key=lambda one: now[one] - before[one])
    if rise and "years" not in own:
        yield _way(
            "count risen",
            f"""
            Có bao nhiêu {lv} tăng điểm {i} năm {y} so với năm {p}?
            Bao nhiêu {lv} có điểm {i} {y} cao hơn năm {p}?
            """,
            f"""
            How many {en}s improved their score in the {e} from {p} to {y}?
            """,
            (_count(len(rise), n),),
        )
        yield _way(
            "most risen",
            f"""
            {w.level} nào tăng điểm {i} nhiều nhất năm {y} so với {p}?
            {w.level} nào có mức tăng điểm {i} lớn nhất từ {p} đến {y}?
            """,
            f"""
            Which {en} gained the most points in the {e} between {p} and {y}?
            """,
            ((w.bare(best),), number(now[best] - before[best])),
        )
    last_year = (w.scores[1][at], f"{p}")
    yield _way(
        "last year",
        f"""
        Năm ngoái {unit_a} đạt bao nhiêu {i}?
        {i} của {unit_a} năm ngoái là bao nhiêu?
        {a} năm ngoái được {i} bao nhiêu?
        """,
        f"""
        What was the {e} of {english_a} last year?
        """,
        (number(now[at]),),
        (vi(before[at]),),
    )
    yield _way(
        "year before",
        f"""
        So với năm {y}, năm trước đó {unit_a} đạt bao nhiêu {i}?
        Năm trước năm {y}, {i} của {unit_a} là bao nhiêu?
        {i} năm {y} của {unit_a} so với cùng kỳ năm trước tăng hay giảm?
        """,
        "",
        (number(last_year[0]),),
    )
    yield _way(
        "talk: other unit",
        f"""
        {unit_a} đạt bao nhiêu {i} năm {y}? >> còn {unit_b}?
        {i} năm {y} của {unit_a} là bao nhiêu? >> thế còn {unit_b} thì sao?
        """,
        f"""
        What was the {e} of {english_a} in {y}? >> and {english_b}?
        """,
        (number(now[other]),),
    )
    yield _way(
        "talk: gap",
        f"""
        {unit_a} đạt bao nhiêu {i} năm {y}? >> còn {unit_b}? >> hai bên chênh nhau bao nhiêu?
        {unit_a} đạt bao nhiêu {i} năm {y}? >> so với {unit_b} thì hơn bao nhiêu?
        {i} năm {y} của {unit_b} là bao nhiêu? >> kém {unit_a} bao nhiêu {u}?
        """,
        f"""
        What was the {e} of {english_b} in {y}? >> How far behind {english_a} was it?
        """,
        (number(gap),),
    )
    yield _way(
        "talk: year before",
        f"""
        {unit_a} đạt bao nhiêu {i} năm {y}? >> năm trước thì sao?
        {i} năm {y} của {unit_a} là bao nhiêu? >> thế năm {p}?
        {i} năm {y} của {unit_a} là bao nhiêu? >> tăng hay giảm so với năm trước?
        """,
        f"""
        What was the {e} of {english_a} in {y}? >> And the year before?
        """,
        (number(before[at]),),
    )
    if "ranks" in own or "ranks now" in own:
        yield from _of_ranks(w, own, at, chance)
    if "mean" in own:
        yield _way(
            "mean",
            f"""
            {i} trung bình của các {lv} năm {y} là bao nhiêu?
            Bình quân các {lv} đạt bao nhiêu {i} năm {y}?
            Giá trị trung bình {i} năm {y} của tỉnh {w.province} là bao nhiêu?
            """,
            f"""
            What was the average {e} of the {en}s in {y}?
            """,
            (number(w.mean),),
        )
    yield _way("absent", f"""
        {unit_a} hơn {w.level} Kỳ Phú bao nhiêu {u} {i} năm {y}?
        {unit_a} và {unit_b} chênh nhau bao nhiêu {u} {i} năm {y + 1}?
        {i} của {unit_a} năm {y - 6} kém năm {y - 5} bao nhiêu {u}?
        {unit_a} hơn {unit_b} bao nhiêu {u} chỉ số DDCI năm {y}?
        {unit_a} còn thiếu bao nhiêu {u} nữa thì đạt mục tiêu chỉ số PAPI năm {y}?
        """, f"""
        By how much did {english_a} exceed Ky Phu {en} in the {y} {e}?
        How many points behind {english_a} was {english_b} in the {y + 1} {e}?
        """)  # fmt: skip


def _of_ranks(w: World, own: frozenset[str], at: int, chance: random.Random) -> Iterator[Way]:
    i, y, p, n = chance.choice(w.index.asked), w.year, w.year - 1, len(w.units)
    e, en = chance.choice(_ENGLISH[w.index.short]), _LEVELS[w.level]
    unit_a, a = w.units[at], w.bare(at)
    now = w.scores[2][at]
    yield _way(
        "points and rank",
        f"""
        {unit_a} năm {y} được bao nhiêu {i}, xếp hạng mấy?
        {i} {y} của {unit_a} bao nhiêu, đứng thứ mấy?
        {unit_a} xếp thứ mấy {i} năm {y} và đạt bao nhiêu?
        """,
        f"""
        What was the {e} of {a} {en} in {y} and what was its rank?
        """,
        (number(now), rank(w.rank(at), n)),
    )
    yield _way(
        "talk: rank",
        f"""
        {i} năm {y} của {unit_a} là bao nhiêu? >> xếp thứ mấy?
        {unit_a} đạt bao nhiêu {i} năm {y}? >> vậy đứng thứ bao nhiêu?
        """,
        f"""
        What was the {e} of {a} {en} in {y}? >> What rank was that?
        """,
        (rank(w.rank(at), n),),
    )
    yield _way(
        "rank and why",
        f"""
        {unit_a} xếp thứ mấy {i} năm {y} và vì sao?
        {i} năm {y} {unit_a} đứng thứ mấy, nguyên nhân do đâu?
        """,
        f"""
        What rank did {a} {en} hold in the {y} {e} and why?
        """,
        (rank(w.rank(at), n),),
    )
    one, two = w.order()[:2]
    yield _way(
        "talk: of the first",
        f"""
        {w.level} nào đứng đầu {i} năm {y}? >> hơn {w.level.lower()} đứng thứ hai bao nhiêu?
        {w.level} nào dẫn đầu {i} năm {y}? >> cao hơn {w.units[two]} mấy điểm?
        """,
        "",
        (number(w.scores[2][one] - w.scores[2][two]),),
    )
    if "ranks" in own:
        moved = [k for k in range(n) if w.rank(k) != w.rank(k, 1)]
        if not moved:
            return
        k = chance.choice(moved)
        by = w.rank(k, 1) - w.rank(k)
        word = "tăng" if by > 0 else "giảm"
        unit_k = w.units[k]
        both = (f"{abs(by)} bậc", f"{abs(by)} hạng", f"{abs(by)} place", f"{abs(by)} places")
        yield _way(
            "ranks moved",
            f"""
            {unit_k} {word} mấy bậc {i} năm {y} so với năm {p}?
            {unit_k} tăng hay giảm mấy bậc về {i} năm {y} so với {p}?
            Thứ hạng {i} của {unit_k} năm {y} {word} bao nhiêu bậc so với năm trước?
            {w.bare(k)} {"lên" if by > 0 else "tụt"} mấy hạng {i} {y} so với {p}?
            """,
            f"""
            By how many places did {w.bare(k)} {en} {"rise" if by > 0 else "fall"} in the {e} from {p} to {y}?
            How many places did {w.bare(k)} {en} {"climb" if by > 0 else "drop"} in the {y} {e} compared with {p}?
            """,
            (both,),
        )
        leap = max(range(n), key=lambda one: w.rank(one, 1) - w.rank(one))
        far = w.rank(leap, 1) - w.rank(leap)
        if sum(w.rank(one, 1) - w.rank(one) == far for one in range(n)) == 1:
            yield _way("most ranks risen", f"""
                {w.level} nào tăng nhiều bậc nhất {i} năm {y} so với năm {p}?
                {w.level} nào thăng hạng mạnh nhất {i} {y} so với {p}?
                """, f"""
                Which {en} climbed the most places in the {e} from {p} to {y}?
                """, ((w.bare(leap),), (str(far),)))  # fmt: skip


def _of_years(w: World, chance: random.Random) -> Iterator[Way]:
    i, y = chance.choice(w.index.asked), w.year
    e, en = chance.choice(_ENGLISH[w.index.short]), _LEVELS[w.level]
    at = chance.randrange(len(w.units))
    unit_a, a = w.units[at], w.bare(at)
    three = tuple(number(w.scores[k][at]) for k in range(3))
    yield _way(
        "trend",
        f"""
        {i} của {unit_a} qua các năm thế nào?
        {i} của {unit_a} từ {y - 2} đến {y} tăng hay giảm?
        Xu hướng {i} của {a} mấy năm gần đây ra sao?
        {i} {unit_a} giai đoạn {y - 2}-{y} diễn biến thế nào?
        3 năm qua {i} của {unit_a} thay đổi ra sao?
        """,
        f"""
        How has the {e} of {a} {en} changed over the years?
        What is the trend of the {e} of {a} {en} from {y - 2} to {y}?
        """,
        three,
    )
    yield _way("two years apart", f"""
        {i} của {unit_a} năm {y} hơn kém năm {y - 2} bao nhiêu?
        Từ năm {y - 2} đến năm {y}, {i} của {unit_a} chênh bao nhiêu?
        """, f"""
        How much did the {e} of {a} {en} change from {y - 2} to {y}?
        """, (number(w.scores[2][at] - w.scores[0][at]),))  # fmt: skip


def _of_fields(w: World, chance: random.Random) -> Iterator[Way]:
    y, at = w.year, chance.randrange(len(w.units))
    unit_a, a, en = w.units[at], w.bare(at), _LEVELS[w.level]
    own = w.fields[at]
    low, high = min(range(4), key=own.__getitem__), max(range(4), key=own.__getitem__)
    yield _way(
        "lowest field",
        f"""
        Lĩnh vực nào của {unit_a} thấp điểm nhất năm {y}?
        Năm {y} {unit_a} yếu nhất ở lĩnh vực nào?
        {a} năm {y} lĩnh vực nào điểm thấp nhất?
        Trong các lĩnh vực, {unit_a} năm {y} đạt thấp nhất ở lĩnh vực nào, bao nhiêu điểm?
        """,
        f"""
        Which field of {a} {en} scored lowest in {y}?
        In which area did {a} {en} score lowest in {y}?
        """,
        ((FIELDS[low], _FIELDS_TOLD[low]), number(own[low])),
    )
    yield _way(
        "highest field",
        f"""
        Lĩnh vực nào của {unit_a} cao điểm nhất năm {y}?
        {unit_a} năm {y} mạnh nhất ở lĩnh vực nào?
        Năm {y}, lĩnh vực nào của {a} được nhiều điểm nhất?
        """,
        f"""
        Which field of {a} {en} scored highest in {y}?
        Which component of {a} {en} had the most points in {y}?
        """,
        ((FIELDS[high], _FIELDS_TOLD[high]), number(own[high])),
    )
    other = (at + 1) % len(w.units)
    k = chance.randrange(4)
    f, ef = FIELDS[k].lower(), _FIELDS_ENGLISH[k]
    if own[k] != w.fields[other][k]:
        best = at if own[k] > w.fields[other][k] else other
        yield _way(
            "field of two",
            f"""
            {unit_a} và {w.units[other]}, nơi nào điểm {f} năm {y} cao hơn?
            Điểm {f} năm {y} của {w.bare(at)} với {w.bare(other)} bên nào cao hơn?
            """,
            "",
            ((w.bare(best),), number(own[k]), number(w.fields[other][k])),
        )
        yield _way(
            "field apart",
            f"""
            Điểm {f} năm {y} của {unit_a} và {w.units[other]} chênh nhau bao nhiêu?
            {w.units[best]} hơn {w.units[at if best == other else other]} bao nhiêu điểm {f} năm {y}?
            """,
            f"""
            How many points apart were {a} {en} and {w.bare(other)} {en} in {ef} in {y}?
            """,
            (number(own[k] - w.fields[other][k]),),
        )
    m = (k + 1) % 4
    yield _way(
        "fields of one apart",
        f"""
        Năm {y}, điểm {f} và {FIELDS[m].lower()} của {unit_a} chênh nhau bao nhiêu?
        {unit_a} năm {y} điểm {FIELDS[low].lower()} kém {FIELDS[high].lower()} bao nhiêu?
        """.splitlines()[1],
        "",
        (number(own[k] - own[m]),),
    )
    yield _way("field value", f"""
        {unit_a} được bao nhiêu điểm {f} năm {y}?
        Điểm {f} của {unit_a} năm {y} là mấy?
        """, f"""
        How many points did {a} {en} get for {ef} in {y}?
        """, (number(own[k]),))  # fmt: skip


def _of_targets(w: World, own: frozenset[str], chance: random.Random) -> Iterator[Way]:
    i, at = chance.choice(w.index.asked), chance.randrange(len(w.units))
    e, en = chance.choice(_ENGLISH[w.index.short]), _LEVELS[w.level]
    unit_a, a, aim = w.units[at], w.bare(at), w.year + ("before" in own)
    u = "điểm" if w.unit == "điểm" else "điểm phần trăm"
    yield _way(
        "to target",
        f"""
        {unit_a} còn thiếu bao nhiêu {u} nữa thì đạt mục tiêu {i} năm {aim}?
        Còn bao nhiêu nữa thì {unit_a} đạt mục tiêu {i} năm {aim}?
        {i} của {unit_a} còn cách mục tiêu năm {aim} mấy {u}?
        {i} của {a} còn kém mục tiêu bao nhiêu?
        """,
        f"""
        How far is {a} {en} from its {e} target?
        How many points is {a} {en} short of its {aim} {e} target?
        """,
        (number(w.targets[at] - w.scores[2][at]),),
    )
    yield _way("target itself", f"""
        Mục tiêu {i} năm {aim} của {unit_a} là bao nhiêu?
        {unit_a} phấn đấu {i} năm {aim} đạt bao nhiêu?
        """, f"""
        What is the {aim} {e} target of {a} {en}?
        """, (number(w.targets[at]),))  # fmt: skip


def _of_counts(w: World, own: frozenset[str], chance: random.Random) -> Iterator[Way]:
    y, lv, en = w.year, w.level.lower(), _LEVELS[w.level]
    at, other = chance.sample(range(len(w.units)), 2)
    if w.counts[at].received < w.counts[other].received:
        at, other = other, at
    unit_a, unit_b, a, b = w.units[at], w.units[other], w.bare(at), w.bare(other)
    c, d = w.counts[at], w.counts[other]
    yield _way(
        "columns apart",
        f"""
        Số hồ sơ trực tuyến của {unit_a} năm {y} nhiều hơn số hồ sơ trực tiếp bao nhiêu?
        {unit_a} năm {y} nhận hồ sơ trực tuyến nhiều hơn trực tiếp bao nhiêu hồ sơ?
        Năm {y}, chênh lệch giữa số hồ sơ trực tuyến và số hồ sơ trực tiếp của {unit_a} là bao nhiêu?
        """,
        f"""
        How many more dossiers did {a} {en} receive online than in person in {y}?
        """,
        (number(c.online - c.direct, 0),),
    )
    yield _way(
        "counts apart",
        f"""
        {unit_a} tiếp nhận nhiều hơn {unit_b} bao nhiêu hồ sơ năm {y}?
        Số hồ sơ tiếp nhận năm {y} của {unit_a} và {unit_b} chênh nhau bao nhiêu?
        {b} nhận ít hơn {a} mấy hồ sơ trong năm {y}?
        """,
        f"""
        How many more dossiers did {a} {en} receive than {b} {en} in {y}?
        """,
        (number(c.received - d.received, 0),),
    )
    yield _way(
        "sum of two",
        f"""
        Tổng số hồ sơ tiếp nhận của {unit_a} và {unit_b} năm {y} là bao nhiêu?
        {unit_a} và {unit_b} năm {y} nhận tổng cộng bao nhiêu hồ sơ?
        Cộng cả {a} và {b} thì năm {y} tiếp nhận bao nhiêu hồ sơ?
        """,
        f"""
        How many dossiers did {a} {en} and {b} {en} receive in total in {y}?
        """,
        (number(c.received + d.received, 0),),
    )
    yield _way(
        "sum of all",
        f"""
        Cả {len(w.units)} {lv} năm {y} tiếp nhận tổng cộng bao nhiêu hồ sơ?
        Tổng số hồ sơ tiếp nhận của các {lv} năm {y} là bao nhiêu?
        """,
        f"""
        How many dossiers did all {en}s receive in total in {y}?
        """,
        (number(sum(one.received for one in w.counts), 0),),
    )
    share = 100 * c.online / c.received
    yield _way(
        "share",
        f"""
        Tỷ lệ hồ sơ trực tuyến của {unit_a} năm {y} là bao nhiêu phần trăm?
        Hồ sơ trực tuyến chiếm bao nhiêu phần trăm số hồ sơ tiếp nhận của {unit_a} năm {y}?
        Năm {y} {unit_a} có bao nhiêu % hồ sơ nộp trực tuyến?
        """,
        f"""
        What share of the dossiers of {a} {en} was received online in {y}?
        """,
        (tuple(dict.fromkeys(one for places in (1, 2) for one in number(share, places))),),
    )
    most, least = (
        pick(range(len(w.units)), key=lambda one: w.counts[one].received) for pick in (max, min)
    )
    yield _way(
        "most of a count",
        f"""
        {w.level} nào tiếp nhận nhiều hồ sơ nhất năm {y}?
        Năm {y} nơi nào nhận nhiều hồ sơ nhất?
        """,
        f"""
        Which {en} received the most dossiers in {y}?
        """,
        ((w.bare(most),), number(w.counts[most].received, 0)),
    )
    yield _way(
        "least of a count",
        f"""
        {w.level} nào tiếp nhận ít hồ sơ nhất năm {y}, bao nhiêu?
        Đơn vị nào có số hồ sơ tiếp nhận thấp nhất năm {y}?
        """,
        f"""
        Which {en} received the fewest dossiers in {y}?
        """,
        ((w.bare(least),), number(w.counts[least].received, 0)),
    )
    yield _way(
        "talk: count",
        f"""
        {unit_a} năm {y} tiếp nhận bao nhiêu hồ sơ? >> trong đó trực tuyến bao nhiêu?
        {unit_a} năm {y} tiếp nhận bao nhiêu hồ sơ? >> bao nhiêu hồ sơ trực tuyến?
        """,
        f"""
        How many dossiers did {a} {en} receive in {y}? >> How many of them online?
        """,
        (number(c.online, 0),),
    )
    if "late" in own:
        yield _way(
            "late share",
            f"""
            Tỷ lệ hồ sơ quá hạn của {unit_a} năm {y} là bao nhiêu?
            Bao nhiêu phần trăm hồ sơ của {unit_a} năm {y} được giải quyết đúng hạn?
            """.splitlines()[1],
            "",
            (
                tuple(
                    dict.fromkeys(
                        one for k in (1, 2) for one in number(100 * c.late / c.resolved, k)
                    )
                ),
            ),
        )
        yield _way(
            "late count",
            f"""
            {unit_a} năm {y} có mấy hồ sơ trễ hạn?
            Số hồ sơ giải quyết quá hạn của {unit_a} năm {y}?
            """,
            f"""
            How many dossiers of {a} {en} were late in {y}?
            """,
            (number(c.late, 0),),
        )
    if "counts before" in own:
        before = w.counts_before[at]
        yield _way("count moved", f"""
            Số hồ sơ tiếp nhận của {unit_a} năm {y} tăng hay giảm bao nhiêu so với năm {y - 1}?
            {unit_a} năm {y} nhận hồ sơ nhiều hay ít hơn năm {y - 1} bao nhiêu?
            """, f"""
            By how much did the number of dossiers received by {a} {en} change from {y - 1} to {y}?
            """, (number(c.received - before.received, 0),))  # fmt: skip
