"""Old office formats: read through the programs that are installed, refused with a way out else."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document as WordDocument

from ingest.errors import (
    BinarySourceError,
    DamagedFileError,
    EmptySourceError,
    MissingProgramError,
    ProtectedFileError,
    RefusedError,
)
from ingest.readers import reader_for
from ingest.readers.office import program as office_program
from ingest.readers.office.printed_doc import page_of_print
from ingest.readers.office.reader import office_kind

SHARED = Path(__file__).parents[2].parent / "shared/data/parser_inputs"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = rb"{\rtf1\ansi\ansicpg1252\uc1 Huy\u7879?n S\u417?n L\u226?m \u273?\u7841?t 91,20 \u273?i\u7875?m.\par}"


def ole(stream: str, header: bytes = b"") -> bytes:
    return OLE + bytes(504) + header.ljust(40, b"\0") + stream.encode("utf-16-le") + bytes(600)


def test_without_a_program_the_refusal_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office_program, "office", lambda: None)
    monkeypatch.setattr(office_program, "plain_programs", lambda: ())
    for ending, data, instead in (
        (".doc", ole("WordDocument"), ".docx"),
        (".xls", ole("Workbook"), ".xlsx"),
        (".rtf", RTF, ".docx"),
    ):
        with pytest.raises(MissingProgramError) as refused:
            reader_for(ending).read(data)
        message = str(refused.value)
        assert "sudo apt-get install libreoffice" in message
        assert "winget install" in message
        assert "brew install" in message
        assert message.endswith(f"lưu thành {instead}")
        assert "\n" not in message


def test_what_a_file_is_counts_and_not_its_name() -> None:
    out = io.BytesIO()
    WordDocument().save(out)
    assert office_kind(out.getvalue(), "doc") == "docx"
    assert office_kind(ole("WordDocument"), "docx") == "doc"
    assert office_kind(ole("Workbook"), "doc") == "xls"
    assert office_kind(RTF, "doc") == "rtf"
    assert office_kind(b"\xef\xbb\xbf<html><body>x</body></html>", "xls") == "html"
    with pytest.raises(EmptySourceError):
        office_kind(b"\0\0\0 \n", "doc")
    with pytest.raises(BinarySourceError):
        office_kind(b"\x7fELF\x02\x01" + bytes(100), "docx")
    with pytest.raises(BinarySourceError):
        office_kind(ole("PowerPoint Document"), "doc")
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(DamagedFileError):
        office_kind(plain.getvalue(), "docx")


def test_a_locked_word_file_of_the_old_kind_is_told() -> None:
    header = b"\xec\xa5" + bytes(8) + b"\x00\x01"
    with pytest.raises(ProtectedFileError, match="mật khẩu"):
        office_kind(ole("WordDocument", header), "doc")


def test_a_program_that_hangs_is_stopped_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office_program, "TIMEOUT_SECONDS", 0.3)
    with pytest.raises(DamagedFileError, match="chưa xong"):
        office_program._run(["sleep", "30"], ".doc", {"PATH": "/usr/bin:/bin"})
    with pytest.raises(DamagedFileError):
        office_program._run(["false"], ".doc", {"PATH": "/usr/bin:/bin"})


def test_what_a_small_program_prints_keeps_its_tables_and_says_what_it_lost() -> None:
    page = page_of_print("Kết quả\n\n|TT |Đơn vị |Điểm |\n|1  |Xã A   |90   |\n\nHết\n")
    assert page.text.split("\n\n") == [
        "Kết quả",
        "| TT | Đơn vị | Điểm |\n| 1 | Xã A | 90 |",
        "Hết",
    ]
    assert [doubt.code for doubt in page.doubts] == ["read-plainly"]


needs_office = pytest.mark.skipif(
    office_program.office() is None, reason="LibreOffice is not installed"
)


@needs_office
def test_rtf_is_read_through_the_office() -> None:
    assert reader_for(".rtf").read(RTF).text == "Huyện Sơn Lâm đạt 91,20 điểm."


@needs_office
def test_a_broken_old_file_is_refused_and_leaves_nothing_behind() -> None:
    before = set(Path("/tmp").glob("cchc-*"))
    with pytest.raises(RefusedError):
        reader_for(".doc").read(ole("WordDocument"))
    assert set(Path("/tmp").glob("cchc-*")) <= before


@pytest.mark.shared
@needs_office
def test_a_real_old_file_reads_like_its_new_twin() -> None:
    folder = SHARED / "nd30_2020_docx"
    if not folder.exists():
        pytest.skip("no ../shared")
    stem = "van-ban-goc__30.2020.NĐ-CP__Phuluc6"
    old = reader_for(".doc").read((folder / f"{stem}.doc").read_bytes()).text
    assert old == reader_for(".docx").read((folder / f"{stem}.docx").read_bytes()).text


@pytest.mark.shared
def test_a_real_old_file_keeps_its_words_without_the_office(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = SHARED / "nd30_2020_docx"
    if not folder.exists() or not office_program.plain_programs():
        pytest.skip("no ../shared, or neither antiword nor catdoc")
    monkeypatch.setattr(office_program, "office", lambda: None)
    stem = "van-ban-goc__30.2020.NĐ-CP__Phuluc6"
    old = reader_for(".doc").read((folder / f"{stem}.doc").read_bytes()).text
    new = reader_for(".docx").read((folder / f"{stem}.docx").read_bytes()).text.split()
    assert sum(word in old for word in new) >= 0.98 * len(new)


def test_nothing_is_run_through_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    def refuse(command: object, **options: object) -> None:
        seen.extend([command, options.get("shell", False)])
        raise OSError("stopped")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with pytest.raises(OSError, match="stopped"):
        office_program._run(["soffice", "a; rm -rf b"], ".doc", {})
    assert seen == [["soffice", "a; rm -rf b"], False]
