"""Short forms are read at token bounds, both ways, and a text's own definitions win."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import is_normalized

import pytest

from index_store.language.abbreviations import (
    expansions,
    find_abbreviations,
    short_forms,
)
from index_store.language.definitions import definitions

if TYPE_CHECKING:
    from pathlib import Path


def read(text: str) -> dict[str, str]:
    mentions = find_abbreviations(text)
    assert all(len(m.span.of(text)) > 1 for m in mentions)
    return {mention.span.of(text): mention.long for mention in mentions}


def test_capitals_small_letters_and_unmarked_forms() -> None:
    text = "Chỉ số CCHC, tthc, DVCTT của hdnd"
    assert read(text) == {
        "CCHC": "cải cách hành chính",
        "tthc": "thủ tục hành chính",
        "DVCTT": "dịch vụ công trực tuyến",
        "hdnd": "hội đồng nhân dân",
    }


@pytest.mark.parametrize(
    "written", ["PAR Index", "PAR INDEX", "Par Index", "PAR-INDEX", "PARINDEX"]
)
def test_the_index_in_all_its_spellings(written: str) -> None:
    assert read(f"Chỉ số {written} năm 2023") == {written: "chỉ số cải cách hành chính"}


@pytest.mark.parametrize(
    "text",
    [
        "Minh Anh. và chị Hà",
        "BÀI CA CẢI CÁCH",
        "một bộ hồ sơ",
        "Quyết định 501/QĐ-UBND",
        "tp. là gì",
    ],
)
def test_nothing_is_read_into_words_and_document_numbers(text: str) -> None:
    assert read(text) == {}


def test_joined_short_forms_are_one() -> None:
    assert read("Bộ phận TN&TKQ; Sở NN&PTNT") == {
        "TN&TKQ": "tiếp nhận và trả kết quả",
        "NN&PTNT": "nông nghiệp và phát triển nông thôn",
    }


def test_both_ways() -> None:
    assert expansions("ubnd") == ("ủy ban nhân dân",)
    assert "TTHC" in short_forms("Thủ tục hành chính")
    assert expansions("xyz") == ()


def test_an_ambiguous_short_form_names_all_its_readings() -> None:
    (mention,) = find_abbreviations("xây dựng CQĐT")
    assert (mention.long, mention.others) == ("chính quyền điện tử", ("cơ quan điều tra",))


def test_the_text_decides_what_its_short_form_means() -> None:
    text = "Cơ quan điều tra (CQĐT) kết luận. CQĐT đề nghị truy tố."
    assert {m.long for m in find_abbreviations(text)} == {"Cơ quan điều tra"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("công tác cải cách hành chính (CCHC)", ("CCHC", "cải cách hành chính")),
        ("Bộ phận Tiếp nhận và Trả kết quả (TN&TKQ)", ("TN&TKQ", "Tiếp nhận và Trả kết quả")),
        ("Tổ Xanh Sạch (viết tắt là TXS)", ("TXS", "Tổ Xanh Sạch")),
        ("Ủy ban nhân dân (sau đây gọi tắt là UBND) huyện", ("UBND", "Ủy ban nhân dân")),
    ],
)
def test_definitions(text: str, expected: tuple[str, str]) -> None:
    (found,) = definitions(text)
    assert (found.short, found.long) == expected
    assert found.span.of(text).startswith(found.long)
    assert found.span.of(text).endswith(")")


@pytest.mark.parametrize("text", ["xã Hóa Trung (TP Sông Công)", "kết quả (XYZ) tốt", "đạt (75%)"])
def test_what_no_initials_explain_is_no_definition(text: str) -> None:
    assert definitions(text) == ()


@pytest.mark.parametrize(
    ("name", "columns", "at_least"),
    [
        ("abbreviations.tsv", 6, 250),
        ("glossary.tsv", 3, 250),
        ("glossary_units.tsv", 3, 30),
        ("organisation_context.tsv", 3, 40),
        ("organisation_fields.tsv", 5, 40),
        ("organisations.tsv", 4, 400),
        ("place_aliases.tsv", 3, 20),
        ("place_context.tsv", 3, 50),
        ("place_words.tsv", 3, 50),
        ("places.tsv", 6, 700),
        ("places_communes.tsv", 6, 13000),
        ("places_former.tsv", 10, 60),
        ("places_later.tsv", 5, 10),
    ],
)
def test_tables_are_sorted_unique_nfc_and_reasoned(
    root: Path, name: str, columns: int, at_least: int
) -> None:
    text = (root / "index_store/language/data" / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")][1:]
    assert is_normalized("NFC", text)
    assert len(lines) >= at_least
    assert len(set(lines)) == len(lines)
    rows = [line.split("\t") for line in lines]
    assert {len(row) for row in rows} == {columns}
    if name not in {"place_context.tsv"}:
        assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    if not name.startswith("places"):
        assert all(field.strip() == field and field for row in rows for field in row)


def test_a_short_form_has_one_main_reading_at_most(root: Path) -> None:
    text = (root / "index_store/language/data/abbreviations.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()[2:]]
    mains = [row[0] for row in rows if row[4] == "main"]
    assert len(set(mains)) == len(mains)
    assert {row[3] for row in rows} == {"any", "exact"}
