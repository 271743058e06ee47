"""Questions over a year in review: its year is said once, and its rates in the paper's own words."""

from __future__ import annotations

import pytest

from assistant.records import Turn
from tests.assistant.indexes import Indexed, IndexTexts

REVIEW = """BÁO LÂM SƯƠNG ĐIỆN TỬ
Thứ Ba, 14/01/2025

Lâm Sương sau một năm bớt giấy tờ

Khép lại năm 2024, người dân Lâm Sương đi lại ít hơn so với năm 2023, theo UBND tỉnh Lâm Sương.

Trong năm 2024, bộ phận một cửa các cấp của tỉnh Lâm Sương nhận 210.300 hồ sơ. Trong số đã giải quyết, 204.870 hồ sơ trả trước hạn hoặc đúng hạn, bằng 98,35%; 3.430 hồ sơ trả chậm.

Thanh toán không tiền mặt

Tỷ lệ thanh toán phí, lệ phí trực tuyến của tỉnh là 61,2%. Thị xã Mạn Sương đứng đầu với 84,6%; huyện Kỳ Đàm thấp nhất, 35,7%.

Thị xã Mạn Sương chi 4,15 tỷ đồng mua máy tính cho bộ phận một cửa.

Năm 2025, tỉnh Lâm Sương phấn đấu đưa tỷ lệ hồ sơ trực tuyến lên 82%.
"""


@pytest.fixture
def index(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"bao-lam-suong": REVIEW})


SAID = {
    "Năm 2024 tỷ lệ hồ sơ trả đúng hạn của tỉnh Lâm Sương là bao nhiêu phần trăm?": "98,35%",
    "Năm 2024 tỉnh Lâm Sương có bao nhiêu hồ sơ trễ hạn?": "3.430",
    "Thanh toán trực tuyến của huyện Kỳ Đàm năm 2024 đạt bao nhiêu phần trăm?": "35,7%",
    "Thị xã Mạn Sương chi bao nhiêu tiền mua máy tính cho 1 cửa năm 2024?": "4,15 tỷ",
    "Lâm Sương phấn đấu năm 2025 bao nhiêu phần trăm hồ sơ nộp trực tuyến?": "82%",
}
UNSAID = (
    "Thanh toán trực tuyến của huyện Kỳ Đàm năm 2023 đạt bao nhiêu phần trăm?",
    "Thị xã Mạn Sương chi bao nhiêu tiền mua máy tính cho bộ phận một cửa năm 2022?",
    "Bao nhiêu phần trăm hồ sơ của thị xã Mạn Sương được nộp trực tuyến năm 2024?",
)


def test_a_figure_of_the_year_that_is_said_once_is_found(index: Indexed) -> None:
    for question, said in SAID.items():
        answer = index.assistant.ask(question)
        assert answer.status == "answered", (question, answer.answer)
        assert said in answer.answer, answer.answer


def test_of_another_year_or_measure_nothing_is_told(index: Indexed) -> None:
    for question in UNSAID:
        answer = index.assistant.ask(question)
        assert answer.status != "answered", (question, answer.answer)


RANKING = """BÁO LÂM SƯƠNG ĐIỆN TỬ
Thứ Ba, 14/01/2025

Sở Nội vụ công bố Chỉ số cải cách hành chính cấp huyện năm 2024 của tỉnh Lâm Sương.

Thị xã Mạn Sương được 90,41 điểm, từ hạng tư năm 2023 lên hạng nhất. Thành phố Tân Sương xếp thứ hai với 89,77 điểm. Huyện Đồng Nghè giữ hạng ba với 88,02 điểm, kế đó là Hạ Đàm (86,35), Phú Nga (85,12) và Đông Lăng (82,90).

Tỷ lệ hồ sơ nộp trực tuyến của toàn tỉnh năm 2024 là 70,4%. Tân Sương đạt 82,1%, cao nhất; Đông Lăng thấp nhất với 51,6%.
"""
OF_NAMES = {
    "Đơn vị nào đứng đầu chỉ số cải cách hành chính cấp huyện của Lâm Sương năm 2024?": "Mạn Sương",
    "Phú Nga được bao nhiêu điểm cải cách hành chính năm 2024?": "Phú Nga (85,12)",
    "Điểm CCHC năm 2024 của Hạ Đàm?": "Hạ Đàm (86,35)",
    "Hạ Đàm và Phú Nga, bên nào điểm CCHC năm 2024 cao hơn?": "Hạ Đàm (86,35), Phú Nga (85,12)",
    "Đông Lăng năm 2024 nộp hồ sơ trực tuyến đạt bao nhiêu %?": "51,6%",
}


