"""Finds what takes more than linear time: ``python -m tests.fuzz.doubling``.

Each pattern is repeated to a length, read whole (as a .txt, .md and .html), and again twice as
long; and so is each thing of ``made_files``, of every format. Printed is what grows faster than its length, with the function where a long run spends
its time. Every attempt runs in a process of its own, which is stopped after ``--limit``
seconds of a processor.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import signal
import sys
import time
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from ingest.archive import archive_sources
from ingest.errors import RefusedError
from ingest.reading import SourceBytes, read_source
from ingest.sources import DEFAULT_MAX_BYTES, upload_source
from ingest.web.feeds import read_feed
from tests.fuzz.made_files import MADE

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

HEAD = "Huyện Sơn Lâm họp về cải cách hành chính\n\nSáng 3-2-2026, UBND huyện họp đánh giá kết quả.\n\n"
PATTERNS: tuple[str, ...] = (
    # one line without spaces
    "a", "A", "ế", "Ế", "9", "1.", "1,", "1/", "-", "–", ".", ",", ";", ":", "(", ")", "[", "“", "\"", "'", "*", "_", "#",
    "|", "<", ">", "&", "\\", "/", "%", "@", "\u0301", "\u200b", "\u00ad", "\U0001f600", "x9", "Ađ", "a.", "A.", "a-", "I",
    "IV", "¸", "aâ", "Ã¡", "\u202e", "=", "`", "~", "$", "0,", "0.0",
    # words in one line
    "a ", "A ", "Ế ", "9 ", "1. ", "1, ", "- ", ". ", ", ", "( ", "| ", "huyện ", "xã ", "tỉnh ", "năm ", "ngày ", "tháng ",
    "quý ", "triệu ", "một ", "hai trăm ", "và ", "của ", "theo ", "Điều 1 ", "khoản 1 ", "điểm a ", "điểm a khoản 1 Điều 1 ",
    "Nghị định ", "Luật ", "số 1/2020/NĐ-CP ", "Quyết định số 1/QĐ-UBND ", "12/03/2024 ", "ngày 12 tháng 3 ", "năm 2024 ",
    "quý I năm 2024 ", "từ năm 2020 ", "đến ngày ", "70,56 điểm ", "5% ", "6/8 ", "thứ 3 ", "xếp thứ ", "tăng ", "giảm 5% so với ",
    "chỉ số ", "chỉ số cải cách hành chính ", "CCHC ", "UBND ", "UBND huyện ", "UBND huyện Sơn Lâm, ", "Sơn Lâm ", "Hà Nội, ",
    "Châu Thành ", "Thái Nguyên ", "thành phố ", "TP. ", "Nguyễn Văn A ", "Ông ", "ông A, ", "đạt ", "đạt 5 ", "đạt 5 điểm, ",
    "trong đó ", "trong đó có 5 ", "lần lượt là 5, 6, ", "1.000 ", "1.000 hồ sơ, ", "10 tỷ đồng ", "mười ", "không ", "chưa ",
    "cai cach hanh chinh ", "huyen ", "nguoi dan ", "B¸o c¸o ", "Coäng hoøa ", "báo cáo cải cách ", "the ", "http://a.vn/ ",
    "a) ", "a; ", "“a” ", "(1) ", "(a ", "[1] ", "… ", "v.v. ", "dịch vụ công trực tuyến ", "tỷ lệ ", "hồ sơ ",
    # lines
    "a\n", "A\n", "1\n", "1.\n", "1. a\n", "a) b\n", "- a\n", "Điều 1. A\n", "Điều 1. A\n1. B\na) C\n", "Chương I\nA\n", "Mục 1\n",
    "Phần I\n", "PHỤ LỤC\n", "QUYẾT ĐỊNH:\n", "Căn cứ Luật A;\n", "Nơi nhận:\n", "TM. A\n", "| a | b |\n", "| 1 | 2 |\n", "|a\n",
    "Tin liên quan\n", "Quang cảnh hội nghị\n", "Ngày đăng: 12/03/2024\n", "Huyện A đạt 5 điểm.\n", "Xã A: 5 điểm\n", "A:\n",
    "“Điều 1. A\n", "”\n", "Nguyễn Văn A\n", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "Số: 1/QĐ-UBND\n", "\n", " \n", "\t\n",
    "Huyện Sơn Lâm tiếp nhận 1.200 hồ sơ, giải quyết đúng hạn 98,5% số đó trong năm 2025.\n", "1. Sửa đổi khoản 1 Điều 1 như sau:\n",
)  # fmt: skip
HTML_PATTERNS: tuple[str, ...] = (
    "<div>", "<div class='menu'>", "<div class='tin-lien-quan'>Tin liên quan", "<p>a", "<p>Huyện A đạt 5 điểm trong năm.</p>",
    "<b>", "<table><tr><td>", "<tr><td>a<td>b", "<table><tr><td>a</table>", "<td rowspan=99 colspan=99>a", "<ul><li>", "<li>a",
    "<ol><li>a</ol>", "<a href=x>Một hai ba bốn</a>", "<div><a href=x>Một hai ba bốn năm</a>", "<br>", "<h1>A", "<h2>Tin khác</h2>",
    "<span>a</span>", "<sup>1</sup>", "<!-- a -->", "<script></script>", "<style>a</style>", "<x>", "</div>", "&amp;", "&",
    "<div hidden>", "<div style='display:none'>", "<article><h1>A</h1><p>Huyện A đạt 5 điểm.</p></article>", "<blockquote>",
    "<div class=a><a>Một hai ba bốn năm</a><p>Huyện A đạt 5 điểm trong năm nay.</p></div>", "<time>", "<meta name=a content=b>",
    "<form>", "<select><option>a", "<nav><a>b</a>", "<p class='chu thich binh luan'>a</p>", "<div itemprop=articleBody><p>Huyện A đạt điểm.",
)  # fmt: skip
TINY = 0.4


COUNTED = 20  # characters for which a made file has one more of its thing


@dataclass(frozen=True, slots=True)
class Trial:
    """One input: what is repeated, and the format it is read as."""

    form: str
    pattern: str
    make: Callable[[int], bytes] | None = None

    def data(self, size: int) -> bytes:
        """Return the pattern repeated to about ``size`` characters, below a head."""
        if self.make is not None:
            return self.make(size // COUNTED)
        body = self.pattern * (size // len(self.pattern))
        if self.form == "html" and self.pattern in HTML_PATTERNS:
            return f"<html><body><h1>{HEAD}</h1>{body}".encode()
        return (HEAD + body).encode("utf-8", "replace")


class _TooLongError(Exception):
    pass


def _run(trial: Trial, size: int, limit: int, answer: Connection) -> None:
    profile = cProfile.Profile()

    def stop(*_: object) -> None:
        raise _TooLongError

    signal.signal(signal.SIGPROF, stop)
    data = trial.data(size)
    signal.setitimer(signal.ITIMER_PROF, limit)
    start = time.process_time()
    profile.enable()
    try:
        _read(f"a.{trial.form}", data)
        outcome = ""
    except RefusedError as error:
        outcome = error.code
    except _TooLongError:
        outcome = "STOPPED"
    signal.setitimer(signal.ITIMER_PROF, 0)
    profile.disable()
    seconds = time.process_time() - start
    answer.send((seconds, outcome, _worst(profile)))


def _read(name: str, data: bytes) -> None:
    if name.endswith(".feed"):
        read_feed(data, "https://a.example.vn/")
        return
    source = upload_source(name, data)
    if not name.endswith(".zip"):
        read_source(SourceBytes(source, data))
        return
    for member in archive_sources(source, data):
        read_source(SourceBytes(member, member.content.read(DEFAULT_MAX_BYTES)))


def _worst(profile: cProfile.Profile) -> str:
    stats: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = vars(
        pstats.Stats(profile)
    )["stats"]
    (path, line, name), _ = max(stats.items(), key=lambda entry: entry[1][2])
    callers = sorted(
        ((where[0].rsplit("/", 1)[-1], where[2], entry[3]) for where, entry in stats.items() if "/main/" in where[0]),
        key=lambda found: found[2],
    )[-12:]  # fmt: skip
    around = " ".join(f"{file}:{function}" for file, function, _ in callers)
    return f"{path.rsplit('/', 1)[-1]}:{line}:{name} | {around}"


def attempt(trial: Trial, size: int, limit: int) -> tuple[float, str, str]:
    """Return the seconds that reading took, what became of it, and where the time went."""
    ours, theirs = get_context("fork").Pipe()
    process = get_context("fork").Process(target=_run, args=(trial, size, limit, theirs))
    process.start()
    theirs.close()
    if ours.poll(limit * 10):
        try:
            seconds, outcome, worst = ours.recv()
        except EOFError:
            seconds, outcome, worst = 0.0, "DIED", ""
    else:
        seconds, outcome, worst = limit * 10.0, "HUNG", ""
    process.kill()
    process.join()
    return seconds, outcome, worst


def main() -> int:
    """Print what grows faster than its length; return 1 where anything does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=60_000, help="characters of the first attempt")
    parser.add_argument("--limit", type=int, default=60, help="seconds of one attempt")
    parser.add_argument("--formats", nargs="*", default=["txt", "md", "html", "made"])
    parser.add_argument("--only", help="only patterns that contain this")
    options = parser.parse_args()
    upload = b"Huy\xe1\xbb\x87n A h\xe1\xbb\x8dp."
    read_source(SourceBytes(upload_source("a.txt", upload), upload))  # tables load once
    texts = [form for form in options.formats if form != "made"]
    trials = [Trial(form, pattern) for form in texts for pattern in PATTERNS]
    if "html" in options.formats:
        trials += [Trial("html", pattern) for pattern in HTML_PATTERNS]
    if "made" in options.formats:
        trials += [Trial(form, what, make) for what, (form, make) in MADE.items()]
    if options.only:
        trials = [trial for trial in trials if options.only in trial.pattern]
    found = 0
    for trial in trials:
        first, outcome, worst = attempt(trial, options.size, options.limit)
        if first < TINY and outcome not in ("DIED", "HUNG"):
            continue
        second, outcome, worst = attempt(trial, options.size * 2, options.limit)
        if (
            second > 3 * first
            or outcome in ("STOPPED", "DIED", "HUNG")
            or second > options.limit / 3
        ):
            found += 1
            print(f"{trial.form} {trial.pattern!r}: {first:.1f} s, {second:.1f} s {outcome} {worst}", flush=True)  # fmt: skip
    print(f"{found} of {len(trials)} grow too fast")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
