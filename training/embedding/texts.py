"""The training texts, read from ``../shared/data`` (see ``data.tsv`` for sources and licences)."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSAGE = 900  # characters: about what the product indexes as one passage
_HEADING = re.compile(r"^=+\s*(.*?)\s*=+$")
_UNTEACHABLE = ("hiệu lực thi hành", "tổ chức thực hiện", "trách nhiệm thi hành")


@dataclass(frozen=True, slots=True)
class Piece:
    """One passage to learn from: what it is called, what it says, and what it belongs to.

    ``titles`` are short texts that a reader might type to reach it; ``exact`` says that they
    name this passage and not merely the document around it.
    """

    document: str
    source: str
    titles: tuple[str, ...]
    text: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts of one meaning."""

    source: str
    left: str
    right: str


def chunks(text: str) -> list[str]:
    """Return the text cut at line breaks and sentence ends into pieces of about PASSAGE characters."""
    parts = [part.strip() for line in text.split("\n") for part in _sentences(line)]
    pieces: list[str] = []
    current = ""
    for part in parts:
        if current and len(current) + len(part) > PASSAGE:
            pieces.append(current)
            current = ""
        current = f"{current} {part}".strip()[: 2 * PASSAGE]
    return [*pieces, current] if current else pieces


def _sentences(line: str) -> list[str]:
    return [line] if len(line) < PASSAGE else re.split(r"(?<=[.;!?]) +", line)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(unicodedata.normalize("NFC", line))
            yield {key: value for key, value in row.items() if isinstance(value, str)}


def law(data: Path) -> Iterator[Piece]:
    """Yield the articles of the codified law; generic titles are joined with their topic."""
    for row in _rows(data / "law/phapdien.jsonl.gz"):
        title, topic = row.get("title", ""), row.get("demuc", "")
        text = row.get("text", "")
        if len(text) < 40:
            continue
        generic = title.casefold().startswith(_UNTEACHABLE) or len(title) < 25
        titles = (f"{title} {topic}",) if generic else (title, f"{title} {topic}")
        pieces = chunks(text)
        for number, piece in enumerate(pieces[:4]):
            body = f"{title}. {piece}" if number else piece
            yield Piece(row["id"], "law", titles, body, exact=number == 0 and not generic)


def news(data: Path) -> Iterator[Piece]:
    """Yield the lead of each news item under its title, and its body under title and lead."""
    for row in _rows(data / "news/news.jsonl.gz"):
        title, lead, body = (row.get(key, "").strip() for key in ("title", "sapo", "body"))
        if len(title) < 12:
            continue
        pieces = chunks(body)
        titles = tuple(text for text in (title, lead) if text)
        if lead:
            first = f"{lead} {pieces[0]}"[:PASSAGE] if pieces and len(lead) < 80 else lead
            yield Piece(row["id"], "news", (title,), first, exact=True)
        for piece in pieces[:2]:
            yield Piece(row["id"], "news", titles, piece, exact=False)


def encyclopaedia(data: Path) -> Iterator[Piece]:
    """Yield the paragraphs of each entry under its title and the heading above them."""
    for number, row in enumerate(_rows(data / "encyclopaedia/viwiki.jsonl.gz")):
        title, heading, lines = row.get("title", ""), "", list[str]()
        sections: list[tuple[str, list[str]]] = []
        for line in row.get("text", "").split("\n"):
            if match := _HEADING.match(line.strip()):
                sections.append((heading, lines))
                heading, lines = match[1], []
            else:
                lines.append(line)
        for name, body in [*sections, (heading, lines)]:
            for piece in chunks("\n".join(body)):
                if len(piece) > 120:
                    titles = (f"{title} {name}".strip(),)
                    yield Piece(f"wiki{number}", "encyclopaedia", titles, piece, exact=False)


def related(data: Path) -> Iterator[Pair]:
    """Yield pairs of law articles that refer to each other, as title and topic."""
    names: dict[str, str] = {}
    for row in _rows(data / "law/phapdien.jsonl.gz"):
        text = row.get("text", "")
        names[row["id"]] = f"{row.get('title', '')}. {text}"[: PASSAGE // 2]
    lines = (data / "law/related_pairs.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        left, right = line.split("\t")
        if left in names and right in names:
            yield Pair("related", names[left], names[right])


def parallel(data: Path) -> Iterator[Pair]:
    """Yield English sentences with their Vietnamese translation (without the TED talks)."""
    for name in (
        "anki_tatoeba_2018",
        "news_baosongngu",
        "news_toomva_learn",
        "news_vietanhsongngu",
    ):
        text = (data / f"parallel/{name}.tsv").read_text(encoding="utf-8")
        for line in unicodedata.normalize("NFC", text).splitlines():
            parts = line.split("\t")
            if len(parts) >= 2 and parts[0].strip() and parts[1].strip():
                yield Pair("parallel", parts[0].strip(), parts[1].strip())
