"""Who holds, was put in or sits in a post, and which post a person holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from assistant.posts.names import find_posts, same_post
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.store import Store
from ingest.pipeline import ingest_paths

DECISION = """ỦY BAN NHÂN DÂN TỈNH THẠCH VANG
Số: 412/QĐ-UBND
Thạch Vang, ngày 04 tháng 3 năm 2026

QUYẾT ĐỊNH
Về việc kiện toàn Ban Chỉ đạo cải cách hành chính tỉnh Thạch Vang

QUYẾT ĐỊNH:

Điều 1. Kiện toàn Ban Chỉ đạo cải cách hành chính tỉnh Thạch Vang gồm:

| TT | Họ và tên | Chức vụ | Chức danh trong Ban Chỉ đạo |
| 1 | Bà Hà Thu Nga | Chủ tịch UBND tỉnh | Trưởng ban |
| 2 | Ông Đinh Bá Thuận | Phó Chủ tịch Thường trực UBND tỉnh | Phó Trưởng ban Thường trực |
| 3 | Ông Mai Khắc Tiệp | Giám đốc Sở Văn hóa - Thể thao | Phó Trưởng ban |
| 4 | Bà Lò Thị Lan | Giám đốc Sở Y tế | Ủy viên |

Điều 2. Quyết định này thay thế Quyết định số 87/QĐ-UBND ngày 5/2/2023.

CHỦ TỊCH
Hà Thu Nga
"""
NEWS = """Tỉnh Thạch Vang có giám đốc sở mới

Chiều 20/6/2026, UBND tỉnh Thạch Vang trao quyết định về công tác cán bộ.

Theo Quyết định số 903/QĐ-UBND, ông Vũ Đức Vinh, Phó Giám đốc Sở Tư pháp, được bổ nhiệm giữ chức vụ Giám đốc Sở Tư pháp kể từ ngày 01/7/2026. Trước đó, bà Tạ Hoài An thôi giữ chức vụ này để nghỉ hưu.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("posts")
    for name, text in (("quyet-dinh.txt", DECISION), ("tin.txt", NEWS)):
        (folder / name).write_text(text, encoding="utf-8")
    with closing(Store.open(folder / "index", bundled(), create=True)) as store:
        ingest_paths(store, [str(folder / "quyet-dinh.txt"), str(folder / "tin.txt")])
        yield Assistant(store, bundled(), as_of=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Ai là Phó Trưởng ban Thường trực Ban Chỉ đạo cải cách hành chính tỉnh Thạch Vang?", "Đinh Bá Thuận", "Hà Thu Nga"),
        ("truong ban chi dao cai cach hanh chinh tinh thach vang la ai", "Hà Thu Nga", "Đinh Bá Thuận"),
        ("Giám đốc Sở Y tế tỉnh Thạch Vang là ai?", "Lò Thị Lan", "Vũ Đức Vinh"),
        ("Ông Mai Khắc Tiệp giữ vai trò gì trong Ban Chỉ đạo cải cách hành chính tỉnh Thạch Vang?", "Phó Trưởng ban", "Thường trực"),
        ("Ban Chỉ đạo cải cách hành chính tỉnh Thạch Vang gồm những ai?", "Lò Thị Lan", "Vũ Đức Vinh"),
        ("Quyết định kiện toàn Ban Chỉ đạo cải cách hành chính tỉnh Thạch Vang thay thế quyết định nào?", "87/QĐ-UBND", "903"),
        ("Ai được bổ nhiệm làm Giám đốc Sở Tư pháp tỉnh Thạch Vang?", "Vũ Đức Vinh", "Lò Thị Lan"),
        ("ong vu duc vinh thay ai lam giam doc so tu phap", "Tạ Hoài An", "Lò Thị Lan"),
        ("Vũ Đức Vinh được bổ nhiệm theo quyết định số bao nhiêu?", "903/QĐ-UBND", "412"),
    ],
)  # fmt: skip
def test_posts_are_told(assistant: Assistant, question: str, said: str, unsaid: str) -> None:
    answer = assistant.ask(question)
    assert said in answer.answer
    assert unsaid not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Ai được bổ nhiệm làm Phó Giám đốc Sở Tư pháp tỉnh Thạch Vang?",
        "Ai là Tổ trưởng Tổ giúp việc Ban Chỉ đạo cải cách hành chính tỉnh Thạch Vang?",
    ],
)
def test_another_post_is_no_answer(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status == "not_found"


def test_a_deputy_is_no_head_and_a_council_no_committee() -> None:
    asked = find_posts("Chủ tịch UBND tỉnh")[0]
    around = frozenset(("tỉnh", "thạch", "vang"))
    assert same_post(asked, find_posts("Chủ tịch tỉnh Thạch Vang")[0], around)
    assert not same_post(asked, find_posts("Phó Chủ tịch UBND tỉnh")[0], around)
    assert not same_post(asked, find_posts("Chủ tịch Hội đồng nhân dân tỉnh")[0], around)
