"""Measure what is read from and answered over prose with figures: right, refused, wrong.

    python -m benchmarks.asked_prose                       # 60 articles of one seed
    python -m benchmarks.asked_prose --seed 7 --show 40    # other chances; print what went wrong
    python -m benchmarks.asked_prose --read-only           # the bound figures alone, in seconds

Made-up news of real districts and communes state invented figures in the ways that Vietnamese
articles do. First each figure is looked at as it was bound: right, unbound (something is missing,
nothing is false), lost (no figure there), wrong (its place, indicator, period or kind is not what
the article says). Then some articles at a time are read in and asked about.
"""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.evaluation.answers import states
from benchmarks.judged import Counts, assistant_over, bare, judged, line, parser, showing, told
from benchmarks.prose_pieces import PIECES
from benchmarks.prose_world import FIELDS, REGIONS, Region
from benchmarks.prose_writer import LackingError, Question, Says, Writer, rendered, when_of
from index_store.figures.extract import extract_figures
from ingest.reading import SourceBytes, read_source
from ingest.sources import upload_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.judged import Show
    from index_store.records import Figure, Span

MODES = ("sentence", "title", "lead", "previous")
TOGETHER = 5  # articles in one collection, each of another province


@dataclass(frozen=True, slots=True)
class Article:
    """One made-up article: its text, what its figures say, and what is asked of it."""

    name: str
    text: str
    mode: str
    figures: tuple[tuple[Span, Says], ...]
    asked: tuple[Question, ...]


def written(region: Region, number: int, seed: str) -> Article:
    """Return an article of some pieces about a province or one of its units."""
    chance = random.Random(f"{seed} {number}")
    home = chance.choice([region.province, *region.units])
    w = Writer(
        chance,
        region,
        home,
        when_of(chance, region),
        chance.choice(list(FIELDS)),
        chance.choice(MODES),
    )
    full = w.full(home)
    lead_when = w.when.text if w.mode == "lead" else "thời gian qua"
    title = f"{full[0].upper()}{full[1:]}: {chance.choice(('Chuyển biến trong', 'Kết quả', 'Nhìn lại'))} công tác {w.field}"
    title += f" {w.when.text}" if w.mode == "title" else ""
    lead = chance.choice(
        (
            f"Công tác {w.field} của {full} {lead_when} tiếp tục có những chuyển biến tích cực.",
            f"{lead_when[0].upper()}{lead_when[1:]}, cấp ủy, chính quyền {full} đã tập trung chỉ đạo công tác {w.field}.",
        )
    )
    told: list[str] = []
    for piece in chance.sample(PIECES, len(PIECES)):
        if len(told) == 5:
            break
        kept = (len(w.figures), len(w.asked), w.named, w.dated, list(w.measures))
        w.about = (piece.__doc__ or "").split("“")[1].split("”")[0]
        try:
            said = piece(w).replace("  ", " ").replace(" ,", ",")
            told.append(said[0].upper() + said[1:])
            if any(one.place != home for one in w.figures[kept[0] :]):
                w.named = False  # "địa phương này" would mean the place told of last
        except LackingError:
            del w.figures[kept[0] :], w.asked[kept[1] :]
            w.named, w.dated, w.measures = kept[2], kept[3], kept[4]
    _absent(w)
    paragraphs = [title, "", lead, ""]
    while told:
        size = min(len(told), chance.choice((1, 2)))
        paragraphs += [" ".join(told[:size])]
        told = told[size:]
        if w.mode == "previous":
            paragraphs[-1] = " ".join([paragraphs[-1], *told])
            told = []
    text, spans = rendered("\n".join(paragraphs) + "\n")
    figures = tuple((spans[at], says) for at, says in enumerate(w.figures) if at in spans)
    return Article(f"bai-{number}.txt", text, w.mode, figures, tuple(w.asked))


def _absent(w: Writer) -> None:
    """Ask what the article does not say."""
    w.about = "không có"
    unused = [m for m in w.measures if m.kind in ("rate", "money", "amount")]
    of, when = w.full(w.home), w.when.text
    if unused:
        w.question("absent measure", unused[0].asks[0].format(of=of, when=when))
    w.question("absent measure", f"{of} {when} trồng được bao nhiêu cây xanh đô thị?")
    said = w.asked[0].text if w.asked else ""
    year = w.when.value[:4]
    if year in said:
        w.question("absent year", said.replace(year, str(int(year) - 5)))
    for name in w.region.units:
        if name not in " ".join(str(one.place) for one in w.figures) and name != w.home:
            if w.asked and w.full(w.home) in w.asked[0].text:
                w.question("absent place", w.asked[0].text.replace(of, w.full(name)))
            break


