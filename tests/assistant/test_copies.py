"""The same article on two portals is one witness."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.assistant.indexes import IndexTexts

ARTICLE = """Huyện Sơn Lâm công bố kết quả cải cách hành chính năm 2023

VĂN BẢN MẪU

Ngày đăng: 12/1/2024

Năm 2023, huyện Sơn Lâm xếp thứ 4/9 huyện, thành phố về Chỉ số cải cách hành chính, đạt 81,25 điểm.

Tỷ lệ hồ sơ giải quyết đúng hạn của huyện Sơn Lâm năm 2023 đạt 97,4%, tăng 1,2 điểm phần trăm.

Chủ tịch UBND huyện giao các xã số hóa toàn bộ kết quả còn hiệu lực trước ngày 30/6/2024.
"""
AGAIN = ARTICLE.replace("Ngày đăng: 12/1/2024", "Ngày đăng: 13/1/2024\n\nNguồn: Báo Sơn Lâm")


def test_copies_are_cited_once(index_texts: IndexTexts) -> None:
    assistant = index_texts(mot=ARTICLE, hai=AGAIN).assistant
    answer = assistant.ask("Năm 2023 huyện Sơn Lâm xếp thứ mấy, đạt bao nhiêu điểm?")
    assert answer.status == "answered"
    assert "4/9" in answer.answer
    assert "81,25" in answer.answer
    assert len({citation.document_id for citation in answer.citations}) == 1


def test_what_only_one_of_the_copies_says_is_still_found(index_texts: IndexTexts) -> None:
    longer = AGAIN + "\nHuyện Sơn Lâm đã chi 3,7 tỷ đồng mua máy quét cho 14 xã trong năm 2023.\n"
    assistant = index_texts(mot=ARTICLE, hai=longer).assistant
    answer = assistant.ask("Năm 2023 huyện Sơn Lâm chi bao nhiêu tiền mua máy quét?")
    assert "3,7 tỷ đồng" in answer.answer


def test_copies_do_not_fill_the_list(index_texts: IndexTexts) -> None:
    portals = {f"cong_{at}": ARTICLE.replace("12/1/2024", f"{at + 10}/1/2024") for at in range(6)}
    others = {
        "khac": "Huyện Đại Khê số hóa kết quả còn hiệu lực của 12 xã, xong trước ngày 1/9/2024.",
        "nua": "Sở Nội vụ hướng dẫn các huyện số hóa kết quả còn hiệu lực theo từng đợt.",
    }
    assistant = index_texts(**portals, **others).assistant
    found = assistant.rank("Huyện nào số hóa toàn bộ kết quả còn hiệu lực?", 6)
    said = [passage.text for passage in found if "giao các xã số hóa" in passage.text]
    assert len(said) == 1
    assert any("Đại Khê" in passage.text for passage in found)
    assert any("Sở Nội vụ" in passage.text for passage in found)
