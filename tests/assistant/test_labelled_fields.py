"""What a page of a procedure tells under its labels, asked as people ask."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.page_fields import matters_of
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.store import Store
from ingest.pipeline import ingest_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = """Thủ tục hành chính tại xã Suối Cát

1. Thủ tục đăng ký kết hôn
- Thành phần hồ sơ: Tờ khai đăng ký kết hôn; Giấy xác nhận tình trạng hôn nhân.
- Số lượng hồ sơ: 01 bộ.
- Thời hạn giải quyết: 03 ngày làm việc.
- Cơ quan thực hiện: Ủy ban nhân dân cấp xã.
- Phí, lệ phí: 30.000 đồng nếu nộp trực tiếp; 15.000 đồng nếu nộp trực tuyến.

2. Thủ tục hỗ trợ chi phí mai táng
- Thành phần hồ sơ: Tờ khai đề nghị; Bản sao trích lục khai tử.
- Thời hạn giải quyết: 08 ngày làm việc.
- Cơ quan thực hiện: Phòng Văn hóa - Xã hội.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "thu-tuc.txt").write_text(PAGE, "utf-8")
    with closing(Store.open(folder / "index", bundled(), create=True)) as store:
        ingest_paths(store, [str(folder / "thu-tuc.txt")])
        yield Assistant(store, bundled(), as_of=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Đăng ký kết hôn mất bao lâu?", "03 ngày làm việc"),
        ("xin ho tro chi phi mai tang mat bao lau", "08 ngày làm việc"),
        ("TTHC đăng ký kết hôn do cơ quan nào giải quyết?", "Ủy ban nhân dân cấp xã"),
        ("Hồ sơ hỗ trợ chi phí mai táng gồm những gì?", "Bản sao trích lục khai tử"),
        ("đăng ký kết hôn nộp mấy bộ hồ sơ", "01 bộ"),
        ("How long does marriage registration take?", "03 ngày làm việc"),
    ],
)
def test_what_a_label_tells_of_the_procedure_asked_about(
    assistant: Assistant, question: str, said: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer


def test_the_fee_of_one_way_of_handing_in_is_told_alone(assistant: Assistant) -> None:
    answer = assistant.ask("Lệ phí đăng ký kết hôn nộp qua mạng là bao nhiêu?").answer
    assert "15.000" in answer
    assert "30.000" not in answer


def test_a_way_that_the_page_does_not_name_has_no_fee(assistant: Assistant) -> None:
    answer = assistant.ask("Lệ phí đăng ký kết hôn nộp qua bưu điện là bao nhiêu?")
    assert answer.status == "not_found"


def test_a_field_of_another_procedure_is_not_told(assistant: Assistant) -> None:
    assert assistant.ask("Đăng ký nuôi con nuôi mất bao lâu?").status == "not_found"


def test_a_repeated_label_begins_another_matter() -> None:
    text = "Đăng ký khai sinh\nThời hạn giải quyết\n01 ngày.\nLệ phí\nKhông.\nĐăng ký khai tử\nThời hạn giải quyết\n02 ngày."
    told = [
        (matter.title.of(text), matter.fields[0].said[0].of(text))
        for matter in matters_of(text)
        if matter.title
    ]
    assert told == [("Đăng ký khai sinh", "01 ngày."), ("Đăng ký khai tử", "02 ngày.")]


def test_an_empty_cell_does_not_end_the_table() -> None:
    text = "TT\tTên thủ tục\tThời hạn giải quyết\tLệ phí\n1\tĐăng ký khai tử\t01 ngày\t\n2\tĐăng ký khai sinh\t02 ngày\t8.000 đồng"
    told = [[one.said[0].of(text) for one in matter.fields] for matter in matters_of(text)]
    assert told == [["01 ngày"], ["02 ngày", "8.000 đồng"]]
