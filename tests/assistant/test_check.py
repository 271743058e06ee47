"""What a reader of a check is promised: verdicts that can be trusted, and exact quotes."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from typing import Literal, cast

import pytest

from assistant.checking import LONGEST_TEXT, Check, CheckedClaim, CheckError
from assistant.checking.payload import check_payload
from assistant.evaluation.claims import ClaimsReport, evaluate_claims, read_claims
from assistant.service import Assistant
from index_store.store import Store
from tests.assistant.conftest import IndexOf
from tests.assistant.indexes import Indexed, IndexTexts

CLAIMS = Path(__file__).parents[1] / "evaluation" / "claims.jsonl"

ARTICLE = """Huyện Sơn Lâm xếp cuối về cải cách hành chính
Ngày đăng: 07/4/2023

Theo Quyết định số 45/QĐ-UBND ngày 29/3/2023, Chỉ số CCHC năm 2022 của huyện Sơn Lâm đạt 76,86 điểm, xếp thứ 8/8 huyện, thành phố.

Năm 2022, huyện Sơn Lâm tiếp nhận 8.316 hồ sơ; trong năm 2022 có 15/63 nhiệm vụ quá hạn. Chi cho cải cách hành chính năm 2022 của huyện là 590,3 tỷ đồng.

Tại hội nghị, bà Lê Thị Mơ, Chủ tịch UBND huyện Sơn Lâm, chưa phê duyệt đề án sáp nhập trường học.
"""
CORRECTED = """Đính chính điểm của huyện Sơn Lâm
Ngày đăng: 10/4/2023