def test_a_unit_named_without_its_kind_gets_no_figure_of_another(index_texts: IndexTexts) -> None:
    index = index_texts(**{"xep-hang": RANKING})
    for question, said in OF_NAMES.items():
        answer = index.assistant.ask(question)
        assert answer.status == "answered", (question, answer.answer)
        assert said in answer.answer, answer.answer
    for question in (
        "Năm 2024 Phú Nga có bao nhiêu hồ sơ trễ hạn?",
        "Hạ Đàm năm 2024 nộp hồ sơ trực tuyến đạt bao nhiêu %?",
    ):
        answer = index.assistant.ask(question)
        assert answer.status != "answered", (question, answer.answer)


SPOKEN = """BÁO LÂM SƯƠNG ĐIỆN TỬ
Thứ Ba, 14/01/2025

Lâm Sương: một năm làm dịch vụ công trực tuyến

Năm 2024, tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh Lâm Sương là 61,3%. Thành phố Tân Sương đạt 80,2%; huyện Krông Mơ chỉ đạt 38,5%, thấp nhất tỉnh.

Bà Ung Thị Vĩnh, Chánh Văn phòng UBND huyện Krông Mơ, thẳng thắn: “Huyện có 12 xã thì 4 xã chưa có sóng 4G, người dân ít có tài khoản ngân hàng”.

Thị xã Mạn Sương tụt hạng vì thiếu cán bộ công nghệ. Huyện Trường Nghè chỉ có 88 hồ sơ trễ hẹn, ít nhất tỉnh; huyện Nậm Khê có 1.204 hồ sơ trễ hẹn.
"""


def test_a_cause_is_that_of_the_unit_asked_about(index_texts: IndexTexts) -> None:
    ask = index_texts(**{"chay-dua": SPOKEN}).assistant.ask
    told = ask("Vì sao huyện Krông Mơ làm dịch vụ công trực tuyến thấp như vậy?")
    assert "chưa có sóng 4G" in told.answer
    assert ask("Vì sao huyện Nậm Khê tụt hạng?").status == "not_found"
    fewest = ask("ở Lâm Sương năm 2024 huyện nào ít hs trễ hẹn nhất, mấy hs vậy ad")
    assert "Trường Nghè" in fewest.answer
    assert "88" in fewest.answer


def test_another_unit_is_asked_of_by_its_bare_name(index_texts: IndexTexts) -> None:
    index = index_texts(**{"xep-hang": RANKING})
    before = Turn("user", "Hạ Đàm được bao nhiêu điểm CCHC năm 2024?")
    answer = index.assistant.ask("Còn Phú Nga thì sao?", (before, Turn("assistant", "86,35 điểm.")))
    assert "Phú Nga (85,12)" in answer.answer


def test_a_why_that_presupposes_what_is_not_so_is_corrected(index_texts: IndexTexts) -> None:
    ask = index_texts(**{"chay-dua": SPOKEN}).assistant.ask
    told = ask("Tại sao thành phố Tân Sương thấp nhất tỉnh về hồ sơ toàn trình?")
    assert told.answer.startswith("Không đúng")
    assert "80,2%" in told.answer
    assert "38,5%" in told.answer
    assert not ask("Vì sao huyện Krông Mơ thấp nhất về hồ sơ toàn trình?").answer.startswith(
        "Không đúng"
    )
