"""Draw figures of real articles to be judged by hand, and score what was judged.

    python -m benchmarks.figure_precision draw --texts cchc.jsonl.gz --seed 7 --count 100
    python -m benchmarks.figure_precision whole --texts cchc.jsonl.gz --seed 7 --count 10
    python -m benchmarks.figure_precision score tests/figures/judged_prose.tsv [--texts cchc.jsonl.gz]
    python -m benchmarks.figure_precision draw … --part held --without tests/figures/judged_prose.tsv
    python -m benchmarks.figure_precision draw --texts news.jsonl.gz --part any --among 80 \
        --about "hồ sơ|thủ tục|UBND|biên chế" --without tests/figures/judged_prose.tsv
    python -m benchmarks.figure_precision recall tests/figures/wanted_prose.tsv --texts cchc.jsonl.gz

``draw`` prints bound figures (those with an indicator) with the text around them and what they are
bound to; ``whole`` prints articles with every figure that was found in them, so that those a reader
would want can be listed. Articles fall into two parts by the hash of their id: ``dev``, which may
be looked at while the grammar is mended, and ``held``, which is drawn from once, at the end. Of
general news, ``--about`` keeps the articles that have two of its words, ``--among`` so many of them.

A row of judgement holds the article's id, the figure, its offset in the stored text, the verdict,
and ``bound``: a hash of what it was bound to when it was judged. Where the articles are at hand,
``score`` says which figures are bound otherwise by now, since their verdicts say nothing any more.
Verdicts: ``right`` (value, kind, place, indicator and period are what the text says, or are left
open), ``loose`` (nothing is false, but the words of the indicator are cut short or too wide),
``wrong`` (something is false).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import random
import re
import sys
import tempfile
from collections import Counter
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.reading import read_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index_store.records import Figure, Reading


def part_of(article: str) -> str:
    """Return the part of the articles that one belongs to, by its id alone.

    >>> part_of("test-002176"), part_of("test-002197")
    ('held', 'held')
    """
    return ("dev", "held")[hashlib.sha256(article.encode()).digest()[0] % 2]


def articles(source: Path) -> dict[str, str]:
    """Return the texts of the file by id: title, lead and body, a blank line between them."""
    with gzip.open(source, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return {
        row["id"]: "\n\n".join(row[k].strip() for k in ("title", "sapo", "body") if row[k])
        for row in rows
    }


def readings(texts: dict[str, str], wanted: Sequence[str]) -> dict[str, Reading]:
    """Return each wanted article as the product reads it from a file."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for id in wanted:
            path = Path(folder) / f"{id}.txt"
            path.write_text(texts[id], encoding="utf-8")
            found[id] = read_path(path)
    return found


def binding(figure: Figure) -> str:
    """Return what identifies the bindings of a figure without telling its words: eight hex digits."""
    bound = [b.value if b else "" for b in (figure.place, figure.indicator, figure.period)]
    said = "|".join([figure.kind, str(figure.value), str(figure.of), str(figure.unit), *bound])
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def told(figure: Figure) -> str:
    """Return the figure and its bindings on one line."""
    bound = " | ".join(
        b.value if b else "-" for b in (figure.place, figure.indicator, figure.period)
    )
    rest = [f"of {figure.of:g}" if figure.of else "", figure.grade or "", figure.bound]
    rest += [f"THEO {figure.according_to.value}" if figure.according_to else "", figure.note or ""]
    extra = "; ".join(r for r in rest if r and r != "exact")
    return f"[{figure.text}] {figure.kind} {figure.value} {figure.unit} {extra}\n    => {bound}"


