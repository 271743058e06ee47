"""What a reader feels of places: the right unit, whole lists, no words or people taken for units."""

from __future__ import annotations

import gzip
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index_store.language.names.place_resolution import holders, resolve_mentions
from index_store.language.names.place_table import REFORM, all_ids, place
from index_store.language.names.places import (
    PlaceMention,
    find_places,
    parents,
    place_level,
    resolve,
    same_place,
    succession_note,
    what_became,
)

if TYPE_CHECKING:
    from pathlib import Path


def names(text: str, *, lenient: bool = False, known: tuple[str, ...] = ()) -> list[str]:
    mentions = find_places(text, lenient=lenient, names=known)
    assert all(text[m.span.start : m.span.end] == m.text for m in mentions)
    return [mention.name for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND H. Đại Từ họp", ["huyện Đại Từ"]),
        (
            "TP. Thái Nguyên; TP Sa Đéc; Tp.Vinh",
            ["thành phố Thái Nguyên", "thành phố Sa Đéc", "thành phố Vinh"],
        ),
        ("TX. Sơn Tây và thị xã Hoài Nhơn", ["thị xã Sơn Tây", "thị xã Hoài Nhơn"]),
        ("TT. Hùng Sơn, P. Bến Thành", ["thị trấn Hùng Sơn", "phường Bến Thành"]),
        ("ở quận 1, Q.3 và phường 05", ["quận 1", "quận 3", "phường 5"]),
        ("TP.HCM, TPHCM, TP Hồ Chí Minh", ["thành phố Hồ Chí Minh"] * 3),
        ("UBND HUYỆN NGÂN SƠN", ["huyện Ngân Sơn"]),
        ("huyện ngân sơn xếp thứ mấy", ["huyện Ngân Sơn"]),
        ("tỉnh Hoà Bình", ["tỉnh Hòa Bình"]),
        ("Bà Rịa - Vũng Tàu, Thừa Thiên - Huế", ["tỉnh Bà Rịa - Vũng Tàu", "tỉnh Thừa Thiên Huế"]),
        ("tỉnh Đắc Lắc", ["tỉnh Đắk Lắk"]),
        ("Huyện ủy Đồng Hỷ", ["huyện Đồng Hỷ"]),
        ("Xã Trung Nam - Vĩnh Linh", ["xã Trung Nam", "Vĩnh Linh"]),
        ("T X.Hương Thủy, T P. Vinh", ["thị xã Hương Thủy", "thành phố Vinh"]),
    ],
)
def test_typed_names_are_read_as_people_write_them(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("huyện Sơn Lâm, xã Đồng Mây", ["huyện Sơn Lâm", "xã Đồng Mây"]),
        ("phường An Khê Thượng", ["phường An Khê Thượng"]),
        ("xã Lâm Nhạn đạt 65,92 điểm", ["xã Lâm Nhạn"]),
        ("**UBND XÃ LÂM NHẠN**", ["xã Lâm Nhạn"]),
        ("UBND huyện Sơn Lâm Nguyễn Văn Bình nói", ["huyện Sơn Lâm"]),
        ("Phó Chủ tịch UBND huyện Đại Từ Phạm Văn Nam", ["huyện Đại Từ"]),
    ],
)
def test_units_the_table_lacks_are_read_by_their_capitals(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_an_unknown_unit_has_no_id() -> None:
    assert find_places("huyện Sơn Lâm")[0].place_ids == ()


@pytest.mark.parametrize(
    "text",
    [
        "đời sống hòa bình và tiến bộ xã hội",
        "vì một xã hội an toàn, văn minh",
        "Hợp tác xã Đại Đồng, Thông tấn xã Việt Nam",
        "ông Nguyễn Thanh Bình, bà Thanh Hà và Phó Thủ tướng Trương Hòa Bình",
        "Phó Chủ tịch UBND Huyện Phan Văn Phụng",
        "tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "số 21 đường Điện Biên Phủ, phố Lê Đức Thọ",
        "Đồng Tháp Mười, Thái Bình Dương",
        "các huyện, thành phố và 7/9 xã, thị trấn",
        "thành phố Virginia Beach",
        "khu vực Ấn Độ - Thái Bình Dương Hoa Kỳ quan tâm",
    ],
)
def test_words_people_and_streets_are_no_places(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đồng Tháp dẫn đầu", ["tỉnh Đồng Tháp"]),
        ("Sở Nội vụ Đồng Tháp Phan Văn Sơn", ["tỉnh Đồng Tháp"]),
        ("huyện Lương Sơn (Hòa Bình)", ["huyện Lương Sơn", "Hòa Bình"]),
        ("Sở Nông nghiệp và Phát triển nông thôn Bắc Kạn", ["Bắc Kạn"]),
        ("tại Hòa Bình", ["Hòa Bình"]),
        ("huyện Thanh Bình họp. Thanh Bình đạt 80 điểm.", ["huyện Thanh Bình"] * 2),
        ("huyện Sơn Lâm họp. Năm 2024, Sơn Lâm đạt 80 điểm.", ["huyện Sơn Lâm"] * 2),
    ],
)
def test_bare_names_are_read_where_the_text_allows(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_name_of_a_province_and_its_city_stays_open() -> None:
    (mention,) = find_places("Bắc Kạn giảm 16")
    assert (mention.name, mention.level) == ("Bắc Kạn", "province")
    assert {place(i).unit for i in mention.place_ids} == {"tỉnh", "thành phố"}


def test_a_list_shares_its_kind_until_another_is_written() -> None:
    text = "tại 03 huyện gồm: Tam Nông, Cao Lãnh, Sơn Lâm, thành phố Cao Lãnh và thành phố Sa Đéc."
    assert names(text) == [
        "huyện Tam Nông",
        "huyện Cao Lãnh",
        "huyện Sơn Lâm",
        "thành phố Cao Lãnh",
        "thành phố Sa Đéc",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 xã Hóa Trung và Quang Sơn", ["xã Hóa Trung", "xã Quang Sơn"]),
        ("các quận 1, 3 và 10", ["quận 1", "quận 3", "quận 10"]),
        ("09 huyện, thành phố: Thái Nguyên, Đại Từ", ["thành phố Thái Nguyên", "huyện Đại Từ"]),
        (
            "10 tỉnh, thành: Lai Châu, Hà Nội, Cà Mau",
            ["tỉnh Lai Châu", "thành phố Hà Nội", "tỉnh Cà Mau"],
        ),
        ("TP HCM, Tây Ninh, Cà Mau", ["thành phố Hồ Chí Minh", "Tây Ninh", "Cà Mau"]),
        ("xã Hóa Trung, Đồng Hỷ", ["xã Hóa Trung", "Đồng Hỷ"]),
    ],
)
def test_each_item_of_a_list_gets_its_own_kind(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.xfail(strict=True, reason="a second number is as likely to count something")
def test_known_failure_second_number_after_a_single_quarter() -> None:
    assert names("hạ tầng nối quận 1 và 2 trước") == ["quận 1", "quận 2"]


@pytest.mark.parametrize(
    "text",
    [
        "Tập đoàn Đồng Tháp công bố lãi",
        "Công ty cổ phần Thanh Hóa",
        "theo báo Thanh Hóa đưa tin",
        "Đại học Thái Nguyên tuyển sinh",
        "Khu công nghiệp Yên Phong",
        "vịnh Hạ Long",
        "quần đảo Hoàng Sa",
        "Bà xã Chính Chu",
        "tỉnh Sơn Đông, Trung Quốc",
    ],
)
def test_firms_papers_schools_and_lands_abroad_are_no_units(text: str) -> None:
    assert names(text) == []


@pytest.mark.xfail(strict=True, reason="the kind is refused, then the name is read bare")
def test_known_failure_a_province_abroad_of_the_same_name() -> None:
    assert names("tỉnh Hà Nam, Trung Quốc") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phường 1, 2, 3", ["phường 1", "phường 2", "phường 3"]),
        ("phường 1, 20 hộ dân", ["phường 1"]),
        ("quận 1, 2.500 người", ["quận 1"]),
        ("quận 1 và 2.", ["quận 1", "quận 2"]),
        ("T.P Hồ Chí Minh", ["thành phố Hồ Chí Minh"]),
        ("xã Đoàn Kết và xã Thống Nhất", ["xã Đoàn Kết", "xã Thống Nhất"]),
        ("thành phố Đồng Nai", ["thành phố Đồng Nai"]),
        ("huyện Trảng Bàng", ["huyện Trảng Bàng"]),
    ],
)
def test_numbers_offices_and_changed_kinds(text: str, expected: list[str]) -> None:
    mentions = find_places(text)
    assert [m.name for m in mentions] == expected
    assert all(m.place_ids for m in mentions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Which is lower, Ngan Son district or Dai Tu District?",
            ["huyện Ngân Sơn", "huyện Đại Từ"],
        ),
        ("Thai Nguyen province", ["tỉnh Thái Nguyên"]),
        ("in Vinh Linh last year", ["Vĩnh Linh"]),
    ],
)
def test_english_forms(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("huyen ngan son xep thu may", ["huyện Ngân Sơn"]),
        ("tp thai nguyen va tinh bac kan", ["thành phố Thái Nguyên", "tỉnh Bắc Kạn"]),
        ("dai tu dat bao nhieu diem", ["Đại Từ"]),
        ("ngân sơn đạt mấy điểm", ["Ngân Sơn"]),
        ("Thanh Bình có bao nhiêu hồ sơ", ["Thanh Bình"]),
        ("Thanh Binh co bao nhieu ho so", ["Thanh Bình"]),
        ("Ông Nguyễn Thanh Bình nói gì", []),
        ("huyen nao xep cuoi nam 2022 va vi sao", []),
        ("co bao nhieu van ban thong nhat", []),
        ("thành phố hcm xếp thứ mấy", ["thành phố Hồ Chí Minh"]),
        ("thành phố pleiku xếp thứ mấy", ["thành phố Pleiku"]),
    ],
)
def test_questions_are_read_without_marks_and_capitals(text: str, expected: list[str]) -> None:
    assert names(text, lenient=True) == expected


