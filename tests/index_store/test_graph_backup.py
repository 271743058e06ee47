from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from index_store.vectors import Vectors

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

COUNT = 310


def angles(start: int, end: int) -> NDArray[np.float32]:
    turn = np.arange(start, end) / 100
    return np.stack([np.cos(turn), np.sin(turn)], axis=1).astype(np.float32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Vectors of which 300 are in the graph on disk, and 10 in Chroma's log only."""
    vectors = Vectors.shared(tmp_path / "vectors")
    vectors.upsert(range(300), angles(0, 300))
    vectors.upsert(range(300, COUNT), angles(300, COUNT))
    vectors.release()
    return tmp_path / "vectors"


def graph_file(folder: Path, name: str) -> Path:
    (found,) = folder.rglob(name)
    return found


def assert_all_found(folder: Path) -> None:
    vectors = Vectors.shared(folder)
    try:
        for key in (0, 150, 299, 300, COUNT - 1):
            assert [n.key for n in vectors.nearest(angles(key, key + 1)[0], 1)] == [key]
        assert vectors.keys() == set(range(COUNT))
    finally:
        vectors.release()


@pytest.fixture(params=["data_level0.bin", "header.bin", "index_metadata.pickle"])
def half_written(request: pytest.FixtureRequest, folder: Path) -> Path:
    """The folder as a kill leaves it while the graph is written: every file up to the last."""
    folder.with_name("vectors.changing").touch()
    pickle = graph_file(folder, "index_metadata.pickle")
    broken = graph_file(folder, request.param)
    if broken == pickle:
        pickle.write_bytes(pickle.read_bytes()[:-100])
    else:
        broken.write_bytes(b"\x07" * (broken.stat().st_size // 2))
    return folder


def test_a_half_written_graph_is_put_back_and_the_log_replayed(half_written: Path) -> None:
    assert_all_found(half_written)
    assert not half_written.with_name("vectors.changing").exists()


def test_a_graph_written_to_the_end_stays(folder: Path) -> None:
    before = graph_file(folder, "index_metadata.pickle").read_bytes()
    vectors = Vectors.shared(folder)
    vectors.upsert(range(1000, 1300), angles(1000, 1300))
    vectors.delete(range(1000, 1300))
    vectors.release()
    after = graph_file(folder, "index_metadata.pickle").read_bytes()
    assert after != before
    folder.with_name("vectors.changing").touch()  # killed just before it was taken away
    assert_all_found(folder)
    assert graph_file(folder, "index_metadata.pickle").read_bytes() == after


@pytest.mark.parametrize("name", ["header.bin", "data_level0.bin", "length.bin"])
def test_a_graph_only_begun_when_its_opener_was_killed_comes_from_the_log(
    tmp_path: Path, name: str
) -> None:
    vectors = Vectors.shared(tmp_path / "vectors")
    vectors.upsert(range(40), angles(0, 40))
    vectors.release()
    assert not list((tmp_path / "vectors").rglob("index_metadata.pickle"))
    graph_file(tmp_path / "vectors", name).write_bytes(b"")  # opening wrote it anew
    vectors = Vectors.shared(tmp_path / "vectors")
    try:
        assert [n.key for n in vectors.nearest(angles(17, 18)[0], 1)] == [17]
        assert vectors.keys() == set(range(40))
    finally:
        vectors.release()


def test_after_a_failed_change_nothing_in_memory_is_trusted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chromadb.api.models.Collection import Collection

    vectors = Vectors.shared(folder)
    vectors.refresh(0)

    def fail(*_: object, **__: object) -> None:
        graph_file(folder, "data_level0.bin").write_bytes(b"")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Collection, "upsert", fail)
        with pytest.raises(OSError, match="No space"):
            vectors.upsert([1], angles(1, 2))
    vectors.release()
    assert_all_found(folder)
