"""Writes the news articles that ``news.jsonl`` or ``news_more*.jsonl`` ask about, as text files.

``python tests/evaluation/news_articles.py SHARED FOLDER [news_more]`` writes those of one set.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent


def article_ids(chosen: str = "news") -> list[str]:
    """Return the ids of the articles of the set ``chosen``, in the order in which they were drawn.

    ``news`` or ``news_more``; the first half of the latter is that of the development questions.
    """
    return (HERE / f"{chosen}_articles.txt").read_text("utf-8").split()


def write_articles(shared: Path, folder: Path, chosen: str = "news") -> list[Path]:
    """Write each article of the set to ``folder/<id>.txt`` and return the files' paths.

    ``shared`` is the folder of the texts that never enter the repository.
    """
    texts: dict[str, str] = {}
    with gzip.open(shared / "data" / "news" / "cchc.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            texts[row["id"]] = "\n\n".join((row["title"], row["sapo"], row["body"])) + "\n"
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in article_ids(chosen):
        path = folder / f"{name}.txt"
        path.write_text(texts[name], encoding="utf-8")
        written.append(path)
    return written


if __name__ == "__main__":
    write_articles(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
