"""Claims about a made world, in the ways journalists paraphrase results, each with its verdict.

The wordings are in ``claim_wordings.tsv``, in two groups: those "seen" may be mended for, those
"unseen" are only scored, and tell whether what was mended carries over.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.claim_worlds import NOWHERE, World
from benchmarks.made_tables import vi

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from assistant.checking.records import Verdict

SAID: tuple[Verdict, ...] = ("supported", "contradicted", "not_found")


@dataclass(frozen=True, slots=True)
class MadeClaim:
    """A claim with what it is of, how it was bent, and its verdict."""

    phenomenon: str
    bent: str
    verdict: Verdict
    text: str


@cache
def wordings() -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the wordings by phenomenon and group."""
    lines = Path(__file__).with_name("claim_wordings.tsv").read_text(encoding="utf-8").splitlines()
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for line in lines[1:]:
        phenomenon, group, wording = line.split("\t")
        found[phenomenon, group].append(wording)
    return {key: tuple(said) for key, said in found.items()}


class Says:
    """Wordings of claims about one world; ``unseen`` takes those that are never looked at."""

    def __init__(self, world: World, chance: random.Random, *, unseen: bool) -> None:
        self.w = world
        self.m = world.measured
        self.chance = chance
        self.unseen = unseen

    def one(self, phenomenon: str, **parts: object) -> str:
        """Return a claim in one of the wordings, filled, with a capital at its start and a stop."""
        text = self.chance.choice(wordings()[phenomenon, "unseen" if self.unseen else "seen"])
        name = self.chance.choice(self.m.names[1:])
        said = text.format(n=name, y=self.w.year, z=self.w.earlier, m=self.m, **parts)
        return said[:1].upper() + said[1:] + "."

    def did(self, value: str) -> str:
        """Return what a unit did, with its value as given: "tiếp nhận 3.210 hồ sơ"."""
        says = self.m.does[1:] if self.unseen and len(self.m.does) > 2 else self.m.does[:2]
        return self.chance.choice(says).format(v=value, n=self.chance.choice(self.m.names[1:]))

    def name(self, at: int) -> str:
        """Return a unit, three times in ten without its kind."""
        unit = self.w.units[at]
        bare = self.w.level != "Sở" and self.chance.random() < 0.3
        return unit.split(" ", 1)[1] if bare else unit

    def nowhere(self) -> str:
        """Return a unit that no document names."""
        return "Sở Dân tộc và Tôn giáo" if self.w.level == "Sở" else f"{self.w.plural} {NOWHERE}"

    def two(self) -> tuple[int, int]:
        """Return two units, the better one first."""
        first, second = sorted(self.chance.sample(range(len(self.w.units)), 2))
        return first, second

    def unit(self) -> int:
        """Return a unit."""
        return self.chance.randrange(len(self.w.units))

    def off(self, value: float) -> float:
        """Return another value of the same measure, far enough away to be no rounding."""
        taken = {*self.w.now, *self.w.before}
        while True:
            factor = self.chance.choice((0.82, 0.88, 0.93, 1.04, 1.07, 1.13))
            other = round(value * factor, self.m.digits)
            if self.m.unit == "%" and other > 99.9:
                continue
            if other != value and other not in taken:
                return other


def exact(s: Says) -> Iterator[MadeClaim]:
    """A value of a unit in a year, as it stands."""
    at, other = s.two()
    w = s.w

    def said(value: float, place: str, year: int) -> str:
        v = s.m.write(value)
        text = s.one("exact", p=place, v=v, did=s.did(v))
        return text.replace(str(w.year), str(year))

    yield MadeClaim("exact", "", "supported", said(w.now[at], s.name(at), w.year))
    yield MadeClaim(
        "exact", "earlier year", "supported", said(w.before[other], s.name(other), w.earlier)
    )
    yield MadeClaim(
        "exact", "value off", "contradicted", said(s.off(w.now[at]), s.name(at), w.year)
    )
    yield MadeClaim(
        "exact", "place swapped", "contradicted", said(w.now[at], s.name(other), w.year)
    )
    yield MadeClaim("exact", "year swapped", "contradicted", said(w.before[at], s.name(at), w.year))
    yield MadeClaim("exact", "unit off", "contradicted", said_off(s, at, said))
    yield MadeClaim("exact", "place nowhere", "not_found", said(w.now[at], s.nowhere(), w.year))
    yield MadeClaim("exact", "year nowhere", "not_found", said(w.now[at], s.name(at), w.year + 2))
    yield MadeClaim("exact", "indicator nowhere", "not_found",
                    f"Chỉ số cạnh tranh cấp sở, huyện (DDCI) năm {w.year} của {s.name(at)} đạt {vi(w.now[at] % 90 + 7)} điểm.")  # fmt: skip


