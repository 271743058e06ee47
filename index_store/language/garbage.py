"""Whether a text is one: garbage from wrong decodings, fonts, dumps and bad scans."""

from __future__ import annotations

import re


def looks_like_garbage(text: str) -> bool:
    """Return whether ``text`` is no readable text: binary, mojibake, or an old encoding.

    True where more than one character in 50 is a control, private or replacement character,
    or where two words or more, and more than one in 20, hold signs that only a wrong decoding puts there
    (TCVN3 read as Latin: ``Céng hoµ x· héi``; UTF-8 read as Latin: ``Cá»™ng hÃ²a``).

    >>> looks_like_garbage("Cộng hòa xã hội chủ nghĩa Việt Nam")
    False
    >>> looks_like_garbage("Céng hoµ x· héi chñ nghÜa ViÖt Nam")
    True
    >>> looks_like_garbage("PK\\x03\\x04\\x14\\x00\\x06\\x00\\x08\\x00")
    True
    """
    if not text.strip():
        return False
    if len(_UNREADABLE.findall(text)) * 50 > len(text):
        return True
    words = len(_WORD.findall(text))
    misread = len(_MISREAD.findall(text))
    return misread > 1 and misread * 20 > words


_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffd\uffff]")
_WORD = re.compile(r"\S+")
# A sign inside or at the end of a word; marks of UTF-8 read as Latin-1 or Windows-1252.
_MISREAD = re.compile(
    r"\S*(?:[^\W\d_][µ¸¶·¹¨»¾¼½Æ©®¬¦§](?![\s\d]*$)|[µ¸¶·¹¨¾¼½®¬¦][^\W\d_]"
    r"|Ã[\u0080-\u00bf]|á[º»]|Ä[\u0080-\u00bf‘’]|Æ°|â€|[a-zđ][ÖÜÞÑ]|[®§][a-zµ¸¶·¹])\S*"
)
