"""Asks for the numbers of made-up reports and prints what was right, refused and wrong by layout.

Run ``python -m benchmarks.report_lines [SEED]``. Each layout is a collection of its own with
reports of several offices, so that the line of another office can be taken for the answer.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.service import Assistant
from benchmarks.made_reports import LAYOUTS, Facts, foot, head, made, n
from benchmarks.made_tables import vi
from index_store.embedding import bundled
from index_store.language.characters.marks import unmarked
from index_store.store import Store
from ingest.pipeline import ingest_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORTS = 3


@dataclass(frozen=True, slots=True)
class Asks:
    """A question, the value that answers it and the words by which a layout states it."""

    text: str
    value: str
    stated: bool = True


def asked(f: Facts, written: str) -> Iterator[Asks]:
    """Yield the questions about a report, of numbers that it states and of some that it does not."""
    where = f"{f.office} {f.province}"
    t, h, x = f.procedures
    wordings = (
        (f"{where} {f.asked} tiếp nhận bao nhiêu hồ sơ?", n(f.received)),
        (f"Số hồ sơ nộp trực tuyến của {where} {f.asked} là bao nhiêu?", n(f.online)),
        (f"{where} có bao nhiêu hồ sơ quá hạn {f.asked}?", n(f.late)),
        (f"{f.short} {f.province} còn mấy hồ sơ đang giải quyết", n(f.pending)),
        (f"Tỷ lệ hồ sơ đúng hạn của {where} {f.asked} đạt bao nhiêu phần trăm?", f.share(f.on_time, f.resolved)),
        (f"{where} đã giải quyết bao nhiêu hồ sơ trong {f.asked}?", n(f.resolved)),
        (f"{where} có tổng cộng bao nhiêu thủ tục hành chính?", str(t + h + x)),
        (f"{f.short} {f.province} có mấy thủ tục cấp tỉnh", str(t)),
        (f"Có bao nhiêu dịch vụ công toàn trình ở {where}?", str(f.full)),
        (f"Biên chế được giao của {where} là bao nhiêu?", str(f.payroll[0])),
        (f"{where} hiện có mặt bao nhiêu công chức?", str(f.payroll[1])),
        (f"{where} {f.asked} thu được bao nhiêu tiền phí, lệ phí?", f"{vi(f.fees, 3)} tỷ"),
        (f"{where} tiết kiệm chi thường xuyên được bao nhiêu tiền?", f"{f.saved} triệu"),
        (f"Tỷ lệ thanh toán trực tuyến của {where} là bao nhiêu?", f"{vi(f.paid_online, 1)}%"),
        (f"{where} đã số hóa bao nhiêu trang?", n(f.pages)),
        (f"{where} đã trả lời bao nhiêu phản ánh, kiến nghị?", str(f.feedback[1])),
        (f"{where} {f.asked} có bao nhiêu hồ sơ lĩnh vực {f.fields[1].lower()}?", n(f.by_field[1])),
        *[(f"{where} gửi bao nhiêu thư xin lỗi?", str(f.apologies))] * ("thư xin lỗi" in written),
        *[(f"{where} mở mấy lớp tập huấn trong {f.asked}?", n(f.classes))] * ("tập huấn" in written),
    )  # fmt: skip
    for text, value in wordings:
        bare = value.split()[0]
        stated = re.search(rf"(?<![\d.,]){re.escape(bare)}(?![\d%]|[.,]\d)", written) is not None
        if stated and (" trang" in written or "trang" not in text):
            yield Asks(text, value)
            yield Asks(unmarked(text).lower().rstrip("?"), value)
    yield Asks(f"Báo cáo {f.asked} của {where} mang số bao nhiêu?", f.number)
    yield Asks(f"Ai ký báo cáo cải cách hành chính {f.asked} của {where}?", f.signer)
    for missing in (
        f"{where} tiếp nhận bao nhiêu đơn khiếu nại, tố cáo trong {f.asked}?",
        f"{where} {f.asked} trồng được bao nhiêu cây xanh?",
        f"{where} có bao nhiêu hồ sơ quá hạn trong quý I năm 2019?",
        f"Sở Ngoại vụ {f.province} {f.asked} tiếp nhận bao nhiêu hồ sơ?",
        f"{where} có bao nhiêu xe ô tô công?",
    ):
        yield Asks(missing, "", stated=False)


def main(seed: int) -> None:
    """Print the counts of each layout, and what was wrong or refused where ``-v`` is given."""
    told = {"right": 0, "refused": 0, "wrong": 0, "rightly refused": 0, "given though absent": 0}
    for number, layout in enumerate(LAYOUTS):
        chance = random.Random(f"{seed} {number}")
        counts = dict.fromkeys(told, 0)
        with tempfile.TemporaryDirectory() as folder:
            source, data = Path(folder, "in"), Path(folder, "data")
            source.mkdir()
            reports: dict[tuple[str, str], Facts] = {}
            while len(reports) < REPORTS:
                facts = made(chance)
                reports.setdefault((facts.office, facts.province), facts)
            for at, facts in enumerate(reports.values()):
                lines = [*head(facts), *layout(facts), *foot(facts)]
                Path(source, f"bao-cao-{at}.txt").write_text("\n".join(lines), encoding="utf-8")
            store = Store.open(data, bundled(), create=True)
            ingest_paths(store, [str(source)])
            assistant = Assistant(store, bundled(), as_of=date(2026, 11, 22))
            for facts in reports.values():
                for item in asked(facts, "\n".join(layout(facts))):
                    answer = assistant.ask(item.text)
                    bare = re.escape(item.value)
                    found = re.search(rf"(?<![\d.,]){bare}(?![\d%]|[.,]\d)", answer.answer)
                    if not item.stated:
                        kind = (
                            "rightly refused"
                            if answer.status != "answered"
                            else "given though absent"
                        )
                    elif answer.status != "answered":
                        kind = "refused"
                    else:
                        kind = "right" if found else "wrong"
                    counts[kind] += 1
                    if "-v" in sys.argv and kind not in ("right", "rightly refused"):
                        print(
                            "   ",
                            kind,
                            "|",
                            item.text,
                            "|",
                            item.value,
                            "->",
                            answer.answer[:160].replace("\n", " / "),
                        )
            store.close()
        name = (layout.__doc__ or "").split('"')[1]
        print(
            f"{name:42}", *(f"{key} {value}" for key, value in counts.items()), sep="  ", flush=True
        )
        for key, value in counts.items():
            told[key] += value
    print(f"{'all':42}", *(f"{key} {value}" for key, value in told.items()), sep="  ")


if __name__ == "__main__":
    main(int(next((one for one in sys.argv[1:] if one.isdigit()), "1")))
