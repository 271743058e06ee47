"""Formats and encodings: what a person sees in the file is what is stored."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.encoding import decode, read_bytes
from ingest.errors import BinarySourceError, LegacyEncodingError, RefusedError
from ingest.lines import Kind
from ingest.page import lay_out
from ingest.readers.html.reader import read_html
from ingest.readers.markdown import read_markdown
from ingest.readers.text import read_text
from ingest.records import Page

PORTAL = """<!doctype html><html lang="vi"><head><meta charset="utf-8">
<title>Huyện Sơn Lâm công bố chỉ số cải cách hành chính năm 2025 - Cổng thông tin huyện Sơn Lâm</title>
<link rel="canonical" href="https://sonlam.example.vn/tin/1">
<meta property="og:site_name" content="Cổng thông tin điện tử huyện Sơn Lâm">
<script>var x = "Huyện Đông Hà đạt 99,99 điểm";</script></head><body>
<form id="aspnetForm"><div class="top-menu"><ul><li><a>Trang chủ</a></li><li><a>Tin tức</a></li>
<li><a>Văn bản</a></li></ul></div><div class="breadcrumb">Trang chủ &gt; Tin tức</div>
<div>Thứ Hai, 09/11/2026</div>
<div class="content-wrap"><h1>Huyện Sơn Lâm công bố chỉ số cải cách hành chính năm 2025</h1>
<div class="date">Ngày đăng: 07/02/2026 08:15 - Lượt xem: 95</div>
<div id="noidung"><p><b>Sáng 6/2, UBND huyện Sơn Lâm công bố chỉ số của các xã.</b></p>
<table><tr><td><img src="1"></td></tr><tr><td>Quang cảnh hội nghị công bố</td></tr></table>
<p>Xã Tân Hòa dẫn đầu với 91,20 điểm; trụ sở mới rộng 10<sup>3</sup> m<sup>2</sup>.</p>
<table><tr><th rowspan="2">STT</th><th rowspan="2">Đơn vị</th><th colspan="2">Điểm</th></tr>
<tr><th>2024</th><th>2025</th></tr>
<tr><td>1</td><td>Xã Tân Hòa</td><td>88,10</td><td>91,20</td></tr>
<tr><td>2</td><td>Xã Bình An</td><td>71,00</td><td>70,15</td></tr></table>
<ol><li>Niêm yết thủ tục chưa đầy đủ.</li><li><p>Hồ sơ trễ hạn còn nhiều.</p></li></ol>
<p>Phòng Nội vụ được giao theo dõi việc khắc phục trong quý I/2026.</p><p>Lê Na</p></div>
<div class="share"><a>Facebook</a></div></div>
<div class="tinlienquan"><h3>Tin liên quan</h3><ul><li><a>Huyện Đông Hà đạt 55,55 điểm</a></li></ul></div>
<div class="footer">Bản quyền thuộc UBND huyện</div></form></body></html>"""


def passages_text(text: str, title: str | None = None) -> str:
    return "\n".join(line.text for _, line, _ in lay_out(text, title).body())


def test_a_portal_page_keeps_its_article_and_loses_its_menus() -> None:
    page = read_html(PORTAL.encode())
    assert page.text.startswith("Huyện Sơn Lâm công bố chỉ số cải cách hành chính năm 2025")
    assert page.publisher == "Cổng thông tin điện tử huyện Sơn Lâm"
    assert page.published == date(2026, 2, 7)
    assert page.url == "https://sonlam.example.vn/tin/1"
    assert not any(words in page.text for words in ("99,99", "55,55", "Trang chủ", "Facebook"))
    body = passages_text(page.text, page.title)
    assert not any(words in body for words in ("Quang cảnh", "Lê Na", "Lượt xem", "09/11"))
    assert body.startswith("Sáng 6/2, UBND huyện Sơn Lâm")


def test_what_a_browser_shows_is_what_is_stored() -> None:
    text = read_html(PORTAL.encode()).text
    assert "rộng 10³ m²" in text
    assert "1. Niêm yết thủ tục chưa đầy đủ." in text
    assert "2. Hồ sơ trễ hạn còn nhiều." in text
    assert "| STT | Đơn vị | Điểm › 2024 | Điểm › 2025 |\n" in text
    assert "| 2 | Xã Bình An | 71,00 | 70,15 |" in text


def test_a_page_nested_ten_thousand_deep_is_read() -> None:
    deep = "<div>" * 10_000 + "<p>Huyện Sơn Lâm tiếp nhận 1.200 hồ sơ trong năm 2025.</p>"
    assert "1.200 hồ sơ" in read_html(deep.encode()).text


def test_the_head_of_a_page_dates_it_where_the_page_itself_does_not() -> None:
    html = (
        '<html><head><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",'
        '"datePublished": "2026-02-07T08:15:00+07:00", "publisher": {"name": "Báo Sơn Lâm"}}]}'
        "</script></head><body><h1>Huyện Sơn Lâm sơ kết công tác cải cách</h1>"
        "<p>Toàn huyện tiếp nhận 1.200 hồ sơ, giải quyết đúng hạn 98,5%.</p></body></html>"
    )
    page = read_html(html.encode())
    assert page.published == date(2026, 2, 7)
    assert page.publisher == "Báo Sơn Lâm"


def test_markdown_loses_its_marks_and_keeps_words_headings_and_tables() -> None:
    text = (
        "---\ntitle: Báo cáo quý I\ndate: 2026-04-02\n---\n# Báo cáo quý I\n\n"
        "Xã **Tân Hòa** tiếp nhận [1.200 hồ sơ](https://example.vn) trong quý,\ntăng 5%.\n\n"
        "| Đơn vị | Hồ sơ |\n|---|--:|\n| Tân Hòa | 1.200 |\n\n- mục _một_;\n- mục hai.\n"
    )
    page = read_markdown(text.encode())
    assert page.title == "Báo cáo quý I"
    assert page.published == date(2026, 4, 2)
    assert page.text == (
        "Báo cáo quý I\n\nXã Tân Hòa tiếp nhận 1.200 hồ sơ trong quý, tăng 5%.\n\n"
        "| Đơn vị | Hồ sơ |\n| Tân Hòa | 1.200 |\n\n- mục một;\n\n- mục hai."
    )


def test_a_text_wrapped_at_a_fixed_width_gets_its_paragraphs_back() -> None:
    text = (
        "Chiều ngày 5 tháng 2, Ủy ban nhân dân huyện Sơn Lâm họp đánh giá\n"
        "kết quả thực hiện công tác cải cách hành chính năm 2025. Theo báo\n"
        "cáo, toàn huyện tiếp nhận 1.200 hồ sơ, giải quyết đúng hạn 98,5%.\n"
        "\n"
        "Phòng Nội vụ được giao theo dõi, đôn đốc các xã khắc phục những\n"
        "hạn chế đã nêu, báo cáo Ủy ban nhân dân huyện trước ngày 15 tháng\n"
        "3 năm 2026 để tổng hợp.\n"
    )
    paragraphs = read_text(text.encode()).text.strip().split("\n\n")
    assert len(paragraphs) == 2
    assert "Theo báo cáo, toàn huyện" in paragraphs[0]


def test_a_portal_text_with_one_line_a_paragraph_is_left_as_it_is() -> None:
    text = "Tiêu đề ngắn\nNgày đăng: 07/02/2026\nXã Tân Hòa\nXã Bình An\nXã Lộc Sơn\nXã Mỹ Lâm\n"
    assert read_text(text.encode()).text == text


SENTENCE = "Huyện Sơn Lâm đứng thứ ba về cải cách hành chính, được tỉnh khen thưởng. " * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_recognised(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


def as_windows_1258(text: str) -> bytes:
    """Windows-1258 has letters with hats and horns, and the tones as signs after them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = "".join(part for part in parts if part not in tones)
        written += unicodedata.normalize("NFC", base)
        written += "".join(part for part in parts if part in tones)
    return written.encode("cp1258")


