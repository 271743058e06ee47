"""Short forms are read at token bounds, both ways, and a text's own definitions win."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from unicodedata import is_normalized, normalize

import pytest

from index_store.language.terms.abbreviations import (
    expansions,
    find_abbreviations,
    short_forms,
)
from index_store.language.terms.definitions import definitions


def read(text: str) -> dict[str, str]:
    mentions = find_abbreviations(text)
    assert all(len(m.span.of(text)) > 1 for m in mentions)
    return {mention.span.of(text): mention.long for mention in mentions}


def test_capitals_small_letters_and_unmarked_forms() -> None:
    text = "Chỉ số CCHC, tthc, DVCTT của hdnd"
    assert read(text) == {
        "CCHC": "cải cách hành chính",
        "tthc": "thủ tục hành chính",
        "DVCTT": "dịch vụ công trực tuyến",
        "hdnd": "hội đồng nhân dân",
    }


@pytest.mark.parametrize(
    "written", ["PAR Index", "PAR INDEX", "Par Index", "PAR-INDEX", "PARINDEX"]
)
def test_the_index_in_all_its_spellings(written: str) -> None:
    assert read(f"Chỉ số {written} năm 2023") == {written: "chỉ số cải cách hành chính"}


@pytest.mark.parametrize(
    "text",
    [
        "Minh Anh. và chị Hà",
        "BÀI CA CẢI CÁCH",
        "một bộ hồ sơ",
        "Quyết định 501/QĐ-UBND",
        "tp. là gì",
    ],
)
def test_nothing_is_read_into_words_and_document_numbers(text: str) -> None:
    assert read(text) == {}


def test_joined_short_forms_are_one() -> None:
    assert read("Bộ phận TN&TKQ; Sở NN&PTNT") == {
        "TN&TKQ": "tiếp nhận và trả kết quả",
        "NN&PTNT": "nông nghiệp và phát triển nông thôn",
    }


def test_both_ways() -> None:
    assert expansions("ubnd") == ("ủy ban nhân dân",)
    assert "TTHC" in short_forms("Thủ tục hành chính")
    assert expansions("xyz") == ()


def test_an_ambiguous_short_form_names_all_its_readings() -> None:
    (mention,) = find_abbreviations("hệ thống CQĐT")
    assert (mention.long, mention.others) == ("chính quyền điện tử", ("cơ quan điều tra",))


def test_the_text_decides_what_its_short_form_means() -> None:
    text = "Cơ quan điều tra (CQĐT) kết luận. CQĐT đề nghị truy tố."
    assert {m.long for m in find_abbreviations(text)} == {"Cơ quan điều tra"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("công tác cải cách hành chính (CCHC)", ("CCHC", "cải cách hành chính")),
        ("Bộ phận Tiếp nhận và Trả kết quả (TN&TKQ)", ("TN&TKQ", "Tiếp nhận và Trả kết quả")),
        ("Tổ Xanh Sạch (viết tắt là TXS)", ("TXS", "Tổ Xanh Sạch")),
        ("Ủy ban nhân dân (sau đây gọi tắt là UBND) huyện", ("UBND", "Ủy ban nhân dân")),
    ],
)
def test_definitions(text: str, expected: tuple[str, str]) -> None:
    (found,) = definitions(text)
    assert (found.short, found.long) == expected
    assert found.span.of(text).startswith(found.long)
    assert found.span.of(text).endswith(")")


@pytest.mark.parametrize("text", ["xã Hóa Trung (TP Sông Công)", "kết quả (XYZ) tốt", "đạt (75%)"])
def test_what_no_initials_explain_is_no_definition(text: str) -> None:
    assert definitions(text) == ()


@pytest.mark.parametrize(
    ("name", "columns", "at_least"),
    [
        ("abbreviation_context.tsv", 5, 300),
        ("abbreviations.tsv", 6, 400),
        ("glossary.tsv", 3, 250),
        ("glossary_units.tsv", 3, 30),
        ("organisation_context.tsv", 3, 40),
        ("organisation_fields.tsv", 5, 40),
        ("organisations.tsv", 4, 400),
        ("place_aliases.tsv", 3, 20),
        ("place_context.tsv", 3, 50),
        ("place_words.tsv", 3, 50),
        ("places.tsv", 6, 700),
        ("places_communes.tsv", 6, 13000),
        ("places_former.tsv", 10, 60),
        ("places_later.tsv", 5, 10),
    ],
)
def test_tables_are_sorted_unique_nfc_and_reasoned(
    root: Path, name: str, columns: int, at_least: int
) -> None:
    text = (root / "index_store/language/data" / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")][1:]
    assert is_normalized("NFC", text)
    assert len(lines) >= at_least
    assert len(set(lines)) == len(lines)
    rows = [line.split("\t") for line in lines]
    assert {len(row) for row in rows} == {columns}
    if name not in {"place_context.tsv"}:
        assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    if not name.startswith("places"):
        assert all(field.strip() == field and field for row in rows for field in row)


def test_a_short_form_has_one_main_reading_at_most(root: Path) -> None:
    rows = table(root, "abbreviations.tsv")
    mains = [row[0] for row in rows if row[4] == "main"]
    assert len(set(mains)) == len(mains)
    assert {row[3] for row in rows} == {"any", "exact"}
    assert {row[4] for row in rows} == {"main", "also", "context"}


def test_every_row_names_a_source_and_every_cue_has_its_row(root: Path) -> None:
    rows = table(root, "abbreviations.tsv")
    assert not [row for row in rows if "usage of the field" in row[5] or len(row[5]) < 8]
    readings = {(row[0], row[1]) for row in rows}
    cues = {(row[0], row[1]) for row in table(root, "abbreviation_context.tsv")}
    assert cues <= readings
    assert {(row[0], row[1]) for row in rows if row[4] == "context"} <= cues


def table(root: Path, name: str) -> list[list[str]]:
    text = (root / "index_store/language/data" / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")][1:]
    return [line.split("\t") for line in lines]


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("ban hành KH số 12", "kế hoạch"),
        ("theo TT 01 của bộ", "thông tư"),
        ("UBND TT Hạ Lâm", "thị trấn"),
        ("ký HĐ thuê nhà", "hợp đồng"),
        ("tổng hợp BC của các xã", "báo cáo"),
        ("công ty CP Sơn Lâm", "cổ phần"),
        ("trường CĐ nghề", "cao đẳng"),
        ("CT UBND huyện", "chủ tịch"),
        ("ban hành CT số 5", "chỉ thị"),
        ("các HS lớp 5", "học sinh"),
        ("tiếp nhận HS trực tuyến", "hồ sơ"),
    ],
)
def test_the_word_beside_says_what_an_ambiguous_form_means(text: str, long: str) -> None:
    assert long in {mention.long for mention in find_abbreviations(text)}


@pytest.mark.parametrize(
    "text", ["tàu KH 95 vào bờ", "máy 90 CV", "đối thủ CT bỏ cuộc", "Sở QH & KT họp", "xe HD chạy"]
)
def test_an_ambiguous_form_is_not_read_where_nothing_says_what_it_means(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize("written", ["LĐ-TB&XH", "LĐTB&XH", "LĐ - TB & XH", "LĐTBXH"])
def test_joints_and_blanks_do_not_matter(written: str) -> None:
    assert set(read(f"Sở {written} họp").values()) == {"lao động, thương binh và xã hội"}


def test_forms_joined_by_a_dash_are_read_each() -> None:
    assert read("HĐND-UBND tỉnh") == {"HĐND": "hội đồng nhân dân", "UBND": "ủy ban nhân dân"}


def test_a_document_defines_for_its_sentences() -> None:
    whole = definitions("Bộ phận hỗ trợ nhanh (BPHTN) ra mắt.")
    (mention,) = find_abbreviations("BPHTN đã giúp 50 lượt.", whole)
    assert mention.long == "Bộ phận hỗ trợ nhanh"


@pytest.mark.parametrize(
    ("text", "long"),
    [
        pytest.param(
            "công ty PV Sơn Lâm",
            None,
            marks=pytest.mark.xfail(strict=True, reason="PV as a part of a company's name"),
        ),
        pytest.param(
            "mẫu số 08-MSNS-BTC",
            "bộ tài chính",
            marks=pytest.mark.xfail(strict=True, reason="a ministry at the end of a form's code"),
        ),
        pytest.param(
            "Chương trình phát triển Liên Hợp Quốc (sau đây gọi tắt là UNDP) tài trợ",
            "Chương trình phát triển Liên Hợp Quốc",
            marks=pytest.mark.xfail(strict=True, reason="defined by letters of another language"),
        ),
        pytest.param(
            "TT hành chính công huyện",
            "trung tâm",
            marks=pytest.mark.xfail(strict=True, reason="TT for trung tâm has no source yet"),
        ),
    ],
)
def test_known_failures(text: str, long: str | None) -> None:
    found = [mention.long for mention in find_abbreviations(text)]
    assert found == ([long] if long else [])


@pytest.mark.shared
def test_mentions_of_real_text_judged_by_hand_keep_their_meaning(shared: Path) -> None:
    """At least 98.5% of the readings that were judged right are still given, at their place."""
    corpora = {
        "cchc": ("news/cchc.jsonl.gz", "body"),
        "news": ("news/news.jsonl.gz", "body"),
        "phapdien": ("law/phapdien.jsonl.gz", "text"),
    }
    judged = (Path(__file__).parent / "judged_abbreviations.tsv").read_text("utf-8")
    wanted = [line.split("\t") for line in judged.splitlines()[1:]]
    assert len(wanted) >= 300
    found: dict[tuple[str, str, str], str] = {}
    for corpus, (path, field) in corpora.items():
        rows = {row for its, row, *_ in wanted if its == corpus}
        with gzip.open(shared / "data" / path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if str(number) in rows:
                    for mention in find_abbreviations(normalize("NFC", json.loads(line)[field])):
                        place = (corpus, str(number), str(mention.span.start))
                        found[place] = mention.long.lower()
    wrong = [row for row in wanted if found.get((row[0], row[1], row[2]), "-") != row[4]]
    assert len(wrong) <= 0.015 * len(wanted), wrong
