"""One document read: its facts, and passages that are its text to the code point."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index_store.records import Span
from ingest.cutting import MAX_CHARACTERS, cut, split_long
from ingest.errors import EmptySourceError
from ingest.lines import BODY_KINDS, Kind
from ingest.page import lay_out
from ingest.reading import SourceBytes, read_path, read_source
from ingest.sources import upload_source

if TYPE_CHECKING:
    from pathlib import Path

    from index_store.records import Reading

DECISION = """VĂN BẢN MẪU

ỦY BAN NHÂN DÂN
HUYỆN SƠN LÂM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 145/QĐ-UBND
Sơn Lâm, ngày 05 tháng 02 năm 2026

QUYẾT ĐỊNH
Về việc công bố Chỉ số cải cách hành chính năm 2025 của các xã

CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN

Căn cứ Luật Tổ chức chính quyền địa phương;
Theo đề nghị của Trưởng phòng Nội vụ huyện.

QUYẾT ĐỊNH:

Điều 1. Công bố Chỉ số cải cách hành chính năm 2025
1. Xã Tân Hòa đạt 91,20 điểm, xếp thứ nhất.
2. Xã Bình An đạt 70,15 điểm, xếp thứ 12/12.

| STT | Đơn vị | Điểm |
| 1 | Xã Tân Hòa | 91,20 |
| 2 | Xã Bình An | 70,15 |

