"""Times told in brackets stay there; a percentage in a row of files is their rate."""

from __future__ import annotations

from tests.figures.reading import one, parts, read

PROSE = (
    "Quý I/2025, tỷ lệ hồ sơ trực tuyến của tỉnh Mường Xuân đạt 62,4% (cuối năm 2024: 58,2%); "
    "tỷ lệ hồ sơ đúng hạn đạt 97,6%.\n"
    "Giải ngân vốn đầu tư công mới đạt 8,3%, thấp hơn cùng kỳ (11,7%)."
)
TABLE = (
    "| Chỉ tiêu | Thực hiện 2023 | Ước 2024 | Mục tiêu 2025 |\n|---|---|---|---|\n"
    "| Hồ sơ nộp trực tuyến | 40,1% | 58,2% | 75% |\n"
    "| Thanh toán trực tuyến | 30,5% | 47,9% | 60% |\n"
)


def test_the_time_in_a_bracket_is_not_of_what_follows() -> None:
    found = read(PROSE, title="Thông báo quý I năm 2025", place="tỉnh Mường Xuân")
    assert parts(one(found, "97,6%"))[2] == "2025-Q1"
    assert parts(one(found, "8,3%"))[2] == "2025-Q1"
    assert parts(one(found, "11,7%"))[2] != "2025-Q1"


def test_percentages_of_files_are_rates_also_where_they_are_estimates() -> None:
    found = read(TABLE, title="Kế hoạch năm 2025 của tỉnh Mường Xuân", place="tỉnh Mường Xuân")
    rate = "Tỷ lệ hồ sơ trực tuyến"
    assert parts(one(found, "40,1%"))[1:] == (rate, "2023")
    assert parts(one(found, "58,2%"))[1:] == (rate, "2024")
    aim = one(found, "75%")
    assert (aim.kind, *parts(aim)[1:]) == ("target", rate, "2025")