def said_off(s: Says, at: int, said: Callable[[float, str, int], str]) -> str:
    """Return the claim with a decimal point or a scale lost."""
    text, value = said(s.w.now[at], s.name(at), s.w.year), s.w.now[at]
    if s.m.kind == "money":
        return text.replace("tỷ đồng", s.chance.choice(("triệu đồng", "nghìn tỷ đồng")))
    if s.m.kind == "count":
        return text.replace(
            vi(value, 0), vi(value * 1000, 0) if value < 1000 else vi(round(value / 1000), 0)
        )
    return text.replace(vi(value, s.m.digits), vi(value / 10, s.m.digits))


def loosely(s: Says, value: float, *, true: bool) -> str:
    """Return a value said roughly: "gần 77 điểm", "hơn 12,3 nghìn hồ sơ"."""
    if not true:
        value *= (
            s.chance.choice((0.78, 0.85, 1.18)) if s.m.unit != "%" else s.chance.choice((0.7, 0.8))
        )
    size = 10 ** (math.floor(math.log10(value)) - 1)
    step = size if s.m.kind in ("count", "money") else 1
    below, above = math.floor(value / step) * step, math.ceil(value / step) * step
    if below == above:
        above += step
    nearest = below if value - below < above - value else above
    ways = [("gần", above), ("hơn", below), ("trên", below), ("khoảng", nearest)]
    if s.unseen:
        ways = [("xấp xỉ", nearest), ("ngót", above), ("chừng", nearest)]
    if not true:  # "hơn 55%" of 79% is no lie
        ways = [way for way in ways if way[0] not in ("hơn", "trên")]
    word, shown = s.chance.choice(ways)
    if shown == value:
        word = "khoảng"
    if s.m.kind == "count" and shown >= 1000 and shown % 100 == 0 and s.chance.random() < 0.4:
        return f"{word} {vi(shown / 1000, 1 if shown % 1000 else 0)} nghìn {s.m.unit}"
    unit = "%" if s.m.unit == "%" else f" {s.m.unit}"
    return f"{word} {vi(shown, 0)}{unit}"


def rounded(s: Says) -> Iterator[MadeClaim]:
    """A value said roughly."""
    at = s.unit()
    for true in (True, False):
        v = loosely(s, s.w.now[at], true=true)
        text = s.one("rounded", p=s.name(at), v=v, did=s.did(v))
        yield MadeClaim("rounded", "" if true else "value off", SAID[not true], text)
    v = loosely(s, s.w.now[at], true=True)
    yield MadeClaim(
        "rounded",
        "place nowhere",
        "not_found",
        s.one("rounded", p=s.nowhere(), v=v, did=s.did(v)),
    )


