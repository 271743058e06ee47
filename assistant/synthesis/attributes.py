"""What something of a thing is called or says: "chủ đề của diễn đàn là gì", "dùng phông chữ gì".

The sentence that answers names the attribute and then its value: "với chủ đề “…”", "Phông chữ:
…", "có tên đầy đủ là …". Of which thing it is, the sentence or what stands around it says.
"""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.finding.matching import coverage, joined, terms
from assistant.questions.question import Part, Question
from assistant.sentence_fit import sentence_periods_fit, sentence_places_fit
from assistant.synthesis.quoting import best_clause, quoted
from index_store.language.characters.letters import UPPER
from index_store.language.characters.marks import comparison_key, unmarked

_NAMES = (
    r"(?:tên (?:gọi )?(?:đầy đủ|chính thức|viết tắt|tiếng anh|đề án|tiếng việt)|tên gọi|chủ đề|phương châm|khẩu hiệu"
    r"|thông điệp|tiêu đề|mục đích|tiền thân|trụ sở(?: chính)?|khổ giấy|phông chữ|cỡ chữ|kiểu chữ|màu sắc|tổng đài"
    r"|địa chỉ (?:trang|website|email|thư điện tử)|đường dây nóng|hộp thư|nhiệm kỳ|khóa|diện tích|giờ làm việc)"
)
_OF_THING = re.compile(
    rf"^\W*(?P<what>{_NAMES}) (?:của|ở|tại|cho)? ?(?P<thing>.+?) là (?:gì|nào|ai)\W*$"
)
_THING_HAS = re.compile(
    rf"^\W*(?P<thing>.+?) (?:có|dùng|sử dụng|mang|lấy|với|in trên) (?P<what>{_NAMES}) (?:là )?(?:gì|nào)\W*$"
)
_BARE_OF_THING, _BARE_THING_HAS = (
    re.compile(unmarked(pattern.pattern)) for pattern in (_OF_THING, _THING_HAS)
)
_LEAST_OF_THING = 0.6
"""Share of the thing's words that the sentence and what stands around it say."""
_MOST_WORDS = 4


def answer_attribute(part: Part, question: Question, context: Context) -> Draught:
    """Return the sentence that says the attribute asked for of the thing asked about."""
    asked = _asked(part.text, bare=unmarked(question.asked) == question.asked)
    if asked is None:
        return Draught()
    what, thing = asked
    said = re.compile(
        rf"(?<!\w){re.escape(what)}(?: [^\W\d]+){{0,{_MOST_WORDS}}}? ?(?::|là |[“\"']|[{UPPER}])"
    )
    best: tuple[float, Sentence] | None = None
    for sentence in context.sentences:
        if said.search(_with_lower_name(sentence.text, what)) is None:
            continue
        around = (
            sentence.text,
            sentence.passage.heading,
            sentence.document.title,
            sentence.before,
        )
        own = coverage(terms(thing), terms(sentence.text)) + _opens_with(sentence.text, what)
        share = coverage(terms(thing), joined(around))
        if share < _LEAST_OF_THING or (best is not None and own <= best[0]):
            continue
        if sentence_places_fit(sentence, question, context) and sentence_periods_fit(
            sentence, question, context
        ):
            best = (own, sentence)
    if best is None:
        return Draught()
    chosen = best[1]
    return Draught(
        (quoted(chosen, question, best_clause(chosen, part)),), subject=chosen.document.place
    )


def _opens_with(text: str, what: str) -> float:
    """Return what a sentence gains that begins with the attribute: it is about nothing else."""
    return float(
        re.match(rf"\W*(?:\d+[.)]\s*)?{re.escape(what)}(?!\w)", comparison_key(text)) is not None
    )


def _with_lower_name(text: str, what: str) -> str:
    """Return a text in which the attribute stands in lower case, all else as it is."""
    return re.sub(re.escape(what), what, text, flags=re.IGNORECASE)


def _asked(text: str, *, bare: bool) -> tuple[str, str] | None:
    """Return the attribute and the thing that a question asks about; None where it asks otherwise."""
    key = comparison_key(text)
    match = _OF_THING.match(key) or _THING_HAS.match(key)
    if match is None and bare:
        match = _BARE_OF_THING.match(unmarked(key)) or _BARE_THING_HAS.match(unmarked(key))
    if match is None:
        return None
    return key[slice(*match.span("what"))], key[slice(*match.span("thing"))]
