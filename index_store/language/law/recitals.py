"""What an official text is based on: the recitals at its head, which state nothing of their own.

Three readers ask three questions of the same lines: an answer must quote none of them, a figure is
not counted in a legal basis, and the act that a recital names is no source of figures.
"""

from __future__ import annotations

import re

_RECITAL = re.compile(r"^\W*(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét tờ trình)\b")
_LEGAL_BASIS = re.compile(
    r"\W*Căn cứ (?:Hiến pháp|(?:Bộ )?[Ll]uật|Pháp lệnh|Nghị (?:định|quyết)|Quyết định|Thông tư|Chỉ thị)(?!\w)"
)
_BASED_ON = re.compile(
    r"\W*(?:(?:Xét|Theo)(?: đề nghị| tờ trình)(?!\w)|Căn cứ(?!\w).*[;:,]\s*$)", re.IGNORECASE
)
_NO_TITLE = re.compile(
    r"(?:căn cứ|thực hiện|xét|theo|kính gửi|để |nhằm|ngày|trong|kèm theo)\b", re.IGNORECASE
)


def is_recital(sentence: str) -> bool:
    """Return whether a sentence names what a decision is based on, and so answers nothing itself.

    >>> is_recital("Theo đề nghị của Giám đốc Sở Nội vụ,"), is_recital("Theo báo cáo, tỉnh đạt 90 điểm.")
    (True, False)
    """
    return _RECITAL.match(sentence) is not None


def is_legal_basis(sentence: str) -> bool:
    """Return whether a sentence names a law or an act as its basis: what it counts is of that act.

    >>> is_legal_basis("Căn cứ Luật Tổ chức chính quyền địa phương;"), is_legal_basis("Căn cứ kết quả chấm điểm")
    (True, False)
    """
    return _LEGAL_BASIS.match(sentence) is not None


def is_based_on(sentence: str) -> bool:
    """Return whether the documents that a sentence names are its basis and no source of its figures.

    A clause that goes on with a statement is none: "Căn cứ Quyết định số 5, huyện đạt 80 điểm."

    >>> is_based_on("Căn cứ Quyết định số 5/QĐ-UBND;"), is_based_on("Căn cứ Quyết định số 5, huyện đạt 80 điểm.")
    (True, False)
    """
    return _BASED_ON.match(sentence) is not None


def opens_recital(line: str) -> bool:
    """Return whether a line below a heading opens the recitals or the address, not more of a title.

    >>> opens_recital("Thực hiện Kế hoạch số 12/KH-UBND"), opens_recital("Về công tác cải cách hành chính")
    (True, False)
    """
    return _NO_TITLE.match(line) is not None
