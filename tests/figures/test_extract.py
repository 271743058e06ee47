"""Figures of made-up articles: each test is something a reader of an answer would notice."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index_store.figures.extract import extract_figures
from index_store.records import Document, Figure, Passage, Span
from tests.figures.reading import parts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def read(
    text: str, *, title: str = "", published: date | None = None, place: str | None = None
) -> tuple[Document, tuple[Figure, ...]]:
    passages = [
        Passage("d", i, Span(m.start(), m.end()), m.group(), f"đoạn {i + 1}")
        for i, m in enumerate(re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text))
    ]
    document = Document(
        "d", "d.txt", "d.txt", "sha256:0", text, title, published=published, place=place
    )
    return document, extract_figures(document, passages)


def figure(found: Sequence[Figure], text: str) -> Figure:
    matches = [f for f in found if text in f.text]
    assert len(matches) == 1, (text, [f.text for f in found])
    return matches[0]


INDEX = "Chỉ số cải cách hành chính"
SATISFACTION = "Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)"


def test_two_indicators_in_one_sentence_keep_their_own_ranks() -> None:
    _, found = read(
        "Năm 2023, huyện Sơn Lâm đứng thứ 5/11 huyện, thành phố về chỉ số CCHC, với 81,25/100 điểm; "
        "mức độ hài lòng về phục vụ hành chính đứng thứ 8/11 huyện, thành phố."
    )
    assert parts(figure(found, "5/11")) == ("huyện Sơn Lâm", INDEX, "2023")
    assert parts(figure(found, "81,25")) == ("huyện Sơn Lâm", INDEX, "2023")
    assert parts(figure(found, "8/11")) == ("huyện Sơn Lâm", SATISFACTION, "2023")
    assert figure(found, "8/11").value == 8
    assert figure(found, "8/11").of == 11


SCORES = (
    "Theo kết quả công bố Chỉ số CCHC năm 2021 tại Quyết định số 15/QĐ-UBND ngày 2/3/2022 của UBND tỉnh, "
    "huyện Sơn Lâm đạt 65,4 điểm, xếp loại khá và xếp cuối cùng trong 9 huyện, thành phố. "
    "Cụ thể: lĩnh vực Công tác chỉ đạo điều hành, đạt 10/14 điểm; lĩnh vực Cải cách tài chính công đạt 6,5/10 điểm."
)


def test_component_scores_belong_to_their_own_field_and_keep_place_period_and_source() -> None:
    _, found = read(SCORES)
    finance = figure(found, "6,5/10")
    assert parts(finance) == ("huyện Sơn Lâm", "Cải cách tài chính công", "2021")
    assert (finance.value, finance.of) == (6.5, 10)
    assert finance.according_to is not None
    assert finance.according_to.value == "Quyết định số 15/QĐ-UBND"
    assert finance.announced == "2022-03-02"
    steering = figure(found, "10/14")
    assert parts(steering)[1] == "Công tác chỉ đạo, điều hành cải cách hành chính"


def test_last_place_and_grade_share_the_subject_of_the_score() -> None:
    _, found = read(SCORES)
    last = figure(found, "cuối cùng")
    assert (last.kind, last.value, last.of) == ("rank", 9, 9)
    assert parts(last) == ("huyện Sơn Lâm", INDEX, "2021")
    grade = figure(found, "xếp loại")
    assert (grade.kind, grade.grade) == ("grade", "khá")


def test_a_share_in_brackets_is_the_share_of_the_count_beside_it() -> None:
    _, found = read(
        "Từ đầu năm 2022 đến ngày 15-9, toàn huyện tiếp nhận trên 10.000 hồ sơ (trong đó có 6.000 hồ sơ trực tuyến, "
        "đạt 55%); tỷ lệ thanh toán trực tuyến đạt 21,5%.",
        title="Kiểm tra tại huyện Sơn Lâm",
    )
    period = "2022-01-01/2022-09-15"
    share = figure(found, "55%")
    assert parts(share) == ("huyện Sơn Lâm", "Tỷ lệ hồ sơ trực tuyến", period)
    assert share.note == "6.000 trên 10.000 là 60,0%, văn bản ghi 55%"
    assert parts(figure(found, "21,5%")) == ("huyện Sơn Lâm", "Tỷ lệ thanh toán trực tuyến", period)
    received = figure(found, "10.000")
    assert (received.bound, parts(received)[1]) == ("over", "Số hồ sơ tiếp nhận")
    assert received.note is None


def test_shares_that_add_up_carry_no_note() -> None:
    _, found = read("Năm 2021 huyện Sơn Lâm hoàn thành 18/36 nhiệm vụ, đạt tỷ lệ 50%.")
    assert [f.note for f in found] == [None, None]
    assert figure(found, "18/36").kind == "share"


def test_a_target_is_no_result() -> None:
    _, found = read(
        "Quý I năm 2022, huyện Sơn Lâm có tỷ lệ thanh toán trực tuyến chỉ đạt 7,5% so với mục tiêu 40% trở lên."
    )
    result, target = figure(found, "7,5%"), figure(found, "40%")
    assert (result.kind, target.kind, target.bound) == ("value", "target", "at least")
    assert (
        parts(result)
        == parts(target)
        == ("huyện Sơn Lâm", "Tỷ lệ thanh toán trực tuyến", "2022-Q1")
    )


def test_a_goal_governs_the_whole_list() -> None:
    _, found = read(
        "Phấn đấu đến năm 2025, tỷ lệ hồ sơ trực tuyến đạt 80%; tỷ lệ số hóa hồ sơ đạt 60%."
    )
    assert [f.kind for f in found] == ["target", "target"]


def test_a_count_is_called_what_it_counts() -> None:
    _, found = read(
        "Quý I năm 2022, toàn huyện có 31 hồ sơ TTHC trễ hạn và việc xin lỗi chưa đầy đủ.",
        place="huyện Sơn Lâm",
    )
    assert parts(figure(found, "31 hồ sơ")) == ("huyện Sơn Lâm", "Số hồ sơ trễ hạn", "2022-Q1")


def test_values_given_in_turn_go_to_their_own_place() -> None:
    _, found = read(
        "Năm 2023, tỷ lệ hồ sơ đúng hạn của huyện Sơn Lâm và huyện Đồng Mây lần lượt là 98,5% và 97,2%."
    )
    assert parts(figure(found, "98,5%"))[0] == "huyện Sơn Lâm"
    assert parts(figure(found, "97,2%"))[0] == "huyện Đồng Mây"


def test_each_place_of_a_list_has_its_own_score() -> None:
    _, found = read(
        "Huyện Sơn Lâm đạt 85,2 điểm, xếp thứ 3/8; huyện Đồng Mây đạt 84 điểm, xếp thứ 4/8.",
        title="Công bố chỉ số CCHC năm 2022",
    )
    assert parts(figure(found, "85,2")) == ("huyện Sơn Lâm", INDEX, "2022")
    assert parts(figure(found, "4/8")) == ("huyện Đồng Mây", INDEX, "2022")


def test_the_one_named_first_or_last_is_the_one_behind_the_verb() -> None:
    _, found = read(
        "Năm 2022, đứng đầu chỉ số CCHC là huyện Sơn Lâm với 93 điểm, đứng cuối bảng là huyện Đồng Mây (70,2 điểm)."
    )
    assert parts(figure(found, "đứng đầu"))[0] == "huyện Sơn Lâm"
    assert parts(figure(found, "cuối bảng"))[0] == "huyện Đồng Mây"
    assert parts(figure(found, "70,2"))[0] == "huyện Đồng Mây"


def test_the_year_of_publication_is_never_guessed() -> None:
    _, found = read("Huyện Sơn Lâm đạt 85,2 điểm chỉ số CCHC.", published=date(2023, 4, 7))
    [only] = found
    assert only.period is None
    assert only.missing == ("period",)


def test_this_year_is_read_with_the_date_of_the_document() -> None:
    _, found = read(
        "Tính đến hết tháng 2 năm nay, huyện Sơn Lâm thu ngân sách nhà nước được 148,3 tỷ đồng.",
        published=date(2024, 3, 12),
    )
    assert parts(figure(found, "148,3")) == (
        "huyện Sơn Lâm",
        "Thu ngân sách nhà nước",
        "2024-02-29",
    )


def test_what_it_is_compared_with_is_not_its_period() -> None:
    _, found = read("Năm 2023, chỉ số CCHC của huyện Sơn Lâm tăng 5 bậc so với năm 2022.")
    [change] = found
    assert (change.kind, parts(change)) == ("change", ("huyện Sơn Lâm", INDEX, "2023"))


def test_the_rank_in_something_else_is_not_the_index_of_the_article() -> None:
    _, found = read(
        "Năm 2022 tỉnh Lâm Sơn đứng thứ 2 cả nước về thu hút vốn nước ngoài.",
        title="Nâng cao chỉ số CCHC",
    )
    assert parts(figure(found, "thứ 2"))[1] == "thu hút vốn nước ngoài"


def test_every_span_points_at_its_words() -> None:
    document, found = read(SCORES)
    assert found
    for f in found:
        assert f.span.of(document.text) == f.text
        assert f.span.within(f.clause)
        for part in (f.place, f.indicator, f.period, f.according_to):
            if part is not None and part.span is not None:
                assert part.span.of(document.text) == part.text


def test_a_clause_reads_well_and_is_not_the_whole_paragraph() -> None:
    document, found = read(SCORES)
    assert (
        figure(found, "6,5/10").clause.of(document.text)
        == "lĩnh vực Cải cách tài chính công đạt 6,5/10 điểm"
    )


def test_numbers_that_name_something_are_no_figures() -> None:
    _, found = read(
        "Theo khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP, dịch vụ công mức độ 3, 4 được nộp từ 8h30. Lượt xem: 95"
    )
    assert found == ()


@pytest.mark.shared
def test_real_articles_give_their_figures(shared: Path) -> None:
    texts = {p.name[:3]: p.read_text("utf-8") for p in (shared / "seeds").glob("*.txt")}
    _, found = read(texts["000"].replace("\u00a0", " "), published=date(2024, 3, 12))
    ranks = {f"{f.value:g}/{f.of:g}": parts(f)[1] for f in found if f.kind == "rank" and f.of}
    assert ranks == {"7/9": INDEX, "6/9": SATISFACTION}
    _, found = read(texts["003"])
    assert parts(figure(found, "39,38%"))[1] == "Tỷ lệ thanh toán trực tuyến"
    _, found = read(texts["004"])
    assert parts(figure(found, "5,9%"))[1:] == ("Tỷ lệ thanh toán trực tuyến", "2023-Q1")
    assert figure(found, "30%").kind == "target"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Quý III/2025, tỷ lệ hồ sơ đúng hạn đạt 98% (cùng kỳ năm 2024 đạt 96,4%).", "2024-Q3"),
        ("Quý III/2025, tỷ lệ hồ sơ đúng hạn đạt 98%, cùng kỳ năm ngoái là 96,4%.", "2024-Q3"),
        (
            "Quý III/2025, xã nhận 812 hồ sơ. Tỷ lệ đúng hạn nhờ vậy đạt 98%, cùng kỳ năm trước "
            "mới là 96,4%.",
            None,
        ),
    ],
)
def test_what_was_in_the_same_stretch_a_year_earlier_is_not_of_this_year(
    text: str, period: str | None
) -> None:
    found = read(text, place="xã An Khê")[1]
    assert parts(figure(found, "98%"))[1:] == ("Tỷ lệ hồ sơ giải quyết đúng hạn", "2025-Q3")
    assert parts(figure(found, "96,4%"))[1:] == ("Tỷ lệ hồ sơ giải quyết đúng hạn", period)


def test_a_year_that_is_only_compared_with_is_not_carried_on() -> None:
    found = read(
        "Năm 2025, xã tiếp nhận 900 hồ sơ, gấp 2 lần năm 2024 (450 hồ sơ). "
        "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 97%.",
        place="xã An Khê",
    )[1]
    assert parts(figure(found, "450 hồ sơ"))[2] == "2024"
    assert parts(figure(found, "97%"))[2] == "2025"
