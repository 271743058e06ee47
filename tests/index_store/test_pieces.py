"""The model's token numbers are those of its tokenizer, whatever a text holds."""

from __future__ import annotations

import random
import unicodedata

import pytest

from index_store.embedding import bundled
from index_store.language.characters.letters import LOWER, UPPER
from index_store.pieces import Pieces

_ODD = "_.,;–—“”…•\u25aa\uf0b7\xa0\u200b\u2028\xadªµ²½①ßÜöŠ行Яİﬁ‐\u0301\u0323\x00\x1f\t▁"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  Ủy ban  nhân dân — Xã Ngân Sơn.\n1. Hồ sơ gồm: a) Đơn; b) Bản sao (02 bản)…",
        "snake_case, 70,56%; 501/QĐ-UBND của TN&TKQ",
        unicodedata.normalize("NFD", "Chỉ số cải cách hành chính"),
        "Große Straße; Кириллица, 行政 và m² đất",
    ],
)
def test_a_text_has_the_tokens_that_the_tokenizer_gives(text: str) -> None:
    assert _numbers(text) == _of_tokenizer(text)


def test_random_texts_have_the_tokens_that_the_tokenizer_gives() -> None:
    chance = random.Random(7)
    words = ["cải", "cách", "Hành", "CHÍNH", "thủ tục", "2023", "7,5", *_ODD, *LOWER, *UPPER]
    for _ in range(3_000):
        text = "".join(chance.choice([*chance.choices(words, k=3), " "]) for _ in range(9))
        assert _numbers(text) == _of_tokenizer(text), ascii(text)


def test_what_was_written_for_a_text_stands_for_reading_it_again() -> None:
    told = "Ủy ban xã Hạ Lâm họp.\n1. Hồ sơ gồm: a) Đơn; b) Bản sao (02 bản), 行政 và m² đất"
    fresh = Pieces(bundled().tokenizer)
    fresh.learn(told, bundled().pieces.written(told))
    for part in (told, *told.split("\n"), *told.split(" ")):
        assert fresh.numbers(part).tolist() == _of_tokenizer(part), part
    fresh.learn("cải cách", bundled().pieces.written("thuế đất"))  # as no index would say
    assert fresh.numbers("cải cách").tolist() == _of_tokenizer("thuế đất")


@pytest.mark.parametrize("written", [b"", b"\x01\x02", b"\x01\x02\xff\xff\x01\x02\xff\xff\x01\x02"])
def test_numbers_that_are_not_of_a_text_are_not_taken_for_its_own(written: bytes) -> None:
    fresh = Pieces(bundled().tokenizer)
    fresh.learn("một đàng, một nẻo", written)
    assert fresh.numbers("một đàng").tolist() == _of_tokenizer("một đàng")


def _numbers(text: str) -> list[int]:
    return [int(number) for number in bundled().pieces.numbers(text)]


def _of_tokenizer(text: str) -> list[int]:
    return list(bundled().tokenizer.encode(text, add_special_tokens=False).ids)
