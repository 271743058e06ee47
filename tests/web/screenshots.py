"""Take the pictures of the README and of docs/: a real server over the samples, seen by Chromium.

python -m tests.web.screenshots                 # writes docs/screenshot-*.png
python -m tests.web.screenshots --to build/look --dark
"""

from __future__ import annotations

import argparse
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
from playwright.sync_api import Browser, Page

from tests.web.test_widget import portal
from tests.web.visiting import ASKED, READY, chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
INDICATOR = "Chỉ số cải cách hành chính"
QUESTION = "don vi nao dung dau tinh Hac Giang ve cchc nam 2023"
CLAIMS = (
    f"Năm 2023, huyện Phú Lĩnh (tỉnh Hạc Giang) đứng đầu khối huyện về {INDICATOR} với gần "
    f"91,1 điểm; huyện Đại Khê đạt 78,4 điểm. Năm 2023, Sở Y tế tỉnh Hạc Giang xếp thứ 11 về "
    f"{INDICATOR}. Cả tỉnh tiếp nhận 1.250.000 hồ sơ."
)
SIZES = (("", 1280, 860), ("phone", 390, 800))
"""Name, width and height of the pictures, CSS pixels."""


def main() -> None:
    """Write the pictures, and say which."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, default=ROOT / "docs")
    parser.add_argument("--dark", action="store_true")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    address = f"http://127.0.0.1:{_free_port()}"
    with portal(address) as site, served(address, site), chromium() as browser:
        for size, width, height in SIZES:
            page = _page(browser, width, height, dark=options.dark)
            for name in _places(page, address, wide=width > 800):
                named = name if not size else size if name == "desktop" else f"{size}-{name}"
                _keep(page, options.to / f"screenshot-{named}.png")
        page = _page(browser, 1280, 800, dark=options.dark)
        _widget(page, site)
        _keep(page, options.to / "screenshot-widget.png")


def _page(browser: Browser, width: int, height: int, *, dark: bool) -> Page:
    page = browser.new_context(
        viewport={"width": width, "height": height},
        locale="vi-VN",
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    ).new_page()
    page.set_default_timeout(120_000)
    return page


def _places(page: Page, address: str, *, wide: bool) -> Iterator[str]:
    """Show one place after the other; give the name of each when it is to be seen."""
    page.goto(address)
    page.wait_for_selector(READY)
    page.fill(ASKED, QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_selector(".cchc-source")
    page.wait_for_selector(".cchc-log[aria-busy=false]")
    if wide:
        page.locator(".cchc-text .cchc-marker").first.click()
        page.wait_for_selector(".cchc-panel iframe")
        page.frames[-1].wait_for_function("document.activeElement?.id === 'cited'")
    yield "desktop"
    if wide:
        page.click(".cchc-panel [data-do=close]")
    page.click("[data-to=kiem-chung]")
    page.fill(".cchc-check-form textarea", CLAIMS)
    page.click(".cchc-check-form [type=submit]")
    page.wait_for_selector(".cchc-checked")
    yield "check"
    page.click("[data-to=so-lieu]")
    page.fill("[name=indicator]", INDICATOR)
    page.click(".cchc-filters [type=submit]")
    page.wait_for_selector("#cchc-so-lieu svg")
    yield "figures"
    page.click("[data-to=tai-lieu]")
    page.wait_for_selector("#cchc-tai-lieu .cchc-table")
    yield "documents"


def _widget(page: Page, site: str) -> None:
    """Ask in the launcher on a page of another origin."""
    page.goto(site)
    page.get_by_role("button", name="Hỏi số liệu").click()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.get_by_text("Nguồn trích dẫn").first.wait_for()


def _keep(page: Page, file: Path) -> None:
    page.wait_for_timeout(400)  # the last of a scroll
    page.screenshot(path=file)
    sys.stdout.write(f"{file}\n")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextlib.contextmanager
def served(address: str, site: str) -> Iterator[None]:
    """Run the server over the samples, for a portal too, from when it answers."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [sys.executable, "-m", "assistant", "--data-dir", folder, "serve"]
        options = ["--port", address.rpartition(":")[2], "--first-run", "samples/documents"]
        environment = {**os.environ, "CCHC_ALLOWED_ORIGINS": site}
        server = subprocess.Popen([*command, *options], cwd=ROOT, env=environment)
        try:
            while server.poll() is None:
                with contextlib.suppress(httpx.TransportError):
                    httpx.get(f"{address}/healthz", timeout=60).raise_for_status()
                    break
                time.sleep(0.5)
            yield
        finally:
            server.terminate()
            server.wait(timeout=30)


if __name__ == "__main__":
    main()
