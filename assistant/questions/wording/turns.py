"""Questions turned into the frames that officials ask in: "Báo cáo 12 do vị nào đặt bút ký?".

People ask one thing in many frames: with its topic first, with the cause at the end, by a polite
word for "who". The turns are rows of `data/turns.tsv`, each with an example that tests keep true;
a cause that is asked for at the end or in the middle is put first here ("X, cớ sao vậy?").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.questions.wording.plainly import said_plainly
from index_store.language.characters.marks import comparison_key, nfc
from index_store.language.knowledge import table_rows
from index_store.language.names.office_acronyms import with_offices_in_full

_PARTS = {
    "{end}": r"(?:,? (?:vậy|thế|ạ|nhỉ|ấy|đó|đấy|hả|hở|ha|ta|hen|nè|trời|cơ|á|nhé|nha|không biết|đây|đi|chứ|hén|luôn|anh|chị|em|ad))*\s*[?.!]*\s*$",
    "{who}": r"(?:ai|(?:(?:vị|quý|một|đồng chí|đ/c) )?(?:vị|ông bà|ông/bà|bà/ông|ông hay bà|ông|bà|anh|chị|thầy|đồng chí|đ/c|lãnh đạo|cán bộ|quan chức|sếp|thủ trưởng|nhân vật|người)(?: (?:lãnh đạo|cán bộ|đứng đầu|nhân vật))? (?:nào|gì))",
    "{body}": r"(?:(?:cơ quan|đơn vị|tổ chức|sở|ban|phòng|ngành|cục|vụ|bộ|văn phòng|nơi|bên|chỗ|địa phương|nhà)(?:,? (?:sở|ban|ngành|đơn vị))* (?:nào|gì))",
    "{day}": r"(?:(?:hôm|bữa|ngày|ngày tháng) (?:nào|mấy|bao nhiêu)|mùng mấy|khi nào|lúc nào|bao giờ|chừng nào|hồi nào|đến đâu|(?:tháng|năm) (?:nào|mấy))",
    "{doc}": r"(?:công văn|văn bản|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|thông báo|báo cáo|kế hoạch|kết luận|luật|bộ luật|pháp lệnh|quy chế|quy định|hướng dẫn|tờ trình|công điện)",
    "{free}": r"(?:(?! (?:nào|mấy|gì|ai|đâu|bao nhiêu)\b)[^?,:])",
    "{post}": r"(?:(?:(?:phó|quyền|nguyên|cựu|đồng) )*(?:tổng bí thư|bí thư|chủ tịch|giám đốc|tổng giám đốc|chánh (?:văn phòng|thanh tra|án)|viện trưởng|cục trưởng|chi cục trưởng|vụ trưởng|bộ trưởng|thứ trưởng|tổng cục trưởng|hiệu trưởng|tổ trưởng|đội trưởng|hạt trưởng|trạm trưởng|chủ nhiệm|thủ trưởng|tổng thanh tra|thống đốc|tư lệnh|kế toán trưởng|người phát ngôn|trưởng (?:thôn|bản|ấp|khu phố|khu|phòng|ban|đoàn|khoa|trạm|công an|bộ phận|nhóm|tổ|làng|xóm|buôn|văn phòng)))",
    "{where}": r"(?:(?:ở|tại) đâu|(?:(?:ở|tại) )?(?:chỗ|nơi|địa chỉ|địa điểm|đường|phố) nào|đâu|(?:ở )?khúc nào)",
}
"""What stands in the patterns of the table for a family of words; `{end}` is what ends a question."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One row: what people say, what is read instead, and an example of both."""

    said: re.Pattern[str]
    plain: str
    example: str

    def read(self, text: str) -> str:
        """Return a text with the first place of what is said read so; what begins it stays a capital."""
        return self.said.sub(self._plain, text, count=1)

    def _plain(self, found: re.Match[str]) -> str:
        plain = found.expand(self.plain)
        if comparison_key(plain) == comparison_key(found[0]):
            return found[0]
        begins = found.start() == 0 and found[0][:1].isupper()
        return plain[:1].upper() + plain[1:] if begins else plain


@cache
def turns() -> tuple[Turn, ...]:
    """Return the table in the order in which its rows are tried."""
    rows = table_rows("assistant", "data/turns.tsv", "turn", "plain", "example")
    return tuple(Turn(_compiled(turn), plain, example) for turn, plain, example in rows)


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, words in _PARTS.items():
        pattern = pattern.replace(name, words)
    return re.compile(rf"(?<![\w/])(?:{pattern})(?!(?<=\w)[\w/])", re.IGNORECASE)


