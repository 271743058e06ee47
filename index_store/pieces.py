"""The bundled model's token numbers of texts, found stretch by stretch and kept.

Its tokenizer removes all but letters, marks, numbers and spaces, and reads each *stretch* that
remains by itself. A passage is looked at as a whole, in parts and in sentences: the stretches are
the same each time, and reading one takes the tokenizer 30 microseconds. So what was read is kept,
and what the passages of an index have is stored with them.
Texts with letters of other alphabets, or in another Unicode form, go to the tokenizer whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from index_store.language.characters.letters import LOWER, UPPER

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

_MOST = 40_000
"""Stretches kept, some 200 bytes each."""
# Of these it is known that they are their own normal form, and which of them are no letters:
# ASCII, the Vietnamese letters, signs and spaces of Latin-1 and of printed text, bullets.
_KNOWN = (
    rf"\x00-\x7f{LOWER}{UPPER}\xa0-\xa7\xa9\xab-\xae\xb0\xb1\xb6\xb7\xbb\xbf\xd7\xf7"
    r"\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u25a0-\u25ff\ue000-\uf8ff\ufeff"
)
_UNKNOWN = re.compile(f"[^{_KNOWN}]")
_STRETCH = re.compile(rf"[0-9a-z{LOWER}]+(?: [0-9a-z{LOWER}]+)*")
_PARTING = b"\xff\xff"  # a number of two bytes that no token has: there are fewer than 65,280
_SPACE = "\N{LOWER ONE EIGHTH BLOCK}"  # what stands for a space in the model


class Pieces:
    """The numbers of a static model's tokens, by stretch; safe to share between threads."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._model = tokenizer.model
        self._type = np.dtype("<u2" if tokenizer.get_vocab_size() <= 0xFF00 else "<u4")
        self._kept: dict[str, bytes] = {}

    def numbers(self, text: str) -> NDArray[np.unsignedinteger]:
        """Return the numbers of the text's tokens, in order: those that the tokenizer gives."""
        if _UNKNOWN.search(text):
            whole = self._tokenizer.encode(text, add_special_tokens=False).ids
            return np.array(whole, dtype=self._type)
        stretches = _STRETCH.findall(text.lower())
        return np.frombuffer(b"".join(map(self._stretch, stretches)), dtype=self._type)

    def written(self, text: str) -> bytes:
        """Return the numbers of a text's stretches as :meth:`learn` reads them."""
        if self._type.itemsize != len(_PARTING):
            return b""
        return _PARTING.join(map(self._stretch, _STRETCH.findall(text.lower())))

    def learn(self, text: str, written: bytes) -> None:
        """Keep the numbers of a text's stretches, which :meth:`written` gave for it."""
        stretches = _STRETCH.findall(text.lower())
        numbers = written.split(_PARTING)
        if len(stretches) == len(numbers):
            self._make_room(len(stretches))
            self._kept.update(zip(stretches, numbers, strict=True))

    def _stretch(self, stretch: str) -> bytes:
        known = self._kept.get(stretch)
        if known is None:
            tokens = self._model.tokenize(_SPACE + stretch.replace(" ", _SPACE))
            known = np.array([token.id for token in tokens], dtype=self._type).tobytes()
            self._make_room(1)
            self._kept[stretch] = known
        return known

    def _make_room(self, more: int) -> None:
        if len(self._kept) + more > _MOST:
            self._kept.clear()
