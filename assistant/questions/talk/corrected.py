"""What a correction says instead: "không phải huyện A, tôi hỏi huyện B cơ" asks of B."""

from __future__ import annotations

import re

from assistant.questions.talk.follow_up_words import without
from index_store.language.characters.marks import comparison_key, unmarked

_WHO = r"(?:(?:tôi|mình|em|anh|chị|tớ|tui|cháu|con|t|m) (?:là |muốn |cần |đang |đã |định )*)"
_SAYS = (
    rf"(?:(?:ý {_WHO}?(?:là |hỏi |muốn nói )*"
    rf"|{_WHO}(?:hỏi|nói|bảo|xem|tra|tìm|cần)(?: (?:về|là|tới|đến|của|cho|cái))* "
    r"|hỏi (?:về |là |cái |của )?|phải là |mà là |là |cái |của )+)"
)
_DENIED = re.compile(
    unmarked(
        r"^(?:(?:à|ấy|ủa|ơ|ồ|dạ|ờ|thôi|nhầm|sai|khoan|đâu)(?: rồi)?,? )*"
        r"(?:chứ )?(?:(?:không|ko|k|kg|hok|hông|hong|đâu|chả|chẳng) phải|không hỏi)(?: (?:là|hỏi|của|về|cái))* "
        rf"(?P<old>[^,;.]{{1,60}}?)(?:(?:[,;.:]| mà| nhưng| chứ)+ )(?:nhưng |chứ |mà )?(?:{_SAYS})?(?P<new>\S.*)$"
    )
)
_DENIED_AFTER = re.compile(
    unmarked(
        rf"^(?:{_SAYS})?(?P<new>\S.{{1,80}}?),? chứ (?:không|ko|k|đâu) phải(?: là)? (?P<old>.{{1,60}})$"
    )
)
_MEANT = re.compile(
    unmarked(
        r"^(?:à |ờ |ấy |dạ |ủa )*(?:nhầm|hỏi nhầm|gõ nhầm|viết nhầm|nói nhầm|lộn|sai)(?: (?:rồi|mất|chút|tí))*[,.:;]? "
        rf"(?:{_SAYS})?(?P<new>\S.*)$"
        rf"|^{_SAYS}(?P<meant>\S.*? (?:cơ|cơ mà|kia))$"
    )
)
_CLOSING = re.compile(
    r"(?:[,.]? (?:cơ mà|cơ|kia|mới đúng|thôi|nhé|ạ|chứ|đấy|mà|đó|thì sao|thế nào))+[ ?.!]*$"
)
_OTHER = re.compile(
    unmarked(
        r"^(?:(?:dạ|giờ|bây giờ|thôi|vâng|ok),? )*(?:(?:(?:toi|minh|em) )?(?:muon )?(?:cho (?:toi|em|minh) )?(?:doi|chuyen|hoi|noi)(?: (?:sang|qua))?|sang|qua) "
        r"(?:mot )?(?:chuyen|cau|cau hoi|chu de|viec|van de|noi dung)(?: hoi)? khac|^(?:chu de|cau hoi|chuyen) (?:khac|moi)[,:]"
    )
)


def corrected(text: str) -> str:
    """Return what a correction says instead, without what says that it is one; else the text.

    >>> corrected("không phải huyện Sơn Lâm, tôi hỏi huyện Mường Thác cơ")
    'huyện Mường Thác'
    >>> corrected("nhầm, huyện Mường Thác mới đúng"), corrected("không, tôi hỏi năm 2021")
    ('huyện Mường Thác', 'năm 2021')
    >>> corrected("huyện Mường Thác chứ không phải huyện Sơn Lâm")
    'huyện Mường Thác'
    >>> corrected("Có phải huyện Sơn Lâm đứng đầu, không phải huyện Mường Thác?")
    'Có phải huyện Sơn Lâm đứng đầu, không phải huyện Mường Thác?'
    """
    key = unmarked(comparison_key(text)).rstrip(" ?.!")
    if len(comparison_key(text)) != len(text):
        return without(text, "correction")
    for rule in (_DENIED, _MEANT, _DENIED_AFTER):
        said = rule.match(key)
        name = (
            next((name for name, it in said.groupdict().items() if it and name != "old"), "")
            if said
            else ""
        )
        if said and name and (rule is not _DENIED_AFTER or _is_name(said)):
            return _closed(text[said.start(name) : said.end(name)])
    rest = without(text, "correction")
    return rest if rest == text else _closed(rest)


_MOST_WORDS = 6
_ASKS = re.compile(r"(?<!\w)(?:co|phai|nao|gi|ai|bao nhieu|may|dau|sao)(?!\w)")


def _is_name(said: re.Match[str]) -> bool:
    """Return whether "B chứ không phải A" says no more than two names."""
    return len(said["new"].split()) <= _MOST_WORDS and not _ASKS.search(said["new"])


def _closed(text: str) -> str:
    """Return the words of a correction without "cơ", "mới đúng" behind them."""
    found = _CLOSING.search(comparison_key(text))
    return text[: found.start()] if found and found.start() > 0 else text.rstrip()


def changes_subject(text: str) -> bool:
    """Return whether a text says that it asks of something else.

    >>> changes_subject("Chuyển sang chuyện khác: ai ký?"), changes_subject("còn huyện khác?")
    (True, False)
    """
    return _OTHER.search(unmarked(comparison_key(text))) is not None
