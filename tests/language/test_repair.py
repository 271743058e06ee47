from __future__ import annotations

import unicodedata

import pytest

from index_store.language.characters.garbage import looks_like_garbage
from index_store.language.characters.repair import repair


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("Ðại Sơn", "Đại Sơn"),
        ("Ɖồng Lâm", "Đồng Lâm"),
        ("nhân dân đƣợc hƣởng", "nhân dân được hưởng"),
        ("xếp\u00a0thứ\u202f7", "xếp thứ 7"),
        ("hành\u200b chính\ufeff", "hành chính"),
        ("ngân\u00ad sách", "ngân sách"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("С\u0430i cách", "Cai cách"),
    ],
)
def test_damage_is_repaired_and_told(damaged: str, whole: str) -> None:
    repaired = repair(damaged)
    assert repaired.text == whole
    assert repaired.changes


@pytest.mark.parametrize(
    "text", ["10³ m², 1½ ha, ﬁ", "Москва и Киев", "αβγ", "đồng bằng", "1 – 2 — 3 …", "№ 5"]
)
def test_what_is_no_damage_stays(text: str) -> None:
    assert repair(text).text == text
    assert repair(text).changes == ()


def test_every_change_can_be_replayed() -> None:
    damaged = unicodedata.normalize("NFD", "Ðiểm\u00a0số:\r\n76,86\u200b điểm ") + "Ƣu"
    repaired = repair(damaged)
    rebuilt, at = "", 0
    for change in repaired.changes:
        assert change.original.of(damaged) == change.before
        assert change.repaired.of(repaired.text) == change.after
        rebuilt += damaged[at : change.original.start] + change.after
        at = change.original.end
    assert rebuilt + damaged[at:] == repaired.text
    assert unicodedata.is_normalized("NFC", repaired.text)


def test_offsets_lead_back_to_the_text_as_read() -> None:
    damaged = "a\u200b\u200bb\r\nĐạt 70,56 điểm"
    repaired = repair(damaged)
    at = repaired.text.index("70,56")
    assert damaged[repaired.original_offset(at) :].startswith("70,56")


def test_an_invisible_character_between_letter_and_mark_goes() -> None:
    assert repair("hoa\u200b\u0300").text == "hoà"


@pytest.mark.parametrize(
    "text",
    [
        "Huyện Sơn Lâm đạt 70,56 điểm, xếp thứ 8/8.",
        "Which district ranked last? © 2023 Sơn Lâm ® 10 µm, 5 §",
        "STT | Đơn vị | Điểm\n1 | Sơn Lâm | 70,56",
        "",
        "2023",
    ],
)
def test_readable_text_is_no_garbage(text: str) -> None:
    assert not looks_like_garbage(text)


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x01\x02\x03PNG\x1a IHDR",
        "B¸o c¸o kÕt qu¶ c¶i c¸ch hµnh chÝnh n¨m 2023 cña huyÖn",
        "Huyá»‡n SÆ¡n LÃ¢m Ä‘áº¡t 70,56 Ä‘iá»ƒm",
        "\ufffd\ufffdn \ufffd\ufffd",
    ],
)
def test_unreadable_text_is_garbage(text: str) -> None:
    assert looks_like_garbage(text)