def rescaled(s: Says) -> Iterator[MadeClaim]:
    """A value in a larger or a smaller unit."""
    at = s.unit()
    value = s.w.now[at]
    if s.m.kind == "money":
        made = [(f"{vi(value * 1000, 0)} triệu đồng", f"{vi(value, 0)} triệu đồng")]
        made += [
            (f"{vi(value / 1000, 2)} nghìn tỷ đồng", f"{vi(value / 100, 2)} nghìn tỷ đồng")
        ] * (value > 200)
    elif s.m.kind == "count" and value > 1000:
        made = [(f"{vi(value / 1000, 1)} nghìn hồ sơ", f"{vi(value / 1000, 1)} triệu hồ sơ")]
        made += [(f"{vi(value / 1000, 2)} nghìn hồ sơ", f"{vi(value / 100, 2)} nghìn hồ sơ")]
    elif s.m.unit == "%":
        tenths = round(value / 10)
        if abs(value / 10 - tenths) > 0.3:
            return
        made = [(f"khoảng {tenths}/10", f"khoảng {max(1, tenths - 3)}/10")]
        for verdict, v in zip(SAID, made[0], strict=False):
            yield MadeClaim("rescaled", "tenths", verdict, s.one(
                "rescaled", p=s.name(at), v=v))  # fmt: skip
        return
    else:
        return
    for true, false in made:
        for verdict, v in zip(SAID, (true, false), strict=False):
            text = s.one(
                "rescaled 2",
                p=s.name(at),
                did=s.did(v),
            )
            yield MadeClaim("rescaled", "" if verdict == "supported" else "unit off", verdict, text)


def from_to(s: Says) -> Iterator[MadeClaim]:
    """A rise or a fall with both its ends."""
    w, at = s.w, s.unit()

    def said(place: str, before: float, now: float) -> str:
        up = now > before
        return s.one("from_to", p=place, w=s.m.write(before), v=s.m.write(now),
                     up="tăng" if up else "giảm", to="lên" if up else "xuống")  # fmt: skip

    now, before = w.now[at], w.before[at]
    yield MadeClaim("from-to", "", "supported", said(s.name(at), before, now))
    yield MadeClaim("from-to", "ends swapped", "contradicted", said(s.name(at), now, before))
    yield MadeClaim(
        "from-to", "first end off", "contradicted", said(s.name(at), s.off(before), now)
    )
    yield MadeClaim("from-to", "last end off", "contradicted", said(s.name(at), before, s.off(now)))
    yield MadeClaim("from-to", "place nowhere", "not_found", said(s.nowhere(), before, now))


def change(s: Says) -> Iterator[MadeClaim]:
    """By how much a value rose or fell."""
    w, at = s.w, s.unit()
    apart = round(w.now[at] - w.before[at], s.m.digits)

    def said(place: str, d: float) -> str:
        up = d > 0
        more = {"count": ("nhiều hơn", "ít hơn"), "money": ("nhiều hơn", "ít hơn")}.get(
            s.m.kind, ("cao hơn", "thấp hơn")
        )
        text = s.one(
            "change", p=place, d=s.m.apart(d), up="tăng" if up else "giảm", more=more[not up]
        )
        return text.replace("giảm thêm", "giảm")

    yield MadeClaim("change", "", "supported", said(s.name(at), apart))
    yield MadeClaim("change", "direction reversed", "contradicted", said(s.name(at), -apart))
    yield MadeClaim(
        "change",
        "amount off",
        "contradicted",
        said(
            s.name(at),
            apart * s.chance.choice((1.6, 2.3, 0.4))
            + (0.3 if s.m.digits else 2) * (1 if apart > 0 else -1),
        ),
    )
    yield MadeClaim("change", "place nowhere", "not_found", said(s.nowhere(), apart))


def difference(s: Says) -> Iterator[MadeClaim]:
    """By how much one unit is above another."""
    w = s.w
    at, other = s.two()
    plain = s.m.kind in ("score", "rate")
    more, less = ("cao hơn", "thấp hơn") if plain else ("nhiều hơn", "ít hơn")
    apart = w.now[at] - w.now[other]

    def said(p: str, q: str, d: float) -> str:
        return s.one("difference", p=p, q=q, d=s.m.apart(d), more=more if d > 0 else less)

    p, q = s.name(at), s.name(other)
    yield MadeClaim("difference", "", "supported", said(p, q, apart))
    yield MadeClaim("difference", "", "supported", said(q, p, -apart))
    yield MadeClaim("difference", "direction reversed", "contradicted", said(q, p, apart))
    yield MadeClaim("difference", "amount off", "contradicted", said(p, q, apart * 1.7 + 0.4))
    yield MadeClaim("difference", "place nowhere", "not_found", said(p, s.nowhere(), apart))


