"""Restoring of diacritics: what someone typed without marks, read as they meant it.

A trigram model over marked syllables and a small network that looks at both sides choose
together among what each typed syllable may stand for. Marks that were typed stay, and so do
case, numbers, codes, addresses and words of other languages.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from index_store.language.characters.marks import comparison_key, nfc, unmarked
from index_store.language.characters.syllables import keeps_typed_marks
from index_store.language.typed.detect import is_foreign
from index_store.language.typed.joined_words import parted
from index_store.language.typed.keystrokes import typed_out
from index_store.language.typed.known_names import units_named
from index_store.language.typed.loose import spelled_out
from index_store.language.typed.slips import in_order, once, remarked
from index_store.language.typed.syllable_model import BOUNDARY, OTHER, SyllableModel, bundled_model
from index_store.language.typed.syllable_net import NO_WORD, SyllableNet, Typed, bundled_net
from index_store.language.typed.typed_pieces import SYLLABLE, Piece, cased, pieces_of, special

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from index_store.language.typed.syllable_model import Ids, Scores


@dataclass(frozen=True, slots=True)
class Restoration:
    """A text as it was meant, beside the text as typed (NFC).

    Both have one length unless loose forms were written out or keystrokes read.
    """

    text: str
    original: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Restorer:
    """Restores the marks of Vietnamese typed without them, in whole or in part."""

    model: SyllableModel
    net: SyllableNet
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    """Known phrases of two syllables and more, by their first syllable without marks."""
    syllables: frozenset[str] = frozenset()
    """The syllables of the phrases that a user's own documents added, with their marks."""

    @staticmethod
    def load() -> Restorer:
        """Return the restorer with the bundled model, read once."""
        return _bundled()

    def with_vocabulary(self, phrases: Iterable[str]) -> Restorer:
        """Return a restorer that also favours ``phrases``, such as names of places.

        >>> names = ("Khánh Lĩnh",)
        >>> Restorer.load().with_vocabulary(names).restore("khanh linh xep cuoi").text
        'khánh lĩnh xếp cuối'
        >>> Restorer.load().with_vocabulary(("Bình An",)).restore("xa binh an").text
        'xã bình an'
        """
        table = {first: list(known) for first, known in self.phrases.items()}
        written = comparison_key("\n".join(dict.fromkeys(phrases)))
        for line, plain in zip(written.split("\n"), unmarked(written).split("\n"), strict=True):
            syllables = tuple(SYLLABLE.findall(line))
            if len(syllables) > 1:
                first = SYLLABLE.findall(plain)[0]
                table.setdefault(first, []).append(syllables)
        frozen = {first: tuple(dict.fromkeys(known)) for first, known in table.items()}
        return replace(
            self, phrases=frozen, syllables=self.syllables | frozenset(SYLLABLE.findall(written))
        )

    def restore(self, text: str) -> Restoration:
        """Return ``text`` with the marks that its writer left out.

        >>> Restorer.load().restore("huyen nao xep cuoi nam 2022?").text
        'huyện nào xếp cuối năm 2022?'
        >>> Restorer.load().restore("chi so CCHC huyện Đại Từ").text
        'chỉ số CCHC huyện Đại Từ'
        >>> Restorer.load().restore("xeeps cuoois laf huyeenj naof, dc bn diem").text
        'xếp cuối là huyện nào, được bao nhiêu điểm'
        >>> Restorer.load().restore("Which district ranked last in 2022?").changed
        False
        """
        original = nfc(text)
        typed = remarked(parted(in_order(once(typed_out(original)))), self.syllables)
        if is_foreign(typed):
            return Restoration(original, original, changed=False)
        typed = self._settled(remarked(self._settled(spelled_out(typed)), self.syllables))
        return Restoration(typed, original, changed=typed != original)

    def _settled(self, text: str) -> str:
        """Return ``text`` with its marks, restored until nothing more is.

        Marks are only ever added, so this ends; and what was restored once stays as it is.
        """
        # Without a sign at its end it is a question as with one.
        mark = "" if text.rstrip()[-1:] in _ENDS else "?"
        while (restored := self._restored(f"{text}{mark}")[: len(text)]) != text:
            text = restored
        return text

    def _restored(self, text: str) -> str:
        """Return ``text``, of one length, with the marks of its syllables filled in."""
        pieces = self._named_as_typed(pieces_of(text))
        if not any(piece.open for piece in pieces):
            return text
        slots = self._slots(pieces)
        typed_marks = any(not piece.spoken and piece.key != unmarked(piece.key) for piece in pieces)
        rates = _RATES if typed_marks else _ALL_LEFT_OUT
        letters = list(text)
        for piece, number in zip(pieces, self._best(slots, rates), strict=True):
            if piece.open and number > OTHER and self.model.words[number] != piece.key:
                letters[piece.start : piece.start + len(piece.key)] = cased(
                    self.model.words[number], like=piece.text
                )
        return "".join(letters)

    def _named_as_typed(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Return the pieces; those of a known phrase typed with all its marks stay as they are."""
        keys = [piece.key for piece in pieces]
        kept: set[int] = set()
        for at, key in enumerate(keys):
            for phrase in self.phrases.get(unmarked(key), ()):
                whole = "".join(phrase)
                if list(phrase) == keys[at : at + len(phrase)] and unmarked(whole) != whole:
                    kept.update(range(at, at + len(phrase)))
        return [
            replace(piece, open=False) if at in kept else piece for at, piece in enumerate(pieces)
        ]

    def _slots(self, pieces: Sequence[Piece]) -> list[_Slot]:
        """Return what each piece may stand for, with the readings of known phrases linked."""
        phrases = list(self._phrases_in(pieces))
        known: dict[int, set[int]] = {}
        for first, phrase in phrases:
            for at, number in enumerate(phrase, first):
                known.setdefault(at, set()).add(number)
        shouted = all(piece.text.isupper() for piece in pieces if piece.text.isalpha())
        asks = pieces[-1].text not in ".;:"
        contexts = self.net.contexts([self._typed(piece, shouted) for piece in pieces])
        slots = [
            self._slot(piece, context, known.get(at, set()), asks=asks)
            for at, (piece, context) in enumerate(zip(pieces, contexts, strict=True))
        ]
        for first, phrase in phrases:
            here = slots[first : first + len(phrase)]
            if all(number in slot.ids for number, slot in zip(phrase, here, strict=True)):
                places = [
                    int(np.flatnonzero(slot.ids == number)[0])
                    for number, slot in zip(phrase, here, strict=True)
                ]
                for slot, link in zip(here[1:], itertools.pairwise(places), strict=True):
                    slot.links.append(link)
        return slots

    def _slot(self, piece: Piece, context: Scores, known: set[int], *, asks: bool) -> _Slot:
        """Return what a piece may stand for, and what speaks for each reading."""
        if not piece.open:
            number = self.model.numbers.get(piece.key, special(piece))
            marked = not piece.spoken and unmarked(piece.key) != piece.key
            return _slot([number], [marked], [False])
        plain = unmarked(piece.key)
        every = self.model.candidates.get(plain)
        if every is None:
            return _slot([OTHER], [False], [False])
        readings = list(zip(every, self.net.behind(context, every), strict=True))
        if plain != piece.key:
            words = self.model.words
            readings = [one for one in readings if keeps_typed_marks(piece.key, words[one[0]])]
        least = max((share for _, share in readings), default=0.0) - _FAR_BEHIND
        fit = [one for one in readings if one[1] > least or one[0] in known]
        if not fit:
            return _slot([OTHER], [plain != piece.key], [False])
        texts = [self.model.words[number] for number, _ in fit]
        slot = _slot(
            [number for number, _ in fit],
            [text != plain for text in texts],
            [text != piece.key for text in texts],
        )
        slot.shares[:] = [0 if number in known else _NET_WEIGHT * share for number, share in fit]
        if asks:
            slot.shares[:] += [_ASKING.get(text, 0.0) for text in texts]
        return slot

    def _typed(self, piece: Piece, shouted: bool) -> Typed:
        """Return a piece as the network sees it."""
        plain = unmarked(piece.key)
        marked = plain != piece.key and not piece.spoken
        case = 2 if piece.text.isupper() and len(piece.text) > 1 else int(piece.text[0].isupper())
        return Typed(
            form=self.model.forms.get(plain, special(piece)),
            word=self.model.numbers.get(piece.key, NO_WORD) if marked else NO_WORD,
            case=0 if shouted else case,
            ends_sentence=piece.text in _SENTENCE_ENDS,
        )

    def _phrases_in(self, pieces: Sequence[Piece]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield the known phrases, and units of the State, that the pieces may be: where, and the numbers of syllables."""
        plain = [unmarked(piece.key) for piece in pieces]
        own = [
            (at, phrase)
            for at, first in enumerate(plain)
            for phrase in self.phrases.get(first, ())
            if _stands(phrase, plain, at)
        ]
        written: dict[int, set[str]] = {}
        for at, phrase in own:
            for place, syllable in enumerate(phrase, at):
                written.setdefault(place, set()).add(syllable)
        units = [
            (at, phrase)
            for at in range(len(plain))
            for phrase in units_named(plain, at)
            if _stands(phrase, plain, at)
            # A name as the reader's own documents write it goes before a namesake elsewhere.
            and all(one in written.get(place, {one}) for place, one in enumerate(phrase, at))
        ]
        for at, phrase in (*own, *units):
            yield at, tuple(self.model.numbers.get(syllable, -1) for syllable in phrase)

    def _best(self, slots: Sequence[_Slot], rates: _Rates) -> list[int]:
        """Return the most probable reading of each slot: Viterbi over pairs of readings.

        How much the writer left out is not known, so the search runs for several rates at
        once (first axis of every score) and the most probable rate wins.
        """
        model = self.model
        before = last = np.array([BOUNDARY], np.int64)
        places: Ids | None = None
        score = rates.prior[:, None, None]
        steps: list[Ids] = []
        for slot in (*slots, _END):
            following = slot.ids
            evidence = (rates.evidence(slot) + slot.shares)[:, None, :]
            if score.shape[1:] == (1, 1) and len(following) == 1:
                # Nothing to choose: the same is added to every path.
                steps.append(np.zeros(score.shape, np.int64))
                score = score + evidence
                before, last, places = last, following, None
                continue
            if places is None:
                places = model.pair_places(before[:, None], last[None, :])
            next_places = model.pair_places(last[:, None], following[None, :])
            lower = model.after_one(next_places, last[:, None], following[None, :])
            step = model.after_two(places[:, :, None], following[None, None, :], lower[None])
            for one, other in slot.links:
                step[:, one, other] = np.maximum(step[:, one, other], _KNOWN_LINK)
            total = score[:, :, :, None] + _MODEL_WEIGHT * step[None]
            steps.append(total.argmax(axis=1))
            score = total.max(axis=1) + evidence
            before, last, places = last, following, next_places
        return _traced(score, steps, slots)


class AsTyped(Restorer):
    """A restorer that leaves every text as it was typed.

    >>> AsTyped.of(Restorer.load()).restore("diem cua huyen").text
    'diem cua huyen'
    """

    __slots__ = ()

    @classmethod
    def of(cls, restorer: Restorer) -> AsTyped:
        """Return one that knows the same words."""
        return cls(restorer.model, restorer.net, restorer.phrases)

    def restore(self, text: str) -> Restoration:
        """Return the text unchanged."""
        return Restoration(nfc(text), nfc(text), changed=False)


def _stands(phrase: Sequence[str], plain: Sequence[str], at: int) -> bool:
    """Return whether the syllables at a place are those of a phrase, marks aside."""
    if at + len(phrase) > len(plain):
        return False
    # Of a hundred phrases that begin alike, the second syllable tells nearly all apart.
    return all(_unmarked(syllable) == plain[i] for i, syllable in enumerate(phrase, at))


_unmarked = lru_cache(maxsize=10_000)(unmarked)
"""Syllables of known phrases: there are some thousands."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """The readings of a piece: their ids, which have marks, which have more than was typed.

    ``shares`` is what the network says of each. ``links`` are pairs of readings, of the slot
    before and of this one, in known phrases.
    """

    ids: Ids
    marked: NDArray[np.bool_]
    dropped: NDArray[np.bool_]
    shares: Scores
    links: list[tuple[int, int]]


def _slot(ids: list[int], marked: list[bool], dropped: list[bool]) -> _Slot:
    return _Slot(
        np.array(ids, np.int64),
        np.array(marked, np.bool_),
        np.array(dropped, np.bool_),
        np.zeros(len(ids), np.float32),
        [],
    )


@dataclass(frozen=True, slots=True)
class _Rates:
    """Guesses at the share of marks that a writer left out, each with its logarithms."""

    prior: Scores
    left_out: Scores
    typed: Scores

    def evidence(self, slot: _Slot) -> Scores:
        """Return for each rate how well each reading explains what was typed."""
        typed = np.where(slot.marked, self.typed[:, None], np.float32(0))
        return np.where(slot.dropped, self.left_out[:, None], typed)


def _rates(rates: Mapping[float, float]) -> _Rates:
    """Return the rates given, with their prior probabilities."""
    rate = np.array(list(rates), np.float32)
    prior = np.array(list(rates.values()), np.float32)
    return _Rates(np.log(prior), np.log(rate), np.log(np.maximum(1 - rate, 1e-6)))


_RATES = _rates({0.0001: 0.99, 0.1: 0.0025, 0.35: 0.0025, 0.65: 0.0025, 0.95: 0.0025})
_ALL_LEFT_OUT = _rates({1.0: 1.0})
_END = _slot([BOUNDARY], [False], [False])
_MODEL_WEIGHT, _NET_WEIGHT = np.float32(0.7), np.float32(0.5)
"""How much the trigram model and the network count: tried on news that nothing else used."""
_FAR_BEHIND = 7.0
"""Readings that the network finds e to this power less likely than another are not tried."""
_ASKING = dict.fromkeys(("mấy", "nào", "đâu", "gì", "sao", "bây", "giờ"), 2.0)
"""How much likelier words that ask are where no full stop ends the text: it is a question,
and what the model learned from is mostly statements."""
_SENTENCE_ENDS = frozenset(".\n?!")
_ENDS = frozenset(".;:?!…")
_KNOWN_LINK = -0.7
"""The least log probability of a syllable after the one before it in a known phrase."""


@cache
def _bundled() -> Restorer:
    return Restorer(bundled_model(), bundled_net(), {})


def _traced(score: Scores, steps: Sequence[Ids], slots: Sequence[_Slot]) -> list[int]:
    """Return the ids on the best path, read back from its end."""
    rate, last, end = np.unravel_index(int(score.argmax()), score.shape)
    path = [int(end), int(last)]
    for step in reversed(steps[1:]):
        path.append(int(step[rate, path[-1], path[-2]]))
    # The path runs from the end sign back; the slots lie between it and the start.
    readings = path[-2:0:-1]
    return [int(slot.ids[reading]) for slot, reading in zip(slots, readings, strict=True)]
