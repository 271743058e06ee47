"""Rankings, change, sums, conflicts, false premises and absence, over a few invented documents.

Two provinces: Vân Sa ranks five districts for 2023, with a tie, while a newspaper gives one of
them another score; Hồ Mục ranks four for 2024 against their own scores. A district Tân Lãng lies
in both. Three communes report of the first half of 2026.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.records import Answer
from tests.assistant.indexes import Indexed, index

Ask = Callable[[str], Answer]
DOCUMENTS = Path(__file__).parent / "kinds_documents"


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Indexed]:
    """Give the index over the invented documents."""
    indexed = index(tmp_path_factory.mktemp("kinds") / "data", DOCUMENTS)
    yield indexed
    indexed.store.close()


@pytest.fixture(scope="module")
def ask(kinds: Indexed) -> Ask:
    """Give answers over the invented documents."""
    return lambda text: kinds.assistant.ask(text)


def notes(answer: Answer, kind: str) -> str:
    return " ".join(note.text for note in answer.notes if note.kind == kind)


def items(answer: Answer) -> list[str]:
    """Return the lines of the list that an answer gives, by the unit that each begins with."""
    lines = answer.answer.splitlines()
    return [line[2:].split(":")[0] for line in lines if line.startswith("- ")]


def test_two_units_of_one_rank_are_both_named(ask: Ask) -> None:
    answer = ask("Huyện nào đứng thứ hai tỉnh Vân Sa năm 2023?").answer
    assert "Huyện Bình Sa" in answer
    assert "Thị xã Thanh Mục" in answer


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("Hai đơn vị cấp huyện thấp nhất tỉnh Vân Sa năm 2023?", ["Huyện Hà Mục", "Huyện Phù Lãng"]),
        ("hai huyen thap nhat tinh van sa nam 2023", ["Huyện Hà Mục", "Huyện Phù Lãng"]),
        ("Bottom 2 districts of Van Sa in 2023", ["Hà Mục district", "Phù Lãng district"]),
        ("Những huyện nào của Vân Sa dưới 85 điểm năm 2023?", ["Huyện Phù Lãng", "Huyện Hà Mục"]),
        ("Những huyện nào của Vân Sa từ 80 đến 89 điểm năm 2023?",
         ["Huyện Bình Sa", "Thị xã Thanh Mục", "Huyện Phù Lãng"]),
        ("Những huyện nào của Vân Sa xếp loại khá năm 2023?", ["Huyện Hà Mục"]),
    ],
)  # fmt: skip
def test_the_units_that_a_question_picks(ask: Ask, question: str, units: list[str]) -> None:
    assert items(ask(question)) == units


def test_a_list_that_a_tie_makes_longer_says_so(ask: Ask) -> None:
    answer = ask("2 đơn vị đứng đầu tỉnh Vân Sa năm 2023")
    assert items(answer) == ["Huyện Kim Đồi", "Huyện Bình Sa", "Thị xã Thanh Mục"]
    assert "đồng hạng" in notes(answer, "coverage")


def test_no_limit_is_met_by_what_lies_on_it_unless_it_counts(ask: Ask) -> None:
    over = ask("Những huyện nào của Vân Sa trên 88 điểm năm 2023?")
    at_least = ask("Những huyện nào của Vân Sa đạt từ 88 điểm trở lên năm 2023?")
    assert items(over) == ["Huyện Kim Đồi"]
    assert items(at_least) == ["Huyện Kim Đồi", "Huyện Bình Sa", "Thị xã Thanh Mục"]


def test_a_superlative_worked_out_says_first_of_how_many_units_there_are_figures(ask: Ask) -> None:
    answer = ask("Xã nào có tỷ lệ thanh toán trực tuyến cao nhất 6 tháng đầu năm 2026?")
    text = answer.answer
    assert text.index("3 xã, phường") < text.index("xã Đồi Lãng: 73,5%")
    assert "xã Bãi Sa" in notes(answer, "coverage")
    assert len(answer.citations) == 3


def test_a_stated_rank_names_its_province_and_needs_no_caveat(ask: Ask) -> None:
    answer = ask("Huyện nào xếp cuối tỉnh Vân Sa năm 2023?")
    assert "Huyện Hà Mục (tỉnh Vân Sa) xếp cuối cùng (thứ 5/5)" in answer.answer
    assert not notes(answer, "coverage")


def test_a_rank_that_no_document_names_is_not_given_to_the_next(ask: Ask) -> None:
    answer = ask("Huyện nào đứng thứ ba tỉnh Vân Sa năm 2023?")
    assert answer.status == "not_found"
    assert "1, 2, 4, 5" in answer.answer


def test_ranks_that_their_own_scores_deny_are_noted(ask: Ask) -> None:
    answer = ask("Huyện nào đứng thứ hai tỉnh Hồ Mục năm 2024?")
    assert "Huyện Suối Vỹ" in answer.answer
    assert "huyện Núi Vỹ (thứ 3, 82,00 điểm)" in notes(answer, "arithmetic")


def test_the_body_that_decided_comes_before_the_press(ask: Ask) -> None:
    answer = ask("Chỉ số CCHC năm 2023 của huyện Kim Đồi là bao nhiêu?")
    assert answer.answer.index("90,10 điểm") < answer.answer.index("91,10 điểm")
    note = notes(answer, "conflict")
    assert "31/QĐ-UBND, 15/01/2024" in note
    assert "10/01/2024" in note
    assert {citation.document for citation in answer.citations} == {
        "quyet-dinh-31-chi-so-2023-van-sa.md", "bao-van-sa-kim-doi.txt",
    }  # fmt: skip


def test_a_rounded_value_is_no_conflict(ask: Ask) -> None:
    answer = ask("Chỉ số CCHC năm 2023 của huyện Phù Lãng là bao nhiêu?")
    assert "80,50 điểm" in answer.answer
    assert not notes(answer, "conflict")


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Huyện Tân Lãng xếp thứ mấy năm 2022?", "5/8", "3/7"),
        ("Chỉ số CCHC năm 2022 của huyện Tân Lãng?", "77,9", "81,4"),
    ],
)
def test_units_of_one_name_in_two_provinces_are_no_conflict(
    ask: Ask, question: str, first: str, second: str
) -> None:
    answer = ask(question)
    assert not notes(answer, "conflict")
    for value, province in ((first, "tỉnh Hồ Mục"), (second, "tỉnh Vân Sa")):
        line = next(line for line in answer.answer.splitlines() if value in line)
        assert province in line


def test_the_province_of_the_question_decides_between_units_of_one_name(ask: Ask) -> None:
    answer = ask("Huyện Tân Lãng tỉnh Hồ Mục xếp thứ mấy năm 2022?").answer
    assert "5/8" in answer
    assert "3/7" not in answer


def test_counts_of_one_thing_in_one_period_are_added(ask: Ask) -> None:
    question = "Tổng số hồ sơ quá hạn của các xã tỉnh Vân Sa 6 tháng đầu năm 2026?"
    answer = ask(question)
    assert "49 hồ sơ (phép tính của trợ lý" in answer.answer
    two = ask("Tổng số hồ sơ quá hạn của xã Tân Mục và xã Bãi Sa 6 tháng đầu năm 2026?")
    assert "19 hồ sơ" in two.answer
    assert "30" not in two.answer


def test_scores_are_never_added(ask: Ask) -> None:
    answer = ask("Tổng điểm CCHC của các huyện tỉnh Vân Sa năm 2023?")
    assert answer.status == "not_found"
    assert "không có ý nghĩa" in answer.answer


def test_an_average_that_no_document_states_is_not_worked_out(ask: Ask) -> None:
    answer = ask("Điểm trung bình của các huyện tỉnh Vân Sa năm 2023?")
    assert answer.status == "not_found"
    assert "không tự tính trung bình" in answer.answer


def test_both_parts_of_a_year_are_given(ask: Ask) -> None:
    answer = ask("Tỷ lệ hồ sơ trực tuyến của huyện Phù Lãng năm 2023?").answer
    assert "(6 tháng đầu năm 2023) là 41%" in answer
    assert "(9 tháng đầu năm 2023) là 55%" in answer


def test_how_far_two_ends_of_a_ranking_are_apart(ask: Ask) -> None:
    question = "Chênh bao nhiêu điểm giữa huyện đứng đầu và huyện xếp cuối tỉnh Vân Sa năm 2023?"
    assert "18,9 điểm (phép tính của trợ lý" in ask(question).answer


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Vì sao huyện Hà Mục đứng đầu tỉnh Vân Sa năm 2023?", "Không đúng. Huyện Hà Mục"),
        ("vi sao huyen ha muc dung dau tinh van sa nam 2023", "Không đúng. Huyện Hà Mục"),
        ("Why did Ha Muc district rank first in 2023?", "No. Hà Mục district"),
        ("Có đúng là huyện Hà Mục đứng đầu năm 2023 không?", "Không đúng. Huyện Hà Mục"),
        ("Có đúng là thị xã Thanh Mục đứng thứ 2 năm 2023 không?", "Đúng. Thị xã Thanh Mục"),
        ("Có đúng là huyện Phù Lãng đạt 85 điểm năm 2023?", "Không đúng. Chỉ số"),
    ],
)
def test_what_a_question_takes_for_granted_is_checked(ask: Ask, question: str, says: str) -> None:
    answer = ask(question)
    assert answer.answer.startswith(says)
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("Huyện Kim Đồi xếp thứ mấy năm 2020?", "chỉ có số liệu năm 2023"),
        ("Huyện Lũng Mơ xếp thứ mấy năm 2023?", "tỉnh Vân Sa"),
        ("SIPAS năm 2023 của huyện Kim Đồi?", "chỉ có Chỉ số cải cách hành chính"),
        ("Quyết định số 77/QĐ-UBND ban hành ngày nào?", "31/QĐ-UBND"),
    ],
)
def test_what_is_missing_is_said_with_what_there_is(ask: Ask, question: str, nearest: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert nearest in answer.answer
    assert not answer.citations


def test_a_part_without_an_answer_is_named_and_the_rest_answered(ask: Ask) -> None:
    answer = ask("Huyện Kim Đồi xếp thứ mấy năm 2023 và có bao nhiêu hồ sơ quá hạn?")
    assert answer.status == "answered"
    assert "đứng đầu" in answer.answer
    assert "có bao nhiêu hồ sơ quá hạn" in notes(answer, "unanswered_part")


def test_of_what_is_missing_no_cause_is_told(ask: Ask) -> None:
    answer = ask("Huyện Phù Lãng xếp thứ mấy năm 2019 và vì sao?")
    assert answer.status == "not_found"
    assert "12 tổ" not in answer.answer
    assert "năm 2023" in answer.answer


def test_without_a_province_each_has_its_answer_for_its_latest_year(ask: Ask) -> None:
    answer = ask("Huyện nào xếp cuối?")
    assert "Huyện Gò Vỹ (tỉnh Hồ Mục)" in answer.answer
    assert "Huyện Hà Mục (tỉnh Vân Sa)" in answer.answer
    assert "năm 2023, năm 2024" in notes(answer, "assumption")


def test_of_many_provinces_the_question_is_which(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    provinces = {"Vân Sa": "Nam", "Hồ Mục": "Bắc", "Đồng Kha": "Đông", "Bình Kha": "Tây"}
    for name, side in provinces.items():
        (folder / f"{side}.txt").write_text(
            f"Tỉnh {name} công bố chỉ số\n\nNăm 2023, huyện {side} Đồi, tỉnh {name} đạt 70,2 điểm "
            f"Chỉ số cải cách hành chính, xếp thứ 8/8 huyện, thị xã.",
            encoding="utf-8",
        )
    indexed = index(tmp_path / "data", folder)
    answer = indexed.assistant.ask("Huyện nào xếp cuối năm 2023?")
    indexed.store.close()
    assert answer.status == "needs_clarification"
    assert {choice.label for choice in answer.choices} == {f"tỉnh {name}" for name in provinces}
    assert not answer.citations


def test_how_recent_the_collection_is(ask: Ask) -> None:
    answer = ask("Kho tài liệu cập nhật đến bao giờ?")
    assert answer.answer.startswith("Kho có 9 tài liệu")
    assert "05/7/2026" in answer.answer


def test_a_summary_gives_the_figures_of_the_place_and_year(ask: Ask) -> None:
    answer = ask("Tóm tắt tình hình CCHC huyện Phù Lãng năm 2023")
    assert "80,50 điểm" in answer.answer
    assert "55%" in answer.answer
    assert all(statement.citations for statement in answer.statements)


def test_what_became_of_a_unit_is_noted(samples_assistant: object) -> None:
    answer = samples_assistant.ask("Huyện Đại Từ xếp thứ mấy năm 2023?")  # type: ignore[attr-defined]
    assert "01/7/2025" in notes(answer, "renamed_place")
    assert "tỉnh Thái Nguyên" in notes(answer, "renamed_place")
