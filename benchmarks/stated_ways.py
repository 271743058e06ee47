"""The same made-up results told in many ways: tables, lists of dashes, news prose, reports of one unit."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.made_tables import names, scores, vi
from benchmarks.table_layouts import FIELDS, INDICES, Block, Index, Laid, Table, own_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PROVINCES = ("Thanh Khê Sơn", "Bình Lạng", "Hải Trạch", "Vĩnh An Giang", "Lâm Phú")
MOST = (16.0, 15.0, 14.0, 13.0)
"""How many points a field has at most."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The dossiers of one unit in one year: online and in person come in, some are late."""

    online: int
    direct: int
    resolved: int
    late: int

    @property
    def received(self) -> int:
        """All that came in."""
        return self.online + self.direct

    @property
    def on_time(self) -> int:
        """All that were resolved in time."""
        return self.resolved - self.late


@dataclass(frozen=True, slots=True)
class World:
    """What is true: scores of three years (the newest last), fields, targets and dossiers."""

    province: str
    index: Index
    year: int
    level: str
    units: tuple[str, ...]
    scores: tuple[tuple[float, ...], ...]
    fields: tuple[tuple[float, ...], ...]
    targets: tuple[float, ...]
    counts: tuple[Counts, ...]
    counts_before: tuple[Counts, ...]

    @property
    def unit(self) -> str:
        """The unit of the index."""
        return self.index.unit

    @property
    def mean(self) -> float:
        """The mean of the newest year."""
        return round(sum(self.scores[2]) / len(self.units), 2)

    def rank(self, at: int, back: int = 0) -> int:
        """Return the rank of a unit so many years back."""
        own = self.scores[2 - back]
        return 1 + sum(other > own[at] for other in own)

    def order(self, back: int = 0) -> list[int]:
        """Return the units, the best first."""
        return sorted(range(len(self.units)), key=lambda at: self.rank(at, back))

    def bare(self, at: int) -> str:
        """Return the name of a unit without its level."""
        return own_name(self.units[at], self.level)

    def said(self, value: float) -> str:
        """Return a score with its unit: "86,2 điểm", "86,2%"."""
        return f"{vi(value)}{'%' if self.unit == '%' else ' điểm'}"


def world(chance: random.Random) -> World:
    """Return made-up results in which no two units are level."""
    level = chance.choice(("Huyện", "Xã", "Phường"))
    count = chance.randint(6, 9)
    years: list[tuple[float, ...]] = []
    while len(years) < 3:
        own = scores(chance, count)
        chance.shuffle(own)
        if years:
            own = [round(one + chance.uniform(-5, 5.5), 2) for one in years[-1]]
        if len(set(own)) == count and max(own) < 99:
            years.append(tuple(own))
    return World(
        chance.choice(PROVINCES), chance.choice(INDICES), chance.choice((2023, 2024, 2025)), level,
        tuple(names(chance, level, count)), tuple(years),
        tuple(_fields(chance) for _ in range(count)),
        tuple(round(one + chance.uniform(1.5, 6), 1) for one in years[2]),
        tuple(_counts(chance) for _ in range(count)), tuple(_counts(chance) for _ in range(count)),
    )  # fmt: skip


def _fields(chance: random.Random) -> tuple[float, ...]:
    """Return points of the fields whose lowest and highest are so by points and by share."""
    while True:
        own = tuple(round(most * chance.uniform(0.5, 0.98), 2) for most in MOST)
        shares = [one / most for one, most in zip(own, MOST, strict=True)]
        ends = [(min(range(4), key=s.__getitem__), max(range(4), key=s.__getitem__)) for s in (own, shares)]  # fmt: skip
        if ends[0] == ends[1] and len(set(own)) == 4:
            return own


def _counts(chance: random.Random) -> Counts:
    online, direct = chance.randint(900, 4800), chance.randint(200, 880)
    return Counts(online, direct, online + direct - chance.randint(20, 150), chance.randint(11, 99))


@dataclass(frozen=True, slots=True)
class Telling:
    """The documents that tell a world, and which of its facts they state."""

    documents: tuple[Laid, ...]
    states: frozenset[str]


