"""Headings and the lines under them."""

from __future__ import annotations

import pytest

from assistant.sections import Section, is_heading, item_words, section_at
from index_store.records import Document, Span


def section(text: str, heading: str) -> Section | None:
    document = Document("d", "d.txt", "d.txt", "sha256:0", text, "Tên")
    at = text.index(heading)
    return section_at(document, Span(at, at + len(heading)))


def lines(text: str, heading: str) -> list[str]:
    found = section(text, heading)
    return [line.of(text) for line in found.lines] if found else []


@pytest.mark.parametrize(
    "text",
    ["II. HẠN CHẾ VÀ NGUYÊN NHÂN", "## Kết quả", "3.2. Về thủ tục hành chính", "KẾT QUẢ ĐẠT ĐƯỢC", "a) Về tổ chức bộ máy", "Điều 4. Cách tính phí", "  IV. Giải pháp  "],
)  # fmt: skip
def test_headings(text: str) -> None:
    assert is_heading(text)


@pytest.mark.parametrize(
    "text",
    ["", "   ", "Hội nghị kết thúc lúc 17 giờ.", "2023", "| 1 | Huyện Sơn Lâm | 81,25 |", "I. " + "rất dài " * 30, "Huyện Sơn Lâm đạt 81,25 điểm"],
)  # fmt: skip
def test_lines_that_head_nothing(text: str) -> None:
    assert not is_heading(text)


def test_the_lines_under_a_heading_end_at_the_next() -> None:
    text = "I. HẠN CHẾ\n- Số hóa chậm;\n- Thiếu máy quét.\n\nII. GIẢI PHÁP\n- Mua máy quét.\n"
    assert lines(text, "I. HẠN CHẾ") == ["- Số hóa chậm;", "- Thiếu máy quét."]
    assert lines(text, "II. GIẢI PHÁP") == ["- Mua máy quét."]


def test_a_line_with_a_colon_heads_the_lines_under_it() -> None:
    text = "Hội nghị chỉ ra các hạn chế:\n+ Số hóa chậm;\n+ Thiếu máy quét.\nHội nghị bế mạc lúc 17 giờ."
    assert lines(text, "Hội nghị chỉ ra") == ["+ Số hóa chậm;", "+ Thiếu máy quét."]


def test_numbered_items_under_a_colon_are_items_and_no_headings() -> None:
    text = "Yêu cầu:\n1. Số hóa hồ sơ.\n2. Mua máy quét.\nKết luận do văn phòng soạn."
    assert lines(text, "Yêu cầu:") == ["1. Số hóa hồ sơ.", "2. Mua máy quét."]


def test_a_plain_line_heads_nothing() -> None:
    assert section("Hội nghị đã họp.\n- Một dòng.\n", "Hội nghị đã họp.") is None


def test_a_heading_at_the_end_heads_nothing() -> None:
    assert section("Mở đầu.\nIII. KẾT LUẬN\n", "III. KẾT LUẬN") is None


def test_lines_are_spans_of_the_text_without_blanks() -> None:
    text = "Yêu cầu:\n   - Số hóa hồ sơ.   \n\t- Mua máy quét.\n"
    assert lines(text, "Yêu cầu:") == ["- Số hóa hồ sơ.", "- Mua máy quét."]
    found = section(text, "Yêu cầu:")
    assert found is not None
    assert found.span.of(text).startswith("Yêu cầu:")
    assert found.span.of(text).endswith("Mua máy quét.")


def test_an_endless_list_is_cut() -> None:
    text = "Danh sách:\n" + "\n".join(f"- Mục {number};" for number in range(500))
    assert len(lines(text, "Danh sách:")) <= 20


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("- Số hóa hồ sơ còn chậm;", "Số hóa hồ sơ còn chậm"),
        ("  + Thiếu  máy quét.", "Thiếu máy quét"),
        ("1. Mua máy quét;", "Mua máy quét"),
        ("đ) Gửi qua bưu chính.", "Gửi qua bưu chính"),
        ("Không có dấu đầu dòng", "Không có dấu đầu dòng"),
        ("- 15 hồ sơ trễ hạn;", "15 hồ sơ trễ hạn"),
        ("- 97.4% hồ sơ đúng hạn.", "97.4% hồ sơ đúng hạn"),
        ("12.480 hồ sơ đúng hạn.", "12.480 hồ sơ đúng hạn"),
    ],
)
def test_an_item_loses_its_bullet_and_nothing_else(line: str, words: str) -> None:
    assert item_words(line) == words
