"""When two figures disagree, and when they only look so; units, bodies and values are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from index_store.figures.agreement import agreement
from index_store.figures.disputes import disputes
from index_store.figures.extract import extract_figures
from index_store.records import Binding, Document, Figure, FigureKind, Passage, Span
from index_store.stored import DocumentSummary


def figures(text: str, document_id: str = "d") -> tuple[Figure, ...]:
    document = Document(document_id, "d", "d", "sha256:0", text, "")
    passage = Passage(document_id, 0, Span(0, len(text)), text, "đoạn 1")
    return extract_figures(document, [passage])


def one(text: str, document_id: str = "d") -> Figure:
    [found] = figures(text, document_id)
    return found


def score(value: str) -> Figure:
    return one(f"Năm 2023, Chỉ số CCHC của huyện Sơn Lâm đạt {value}.")


@pytest.mark.parametrize(
    ("stated", "also", "expected"),
    [
        ("86,62 điểm", "86,6 điểm", "rounding"),
        ("86,62 điểm", "86,7 điểm", "conflict"),
        ("86,62 điểm", "86,62 điểm", "same"),
        ("86,62 điểm", "86,26 điểm", "conflict"),
        ("76,86 điểm", "gần 77 điểm", "rounding"),
        ("74,86 điểm", "gần 77 điểm", "conflict"),
        ("8,3/10 điểm", "83/100 điểm", "same"),
    ],
)
def test_rounding_is_no_conflict_and_another_value_is(
    stated: str, also: str, expected: str
) -> None:
    assert agreement(score(stated), score(also)) == expected
    assert agreement(score(also), score(stated)) == expected


def rate(value: str) -> Figure:
    return one(f"Năm 2023, tỷ lệ hồ sơ đúng hạn của huyện Sơn Lâm đạt {value}.")


def test_a_percent_is_not_supported_by_its_neighbours() -> None:
    assert agreement(rate("90,58%"), rate("90,10%")) == "conflict"
    assert agreement(rate("90,58%"), rate("89,58%")) == "conflict"
    assert agreement(rate("90,58%"), rate("90,6%")) == "rounding"


def test_dots_of_thousands_do_not_count() -> None:
    plain = one("Năm 2023, huyện Sơn Lâm tiếp nhận 8316 hồ sơ.")
    dotted = one("Năm 2023, huyện Sơn Lâm tiếp nhận 8.316 hồ sơ.")
    other = one("Năm 2023, huyện Sơn Lâm tiếp nhận 8.361 hồ sơ.")
    assert agreement(plain, dotted) == "same"
    assert agreement(plain, other) == "conflict"


def test_true_scores_of_three_provinces_are_no_conflict() -> None:
    found = [
        one(f"Năm 2023, Chỉ số CCHC của {place} đạt {value} điểm.")
        for place, value in (
            ("tỉnh Cà Mau", "85,1"),
            ("tỉnh Lào Cai", "88,2"),
            ("tỉnh Sơn La", "80,3"),
        )
    ]
    assert {agreement(a, b) for a in found for b in found if a is not b} == {"apart"}
    assert disputes(found, {}) == ()


def rank(value: str) -> Figure:
    return one(f"Năm 2023, tỉnh Cà Mau xếp thứ {value} tỉnh, thành phố về chỉ số CCHC.")


def test_a_rank_with_its_digits_turned_is_another_rank() -> None:
    assert agreement(rank("15/63"), rank("51/63")) == "conflict"
    assert agreement(rank("15/63"), rank("15/63")) == "same"
    assert agreement(rank("2/63"), rank("2/11")) == "apart"


@pytest.mark.parametrize(
    ("stated", "also", "expected"),
    [
        ("590,3 tỷ đồng", "0,59 nghìn tỷ đồng", "rounding"),
        ("590,3 tỷ đồng", "590.300 triệu đồng", "same"),
        ("590,3 tỷ đồng", "0,95 nghìn tỷ đồng", "conflict"),
        ("590,3 tỷ đồng", "trên 590 tỷ đồng", "rounding"),
        ("590,3 tỷ đồng", "trên 600 tỷ đồng", "conflict"),
    ],
)
def test_another_unit_is_no_conflict(stated: str, also: str, expected: str) -> None:
    def revenue(value: str) -> Figure:
        return one(f"Năm 2023, huyện Sơn Lâm thu ngân sách nhà nước {value}.")

    assert agreement(revenue(stated), revenue(also)) == expected


def test_what_is_not_bound_or_of_another_year_or_kind_is_no_conflict() -> None:
    base = score("86,62 điểm")
    other = score("70,1 điểm")
    assert agreement(base, other) == "conflict"
    assert agreement(base, replace(other, period=None)) == "apart"
    assert agreement(base, replace(other, kind="target")) == "apart"
    earlier = one("Năm 2022, Chỉ số CCHC của huyện Sơn Lâm đạt 70,1 điểm.")
    assert agreement(base, earlier) == "apart"


def test_a_rise_is_not_a_fall() -> None:
    rose = one("Năm 2023, chỉ số CCHC của huyện Sơn Lâm tăng 5 bậc so với năm 2022.")
    fell = one("Năm 2023, chỉ số CCHC của huyện Sơn Lâm giảm 5 bậc so với năm 2022.")
    assert agreement(rose, fell) == "conflict"


def summary(
    id: str, *, family: str | None = None, number: str | None = None, published: date | None = None
) -> DocumentSummary:
    return DocumentSummary(
        id=id, source=id, name=id, version="sha256:0", title=id, publisher=None, published=published,
        url=None, visibility="public", genre="decision" if number else "article", number=number,
        issuer=None, place=None, language="vi", derived=(), effective=None, signer=None, expires=None,
        relations=(), doubts=(), family=family, characters=1, passages=1, figures=1,
        indexed_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def said(document_id: str, value: str) -> Figure:
    return one(f"Năm 2023, Chỉ số CCHC của huyện Sơn Lâm đạt {value} điểm.", document_id)


def test_the_decision_stands_before_the_press_and_copies_count_once() -> None:
    found = [said("báo", "86,2"), said("bản sao", "86,2"), said("quyết định", "86,62")]
    known = {
        "báo": summary("báo", family="f"),
        "bản sao": summary("bản sao", family="f"),
        "quyết định": summary("quyết định", number="501/QĐ-UBND"),
    }
    [dispute] = disputes(found, known)
    assert [side.figures[0].value for side in dispute.sides] == [86.62, 86.2]
    assert [side.witnesses for side in dispute.sides] == [1, 1]


def test_the_later_text_stands_before_the_earlier_one() -> None:
    found = [said("cũ", "86,2"), said("mới", "86,9")]
    known = {
        "cũ": summary("cũ", published=date(2024, 1, 3)),
        "mới": summary("mới", published=date(2024, 1, 9)),
    }
    [dispute] = disputes(found, known)
    assert [side.document_ids for side in dispute.sides] == [("mới",), ("cũ",)]


def test_a_correction_stands_before_what_more_documents_repeat() -> None:
    found = [said("báo", "86,2"), said("đài", "86,2"), said("Báo Sơn Lâm đính chính", "86,9")]
    known = {id: summary(id) for id in ("báo", "đài", "Báo Sơn Lâm đính chính")}
    [dispute] = disputes(found, known)
    assert dispute.sides[0].document_ids == ("Báo Sơn Lâm đính chính",)
    assert dispute.sides[1].witnesses == 2


def test_a_document_and_its_copy_have_no_dispute() -> None:
    found = [said("báo", "86,2"), said("bản sao", "86,9")]
    known = {id: summary(id, family="f") for id in ("báo", "bản sao")}
    assert disputes(found, known) == ()
    assert len(disputes(found, {})) == 1


def cell(text: str, kind: FigureKind, value: float) -> Figure:
    named = Binding("Chỉ số cải cách hành chính", "Chỉ số CCHC", None)
    place, period = Binding("xã Mai Hạ", "xã Mai Hạ", None), Binding("2024", "2024", None)
    return Figure(
        "d", Span(0, len(text)), text, Span(0, len(text)), kind, value,
        place=place, indicator=named, period=period,
    )  # fmt: skip


def test_a_rank_that_equals_share_is_each_of_them() -> None:
    shared = cell("2-3", "rank", 2)
    assert agreement(shared, cell("thứ 3", "rank", 3)) == "same"
    assert agreement(cell("thứ 2", "rank", 2), shared) == "same"
    assert agreement(shared, cell("thứ 4", "rank", 4)) == "conflict"


def test_a_sign_says_whether_a_change_is_up_or_down() -> None:
    fell = cell("-1,00", "change", 1.0)
    assert agreement(fell, cell("giảm 1,00", "change", 1.0)) == "same"
    assert agreement(fell, cell("tăng 1,00", "change", 1.0)) == "conflict"
    assert agreement(fell, cell("+1,00", "change", 1.0)) == "conflict"
