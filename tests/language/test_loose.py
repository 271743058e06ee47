from __future__ import annotations

import pytest

from index_store.language.typed.loose import spelled_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ko dc", "không được"),
        ("huyen nao cao j?", "huyen nao cao gì?"),
        ("tp. Sơn Lâm", "thành phố Sơn Lâm"),
        ("q.1, p. 3, h. Đại Lâm", "quận 1, phường 3, huyện Đại Lâm"),
        ("nam2022", "nam 2022"),
        ("quý3/2023, thang6, ngay30/6/2023", "quý 3/2023, thang 6, ngay 30/6/2023"),
        ("9huyen, 3 tx", "9 huyen, 3 thị xã"),
        ("12 hs giỏi, 12 hs đang chờ", "12 học sinh giỏi, 12 hồ sơ đang chờ"),
        ("phai gui kh khac phuc, kh biet", "phai gui kế hoạch khac phuc, không biet"),
        (
            "ubnd tp.hcm và các huyện, TX, TP của tỉnh",
            "ubnd TP.HCM và các huyện, thị xã, thành phố của tỉnh",
        ),
        ("xếp loại j năm 2023, k có điểm k", "xếp loại gì năm 2023, không có điểm k"),
        ("tp son lam, tx dai lam", "thành phố son lam, thị xã dai lam"),
        ("q1/2023 va q.1", "quý 1/2023 va quận 1"),
        ("hs tre han ntn", "hồ sơ tre han như thế nào"),
        ("dk kinh doanh dc ko", "đăng ký kinh doanh được không"),
        ("Ko biết, trc đó thì sao z?", "Không biết, trước đó thì sao vậy?"),
        ("co ho so tre han kg?", "co ho so tre han không?"),
        ("bao h co ket qua", "bao h co ket qua"),
        ("ket qua bao h?", "ket qua bao giờ?"),
        ("6T dau nam, 9t cuối năm, t6/2024", "6 tháng dau nam, 9 tháng cuối năm, tháng 6/2024"),
        ("SIPAS2023 va phi 2,5tr đồng", "SIPAS 2023 va phi 2,5 triệu đồng"),
        ("bp 1 cua tre 12hs", "bộ phận 1 cua tre 12 hồ sơ"),
    ],
)
def test_loose_forms_are_written_out(typed: str, meant: str) -> None:
    assert spelled_out(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "K50",
        "R&D",
        "12/UBND-K",
        "TP. Sơn Lâm",
        "5 kg",
        "cchc.sonlam.vn",
        "thứ 7/9",
        "C06",
        "điểm k",
        "điểm k khoản 1",
        "nhóm r.",
        "12 kg.",
        "tính bằng kg hoặc tấn",
        "61/2018/nd-cp",
        "k@sonlam.vn",
        "khoản k.",
        "20th, 4G, h1n1",
        "5t gạo, T6/A",
    ],
)
def test_codes_and_proper_abbreviations_stay(text: str) -> None:
    assert spelled_out(text) == text
