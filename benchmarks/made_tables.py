"""Tables made by chance for measuring: the cells, and what each of them says."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FIRST = ("Tân", "Phú", "An", "Sơn", "Đồng", "Bình", "Hạ", "Mỹ", "Long", "Yên", "Vĩnh", "Quang")
SECOND = (
    "Lâm",
    "Mây",
    "Hòa",
    "Thạch",
    "Khê",
    "Lộc",
    "Điền",
    "Xuyên",
    "Bản",
    "Vang",
    "Nhuận",
    "Trạch",
)
OFFICES = (
    "Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Y tế", "Sở Xây dựng", "Sở Công Thương",
    "Thanh tra tỉnh", "Sở Ngoại vụ", "Sở Giáo dục và Đào tạo",
)  # fmt: skip
PAR = "Chỉ số cải cách hành chính"
SIPAS = "Chỉ số hài lòng về sự phục vụ hành chính"


@dataclass(frozen=True, slots=True)
class Says:
    """What a cell says; ``indicator`` are words that must all stand in what it is bound to."""

    place: str
    indicator: str
    period: str | None
    kind: str
    value: float | None
    unit: str | None = None
    of: float | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A cell at its place, how far it reaches, and what it says if it is a figure."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    says: Says | None = None


@dataclass(slots=True)
class Made:
    """A table: lines above, cells, lines below; ``headers`` is the header each column ends up with."""

    name: str
    above: list[str]
    boxes: list[Box] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    body_from: int = 1

    def row(self, at: int, *cells: str | Box | tuple[str, Says] | None) -> None:
        """Add a row of cells; None leaves the place to a cell merged over it."""
        for column, cell in enumerate(cells):
            if isinstance(cell, Box):
                self.boxes.append(cell)
            elif isinstance(cell, tuple):
                self.boxes.append(Box(cell[0], at, column, says=cell[1]))
            elif cell is not None:
                self.boxes.append(Box(cell, at, column))


def vi(value: float, places: int = 2) -> str:
    """Return a number as Vietnamese writes it."""
    whole, _, rest = f"{value:,.{places}f}".partition(".")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def names(chance: random.Random, kind: str, count: int) -> list[str]:
    """Return invented names of units of one kind."""
    pairs = chance.sample([f"{one} {two}" for one in FIRST for two in SECOND], count)
    return [f"{kind} {pair}" for pair in pairs]


def scores(chance: random.Random, count: int) -> list[float]:
    """Return falling scores."""
    return sorted((round(chance.uniform(60, 97), 2) for _ in range(count)), reverse=True)


def simple(chance: random.Random) -> Made:
    """Return a table of the layout "xếp hạng đơn giản"."""
    units, year = names(chance, "Xã", 9), chance.choice((2022, 2023, 2024))
    made = Made(
        "xếp hạng đơn giản", [f"Bảng xếp hạng Chỉ số cải cách hành chính các xã năm {year}"]
    )
    made.headers = ["STT", "Đơn vị", "Điểm", "Xếp hạng"]
    made.row(0, *made.headers)
    for at, (unit, score) in enumerate(zip(units, scores(chance, 9), strict=True)):
        made.row(
            at + 1, str(at + 1), unit,
            (vi(score), Says(unit, PAR, str(year), "value", score, "điểm")),
            (str(at + 1), Says(unit, PAR, str(year), "rank", at + 1, None, 9)),
        )  # fmt: skip
    return made


def two_years(chance: random.Random) -> Made:
    """Return a table of the layout "hai tầng tiêu đề theo năm"."""
    units = names(chance, "Huyện", 8)
    made = Made("hai tầng tiêu đề theo năm", ["Kết quả Chỉ số CCHC của các huyện qua hai năm"])
    made.headers = ["STT", "Tên đơn vị"] + [
        f"Năm {year} › {what}" for year in (2022, 2023) for what in ("Điểm", "Hạng")
    ]
    made.row(
        0, Box("STT", 0, 0, rows=2), Box("Tên đơn vị", 0, 1, rows=2),
        Box("Năm 2022", 0, 2, columns=2), None, Box("Năm 2023", 0, 4, columns=2),
    )  # fmt: skip
    made.row(1, None, None, "Điểm", "Hạng", "Điểm", "Hạng")
    made.body_from = 2
    earlier = scores(chance, 8)
    order = chance.sample(range(8), 8)
    for at, score in enumerate(scores(chance, 8)):
        unit, rank = units[at], order[at]
        made.row(
            at + 2, str(at + 1), unit,
            (vi(earlier[rank]), Says(unit, PAR, "2022", "value", earlier[rank], "điểm")),
            (str(rank + 1), Says(unit, PAR, "2022", "rank", rank + 1, None, 8)),
            (vi(score), Says(unit, PAR, "2023", "value", score, "điểm")),
            (str(at + 1), Says(unit, PAR, "2023", "rank", at + 1, None, 8)),
        )  # fmt: skip
    return made


def two_indicators(chance: random.Random) -> Made:
    """Return a table of the layout "hai chỉ số"."""
    units = names(chance, "Huyện", 7)
    made = Made("hai chỉ số", ["Tổng hợp kết quả năm 2023 của các huyện trong tỉnh"])
    made.headers = [
        "Đơn vị", "Chỉ số CCHC › Điểm", "Chỉ số CCHC › Xếp hạng",
        "Chỉ số hài lòng (SIPAS) › Tỷ lệ (%)", "Chỉ số hài lòng (SIPAS) › Xếp hạng",
    ]  # fmt: skip
    made.row(
        0, Box("Đơn vị", 0, 0, rows=2), Box("Chỉ số CCHC", 0, 1, columns=2), None,
        Box("Chỉ số hài lòng (SIPAS)", 0, 3, columns=2),
    )  # fmt: skip
    made.row(1, None, "Điểm", "Xếp hạng", "Tỷ lệ (%)", "Xếp hạng")
    made.body_from = 2
    happy, order = scores(chance, 7), chance.sample(range(7), 7)
    for at, score in enumerate(scores(chance, 7)):
        unit, rank = units[at], order[at]
        made.row(
            at + 2, unit,
            (vi(score), Says(unit, PAR, "2023", "value", score, "điểm")),
            (f"{at + 1}/7", Says(unit, PAR, "2023", "rank", at + 1, None, 7)),
            (vi(happy[rank]), Says(unit, SIPAS, "2023", "value", happy[rank], "%")),
            (f"{rank + 1}/7", Says(unit, SIPAS, "2023", "rank", rank + 1, None, 7)),
        )  # fmt: skip
    return made


def groups(chance: random.Random) -> Made:
    """Return a table of the layout "nhóm đơn vị"."""
    offices, units = chance.sample(OFFICES, 6), names(chance, "Huyện", 6)
    made = Made(
        "nhóm đơn vị", ["Phụ lục", "XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2024 CỦA CÁC CƠ QUAN"]
    )
    made.headers = ["TT", "Tên cơ quan, đơn vị", "Điểm đạt được", "Thứ hạng"]
    made.row(0, *made.headers)
    at = 1
    for number, title, members in (
        ("I", "Khối sở, ban, ngành", offices),
        ("II", "Khối UBND cấp huyện", units),
    ):
        made.boxes += [Box(number, at, 0), Box(title, at, 1, columns=3)]
        at += 1
        for rank, (unit, score) in enumerate(zip(members, scores(chance, 6), strict=True), 1):
            made.row(
                at, str(rank), unit,
                (vi(score), Says(unit, PAR, "2024", "value", score, "điểm")),
                (str(rank), Says(unit, PAR, "2024", "rank", rank, None, 6)),
            )  # fmt: skip
            at += 1
    return made


def years_in_columns(chance: random.Random) -> Made:
    """Return a table of the layout "năm là cột"."""
    units = names(chance, "Phường", 7)
    made = Made(
        "năm là cột", ["Tỷ lệ hồ sơ giải quyết đúng hạn của các phường", "Đơn vị tính: %"],
    )  # fmt: skip
    made.headers = ["TT", "Phường", "2021", "2022", "2023"]
    made.row(0, *made.headers)
    for at, unit in enumerate(units):
        shares = [round(chance.uniform(80, 99.9), 1) for _ in range(3)]
        made.row(
            at + 1, str(at + 1), unit,
            *(
                (vi(share, 1), Says(unit, "đúng hạn", year, "value", share, "%"))
                for year, share in zip(("2021", "2022", "2023"), shares, strict=True)
            ),
        )  # fmt: skip
    return made


def indicators_in_rows(chance: random.Random) -> Made:
    """Return a table of the layout "chỉ tiêu là dòng"."""
    place = names(chance, "huyện", 1)[0]
    made = Made("chỉ tiêu là dòng", [f"Một số kết quả cải cách hành chính của {place}"])
    made.headers = ["STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2022", "Năm 2023"]
    made.row(0, *made.headers)
    rows = (
        ("Hồ sơ tiếp nhận", "hồ sơ", "count", 0), ("Tỷ lệ hồ sơ giải quyết đúng hạn", "%", "value", 1),
        ("Tỷ lệ hồ sơ nộp trực tuyến", "%", "value", 1), ("Kinh phí thực hiện", "triệu đồng", "money", 0),
        ("Số lớp tập huấn", "lớp", "count", 0), ("Tỷ lệ thanh toán trực tuyến", "%", "value", 1),
    )  # fmt: skip
    for at, (what, unit, kind, places) in enumerate(rows):
        values = [round(chance.uniform(20, 99) * (1 if places else 40), places) for _ in range(2)]
        key = what.replace("Số lớp", "lớp").replace("nộp ", "").casefold()
        made.row(
            at + 1, str(at + 1), what, unit,
            *(
                (vi(value, places), Says(place, key, year, kind, value, unit))
                for year, value in zip(("2022", "2023"), values, strict=True)
            ),
        )  # fmt: skip
    return made


def counts_and_totals(chance: random.Random) -> Made:
    """Return a table of the layout "đếm, cộng, đánh số cột"."""
    units = names(chance, "Xã", 6)
    made = Made(
        "đếm, cộng, đánh số cột",
        ["BIỂU TỔNG HỢP TIẾP NHẬN HỒ SƠ NĂM 2023", "tỉnh Hạ Lâm"],
        below=["Ghi chú: số liệu tính đến hết ngày 31/12/2023."],
    )
    made.headers = [
        "TT", "Đơn vị", "Tổng số hồ sơ tiếp nhận", "Trong đó › Trực tuyến", "Trong đó › Trực tiếp",
        "Tỷ lệ đúng hạn (%)",
    ]  # fmt: skip
    made.row(
        0, Box("TT", 0, 0, rows=2), Box("Đơn vị", 0, 1, rows=2),
        Box("Tổng số hồ sơ tiếp nhận", 0, 2, rows=2), Box("Trong đó", 0, 3, columns=2), None,
        Box("Tỷ lệ đúng hạn (%)", 0, 5, rows=2),
    )  # fmt: skip
    made.row(1, None, None, None, "Trực tuyến", "Trực tiếp")
    made.row(2, "(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)", "(6)")
    made.body_from = 3
    total = [0, 0, 0]
    for at, unit in enumerate(units):
        online, direct = chance.randint(900, 3000), chance.randint(1000, 5000)
        share = round(chance.uniform(85, 99.9), 2)
        made.row(
            at + 3, str(at + 1), unit,
            (vi(online + direct, 0), Says(unit, "hồ sơ tiếp nhận", "2023", "count", online + direct)),
            (vi(online, 0), Says(unit, "trực tuyến", "2023", "count", online)),
            (vi(direct, 0), Says(unit, "trực tiếp", "2023", "count", direct)),
            (vi(share), Says(unit, "đúng hạn", "2023", "value", share, "%")),
        )  # fmt: skip
        total = [total[0] + online + direct, total[1] + online, total[2] + direct]
    at = len(units) + 3
    made.boxes.append(Box("Tổng cộng", at, 0, columns=2))
    for column, value in enumerate(total):
        made.boxes.append(Box(vi(value, 0), at, column + 2))
    made.boxes.append(Box("-", at, 5))
    return made


def periods_in_rows(chance: random.Random) -> Made:
    """Return a table of the layout "năm là dòng"."""
    place = names(chance, "huyện", 1)[0]
    made = Made("năm là dòng", [f"Chỉ số cải cách hành chính của {place} qua các năm"])
    made.headers = ["Năm", "Điểm số", "Xếp hạng"]
    made.row(0, *made.headers)
    for at, year in enumerate(range(2019, 2025)):
        score, rank = round(chance.uniform(70, 90), 2), chance.randint(1, 11)
        made.row(
            at + 1, str(year),
            (vi(score), Says(place, PAR, str(year), "value", score, "điểm")),
            (f"{rank}/11", Says(place, PAR, str(year), "rank", rank, None, 11)),
        )  # fmt: skip
    return made


def merged_down(chance: random.Random) -> Made:
    """Return a table of the layout "ô gộp dọc"."""
    units = names(chance, "Huyện", 4)
    made = Made("ô gộp dọc", ["Kết quả thực hiện một số chỉ tiêu năm 2024"])
    made.headers = ["Địa phương", "Chỉ tiêu", "Kết quả (%)"]
    made.row(0, *made.headers)
    rows = (
        ("Tỷ lệ hồ sơ nộp trực tuyến", "trực tuyến"),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn", "đúng hạn"),
    )
    at = 1
    for unit in units:
        made.boxes.append(Box(unit, at, 0, rows=2))
        for what, key in rows:
            share = round(chance.uniform(40, 99), 1)
            made.row(at, None, what, (vi(share, 1), Says(unit, key, "2024", "value", share, "%")))
            at += 1
    return made


def matrix(chance: random.Random) -> Made:
    """Return a table of the layout "đơn vị là cột"."""
    units = names(chance, "Huyện", 4)
    made = Made("đơn vị là cột", ["So sánh kết quả năm 2023 giữa các huyện"])
    made.headers = ["Nội dung", *units]
    made.row(0, *made.headers)
    rows = (
        ("Tỷ lệ hồ sơ nộp trực tuyến (%)", "trực tuyến"),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn (%)", "đúng hạn"),
        ("Tỷ lệ thanh toán trực tuyến (%)", "thanh toán"),
    )
    for at, (what, key) in enumerate(rows):
        shares = [round(chance.uniform(30, 99), 1) for _ in units]
        made.row(
            at + 1, what,
            *(
                (vi(share, 1), Says(unit, key, "2023", "value", share, "%"))
                for unit, share in zip(units, shares, strict=True)
            ),
        )  # fmt: skip
    return made


def ties(chance: random.Random) -> Made:
    """Return a table of the layout "đồng hạng và xếp loại"."""
    units, values = names(chance, "Xã", 8), scores(chance, 8)
    values[3] = values[2]
    ranks = [1, 2, 3, 3, 5, 6, 7, 8]
    made = Made(
        "đồng hạng và xếp loại", ["Công bố Chỉ số CCHC cấp xã năm 2022"],
        below=["(*) Điểm đã gồm điểm thưởng."],
    )  # fmt: skip
    made.headers = ["Số TT", "Tên xã", "Tổng điểm", "Xếp hạng", "Xếp loại"]
    made.row(0, *made.headers)
    for at, unit in enumerate(units):
        made.row(
            at + 1, f"{at + 1:02d}", unit,
            (vi(values[at]), Says(unit, PAR, "2022", "value", values[at], "điểm")),
            (str(ranks[at]), Says(unit, PAR, "2022", "rank", ranks[at], None, 8)),
            ("Tốt" if at < 4 else "Khá", Says(unit, PAR, "2022", "grade", None)),
        )  # fmt: skip
    return made


def money(chance: random.Random) -> Made:
    """Return a table of the layout "kinh phí"."""
    units = chance.sample(OFFICES, 6)
    made = Made("kinh phí", ["Tình hình giải ngân vốn năm 2023"])
    made.headers = [
        "STT",
        "Đơn vị",
        "Kế hoạch vốn (tỷ đồng)",
        "Đã giải ngân (tỷ đồng)",
        "Tỷ lệ giải ngân (%)",
    ]
    made.row(0, *made.headers)
    for at, unit in enumerate(units):
        plan = round(chance.uniform(10, 900), 1)
        done = round(plan * chance.uniform(0.3, 1), 1)
        share = round(done / plan * 100, 1)
        made.row(
            at + 1, str(at + 1), unit,
            (vi(plan, 1), Says(unit, "vốn", "2023", "target", plan, "tỷ đồng")),
            (vi(done, 1), Says(unit, "giải ngân", "2023", "money", done, "tỷ đồng")),
            (vi(share, 1), Says(unit, "giải ngân", "2023", "value", share, "%")),
        )  # fmt: skip
    return made


def components(chance: random.Random) -> Made:
    """Return a table of the layout "lĩnh vực thành phần"."""
    units = names(chance, "Huyện", 6)
    fields = ("Cải cách thể chế", "Cải cách thủ tục hành chính", "Cải cách tài chính công")
    made = Made("lĩnh vực thành phần", ["Chỉ số CCHC năm 2023 chia theo lĩnh vực"])
    made.headers = [
        "STT",
        "Huyện",
        *(f"Điểm thành phần › {one}" for one in fields),
        "Tổng điểm",
        "Xếp hạng",
    ]
    made.row(
        0, Box("STT", 0, 0, rows=2), Box("Huyện", 0, 1, rows=2),
        Box("Điểm thành phần", 0, 2, columns=3), None, None, Box("Tổng điểm", 0, 5, rows=2),
        Box("Xếp hạng", 0, 6, rows=2),
    )  # fmt: skip
    made.row(1, None, None, *fields)
    made.body_from = 2
    for at, (unit, score) in enumerate(zip(units, scores(chance, 6), strict=True)):
        parts = [round(chance.uniform(5, 15), 2) for _ in fields]
        made.row(
            at + 2, str(at + 1), unit,
            *(
                (vi(part), Says(unit, name.casefold(), "2023", "value", part, "điểm"))
                for name, part in zip(fields, parts, strict=True)
            ),
            (vi(score), Says(unit, PAR, "2023", "value", score, "điểm")),
            (str(at + 1), Says(unit, PAR, "2023", "rank", at + 1, None, 6)),
        )  # fmt: skip
    return made


def quarters(chance: random.Random) -> Made:
    """Return a table of the layout "quý là cột"."""
    units = names(chance, "Phường", 6)
    made = Made("quý là cột", ["Mức độ hài lòng của người dân tại các phường, năm 2023 (%)"])
    made.headers = ["Đơn vị", "Quý I/2023", "Quý II/2023", "Cả năm 2023"]
    made.row(0, *made.headers)
    for at, unit in enumerate(units):
        shares = [round(chance.uniform(80, 99), 1) for _ in range(3)]
        made.row(
            at + 1, unit,
            *(
                (vi(share, 1), Says(unit, "hài lòng", period, "value", share, "%"))
                for period, share in zip(("2023-Q1", "2023-Q2", "2023"), shares, strict=True)
            ),
        )  # fmt: skip
    return made


LAYOUTS: Sequence[Callable[[random.Random], Made]] = (
    simple, two_years, two_indicators, groups, years_in_columns, indicators_in_rows,
    counts_and_totals, periods_in_rows, merged_down, matrix, ties, money, components, quarters,
)  # fmt: skip
