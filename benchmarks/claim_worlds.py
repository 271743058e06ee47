"""Worlds of invented results, and the documents that tell them: prose, lists, tables, reports.

A world is one measure of some units in two years. Its documents say all of it; the claims made
from it (`benchmarks.made_claims`) are therefore known to be true, false, or told nowhere.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from benchmarks.made_tables import FIRST, SECOND, names, vi

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal["score", "rate", "count", "money"]


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured: how documents and claims call it, and how its values are written.

    ``names`` are nouns ("Chỉ số CCHC"), the first that of documents; ``does`` is what a unit does
    with a value ("tiếp nhận {v}"); ``most`` and ``more`` go with "nhất" and "hơn".
    """

    kind: Kind
    names: tuple[str, ...]
    does: tuple[str, ...]
    more: str
    most: str
    unit: str
    low: float
    high: float
    digits: int

    def write(self, value: float) -> str:
        """Return a value as it is written, with its unit."""
        return vi(value, self.digits) + ("%" if self.unit == "%" else f" {self.unit}")

    def apart(self, amount: float) -> str:
        """Return how far two values are apart, as it is written."""
        unit = "điểm phần trăm" if self.unit == "%" else self.unit
        return f"{vi(abs(round(amount, self.digits)), self.digits)} {unit}"


PAR = Measured(
    "score", ("Chỉ số cải cách hành chính", "Chỉ số CCHC", "chỉ số cải cách hành chính", "PAR INDEX"),
    ("đạt {v} {n}", "được {v} về {n}", "có {n} là {v}"), "có {n} cao", "có {n} cao", "điểm", 61, 96, 2,
)  # fmt: skip
DTI = Measured(
    "score", ("Chỉ số chuyển đổi số", "chỉ số chuyển đổi số", "DTI"),
    ("đạt {v} {n}", "được {v} về {n}", "có {n} là {v}"), "có {n} cao", "có {n} cao", "điểm", 51, 93, 2,
)  # fmt: skip
SIPAS = Measured(
    "score", ("Chỉ số hài lòng về sự phục vụ hành chính", "SIPAS", "Chỉ số hài lòng"),
    ("đạt {v} {n}", "có {n} đạt {v}", "có {n} là {v}"), "có {n} cao", "có {n} cao", "%", 71, 96, 2,
)  # fmt: skip
ON_TIME = Measured(
    "rate", ("Tỷ lệ hồ sơ giải quyết đúng hạn", "tỷ lệ hồ sơ đúng hạn", "tỷ lệ giải quyết hồ sơ đúng hạn"),
    ("có {n} đạt {v}", "có {n} là {v}"), "có {n} cao", "có {n} cao", "%", 71, 99.8, 1,
)  # fmt: skip
ONLINE = Measured(
    "rate", ("Tỷ lệ hồ sơ nộp trực tuyến", "tỷ lệ hồ sơ trực tuyến", "tỷ lệ nộp hồ sơ trực tuyến"),
    ("có {n} đạt {v}", "có {n} là {v}"), "có {n} cao", "có {n} cao", "%", 21, 97, 1,
)  # fmt: skip
RECEIVED = Measured(
    "count", ("Số hồ sơ tiếp nhận", "số hồ sơ tiếp nhận", "lượng hồ sơ tiếp nhận"),
    ("tiếp nhận {v}", "đã tiếp nhận {v}", "nhận {v}"), "tiếp nhận nhiều hồ sơ", "tiếp nhận nhiều hồ sơ",
    "hồ sơ", 1100, 29000, 0,
)  # fmt: skip
LATE = Measured(
    "count", ("Số hồ sơ quá hạn", "số hồ sơ quá hạn", "lượng hồ sơ quá hạn"),
    ("có {v} quá hạn", "để quá hạn {v}", "còn {v} quá hạn"), "có nhiều hồ sơ quá hạn",
    "có nhiều hồ sơ quá hạn", "hồ sơ", 13, 890, 0,
)  # fmt: skip
DISBURSED = Measured(
    "money", ("Vốn đầu tư công giải ngân", "số vốn đầu tư công giải ngân", "vốn đầu tư công đã giải ngân"),
    ("giải ngân {v} vốn đầu tư công", "đã giải ngân được {v} vốn đầu tư công"),
    "giải ngân vốn đầu tư công nhiều", "giải ngân vốn đầu tư công nhiều", "tỷ đồng", 61, 990, 1,
)  # fmt: skip
REVENUE = Measured(
    "money", ("Thu ngân sách", "số thu ngân sách", "thu ngân sách nhà nước"),
    ("thu ngân sách {v}", "thu ngân sách được {v}"), "thu ngân sách nhiều", "thu ngân sách nhiều",
    "tỷ đồng", 41, 1900, 1,
)  # fmt: skip
MEASURES = (PAR, PAR, DTI, SIPAS, ON_TIME, ONLINE, RECEIVED, LATE, DISBURSED, REVENUE)
LEVELS = ("Huyện", "Xã", "Phường", "Tỉnh", "Sở")
OFFICES = (
    "Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Y tế", "Sở Xây dựng", "Sở Công Thương",
    "Sở Ngoại vụ", "Sở Giáo dục và Đào tạo", "Sở Khoa học và Công nghệ",
)  # fmt: skip
NOWHERE = "Kỳ Phú"
"""A name that no made unit bears."""