def _table(heads: str, rows: Sequence[Sequence[str]]) -> Block:
    levels = tuple(tuple(cell.strip() for cell in row.split("|")) for row in heads.split(" // "))
    return Block("table", table=Table(levels, tuple(map(tuple, rows)), frozenset()))


def _laid(*lines: str | Block) -> Laid:
    """Return a document: the first line is its title, "## " opens a heading."""
    made = Laid()
    for at, line in enumerate(lines):
        if isinstance(line, Block):
            made.blocks.append(line)
        elif line.startswith("## "):
            made.add("2", line[3:])
        else:
            made.add("p" if at else "1", line)
    return made


def _all(w: World) -> str:
    return f"{len(w.units)} {w.level.lower()}"


def one_table(w: World, chance: random.Random) -> Telling:
    """Two years beside each other in one table, points and ranks."""
    y = w.year
    heads = f"TT | Đơn vị | Năm {y - 1} |  | Năm {y} |  //  |  | Điểm | Hạng | Điểm | Hạng"
    order = chance.sample(range(len(w.units)), len(w.units))
    rows = [
        (str(n), w.units[at], vi(w.scores[1][at]), str(w.rank(at, 1)), vi(w.scores[2][at]), str(w.rank(at)))
        for n, at in enumerate(order, 1)
    ]  # fmt: skip
    title = f"Kết quả {w.index.name} ({w.index.short}) của các {w.level.lower()} tỉnh {w.province} năm {y - 1} và năm {y}"
    return Telling((_laid(title, _table(heads, rows)),), frozenset(["before", "ranks"]))


def table_a_year(w: World, _: random.Random) -> Telling:
    """A decision a year, each with a table of points and ranks; the newest tells the mean."""
    made = []
    for back in (0, 1):
        y, own = w.year - back, w.scores[2 - back]
        rows = [(str(w.rank(at, back)), w.units[at], vi(own[at])) for at in w.order(back)]
        mean = (
            f"{w.index.name} trung bình của {_all(w)} năm {y} đạt {w.said(w.mean)}."
            if not back
            else ""
        )
        made.append(
            _laid(
                f"Quyết định công bố {w.index.name} ({w.index.short}) năm {y} của các {w.level.lower()} tỉnh {w.province}",
                *([mean] if mean else []), _table(f"Xếp hạng | Tên đơn vị | Điểm số năm {y}", rows),
            )
        )  # fmt: skip
    return Telling(tuple(made), frozenset(["before", "ranks", "mean"]))


def three_years_table(w: World, _: random.Random) -> Telling:
    """The points of three years in one table."""
    heads = f"STT | {w.level} | {w.year - 2} | {w.year - 1} | {w.year}"
    rows = [
        (str(at + 1), name, *(vi(own[at]) for own in w.scores)) for at, name in enumerate(w.units)
    ]
    title = f"{w.index.name} ({w.index.short}) của các {w.level.lower()} tỉnh {w.province} giai đoạn {w.year - 2}-{w.year}"
    return Telling((_laid(title, f"Đơn vị tính: {w.unit}", _table(heads, rows)),), frozenset(["before", "years"]))  # fmt: skip


def fields_table(w: World, _: random.Random) -> Telling:
    """The fields of each unit in one table, with its total and its rank."""
    heads = " | ".join(["STT", "Đơn vị", *FIELDS, "Tổng điểm", "Xếp hạng"])
    rows = [
        (str(at + 1), name, *map(vi, w.fields[at]), vi(sum(w.fields[at])), str(1 + sum(sum(o) > sum(w.fields[at]) for o in w.fields)))
        for at, name in enumerate(w.units)
    ]  # fmt: skip
    title = f"Điểm các lĩnh vực của {w.index.name} năm {w.year} của các {w.level.lower()} tỉnh {w.province}"
    return Telling((_laid(title, _table(heads, rows)),), frozenset(["fields"]))


