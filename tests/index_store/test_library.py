from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from index_store.errors import DocumentNotFoundError, IndexDamagedError
from index_store.library import Library
from index_store.records import Binding, Figure, Span
from index_store.rows import passage_key
from index_store.stored import FigureQuery
from tests.index_store.samples import reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index_store.records import Reading

SENTENCE = "Huyện Sơn Lâm đạt 70,5 điểm năm 2022, xếp thứ 7/9."
POINTS = Figure(
    document_id="bao-cao",
    span=Span(18, 27),
    text="70,5 điểm",
    clause=Span(0, 36),
    kind="value",
    value=70.5,
    unit="điểm",
    of=100.0,
    bound="about",
    grade="khá",
    place=Binding("huyện Sơn Lâm", "Huyện Sơn Lâm", Span(0, 13)),
    indicator=Binding("par-index", "báo cáo", None),
    period=Binding("2022", "năm 2022", Span(28, 36)),
    according_to=Binding("Quyết định số 9/QĐ-UBND", "Quyết định số 9", None),
    announced="2023-03-29",
    note="sơ bộ",
)
RANK = Figure("bao-cao", Span(38, 50), "xếp thứ 7/9.", Span(38, 50), "rank", 7.0, of=9.0)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.sqlite3")
    yield library
    library.close()


def publish(library: Library, *readings: Reading) -> list[int]:
    staged = library.stage(readings)
    library.publish(staged)
    return staged


def test_a_document_comes_back_as_it_was_put(library: Library) -> None:
    put = reading("bao-cao", SENTENCE)
    publish(library, put)
    assert library.document("bao-cao", None, "all") == put.document
    assert library.passages("bao-cao") == list(put.passages)
    assert library.fingerprint("/kho/bao-cao.txt") == put.fingerprint
    (summary,) = library.documents("public")
    assert (summary.characters, summary.passages, summary.figures) == (len(SENTENCE), 1, 0)
    assert summary.indexed_at.tzinfo is not None


def test_tokens_of_a_passage_are_kept_as_long_as_it_is(library: Library) -> None:
    (number,) = publish(library, reading("bao-cao", SENTENCE, "Đoạn sau."))
    keys = [passage_key(number, ordinal) for ordinal in (0, 1)]
    library.keep_pieces(dict(zip(keys, (b"one", b"two"), strict=True)), "static-1")
    assert library.pieces(keys, "static-1") == dict(zip(keys, (b"one", b"two"), strict=True))
    assert library.pieces(keys, "static-2") == {}
    publish(library, reading("bao-cao", SENTENCE))
    library.bury(library.dead())
    assert library.pieces(keys, "static-1") == {}


def test_a_library_of_before_has_no_tokens_until_some_are_kept(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite3")
    (number,) = publish(library, reading("bao-cao", SENTENCE))
    with closing(sqlite3.connect(tmp_path / "library.sqlite3")) as older:
        older.execute("DROP TABLE pieces")
    key = passage_key(number, 0)
    assert library.pieces([key], "static-1") == {}
    library.keep_pieces({key: b"one"}, "static-1")
    assert library.pieces([key], "static-1") == {key: b"one"}
    library.close()


def test_a_figure_comes_back_with_every_binding(library: Library) -> None:
    publish(library, reading("bao-cao", "Mở đầu.", SENTENCE))
    publish(library, reading("bao-cao", SENTENCE, figures=[POINTS, RANK]))
    found = library.figures(FigureQuery())
    assert [stored.figure for stored in found] == [POINTS, RANK]
    assert [stored.passage for stored in found] == [0, 0]
    assert found[0].document.name == "bao-cao.txt"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (FigureQuery(place="huyện Sơn Lâm"), [POINTS]),
        (FigureQuery(place=("huyện Sơn Lâm", "tỉnh Hà Tuyên")), [POINTS]),
        (FigureQuery(place="tỉnh Hà Tuyên"), []),
        (FigureQuery(indicator="par-index", period="2022"), [POINTS]),
        (FigureQuery(indicator="par-index", period="2023"), []),
        (FigureQuery(kind="rank"), [RANK]),
        (FigureQuery(kind=("rank", "value")), [POINTS, RANK]),
        (FigureQuery(document_ids=("bao-cao",)), [POINTS, RANK]),
        (FigureQuery(document_ids=()), []),
        (FigureQuery(limit=1), [POINTS]),
        (FigureQuery(audience="public"), []),
    ],
)
def test_figures_meet_every_filter(
    library: Library, query: FigureQuery, found: list[Figure]
) -> None:
    publish(library, reading("bao-cao", SENTENCE, figures=[POINTS, RANK], visibility="internal"))
    assert [stored.figure for stored in library.figures(query)] == found