@dataclass(frozen=True, slots=True)
class World:
    """One measure of some units in two years, best first in the later one."""

    measured: Measured
    province: str
    level: str
    units: tuple[str, ...]
    year: int
    now: tuple[float, ...]
    before: tuple[float, ...]

    @property
    def earlier(self) -> int:
        """The earlier year."""
        return self.year - 1

    @property
    def plural(self) -> str:
        """What the units are called: "huyện"."""
        return self.level.casefold()

    def rank(self, at: int, *, then: bool = False) -> int:
        """Return the place of a unit by its value, in the earlier year with ``then``."""
        values = self.before if then else self.now
        return 1 + sum(one > values[at] for one in values)

    @property
    def ranked(self) -> bool:
        """Whether the documents rank the units."""
        return self.measured.kind == "score"


def made_world(chance: random.Random) -> World:
    """Return an invented world."""
    measured, level = chance.choice(MEASURES), chance.choice(LEVELS)
    count = chance.randint(5, 9)
    if level == "Sở":
        units = tuple(chance.sample(OFFICES, count))
    else:
        units = tuple(
            f"{level.casefold()} {name[len(level) + 1 :]}" for name in names(chance, level, count)
        )
    places = measured.digits

    def one() -> float:
        return round(chance.uniform(measured.low, measured.high), places)

    now = sorted({one() for _ in range(3 * count)}, reverse=True)
    now = sorted(chance.sample(now, count), reverse=True)
    before: list[float] = []
    for value in now:
        near = 0.0
        while not near or near in before or near == value:
            drift = chance.uniform(-0.35, 0.3) if measured.kind in ("count", "money") else 0.0
            near = round(value * (1 + drift) + (0 if drift else chance.uniform(-6, 5)), places)
            near = min(near, 99.9) if measured.unit == "%" else near
        before.append(near)
    province = f"{chance.choice(FIRST)} {chance.choice(SECOND)}"
    return World(
        measured,
        province,
        level,
        units,
        chance.choice((2022, 2023, 2024)),
        tuple(now),
        tuple(before),
    )


@dataclass(frozen=True, slots=True)
class Written:
    """A document of a world: the name of its file and its text (Markdown)."""

    name: str
    text: str


def _big(text: str) -> str:
    return text[:1].upper() + text[1:]


def _head(w: World, year: int | str) -> str:
    who = f"các {w.plural}" + (f" của tỉnh {w.province}" if w.level != "Tỉnh" else "")
    return f"{w.measured.names[0]} năm {year} của {who}"


def _did(w: World, at: int, *, then: bool = False) -> str:
    """Return what a unit did in one of the years: "tiếp nhận 3.210 hồ sơ"."""
    value = (w.before if then else w.now)[at]
    return w.measured.does[0].format(v=w.measured.write(value), n=w.measured.names[0])


def _place(w: World, at: int, *, then: bool = False) -> str:
    return f", xếp thứ {w.rank(at, then=then)}/{len(w.units)}" if w.ranked else ""


def prose(w: World) -> list[Written]:
    """Each unit in a paragraph of its own, the earlier year behind."""
    lines = [
        f"# {_head(w, w.year)}",
        f"Hội nghị tổng kết năm {w.year} nghe báo cáo kết quả của từng đơn vị.",
    ]
    for at, unit in enumerate(w.units):
        then = _did(w, at, then=True)
        lines.append(
            f"Năm {w.year}, {unit} {_did(w, at)}{_place(w, at)}. Năm {w.earlier}, {unit} {then}{_place(w, at, then=True)}."
        )
    return [Written("bai", "\n\n".join(lines))]


