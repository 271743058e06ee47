"""An answer whose sentence refers back is shown with the sentence that it refers to."""

from importlib.resources import files
from pathlib import Path

import pytest

from assistant.finding.back_references import refers_back
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.store import Store
from ingest.pipeline import ingest_paths


@pytest.mark.parametrize(
    "sentence",
    [
        "Quyết định này có hiệu lực từ tháng 5.",
        "Ông cũng yêu cầu các xã báo cáo.",
        "Tuy nhiên, họ chưa nhận được kết quả.",
        "Do đó, phần mềm phải dừng hai ngày.",
        "Đây là huyện đầu tiên của tỉnh.",
    ],
)
def test_a_sentence_refers_back(sentence: str) -> None:
    assert refers_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông Trần Văn Mẫu yêu cầu các xã báo cáo.",
        "Đội ngũ công chức xã được tập huấn.",
        "Huyện Hạ Lâm công bố kết quả này.",
        "Sau đợt cao điểm, các xã tổng kết.",
        "Hội nghị diễn ra tại xã Hạ Lâm.",
    ],
)
def test_a_sentence_with_its_own_subject_does_not(sentence: str) -> None:
    assert not refers_back(sentence)


def test_the_words_are_sorted_and_unique() -> None:
    text = files("assistant").joinpath("data/back_references.tsv").read_text(encoding="utf-8")
    words = [line.split("\t")[0] for line in text.splitlines()[1:]]
    assert words == sorted(set(words))


def test_an_answer_that_refers_back_is_shown_with_the_sentence_before(tmp_path: Path) -> None:
    text = (
        "Xã Hạ Lâm mở điểm tiếp nhận hồ sơ lưu động\n\n"
        "Xã Hạ Lâm mở điểm tiếp nhận hồ sơ lưu động tại chợ. "
        "Điểm tiếp nhận này do bà Trần Thị Mẫu, công chức tư pháp, phụ trách. "
        "Chợ họp vào các ngày chẵn trong tuần.\n"
    )
    document = tmp_path / "ha-lam.txt"
    document.write_text(text, encoding="utf-8")
    store = Store.open(tmp_path / "index", bundled(), create=True)
    ingest_paths(store, [str(document)])
    answer = Assistant(store, bundled()).ask(
        "Điểm tiếp nhận hồ sơ lưu động của xã Hạ Lâm do ai phụ trách?"
    )
    store.close()
    assert "Trần Thị Mẫu" in answer.answer
    assert "tại chợ" in answer.answer
    quote = answer.citations[0].quote
    assert quote in text
    assert quote.startswith("Xã Hạ Lâm mở")
    assert quote.endswith("phụ trách.")
