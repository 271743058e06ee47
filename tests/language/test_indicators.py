from __future__ import annotations

import pytest

from index_store.language.indicators import find_indicators, indicator, indicators


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("đứng thứ 3 về chỉ số CCHC", ["par_index"]),
        ("Chỉ số cải cách hành chính (PAR Index)", ["par_index", "par_index"]),
        ("mức độ hài lòng về phục vụ hành chính", ["sipas"]),
        ("tỉ lệ hồ sơ TTHC trực tuyến", ["online_filing"]),
        ("tỷ lệ hồ sơ thủ tục hành chính trực tuyến", ["online_filing"]),
        ("tỷ lệ thanh toán phí, lệ phí trực tuyến", ["online_payment"]),
        ("tỷ lệ số hoá hồ sơ", ["digitised_records"]),
        ("tỷ lệ dịch vụ công trực tuyến toàn trình", ["full_online_services"]),
        ("lĩnh vực Cải cách tài chính công", ["field_public_finance"]),
        ("5 hồ sơ TTHC trễ hạn", ["overdue_files"]),
        ("giải ngân vốn đầu tư công", ["public_investment"]),
        ("chi so cchc nam 2022", ["par_index"]),
        ("what was the online payment rate", ["online_payment"]),
        ("người dân đến làm thủ tục", []),
    ],
)
def test_indicators_are_known_by_their_many_names(text: str, ids: list[str]) -> None:
    assert [m.id for m in find_indicators(text)] == ids


def test_loose_names_are_found_only_when_asked() -> None:
    text = "công tác cải cách hành chính"
    assert find_indicators(text) == ()
    [loose] = find_indicators(text, weak=True)
    assert (loose.id, loose.weak) == ("par_index", True)


def test_a_mention_points_at_its_words() -> None:
    text = "Năm 2023 tỷ lệ hồ sơ trực tuyến đạt 5%"
    [mention] = find_indicators(text)
    assert text[mention.span.start : mention.span.end] == mention.text == "tỷ lệ hồ sơ trực tuyến"
    assert mention.name == indicator("online_filing").name_vi


def test_every_row_can_be_used() -> None:
    rows = indicators()
    assert len(rows) >= 60
    assert all(row.name_vi and row.name_en and (row.variants or row.weak) for row in rows)
    assert indicator("overdue_files").better == "lower"
    assert len({row.name_vi for row in rows}) == len(rows)