def leaning(s: Says) -> Iterator[MadeClaim]:
    """More or less, up or down, without a figure."""
    w = s.w
    at, other = s.two()
    plain = s.m.kind in ("score", "rate")
    more, less = ("cao hơn", "thấp hơn") if plain else ("nhiều hơn", "ít hơn")
    p, q = s.name(at), s.name(other)
    yield MadeClaim("above", "", "supported", s.one("leaning", p=p, q=q, more=more))
    yield MadeClaim("above", "", "supported", s.one("leaning", p=q, q=p, more=less))
    yield MadeClaim(
        "above", "direction reversed", "contradicted", s.one("leaning", p=p, q=q, more=less)
    )
    yield MadeClaim(
        "above", "place nowhere", "not_found", s.one("leaning", p=p, q=s.nowhere(), more=more)
    )
    up = w.now[at] > w.before[at]
    for true in (True, False):
        way = up if true else not up
        text = s.one("leaning 2", p=p, up="tăng" if way else "giảm", more=more if way else less)
        yield MadeClaim("up or down", "" if true else "direction reversed", SAID[not true], text)
    yield MadeClaim(
        "up or down",
        "place nowhere",
        "not_found",
        s.one("leaning 2", p=s.nowhere(), up="tăng", more=more),
    )


_TIMES = (
    (1 / 3, 0.05, "chỉ bằng một phần ba"),
    (0.5, 0.04, "chỉ bằng một nửa"),
    (2, 0.1, "gấp đôi"),
    (3, 0.15, "gấp ba"),
)


def ratio(s: Says) -> Iterator[MadeClaim]:
    """How many times as much as another unit."""
    if s.m.kind not in ("count", "money"):
        return
    at, other = s.two()
    times = s.w.now[at] / s.w.now[other]
    if times < 1.2:
        return
    p, q = s.name(at), s.name(other)
    near = vi(times, 1)
    k = s.chance.choice(
        (
            near,
            f"khoảng {near}",
            f"hơn {math.floor(times)}" if times % 1 > 0.05 and times > 2 else near,
        )
    )
    yield MadeClaim("ratio", "", "supported", s.one("ratio", p=p, q=q, k=k))
    yield MadeClaim(
        "ratio",
        "times off",
        "contradicted",
        s.one("ratio", p=p, q=q, k=vi(times * 1.8 + 1, 1)),
    )
    yield MadeClaim("ratio", "order swapped", "contradicted", s.one("ratio", p=q, q=p, k=k))
    yield MadeClaim("ratio", "place nowhere", "not_found", s.one("ratio", p=p, q=s.nowhere(), k=k))
    for exact, slack, words in _TIMES:
        a, b = (at, other) if exact > 1 else (other, at)
        real = s.w.now[a] / s.w.now[b]
        verdict: Verdict | None = (
            "supported"
            if abs(real - exact) < slack / 3
            else "contradicted"
            if abs(real - exact) > 3 * slack
            else None
        )
        if verdict:
            text = s.one(
                "ratio 2",
                p=s.name(a),
                q=s.name(b),
                words=words,
            )
            yield MadeClaim(
                "ratio in words", "" if verdict == "supported" else "times off", verdict, text
            )


def grown(s: Says) -> Iterator[MadeClaim]:
    """By what part a count or an amount grew."""
    if s.m.kind not in ("count", "money"):
        return
    at = s.unit()
    part = (s.w.now[at] / s.w.before[at] - 1) * 100
    if abs(part) < 2:
        return

    def said(place: str, d: float) -> str:
        return s.one("grown", p=place, d=vi(abs(d), 1), up="tăng" if d > 0 else "giảm")

    yield MadeClaim("growth", "", "supported", said(s.name(at), part))
    yield MadeClaim("growth", "direction reversed", "contradicted", said(s.name(at), -part))
    yield MadeClaim(
        "growth",
        "amount off",
        "contradicted",
        said(s.name(at), part * 1.8 + (3 if part > 0 else -3)),
    )
    yield MadeClaim("growth", "place nowhere", "not_found", said(s.nowhere(), part))