def articles(seed: int, count: int) -> Iterator[list[Article]]:
    """Yield groups of articles, each group of different provinces."""
    chance = random.Random(seed)
    number = 0
    while number < count:
        group = chance.sample(REGIONS, TOGETHER)
        yield [written(region, number + at, str(seed)) for at, region in enumerate(group)]
        number += TOGETHER


_KINDS = {
    "rate": {"value", "share"}, "share": {"share", "value"}, "money": {"money", "value"},
    "amount": {"value", "count"}, "score": {"value"}, "count": {"count", "share", "value"},
}  # fmt: skip


def false_parts(figure: Figure, says: Says) -> list[str]:
    """Return which parts of a bound figure are not what the article says."""
    wrong = []
    if figure.place is not None and says.place is not None:
        bound = figure.place.value.casefold()
        if not bound.endswith(says.place.casefold()):
            wrong.append("place")
    if figure.indicator is not None:
        bound = figure.indicator.value.casefold()
        if says.kind == "count" and bound.startswith("tỷ lệ "):
            wrong.append("indicator")  # a number of accounts is no rate of them
        if not all(any(one.casefold() in bound for one in w.split("|")) for w in says.words):
            wrong.append("indicator")
    if figure.period is not None and says.period is not None and figure.period.value != says.period:
        wrong.append("period")
    cut = figure.kind == "change" and "nội bộ" in says.words  # "cắt giảm 72 thủ tục nội bộ"
    if figure.kind not in _KINDS.get(says.kind, {says.kind}) and not cut:
        wrong.append("kind")
    return wrong


def read(article: Article, show: Show) -> Iterator[tuple[str, str]]:
    """Yield the phenomenon and the verdict of each figure of an article."""
    data = article.text.encode()
    reading = read_source(SourceBytes(upload_source(article.name, data), data))
    found = extract_figures(reading.document, reading.passages)
    for span, says in article.figures:
        at = [one for one in found if one.span.overlaps(span)]
        verdict, why = "lost", ""
        if at:
            figure = min(at, key=lambda one: len(false_parts(one, says)))
            false = false_parts(figure, says)
            missing = [part for part in figure.missing if part != "period" or says.period]
            verdict = "wrong" if false else "unbound" if missing else "right"
            bound = [
                b.value if b else None for b in (figure.place, figure.indicator, figure.period)
            ]
            why = f"{false or missing} {figure.kind} {bound}"
        if verdict != "right":
            start = article.text.rfind("\n", 0, span.start) + 1
            end = article.text.find("\n", span.end)
            line = (
                f"{article.text[start : span.start]}⟦{says.number}⟧{article.text[span.end : end]}"
            )
            show(
                f"{verdict} [{says.about} | {article.mode}] {says.number}: {why} MUST {says.place} {says.words} {says.period} {says.kind}\n   {line}"
            )
        yield says.about, verdict


_ENGLISH = str.maketrans(",.", ".,")


def _says(answer: str, wanted: str) -> bool:
    return states(answer, wanted) or states(answer, wanted.translate(_ENGLISH))


def asked(group: Sequence[Article], show: Show) -> Iterator[tuple[str, str, str]]:
    """Yield the phenomenon, the kind and the verdict of each question about a group of articles."""
    with tempfile.TemporaryDirectory() as folder:
        for article in group:
            Path(folder, article.name).write_text(article.text, encoding="utf-8")
        with assistant_over([Path(folder, article.name) for article in group]) as assistant:
            for article in group:
                for at, one in enumerate(article.asked):
                    text = bare(one.text) if at % 3 == 0 else one.text
                    answer = told(assistant, text)
                    verdict = judged(one.must, one.never, answer, _says)
                    if verdict != "right":
                        show(
                            f"{verdict} {one.kind} [{one.about} | {article.mode} | {article.name}]"
                            f" {text}\n   must {one.must} -> {line(answer)}"
                        )
                    yield one.about, one.kind, verdict


def main() -> None:
    """Print how many figures and questions were right, refused and wrong."""
    arguments = parser(__doc__)
    arguments.add_argument("--count", type=int, default=60, help="articles")
    arguments.add_argument("--only", default="", help="print failures of these phenomena alone")
    arguments.add_argument("--read-only", action="store_true", help="ask nothing")
    options = arguments.parse_args()
    groups = list(articles(options.seed, options.count))
    show = showing(options.show, lambda failure: options.only in failure)
    counts = Counts(("right", "unbound", "lost", "wrong"))
    for group in groups:
        for article in group:
            for about, verdict in read(article, show):
                counts.add(verdict, (about, f"kỳ ở {article.mode}"))
    print("figures as they are bound")
    counts.print()
    if options.read_only:
        return
    show = showing(options.show, lambda failure: options.only in failure)
    counts = Counts()
    for group in groups:
        for about, kind, verdict in asked(group, show):
            counts.add(verdict, (about, f"hỏi {kind}"))
    print("questions")
    counts.print()


if __name__ == "__main__":
    main()