def test_windows_1258_is_recognised() -> None:
    decoded = decode(as_windows_1258(SENTENCE))
    assert unicodedata.normalize("NFC", decoded) == SENTENCE


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam, ñy ban nh©n d©n tØnh c«ng bè chØ sè. ", "TCVN3"),
        (
            "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, uûy ban nhaân daân tænh coâng boá chæ soá. ",
            "VNI",
        ),
    ],
)
def test_old_font_encodings_are_converted_and_named(written: str, name: str, codec: str) -> None:
    read = read_bytes((written * 3).encode(codec))
    assert read.text == (
        "Cộng hòa xã hội chủ nghĩa Việt Nam, ủy ban nhân dân tỉnh công bố chỉ số. " * 3
    )
    assert name in str(read.remark)
    assert read.confidence > 0.95


@pytest.mark.parametrize(
    ("read", "frame"),
    [
        (read_text, "{}"),
        (read_markdown, "# {}\n\n{}"),
        (read_html, "<html><body><h1>{}</h1><p>{}</p></body></html>"),
    ],
)
def test_a_page_in_an_old_encoding_is_read_and_a_person_is_told(
    read: Callable[[bytes], Page], frame: str
) -> None:
    written = "B¸o c¸o kÕt qu¶ c¶i c¸ch hµnh chÝnh cña huyÖn S¬n L©m n¨m 2025"
    page = read(frame.format(written, written).encode("cp1252"))
    assert "Báo cáo kết quả cải cách hành chính của huyện Sơn Lâm năm 2025" in page.text
    assert [doubt.code for doubt in page.doubts] == ["legacy-encoding"]
    assert "TCVN3" in page.doubts[0].reason


