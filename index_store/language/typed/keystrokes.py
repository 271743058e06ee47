"""Raw keystrokes of a switched-off input method: Telex ``xeeps cuoois``, VNI ``xe6p1 cuo6i1``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from index_store.language.characters.marks import comparison_key, small, tone_of, toned, unmarked
from index_store.language.characters.syllables import is_syllable, is_unmarked_syllable
from index_store.language.knowledge import table_column
from index_store.language.typed.syllable_model import bundled_model

_HUYEN, _SAC, _HOI, _NGA, _NANG = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_TELEX_TONES = {"s": _SAC, "f": _HUYEN, "r": _HOI, "x": _NGA, "j": _NANG}
_VNI_TONES = {"1": _SAC, "2": _HUYEN, "3": _HOI, "4": _NGA, "5": _NANG}
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_SHORT = 3
_SHORTEST_NAME = 4
"""Shorter names with a w ("Dow", "Kwon") are of other languages."""
_WORD = re.compile(r"(?<![^\s(\"“])[A-Za-z][A-Za-z0-9]*(?![^\s)\"”.,;:?!…])")
# The đ of document numbers and bodies: NDD-CP, QDd-UBND, HD9ND.
_CODE = re.compile(r"(?<=[NQH])D[Dd9](?=[\W_]|ND(?:\W|$)|$)|(?<=TTg )D[Dd9]\b")
# In a whole number of a document it is read whatever stands around: 12/QDD-UBND, 5/CD9-UBND.
_NUMBERED = re.compile(r"(?<=\d/[NQHC])D[D9](?=-\w)", re.IGNORECASE)
_REAL_OO = frozenset(
    {"boong", "choong", "goong", "loong", "moong", "noong", "poong", "toong", "xoong"}
)
"""Syllables with two o, of loanwords and of names; others are ô typed in Telex."""
_NAMES_OO = frozenset({"hoong", "khoong", "kroong", "ngoong", "nhoong", "roong"})
"""The same, of names alone: "khoong" in small letters is "không"."""
_DOUBLED = re.compile("aa|ee|oo|dd")
_VOWEL = re.compile("[aăâeêioôơuưy]")
_STOPPED = re.compile("(?:c|ch|p|t)$")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the input method would show for a word.

    ``sure`` where a letter mark was typed, or a tone in the midst of the word, which plain
    words seldom hold; ``strong`` where a letter mark and a tone were.
    """

    text: str
    sure: bool
    strong: bool


def typed_out(text: str) -> str:
    """Return ``text`` as the input method would have shown it; unchanged where it is no such text.

    Keystrokes are taken for such only where they make up the text: at least two words spell
    a syllable that way (or all words do), and few are neither that nor a syllable as they
    stand. Names do not count. Telex and VNI may be mixed. Where some marks were typed, only
    words that can hardly be anything else are read so. The đ of a code (NDd-CP) is one too.

    >>> typed_out("huyeenj naof xeeps cuoois nawm 2022?")
    'huyện nào xếp cuối năm 2022?'
    >>> typed_out("huye65n na2o xeeps cuo6i1 na8m 2022?")
    'huyện nào xếp cuối năm 2022?'
    >>> typed_out("huyện naof xeeps cuối theo QDD-UBND, taxi và gas")
    'huyện nào xếp cuối theo QĐ-UBND, taxi và gas'
    >>> typed_out("which was first in his class"), typed_out("top5 nam2022 quy1")
    ('which was first in his class', 'top5 nam2022 quy1')
    >>> typed_out("vif sao 12/QDD-UBND?"), typed_out("Huyện Soong Đính ở coong văn 5 khoong?")
    ('vì sao 12/QĐ-UBND?', 'Huyện Sông Đính ở công văn 5 không?')
    """
    text = _NUMBERED.sub(lambda match: "Đ" if match[0][0] == "D" else "đ", text)
    if _is_keystrokes(text):
        return _CODE.sub("Đ", _WORD.sub(_any, text))
    if unmarked(text) == text:
        return text
    shown = _WORD.sub(_clear, _WORD.sub(_clear, text))  # what is read may make a name of the next
    return shown if shown == text else _CODE.sub("Đ", shown)


