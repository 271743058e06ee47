"""Folders that are watched: a change is told once it has settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.watch import changes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def watched(folder: Path, *steps: Callable[[], object]) -> list[int]:
    """Return at which looks a change was told, where step n happens before look n."""
    looks = 0

    def sleep(seconds: float) -> None:
        nonlocal looks
        assert seconds == 5
        if looks == len(steps):
            raise StopWatchingError
        steps[looks]()
        looks += 1

    told: list[int] = []
    try:
        for _ in changes([str(folder)], 5, sleep=sleep):
            told.append(looks)
    except StopWatchingError:
        pass
    return told


class StopWatchingError(Exception):
    pass


def nothing() -> None:
    pass


def test_the_first_reading_is_at_once_and_quiet_folders_stay_quiet(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Một.", encoding="utf-8")
    assert watched(tmp_path, nothing, nothing, nothing) == [0]


def test_a_new_file_an_edit_and_a_removal_are_told_once_settled(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    steps: list[Callable[[], object]] = [
        lambda: file.write_text("Một.", encoding="utf-8"),
        nothing,
        lambda: file.write_text("Một hai.", encoding="utf-8"),
        nothing,
        nothing,
        file.unlink,
        nothing,
    ]
    assert watched(tmp_path, *steps) == [0, 2, 4, 7]


def test_a_file_that_still_grows_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"

    def grow() -> None:
        with file.open("a", encoding="utf-8") as open_file:
            open_file.write("Một. ")

    steps: list[Callable[[], object]] = [grow, grow, grow]
    assert watched(tmp_path, *steps, nothing) == [0, 4]


def test_a_folder_that_does_not_exist_yet_is_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    file = folder / "a.txt"
    steps: list[Callable[[], object]] = [
        folder.mkdir,
        lambda: file.write_text("Một.", encoding="utf-8"),
        nothing,
    ]
    assert watched(folder, *steps) == [0, 3]
