from __future__ import annotations

import csv
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index_store.language.law.law_names import laws, laws_named
from index_store.language.law.provisions import Provision
from index_store.language.law.reference_resolution import (
    CitingDocument,
    Standing,
    find_definitions,
    resolve_references,
)
from index_store.language.law.references import (
    LegalReference,
    find_document_numbers,
    find_legal_references,
)
from tests.language.golden_reading import Case, cases


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


def shown(reference: LegalReference) -> str:
    named = f"{reference.document} {reference.number or reference.name or '-'}"
    if reference.year and not reference.number:
        named += f" {reference.year}"
    parts = ", ".join(p.locator for p in reference.provisions)
    return f"{reference.text} = {named}" + (f": {parts}" if parts else "")


@pytest.mark.parametrize("case", cases("references"), ids=lambda case: case.text)
def test_golden_references(case: Case) -> None:
    assert " ; ".join(map(shown, find_legal_references(case.text))) == case.mentions


def test_there_are_enough_golden_references() -> None:
    texts = [case.text for case in cases("references")]
    assert len(texts) == len(set(texts)) >= 100


DECREE = CitingDocument("9/2020/NĐ-CP", "Nghị định", "2020-03-01")


def resolved(text: str, citing: CitingDocument = DECREE, here: Standing | None = None) -> list[str]:
    found = find_legal_references(text)
    standing = (lambda _: here) if here else None
    return [
        f"{item.number or item.name}: {', '.join(item.locators)}"
        + (f" ({item.reason})" if item.reason else "")
        for item in resolve_references(found, citing, find_definitions(text), standing)
    ]


def test_this_decree_is_the_one_that_speaks() -> None:
    assert resolved("theo khoản 2 Điều 5 Nghị định này") == ["9/2020/NĐ-CP: khoản 2 Điều 5"]


def test_this_article_is_the_one_it_stands_in() -> None:
    here = Standing(article="7", clause="3")
    assert resolved("theo điểm a khoản này và khoản 1 Điều này", here=here) == [
        "9/2020/NĐ-CP: điểm a khoản 3 Điều 7",
        "9/2020/NĐ-CP: khoản 1 Điều 7",
    ]


def test_this_article_without_a_place_says_why_it_is_open() -> None:
    [item] = resolve_references(find_legal_references("theo khoản 1 Điều này"), DECREE)
    assert item.reason == "không rõ “khoản 1 Điều này” ở đâu"


def test_a_short_name_stands_for_the_document_it_was_given_to() -> None:
    text = (
        "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 về một cửa (sau đây gọi tắt là Nghị định số 61)."
        " Sửa đổi điểm a khoản 2 Điều 5 Nghị định số 61."
    )
    assert resolved(text)[-1] == "61/2018/NĐ-CP: điểm a khoản 2 Điều 5"


def test_a_short_number_is_the_only_whole_one_that_fits() -> None:
    text = "Nghị định số 61/2018/NĐ-CP có hiệu lực. Theo Điều 7 Nghị định 61, xã trả kết quả."
    assert resolved(text)[-1] == "61/2018/NĐ-CP: Điều 7"


def test_a_short_number_that_fits_two_stays_open() -> None:
    text = "Nghị định số 61/2018/NĐ-CP và Nghị định số 61/2020/NĐ-CP. Theo Nghị định 61, xã làm."
    assert resolved(text)[-1] == "None:  (“61” có thể là 61/2018/NĐ-CP, 61/2020/NĐ-CP)"


