"""Measure what is refused that documents do not say, though they say what is next to it.

    python -m benchmarks.asked_absent --of DATA questions.jsonl --of OTHER_DATA --seed 1 --show 40

Each question that an index answers (of the files, and made of its figures) is turned into near
misses: another unit, year, index, noun, office, act, end, number or procedure, a qualifier or a
second half that nothing near the answer says. What makes sure of that is a search: the words that
would tell it stand in no document that was cited, nor in any that names the unit asked about; of a
question that names no unit, in none at all. Even and odd seeds share no wording and no question.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from assistant.evaluation.questions import read_questions
from assistant.questions.places import proper_name
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.language.characters.marks import comparison_key, unmarked
from index_store.language.law.references import find_document_numbers
from index_store.language.names.places import find_places
from index_store.store import FigureQuery, Store
from prompts import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.records import Answer

AS_OF = date(2026, 11, 22)
OF_ONE = 4
"""Near misses that are made of one question at most."""
_AMOUNT = re.compile(r"bao nhiêu|(?<!thứ )(?<!hạng )mấy (?!giờ)")
_NO_AMOUNT = re.compile(
    r"thứ (?:mấy|bao nhiêu)|hạng (?:mấy|bao nhiêu)|bao nhiêu ngày|khi nào|vì sao|bao lâu"
)
_AMOUNT_EN = re.compile(r"how (?:many|much)|what (?:was|is|percentage|share)|score", re.IGNORECASE)
_BEFORE = re.compile(r" (?:là|đạt|được) (?:bao nhiêu|mấy)| năm (?:19|20)\d\d")
_CAUSES = re.compile(
    r"nguyên nhân|(?<!\w)(?:do|vì|nhờ|bởi|khiến|nên|dẫn đến|góp phần|khi|qua)(?!\w)|lý do|hạn chế"
    r"|xuất phát|khó khăn|vướng mắc|tích cực|quyết tâm|có được"
)  # fmt: skip
_OTHERS = {
    "province": ("tỉnh Sóc Trăng", "tỉnh Lai Châu", "tỉnh Kha Lâm", "tỉnh Hậu Giang", "tỉnh Vĩnh Đàm", "tỉnh Ninh Thuận"),
    "district": ("huyện Trạm Tấu", "huyện Đàm Khê", "huyện Năm Căn", "huyện Trà Lũng", "huyện Cần Giuộc", "thị xã Bến Kha"),
    "commune": ("xã Nậm Kè", "phường Vĩnh Đàm", "xã Kỳ Phú", "xã Trà Lũng", "phường Đông Kha", "xã Mù Cả"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turned:
    """A question that is not answered, and the one that it was made of."""

    kind: str
    text: str
    of: str


@dataclass(frozen=True, slots=True)
class Row:
    """A way to turn a question: ``put`` for ``find``, unless a document says ``unless``."""

    kind: str
    find: str
    put: str
    unless: str

    def turn(self, text: str) -> str | None:
        """Return the question turned, or None where it does not apply."""
        asked = text.rstrip(" ?.")
        if self.find == "++":
            return f"{asked} {self.put}"
        if self.find == "++en":
            return f"{asked} {self.put}?" if _AMOUNT_EN.search(asked) else None
        if self.find == "+":
            return _narrowed(asked, self.put)
        if not re.search(self.find, asked, re.IGNORECASE):
            return None
        return f"{re.sub(self.find, self.put, asked, count=1, flags=re.IGNORECASE)}?"


def _narrowed(asked: str, qualifier: str) -> str | None:
    """Return a question of an amount with a qualifier.

    >>> _narrowed("Tỷ lệ hài lòng của xã A là bao nhiêu", "của phụ nữ")
    'Tỷ lệ hài lòng của xã A của phụ nữ là bao nhiêu?'
    >>> _narrowed("Xã A xếp thứ mấy", "của phụ nữ")
    """
    key = comparison_key(asked)
    if not _AMOUNT.search(key) or _NO_AMOUNT.search(key):
        return None
    if (at := _BEFORE.search(asked)) is not None:
        return f"{asked[: at.start()]} {qualifier}{asked[at.start() :]}?"
    return f"{asked} {qualifier}?"


@cache
def rows() -> tuple[Row, ...]:
    """Return the ways to turn a question."""
    lines = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(Row(*line.split("\t")[:4]) for line in lines)


def _of_seed(text: str, seed: int) -> bool:
    return crc32(text.encode()) % 2 == seed % 2


class Texts:
    """The texts of an index, to be sure that something is not said."""

    def __init__(self, store: Store) -> None:
        summaries = store.documents()
        self.ids = [item.id for item in summaries]
        self.keys: dict[str, str] = {}
        for at in range(0, len(self.ids), 500):
            for one, document in store.texts(self.ids[at : at + 500]).items():
                whole = (document.title, document.place or "", document.text)
                self.keys[one] = comparison_key("\n".join(whole))

    def near(self, answer: Answer) -> list[str]:
        """Return the texts that might tell more: those cited, those that name the unit, or all."""
        places = {comparison_key(proper_name(p.name)) for p in find_places(answer.understood_as)}
        if not places:
            return list(self.keys.values())
        cited = {item.document_id for item in answer.citations}
        return [
            text
            for one, text in self.keys.items()
            if one in cited or any(place in text for place in places)
        ]


def _says(pattern: str, texts: Sequence[str]) -> bool:
    found = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
    return any(found.search(text) for text in texts)


def near_misses(answer: Answer, texts: Texts, seed: int, chance: random.Random) -> Iterator[Turned]:
    """Yield questions next to an answered one that no document answers."""
    asked, near = answer.understood_as, texts.near(answer)
    found: list[Turned] = []
    for row in rows():
        text = row.turn(asked) if _of_seed(row.find + row.put, seed) else None
        if text is None or _says(row.unless, [comparison_key(asked)]) or _says(row.unless, near):
            continue
        found.append(Turned(row.kind, text, asked))
    found += _of_another_place(asked, texts, seed)
    found += _of_another_year(asked, near, chance)
    found += _of_another_number(asked, texts, chance)
    by_kind: defaultdict[str, list[Turned]] = defaultdict(list)
    for one in found:
        by_kind[one.kind].append(one)
    kinds = list(by_kind)
    chance.shuffle(kinds)
    for kind in kinds[:OF_ONE]:
        one = chance.choice(by_kind[kind])
        if answer.language == "vi" and chance.random() < 1 / 3:
            one = Turned(one.kind, unmarked(one.text).lower().rstrip("?"), one.of)
        yield one


def _of_another_place(asked: str, texts: Texts, seed: int) -> Iterator[Turned]:
    for place in find_places(asked)[:1]:
        for other in _OTHERS.get(place.level, ()):
            if _of_seed(other, seed) and not any(
                comparison_key(proper_name(other)) in text for text in texts.keys.values()
            ):
                text = asked[: place.span.start] + other + asked[place.span.end :]
                yield Turned("place", text, asked)


def _of_another_year(asked: str, near: Sequence[str], chance: random.Random) -> Iterator[Turned]:
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", asked))
    if len(years) != 1:
        return
    told = {int(year) for text in near for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)}
    free = [year for year in range(2004, 2026) if not {year - 1, year, year + 1} & told]
    if free:
        yield Turned("year", asked.replace(years.pop(), str(chance.choice(free))), asked)


def _of_another_number(asked: str, texts: Texts, chance: random.Random) -> Iterator[Turned]:
    for item in find_document_numbers(asked)[:1]:
        number = re.search(r"\d+", item.span.of(asked))
        if number is None:
            continue
        other = str(chance.randrange(1200, 8000))
        if not any(f"{other}/" in text for text in texts.keys.values()):
            at = item.span.start + number.start()
            text = asked[:at] + other + asked[item.span.start + number.end() :]
            yield Turned("number", text, asked)


def of_figures(store: Store, texts: Texts, seed: int, most: int) -> Iterator[str]:
    """Yield questions that a figure of the index answers, and causes that nothing tells."""
    figures = [
        item.figure
        for item in store.figures(FigureQuery(kind=("value", "count", "money", "rate")))
        if item.figure.place and item.figure.indicator and item.figure.period
    ]
    figures = [one for one in figures if _of_seed(f"{one.document_id} {one.span.start}", seed)]
    random.Random(seed).shuffle(figures)
    for figure in figures[:most]:
        what, place, when = (
            bound.value for bound in (figure.indicator, figure.place, figure.period) if bound
        )
        if not re.fullmatch(r"\d{4}", when) or len(what) > 90:
            continue
        yield f"{what} năm {when} của {place} là bao nhiêu?"
        if not _CAUSES.search(texts.keys[figure.document_id]):
            yield f"Vì sao {what} năm {when} của {place} là {figure.text}?"


def is_false(turned: Turned, answer: Answer) -> bool:
    """Return whether an answer was given as if the documents told what they do not."""
    if answer.status != "answered":
        return False
    kinds = {note.kind for note in answer.notes}
    causes = [fill(name, answer.language) for name in ("note_no_cause", "note_no_cause_at_all")]
    if turned.kind == "cause" and any(note.text in causes for note in answer.notes):
        return False
    return "unanswered_part" not in kinds


def made(
    store: Store, assistant: Assistant, files: Sequence[str], seed: int, most: int
) -> Iterator[Turned]:
    """Yield the near misses of what an index answers."""
    texts = Texts(store)
    chance = random.Random(seed)
    asked = [
        one.text
        for file in files
        for one in read_questions(Path(file))
        if one.answerable and not one.history and _of_seed(one.text, seed)
    ]
    chance.shuffle(asked)
    for text in (*asked[:most], *of_figures(store, texts, seed, most // 2)):
        if text.startswith("Vì sao") and text not in asked:
            yield Turned("cause", text, text)
            continue
        answer = assistant.ask(text)
        if answer.status == "answered":
            yield from near_misses(answer, texts, seed, chance)


def main() -> None:
    """Print how many near misses were refused."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--of", nargs="+", action="append", required=True, metavar="DATA")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--most", type=int, default=80, help="questions of an index")
    arguments.add_argument("--show", type=int, default=0, help="false answers to print")
    arguments.add_argument("--kept", type=Path, help="made questions, written and read again")
    options = arguments.parse_args()
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    shown = 0
    kept: dict[str, list[Turned]] = {}
    if options.kept and options.kept.exists():
        for line in options.kept.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            kept.setdefault(row.pop("data"), []).append(Turned(**row))
    for data, *files in options.of:
        with closing(Store.open(Path(data), bundled())) as store:
            assistant = Assistant(store, bundled(), as_of=AS_OF)
            asked = kept.get(data) or list(
                made(store, assistant, files, options.seed, options.most)
            )
            if options.kept and data not in kept:
                with options.kept.open("a", encoding="utf-8") as out:
                    for one in asked:
                        out.write(
                            json.dumps({"data": data, **asdict(one)}, ensure_ascii=False) + "\n"
                        )
            for one in asked:
                answer = assistant.ask(one.text)
                verdict = "false" if is_false(one, answer) else "refused"
                for key in (one.kind, Path(data).name, "all"):
                    counts[key][verdict] += 1
                if verdict == "false" and shown < options.show:
                    shown += 1
                    told = answer.answer.replace("\n", " / ")[:260]
                    print(
                        f"{one.kind} [{Path(data).name}] {one.text}\n   of {one.of}\n   -> {told}",
                        flush=True,
                    )
    for key, count in counts.items():
        asked_all = sum(count.values())
        print(
            f"{key:20} {asked_all:5} asked, {count['refused'] / asked_all:6.1%} refused, {count['false']:4} false",
            flush=True,
        )


if __name__ == "__main__":
    main()