def summed(s: Says) -> Iterator[MadeClaim]:
    """What two units, two years or all units come to."""
    if s.m.kind not in ("count", "money"):
        return
    w = s.w
    at, other = s.two()
    total = w.now[at] + w.now[other]

    def said(p: str, q: str, value: float) -> str:
        v = s.m.write(value)
        return s.one("summed", p=p, q=q, v=v, did="tổng cộng " + s.did(v))

    p, q = s.name(at), s.name(other)
    yield MadeClaim("sum of two", "", "supported", said(p, q, total))
    yield MadeClaim("sum of two", "value off", "contradicted", said(p, q, s.off(total)))
    yield MadeClaim("sum of two", "place nowhere", "not_found", said(p, s.nowhere(), total))
    total = w.now[at] + w.before[at]
    for true in (True, False):
        v = s.m.write(total if true else s.off(total))
        yield MadeClaim(
            "sum of years",
            "" if true else "value off",
            SAID[not true],
            s.one("summed 2", p=p, v=v, did="tổng cộng " + s.did(v)),
        )
    total = sum(w.now)
    for true in (True, False):
        v = s.m.write(total if true else s.off(total))
        text = s.one("summed 3", v=v, c=len(w.units), l=w.plural, did="tổng cộng " + s.did(v))
        yield MadeClaim("sum of all", "" if true else "value off", SAID[not true], text)


def extremes(s: Says) -> Iterator[MadeClaim]:
    """Who is at an end."""
    w = s.w
    plain = s.m.kind in ("score", "rate")
    high, low = ("cao nhất", "thấp nhất") if plain else ("nhiều nhất", "ít nhất")
    mid = s.chance.randrange(1, len(w.units) - 1)
    most, least = 0, len(w.units) - 1

    def said(p: str, *, top: bool) -> str:
        beyond = (
            ("cao hơn" if plain else "nhiều hơn") if top else ("thấp hơn" if plain else "ít hơn")
        )
        return s.one("extremes", p=p, l=w.plural, end=high if top else low, beyond=beyond)

    yield MadeClaim("superlative", "", "supported", said(s.name(most), top=True))
    yield MadeClaim("superlative", "", "supported", said(s.name(least), top=False))
    yield MadeClaim("superlative", "end swapped", "contradicted", said(s.name(most), top=False))
    yield MadeClaim("superlative", "place swapped", "contradicted", said(s.name(mid), top=True))
    yield MadeClaim(
        "superlative",
        "place swapped",
        "contradicted",
        said(s.name(most if mid == 1 else 1), top=False),
    )
    yield MadeClaim("superlative", "place nowhere", "not_found", said(s.nowhere(), top=True))
    for at, top, bent, verdict in (
        (most, True, "", SAID[0]), (least, False, "", SAID[0]), (mid, True, "place swapped", SAID[1]),
        (least, True, "end swapped", SAID[1]),
    ):  # fmt: skip
        text = s.one("extremes 2", p=s.name(at), v=s.m.write(w.now[at]), end=high if top else low)
        yield MadeClaim("superlative with value", bent, verdict, text)


def moved_most(s: Says) -> Iterator[MadeClaim]:
    """Which unit rose or fell most."""
    w = s.w
    moved = [now - then for now, then in zip(w.now, w.before, strict=True)]
    best, worst = (
        max(range(len(moved)), key=moved.__getitem__),
        min(range(len(moved)), key=moved.__getitem__),
    )
    if moved[best] <= 0 or moved[worst] >= 0:
        return
    yield MadeClaim("rose most", "", "supported", s.one("moved_most", p=s.name(best), l=w.plural))
    yield MadeClaim(
        "rose most",
        "place swapped",
        "contradicted",
        s.one("moved_most", p=s.name(worst), l=w.plural),
    )


