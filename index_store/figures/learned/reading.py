"""What a number measures, read again by the network: as the grammar has it, or in fuller words.

The grammar knows the names of indicators and the ways of tables and rules. Phrases of free words
("46 cán bộ ở tỉnh này được bổ nhiệm còn thiếu tiêu chuẩn") are as manifold as the language, so
what the grammar found of them, or left open, is weighed against what the network chooses, which is
told only where it is likely right and says more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.figures.learned.asked import Asked, asked, chosen
from index_store.figures.learned.network import bundled_network
from index_store.figures.learned.sureness import bundled_chances, length, signs
from index_store.figures.learned.traits import Window, window, word_id
from index_store.figures.phrases import Measured, opens_clause
from index_store.language.amounts.units import units
from index_store.language.terms.indicators import indicator_by_name
from index_store.records import Span

if TYPE_CHECKING:
    from index_store.figures.learned.network import Rows
    from index_store.figures.view import View
    from index_store.language.amounts.quantities import Quantity


NEW = 0.7
"""From which chance the network's words are told where the grammar found none."""
NEW_LENGTH = 3
"""And how many syllables they must say beside the number's unit."""
BETTER = 0.45
"""From which chance they are told where the grammar found words."""
MORE = 2
"""And how many syllables more they must say: one more is hardly worth other words."""
LEAD = 0.1
"""And how much likelier they must be than the grammar's."""


def is_told(ours: Phrase, theirs: Phrase | None) -> bool:
    """Return whether the network's words are told, not the grammar's (None where it has none).

    >>> is_told(Phrase(6, 0.75), None), is_told(Phrase(6, 0.6), None)
    (True, False)
    >>> is_told(Phrase(6, 0.6), Phrase(3, 0.4)), is_told(Phrase(4, 0.9), Phrase(3, 0.1))
    (True, False)
    """
    if theirs is None:
        return ours.chance >= NEW and ours.length >= NEW_LENGTH
    return ours.length >= theirs.length + MORE and ours.chance >= max(BETTER, theirs.chance + LEAD)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may name what a number measures: how many of them say something, how likely right."""

    length: int
    chance: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of one number: its words, if any, and the signs of `sureness`."""

    words: Measured | None
    signs: list[float]
    told: Measured | None
    """What of the words may be told: without the number's unit; None where they are another's."""


@dataclass(slots=True)
class Reread:
    """One sentence of ``text``, whose passage opens at ``opens``; read once for all its numbers."""

    text: str
    opens: int
    view: View
    _seen: Window | None = None
    _rows: Rows | None = None

    def asked(self, quantity: Quantity, what: Measured | None) -> Asked:
        """Return the number as the network is asked about it."""
        end = self.view.base + len(self.view.text)
        self._seen = self._seen or window(self.text, self.opens, self.view.base, end)
        return asked(self._seen, self.view, quantity, what)

    def weighed(self, quantity: Quantity, what: Measured | None) -> Measured | None:
        """Return what the quantity measures: ``what`` itself, or the network's words for it.

        Names of the table of indicators are the grammar's and are never said in other words, nor
        is what rose or fell: the network would say against what.
        """
        known = what is not None and (what.indexed or indicator_by_name(what.value) is not None)
        if known or quantity.kind == "change":
            return what
        read = self.read(quantity, what)
        words = read.told
        if words is None or not _only_adds(words.value, what.value if what is not None else ""):
            return what
        ours, theirs = bundled_chances().of(read.signs)
        said = length(words.value)
        if what is None:
            if _REASON.search(self.view.text[: quantity.span.start]):
                return None
            beside = said - length(quantity.unit or "")
            return words if is_told(Phrase(beside, ours), None) else None
        found = Phrase(length(what.value), theirs)
        told = is_told(Phrase(said, ours), found) and not self._names_who(quantity, words, what)
        return words if told else what

    def read(self, quantity: Quantity, what: Measured | None) -> Reading:
        """Return what the network says of a number, whatever comes of it."""
        network = bundled_network()
        one = self.asked(quantity, what)
        if self._rows is None:
            ids = [word_id(word, network.words) for word in one.seen.said]
            self._rows = network.read([i for i, _ in ids], [c for _, c in ids])
        said = one.put(network, self._rows)
        taken = chosen(one, said.words[:, 0].tolist())
        runs = [run for run in (_trimmed(one, run) for run in _runs(taken)) if run]
        words = self._words(one, runs)
        seen = signs(one, said, taken, words.value if words is not None else "")
        others = bool(runs) and self._is_counted(one, runs[0][0])
        return Reading(words, seen, self._words(one, [] if others else _beside_unit(one, runs)))

    def _names_who(self, quantity: Quantity, words: Measured, what: Measured) -> bool:
        """Return whether words only add what the number's clause begins with: who does it."""
        item = self.view.item_of(quantity.number_span).span.of(self.view.text)
        opens = item.lstrip(" -–+•*").casefold().startswith(words.value.split(" ", 1)[0].casefold())
        return opens and words.value.casefold().endswith(what.text.casefold())

    def _is_counted(self, one: Asked, opens: int) -> bool:
        """Return whether an earlier number opens the words or stands right before them: it counts some.

        "5 cán bộ bị kỷ luật, 9 cơ quan …"; a share may be of just these: "2 cổ đông lớn nắm giữ 39% vốn".
        """
        if opens >= one.first or one.quantity.unit == "%":
            return False
        at = one.seen.spans[opens].start - one.base
        return any(
            q.number_span.start <= at < q.number_span.end
            or any(end <= at and not self.view.text[end:at].strip() for end in _ends(q))
            for q in self.view.quantities
            if q != one.quantity
        )

    def _words(self, one: Asked, runs: list[list[int]]) -> Measured | None:
        """Return the chosen words as what is measured; its span is that of those next to the number."""
        if not runs:
            return None
        spans = [Span(one.seen.spans[run[0]].start, one.seen.spans[run[-1]].end) for run in runs]
        behind = [s for s in spans if s.start >= one.quantity.number_span.end + one.base]
        nearest = behind[0] if behind else spans[-1]
        value = " ".join(" ".join(span.of(self.text).split()) for span in spans)
        within = nearest.start >= one.base
        base = one.base if within else 0
        return Measured(value, nearest.of(self.text), nearest.shifted(-base), base)


