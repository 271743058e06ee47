"""Copies of one text are known as such; texts that only look alike are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index_store.copies import SIGNATURE_BYTES, Families, Signed, signature
from index_store.store import Store
from tests.index_store.samples import TopicEmbedder, reading

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = (
    "Sáng 12/3, UBND huyện Sơn Lâm họp bàn giải pháp nâng cao Chỉ số cải cách hành chính.",
    "Theo báo cáo, năm 2023 huyện đạt 81,25 điểm, xếp thứ hai trong chín huyện, thành phố.",
    "Tỷ lệ hồ sơ giải quyết đúng hạn là 98,7%, tăng 2,1 điểm phần trăm so với năm trước.",
    "Chủ tịch UBND huyện yêu cầu các xã số hóa toàn bộ hồ sơ trước ngày 30/6/2024.",
    "Bộ phận một cửa của 14 xã được trang bị máy quét và đường truyền mới trong quý II.",
)


def families(store: Store) -> dict[str, str | None]:
    return {summary.id: summary.family for summary in store.documents()}


def stored(directory: Path, **documents: tuple[str, ...]) -> Store:
    store = Store.open(directory, TopicEmbedder(), create=True)
    with store.writer() as writer:
        for name, sentences in documents.items():
            writer.put([reading(name, *sentences)])
    return store


def test_the_same_article_elsewhere_is_a_copy(tmp_path: Path) -> None:
    again = ("Nguồn: Cổng thông tin điện tử tỉnh", *ARTICLE)
    plain = tuple(sentence.upper() for sentence in ARTICLE)
    store = stored(tmp_path, first=ARTICLE, second=again, third=plain)
    assert families(store) == {"first": "first", "second": "first", "third": "first"}
    store.close()


def test_a_report_of_the_same_form_with_other_figures_is_no_copy(tmp_path: Path) -> None:
    other = tuple(
        s.replace("2023", "2024").replace("81,25", "79,4").replace("98,7", "97,1") for s in ARTICLE
    )
    store = stored(tmp_path, first=ARTICLE, second=other)
    assert families(store) == {"first": "first", "second": "second"}
    store.close()


def test_an_edited_document_is_no_copy_of_itself_and_keeps_no_family_it_left(
    tmp_path: Path,
) -> None:
    store = stored(tmp_path, first=ARTICLE, second=ARTICLE)
    with store.writer() as writer:
        writer.put([reading("second", "Một bài hoàn toàn khác về đất đai và thuế năm 2020.")])
    assert families(store) == {"first": "first", "second": "second"}
    with store.writer() as writer:
        writer.put([reading("first", *ARTICLE, "Hội nghị kết thúc lúc 11 giờ.")])
    assert families(store)["first"] == "first"
    store.close()


def test_texts_without_words_are_no_copies_of_each_other(tmp_path: Path) -> None:
    store = stored(tmp_path, a=("12", "13"), b=("12", "13"), c=())
    assert len(set(families(store).values())) == 3
    store.close()


def test_a_copy_is_found_among_thousands_and_its_oldest_is_its_family() -> None:
    chance = np.random.default_rng(7)
    marks = chance.integers(1, 2**31, (4000, SIGNATURE_BYTES // 4), dtype=np.uint32)
    families = Families(
        [Signed(f"d{n}", f"d{n}", mark.tobytes()) for n, mark in enumerate(marks[:2500])]
    )
    for n in range(2500, 4000):
        assert families.join(f"d{n}", marks[n].tobytes()) == f"d{n}"
    for n in (0, 1234, 2499, 2500, 3999):
        nearly, hardly = marks[n].copy(), marks[n].copy()
        nearly[chance.permutation(96)[:26]] = 7  # 70 of 96 runs are the same, in any places
        hardly[chance.permutation(96)[:27]] = 7  # 69, which are too few
        assert families.join(f"copy of {n}", nearly.tobytes()) == f"d{n}"
        assert families.join(f"other than {n}", hardly.tobytes()) == f"other than {n}"


def test_what_a_document_was_before_is_nobodys_copy() -> None:
    first, second = signature(ARTICLE), signature(["Một bài hoàn toàn khác về đất đai năm 2020."])
    families = Families([])
    families.join("one", first)
    families.join("one", second)
    families.keep_newest(["one"])
    assert families.join("two", first) == "two"
    assert families.join("three", second) == "one"
