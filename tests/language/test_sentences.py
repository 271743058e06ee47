"""Golden cases in the manner of razdel, and sentences of real text judged by hand."""

from __future__ import annotations

import gzip
import itertools
import json
import re
from pathlib import Path
from unicodedata import is_normalized, normalize

import pytest

from index_store.language.text.list_items import items
from index_store.language.text.sentences import sentences
from index_store.records import Span

GOLDEN = Path(__file__).parent / "golden" / "sentences"
JUDGED = Path(__file__).parent / "judged_sentences.tsv"
CORPORA = {
    "cchc": ("news/cchc.jsonl.gz", "body"),
    "news": ("news/news.jsonl.gz", "body"),
    "phapdien": ("law/phapdien.jsonl.gz", "text"),
}
_DECISION = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=[|]?[\s⏎]*[^\s|⏎])|⏎+(?=[^⏎])")


def cases(path: Path) -> list[str]:
    """One case a line: ``|`` where a sentence ends, ``⏎`` for a line break; all made up."""
    return path.read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.glob("*.txt")))
def test_sentences_end_where_a_reader_would_end_them(name: str) -> None:
    for case in cases(GOLDEN / name):
        text = case.replace("|", "").replace("⏎", "\n")
        expected = [piece.replace("⏎", "\n").strip() for piece in case.split("|")]
        assert [span.of(text) for span in sentences(text)] == expected


def test_the_golden_files_hold_more_than_300_places_to_judge() -> None:
    lines = [case for path in GOLDEN.glob("*.txt") for case in cases(path)]
    assert len(set(lines)) == len(lines)
    assert sum(len(_DECISION.findall(case)) for case in lines) >= 300
    assert all(is_normalized("NFC", case) and case.strip() == case for case in lines)