def ranks(s: Says) -> Iterator[MadeClaim]:
    """The place of a unit among all, and how it moved."""
    if not s.w.ranked:
        return
    w, at, count = s.w, s.unit(), len(s.w.units)
    other = s.chance.choice([one for one in range(1, count + 1) if one != at + 1])
    yield MadeClaim("rank", "", "supported", s.one("ranks", p=s.name(at), r=at + 1, c=count))
    yield MadeClaim(
        "rank", "value off", "contradicted", s.one("ranks", p=s.name(at), r=other, c=count)
    )
    yield MadeClaim(
        "rank", "place nowhere", "not_found", s.one("ranks", p=s.nowhere(), r=at + 1, c=count)
    )
    steps = w.rank(at, then=True) - w.rank(at)
    if steps:
        for bent, k in (
            ("", steps),
            ("direction reversed", -steps),
            ("amount off", steps + (2 if steps > 0 else -2)),
        ):
            text = s.one(
                "ranks 2",
                p=s.name(at),
                k=abs(k),
                up="tăng" if k > 0 else "tụt" if s.chance.random() < 0.5 else "giảm",
            )
            yield MadeClaim("rank moved", bent, SAID[bool(bent)], text)
    for place, lead, bent, verdict in (
        (0, ("dẫn đầu", "đứng đầu"), "", SAID[0]), (count - 1, ("đứng cuối", "xếp cuối"), "", SAID[0]),
        (1 + at % (count - 1), ("dẫn đầu", "đứng đầu"), "place swapped", SAID[1]),
        (0, ("đứng cuối", "xếp cuối"), "end swapped", SAID[1]),
    ):  # fmt: skip
        text = s.one(
            "ranks 3", p=s.name(place), lead=s.chance.choice(lead), v=s.m.write(w.now[place])
        )
        yield MadeClaim("first and last", bent, verdict, text)
    yield MadeClaim(
        "top group", "", "supported", s.one("ranks 4", p=s.name(min(at, 2)), k=3, l=w.plural)
    )
    yield MadeClaim(
        "top group",
        "place swapped",
        "contradicted",
        s.one("ranks 4", p=s.name(count - 1), k=3, l=w.plural),
    )


def tallies(s: Says) -> Iterator[MadeClaim]:
    """How many units are above a limit, or rose."""
    w = s.w
    cut = s.chance.randrange(1, len(w.units))
    step = 10 ** max(0, math.floor(math.log10(w.now[cut - 1])) - 1)
    limit = math.floor(w.now[cut - 1] / step) * step
    over = sum(one > limit for one in w.now)
    under = sum(one < limit for one in w.now)
    if over + under < len(w.units) or not limit:
        return
    shown = vi(limit, 0) + ("%" if s.m.unit == "%" else f" {s.m.unit}")
    wrong = over + 2 if over + 2 <= len(w.units) else over - 2
    for k, verdict in ((over, SAID[0]), (wrong, SAID[1])):
        if k > 0:
            text = s.one("tallies", k=k, c=len(w.units), l=w.plural, x=shown)
            yield MadeClaim("tally", "" if verdict == "supported" else "count off", verdict, text)
    low = math.floor(w.now[-1] / step) * step
    if w.now[-1] > low > 0:
        shown_low = vi(low, 0) + ("%" if s.m.unit == "%" else f" {s.m.unit}")
        yield MadeClaim(
            "none and all",
            "",
            "supported",
            s.one("tallies 2", c=len(w.units), l=w.plural, x=shown_low),
        )
    if under:
        yield MadeClaim(
            "none and all",
            "limit off",
            "contradicted",
            s.one("tallies 2", c=len(w.units), l=w.plural, x=shown),
        )
    rose = sum(now > then for now, then in zip(w.now, w.before, strict=True))
    wrong = rose + 2 if rose + 2 <= len(w.units) else rose - 2
    for k, verdict in ((rose, SAID[0]), (wrong, SAID[1])):
        if k > 0:
            yield MadeClaim(
                "tally of risen",
                "" if verdict == "supported" else "count off",
                verdict,
                s.one("tallies 3", k=k, c=len(w.units), l=w.plural),
            )


