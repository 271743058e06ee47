from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from index_store.embedding import bundled
from index_store.store import Store
from tests.index_store.samples import TopicEmbedder, reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("llama_index.core")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path, TopicEmbedder(), create=True)
    with store.writer() as writer:
        writer.put(
            [
                reading("a", "Cuộc họp bàn về đất.", "Mùa thuế đã đến."),
                reading("b", "Ngày nghỉ.", visibility="internal"),
            ]
        )
    yield store
    store.close()


def test_llama_index_gets_the_vectors_of_our_embedder() -> None:
    from index_store.llama import StoreEmbedding

    embedding = StoreEmbedding(TopicEmbedder())
    expected = TopicEmbedder().encode(["họp", "thuế đất"])
    assert np.allclose(embedding.get_text_embedding_batch(["họp", "thuế đất"]), expected)
    assert np.allclose(embedding.get_query_embedding("họp"), expected[0])


def test_a_node_names_its_exact_place_in_the_stored_text(store: Store) -> None:
    from index_store.llama import StoreRetriever

    nodes = StoreRetriever(store, limit=2).retrieve("thuế đến")
    best = nodes[0].node
    document = store.document(best.metadata["document_id"], best.metadata["version"])
    assert best.text == "Mùa thuế đã đến."
    assert document.text[best.start_char_idx : best.end_char_idx] == best.text
    assert best.metadata["locator"] == "đoạn 2"
    assert len(nodes) == 2


def test_the_retriever_shows_the_public_nothing_internal(store: Store) -> None:
    from index_store.llama import StoreRetriever

    nodes = StoreRetriever(store, audience="public").retrieve("Ngày nghỉ")
    assert {node.node.metadata["document_id"] for node in nodes} == {"a"}


def test_the_program_in_the_docs_runs_as_it_stands(
    tmp_path: Path,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = (root / "docs" / "retrieval.md").read_text(encoding="utf-8")
    program = page.partition("```python\n")[2].partition("```")[0]
    assert 0 < len([line for line in program.splitlines() if line.strip()]) <= 10
    made = Store.open(tmp_path / "data", bundled(), create=True)
    with made.writer() as writer:
        writer.put([reading("a", "Năm 2022 huyện Sơn Lâm xếp cuối.", "Mùa thuế đã đến.")])
    made.close()
    monkeypatch.chdir(tmp_path)
    exec(compile(program, "docs/retrieval.md", "exec"), {})
    shown = capsys.readouterr().out.splitlines()
    assert "Sơn Lâm" in shown[0]
    assert shown[-1] == str(bundled().dimensions)
