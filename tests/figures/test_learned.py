"""What a number measures where the grammar of phrases has no words for it: the network's reading."""

from __future__ import annotations

import io
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index_store.figures.learned.asked import Asked, chosen
from index_store.figures.learned.network import bundled_network
from index_store.figures.learned.traits import BEFORE, Window, window
from index_store.language.amounts.quantities import find_quantities
from index_store.records import Span
from tests.figures.reading import read


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 400))
@settings(max_examples=60, deadline=None)
def test_each_word_of_a_window_is_what_stands_there(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    seen = window(text, 0, start, end)
    assert [span.of(text) for span in seen.spans] == list(seen.said)
    assert all(start - BEFORE <= span.start and span.end <= end for span in seen.spans)


def number(words: int, first: int) -> Asked:
    """A number at one word of a window."""
    seen = Window(("x",) * words, tuple(Span(at * 2, at * 2 + 1) for at in range(words)))
    quantity = find_quantities("12 hồ sơ")[0]
    return Asked(
        seen,
        0,
        quantity,
        None,
        first,
        first + 1,
        (12,) * words,
        2,
        np.zeros((words, 13), np.float32),
    )


def test_a_choice_runs_over_the_number_and_never_takes_it() -> None:
    scores = [-3.0, 2.0, -50.0, 3.0, 3.0, -4.0]
    assert chosen(number(6, 2), scores) == (False, True, False, True, True, False)


def test_a_word_of_little_worth_begins_no_choice() -> None:
    assert not any(chosen(number(4, 0), [-1.0, -2.0, 0.5, -2.0]))
    assert chosen(number(4, 0), [-1.0, 3.0, -0.5, 3.0]) == (False, True, True, True)


def test_the_network_reads_the_same_as_torch() -> None:
    torch = pytest.importorskip("torch")
    from index_store.figures.learned.network import read_network
    from training.figure_phrases.language import Reader
    from training.figure_phrases.tagger import Tagger, write

    torch.manual_seed(3)
    words = ["<pad>", "<unk>", "<mask>", "<n>", "hồ", "sơ", "trễ", "hạn"]
    net = Tagger(len(words), 16, 0.3).eval()
    assert isinstance(net.reader, Reader)
    file = io.BytesIO()
    write(net, words, file)
    file.seek(0)
    made = read_network(file)
    ids, cases = [3, 4, 5, 6, 7, 1], [0, 0, 0, 0, 0, 1]
    traits = np.zeros((6, 13), np.float32)
    traits[0, 0] = 1
    said = made.of(made.read(ids, cases), [12, 13, 14, 15, 16, 17], 2, traits, 0)
    with torch.no_grad():
        scores, uses = net(
            {
                "words": torch.tensor([ids]),
                "cases": torch.tensor([cases]),
                "distances": torch.tensor([[12, 13, 14, 15, 16, 17]]),
                "mask": torch.ones(1, 6),
                "traits": torch.from_numpy(traits)[None],
                "kind": torch.tensor([2]),
                "number": torch.tensor([0]),
            }
        )
    assert np.abs(said.words - scores[0].numpy()).max() < 0.05  # weights are kept in bytes
    assert np.abs(said.uses - uses.softmax(-1)[0].numpy()).max() < 0.02


def test_the_network_is_small_and_soon_read() -> None:
    bundled_network.cache_clear()
    began = time.perf_counter()
    network = bundled_network()
    assert time.perf_counter() - began < 1
    assert network.vectors.nbytes < 4_000_000


@pytest.mark.parametrize(
    ("text", "figure", "words"),
    [
        (
            "Huyện Sơn Lâm có 3 cán bộ bị kỷ luật do để hồ sơ trễ hạn nhiều lần.",
            "3 cán bộ",
            ("cán bộ", "bị kỷ luật"),
        ),
        (
            'Công an phát hiện 40 tài liệu "tuyệt mật" của công ty.',
            "40 tài liệu",
            ("phát hiện", "tuyệt mật"),
        ),
        (
            "Hóa đơn có giá trị nhỏ chiếm 80% các giao dịch.",
            "80%",
            ("hóa đơn có giá trị nhỏ", "giao dịch"),
        ),
        (
            "Công chức dự phòng hơn 600 biên chế.",
            "hơn 600 biên chế",
            ("công chức dự phòng", "biên chế"),
        ),
    ],
)
def test_a_count_is_said_with_what_is_so_of_it(
    text: str, figure: str, words: tuple[str, ...]
) -> None:
    (found,) = (f for f in read(text) if f.text == figure)
    assert found.indicator is not None
    assert all(word in found.indicator.value.casefold() for word in words)


def test_who_does_it_is_not_put_before_what_the_grammar_found() -> None:
    (found,) = (f for f in read("Trung tâm đã tư vấn cho 800 hộ dân.") if f.text == "800 hộ dân")
    assert found.indicator is not None
    assert found.indicator.value == "tư vấn hộ dân"


def indicators(text: str) -> dict[str, str | None]:
    return {f.text: f.indicator.value if f.indicator is not None else None for f in read(text)}


def test_what_an_earlier_number_counts_is_not_the_next_numbers() -> None:
    disciplined = indicators(
        "Lĩnh vực này bị trừ điểm vì trong năm có 2 lãnh đạo sở và 5 cán bộ cấp huyện bị kỷ luật "
        "từ khiển trách trở lên, 9/21 cơ quan chưa bố trí đủ công chức theo vị trí việc làm."
    )
    assert disciplined["9/21 cơ quan"] == "cơ quan chưa bố trí đủ công chức theo vị trí việc làm"
    assert indicators("Bốn hộ kinh doanh đăng ký mua 6 nghìn cổ phần.")["6 nghìn"] is None


def test_the_index_of_an_article_names_its_scores() -> None:
    """Who came first and with what score: the words beside it say whose the score is, not of what."""
    found = indicators(
        "DDCI 2022 tỉnh Mây\n\nBảng xếp hạng Chỉ số năng lực cạnh tranh cấp sở, ngành và địa phương "
        "(DDCI) năm 2022 vừa được công bố.\n\nNăm 2021, đứng cuối khối này là Sở Xây dựng với "
        "57,75 điểm; quán quân là Cục Thuế tỉnh với 77,12 điểm."
    )
    assert "DDCI" in (found["57,75 điểm"] or "")
    assert "DDCI" in (found["77,12 điểm"] or "")


@pytest.mark.parametrize(
    "name", ["Công ty trách nhiệm hữu hạn một thành viên Cấp nước", "Công ty TNHH 2 thành viên Mây"]
)
def test_the_members_in_a_companys_name_are_no_figure(name: str) -> None:
    assert [f.text for f in read(f"{name} có 120 nhân viên.")] == ["120 nhân viên"]


@pytest.mark.parametrize(
    "text", ["12 34 56", "", "\u202e12 hồ sơ\u202c", "١٢ hồ sơ", "12\n\n34", "🙂 12 🙂"]
)
def test_strange_texts_are_read_without_fault(text: str) -> None:
    for figure in read(text):
        assert figure.span.start < figure.span.end
