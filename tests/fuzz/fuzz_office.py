"""Feeds broken office files to their readers: ``python tests/fuzz/fuzz_office.py --minutes 10``.

Every input must be read or refused with a reason, within its time. What breaks a reader is
written to ``--keep`` under the name of its error, so that it can become a test. No test by
itself: run it by hand, at low priority.
"""

from __future__ import annotations

import argparse
import copy
import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

from ingest.errors import RefusedError
from ingest.readers import reader_for
from ingest.records import Page

SLOW_SECONDS = 20
_SNIPPETS = (
    b"<w:p>", b"</w:p>", b"<w:tbl>", b"</w:tbl>", b'<w:gridSpan w:val="-3"/>', b"<w:vMerge/>",
    b'<w:numPr><w:ilvl w:val="99"/><w:numId w:val="7"/></w:numPr>', b'<w:t>%1.%2</w:t>',
    b'<mergeCell ref="A1:XFD1048576"/>', b'<c r="ZZZ99999999" t="s"><v>999999999</v></c>',
    b"&lol;", b"<!DOCTYPE x [<!ENTITY lol 'lol'>]>", b"\x00", b"\xff\xfe", b"]]>", b'"', b">",
    b'<row r="1048576" hidden="1">', b'<c t="inlineStr"><is/></c>', b"<v>1e308</v>", b"<v>-1</v>",
    b'formatCode="[h]:mm;;;&quot;"', b'<xf numFmtId="9999"/>', b"<v>99999999999999999999</v>",
)  # fmt: skip

_VALUES = (
    "", "0", "-1", "1", "7", "999999999999", "A1:XFD1048576", "XFD1048576", "B2", "none", "true",
    "restart", "continue", "%1.%2.%9", "@", "0%", "#,##0.00;[Red]-0", "dd/mm/yyyy", "1e400", "NaN",
    "Infinity", "s", "inlineStr", "str", ".VnTime", "VNI-Times", "x" * 5000, "\u1ea1\u0301", "|",
    "bullet", "upperRoman", "lowerLetter", "hidden", "../../../etc/passwd", "0.5E-320",
)  # fmt: skip


def seeds(folder: Path | None) -> list[tuple[str, bytes]]:
    """Return files to start from: two made here, and those of a folder."""
    from docx import Document
    from openpyxl import Workbook

    document = Document()
    document.add_heading("Báo cáo kết quả", 1)
    document.add_paragraph("Huyện Sơn Lâm đạt 91,20 điểm.", style="List Number")
    table = document.add_table(4, 3, style="Table Grid")
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Đơn vị"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Năm 2023"
    for row in range(2, 4):
        for column in range(3):
            table.cell(row, column).text = f"{row * column},5"
    out = io.BytesIO()
    document.save(out)
    book = Workbook()
    sheet = book.active
    sheet.append(["STT", "Đơn vị", "Điểm"])
    for at in range(1, 9):
        sheet.append([at, f"Xã {at}", at / 7])
        sheet.cell(at + 1, 3).number_format = "0.00%"
    sheet.merge_cells("A11:C11")
    table_out = io.BytesIO()
    book.save(table_out)
    rows = 'STT;Đơn vị;Điểm\n1;Xã A;91,2\n2;"Xã\nB";88\n'
    found = [("docx", out.getvalue()), ("xlsx", table_out.getvalue()), ("csv", rows.encode())]
    for path in sorted(folder.rglob("*")) if folder else ():
        kind = path.suffix.lower().lstrip(".")
        if kind in ("docx", "xlsx", "csv", "doc") and path.stat().st_size < 500_000:
            found.append((kind, path.read_bytes()))
    return found


def broken(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some of them changed, cut, repeated or put in."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(max(1, len(changed)))
        kind = chance.randrange(5)
        if kind == 0 and changed:
            changed[at % len(changed)] = chance.randrange(256)
        elif kind == 1:
            del changed[at : at + chance.randint(1, 200)]
        elif kind == 2:
            changed[at:at] = chance.choice(_SNIPPETS)
        elif kind == 3:
            changed[at:at] = changed[at : at + chance.randint(1, 400)] * chance.randint(1, 20)
        elif chance.random() < 0.1:
            del changed[at:]
    return bytes(changed)


def broken_tree(data: bytes, chance: random.Random) -> bytes:
    """Return XML that is well formed and says nonsense: elements moved, doubled, attributes odd."""
    root = etree.fromstring(data)
    for _ in range(chance.randint(1, 40)):
        elements = list(root.iter("*"))
        one, other = chance.choice(elements), chance.choice(elements)
        kind = chance.randrange(5)
        if kind == 0 and one is not root:
            one.getparent().remove(one)
        elif kind == 1 and len(elements) < 50_000:
            other.append(copy.deepcopy(one))
        elif kind == 2 and one.attrib:
            name = chance.choice(list(one.attrib))
            one.set(name, chance.choice(_VALUES))
        elif kind == 3:
            one.text = chance.choice(_VALUES)
        elif len(one):
            one.append(one[0])
    return bytes(etree.tostring(root))


def broken_package(data: bytes, chance: random.Random) -> bytes:
    """Return a package whose parts are broken inside, and whose outside is whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", 8) as target:
        members = source.infolist()
        chosen = {one.filename for one in chance.sample(members, chance.randint(1, 2))}
        weighty = [
            m.filename for m in members if "document.xml" in m.filename or "sheet" in m.filename
        ]
        chosen.update(weighty[: chance.randint(0, 2)])
        for member in members:
            part = source.read(member)
            if member.filename in chosen:
                if chance.random() < 0.05:
                    continue
                tree = member.filename.endswith(".xml") and chance.random() < 0.8
                part = broken_tree(part, chance) if tree else broken(part, chance)
            target.writestr(member.filename, part)
    return out.getvalue()


def main() -> int:
    """Run for some minutes; return 1 where a reader broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kinds", nargs="*", default=["docx", "xlsx", "csv"])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--keep", type=Path, default=Path("/tmp/fuzz_office"))
    options = parser.parse_args()
    chance = random.Random(options.seed)
    inputs = [one for one in seeds(options.folder) if one[0] in options.kinds]
    counted: Counter[str] = Counter()
    end = time.monotonic() + options.minutes * 60
    while time.monotonic() < end:
        kind, data = chance.choice(inputs)
        package = kind in ("docx", "xlsx") and chance.random() < 0.8 and data.startswith(b"PK")
        made = broken_package(data, chance) if package else broken(data, chance)
        start = time.monotonic()
        try:
            page = reader_for(f".{kind}").read(made)
            outcome = "read" if isinstance(page, Page) and page.text else "empty page"
        except RefusedError as error:
            outcome = f"refused: {error.code}"
        except Exception as error:  # noqa: BLE001 - what a reader must never let out is what is looked for
            outcome = f"BROKE {type(error).__name__}"
            _keep(options.keep, f"{type(error).__name__}-{counted[outcome]}.{kind}", made)
            if counted[outcome] < 3:
                traceback.print_exc()
        if time.monotonic() - start > SLOW_SECONDS:
            _keep(options.keep, f"slow-{counted['SLOW']}.{kind}", made)
            counted["SLOW"] += 1
        counted[f"{kind} {outcome}"] += 1
        counted[outcome] += 1
    for outcome, count in sorted(counted.items()):
        print(f"{count:8d} {outcome}")
    return 1 if any("BROKE" in outcome or outcome == "SLOW" for outcome in counted) else 0


def _keep(folder: Path, name: str, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / name).exists():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
