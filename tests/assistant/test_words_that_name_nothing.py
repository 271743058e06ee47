"""Words of a question that look like a place or a period and name none."""

from datetime import date
from pathlib import Path

import pytest

from assistant.questions.reading import read_question
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.store import Store
from ingest.pipeline import ingest_paths

AS_OF = date(2026, 1, 1)


@pytest.mark.parametrize(
    "question",
    [
        "Lima tăng thêm mấy quận vào lúc nào?",
        "Điều gì nói lên Lima là thành phố lý tưởng để đi bộ?",
        "Ai phụ trách an ninh Hoa Kỳ?",
        "Đảo Lima là một tỉnh ngoài đất liền của nước nào?",
    ],
)
def test_a_word_for_a_kind_of_unit_before_other_words_names_none(question: str) -> None:
    assert read_question(question, AS_OF).subjects == ()


def test_a_unit_that_nobody_knows_is_still_one() -> None:
    assert read_question("huyện hoa mai xếp thứ mấy?", AS_OF).subjects == ("huyện Hoa Mai",)
    assert read_question("Tỉnh Lima xuất hiện khi nào?", AS_OF).subjects == ("tỉnh Lima",)


def test_which_month_is_not_may() -> None:
    assert read_question("Kế hoạch được ký vào ngày tháng năm nào?", AS_OF).period_values == ()
    assert read_question("Tháng năm có gì mới?", AS_OF).period_values == ("2026-05",)


def test_a_year_without_its_word_is_found_in_a_sentence(tmp_path: Path) -> None:
    document = tmp_path / "lang-co.txt"
    document.write_text(
        "Lịch sử làng Hạ Lâm\n\n"
        "Đến 1642 các nhà buôn họ Trần lập ra làng Hạ Lâm bên sông. "
        "Năm 1802 làng Hạ Lâm dựng đình.\n",
        encoding="utf-8",
    )
    store = Store.open(tmp_path / "index", bundled(), create=True)
    ingest_paths(store, [str(document)])
    answer = Assistant(store, bundled()).ask("Vào năm 1642, ai lập ra làng Hạ Lâm?")
    store.close()
    assert "họ Trần" in answer.answer
