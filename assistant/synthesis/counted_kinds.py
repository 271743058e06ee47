"""What a number must be said of: of the kind that is counted, and of no share of something else."""

from __future__ import annotations

import re

from assistant.context import Sentence
from assistant.finding.matching import canonical

_OF_KIND = re.compile(
    r"(?<!\w)(?:bao nhiêu|mấy)(?: [^\W\d_]+){1,3}? (?P<kind>FDI|ODA|PPP|BOT|BT|OCOP|KCN|NTM|BHYT|BHXH|BHTN|VNeID|HTX)(?!\w)"
)
_WAYS = {"fdi": ("đầu tư nước ngoài", "vốn nước ngoài", "vốn ngoại", "đầu tư trực tiếp nước ngoài")}
"""What a kind is also called."""
_WHOLES = re.compile(r"(?<!\w)(?:GDP|GRDP|dân số)(?!\w)", re.IGNORECASE)
_AS_SHARE = re.compile(
    r"(?:%|phần trăm) ?(?:(?:của|trên|so với|trong|tổng) ){0,2}(?:GDP|GRDP|dân số)(?!\w)|(?:trên|so với|/) ?(?:GDP|GRDP|dân số)(?!\w)",
    re.IGNORECASE,
)
_GROWTH = re.compile(
    r"(?<!\w)(?:tăng trưởng|tốc độ tăng)(?!\w)[^.;%]{0,80}?\d+(?:[.,]\d+)? ?%", re.IGNORECASE
)


def of_kind_counted(asked: str, sentence: Sentence) -> bool:
    """Return whether a sentence or its headings name the kind by which a question counts.

    "Mấy dự án FDI" is not answered by the number of all projects.
    """
    match = _OF_KIND.search(asked)
    if match is None:
        return True
    kind = match["kind"].casefold()
    said = canonical(f"{sentence.text} . {sentence.passage.heading} . {sentence.document.title}")
    return any(way in said for way in (canonical(match["kind"]), kind, *_WAYS.get(kind, ())))


def only_measures_others(asked: str, text: str) -> bool:
    """Return whether a text names what is asked about only as what other things are a share of.

    >>> only_measures_others("GDP tăng bao nhiêu?", "Bội chi bằng 3,4% GDP.")
    True
    >>> only_measures_others("GDP tăng bao nhiêu?", "GDP tăng 7%, bội chi 3,4% GDP.")
    False
    >>> only_measures_others("Nợ công bằng bao nhiêu phần trăm GDP?", "Nợ công 58% GDP.")
    False
    """
    if not _WHOLES.search(_AS_SHARE.sub(" ", asked)) or not _AS_SHARE.search(text):
        return False
    return not _WHOLES.search(_AS_SHARE.sub(" ", text))


def says_growth(text: str) -> bool:
    """Return whether a text says by how many per cent something grew: "tăng trưởng GDP đạt 7%".

    >>> says_growth("Tốc độ tăng trưởng GRDP đạt mức 7,1%."), says_growth("GRDP đạt 7 tỷ đồng.")
    (True, False)
    """
    return _GROWTH.search(text) is not None