def _is_keystrokes(text: str) -> bool:
    marked = sum(unmarked(word) != word for word in text.split()) if unmarked(text) != text else 0
    words = [match[0] for match in _WORD.finditer(text) if not _is_name(match)]
    shown = [_shown(word) for word in words]
    spelt = sum(one is not None for one in shown)
    sure = sum(one is not None and one.sure for one in shown)
    strong = sum(one is not None and one.strong for one in shown)
    stray = sum(
        not _stands(word) if one is None else small(word) in _english()
        for word, one in zip(words, shown, strict=True)
    )
    few = stray * 5 <= len(words) or (strong > 1 and stray * 3 <= len(words))
    telex = {word for word, one in zip(words, shown, strict=True) if one and word.isalpha()}
    enough = (sure > 0 and spelt >= min(2, len(words))) or (len(telex) > 2 and not stray)
    # "vif sao?": so short a text leaves no room for more.
    brief = 1 < len(words) <= _SHORT and not stray
    enough = enough or (brief and bool(telex) and not _loans() & telex)
    return enough and few and strong >= 2 * marked


def _is_name(match: re.Match[str]) -> bool:
    """Whether a word is a capitalised one within a sentence that spells nothing."""
    word = match[0]
    return match.start() > 0 and word[0].isupper() and not word.isupper() and not _shown(word)


def _clear(match: re.Match[str]) -> str:
    """Return what a word among words with marks shows where it can hardly be anything else.

    That is where letter marks and a tone were typed, or where the tone ends a word that is no
    syllable and no known foreign word, and shows one that people use.
    """
    word = match[0]
    quoted = match.string[match.start() - 1 : match.start()] in ("“", '"')
    shown = None if quoted or word.isupper() else _shown(word)
    if shown is None or (shown.strong and word.islower()):
        return shown.text if shown else word
    key = small(word)
    if _is_foreign_word(word) or not _is_used(shown.text):
        return word
    if _doubles_a_letter(match):
        return shown.text
    if _stands(word):
        return word
    if key[-1] in _VNI_TONES and _types_vni(match.string):
        return shown.text
    ends_in_tone = key[-1] in _TELEX_TONES  # not 1 to 5: quan1 is a word and a number
    if word.islower():
        return shown.text if shown.sure or ends_in_tone else word
    # "Lee" and "Congo" are names; "Hacj" and, among other such words, "Khanhs" are none.
    opens = match.start() == 0 and re.match(r" [^\W\d_]", match.string[match.end() :]) is not None
    opens = opens and match.string[match.end() + 1].islower()
    sure = key[-1] == "j" or (key[-1] == "f" and match.start() == 0) or (ends_in_tone and opens)
    beside = (ends_in_tone or shown.sure) and any(
        other[0].islower() and _shown(other[0]) and not _is_foreign_word(other[0])
        for other in _WORD.finditer(match.string)
    )
    horned = shown.sure and "w" in key and len(key) > _SHORTEST_NAME
    return shown.text if sure or beside or horned or (match.start() == 0 and shown.sure) else word


@lru_cache(maxsize=100)
def _types_vni(text: str) -> bool:
    """Return whether some word of a text shows that its writer types VNI: then "cua3" is "của"."""
    return any(
        (shown := _shown(word[0])) is not None and shown.sure and not word[0].isalpha()
        for word in _WORD.finditer(text)
    )


def _doubles_a_letter(match: re.Match[str]) -> bool:
    """Return whether a word has a letter twice as only Telex has: "khoong", "Soong" of "Soong Đính".

    A capitalised one may be a name of another language, unless half a name with marks.
    """
    word, text = match[0], match.string
    if not _DOUBLED.search(small(word)) or small(word) in _REAL_OO:
        return False
    if word.islower():
        return "oo" in word
    if small(word) in _NAMES_OO:
        return False
    before = re.search(r"(\w+) $", text[: match.start()])
    after = re.match(r" (\w+)", text[match.end() :])
    if match.start() == 0 and after and after[1].islower():
        return "oo" in word
    beside = [other[1] for other in (before, after) if other]
    return any(
        other[0].isupper() and not other.isupper() and unmarked(other) != other for other in beside
    )


def _is_foreign_word(word: str) -> bool:
    return small(word) in _english() or small(word) in _loans()


def _is_used(word: str) -> bool:
    return comparison_key(word) in bundled_model().numbers


def _any(match: re.Match[str]) -> str:
    shown = _shown(match[0])
    return shown.text if shown else match[0]


def _stands(word: str) -> bool:
    """Whether a word needs no keystrokes: a syllable without marks, or an abbreviation."""
    return word.isupper() or is_unmarked_syllable(word) or not re.search("[aeiouyAEIOUY]", word)