def test_what_is_staged_is_not_there_yet(library: Library) -> None:
    staged = library.stage([reading("bao-cao", SENTENCE, figures=[RANK])])
    assert library.version() == 0
    assert library.documents("all") == []
    assert library.figures(FigureQuery()) == []
    assert library.find([passage_key(staged[0], 0)], "all").passages == {}
    with pytest.raises(DocumentNotFoundError):
        library.document("bao-cao", None, "all")


def test_a_citation_of_an_earlier_version_still_opens(library: Library) -> None:
    first, second = reading("bao-cao", "Bản một."), reading("bao-cao", "Bản hai.")
    publish(library, first)
    publish(library, second)
    for _ in range(2):  # before and after the purge
        assert library.document("bao-cao", first.document.version, "all") == first.document
        assert library.document("bao-cao", None, "all") == second.document
        library.bury(library.dead())
    assert [passage.text for passage in library.passages("bao-cao")] == ["Bản hai."]


def test_a_text_put_again_is_kept_once(library: Library) -> None:
    for _ in range(3):
        publish(library, reading("bao-cao", "Bản một."))
        library.bury(library.dead())
    assert library.dead() == []
    library.withdraw(["bao-cao"])
    assert len(library.dead()) == 1


def test_what_was_removed_never_answers_again_in_any_version(library: Library) -> None:
    first, second = reading("bao-cao", "Bản một."), reading("bao-cao", "Bản hai.")
    publish(library, first)
    publish(library, second, reading("khac", "Bản khác."))
    library.withdraw(["bao-cao"])
    for _ in range(2):  # before and after the purge
        for version in (None, first.document.version, second.document.version):
            with pytest.raises(DocumentNotFoundError):
                library.document("bao-cao", version, "all")
        assert [document.id for document in library.documents("all")] == ["khac"]
        library.bury(library.dead())
    publish(library, reading("bao-cao", "Bản ba."))
    with pytest.raises(DocumentNotFoundError):
        library.document("bao-cao", first.document.version, "all")


def test_removing_an_unknown_document_removes_none(library: Library) -> None:
    publish(library, reading("bao-cao", "Bản một."))
    with pytest.raises(DocumentNotFoundError, match="khong-co"):
        library.withdraw(["bao-cao", "khong-co"])
    assert len(library.documents("all")) == 1


def test_the_public_sees_no_internal_document_and_no_version_that_was_internal(
    library: Library,
) -> None:
    secret = reading("bao-cao", "Bản mật.", visibility="internal")
    public = reading("bao-cao", "Bản công khai.")
    (revision,) = publish(library, secret)
    assert library.documents("public") == []
    assert library.find([passage_key(revision, 0)], "public").passages == {}
    publish(library, public)
    assert library.document("bao-cao", None, "public") == public.document
    with pytest.raises(DocumentNotFoundError):
        library.document("bao-cao", secret.document.version, "public")
    publish(library, reading("bao-cao", "Bản mật.", visibility="internal"))
    with pytest.raises(DocumentNotFoundError):
        library.document("bao-cao", public.document.version, "public")


def test_a_revision_number_is_never_given_again(library: Library) -> None:
    (first,) = library.stage([reading("bao-cao", "Bản một.")])
    library.bury(library.dead())
    (second,) = library.stage([reading("bao-cao", "Bản một.")])
    assert second > first


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite3").write_text("không phải cơ sở dữ liệu" * 100, encoding="utf-8")
    with pytest.raises(IndexDamagedError, match=r"library\.sqlite3"):
        Library(tmp_path / "library.sqlite3")