def test_names_of_the_index_are_read_in_questions() -> None:
    known = ("huyện Sơn Lâm", "huyện Thanh Bình")
    assert names("huyen son lam va thanh binh", lenient=True, known=known) == list(known)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("UBND huyện Ngân Sơn", "H. Ngân Sơn", True),
        ("Ngân Sơn", "huyện Ngân Sơn", True),
        ("huyen ngan son", "huyện Ngân Sơn", True),
        ("Ngan Son district", "huyện Ngân Sơn", True),
        ("Hoà Bình", "HÒA BÌNH", True),
        ("Đắc Lắc", "tỉnh Đắk Lắk", True),
        ("huyện Cao Lãnh", "thành phố Cao Lãnh", False),
        ("xã Đông Hà", "xã Đồng Hà", False),
        ("huyện Ngân Sơn", "xã Ngân Sơn", False),
        ("", "", False),
    ],
)
def test_same_place(a: str, b: str, same: bool) -> None:
    assert same_place(a, b) is same
    assert same_place(b, a) is same


def test_levels() -> None:
    assert place_level("huyện Sơn Lâm") == "district"
    assert place_level("thành phố Hải Phòng") == "province"
    assert place_level("thành phố Sa Đéc") == "district"
    assert place_level("Sở Nội vụ") is None