def draw(read: dict[str, Reading], seed: int, count: int, around: int) -> Iterator[str]:
    """Yield the figures drawn, each with its article, its offset and the text around it."""
    pool = [(id, f) for id, one in sorted(read.items()) for f in one.figures if f.indicator]
    yield f"# {len(pool)} bound figures of {len(read)} articles, seed {seed}"
    chosen = random.Random(seed).sample(pool, min(count, len(pool)))
    for at, (id, f) in enumerate(sorted(chosen, key=lambda c: (c[0], c[1].span)), 1):
        document = read[id].document
        lead = document.text[max(0, f.span.start - around) : f.span.start]
        tail = document.text[f.span.end : f.span.end + around // 2]
        yield f"\n## {at} {id} {f.span.start} {binding(f)} TITLE {document.title}"
        yield f"{lead}<<{f.text}>>{tail}"
        yield told(f)


def whole(read: dict[str, Reading]) -> Iterator[str]:
    """Yield the lines of articles that hold numbers, each figure marked, "?" where it is not bound."""
    for id, one in sorted(read.items()):
        yield f"\n######## {id} {one.document.title}"
        text, at, marked = one.document.text, 0, ""
        for f in sorted(one.figures, key=lambda f: f.span):
            if f.span.start >= at:
                open_ = "" if f.indicator else "?"
                marked += f"{text[at : f.span.start]}⟦{f.span.start}{open_} {f.text}⟧"
                at = f.span.end
        lines = (marked + text[at:]).split("\n")
        yield from (line for line in lines if re.search(r"\d|⟦", line))


def about(texts: dict[str, str], words: str) -> set[str]:
    """Return the articles that have at least two different matches of ``words``, a pattern.

    >>> sorted(about({"a": "Hồ sơ nộp tại UBND.", "b": "UBND xã và UBND huyện."}, "hồ sơ|ubnd"))
    ['a']
    """
    pattern = re.compile(words, re.IGNORECASE)
    found = {id: {m.group().casefold() for m in pattern.finditer(t)} for id, t in texts.items()}
    return {id for id, said in found.items() if len(said) >= 2}


def rows(source: Path) -> list[dict[str, str]]:
    """Return the rows of a table of judgements."""
    with source.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def interval(hits: int, of: int) -> tuple[float, float]:
    """Return the 95% interval of a share after Wilson.

    >>> [round(end, 3) for end in interval(90, 100)]
    [0.826, 0.945]
    """
    if not of:
        return 0.0, 1.0
    z, p = 1.96, hits / of
    middle, spread = p + z * z / (2 * of), z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)


def _share(words: str, hits: int, of: int) -> str:
    low, high = interval(hits, of)
    return f"{words}: {hits} of {of}, {100 * hits / max(of, 1):.1f}% ({100 * low:.0f}–{100 * high:.0f}%)"


def score(judged: list[dict[str, str]], read: dict[str, Reading]) -> Iterator[str]:
    """Yield the shares of each verdict, and how many figures are bound otherwise by now."""
    for sample in sorted({row["sample"] for row in judged}):
        verdicts = Counter(row["verdict"] for row in judged if row["sample"] == sample)
        for verdict in ("right", "loose", "wrong"):
            yield _share(f"{sample} {verdict}", verdicts[verdict], verdicts.total())
    now = Counter(_since(row, read[row["article"]]) for row in judged if row["article"] in read)
    if now:
        yield "since then: " + ", ".join(f"{n} {what}" for what, n in sorted(now.items()))


def _since(row: dict[str, str], one: Reading) -> str:
    found = [
        f for f in one.figures if f.span.start == int(row["offset"]) and f.text == row["figure"]
    ]
    if not found or found[0].indicator is None:
        return f"{row['verdict']} unbound"
    return f"{row['verdict']} " + ("as judged" if binding(found[0]) == row["bound"] else "changed")


def recall(wanted: list[dict[str, str]], read: dict[str, Reading]) -> Iterator[str]:
    """Yield how many of the figures that a reader would want are found and bound."""
    hits = [
        row
        for row in wanted
        if any(
            f.span.start <= int(row["offset"]) < f.span.end and f.indicator
            for f in read[row["article"]].figures
        )
    ]
    yield _share("found and bound", len(hits), len(wanted))


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", choices=["draw", "whole", "score", "recall"])
    parser.add_argument("table", type=Path, nargs="?", help="judgements to score")
    parser.add_argument("--texts", type=Path, help="articles: .jsonl.gz with id, title, sapo, body")
    parser.add_argument("--part", choices=["dev", "held", "any"], default="dev")
    parser.add_argument("--about", help="words, a pattern: articles with two of them")
    parser.add_argument("--among", type=int, help="draw from so many articles, chosen at random")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--without", type=Path, help="judgements whose articles are left out")
    parser.add_argument("--around", type=int, default=500, help="characters before a figure")
    options = parser.parse_args()
    judged = rows(options.table) if options.table else []
    texts = articles(options.texts) if options.texts else {}
    wanted = {row["article"] for row in judged} or {
        id for id in texts if options.part in ("any", part_of(id))
    }
    if options.about:
        wanted &= about(texts, options.about)
    if options.without:
        wanted -= {row["article"] for row in rows(options.without)}
    if options.among and len(wanted) > options.among:
        wanted = set(random.Random(options.seed).sample(sorted(wanted), options.among))
    if options.what == "whole":
        wanted = set(random.Random(options.seed).sample(sorted(wanted), options.count))
    read = readings(texts, sorted(wanted & set(texts)))
    if options.what == "draw":
        said = draw(read, options.seed, options.count, options.around)
    elif options.what == "whole":
        said = whole(read)
    else:
        said = score(judged, read) if options.what == "score" else recall(judged, read)
    sys.stdout.writelines(f"{line}\n" for line in said)


if __name__ == "__main__":
    main()
