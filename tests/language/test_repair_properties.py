"""What holds for every text that is repaired, whatever a portal or a PDF did to it."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from index_store.language.characters.edits import Repaired
from index_store.language.characters.marks import comparison_key
from index_store.language.characters.repair import repair
from index_store.records import Span

DAMAGE = (
    "ÐðƊƢСсоΟ\u00a0\u200b\u00ad\ufeff\r\n\u0301\u0302\u0323\u031b\u0306\u2011\uf0b7\x02ǎı𝐀１Ⅷ\u0085"
)
TEXTS = st.one_of(
    st.text(alphabet=st.sampled_from("aăâeêoôơuưyđ hcnĐÔ ." + DAMAGE), max_size=60),
    st.text(max_size=60),
)


def check_the_map(repaired: Repaired) -> None:
    rebuilt, at = "", 0
    for change in repaired.changes:
        assert change.original.of(repaired.source) == change.before
        assert change.repaired.of(repaired.text) == change.after
        rebuilt += repaired.source[at : change.original.start] + change.after
        at = change.original.end
    assert rebuilt + repaired.source[at:] == repaired.text
    offsets = [repaired.original_offset(at) for at in range(len(repaired.text) + 1)]
    assert offsets == sorted(offsets)
    assert all(0 <= at <= len(repaired.source) for at in offsets)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_repair_gives_nfc_once_and_for_all_and_a_true_map(text: str) -> None:
    repaired = repair(text)
    assert unicodedata.is_normalized("NFC", repaired.text)
    assert repair(repaired.text).text == repaired.text
    check_the_map(repaired)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_the_unicode_form_of_the_input_makes_no_difference(text: str) -> None:
    whole = repair(text).text
    assert repair(unicodedata.normalize("NFD", text)).text == whole
    assert repair(unicodedata.normalize("NFC", text)).text == whole


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.data())
def test_a_span_leads_back_to_what_it_was_made_from(text: str, data: st.DataObject) -> None:
    repaired = repair(text)
    start = data.draw(st.integers(0, len(repaired.text)))
    end = data.draw(st.integers(start, len(repaired.text)))
    original = repaired.original_span(Span(start, end))
    assert 0 <= original.start <= original.end <= len(text)
    # Nothing is made of nothing.
    assert start == end or original.start < original.end


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aăâeêioôơuưyđ hòóỏõọàáảãạúùQgGcnthUỲ ", max_size=40))
def test_a_key_keeps_the_length_and_is_its_own_key(text: str) -> None:
    text = repair(text).text
    key = comparison_key(text)
    assert len(key) == len(text)
    assert comparison_key(key) == key
    assert comparison_key(text.upper()) == key
