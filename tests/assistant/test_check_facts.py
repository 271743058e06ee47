"""Checks of what a claim says of a document of law, and of what is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assistant.indexes import Indexed, IndexTexts

if TYPE_CHECKING:
    pass

DECREE = """CƠ QUAN BAN HÀNH MẪU
-------
Số: 31/2022/NĐ-CQM
Trúc Khê, ngày 08 tháng 4 năm 2022

NGHỊ ĐỊNH
Quy định việc trả kết quả tại nhà

Điều 1. Phạm vi điều chỉnh
Nghị định này quy định việc trả kết quả thủ tục hành chính tại nhà.
Kết quả được trả tại nhà chậm nhất là 6 giờ làm việc sau khi ký số.
Người nhận kết quả tại nhà không phải trả phí bưu chính.
Điều 2. Điều khoản thi hành
1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 6 năm 2022.
2. Nghị định này thay thế Nghị định số 12/2015/NĐ-CQM ngày 03 tháng 3 năm 2015.

NGƯỜI ĐỨNG ĐẦU
(Đã ký)
Lương Thế Bảo
"""
NEWS = """Kiểm tra công vụ tại huyện Trúc Khê
Ngày đăng: 10/5/2023

Năm 2022, huyện Trúc Khê không gửi thư xin lỗi đối với 129 hồ sơ trễ hạn.

Tỷ lệ hồ sơ đúng hạn năm 2022 của huyện Trúc Khê đạt 97,2%; tỷ lệ hồ sơ đúng hạn năm 2022 của huyện Mai Khê đạt 91,4%.

Ông Phạm Văn Tỏ, Chủ tịch UBND huyện Trúc Khê, cho biết huyện đã đề nghị bổ sung 14 biên chế.
"""


@pytest.fixture(scope="module")
def indexed(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"nghi-dinh-31": DECREE, "truc-khe": NEWS})


@pytest.mark.parametrize(
    ("claim", "verdict", "correct"),
    [
        ("Nghị định số 31/2022/NĐ-CQM do ông Lương Thế Bảo ký.", "supported", None),
        ("Nghị định số 31/2022/NĐ-CQM do ông Trần Văn Mơ ký.", "contradicted", "Lương Thế Bảo"),
        ("Nghị định số 31/2022/NĐ-CQM có hiệu lực từ ngày 01/6/2022.", "supported", None),
        ("Nghị định số 31/2022/NĐ-CQM có hiệu lực từ ngày 01/7/2022.", "contradicted", "01/6/2022"),
        ("Nghị định số 31/2022/NĐ-CQM được ban hành ngày 8/4/2022.", "supported", None),
        ("Nghị định số 31/2022/NĐ-CQM được ban hành ngày 18/4/2022.", "contradicted", "08/4/2022"),
        ("Nghị định số 31/2022/NĐ-CQM thay thế Nghị định số 12/2015/NĐ-CQM.", "supported", None),
        (
            "Nghị định số 31/2022/NĐ-CQM thay thế Nghị định số 21/2015/NĐ-CQM ngày 03/3/2015.",
            "contradicted",
            "12/2015/NĐ-CQM",
        ),
        (
            "Nghị định số 12/2015/NĐ-CQM đã bị thay thế bởi Nghị định số 31/2022/NĐ-CQM.",
            "supported",
            None,
        ),
        ("Nghị định số 32/2022/NĐ-CQM do ông Trần Văn Mơ ký.", "not_found", None),
        (
            "Nghị định số 31/2022/NĐ-CQM do ông Lương Thế Bảo ký và được dư luận đồng tình.",
            "not_found",
            None,
        ),
    ],
)
def test_facts_of_a_document_are_judged(
    claim: str, verdict: str, correct: str | None, indexed: Indexed
) -> None:
    (found,) = indexed.assistant.check(claim).claims
    assert found.verdict == verdict
    wrong = [part.correct for part in found.figures if part.correct]
    assert wrong == ([correct] if correct else [])
    if verdict != "not_found":
        assert found.citations


def test_what_is_said_not_to_be_is_not_supported(indexed: Indexed) -> None:
    check = indexed.assistant.check
    denied = "Năm 2022, huyện Trúc Khê {} gửi thư xin lỗi đối với 129 hồ sơ trễ hạn."
    (true,) = check(denied.format("không")).claims
    (false,) = check(denied.format("đã")).claims
    assert true.verdict == "supported"
    assert false.verdict == "contradicted"
    assert "không gửi thư xin lỗi" in (false.figures[0].correct or "")


def test_a_sentence_in_the_same_words_tells_another_number(indexed: Indexed) -> None:
    check = indexed.assistant.check
    said = "Kết quả được trả tại nhà chậm nhất là {} giờ làm việc sau khi ký số."
    (true,) = check(said.format(6)).claims
    (false,) = check(said.format(9)).claims
    assert (true.verdict, false.verdict) == ("supported", "contradicted")
    assert false.figures[0].correct == "chậm nhất là 6 giờ làm việc"


def test_a_sentence_that_denies_a_claim_contradicts_it(indexed: Indexed) -> None:
    check = indexed.assistant.check
    (true,) = check("Người nhận kết quả tại nhà không phải trả phí bưu chính.").claims
    (false,) = check("Người nhận kết quả tại nhà phải trả phí bưu chính.").claims
    assert true.verdict == "supported"
    assert false.verdict != "supported"


def test_another_holder_of_an_office_is_told_and_contradicts_only_in_the_same_year(
    indexed: Indexed,
) -> None:
    check = indexed.assistant.check
    office = "Chủ tịch UBND huyện Trúc Khê là ông {}."
    (true,) = check(office.format("Phạm Văn Tỏ")).claims
    (other,) = check(office.format("Trần Văn Mơ")).claims
    (dated,) = check("Năm 2023, " + office.format("Trần Văn Mơ")).claims
    assert true.verdict == "supported"
    assert other.verdict == "not_found"
    assert "Phạm Văn Tỏ" in other.notes[0].text
    assert dated.verdict == "contradicted"
    assert dated.figures[0].correct == "Phạm Văn Tỏ"


def test_what_is_only_asked_for_is_not_so(indexed: Indexed) -> None:
    (claim,) = indexed.assistant.check("Huyện Trúc Khê được bổ sung 14 biên chế.").claims
    assert claim.verdict == "not_found"


def test_a_figure_of_no_place_is_not_supported_where_several_have_it(indexed: Indexed) -> None:
    check = indexed.assistant.check
    (open_,) = check("Tỷ lệ hồ sơ đúng hạn đạt 97,2%.").claims
    (named,) = check("Năm 2022, tỷ lệ hồ sơ đúng hạn của huyện Trúc Khê đạt 97,2%.").claims
    assert (open_.verdict, named.verdict) == ("not_found", "supported")
    assert "huyện Trúc Khê" in open_.notes[0].text
