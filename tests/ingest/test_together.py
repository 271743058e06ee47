"""Commands beside each other: each works or says why not, and every document is as it should be."""

from __future__ import annotations

import json
import random
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.ingest.mixed_folder import (
    MixedFolder,
    assert_nothing_lost_doubled_or_half,
    opened,
    start,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = 30
QUESTION = "Theo biên bản số {}, tổ 1 của xã Tân Hòa tiếp nhận bao nhiêu hồ sơ trong năm 2025?"


@contextmanager
def serving(data: Path) -> Iterator[httpx.Client]:
    """Run ``cchc serve`` over a data directory; stop it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = start(data, "serve", "--port", str(port))
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60)
    try:
        deadline = time.monotonic() + 90
        while True:
            try:
                client.get("/healthz")
                break
            except httpx.TransportError:
                assert process.poll() is None, process.communicate()
                assert time.monotonic() < deadline, "the server did not start"
                time.sleep(0.2)
        yield client
    finally:
        client.close()
        process.terminate()
        process.communicate(timeout=60)


def assert_cited_as_stored(answer: dict[str, object], folder: MixedFolder) -> int:
    """Return how many citations an answer has; each quotes an edition that its file had."""
    citations = answer["citations"]
    assert isinstance(citations, list)
    texts = {
        version: reading.document.text
        for versions in folder.known.values()
        for version, reading in versions.items()
    }
    for citation in citations:
        text = texts[citation["version"]]
        assert text[citation["start"] : citation["end"]] == citation["quote"]
    return len(citations)


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, error = process.communicate(timeout=180)
    return process.returncode, out, error


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_all_commands_beside_an_ingestion_work_or_say_why_not(tmp_path: Path) -> None:
    chance = random.Random(9)
    folder = MixedFolder(tmp_path / "hồ sơ", FILES)
    data = tmp_path / "data"
    folder.write_all()
    assert ended(start(data, "ingest", str(folder.path)))[0] == 0
    questions = tmp_path / "questions.jsonl"
    lines = [
        {"id": str(n), "question": QUESTION.format(n), "answerable": True, "documents": []}
        for n in range(4)
    ]
    questions.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    cited = asked = 0
    with serving(data) as client:
        for number in range(2):
            folder.write_all()
            writer = start(data, "ingest", str(folder.path))
            others = {
                "ask": start(data, "ask", QUESTION.format(number), "--json"),
                "evaluate": start(data, "evaluate", str(questions), "--json"),
                "doctor": start(data, "doctor", "--json"),
                ("ingest", "reindex")[number]: start(
                    data, *(("ingest", str(folder.path)), ("reindex",))[number]
                ),
            }
            while writer.poll() is None:
                response = client.post(
                    "/api/ask", json={"question": QUESTION.format(chance.randrange(FILES))}
                )
                assert response.status_code == 200, response.text
                cited += assert_cited_as_stored(response.json(), folder)
                asked += 1
                listed = client.get("/api/documents").json()
                listed = listed["documents"] if isinstance(listed, dict) else listed
                versions = {one["id"]: one["version"] for one in listed}
                assert len(versions) == len(listed) == len(folder.known)
            assert ended(writer)[0] == 0
            for name, process in others.items():
                code, out, error = ended(process)
                busy = name in ("ingest", "reindex") and code == 1
                assert code == 0 or (busy and "\n" not in error.strip()), (name, error)
                if name == "ask":
                    assert_cited_as_stored(json.loads(out), folder)
        assert ended(start(data, "ingest", str(folder.path)))[0] == 0
        answer = client.post("/api/ask", json={"question": QUESTION.format(5)}).json()
        for citation in answer["citations"]:
            assert citation["version"] in folder.current().values()
    assert asked > 2
    assert cited > 0
    store = opened(data)
    assert_nothing_lost_doubled_or_half(store, folder)
    assert {s.source: s.version for s in store.documents()} == folder.current()
    assert store.audit().agrees
    store.close()
