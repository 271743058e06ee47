"""Reports in bulleted lines: what is asked of an office is answered by its own line, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index_store.store import FigureQuery
from tests.assistant.indexes import Indexed, index

REPORT = """UBND TỈNH HẠC GIANG
SỞ CÔNG THƯƠNG
Số: 318/BC-SCT
Hạc Giang, ngày 19 tháng 6 năm 2025

BÁO CÁO
Công tác cải cách hành chính quý II năm 2025 của Sở Công Thương
(Số liệu tính từ ngày 15/3/2025 đến hết ngày 14/6/2025)

I. THỦ TỤC HÀNH CHÍNH
1. Thủ tục thuộc thẩm quyền
- Tổng số: 112 thủ tục (cấp tỉnh 97, cấp xã 15).
- Dịch vụ công trực tuyến toàn trình: 52; một phần: 41.
2. Tiếp nhận và giải quyết hồ sơ
- Nhận mới trong quý: 1.405 hồ sơ (trực tuyến 1.203, bằng 85,62%; trực tiếp 202). Quý I nhận mới 1.320 hồ sơ.
- Đã giải quyết: 1.388 hồ sơ, gồm 1.369 hồ sơ đúng hạn (98,63%), 19 hồ sơ quá hạn.
3. Hồ sơ nhận mới chia theo lĩnh vực
- Xuất nhập khẩu: 811;
- Hóa chất: 594.
4. Phản ánh, kiến nghị: nhận 17, trả lời 16.
II. BỘ MÁY, TÀI CHÍNH
- Biên chế công chức được giao 71, có mặt 66.
- Thu phí, lệ phí: 2,318 tỷ đồng, trong đó phí thẩm định 640 triệu đồng.
- Văn bản đi ký số: 1.240/1.252 (99,04%).

Nơi nhận:
- UBND tỉnh;

GIÁM ĐỐC
Lã Quang Thiệp
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Indexed]:
    """Give the index over the one report."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "bao-cao.txt").write_text(REPORT, encoding="utf-8")
    indexed = index(tmp_path_factory.mktemp("data") / "data", folder)
    yield indexed
    indexed.store.close()


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Sở Công Thương Hạc Giang có bao nhiêu hồ sơ quá hạn trong quý II/2025?", "19"),
        ("so cong thuong hac giang giai quyet dung han quy 2/2025 dat bao nhieu %", "98,63"),
        ("Sở Công Thương Hạc Giang quý II/2025 nhận mới bao nhiêu hồ sơ?", "1.405"),
        ("Biên chế được giao của Sở Công Thương Hạc Giang là bao nhiêu?", "71"),
        ("so cong thuong hac giang quy 2/2025 thu duoc bao nhieu tien phi le phi", "2,318"),
        ("Sở Công Thương Hạc Giang nhận bao nhiêu hồ sơ lĩnh vực hóa chất?", "594"),
        ("Báo cáo quý II/2025 của Sở Công Thương Hạc Giang mang số bao nhiêu?", "318/BC-SCT"),
        ("ai ky bao cao quy 2 nam 2025 cua so cong thuong hac giang", "Lã Quang Thiệp"),
        ("SCT Hạc Giang có bao nhiêu hồ sơ quá hạn quý II/2025?", "19"),
    ],
)
def test_a_line_of_a_report_answers_for_its_office(
    report: Indexed, question: str, value: str
) -> None:
    answer = report.assistant.ask(question)
    assert answer.status == "answered"
    assert value in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Sở Công Thương Hạc Giang có bao nhiêu hồ sơ quá hạn năm 2021?",
        "Sở Ngoại vụ Hạc Giang quý II/2025 có bao nhiêu hồ sơ quá hạn?",
        "Sở Công Thương Hạc Giang trồng được bao nhiêu cây xanh?",
    ],
)
def test_no_line_about_something_else_is_given_instead(report: Indexed, question: str) -> None:
    assert report.assistant.ask(question).status != "answered"


def test_each_number_of_a_line_is_of_the_office_and_the_quarter(report: Indexed) -> None:
    store = report.store
    figures = {one.figure.text: one.figure for one in store.figures(FigureQuery(limit=200))}
    for text, words in (
        ("52", "Số dịch vụ công trực tuyến toàn trình"),
        ("41", "Số dịch vụ công trực tuyến một phần"),
        ("811", "hồ sơ nhận mới – xuất nhập khẩu"),
        ("66", "biên chế công chức có mặt"),
        ("99,04%", "tỷ lệ văn bản đi ký số"),
        ("97", "thủ tục thuộc thẩm quyền cấp tỉnh"),
    ):
        figure = figures[text]
        assert figure.indicator is not None
        assert figure.indicator.value == words
        assert figure.place is not None
        assert figure.place.value == "Sở Công thương tỉnh Hạc Giang"
        assert figure.period is not None
        assert figure.period.value == "2025-Q2"
