"""Writes the news articles that ``news.jsonl`` asks about, as one folder of text files."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

IDS = Path(__file__).with_name("news_articles.txt")


def article_ids() -> list[str]:
    """Return the ids of the chosen articles, in the order in which they were drawn."""
    return IDS.read_text("utf-8").split()


def write_articles(shared: Path, folder: Path) -> list[Path]:
    """Write each chosen article to ``folder/<id>.txt`` and return the files' paths.

    ``shared`` is the folder of the texts that never enter the repository.
    """
    texts: dict[str, str] = {}
    with gzip.open(shared / "data" / "news" / "cchc.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            texts[row["id"]] = "\n\n".join((row["title"], row["sapo"], row["body"])) + "\n"
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in article_ids():
        path = folder / f"{name}.txt"
        path.write_text(texts[name], encoding="utf-8")
        written.append(path)
    return written


if __name__ == "__main__":
    write_articles(Path(sys.argv[1]), Path(sys.argv[2]))
