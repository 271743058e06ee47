"""Holds the tables of places against the resolutions and against a second source.

Run from the root of the checkout, with the data beside it::

    python training/check_places.py ../shared/data/places

The 34 resolutions (1654 to 1687/NQ-UBTVQH15) name, for each commune of 2025-07-01, the old
communes that it was made of. ``named``: the resolution's item for a new commune names the
old one; ``spelt otherwise``: it does but for marks, y/i and the like; ``not named``: it does
not. ``vietnamadminunits`` worked the same out from the map of the Ministry of Agriculture
and Environment: pairs that only one of the two has are listed with what the resolution says.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from index_store.language.characters.marks import comparison_key, nfc, unmarked
from index_store.language.names.place_table import Place, all_ids, place

_ITEM = re.compile(
    r"(?<![\d.])(?=\d{1,3}\\?\. (?:Sắp|Nhập|Thành|Đổi|Điều|Chuyển|Sau|Hợp|Toàn|Các))"
)
_NAMED = re.compile(
    r"(?:tên gọi là|đổi tên thành|có tên là|tên gọi mới là|thành lập)\s*((?:xã|phường|đặc khu)\s*[^.;,]*)"
)
_CONVERTED = "vietnamadminunits/data__interim__convert_legacy_2025_simple.csv"


@dataclass(frozen=True, slots=True)
class Pair:
    """An old commune and one that took land of it."""

    old: str
    new: str


def main(source: Path) -> int:
    """Print the counts and the disagreements; return 1 where an old commune has no successor."""
    olds = [place(i) for i in all_ids() if not i.startswith(("n", "f"))]
    news = [place(i) for i in all_ids() if i.startswith("n")]
    for era, units in (("before", olds), ("after", news)):
        print(era, dict(Counter(unit.level for unit in units)))
    print(
        "fates of communes",
        dict(Counter(u.became[0].fate for u in olds if u.level == "commune" and u.became)),
    )
    orphans = [unit.full_name for unit in olds if not unit.became]
    print("old units without a successor:", orphans)
    items = resolutions(source / "merge2025_dvhcvn/docs")
    ours = {Pair(u.id, h.place_id) for u in olds if u.level == "commune" for h in u.became}
    verdicts = {pair: named_in(items, pair) for pair in sorted(ours, key=lambda p: (p.new, p.old))}
    print("successions of communes held against the resolutions:", dict(Counter(verdicts.values())))
    for pair, verdict in verdicts.items():
        if verdict == "not named":
            print("  not named:", told(pair))
    whole = [unit.full_name for unit in olds if is_divided(unit) and not said_in_parts(items, unit)]
    print("divided communes of which no resolution says a part:", whole)
    theirs = converted(source / _CONVERTED)
    known = {pair.old for pair in theirs}
    print(f"second source: {len(theirs)} successions, {len(theirs & ours)} the same")
    for pair in sorted(theirs - ours, key=lambda p: p.old):
        print("  only there:", told(pair), "->", named_in(items, pair))
    for pair in sorted(ours - theirs, key=lambda p: p.old):
        if pair.old in known:
            print("  only here:", told(pair), "->", verdicts[pair])
    return 1 if orphans else 0


def resolutions(folder: Path) -> dict[str, dict[str, str]]:
    """Return, for each new province, the item of each new commune, by squeezed names."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("16*_NQ*.md")):
        text = " ".join(nfc(path.read_text("utf-8")).replace("*", "").split())
        head = re.search(r"CẤP XÃ CỦA (?:TỈNH|THÀNH PHỐ) (.*?) NĂM", text)
        if head is None:
            raise ValueError(f"{path.name}: no head that names a province")
        items = found.setdefault(squeezed(head[1]), {})
        for item in _ITEM.split(text[text.find("QUYẾT NGHỊ") :]):
            for named in _NAMED.finditer(item):
                items[squeezed(named[1])] = squeezed(item)
    return found


def named_in(items: dict[str, dict[str, str]], pair: Pair) -> str:
    """Return whether the resolution's item of the new commune names the old one."""
    try:
        old, new = place(pair.old), place(pair.new)
    except KeyError:
        return "no such unit"
    province = items[squeezed(new.province)]
    own = squeezed(new.full_name)
    item = province.get(own) or next((v for k, v in province.items() if k.startswith(own)), None)
    if item is None:
        return "kept, no item" if untouched(old, new) else "no item found"
    if squeezed(old.name) in item:
        return "named"
    return "spelt otherwise" if loose(old.name) in loose(item) else "not named"


def is_divided(unit: Place) -> bool:
    """Return whether the table says that several took parts of a commune."""
    return unit.level == "commune" and unit.became[:1] != () and unit.became[0].fate == "divided"


def said_in_parts(items: dict[str, dict[str, str]], unit: Place) -> bool:
    """Return whether the item of an heir speaks of a part or the rest of some commune."""
    for heir in unit.became:
        new = place(heir.place_id)
        own = squeezed(new.full_name)
        for name, item in items[squeezed(new.province)].items():
            if name.startswith(own) and re.search("mộtphần|phầncònlại", item):
                return True
    return False


def untouched(old: Place, new: Place) -> bool:
    """Return whether a unit went on under its name."""
    return squeezed(old.name) == squeezed(new.name)


def converted(path: Path) -> set[Pair]:
    """Return the successions that the second source states."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["wardCode"]]
    return {
        Pair(str(int(float(row["wardCode"]))).zfill(5), f"n{row['newWardCode'].zfill(5)}")
        for row in rows
    }


def told(pair: Pair) -> str:
    """Return a pair as a person reads it."""
    return " > ".join(
        f"{place(i).full_name} ({i}, {place(i).province})" if i in set(all_ids()) else i
        for i in (pair.old, pair.new)
    )


def squeezed(name: str) -> str:
    """Return the letters and digits of a name, without case and the style of tones."""
    return re.sub(r"[\W_]", "", comparison_key(name))


def loose(name: str) -> str:
    """Return ``squeezed`` without marks, and with letters that spellings exchange made one."""
    plain = unmarked(squeezed(name)).replace("y", "i").replace("k", "c")
    return plain.replace("x", "s").replace("tr", "ch").replace("gi", "d").replace("z", "d")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
