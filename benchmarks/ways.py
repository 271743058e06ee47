"""The ways of asking for what a made-up world says, each with what must and must not be answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.made_tables import vi
from benchmarks.table_layouts import DTI, PAR, SIPAS

if TYPE_CHECKING:
    pass

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One thing asked for: wordings (turns before it first), what is said and what never is.

    Each group of ``must`` has one thing that is said. Without ``must`` the documents do not say it.
    """

    name: str
    vi: tuple[tuple[str, ...], ...]
    en: tuple[tuple[str, ...], ...] = ()
    must: Groups = ()
    never: tuple[str, ...] = ()


def way(
    name: str, wordings: str, english: str = "", must: Groups = (), never: tuple[str, ...] = ()
) -> Way:
    """Return a way whose wordings stand a line each, the turns of a talk parted by " >> "."""

    def read(text: str) -> tuple[tuple[str, ...], ...]:
        lines = [line.strip() for line in text.strip().splitlines()]
        return tuple(tuple(turn.strip() for turn in line.split(">>")) for line in lines if line)

    return Way(name, read(wordings), read(english), must, never)


def number(value: float, places: int = 2) -> tuple[str, ...]:
    """Return a number with and without the noughts at its end."""
    text = vi(round(abs(value), places), places)
    bare = text.rstrip("0").rstrip(",") if "," in text else text
    return tuple(dict.fromkeys((text, bare)))


def rank(at: int, count: int) -> tuple[str, ...]:
    """Return the ways to tell a rank."""
    nth = {1: "1st", 2: "2nd", 3: "3rd"}.get(at, f"{at}th")
    said = (
        f"thứ {at}",
        f"hạng {at}",
        f"{at}/{count}",
        nth,
        f"{at} of {count}",
        f"ranked {at}",
        f"rank {at}",
    )
    first = ("đứng đầu", "dẫn đầu", "thứ nhất", "first", "thứ Nhất")
    second = ("thứ hai", "thứ nhì", "second")
    last = ("cuối bảng", "last")
    return said + first * (at == 1) + second * (at == 2) + last * (at == count)


def counted(count: int, of: int) -> tuple[str, ...]:
    """Return the ways to tell how many of how many."""
    return (str(count), f"{count:02d}", f"{count}/{of}")


ENGLISH = {
    PAR.short: ("PAR Index", "public administration reform index"),
    SIPAS.short: ("SIPAS", "satisfaction index"), DTI.short: ("DTI", "digital transformation index"),
}  # fmt: skip
LEVELS = {"Huyện": "district", "Xã": "commune", "Phường": "ward"}
FIELDS_TOLD = (
    "Institutional reform", "Administrative procedure reform", "Organisational reform",
    "Public finance reform",
)  # fmt: skip
FIELDS_ENGLISH = (
    "institutional reform",
    "administrative procedures",
    "organisational",
    "public finance",
)
