"""Original files: given byte for byte as they were read, to those who may see the document."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from assistant.settings import Settings
from assistant.web import WebOptions
from assistant.web.administration import Administration, Upload
from assistant.web.api import routes
from assistant.web.application import api_app
from assistant.web.originals import OriginalFile, OriginalFiles
from assistant.wiring import open_store
from ingest.pipeline import ingest_paths
from tests.web.fakes import NEWS, PLAN, scripted
from tests.web.payloads import PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index_store.store import Store

TOKEN = "mot-ma-that-dai-de-thu"
ADMIN = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files: a text, a page of a site, an archive with a text in it."""
    folder = tmp_path_factory.mktemp("kho") / "tệp"
    folder.mkdir()
    (folder / "tin tức.txt").write_text(NEWS, encoding="utf-8")
    (folder / "trang.html").write_text(f"<title>Trang</title><p>{PLAN}</p>", encoding="utf-8")
    with zipfile.ZipFile(folder / "kho.zip", "w") as archive:
        archive.writestr("trong/bao cao.txt", NEWS.replace("70,56", "71,65"))
    return folder


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[Store]:
    store = open_store(Settings(data_dir=folder.parent / "data"), create=True)
    assert not ingest_paths(store, [str(folder)]).refused
    administration = Administration(store, folder.parent / "data")
    administration.upload([Upload("Kế hoạch 'mật'.txt", PLAN.encode())], visibility="internal")
    yield store
    store.close()


@pytest.fixture(scope="module")
def client(store: Store, folder: Path) -> TestClient:
    originals = OriginalFiles(store, folder.parent / "data")
    options = WebOptions(admin_token=TOKEN)
    router = routes(scripted(), store, "public", options, originals=originals)
    return TestClient(api_app(router, options), base_url="http://localhost")


def id_of(store: Store, ending: str) -> str:
    return next(one.id for one in store.documents() if one.source.endswith(ending))


@pytest.mark.parametrize(
    ("ending", "kind"), [("tin tức.txt", "text/plain"), ("trang.html", "text/html")]
)
def test_a_file_comes_byte_for_byte_as_a_download(
    client: TestClient, store: Store, folder: Path, ending: str, kind: str
) -> None:
    document = id_of(store, ending)
    assert f'href="{document}/original" download' in client.get(f"/documents/{document}").text
    response = client.get(f"/documents/{document}/original")
    assert response.content == (folder / ending).read_bytes()
    assert response.headers["content-type"].startswith(kind)
    assert response.headers["content-disposition"].startswith("attachment; filename=")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in response.headers["content-security-policy"]


def test_a_member_of_an_archive_comes_alone(client: TestClient, store: Store) -> None:
    response = client.get(f"/documents/{id_of(store, 'bao cao.txt')}/original")
    assert response.content.decode() == NEWS.replace("70,56", "71,65")
    assert 'filename="bao cao.txt"' in response.headers["content-disposition"]


def test_what_is_internal_is_for_the_administrator(client: TestClient, store: Store) -> None:
    address = f"/documents/{id_of(store, 'mật' + chr(39) + '.txt')}"
    assert client.get(f"{address}/original").status_code == 404
    assert client.get(f"{address}/original", headers=ADMIN).content == PLAN.encode()
    # The page of it is shown from a copy, whose links would not bear the token.
    assert "/original" not in client.get(address, headers=ADMIN).text


def test_a_file_that_changed_since_is_kept_back(
    client: TestClient, store: Store, folder: Path
) -> None:
    document, file = id_of(store, "tin tức.txt"), folder / "tin tức.txt"
    before = file.read_bytes()
    file.write_bytes(before + b"\nnot read yet, perhaps secret")
    try:
        response = client.get(f"/documents/{document}/original")
    finally:
        file.write_bytes(before)
    assert response.status_code == 404
    assert response.json()["type"] == "urn:cchc:problem:original-missing"


def test_another_site_gets_no_file_and_its_links_lead_to_the_page(
    client: TestClient, store: Store
) -> None:
    address = f"/documents/{id_of(store, 'tin tức.txt')}/original"
    evil = {"Origin": "https://evil.example"}
    assert client.get(address, headers=evil).status_code == 403
    drawn_in = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert client.get(address, headers=drawn_in).status_code == 403
    linked = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    response = client.get(address, headers=linked)
    assert response.history[0].status_code == 303
    assert "<h1" in response.text
    assert response.url.path == address.removesuffix("/original")


def test_without_leave_no_file_is_offered(store: Store) -> None:
    app = api_app(routes(scripted(), store, "public"), WebOptions())
    client = TestClient(app, base_url="http://localhost")
    document = id_of(store, "tin tức.txt")
    assert "/original" not in client.get(f"/documents/{document}").text
    assert client.get(f"/documents/{document}/original").status_code == 404


def test_no_path_but_that_of_a_document_is_read(client: TestClient) -> None:
    for path in ("..%2F..%2Fetc%2Fpasswd", "%2Fetc%2Fpasswd", "upload:x"):
        assert client.get(f"/documents/{path}/original").status_code == 404


@pytest.mark.parametrize("name", [*PAYLOADS[:10], "a\r\nSet-Cookie: x=1", "../../a;b.pdf", "🙂"])
def test_no_name_of_a_file_breaks_the_header(name: str) -> None:
    disposition = OriginalFile(name, b"").disposition
    assert disposition.isascii()
    assert not set(disposition) & set("\r\n/<>\\")
    assert disposition.count('"') == 2
