"""What a document does to others, from when it holds, and where each fact was found."""

from __future__ import annotations

from datetime import date

import pytest

from index_store.records import Document, Relation
from ingest.reading import SourceBytes, read_source
from ingest.sources import upload_source

HEAD = (
    "CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 20/2025/NĐ-CP\n"
    "Hà Nội, ngày 10 tháng 3 năm 2025\n\nNGHỊ ĐỊNH\n{title}\n\nCăn cứ Luật Lưu trữ ngày 21/6/2024;\n\n"
)
SIGNED = "\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\nTrần Văn Mẫu\n"


def read(body: str, title: str = "Quy định việc thử") -> Document:
    text = HEAD.format(title=title) + body + SIGNED
    source = upload_source("a.txt", text.encode())
    return read_source(SourceBytes(source, text.encode())).document


def told(document: Document) -> list[tuple[str, str, tuple[str, ...], str | None]]:
    """Return kind, target, provisions and own provision of each relation that the body states."""
    return [
        (one.kind, one.target, one.provisions, one.ours)
        for one in document.relations
        if one.kind != "based on" and one.ours
    ]


def test_an_amending_decree_says_which_provisions_it_changes() -> None:
    document = read(
        "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 7/2020/NĐ-CP\n"
        "1. Sửa đổi điểm a, điểm b khoản 2 Điều 5 như sau:\n“a) Nhận hồ sơ;\nb) Trả kết quả.”.\n"
        "2. Bổ sung khoản 4 vào sau khoản 3 Điều 6 như sau:\n“4. Xin lỗi.”.\n"
        "3. Sửa đổi, bổ sung Điều 7 như sau:\na) Sửa đổi khoản 1 như sau:\n“1. Nộp phí.”;\n"
        "b) Bãi bỏ khoản 2.\n"
        "4. Thay thế cụm từ “huyện” bằng cụm từ “xã” tại khoản 1 Điều 8.\n"
        "Điều 2. Bãi bỏ Điều 9 Nghị định số 8/2021/NĐ-CP\n"
        "Điều 3. Hiệu lực thi hành\nNghị định này có hiệu lực từ ngày ký.\n",
        "Sửa đổi, bổ sung một số điều của Nghị định số 7/2020/NĐ-CP",
    )
    old = "7/2020/NĐ-CP"
    assert told(document) == [
        ("amends", old, (), "Điều 1"),
        ("amends", old, ("điểm a khoản 2 Điều 5", "điểm b khoản 2 Điều 5"), "khoản 1 Điều 1"),
        ("amends", old, ("khoản 4 Điều 6",), "khoản 2 Điều 1"),
        ("amends", old, ("Điều 7",), "khoản 3 Điều 1"),
        ("amends", old, ("khoản 1 Điều 7",), "điểm a khoản 3 Điều 1"),
        ("repeals", old, ("khoản 2 Điều 7",), "điểm b khoản 3 Điều 1"),
        ("amends", old, ("khoản 1 Điều 8",), "khoản 4 Điều 1"),
        ("repeals", "8/2021/NĐ-CP", ("Điều 9",), "Điều 2"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nghị định này thay thế Nghị định số 5/2015/NĐ-CP.", [("replaces", "5/2015/NĐ-CP", None)]),
        (
            "Nghị định số 5/2015/NĐ-CP hết hiệu lực kể từ ngày 01 tháng 7 năm 2025.",
            [("repeals", "5/2015/NĐ-CP", date(2025, 7, 1))],
        ),
        (
            "Các văn bản sau đây hết hiệu lực:\na) Nghị định số 5/2015/NĐ-CP;\nb) Nghị định số "
            "6/2016/NĐ-CP của Chính phủ.",
            [("repeals", "5/2015/NĐ-CP", None), ("repeals", "6/2016/NĐ-CP", None)],
        ),
        (
            "Nghị định số 5/2015/NĐ-CP quy định chi tiết Luật Lưu trữ hết hiệu\nlực từ ngày Nghị định "
            "này có hiệu lực.",
            [("repeals", "5/2015/NĐ-CP", None)],
        ),
        ("Cơ quan thực hiện theo Nghị định số 5/2015/NĐ-CP của Chính phủ.", []),
        ("Trường hợp thay thế giấy tờ thì theo Nghị định số 5/2015/NĐ-CP.", []),
    ],
)
def test_replaced_and_ended_texts_are_told_from_cited_ones(
    words: str, expected: list[tuple[str, str, date | None]]
) -> None:
    document = read(
        f"Điều 1. Phạm vi\nNghị định này quy định việc thử.\nĐiều 2. Hiệu lực\n1. {words}\n"
    )
    found: list[Relation] = [one for one in document.relations if one.kind != "based on"]
    assert [(one.kind, one.target, one.since) for one in found] == expected


