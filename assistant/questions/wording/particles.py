"""Words at the end of a question that ask nothing: "… mấy triệu vậy ta?", "… hạng mấy hả anh?".

What is said first and then asked whether it is so ("Xã A lên hạng hả?") keeps its question.
"""

from __future__ import annotations

import re

from index_store.language.characters.marks import comparison_key, unmarked

_ASKING = frozenset(["gì", "nào", "đâu", "ai", "sao", "nhiêu", "mấy", "không", "chưa"])
_CALLED = frozenset(["anh", "chị", "em", "ad", "admin", "bạn", "sếp", "bác", "cô", "chú", "thầy"])
_CALLED_IN_TWO = frozenset(["anh chị", "anh em", "bà con", "các bác", "cả nhà", "mọi người", "mấy anh", "mấy chị"])  # fmt: skip
_ASKING_A_CALL = ("không", "chưa", "gì", "nào", "đâu", "sao")
_NUMBERED = ("số", "thứ", "hạng", "ngày", "điều", "khoản")
"""Words before "mấy" that ask for a number's place, not for how many: "số mấy em"."""
_AFTER_ANY = {
    "vậy": "như vì do tuy bởi",
    "thế": "như vì do tuy bởi vị lợi ưu xu thay cơ địa trần quyền",
    "nhỉ": "", "nhể": "", "nhé": "", "nha": "", "nghen": "", "hén": "", "hỉ": "", "rứa": "", "ạ": "",
    "hả": "", "hở": "", "hử": "",
    "ha": "nhiêu héc", "hè": "mùa nghỉ dịp vụ",
}  # fmt: skip
"""Particles, each with the words after which it is none: "như vậy", "bao nhiêu ha"."""
_AFTER_PARTICLE = frozenset(["ta", "cà", "trời", "kìa", "á", "à", "đó", "nè", "này"])
_AFTER_ASKING = frozenset(["ta", "đây", "đấy", "ấy", "luôn"])
_OF_PLACE = frozenset(["ở", "tại", "sau", "trước", "gần", "dưới", "trên", "từ", "đến", "tới", "về", "đâu"])  # fmt: skip
_AFTER_NUMBER_ASKED = frozenset(("thôi", "rồi"))
_BARE = {
    "vay": "cho di khoan nguoi ben tien von no suat duoc muc nhu", "nha": "", "z": "",
    "nhi": "thieu nhi benh hai san khoa ve hang xep dung giai ngoi nhat",
    "the": "co cu tap thay nhu vi loi uu xu y doan chu tong ca khi nguy vat hinh thuc the lam dia toan",
}  # fmt: skip
"""Particles as typed without marks, in a question where nothing has any or where all else has them."""
_BARE_ALONE = ("vay", "nhi", "the")
_COUNT = re.compile(r"(?:(?<!thứ )(?<!hạng )(?<!số )mấy|(?<!\d)(?!(?:19|20)\d\d$)[\d.,]+)$")
"""What "ha" counts as hectares behind it: "mấy ha", "1.250 ha", no rank and no year."""
_HOW_MUCH = re.compile(r"(?<!\w)(?:bao nhiêu|nhiêu|mấy)(?!\w)")
_SUPPOSES = re.compile(r"[\s,]+(?:hả|hở|hử|à|ư)(?: (?:anh|chị|em|ad|bạn|sếp))?(?: (?:ơi|ạ))?\s*\??$", re.I)  # fmt: skip
_ASKS = re.compile(r"(?<!\w)(?:gì|nào|đâu|ai|sao|nhiêu|mấy|không|chưa|ko|bao giờ|bao lâu)(?!\w)")
_LEAST_SUPPOSED = 5
"""Fewer words suppose nothing: "còn Sở Nội vụ à?" asks of another unit."""


def without_particles(text: str) -> str:
    """Return a question without the particles at its end; "hả" after a statement asks whether it is so.

    >>> without_particles("Xã A thu sai mấy triệu vậy ta?"), without_particles("Rừng A rộng bao nhiêu ha?")
    ('Xã A thu sai mấy triệu?', 'Rừng A rộng bao nhiêu ha?')
    >>> without_particles("Sông Lam hạng mấy hả anh"), without_particles("Tỉnh Sông Lam lên hạng năm 2024 hả?")
    ('Sông Lam hạng mấy', 'Tỉnh Sông Lam lên hạng năm 2024 đúng không?')
    """
    told = _SUPPOSES.sub("", text)
    if told != text and len(told.split()) >= _LEAST_SUPPOSED and not _ASKS.search(_key(told)):
        return f"{told} đúng không?"
    mark = "?" if text.rstrip().endswith("?") else ""
    words = text.rstrip(" ?!.").split()
    number = _HOW_MUCH.search(_key(text)) is not None
    while len(words) > 1 and (said := _particles_last(words, number=number)):
        del words[-said:]
    kept = " ".join(words).rstrip(" ,;")
    return f"{kept}{mark}" if len(kept) < len(text.rstrip(" ?!.")) else text


def without_bare_particles(text: str) -> str:
    """Return a question as typed without "nha", "z" or, where no word has marks, "vay" at its end.

    >>> without_bare_particles("ai trinh du thao vay?"), without_bare_particles("lai suat cho vay")
    ('ai trinh du thao?', 'lai suat cho vay')
    """
    words = text.rstrip(" ?!.").split()
    if len(words) < _LEAST_SUPPOSED - 1:
        return text
    last, before = words[-1].lower(), words[-2].lower()
    marked = unmarked(text) != text
    if last not in _BARE or before in _BARE[last].split() or marked == (last in _BARE_ALONE):
        return text
    if last == "nha" and not marked:
        return text
    rest = " ".join(words[:-1]).rstrip(" ,;")
    return f"{rest}?" if text.rstrip().endswith("?") else rest


def _particles_last(words: list[str], *, number: bool) -> int:
    """Return how many of the last words are one particle, or call somebody: "vậy cả nhà"."""
    called = _key(" ".join(words[-2:])) in _CALLED_IN_TWO
    if called and len(words) > 2 and _key(words[-3]) in _ASKING | _AFTER_ANY.keys():
        return 2
    return int(_is_particle(words, number=number))


def _is_particle(words: list[str], *, number: bool) -> bool:
    """Return whether the last word says nothing where it stands."""
    last, before = _key(words[-1]), _key(words[-2]).strip(",;")
    if last in _AFTER_ANY:
        hectares = last == "ha" and _COUNT.search(_key(" ".join(words[:-1]))) is not None
        return before not in _AFTER_ANY[last].split() and not hectares
    if last in _AFTER_PARTICLE and (before in _AFTER_ANY or (number and before == "rồi")):
        return True
    if last in _CALLED and before in {*_AFTER_ANY, *_ASKING_A_CALL}:
        return True
    if last in _CALLED and before == "mấy" and _key(words[-3:][0]) in _NUMBERED:
        return True
    if last in _AFTER_NUMBER_ASKED:
        return number and before != "từ"
    if last == "đây" and before not in _OF_PLACE:
        return _ASKS.search(_key(" ".join(words[:-1]))) is not None
    return last in _AFTER_ASKING and before in _ASKING


def _key(text: str) -> str:
    return comparison_key(text)
