"""What ``cchc documents show`` tells of a document: its facts, where they stand, what changed it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assistant.cli.document_card import card_payload, document_card
from assistant.messages import message
from ingest.data import genres

if TYPE_CHECKING:
    from assistant.cli.document_card import CardRow
    from index_store.records import Document
    from tests.assistant.indexes import Indexed, IndexTexts

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH HẠC GIANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: {number}\n"
    "Hạc Giang, ngày {day}\n\nQUYẾT ĐỊNH\n{title}\n\n"
)
SIGNED = "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Mẫu\n"
OLD = (
    HEAD.format(number="3/2020/QĐ-UBND", day="05 tháng 02 năm 2020", title="Quy định giờ làm việc")
    + "Điều 1. Giờ làm việc\nLàm việc từ 7 giờ 30.\nĐiều 3. Hiệu lực\n"
    "Quyết định này có hiệu lực từ ngày ký.\n" + SIGNED
)
NEW = (
    HEAD.format(number="8/2026/QĐ-UBND", day="10 tháng 6 năm 2026", title="Quy định giờ tiếp dân")
    + "Điều 1. Giờ tiếp dân\nTiếp dân từ 8 giờ.\nĐiều 2. Hiệu lực\n1. Quyết định này có hiệu lực từ "
    "ngày 01 tháng 7 năm 2026.\n2. Quyết định này thay thế Quyết định số 3/2020/QĐ-UBND.\n" + SIGNED
)
TODAY = date(2026, 11, 22)


def named(indexed: Indexed, name: str) -> Document:
    chosen = next(one for one in indexed.store.documents() if one.name == name)
    return indexed.store.document(chosen.id)


def card(indexed: Indexed, name: str, on: date = TODAY) -> dict[str, CardRow]:
    rows = document_card(named(indexed, name), indexed.store.documents(), on)
    return {row.label: row for row in rows}


def test_each_fact_is_shown_with_the_words_and_the_line_where_it_stands(
    index_texts: IndexTexts,
) -> None:
    rows = card(index_texts(cu=OLD), "cu.txt")
    assert rows["Số, ký hiệu"].found == "“3/2020/QĐ-UBND” (dòng 3)"
    assert rows["Người ký"].value == "Lê Văn Mẫu"
    assert "“Lê Văn Mẫu”" in rows["Người ký"].found
    assert (rows["Loại"].value, rows["Phạm vi"].value) == ("Quyết định", "công khai")


def test_every_kind_of_document_has_a_name_in_vietnamese() -> None:
    for _, genre in genres():
        assert message(f"genre_{genre}")


def test_what_was_worked_out_is_marked_so(index_texts: IndexTexts) -> None:
    rows = card(index_texts(cu=OLD), "cu.txt")
    assert rows["Có hiệu lực từ"].value == "05/02/2020"
    assert rows["Có hiệu lực từ"].found.startswith("suy ra “từ ngày ký”")


def test_it_tells_what_is_in_force_and_by_what_that_is_known(index_texts: IndexTexts) -> None:
    both = index_texts(cu=OLD, moi=NEW)
    assert card(both, "moi.txt")["Hiệu lực"].value == "còn hiệu lực, từ ngày 01/07/2026"
    assert card(both, "moi.txt")["Thay thế"].value == "3/2020/QĐ-UBND"
    old = card(both, "cu.txt")
    assert old["Hiệu lực"].value == "đã được thay thế, từ ngày 01/07/2026"
    assert old["Hiệu lực"].found == "theo các văn bản trong kho"
    assert old["Được thay thế bởi"].value == "khoản 2 Điều 2 Quyết định số 8/2026/QĐ-UBND"
    before = card(both, "cu.txt", date(2026, 6, 30))
    assert before["Hiệu lực"].value.startswith("còn hiệu lực")


def test_numbers_passed_over_are_shown_as_doubts(index_texts: IndexTexts) -> None:
    indexed = index_texts(cu=OLD)
    assert card(indexed, "cu.txt")["Cần xem lại"].value == "thiếu Điều 2 giữa Điều 1 và Điều 3"


def test_the_same_is_told_to_programs(index_texts: IndexTexts) -> None:
    both = index_texts(cu=OLD, moi=NEW)
    document = named(both, "cu.txt")
    payload = card_payload(document, both.store.documents(), TODAY)
    assert payload["signer"] == "Lê Văn Mẫu"
    validity = payload["validity"]
    assert isinstance(validity, dict)
    assert (validity["state"], validity["since"]) == ("replaced", "2026-07-01")
    origins = payload["origins"]
    assert isinstance(origins, list)
    stated = {
        one["fact"]: document.text[one["start"] : one["end"]] for one in origins if one["end"]
    }
    assert stated["number"] == "3/2020/QĐ-UBND"
