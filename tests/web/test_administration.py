"""Uploading, removing and reading again over HTTP: for the holder of the token only."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from assistant.service import Assistant
from assistant.web import WebOptions
from assistant.web.administration import Administration
from assistant.web.api import routes
from assistant.web.application import api_app
from assistant.web.reading_words import report_in
from index_store.store import Store
from ingest.errors import RefusedError
from ingest.readers.pdf.reader import TooManyPagesError
from ingest.report import IngestReport, Remark
from tests.index_store.samples import TopicEmbedder
from tests.web.fakes import NEWS, FakeLibrary, scripted, the_news

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx2

TOKEN = "ma-quan-tri-de-thu-01"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@dataclass(frozen=True)
class Served:
    """An application over a real, empty index."""

    client: TestClient
    store: Store
    folder: Path

    def upload(self, *files: tuple[str, bytes], **fields: str) -> httpx2.Response:
        return self.client.post(
            "/api/documents",
            files=[("files", file) for file in files],
            data=fields,
            headers=BEARER,
        )

    def names(self, **headers: str) -> list[str]:
        listed = self.client.get("/api/documents", headers=headers).json()["documents"]
        return [found["document"] for found in listed]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    folder = tmp_path / "index"
    embedder = TopicEmbedder()
    store = Store.open(folder, embedder, create=True)
    options = WebOptions(admin_token=TOKEN)
    changes = Administration(store, folder, max_bytes=100_000)
    router = routes(Assistant(store, embedder), store, "public", options, changes)
    app = api_app(router, options)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield Served(client, store, folder)
    store.close()


def test_what_is_uploaded_is_seen_and_answers_at_once(served: Served) -> None:
    report = served.upload(("tin.txt", NEWS.encode()), ("ke-hoach.md", b"# A\n\nMot doan."))
    assert report.status_code == 200
    assert report.json()["added"] == ["tin.txt", "ke-hoach.md"]
    assert served.names() == ["ke-hoach.md", "tin.txt"]
    asked = served.client.post("/api/ask", json={"question": "Huyện Sơn Lâm đạt bao nhiêu điểm?"})
    assert "70,56" in asked.json()["answer"]


def test_what_is_refused_is_reported_with_its_reason(served: Served) -> None:
    report = served.upload(
        ("tin.txt", NEWS.encode()), ("anh.txt", b"\x00\x01\x02" * 50), ("to.txt", b"a " * 60_000)
    ).json()
    assert report["added"] == ["tin.txt"]
    assert {(refused["name"], refused["code"]) for refused in report["refused"]} == {
        ("anh.txt", "binary"),
        ("to.txt", "too-large"),
    }
    alone = served.upload(("rong.txt", b""))
    assert alone.status_code == 422
    assert alone.json()["type"] == "urn:cchc:problem:all-refused"
    assert alone.json()["report"]["refused"][0]["code"] == "empty"


def test_who_reads_english_is_told_the_reasons_in_english(served: Served) -> None:
    files = [("files", ("anh.txt", b"\x00\x01\x02" * 50)), ("files", ("tin.txt", NEWS.encode()))]
    english = BEARER | {"Accept-Language": "en"}
    report = served.client.post("/api/documents", files=files, headers=english).json()
    assert report["refused"][0]["reason"].startswith("the file holds no text")
    assert "the date was worked out from the text" in [
        doubt["reason"] for doubt in report["doubtful"]
    ]


def test_every_reason_to_refuse_has_its_english() -> None:
    kinds: list[type[RefusedError]] = [TooManyPagesError, *RefusedError.__subclasses__()]
    codes = {kind.code for kind in kinds} - {RefusedError.code}
    assert {"too-many-pages", "damaged", "empty"} <= codes
    told = IngestReport(refused=tuple(Remark("a", code, "lý do") for code in sorted(codes)))
    assert [one.code for one in report_in(told, "en").refused if one.reason == "lý do"] == []


def test_a_file_is_read_as_what_it_is_not_as_it_is_called(served: Served) -> None:
    page = f"<!DOCTYPE html><html><body><p>{NEWS}</p></body></html>".encode()
    report = served.upload(("bao-cao.pdf", page)).json()
    assert [doubt["code"] for doubt in report["doubtful"] if doubt["code"] == "mislabelled"]


def test_no_path_of_an_upload_reaches_the_disk(served: Served) -> None:
    before = {path.name for path in served.folder.parent.rglob("*")}
    for name in ("../../thoat.txt", "/tmp/thoat.txt", "..\\..\\thoat.txt", "C:\\thoat.txt"):
        assert served.upload((name, NEWS.encode()), replace="true").status_code == 200
    assert served.names() == ["thoat.txt"]
    new = {path.name for path in served.folder.parent.rglob("*")} - before
    assert not [name for name in new if "thoat" in name]


def test_another_content_under_a_known_name_must_be_said_to_replace(served: Served) -> None:
    served.upload(("tin.txt", NEWS.encode()))
    assert served.upload(("tin.txt", NEWS.encode())).json()["unchanged"] == ["tin.txt"]
    changed = NEWS.replace("70,56", "71,99").encode()
    refused = served.upload(("tin.txt", changed))
    assert refused.json()["report"]["refused"][0]["code"] == "exists"
    replaced = served.upload(("tin.txt", changed), replace="true")
    assert replaced.json()["updated"] == ["tin.txt"]
    assert served.names() == ["tin.txt"]
    (found,) = served.store.documents()
    assert "71,99" in served.store.document(found.id).text


def test_internal_documents_are_for_the_holder_of_the_token(served: Served) -> None:
    served.upload(("noi-bo.txt", NEWS.encode()), visibility="internal")
    assert served.names() == []
    assert served.names(**BEARER) == ["noi-bo.txt"]
    (found,) = served.store.documents()
    address = f"/api/documents/{found.id}"
    assert served.client.get(address).status_code == 404
    assert served.client.get(address, headers=BEARER).status_code == 200
    shown = served.client.patch(address, json={"visibility": "public"}, headers=BEARER)
    assert shown.status_code == 200
    assert served.client.get(address).status_code == 200


def test_a_removed_document_answers_no_more(served: Served) -> None:
    served.upload(("tin.txt", NEWS.encode()))
    (found,) = served.store.documents()
    gone = served.client.delete(f"/api/documents/{found.id}", headers=BEARER)
    assert gone.json() == {"removed": [found.id]}
    assert served.names() == []
    again = served.client.delete(f"/api/documents/{found.id}", headers=BEARER)
    assert again.status_code == 404
    assert list((served.folder / "originals").iterdir()) == []


def test_a_document_is_read_again_from_what_was_uploaded(served: Served) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("nam/tin.txt", NEWS)
    served.upload(("goi.zip", packed.getvalue()), ("rieng.txt", NEWS.encode()))
    assert len(served.store.documents()) == 2
    for found in served.store.documents():
        again = served.client.post(f"/api/documents/{found.id}/reread", headers=BEARER)
        assert again.json()["unchanged"] == [found.name]
    missing = served.client.post("/api/documents/khong-co/reread", headers=BEARER)
    assert missing.status_code == 404


@pytest.mark.parametrize("media", ["application/x-ndjson", "text/event-stream"])
def test_progress_is_told_while_files_are_read(served: Served, media: str) -> None:
    files = [("files", (f"tin-{n}.txt", NEWS.encode())) for n in range(3)]
    headers = {**BEARER, "Accept": media}
    response = served.client.post("/api/documents", files=files, headers=headers)
    if media == "text/event-stream":
        blocks = [block.split("\n") for block in response.text.strip().split("\n\n")]
        events = [
            {"event": name.removeprefix("event: "), **json.loads(data.removeprefix("data: "))}
            for name, data in blocks
        ]
    else:
        events = [json.loads(line) for line in response.text.splitlines()]
    assert events[0] == {"event": "total", "total": 3}
    done = [event["name"] for event in events if event["event"] == "done"]
    assert done == ["tin-0.txt", "tin-1.txt", "tin-2.txt"]
    assert events[-1]["event"] == "report"
    assert len(events[-1]["added"]) == 3


def test_a_stream_ends_with_the_problem_where_another_process_writes(served: Served) -> None:
    with served.store.writer():
        response = served.client.post(
            "/api/documents",
            files={"files": ("tin.txt", NEWS.encode())},
            headers={**BEARER, "Accept": "application/x-ndjson"},
        )
        plain = served.upload(("tin.txt", NEWS.encode()))
    last = json.loads(response.text.splitlines()[-1])
    assert (last["event"], last["type"]) == ("problem", "urn:cchc:problem:index-busy")
    assert plain.status_code == 503
    assert "retry-after" in plain.headers


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/documents"),
        ("PATCH", "/api/documents/x"),
        ("DELETE", "/api/documents/x"),
        ("POST", "/api/documents/x/reread"),
    ],
)
@pytest.mark.parametrize("token", [None, "", "sai", TOKEN + "x", TOKEN[:-1], "é"])
def test_without_the_token_nothing_is_changed(
    served: Served, method: str, path: str, token: str | None
) -> None:
    headers = [] if token is None else [(b"Authorization", f"Bearer {token}".encode())]
    response = served.client.request(method, path, headers=headers, json={"visibility": "public"})
    assert response.status_code == 401
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/api/documents"), ("DELETE", "/api/documents/x")]
)
def test_where_no_token_is_set_the_routes_are_off(method: str, path: str) -> None:
    router = routes(scripted(), FakeLibrary.of(the_news()), "public")
    with TestClient(api_app(router, WebOptions())) as client:
        response = client.request(method, path, headers={"Authorization": "Bearer "}, json={})
        assert response.status_code == 403
        assert response.json()["type"] == "urn:cchc:problem:no-administrator"
        assert client.get("/api/administration").json()["enabled"] is False


def test_the_page_can_learn_whether_a_token_is_right(served: Served) -> None:
    assert served.client.get("/api/administration").json()["administrator"] is False
    right = served.client.get("/api/administration", headers=BEARER)
    assert right.json()["administrator"] is True
    wrong = served.client.get("/api/administration", headers={"Authorization": "Bearer sai"})
    assert wrong.status_code == 401


@pytest.mark.parametrize("content", [{}, {"visibility": "secret"}])
def test_a_form_without_files_or_with_other_words_is_refused(
    served: Served, content: dict[str, str]
) -> None:
    files = {"files": ("a.txt", b"a b")} if content else None
    response = served.client.post("/api/documents", data=content, files=files, headers=BEARER)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
