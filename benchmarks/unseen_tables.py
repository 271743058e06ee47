"""More tables made by chance, kept apart: the rules of binding were not made by looking at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.made_tables import OFFICES, PAR, SIPAS, Box, Made, Says, names, scores, vi

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

MINISTRIES = ("Bộ Nội vụ", "Bộ Tư pháp", "Bộ Tài chính", "Bộ Y tế", "Bộ Xây dựng", "Bộ Công Thương")


def rank_first(chance: random.Random) -> Made:
    """Return a table of the layout "hạng đứng đầu dòng"."""
    units = names(chance, "Xã", 8)
    made = Made("hạng đứng đầu dòng", ["KẾT QUẢ CHỈ SỐ CCHC NĂM 2024 CỦA UBND CÁC XÃ"])
    made.headers = ["Hạng", "Địa phương", "Điểm số"]
    made.row(0, *made.headers)
    for at, (unit, score) in enumerate(zip(units, scores(chance, 8), strict=True), 1):
        made.row(
            at,
            (str(at), Says(unit, PAR, "2024", "rank", at, None, 8)),
            unit,
            (vi(score), Says(unit, PAR, "2024", "value", score, "điểm")),
        )
    return made


def three_levels(chance: random.Random) -> Made:
    """Return a table of the layout "ba tầng tiêu đề"."""
    units = names(chance, "Huyện", 6)
    made = Made("ba tầng tiêu đề", ["Bảng tổng hợp các chỉ số của các huyện, thành phố"])
    made.headers = ["TT", "Huyện, thành phố"] + [
        f"Năm {year} › {index} › {what}"
        for year in (2023, 2024)
        for index in ("PAR INDEX", "SIPAS")
        for what in ("Kết quả (%)", "Xếp hạng")
    ]
    made.row(
        0, Box("TT", 0, 0, rows=3), Box("Huyện, thành phố", 0, 1, rows=3),
        Box("Năm 2023", 0, 2, columns=4), None, None, None, Box("Năm 2024", 0, 6, columns=4),
    )  # fmt: skip
    for column, index in zip((2, 4, 6, 8), ("PAR INDEX", "SIPAS") * 2, strict=True):
        made.boxes.append(Box(index, 1, column, columns=2))
    made.row(2, None, None, *("Kết quả (%)", "Xếp hạng") * 4)
    made.body_from = 3
    orders = [chance.sample(range(6), 6) for _ in range(4)]
    values = [scores(chance, 6) for _ in range(4)]
    for at, unit in enumerate(units):
        cells: list[tuple[str, Says]] = []
        for block, (year, index) in enumerate(
            (year, index) for year in ("2023", "2024") for index in (PAR, SIPAS)
        ):
            rank = orders[block][at]
            value = values[block][rank]
            cells += [
                (vi(value), Says(unit, index, year, "value", value, "%")),
                (str(rank + 1), Says(unit, index, year, "rank", rank + 1, None, 6)),
            ]
        made.row(at + 3, str(at + 1), unit, *cells)
    return made


def lettered_groups(chance: random.Random) -> Made:
    """Return a table of the layout "nhóm chữ cái, trung bình khối"."""
    offices, units = chance.sample(OFFICES, 5), names(chance, "Huyện", 7)
    made = Made(
        "nhóm chữ cái, trung bình khối",
        ["Chỉ số cải cách hành chính năm 2022", "(Kèm theo Thông báo số 15/TB-UBND)"],
    )
    made.headers = ["STT", "Đơn vị", "Tổng điểm", "Xếp hạng trong khối"]
    made.row(0, *made.headers)
    at = 1
    for title, members in (("A. Các sở, ngành cấp tỉnh", offices), ("B. Các huyện", units)):
        made.boxes.append(Box(title, at, 0, columns=4))
        at += 1
        values = scores(chance, len(members))
        for rank, (unit, score) in enumerate(zip(members, values, strict=True), 1):
            made.row(
                at, str(rank), unit,
                (vi(score), Says(unit, PAR, "2022", "value", score, "điểm")),
                (str(rank), Says(unit, PAR, "2022", "rank", rank, None, len(members))),
            )  # fmt: skip
            at += 1
        made.boxes += [
            Box("Trung bình khối", at, 0, columns=2), Box(vi(sum(values) / len(values)), at, 2),
        ]  # fmt: skip
        at += 1
    return made


def with_change(chance: random.Random) -> Made:
    """Return a table of the layout "có cột tăng giảm"."""
    units = names(chance, "Phường", 7)
    made = Made(
        "có cột tăng giảm", ["Xếp hạng cải cách hành chính (PAR INDEX) năm 2024 của các phường"]
    )
    made.headers = [
        "STT",
        "Tên phường",
        "Điểm năm 2024",
        "Hạng năm 2024",
        "Tăng/giảm hạng so với năm 2023",
        "Ghi chú",
    ]
    made.row(0, *made.headers)
    for at, (unit, score) in enumerate(zip(units, scores(chance, 7), strict=True), 1):
        made.row(
            at, str(at), unit,
            (vi(score), Says(unit, PAR, "2024", "value", score, "điểm")),
            (str(at), Says(unit, PAR, "2024", "rank", at, None, 7)),
            chance.choice(("+2", "-1", "0", "+3")), "",
        )  # fmt: skip
    return made


def plan_and_done(chance: random.Random) -> Made:
    """Return a table of the layout "kế hoạch và thực hiện"."""
    place = names(chance, "huyện", 1)[0]
    made = Made("kế hoạch và thực hiện", [f"Kết quả thực hiện nhiệm vụ CCHC năm 2024 của {place}"])
    made.headers = ["TT", "Nội dung chỉ tiêu", "ĐVT", "Kế hoạch năm 2024", "Thực hiện năm 2024"]
    made.row(0, *made.headers)
    rows = (
        ("Số thủ tục hành chính được đơn giản hóa", "thủ tục", "count", 0, "đơn giản"),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn", "%", "value", 1, "đúng hạn"),
        ("Tỷ lệ số hóa hồ sơ", "%", "value", 1, "số hóa"),
        ("Số cuộc kiểm tra", "cuộc", "count", 0, "kiểm tra"),
    )
    for at, (what, unit, kind, places, key) in enumerate(rows, 1):
        plan, done = (round(chance.uniform(20, 95), places) for _ in range(2))
        made.row(
            at, str(at), what, unit,
            (vi(plan, places), Says(place, key, "2024", "target", plan, unit)),
            (vi(done, places), Says(place, key, "2024", kind, done, unit)),
        )  # fmt: skip
    return made


def communes_in_districts(chance: random.Random) -> Made:
    """Return a table of the layout "xã trong huyện gộp dọc"."""
    districts, communes = names(chance, "Huyện", 3), names(chance, "Xã", 9)
    made = Made("xã trong huyện gộp dọc", ["Kết quả đánh giá Chỉ số CCHC cấp xã năm 2023"])
    made.headers = ["Huyện", "Xã", "Điểm", "Hạng"]
    made.row(0, *made.headers)
    for at, (unit, score) in enumerate(zip(communes, scores(chance, 9), strict=True), 1):
        if at % 3 == 1:
            made.boxes.append(Box(districts[at // 3], at, 0, rows=3))
        made.row(
            at, None, unit,
            (vi(score), Says(unit, PAR, "2023", "value", score, "điểm")),
            (str(at), Says(unit, PAR, "2023", "rank", at, None, 9)),
        )  # fmt: skip
    return made


def units_in_header(chance: random.Random) -> Made:
    """Return a table of the layout "đơn vị tính trong tiêu đề"."""
    offices = chance.sample(OFFICES, 6)
    made = Made("đơn vị tính trong tiêu đề", ["Một số chỉ tiêu của các sở, ngành năm 2023"])
    made.headers = [
        "STT", "Cơ quan, đơn vị", "Hồ sơ quá hạn (hồ sơ)", "Kinh phí CCHC (triệu đồng)",
        "Tỷ lệ hài lòng (%)",
    ]  # fmt: skip
    made.row(0, *made.headers)
    for at, unit in enumerate(offices, 1):
        late, cost, happy = (
            chance.randint(0, 90),
            chance.randint(20, 900),
            round(chance.uniform(80, 99), 1),
        )
        made.row(
            at, str(at), unit,
            (str(late), Says(unit, "quá hạn", "2023", "count", late, "hồ sơ")),
            (str(cost), Says(unit, "kinh phí", "2023", "money", cost, "triệu đồng")),
            (vi(happy, 1), Says(unit, "hài lòng", "2023", "value", happy, "%")),
        )  # fmt: skip
    return made


def header_again(chance: random.Random) -> Made:
    """Return a table of the layout "tiêu đề lặp khi sang trang"."""
    units = names(chance, "Xã", 12)
    made = Made(
        "tiêu đề lặp khi sang trang", ["Bảng điểm Chỉ số cải cách hành chính năm 2025 cấp xã"]
    )
    made.headers = ["TT", "Tên đơn vị", "Điểm", "Xếp hạng"]
    made.row(0, *made.headers)
    at = 1
    for rank, (unit, score) in enumerate(zip(units, scores(chance, 12), strict=True), 1):
        if rank == 7:
            made.row(at, *made.headers)
            at += 1
        made.row(
            at, str(rank), unit,
            (vi(score), Says(unit, PAR, "2025", "value", score, "điểm")),
            (str(rank), Says(unit, PAR, "2025", "rank", rank, None, 12)),
        )  # fmt: skip
        at += 1
    return made


def quarters_in_rows(chance: random.Random) -> Made:
    """Return a table of the layout "quý là dòng"."""
    place = names(chance, "huyện", 1)[0]
    made = Made("quý là dòng", [f"Tình hình tiếp nhận hồ sơ của {place} năm 2024"])
    made.headers = ["Kỳ", "Số hồ sơ tiếp nhận", "Tỷ lệ giải quyết đúng hạn (%)"]
    made.row(0, *made.headers)
    for at, quarter in enumerate(("I", "II", "III", "IV"), 1):
        count, share = chance.randint(1500, 9000), round(chance.uniform(88, 99), 1)
        made.row(
            at, f"Quý {quarter}/2024",
            (vi(count, 0), Says(place, "hồ sơ tiếp nhận", f"2024-Q{at}", "count", count)),
            (vi(share, 1), Says(place, "đúng hạn", f"2024-Q{at}", "value", share, "%")),
        )  # fmt: skip
    return made


def ministries(chance: random.Random) -> Made:
    """Return a table of the layout "bộ, ngành"."""
    made = Made("bộ, ngành", ["Chỉ số cải cách hành chính năm 2023 của các bộ"])
    made.headers = ["STT", "Bộ, cơ quan", "Chỉ số (%)", "Thứ hạng"]
    made.row(0, *made.headers)
    for at, (unit, score) in enumerate(zip(MINISTRIES, scores(chance, 6), strict=True), 1):
        made.row(
            at, str(at), unit,
            (vi(score), Says(unit, PAR, "2023", "value", score, "%")),
            (f"{at:02d}", Says(unit, PAR, "2023", "rank", at, None, 6)),
        )  # fmt: skip
    return made


def own_and_awarded(chance: random.Random) -> Made:
    """Return a table of the layout "tự chấm và thẩm định"."""
    offices = chance.sample(OFFICES, 6)
    made = Made("tự chấm và thẩm định", ["Chỉ số CCHC năm 2023 của các sở"])
    made.headers = [
        "Số TT",
        "Tên cơ quan",
        "Điểm chuẩn",
        "Điểm tự đánh giá",
        "Điểm thẩm định",
        "Xếp hạng",
        "Xếp loại",
    ]
    made.row(0, *made.headers)
    for at, (unit, score) in enumerate(zip(offices, scores(chance, 6), strict=True), 1):
        own = round(min(99.5, score + chance.uniform(0, 3)), 2)
        made.row(
            at, str(at), unit, "100",
            (vi(own), Says(unit, "tự chấm", "2023", "value", own, "điểm", 100)),
            (vi(score), Says(unit, PAR, "2023", "value", score, "điểm", 100)),
            (str(at), Says(unit, PAR, "2023", "rank", at, None, 6)),
            ("Tốt" if score > 80 else "Khá", Says(unit, PAR, "2023", "grade", None)),
        )  # fmt: skip
    return made


def months(chance: random.Random) -> Made:
    """Return a table of the layout "đơn vị không có tiêu đề rõ"."""
    units = names(chance, "Phường", 5)
    made = Made(
        "đơn vị không có tiêu đề rõ", ["Tỷ lệ hồ sơ nộp trực tuyến của các phường (đơn vị tính: %)"]
    )
    made.headers = ["STT", "UBND phường", "6 tháng đầu năm 2023", "Năm 2023"]
    made.row(0, *made.headers)
    for at, unit in enumerate(units, 1):
        half, year = (round(chance.uniform(30, 95), 1) for _ in range(2))
        made.row(
            at, str(at), unit,
            (vi(half, 1), Says(unit, "trực tuyến", "2023-H1", "value", half, "%")),
            (vi(year, 1), Says(unit, "trực tuyến", "2023", "value", year, "%")),
        )  # fmt: skip
    return made


UNSEEN: Sequence[Callable[[random.Random], Made]] = (
    rank_first, three_levels, lettered_groups, with_change, plan_and_done, communes_in_districts,
    units_in_header, header_again, quarters_in_rows, ministries, own_and_awarded, months,
)  # fmt: skip