def counts_table(w: World, _: random.Random) -> Telling:
    """The dossiers of each unit in one table."""
    heads = "STT | Đơn vị | Số hồ sơ tiếp nhận |  |  | Số hồ sơ đã giải quyết |  //  |  | Tổng số | Trực tuyến | Trực tiếp | Đúng hạn | Quá hạn"
    rows = [
        (str(at + 1), name, *(vi(one, 0) for one in (c.received, c.online, c.direct, c.on_time, c.late)))
        for at, (name, c) in enumerate(zip(w.units, w.counts, strict=True))
    ]  # fmt: skip
    title = f"Tình hình tiếp nhận, giải quyết hồ sơ thủ tục hành chính năm {w.year} của các {w.level.lower()} tỉnh {w.province}"
    return Telling((_laid(title, "Đơn vị tính: hồ sơ", _table(heads, rows)),), frozenset(["counts", "late"]))  # fmt: skip


def target_table(w: World, _: random.Random) -> Telling:
    """Result and target of each unit in one table."""
    heads = f"STT | Đơn vị | Mục tiêu năm {w.year} | Kết quả năm {w.year}"
    rows = [
        (str(at + 1), name, vi(w.targets[at], 1), vi(w.scores[2][at]))
        for at, name in enumerate(w.units)
    ]
    title = f"Kết quả thực hiện mục tiêu {w.index.name} ({w.index.short}) năm {w.year} của các {w.level.lower()} tỉnh {w.province}"
    return Telling((_laid(title, f"Đơn vị tính: {w.unit}", _table(heads, rows)),), frozenset(["targets"]))  # fmt: skip


def dashes(w: World, _: random.Random) -> Telling:
    """A list of dashes, one unit a line, last year's in parentheses."""
    lines = [
        f"- {w.units[at]}: {w.said(w.scores[2][at])}, xếp thứ {w.rank(at)}/{len(w.units)} (năm {w.year - 1}: {w.said(w.scores[1][at])}, xếp thứ {w.rank(at, 1)}/{len(w.units)})."
        for at in w.order()
    ]
    return Telling(
        (
            _laid(
                f"Báo cáo kết quả {w.index.name} ({w.index.short}) năm {w.year} của các {w.level.lower()} tỉnh {w.province}",
                f"Giá trị trung bình {w.index.name} năm {w.year} của {_all(w)} là {w.said(w.mean)}. Kết quả cụ thể như sau:",
                *lines,
            ),
        ),
        frozenset(["before", "ranks", "mean"]),
    )  # fmt: skip


def news(w: World, _: random.Random) -> Telling:
    """A piece of news a year that names every unit in prose."""
    made = []
    for back in (0, 1):
        y, own, order = w.year - back, w.scores[2 - back], w.order(back)
        first, second, *rest, last = order
        middle = "; ".join(
            f"{w.units[at]} đạt {w.said(own[at])}, xếp thứ {w.rank(at, back)}" for at in rest
        )
        made.append(
            _laid(
                f"Tỉnh {w.province} công bố {w.index.name} ({w.index.short}) năm {y} của các {w.level.lower()}",
                f"Ngày 15/3/{y + 1}, UBND tỉnh {w.province} công bố {w.index.name} năm {y} của {_all(w)} trên địa bàn.",
                f"Theo đó, {w.units[first]} dẫn đầu với {w.said(own[first])}. {w.units[second]} đứng thứ hai với {w.said(own[second])}. Tiếp theo là {middle}. {w.units[last]} xếp cuối bảng với {w.said(own[last])}, thứ {len(order)}/{len(order)}.",
            )
        )  # fmt: skip
    return Telling(tuple(made), frozenset(["before", "ranks"]))


def own_reports(w: World, _: random.Random) -> Telling:
    """A report of each unit on itself: three years, its fields in prose, its target."""
    made = []
    for at, name in enumerate(w.units):
        parts = "; ".join(
            f"{field.lower()} đạt {vi(own)}/{vi(most, 0)} điểm"
            for field, own, most in zip(FIELDS, w.fields[at], MOST, strict=True)
        )
        y, n = w.year, len(w.units)
        made.append(
            _laid(
                f"Báo cáo công tác cải cách hành chính năm {y} của {name}, tỉnh {w.province}",
                "## 1. Kết quả xếp hạng",
                f"Năm {y - 2}, {w.index.name} ({w.index.short}) của {name} đạt {w.said(w.scores[0][at])}, xếp thứ {w.rank(at, 2)}/{n}. Năm {y - 1}, {w.index.name} đạt {w.said(w.scores[1][at])}, xếp thứ {w.rank(at, 1)}/{n}. Năm {y}, {w.index.name} đạt {w.said(w.scores[2][at])}, xếp thứ {w.rank(at)}/{n}.",
                "## 2. Điểm các lĩnh vực", f"Năm {y}, các lĩnh vực của {name}: {parts}.",
                "## 3. Mục tiêu",
                f"Mục tiêu năm {y + 1}: {w.index.name} của {name} đạt từ {w.said(w.targets[at])} trở lên.",
            )
        )  # fmt: skip
    return Telling(tuple(made), frozenset(["before", "ranks", "years", "fields", "targets"]))


