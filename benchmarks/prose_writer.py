"""Writes made-up prose whose every figure is known: of whom, of what, of when, and what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as made_by
from typing import TYPE_CHECKING

from benchmarks.made_tables import vi
from benchmarks.prose_world import FIELDS, SCORES, Measure, Period, Region, periods
from index_store.records import Span

if TYPE_CHECKING:
    import random

    from benchmarks.judged import Groups

_MARK = re.compile("\x02(\\d+)\x03|\x04")


class LackingError(Exception):
    """What a piece needs (a measure of some kind, a second place) this article has no more of."""


@dataclass(frozen=True, slots=True)
class Says:
    """What a figure says. ``words`` must stand in what it is bound to, of "a|b" one.

    ``place`` is a name without its type; ``period`` is None where the article does not say it.
    """

    number: str
    place: str | None
    words: tuple[str, ...]
    period: str | None
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a piece, as `benchmarks.judged.judged` judges it."""

    kind: str
    text: str
    must: Groups
    about: str
    never: tuple[str, ...] = ()


@dataclass(slots=True)
class Writer:
    """An article while it is written: what it is about, what was said, what may be asked."""

    chance: random.Random
    region: Region
    home: str
    when: Period
    field: str
    mode: str
    figures: list[Says] = made_by(default_factory=list)
    asked: list[Question] = made_by(default_factory=list)
    taken: set[str] = made_by(default_factory=set)
    measures: list[Measure] = made_by(default_factory=list)
    about: str = ""
    named: bool = False
    dated: bool = False

    def __post_init__(self) -> None:
        """Take the measures of the field in an order of chance, and a few of another field."""
        own = list(FIELDS[self.field])
        other = FIELDS[self.chance.choice([name for name in FIELDS if name != self.field])]
        self.measures = [*own, *self.chance.sample(other, 2)]
        self.chance.shuffle(self.measures)

    @property
    def of_province(self) -> bool:
        """Whether the article is about the whole province."""
        return self.home == self.region.province

    def pick(self, *kinds: str) -> Measure:
        """Return a measure of one of the kinds that the article has not used."""
        for at, measure in enumerate(self.measures):
            if measure.kind in kinds:
                return self.measures.pop(at)
        raise LackingError

    def score(self) -> Measure:
        """Return an index that the article has not used."""
        left = [one for one in SCORES if one.noun not in self.taken]
        if not left:
            raise LackingError
        chosen = self.chance.choice(left)
        self.taken.add(chosen.noun)
        return chosen

    def one_of(self, *texts: str) -> str:
        """Return one of the wordings."""
        return self.chance.choice(texts)

    def number(self, measure: Measure, low: float | None = None, high: float | None = None) -> str:
        """Return a number for a measure that nothing else of the article has."""
        low, high = measure.low if low is None else low, measure.high if high is None else high
        digits = {"rate": self.chance.choice((0, 1, 1, 2)), "count": 0, "score": 2}.get(
            measure.kind, 1
        )
        if measure.kind == "amount":
            digits = 1 if measure.high < 100 else 0
        for turn in range(60):
            text = vi(round(self.chance.uniform(low, high), digits), digits)
            digits = digits if turn < 40 else digits + 1
            if text not in self.taken and not text.endswith(",0") and len(text) > 1:
                self.taken.add(text)
                return text
        raise LackingError

    def units(self, count: int) -> list[str]:
        """Return names of other units of the province."""
        return self.chance.sample([one for one in self.region.units if one != self.home], count)

    def full(self, name: str) -> str:
        """Return a name with its type: "huyện Đại Từ"."""
        return f"tỉnh {name}" if name == self.region.province else f"{self.region.level} {name}"

    def subject(self) -> str:
        """Return the article's place as the next sentence names it, beginning with a capital."""
        if not self.named:
            self.named = True
            return _capital(self.full(self.home))
        kind = "tỉnh" if self.of_province else self.region.level
        level = _capital(kind)
        return self.one_of(
            _capital(self.full(self.home)), level, f"Toàn {kind}", "Địa phương này", f"{level} này",
            "Địa phương", f"UBND {kind}", f"Trên địa bàn {kind},",
        )  # fmt: skip

    def at(self) -> str:
        """Return the period as the next sentence states it, "" where it stands elsewhere."""
        if self.mode == "sentence" or (self.mode == "previous" and not self.dated):
            self.dated = True
            return self.when.text
        return ""

    def opened(self, rest: str) -> str:
        """Return a sentence behind its period, if it has one: "Trong quý III/2024, huyện …"."""
        at = self.at()
        if not at:
            return rest
        lead = self.one_of("Trong ", "", "Tính chung ")
        rest = (
            rest if rest.startswith(("UBND", *(self.region.units))) else rest[0].lower() + rest[1:]
        )
        return _capital(f"{lead}{at}, {rest}")

    def fig(
        self, number: str, measure: Measure | tuple[str, ...], place: str | None = None,
        kind: str | None = None, period: str | None = "",
    ) -> str:  # fmt: skip
        """Return a number marked as a figure that says what is given."""
        words = measure.words if isinstance(measure, Measure) else measure
        own = kind or (measure.kind if isinstance(measure, Measure) else "count")
        self.figures.append(
            Says(
                number, self.home if place is None else place, words,
                self.when.value if period == "" else period, own, self.about,
            )
        )  # fmt: skip
        return f"\x02{len(self.figures) - 1}\x03{number}\x04"

    def ask(
        self, measure: Measure, number: str, place: str | None = None, when: str | None = None
    ) -> None:
        """Ask for a value, in a way of chance, and now and then whether it is so."""
        of = self.full(self.home if place is None else place)
        if self.chance.random() < 0.35:
            of = of.split(" ", 1)[1]
        said, when = when or self.when.text, when or self.when.text
        text = self.chance.choice(measure.asks).format(of=of, when=said)
        if measure.english and self.chance.random() < 0.2 and when == self.when.text:
            text = measure.english.format(of=_english(of), when=self.when.english)
        elif self.chance.random() < 0.25:
            text = _short(text)
        self.question("value" if measure.kind != "count" else "count", text, ((number,),))
        if self.chance.random() < 0.3:
            self.truth(measure, number, of, when)

    def truth(self, measure: Measure, number: str, of: str, when: str) -> None:
        """Ask whether a value is so, with the value or with another."""
        unit = "%" if measure.unit == "%" else f" {measure.unit}"
        noun = measure.noun
        if self.chance.random() < 0.5:
            text = f"Có đúng là {noun} của {of} {when} là {number}{unit} không?"
            self.question("yes", text, (("đúng",),), never=("không đúng",))
        else:
            other = self.number(measure)
            text = f"Có đúng là {noun} của {of} {when} là {other}{unit} không?"
            self.question("no", text, (("không đúng",), (number,)))

    def question(
        self,
        kind: str,
        text: str,
        must: Groups = (),
        never: tuple[str, ...] = (),
    ) -> None:
        """Keep a question, as people type it."""
        text = _capital(re.sub(r"\s+", " ", text).replace(" ?", "?").strip())
        self.asked.append(Question(kind, text, must, self.about, never))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _short(text: str) -> str:
    """Return a question with the short forms that officials type."""
    for long, short in (
        ("tỷ lệ hồ sơ", "tl hồ sơ"), ("thủ tục hành chính", "TTHC"), ("bảo hiểm y tế", "BHYT"),
        ("cải cách hành chính", "CCHC"), ("ngân sách nhà nước", "NSNN"), ("trung học phổ thông", "THPT"),
        ("suy dinh dưỡng", "SDD"), ("đầu tư công", "ĐTC"), ("phần trăm", "%"),
    ):  # fmt: skip
        if long != "tỷ lệ hồ sơ" and long in text:
            return text.replace(long, short)
    return text


def _english(of: str) -> str:
    kind, _, name = of.partition(" ")
    kinds = {"huyện": "district", "xã": "commune", "tỉnh": "province"}
    return f"{name} {kinds[kind]}" if kind in kinds else of


def rendered(text: str) -> tuple[str, dict[int, Span]]:
    """Return the text without its marks, and the span of each marked figure."""
    out: list[str] = []
    spans: dict[int, Span] = {}
    at, start, opened = 0, 0, -1
    for m in _MARK.finditer(text):
        out.append(text[at : m.start()])
        start_now = sum(map(len, out))
        if m[1] is not None:
            opened, start = int(m[1]), start_now
        else:
            spans[opened] = Span(start, start_now)
        at = m.end()
    out.append(text[at:])
    return "".join(out), spans


def when_of(chance: random.Random, region: Region) -> Period:
    """Return a period of the years that the region had its units in."""
    return chance.choice(periods(chance.choice(region.years)))