def negated(s: Says) -> Iterator[MadeClaim]:
    """What is said not to be so."""
    w, at = s.w, s.unit()
    value = w.now[at]
    step = 10 ** max(0, math.floor(math.log10(value)) - 1)
    above, below = (math.floor(value / step) + 1) * step, math.floor(value / step) * step
    if below == value or below <= 0:
        return
    p = s.name(at)

    def shown(x: float) -> str:
        return vi(x, 0) + ("%" if s.m.unit == "%" else f" {s.m.unit}")

    for x, verdict in ((above, SAID[0]), (below, SAID[1])):
        yield MadeClaim(
            "below a limit",
            "" if verdict == "supported" else "limit off",
            verdict,
            s.one("negated", p=p, x=shown(x)),
        )
    far = above + 2 * step
    for x, verdict in ((below, SAID[0]), (far, SAID[1])):
        yield MadeClaim(
            "above a limit",
            "" if verdict == "supported" else "limit off",
            verdict,
            s.one("negated 2", p=p, x=shown(x)),
        )
    end = "cao nhất" if s.m.kind in ("score", "rate") else "nhiều nhất"
    for one, verdict in ((max(at, 1), SAID[0]), (0, SAID[1])):
        yield MadeClaim(
            "not the first",
            "" if verdict == "supported" else "place swapped",
            verdict,
            s.one("negated 3", p=s.name(one), l=w.plural, end=end),
        )
    up = w.now[at] > w.before[at]
    for way, verdict in ((not up, SAID[0]), (up, SAID[1])):
        text = s.one("negated 4", p=p, up="tăng" if way else "giảm", down="giảm" if way else "tăng")
        yield MadeClaim(
            "did not move", "" if verdict == "supported" else "direction reversed", verdict, text
        )


def several(s: Says) -> Iterator[MadeClaim]:
    """Several figures in one sentence."""
    w = s.w
    at, other = s.two()
    p, q = s.name(at), s.name(other)
    a, b = s.m.write(w.now[at]), s.m.write(w.now[other])
    yield MadeClaim("two units", "", "supported", s.one("several", p=p, q=q, v=a, u=b))
    yield MadeClaim(
        "two units", "places swapped", "contradicted", s.one("several", p=q, q=p, v=a, u=b)
    )
    yield MadeClaim(
        "two units",
        "value off",
        "contradicted",
        s.one("several", p=p, q=q, v=a, u=s.m.write(s.off(w.now[other]))),
    )
    yield MadeClaim(
        "two units", "place nowhere", "not_found", s.one("several", p=p, q=s.nowhere(), v=a, u=b)
    )
    apart = w.now[at] - w.before[at]
    for value, d, bent in (
        (w.now[at], apart, ""),
        (w.now[at], -apart, "direction reversed"),
        (s.off(w.now[at]), apart, "value off"),
    ):
        v = s.m.write(value)
        text = s.one(
            "several 2", p=p, v=v, did=s.did(v), d=s.m.apart(d), up="tăng" if d > 0 else "giảm"
        )
        yield MadeClaim("value and change", bent, SAID[bool(bent)], text)
    if w.ranked:
        for value, r, bent in (
            (w.now[at], at + 1, ""),
            (s.off(w.now[at]), at + 1, "value off"),
            (w.now[at], other + 1, "rank off"),
        ):
            v = s.m.write(value)
            yield MadeClaim(
                "value and rank",
                bent,
                SAID[bool(bent)],
                s.one("several 3", p=p, v=v, did=s.did(v), r=r, c=len(w.units)),
            )


def mean(s: Says) -> Iterator[MadeClaim]:
    """The mean of all units."""
    average = sum(s.w.now) / len(s.w.now)
    for value, bent in ((average, ""), (s.off(average), "value off")):
        yield MadeClaim(
            "mean",
            bent,
            SAID[bool(bent)],
            s.one("mean", c=len(s.w.units), l=s.w.plural, v=s.m.write(value)),
        )


PHENOMENA: tuple[Callable[[Says], Iterator[MadeClaim]], ...] = (
    exact, rounded, rescaled, from_to, change, difference, leaning, ratio, grown, summed, extremes,
    moved_most, ranks, tallies, negated, several, mean,
)  # fmt: skip


def claims(world: World, chance: random.Random, *, unseen: bool) -> Iterator[MadeClaim]:
    """Yield the claims about a world."""
    says = Says(world, chance, unseen=unseen)
    for phenomenon in PHENOMENA:
        yield from phenomenon(says)
