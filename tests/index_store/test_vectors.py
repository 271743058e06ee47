from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index_store.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from index_store.vectors import Neighbour


def rows(*vectors: tuple[float, float]) -> NDArray[np.float32]:
    return np.array(vectors, dtype=np.float32)


def by_key(neighbours: list[Neighbour]) -> dict[int, float]:
    return {neighbour.key: neighbour.cosine for neighbour in neighbours}


EAST = rows((1, 0))[0]


@pytest.fixture
def vectors(tmp_path: Path) -> Iterator[Vectors]:
    vectors = Vectors.shared(tmp_path / "vectors")
    vectors.refresh(0)
    yield vectors
    vectors.release()


def test_the_nearest_comes_first_with_its_cosine(vectors: Vectors) -> None:
    vectors.upsert([7, 8, 9], rows((0, 1), (0.6, 0.8), (1, 0)))
    assert by_key(vectors.nearest(EAST, 2)) == {
        9: pytest.approx(1.0),
        8: pytest.approx(0.6, abs=1e-6),
    }
    assert [neighbour.key for neighbour in vectors.nearest(EAST, 2)] == [9, 8]
    assert vectors.cosines(EAST, [7, 8, 1000]) == {
        7: pytest.approx(0.0, abs=1e-6),
        8: pytest.approx(0.6, abs=1e-6),
    }


def test_a_key_put_again_has_its_new_vector(vectors: Vectors) -> None:
    vectors.upsert([7], rows((0, 1)))
    vectors.upsert([7], rows((1, 0)))
    assert by_key(vectors.nearest(EAST, 5)) == {7: pytest.approx(1.0)}


def test_deleted_keys_are_gone(vectors: Vectors) -> None:
    vectors.upsert([7, 8], rows((0, 1), (1, 0)))
    vectors.delete([8, 99])
    assert [neighbour.key for neighbour in vectors.nearest(EAST, 5)] == [7]
    assert vectors.keys() == {7}


def test_an_empty_folder_has_no_neighbours(vectors: Vectors) -> None:
    assert vectors.nearest(EAST, 5) == []
    assert vectors.keys() == set()


def test_thousands_are_stored_found_again_after_reopening_and_deleted(vectors: Vectors) -> None:
    count = 5000
    angles = np.linspace(0, 3, count)
    vectors.upsert(
        range(count), np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    )
    vectors.reopen(1)
    assert [neighbour.key for neighbour in vectors.nearest(EAST, 3)] == [0, 1, 2]
    vectors.delete(range(count - 1))
    assert by_key(vectors.nearest(EAST, 50)) == {count - 1: pytest.approx(np.cos(3), abs=1e-5)}


def test_more_can_be_asked_for_than_there_are(vectors: Vectors) -> None:
    vectors.upsert(range(30), rows(*[(1, 0)] * 30))
    assert len(vectors.nearest(EAST, 1000)) == 30


OTHER_PROCESS = """
import sys
from pathlib import Path
import numpy as np
from index_store.vectors import Vectors
vectors = Vectors.shared(Path(sys.argv[1]))
vectors.upsert([2], np.array([[1, 0]], dtype=np.float32))
vectors.delete([1])
vectors.release()
"""


def test_what_another_process_changed_is_seen_after_a_refresh(
    vectors: Vectors, tmp_path: Path, root: Path
) -> None:
    vectors.upsert([1], rows((1, 0)))
    assert [neighbour.key for neighbour in vectors.nearest(EAST, 5)] == [1]
    subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS, str(tmp_path / "vectors")], check=True, cwd=root
    )
    vectors.refresh(1)
    assert [neighbour.key for neighbour in vectors.nearest(EAST, 5)] == [2]


def test_one_user_closing_leaves_the_other_at_work(vectors: Vectors, tmp_path: Path) -> None:
    vectors.upsert([1], rows((1, 0)))
    other = Vectors.shared(tmp_path / "vectors")
    assert other is vectors
    other.release()
    assert len(vectors.nearest(EAST, 5)) == 1
