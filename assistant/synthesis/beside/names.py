"""Answers that stand near a question and do not tell what it asks: they are left out.

"5 tập thể được khen là những đơn vị nào" is not answered by the sentence that counts the five, "chi
riêng cho tuyên truyền bao nhiêu" not by the sum of a plan, and "có nên thay lãnh đạo huyện xếp cuối
không" not by the rank of that district.
"""

from __future__ import annotations

import re

from assistant.context import Context
from assistant.drafts import Draught
from assistant.finding.matching import GAP, HALF, Terms, canonical, coverage, joined, terms
from assistant.picking import numerals
from assistant.questions.question import Part, Question
from index_store.language.characters.letters import LOWER, UPPER
from index_store.language.characters.marks import comparison_key
from prompts import fill

_PEOPLE = (
    r"tập thể|cá nhân|đơn vị|cơ quan|tổ chức|doanh nghiệp|địa phương|người|cán bộ|công chức|viên chức|hộ"
    r"|tỉnh|huyện|thị xã|thành phố|quận|xã|phường|thị trấn|sở|ngành|phòng|trường|đồng chí|ông|bà"
)
_WHO_THEY_ARE = re.compile(
    rf"(?<!\w)(?:là|gồm|bao gồm)(?: những| các)? (?:ai|(?:{_PEOPLE})(?:, (?:{_PEOPLE}))* (?:nào|gì))(?!\w)"
    rf"|(?<!\w)(?:những|các) (?:{_PEOPLE})(?:, (?:{_PEOPLE}))* nào(?!\w)|(?<!\w)những ai(?!\w)"
)
_WHERE_THEY_ARE = re.compile(
    r"(?<!\w)(?:tại|ở|thuộc|của|trong) (?:những |các )?(?:cơ quan|đơn vị|phòng|ban|sở|ngành|xã|phường|huyện|trường|tổ chức|nơi|chỗ) (?:nào|gì)(?!\w)"
)
_PLACE_OF_WORK = re.compile(
    r"(?<!\w)(?:ủy ban|ubnd|hđnd|bộ phận|cơ quan|phòng|sở|ban|văn phòng|trung tâm|chi cục|cục|trụ sở|công an|tòa án"
    r"|viện|trường|bệnh viện|trạm|kho bạc|ngân hàng|bưu điện|nơi|xã|phường|huyện|tỉnh|thành phố|thị xã|đơn vị|tổ chức|hội|đoàn)(?!\w)"
)
_ANY_OF_THEM = re.compile(
    rf"(?<!\w)(?:{_PEOPLE}|ủy ban|ubnd|ban|văn phòng|trung tâm|cục|chi cục|công an|hội|đoàn|liên đoàn|viện|bệnh viện|trạm"
    r"|công dân|trẻ em|học sinh|sinh viên|phụ nữ|thanh niên|thương binh|thân nhân|đối tượng|chủ tịch|giám đốc|bộ)(?!\w)"
)
_NAME = re.compile(rf"(?<![\w.])[{UPPER}][{LOWER}]+(?: (?:và |- |– )?[{UPPER}][{LOWER}]*)+")
_OPENING = re.compile(r"(?:^|[.:;!?]\s+|[“\"])$")
_LISTS = re.compile(
    r":|(?<!\w)(?:gồm|bao gồm|là)(?!\w)[^.;]*[,;]|\([^()]*[^\d\s()]+[^()]*[,;][^()]*\)"
)


def names_none(draught: Draught, part: Part) -> bool:
    """Return whether an answer only counts those whose names are asked for.

    >>> from assistant.drafts import Draft
    >>> from assistant.finding.matching import Asked
    >>> from assistant.questions.question import Kind
    >>> part = Part(Kind.WHO, "5 tập thể được khen là những đơn vị nào", "", Asked(terms("")))
    >>> names_none(Draught((Draft("Tỉnh khen 5 tập thể và 11 cá nhân.", ()),)), part)
    True
    >>> names_none(Draught((Draft("Tỉnh khen 5 tập thể: Sở Y tế, Sở Tư pháp.", ()),)), part)
    False
    """
    asked = canonical(part.text)
    said = "\n".join(draft.text for draft in draught.drafts)
    if not _WHO_THEY_ARE.search(asked):
        return _says_no_place(asked, said)
    items = [draft.text for draft in draught.drafts if draft.layout == "item"]
    if items:
        rest = _counted().sub(" ", comparison_key("\n".join(items)))
        return not (_ANY_OF_THEM.search(rest) or _NAME.search("\n".join(items)))
    return bool(_counted().search(comparison_key(said))) and not _names(said, part.text)