Điều 2. Trách nhiệm thi hành
Phòng Nội vụ theo dõi, đôn đốc việc khắc phục hạn chế.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
(Đã ký)
Nguyễn Văn Mẫu
"""


def read(text: str, name: str = "a.txt") -> Reading:
    source = upload_source(name, text.encode())
    return read_source(SourceBytes(source, text.encode()))


def test_a_decision_says_who_issued_what_when() -> None:
    document = read(DECISION).document
    assert document.genre == "decision"
    assert document.number == "145/QĐ-UBND"
    assert document.issuer == "Ủy ban nhân dân huyện Sơn Lâm"
    assert document.published == date(2026, 2, 5)
    assert document.title == (
        "Quyết định về việc công bố Chỉ số cải cách hành chính năm 2025 của các xã"
    )
    assert document.place == "huyện Sơn Lâm"
    assert document.derived == ("place",)


def test_passages_of_a_decision_never_cross_an_article_or_a_table() -> None:
    passages = read(DECISION).passages
    assert [passage.locator for passage in passages] == ["đoạn 1–2", "Điều 1", "bảng 1", "Điều 2"]
    table = passages[2]
    assert "STT | Đơn vị | Điểm" in table.heading
    assert "Điều 1. Công bố" in table.heading
    assert all("Nơi nhận" not in passage.text for passage in passages)
    assert all("MẪU" not in passage.text for passage in passages)


def test_a_long_article_is_cited_by_its_clauses_and_points() -> None:
    filler = "thực hiện nghiêm túc việc tiếp nhận và giải quyết hồ sơ đúng thời hạn quy định; " * 8
    text = (
        "Nghị định mẫu về một cửa\n\nĐiều 4. Phạm vi\nNghị định này quy định việc thử.\n"
        f"Điều 5. Trách nhiệm\n1. Ủy ban nhân dân xã {filler}\n2. Phòng Nội vụ:\n"
        f"a) Theo dõi {filler}\nđ) Báo cáo {filler}\n"
    )
    locators = [passage.locator for passage in read(text).passages]
    assert locators == [
        "Điều 4",
        "khoản 1 Điều 5",
        "khoản 2 Điều 5",
        "điểm đ khoản 2 Điều 5",
    ]


def test_a_long_table_is_cut_between_rows_under_its_header() -> None:
    rows = "\n".join(f"| {n} | Xã Mẫu Số {n} | {60 + n / 10:.2f} |" for n in range(1, 91))
    text = f"Bảng xếp hạng của các xã năm 2025\n\n| STT | Đơn vị | Điểm |\n{rows}\n"
    passages = read(text).passages
    assert len(passages) > 2
    assert all(len(passage.text) <= MAX_CHARACTERS for passage in passages)
    assert all("STT | Đơn vị | Điểm" in passage.heading for passage in passages)
    assert passages[0].locator.startswith("bảng 1, dòng 1–")
    assert passages[-1].locator.endswith("–90")


def test_the_version_is_the_hash_of_the_stored_text_and_the_text_is_repaired() -> None:
    document = read(
        "UBND huyện Ðông Sơn họp\r\n\r\nChiều 12-3-2026, UBND huyện Ðông Sơn họp bàn."
    ).document
    assert "Đông Sơn" in document.text
    assert "\r" not in document.text
    assert document.version == "sha256:" + hashlib.sha256(document.text.encode()).hexdigest()


def test_a_page_of_menus_alone_is_refused() -> None:
    with pytest.raises(EmptySourceError):
        read("Trang chủ\nGiới thiệu\nLiên hệ\n")


def test_a_missing_title_is_worked_out_from_the_first_sentence() -> None:
    document = read(
        "Ngày 5/2/2026, huyện Sơn Lâm sơ kết công tác. Hội nghị đã thông qua 3 báo cáo."
    ).document
    assert document.title == "Ngày 5/2/2026, huyện Sơn Lâm sơ kết công tác"
    assert document.derived == ("title", "published", "place")
    assert document.published == date(2026, 2, 5)


def test_the_date_above_a_portals_menu_is_not_the_date_of_publication() -> None:
    text = (
        "Thứ Năm, 19/11/2026\nTrang chủ\nHuyện Sơn Lâm sơ kết cải cách hành chính quý I\n"
        "Ngày đăng: 07/04/2026\nSáng 6/4, UBND huyện sơ kết công tác cải cách hành chính quý I.\n"
    )
    assert read(text).document.published == date(2026, 4, 7)
    without = text.replace("Ngày đăng: 07/04/2026\n", "")
    document = read(without.replace("Sáng 6/4", "Sáng 6/4/2026")).document
    assert document.published == date(2026, 4, 6)
    assert document.derived == ("published", "place")


def test_a_decision_cited_in_the_lead_does_not_date_the_article() -> None:
    text = (
        "Xã Tân Hòa nâng chỉ số cải cách hành chính\n\n"
        "Theo Quyết định số 12/QĐ-UBND ngày 03/01/2026 của UBND huyện, xã đạt 7/9 tiêu chí.\n"
    )
    assert read(text).document.published is None


@pytest.mark.parametrize("limit", [200, 400, 900])
def test_every_character_of_the_body_is_in_exactly_one_passage(limit: int) -> None:
    """Only a heading with nothing below it, or above a table, is in no passage."""
    for text in (
        DECISION,
        DECISION * 3,
        "a " * 3000,
        "Câu dài; " * 700,
        f"{DECISION}\n{'x' * 5000}",
    ):
        layout = lay_out(text)
        covered = [0] * len(text)
        for piece in cut(layout, layout.title, limit=limit):
            for offset in range(piece.span.start, piece.span.end):
                covered[offset] += 1
        body = [
            line
            for line, kind in zip(layout.lines, layout.kinds, strict=True)
            if kind in BODY_KINDS
        ]
        headings = {
            offset
            for line in layout.of_kind(Kind.HEADING)
            for offset in range(line.span.start, line.span.end)
        }
        inside = {offset for line in body for offset in range(line.span.start, line.span.end)}
        for offset, character in enumerate(text):
            if not character.isspace():
                assert covered[offset] <= 1, text[offset:][:40]
                expected = covered[offset] == (offset in inside)
                assert expected or offset in headings, text[offset:][:40]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = "Huyện Sơn Lâm đã tiếp nhận 1.200 hồ sơ và giải quyết đúng hạn 98,5% số đó. "
    text = (sentence * 30).strip()
    parts = [span.of(text) for span in split_long(text, Span(0, len(text)), MAX_CHARACTERS)]
    assert all(len(part) <= MAX_CHARACTERS and part.endswith("số đó.") for part in parts)
    assert min(len(part) for part in parts) > 400


@pytest.mark.shared
def test_the_facts_of_the_five_real_articles(shared: Path) -> None:
    facts = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        document = read_path(path).document
        derived = [fact for fact in document.derived if fact != "place"]
        facts[path.name[:3]] = (
            str(document.published),
            derived,
            document.title[:12],
            document.place,
        )
    assert facts == {
        "000": ("2024-03-12", [], "Đại Từ: Đôn ", "huyện Đại Từ"),
        "001": ("2023-04-07", [], "UBND huyện r", "huyện Ngân Sơn"),
        "002": ("2021-10-26", ["published"], "Kiểm tra côn", "huyện Thanh Bình"),
        "003": ("2023-08-24", ["title", "published"], "Tiếp tục chư", "huyện Đồng Hỷ"),
        "004": ("2023-09-02", [], "Tăng cường t", "huyện Vĩnh Linh"),
    }


@pytest.mark.shared
def test_no_menu_caption_or_byline_of_the_five_is_in_a_passage(shared: Path) -> None:
    unwanted = (
        "Quang cảnh",
        "Lượt xem",
        "Bài viết cùng",
        "Thông tin bạn đọc",
        "CÁC TIN",
        "BBT",
        " |",
    )
    for path in sorted((shared / "seeds").glob("*.txt")):
        reading = read_path(path)
        for passage in reading.passages:
            assert passage.span.of(reading.document.text) == passage.text
            assert not any(words in passage.text for words in unwanted), passage.text
