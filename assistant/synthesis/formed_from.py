"""Which units a unit was formed from, and which unit one was merged into, as a sentence states it."""

from __future__ import annotations

import re

from assistant.context import Context, Sentence
from assistant.drafts import Draught
from assistant.fit import scope_fits_document
from assistant.questions.question import Part, Question
from assistant.synthesis.quoting import quoted
from index_store.language.characters.marks import comparison_key

_MERGED = r"(?:thành lập|hình thành|sáp nhập|hợp nhất|nhập|gộp|ghép|tạo|cấu thành|sắp xếp)"
_UNIT = r"(?:xã|phường|thị trấn|đặc khu|huyện|thị xã|thành phố|tỉnh|đơn vị|địa phương)"
_ASKS_FROM = re.compile(
    rf"(?<!\w){_MERGED}(?: lại| nên| thành)?(?: từ| trên cơ sở)(?: (?:nhập|sáp nhập|hợp nhất|việc))?[^?]{{0,25}}?{_UNIT} (?:\w+ )?nào(?!\w)"
    rf"|(?<!\w)(?:những|các|mấy|\w+) {_UNIT} (?:\w+ )?nào (?:được )?{_MERGED}(?: lại)? (?:thành|vào)(?!\w)"
    rf"|(?<!\w)(?:gồm|bao gồm) (?:những|các|mấy) {_UNIT} (?:cũ nào|nào (?:cũ|trước đây|{_MERGED}))(?!\w)"
)
_ASKS_INTO = re.compile(
    rf"(?<!\w)(?:(?:giờ|nay|hiện|hiện nay|bây giờ|mới|đã|sau)(?: \w+){{0,3}} )(?:là |thuộc )(?:về )?{_UNIT} (?:mới )?nào(?!\w)"
    rf"|(?<!\w)(?:sáp nhập|hợp nhất|nhập|gộp|sắp xếp)(?: lại)? (?:vào|thành|về) {_UNIT} (?:mới )?nào(?!\w)"
)
_FORMED = re.compile(
    rf"(?P<heir>[^.;]*?)(?<!\w)(?:thành lập|hình thành|nhập|sáp nhập|hợp nhất|gộp|ghép)(?!\w)[^.;]{{0,40}}?(?<!\w)(?:trên cơ sở|từ(?! ngày))(?!\w)"
    rf"(?P<parts>[^;]*?(?<!\w){_UNIT}(?!\w)[^;]*)"
)
_MADE = re.compile(
    r"(?<!\w)(?:sáp nhập|hợp nhất|nhập|gộp)(?!\w)(?P<parts>[^.;]*?) (?:thành|vào|để thành lập)(?= )(?P<heir>[^.;]*)"
)
_KIND = re.compile(rf"^{_UNIT} ")


def answer_formed(part: Part, question: Question, context: Context) -> Draught:
    """Return the sentence that says which units one was formed from, or into which it went."""
    if question.language != "vi" or len(question.subjects) != 1:
        return Draught()
    key = comparison_key(part.text)
    into = _ASKS_INTO.search(key) is not None
    if not into and not _ASKS_FROM.search(key):
        return Draught()
    name = comparison_key(question.subjects[0])
    found = [
        sentence
        for sentence in context.sentences
        if scope_fits_document(sentence.document, question, context)
        and _tells(sentence, name, into=into)
    ]
    if not found:
        return Draught()
    return Draught((quoted(found[0], question),), subject=question.subjects[0])


def _tells(sentence: Sentence, name: str, *, into: bool) -> bool:
    """Return whether a sentence names the unit among the parts, or as what they became.

    A bare name counts where its kind is not another: "xã A" is no "huyện A".
    """
    key = comparison_key(sentence.text)
    for match in (_FORMED.search(key), _MADE.search(key)):
        if match is None:
            continue
        heir, parts = match["heir"], match["parts"]
        if into and _names(parts, name):
            return True
        if not into and (_names(heir, name) or (_is_own(sentence, name) and _BARE.search(heir))):
            return True
    return False


_BARE = re.compile(r"^\W*(?:\w+ ){0,6}?(?:xã|phường|huyện|đơn vị|tỉnh)(?: mới| này)?(?: được)?\W*$")


def _names(said: str, name: str) -> bool:
    bare = _KIND.sub("", name)
    kind = name.removesuffix(bare).strip()
    for match in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", said):
        before = re.search(rf"({_UNIT}) $", said[: match.start()])
        if before is None or not kind or before[1] == kind:
            return True
    return False


def _is_own(sentence: Sentence, name: str) -> bool:
    place = sentence.document.place
    return place is not None and comparison_key(place) == name
