"""Keeping an index right from the command line: what changes, who sees it, all at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
QUESTION = "Năm 2023 huyện Sơn Lâm đạt bao nhiêu điểm Chỉ số cải cách hành chính?"


def article(number: int, points: str = "81,25") -> str:
    return (
        f"Huyện Sơn Lâm công bố kết quả cải cách hành chính, bản tin số {number}\n\n"
        "VĂN BẢN MẪU\n\nNgày đăng: 12/1/2024\n\n"
        "Năm 2023, huyện Sơn Lâm xếp thứ 4/9 huyện, thành phố về Chỉ số cải cách hành chính, "
        f"đạt {points} điểm.\n\nBản tin số {number} do phòng Nội vụ biên soạn, gồm {number} trang.\n"
    )


def environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CCHC_")}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "CCHC_AS_OF": "2026-11-22",
        "CCHC_DATA_DIR": str(data),
        "COLUMNS": "160",
    }


def started(data: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "assistant", *arguments],
        cwd=data.parent, env=environment(data), text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def cchc(data: Path, *arguments: str, code: int = 0) -> object:
    """Run a command with --json and return what it printed."""
    with started(data, *arguments, "--json") as process:
        out, err = process.communicate(timeout=120)
    assert process.returncode == code, err
    assert "Traceback" not in err
    return json.loads(out)


def answer(data: Path) -> dict[str, object]:
    return cast("dict[str, object]", cchc(data, "ask", QUESTION))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "tai-lieu"
    made.mkdir()
    (made / "a.txt").write_text(article(1), encoding="utf-8")
    return made


def test_a_document_made_internal_leaves_the_page_and_stays_so(
    folder: Path, tmp_path: Path
) -> None:
    data = tmp_path / "kho"
    cchc(data, "ingest", str(folder))
    assert cchc(data, "documents", "visibility", "internal", "a.txt")
    cchc(data, "ingest", str(folder))
    (document,) = cast("list[dict[str, object]]", cchc(data, "documents", "list"))
    assert document["visibility"] == "internal"
    with served(data) as address:
        assert listed(address) == []
        assert asked(address)["status"] == "not_found"
    assert answer(data)["status"] == "answered"  # at the command line sits the owner


def test_reindexing_changes_no_answer(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "kho"
    cchc(data, "ingest", str(folder))
    before = answer(data)
    remade = cast("dict[str, object]", cchc(data, "reindex"))
    assert remade["passages"] == 1
    after = answer(data)
    assert after["answer"] == before["answer"]
    assert after["index_version"] != before["index_version"]


def test_reindexing_nothing_says_what_to_do(tmp_path: Path) -> None:
    with started(tmp_path / "kho", "reindex") as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert len(err.strip().splitlines()) == 1
    assert "cchc ingest" in err


def test_a_watched_folder_answers_with_what_it_holds(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "kho"
    process = started(data, "ingest", str(folder), "--watch", "1", "--json")
    try:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["added"] == ["a.txt"]
        (folder / "a.txt").write_text(article(1, "82,5"), encoding="utf-8")
        (folder / "b.txt").write_text(article(2, "82,5"), encoding="utf-8")
        report = json.loads(process.stdout.readline())
        assert (report["added"], report["updated"]) == (["b.txt"], ["a.txt"])
        assert "82,5" in str(answer(data)["answer"])
        (folder / "b.txt").unlink()
        assert json.loads(process.stdout.readline())["removed"] == ["b.txt"]
    finally:
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in err


@contextmanager
def served(data: Path) -> Iterator[str]:
    """Serve the index on a free port of this machine; give the address; stop it afterwards."""
    port = free_port()
    process = started(data, "serve", "--port", str(port))
    address = f"http://127.0.0.1:{port}"
    try:
        until(lambda: bool(fetched(f"{address}/healthz")))
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def until(done: Callable[[], bool], seconds: float = 60) -> None:
    limit = time.monotonic() + seconds
    while True:
        try:
            if done():
                return
        except OSError:
            pass
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.1)


def fetched(address: str) -> object:
    with urllib.request.urlopen(address, timeout=20) as response:
        return json.loads(response.read())


def listed(address: str) -> list[str]:
    """Return the file names of the documents that a visitor may see."""
    found = cast("dict[str, list[dict[str, str]]]", fetched(f"{address}/api/documents"))
    return [document["document"] for document in found["documents"]]


def asked(address: str) -> dict[str, object]:
    request = urllib.request.Request(
        f"{address}/api/ask",
        data=json.dumps({"question": QUESTION}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=20) as response:
        return cast("dict[str, object]", json.loads(response.read()))


@pytest.mark.slow
def test_every_command_works_beside_every_other(folder: Path, tmp_path: Path) -> None:
    """Two folders go in one after the other while a server, questions and a scoring go on."""
    data = tmp_path / "kho"
    cchc(data, "ingest", str(folder))
    many = tmp_path / "nhieu"
    many.mkdir()
    for number in range(2, 242):
        (many / f"b{number}.txt").write_text(article(number), encoding="utf-8")
    questions = tmp_path / "questions.jsonl"
    question = {"question": QUESTION, "answerable": True, "must_include": [["81,25"]]}
    lines = [json.dumps({"id": f"q{n}", **question}) for n in range(60)]
    questions.write_text("\n".join(lines), encoding="utf-8")

    with served(data) as address:
        writer = started(data, "ingest", str(many), "--json")
        scoring = started(data, "evaluate", str(questions), "--json")
        refused: list[str] = []
        asks = 0
        while writer.poll() is None:
            found = asked(address)
            assert found["status"] == "answered", found
            assert "81,25" in str(found["answer"])
            asks += 1
            with started(data, "ingest", str(folder), "--json") as second:
                _, err = second.communicate(timeout=60)
            if second.returncode:
                refused.append(err)
        out, err = writer.communicate(timeout=120)
        assert writer.returncode == 0, err
        assert len(json.loads(out)["added"]) == 240
        scored, err = scoring.communicate(timeout=120)
        assert scoring.returncode == 0, err
        assert json.loads(scored)["overall"]["right"] == 60, scored
        assert asks > 2
        assert all("another process is writing" in line for line in refused), refused
        assert len(listed(address)) == 241
        names = ["a.txt", *(f"b{number}.txt" for number in range(2, 242, 40))]
        removed = cast("dict[str, list[str]]", cchc(data, "documents", "remove", *names))
        assert len(removed["removed"]) == len(names)
        assert not set(listed(address)) & set(names)
        citations = cast("list[dict[str, object]]", asked(address)["citations"])
        assert citations
        assert not {str(one["document"]) for one in citations} & set(names)
    state = cast("dict[str, str]", cchc(data, "doctor"))
    assert state["documents"] == str(241 - len(names))
