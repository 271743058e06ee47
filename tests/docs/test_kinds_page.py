"""One page with an answer of every kind, as the program gives them: to be read as a reader would.

``CCHC_REWRITE_DOCS=1 python -m pytest tests/docs/test_kinds_page.py`` rewrites ``docs/kinds.md``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.assistant.indexes import index

if TYPE_CHECKING:
    from assistant.records import Answer

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "kinds.md"
REWRITE = os.environ.get("CCHC_REWRITE_DOCS") == "1"
HEAD = """# Mỗi loại câu hỏi một câu trả lời · An answer of every kind

Trang này do chương trình in ra, từ các văn bản mẫu trong `samples/documents` (đơn vị và số liệu hư cấu) và `tests/assistant/kinds_documents`. Mỗi số `[n]` dẫn tới một đoạn nguyên văn; ở đây không in lại các đoạn ấy. Dòng ⓘ là ghi chú.

*In English: printed by the program over invented documents; `[n]` are citations, ⓘ are notes.*
"""
QUESTIONS = {
    "Thứ hạng · Ranks": (
        "Huyện Đại Từ xếp thứ mấy năm 2023?",
        "Huyện nào xếp cuối?",
        "Huyện nào đứng thứ hai tỉnh Vân Sa năm 2023?",
        "huyen nao thu hai tu duoi len tinh hac giang nam 2023",
        "Xã nào đứng thứ tư tỉnh Nhạn Giang năm 2025?",
        "Huyện nào đứng thứ hai tỉnh Hồ Mục năm 2024?",
    ),
    "Nhiều đơn vị · Several units": (
        "3 huyện thấp nhất tỉnh Hạc Giang năm 2023",
        "Những huyện nào của tỉnh Hạc Giang trên 85 điểm năm 2023?",
        "Những xã, phường nào của Nhạn Giang dưới điểm trung bình năm 2025?",
        "Những huyện nào của Hạc Giang tụt hạng năm 2023 so với năm 2021?",
        "Which districts of Hac Giang rose between 2021 and 2023?",
    ),
    "Tính toán · Worked out": (
        "Xã nào có tỷ lệ thanh toán trực tuyến cao nhất 6 tháng đầu năm 2026?",
        "Chênh bao nhiêu điểm giữa huyện đứng đầu và huyện xếp cuối tỉnh Hạc Giang năm 2023?",
        "Chỉ số CCHC của huyện Bạch Khê qua các năm?",
        "Tổng số hồ sơ quá hạn của các xã tỉnh Vân Sa 6 tháng đầu năm 2026?",
        "Tổng điểm CCHC của các huyện Hạc Giang năm 2023?",
        "Xã Lâm Nhạn còn cách mục tiêu SIPAS năm 2026 bao nhiêu?",
    ),
    "Số liệu, đúng hay sai · Figures, true or not": (
        "Tỷ lệ hồ sơ trực tuyến của huyện Phù Lãng năm 2023?",
        "Chỉ số CCHC năm 2023 của huyện Kim Đồi là bao nhiêu?",
        "Chỉ số CCHC năm 2022 của huyện Tân Lãng?",
        "Có đúng là huyện Phú Lĩnh đạt 90 điểm năm 2023?",
        "Vì sao huyện Đại Khê đứng đầu tỉnh Hạc Giang năm 2023?",
    ),
    "Danh sách, nguyên nhân, tóm tắt · Lists, causes, summaries": (
        "Vì sao xã Lâm Nhạn có Chỉ số CCHC thấp năm 2025?",
        "Kết luận kiểm tra nêu những hạn chế gì của huyện Đại Khê?",
        "Tóm tắt tình hình CCHC huyện Ninh Khê năm 2023",
        "Kho tài liệu cập nhật đến bao giờ?",
        "Có tài liệu nào về huyện Tân Lãng?",
    ),
    "Không có trong tài liệu · Not in the documents": (
        "Huyện Kim Đồi xếp thứ mấy năm 2020?",
        "SIPAS năm 2023 của huyện Kim Đồi?",
        "Huyện Lũng Mơ xếp thứ mấy năm 2023?",
        "Quyết định số 77/QĐ-UBND ban hành ngày nào?",
        "Huyện Kim Đồi xếp thứ mấy năm 2023 và có bao nhiêu hồ sơ quá hạn?",
        "How many overdue dossiers did Phu Linh district have in 2023?",
    ),
}


def test_the_switch_that_rewrites_the_page_is_off() -> None:
    assert not REWRITE


@pytest.mark.slow
def test_the_page_is_what_the_program_answers(tmp_path: Path) -> None:
    folders = (ROOT / "samples" / "documents", ROOT / "tests" / "assistant" / "kinds_documents")
    indexed = index(tmp_path / "data", *folders)
    pieces = [HEAD]
    for heading, questions in QUESTIONS.items():
        pieces.append(f"## {heading}\n")
        pieces += [_printed(indexed.assistant.ask(question)) for question in questions]
    indexed.store.close()
    page = "\n".join(pieces)
    if REWRITE:
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page


def _printed(answer: Answer) -> str:
    notes = [f"ⓘ {note.text}" for note in answer.notes]
    choices = [f"→ {choice.question}" for choice in answer.choices]
    body = "\n".join((answer.answer, *notes, *choices))
    return f"**{answer.question}**\n\n```text\n{body}\n```\n"
