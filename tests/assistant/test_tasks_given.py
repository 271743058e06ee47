"""Who is to do what by when: read from plans in many layouts, and told to who asks."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from assistant.assignments.doers import find_doers
from assistant.assignments.dues import find_due
from assistant.assignments.reading import assignments
from assistant.questions.reading import read_question
from assistant.questions.task_words import roles_asked
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.language.characters.marks import comparison_key
from index_store.store import Store
from ingest.pipeline import ingest_paths

HEAD = """UBND TỈNH THẠCH VANG
Số: 41/KH-UBND
Thạch Vang, ngày 12 tháng 01 năm 2026

KẾ HOẠCH

Cải cách hành chính tỉnh Thạch Vang năm 2026

II. NHIỆM VỤ

"""
LAYOUTS = {
    "table": (
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |\n"
        "| 1 | Lắp đặt màn hình tra cứu tại Bộ phận Một cửa | Sở Y tế | Thanh tra tỉnh | Trước ngày 30/6/2026 |\n"
        "| 2 | Khảo sát ý kiến người dân | Sở Tư pháp | Sở Y tế | Quý IV/2026 |\n"
    ),
    "tabs": (
        "TT\tNhiệm vụ\tĐơn vị thực hiện\tThời gian\n"
        "1\tLắp đặt màn hình tra cứu tại Bộ phận Một cửa\tSở Y tế\tTrước ngày 30/6/2026\n"
        "2\tKhảo sát ý kiến người dân\tSở Tư pháp\tQuý IV/2026\n"
    ),
    "labels": (
        "1. Lắp đặt màn hình tra cứu tại Bộ phận Một cửa\n- Cơ quan chủ trì: Sở Y tế.\n"
        "- Cơ quan phối hợp: Thanh tra tỉnh.\n- Thời hạn: Trước ngày 30/6/2026.\n"
        "2. Khảo sát ý kiến người dân\n- Cơ quan chủ trì: Sở Tư pháp.\n- Thời hạn: Quý IV/2026.\n"
    ),
    "brackets": (
        "- Lắp đặt màn hình tra cứu tại Bộ phận Một cửa (Sở Y tế chủ trì; hoàn thành trước ngày 30/6/2026).\n"
        "- Khảo sát ý kiến người dân, xong quý IV/2026 (Sở Tư pháp).\n"
    ),
    "under offices": (
        "1. Sở Y tế\n- Lắp đặt màn hình tra cứu tại Bộ phận Một cửa; hoàn thành trước ngày 30/6/2026.\n"
        "2. Sở Tư pháp có trách nhiệm:\na) Khảo sát ý kiến người dân, xong trong quý IV/2026;\n"
    ),
    "one line": (
        "1. Sở Y tế: lắp đặt màn hình tra cứu tại Bộ phận Một cửa, hoàn thành trước ngày 30/6/2026.\n"
        "2. Giao Sở Tư pháp chủ trì, phối hợp với Sở Y tế khảo sát ý kiến người dân, xong quý IV/2026.\n"
    ),
    "task first": (
        "Lắp đặt màn hình tra cứu tại Bộ phận Một cửa: Sở Y tế chủ trì, hoàn thành trước ngày 30/6/2026.\n"
        "Khảo sát ý kiến người dân do Sở Tư pháp chủ trì, thời hạn trong quý IV/2026.\n"
    ),
}


def read(folder: Path, text: str) -> Store:
    """Return an index that holds one text."""
    path = folder / "ke-hoach.txt"
    path.write_text(text, encoding="utf-8")
    store = Store.open(folder / "index", bundled(), create=True)
    ingest_paths(store, [str(path)])
    return store


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tasks_are_told_in_every_layout(tmp_path: Path, layout: str) -> None:
    with closing(read(tmp_path, HEAD + LAYOUTS[layout])) as store:
        assistant = Assistant(store, bundled(), as_of=date(2026, 11, 22))
        both = assistant.ask("Ai chủ trì lắp màn hình tra cứu ở Bộ phận Một cửa và bao giờ xong?")
        assert "Sở Y tế" in both.answer
        assert "30/6/2026" in both.answer
        assert "Sở Tư pháp" not in both.answer
        typed = assistant.ask("khao sat y kien nguoi dan don vi nao phu trach")
        assert "Sở Tư pháp" in typed.answer
        duties = assistant.ask("Sở Tư pháp tỉnh Thạch Vang phải làm những việc gì?")
        assert "khảo sát ý kiến người dân" in duties.answer.lower()
        assert "màn hình" not in duties.answer
        absent = assistant.ask("Thời hạn mua xe ô tô của tỉnh Thạch Vang là khi nào?")
        assert absent.status == "not_found"


def test_what_was_done_and_what_costs_give_no_task(tmp_path: Path) -> None:
    told = (
        "1. Sở Y tế đã hoàn thành khám sức khỏe trước ngày 30/6/2026.\n"
        "2. Tổng kinh phí thực hiện: 31,6 tỷ đồng.\n"
        "Sáng 4/5/2026, bà Hà Thu Nga, Chủ tịch UBND tỉnh chủ trì hội nghị.\n"
    )
    with closing(read(tmp_path, HEAD + told)) as store:
        document = store.document(next(iter(store.summaries())))
        assert assignments(document) == ()


def test_who_helps_is_not_who_leads(tmp_path: Path) -> None:
    with closing(read(tmp_path, HEAD + LAYOUTS["table"])) as store:
        assistant = Assistant(store, bundled(), as_of=date(2026, 11, 22))
        answer = assistant.ask("Đơn vị nào phối hợp lắp đặt màn hình tra cứu?")
        assert "Thanh tra tỉnh" in answer.answer
        assert "chủ trì" not in answer.answer


def test_the_last_deadline_counts_and_several_bodies_are_one_doer() -> None:
    text = "Rà soát kết quả quý I/2026, giảm 5% so với năm 2025; trình UBND trước ngày 15/8/2026"
    due = find_due(text)
    assert due is not None
    assert due.of(text) == "trước ngày 15/8/2026"
    said = "Giám đốc Sở Tư pháp, các sở, ban, ngành và UBND các xã, phường rà soát"
    assert [doer.of(said) for doer in find_doers(said)] == [
        "Giám đốc Sở Tư pháp",
        "các sở, ban, ngành",
        "UBND các xã, phường",
    ]


def test_who_holds_a_post_is_not_asked_of_tasks() -> None:
    for text in ("Bộ trưởng Bộ Y tế là ai?", "ai là chủ tịch UBND tỉnh", "ai hiện là giám đốc sở"):
        part = read_question(text, date(2026, 11, 23)).parts[0]
        assert "lead" not in roles_asked(part, comparison_key(text)), text
    text = "người chủ trì xây dựng đề án là ai"
    part = read_question(text, date(2026, 11, 23)).parts[0]
    assert "lead" in roles_asked(part, comparison_key(text))


def test_until_when_is_not_answered_with_a_rate(tmp_path: Path) -> None:
    report = (
        "UBND HUYỆN NINH VÂN\nSố: 12/BC-UBND\nNinh Vân, ngày 20 tháng 3 năm 2023\n\nBÁO CÁO\n"
        "Cải cách hành chính năm 2022\n\n"
        "Huyện hoàn thành 27/31 nhiệm vụ số hóa hồ sơ năm 2022, đạt 87,1%.\n"
        "Việc lắp camera tại Bộ phận Một cửa hoàn thành trước ngày 30/6/2023.\n"
    )
    (tmp_path / "bao-cao.md").write_text(report, encoding="utf-8")
    with closing(Store.open(tmp_path / "index", bundled(), create=True)) as store:
        ingest_paths(store, [str(tmp_path / "bao-cao.md")])
        asked = Assistant(store, bundled(), as_of=date(2026, 11, 23)).ask
        assert "27/31" not in asked("bao giờ hoàn thành số hóa hồ sơ").answer
        assert "30/6/2023" in asked("bao giờ xong việc lắp camera ở bộ phận một cửa").answer
