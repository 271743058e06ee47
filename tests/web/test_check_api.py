"""The routes on figures, over a real index: what is checked, what is listed, for whom."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from assistant.web import create_app
from assistant.web.limits import CHECK_LIMIT
from tests.assistant.indexes import index

if TYPE_CHECKING:
    from collections.abc import Iterator

PUBLIC = """Huyện Sơn Lâm xếp cuối tỉnh
Theo Quyết định số 12/QĐ-UBND ngày 02/3/2023, Chỉ số CCHC năm 2022 của huyện Sơn Lâm đạt 70,56 điểm, xếp thứ 8/8 huyện, thành phố.
"""
INTERNAL = """Báo cáo nội bộ huyện Sơn Lâm
Năm 2022, huyện Sơn Lâm có 451 hồ sơ quá hạn.
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("check-api")
    (folder / "cong-khai.txt").write_text(PUBLIC, encoding="utf-8")
    (folder / "noi-bo.txt").write_text(INTERNAL, encoding="utf-8")
    indexed = index(folder / "data", folder / "cong-khai.txt", folder / "noi-bo.txt")
    hidden = next(d.id for d in indexed.store.documents() if d.name == "noi-bo.txt")
    with indexed.store.writer() as writer:
        writer.show_to([hidden], "internal")
    with TestClient(create_app(indexed.assistant, indexed.store)) as client:
        yield client
    indexed.store.close()


def test_a_claim_is_checked_against_what_visitors_may_see(client: TestClient) -> None:
    text = "Năm 2022 huyện Sơn Lâm đứng thứ 6/8 về chỉ số CCHC."
    found = client.post("/api/check", json={"text": text}).json()
    (claim,) = found["claims"]
    assert (claim["text"], claim["start"], claim["end"]) == (text, 0, len(text))
    assert claim["verdict"] == "contradicted"
    (figure,) = claim["figures"]
    assert (figure["text"], figure["correct"], figure["citation"]) == ("6/8", "8/8", 1)
    assert "8/8" in claim["citations"][0]["quote"]
    assert found["index_version"]
    inside = "Năm 2022 huyện Sơn Lâm có 451 hồ sơ quá hạn."
    hidden = client.post("/api/check", json={"text": inside}).json()["claims"][0]
    assert (hidden["verdict"], hidden["citations"]) == ("not_found", [])


@pytest.mark.parametrize(
    "body", [{}, {"text": ""}, {"text": " \n"}, {"text": "a" * (CHECK_LIMIT + 1)}]
)
def test_a_text_that_is_none_or_too_long_is_refused(
    client: TestClient, body: dict[str, str]
) -> None:
    response = client.post("/api/check", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_figures_come_as_json_and_as_csv(client: TestClient) -> None:
    listed = client.get("/api/figures", params={"place": "son lam", "year": "2022"}).json()
    assert {row["text"] for row in listed["figures"]} >= {"70,56 điểm"}
    assert all(row["document"] == "cong-khai.txt" for row in listed["figures"])
    score = next(row for row in listed["figures"] if row["value"] == 70.56)
    assert score["text"] in score["quote"]
    assert score["locator"]
    page = client.get(score["link"])
    assert page.status_code == 200
    table = client.get("/api/figures?indicator=chi so cchc", headers={"Accept": "text/csv"})
    assert table.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert {row["value"] for row in rows} >= {"70.56", "8"}


def test_a_place_without_figures_is_said_and_is_no_error(client: TestClient) -> None:
    found = client.get("/api/figures", params={"place": "huyện Không Có"})
    assert found.status_code == 200
    assert found.json()["figures"] == []
    assert "Không Có" in found.json()["notes"][0]["text"]