def test_one_name_many_units_until_the_province_is_known() -> None:
    assert len(resolve("huyện Châu Thành")) > 5
    assert [p.province for p in resolve("huyện Tam Nông", "tỉnh Phú Thọ")] == ["Phú Thọ"]
    (mention,) = find_places("huyện Tam Nông")
    assert len(resolve(mention)) == 2


def test_a_new_province_holds_the_old_districts() -> None:
    assert [p.id for p in resolve("huyện Ngân Sơn", "tỉnh Thái Nguyên")] == ["062"]
    assert [p.full_name for p in parents("huyện Ngân Sơn")] == ["tỉnh Bắc Kạn"]


def test_what_became_of_a_province_and_a_district() -> None:
    note = succession_note("06", date(2026, 1, 1))
    assert note is not None
    assert (note.fate, note.within.full_name) == ("merged", "tỉnh Thái Nguyên")
    district = succession_note("062", date(2026, 1, 1))
    assert district is not None
    assert district.fate == "divided"
    assert {heir.unit for heir in district.successors} == {"xã"}
    assert succession_note("062", date(2025, 6, 30)) is None
    assert succession_note("04", date(2026, 1, 1)) is None, "Cao Bằng was kept"


def test_a_district_merged_before_passes_through_to_today() -> None:
    (old,) = resolve("quận 9")
    note = succession_note(old.id, date(2026, 1, 1))
    assert note is not None
    assert note.within.full_name == "thành phố Hồ Chí Minh"
    assert all(not heir.became for heir in note.successors)
    early = succession_note(old.id, date(2022, 1, 1))
    assert early is not None
    assert [heir.full_name for heir in early.successors] == ["thành phố Thủ Đức"]


