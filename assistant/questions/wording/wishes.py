"""What somebody tells of himself before he asks: "Tôi muốn mở quán, làm giấy hộ kinh doanh mất bao lâu?"."""

from __future__ import annotations

import re

from index_store.language.characters.marks import comparison_key, unmarked

_WHO = (
    r"(?:toi|em|minh|chau|con|chi|anh|bac|co|chu|ong|ba|nha (?:toi|em|minh|chau)|gia dinh(?: (?:toi|em|minh|chau))?"
    r"|(?:bo|me|vo|chong|con|ban|chi|em|anh|ba|ong|ba xa|ong xa) (?:toi|em|minh|chau)|hai vo chong(?: (?:toi|em|minh))?|vo chong (?:toi|em|minh))"
)
_WISHES = r"(?:muon|can|dinh|tinh|du dinh|du tinh|co nhu cau|co y dinh|chuan bi|sap)"
_WISH = re.compile(
    rf"(?:{_WHO} )(?:(?:hien|dang|cung|nay|sap|gio) )*{_WISHES}(?: [^,.;?]+)?[,.;] (?:thi |vay |gio )?"
)
_ASKS = re.compile(
    r"(?<!\w)(?:bao nhieu|may|gi|nao|ai|dau|bao lau|bao gio|khi nao|the nao|ra sao|khong|ko|chua|sao|k)(?!\w)"
)
_LEAST_WORDS = 5


def without_wish(text: str) -> str:
    """Return the question behind the wish that opens a text; nothing where none does.

    The wish says in other words what is asked about, so it may be left out; a condition
    ("Tôi là người khuyết tật, …") may not.

    >>> without_wish("Em muốn đóng cửa hẳn, chấm dứt hộ kinh doanh thì giải quyết trong bao lâu?")
    'chấm dứt hộ kinh doanh thì giải quyết trong bao lâu?'
    >>> without_wish("Tôi là người khuyết tật, lệ phí hộ tịch bao nhiêu?")
    ''
    """
    key = unmarked(comparison_key(text))
    wish = _WISH.match(key)
    if wish is None or len(key) != len(text) or _ASKS.search(wish[0]):
        return ""
    rest = text[wish.end() :]
    asks = _ASKS.search(unmarked(comparison_key(rest)))
    return rest if asks and len(rest.split()) >= _LEAST_WORDS else ""