def counts_prose(w: World, _: random.Random) -> Telling:
    """The dossiers of each unit in sentences, of two years."""
    lines = [
        f"Năm {w.year}, {name} tiếp nhận {vi(c.received, 0)} hồ sơ, trong đó {vi(c.online, 0)} hồ sơ trực tuyến và {vi(c.direct, 0)} hồ sơ trực tiếp; năm {w.year - 1} tiếp nhận {vi(b.received, 0)} hồ sơ."
        for name, c, b in zip(w.units, w.counts, w.counts_before, strict=True)
    ]
    title = f"Tình hình tiếp nhận hồ sơ thủ tục hành chính của các {w.level.lower()} tỉnh {w.province} năm {w.year}"
    return Telling((_laid(title, *lines),), frozenset(["counts", "counts before"]))


def counts_dashes(w: World, _: random.Random) -> Telling:
    """A report of each unit with its dossiers in dashes."""
    made = [
        _laid(
            f"Báo cáo kết quả giải quyết thủ tục hành chính năm {w.year} của {name}, tỉnh {w.province}",
            "## 1. Tiếp nhận hồ sơ", f"- Tổng số hồ sơ tiếp nhận: {vi(c.received, 0)} hồ sơ.",
            f"- Số hồ sơ tiếp nhận trực tuyến: {vi(c.online, 0)} hồ sơ.",
            f"- Số hồ sơ tiếp nhận trực tiếp: {vi(c.direct, 0)} hồ sơ.",
            "## 2. Giải quyết hồ sơ", f"- Số hồ sơ giải quyết đúng hạn: {vi(c.on_time, 0)} hồ sơ.",
            f"- Số hồ sơ giải quyết quá hạn: {vi(c.late, 0)} hồ sơ.",
        )
        for name, c in zip(w.units, w.counts, strict=True)
    ]  # fmt: skip
    return Telling(tuple(made), frozenset(["counts", "late"]))


def rises(w: World, _: random.Random) -> Telling:
    """Prose that tells of each unit the points of two years and how they moved."""
    lines = []
    for at, name in enumerate(w.units):
        now, before = w.scores[2][at], w.scores[1][at]
        lines.append(
            f"{name} đạt {w.said(now)}, {'tăng' if now > before else 'giảm'} {vi(abs(now - before))}{' điểm phần trăm' if w.unit == '%' else ' điểm'} so với năm {w.year - 1} ({w.said(before)}), đứng thứ {w.rank(at)}/{len(w.units)}."
        )
    return Telling(
        (
            _laid(
                f"Đánh giá {w.index.name} ({w.index.short}) năm {w.year} của các {w.level.lower()} tỉnh {w.province}",
                f"{w.index.name} năm {w.year} của {_all(w)} như sau:", " ".join(lines[: len(lines) // 2]),
                " ".join(lines[len(lines) // 2 :]),
            ),
        ),
        frozenset(["before", "ranks now"]),
    )  # fmt: skip


TELLINGS: Mapping[str, Callable[[World, random.Random], Telling]] = {
    "bảng hai năm": one_table, "mỗi năm một bảng": table_a_year, "bảng ba năm": three_years_table,
    "bảng lĩnh vực": fields_table, "bảng hồ sơ": counts_table, "bảng mục tiêu": target_table,
    "gạch đầu dòng": dashes, "tin mỗi năm": news, "báo cáo từng đơn vị": own_reports,
    "văn xuôi hồ sơ": counts_prose, "gạch hồ sơ": counts_dashes, "văn xuôi tăng giảm": rises,
}  # fmt: skip