def framed(reading: str, asked: str) -> tuple[str, str]:
    """Return a Vietnamese question in plain words and frame, and what was typed to compare it with.

    What was typed with all its marks is turned too; what was not stays, for its offsets are lost.
    """
    plain = in_plain_frame(said_plainly(with_offices_in_full(reading)))
    return plain, plain if reading == asked else asked


def in_plain_frame(reading: str) -> str:
    """Return a question in the frame that officials ask in; what is asked stays the same.

    >>> in_plain_frame("Báo cáo số 12/BC-SNV do vị nào đặt bút ký?")
    'Báo cáo số 12/BC-SNV do ai ký?'
    >>> in_plain_frame("Lâm Khê đội sổ năm 2023, nguyên nhân do đâu vậy?")
    'Vì sao Lâm Khê đội sổ năm 2023?'
    >>> in_plain_frame("Lâm Khê xếp thứ mấy, vì sao vậy?")
    'Lâm Khê xếp thứ mấy, vì sao vậy?'
    """
    text = nfc(reading)
    for turn in turns():
        text = turn.read(text)
    return _cause_first(" ".join(text.split()))


_CAUSE = (
    r"(?:(?:vì|tại|do|bởi)(?: (?:vì|là))? (?:sao|đâu|gì|chi|lẽ gì|lẽ nào|cớ gì|cớ sao|ai|cái gì|điều gì|những gì|những (?:cái|điều|việc|chuyện|yếu tố|nguyên nhân|l[ýí] do) (?:gì|nào)|yếu tố (?:gì|nào)|nguyên nhân (?:gì|nào)|l[ýí] do (?:gì|nào))"
    r"|(?:lý giải|giải thích|cắt nghĩa) (?:sao|thế nào|ra sao|kiểu gì)|tại làm sao|làm sao|(?:có )?ai (?:biết|rõ|hiểu|hay) (?:vì sao|tại sao|sao|l[ýí] do|nguyên nhân|do đâu)(?: (?:là gì|không|không nhỉ))*|cớ sao|cớ gì|can cớ gì|nhờ (?:đâu|gì|vào đâu|cái gì|điều gì)|sao|răng|(?:do |tại )?(?:bị )?(?:vướng|kẹt|tắc|nghẽn|mắc)(?: mắc)? (?:(?:ở )?(?:đâu|chỗ nào|khâu nào|điểm nào)|gì|cái gì|điều gì)|(?:(?:báo cáo|tài liệu|văn bản|tỉnh|huyện|họ|người ta|kết luận) )?(?:đổ|quy|nói|giải thích|lý giải|ghi|nêu|cho biết|cho)(?: (?:lỗi|là|rằng))* (?:do|tại|vì|cho|bởi) (?:đâu|gì|cái gì|điều gì|những gì|sao|ai)|(?:báo cáo|tài liệu|văn bản|họ|kết luận) (?:giải thích|lý giải|nói|ghi|nêu) (?:sao|thế nào|ra sao|l[ýí] do gì|nguyên nhân gì)"
    r"|(?:l[ýí] do|nguyên nhân|nguyên do|nguyên cớ|duyên cớ|căn nguyên|nguồn cơn)(?: (?:chính|chủ yếu|sâu xa))?(?: (?:là|do|tại|từ|ở|nằm|vì))*(?: (?:gì|đâu|sao|nào|cái gì|điều gì|những gì))?)"
    r"(?: (?:mà có|mà ra|mà nên|mà vậy|ra nông nỗi(?: này| ấy| vậy)?|nên nỗi|ra cớ sự(?: này)?|lại (?:vậy|thế)|hay (?:vậy|thế)|giỏi (?:vậy|thế)))?"
)
_THAT = (
    r"(?:(?:thì|mà|là|điều đó|chuyện đó|việc đó|cái đó|điều này|việc này|chuyện này|họ|nó|đó) )*"
)
_CAUSE_LAST = re.compile(
    rf"^(?P<fact>\S.{{4,}}?\S)(?:[,;:.–-]\s*{_THAT}{_CAUSE}|(?:[,;:.–-]\s*{_THAT}|\s(?:là |mà )?)(?:(?:do|từ|bởi|tại) đâu mà (?:có|ra|nên)|do đâu|vì đâu|bởi đâu|nhờ đâu|do vướng gì|vì lẽ gì|vì cớ gì|(?:là )?(?:do|tại|vì) (?:nguyên|duyên) cớ (?:gì|nào|chi)|(?:là )?(?:lỗi|tội) (?:tại|do|ở|vì) (?:đâu|ai|cái gì)|(?:là )?tại làm sao|tại sao|vì sao|là vì l[ýí] do gì|là vì sao|(?:bắt nguồn|xuất phát) từ (?:đâu|cái gì|điều gì|nguyên nhân nào)|(?:là )?(?:hậu quả|hệ quả|kết quả) của (?:cái|điều|việc) gì)){_PARTS['{end}']}",
    re.IGNORECASE,
)
_CAUSE_INSIDE = re.compile(
    r"^(?P<who>\S+(?: \S+){0,9}?) (?:mà )?(?:(?i:(?<!ra )(?<!vì )(?<!tại )(?<!làm )(?<!bản )(?<!ngôi )(?<!trích )(?<!đánh giá )(?<! \d )(?<!một )(?<!hai )(?<!ba )(?<!bốn )(?<!năm )(?<!bằng )(?<!và )(?<!nói )(?<!không )(?<!hiểu )(?<!nghĩ )(?<!tính )(?<!thấy ))"
    r"sao(?! (?:gọi|kêu|là|y|lục|kê|chép|nhận|lưu|vàng|la|không|cho|để|được|rồi|đó|nào)\b)|cớ sao|cớ gì|cớ chi|can cớ gì|mắc gì|mắc chi|răng)"
    r"(?: (?:lại|mà|cứ|vẫn))? (?P<did>[^\W\d]\w*(?: \S+)+)$"
)
_CAUSE_NAMED = re.compile(r"(?:vì sao|tại sao|sao|vì|tại|nhờ)(?!\w)", re.IGNORECASE)
_ASKS = re.compile(
    r"(?<!\w)(?:bao nhiêu|mấy|gì|nào|ai|đâu|bao giờ|bao lâu|thế nào|ra sao|như thế nào|vì sao|tại sao|nguyên nhân|l[ýí] do|không\W*$)(?!\w)",
    re.IGNORECASE,
)


