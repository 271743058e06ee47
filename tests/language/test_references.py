from __future__ import annotations

import pytest

from index_store.language.references import find_document_numbers, find_legal_references


def test_a_decision_has_its_date_and_issuer() -> None:
    text = "Theo Quyết định số 15/QĐ-UBND ngày 29/3/2021 của Ủy ban nhân dân tỉnh, thì huyện"
    [found] = find_document_numbers(text)
    assert (found.name, found.dated, found.issuer) == (
        "Quyết định số 15/QĐ-UBND", "2021-03-29", "Ủy ban nhân dân tỉnh",
    )  # fmt: skip
    assert text[found.number_span.start : found.number_span.end] == "15/QĐ-UBND"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("61/2018/NĐ-CP", "61/2018/NĐ-CP"),
        ("61/2018/nd-cp", "61/2018/NĐ-CP"),
        ("12/qd-ubnd", "12/QĐ-UBND"),
        ("Nghị quyết số 01 - NQ / CP", "01/NQ-CP"),
        ("Chỉ thị số 56 - CT / TW", "56-CT/TW"),
        ("Quyết định số 08 / QĐ - TTg", "08/QĐ-TTg"),
        ("Luật số 80/2015/QH13", "80/2015/QH13"),
        ("Công văn số 123/SNV-CCHC", "123/SNV-CCHC"),
        ("Nghị định 108/2014 của Chính phủ", "108/2014"),
    ],
)
def test_numbers_are_canonical_however_typed(text: str, number: str) -> None:
    assert [d.number for d in find_document_numbers(text)] == [number]


@pytest.mark.parametrize(
    "text",
    ["đứng thứ 7/9 huyện", "100 triệu đồng/người/vụ", "12/14 điểm", "Kế hoạch 5 năm", "24/7"],
)
def test_other_slashes_are_no_documents(text: str) -> None:
    assert find_document_numbers(text) == ()


def test_a_legal_reference_names_its_parts() -> None:
    [found] = find_legal_references("theo điểm a khoản 2 Điều 15 Nghị định số 61/2018/NĐ-CP")
    assert (found.point, found.clause, found.article, found.law) == (
        "a", "2", "15", "Nghị định số 61/2018/NĐ-CP",
    )  # fmt: skip


def test_this_article_stays_unresolved() -> None:
    [found] = find_legal_references("quy định tại khoản 1 Điều này")
    assert (found.clause, found.article, found.law) == ("1", "này", None)
