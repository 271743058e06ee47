"""A table with a column for each month: the month asked about is told, not the one before."""

from __future__ import annotations

from tests.assistant.indexes import IndexTexts

REPORT = """UBND PHƯỜNG VÂN MÂY   Số: 31/BC-UBND
Vân Mây, ngày 03 tháng 6 năm 2025

BÁO CÁO tiếp nhận hồ sơ của phường Vân Mây tháng 5 năm 2025

| TT | Lĩnh vực | Tháng 4/2025 | Tháng 5/2025 |
|---|---|---|---|
| 1 | Chứng thực | 812 | 655 |
| 2 | Đất đai | 540 | 701 |
| 3 | Bảo trợ xã hội | 96 | 88 |
"""


def test_the_column_of_the_month_asked_about_is_told(index_texts: IndexTexts) -> None:
    index = index_texts(**{"bao-cao": REPORT})
    may = index.assistant.ask(
        "Tháng 5/2025 lĩnh vực đất đai của phường Vân Mây có bao nhiêu hồ sơ?"
    )
    assert "701" in may.answer
    assert "540" not in may.answer
    april = index.assistant.ask("Lĩnh vực nào của phường Vân Mây nhiều hồ sơ nhất tháng 4/2025?")
    assert "Chứng thực" in april.answer
    assert "812" in april.answer
    assert "Đất đai" in index.assistant.ask("Lĩnh vực nào nhiều hồ sơ nhất tháng 5/2025?").answer
