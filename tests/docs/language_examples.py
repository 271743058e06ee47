"""The examples of docs/language.md, made by running the functions on sentences of our own."""

from __future__ import annotations

import unicodedata
from datetime import date

from assistant.questions.explaining import Step, characters, explain, mentions

AS_OF = date(2026, 11, 22)
PUBLISHED = date(2024, 3, 13)

TYPED: tuple[tuple[str, str], ...] = (
    ("Không dấu, số dính chữ", "huyen nao o Bac Kan xep cuoi nam2022 va vi sao"),
    ("Gõ tắt", "tp nao dc xep dau q.1 hay tp thu duc, bn diem"),
    ("Phím Telex hiện thành chữ", "xeeps cuoois laf huyeenj naof nawm 2023"),
    ("Phím VNI hiện thành chữ", "huye65n na2o xe61p thu71 ba"),
    ("Có dấu một nửa", "Chi so CCHC huyện Đại Từ nam nay tăng mấy bậc"),
    ("Tiếng Anh", "Which district in Thai Nguyen ranked last in 2022?"),
)

STORED: tuple[tuple[str, str], ...] = (
    (
        "Chữ cái giống chữ Việt, dấu rời, khoảng trắng lạ",
        unicodedata.normalize("NFD", "Huyện ") + "Ðại\u00a0Từ\u200b đạt 76,86 điểm",
    ),
    (
        "TCVN3 (ABC) đọc nhầm bảng mã",
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam, ®éc lËp, tù do, h¹nh phóc",
    ),
    ("UTF-8 đọc nhầm thành Windows-1252", "thá»§ tá»¥c hÃ nh chÃ\xadnh cá»§a huyá»‡n"),
)

READ: tuple[str, ...] = (
    "Năm 2023, huyện Sơn Lâm đạt 76,86/100 điểm Chỉ số CCHC, xếp thứ 7/9 huyện, thành phố, giảm 2 "
    "bậc so với năm trước.",
    "Trong 9 tháng, UBND thị xã Sa Pa (tỉnh Lào Cai) tiếp nhận 13.647 hồ sơ, gần 98% đúng hạn; số "
    "thu phí khoảng 1,2 tỷ đồng.",
    "Theo khoản 2 Điều 15 Nghị định số 61/2018/NĐ-CP và Quyết định 766/QĐ-TTg ngày 23/6/2022, Sở "
    "TT&TT, Sở TN&MT báo cáo trước ngày 15 hằng tháng.",
    "Bộ phận tiếp nhận và trả kết quả (sau đây gọi tắt là BPMC) trả lời qua số 0208.3850.123 hoặc "
    "tại số nhà 12, đường Lê Lợi.",
    "Quý I/2025, phường Quyết Thắng quyết thắng nghèo: 35 trong 50 hộ thoát nghèo; SIPAS xếp thứ ba "
    "từ dưới lên.",
)


def page() -> str:
    """Return the generated part of the page."""
    parts = ["## Câu hỏi như người ta gõ\n"]
    for title, text in TYPED:
        parts.append(_section(title, text, explain(text, AS_OF)))
    parts.append("## Chữ như máy lưu\n")
    parts += [_section(title, text, characters(text)) for title, text in STORED]
    parts.append("## Câu trong văn bản (ngày văn bản: 13/3/2024)\n")
    parts += [_section("", text, mentions(text, PUBLISHED)) for text in READ]
    return "\n".join(parts)


def _section(title: str, text: str, steps: tuple[Step, ...]) -> str:
    head = f"### {title}\n\n" if title else ""
    rows = [
        f"| {step.name} | `{step.function}` | {_cell(finding.words)} | {_cell(finding.read_as)} |"
        for step in steps
        if step.name not in ("Câu", "Từ để tìm")
        for finding in step.findings
    ]
    table = "\n".join(["| bước | hàm | thấy | đọc là |", "|---|---|---|---|", *rows])
    return f"{head}> {_cell(text)}\n\n{table}\n"


def _cell(text: str) -> str:
    shown = "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in text)
    return shown.replace("|", "\\|")
