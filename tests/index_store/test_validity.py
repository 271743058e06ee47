"""What is in force on a day, by what the documents of a collection state of each other."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from index_store.records import Relation, RelationKind, Span
from index_store.stored import DocumentSummary
from index_store.validity import Changes

OLD, NEW = date(2020, 1, 1), date(2025, 7, 1)


def document(
    number: str,
    effective: date | None,
    *relations: Relation,
    published: date | None = None,
    expires: date | None = None,
    title: str = "",
) -> DocumentSummary:
    return DocumentSummary(
        id=number or title,
        source=number,
        name=number,
        version="",
        title=title or f"Nghị định {number}",
        publisher=None,
        published=published or effective,
        url=None,
        visibility="public",
        genre="decree",
        number=number or None,
        issuer=None,
        place=None,
        language="vi",
        derived=(),
        effective=effective,
        expires=expires,
        signer=None,
        relations=relations,
        doubts=(),
        family=None,
        characters=0,
        passages=0,
        figures=0,
        indexed_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def does(kind: RelationKind, target: str, *provisions: str, since: date | None = None) -> Relation:
    return Relation(kind, target, Span(0, 1), provisions, "Điều 1", since)


OF_2020 = document("5/2020/NĐ-CP", OLD)


def state(
    by: DocumentSummary | None,
    on: date,
    provision: str | None = None,
    of: DocumentSummary = OF_2020,
) -> str:
    found = Changes([one for one in (of, by) if one]).validity(of, on, provision)
    return found.state


def test_a_text_that_nothing_changes_is_in_force_from_its_day() -> None:
    assert state(None, date(2019, 12, 31)) == "not yet"
    assert state(None, OLD) == "in force"


@pytest.mark.parametrize(("kind", "expected"), [("replaces", "replaced"), ("repeals", "repealed")])
def test_a_replaced_text_is_in_force_until_the_new_one_is(
    kind: RelationKind, expected: str
) -> None:
    newer = document("9/2025/NĐ-CP", NEW, does(kind, "5/2020/NĐ-CP"), published=date(2025, 6, 1))
    assert state(newer, date(2025, 6, 30)) == "in force"
    assert state(newer, NEW) == expected
    found = Changes([OF_2020, newer]).validity(OF_2020, NEW)
    assert (found.since, [one.by.number for one in found.changes]) == (NEW, ["9/2025/NĐ-CP"])


def test_a_day_stated_for_the_end_counts_before_the_new_texts_own() -> None:
    newer = document("9/2025/NĐ-CP", NEW, does("repeals", "5/2020/NĐ-CP", since=date(2026, 1, 1)))
    assert state(newer, date(2025, 12, 31)) == "in force"
    assert state(newer, date(2026, 1, 1)) == "repealed"


def test_only_the_provisions_that_are_named_are_changed() -> None:
    newer = document(
        "9/2025/NĐ-CP",
        NEW,
        does("amends", "5/2020/NĐ-CP"),  # "sửa đổi một số điều": its title
        does("amends", "5/2020/NĐ-CP", "khoản 2 Điều 3"),
        does("repeals", "5/2020/NĐ-CP", "Điều 7"),
    )
    assert state(newer, NEW, "khoản 2 Điều 3") == "amended"
    assert state(newer, NEW, "điểm a khoản 2 Điều 3") == "amended"
    assert state(newer, NEW, "khoản 1 Điều 3") == "in force"
    assert state(newer, NEW, "khoản 2 Điều 13") == "in force"
    assert state(newer, NEW, "khoản 1 Điều 7") == "repealed"
    assert state(newer, NEW) == "amended"


def test_a_text_for_a_time_ends_by_itself() -> None:
    pilot = document("6/2020/NĐ-CP", OLD, expires=date(2022, 12, 31))
    assert state(None, date(2022, 12, 31), of=pilot) == "in force"
    assert state(None, date(2023, 1, 1), of=pilot) == "expired"


def test_a_law_is_known_by_its_name_but_not_an_older_namesake() -> None:
    law = document("5/2024/QH15", NEW, title="LUẬT LƯU TRỮ")
    repealing = document("6/2025/QH15", NEW, does("repeals", "Luật Lưu trữ"))
    earlier = document("1/2011/QH13", OLD, does("repeals", "Luật Lưu trữ"))
    assert state(repealing, NEW, of=law) == "repealed"
    assert state(earlier, NEW, of=law) == "in force"


def test_citing_resting_on_and_guiding_change_nothing() -> None:
    newer = document(
        "9/2025/NĐ-CP",
        NEW,
        does("based on", "5/2020/NĐ-CP"),
        does("guides", "5/2020/NĐ-CP", "Điều 3"),
    )
    assert state(newer, NEW, "Điều 3") == "in force"


def test_what_states_no_day_is_not_said_to_be_in_force() -> None:
    undated = document("7/2020/NĐ-CP", None)
    assert state(None, NEW, of=undated) == "unknown"
