"""Documents with words lost, doubled and strewn with signs are read, whatever becomes of them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.reading import read_path

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "samples" / "documents").glob("*.[tmh][xdt]*"))
STREWN = (
    "; ", ",", ": ", " - ", "(", ")", "%", " điểm", "\n", "- ", "\n- \n", "+ ", "1. ", "a) ", "|",
    "12", "3,5", "1.234", " năm 2024", " so với ", " tỷ đồng", "/", "–", "“", "”", " hồ sơ",
    " thứ 3/9", " lần lượt là ", " và ", " tương ứng ", ".", "**",
)  # fmt: skip


def damaged(text: str, chance: random.Random) -> str:
    at = chance.randrange(max(1, len(text) - 1500))
    text = text[:400] + text[at : at + 1500]
    for _ in range(chance.randrange(5, 60)):
        at, kind = chance.randrange(len(text)), chance.random()
        if kind < 0.5:
            text = text[:at] + chance.choice(STREWN) + text[at:]
        elif kind < 0.8:
            text = text[:at] + text[at + chance.randrange(1, 25) :]
        else:
            other = chance.randrange(len(text))
            text = text[:at] + text[other : other + 40] + text[at:]
    return text


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_document_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    source = chance.choice(SAMPLES)
    file = tmp_path / f"tep{source.suffix}"
    file.write_text(damaged(source.read_text(encoding="utf-8"), chance), encoding="utf-8")
    try:
        reading = read_path(file)
    except IngestError:
        return
    text = reading.document.text
    assert all(figure.text == figure.span.of(text) for figure in reading.figures)


def test_marks_with_nothing_after_them_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.txt"
    file.write_text(
        "UBND TỈNH ĐỒI MÂY\nSố: 9/BC-UBND\n\nBÁO CÁO\nCông tác cải cách hành chính năm 2025\n\n"
        "I. KẾT QUẢ\n- \n- **\n- (gồm 12, trong đó 3)\n- Hồ sơ tiếp nhận: 1.240 hồ sơ.\n",
        encoding="utf-8",
    )
    assert any(figure.value == 1240 for figure in read_path(file).figures)
