"""What is said of many documents takes one line of the table, not one each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cli.collecting import print_report
from ingest.report import IngestReport, Remark

if TYPE_CHECKING:
    import pytest


def test_one_reason_of_many_documents_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    dateless = [Remark(f"bang-{n}.xlsx", "no-date", "không tìm thấy ngày") for n in range(40)]
    scan = Remark("quet.pdf", "ocr", "độ tin cậy 71%")
    print_report(IngestReport(doubtful=(*dateless[:20], scan, *dateless[20:])))
    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if "không tìm thấy ngày" in line]) == 1
    assert any("38 tài liệu khác" in line for line in lines)
    assert any("quet.pdf" in line and "71%" in line for line in lines)
