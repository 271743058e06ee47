"""Who signed a document: below an office or beside it, in lines and in cells of a table."""

from __future__ import annotations

import pytest

from ingest.reading import SourceBytes, read_source
from ingest.sources import upload_source

HEAD = (
    "UBND TỈNH HẠC GIANG\n\nSố: 12/BC-UBND\n\nHạc Giang, ngày 03 tháng 11 năm 2025\n\nBÁO CÁO\n\n"
    "Kết quả cải cách hành chính quý III\n\n"
    "1. Các sở tiếp nhận 1.200 hồ sơ, giải quyết đúng hạn 98,5% số hồ sơ đó.\n\n"
    "2. Ông Cao Văn Tín, Trưởng phòng, là đầu mối liên hệ trước ngày 18/11/2025.\n\n"
)


def signer(end: str, name: str = "a.txt") -> str | None:
    data = (HEAD + end).encode()
    return read_source(SourceBytes(upload_source(name, data), data)).document.signer


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLưu Như Quỳnh\n", "Lưu Như Quỳnh"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Trưởng\n", "Nguyễn Văn Trưởng"),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n(Đã ký)\nPHAN VIỆT NAM\n", "Phan Việt Nam"),
        ("Giám đốc\n(đã ký)\nĐinh Quang Mẫn\n", "Đinh Quang Mẫn"),
        ("Phó Giám đốc phụ trách Đinh Quang Mẫn (đã ký)\n", "Đinh Quang Mẫn"),
        ("Người ký: Đinh Quang Mẫn – Phó Giám đốc\n", "Đinh Quang Mẫn"),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nĐinh Quang Mẫn\n", "Đinh Quang Mẫn"),
    ],
)
def test_the_name_below_or_beside_the_office_signs(end: str, name: str) -> None:
    assert signer(end) == name


@pytest.mark.parametrize(
    "end",
    [
        "| Nơi nhận | KT. GIÁM ĐỐC – PHÓ GIÁM ĐỐC |\n|---|---|\n| Lưu VT | (đã ký) **Đinh Quang Mẫn** |\n",
        "| Nơi nhận: | KT. GIÁM ĐỐC |\n|---|---|\n| - Như trên; | PHÓ GIÁM ĐỐC |\n| | Đinh Quang Mẫn |\n",
        "**KT. GIÁM ĐỐC**\n\n**PHÓ GIÁM ĐỐC**\n\n*(Đã ký)*\n\n**Đinh Quang Mẫn**\n",
    ],
)
def test_marks_of_a_page_and_of_signing_are_no_part_of_a_name(end: str) -> None:
    assert signer(end, "a.md") == "Đinh Quang Mẫn"


@pytest.mark.parametrize(
    "end", ["Nơi nhận:\n- Như trên;\n- Lưu: VT.\n", "Giám đốc\n\nHội nghị bàn kỹ.\n"]
)
def test_nobody_signs_where_no_name_stands_below_an_office(end: str) -> None:
    assert signer(end) is None
