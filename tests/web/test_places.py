"""The fragments of the places: every verdict labelled, every text escaped, files that open."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pytest

from assistant.checking.records import Check, CheckedClaim, CheckedFigure
from assistant.records import Note
from assistant.web.places.checking import render_check, report_lines, report_rows
from assistant.web.places.downloads import csv_file, docx_file, xlsx_file
from assistant.web.places.words import ENGLISH, VIETNAMESE
from index_store.records import Span
from tests.web.fakes import LAST, citation, document, the_news
from tests.web.test_render import OUR_ATTRIBUTES, OURS, PAYLOADS, Tags

GIVEN = "Năm 2022, huyện Sơn Lâm đạt 70,56 điểm, xếp thứ 7/8. Dân số là 12.345 người."
DAY = date(2026, 11, 22).isoformat()


def span(words: str) -> Span:
    start = GIVEN.index(words)
    return Span(start, start + len(words))


def checked() -> Check:
    source = citation(1, the_news(), LAST)
    first = GIVEN.split(". ")[0] + "."
    figures = (
        CheckedFigure("70,56 điểm", span("70,56 điểm"), "supported", None, 1),
        CheckedFigure("7/8", span("thứ 7/8"), "contradicted", "8/8", 1),
    )
    second = CheckedFigure("12.345 người", span("12.345 người"), "not_found")
    return Check(
        (
            CheckedClaim(first, span(first), "contradicted", figures, (source,)),
            CheckedClaim("Dân số…", span("Dân số là 12.345 người."), "not_found", (second,)),
        ),
        (),
        "2-fake",
        0.01,
    )


def test_each_figure_has_a_word_beside_its_colour() -> None:
    text = Tags(render_check(checked(), GIVEN, VIETNAMESE)).text
    assert "70,56 điểm✓ đúng[1]" in text
    assert "thứ 7/8✗ khác: 8/8[1]" in text
    assert "12.345 người? không thấy" in text
    assert "tài liệu ghi 8/8" in text


def test_the_text_stays_whole_between_the_marks() -> None:
    html = render_check(replace(checked(), claims=()), GIVEN, VIETNAMESE)
    assert "không có câu nào" in Tags(html).text
    words = Tags(render_check(checked(), GIVEN, ENGLISH)).text
    for stretch in ("Năm 2022, huyện Sơn Lâm đạt ", ", xếp ", "differs: 8/8"):
        assert stretch in words


def test_the_report_says_each_verdict_and_its_source() -> None:
    report = "\n".join(report_lines(checked(), VIETNAMESE, DAY))
    assert "Ngày 22/11/2026. Kết quả: 1 đúng · 1 khác · 1 không thấy." in report
    assert "– 7/8: khác – tài liệu ghi 8/8 [1]" in report
    assert f"đoạn 3: “{LAST}”" in report


def test_the_table_has_a_row_a_figure() -> None:
    heading, *rows = report_rows(checked(), VIETNAMESE)
    assert len(heading) == len(rows[0])
    assert [row[1:4] for row in rows] == [
        ("70,56 điểm", "đúng", ""),
        ("7/8", "khác", "8/8"),
        ("12.345 người", "không thấy", ""),
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_given_or_stored_becomes_markup(payload: str) -> None:
    hostile = document(payload, f"{payload} 1 điểm", title=payload)
    source = replace(citation(1, hostile, payload), locator=payload)
    figure = CheckedFigure(payload, Span(0, len(payload)), "contradicted", payload, 1)
    claim = CheckedClaim(payload, Span(0, len(payload)), "contradicted", (figure,), (source,))
    claim = replace(claim, notes=(Note("conflict", payload),))
    html = render_check(Check((claim,), claim.notes, "1", 0.0), payload, VIETNAMESE)
    tags = Tags(html)
    assert {tag for tag, _ in tags.tags} <= OURS | {"b"}
    assert {name for _, found in tags.tags for name in found} <= OUR_ATTRIBUTES | {"aria-hidden"}
    assert all(href.startswith("documents/") for href in tags.attributes("a", "href"))
    assert payload in tags.text


HOSTILE_CELLS = ("=1+1", "<b>&", "a\x00\x0bb", "dòng\nmới", "@SUM(A1)")


def test_a_workbook_opens_with_texts_as_texts_and_numbers_as_numbers() -> None:
    made = xlsx_file('Số liệu <&">', [("Điểm", "Nơi"), (70.56, "=1+1"), (None, "a\x00b")])
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert sheet is not None
    assert sheet.title == 'Số liệu <&">'
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells == [["Điểm", "Nơi"], [70.56, "=1+1"], [None, "ab"]]
    assert sheet["B2"].data_type == "s", "a formula of a document is text"


def test_a_report_opens_as_a_document() -> None:
    made = docx_file(["BÁO CÁO", *HOSTILE_CELLS])
    paragraphs = [one.text for one in docx.Document(io.BytesIO(made)).paragraphs]
    assert paragraphs[0] == "BÁO CÁO"
    assert paragraphs[2] == "<b>&"


def test_no_cell_of_a_csv_runs() -> None:
    lines = csv_file([(cell,) for cell in HOSTILE_CELLS]).decode("utf-8-sig")
    assert lines.startswith("'=1+1")
    assert "'@SUM" in lines
