from __future__ import annotations

import pytest

from index_store.language.loose import spelled_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ko dc", "không được"),
        ("huyen nao cao j?", "huyen nao cao gì?"),
        ("tp. Sơn Lâm", "thành phố Sơn Lâm"),
        ("q.1, p. 3, h. Đại Lâm", "quận 1, phường 3, huyện Đại Lâm"),
        ("nam2022", "nam 2022"),
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
    ],
)
def test_codes_and_proper_abbreviations_stay(text: str) -> None:
    assert spelled_out(text) == text
