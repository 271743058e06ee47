"""The documentation says what the program does; what a program can write there, it writes.

``CCHC_REWRITE_DOCS=1 python -m pytest tests/docs`` rewrites the generated blocks.
"""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi.routing import APIRoute

from assistant.cli import DONE, main
from assistant.settings import FILE_VARIABLE, PREFIX, Settings, read_settings
from assistant.web.api import routes
from tests.web.fakes import FakeLibrary, ScriptedAssistant

if TYPE_CHECKING:
    from collections.abc import Iterator

REWRITE = os.environ.get("CCHC_REWRITE_DOCS") == "1"
ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
COMMANDS_PAGE = ROOT / "docs" / "commands.md"
SETTINGS_PAGE = ROOT / "docs" / "settings.md"
EXAMPLE = ROOT / "cchc.example.toml"
PAGES = sorted([README, ROOT / "CHANGELOG.md", *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md")])
NARROW = "92"
"""Columns of the terminal that the generated blocks are made for."""
COMMANDS = (
    "ingest", "ask", "chat", "check", "figures", "reindex",
    "documents list", "documents show", "documents remove", "documents visibility",
    "evaluate", "serve", "doctor",
)  # fmt: skip

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_ANSWER = re.compile(
    r"<!-- answer:begin (?P<question>.+?) -->\n(?P<block>.*?)<!-- answer:end -->", re.DOTALL
)
_HELP = re.compile(r"(?<=<!-- help:begin -->\n).*?(?=<!-- help:end -->)", re.DOTALL)


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", NARROW)
    monkeypatch.setenv("NO_COLOR", "1")


def test_the_switch_that_rewrites_the_docs_is_off() -> None:
    assert not REWRITE


# Settings


@pytest.mark.parametrize("name", [setting.name for setting in fields(Settings)])
def test_every_setting_has_a_row_in_the_readme_with_its_variable_and_default(name: str) -> None:
    rows = [row for row in _read(README).splitlines() if row.startswith(f"| `{name}` |")]
    assert len(rows) == 1
    cells = [cell.strip() for cell in rows[0].strip("|").split("|")]
    default = getattr(Settings(), name)
    assert cells[1] == f"`{PREFIX}{name.upper()}`"
    assert cells[2] == f"`{default}`" or (default in ("", None) and cells[2].startswith("*("))
    assert cells[3]


def test_the_readme_names_no_setting_that_does_not_exist() -> None:
    known = {PREFIX + field.name.upper() for field in fields(Settings)}
    known |= {FILE_VARIABLE, "CCHC_DEBUG", "CCHC_REWRITE_DOCS"}
    for page in PAGES:
        assert set(re.findall(r"CCHC_[A-Z_]*[A-Z]", _read(page))) <= known, page


def test_the_example_file_holds_the_defaults() -> None:
    assert read_settings({FILE_VARIABLE: str(EXAMPLE)}, {}) == Settings()


def test_every_line_of_the_example_file_can_be_used(tmp_path: Path) -> None:
    chosen = tmp_path / "all.toml"
    text = re.sub(r"^# (?=[a-z_]+ = )", "", _read(EXAMPLE), flags=re.MULTILINE)
    chosen.write_text(text, encoding="utf-8")
    assert set(tomllib.loads(text)) == {field.name for field in fields(Settings)}
    assert isinstance(read_settings({FILE_VARIABLE: str(chosen)}, {}).as_of, date)


def test_the_settings_page_shows_the_example_file() -> None:
    block = f"```toml\n{_read(EXAMPLE)}```\n"
    if REWRITE:
        text = re.sub(r"```toml\n.*?```\n", lambda _: block, _read(SETTINGS_PAGE), flags=re.DOTALL)
        _write(SETTINGS_PAGE, text)
    assert block in _read(SETTINGS_PAGE)


# Commands


def test_the_help_in_the_docs_is_the_programs(capsys: pytest.CaptureFixture[str]) -> None:
    found = _help([], capsys)
    listed = re.findall(r"^    (\w+)  ", found, re.MULTILINE)
    assert listed == list(dict.fromkeys(command.split()[0] for command in COMMANDS))
    blocks = [f"## `cchc`\n\n```text\n{found}```\n"]
    for command in COMMANDS:
        blocks.append(f"## `cchc {command}`\n\n```text\n{_help(command.split(), capsys)}```\n")
    made = "\n" + "\n".join(blocks) + "\n"
    if REWRITE:
        _write(COMMANDS_PAGE, _HELP.sub(lambda _: made, _read(COMMANDS_PAGE)))
    shown = _HELP.search(_read(COMMANDS_PAGE))
    assert shown is not None
    # Versions of Python break the lines of `usage` differently.
    assert shown[0].split() == made.split()


@pytest.mark.parametrize("command", sorted({command.split()[0] for command in COMMANDS}))
def test_every_command_is_in_the_table_of_the_readme(command: str) -> None:
    rows = [row for row in _read(README).splitlines() if row.startswith("| `cchc ")]
    assert any(f"`cchc {command}" in row for row in rows)


@pytest.mark.slow
@pytest.mark.parametrize("page", [README, ROOT / "docs" / "answers.md"], ids=lambda path: path.name)
def test_the_answers_in_the_docs_are_what_the_program_prints(
    page: Path, samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def made(found: re.Match[str]) -> str:
        question = found["question"]
        capsys.readouterr()
        assert main(["--data-dir", str(samples), "ask", question]) == DONE
        printed = "\n".join(line.rstrip() for line in capsys.readouterr().out.strip().splitlines())
        block = f'```text\n$ cchc ask "{question}"\n\n{printed}\n```'
        return f"<!-- answer:begin {question} -->\n{block}\n<!-- answer:end -->"

    now, examples = _ANSWER.subn(made, _read(page))
    assert examples == 1
    if REWRITE:
        _write(page, now)
    assert _read(page) == now


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the sample documents."""
    folder = tmp_path_factory.mktemp("index")
    assert main(["--data-dir", str(folder), "ingest", str(ROOT / "samples" / "documents")]) == DONE
    return folder


# Routes


def test_every_route_that_is_served_is_in_the_docs() -> None:
    text = "\n".join(_read(page) for page in PAGES)
    served = list(_served())
    assert ("POST", "/api/ask") in served
    for method, path in served:
        written = path.replace("{document_id}", "{id}")
        assert re.search(rf"`{method} {re.escape(written)}[`?]", text), f"{method} {path}"


def test_every_route_that_is_not_yet_there_is_called_so() -> None:
    text = _read(ROOT / "docs" / "web.md")
    (paragraph,) = [part for part in text.split("\n\n") if " 501 " in part]
    for path in _promised():
        written = re.sub(r"\{\w+_id\}", "{id}", path)
        assert f"{written}`" in paragraph, path


# Links and words


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    targets = _LINK.findall(_FENCED.sub("", _read(page)))
    here = {target for target in targets if not re.match(r"[a-z]+:", target)}
    assert {target for target in here if not _leads_somewhere(page, target)} == set()


def test_the_changelog_has_an_entry_for_this_version() -> None:
    project = tomllib.loads(_read(ROOT / "pyproject.toml"))["project"]
    entries = re.split(r"^## ", _read(ROOT / "CHANGELOG.md"), flags=re.MULTILINE)[1:]
    assert entries[0].splitlines()[0].split()[0] == project["version"]
    assert re.search(r"^- \S", entries[0], re.MULTILINE)


def test_no_tracked_file_names_a_package_host_or_a_build_machines_path() -> None:
    # Written in pieces, so that this file does not name them either.
    hosts = (("py", "pi.org"), ("python", "hosted"), ("deb.", "debian.org"), ("registry.", "npmjs"))
    paths = (("/wo", "rk/"), ("/ro", "ot/"), ("/bash_", "jobs"))
    words = [re.escape(start + end) for start, end in hosts]
    words += [r"(?<![\w.])" + re.escape(start + end) for start, end in paths]
    forbidden = re.compile("|".join(words))
    tracked = _tracked()
    assert README in tracked
    for path in tracked:
        content = path.read_bytes() if path.is_file() else b""
        if b"\0" in content[:8000]:
            continue
        found = forbidden.search(content.decode("utf-8", errors="replace"))
        assert found is None, f"{path.relative_to(ROOT)} names {found[0] if found else ''}"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _help(command: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--help"])
    assert stopped.value.code == DONE
    return capsys.readouterr().out


def _routes() -> Iterator[APIRoute]:
    for route in routes(ScriptedAssistant(), FakeLibrary(), "public").routes:
        if isinstance(route, APIRoute):
            yield route


def _served() -> Iterator[tuple[str, str]]:
    for route in _routes():
        if route.include_in_schema:
            yield from ((method, route.path) for method in sorted(route.methods or ()))


def _promised() -> list[str]:
    return [route.path for route in _routes() if route.endpoint.__name__ == "_not_yet"]


def _leads_somewhere(page: Path, target: str) -> bool:
    """Return whether a relative link of a page ends in this repository, at a heading if it says so."""
    path, _, anchor = target.partition("#")
    linked = (page.parent / path).resolve() if path else page
    if not (linked.exists() and linked.is_relative_to(ROOT)):
        return False
    return not anchor or anchor in _anchors(linked)


def _anchors(page: Path) -> set[str]:
    """Return the names that a forge gives to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", _read(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]