@lru_cache(maxsize=5_000)
def _shown(word: str) -> _Shown | None:
    """Return the syllable that the keys of ``word`` spell, or None."""
    keys = small(word)
    if keys.isalpha():
        # "coong" is shaped like a syllable (xoong) but is công to whoever types Telex.
        if is_unmarked_syllable(keys) and "oo" not in keys:
            return None
        tones = _TELEX_TONES
    else:
        tones = _VNI_TONES
    bare, tone = "", ""
    for key in keys:
        if key in tones and _VOWEL.search(bare):
            if tone:
                return None
            tone = tones[key]
        else:
            bare = _pressed(bare, key)
    bare = bare.replace("ưo", "ươ")
    if bare.endswith("ươ"):
        bare = bare[:-2] + "uơ"  # thuở, quơ: no open syllable ends in ươ
    plain = unmarked(bare) == bare
    if keys.isalpha():
        sure = not plain and not is_unmarked_syllable(keys)
    else:
        # nam8 and quy3 may be a word and a number; na8m and quy73 are not.
        sure = bool(re.search(r"\d[a-z]|\d\d$", keys))
    if not is_syllable(bare) or (plain and not tone):
        return None
    if _STOPPED.search(bare) and tone not in {_SAC, _NANG}:
        return None
    marked = _with_tone(bare, tone)
    return _Shown(_cased(marked, word), sure, not plain and bool(tone))


def _pressed(bare: str, key: str) -> str:
    """Return the letters shown after one more key that is no tone; ``\\0`` where it does nothing.

    A mark may be typed at once or after later letters, as input methods allow.
    """
    if key in _HATS and key in bare and not bare.endswith(("oa", "oe")):
        at = bare.rindex(key)
        return bare[:at] + _HATS[key] + bare[at + 1 :]
    if (key == "d" and bare[:1] == "d") or (key == "9" and bare[:1] == "d"):
        return "đ" + bare[1:]
    if key == "6":
        return re.sub("[aeo](?=[^aeo]*$)", lambda match: _HATS[match[0]], bare) + _failed(
            bare, "aeo"
        )
    if key == "8":
        return bare.replace("a", "ă", 1) + _failed(bare, "a")
    if key in "w7":
        return _horned(bare, key)
    return bare + ("\0" if key.isdigit() else key)


def _failed(bare: str, needed: str) -> str:
    return "" if any(letter in bare for letter in needed) else "\0"


def _horned(bare: str, key: str) -> str:
    """Return ``bare`` after the key that puts the horn on o and u (and, in Telex, the breve)."""
    for plain, horned in (("uo", "ươ"), ("ưo", "ươ"), ("uu", "ưu"), ("ua", "ưa")):
        if plain in bare and not (plain in ("ua", "uo") and bare.startswith("qu")):
            return bare.replace(plain, horned, 1)
    letters = (("a", "ă"), ("o", "ơ"), ("u", "ư")) if key == "w" else (("o", "ơ"), ("u", "ư"))
    for plain, marked in letters:
        if plain in bare:
            return bare.replace(plain, marked, 1)
    return bare + ("ư" if key == "w" and bare and not _VOWEL.search(bare) else "\0")


def _cased(marked: str, typed: str) -> str:
    if typed.isupper() and sum(map(str.isalpha, typed)) > 1:
        return marked.upper()
    return marked[0].upper() + marked[1:] if typed[0].isupper() else marked


def _with_tone(bare: str, tone: str) -> str:
    """Return ``bare`` with ``tone`` where it belongs."""
    if not tone:
        return bare
    vowels = [
        at for at, letter in enumerate(bare) if unicodedata.normalize("NFD", letter)[0] in "aeiouy"
    ]
    # The u of qu and the i of gi take no tone where another vowel follows.
    skip = 1 if bare[:2] in {"qu", "gi"} and len(vowels) > 1 else 0
    at = vowels[skip]
    marked = bare[:at] + toned(bare[at], tone) + bare[at + 1 :]
    key = comparison_key(marked)
    return key if any(map(tone_of, key)) else marked


@cache
def _english() -> frozenset[str]:
    """Return the English words that questions are full of: "how" and "is" spell syllables too."""
    return frozenset(table_column("index_store.language", "data/english_words.tsv", "word"))


@cache
def _loans() -> frozenset[str]:
    """Return words that are said in Vietnamese as they are: "gas", "taxi"."""
    return frozenset(table_column("index_store.language", "data/loanwords.tsv", "word"))
