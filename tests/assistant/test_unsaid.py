"""What a question narrows itself to is said by the documents of its answer, or nothing is told."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from benchmarks.asked_absent import Texts, is_false, near_misses, of_figures

if TYPE_CHECKING:
    from tests.assistant.conftest import IndexOf
    from tests.assistant.indexes import Indexed, IndexTexts

REPORT = """Báo cáo kết quả cải cách hành chính năm 2024 của huyện Khe Lũng

Năm 2024, tỷ lệ hồ sơ giải quyết đúng hạn của huyện Khe Lũng đạt 97,4%.
Huyện Khe Lũng tiếp nhận 12.480 hồ sơ, trong đó 9.015 hồ sơ nộp trực tuyến.
Chủ tịch UBND huyện Khe Lũng là ông Đinh Văn Sàng.
Hạn chế của huyện Khe Lũng gồm: hồ sơ đất đai còn chậm; bộ phận một cửa xã thiếu máy quét.
"""


@pytest.fixture(scope="module")
def report(module_texts: IndexTexts) -> Indexed:
    return module_texts(**{"bao-cao.txt": REPORT})


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ hồ sơ giải quyết đúng hạn của huyện Khe Lũng năm 2024 là bao nhiêu?",
        "huyen khe lung tiep nhan bao nhieu ho so nam 2024",
        "Huyện Khe Lũng nhận bao nhiêu hồ sơ qua mạng năm 2024?",
        "Chủ tịch UBND huyện Khe Lũng là ai?",
        "Hạn chế của huyện Khe Lũng năm 2024 là gì?",
    ],
)
def test_what_the_documents_say_is_told(report: Indexed, question: str) -> None:
    assert report.assistant.ask(question).status == "answered"


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ hồ sơ giải quyết đúng hạn của doanh nghiệp FDI huyện Khe Lũng năm 2024 là bao nhiêu?",
        "Tỷ lệ hồ sơ giải quyết đúng hạn trong lĩnh vực hàng hải của huyện Khe Lũng là bao nhiêu?",
        "huyen khe lung tiep nhan bao nhieu ho so qua buu chinh nam 2024",
        "Huyện Khe Lũng có bao nhiêu hồ sơ bị từ chối tiếp nhận năm 2024?",
        "Huyện Khe Lũng tiếp nhận bao nhiêu đơn khiếu nại năm 2024?",
        "Phó Chủ tịch UBND huyện Khe Lũng là ai?",
        "Hạn chế của huyện Khe Lũng năm 2018 là gì?",
        "Chủ tịch UBND huyện Khe Lũng theo Quyết định số 4417/QĐ-UBND là ai?",
    ],
)
def test_what_they_do_not_say_is_not(report: Indexed, question: str) -> None:
    answer = report.assistant.ask(question)
    assert answer.status == "not_found", answer.answer


def test_the_refusal_names_what_is_not_spoken_of(report: Indexed) -> None:
    answer = report.assistant.ask("Huyện Khe Lũng tiếp nhận bao nhiêu hồ sơ qua bưu chính?")
    assert "không nói về “bưu chính”" in answer.answer


def test_near_misses_of_the_samples_are_refused(index_of: IndexOf) -> None:
    samples = index_of("samples")
    texts, chance = Texts(samples.store), random.Random(3)
    asked = false = 0
    for text in of_figures(samples.store, texts, 3, 12):
        answer = samples.assistant.ask(text)
        for turned in near_misses(answer, texts, 3, chance) if answer.citations else ():
            asked += 1
            false += is_false(turned, samples.assistant.ask(turned.text))
    assert asked >= 15
    assert false / asked <= 0.1


@pytest.mark.parametrize(
    "question",
    [
        "What share of dossiers did Khe Lung district settle on time for foreign investors in 2024?",
        "Tỷ lệ hồ sơ giải quyết đúng hạn của người cao tuổi huyện Khe Lũng năm 2024 là bao nhiêu?",
        "Huyện Khe Lũng có bao nhiêu hồ sơ bị trả lại năm 2024?",
        "ty le ho so giai quyet dung han trong linh vuc hang hai cua huyen khe lung la bao nhieu",
        "Tỷ lệ hồ sơ giải quyết đúng hạn năm 2024 của huyện Khe Lũng đặt mục tiêu bao nhiêu?",
    ],
)
def test_what_they_narrow_otherwise_is_not_told(report: Indexed, question: str) -> None:
    answer = report.assistant.ask(question)
    assert answer.status == "not_found", answer.answer
