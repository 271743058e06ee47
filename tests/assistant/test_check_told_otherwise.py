"""Claims in words of their own: told otherwise but for one value or a denial, never supported by chance."""

from __future__ import annotations

import pytest

from assistant.checking import Check, CheckedClaim
from tests.assistant.indexes import Indexed, IndexTexts

QUARRY = """Mỏ đá Hòn Vượn bị phạt vì nổ mìn sai giờ
Ngày đăng: 14/5/2018

Thanh tra Sở Công Thương vừa phạt doanh nghiệp khai thác mỏ đá Hòn Vượn 60 triệu đồng vì nổ mìn \
ngoài khung giờ đã đăng ký.

Doanh nghiệp mỏ đá Hòn Vượn phải gửi phương án khắc phục nứt nhà dân trước ngày 20/6.

Ban quản lý mỏ đã tính hai phương án dời xưởng nghiền của mỏ đá Hòn Vượn ra xa khu dân cư.

Ông Kha Văn Tuế, giám đốc doanh nghiệp, cho biết mỏ đá Hòn Vượn khuyến khích bà con gửi đơn đòi \
bồi thường vết nứt.

Tổng vốn cải tạo đường chở đá của mỏ Hòn Vượn là hơn 4.200 tỷ đồng.

Trong số xe chở đá có 6 xe tải nặng bị cân lại, nhiều xe thiếu giấy kiểm định.
"""


@pytest.fixture(scope="module")
def news(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"quarry": QUARRY})


def only(found: Check) -> CheckedClaim:
    (claim,) = found.claims
    return claim


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("Mỏ đá Hòn Vượn nổ mìn ngoài giờ đăng ký nên bị thanh tra phạt 90 triệu đồng.", "60 triệu"),
        ("Doanh nghiệp mỏ đá Hòn Vượn có hạn gửi phương án khắc phục nứt nhà dân là ngày 5/8.", "20/6"),
        ("Dời xưởng nghiền mỏ đá Hòn Vượn khỏi khu dân cư: ban quản lý tính bốn phương án.", "hai"),
        ("Giám đốc Kha Văn Tuế nói mỏ đá Hòn Vượn không khuyến khích bà con gửi đơn đòi bồi thường.",
         "khuyến khích"),
    ],
)  # fmt: skip
def test_one_thing_told_otherwise_is_contradicted(news: Indexed, claim: str, right: str) -> None:
    found = only(news.assistant.check(claim))
    assert found.verdict == "contradicted"
    assert any(right in (figure.correct or "") for figure in found.figures)
    assert found.citations
    assert not found.nearest


@pytest.mark.parametrize(
    "claim",
    [
        "Mỏ đá Hòn Vượn bị thanh tra phạt 60 triệu đồng do nổ mìn ngoài khung giờ đăng ký.",
        "Mỏ đá Hòn Vượn nổ mìn sai giờ nên mất trắng 90 con trâu bò của bà con.",
        "Mỏ đá Hòn Rùa nổ mìn ngoài giờ đăng ký nên bị thanh tra phạt 90 triệu đồng.",
        "Theo Kết luận 88/KL-SCT, mỏ đá Hòn Vượn nổ mìn ngoài giờ đăng ký nên bị phạt 90 triệu đồng.",
        "Mỏ đá Hòn Vượn không cần khuyến khích ai gửi đơn đòi bồi thường vết nứt.",
        "Mỏ đá Hòn Vượn không chỉ khuyến khích bà con gửi đơn mà còn đền bù vết nứt.",
    ],
)
def test_what_the_sentence_does_not_tell_otherwise_is_not_contradicted(
    news: Indexed, claim: str
) -> None:
    assert only(news.assistant.check(claim)).verdict != "contradicted"


def test_ten_times_as_much_is_not_hardly_over(news: Indexed) -> None:
    claim = "Tổng vốn cải tạo đường chở đá của mỏ Hòn Vượn là hơn 420 tỷ đồng."
    assert only(news.assistant.check(claim)).verdict != "supported"


def test_a_count_in_passing_supports_nothing_else(news: Indexed) -> None:
    claim = "Cả 6 xe tải nặng của mỏ đá đã được trả về cho chủ ngay hôm sau."
    found = only(news.assistant.check(claim))
    assert found.verdict == "not_found"
    assert all(figure.verdict == "not_found" for figure in found.figures)
