"""A run over files: what gets in, what is refused by name, what is left alone."""

from __future__ import annotations

import contextlib
import io
import os
import zipfile
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

import pytest

from ingest.pipeline import document_names, ingest_bytes, ingest_paths
from ingest.report import report_payload
from ingest.sources import upload_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from index_store.records import Document, Reading, Visibility
    from index_store.store import Store
    from ingest.report import IngestReport, Outcome

ARTICLE = (
    "Huyện Sơn Lâm họp đánh giá cải cách hành chính\n\nNgày đăng: 07/02/2026\n\n"
    "Sáng 6/2, UBND huyện Sơn Lâm họp đánh giá kết quả cải cách hành chính năm 2025.\n\n"
    "Xã Tân Hòa dẫn đầu với 91,20 điểm; xã Bình An xếp cuối với 70,15 điểm.\n"
)


@dataclass
class MemoryStore:
    """Keeps readings by document id: a store without an index."""

    readings: dict[str, Reading] = field(default_factory=dict)
    puts: list[int] = field(default_factory=list)

    @contextlib.contextmanager
    def writer(self) -> Iterator[MemoryStore]:
        yield self

    def put(self, readings: Sequence[Reading]) -> None:
        self.puts.append(len(readings))
        self.readings.update({reading.document.id: reading for reading in readings})

    def remove(self, document_ids: Sequence[str]) -> None:
        for document_id in document_ids:
            del self.readings[document_id]

    def show_to(self, document_ids: Sequence[str], visibility: Visibility) -> None:
        for document_id in document_ids:
            reading = self.readings[document_id]
            shown = replace(reading.document, visibility=visibility)
            self.readings[document_id] = replace(reading, document=shown)

    def documents(self) -> list[Document]:
        return [reading.document for reading in self.readings.values()]

    def fingerprint(self, source: str) -> str | None:
        found = [r.fingerprint for r in self.readings.values() if r.document.source == source]
        return found[0] if found else None

    @property
    def names(self) -> list[str]:
        return sorted(document.name for document in self.documents())


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def run(store: MemoryStore, *targets: Path | str, max_bytes: int = 1_000_000) -> IngestReport:
    paths = [str(target) for target in targets]
    return ingest_paths(cast("Store", store), paths, max_bytes=max_bytes)


def reasons(report: IngestReport) -> dict[str, str]:
    return {remark.name: remark.code for remark in report.refused}