Chỉ số CCHC năm 2022 của huyện Sơn Lâm đạt 67,86 điểm; thành phố Vân Khê đạt 88,12 điểm Chỉ số CCHC năm 2022.
"""


@pytest.fixture
def article(index_texts: IndexTexts) -> Indexed:
    return index_texts(**{"son-lam": ARTICLE})


def only(check: Check) -> CheckedClaim:
    (claim,) = check.claims
    return claim


def exact(check: Check, text: str, store: Store) -> None:
    """Assert that all a check promises of its spans, quotes and numbers is true."""
    for claim in check.claims:
        assert claim.span.of(text) == claim.text
        for figure in claim.figures:
            assert figure.span.within(claim.span)
            assert (figure.correct is not None) == (figure.verdict == "contradicted")
            if figure.verdict != "not_found":
                assert figure.citation in {citation.number for citation in claim.citations}
        for citation in claim.citations:
            stored = store.document(citation.document_id, citation.version).text
            assert citation.span.of(stored) == citation.quote
            for support in citation.support:
                assert support.span.of(stored) == support.quote


@pytest.mark.parametrize(
    ("claim", "verdict", "correct"),
    [
        ("Năm 2022 huyện Sơn Lâm đạt 76,86 điểm Chỉ số CCHC.", "supported", None),
        ("Sơn Lâm đạt gần 77 điểm Chỉ số CCHC năm 2022.", "supported", None),
        ("Chỉ số CCHC năm 2022 của huyện Sơn Lâm đạt 67,86 điểm.", "contradicted", "76,86 điểm"),
        ("Năm 2022 huyện Sơn Lâm đứng thứ 6/8 về chỉ số CCHC.", "contradicted", "8/8"),
        ("Chỉ số CCHC năm 2022 của huyện Sơn Lâm chưa đạt 70 điểm.", "contradicted", "76,86 điểm"),
        ("Chỉ số CCHC năm 2022 của huyện Sơn Lâm không đạt 80 điểm.", "supported", None),
        ("Năm 2022, huyện Sơn Lâm tiếp nhận 8316 hồ sơ.", "supported", None),
        ("Năm 2022, huyện Sơn Lâm tiếp nhận 8.361 hồ sơ.", "contradicted", "8.316 hồ sơ"),
        ("Năm 2022, huyện Sơn Lâm có 51/63 nhiệm vụ quá hạn.", "contradicted", "15/63 nhiệm vụ"),
        (
            "Huyện Sơn Lâm chi 0,59 nghìn tỷ đồng cho cải cách hành chính năm 2022.",
            "supported",
            None,
        ),
        # Points without their index: right ones are found, others may be of another index.
        ("Năm 2022 huyện Sơn Lâm đạt 76,86 điểm.", "supported", None),
        ("Năm 2022 huyện Sơn Lâm đạt 67,86 điểm.", "not_found", None),
        # Another year, place, indicator or scope is no contradiction.
        ("Chỉ số CCHC năm 2021 của huyện Sơn Lâm đạt 67,86 điểm.", "not_found", None),
        ("Chỉ số CCHC năm 2022 của huyện Hạ Lâm đạt 76,86 điểm.", "not_found", None),
        ("Chỉ số SIPAS năm 2022 của huyện Sơn Lâm đạt 67,86 điểm.", "not_found", None),
        ("Năm 2022 huyện Sơn Lâm đứng thứ 8/9 về chỉ số CCHC.", "not_found", None),
    ],
)
def test_a_figure_is_judged_by_place_indicator_period_and_scope(
    claim: str, verdict: str, correct: str | None, article: Indexed
) -> None:
    found = article.assistant.check(claim)
    exact(found, claim, article.store)
    one = only(found)
    assert one.verdict == verdict
    assert [figure.correct for figure in one.figures if figure.correct] == (
        [correct] if correct else []
    )


def test_a_claim_of_parts_is_contradicted_if_one_is_and_says_which(article: Indexed) -> None:
    text = "Năm 2022, huyện Sơn Lâm đạt 76,86 điểm Chỉ số CCHC, xếp thứ 5/8."
    claim = only(article.assistant.check(text))
    assert claim.verdict == "contradicted"
    assert [figure.verdict for figure in claim.figures] == ["supported", "contradicted"]
    assert "76,86 điểm: có trong tài liệu; 5/8: khác với tài liệu" in claim.notes[0].text


def test_a_rank_that_is_found_tells_the_index_of_the_points_beside_it(article: Indexed) -> None:
    claim = only(article.assistant.check("Năm 2022 huyện Sơn Lâm đạt 67,86 điểm, xếp thứ 8/8."))
    assert [figure.verdict for figure in claim.figures] == ["contradicted", "supported"]
    assert claim.figures[0].correct == "76,86 điểm"


def test_claims_without_figures_need_a_sentence_that_says_them(article: Indexed) -> None:
    check = article.assistant.check
    said = only(check("Bà Lê Thị Mơ là Chủ tịch UBND huyện Sơn Lâm."))
    assert said.verdict == "supported"
    assert "Lê Thị Mơ" in said.citations[0].quote
    for other in (
        "Bà Lê Thị Mơ là Giám đốc Sở Nội vụ.",
        "Bà Trần Thị Cúc là Chủ tịch UBND huyện Sơn Lâm.",
    ):
        assert only(check(other)).verdict == "not_found", other
    denied = only(check("Bà Lê Thị Mơ phê duyệt đề án sáp nhập trường học."))
    assert denied.verdict == "contradicted"
    assert "chưa phê duyệt" in denied.citations[0].quote


def test_sources_that_disagree_are_both_shown(index_texts: IndexTexts) -> None:
    indexed = index_texts(**{"son-lam": ARTICLE, "dinh-chinh": CORRECTED})
    text = "Chỉ số CCHC năm 2022 của huyện Sơn Lâm đạt 76,86 điểm."
    found = indexed.assistant.check(text)
    exact(found, text, indexed.store)
    claim = only(found)
    assert claim.verdict == "supported"
    (note,) = [note for note in claim.notes if note.kind == "conflict"]
    assert "67,86 điểm" in note.text
    assert {citation.document for citation in claim.citations} == {"son-lam.txt", "dinh-chinh.txt"}


def test_a_copy_is_no_second_witness_and_names_are_not_swapped(index_texts: IndexTexts) -> None:
    indexed = index_texts(**{"mot": CORRECTED, "hai": CORRECTED})
    claim = only(indexed.assistant.check("Năm 2022, thành phố Vân Khê đạt 67,86 điểm Chỉ số CCHC."))
    assert claim.verdict == "contradicted"
    assert claim.figures[0].correct == "88,12 điểm"
    assert not claim.notes


def test_a_unit_that_is_no_more_is_said(index_texts: IndexTexts) -> None:
    indexed = index_texts(**{"son-lam": ARTICLE})
    (claim,) = indexed.assistant.check("Năm 2026 huyện Đại Từ có 12 hồ sơ quá hạn.").claims
    (note,) = [note for note in claim.notes if note.kind == "renamed_place"]
    assert "01/7/2025" in note.text
    (before,) = indexed.assistant.check("Năm 2023 huyện Đại Từ có 12 hồ sơ quá hạn.").claims
    assert not before.notes


def test_an_article_is_taken_apart_and_its_lines_share_their_place(article: Indexed) -> None:
    text = (
        "Sơn Lâm nhìn lại năm 2022\n\nHuyện Sơn Lâm đạt 76,86 điểm Chỉ số CCHC năm 2022.\n"
        "- Tiếp nhận 8.316 hồ sơ trong năm 2022;\n- Ai chịu trách nhiệm?\n"
    )
    found = article.assistant.check(text)
    exact(found, text, article.store)
    assert [claim.text for claim in found.claims][1:] == [
        "Huyện Sơn Lâm đạt 76,86 điểm Chỉ số CCHC năm 2022.",
        "Tiếp nhận 8.316 hồ sơ trong năm 2022;",
    ]
    assert found.claims[1].verdict == "supported"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_count_in_the_text_as_it_was_given(
    form: Literal["NFC", "NFD"], article: Indexed
) -> None:
    plain = "Tin \u200fnhanh: Chỉ số CCHC năm 2022 của huyện Sơn Lâm đạt 67,86 điểm."
    text = unicodedata.normalize(form, plain)
    found = article.assistant.check(text)
    exact(found, text, article.store)
    (figure,) = only(found).figures
    assert figure.verdict == "contradicted"
    assert unicodedata.normalize("NFC", figure.span.of(text)) == "67,86 điểm"


def test_digits_of_another_script_are_read(article: Indexed) -> None:
    text = "Chỉ số CCHC năm 2022 của huyện Sơn Lâm đạt ٧٦,٨٦ điểm."
    assert only(article.assistant.check(text)).verdict == "supported"


def test_a_text_without_marks_is_read_with_them(article: Indexed) -> None:
    text = "nam 2022 huyen son lam dat 70,65 diem chi so CCHC"
    check = article.assistant.check(text)
    exact(check, text, article.store)
    assert [claim.verdict for claim in check.claims] == ["contradicted"]
    (figure,) = check.claims[0].figures
    assert text[figure.span.start : figure.span.end] == "70,65 diem"
    assert any(note.kind == "restored" and "huyện Sơn Lâm" in note.text for note in check.notes)


@pytest.mark.parametrize(
    "text", ["123", "12,5 % 8/8 2022", "???", "Có ai biết không?", "🙂", "\u202e\u200f!"]
)
def test_what_claims_nothing_gets_a_clear_answer(text: str, article: Indexed) -> None:
    found = article.assistant.check(text)
    assert found.claims == ()
    assert "không có câu nào" in found.notes[0].text


def test_other_languages_get_a_clear_answer(article: Indexed) -> None:
    found = article.assistant.check("Le district a obtenu un très mauvais résultat cette année.")
    assert {claim.verdict for claim in found.claims} == {"not_found"}
    assert any("không phải tiếng Việt" in note.text for note in found.notes)


@pytest.mark.parametrize("text", ["", " \n\t", "a" * (LONGEST_TEXT + 1)])
def test_no_text_and_too_long_a_one_are_refused_in_one_line(text: str, article: Indexed) -> None:
    with pytest.raises(CheckError) as caught:
        article.assistant.check(text)
    assert "\n" not in str(caught.value)


def test_the_longest_text_is_checked(article: Indexed) -> None:
    text = ("Sơn Lâm " * (LONGEST_TEXT // 8))[:LONGEST_TEXT]
    found = article.assistant.check(text)
    exact(found, text, article.store)
    assert found.seconds < 20


def test_the_payload_is_that_of_the_contract(article: Indexed) -> None:
    text = "Năm 2022 huyện Sơn Lâm đứng thứ 6/8 về chỉ số CCHC"
    payload = check_payload(article.assistant.check(text))
    assert list(payload) == ["claims", "notes", "index_version", "seconds"]
    (claim,) = cast("list[dict[str, list[dict[str, object]]]]", payload["claims"])
    assert {"text", "start", "end", "verdict", "figures", "citations"} <= set(claim)
    assert claim["figures"][0]["correct"] == "8/8"
    assert claim["citations"][0]["number"] == claim["figures"][0]["citation"] == 1


def test_a_place_is_assumed_where_the_text_names_none(index_texts: IndexTexts) -> None:
    indexed = index_texts(**{"son-lam": ARTICLE})
    at_home = Assistant(
        indexed.store,
        None,  # type: ignore[arg-type] # a check ranks nothing by meaning
        home_place="huyện Sơn Lâm",
        as_of=date(2026, 11, 22),
    )
    found = at_home.check("Chỉ số CCHC năm 2022 đạt 67,86 điểm.")
    assert only(found).verdict == "contradicted"
    assert found.notes[0].kind == "assumption"


@pytest.fixture(scope="module")
def scored(index_of: IndexOf) -> ClaimsReport:
    return evaluate_claims(index_of("samples").assistant.check, CLAIMS)


def test_the_claims_over_the_samples_are_well_made() -> None:
    claims = read_claims(CLAIMS)
    assert len({claim.id for claim in claims}) == len({claim.text for claim in claims})
    assert len(claims) >= 200
    for verdict in ("supported", "contradicted", "not_found"):
        assert sum(claim.verdict == verdict for claim in claims) >= len(claims) / 3 - 3
    assert sum(claim.held_out for claim in claims) >= 100


def test_the_claims_over_the_samples_keep_their_score(scored: ClaimsReport) -> None:
    assert scored.macro_f1 >= 0.88
    assert scored.held_out.macro_f1 >= 0.84
    assert {score.verdict: score.precision for score in scored.scores}["contradicted"] >= 0.97


def test_every_quote_of_every_claim_is_exact(scored: ClaimsReport, index_of: IndexOf) -> None:
    store = index_of("samples").store
    for outcome in scored.outcomes:
        exact(outcome.check, outcome.claim.text, store)


def test_tables_speak_against_a_claim_by_a_loose_name(index_texts: IndexTexts) -> None:
    table = (
        "Kết quả đo lường sự hài lòng năm 2024 của các huyện thuộc tỉnh Hạ Giang\n\n"
        "| TT | Địa phương | Chỉ số hài lòng chung (%) | Hạng |\n|---|---|---|---|\n"
        "| 1 | Huyện Nam Khê | 83,05 | 1 |\n| 2 | Huyện Bắc Khê | 81,9 | 2-3 |\n"
        "| 3 | Huyện Tây Khê | 81,9 | 2-3 |\n"
    )
    check = index_texts(**{"hai-long": table}).assistant.check
    assert (
        only(check("Năm 2024, chỉ số hài lòng của huyện Bắc Khê đạt 81,9%.")).verdict == "supported"
    )
    against = only(check("Năm 2024, chỉ số hài lòng của huyện Bắc Khê đạt 91,8%."))
    assert against.verdict == "contradicted"
    third = only(check("Huyện Tây Khê xếp thứ 3 về chỉ số hài lòng năm 2024."))
    assert third.verdict == "supported"
