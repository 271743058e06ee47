"""Models by name in the answering path: a reranker's order decides, an embedding is refused unset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.cli import DONE, main
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.wiring import assistant_of, reranker_of
from index_store.embedding import bundled
from index_store.named_models import ModelMissingError
from tests.index_store.test_named_models import config, e5, tokenizer_files  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.assistant.indexes import IndexTexts

HOUSE = "Bộ phận một cửa xã An Khê nhận hồ sơ đất đai vào buổi sáng, từ thứ hai đến thứ sáu."
NEWS = "Bộ phận một cửa xã An Khê nhận hồ sơ đất đai vào buổi chiều, từ thứ hai đến thứ sáu."
ASKED = "Bộ phận một cửa xã An Khê nhận hồ sơ đất đai vào buổi nào?"


class Prefers:
    """Gives the passages with a word a high score, on a scale of its own."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.read: list[str] = []

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        self.read.append(question)
        return [900.0 if self.word in passage else -900.0 for passage in passages]


@pytest.mark.parametrize("word", ["buổi sáng", "buổi chiều"])
def test_the_answer_comes_from_the_passage_that_the_reranker_puts_first(
    index_texts: IndexTexts, word: str
) -> None:
    store = index_texts(nha=HOUSE, tin=NEWS).store
    reranker = Prefers(word)
    assistant = Assistant(store, bundled(), reranker=reranker)
    assert word in assistant.rank(ASKED, 5)[0].text
    answer = assistant.ask(ASKED)
    assert word in answer.citations[0].quote
    assert reranker.read == [ASKED, ASKED]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # torch warns as it pleases
def test_the_setting_names_a_cross_encoder_and_its_order_is_the_order(
    index_texts: IndexTexts, tmp_path: Path
) -> None:
    torch, transformers = pytest.importorskip("torch"), pytest.importorskip("transformers")
    torch.manual_seed(2)
    tokenizer_files(tmp_path / "cross")
    model = transformers.BertForSequenceClassification(config(num_labels=1))
    model.save_pretrained(str(tmp_path / "cross"))
    store = index_texts(
        ba="Buổi họp bàn về đất công, đất ở và đất vườn của ba thôn phía đông.",
        hai="Người có đất nộp thuế tại trụ sở hợp tác xã trước ngày mồng mười.",
        mot="Ai chậm thuế thì họp riêng, họp tổ, rồi họp thôn về việc ấy trong tuần sau.",
    ).store
    settings = Settings(reranker=str(tmp_path / "cross"))
    reranker = reranker_of(settings)
    assert reranker is not None
    found = assistant_of(settings, store).rank("thuế đất?", 3)
    texts = [f"{passage.heading}\n{passage.text}".strip() for passage in found]
    told = reranker.scores("thuế đất?", texts)
    assert len(set(told)) == 3
    assert told == sorted(told, reverse=True)


def test_no_reranker_is_loaded_where_none_is_set_and_a_missing_one_is_one_clear_error(
    tmp_path: Path,
) -> None:
    assert reranker_of(Settings()) is None
    pytest.importorskip("sentence_transformers")
    with pytest.raises(ModelMissingError, match="such-folder"):
        reranker_of(Settings(reranker=str(tmp_path / "no" / "such-folder")))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # torch warns as it pleases
def test_an_index_made_again_with_a_model_by_name_answers_with_it_and_not_without(
    index_texts: IndexTexts,
    e5: Path,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    indexed = index_texts(nha=HOUSE)
    indexed.store.close()
    ours = ["--data-dir", str(indexed.directory)]
    assert main([*ours, "reindex", "--embedding", str(e5)]) == DONE
    assert main([*ours, "ask", ASKED]) != DONE
    assert "cchc reindex" in capsys.readouterr().err
    monkeypatch.setenv("CCHC_EMBEDDING", str(e5))
    assert main([*ours, "ask", ASKED]) == DONE
    assert "buổi sáng" in capsys.readouterr().out
