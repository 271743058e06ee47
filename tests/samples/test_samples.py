"""The samples: enough, well-formed, marked as samples, and never an invented score of a real unit."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from assistant.evaluation.questions import read_questions

SAMPLES = Path(__file__).parents[2] / "samples"
DOCUMENTS = sorted((SAMPLES / "documents").iterdir())
DEVELOPMENT = sorted((SAMPLES.parent / "tests" / "evaluation" / "dev_documents").iterdir())
RETOLD = {
    "ngan-son-ra-soat-chi-so-cchc-2022.txt": "Ngân Sơn",
    "dai-tu-khac-phuc-han-che-cchc.md": "Đại Từ",
}


def test_there_are_at_least_twelve_in_three_formats() -> None:
    assert len(DOCUMENTS) >= 12
    assert {path.suffix for path in DOCUMENTS} == {".txt", ".md", ".html"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_sample_bears_the_line_and_is_nfc(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "VĂN BẢN MẪU" in text
    assert unicodedata.is_normalized("NFC", text)


def test_at_least_four_are_of_the_two_tier_time_and_rank_communes() -> None:
    late = [path for path in DOCUMENTS if re.search(r"\b2026\b", path.read_text("utf-8"))]
    assert len(late) >= 4
    assert sum("/96" in path.read_text("utf-8") for path in late) >= 3


@pytest.mark.shared
@pytest.mark.parametrize("path", DOCUMENTS + DEVELOPMENT, ids=lambda path: path.name)
def test_units_named_in_invented_samples_do_not_exist(path: Path, shared: Path) -> None:
    real = known_units(shared)
    text = path.read_text(encoding="utf-8")
    capital = "[A-ZĐÀ-Ỹ][a-zđà-ỹ]+"
    unit = re.compile(
        rf"\b(?:[Tt]ỉnh|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Xx]ã|[Pp]hường) ({capital} {capital})"
    )
    allowed = {"Ngân Sơn", "Đại Từ", "Bắc Kạn", "Thái Nguyên"} if path.name in RETOLD else set()
    assert {name for name in unit.findall(text) if name.casefold() in real} <= allowed


def known_units(shared: Path) -> set[str]:
    """Return the bare names of every unit before and after 2025-07-01, in small letters."""
    table = shared / "data/places/vietnamadminunits/data__interim__convert_legacy_2025_simple.csv"
    cells = re.findall(
        r"(?:Tỉnh|Thành phố|Quận|Huyện|Thị xã|Phường|Xã|Thị trấn) ([^,\n]+)",
        unicodedata.normalize("NFC", table.read_text(encoding="utf-8-sig")),
    )
    names = {cell.strip().casefold() for cell in cells}
    assert {"ngân sơn", "đại từ"} <= names
    return names


def test_the_front_page_questions_are_all_in_the_evaluation_and_answerable() -> None:
    questions = json.loads((SAMPLES / "questions.json").read_text(encoding="utf-8"))
    file = SAMPLES.parent / "tests" / "evaluation" / "samples.jsonl"
    assert len(questions) >= 8
    for asked in questions:
        known = [row for row in read_questions(file) if row.text == asked]
        assert known, asked
        assert known[0].answerable


def test_only_the_retold_article_ranks_districts_in_2022() -> None:
    ranked = [
        path.name
        for path in DOCUMENTS
        if re.search(r"Chỉ số (CCHC|cải cách hành chính) năm 2022", path.read_text("utf-8"))
    ]
    assert ranked == ["ngan-son-ra-soat-chi-so-cchc-2022.txt"]
