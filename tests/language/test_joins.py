"""What a PDF took apart is one again, and what was meant so stays."""

from __future__ import annotations

import gzip
import json
import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index_store.language.characters.joined_lines import joined_lines
from index_store.language.characters.joins import rejoined
from index_store.language.characters.repair import repair


@pytest.mark.parametrize(
    ("apart", "whole"),
    [
        ("C Ộ N G  H Ò A  X Ã  H Ộ I", "CỘNG HÒA XÃ HỘI"),
        ("T H Ô N G B Á O", "THÔNG BÁO"),
        ("N g h ị quyết", "Nghị quyết"),
        ("N g h ị  q u y ế t", "Nghị quyết"),
        ("kết quả th ực hi ện th ủ tụ c hà nh chính", "kết quả thực hiện thủ tục hành chính"),
        ("đượ c Ủy ban nhâ n dân tỉ nh phê duyệt.", "được Ủy ban nhân dân tỉnh phê duyệt."),
        ("hoa\u0323ch, hoa \u0323ch, hành chi \u0301nh", "hoạch, hoạch, hành chính"),
        (
            "thủ tục hành\ufffechính giai đoạn 2021\ufffe2025",
            "thủ tục hành chính giai đoạn 2021-2025",
        ),
        ("1.000 ki-lô\ufffegam, tại đề\ufffepô", "1.000 ki-lô-gam, tại đề-pô"),
        ("hồ sơ ﬁle ﬂash oﬃce", "hồ sơ file flash office"),
    ],
)
def test_what_was_one_is_one_again(apart: str, whole: str) -> None:
    assert rejoined(repair(apart).text).text == whole


WRAPPED = """Ủy ban nhân dân huyện Sơn Lâm báo cáo kết quả thực hiện công tác cải cách hành-
chính năm 2025. Toàn huyện tiếp nhận 1.200 hồ sơ, trong đó giải quyết đúng hạn
98,5%; phát triển kinh tế-
xã hội giai đoạn 2021-
2025 theo Quyết định số 12/QĐ-
UBND của Ủy ban nhân dân tỉnh về việc giao chỉ tiêu phát triển cho các đơn vị trực
thuộc.
II. KẾT QUẢ
a) Xã Tân Hòa đạt 91,20 điểm, đứng đầu bảng xếp hạng của huyện trong năm vừa qua;
b) Xã Mỹ Lâm thấp nhất.
Phòng Nội vụ theo dõi."""


def test_lines_of_a_page_become_paragraphs_and_its_hyphens_go_where_none_belongs() -> None:
    assert rejoined(WRAPPED).text.split("\n") == [
        "Ủy ban nhân dân huyện Sơn Lâm báo cáo kết quả thực hiện công tác cải cách hành chính "
        "năm 2025. Toàn huyện tiếp nhận 1.200 hồ sơ, trong đó giải quyết đúng hạn 98,5%; phát "
        "triển kinh tế-xã hội giai đoạn 2021-2025 theo Quyết định số 12/QĐ-UBND của Ủy ban nhân "
        "dân tỉnh về việc giao chỉ tiêu phát triển cho các đơn vị trực thuộc.",
        "II. KẾT QUẢ",
        "a) Xã Tân Hòa đạt 91,20 điểm, đứng đầu bảng xếp hạng của huyện trong năm vừa qua;",
        "b) Xã Mỹ Lâm thấp nhất.",
        "Phòng Nội vụ theo dõi.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "theo điểm b, điểm c và d khoản 2 Điều 5; loại A, B, C, D",
        "STT A B C D E\n1 2 3 4 5",
        "dài 5 m ở giữa, nặng 3 g ở đáy, lúc 7 h sáng",
        "Ông Nguyễn Văn T ở xã Tân Hòa, bà Trần Thị H và anh K ở cùng thôn",
        "Danh sách\nNguyễn Văn Bình\nTrần Thị Hoa\nLê Hòa An",
        "Xã Tân Hòa\nXã Bình An\nxã Mỹ Lâm",
        "| Đơn vị | Điểm |\n| Sơn Lâm | 70,56 |\n| huyện Tân Hòa | 91,20 |",
        "I'm an engineer at s tore; see e-mail and Wi-Fi",
        "Hà Nội -\nHải Phòng",
        "Thực hiện:\n- thủ tục một;\n- thủ tục hai",
        "x ∈ A, y ∈ B; H 2 O, C O 2",
        "",
    ],
)
def test_what_was_meant_apart_stays_apart(text: str) -> None:
    assert rejoined(text).text == text


