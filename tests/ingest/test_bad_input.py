"""Bad input: refused or read with a clear reason, in bounded time and memory, the rest unharmed."""

from __future__ import annotations

import io
import stat
import struct
import time
import zipfile
from typing import TYPE_CHECKING, cast

import pytest

from ingest.archive import archive_sources
from ingest.errors import RefusedError
from ingest.pipeline import ingest_paths
from ingest.reading import SourceBytes, read_path, read_source
from ingest.sources import DEFAULT_MAX_BYTES, upload_source
from tests.ingest.test_pipeline import ARTICLE, MemoryStore

if TYPE_CHECKING:
    from pathlib import Path

    from index_store.records import Reading
    from index_store.store import Store
    from tests.ingest.conftest import PdfMaker

SENTENCE = "Huyện Sơn Lâm tiếp nhận 1.200 hồ sơ, giải quyết đúng hạn 98,5% số đó trong năm 2025."
PAGE = (
    f"<!DOCTYPE html><html><body><h1>Huyện Sơn Lâm họp sơ kết</h1><p>{SENTENCE}</p></body></html>"
)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def read(name: str, data: bytes) -> Reading:
    return read_source(SourceBytes(upload_source(name, data), data))


def refusal(name: str, data: bytes) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read(name, data)
    assert len(str(caught.value).splitlines()) == 1
    return caught.value


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def from_archive(data: bytes) -> dict[str, str]:
    """Return what becomes of each member: "read", or the code of its refusal."""
    found = {}
    for source in archive_sources(upload_source("a.zip", data), data):
        name = source.identity.split("!", 1)[1]
        try:
            read_source(SourceBytes(source, source.content.read(DEFAULT_MAX_BYTES)))
            found[name] = "read"
        except RefusedError as error:
            found[name] = error.code
    return found


def whole_archive(data: bytes) -> str:
    with pytest.raises(RefusedError) as caught:
        list(archive_sources(upload_source("a.zip", data), data))
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("trang.pdf", PAGE.encode()),
        ("trang.txt", PAGE.encode()),
        ("trang", PAGE.encode("utf-16")),
        ("trang.doc", PAGE.encode()),
        ("bao-cao.doc", ARTICLE.encode()),
        ("bao-cao.pdf", ARTICLE.encode()),
        ("bang.xls", "Đơn vị\tĐiểm\nXã Tân Hòa\t91,20\nXã Bình An\t70,15\n".encode()),
    ],
)
def test_a_file_under_a_wrong_name_is_read_by_its_content_and_a_person_is_told(
    name: str, data: bytes
) -> None:
    reading = read(name, data)
    assert "<" not in reading.document.text
    assert "mislabelled" in {doubt.code for doubt in reading.document.doubts}


def test_a_pdf_or_word_file_under_a_wrong_name_is_read(make_pdf: type[PdfMaker]) -> None:
    pdf = make_pdf()
    pdf.paragraph(100, SENTENCE)
    found = read("van-ban.txt", pdf.data())
    assert "1.200 hồ sơ" in found.document.text
    assert [d.code for d in found.document.doubts if d.code == "mislabelled"] == ["mislabelled"]

    docx = pytest.importorskip("docx")
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph(SENTENCE)
    document.save(out)
    for name in ("van-ban.txt", "van-ban.pdf", "van-ban.html"):
        assert "1.200 hồ sơ" in read(name, out.getvalue()).document.text
    sources = list(archive_sources(upload_source("van-ban.zip", out.getvalue()), out.getvalue()))
    assert len(sources) == 1
    assert "1.200 hồ sơ" in read("van-ban.zip", out.getvalue()).document.text


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("rong.txt", b"", "empty"),
        ("trang.html", b"<html><body></body></html>", "empty"),
        ("trang.html", b"<html><script>var a = 'Huy\xe1\xbb\x87n'</script></html>", "empty"),
        ("nhi-phan.txt", bytes(range(256)) * 40, "binary"),
        ("chuong-trinh.html", b"\x7fELF" + bytes(range(256)) * 40, "binary"),
        ("khong.txt", ("\0".join(ARTICLE)).encode(), "binary"),
        ("goi.html", zipped({"a.txt": ARTICLE.encode()}), "unsupported"),
        ("goi.txt", b"Rar!\x1a\x07\x01\x00" + bytes(100), "unsupported"),
        ("goi.docx", b"PK\x03\x04" + bytes(100), "damaged"),
        ("cat.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "damaged"),
        ("loi.pdf", b"<html><body><h1>Server Error</h1><p>404 - File not found.</p></body></html>", "empty"),
        ("loi.html", b"<html><body><p>502 Bad Gateway</p><p>nginx</p></body></html>", "empty"),
    ],
)  # fmt: skip
def test_what_holds_no_text_is_refused_for_what_it_is(name: str, data: bytes, code: str) -> None:
    assert refusal(name, data).code == code