def listed(w: World) -> list[Written]:
    """One sentence with all units, a second one for the earlier year."""
    found = []
    for values, year in ((w.now, w.year), (w.before, w.earlier)):
        order = sorted(range(len(w.units)), key=lambda at: -values[at])
        said = "; ".join(f"{w.units[at]} {w.measured.write(values[at])}" for at in order)
        found.append(f"{_head(w, year)} như sau: {said}.")
    return [
        Written(
            "thong-bao",
            f"# Thông báo kết quả năm {w.earlier} và năm {w.year}\n\n" + "\n\n".join(found),
        )
    ]


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (heads, *rows)]
    return "\n".join([lines[0], "|" + "---|" * len(heads), *lines[1:]])


def both_years(w: World) -> list[Written]:
    """A table whose columns are the years."""
    unit = w.measured.unit
    rows = [
        [str(at + 1), _big(one), w.measured.write(w.before[at]).removesuffix(unit).strip(),
         w.measured.write(w.now[at]).removesuffix(unit).strip()]
        for at, one in enumerate(w.units)
    ]  # fmt: skip
    title = f"# {_head(w, f'{w.earlier} và năm {w.year}')}"
    return [
        Written(
            "bang",
            f"{title}\n\nĐơn vị tính: {unit}\n\n{_table(['TT', 'Đơn vị', f'Năm {w.earlier}', f'Năm {w.year}'], rows)}",
        )
    ]


def a_table_each(w: World) -> list[Written]:
    """A document for each year, with a table of it, ranked where it is an index."""
    found = []
    for values, year, then in ((w.now, w.year, False), (w.before, w.earlier, True)):
        order = sorted(range(len(w.units)), key=lambda at: -values[at])
        name = w.measured.names[0] + f" ({w.measured.unit})"
        heads = ["STT", "Tên đơn vị", name] + ["Xếp hạng"] * w.ranked
        rows = [
            [str(n), _big(w.units[at]), w.measured.write(values[at]).removesuffix(w.measured.unit).strip()]
            + [str(w.rank(at, then=then))] * w.ranked
            for n, at in enumerate(order, 1)
        ]  # fmt: skip
        lead = f"Kết quả cụ thể của {len(w.units)} {w.plural} năm {year} như sau:"
        found.append(
            Written(f"phu-luc-{year}", f"# {_head(w, year)}\n\n{lead}\n\n{_table(heads, rows)}")
        )
    return found


def dashes(w: World) -> list[Written]:
    """A line for each unit under a heading, the earlier year in brackets."""
    m = w.measured
    lines = [f"# Báo cáo kết quả năm {w.year} của các {w.plural}", f"## {m.names[0]} năm {w.year}"]
    lines.append("\n".join(
        f"- {_big(unit)}: {m.write(w.now[at])} (năm {w.earlier}: {m.write(w.before[at])})."
        for at, unit in enumerate(w.units)
    ))  # fmt: skip
    return [Written("bao-cao", "\n\n".join(lines))]


def told_as_change(w: World) -> list[Written]:
    """Each unit with its rise or fall from one year to the next."""
    m = w.measured
    lines = [f"# Chuyển biến qua hai năm {w.earlier} và {w.year}"]
    for at, unit in enumerate(w.units):
        up = w.now[at] > w.before[at]
        lines.append(
            f"{m.names[0]} của {unit} {'tăng' if up else 'giảm'} từ {m.write(w.before[at])} năm {w.earlier} "
            f"{'lên' if up else 'xuống'} {m.write(w.now[at])} năm {w.year}."
        )
    return [Written("chuyen-bien", "\n\n".join(lines))]


def an_article_each(w: World) -> list[Written]:
    """An article for each unit, as the press writes: the result first, the year before after it."""
    found = []
    for at, unit in enumerate(w.units):
        up = w.now[at] > w.before[at]
        lines = [
            f"# {_big(unit)} tổng kết công tác năm {w.year}",
            f"Theo báo cáo tại hội nghị, năm {w.year} {unit} {_did(w, at)}{_place(w, at)}.",
            f"So với năm {w.earlier} ({w.measured.write(w.before[at])}), kết quả này {'tăng' if up else 'giảm'} "
            f"{w.measured.apart(w.now[at] - w.before[at])}.",
            "Các đại biểu thảo luận phương hướng thời gian tới và trao giấy khen cho các tập thể tiêu biểu.",
        ]  # fmt: skip
        found.append(Written(f"tin-{at}", "\n\n".join(lines)))
    return found


LAYOUTS: tuple[Callable[[World], list[Written]], ...] = (
    prose, listed, both_years, a_table_each, dashes, told_as_change, an_article_each,
)  # fmt: skip