def test_what_it_rests_on_and_guides() -> None:
    document = read(
        "Điều 1. Phạm vi\nNghị định này quy định chi tiết khoản 2 Điều 5 của Luật Lưu trữ.\n"
        "Điều 2. Hiệu lực\nTừ ngày ký.\n"
    )
    assert [(one.kind, one.target, one.provisions) for one in document.relations] == [
        ("based on", "Luật Lưu trữ", ()),
        ("guides", "Luật Lưu trữ", ("khoản 2 Điều 5",)),
    ]
    for one in document.relations:
        assert one.target in one.span.of(document.text)


@pytest.mark.parametrize(
    ("words", "effective", "how"),
    [
        ("có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025.", date(2025, 7, 1), "text"),
        ("có hiệu lực kể từ ngày 01/7/2025.", date(2025, 7, 1), "text"),
        ("có hiệu lực thi hành kể từ ngày\n01 tháng 7 năm 2025.", date(2025, 7, 1), "text"),
        ("có hiệu lực thi hành kể từ ngày ký ban hành.", date(2025, 3, 10), "derived"),
        ("có hiệu lực sau 45 ngày kể từ ngày ký.", date(2025, 4, 24), "derived"),
        ("có hiệu lực sau mười lăm ngày, kể từ ngày ký.", date(2025, 3, 25), "derived"),
        ("có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.", None, None),
    ],
)
def test_the_day_of_effect_is_read_or_worked_out(
    words: str, effective: date | None, how: str | None
) -> None:
    document = read(
        f"Điều 1. Phạm vi\nQuy định việc thử.\nĐiều 2. Hiệu lực\nNghị định này {words}\n"
    )
    assert document.effective == effective
    origin = next((one for one in document.origins if one.fact == "effective"), None)
    assert (origin.how if origin else None) == how
    assert ("effective" in document.derived) == (how == "derived")


def test_a_day_of_another_text_or_of_a_transition_is_not_its_own() -> None:
    document = read(
        "Điều 1. Phạm vi\nNghị định này quy định việc thử.\nĐiều 2. Hiệu lực\n"
        "1. Nghị định này có hiệu lực từ ngày 01/7/2025.\n"
        "2. Giấy phép cấp trước ngày Nghị định này có hiệu lực được dùng đến hết ngày 30/6/2027.\n"
    )
    assert (document.effective, document.expires) == (date(2025, 7, 1), None)


def test_a_text_for_a_time_says_when_it_ends() -> None:
    document = read(
        "Điều 1. Phạm vi\nNghị định này quy định việc thử.\nĐiều 2. Hiệu lực\n"
        "Nghị định này có hiệu lực từ ngày 01/7/2025 đến hết ngày 28/02/2027.\n"
    )
    assert (document.effective, document.expires) == (date(2025, 7, 1), date(2027, 2, 28))


def test_every_fact_says_where_it_stands() -> None:
    document = read(
        "Điều 1. Phạm vi\nNghị định này quy định việc thử.\nĐiều 2. Tổ chức\nCác bộ thực hiện.\n"
    )
    words = {one.fact: one.span.of(document.text) if one.span else None for one in document.origins}
    assert words["number"] == "20/2025/NĐ-CP"
    assert words["published"] == "ngày 10 tháng 3 năm 2025"
    assert words["issuer"] == "CHÍNH PHỦ"
    assert words["signer"] == "Trần Văn Mẫu"
    assert words["title"] == "NGHỊ ĐỊNH\nQuy định việc thử"


def test_the_gazettes_day_is_not_the_laws() -> None:
    text = (
        "CÔNG BÁO/Số 15 + 16/Ngày 30-12-2024\nQUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Luật số: 5/2024/QH15\n\nLUẬT\nPHÒNG CHÁY MẪU\n\nĐiều 1. Phạm vi\nLuật này quy định việc thử.\n"
        "Điều 2. Hiệu lực\nLuật này có hiệu lực từ ngày 01/7/2025.\n"
        "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV thông qua\n"
        "ngày 29 tháng 11 năm 2024.\n"
    )
    source = upload_source("a.txt", text.encode())
    document = read_source(SourceBytes(source, text.encode())).document
    assert document.published == date(2024, 11, 29)
    assert document.title == "LUẬT PHÒNG CHÁY MẪU"
