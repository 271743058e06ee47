"""Golden cases in the manner of razdel: ``| |`` stands where one sentence ends."""

from __future__ import annotations

import gzip
import itertools
import json
from typing import TYPE_CHECKING

import pytest

from index_store.language.list_items import items
from index_store.language.sentences import sentences
from index_store.records import Span

if TYPE_CHECKING:
    from pathlib import Path

GOLDEN = [
    "Huyện Sơn Lâm xếp cuối.| |Huyện Đại Lâm xếp đầu.",
    "Hội nghị họp ở TP. Sơn Lâm.| |Ông Ng. Văn A chủ trì.",
    "PGS.TS Lê Văn B và ThS. Trần C dự họp.| |Sau đó, đoàn đi xã.",
    "Đạt 70.56 điểm.| |Tăng 1.250 hồ sơ.",
    "Chấm điểm hồ sơ, tài liệu, v.v. và công bố.| |Hết.",
    "Thu nợ tiền đất…| |Dịp này, huyện khen thưởng.",
    "Còn chậm... nhưng đã tăng.| |Năm sau sẽ khá hơn!",
    "lĩnh vực tài chính đạt 5/10 điểm.; lĩnh vực chính quyền số đạt 16 điểm.",
    "Cập nhật năm 2023.| |Thứ Hai họp.",
    "Ngày đăng 2023.Thứ Hai, 02/10.".replace("2023.", "2023.||"),
    "“Vì sao xếp cuối?”, ông hỏi.| |Không ai đáp.",
    "Ông nói: “Phải làm ngay.”| |Mọi người đồng ý.",
    "Có 5 xã (trong đó có xã Lâm. Hạ) đạt chuẩn.| |Còn lại chưa.",
    "1. Sửa đổi Điều 5.| |2. Bãi bỏ Điều 7.".replace("| |", "|\n|"),
    "Điều 5. Phạm vi điều chỉnh",
    "Tiêu đề bài viết|\n|Chiều 5/4, huyện họp.",
    "Vụ án của Nguyễn Văn A.| |Ông Nguyễn Văn B vắng mặt.",
    "Đoàn làm việc tại Q.1, P. Bến Lâm, TP.HCM.| |Sau đó về.",
    "Xem tại sonlam.gov.vn và cchc.sonlam.vn.| |Liên hệ số 123.",
    "Công văn số 12/UBND-NV. của huyện.",
    "Đứng thứ 6/9; mức độ hài lòng thấp; hồ sơ trễ hạn.",
    "Dân hỏi nhiều lắm… ”, ông nói.| |Hết.",
    "Ban hành 09 văn bản.| |03 đơn vị chưa làm.",
]


@pytest.mark.parametrize("golden", GOLDEN)
def test_sentences_end_where_a_reader_would_end_them(golden: str) -> None:
    pieces = golden.split("|")
    text = "".join(pieces)
    expected = [piece for piece in pieces if piece.strip()]
    assert [span.of(text) for span in sentences(text)] == expected


def test_a_line_broken_inside_a_sentence_is_read_on() -> None:
    text = (
        "Theo kết quả công bố chỉ số cải cách hành chính năm 2022 của\n"
        "tỉnh, huyện Sơn Lâm xếp cuối.\nHuyện khác xếp trên."
    )
    assert [span.of(text)[-5:] for span in sentences(text)] == ["cuối.", "trên."]


def test_a_heading_is_not_joined_to_what_follows() -> None:
    text = "Quang cảnh hội nghị\nhuyện Sơn Lâm\n\nTheo đó, huyện xếp cuối."
    assert len(sentences(text)) == 3


LISTS = [
    ("Cụ thể: A đạt 12/14 điểm; B đạt 7/12 điểm.; C đạt 5.", ["A đạt 12/14 điểm", "B đạt 7/12 điểm", "C đạt 5"]),
    ("Thu 148,3 tỷ đồng; chi 20 tỷ (lương; phụ cấp).", ["Thu 148,3 tỷ đồng", "chi 20 tỷ (lương; phụ cấp)"]),
    ("gồm: a) niêm yết; b) số hóa; c) trả kết quả", ["niêm yết", "số hóa", "trả kết quả"]),
    ("Nhiệm vụ (1) rà soát, (2) công khai và (3) báo cáo.", ["rà soát", "công khai và", "báo cáo"]),
    ("Đánh giá:\n- Xã A: 80 điểm;\n- Xã B: 70 điểm.", ["Xã A: 80 điểm", "Xã B: 70 điểm"]),
    ("1. Thu hồi.\n2. Điều chuyển.", ["Thu hồi", "Điều chuyển"]),
    ("năm 2021: 70 điểm; năm 2022: 75 điểm; năm 2023: 80 điểm", ["năm 2021: 70 điểm", "năm 2022: 75 điểm", "năm 2023: 80 điểm"]),
    ("Lúc 10:24 họp; 11:30 nghỉ", ["Lúc 10:24 họp", "11:30 nghỉ"]),
    ("nhiều hạn chế như: hồ sơ chậm; và cán bộ thiếu…", ["hồ sơ chậm", "cán bộ thiếu"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "members"), LISTS)
def test_a_list_gives_its_members(text: str, members: list[str]) -> None:
    assert [span.of(text) for span in items(text, Span(0, len(text)))] == members


@pytest.mark.parametrize(
    "text",
    [
        "Gồm 9 huyện: Sơn Lâm, Đại Lâm, Hạ Lâm và thị xã Lâm.",
        "Huyện Sơn Lâm đạt 70,56 điểm.",
        "Điểm b) khoản 2 quy định như vậy.",
        "Trong số đó (gồm xã A; xã B) có đơn vị trễ hạn.",
    ],
)
def test_what_is_no_list_gives_nothing(text: str) -> None:
    assert items(text, Span(0, len(text))) == ()


def test_members_are_found_at_their_place_in_a_longer_text() -> None:
    text = "Mở đầu. Cụ thể: một việc; hai việc. Kết thúc."
    second = sentences(text)[1]
    assert [span.of(text) for span in items(text, second)] == ["một việc", "hai việc"]


@pytest.mark.shared
def test_sentences_of_real_news_cover_all_that_is_written(shared: Path) -> None:
    with gzip.open(shared / "data/news/cchc.jsonl.gz", "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line)["body"] for line in lines]
    for body in bodies:
        spans = sentences(body)
        assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
        covered = sum(len(span.of(body).replace(" ", "").replace("\n", "")) for span in spans)
        written = "".join(body.split())
        assert covered >= len(written) - body.count("\t")