def test_that_decree_is_the_last_one_named() -> None:
    text = "Nghị định số 61/2018/NĐ-CP nêu rõ. Theo Điều 3 Nghị định đó, xã làm."
    assert resolved(text)[-1] == "61/2018/NĐ-CP: Điều 3"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Luật Đất đai năm 2013", "45/2013/QH13"),
        ("Luật Cán bộ, công chức năm 2008", "22/2008/QH12"),
        ("Bộ luật Dân sự", "91/2015/QH13"),
        ("Luật Đất đai", "45/2013/QH13"),  # the one in force when the citing decree was issued
        ("luat dat dai nam 2024", "31/2024/QH15"),
    ],
)
def test_a_law_by_name_has_its_number(text: str, number: str) -> None:
    [item] = resolve_references(find_legal_references(text), DECREE)
    assert item.number == number


def test_a_law_of_two_years_without_a_date_stays_open() -> None:
    [item] = resolve_references(find_legal_references("theo Luật Đất đai"), CitingDocument())
    assert (item.number, item.name) == (None, "Luật Đất đai")
    assert item.reason is not None
    assert "45/2013/QH13, 31/2024/QH15" in item.reason


def test_a_law_that_is_not_known_keeps_its_name() -> None:
    [item] = resolve_references(find_legal_references("Luật Trăng sao năm 2031"), DECREE)
    assert (item.number, item.name) == (None, "Luật Trăng sao")
    assert item.reason == "chưa biết số hiệu của Luật Trăng sao"


def test_an_article_alone_in_the_news_is_of_the_law_named_last() -> None:
    text = "Nghị định số 61/2018/NĐ-CP đã rõ. Điều 7 quy định thời hạn."
    assert resolved(text, CitingDocument())[-1] == "61/2018/NĐ-CP: Điều 7"


def test_the_table_of_laws_is_sorted_unique_and_dated() -> None:
    table = files("index_store.language").joinpath("data/laws.tsv").read_text("utf-8")
    numbers = [row[0] for row in csv.reader(table.splitlines()[1:], delimiter="\t")]
    assert numbers == sorted(set(numbers))
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", law.dated) for law in laws())
    assert all(law in laws_named(law.name) for law in laws())


_PIECES = st.sampled_from(
    [
        "điểm", "khoản", "Điều", "Chương", "Mục", "Phụ lục", "a", "b,", "đ", "1", "2,", "5a", "này", "và", "đến", "của",
        "Luật", "Nghị định", "số", "61/2018/NĐ-CP", "12/qd-ubnd", "Đất đai", "năm 2013", "(sau đây gọi là", ")", "\u200f",
        "٣", "Điều ٣", "\n", ".", ";", "-", "–", "/", "İ", "khoan 2 dieu 5", "các", "tiết", "999999", "Hiến pháp",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=16).map(" ".join) | st.text(max_size=80))
def test_whatever_the_text_spans_are_exact_and_in_order(text: str) -> None:
    end = 0
    found = find_legal_references(text)
    for reference in found:
        assert text[reference.span.start : reference.span.end] == reference.text
        assert reference.span.start >= end
        end = reference.span.end
        assert reference.law is None or reference.law in reference.text
    for number in find_document_numbers(text):
        assert text[number.span.start : number.span.end] == number.text
    assert len(resolve_references(found, DECREE, find_definitions(text))) == len(found)


@given(st.integers(1, 400), st.integers(1, 20), st.sampled_from("abcdđeghik"))
def test_a_locator_is_read_back(article: int, clause: int, point: str) -> None:
    provision = Provision(str(article), str(clause), point)
    [found] = find_legal_references(f"theo {provision.locator} Nghị định này")
    assert found.provisions == (provision,)


@pytest.mark.xfail(strict=True, reason="a number broken by blanks within the year")
def test_a_broken_number_is_read_whole() -> None:
    found = find_legal_references("Thông tư 20/2 016 / TT - BTC hướng dẫn")
    assert [r.number for r in found] == ["20/2016/TT-BTC"]


@pytest.mark.xfail(strict=True, reason="“quy định” with a number is mostly a verb with a count")
def test_a_regulation_in_small_letters_may_have_a_number() -> None:
    assert [r.number for r in find_legal_references("làm theo quy định 28.")] == ["28"]
