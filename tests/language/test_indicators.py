"""Indicators are known by their many names; a user's file adds rows; real sentences are judged."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

import pytest

from index_store.language.terms.indicators import (
    IndicatorFileError,
    find_indicators,
    indicator,
    indicator_by_name,
    indicators,
    load_indicators,
    use_indicators,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _built_in_rows_after() -> Iterator[None]:
    yield
    use_indicators(())


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("đứng thứ 3 về chỉ số CCHC", ["par_index"]),
        ("Chỉ số cải cách hành chính (PAR Index)", ["par_index", "par_index"]),
        ("mức độ hài lòng về phục vụ hành chính", ["sipas"]),
        ("tỉ lệ hồ sơ TTHC trực tuyến", ["online_filing"]),
        ("tỷ lệ hồ sơ thủ tục hành chính trực tuyến", ["online_filing"]),
        ("tỷ lệ thanh toán phí, lệ phí trực tuyến", ["online_payment"]),
        ("tỷ lệ số hoá hồ sơ", ["digitised_records"]),
        ("tỷ lệ dịch vụ công trực tuyến toàn trình", ["full_online_services"]),
        ("lĩnh vực Cải cách tài chính công", ["field_public_finance"]),
        ("5 hồ sơ TTHC trễ hạn", ["overdue_files"]),
        ("giải ngân vốn đầu tư công", ["public_investment"]),
        ("chi so cchc nam 2022", ["par_index"]),
        ("what was the online payment rate", ["online_payment"]),
        ("tỷ lệ hồ sơ giải quyết trước hạn", ["early_rate"]),
        ("số người tinh giản biên chế", ["staff_cut_count"]),
        ("tổng biên chế được giao", ["payroll"]),
        ("số đơn vị sự nghiệp công lập tự chủ", ["self_financing_units"]),
        ("số VBQPPL ban hành", ["law_documents"]),
        ("dịch vụ công trực tuyến mức độ 3, 4", ["services_level_3_4"]),
        ("cung cấp DVCTT toàn trình", ["full_online_service_count"]),
        ("chỉ số PCI và PGI, PII, DDCI", ["pci", "pgi", "pii", "ddci"]),
        ("Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh", ["papi"]),
        ("tỷ lệ người dân không hài lòng", ["dissatisfaction"]),
        ("bội chi ngân sách nhà nước", ["budget_deficit"]),
        ("tỷ lệ khai thác, sử dụng lại thông tin", ["reused_data"]),
        ("nhóm chỉ số thanh toán trực tuyến", ["index_766_payment"]),
        ("người dân đến làm thủ tục", []),
        ("bộ phận tiếp nhận hồ sơ", []),
        ("một số thủ tục hành chính", []),
        ("chuyển đổi số hồ sơ", []),
        ("chống thất thu ngân sách", []),
        ("công khai, minh bạch trong công việc", []),
    ],
)
def test_indicators_are_known_by_their_many_names(text: str, ids: list[str]) -> None:
    assert [m.id for m in find_indicators(text)] == ids


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("công tác cải cách hành chính", "par_index"),
        ("quản trị điện tử", "papi_egovernance"),
        ("chi phí thời gian", "pci_time"),
        ("hạ tầng số", "dti_infrastructure"),
        ("thúc đẩy thực hành xanh", "pgi_leadership"),
    ],
)
def test_loose_names_are_found_only_when_asked(text: str, id: str) -> None:
    assert find_indicators(text) == ()
    [loose] = find_indicators(text, weak=True)
    assert (loose.id, loose.weak) == (id, True)


def test_a_mention_points_at_its_words() -> None:
    text = "Năm 2023 tỷ lệ hồ sơ trực tuyến đạt 5%"
    [mention] = find_indicators(text)
    assert text[mention.span.start : mention.span.end] == mention.text == "tỷ lệ hồ sơ trực tuyến"
    assert mention.name == indicator("online_filing").name_vi


def test_every_row_can_be_used(root: Path) -> None:
    rows = indicators()
    assert len(rows) >= 140
    assert all(row.name_vi and row.name_en and (row.variants or row.weak) for row in rows)
    assert all(len(row.source) > 8 for row in rows)
    assert indicator("overdue_files").better == "lower"
    assert len({row.name_vi for row in rows}) == len(rows)
    text = (root / "index_store/language/data/indicators.tsv").read_text("utf-8")
    ids = [line.split("\t")[0] for line in text.splitlines()[1:]]
    assert is_normalized("NFC", text)
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    ("prefix", "count"),
    [("field_", 8), ("papi_", 8), ("pci_", 10), ("dti_", 7), ("index_766_", 4), ("sipas_", 4)],
)
def test_the_parts_of_the_great_indices_are_there(prefix: str, count: int) -> None:
    assert len([row for row in indicators() if row.id.startswith(prefix)]) >= count


OWN = """id\tname_vi\tvariants\tunit\tbetter
ho_tich\tTỷ lệ số hóa sổ hộ tịch\ttỷ lệ số hóa sổ hộ tịch|số hóa[ sổ] hộ tịch\t%\thigher
par_index\tChỉ số CCHC của tỉnh Sơn Lâm\tchỉ số Sơn Lâm\tđiểm\thigher
"""


def test_a_users_file_adds_rows_and_replaces_those_of_the_same_id(tmp_path: Path) -> None:
    path = tmp_path / "chỉ_số.tsv"
    path.write_text("\ufeff" + OWN, encoding="utf-8")
    use_indicators(load_indicators(path))
    text = "Tỉ lệ số hoá sổ hộ tịch đạt 80%; chỉ số Sơn Lâm đạt 90 điểm; so hoa ho tich"
    assert [m.id for m in find_indicators(text)] == ["ho_tich", "par_index"]
    assert [m.id for m in find_indicators("ty le so hoa so ho tich")] == ["ho_tich"]
    assert find_indicators("chỉ số cải cách hành chính") == ()
    named = indicator_by_name("Tỷ lệ số hóa sổ hộ tịch")
    assert named is not None
    assert named.unit == "%"
    use_indicators(())
    assert [m.id for m in find_indicators("chỉ số cải cách hành chính")] == ["par_index"]


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
def test_a_users_file_may_come_from_a_spreadsheet(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "own.csv"
    cells = ["ho_tich", "Tỷ lệ số hóa sổ hộ tịch", "số hóa sổ hộ tịch"]
    path.write_text(
        "\n".join(delimiter.join(row) for row in (["id", "name_vi", "variants"], cells, [""])),
        encoding="utf-8",
    )
    [row] = load_indicators(path)
    assert (row.id, row.variants, row.better) == ("ho_tich", ("số hóa sổ hộ tịch",), "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id\tname_vi\n", r"row 1: no column variants"),
        ("id\tname_vi\tvariants\tcolour\n", r"row 1, column 4: unknown .* 'colour'"),
        ("id\tname_vi\tvariants\na\tTên\n", r"row 2: expected 3 columns, found 2"),
        ("id\tname_vi\tvariants\nA b\tTên\tx y\n", r"row 2, column id: .* found 'A b'"),
        ("id\tname_vi\tvariants\na\t\tx y\n", r"row 2, column name_vi: expected a name"),
        ("id\tname_vi\tvariants\na\tTên\t\n", r"row 2, column variants: expected at least one"),
        ("id\tname_vi\tvariants\na\tTên\tx[ y\n", r"row 2, column variants: expected a closing"),
        ("id\tname_vi\tvariants\na\tTên\tx\na\tKhác\ty\n", r"row 3, column id: .* no other"),
        (
            "id\tname_vi\tvariants\tbetter\na\tTên\tx\tcao\n",
            r"row 2, column better: expected higher, lower or nothing, found 'cao'",
        ),
        ("", r"row 1: no column id"),
    ],
)
def test_a_malformed_file_is_refused_in_one_line_that_names_the_place(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(IndicatorFileError, match=said) as refused:
        load_indicators(path)
    assert "\n" not in str(refused.value)
    assert "own.tsv" in str(refused.value)


def test_a_file_that_is_not_there_or_not_utf8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IndicatorFileError, match=r"none\.tsv: cannot be read"):
        load_indicators(tmp_path / "none.tsv")
    path = tmp_path / "old.tsv"
    path.write_bytes("id\tname_vi\tvariants\na\tTên\tx\n".encode("utf-16"))
    with pytest.raises(IndicatorFileError, match="expected UTF-8"):
        load_indicators(path)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param(
            "100% người dân sử dụng điện thoại thông minh",
            ["smartphones"],
            marks=pytest.mark.xfail(strict=True, reason="a share without the word tỷ lệ"),
        ),
        pytest.param(
            "nâng cao mức độ hài lòng của khách hàng mua điện",
            [],
            marks=pytest.mark.xfail(strict=True, reason="satisfaction with something else"),
        ),
        pytest.param(
            "mô hình tăng trưởng kinh tế mới",
            [],
            marks=pytest.mark.xfail(strict=True, reason="the idea, not the rate"),
        ),
        pytest.param(
            "tổng số lượng người làm việc trong các cơ quan hành chính",
            ["payroll"],
            marks=pytest.mark.xfail(strict=True, reason="a paraphrase that the table lacks"),
        ),
    ],
)
def test_known_failures(text: str, ids: list[str]) -> None:
    assert [m.id for m in find_indicators(text)] == ids


@pytest.mark.shared
def test_real_sentences_judged_by_hand_name_what_a_reader_finds(shared: Path) -> None:
    """Of 1,000 sentences at most 5 name too much or too little."""
    judged = (Path(__file__).parent / "judged_indicators.tsv").read_text("utf-8").splitlines()[1:]
    with gzip.open(shared / "data/news/cchc.jsonl.gz", "rt", encoding="utf-8") as lines:
        bodies = [normalize("NFC", json.loads(line)["body"]) for line in lines]
    wrong = []
    for _, row, start, end, wanted in (line.split("\t") for line in judged):
        found = find_indicators(bodies[int(row)][int(start) : int(end)])
        if ("|".join(m.id for m in found) or "-") != wanted:
            wrong.append((row, start, wanted, [m.id for m in found]))
    assert len(judged) >= 600
    assert len(wrong) * 1000 <= 5 * len(judged), wrong
