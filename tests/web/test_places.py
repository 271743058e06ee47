"""The fragments of the places: every verdict labelled, every text escaped, files that open."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pytest

from assistant.checking.records import Check, CheckedClaim, CheckedFigure
from assistant.records import Note
from assistant.showing.figure_table import FigureFilter, FigureRow
from assistant.web.places.charts import render_charts
from assistant.web.places.checking import render_check, report_lines, report_rows
from assistant.web.places.documents import Listing
from assistant.web.places.downloads import csv_file, docx_file, xlsx_file
from assistant.web.places.figures import figure_cells, figure_options, render_figures
from assistant.web.places.ordering import Order, ordered
from assistant.web.places.words import ENGLISH, VIETNAMESE
from index_store.records import Binding, Document, Doubt, Figure, Relation, Span
from index_store.store import FigureQuery, StoredFigure
from tests.web.fakes import LAST, LIMITS, FakeLibrary, citation, document, the_news, the_plan
from tests.web.payloads import PAYLOADS
from tests.web.test_render import OUR_ATTRIBUTES, OURS, Tags

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
    assert "70,56 điểm✓\N{NO-BREAK SPACE}đúng[1]" in text
    assert "thứ 7/8✗\N{NO-BREAK SPACE}khác: 8/8[1]" in text
    assert "12.345 người?\N{NO-BREAK SPACE}không thấy" in text
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


def row(value: float, place: str, period: str, start: int = 0, **facts: object) -> FigureRow:
    made = FigureRow(
        text=f"{value} điểm", shown=f"{str(value).replace('.', ',')} điểm", value=value,
        unit="điểm", of=None, kind="value", place=place, indicator="Chỉ số CCHC", period=period,
        document="a.txt", document_id="a", version="sha256:0", title="Bản tin", locator="đoạn 1",
        quote=f"{place} đạt {value}", start=start, end=start + 5,
    )  # fmt: skip
    return replace(made, **facts)  # type: ignore[arg-type]


def test_bars_stand_in_order_and_lead_to_their_sentences() -> None:
    rows = [row(70.5, "huyện A", "2023", 7), row(88.25, "huyện B", "2023", 9)]
    tags = Tags(render_charts(rows, VIETNAMESE))
    assert "Chỉ số CCHC, năm 2023 (điểm)" in tags.text
    scaled = replace(rows[0], shown="70,5/100 điểm")
    assert "70,5/100" not in Tags(render_charts([scaled, rows[1]], VIETNAMESE)).text
    assert tags.text.index("huyện B88,25") < tags.text.index("huyện A70,5")
    assert tags.attributes("a", "href")[0].endswith("&start=9&end=14#cited")
    assert tags.attributes("rect", "width") == ["100.0%", "79.9%"]


def test_districts_are_not_set_against_departments() -> None:
    rows = [row(70.5, "huyện A", "2023"), row(71.5, "huyện B", "2023"), row(90, "Sở C", "2023")]
    drawn = Tags(render_charts(rows, VIETNAMESE)).text
    assert "huyện A" in drawn
    assert "Sở C" not in drawn


def test_sources_that_differ_stay_side_by_side() -> None:
    rows = [row(70.5, "huyện A", "2023"), row(71.5, "huyện A", "2023"), row(9, "huyện B", "2023")]
    assert Tags(render_charts(rows, VIETNAMESE)).text.count("huyện A") == 2


def test_a_target_is_not_drawn_among_results() -> None:
    rows = [row(70.5, "huyện A", "2023"), row(95, "huyện B", "2023", kind="target")]
    assert render_charts(rows, VIETNAMESE) == ""


def test_years_are_a_line_whose_points_have_names_and_labels_apart() -> None:
    rows = [row(70, "huyện A", "2022"), row(75, "huyện A", "2023")]
    rows += [row(80, "huyện B", "2022"), row(75.1, "huyện B", "2023")]
    html = render_charts(rows, VIETNAMESE)
    names = Tags(html).attributes("a", "aria-label")
    assert "huyện A, năm 2022: 70 điểm" in names
    heights = [float(y) for y in re.findall(r'"cchc-side-right" x="575.0" y="([\d.]+)">', html)]
    assert abs(heights[0] - heights[1]) >= 14


def test_rows_become_a_table_that_says_what_is_a_target() -> None:
    wanted = FigureFilter()
    library = WithFigures.of(the_news())
    html = render_figures(library, wanted, 10, "all", VIETNAMESE)
    tags = Tags(html)
    assert "1 số liệu" in tags.text
    assert "Huyện Sơn Lâm đứng cuối" in tags.text
    assert "chỉ tiêu đề ra" in tags.text
    assert figure_options(library, "all")["indicators"] == ["Chỉ số CCHC"]
    heading, first = figure_cells(library, wanted, "all", VIETNAMESE)
    assert len(heading) == len(first)


@pytest.mark.parametrize(
    ("order", "values"),
    [
        ("", ["70", "90", "–", "80"]),
        ("highest", ["90", "80", "70", "–"]),
        ("lowest", ["70", "80", "90", "–"]),
        ("place", ["80", "90", "70", "–"]),
        ("newest", ["80", "70", "90", "–"]),
        ("oldest", ["90", "70", "80", "–"]),
    ],
)
def test_figures_stand_in_the_order_that_is_asked_for(order: Order, values: list[str]) -> None:
    told = (("70", 70.0, "huyện Sơn Lâm", "2022"), ("90", 90.0, "huyện Đại Khê", "2021"),
            ("–", None, None, None), ("80", 80.0, "huyện Ba Lĩnh", "2023"))  # fmt: skip
    rows = [
        replace(
            row(1.0, "huyện Sơn Lâm", "2022"), shown=shown, value=value, place=place, period=period
        )
        for shown, value, place, period in told
    ]
    assert [one.shown for one in ordered(rows, order)] == values


def test_sentences_without_a_figure_are_counted_and_not_listed() -> None:
    prose = CheckedClaim("Người dân hài lòng.", Span(0, 3), "not_found")
    check = replace(checked(), claims=(*checked().claims, prose))
    report = "\n".join(report_lines(check, VIETNAMESE, DAY))
    assert "Người dân hài lòng" not in report
    assert "1 câu không có con số và không thấy trong tài liệu." in report
    assert "1 không thấy." in report
    assert any("Người dân hài lòng." in cells for cells in report_rows(check, VIETNAMESE))


def with_nearest() -> Check:
    """Return a check with two claims that were not found, each with what is nearest to it."""
    near = (citation(1, the_news(), LIMITS),)
    claims = [replace(claim, nearest=near) for claim in checked().claims[1:]]
    prose = CheckedClaim("Người dân hài lòng.", Span(0, 3), "not_found", nearest=near)
    return replace(checked(), claims=(checked().claims[0], *claims, prose))


def test_what_is_nearest_is_shown_and_counts_for_nothing() -> None:
    tags = Tags(render_check(with_nearest(), GIVEN, VIETNAMESE))
    assert tags.text.count("Gần nhất, chưa chắc là điều đang kiểm") == 2
    assert LIMITS in tags.text
    assert "Người dân hài lòng." in tags.text
    assert "[1]" not in tags.text.split("Từng câu và nguồn")[1].split("12.345 người")[1]
    assert tags.text.startswith(Tags(render_check(checked(), GIVEN, VIETNAMESE)).text[:20])


def test_the_report_says_what_is_nearest_and_that_it_may_be_another_thing() -> None:
    report = "\n".join(report_lines(with_nearest(), VIETNAMESE, DAY))
    assert "Kết quả: 1 đúng · 1 khác · 1 không thấy." in report
    assert report.count("Gần nhất, chưa chắc là điều đang kiểm: ") == 2
    assert "– “Người dân hài lòng.”" in report
    heading, *rows = report_rows(with_nearest(), VIETNAMESE)
    assert heading[-1] == "Gần nhất (chưa chắc là điều đang kiểm)"
    assert [LIMITS in row[-1] for row in rows] == [False, False, True, True]
    assert not any(LIMITS in row[-2] for row in rows)


def test_a_place_that_is_not_known_is_said() -> None:
    html = render_figures(FakeLibrary(), FigureFilter(place="Z"), 10, "all", VIETNAMESE)
    assert "không có số liệu nào của “Z”" in Tags(html).text


class WithFigures(FakeLibrary):
    """The library of the news, with one figure."""

    def figures(self, query: FigureQuery) -> list[StoredFigure]:
        found = the_news()
        start = found.text.index("70,56 điểm")
        figure = Figure(
            found.id, Span(start, start + 10), "70,56 điểm", Span(start, start + 10), "target",
            70.56, "điểm", place=Binding("huyện Sơn Lâm", "huyện Sơn Lâm", None),
            indicator=Binding("Chỉ số CCHC", "Chỉ số CCHC", None),
        )  # fmt: skip
        return [StoredFigure(figure, self.documents()[0], 1)]


def decree(number: str, **facts: object) -> Document:
    return document(number, f"Nghị định {number}", number=number, genre="decree", **facts)


def test_documents_say_whether_they_are_in_force_and_since_when() -> None:
    amends = Relation("amends", "01/2024/NĐ-VBM", Span(0, 1), since=date(2025, 7, 1))
    library = FakeLibrary.of(
        decree(
            "01/2024/NĐ-VBM", published=date(2024, 4, 15), doubts=(Doubt("x", "Thiếu trang 2."),)
        ),
        decree("03/2025/NĐ-VBM", effective=date(2025, 7, 1), relations=(amends,)),
        document("tin", "Một bản tin", published=date(2024, 1, 1)),
    )
    html = Listing(library).render("", 9, "all", VIETNAMESE, administrator=False)
    text = Tags(html).text
    assert "3 tài liệu" in text
    assert "đã được sửa đổi, bổ sung hoặc bãi bỏ một phần, từ ngày 01/7/2025" in text
    assert "còn hiệu lực, từ ngày 01/7/2025" in text
    assert text.count("hiệu lực") == 1, "of a report of news nothing is said"
    assert "Thiếu trang 2." in text
    assert 'data-do="' not in html
    assert "Amended" not in text


@pytest.mark.parametrize("typed", ["son lam", "Sơn Lâm", "UBND tỉnh", "bao ha van 2022"])
def test_documents_are_found_by_their_facts_with_marks_or_without(typed: str) -> None:
    listing = Listing(FakeLibrary.of(the_news(), the_plan()))
    text = Tags(listing.render(typed, 9, "all", VIETNAMESE, administrator=False)).text
    assert "1 tài liệu" in text
    assert "12/KH-UBND" not in text


def test_what_is_internal_is_for_the_administrator() -> None:
    listing = Listing(FakeLibrary.of(the_news(), the_plan()))
    shown = listing.render("", 9, "public", ENGLISH, administrator=False)
    assert "12/KH-UBND" not in shown
    managed = Tags(listing.render("", 9, "all", ENGLISH, administrator=True))
    assert managed.attributes("button", "data-do").count("remove") == 2
    assert "internal" in managed.text


def test_only_so_many_documents_are_shown_at_once() -> None:
    library = FakeLibrary.of(*(document(f"d{n}", f"Bản tin số {n}") for n in range(5)))
    tags = Tags(Listing(library).render("", 2, "all", VIETNAMESE, administrator=False))
    assert tags.text.count("Bản tin") == 2
    assert "còn 3 tài liệu" in tags.text
    assert tags.attributes("button", "data-do") == ["more"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_fact_of_a_document_becomes_markup(payload: str) -> None:
    hostile = document(
        payload, payload, name=payload, title=payload, issuer=payload, number=payload,
        doubts=(Doubt("x", payload),),
    )  # fmt: skip
    html = Listing(FakeLibrary.of(hostile)).render("", 9, "all", VIETNAMESE, administrator=True)
    tags = Tags(html)
    ours = {"table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary"}
    assert {tag for tag, _ in tags.tags} <= OURS | ours
    assert not any(name.startswith("on") for _, found in tags.tags for name in found)
    assert all(href.startswith("documents/") for href in tags.attributes("a", "href"))
    assert payload in tags.attributes("button", "data-title")
