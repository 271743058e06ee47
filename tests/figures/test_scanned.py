"""Figures read off pictures of pages, and totals that do not add up, carry what a reader must know."""

from __future__ import annotations

from index_store.figures.extract import extract_figures
from index_store.figures.scanned import remarks
from index_store.records import Document, Doubt, Figure, Landmark, Passage, Span
from ingest.readers.pdf.words import Word
from ingest.readers.scans.ocr import Recognised
from ingest.readers.scans.pages import recognition_doubts

FIRST = "Năm 2023, huyện Sơn Lâm tiếp nhận 10.000 hồ sơ.\n\n"
SECOND = "Năm 2023, huyện Sơn Lâm tiếp nhận 10.000 hồ sơ, trong đó 6.000 hồ sơ trực tuyến, đạt 55%."


def read(document: Document) -> dict[str, Figure]:
    passages = [
        Passage("d", i, mark.span, mark.span.of(document.text), mark.locator)
        for i, mark in enumerate(document.landmarks)
    ]
    return {f.text + f"@{f.span.start}": f for f in extract_figures(document, passages)}


def document(doubts: tuple[Doubt, ...]) -> Document:
    text = FIRST + SECOND
    pages = (
        Landmark(Span(0, len(FIRST) - 2), "trang 1"),
        Landmark(Span(len(FIRST), len(text)), "trang 2"),
    )
    return Document("d", "d", "d", "sha256:0", text, "", doubts=doubts, landmarks=pages)


def page(*words: tuple[str, float]) -> Recognised:
    found = tuple(Word(text, 0.0, 1.0, 1.0, 1.0, sure) for text, sure in words)
    return Recognised(found, 595.0, 842.0)


def test_a_figure_of_a_picture_says_how_sure_its_reading_was() -> None:
    doubts = recognition_doubts(
        [(1, page(("hồ", 95.0))), (2, page(("huyện", 80.0), ("55%", 32.0)))]
    )
    found = read(document(tuple(doubts)))
    notes = {key: f.note or "" for key, f in found.items()}
    [good] = [n for key, n in notes.items() if key.startswith("10.000") and key.endswith("@34")]
    [bad] = [n for key, n in notes.items() if key.startswith("55%")]
    assert "nhận dạng chữ (OCR)" in good
    assert "62%" in bad
    assert "chưa chắc" in bad
    assert "6.000 trên 10.000 là 60,0%" in bad
    assert remarks(bad).arithmetic == "6.000 trên 10.000 là 60,0%, văn bản ghi 55%"
    assert remarks(bad).confidence == "62"


def test_a_figure_of_a_page_of_letters_carries_no_doubt() -> None:
    assert all(f.note is None for f in read(document(())).values() if "%" not in f.text)


def test_only_the_worse_pictures_of_a_mixed_file_are_known() -> None:
    doubts = tuple(recognition_doubts([(2, page(("hồ", 62.0), ("sơ", 62.0)))]))
    found = read(document(doubts))
    assert [f.note is None for key, f in found.items() if key.endswith("@34")] == [True]
    assert all("62%" in (f.note or "") for f in found.values() if f.span.start > len(FIRST))


def read_text(text: str) -> dict[str, str | None]:
    one = Document("d", "d", "d", "sha256:0", text, "")
    found = extract_figures(one, [Passage("d", 0, Span(0, len(text)), text, "đoạn 1")])
    return {f.text: f.note for f in found}


def test_a_total_that_its_parts_do_not_come_to_is_kept_with_a_note() -> None:
    notes = read_text("Năm 2023, huyện Sơn Lâm có 90 cán bộ, gồm 30 cán bộ huyện, 50 cán bộ xã.")
    assert notes["90 cán bộ"] == "30 + 50 = 80, văn bản ghi 90"
    assert [note for text, note in notes.items() if text != "90 cán bộ"] == [None, None]


def test_a_total_of_its_parts_and_one_of_some_of_them_carry_no_note() -> None:
    whole = "Năm 2023, huyện Sơn Lâm có 80 cán bộ, gồm 30 cán bộ huyện, 50 cán bộ xã."
    some = "Năm 2023, huyện Sơn Lâm có 90 cán bộ, trong đó có 30 cán bộ huyện, 50 cán bộ xã."
    assert set(read_text(whole).values()) == {None}
    assert set(read_text(some).values()) == {None}
