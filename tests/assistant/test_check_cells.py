"""Checks of what tables, letters and reports of bodies say: cells by row and column, who signed, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assistant.indexes import Indexed, index

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORT = """UBND TỈNH MAI GIANG
**SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG**

Số: 902/BC-SNNMT

*Mai Giang, ngày 06 tháng 8 năm 2025*

# BÁO CÁO

**Kết quả giải quyết thủ tục hành chính tháng 7 năm 2025**

## 1. Số liệu chung

Trong tháng 7/2025, Sở tiếp nhận 512 hồ sơ. Số hồ sơ trễ hạn là 9 hồ sơ.

## 2. Số liệu theo lĩnh vực

| Lĩnh vực | Tiếp nhận | Đã giải quyết | Trễ hạn |
|---|---:|---:|---:|
| Đất đai | 340 | 322 | 9 |
| Môi trường | 118 | 110 | 0 |
| Thủy lợi | 54 | 51 | 0 |

| Nơi nhận | GIÁM ĐỐC |
|---|---|
| Lưu VT | (đã ký) **Vương Đình Khoát** |
"""
NEWS = """Mai Giang: chuyện một cửa
Ngày đăng: 12/8/2025

Năm 2024, huyện Mường Tấc được 78,20 điểm chỉ số cải cách hành chính, là đơn vị duy nhất dưới 80 điểm.

Sáu tháng đầu năm 2025, tỷ lệ hồ sơ đúng hạn của tỉnh Mai Giang đạt 97,45%, cùng kỳ năm trước mới là 95,3%.

Kết quả tinh giản năm 2025 của tỉnh: 266 người, gấp hai lần năm 2024 (133 người).

Bà Lò Thị Quyên, Phó Chủ tịch UBND tỉnh Mai Giang, đề nghị các sở trả hồ sơ đúng hẹn.
"""


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Indexed]:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "bao-cao.md").write_text(REPORT, encoding="utf-8")
    (folder / "mai-giang.txt").write_text(NEWS, encoding="utf-8")
    made = index(tmp_path_factory.mktemp("index") / "data", folder)
    yield made
    made.store.close()


@pytest.mark.parametrize(
    ("claim", "verdict", "correct"),
    [
        (
            "Lĩnh vực thủy lợi tiếp nhận 54 hồ sơ tại Sở NN&MT Mai Giang trong tháng 7/2025.",
            "supported",
            None,
        ),
        (
            "Lĩnh vực thủy lợi tiếp nhận 118 hồ sơ tại Sở NN&MT Mai Giang trong tháng 7/2025.",
            "contradicted",
            "54 hồ sơ",
        ),
        (
            "Lĩnh vực đất đai của Sở NN&MT Mai Giang không có hồ sơ trễ hạn nào trong tháng 7/2025.",
            "contradicted",
            "9",
        ),
        (
            "Lĩnh vực môi trường của Sở NN&MT Mai Giang không có hồ sơ trễ hạn nào trong tháng 7/2025.",
            "supported",
            None,
        ),
        # no row of the table, another month, a column that is not there
        (
            "Lĩnh vực môi trường biển tiếp nhận 54 hồ sơ tại Sở NN&MT Mai Giang trong tháng 7/2025.",
            "not_found",
            None,
        ),
        (
            "Lĩnh vực thủy lợi tiếp nhận 118 hồ sơ tại Sở NN&MT Mai Giang trong tháng 6/2025.",
            "not_found",
            None,
        ),
        (
            "Lĩnh vực thủy lợi rút 118 hồ sơ tại Sở NN&MT Mai Giang trong tháng 7/2025.",
            "not_found",
            None,
        ),
        # the province of a body without its kind
        (
            "Sở Nông nghiệp và Môi trường Mai Giang tiếp nhận 521 hồ sơ trong tháng 7/2025.",
            "contradicted",
            "512 hồ sơ",
        ),
        (
            "Sở Nông nghiệp và Môi trường tỉnh Thượng Khê tiếp nhận 521 hồ sơ trong tháng 7/2025.",
            "not_found",
            None,
        ),
        # a number whose place is named without its kind, or by one who is known there
        (
            "Báo cáo số 902/BC-SNNMT của Sở NN&MT Mai Giang được ban hành ngày 16/8/2025.",
            "contradicted",
            "06/8/2025",
        ),
        (
            "Báo cáo số 902/BC-SNNMT do Phó Chủ tịch UBND tỉnh Lò Thị Quyên ký.",
            "contradicted",
            "Vương Đình Khoát",
        ),
        # the only one under a limit; the same span of the year before
        (
            "Năm 2024, Mai Giang có ba huyện dưới 80 điểm chỉ số cải cách hành chính.",
            "contradicted",
            "1 huyện",
        ),
        (
            "Năm 2024, Mai Giang có ba xã dưới 80 điểm chỉ số cải cách hành chính.",
            "not_found",
            None,
        ),
        (
            "Năm 2024, Mai Giang có ba huyện dưới 70 điểm chỉ số cải cách hành chính.",
            "not_found",
            None,
        ),
        (
            "Tỷ lệ hồ sơ đúng hạn của tỉnh Mai Giang 6 tháng đầu năm 2024 đạt 95,3%.",
            "supported",
            None,
        ),
        (
            "Tỷ lệ hồ sơ đúng hạn của tỉnh Mai Giang 6 tháng đầu năm 2024 đạt 97,45%.",
            "contradicted",
            "95,3%",
        ),
        # one thing at two times in one sentence
        (
            "Năm 2025, kết quả tinh giản của tỉnh Mai Giang là 133 người.",
            "contradicted",
            "266 người",
        ),
        ("Năm 2023, kết quả tinh giản của tỉnh Mai Giang là 133 người.", "not_found", None),
        ("Báo cáo số 902/BC-SNNMT do bà Trần Thị Mơ ký.", "not_found", None),
    ],
)
def test_cells_bodies_and_letters(
    indexed: Indexed, claim: str, verdict: str, correct: str | None
) -> None:
    (found,) = indexed.assistant.check(claim).claims
    assert found.verdict == verdict
    told = [figure.correct for figure in found.figures if figure.correct]
    assert told == ([correct] if correct else [])