def test_a_folder_goes_in_sorted_and_hidden_files_stay_out(
    store: MemoryStore, tmp_path: Path
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.md", "sub/c.html", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    report = run(store, tmp_path)
    assert report.added == ("a.md", "b.txt", "c.html")
    assert report.refused == ()


def test_an_unchanged_file_is_skipped_and_a_changed_one_replaces_its_document(
    store: MemoryStore, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    assert run(store, file).added == ("a.txt",)
    assert run(store, tmp_path).unchanged == ("a.txt",)
    file.write_text(ARTICLE.replace("70,15", "70,51"), encoding="utf-8")
    report = run(store, file)
    assert report.updated == ("a.txt",)
    assert len(store.readings) == 1
    assert "70,51" in store.documents()[0].text


def test_a_change_of_visibility_is_a_change(store: MemoryStore, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    run(store, file)
    report = ingest_paths(cast("Store", store), [str(file)], visibility="internal")
    assert report.updated == ("a.txt",)
    assert store.documents()[0].visibility == "internal"
    assert store.puts == [1]  # shown to others, not read again


def test_an_internal_document_stays_internal_when_its_folder_is_read_again(
    store: MemoryStore, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    ingest_paths(cast("Store", store), [str(tmp_path)], visibility="internal")
    assert run(store, tmp_path).unchanged == ("a.txt",)
    file.write_text(ARTICLE + "\nHội nghị kết thúc lúc 11 giờ.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(ARTICLE, encoding="utf-8")
    assert run(store, tmp_path).updated == ("a.txt",)
    assert {d.name: d.visibility for d in store.documents()} == {
        "a.txt": "internal",
        "b.txt": "public",
    }


def pruned(store: MemoryStore, target: Path) -> IngestReport:
    return ingest_paths(cast("Store", store), [str(target)], prune=True)


def test_what_is_gone_from_a_folder_is_removed_when_asked(
    store: MemoryStore, tmp_path: Path
) -> None:
    folder, other = tmp_path / "kho", tmp_path / "khoa"
    for place in (folder, other):
        place.mkdir()
        (place / "a.txt").write_text(ARTICLE, encoding="utf-8")
        (place / "b.txt").write_text(ARTICLE, encoding="utf-8")
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        archive.writestr("d.txt", ARTICLE)
    run(store, folder, other)
    (folder / "a.txt").unlink()
    (other / "a.txt").unlink()
    assert run(store, folder).removed == ()
    assert pruned(store, folder).removed == ("kho/a.txt",)
    assert store.names == ["d.txt", "kho/b.txt", "khoa/a.txt", "khoa/b.txt"]
    (folder / "c.zip").unlink()
    assert pruned(store, folder).removed == ("d.txt",)


def test_a_folder_that_is_empty_or_an_archive_that_is_broken_costs_no_document(
    store: MemoryStore, tmp_path: Path
) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        archive.writestr("d.txt", ARTICLE)
    run(store, folder)
    (folder / "c.zip").write_bytes(b"PK\x03\x04 broken")
    assert pruned(store, folder).removed == ()
    (folder / "a.txt").unlink()
    (folder / "c.zip").unlink()
    report = pruned(store, folder)
    assert report.removed == ()
    assert {remark.code for remark in report.doubtful} == {"folder-missing"}
    assert store.names == ["a.txt", "d.txt"]


def test_bad_files_are_refused_by_name_and_the_good_one_is_read(
    store: MemoryStore, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\t\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 30)
    (tmp_path / "pdf.txt").write_bytes(b"%PDF-1.4 ...")
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4 ...")
    (tmp_path / "noname").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "huge.txt").write_bytes(b"a" * 10_001)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    report = run(store, tmp_path, tmp_path / "missing.txt", "https://127.0.0.1/", max_bytes=10_000)
    assert report.added == ("good.txt",)
    assert reasons(report) == {
        "empty.txt": "empty",
        "blank.txt": "empty",
        "binary.txt": "binary",
        "pdf.txt": "damaged",
        "report.pdf": "damaged",
        "noname": "unsupported",
        "huge.txt": "too-large",
        "broken.txt": "unreadable",
        "pipe.txt": "unreadable",
        "missing.txt": "unreadable",
        "https://127.0.0.1/": "web-address",
    }
    assert all("\n" not in remark.reason and "hãy" in remark.reason for remark in report.refused)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_refused(store: MemoryStore, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    file.chmod(0)
    assert reasons(run(store, file)) == {"a.txt": "unreadable"}


def test_an_archive_is_read_and_its_traps_are_refused(store: MemoryStore, tmp_path: Path) -> None:
    archive = tmp_path / "tin.zip"
    inner = io.BytesIO()
    zipfile.ZipFile(inner, "w").close()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("thư mục/bài.txt", ARTICLE)
        opened.writestr("../outside.txt", ARTICLE)
        opened.writestr("/absolute.txt", ARTICLE)
        opened.writestr("bomb.txt", b"a" * 5_000_000)
        opened.writestr("inner.zip", inner.getvalue())
        opened.writestr("__MACOSX/._bài.txt", b"\x00")
    report = run(store, archive)
    assert report.added == ("bài.txt",)
    assert reasons(report) == {
        "tin.zip/outside.txt": "unsafe-archive",
        "tin.zip/absolute.txt": "unsafe-archive",
        "tin.zip/bomb.txt": "unsafe-archive",
        "tin.zip/inner.zip": "unsafe-archive",
    }
    assert store.documents()[0].source == f"{archive.resolve().as_posix()}!thư mục/bài.txt"
    assert not (tmp_path.parent / "outside.txt").exists()
    assert run(store, archive).unchanged == ("bài.txt",)


def test_a_member_that_lies_about_its_size_is_stopped_at_the_limit(
    store: MemoryStore, tmp_path: Path
) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a.txt", os.urandom(4000).hex() * 3)
    assert reasons(run(store, archive, max_bytes=10_000)) == {"a.zip/a.txt": "too-large"}


def test_a_broken_archive_is_refused(store: MemoryStore) -> None:
    report = ingest_bytes(cast("Store", store), "tin.zip", b"PK\x03\x04 broken")
    assert reasons(report) == {"tin.zip": "damaged-archive"}


def test_files_that_share_a_name_are_told_apart_by_their_folders(
    store: MemoryStore, tmp_path: Path
) -> None:
    for folder in ("sonlam", "tanhoa"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "bao-cao.txt").write_text(ARTICLE, encoding="utf-8")
    run(store, tmp_path)
    assert store.names == ["sonlam/bao-cao.txt", "tanhoa/bao-cao.txt"]


def test_a_later_file_of_a_known_name_gets_its_folder_and_the_first_keeps_its_own(
    store: MemoryStore, tmp_path: Path
) -> None:
    for folder in ("sonlam", "tanhoa"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "bao-cao.txt").write_text(ARTICLE, encoding="utf-8")
        run(store, tmp_path / folder)
    assert store.names == ["bao-cao.txt", "tanhoa/bao-cao.txt"]


def test_names_are_unique_even_where_folders_share_names() -> None:
    sources = [upload_source("a.txt", b"")]
    assert document_names(sources, {"/x/a.txt": "a.txt"}) == {"upload:a.txt": "upload/a.txt"}


def test_an_upload_of_the_same_name_replaces_the_first(store: MemoryStore) -> None:
    ingest_bytes(cast("Store", store), "a.txt", ARTICLE.encode())
    report = ingest_bytes(cast("Store", store), "C:\\tải về\\a.txt", ARTICLE.upper().encode())
    assert report.updated == ("a.txt",)


def test_readings_are_put_in_batches(store: MemoryStore, tmp_path: Path) -> None:
    for number in range(70):
        (tmp_path / f"{number:03}.txt").write_text(f"{ARTICLE} Lần {number}.", encoding="utf-8")
    run(store, tmp_path)
    assert store.puts == [64, 6]


def test_progress_is_told_of_every_source(store: MemoryStore, tmp_path: Path) -> None:
    class Recorder:
        def __init__(self) -> None:
            self.seen: list[tuple[str, str]] = []

        def on_total(self, total: int) -> None:
            self.seen.append(("total", str(total)))

        def on_done(self, name: str, outcome: Outcome) -> None:
            self.seen.append((name, outcome))

    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    recorder = Recorder()
    ingest_paths(cast("Store", store), [str(tmp_path)], progress=recorder)
    assert recorder.seen[0] == ("total", "2")
    assert sorted(recorder.seen[1:]) == [("a.txt", "added"), ("b.pdf", "refused")]


def test_what_is_doubtful_is_said_and_the_report_is_plain_json(store: MemoryStore) -> None:
    text = "Toàn huyện tiếp nhận 1.200 hồ sơ, giải quyết đúng hạn 98,5% theo quy định."
    report = ingest_bytes(cast("Store", store), "a.txt", text.encode())
    payload = report_payload(report)
    assert payload["added"] == ["a.txt"]
    assert {remark.code for remark in report.doubtful} == {"no-date", "derived-title"}
    assert set(store.documents()[0].derived) == {"title"}
