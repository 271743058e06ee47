"""What a user of the embedding feels: speed of loading, defined vectors, near things near."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index_store.embedding import ModelMissingError, bundled, by_name, load_static, unit_rows

if TYPE_CHECKING:
    from pathlib import Path

STRANGE = [
    "",
    "   ",
    "...",
    "😀😀",
    "\x00",
    "\ud800",
    "中文",
    "a" * 10_000,
    " " * 50_000,
    "!" * 50_000,
]
ORDINARY = [
    "Ủy ban nhân dân huyện Sơn Lâm công bố Chỉ số cải cách hành chính năm 2022.",
    "huyen Son Lam xep hang may",
    "Which district ranked last?",
    "Điều 5. Trách nhiệm của bộ phận một cửa\n1. Tiếp nhận hồ sơ;\n2. Trả kết quả.",
]


def closeness(left: str, right: str) -> float:
    one, other = bundled().encode([left, right])
    return float(one @ other)


def test_every_text_has_a_finite_vector_of_length_one() -> None:
    vectors = bundled().encode([*STRANGE, *ORDINARY])
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(STRANGE) + len(ORDINARY), bundled().dimensions)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_text_without_a_known_token_gets_the_first_basis_vector() -> None:
    first = np.eye(1, bundled().dimensions, dtype=np.float32)[0]
    for vector in bundled().encode(["", "...", " \n "]):
        np.testing.assert_array_equal(vector, first)


def test_no_texts_give_no_rows() -> None:
    assert bundled().encode([]).shape == (0, bundled().dimensions)


def test_a_text_has_the_same_vector_alone_and_among_many() -> None:
    many = bundled().encode(ORDINARY * 100)
    alone = bundled().encode(ORDINARY[:1])
    np.testing.assert_allclose(many[4 * 77], alone[0], atol=1e-6)


def test_decomposed_letters_and_capitals_change_nothing() -> None:
    text = ORDINARY[0]
    for other in (unicodedata.normalize("NFD", text), text.upper()):
        assert closeness(text, other) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("question", "near", "far"),
    [
        ("thủ tục hành chính", "giải quyết hồ sơ tại bộ phận một cửa", "trận bóng đá tối qua"),
        ("xử phạt vi phạm giao thông", "mức phạt tiền lái xe quá tốc độ", "trồng lúa vụ đông"),
        ("huyen nao xep cuoi", "Huyện xếp cuối bảng là Sơn Lâm", "Giá vàng tăng mạnh"),
        ("thu tuc hanh chinh", "giải quyết thủ tục hành chính", "trận bóng đá tối qua"),
        ("school students", "học sinh trường học", "giá xăng dầu tăng"),
    ],
)
def test_what_belongs_together_is_nearer(question: str, near: str, far: str) -> None:
    assert closeness(question, near) > closeness(question, far) + 0.1


def test_loading_and_encoding_need_no_torch_and_little_time() -> None:
    program = (
        "import sys, time; from index_store.embedding import bundled; import numpy; "
        "import tokenizers, safetensors.numpy; started = time.perf_counter(); "
        "bundled().encode(['cải cách hành chính']); taken = time.perf_counter() - started; "
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'scipy'} & set(sys.modules); "
        "print(taken, sorted(heavy))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        for _ in range(3)
    ]
    assert all(run.stdout.strip().endswith("[]") for run in runs)
    assert min(float(run.stdout.split()[0]) for run in runs) < 0.6  # 0.2 where nothing else runs


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # torch and its friends warn as they please
def test_sentence_transformers_gives_the_same_vectors_from_the_same_files(root: Path) -> None:
    module = pytest.importorskip("sentence_transformers.sentence_transformer.modules")
    theirs = module.StaticEmbedding.load(str(root / "index_store" / "model"))
    features = theirs.preprocess(ORDINARY)
    vectors = theirs(features)["sentence_embedding"].detach().float().numpy()
    np.testing.assert_allclose(bundled().encode(ORDINARY), unit_rows(vectors), atol=1e-5)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # as above
def test_a_folder_of_sentence_transformers_can_be_named(tmp_path: Path, root: Path) -> None:
    package = pytest.importorskip("sentence_transformers")
    module = pytest.importorskip("sentence_transformers.sentence_transformer.modules")
    static = module.StaticEmbedding.load(str(root / "index_store" / "model"))
    package.SentenceTransformer(modules=[static]).save(str(tmp_path / "named"))
    named = by_name(str(tmp_path / "named"))
    np.testing.assert_allclose(named.encode(ORDINARY), bundled().encode(ORDINARY), atol=1e-5)
    assert np.isfinite(named.encode(STRANGE[:3])).all()
    assert named.encode([]).shape == (0, named.dimensions)


def test_the_bundled_model_answers_to_its_name() -> None:
    assert by_name(bundled().name) is bundled()


def test_without_sentence_transformers_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelMissingError, match=r"cchc-assistant\[models\]"):
        by_name("intfloat/multilingual-e5-small")


def test_files_that_are_missing_or_do_not_fit_are_refused_by_name(
    tmp_path: Path, root: Path
) -> None:
    with pytest.raises(ModelMissingError, match=r"config\.json"):
        load_static(tmp_path)
    source = root / "index_store" / "model"
    for name in ("config.json", "model.safetensors"):
        (tmp_path / name).write_bytes((source / name).read_bytes())
    from tokenizers import Tokenizer, models

    Tokenizer(models.Unigram([("x", 0.0)], unk_id=0)).save(str(tmp_path / "tokenizer.json"))
    with pytest.raises(ModelMissingError, match="not of one training"):
        load_static(tmp_path)


def test_the_committed_files_stay_small(root: Path) -> None:
    files = (root / "index_store" / "model").iterdir()
    assert sum(file.stat().st_size for file in files) < 25_000_000


@pytest.mark.shared
@pytest.mark.slow
def test_the_bundled_model_ranks_no_worse_than_its_card_says(shared: Path, root: Path) -> None:
    from training.embedding import measure

    card = (root / "docs" / "model-card.md").read_text(encoding="utf-8")
    data = shared / "data"
    for task in (measure.viquad(data), measure.alqac(data), measure.vlsp(data)):
        marked = measure.score(bundled(), task).ndcg10
        bare = measure.score(bundled(), task, without_marks=True).ndcg10
        row = next(line for line in card.splitlines() if line.startswith(f"| {task.name} |"))
        cells = [cell.strip() for cell in row.split("|")]
        assert (float(cells[4]), float(cells[6])) == pytest.approx((marked, bare), abs=0.003)
