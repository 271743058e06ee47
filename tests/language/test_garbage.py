"""Garbage is called so, with the reason; text of any kind is not."""

from __future__ import annotations

import base64
import gzip
import json
import random
from pathlib import Path

import pytest

from index_store.language.characters.garbage import is_garbage

NOTICE = (
    "Ủy ban nhân dân huyện Sơn Lâm thông báo kết quả chỉ số cải cách hành chính năm 2025: "
    "xã Tân Hòa đạt 91,20 điểm, đứng đầu; xã Mỹ Lâm thấp nhất."
)


@pytest.mark.parametrize(
    "text",
    [
        NOTICE,
        NOTICE.upper(),
        "Uy ban nhan dan huyen Son Lam thong bao ket qua chi so cai cach hanh chinh nam 2025",
        "STT | Đơn vị | Điểm\n1 | Sơn Lâm | 70,56\n2 | Tân Hòa | 91,20 | x | - | A+",
        "12,5 13,7 14,1 (3) 15,5% 7/9 1.200 - - 0 98,5",
        "1. Nguyễn Văn A\n2. Ksor H'Bia\n3. Giàng A Páo\n4. Y Wang Niê Kđăm\n5. Kpă Thị Rơ Châm",
        "UBND, HĐND, TTHC, CCHC, TN&TKQ, DVCTT, QĐ-UBND, 61/2018/NĐ-CP, 09h30, Q.1, TP.HCM",
        "The district ranked last; see https://example.org/a?b=c&d=1 or write to a@b.vn.",
        "Hélène a dîné à l'hôtel où l'été fut déjà gâché; Straße, größer, naïve, Şişli, Kraków",
        "Все люди рождаются свободными и равными",
        "a) b) c) d)",
        "x",
        "",
    ],
)
def test_text_is_no_garbage(text: str) -> None:
    assert not is_garbage(text).garbage


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (NOTICE.encode().decode("cp1252", "ignore"), "old encoding"),
        ("B¸o c¸o kÕt qu¶ c¶i c¸ch hµnh chÝnh n¨m 2023 cña huyÖn", "old encoding"),
        ("UÛy ban nhaân daân huyeän thoâng baùo keát quaû chæ soá caûi caùch", "old encoding"),
        (NOTICE.encode("utf-16-le").decode("latin-1"), "unreadable characters"),
        ("\x00\x01\x02\x03PNG\x1a IHDR", "unreadable characters"),
        ("\uf043\uf0e9\uf06e\uf067 \uf068\uf0b5\uf06e\uf068", "unreadable characters"),
        ("(cid:3)(cid:17)(cid:44) (cid:9)(cid:81)", "glyph numbers"),
        ("/g31/g42 /g7/g19/g20", "glyph numbers"),
        ("Zkq xvjw qpz hjkl wqxz vbkj xzqt pqwk zzxv kqjh wvxq jjkz", "no words"),
        (base64.b64encode(NOTICE.encode() * 2).decode(), "no words"),
        ("|]- ~_^ {%$ `}\\ ^^ ~|{ }} ]`^ _~\\ {|^ \\\\ }~{ ^`", "no words"),
        ("䌀漀渀最 ꀀ䤀 ကԀ 伀က Ԁఀ ऀሀ ᠀ข؀ 가ᄀ", "mixed scripts"),
    ],
)
def test_garbage_is_called_so_with_its_reason(text: str, reason: str) -> None:
    verdict = is_garbage(text)
    assert verdict.garbage
    assert verdict.reason == reason
    assert verdict.told
    assert 0 < verdict.score <= 1


@pytest.mark.xfail(strict=True, reason="other letters in the order of real ones pass for words")
def test_a_font_that_swaps_a_few_letters_is_garbage() -> None:
    assert is_garbage("Xdjud pdju da oa drju mrwsu elsu xdrk ju ulud djuy edauy vja yag").garbage


@pytest.mark.xfail(strict=True, reason="a third of wrong letters leaves too many whole words")
def test_a_bad_scan_with_every_third_letter_wrong_is_garbage() -> None:
    assert is_garbage("- 'IIng thời hGn 30 (bu msơ;) ngày, )rlớc khi .à' ruân sự 'iến").garbage


@pytest.mark.shared
def test_real_paragraphs_are_text_and_their_ruins_are_not(shared: Path) -> None:
    rows: list[str] = []
    for name, field in (("law/phapdien", "text"), ("news/cchc", "body")):
        with gzip.open(shared / f"data/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts = [str(json.loads(line)[field]) for line in list(lines)[::200]]
        rows += [line for text in texts for line in text.split("\n") if len(line) > 60]
    paragraphs = random.Random(3).sample(rows, min(1500, len(rows)))
    assert not [verdict for text in paragraphs if (verdict := is_garbage(text)).garbage]
    for ruin in ("cp1252", "latin-1"):
        ruined = [text.encode().decode(ruin, "ignore") for text in paragraphs[:300]]
        found = sum(is_garbage(text).garbage for text in ruined)
        assert found >= 0.99 * len(ruined)
