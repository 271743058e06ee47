"""All ways of asking that a telling of made-up results can answer, and some that it cannot."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from benchmarks.table_layouts import FIELDS
from benchmarks.ways import (
    ENGLISH,
    FIELDS_ENGLISH,
    FIELDS_TOLD,
    LEVELS,
    Way,
    number,
    way,
)  # fmt: skip
from benchmarks.ways_of_scores import of_scores, of_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.stated_ways import Telling, World


def asked_of(w: World, telling: Telling, chance: random.Random) -> Iterator[Way]:
    """Yield every way of asking that a telling answers, and some that it does not."""
    own = telling.states
    if "before" in own:
        yield from of_scores(w, own, chance)
    if "years" in own:
        yield from of_years(w, chance)
    if "fields" in own:
        yield from _of_fields(w, chance)
    if "targets" in own:
        yield from _of_targets(w, own, chance)
    if "counts" in own:
        yield from _of_counts(w, own, chance)


def _of_fields(w: World, chance: random.Random) -> Iterator[Way]:
    y, at = w.year, chance.randrange(len(w.units))
    unit_a, a, en = w.units[at], w.bare(at), LEVELS[w.level]
    own = w.fields[at]
    low, high = min(range(4), key=own.__getitem__), max(range(4), key=own.__getitem__)
    yield way(
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
        ((FIELDS[low], FIELDS_TOLD[low]), number(own[low])),
    )
    yield way(
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
        ((FIELDS[high], FIELDS_TOLD[high]), number(own[high])),
    )
    other = (at + 1) % len(w.units)
    k = chance.randrange(4)
    f, ef = FIELDS[k].lower(), FIELDS_ENGLISH[k]
    if own[k] != w.fields[other][k]:
        best = at if own[k] > w.fields[other][k] else other
        yield way(
            "field of two",
            f"""
            {unit_a} và {w.units[other]}, nơi nào điểm {f} năm {y} cao hơn?
            Điểm {f} năm {y} của {w.bare(at)} với {w.bare(other)} bên nào cao hơn?
            """,
            "",
            ((w.bare(best),), number(own[k]), number(w.fields[other][k])),
        )
        yield way(
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
    yield way(
        "fields of one apart",
        f"""
        Năm {y}, điểm {f} và {FIELDS[m].lower()} của {unit_a} chênh nhau bao nhiêu?
        {unit_a} năm {y} điểm {FIELDS[low].lower()} kém {FIELDS[high].lower()} bao nhiêu?
        """.splitlines()[1],
        "",
        (number(own[k] - own[m]),),
    )
    yield way("field value", f"""
        {unit_a} được bao nhiêu điểm {f} năm {y}?
        Điểm {f} của {unit_a} năm {y} là mấy?
        """, f"""
        How many points did {a} {en} get for {ef} in {y}?
        """, (number(own[k]),))  # fmt: skip


def _of_targets(w: World, own: frozenset[str], chance: random.Random) -> Iterator[Way]:
    i, at = chance.choice(w.index.asked), chance.randrange(len(w.units))
    e, en = chance.choice(ENGLISH[w.index.short]), LEVELS[w.level]
    unit_a, a, aim = w.units[at], w.bare(at), w.year + ("before" in own)
    u = "điểm" if w.unit == "điểm" else "điểm phần trăm"
    yield way(
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
    yield way("target itself", f"""
        Mục tiêu {i} năm {aim} của {unit_a} là bao nhiêu?
        {unit_a} phấn đấu {i} năm {aim} đạt bao nhiêu?
        """, f"""
        What is the {aim} {e} target of {a} {en}?
        """, (number(w.targets[at]),))  # fmt: skip


def _of_counts(w: World, own: frozenset[str], chance: random.Random) -> Iterator[Way]:
    y, lv, en = w.year, w.level.lower(), LEVELS[w.level]
    at, other = chance.sample(range(len(w.units)), 2)
    if w.counts[at].received < w.counts[other].received:
        at, other = other, at
    unit_a, unit_b, a, b = w.units[at], w.units[other], w.bare(at), w.bare(other)
    c, d = w.counts[at], w.counts[other]
    yield way(
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
    yield way(
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
    yield way(
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
    yield way(
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
    yield way(
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
    yield way(
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
    yield way(
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
    yield way(
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
        yield way(
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
        yield way(
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
        yield way("count moved", f"""
            Số hồ sơ tiếp nhận của {unit_a} năm {y} tăng hay giảm bao nhiêu so với năm {y - 1}?
            {unit_a} năm {y} nhận hồ sơ nhiều hay ít hơn năm {y - 1} bao nhiêu?
            """, f"""
            By how much did the number of dossiers received by {a} {en} change from {y - 1} to {y}?
            """, (number(c.received - before.received, 0),))  # fmt: skip
