from __future__ import annotations

import pytest

from index_store.language.typed.keystrokes import typed_out


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("Tyr leej hoof sow truwcj tuyeens", "Tỷ lệ hồ sơ trực tuyến"),
        ("dduowcj", "được"),
        ("quyeets ddinhj nafo", "quyết định nào"),
        ("thuwr tucj hanhf chinhs", "thử tục hành chính"),
        ("d9u7o7c5 bao nhie6u d9ie63m", "được bao nhiêu điểm"),
        ("tru7o7c1 ha5n", "trước hạn"),
        ("HUYEENJ NAOF XEEPS CUOOIS", "HUYỆN NÀO XẾP CUỐI"),
        ("huyeejn nafo xeesp cuoosi", "huyện nào xếp cuối"),
        ("huyenej naof xepes cuoios", "huyện nào xếp cuối"),
        ("coong khai thoong tin cuar xax", "công khai thông tin của xã"),
        ("thwr tuwj, nguwowif, thuowr, quowr", "thử tự, người, thuở, quở"),
        ("o73 xa4 na2o, y1 kie61n gi2", "ở xã nào, ý kiến gì"),
        ("huyeenj na2o xe61p cuoois", "huyện nào xếp cuối"),
        ("huyện nào xeeps cuoois", "huyện nào xếp cuối"),
        ("Huyeenj Sown Laam vaf Donald Trump gawpj nhau", "Huyện Sơn Lâm và Donald Trump gặp nhau"),
    ],
)
def test_keystrokes_become_what_the_method_would_show(keys: str, shown: str) -> None:
    assert typed_out(keys) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Which district was first in 2022?",
        "How does this class show off its address book?",
        "huyen nao xep cuoi nam 2022",
        "Huyện nào xếp cuối?",
        "CCHC Q1 2023, H1 2022, K50",
        "quy1 nam2022",
        "501/QD-UBND",
        "MV Ddu ra mắt",
        "nhom A3, nhom B1",
        "quy3 thang6 nam8 tang may bac",
        "How is Son Lam in 2022 now?",
        "Is there a door here?",
        "I have been here too",
        "ba soong con boong",
        'Chương trình "honor" của tỉnh',
        "gui ve motcua@sonlam.gov.vn",
        "",
    ],
)
def test_other_text_is_no_keystrokes(text: str) -> None:
    assert typed_out(text) == text
