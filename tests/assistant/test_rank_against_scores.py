"""A stated rank that the document's own scores contradict is said to be so, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assistant.indexes import Indexed, index

if TYPE_CHECKING:
    from collections.abc import Iterator

STORY = """Thượng Lâm công bố kết quả cải cách hành chính năm 2024

Ngày 10/3/2025, UBND tỉnh Thượng Lâm công bố Chỉ số cải cách hành chính năm 2024 của 5 huyện. \
Huyện {unit} đứng thứ {rank} với {points} điểm.

Bảng điểm cụ thể:

| TT | Huyện | Chỉ số CCHC năm 2024 (điểm) |
|---:|---|---:|
| 1 | Huyện Mai Trì | 91,20 |
| 2 | Huyện Lộc Trì | 88,75 |
| 3 | Huyện Hạ Trì | 86,40 |
| 4 | Huyện Cẩm Trì | 86,40 |
{last}"""
LAST = "| 5 | Huyện Sơn Trì | 79,10 |\n"
STORIES = {
    "wrong": STORY.format(unit="Hạ Trì", rank="hai", points="86,40", last=LAST),
    "right": STORY.format(unit="Lộc Trì", rank="hai", points="88,75", last=LAST),
    "tied": STORY.format(unit="Hạ Trì", rank="tư", points="86,40", last=LAST),
    "partial": STORY.format(unit="Hạ Trì", rank="hai", points="86,40", last=""),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Indexed]]:
    made = {}
    for name, text in STORIES.items():
        folder = tmp_path_factory.mktemp(name)
        (folder / "tin.txt").write_text(text, encoding="utf-8")
        made[name] = index(tmp_path_factory.mktemp("index") / "data", folder)
    yield made
    for one in made.values():
        one.store.close()


@pytest.mark.parametrize("name", ["right", "tied", "partial", "wrong"])
def test_an_answer_says_that_the_scores_give_another_rank(
    told: dict[str, Indexed], name: str
) -> None:
    unit = "Lộc Trì" if name == "right" else "Hạ Trì"
    answer = told[name].assistant.ask(f"Huyện {unit} đứng thứ mấy về Chỉ số CCHC năm 2024?")
    assert ("tư" if name == "tied" else "hai") in " ".join(
        statement.text for statement in answer.statements
    )
    noted = [note.text for note in answer.notes if note.kind == "arithmetic"]
    if name == "wrong":
        assert len(noted) == 1
        assert "đứng thứ 3 trong 5 đơn vị; văn bản ghi thứ 2" in noted[0]
    else:
        assert noted == []


def test_a_check_says_so_too(told: dict[str, Indexed]) -> None:
    said = "Huyện {unit} đứng thứ hai tỉnh Thượng Lâm về Chỉ số CCHC năm 2024."
    (wrong,) = told["wrong"].assistant.check(said.format(unit="Hạ Trì")).claims
    (right,) = told["right"].assistant.check(said.format(unit="Lộc Trì")).claims
    assert wrong.verdict == right.verdict == "supported"
    assert any("đứng thứ 3 trong 5 đơn vị" in note.text for note in wrong.notes)
    assert right.notes == ()