def _cause_first(text: str) -> str:
    """Return a question whose cause is asked for last or inside with "vì sao" at its beginning."""
    if _CAUSE_NAMED.match(text):
        bare = text.rstrip(" ?.!")
        return f"{_LAMENT.sub('', bare)}{text[len(bare) :]}"
    last = _CAUSE_LAST.match(text)
    if last and not _ASKS.search(last["fact"]):
        if _CAUSE_INSIDE.match(last["fact"]):
            return _cause_first(last["fact"])
        return f"Vì sao {_place_last(_without_lead(last['fact'].strip(' ,;:.')))}?"
    inside = _CAUSE_INSIDE.match(text)
    if inside and not _ASKS.search(inside["who"]):
        told = inside["who"]
        return (
            f"{told} vì sao {inside['did']}"
            if told[-1] == ","
            else f"Vì sao {told} {inside['did']}"
        )
    return text


def _without_lead(fact: str) -> str:
    """Return what a cause is asked of without the words that only lead up to it or lament it.

    >>> _without_lead("Chuyện các bộ sửa quy định chậm hoài"), _without_lead("Việc làm giảm")
    ('các bộ sửa quy định chậm', 'Việc làm giảm')
    """
    return _LAMENT.sub("", _LEAD.sub("", fact))


_LEAD = re.compile(
    r"^(?:chuyện|vụ|cái vụ|cái chuyện|khâu|mục|phần|mảng|cái khoản)(?: là)? (?=\S+ \S+ \S)",
    re.IGNORECASE,
)
_LAMENT = re.compile(r" (?:hoài|mãi|dữ|ghê|quá trời|quá chừng|thế|vậy|lắm)$", re.IGNORECASE)
_PLACE_FIRST = re.compile(
    r"(?P<where>(?:ở|tại|trong|năm|quý|tháng|so với|riêng|về)(?!\w)[^,]+), (?P<what>[^,]+)",
    re.IGNORECASE,
)


def _place_last(fact: str) -> str:
    """Return what a cause is asked of with the place or time that opens it at its end.

    >>> _place_last("Ở Hà Khê, điểm của công chức giảm"), _place_last("Hà Khê mà đội sổ")
    ('điểm của công chức giảm ở Hà Khê', 'Hà Khê đội sổ')
    """
    opened = _PLACE_FIRST.fullmatch(fact)
    if opened:
        return f"{opened['what']} {opened['where'][:1].lower()}{opened['where'][1:]}"
    return re.sub(r"(?<=\w) mà (?=\w)(?!vẫn|không|lại|còn|chưa)", " ", fact, count=1)


def is_read_so(turn: Turn) -> bool:
    """Return whether a row's own example is read as it says: "… → …"."""
    said, _, plain = turn.example.partition(" → ")
    return comparison_key(turn.read(said)) == comparison_key(plain)