@pytest.mark.shared
def test_real_sentences_judged_by_hand_are_found_but_for_the_known_failures(shared: Path) -> None:
    """At most 3 of 1,000 sentences wrong, and 3 of 100 stops inside lines, the hard ones."""
    wanted = [line.split("\t") for line in JUDGED.read_text("utf-8").splitlines()[1:]]
    found: dict[tuple[str, int], tuple[Span, ...]] = {}
    for corpus, (path, field) in CORPORA.items():
        rows = {int(row) for its, row, *_ in wanted if its == corpus}
        with gzip.open(shared / "data" / path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number in rows:
                    found[corpus, number] = sentences(normalize("NFC", json.loads(line)[field]))
    sentence_errors, stop_errors = [], []
    for corpus, row, start, end, verdict in wanted:
        ends = {span.end for span in found[corpus, int(row)]}
        if verdict == "sentence":
            missed = int(end) not in ends
            split = any(int(start) < at < int(end) for at in ends)
            sentence_errors += [(corpus, row, end)] * (missed + split)
        elif (int(end) in ends) != (verdict == "end"):
            stop_errors.append((corpus, row, end, verdict))
    judged = sum(verdict == "sentence" for *_, verdict in wanted)
    assert len(sentence_errors) * 1000 <= 3 * judged, sentence_errors
    assert len(stop_errors) * 100 <= 3 * (len(wanted) - judged), stop_errors


@pytest.mark.parametrize(
    "golden",
    [
        pytest.param(
            "Đại sứ Sung Y. Kim đến thăm.",
            marks=pytest.mark.xfail(strict=True, reason="a foreign name of Vietnamese syllables"),
        ),
        pytest.param(
            "Xã nhận đơn của anh D.| Lập tức xã trả lời.",
            marks=pytest.mark.xfail(strict=True, reason="an initial before a verb: names come so"),
        ),
        pytest.param(
            "Họ nói mà chưa làmĐánh giá cao kết quả.".replace("mĐ", "m|Đ"),
            marks=pytest.mark.xfail(strict=True, reason="a heading glued to a sentence"),
        ),
        pytest.param(
            "Giá chỉ còn... 8 triệu đồng.",
            marks=pytest.mark.xfail(strict=True, reason="dots of hesitation before a number"),
        ),
    ],
)
def test_known_failures(golden: str) -> None:
    text = golden.replace("|", "")
    assert [span.of(text) for span in sentences(text)] == [g.strip() for g in golden.split("|")]


def test_a_line_broken_inside_a_sentence_is_read_on() -> None:
    text = (
        "Theo kết quả công bố chỉ số cải cách hành chính năm 2022 của\n"
        "tỉnh, huyện Sơn Lâm xếp cuối.\nHuyện khác xếp trên."
    )
    assert [span.of(text)[-5:] for span in sentences(text)] == ["cuối.", "trên."]


def test_a_heading_is_not_joined_to_what_follows() -> None:
    text = "Quang cảnh hội nghị\nhuyện Sơn Lâm\n\nTheo đó, huyện xếp cuối."
    assert len(sentences(text)) == 3


LISTS = [
    ("Cụ thể: A đạt 12/14 điểm; B đạt 7/12 điểm.; C đạt 5.", ["A đạt 12/14 điểm", "B đạt 7/12 điểm", "C đạt 5"]),
    ("Thu 148,3 tỷ đồng; chi 20 tỷ (lương; phụ cấp).", ["Thu 148,3 tỷ đồng", "chi 20 tỷ (lương; phụ cấp)"]),
    ("gồm: a) niêm yết; b) số hóa; c) trả kết quả", ["niêm yết", "số hóa", "trả kết quả"]),
    ("Nhiệm vụ (1) rà soát, (2) công khai và (3) báo cáo.", ["rà soát", "công khai và", "báo cáo"]),
    ("Đánh giá:\n- Xã A: 80 điểm;\n- Xã B: 70 điểm.", ["Xã A: 80 điểm", "Xã B: 70 điểm"]),
    ("1. Thu hồi.\n2. Điều chuyển.", ["Thu hồi", "Điều chuyển"]),
    ("năm 2021: 70 điểm; năm 2022: 75 điểm; năm 2023: 80 điểm", ["năm 2021: 70 điểm", "năm 2022: 75 điểm", "năm 2023: 80 điểm"]),
    ("Lúc 10:24 họp; 11:30 nghỉ", ["Lúc 10:24 họp", "11:30 nghỉ"]),
    ("nhiều hạn chế như: hồ sơ chậm; và cán bộ thiếu…", ["hồ sơ chậm", "cán bộ thiếu"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "members"), LISTS)
def test_a_list_gives_its_members(text: str, members: list[str]) -> None:
    assert [span.of(text) for span in items(text, Span(0, len(text)))] == members


@pytest.mark.parametrize(
    "text",
    [
        "Gồm 9 huyện: Sơn Lâm, Đại Lâm, Hạ Lâm và thị xã Lâm.",
        "Huyện Sơn Lâm đạt 70,56 điểm.",
        "Điểm b) khoản 2 quy định như vậy.",
        "Trong số đó (gồm xã A; xã B) có đơn vị trễ hạn.",
    ],
)
def test_what_is_no_list_gives_nothing(text: str) -> None:
    assert items(text, Span(0, len(text))) == ()


def test_members_are_found_at_their_place_in_a_longer_text() -> None:
    text = "Mở đầu. Cụ thể: một việc; hai việc. Kết thúc."
    second = sentences(text)[1]
    assert [span.of(text) for span in items(text, second)] == ["một việc", "hai việc"]


@pytest.mark.shared
def test_sentences_of_real_news_cover_all_that_is_written(shared: Path) -> None:
    with gzip.open(shared / "data/news/cchc.jsonl.gz", "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line)["body"] for line in lines]
    for body in bodies:
        spans = sentences(body)
        assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
        covered = sum(len(span.of(body).replace(" ", "").replace("\n", "")) for span in spans)
        written = "".join(body.split())
        assert covered >= len(written) - body.count("\t")
