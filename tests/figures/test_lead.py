"""What an article says once, at its head, of the figures that follow; invented units only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index_store.figures.extract import extract_figures
from index_store.records import Document, Figure, Passage, Span
from tests.figures.reading import one, parts

if TYPE_CHECKING:
    pass

INDEX = "Chỉ số cải cách hành chính"
SATISFACTION = "Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)"


def read(text: str, title: str) -> tuple[Figure, ...]:
    stored = f"{title}\n\n{text}"
    passages = [
        Passage("d", i, Span(m.start(), m.end()), m.group(), f"đoạn {i}")
        for i, m in enumerate(re.finditer(r"[^\n]+", stored))
    ]
    return extract_figures(Document("d", "d", "d", "sha256:0", stored, title), passages)


ARTICLE = """Tỉnh Hạ Lâm vừa công bố bảng xếp hạng cải cách hành chính (CCHC) năm 2025 đối với 48 xã, phường.

Xã Mây Cao dẫn đầu với 94,10 điểm, vượt phường Sông Trong (93,55 điểm) vốn đứng đầu trong đợt chấm thử 6 tháng cuối năm 2025. Xếp ngay sau là phường Đồi Xanh, 92,08 điểm.

Xã Suối Cạn được 60,15 điểm, xếp thứ 48/48; xã Bãi Dài có 61,40 điểm, xếp thứ hai từ dưới lên.

Về chỉ số hài lòng (SIPAS), kết quả khác hẳn: phường Đồi Xanh cao nhất, 92,4%; xã Mây Cao 90,2%, đứng thứ 6."""
TITLE = "Xã Mây Cao giành ngôi đầu"


def test_the_lead_gives_year_and_index_to_later_ranks_and_scores() -> None:
    found = read(ARTICLE, TITLE)
    assert parts(one(found, "94,10")) == ("xã Mây Cao", INDEX, "2025")
    assert parts(one(found, "60,15")) == ("xã Suối Cạn", INDEX, "2025")


def test_a_period_told_in_passing_is_no_ones() -> None:
    found = read(ARTICLE, TITLE)
    assert parts(one(found, "93,55")) == ("phường Sông Trong", INDEX, "2025")
    assert parts(one(found, "92,08")) == ("phường Đồi Xanh", INDEX, "2025")


def test_the_one_right_behind_the_first_is_second() -> None:
    found = read(ARTICLE, TITLE)
    second = one(found, "Xếp ngay sau")
    assert (second.kind, second.value, parts(second)[0]) == ("rank", 2, "phường Đồi Xanh")
    assert read("Xếp ngay sau là phường Đồi Xanh.", "Kết quả") == ()


def test_ranks_from_below_count_from_what_the_others_say() -> None:
    found = read(ARTICLE, TITLE)
    second_last = one(found, "từ dưới lên")
    assert (second_last.value, second_last.of) == (47, 48)
    alone = read("Huyện Sơn Lâm đội sổ chỉ số CCHC năm 2022.", "Nhìn lại")
    assert [(f.value, f.grade) for f in alone] == [(None, "cuối cùng")]


def test_a_sentence_that_opens_an_index_is_all_about_it() -> None:
    found = read(ARTICLE, TITLE)
    assert parts(one(found, "92,4%")) == ("phường Đồi Xanh", SATISFACTION, "2025")
    assert parts(one(found, "90,2%")) == ("xã Mây Cao", SATISFACTION, "2025")
    assert parts(one(found, "đứng thứ 6")) == ("xã Mây Cao", SATISFACTION, "2025")


def test_another_year_ends_the_leads_year() -> None:
    found = read(
        "Tỉnh Hạ Lâm công bố kết quả xếp hạng cải cách hành chính năm 2025 của các xã, phường.\n\n"
        "Năm 2024, việc chấm điểm chưa bao quát.\n\nXã Mây Cao đạt 80,5 điểm.",
        "Hạ Lâm chấm điểm",
    )
    assert one(found, "80,5").period is None


def test_a_lead_with_two_years_gives_none() -> None:
    found = read(
        "Tỉnh Hạ Lâm công bố xếp hạng cải cách hành chính năm 2025 và đối chiếu với kết quả năm 2024.\n\n"
        "Xã Mây Cao đạt 80,5 điểm.",
        "Hạ Lâm chấm điểm",
    )
    assert one(found, "80,5").period is None


def test_the_province_of_the_lead_is_the_province_meant() -> None:
    found = read(
        "Phóng viên trao đổi với ông Lê Văn Núi, Giám đốc Sở Nội vụ tỉnh Hạ Lâm, về kết quả năm 2022.\n\n"
        "PAR Index của tỉnh năm 2022 đạt 81,6 điểm. Hạ tầng ở 5 xã biên giới còn yếu.",
        "Đừng chạy theo điểm số",
    )
    assert parts(one(found, "81,6")) == ("tỉnh Hạ Lâm", INDEX, "2022")
    assert all(f.place is None or "Biên" not in f.place.value for f in found)


def test_where_a_commune_lies_owns_no_figure() -> None:
    found = read("Quý I năm 2026, xã Mây Cao, tỉnh Hạ Lâm nhận gần 3.100 hồ sơ.", "Bản tin")
    assert parts(one(found, "3.100"))[0] == "xã Mây Cao"


def test_a_bracket_belongs_to_the_name_or_year_before_it() -> None:
    found = read(
        "Năm 2021, chỉ số CCHC của huyện Sơn Lâm đạt 87 điểm, chỉ sau thành phố Bến Đá (89,42 điểm). "
        "Tỷ lệ hồ sơ trực tuyến năm 2021 đạt 21,7%, cao hơn năm 2020 (14,2%).",
        "Huyện Sơn Lâm đánh giá CCHC",
    )
    assert parts(one(found, "89,42")) == ("thành phố Bến Đá", INDEX, "2021")
    assert parts(one(found, "14,2%"))[2] == "2020"
