"""Old office formats through the programs that read them, where they are installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import DamagedFileError, MissingProgramError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TIMEOUT_SECONDS = 120
_OFFICE_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
# A profile that lets a document do nothing: no macros, no links to elsewhere, no active content.
_SECURITY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
# Nothing listens there: what a document would fetch while it is opened is not fetched.
_NOWHERE = "http://127.0.0.1:9"


@cache
def office() -> str | None:
    """Return the path of LibreOffice, None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _OFFICE_PLACES if Path(place).is_file()), None)


def missing(kind: str, instead: str) -> MissingProgramError:
    """Return why a format cannot be read here, with what to install or to do instead.

    >>> str(missing("tệp .doc", ".docx")).split("; ")[-1]
    'hoặc mở bằng Word và lưu thành .docx'
    """
    return MissingProgramError(
        f"{kind} cần LibreOffice để đọc; hãy cài (Debian, Ubuntu: sudo apt-get install "
        "libreoffice-writer-nogui libreoffice-calc-nogui; Windows: winget install "
        "TheDocumentFoundation.LibreOffice; macOS: brew install --cask libreoffice); "
        f"hoặc mở bằng {'Excel' if instead == '.xlsx' else 'Word'} và lưu thành {instead}"
    )


def converted(data: bytes, suffix: str, target: str) -> bytes:
    """Return the bytes of a file of ending ``suffix`` as LibreOffice saves it as ``target``.

    Raises MissingProgramError where LibreOffice is not installed and DamagedFileError where it
    cannot open the file or takes more than TIMEOUT_SECONDS.
    """
    program = office()
    if program is None:
        raise missing(f"tệp {suffix}", f".{target}")
    with tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
        user = Path(folder, "profile", "user")
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_SECURITY, encoding="utf-8")
        source, out = Path(folder, f"source{suffix}"), Path(folder, "out")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        command = [
            program, f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--nolockcheck", "--convert-to", target, "--outdir", str(out), str(source),
        ]  # fmt: skip
        proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), _NOWHERE)
        _run(command, suffix, {**os.environ, **proxies})
        made = out / f"source.{target}"
        if not made.is_file():
            raise DamagedFileError(
                f"LibreOffice không mở được tệp {suffix} (hỏng hoặc có mật khẩu)"
            )
        return made.read_bytes()


@cache
def plain_programs() -> tuple[tuple[str, ...], ...]:
    """Return the commands that print the text of a .doc, the better first."""
    commands = (("antiword", "-m", "UTF-8.txt", "-w", "0"), ("catdoc", "-d", "utf-8", "-w"))
    return tuple((found, *rest) for name, *rest in commands if (found := shutil.which(name)))


def printed(data: bytes) -> str | None:
    """Return the text of a .doc as antiword or catdoc prints it, None where neither can."""
    for command in plain_programs():
        with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
            source = Path(folder, "source.doc")
            source.write_bytes(data)
            try:
                text = _run([*command, str(source)], ".doc", dict(os.environ))
            except DamagedFileError:
                continue
        if text.strip():
            return text
    return None


def _run(command: Sequence[str], suffix: str, environment: Mapping[str, str]) -> str:
    """Return what a program prints; it and all that it started end with the time allowed."""
    alone = os.name == "posix"
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=environment, start_new_session=alone,
    ) as process:  # fmt: skip
        try:
            out, _ = process.communicate(timeout=TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired as error:
            if alone:
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            raise DamagedFileError(
                f"tệp {suffix} mở quá {TIMEOUT_SECONDS} giây chưa xong", "hãy tách nhỏ hoặc lưu lại"
            ) from error
    if process.returncode != 0:
        raise DamagedFileError(f"không mở được tệp {suffix} (hỏng hoặc có mật khẩu)")
    return out.decode("utf-8", "replace")