def test_an_old_encoding_too_odd_to_be_converted_is_refused() -> None:
    with pytest.raises(LegacyEncodingError):
        decode(("k¸ z¶q x·w w¸z q¶ zµw " * 20).encode())


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    for read in (read_text, read_markdown, read_html):
        try:
            page = read(data)
        except RefusedError:
            continue
        lay_out(page.text, page.title)


def test_noise_is_not_taken_for_text() -> None:
    noise = random.Random(7).randbytes(5000)
    with pytest.raises(BinarySourceError):
        decode(noise)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Trang chủ > Tin tức > Cải cách hành chính", Kind.MENU),
        ("Lượt xem: 95", Kind.MENU),
        ("Xem với cỡ chữ", Kind.MENU),
        ("Quang cảnh buổi làm việc", Kind.CAPTION),
        ("Đại biểu phát biểu tại hội nghị", Kind.CAPTION),
        ("Ngày đăng: 07/02/2026", Kind.DATE),
        ("Nguồn: Báo Sơn Lâm", Kind.BYLINE),
        ("Ban biên tập", Kind.BYLINE),
        ("Xã Tân Hòa: 91,20 điểm", Kind.BODY),
        ("- Xã Bình An chậm giải ngân", Kind.BODY),
    ],
)
def test_a_line_between_paragraphs_is_named_for_what_it_is(line: str, kind: Kind) -> None:
    paragraph = "Huyện Sơn Lâm tiếp nhận 1.200 hồ sơ, giải quyết đúng hạn 98,5% số đó."
    layout = lay_out(
        f"Huyện Sơn Lâm sơ kết cải cách hành chính\n{paragraph}\n{line}\n{paragraph} Thêm."
    )
    named = layout.kinds[2]
    assert named == kind or (kind == Kind.BODY and named == Kind.HEADING)


def test_teasers_below_the_article_are_left_out_and_so_are_their_figures() -> None:
    text = (
        "Huyện Sơn Lâm sơ kết cải cách hành chính\n"
        "Huyện Sơn Lâm tiếp nhận 1.200 hồ sơ, giải quyết đúng hạn 98,5% số đó.\n"
        "Lê Na\nTIN LIÊN QUAN\nHuyện Đông Hà đạt 55,55 điểm\n"
        "Huyện Đông Hà vừa công bố kết quả chỉ số cải cách hành chính đạt 55,55 điểm.\n"
    )
    assert "55,55" not in passages_text(text)


def test_a_list_of_short_lines_alone_is_body() -> None:
    text = "Điểm chỉ số cải cách hành chính các xã năm 2025\nXã Tân Hòa: 91,20\nXã Bình An: 70,15\nXã Lộc Sơn: 80,00\n"
    assert "70,15" in passages_text(text)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "mark", ["[", "![", "*a ", "**a ", "_a ", "<a ", "`", "|", " > ", "1/2/", "# "]
)
def test_a_hostile_line_costs_seconds_not_hours(mark: str) -> None:
    data = (mark * 100_000).encode()
    for read in (read_text, read_markdown, read_html):
        try:
            page = read(data)
        except RefusedError:
            continue
        lay_out(page.text)


def test_boxes_within_boxes_are_removed_without_harm() -> None:
    inner = '<nav class="menu share"><ul class="menu"><li class="tag menu"><a>x</a></li></ul></nav>'
    box = f'<div class="sidebar menu" id="footer" style="display:none" hidden>{inner * 20}</div>'
    html = (
        f"<body>{box * 50}<p>Huyện Sơn Lâm tiếp nhận 1.200 hồ sơ trong năm 2025.</p>{inner}</body>"
    )
    for _ in range(5):
        assert (
            read_html(html.encode()).text == "Huyện Sơn Lâm tiếp nhận 1.200 hồ sơ trong năm 2025."
        )


def test_an_article_whose_heading_is_an_anchor_is_kept() -> None:
    articles = "".join(
        f'<p><a name="dieu_{n}" class="clsBookmark clsopentLogin"><b>Điều {n}. Quy định mẫu số {n}</b></a></p>'
        f"<p>{n}. Cơ quan mẫu thực hiện nhiệm vụ thứ {n} theo kế hoạch đã được phê duyệt hằng năm.</p>"
        for n in range(1, 9)
    )
    page = read_html(f"<html><body><div>{articles}</div></body></html>".encode())
    for n in range(1, 9):
        assert f"Điều {n}. Quy định mẫu số {n}" in page.text