def test_broken_characters_are_read_around() -> None:
    broken = ARTICLE.encode().replace(b"Xu", b"\xff\xfeXu") + "cải cách".encode("cp1258", "replace")
    document = read("a.txt", broken * 3).document
    assert "91,20 điểm" in document.text
    assert {doubt.code for doubt in document.doubts} & {"lost-characters", "legacy-encoding"}
    surrogates = ("\ufeff" + ARTICLE).encode("utf-16-le") + b"\x00\xd8\x20\x00"
    read("a.txt", surrogates).document.text.encode("utf-8")


def test_many_repairs_and_unreadable_words_are_told() -> None:
    lookalikes = ARTICLE.replace("đ", "ð").replace("Đ", "Ð")
    assert "repaired" in {
        doubt.code for doubt in read("a.txt", lookalikes.encode()).document.doubts
    }
    dump = "Zkq xvjw qpz hjkl wqxz vbkj xzqt pqwk zzxv kqjh wvxq jjkz. " * 20
    assert "garbage" in {doubt.code for doubt in read("a.txt", dump.encode()).document.doubts}
    clean = {doubt.code for doubt in read("a.txt", ARTICLE.encode()).document.doubts}
    assert not clean & {"repaired", "garbage", "mislabelled", "lost-characters"}


def test_scripts_styles_handlers_and_hidden_text_never_come_in() -> None:
    page = (
        f"<html><body onload=\"alert('Xã Ma: 11,11 điểm')\"><h1>Huyện Sơn Lâm họp sơ kết</h1><p onclick='x(22.22)'>{SENTENCE}</p>"
        "<script>document.write('Xã Ma: 33,33 điểm')</script><style>p:after{content:'44,44'}</style>"
        "<noscript>Xã Ma: 55,55 điểm</noscript><template><p>Xã Ma: 66,66 điểm.</p></template>"
        "<div hidden>Xã Ma: 77,77 điểm</div><p style='visibility: hidden'>Xã Ma: 88,88 điểm</p>"
        "<svg><text>Xã Ma: 99,99 điểm</text></svg><iframe srcdoc='<p>12,34</p>'></iframe><!-- Xã Ma: 23,45 --></body></html>"
    )
    text = read("a.html", page.encode()).document.text
    assert SENTENCE in text
    assert "Ma" not in text
    assert not any(f"{n}{n},{n}{n}" in text for n in range(1, 10))


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("sau.html", ("<div>" * 10_000 + f"<p>{SENTENCE}").encode()),
        ("thuoc-tinh.html", f"<p class='{'x' * 5_000_000}' {'a=b ' * 100_000}>{SENTENCE}</p>".encode()),
        ("the.html", (f"<p>{SENTENCE}</p>" + "<br>" * 100_000).encode()),
        ("khong-dong.html", ("<p><b><i>" * 3_000 + SENTENCE).encode()),
        ("mot-dong.txt", (SENTENCE + " a" * 1_000_000).encode()),
        ("khong-cach.txt", (SENTENCE + " " + "a" * 2_000_000).encode()),
        ("nhieu-dong.txt", (SENTENCE + "\n" + "a\n" * 20_000).encode()),
        ("phan-tram.txt", (SENTENCE + "\n" + "5% " * 20_000).encode()),
        ("chuong.txt", (SENTENCE + "\n" + "Chương I\nA\n" * 3_000).encode()),
        ("bang-ma.txt", (SENTENCE + "\n" + "A" * 400_000 + "\nMalmö, Köln ¸").encode()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_hostile_text_costs_seconds(name: str, data: bytes) -> None:
    start = time.process_time()
    assert "1.200 hồ sơ" in read(name, data).document.text
    assert time.process_time() - start < 20


def test_pages_made_to_exhaust_the_parser_are_refused() -> None:
    assert refusal("a.html", b"<div>" * 100_000 + SENTENCE.encode()).code == "unsafe"
    assert refusal("a.html", b"<i><b>" * 100_000 + SENTENCE.encode()).code == "unsafe"
    assert refusal("a.html", b"<br>" * 1_000_001 + SENTENCE.encode()).code == "unsafe"


def test_a_file_of_500_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    for name in ("lon.txt", "lon.pdf", "lon.zip"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(500_000_000)
    (tmp_path / "tot.txt").write_text(ARTICLE, encoding="utf-8")
    start = time.perf_counter()
    store = MemoryStore()
    report = ingest_paths(cast("Store", store), [str(tmp_path)])
    assert time.perf_counter() - start < 10
    assert report.added == ("tot.txt",)
    assert {remark.code for remark in report.refused} == {"too-large"}
    assert len(report.refused) == 3


def test_members_that_would_leave_the_archive_are_refused_and_the_rest_is_read() -> None:
    link = zipfile.ZipInfo("lien-ket.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tot.txt", ARTICLE)
        archive.writestr("../ra-ngoai.txt", ARTICLE)
        archive.writestr("/tuyet-doi.txt", ARTICLE)
        archive.writestr("C:\\windows.txt", ARTICLE)
        archive.writestr("a/../../b.txt", ARTICLE)
        archive.writestr(link, "/etc/passwd")
        archive.writestr("long.zip", zipped({"a.txt": ARTICLE.encode()}))
        archive.writestr("phinh.txt", b"a" * 3_000_000)
        archive.writestr("thu-muc/", b"")
        archive.writestr("\x1b[31mdo.txt", ARTICLE)
    found = from_archive(out.getvalue())
    assert found.pop("tot.txt") == "read"
    assert found.pop("\\x1b[31mdo.txt") == "read"
    assert set(found.values()) == {"unsafe-archive"}
    assert len(found) == 7


def test_archives_that_lie_about_what_is_in_them_are_refused() -> None:
    data = zipped({"a.txt": ARTICLE.encode(), "b.txt": ARTICLE.encode()})
    twice = data[:-22] + data[-22:]
    first, second = (at for at in range(len(data)) if data.startswith(b"PK\x01\x02", at))
    overlapping = bytearray(twice)
    overlapping[second + 42 : second + 46] = overlapping[first + 42 : first + 46]
    assert whole_archive(bytes(overlapping)) == "unsafe-archive"

    swollen = bytearray(data)
    swollen[first + 24 : first + 28] = struct.pack("<I", 250_000_000)
    assert whole_archive(bytes(swollen)) == "unsafe-archive"

    lying = bytearray(data)
    lying[first + 24 : first + 28] = struct.pack("<I", 10)
    assert from_archive(bytes(lying)) == {"a.txt": "damaged-archive", "b.txt": "read"}


def test_locked_strange_and_broken_archives_are_refused() -> None:
    data = bytearray(zipped({"a.txt": ARTICLE.encode()}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert from_archive(bytes(data)) == {"a.txt": "protected"}
    assert from_archive(zipped({"a.txt": ARTICLE.encode()}, zipfile.ZIP_LZMA)) == {
        "a.txt": "damaged-archive"
    }
    assert from_archive(zipped({"a.txt": ARTICLE.encode()}, zipfile.ZIP_BZIP2)) == {"a.txt": "read"}
    nameless = bytearray(zipped({"a": ARTICLE.encode()}))
    at = nameless.index(b"PK\x01\x02")
    nameless[at + 28 : at + 30] = b"\0\0"
    from_archive_or_refused(bytes(nameless))
    assert whole_archive(b"PK\x03\x04 broken") == "damaged-archive"
    assert whole_archive(zipped({f"{n}.txt": b"a" for n in range(5_001)})) == "unsafe-archive"


def from_archive_or_refused(data: bytes) -> None:
    try:
        from_archive(data)
    except RefusedError as error:
        if error.code != "damaged-archive":
            raise


@pytest.mark.timeout(60)
def test_an_archive_of_thousands_of_files_is_read_in_linear_time() -> None:
    data = zipped({f"{n}.txt": b"x" for n in range(4_900)})
    start = time.process_time()
    for source in archive_sources(upload_source("a.zip", data), data):
        source.content.read(1_000)
    assert time.process_time() - start < 10


def test_a_link_to_nowhere_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "hong.txt").symlink_to(tmp_path / "khong-co.txt")
    (tmp_path / "thu-muc.txt").mkdir()
    for name in ("hong.txt", "thu-muc.txt", "khong-co.txt"):
        with pytest.raises(RefusedError):
            read_path(tmp_path / name)