def test_changes_are_told_in_vietnamese_and_lead_back() -> None:
    read = repair("Kết quả\u00a0th ực hi ện: 70,56 điểm").text
    repaired = repair("Kết quả\u00a0th ực hi ện: 70,56 điểm").then(rejoined(read))
    assert repaired.told() == "2 âm tiết bị tách rời; 1 dấu cách đặc biệt"
    at = repaired.text.index("70,56")
    assert repaired.source[repaired.original_offset(at) :].startswith("70,56")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="thủ tục hành chính nghị quyết CỘNG\n-, .\u0323\u0301ﬁ1", max_size=80))
def test_the_map_is_true_and_nothing_is_lost(text: str) -> None:
    text = repair(text).text
    done = rejoined(text)
    rebuilt, at = "", 0
    for change in done.changes:
        assert change.original.of(text) == change.before
        rebuilt += text[at : change.original.start] + change.after
        at = change.original.end
    assert rebuilt + text[at:] == done.text
    digits = [letter for letter in text if letter.isdigit()]
    assert [letter for letter in done.text if letter.isdigit()] == digits


@pytest.mark.xfail(strict=True, reason="without wide gaps a foreign word is cut into syllables")
def test_a_foreign_word_spaced_out_with_even_gaps_stays_whole() -> None:
    assert rejoined("C Ổ N G O N L I N E").text == "CỔNG ONLINE"


@pytest.mark.xfail(strict=True, reason="where both parts are syllables they are left")
def test_a_syllable_split_into_two_syllables_is_whole() -> None:
    assert rejoined("giải bài to án khó").text == "giải bài toán khó"


@pytest.mark.xfail(strict=True, reason="a title without a full stop may run into its first line")
def test_a_full_title_line_is_no_part_of_the_paragraph() -> None:
    title = "Huyện Sơn Lâm xây dựng nền hành chính hiện đại, xứng tầm với cả quốc gia"
    body = "Nhiều đại biểu của Hội đồng nhân dân huyện cho biết, trong năm 2025 các xã đã tiếp nhận"
    assert rejoined(f"{title}\n{body}\n1.200 hồ sơ.").text.startswith(title + "\n")


def texts(shared: Path, name: str, every: int) -> list[str]:
    with gzip.open(shared / f"data/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for number, line in enumerate(lines) if number % every == 7]
    return [repair(str(row.get("body") or row.get("text"))).text for row in rows]


@pytest.mark.shared
def test_clean_text_is_left_alone_and_wrapped_text_is_unwrapped(shared: Path) -> None:
    clean = texts(shared, "news/cchc", 20) + texts(shared, "law/phapdien", 1000)
    changes = sum(len(rejoined(text).changes) for text in clean)
    assert changes * 100_000 <= sum(map(len, clean)), changes
    right = broken = wrong = 0
    for text in clean:
        paragraphs = [re.sub(" +", " ", line).strip() for line in text.split("\n")]
        wrapped = [textwrap.wrap(p, 80, break_on_hyphens=False) or [""] for p in paragraphs]
        lines = "\n".join("\n".join(paragraph) for paragraph in wrapped)
        found = {change.original.start for change in joined_lines(lines).changes}
        at = 0
        for paragraph in wrapped:
            for line in paragraph:
                at += len(line)
                inside = line is not paragraph[-1]
                broken += inside
                right += inside and at in found
                wrong += not inside and at in found
                at += 1
    assert right >= 0.95 * broken
    assert wrong <= 0.01 * (right + wrong)