def _says_no_place(asked: str, said: str) -> bool:
    """Return whether a body is asked for at which something is, and an answer names no body."""
    return bool(_WHERE_THEY_ARE.search(asked)) and not _PLACE_OF_WORK.search(comparison_key(said))


def _counted() -> re.Pattern[str]:
    number = rf"\d[\d.]*|{'|'.join(numerals())}"
    return re.compile(rf"(?<![\w.,/-])(?:{number})(?: lượt)? (?:{_PEOPLE})(?!\w)")


def _names(said: str, asked: str) -> bool:
    """Return whether a text lists anything, or has a name that the question has not."""
    if _LISTS.search(said):
        return True
    key = comparison_key(asked)
    return any(comparison_key(name[0]) not in key for name in _NAME.finditer(said))


_FOR = re.compile(
    r"(?<!\w)(?:chi|chi tiêu|dành|bố trí|phân bổ|cấp(?! (?:giấy|phép|thẻ|bản|chứng|sổ|đổi|lại|tỉnh|huyện|xã))|hỗ trợ|kinh phí|tiền|ngân sách|dự toán|đầu tư|trích)"
    r"(?: (?!cho |là |mua |sắm |thuê |xây |sửa |lắp |nâng |trả |đào |tổ )[^\s,;?]+){0,8}? cho (?:(?:riêng|việc|công tác|hoạt động|nhiệm vụ|khoản|mục|phần|hạng mục|nội dung|lĩnh vực) )*"
    rf"(?P<what>[^,;?{GAP}]+)"
)
_ASKS = re.compile(
    r"(?<!\w)(?:là|hết|mất|khoảng|tổng cộng|được)?\s*(?:bao nhiêu|mấy|như thế nào|ra sao)(?!\w).*"
)
_CLAUSE_ENDS = re.compile(r";|\.\s|,? trong đó|, (?=(?:phần |số )?còn lại)")
_DIGIT = re.compile(r"\d")
_MONEY = re.compile(r"(?<!\w)(?:đồng|usd|vnđ)(?!\w)")


def is_for_another_purpose(
    draught: Draught, part: Part, question: Question, context: Context
) -> bool:
    """Return whether an answer tells of money, and not that it is for what the question says.

    The sum of a plan is not what it gives to one of its tasks; nor is "phần còn lại cho tuyên
    truyền" a sum.
    """
    said = [draft.text for draft in draught.drafts]
    if not _MONEY.search(comparison_key(" ".join(said))):
        return False
    text = part.text
    named = [*(item.text for item in question.places), *(item.text for item in question.periods)]
    for name in named:
        text = text.replace(name, f" {GAP} ")
    match = _FOR.search(canonical(text))
    wanted = terms(_ASKS.sub(" ", match["what"])) if match else terms("")
    if not wanted:
        return False
    quotes = [quote for draft in draught.drafts for quote in draft.quotes]
    documents = [context.document(quote.document_id) for quote in quotes]
    about = joined(document.title for document in documents)
    wanted = Terms(wanted.words - about.words, wanted.pairs - about.pairs)
    if not wanted.words:
        return False  # what a plan of reform costs is spent on reform
    said += [q.span.of(document.text) for q, document in zip(quotes, documents, strict=True)]
    clauses = [clause for text in said for clause in _CLAUSE_ENDS.split(text)]
    return not any(
        _DIGIT.search(clause) and coverage(wanted, terms(clause)) >= HALF for clause in clauses
    )


_OUGHT = re.compile(
    r"(?<!\w)(?:có nên|nên hay không|nên không|có đáng|có xứng đáng|đáng bị|bạn nghĩ|bạn đánh giá|bạn nhận xét"
    r"|(?:theo|ý kiến|quan điểm|cảm nhận)(?: của)? (?:bạn|trợ lý|cậu|mày)(?=.*(?<!\w)(?:nên|đáng|tốt|dở|kém|hợp lý|công bằng|xứng)(?!\w))"
    r"|should (?:we|they|i|he|she|it|the)|do you think|in your opinion)(?!\w)"
)
_SAYS_OUGHT = re.compile(
    r"(?<!\w)(?:nên|cần|phải|không được|đề nghị|kiến nghị|yêu cầu|khuyến (?:khích|cáo|nghị)|đề xuất|should|must)(?!\w)"
)


def no_opinion(draught: Draught, part: Part, question: Question) -> str:
    """Return the sentence that no opinion is given, where one is asked for and only facts were found.

    >>> bool(_OUGHT.search("có nên thay lãnh đạo huyện xếp cuối không"))
    True
    """
    if not _OUGHT.search(comparison_key(part.text)):
        return ""
    said = comparison_key(" ".join(draft.text for draft in draught.drafts))
    return "" if _SAYS_OUGHT.search(said) else fill("no_opinion", question.language)
