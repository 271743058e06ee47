"""Whose a document is, where its head says it: the authority above, a portal's body, a level."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_store.records import Document
from ingest.reading import read_path

OFFICE = """UBND TỈNH ĐỒI MÂY                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ                                   Độc lập - Tự do - Hạnh phúc
Số: 87/BC-SNV                            Đồi Mây, ngày 12 tháng 6 năm 2025

BÁO CÁO
Công tác cải cách hành chính 6 tháng đầu năm 2025

Thực hiện Kế hoạch số 26/KH-UBND của UBND tỉnh, Sở Nội vụ báo cáo như sau:
"""
LEVEL = """# Đồi Mây công bố Chỉ số cải cách hành chính cấp huyện năm 2025: Suối Đá dẫn đầu

*VĂN BẢN MẪU - mọi tên đơn vị và số liệu đều do chúng tôi đặt ra.*

**Cổng TTĐT tỉnh Đồi Mây** | Thứ Sáu, 16/01/2026, 16:42 | Tin CCHC

Chiều 15/1, Ban Chỉ đạo CCHC tỉnh Đồi Mây công bố chỉ số của 9 huyện. Huyện Suối Đá đạt 90,2%.
"""
PLAN = """**UBND TỈNH ĐỒI MÂY** — Số: 31/KH-UBND
Đồi Mây, ngày 27 tháng 12 năm 2025

# KẾ HOẠCH
## Cải cách hành chính nhà nước tỉnh Đồi Mây năm 2026

1. Tiếp tục thực hiện Chương trình tổng thể.
"""
COMMUNE = """<html><body><p>VĂN BẢN MẪU</p>
<table><tr><td>ỦY BAN NHÂN DÂN<br><b>XÃ SUỐI ĐÁ</b><br>Số: 6/BC-UBND</td>
<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>Độc lập - Tự do - Hạnh phúc<br>
<i>Suối Đá, ngày 25 tháng 9 năm 2025</i></td></tr></table>
<h2>BÁO CÁO<br>Kết quả hoạt động của Trung tâm Phục vụ hành chính công xã tháng 9 năm 2025</h2>
<p>Kính gửi: Sở Nội vụ tỉnh Đồi Mây.</p>
<p>Trong tháng, Trung tâm tiếp nhận 1.240 hồ sơ, đã giải quyết 1.198 hồ sơ đúng hạn.</p>
</body></html>"""
HELP = """<html><head><title>Hỏi - đáp | Trung tâm Phục vụ hành chính công tỉnh Đồi Mây</title></head>
<body><h1>Câu hỏi thường gặp về dịch vụ công trực tuyến</h1>
<p>Người nộp hồ sơ trực tuyến được giảm một nửa lệ phí theo nghị quyết của HĐND tỉnh.</p></body></html>"""


def read(folder: Path, name: str, text: str) -> Document:
    (folder / name).write_text(text, encoding="utf-8")
    return read_path(folder / name).document


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("bao-cao.txt", OFFICE, "tỉnh Đồi Mây"),
        ("cong-bo.md", LEVEL, "tỉnh Đồi Mây"),
        ("ke-hoach.md", PLAN, "tỉnh Đồi Mây"),
        ("xa.html", COMMUNE, "xã Suối Đá"),
        ("hoi-dap.html", HELP, "tỉnh Đồi Mây"),
    ],
)
def test_a_document_is_of_the_unit_that_its_head_names(
    tmp_path: Path, name: str, text: str, place: str
) -> None:
    assert read(tmp_path, name, text).place == place


def test_number_and_day_are_read_from_a_head_in_a_table_and_beside_the_issuer(
    tmp_path: Path,
) -> None:
    commune, plan = read(tmp_path, "xa.html", COMMUNE), read(tmp_path, "ke-hoach.md", PLAN)
    assert (commune.number, str(commune.published)) == ("6/BC-UBND", "2025-09-25")
    assert commune.issuer == "Ủy ban nhân dân xã Suối Đá"
    assert (plan.number, plan.issuer) == ("31/KH-UBND", "UBND tỉnh Đồi Mây")


def test_the_day_beside_a_portals_name_is_that_of_publication(tmp_path: Path) -> None:
    assert str(read(tmp_path, "cong-bo.md", LEVEL).published) == "2026-01-16"
