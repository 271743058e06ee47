"""Laws as they come out of any reader: where each article, clause and point is, and which are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index_store.records import Span
from ingest.landmarks import landmarks
from ingest.page import lay_out
from ingest.reading import SourceBytes, read_source
from ingest.records import Page
from ingest.sources import upload_source

if TYPE_CHECKING:
    from index_store.records import Document, Passage, Reading

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH HẠC GIANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 45/2025/QĐ-UBND\n"
    "Hạc Giang, ngày 03 tháng 9 năm 2025\n\nQUYẾT ĐỊNH\nBan hành Quy chế một cửa\n\n"
)


def read(text: str) -> Reading:
    source = upload_source("a.txt", text.encode())
    return read_source(SourceBytes(source, text.encode()))


def located(text: str) -> dict[str, str]:
    """Return the words of each landmark, by its name."""
    return {mark.locator: mark.span.of(text) for mark in landmarks(Page(text), lay_out(text))}


def law_names(text: str) -> list[str]:
    return [name for name in located(text) if name.startswith(("Điều", "khoản", "điểm"))]


def test_each_clause_and_point_reaches_to_the_next() -> None:
    text = (
        "LUẬT MẪU\n\nChương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\nLuật này quy định việc thử.\n\n"
        "Điều 2. Quyền\n1. Tổ chức có quyền:\na) Nộp hồ sơ;\nđ) Rút hồ sơ.\n1a. Cá nhân được giảm phí.\n"
        "2. Được trả lời.\n\nĐiều 2a. Nghĩa vụ\nNộp phí.\n"
    )
    found = located(text)
    assert found["điểm a khoản 1 Điều 2"] == "a) Nộp hồ sơ;"
    assert found["khoản 1 Điều 2"].endswith("đ) Rút hồ sơ.")
    assert found["khoản 1a Điều 2"] == "1a. Cá nhân được giảm phí."
    assert found["Điều 2a"] == "Điều 2a. Nghĩa vụ\nNộp phí."
    assert found["Chương I"].startswith("Chương I")


@pytest.mark.parametrize(
    "quoted",
    [
        "“2. Tiếp nhận hồ sơ trong ngày;\n3. Trả kết quả.\nĐiều 9. Tên khác”.",
        '"2. Tiếp nhận hồ sơ trong ngày;\n3. Trả kết quả.\nĐiều 9. Tên khác".',
        "“2. Tiếp nhận “hồ sơ điện tử” trong ngày;\n3. Trả kết quả.\nĐiều 9. Tên khác”.",
        "“2. Tiếp nhận hồ sơ trong ngày;\n3. Trả kết quả.\nĐiều 9. Tên khác",  # never closed
        "2. Tiếp nhận hồ sơ trong ngày;\n3. Trả kết quả.\nĐiều 9. Tên khác",  # its marks lost
    ],
)
def test_what_an_amending_text_quotes_is_none_of_its_own_articles(quoted: str) -> None:
    text = (
        "NGHỊ ĐỊNH\n\nĐiều 1. Sửa đổi, bổ sung một số điều của Nghị định số 7/2020/NĐ-CP\n"
        f"1. Sửa đổi khoản 2, khoản 3 Điều 5 như sau:\n{quoted}\n"
        "2. Bãi bỏ khoản 4 Điều 6.\nĐiều 2. Hiệu lực thi hành\nNghị định này có hiệu lực từ ngày ký.\n"
    )
    assert law_names(text) == ["Điều 1", "khoản 1 Điều 1", "khoản 2 Điều 1", "Điều 2"]
    assert "Trả kết quả" in located(text)["khoản 1 Điều 1"]


def test_a_reference_that_a_broken_line_begins_with_is_no_article() -> None:
    text = (
        "LUẬT MẪU\n\nĐiều 1. Phạm vi\nViệc này thực hiện theo khoản 2\nĐiều 12. Bộ phận một cửa\n"
        "nhận hồ sơ theo quy định tại\nĐiều 3 của Luật này.\n\nĐiều 2. Đối tượng\nNăm\n2020. Được miễn.\n"
        "Điều 3. Hiệu lực\nTừ ngày ký.\n"
    )
    assert law_names(text) == ["Điều 1", "Điều 2", "Điều 3"]


def test_rules_that_a_decision_promulgates_are_told_from_its_own_articles() -> None:
    text = (
        f"{HEAD}Điều 1. Ban hành kèm theo Quyết định này Quy chế một cửa.\n"
        "Điều 2. Quyết định này có hiệu lực từ ngày 15 tháng 9 năm 2025.\n\n"
        "Nơi nhận:\n- Như Điều 2;\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Mẫu\n\n"
        "QUY CHẾ\nMỘT CỬA CỦA TỈNH HẠC GIANG\n"
        "(Ban hành kèm theo Quyết định số 45/2025/QĐ-UBND ngày 03/9/2025)\n\n"
        "Điều 1. Phạm vi\nQuy chế này áp dụng cho các xã.\n"
        "Điều 2. Thời gian\n1. Trả lời trong 03 ngày.\n2. Xin lỗi nếu trễ hẹn.\n\n"
        "PHỤ LỤC I\nMẪU ĐƠN\nMẫu số 01\nĐƠN ĐỀ NGHỊ\nKính gửi: Ủy ban nhân dân xã.\n"
    )
    names = law_names(read(text).document.text)
    rules = "Quy chế ban hành kèm theo Quyết định số 45/2025/QĐ-UBND"
    assert names[:2] == ["Điều 1", "Điều 2"]
    assert f"khoản 2 Điều 2 {rules}" in names
    reading = read(text)
    assert reading.document.signer == "Lê Văn Mẫu"
    assert cited(reading, "Xin lỗi nếu trễ hẹn") == f"khoản 2 Điều 2 {rules}"
    assert "Nơi nhận" not in "".join(passage.text for passage in reading.passages)
    assert cited(reading, "Kính gửi").startswith("Mẫu số 01 Phụ lục I")


def cited(reading: Reading, words: str) -> str:
    at = reading.document.text.index(words)
    return reading.document.locator(Span(at, at + len(words))) or ""


def test_no_passage_crosses_an_article_and_each_bears_its_breadcrumb() -> None:
    articles = "".join(
        f"Điều {n}. Việc thứ {n}\n1. Xã làm việc {n}.\n2. Huyện xem việc {n}.\n"
        for n in range(1, 30)
    )
    reading = read(f"{HEAD}Chương I\nQUY ĐỊNH\nCHUNG\n{articles}")
    for passage in reading.passages:
        assert passage.text.count("\nĐiều ") + passage.text.startswith("Điều ") <= 1
    assert breadcrumb(reading, "Huyện xem việc 7.").endswith(
        "Chương I QUY ĐỊNH CHUNG › Điều 7. Việc thứ 7"
    )


def breadcrumb(reading: Reading, words: str) -> str:
    return holder(reading, words).heading


def holder(reading: Reading, words: str) -> Passage:
    return next(passage for passage in reading.passages if words in passage.text)


def doubts(text: str) -> list[str]:
    document: Document = read(text).document
    return [doubt.reason for doubt in document.doubts if doubt.code in ("gap", "duplicate")]


def test_numbers_passed_over_or_given_twice_are_reported() -> None:
    text = (
        "LUẬT MẪU\n\nĐiều 5. A\nNội dung thứ nhất.\nĐiều 6. B\n1. Một;\n3. Ba.\n"
        "Điều 8. C\nNội dung thứ hai.\nĐiều 8. D\nNội dung thứ ba.\nĐiều 9. E\nHết.\n"
    )
    assert doubts(text) == [
        "văn bản bắt đầu từ Điều 5, thiếu Điều 1 đến Điều 4",
        "thiếu Điều 7 giữa Điều 6 và Điều 8",
        "có hai Điều 8",
        "thiếu khoản 2 giữa khoản 1 và khoản 3 của Điều 6",
    ]


def test_a_sound_law_raises_no_doubt() -> None:
    assert doubts("LUẬT MẪU\n\nĐiều 1. A\n1. Một;\n2. Hai.\nĐiều 2. B\nHết.\n") == []


def test_a_plan_is_cited_by_its_sections() -> None:
    text = (
        "UBND TỈNH HẠC GIANG\nSố: 12/KH-UBND\nHạc Giang, ngày 5 tháng 1 năm 2026\n\nKẾ HOẠCH\n"
        "Cải cách hành chính năm 2026\n\nI. MỤC TIÊU\nNâng Chỉ số cải cách hành chính lên 85 điểm.\n\n"
        "II. NHIỆM VỤ\n1. Cải cách thể chế\nRà soát 100% văn bản đã ban hành.\n"
        "2. Cải cách thủ tục\na) Công khai thủ tục tại Bộ phận Một cửa;\nb) Cắt giảm 20% thời gian.\n"
    )
    reading = read(text)
    assert cited(reading, "Rà soát 100%").startswith("mục II.1")
    assert cited(reading, "Cắt giảm 20%").startswith("điểm b mục II.2")
    assert breadcrumb(reading, "Rà soát 100%").endswith("II. NHIỆM VỤ › 1. Cải cách thể chế")


def test_a_list_in_an_article_makes_no_sections() -> None:
    text = (
        "Huyện Sơn Lâm họp\n\nHội nghị thống nhất các việc sau đây trong năm 2026:\n"
        "1. Tiếp nhận hồ sơ đúng hẹn.\n2. Trả kết quả tại nhà.\n3. Xin lỗi người dân.\n"
    )
    assert not any("mục" in mark.locator for mark in read(text).document.landmarks)
