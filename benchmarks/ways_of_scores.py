"""The ways of asking for scores and ranks: apart, risen, at an end, so many years ago, in a talk."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from benchmarks.made_tables import vi
from benchmarks.ways import (
    ENGLISH,
    LEVELS,
    Way,
    counted,
    number,
    rank,
    way,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.stated_ways import World


def of_scores(w: World, own: frozenset[str], chance: random.Random) -> Iterator[Way]:
    """Yield the ways to ask for scores of two years, and for the ranks that go with them."""
    i, y, p = chance.choice(w.index.asked), w.year, w.year - 1
    e, lv = chance.choice(ENGLISH[w.index.short]), w.level.lower()
    en = LEVELS[w.level]
    u = "điểm" if w.unit == "điểm" else "điểm phần trăm"
    now, before, n = w.scores[2], w.scores[1], len(w.units)
    order = w.order()
    at, other = sorted(chance.sample(order, 2), key=w.rank)
    a, b, unit_a, unit_b = w.bare(at), w.bare(other), w.units[at], w.units[other]
    english_a, english_b = f"{a} {en}", f"{b} {en}"
    gap, change = now[at] - now[other], now[at] - before[at]
    first, last = order[0], order[-1]
    yield way(
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
    yield way(
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
    yield way(
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
    yield way(
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
    yield way(
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
    yield way(
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
    yield way(
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
    yield way(
        "count above",
        f"""
        Có bao nhiêu {lv} đạt trên {vi(limit, 1)} {u} {i} năm {y}?
        Mấy {lv} có {i} {y} cao hơn {vi(limit, 1)} {u}?
        Số {lv} đạt {i} năm {y} trên {vi(limit, 1)} {u} là bao nhiêu?
        """.replace(" phần trăm", ""),
        f"""
        How many {en}s scored above {limit} in the {y} {e}?
        """,
        (counted(over, n),),
    )
    yield way(
        "count below",
        f"""
        Có bao nhiêu {lv} dưới {vi(limit, 1)} {u} {i} năm {y}?
        Bao nhiêu {lv} có {i} {y} thấp hơn {vi(limit, 1)} {u}?
        """.replace(" phần trăm", ""),
        f"""
        How many {en}s scored below {limit} in the {y} {e}?
        """,
        (counted(n - over, n),),
    )
    rise = [one for one in range(n) if now[one] > before[one]]
    best = max(range(n), key=lambda one: now[one] - before[one])
    if rise and "years" not in own:
        yield way(
            "count risen",
            f"""
            Có bao nhiêu {lv} tăng điểm {i} năm {y} so với năm {p}?
            Bao nhiêu {lv} có điểm {i} {y} cao hơn năm {p}?
            """,
            f"""
            How many {en}s improved their score in the {e} from {p} to {y}?
            """,
            (counted(len(rise), n),),
        )
        yield way(
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
    yield way(
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
    yield way(
        "year before",
        f"""
        So với năm {y}, năm trước đó {unit_a} đạt bao nhiêu {i}?
        Năm trước năm {y}, {i} của {unit_a} là bao nhiêu?
        {i} năm {y} của {unit_a} so với cùng kỳ năm trước tăng hay giảm?
        """,
        "",
        (number(last_year[0]),),
    )
    yield way(
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
    yield way(
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
    yield way(
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
        yield way(
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
    yield way("absent", f"""
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
    e, en = chance.choice(ENGLISH[w.index.short]), LEVELS[w.level]
    unit_a, a = w.units[at], w.bare(at)
    now = w.scores[2][at]
    yield way(
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
    yield way(
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
    yield way(
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
    yield way(
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
        yield way(
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
            yield way("most ranks risen", f"""
                {w.level} nào tăng nhiều bậc nhất {i} năm {y} so với năm {p}?
                {w.level} nào thăng hạng mạnh nhất {i} {y} so với {p}?
                """, f"""
                Which {en} climbed the most places in the {e} from {p} to {y}?
                """, ((w.bare(leap),), (str(far),)))  # fmt: skip


def of_years(w: World, chance: random.Random) -> Iterator[Way]:
    """Yield the ways to ask for scores of three years."""
    i, y = chance.choice(w.index.asked), w.year
    e, en = chance.choice(ENGLISH[w.index.short]), LEVELS[w.level]
    at = chance.randrange(len(w.units))
    unit_a, a = w.units[at], w.bare(at)
    three = tuple(number(w.scores[k][at]) for k in range(3))
    yield way(
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
    yield way("two years apart", f"""
        {i} của {unit_a} năm {y} hơn kém năm {y - 2} bao nhiêu?
        Từ năm {y - 2} đến năm {y}, {i} của {unit_a} chênh bao nhiêu?
        """, f"""
        How much did the {e} of {a} {en} change from {y - 2} to {y}?
        """, (number(w.scores[2][at] - w.scores[0][at]),))  # fmt: skip
