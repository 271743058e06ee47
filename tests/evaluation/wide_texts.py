"""Writes the texts that ``wide`` and ``wide_more`` ask about: news and articles of law.

``python tests/evaluation/wide_texts.py SHARED FOLDER [wide_more]`` writes them out of the folder of
the texts that never enter the repository, each as it was when its questions were written: the
offsets in ``answered_by`` and ``decided_by`` count in these files.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent


def text_ids(collection: str = "wide") -> list[str]:
    """Return the ids of the texts of a collection, as their sources name them."""
    return (HERE / f"{collection}_texts.txt").read_text("utf-8").splitlines()


def file_name(text_id: str) -> str:
    """Return the name of the file of a text.

    >>> file_name("19.5.NĐ.3.2 ")
    '19.5.NĐ.3.2_.txt'
    """
    return re.sub(r"[^\w.-]+", "_", text_id) + ".txt"


def write_texts(shared: Path, folder: Path, collection: str = "wide") -> None:
    """Write each text of a collection to ``folder``."""
    wanted = set(text_ids(collection))
    folder.mkdir(parents=True, exist_ok=True)
    for text_id, text in (*_news(shared, wanted), *_law(shared, wanted)):
        (folder / file_name(text_id)).write_text(text, encoding="utf-8")


def _news(shared: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    for source in ("news", "cchc"):
        for row in _rows(shared / "data" / "news" / f"{source}.jsonl.gz"):
            if row["id"] in wanted:
                said = (row[name].strip() for name in ("title", "sapo", "body") if row[name])
                yield row["id"], "\n\n".join(said)


def _law(shared: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    left = set(wanted)  # a few ids stand twice in the file; the first is meant
    for row in _rows(shared / "data" / "law" / "phapdien.jsonl.gz"):
        if row["id"] in left:
            left.remove(row["id"])
            yield row["id"], f"{row['title']}\n\n{row['source']}\n\n{row['text']}"


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    write_texts(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
