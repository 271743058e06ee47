"""Builds the tables of places: ``index_store/language/data/places.tsv`` and ``places_communes.tsv``.

Run from the root of the checkout, with the data beside it::

    python training/places.py ../shared/data/places index_store/language/data

Sources, all of them facts about the State's units:

* ``merge2025_dvhcvn/{splits,merges}.json``: the 63 provinces and 10,047 communes before
  2025-07-01, the 34 and 3,321 after it, and which became which, as worked out by the
  project dvhcvn (MIT) from the 34 resolutions of the Standing Committee of the National
  Assembly (1654 to 1687/NQ-UBTVQH15; official texts, free).
* ``vietnamadminunits/data__raw__danhmuchanhchinh.gso.gov.vn_*.csv``: the 696 districts and the
  district of each commune, as published by the General Statistics Office, in the
  repository vietnamadminunits (MIT).

Ids are the codes of the Statistics Office: two digits for a province, three for a district,
five for a commune; ``n`` before them is the unit of 2025-07-01 and after, because the codes
were given anew to other units on that day. ``~`` after a successor: it took only a part.

The source took some old communes for others of the same name in other districts;
``place_corrections.tsv`` says which, and ``check_places.py`` finds such cases.

Twelve communes of the 10,047 are absent from the Statistics Office's list; they get
the district of the commune with the nearest code in their province. The five districts
without communes (islands) became the special zone of their name.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from index_store.language.characters.marks import comparison_key

GSO = "vietnamadminunits/data__raw__danhmuchanhchinh.gso.gov.vn_{}_2025-07-18.csv"
UNITS = ("Thành phố", "Thị trấn", "Thị xã", "Đặc khu", "Tỉnh", "Huyện", "Quận", "Phường", "Xã")
HEAD = (
    "# Written by training/places.py from facts under ../shared/data/places; do not edit by hand."
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as it is written to the table."""

    id: str
    unit: str
    name: str
    parent: str
    fate: str = ""
    became: tuple[str, ...] = ()

    @property
    def row(self) -> str:
        """The unit as a line of the table."""
        return "\t".join(
            (self.id, self.unit, self.name, self.parent, self.fate, " ".join(self.became))
        )


def main(source: Path, target: Path) -> None:
    """Both tables are written and their counts printed."""
    olds = json.loads((source / "merge2025_dvhcvn/splits.json").read_text("utf-8"))["data"]
    news = json.loads((source / "merge2025_dvhcvn/merges.json").read_text("utf-8"))["data"]
    new_provinces, new_communes = new_units(news)
    correct(olds, news)
    parts = constituents(news)
    districts_of = district_codes(source, olds)
    provinces = [
        settled(f"{o['level1_id']}", o["name"], "", [f"n{s['new_id']}" for s in o["splits"]],
                new_provinces, parts)
        for o in olds
    ]  # fmt: skip
    communes = [
        settled(c["level3_id"], c["name"], districts_of[c["level3_id"]],
                [f"n{s['new_id']}" for s in c["splits"]], new_communes, parts)
        for o in olds for c in o["level3s"]
    ]  # fmt: skip
    districts = old_districts(source, communes, new_communes)
    write(target / "places.tsv", [*provinces, *districts, *new_provinces.values()])
    write(target / "places_communes.tsv", [*communes, *new_communes.values()])
    print(
        f"{len(provinces)} provinces, {len(districts)} districts, {len(communes)} communes before;"
    )
    print(f"{len(new_provinces)} provinces, {len(new_communes)} communes after")
    print("communes:", dict(Counter(c.fate for c in communes)))


def split_name(full: str) -> tuple[str, str]:
    """Return the kind of unit in small letters, and the proper name, with spaces made single."""
    clean = re.sub(r"\s+", " ", normalize("NFC", full)).strip().replace("’", "'")
    for unit in UNITS:
        if clean.casefold().startswith(unit.casefold() + " "):
            return unit.lower(), old_style(clean[len(unit) + 1 :])
    return "tỉnh", old_style(clean)


def old_style(name: str) -> str:
    """Return the name with tones placed the old way (Hòa, Thủy): the source mixes both ways."""
    key = comparison_key(name)
    return "".join(k.upper() if n.isupper() else k for n, k in zip(name, key, strict=True))


