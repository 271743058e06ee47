"""PDFs with letters in them: what a person reads on the pages is what is stored, in that order."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ingest.errors import RefusedError
from ingest.readers.pdf import process as pdf_process
from ingest.readers.pdf import reader as pdf
from ingest.readers.pdf.reader import read_pdf
from ingest.readers.pdf.text import PageWords, laid_out
from ingest.readers.pdf.words import Word
from ingest.reading import read_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.records import Page

# The maker of PDFs lives in conftest.py, which tests cannot import by name.
Maker = Any

SENTENCE = (
    "Trong năm 2025 toàn huyện tiếp nhận 1.200 hồ sơ, trong đó giải quyết đúng hạn 98,5% và "
    "không có hồ sơ nào bị trả lại hai lần vì lỗi của cán bộ tiếp nhận tại bộ phận một cửa."
)


def lines(page: Page) -> list[str]:
    return [line for line in page.text.split("\n") if line]


def decision(maker: Maker) -> Maker:
    made = maker()
    made.centred(60, "ỦY BAN NHÂN DÂN", 11, around=160)
    made.centred(60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 11, around=405)
    made.centred(75, "HUYỆN SƠN LÂM", 11, around=160)
    made.centred(75, "Độc lập - Tự do - Hạnh phúc", 11, around=405)
    made.line(130, 80, 190, 80)
    made.centred(100, "Số: 15/QĐ-UBND", 11, around=160)
    made.centred(100, "Sơn Lâm, ngày 06 tháng 02 năm 2026", 11, around=405)
    made.centred(140, "QUYẾT ĐỊNH")
    made.centred(158, "Về việc công bố kết quả cải cách hành chính")
    made.centred(176, "của các xã, thị trấn năm 2025")
    y = made.paragraph(210, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")
    y = made.paragraph(y + 10, "Điều 1. Công bố kết quả cải cách hành chính năm 2025.")
    y = made.paragraph(y, SENTENCE)
    y = made.paragraph(y, "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.")
    return made


def test_the_head_of_a_decision_gives_its_facts(make_pdf: Maker, tmp_path: Path) -> None:
    path = tmp_path / "qd15.pdf"
    path.write_bytes(decision(make_pdf).data())
    document = read_path(path).document
    assert document.number == "15/QĐ-UBND"
    assert document.issuer == "Ủy ban nhân dân huyện Sơn Lâm"
    assert document.published == date(2026, 2, 6)
    assert document.title.startswith("Quyết định về việc công bố kết quả cải cách hành chính của")


def test_broken_lines_are_one_paragraph_again(make_pdf: Maker) -> None:
    assert SENTENCE in lines(read_pdf(decision(make_pdf).data()))


def test_a_sentence_goes_on_over_the_page_and_each_page_has_its_stretch(make_pdf: Maker) -> None:
    made = make_pdf()
    y = 80.0
    for _ in range(9):
        y = made.paragraph(y, SENTENCE, bottom=560)
    made.paragraph(y, "Điều 2. Văn phòng chịu trách nhiệm thi hành.")
    page = read_pdf(made.data())
    assert lines(page).count(SENTENCE) == 9
    assert [mark.locator for mark in page.parts] == ["trang 1", "trang 2"]
    first, second = (mark.span for mark in page.parts)
    assert first.end <= second.start
    assert first.of(page.text).startswith("Trong năm")
    assert second.of(page.text)[:1].islower()


def test_running_heads_and_page_numbers_are_no_text(make_pdf: Maker) -> None:
    made = make_pdf()
    for number, score in enumerate((95, 88, 93, 71, 64), 1):
        if number > 1:
            made.page()
        made.text(72, 40, "BÁO CÁO CẢI CÁCH HÀNH CHÍNH")
        made.text(500, 40, f"Trang {number}/5")
        y = made.paragraph(
            80, f"{number}. Kết quả của nhóm tiêu chí thứ {number} đạt {score} điểm."
        )
        made.paragraph(y, SENTENCE)
        made.centred(810, f"- {number} -")
    text = read_pdf(made.data()).text
    assert "BÁO CÁO CẢI CÁCH" not in text
    assert "Trang" not in text
    assert "- 3 -" not in text
    assert "3. Kết quả của nhóm tiêu chí thứ 3 đạt 93 điểm." in text


def test_figures_that_stand_at_the_edge_of_a_page_are_kept(make_pdf: Maker) -> None:
    made = make_pdf()
    for number, score in enumerate((71, 88, 64, 93), 1):
        if number > 1:
            made.page()
        made.paragraph(60, f"Xã số {number} đạt:")
        made.paragraph(80, SENTENCE)
        made.text(72, 800, str(score))
    found = read_pdf(made.data()).text
    assert all(f"\n{score}" in found for score in (71, 88, 64, 93))


def test_columns_are_read_one_after_the_other(make_pdf: Maker) -> None:
    made = make_pdf()
    made.centred(60, "BẢN TIN CẢI CÁCH HÀNH CHÍNH", 14)
    left, right = SENTENCE, SENTENCE.replace("huyện", "tỉnh").replace("1.200", "9.900")
    made.paragraph(100, left, left=50, right=280, indent=0)
    made.paragraph(100, right, left=310, right=540, indent=0)
    found = lines(read_pdf(made.data()))
    assert found[1:] == [left, right]


def test_a_hyphen_that_is_part_of_a_name_stays(make_pdf: Maker) -> None:
    made = make_pdf()
    made.text(72, 100, "Huyện đã chuyển sang quy trình mới trong thời gian phòng dịch COVID-")
    made.text(72, 118, "19 và giữ nguyên từ đó đến nay.")
    assert "COVID-19 và giữ" in read_pdf(made.data()).text


def test_footnotes_do_not_cut_the_sentence_above_them(make_pdf: Maker) -> None:
    made = make_pdf()
    y = 80.0
    for _ in range(9):
        y = made.paragraph(y, SENTENCE, bottom=560)
    first, second = made.pages
    made.pages = [first]
    made.line(72, 760, 216, 760)
    made.text(72, 775, "1 Theo báo cáo của phòng Nội vụ.", 9)
    made.pages.append(second)
    found = lines(read_pdf(made.data()))
    assert found.count(SENTENCE) == 9
    assert "1 Theo báo cáo của phòng Nội vụ." in found


def test_raised_digits_stay_raised(make_pdf: Maker) -> None:
    made = make_pdf()
    made.text(72, 100, "Trụ sở mới rộng 120 m")
    made.text(72 + 21 * 6, 95, "2", 7)
    made.text(72 + 23 * 6, 100, "và có 4 tầng.")
    assert "120 m² và có 4 tầng." in read_pdf(made.data()).text


def test_letters_without_spaces_between_words_are_parted(make_pdf: Maker) -> None:
    made = make_pdf()
    x = 72.0
    for word in ["Huyện", "công", "bố", "kết", "quả", "năm", "2025"]:
        made.text(x, 100, word)
        x += len(word) * 6 + 4
    assert read_pdf(made.data()).text == "Huyện công bố kết quả năm 2025"


def test_a_soft_hyphen_is_no_letter(make_pdf: Maker) -> None:
    made = make_pdf()
    made.text(72, 100, "cải cách hành\u00ad chính \u00ad 91,20 điểm")
    assert read_pdf(made.data()).text == "cải cách hành chính 91,20 điểm"


def test_words_thrown_on_pages_anyhow_are_laid_out_whole() -> None:
    chance = random.Random(5)
    vocabulary = ["STT", "1.", "Điều", "91,20", "|", "Nơi nhận:", "MỤC LỤC", "a)", "……………9", "T"]
    for _ in range(150):
        pages = []
        for number in range(1, chance.randrange(2, 5)):
            words = tuple(
                Word(
                    chance.choice(vocabulary),
                    left := chance.choice((-1e6, 60.0, 61.0, 200.0, 300.0, 1e6)),
                    left + chance.choice((0.0, 5.0, 40.0, 1e6)),
                    chance.choice((0.0, 100.0, 114.0, 128.0, 400.0, 1e6)),
                    chance.choice((0.5, 12.0, 1e4)),
                )
                for _ in range(chance.randrange(40))
            )
            pages.append(PageWords(number, 595, 842, words))
        laid = laid_out(pages)
        end = 0
        for part in laid.pages:
            assert end <= part.span.start < part.span.end <= len(laid.text)
            end = part.span.end


@pytest.mark.parametrize(("rotate", "turn"), [(90, "0 1 -1 0"), (270, "0 -1 1 0")])
def test_a_page_on_its_side_is_read_upright(make_pdf: Maker, rotate: int, turn: str) -> None:
    made = make_pdf(rotate=rotate)
    for number, words in enumerate(("Xã Tân Hòa đạt 91,20 điểm.", "Xã Bình An đạt 70,15 điểm.")):
        x, y = (100 + number * 20, 700) if rotate == 90 else (300 - number * 20, 100)
        made.text(x, y, words, turn=turn)
    assert lines(read_pdf(made.data())) == [
        "Xã Tân Hòa đạt 91,20 điểm.",
        "Xã Bình An đạt 70,15 điểm.",
    ]


def test_a_watermark_across_the_page_is_not_read(make_pdf: Maker) -> None:
    made = decision(make_pdf)
    made.text(150, 600, "DỰ THẢO", 60, turn="0.7 0.7 -0.7 0.7")
    assert "DỰ THẢO" not in read_pdf(made.data()).text


def test_a_table_of_contents_makes_no_articles(make_pdf: Maker) -> None:
    made = make_pdf()
    made.centred(60, "MỤC LỤC")
    for number in range(1, 7):
        made.text(
            72, 60 + number * 20, f"Điều {number}. Nội dung số {number} {'.' * 40} {number + 1}"
        )
    made.page()
    y = 60.0
    for number in range(1, 7):
        y = made.paragraph(y, f"Điều {number}. Nội dung số {number}")
        y = made.paragraph(y, SENTENCE)
    text = read_pdf(made.data()).text
    assert len(re.findall(r"^Điều \d\.", text, re.MULTILINE)) == 6
    assert "MỤC LỤC" not in text


def test_what_a_signing_program_prints_is_not_read(make_pdf: Maker) -> None:
    made = decision(make_pdf)
    for number, words in enumerate(
        (
            "Người ký: Ủy ban nhân dân huyện Sơn Lâm",
            "Email: ubnd@sonlam.example.vn",
            "Thời gian ký: 06/02/2026 08:15:00 +07:00",
        )
    ):
        made.text(300, 20 + number * 8, words, 6)
    text = read_pdf(made.data()).text
    assert "Thời gian ký" not in text
    assert "sonlam.example.vn" not in text


@pytest.mark.parametrize("title", ["Microsoft Word - qd15.doc", "CHÍNH PHỦ", "Untitled"])
def test_a_title_that_only_a_program_gave_is_none(make_pdf: Maker, title: str) -> None:
    made = decision(make_pdf)
    made.title = title
    assert read_pdf(made.data()).title is None


def test_a_title_that_the_first_page_bears_out_is_taken(make_pdf: Maker) -> None:
    made = make_pdf(title="Sổ tay hướng dẫn người dân nộp hồ sơ")
    made.centred(80, "Sổ tay hướng dẫn người dân nộp hồ sơ", 16)
    made.paragraph(120, SENTENCE)
    assert read_pdf(made.data()).title == "Sổ tay hướng dẫn người dân nộp hồ sơ"


def test_letters_in_an_old_encoding_become_unicode(make_pdf: Maker) -> None:
    made = make_pdf()
    y = made.paragraph(80, "B¸o c¸o kÕt qu¶ c¶i c¸ch hµnh chÝnh cña huyÖn S¬n L©m n¨m 2025")
    made.paragraph(y, "Toµn huyÖn tiÕp nhËn 1.200 hå s¬, gi¶i quyÕt ®óng h¹n 98,5%.")
    page = read_pdf(made.data())
    assert "Báo cáo kết quả cải cách hành chính của huyện Sơn Lâm năm 2025" in page.text
    assert "legacy-encoding" in {doubt.code for doubt in page.doubts}


BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "empty"),
    "zeros": (lambda _: b"\0" * 5_000, "empty"),
    "an error page": (lambda _: b"<!DOCTYPE html><html><title>404</title></html>", "mislabelled"),
    "a zip": (lambda _: b"PK\x03\x04" + b"x" * 500, "mislabelled"),
    "noise": (lambda _: bytes(range(256)) * 40, "damaged"),
    "only a head": (lambda _: b"%PDF-1.7\n", "damaged"),
    "cut in half": (lambda data: data[: len(data) // 3], "damaged"),
    "no pages": (
        lambda data: data.replace(b"/Kids", b"/Kidz").replace(b"/Count", b"/Cnt"),
        "damaged",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_good_pdf_is_refused_with_a_reason(make_pdf: Maker, name: str) -> None:
    spoil, code = BAD[name]
    with pytest.raises(RefusedError) as raised:
        read_pdf(spoil(decision(make_pdf).data()))
    assert raised.value.code in {code, "empty"}
    assert "\n" not in str(raised.value)


def test_a_pdf_with_a_password_says_so(make_pdf: Maker) -> None:
    data = decision(make_pdf).data()
    zeros = "00" * 32
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{zeros}> /U <{zeros}> /P -4 >> /ID [<00> <00>] /Size"
    with pytest.raises(RefusedError) as raised:
        read_pdf(data.replace(b"/Size", lock.encode(), 1))
    assert raised.value.code == "protected"


def test_a_pdf_of_too_many_pages_is_refused_before_it_is_read(
    make_pdf: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 3)
    made = make_pdf()
    for _ in range(3):
        made.text(72, 72, "Một trang.")
        made.page()
    with pytest.raises(RefusedError, match="4 trang"):
        read_pdf(made.data())


def test_a_page_of_monstrous_size_is_read(make_pdf: Maker) -> None:
    made = make_pdf(width=14_000, height=14_000)
    made.text(72, 72, "Xã Tân Hòa đạt 91,20 điểm.")
    assert read_pdf(made.data()).text == "Xã Tân Hòa đạt 91,20 điểm."


def test_a_process_that_dies_costs_its_file_and_no_other(
    make_pdf: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = decision(make_pdf).data()
    assert "Điều 1" in read_pdf(good).text
    running = pdf_process._PROCESS._running
    assert running is not None
    running.kill()
    running.wait()
    assert "Điều 1" in read_pdf(good).text
    # One that never answers is ended and the file refused.
    hung = [sys.executable, "-c", "import time; time.sleep(60)"]
    pdf_process._PROCESS.stop()
    start = subprocess.Popen
    with monkeypatch.context() as patch:
        patch.setattr(pdf_process, "OPEN_SECONDS", 0.5)
        patch.setattr(subprocess, "Popen", lambda _, **kw: start(hung, **kw))
        with pytest.raises(RefusedError) as raised:
            read_pdf(good)
        assert raised.value.code == "damaged"
    assert "Điều 1" in read_pdf(good).text


def test_importing_the_readers_loads_no_pdf_library() -> None:
    code = "import sys, ingest.readers; print({'pypdfium2', 'PIL'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "parser_inputs"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_a_gazette_issue_of_a_law_is_read_whole() -> None:
    document = read_path(SHARED / "vzyhug_dvc_bca" / "SRC-B__01.pdf").document
    assert document.number == "26/2023/QH15"
    assert "CÔNG BÁO" not in document.text
    articles = re.findall(r"^Điều (\d+)\. ", document.text, re.MULTILINE)
    assert [int(number) for number in articles] == list(range(1, 47))
