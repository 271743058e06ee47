"""What a check quotes beside a claim that it did not find: the nearest sentence, never as support."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest

from assistant.checking import Check, CheckedClaim, check
from assistant.checking.payload import check_payload
from tests.assistant.indexes import Indexed, IndexTexts

MARKET = """Chợ Cầu Đá tạm đóng cửa sau sự cố điện
Ngày đăng: 12/4/2019

Tối 10/4, hệ thống điện của chợ Cầu Đá (xã Yên Lĩnh) bị chập khiến toàn bộ khu hàng khô mất điện.

Ban quản lý chợ cho biết 46 tiểu thương đã được chuyển sang bãi xe phía đông để bán tạm.

Trong thời gian này, đường dây nóng 0299 388 777 vẫn ghi nhận phản ánh của bà con.

Ông Tạ Đình Lư, Trưởng ban quản lý chợ, nói việc thay dây dẫn sẽ do Công ty Điện lực huyện đảm nhận.
"""
FOREST = """Lâm trường Khe Sim bàn giao đất
Ngày đăng: 03/9/2018

Lâm trường Khe Sim vừa bàn giao 120 ha đất rừng sản xuất cho xã Đồng Nhạn quản lý.

Việc trồng lại rừng do các hộ nhận khoán đảm nhận trong ba năm.
"""


@pytest.fixture(scope="module")
def news(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"market": MARKET, "forest": FOREST})


def only(found: Check) -> CheckedClaim:
    (claim,) = found.claims
    return claim


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Chợ Cầu Đá ngưng bán, người dân vẫn gọi đường dây nóng để phản ánh được.", "đường dây nóng"),
        ("Cho Cau Da: nguoi buon ban tam chuyen qua bai giu xe phia dong.", "bãi xe phía đông"),
        ("Sau sự cố ở chợ Cầu Đá, khâu thay dây điện được giao cho ngành điện của huyện.", "Điện lực"),
        ("Xã Đồng Nhạn nay trông coi phần đất rừng mà lâm trường Khe Sim trả lại.", "120 ha"),
    ],
)  # fmt: skip
def test_the_sentence_that_tells_it_in_other_words_is_quoted(
    news: Indexed, claim: str, said: str
) -> None:
    found = only(news.assistant.check(claim))
    assert found.verdict == "not_found"
    assert not found.citations, "what is nearest supports nothing"
    assert any(said in one.quote for one in found.nearest)
    for one in found.nearest:
        stored = news.store.document(one.document_id, one.version).text
        assert one.span.of(stored) == one.quote


WARDS = """Kết quả giải quyết hồ sơ của các phường
Ngày đăng: 05/02/2024

| Đơn vị | Hồ sơ trễ hạn | Xếp loại |
|---|---|---|
| Phường Mai Sậy | 12 | Khá |
| Phường Bến Vó | 3 | Tốt |
"""


def test_no_sentence_of_another_unit_is_near(module_texts: IndexTexts) -> None:
    indexed = module_texts(wards=WARDS)
    claim = "Phường Mai Sậy thưởng nóng cho cán bộ giải quyết hồ sơ trễ hạn."
    found = only(indexed.assistant.check(claim))
    assert found.verdict == "not_found"
    assert any("Mai Sậy" in one.quote for one in found.nearest)
    assert not any("Bến Vó" in one.quote for one in found.nearest)


def test_nothing_is_near_a_claim_on_another_matter(news: Indexed) -> None:
    found = only(
        news.assistant.check("Đội tuyển bóng chuyền nữ thắng trận chung kết tại Nha Trang.")
    )
    assert (found.verdict, found.nearest) == ("not_found", ())


def test_a_claim_that_is_found_has_nothing_beside_it(news: Indexed) -> None:
    said = "Lâm trường Khe Sim vừa bàn giao 120 ha đất rừng sản xuất cho xã Đồng Nhạn quản lý."
    found = only(news.assistant.check(said))
    assert (found.verdict, found.nearest) == ("supported", ())


def test_words_alone_tell_what_is_near_where_nothing_compares_meaning(news: Indexed) -> None:
    claim = "Ban quản lý chợ đã bố trí tiểu thương sang bãi xe phía tây bán tạm qua Tết."
    found = only(check(news.store, claim, as_of=date(2026, 11, 22)))
    assert "bãi xe phía đông" in found.nearest[0].quote


def test_the_payload_has_it_after_the_citations(news: Indexed) -> None:
    claim = "Chợ Cầu Đá ngưng bán, người dân vẫn gọi đường dây nóng để phản ánh được."
    (told,) = cast("list[dict[str, object]]", check_payload(news.assistant.check(claim))["claims"])
    assert list(told)[5:] == ["citations", "nearest", "notes"]
    (first, *_) = cast("list[dict[str, object]]", told["nearest"])
    assert "đường dây nóng" in str(first["quote"])


def test_a_department_that_bears_the_name_of_its_province_is_checked(news: Indexed) -> None:
    claim = "Sở Xây dựng tỉnh Bắc Giang, theo Sở Xây dựng Bắc Giang, đã trả 12% hồ sơ."
    assert only(news.assistant.check(claim)).verdict == "not_found"
