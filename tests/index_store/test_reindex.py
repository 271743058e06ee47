"""The indexes made again from the library: with another model, after a newer program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from index_store.errors import IndexBusyError, IndexMismatchError, IndexMissingError
from index_store.reindex import reindex
from index_store.store import Store
from tests.index_store.samples import TopicEmbedder, reading

if TYPE_CHECKING:
    from pathlib import Path


class OtherEmbedder(TopicEmbedder):
    name = "other-2"


def silent(done: int, total: int) -> None:
    assert 0 < done <= total


def filled(directory: Path) -> Store:
    store = Store.open(directory, TopicEmbedder(), create=True)
    with store.writer() as writer:
        writer.put([reading("a", "Họp về đất.", "Họp về thuế."), reading("b", "Đất đai.")])
    return store


def texts(store: Store, question: str) -> set[str]:
    return {hit.passage.text for hit in store.search(question)}


def test_another_model_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    old = filled(tmp_path)
    before = texts(old, "đất")
    told: list[tuple[int, int]] = []
    count = reindex(tmp_path, OtherEmbedder(), lambda done, total: told.append((done, total)))
    assert count == 3
    assert told[-1] == (3, 3)
    new = Store.open(tmp_path, OtherEmbedder())
    assert texts(new, "đất") == before
    assert new.index_version.endswith("-other-2")
    with new.writer():
        pass
    assert new.audit().agrees
    assert {p.name.partition(".")[0] for p in tmp_path.iterdir() if p.is_dir()} == {
        "lexical-1",
        "vectors-1",
    }
    with pytest.raises(IndexMismatchError, match="other-2"):
        old.search("đất")  # a server that still asks with the old model is told so
    with pytest.raises(IndexMismatchError):
        Store.open(tmp_path, TopicEmbedder())
    old.close()
    new.close()


def test_a_store_that_is_open_goes_on_with_the_new_indexes(tmp_path: Path) -> None:
    store = filled(tmp_path)
    before = texts(store, "đất")
    version = store.index_version
    reindex(tmp_path, TopicEmbedder(), silent)
    assert store.index_version != version
    assert texts(store, "đất") == before
    with store.writer() as writer:
        writer.put([reading("c", "Đất mới.")])
    assert texts(store, "đất") == before | {"Đất mới."}
    assert store.audit().agrees
    store.close()


def test_the_old_indexes_answer_until_the_new_ones_are_complete(tmp_path: Path) -> None:
    store = filled(tmp_path)
    before = texts(store, "đất")

    def stop(done: int, total: int) -> None:
        assert 0 < done <= total
        assert texts(store, "đất") == before
        with pytest.raises(IndexBusyError), store.writer():
            pass
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindex(tmp_path, OtherEmbedder(), stop)
    assert texts(store, "đất") == before
    with store.writer() as writer:  # and the next writer takes away what was begun
        writer.put([reading("c", "Đất mới.")])
    assert not list(tmp_path.glob("*-1*"))
    assert texts(store, "đất") == before | {"Đất mới."}
    assert store.audit().agrees
    store.close()


def test_a_library_of_the_first_format_is_brought_to_this_one(tmp_path: Path) -> None:
    store = filled(tmp_path)
    before = texts(store, "đất")
    store.close()
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(tmp_path / "library.sqlite3")))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP INDEX ix_revisions_family")
        for column in (
            *("effective", "signer", "expires", "relations", "doubts"),
            *("origins", "landmarks", "family", "signature"),
        ):
            connection.exec_driver_sql(f"ALTER TABLE revisions DROP COLUMN {column}")
    engine.dispose()
    manifest = tmp_path / "manifest.json"
    fields = json.loads(manifest.read_text(encoding="utf-8"))
    old = {name: fields[name] for name in ("model", "dimensions")} | {"format": 1}
    manifest.write_text(json.dumps(old), encoding="utf-8")
    with pytest.raises(IndexMismatchError, match="cchc reindex"):
        Store.open(tmp_path, TopicEmbedder())
    reindex(tmp_path, TopicEmbedder(), silent)
    store = Store.open(tmp_path, TopicEmbedder())
    assert texts(store, "đất") == before
    assert store.document("a").landmarks == ()
    with store.writer() as writer:
        writer.put([reading("a", "Họp về đất đai.")])
    assert store.audit().agrees
    store.close()


def test_a_library_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    filled(tmp_path).close()
    manifest = tmp_path / "manifest.json"
    fields = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(fields | {"format": 99}), encoding="utf-8")
    with pytest.raises(IndexMismatchError, match="newer program"):
        reindex(tmp_path, TopicEmbedder(), silent)


def test_where_there_is_no_index_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError):
        reindex(tmp_path / "none", TopicEmbedder(), silent)
    assert not (tmp_path / "none").exists()
