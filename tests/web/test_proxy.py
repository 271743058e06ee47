"""Behind a real nginx, below a sub-path: the page, the API, streams, addresses of visitors."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.web import WebOptions, create_app
from assistant.web.server import listen
from index_store.visitors import Visitors
from tests.web.fakes import LAST, SAMPLES, FakeLibrary, scripted, the_news
from tests.web.running import get, post, running, stream
from tests.web.visiting import CHROMIUM, chromium, follow, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(NGINX is None, reason="no nginx on PATH: apt-get install nginx")

_AROUND = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    server {{ listen 127.0.0.1:{port}; absolute_redirect off; {locations} }}
}}
"""


def free_port() -> int:
    with listen("127.0.0.1", 0) as listening:
        port: int = listening.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server as nginx shows it, with the locations that we tell people to use."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    visitors = Visitors(folder)
    app = create_app(
        scripted(),
        FakeLibrary.of(the_news()),
        sample_questions=SAMPLES,
        options=WebOptions(root_path="/tro-ly", visitor_per_minute=20),
        visitors=visitors,
    )
    with running(app) as address:
        locations = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
        behind = locations.replace("http://127.0.0.1:7860", address)
        assert behind != locations
        written = folder / "nginx.conf"
        written.write_text(_AROUND.format(folder=folder, port=port, locations=behind))
        assert NGINX is not None
        process = subprocess.Popen([NGINX, "-e", str(folder / "error.log"), "-c", str(written)])
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}/tro-ly/"
        finally:
            process.terminate()
            process.wait(timeout=60)
    visitors.close()


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def test_the_page_and_what_it_loads_are_found_below_the_sub_path(portal: str) -> None:
    page = get(portal)
    assert page.status_code == 200
    assert '"/web/' not in page.text
    assert get(portal + "web/page.css").status_code == 200
    assert get(portal + "config").json()["root"] == portal.rstrip("/")
    bare = get(portal.rstrip("/"))
    assert (bare.status_code, bare.headers["location"]) == (301, "/tro-ly/")


def test_questions_sources_and_shared_answers_work_below_the_sub_path(portal: str) -> None:
    origin = portal.removesuffix("/tro-ly/")
    asked = post(
        portal + "api/ask", json={"question": "huyen nao cuoi"}, headers={"Origin": origin}
    )
    assert asked.status_code == 200
    link = asked.json()["citations"][0]["link"]
    source = get(portal + link.removeprefix("/"))
    assert '<mark id="cited"' in source.text
    assert 'href="../web/viewer.css"' in source.text
    kept = post(portal + "api/answers", json={"answer": asked.json()["id"]}).json()
    shared = get(portal + kept["link"].removeprefix("/"))
    assert '<base href="../">' in shared.text
    assert "70,56" in shared.text
    nowhere = get(portal + "api/nope")
    assert nowhere.headers["content-type"] == "application/problem+json"


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on PATH: apt-get install chromium")
def test_the_page_works_in_a_browser_below_the_sub_path(portal: str) -> None:
    with chromium() as browser, visiting(browser, portal.rstrip("/"), 1280) as visit:
        visit.ask("huyen nao xep cuoi nam 2022", ".cchc-source")
        source = follow(visit, ".cchc-text p .cchc-marker")
        assert source.url.startswith(f"{portal}documents/")
        assert source.inner_text("mark#cited") == LAST
        visit.page.click(".cchc-panel [data-do=close]")
        visit.page.click("[data-do=share]")
        shared = visit.page.get_attribute(".cchc-shared a", "href")
        assert shared is not None
        assert shared.startswith(f"{portal}answers/")
        for place, found in (("so-lieu", ".cchc-result > *"), ("tai-lieu", ".cchc-table")):
            visit.page.click(f"[data-to={place}]")
            visit.page.wait_for_selector(f"#cchc-{place} {found}")
        visit.page.click(".cchc-language")
        visit.page.wait_for_selector("text=Documents in the collection")


def test_a_stream_comes_through_and_metrics_do_not(portal: str) -> None:
    accept = {"Accept": "text/event-stream"}
    with stream(
        "POST", portal + "api/ask", json={"question": "huyen nao cuoi"}, headers=accept
    ) as answer:
        lines = [line for line in answer.iter_lines() if line.startswith("event: ")]
    assert lines[0] == "event: understood"
    assert lines[-1] == "event: answer"
    assert get(portal + "metrics").status_code == 404


def test_another_site_is_refused_behind_the_proxy_too(portal: str) -> None:
    response = post(
        portal + "api/ask", json={"question": "a"}, headers={"Origin": "https://evil.example"}
    )
    assert response.status_code == 403


def test_a_visitor_cannot_invent_an_address(portal: str) -> None:
    # As many as it takes: on a busy machine some come only after a part of the minute is over.
    codes = (
        post(
            portal + "api/ask",
            json={"question": "a"},
            headers={"X-Forwarded-For": f"203.0.113.{number}"},
        ).status_code
        for number in range(100)
    )
    assert 429 in codes
