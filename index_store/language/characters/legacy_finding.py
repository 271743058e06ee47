"""Whether a text is in an old encoding, which, where, and how sure that is.

Each word that is not ASCII is read as it stands and as every old encoding would have it. The
syllable model says how likely the readings are; a text is cut into stretches of one encoding so
that the whole is likeliest (Viterbi), where beginning a stretch costs what ``_BEGINS`` says. So documents
are converted that are old only in part, and a French name in a Unicode text stays.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from index_store.language.characters.edits import Editor, Repaired
from index_store.language.characters.legacy import (
    ENCODINGS,
    MOJIBAKE,
    TCVN3,
    VISCII,
    VNI,
    WINDOWS_1258,
    is_of_encoding,
    word_in_unicode,
)
from index_store.language.characters.marks import comparison_key
from index_store.language.characters.syllables import is_syllable
from index_store.language.typed.syllable_model import bundled_model
from index_store.records import Span

SURE = 0.95
"""From this confidence on a stretch is converted."""


@dataclass(frozen=True, slots=True)
class OldText:
    """A stretch of text in an old encoding; ``confidence`` is between 0 and 1."""

    span: Span
    encoding: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Modernised:
    """A text in Unicode, and the stretches of the text as read that were not."""

    repaired: Repaired
    converted: tuple[OldText, ...] = ()
    doubtful: tuple[OldText, ...] = ()
    """Stretches that may be old, but too little speaks for it: they stay as they are."""

    @property
    def text(self) -> str:
        """The text in Unicode."""
        return self.repaired.text

    @property
    def confidence(self) -> float:
        """The least confidence of what was converted; 1 where nothing was."""
        return min((old.confidence for old in self.converted), default=1.0)


def detect_legacy(text: str) -> OldText | None:
    """Return the old encoding that most of ``text`` is in, None where it is in Unicode.

    ``text`` is what reading the bytes as Windows-1252 or Latin-1 gave, or a document where
    old and new stand together. The span is that of the longest stretch.

    >>> found = detect_legacy("B¸o c¸o kÕt qu¶ c¶i c¸ch hµnh chÝnh")
    >>> found.encoding, found.confidence > 0.99
    ('TCVN3 (ABC)', True)
    >>> detect_legacy("Hélène dîne à l'hôtel, où le café est déjà prêt") is None
    True
    """
    found = [old for old in _stretches(text) if old.confidence >= SURE]
    return max(found, key=lambda old: old.span.end - old.span.start, default=None)


def modernised(text: str) -> Modernised:
    """Return ``text`` with every stretch in an old encoding in Unicode, and what was found.

    Call it before ``repair``: the soft hyphen that ``repair`` takes away is a letter in TCVN3.

    >>> done = modernised("Huyện Sơn Lâm\\nB¸o c¸o kÕt qu¶ c¶i c¸ch hµnh chÝnh")
    >>> done.text
    'Huyện Sơn Lâm\\nBáo cáo kết quả cải cách hành chính'
    >>> [old.encoding for old in done.converted]
    ['TCVN3 (ABC)']
    """
    repaired = Repaired(text, text)
    converted: list[OldText] = []
    doubtful: list[OldText] = []
    for _ in range(_ROUNDS):
        found = _stretches(repaired.text)
        sure = [old for old in found if old.confidence >= SURE]
        where = [_at_origin(repaired, old) for old in found]
        doubtful = [old for old in where if old.confidence < SURE]
        if not sure:
            break
        converted += [old for old in where if old.confidence >= SURE]
        repaired = repaired.then(_converted(repaired.text, sure))
    return Modernised(repaired, tuple(converted), tuple(doubtful))


def _at_origin(repaired: Repaired, old: OldText) -> OldText:
    return OldText(repaired.original_span(old.span), old.encoding, old.confidence)


def _converted(text: str, stretches: list[OldText]) -> Repaired:
    editor = Editor(text)
    for old in stretches:
        words = list(_WORD.finditer(text, old.span.start, old.span.end))
        for at, word in enumerate(words):
            after = word_in_unicode(word[0], old.encoding)
            if old.encoding == TCVN3 and _among_capitals(words, at):
                after = after.upper()
            if after != word[0]:
                editor.replace(*word.span(), after, _REASONS[old.encoding])
    return editor.done()


def _among_capitals(words: list[re.Match[str]], at: int) -> bool:
    """Return whether a word with one plain letter at most stands between words in capitals."""
    if len(_plain(words[at][0])) > 1:
        return False
    sides = [_plain(words[near][0]) for near in (at - 1, at + 1) if 0 <= near < len(words)]
    return bool(sides) and all(side.isupper() and len(side) > 1 for side in sides)


def _plain(word: str) -> str:
    return "".join(letter for letter in word if letter.isascii() and letter.isalpha())


_ROUNDS = 3  # text may be damaged twice: TCVN3 that was then saved as wrong UTF-8
_REASONS = {name: f"encoding: {name}" for name in ENCODINGS}
_WORD = re.compile(r"[^ \t\r\n<>]+")
# Signs and letters that a Vietnamese text in Unicode hardly holds next to a letter, or at all.
_SUSPECT = re.compile(
    "[\u0080-\u009f¡¢£¤¥¦§¨©ª«¬\u00ad®¯±²³´µ¶·¸¹º»¼½¾¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]"
    "|[ÂÃáâĂ][\u0080-\u00bf‘’“”–—€™š›œžŸ]"
    # Windows-1258 and few words of VNI: a grave or an acute letter behind a vowel
    "|[aeouyAEOUYêôõýâãÊÔÕÝÂÃ][ÌÒìòâáàãêéèúùõÂÁÀÃÊÉÈÚÙÕ]|[ÌÒìò][ptcmn ]"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_BEGINS = {TCVN3: 8.0, VNI: 8.0, WINDOWS_1258: 9.0, VISCII: 12.0, MOJIBAKE: 8.0}
"""What it costs to begin a stretch of an encoding: the odds against it are e^8 to 1 or more."""
_ENDS = 3.0
_INSIDE_A_LINE = 4.0
"""What it costs more where the line has begun otherwise."""
_MOST = 9.0
"""A single word speaks at most so much for or against a reading, in nats."""


def _stretches(text: str) -> list[OldText]:
    """Return the stretches that are likelier in an old encoding, in order."""
    return [old for region in _suspected(text) for old in _stretches_in(text, region)]


def _stretches_in(text: str, region: Span) -> list[OldText]:
    every = _WORD.finditer(text, region.start, region.end)
    words = [word for word in every if not word[0].isascii()]
    scored = [(name, [_gain(word[0], name) for word in words]) for name in ENCODINGS]
    states = [(name, gains) for name, gains in scored if max(gains) > 0]
    if not states:
        return []
    opens = [
        not index or "\n" in text[words[index - 1].end() : word.start()]
        for index, word in enumerate(words)
    ]
    path = _likeliest([gains for _, gains in states], [_BEGINS[name] for name, _ in states], opens)
    found: list[OldText] = []
    start = 0
    for at in range(1, len(path) + 1):
        if at < len(path) and path[at] == path[start]:
            continue
        if path[start] > 0:
            name, gains = states[path[start] - 1]
            found.append(_stretch(words[start:at], name, gains[start:at]))
        start = at
    return [old for old in found if old.confidence > _WORTH_SAYING]


_WORTH_SAYING = 0.5
_FAR = 2000


def _suspected(text: str) -> list[Span]:
    """Return where ``text`` may be old: whole lines, some way around suspects.

    One suspect far from all others is a foreign name or a sign.
    """
    groups: list[list[int]] = []
    for match in _SUSPECT.finditer(text):
        if groups and match.start() - groups[-1][-1] <= _FAR:
            groups[-1].append(match.start())
        else:
            groups.append([match.start()])
    regions: list[Span] = []
    for group in groups:
        if len(group) > 1 or len(text) <= _FAR:
            region = _lines_around(text, group[0], group[-1])
            if regions and region.start < regions[-1].end:
                region = Span(regions.pop().start, region.end)
            regions.append(region)
    return regions


def _lines_around(text: str, first: int, last: int) -> Span:
    start = text.rfind("\n", 0, max(first - _FAR // 2, 0)) + 1
    end = text.find("\n", last + _FAR // 2)
    return Span(start, len(text) if end < 0 else end)


def _stretch(words: list[re.Match[str]], name: str, gains: list[float]) -> OldText:
    odds = sum(gains) - _BEGINS[name]
    confidence = 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))
    span = Span(words[0].start(), words[-1].end())
    return OldText(span, name, round(confidence * _readable(words, name), 4))


def _readable(words: list[re.Match[str]], name: str) -> float:
    """Return how much of what conversion gives are syllables, from 0 to 1; 0.9 counts as all."""
    runs = [
        run
        for word in words
        for run in _LETTERS.findall(word_in_unicode(word[0], name))
        if not run.isascii() and len(run) > 1
    ]
    good = sum(map(_is_known, runs))
    return min(good / (0.8 * len(runs)), 1.0) if runs else 1.0


def _likeliest(gains: list[list[float]], begins: list[float], opens_line: list[bool]) -> list[int]:
    """Return for each word 0 (as it stands) or the number of its encoding, from 1."""
    scores = [0.0, *(-cost for cost in begins)]
    came: list[list[int]] = []
    for at, opens in enumerate(opens_line):
        more = 0.0 if opens else _INSIDE_A_LINE
        ended = max(range(1, len(scores)), key=scores.__getitem__)
        origins = list(range(len(scores)))
        following = scores[:]
        if scores[ended] - _ENDS - more > scores[0]:
            following[0], origins[0] = scores[ended] - _ENDS - more, ended
        for state, cost in enumerate(begins, 1):
            if scores[0] - cost - more > scores[state]:
                following[state], origins[state] = scores[0] - cost - more, 0
            following[state] += gains[state - 1][at]
        scores = following
        came.append(origins)
    state = max(range(len(scores)), key=scores.__getitem__)
    path = [state]
    for origins in reversed(came[1:]):
        state = origins[state]
        path.append(state)
    return path[::-1]


@lru_cache(maxsize=100_000)
def _gain(word: str, encoding: str) -> float:
    """Return how much likelier ``word`` is in an encoding than as it stands, in nats."""
    if not is_of_encoding(word, encoding):
        return -_MOST
    if not any(letter.isascii() and letter.isalpha() for letter in word) and encoding != MOJIBAKE:
        return 0.0  # a lone sign: ®, §, ©
    after = word_in_unicode(word, encoding)
    if after == word:
        return 0.0
    gain = _likelihood(after) - _likelihood(word)
    if gain > 0 and not _is_readable(after):
        return 0.0
    return max(-_MOST, min(gain, _MOST + (gain - _MOST) / 10))


def _is_readable(word: str) -> bool:
    """Return whether every run of letters in ``word`` may be a syllable, and no sign is odd."""
    if any(not sign.isascii() and _is_strange(sign) for sign in word):
        return False
    return all(run.isascii() or _is_known(run) for run in _LETTERS.findall(word))


def _is_known(run: str) -> bool:
    return is_syllable(run) or comparison_key(run) in _numbers()


_UNKNOWN_SYLLABLE, _UNKNOWN_WORD, _SIGN = -13.0, -17.0, -7.0
_USUAL_SIGNS = frozenset("“”‘’–—…•°²³")


@lru_cache(maxsize=100_000)
def _likelihood(word: str) -> float:
    """Return the natural logarithm of how likely a word is in Vietnamese, roughly."""
    score = sum(_SIGN for sign in word if not sign.isascii() and _is_strange(sign))
    for run in _LETTERS.findall(word):
        number = _numbers().get(comparison_key(run))
        if number is not None:
            score += float(bundled_model().single[number])
        else:
            score += _UNKNOWN_SYLLABLE if run.isascii() or is_syllable(run) else _UNKNOWN_WORD
    return score


def _is_strange(sign: str) -> bool:
    return not sign.isalpha() and sign not in _USUAL_SIGNS


@cache
def _numbers() -> dict[str, int]:
    return bundled_model().numbers