def new_units(news: list[dict]) -> tuple[dict[str, Unit], dict[str, Unit]]:  # type: ignore[type-arg]
    """Return the provinces and the communes after 2025-07-01, by id."""
    provinces, communes = {}, {}
    for province in news:
        top = f"n{province['level1_id']}"
        provinces[top] = Unit(top, *split_name(province["name"]), "")
        for commune in province["level2s"]:
            key = f"n{commune['level2_id']}"
            communes[key] = Unit(key, *split_name(commune["name"]), top)
    return provinces, communes


def correct(olds: list[dict], news: list[dict]) -> None:  # type: ignore[type-arg]
    """Both sides of the source say what the resolutions say, for each reviewed correction."""
    splits = {c["level3_id"]: c for o in olds for c in o["level3s"]}
    merges = {c["level2_id"]: c for p in news for c in p["level2s"]}
    path = Path(__file__).with_name("place_corrections.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file.readlines()[1:], delimiter="\t"))
    for row in rows:
        old, wrong, right = row["old"], row["wrong"][1:], row["right"][1:]
        merges[wrong]["merges"] = [m for m in merges[wrong]["merges"] if m["old_id"] != old]
        kept = [s for s in splits[old]["splits"] if s["new_id"] != wrong]
        if right:
            kept.append({"new_id": right, "name": merges[right]["name"]})
            merges[right]["merges"].append({"old_id": old, "name": "", "type": "full"})
        splits[old]["splits"] = kept
        if len(kept) == 1:
            heir = merges[kept[0]["new_id"]]
            for part in heir["merges"]:
                part["type"] = "full" if part["old_id"] == old else part["type"]


def constituents(news: list[dict]) -> dict[str, dict[str, bool]]:  # type: ignore[type-arg]
    """Return, for each new unit, its old units and whether each came whole."""
    parts: dict[str, dict[str, bool]] = defaultdict(dict)
    for province in news:
        for old in province["merges"]:
            parts[f"n{province['level1_id']}"][old["old_id"]] = old["type"] == "full"
        for commune in province["level2s"]:
            for old in commune["merges"]:
                parts[f"n{commune['level2_id']}"][old["old_id"]] = old["type"] == "full"
    return parts


def settled(
    code: str,
    full: str,
    parent: str,
    successors: list[str],
    new: dict[str, Unit],
    parts: dict[str, dict[str, bool]],
) -> Unit:
    """Return the old unit with what became of it."""
    unit, name = split_name(full)
    became = tuple(s if len(successors) == 1 else f"{s}~" for s in dict.fromkeys(successors))
    if len(became) > 1:
        fate = "divided"
    else:
        heir = new[successors[0]]
        # A heir that also took parts of others is a merger, unless the parts are all it shares.
        alone = len(parts[successors[0]]) == 1
        same = (heir.unit, heir.name) == (unit, name)
        fate = ("kept" if same else "renamed") if alone else "merged"
    return Unit(code, unit, name, parent, fate, became)


def district_codes(source: Path, olds: list[dict]) -> dict[str, str]:  # type: ignore[type-arg]
    """Return the district of each old commune."""
    with (source / GSO.format("ward")).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    listed = {row["Mã"].zfill(5): row["Mã QH"].zfill(3) for row in rows}
    province_of = {row["Mã"].zfill(5): row["Mã TP"].zfill(2) for row in rows}
    for province in olds:
        near = [code for code in listed if province_of.get(code) == province["level1_id"]]
        for commune in province["level3s"]:
            code = commune["level3_id"]
            if code not in listed:
                listed[code] = listed[min(near, key=lambda other: abs(int(other) - int(code)))]
    return listed


def old_districts(source: Path, communes: list[Unit], new: dict[str, Unit]) -> list[Unit]:
    """Return the districts before 2025-07-01, each with the communes that took its land."""
    heirs: dict[str, dict[str, None]] = defaultdict(dict)
    for commune in communes:
        for heir in commune.became:
            heirs[commune.parent].setdefault(heir.rstrip("~"))
    with (source / GSO.format("district")).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    zones = {unit.name: unit.id for unit in new.values() if unit.unit == "đặc khu"}
    found = []
    for row in rows:
        code = row["Mã"].zfill(3)
        unit, name = split_name(row["Tên"])
        became = tuple(sorted(heirs[code])) or (zones[name],)
        fate = "divided" if len(became) > 1 else "renamed"
        found.append(Unit(code, unit, name, row["Mã TP"].zfill(2), fate, became))
    return found


def write(path: Path, units: list[Unit]) -> None:
    """The table lies at ``path``, sorted by id."""
    lines = [HEAD, "id\tunit\tname\tparent\tfate\tbecame"]
    lines += [unit.row for unit in sorted(units, key=lambda unit: unit.id)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
