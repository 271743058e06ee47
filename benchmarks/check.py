"""Times a check of a 1,000-word article against a synthetic index of 100,000 passages.

    python benchmarks/check.py [--passages 100000] [--directory DIR] [--repeat 5]

The index is made once in DIR (some minutes) and kept. Its units, names and numbers are made by
chance from a fixed seed; one passage in five states figures, which are read by the product's
own extraction. The article states figures of units of the index (right, wrong and unknown ones)
and sentences without figures. Goal: under 2 s, cold caches of the check, warm process.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

from assistant.checking import check
from index_store.embedding import bundled
from index_store.figures.extract import extract_figures
from index_store.records import Document, Passage, Reading, Span
from index_store.store import Store

SEED = 20_261_122
PASSAGES_A_DOCUMENT = 20
FIRST = (
    "An", "Bình", "Cẩm", "Đông", "Gia", "Hà", "Hoài", "Kim", "Lạc", "Long", "Minh", "Nam",
    "Phú", "Quế", "Sơn", "Tân", "Thanh", "Trà", "Vân", "Yên",
)  # fmt: skip
SECOND = (
    "Bắc", "Cương", "Dương", "Giang", "Hải", "Khê", "Lâm", "Lĩnh", "Mây", "Ngọc", "Nhạn",
    "Phong", "Quang", "Sa", "Thạch", "Thượng", "Trung", "Tùng", "Việt", "Xuân",
)  # fmt: skip
KINDS = ("huyện", "thị xã", "xã", "phường")
PROSE = (
    "Bộ phận một cửa bố trí thêm ghế chờ và bảng hướng dẫn cho người dân.",
    "Lãnh đạo đơn vị yêu cầu rà soát các thủ tục hành chính thường xuyên quá hạn.",
    "Tổ công nghệ số cộng đồng đến từng thôn hướng dẫn nộp hồ sơ trực tuyến.",
    "Công tác tuyên truyền được thực hiện trên hệ thống truyền thanh cơ sở.",
    "Các phòng chuyên môn phối hợp số hóa kết quả giải quyết còn hiệu lực.",
)


def unit(number: int) -> str:
    """Return the name of the unit with this number."""
    kind = KINDS[number % len(KINDS)]
    pair = number // len(KINDS)
    return f"{kind} {FIRST[pair % len(FIRST)]} {SECOND[pair // len(FIRST) % len(SECOND)]}"


def stated(number: int, year: int) -> tuple[float, int, int]:
    """Return the score, the rank and the late files of a unit in a year."""
    chance = random.Random(f"{SEED}-{number}-{year}")
    return round(chance.uniform(60, 95), 2), chance.randint(1, 96), chance.randint(1, 900)


def figures_of(number: int, year: int) -> str:
    """Return the sentences that state the figures of a unit in a year."""
    score, rank, late = stated(number, year)
    name = unit(number)
    return (
        f"Năm {year}, {name} đạt {score:.2f} điểm Chỉ số cải cách hành chính, xếp thứ {rank}/96. "
        f"Trong năm {year}, {name} có {late} hồ sơ quá hạn."
    ).replace(".", ",", 1)


def reading(number: int) -> Reading:
    """Return one document of the synthetic index."""
    chance = random.Random(f"{SEED}-{number}")
    year = 2019 + number % 6
    title = f"{unit(number)} tổng kết cải cách hành chính năm {year}"
    parts = [title]
    for at in range(PASSAGES_A_DOCUMENT):
        prose = " ".join(chance.sample(PROSE, 3))
        parts.append(figures_of(number, year - at // 5) if at % 5 == 0 else prose)
    text = "\n\n".join(parts)
    passages, start = [], 0
    for ordinal, part in enumerate(parts):
        span = Span(start, start + len(part))
        passages.append(Passage(f"d{number}", ordinal, span, part, f"đoạn {ordinal}", title))
        start = span.end + 2
    version = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        f"d{number}", f"d{number}.txt", f"d{number}.txt", version, text, title,
        published=date(year + 1, 1, 15), place=unit(number),
    )  # fmt: skip
    return Reading(document, tuple(passages), extract_figures(document, passages), version)


def article(words: int = 1_000) -> str:
    """Return an article of about so many words: figures right, wrong and unknown, and prose."""
    chance = random.Random(SEED)
    lines: list[str] = []
    while sum(len(line.split()) for line in lines) < words:
        number = chance.randrange(1_000)
        year = 2019 + number % 6
        score, rank, late = stated(number, year)
        name = unit(number)
        lines += [
            f"Năm {year}, {name} xếp thứ {rank}/96 về Chỉ số cải cách hành chính.",
            f"Cùng năm {year}, {name} đạt {score + 1:.2f} điểm Chỉ số cải cách hành chính.".replace(".", ",", 1),
            f"{name[:1].upper()}{name[1:]} có {late} hồ sơ quá hạn trong năm {year + 9}.",
            chance.choice(PROSE),
        ]  # fmt: skip
    return "\n\n".join(lines)


def made(directory: Path, passages: int) -> Store:
    """Return the synthetic index, made where it is not there yet."""
    store = Store.open(directory, bundled(), create=True)
    documents = passages // (PASSAGES_A_DOCUMENT + 1) + 1
    there = len(store.documents())
    with store.writer() as writer:
        for first in range(there, documents, 200):
            writer.put([reading(number) for number in range(first, min(first + 200, documents))])
            print(f"{min(first + 200, documents)} of {documents} documents", end="\r")
    return store


def main() -> None:
    """Print how long the check takes, and what came out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--directory", type=Path, default=None)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    directory = options.directory or Path(tempfile.mkdtemp(prefix="cchc-check-"))
    started = time.perf_counter()
    store = made(directory, options.passages)
    print(f"index ready in {time.perf_counter() - started:.0f} s: {directory}")
    text = article()
    times = []
    for _ in range(options.repeat + 1):
        started = time.perf_counter()
        found = check(store, text, as_of=date(2026, 11, 22), embedder=bundled())
        times.append(time.perf_counter() - started)
    counts = {v: found.count(v) for v in ("supported", "contradicted", "not_found")}
    print(f"{len(text.split())} words, {len(found.claims)} claims: {counts}")
    print(f"first {times[0]:.2f} s, then median {statistics.median(times[1:]):.2f} s (goal 2 s)")


if __name__ == "__main__":
    main()