def test_the_table_is_whole(root: Path) -> None:
    data = root / "index_store/language/data"
    rows = [
        line.split("\t")
        for name in ("places.tsv", "places_communes.tsv")
        for line in (data / name).read_text("utf-8").splitlines()[2:]
    ]
    ids = [row[0] for row in rows]
    old = [i for i in ids if not i.startswith("n")]
    assert {n: sum(len(i) == n for i in old) for n in (2, 3, 5)} == {2: 63, 3: 696, 5: 10047}
    assert sum(len(i) == 3 for i in ids if i.startswith("n")) == 34
    assert sum(len(i) == 6 for i in ids if i.startswith("n")) == 3321
    known = set(ids)
    for row in rows:
        assert not row[3] or row[3] in known
        assert {heir.rstrip("~") for heir in row[5].split()} <= known
        assert bool(row[5]) is not row[0].startswith("n")


def test_land_stays_in_the_province_that_took_over_its_own() -> None:
    strays = [
        (old.full_name, heir.place_id)
        for old in map(place, all_ids())
        if old.level != "province" and old.valid_to == REFORM
        for heir in old.became
        if not holders(heir.place_id) & {i for i in holders(old.id) if i.startswith("n")}
    ]
    assert strays == []


def test_what_became_of_units_and_of_units_before_them() -> None:
    after = date(2026, 1, 1)
    (old,) = resolve("quận 9")
    heirs = what_became(old.id, after)
    assert all(heir.place.unit == "phường" for heir in heirs)
    assert {heir.fate for heir in heirs} == {"merged"}
    assert [heir.place.full_name for heir in what_became(old.id, date(2022, 1, 1))] == [
        "thành phố Thủ Đức"
    ]
    (renamed,) = (p for p in resolve("huyện Trảng Bàng") if p.unit == "huyện")
    assert [h.fate for h in what_became(renamed.id, date(2021, 1, 1))] == ["renamed"]
    assert what_became("n01954", after) == ()


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("Phường 15 (Q. Gò Vấp)", date(2019, 1, 1), [{"Gò Vấp"}]),
        ("P. 99 rồi xã Tân Tiến, huyện Văn Giang", date(2019, 1, 1), [{"Văn Giang"}]),
    ],
)
def test_communes_are_resolved_by_what_holds_them(
    text: str, day: date, expected: list[set[str]]
) -> None:
    mentions = resolve_mentions(text, find_places(text), on=day)
    communes = [m for m in mentions if m.level == "commune"]
    held = [{place(place(i).parent_id or i).name for i in m.place_ids} for m in communes]
    assert held == expected


@pytest.mark.xfail(
    strict=True, reason="a kind before the name is believed, whatever stands before it"
)
def test_known_failure_a_paper_with_the_kind_of_its_city() -> None:
    assert names("Báo Pháp luật TP. HCM đưa tin") == []


def found_share(mentions: tuple[PlaceMention, ...]) -> float:
    return sum(bool(m.place_ids) for m in mentions) / len(mentions)


@pytest.mark.shared
def test_nearly_all_names_in_real_news_are_known_units(shared: Path) -> None:
    with gzip.open(shared / "data/news/cchc.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [
            str(json.loads(line).get("body") or json.loads(line).get("text") or "") for line in file
        ][:120]
    mentions = tuple(m for text in texts for m in find_places(text))
    assert len(mentions) > 400
    assert found_share(mentions) > 0.97


@pytest.mark.parametrize(
    "kind", ["Huyện đảo", "huyện miền núi", "huyện vùng cao", "huyện biên giới"]
)
def test_a_district_of_an_island_or_the_mountains_is_a_district(kind: str) -> None:
    (found,) = find_places(f"{kind} Hòn Vọng xếp cuối với 79,35 điểm")
    assert (found.name, found.level) == ("huyện Hòn Vọng", "district")
