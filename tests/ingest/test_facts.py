"""The facts about a document: its number, its date, who issued it, the place it is about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index_store.records import Document
from ingest.document_place import document_place
from ingest.reading import SourceBytes, read_source
from ingest.sources import upload_source

BODY = (
    "Điều 1. Công bố kết quả của các xã thuộc huyện.\n\n"
    "Điều 2. Phòng Nội vụ theo dõi việc thực hiện, báo cáo trước ngày 05/5/2030.\n"
)
ARTICLE = (
    "Trong quý, bộ phận một cửa tiếp nhận 1.200 hồ sơ, giải quyết đúng hạn 98,5% số hồ sơ đó.\n"
)
GENRES = {
    "Quyết định": ("decision", "QĐ"),
    "Nghị quyết": ("resolution", "NQ"),
    "Kế hoạch": ("plan", "KH"),
    "Báo cáo": ("report", "BC"),
    "Chỉ thị": ("directive", "CT"),
}
DAYS = st.dates(date(2015, 1, 1), date(2029, 12, 31))
HEADS = (
    "UBND HUYỆN SƠN LÂM\n\nSố {number}\n\nSơn Lâm, ngày {d} tháng {m} năm {y}\n\n{kind} về việc thử\n",
    "UBND HUYỆN SƠN LÂM\n\nSố: {number}\n\nSơn Lâm, ngày {d} tháng {m} năm {y}\n\n{KIND}\nVề việc thử\n",
    "UBND HUYỆN SƠN LÂM\n\n{kind} số {number} ngày {d} tháng {m} năm {y}\n\n{KIND}: Quy định về thử\n",
    "UBND HUYỆN SƠN LÂM\n\n{kind} số {number}, ngày {d}/{m}/{y}\n\n{kind} về việc thử\n",
    "UBND HUYỆN SƠN LÂM\n{KIND}\nVề việc thử\nSố: {number} - Sơn Lâm, ngày {d} tháng {m} năm {y}\n",
)
DATE_FORMS = ("{d:02}/{m:02}/{y}", "{d}.{m}.{y}", "{d}-{m}-{y}", "{d} tháng {m} năm {y}")
CREDITS = (
    "Phòng Nội vụ huyện Sơn Lâm tổng hợp, ngày {day}",
    "(Ghi nhanh) {day} 10:05 GMT+7",
    "Nguồn: Văn phòng UBND huyện Sơn Lâm, ngày {day}",
    "Số 14, phát lúc 17 giờ ngày {day}",
    "Chuyên mục xây dựng chính quyền | {day}",
    "08:15 | {day}",
    "Thứ Ba, {day} | Trang thông tin điện tử huyện Sơn Lâm",
    "*Ngày đăng: {day} – Nguồn: Phòng Nội vụ huyện Sơn Lâm*",
    "Chuyên mục: Cải cách hành chính | Ngày đăng: {day} | Lượt xem: 120",
    "Tin tức / Cải cách hành chính / {day}",
    "Ngày: {day}; Người đăng: admin",
    "Cập nhật lần cuối: {day} lúc 08:15",
    "Posted on {day} by Admin",
)


def read(text: str, name: str = "a.txt") -> Document:
    return read_source(SourceBytes(upload_source(name, text.encode()), text.encode())).document


def passages(text: str, name: str = "a.txt") -> str:
    data = text.encode()
    reading = read_source(SourceBytes(upload_source(name, data), data))
    return "\n".join(passage.text for passage in reading.passages)


@settings(max_examples=40, deadline=None)
@given(
    head=st.sampled_from(HEADS),
    kind=st.sampled_from(sorted(GENRES)),
    serial=st.integers(1, 9999),
    with_year=st.booleans(),
    day=DAYS,
)
def test_a_head_in_any_usual_order_gives_number_kind_date_and_issuer(
    head: str, kind: str, serial: int, with_year: bool, day: date
) -> None:
    genre, code = GENRES[kind]
    number = f"{serial:02}/{f'{day.year}/' if with_year else ''}{code}-UBND"
    filled = head.format(
        number=number, kind=kind, KIND=kind.upper(), d=day.day, m=day.month, y=day.year
    )
    found = read(f"{filled}\n{BODY}")
    assert (found.number, found.genre, found.published) == (number, genre, day)
    assert found.issuer == "UBND huyện Sơn Lâm"
    assert found.place == "huyện Sơn Lâm"
    assert "published" not in found.derived
    assert number not in found.title


@settings(max_examples=40, deadline=None)
@given(credit=st.sampled_from(CREDITS), form=st.sampled_from(DATE_FORMS), day=DAYS)
def test_a_line_below_the_title_that_credits_and_dates_is_read(
    credit: str, form: str, day: date
) -> None:
    line = credit.format(day=form.format(d=day.day, m=day.month, y=day.year))
    text = f"Huyện Sơn Lâm nâng chất lượng bộ phận một cửa\n{line}\n\n{ARTICLE}"
    assert read(text).published == day
    assert line not in passages(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Posted on November 5, 2025", date(2025, 11, 5)),
        ("Published: 5 Nov 2025 | Son Lam portal", date(2025, 11, 5)),
        ("Sơn Lâm, 18/04/2025. Huyện vừa công bố kết quả của mười xã.", date(2025, 4, 18)),
        ("(Sơn Lâm, 18/04/2025) Huyện vừa công bố kết quả của mười xã.", date(2025, 4, 18)),
        ("18/04/2025 – Huyện vừa công bố kết quả của mười xã.", date(2025, 4, 18)),
        ("Sơn Lâm đạt 18/20 tiêu chí. Huyện vừa công bố kết quả của mười xã.", None),
        ("Huyện vừa công bố kết quả | xem thêm số liệu đến ngày 18/04/2025.", None),
    ],
)
def test_a_page_is_dated_by_its_dateline_and_in_english_too(
    line: str, expected: date | None
) -> None:
    text = f"Huyện Sơn Lâm nâng chất lượng bộ phận một cửa\n\n{line}\n\n{ARTICLE}"
    assert read(text).published == expected


@pytest.mark.parametrize(
    "line",
    [
        "Số liệu tính đến ngày 28/9/2023",
        "Theo Quyết định số 12/QĐ-UBND, ngày 03/01/2026",
        "Huyện Sơn Lâm họp ngày 28/9/2023",
    ],
)
def test_a_bound_or_a_cited_date_below_the_title_does_not_date_the_page(line: str) -> None:
    text = f"Huyện Sơn Lâm nâng chất lượng bộ phận một cửa\n{line}\n\n{ARTICLE}"
    assert read(text).published is None


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Tiếp tục chương trình năm 2024, chiều 12-3, UBND huyện họp bàn.", date(2024, 3, 12)),
        ("Chiều 12/3/2024, UBND huyện họp bàn về cải cách hành chính.", date(2024, 3, 12)),
        ("Chiều 27/1, UBND huyện họp tổng kết công tác cải cách hành chính năm 2014.", None),
        ("Chỉ số cải cách hành chính năm 2022 được công bố ngày 29/3 tại hội nghị.", None),
        ("Ngày 31/5, huyện mở dịch vụ cho công dân các nước theo công ước năm 1968.", None),
    ],
)
def test_a_day_takes_no_year_but_its_own(lead: str, expected: date | None) -> None:
    """Derived dates of 357 real articles were wrong wherever the year came from elsewhere."""
    assert read(f"Huyện Sơn Lâm cải cách hành chính\n\n{lead}\n\n{ARTICLE}").published == expected


def test_a_regulation_takes_the_facts_of_its_decision_and_says_so() -> None:
    found = read(
        "QUY CHẾ\nHOẠT ĐỘNG CỦA BỘ PHẬN MỘT CỬA CẤP XÃ\n(Ban hành kèm theo Quyết định số "
        f"45/QĐ-UBND ngày 03/9/2025 của UBND tỉnh Hạc Giang)\n\n{BODY}"
    )
    assert (found.number, found.published) == ("45/QĐ-UBND", date(2025, 9, 3))
    assert (found.genre, found.issuer) == ("regulation", "UBND tỉnh Hạc Giang")
    assert found.title == "QUY CHẾ HOẠT ĐỘNG CỦA BỘ PHẬN MỘT CỬA CẤP XÃ"
    assert found.derived == ("number", "published", "place")


def test_a_telegram_is_its_senders() -> None:
    found = read(
        "CÔNG ĐIỆN\nVề việc chấn chỉnh việc chậm giải quyết hồ sơ\n"
        "Số: 05/CĐ-UBND - Hạc Giang, 7 giờ 30 ngày 19 tháng 8 năm 2024\n\n"
        "CHỦ TỊCH UBND TỈNH HẠC GIANG ĐIỆN: Giám đốc các sở; Chủ tịch UBND các huyện.\n\n"
        "Toàn tỉnh còn 3.412 hồ sơ quá hạn, nhiều nhất là huyện Sơn Lâm 1.207 hồ sơ; huyện Sơn Lâm "
        "phải giải quyết xong trong tháng 10.\n"
    )
    assert found.issuer == "Chủ tịch UBND tỉnh Hạc Giang"
    assert found.place == "tỉnh Hạc Giang"
    assert found.title == "Công điện về việc chấn chỉnh việc chậm giải quyết hồ sơ"


def test_an_article_that_cites_a_decision_has_no_number() -> None:
    for cited in (
        "Quyết định số 733/QĐ-UBND ngày 11/4/2023 của UBND tỉnh có nhiều điểm mới.",
        "Theo Quyết định số 733/QĐ-UBND ngày 11/4/2023, huyện đạt 80 điểm.",
    ):
        found = read(f"Huyện Sơn Lâm nâng chỉ số cải cách hành chính\n\n{cited}\n\n{ARTICLE}")
        assert (found.number, found.published, found.genre) == (None, None, "article")


PLACES = [
    # what the title names alone
    ("Huyện Sơn Lâm họp", None, ["UBND tỉnh Hạc Giang giao huyện làm điểm."], "huyện Sơn Lâm"),
    # all units of a province
    ("Biểu của các xã, phường tỉnh Hạc Giang", None, ["| Xã Tân Hòa | 3 |"], "tỉnh Hạc Giang"),
    (
        "Phường Tân An dẫn đầu về cải cách hành chính",
        None,
        [
            "Tỉnh Hạc Giang vừa công bố kết quả đối với 64 xã, phường.",
            "Phường Tân An 95 điểm, phường Tân Kim 94 điểm, xã Tân Ngọc 93 điểm.",
        ],
        "tỉnh Hạc Giang",
    ),
    # the rank of one unit among many is about that unit
    (
        "Xã Tân Hòa xếp thứ 12/96",
        None,
        ["Xã Tân Hòa xếp thứ 12/96 xã, phường của tỉnh Hạc Giang."],
        "xã Tân Hòa",
    ),
    # the issuer, where the title names none
    ("Quyết định về thi đua", "UBND tỉnh Hạc Giang", ["Huyện Sơn Lâm: 3."], "tỉnh Hạc Giang"),
    (
        "Kết luận kiểm tra tại UBND huyện Sơn Lâm",
        "Sở Nội vụ tỉnh Hạc Giang",
        ["Kiểm tra 5 xã."],
        "huyện Sơn Lâm",
    ),
    # a person's office tells the province of an interview
    (
        "Không chạy đua điểm số",
        None,
        [
            "Phóng viên hỏi ông Lê A, Giám đốc Sở Nội vụ tỉnh Hạc Giang.",
            "Huyện Sơn Lâm đội sổ, thị xã Vân Lâm dẫn đầu, huyện Hà Lâm thứ nhì.",
        ],
        "tỉnh Hạc Giang",
    ),
    # where people met, an anecdote, the country: none of these is what a text is about
    ("Bộ Nội vụ họp", None, ["Ngày 5/2, tại Hà Nội, Bộ Nội vụ tổng kết công tác năm."], None),
    ("Dân hài lòng", None, ["Cả nước có 88% người dân hài lòng.", "Hà Nội có 90%."], None),
    ("Chuyện một cửa", None, ["Một người dân phường Tân An kể lại việc làm thủ tục."], None),
    ("Huyện Sơn Lâm và huyện Hà Lâm ký kết", None, ["Hai huyện cùng họp."], None),
]


@pytest.mark.parametrize(("title", "issuer", "body", "expected"), PLACES)
def test_the_place_is_whom_the_document_is_about(
    title: str, issuer: str | None, body: list[str], expected: str | None
) -> None:
    assert document_place(title, issuer, body) == expected


@settings(max_examples=25, deadline=None)
@given(st.permutations([f"| Xã Tân {name} | 80 |" for name in ("Hòa", "An", "Kim", "Lộc")]))
def test_the_rows_of_a_table_never_outvote_its_title(rows: list[str]) -> None:
    title = "Kết quả cải cách hành chính của các xã thuộc huyện Sơn Lâm"
    assert document_place(title, None, [*rows, *rows[:1] * 9]) == "huyện Sơn Lâm"


def test_a_title_in_capitals_stays_as_it_is() -> None:
    title = "SƠN LÂM: MỘT SỐ KẾT QUẢ CẢI CÁCH HÀNH CHÍNH 9 THÁNG NĂM 2023"
    assert read(f"{title}\n\n{ARTICLE}").title == title
    assert read(f"UBND HUYỆN SƠN LÂM\nSố: 3/NQ-UBND\nNGHỊ QUYẾT: Quy định thử\n\n{BODY}").title == (
        "NGHỊ QUYẾT: Quy định thử"
    )


@pytest.mark.parametrize(
    "box",
    [
        "TIN ĐỌC NHIỀU: 5 món ngon mùa xuân | Giá cà phê hôm nay",
        "Xem thêm: Huyện Hà Lâm giải ngân 45 tỷ đồng",
        "Tin liên quan: 7 xã được khen | 3 xã bị nhắc",
        "Nổi bật: 12 món quà tết | 4 điểm đến",
        "Tags: cải cách hành chính, 5 nhất",
        "Từ khóa: 9 tháng, một cửa",
        "Trang nhất | Chính trị | Xã hội | Đời sống",
    ],
)
def test_boxes_and_menus_of_a_portal_are_in_no_passage(box: str) -> None:
    more = "Các xã đã niêm yết đủ thủ tục và bố trí người hướng dẫn bà con nộp hồ sơ qua mạng. " * 4
    text = f"Huyện Sơn Lâm nâng chất lượng một cửa\n\n{ARTICLE}\n{box}\n\n{more}\n"
    assert box not in passages(text)
    assert "98,5%" in passages(text)
    assert "niêm yết" in passages(text)


def test_a_line_of_figures_between_bars_is_no_menu() -> None:
    line = "Tổng số hồ sơ: 45 | Đúng hạn: 40 | Trễ hạn: 5"
    assert line in passages(f"Kết quả một cửa huyện Sơn Lâm\n\n{ARTICLE}\n{line}\n\n{ARTICLE}")


@pytest.mark.parametrize(
    ("written", "issuer"),
    [
        ("SỞ NỘI VỤ TỈNH HẠC GIANG – ĐOÀN KIỂM TRA", "Sở Nội vụ tỉnh Hạc Giang – Đoàn kiểm tra"),
        ("HỘI ĐỒNG NHÂN DÂN XÃ TÂN HÒA", "Hội đồng nhân dân xã Tân Hòa"),
        ("UBND THÀNH PHỐ SƠN LÂM", "UBND thành phố Sơn Lâm"),
        ("UBND THỊ XÃ SƠN LÂM", "UBND thị xã Sơn Lâm"),
    ],
)
def test_an_issuer_in_capitals_is_written_as_in_a_sentence(written: str, issuer: str) -> None:
    text = f"{written}\nSố: 3/TB-UBND\nHạc Giang, ngày 3/5/2024\n\nTHÔNG BÁO\nVề việc thử\n\n{BODY}"
    assert read(text).issuer == issuer


def test_a_bare_name_that_a_province_and_its_city_bear_is_the_province() -> None:
    body = [
        "UBND tỉnh Mộc Vân sơ kết nửa năm cải cách hành chính.",
        "Thành phố Mộc Vân đứng đầu, thành phố Mộc Vân đạt 80 điểm, thị xã Lâm Khê đạt 75 điểm.",
    ]
    assert document_place("Mộc Vân: Nửa năm cải cách", None, body) == "tỉnh Mộc Vân"
