"""The letters of Word's runs: breaks, signs of symbol fonts, raised digits, old Vietnamese fonts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from index_store.language.characters.legacy import TCVN3, VNI, from_tcvn3, from_vni
from index_store.language.characters.letters import LOWER
from ingest.readers.office.docx_styles import W

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.readers.office.docx_styles import RunLook
    from ingest.readers.office.ooxml import Element

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SIGNS = {
    "t": "", "tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-",
    "softHyphen": "",
}  # fmt: skip
# The signs of Wingdings and Symbol that reports use for ticked boxes and items.
_SYMBOLS = {
    "F0FE": "☑", "F0FD": "☒", "F0A8": "☐", "F06F": "☐", "F0FC": "✓", "F0FB": "✗", "F0B3": "≥",
    "F0A3": "≤", "F0B1": "±", "F0B4": "×", "F0B0": "°", "F02D": "-", "F0B7": "-", "F0A7": "-",
    "F0D8": "-", "F0E0": "→", "F0DE": "→",
}  # fmt: skip
_UNICODE_LETTER = re.compile(r"[\u0100-\u0177\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u0323]")
_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")
# A line broken by hand within a sentence: what follows goes on in small letters.
_SOFT_BREAK = re.compile(rf"(?<=[^\n.;:!?]) ?\n[ \n]*(?=[{LOWER}])")


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters with the old encoding that their font has; ``capital`` where it draws capitals."""

    text: str
    encoding: str | None = None
    capital: bool = False


def piece_of(element: Element, name: str, look: RunLook) -> list[Piece]:
    """Return what one element of a run shows."""
    if name == "sym":
        return [Piece(_SYMBOLS.get((element.get(f"{W}char") or "").upper(), ""))]
    if name == "br" and element.get(f"{W}type") in ("page", "column"):
        return [Piece("\n")]
    if name not in _SIGNS:
        return []
    text = (element.text or "") if name == "t" else _SIGNS[name]
    if look.raised and text.strip().isdigit():
        text = text.translate(_SUPERSCRIPTS)
    encoding, capital = font_encoding(look.font)
    return [Piece(text, encoding, capital or bool(look.capitals))]


def font_encoding(font: str | None) -> tuple[str | None, bool]:
    """Return the old encoding whose letters a font draws, and whether it draws only capitals.

    >>> font_encoding(".VnTimeH"), font_encoding("VNI-Times"), font_encoding("Times New Roman")
    (('TCVN3 (ABC)', True), ('VNI', False), (None, False))
    """
    name = (font or "").casefold()
    if name.startswith(".vn"):
        return TCVN3, name.endswith("h")
    return (VNI, False) if name.startswith("vni-") else (None, False)


def joined(pieces: Sequence[Piece]) -> str:
    """Return the text of a paragraph with the spaces at its ends, what is in old fonts in Unicode.

    A name of an old font over letters that only Unicode has says nothing: people keep the
    font and type on with a newer keyboard.

    >>> joined([Piece("Số "), Piece("hå s¬ trùc tuyÕn", "TCVN3 (ABC)")])
    'Số hồ sơ trực tuyến'
    >>> joined([Piece("tuyến", "TCVN3 (ABC)")])
    'tuyến'
    """
    already = any(one.encoding and _UNICODE_LETTER.search(one.text) for one in pieces)
    written: list[str] = []
    for encoding, group in groupby(pieces, key=attrgetter("encoding")):
        for capital, run in groupby(group, key=attrgetter("capital")):
            text = "".join(one.text for one in run)
            if encoding and not already:
                text = from_tcvn3(text) if encoding == TCVN3 else from_vni(text)
            written.append(text.upper() if capital else text)
    text = _BLANKS.sub(" ", "".join(written))
    return _BREAKS.sub("\n", _SOFT_BREAK.sub(" ", text))