def _ends(quantity: Quantity) -> tuple[int, int]:
    """Return where a number ends, without its unit and with it."""
    return quantity.number_span.end, quantity.span.end


def _beside_unit(one: Asked, runs: list[list[int]]) -> list[list[int]]:
    """Return the stretches without the number's bound, its measure, and a noun said before it.

    "thời gian kiểm tra | tối đa 08 giờ", "phí chứng thực | 2.000 đồng/trang", "hồ sơ trễ hạn (12 hồ sơ)".
    """
    own = one.quantity.span.shifted(one.base)
    said = one.seen.said
    before = [at for run in runs for at in run if at < one.first]
    unit = [at for at in range(one.behind, len(said)) if one.seen.spans[at].end <= own.end]
    named = f" {_said(one, unit)} " in f" {_said(one, before)} "
    measure = unit if one.quantity.kind != "count" else []
    next_word = one.behind + len(unit)
    each = [next_word + 1] if said[next_word : next_word + 1] == ("/",) else []
    kept = []
    for run in runs:
        left = [at for at in run if at not in measure and at not in each]
        left = [at for at in left if at > one.first or one.seen.spans[at].start < own.start]
        if not (named and left == unit):
            kept.append(left)
    return [run for run in kept if run]


def _runs(taken: tuple[bool, ...]) -> list[list[int]]:
    """Return the chosen words in stretches; the number, never chosen, parts them."""
    found: list[list[int]] = []
    for at, yes in enumerate(taken):
        if yes and found and found[-1][-1] == at - 1:
            found[-1].append(at)
        elif yes:
            found.append([at])
    return found


# Words that link a phrase to what stands before it and to its number, and name nothing of it.
_OPENS = frozenset(["đó", "này", "đã", "sẽ", "cũng", "hiện", "và", "mà", "thì", "là"])
_CLOSES = frozenset(
    [
        "là",
        "đạt",
        "ước",
        "khoảng",
        "hơn",
        "gần",
        "không",
        "còn",
        "và",
        "có",
        "gồm",
        "so",
        "đều",
        "từ",
    ]
)
_OPENING, _CLOSING = ("mục tiêu", "chỉ tiêu", "phấn đấu"), ("kéo dài",)
# Words that the grammar puts between others ("tỷ lệ … so với …") and the text need not have.
_JOINED = frozenset(["của", "số", "so", "với", "mỗi", "tỷ", "tỉ", "lệ"])


# What will be is said of the thing counted, what is "in turn" of several.
_GOES_ON = ("sẽ", "tương ứng", "lần lượt")
# "bị phạt do đổi 100 USD": what was done for the reason is not what the reason's number measures.
_REASON = re.compile(r"(?<!\w)(?:do|vì|bởi) (?:\w+ ){1,2}$")
_STOP = re.compile(r"[^\W\d][.;] ")


def _only_adds(words: str, found: str) -> bool:
    """Return whether ``words`` have all that the grammar found and no number, clause, stop or "này" more.

    >>> _only_adds("trả lời ý kiến đại biểu", "ý kiến đại biểu")
    True
    >>> _only_adds("ban hành văn bản, hủy bỏ hoặc sửa đổi", ""), _only_adds("dịch vụ này", "")
    (False, False)
    """
    said = {w.casefold() for w in words.replace(",", " ").split()}
    had = {w.casefold() for w in found.replace(",", " ").split()} - _JOINED
    if found and any(w[0].isdigit() for w in said - had):
        return False
    if any(f" {word} " in f" {words.casefold()} " and word not in found for word in _GOES_ON):
        return False
    if _STOP.search(words):
        return False
    clauses = [part.strip() for part in words.split(",")[1:]]
    points = words.casefold().endswith((" này", " đó", " ấy"))
    return had <= said and not points and not any(opens_clause(part) for part in clauses)


def _trimmed(one: Asked, run: list[int]) -> list[int]:
    """Return the stretch without stops, signs and linking words at its ends."""
    words = [at for at in run if one.seen.said[at][0].isalnum()]
    while words and one.seen.said[words[-1]].casefold() in _CLOSES:
        words.pop()
    if _said(one, words[-2:]) in _CLOSING:
        del words[-2:]
    if words and words[0] < one.first and _said(one, words[:2]) in _OPENING:
        del words[:2]
    while words and words[0] < one.first and one.seen.said[words[0]].casefold() in _OPENS:
        words.pop(0)
    if not words:
        return []
    start, end = words[0], words[-1]
    start -= start not in (0, one.behind) and _is_noun(one, start - 1)
    end += end + 1 not in (one.first, len(one.seen.said)) and _is_noun(one, end)
    return list(range(start, end + 1))


def _is_noun(one: Asked, at: int) -> bool:
    """Return whether the word and the next are one noun that numbers count: "doanh | nghiệp"."""
    return _said(one, [at, at + 1]) in units()


def _said(one: Asked, words: list[int]) -> str:
    return " ".join(one.seen.said[at] for at in words).casefold()
