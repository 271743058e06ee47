"""Made-up pages of administrative procedures: what they state, how they are laid out, what is asked.

The procedures are real by name; places, times, fees and lists are drawn by chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.judged import Asked
from benchmarks.made_tables import vi
from benchmarks.table_layouts import Block, Table

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Kind:
    """A procedure: its name, what people call it, who handles it and what they hand in and get."""

    name: str
    called: tuple[str, ...]
    english: str
    agency: str
    result: str
    papers: tuple[str, ...]
    law: str
    kinds: tuple[str, str]


KINDS = tuple(
    Kind(name, tuple(called.split("|")), english, agency, result, tuple(papers.split("|")), law, (one, two))
    for name, called, english, agency, result, papers, law, one, two in (
        ("Đăng ký khai sinh", "làm giấy khai sinh|đăng ký khai sinh cho con", "birth registration",
         "Ủy ban nhân dân cấp xã", "Giấy khai sinh",
         "Tờ khai đăng ký khai sinh theo mẫu|Giấy chứng sinh do cơ sở y tế cấp|Giấy tờ tùy thân của người đi đăng ký|Giấy chứng nhận kết hôn của cha mẹ (nếu có)",
         "Luật Hộ tịch số 60/2014/QH13", "Đăng ký đúng hạn", "Đăng ký quá hạn"),
        ("Đăng ký kết hôn", "đăng ký kết hôn|làm giấy kết hôn", "marriage registration",
         "Ủy ban nhân dân cấp xã", "Giấy chứng nhận kết hôn",
         "Tờ khai đăng ký kết hôn theo mẫu|Giấy xác nhận tình trạng hôn nhân của hai bên|Căn cước công dân của hai bên nam, nữ",
         "Luật Hôn nhân và gia đình số 52/2014/QH13", "Kết hôn trong nước", "Kết hôn có yếu tố nước ngoài"),
        ("Cấp giấy phép xây dựng nhà ở riêng lẻ", "xin giấy phép xây dựng nhà ở riêng lẻ|xin phép xây nhà ở riêng lẻ", "a house building permit",
         "Phòng Kinh tế, Hạ tầng và Đô thị", "Giấy phép xây dựng kèm hồ sơ thiết kế đóng dấu",
         "Đơn đề nghị cấp giấy phép xây dựng|Bản sao giấy tờ chứng minh quyền sử dụng đất|Hai bộ bản vẽ thiết kế xây dựng|Bản cam kết bảo đảm an toàn công trình liền kề",
         "Luật Xây dựng số 50/2014/QH13", "Nhà cấp IV", "Nhà từ ba tầng trở lên"),
        ("Đăng ký thành lập hộ kinh doanh", "đăng ký hộ kinh doanh|mở hộ kinh doanh", "household business registration",
         "Phòng Kinh tế", "Giấy chứng nhận đăng ký hộ kinh doanh",
         "Giấy đề nghị đăng ký hộ kinh doanh|Bản sao căn cước công dân của chủ hộ|Biên bản họp thành viên hộ gia đình",
         "Nghị định số 01/2021/NĐ-CP", "Đăng ký mới", "Đăng ký thay đổi nội dung"),
        ("Chứng thực bản sao từ bản chính", "chứng thực bản sao|sao y bản chính", "certified copies",
         "Phòng Tư pháp", "Bản sao được chứng thực",
         "Bản chính giấy tờ, văn bản|Bản sao cần chứng thực",
         "Nghị định số 23/2015/NĐ-CP", "Hai trang đầu", "Từ trang thứ ba"),
        ("Cấp giấy xác nhận tình trạng hôn nhân", "xin giấy xác nhận tình trạng hôn nhân|làm giấy xác nhận tình trạng hôn nhân", "a marital status certificate",
         "Ủy ban nhân dân cấp xã", "Giấy xác nhận tình trạng hôn nhân",
         "Tờ khai cấp giấy xác nhận tình trạng hôn nhân|Bản án ly hôn hoặc giấy chứng tử (nếu có)",
         "Nghị định số 123/2015/NĐ-CP", "Dùng để kết hôn", "Dùng vào mục đích khác"),
        ("Cấp Phiếu lý lịch tư pháp", "xin phiếu lý lịch tư pháp|làm lý lịch tư pháp", "a criminal record certificate",
         "Sở Tư pháp", "Phiếu lý lịch tư pháp",
         "Tờ khai yêu cầu cấp Phiếu lý lịch tư pháp|Bản sao căn cước công dân hoặc hộ chiếu|Văn bản ủy quyền (nếu nhờ người khác)",
         "Luật Lý lịch tư pháp số 28/2009/QH12", "Phiếu số 1", "Phiếu số 2"),
        ("Chuyển mục đích sử dụng đất", "xin chuyển mục đích sử dụng đất|chuyển mục đích đất", "a change of land use",
         "Phòng Nông nghiệp và Môi trường", "Quyết định cho phép chuyển mục đích sử dụng đất",
         "Đơn xin chuyển mục đích sử dụng đất|Giấy chứng nhận quyền sử dụng đất (bản gốc)|Trích đo địa chính thửa đất",
         "Luật Đất đai số 31/2024/QH15", "Đất trồng cây lâu năm", "Đất trồng lúa"),
        ("Cấp đổi giấy phép lái xe", "đổi giấy phép lái xe", "a driving licence renewal",
         "Công an tỉnh", "Giấy phép lái xe",
         "Đơn đề nghị đổi giấy phép lái xe|Giấy khám sức khỏe của người lái xe|Bản sao giấy phép lái xe cũ",
         "Luật Trật tự, an toàn giao thông đường bộ số 36/2024/QH15", "Xe mô tô", "Xe ô tô"),
        ("Cấp giấy phép lao động cho người nước ngoài", "xin giấy phép lao động cho người nước ngoài|làm giấy phép lao động người nước ngoài", "a work permit for foreigners",
         "Sở Nội vụ", "Giấy phép lao động",
         "Văn bản đề nghị cấp giấy phép lao động của người sử dụng lao động|Giấy chứng nhận sức khỏe|Phiếu lý lịch tư pháp không quá 6 tháng|Hai ảnh màu nền trắng",
         "Nghị định số 152/2020/NĐ-CP", "Cấp mới", "Cấp lại"),
        ("Hỗ trợ chi phí mai táng", "xin hỗ trợ chi phí mai táng|hỗ trợ mai táng phí", "funeral cost support",
         "Phòng Văn hóa - Xã hội", "Quyết định hỗ trợ chi phí mai táng",
         "Tờ khai đề nghị hỗ trợ chi phí mai táng|Bản sao trích lục khai tử",
         "Nghị định số 20/2021/NĐ-CP", "Người hưởng trợ cấp tháng", "Người từ đủ 80 tuổi"),
        ("Cấp giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm", "xin giấy chứng nhận an toàn thực phẩm|giấy an toàn thực phẩm", "a food safety certificate",
         "Sở Nông nghiệp và Môi trường", "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm",
         "Đơn đề nghị cấp giấy chứng nhận|Bản thuyết minh về cơ sở vật chất, trang thiết bị|Danh sách chủ cơ sở đã được xác nhận kiến thức an toàn thực phẩm",
         "Luật An toàn thực phẩm số 55/2010/QH12", "Cơ sở nhỏ lẻ", "Doanh nghiệp"),
    )
)  # fmt: skip
PLACES = (
    ("xã Mường Cai", "thôn Nà Lũng"), ("phường Cẩm Trạch", "số 18 đường Hồ Sen"),
    ("xã Vĩnh Khê", "thôn Đông Thượng"), ("phường Tây Lộc Hạ", "số 42 phố Bến Đá"),
    ("xã Hòa Sơn Đông", "trung tâm xã"), ("phường Nam Bến Tràm", "số 7 đường Kinh Xáng"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What one page states of one procedure; ``fees`` are by channel or by kind, or one for all."""

    kind: Kind
    unit: str
    at: str
    days: int
    paid: str
    fees: tuple[int, int]
    sets: int
    law_year: int
    law_number: str
    form: str
    hotline: str

    @property
    def time(self) -> str:
        """The time to handle a file."""
        return f"{self.days:02d} ngày làm việc"


def facts(chance: random.Random, count: int) -> list[Facts]:
    """Return what a page states of so many procedures of one unit."""
    unit, at = chance.choice(PLACES)
    days = chance.sample(range(2, 31), count)
    made: list[Facts] = []
    for one, day in zip(chance.sample(KINDS, count), days, strict=True):
        high = chance.choice((20, 30, 50, 75, 100, 150, 200, 450, 600)) * 1000
        low = high // 2 + (2_000 if chance.random() < 0.5 else 0)
        paid = chance.choice(("channel", "channel", "kind", "one", "none", "unsaid"))
        number = f"{chance.randint(11, 99)}/20{chance.randint(19, 25)}/NQ-HĐND"
        made.append(
            Facts(one, unit, at, day, paid, (high, low), chance.choice((1, 1, 2)), 2024, number,
                  f"Mẫu số {chance.randint(1, 19):02d}", f"0{chance.randint(200, 299)}.{chance.randint(3_100_000, 3_999_999)}")
        )  # fmt: skip
    return made


def money(value: int) -> str:
    """Return an amount as a page writes it."""
    return f"{vi(value, 0)} đồng"


def fee_text(f: Facts) -> str:
    """Return what the page says of the fee."""
    high, low = map(money, f.fees)
    one, two = f.kind.kinds
    return {
        "channel": f"{high}/hồ sơ nếu nộp trực tiếp; {low}/hồ sơ nếu nộp trực tuyến.",
        "kind": f"{one}: {low}/hồ sơ; {two}: {high}/hồ sơ.",
        "one": f"{high}/hồ sơ.",
        "none": "Không.",
        "unsaid": "",
    }[f.paid]


def fields(f: Facts) -> list[tuple[str, list[str]]]:
    """Return the headings of the page with the lines under each."""
    kind = f.kind
    centre = f"Trung tâm Phục vụ hành chính công {f.unit}, {f.at}"
    told = [
        ("Trình tự thực hiện", [
            f"Bước 1: Tổ chức, cá nhân chuẩn bị hồ sơ và nộp tại {centre}.",
            "Bước 2: Công chức kiểm tra hồ sơ; hồ sơ chưa đầy đủ thì hướng dẫn bổ sung trong 01 ngày.",
            f"Bước 3: {kind.agency} thẩm định, trình ký và chuyển kết quả.",
            "Bước 4: Người nộp nhận kết quả theo giấy hẹn.",
        ]),
        ("Cách thức thực hiện", [
            f"Trực tiếp tại {centre}.", "Trực tuyến trên Cổng Dịch vụ công quốc gia.", "Qua dịch vụ bưu chính công ích.",
        ]),
        ("Thành phần hồ sơ", [*kind.papers]),
        ("Số lượng hồ sơ", [f"{f.sets:02d} bộ."]),
        ("Thời hạn giải quyết", [f"{f.time} kể từ ngày nhận đủ hồ sơ hợp lệ."]),
        ("Đối tượng thực hiện", ["Cá nhân, hộ gia đình." if f.sets == 1 else "Tổ chức, cá nhân."]),
        ("Cơ quan thực hiện", [f"{kind.agency}."]),
        ("Kết quả thực hiện", [f"{kind.result}."]),
        ("Phí, lệ phí", [fee_text(f)]),
        ("Tên mẫu đơn, mẫu tờ khai", [f"{f.form} ban hành kèm theo Thông tư."]),
        ("Yêu cầu, điều kiện thực hiện", ["Không." if f.sets == 2 else "Hồ sơ phải có chữ ký của người đề nghị."]),
        ("Căn cứ pháp lý", [f"{kind.law}.", f"Nghị quyết số {f.law_number} về mức thu phí, lệ phí."]),
    ]  # fmt: skip
    return [item for item in told if item[1] != [""]]


OTHER_LABELS = {
    "Phí, lệ phí": ("Lệ phí", "Phí, lệ phí (nếu có)", "Phí"),
    "Thời hạn giải quyết": ("Thời gian giải quyết", "Thời hạn giải quyết hồ sơ"),
    "Cơ quan thực hiện": ("Cơ quan giải quyết", "Cơ quan có thẩm quyền quyết định", "Cơ quan thực hiện thủ tục hành chính"),
    "Kết quả thực hiện": ("Kết quả thực hiện thủ tục hành chính", "Kết quả giải quyết"),
    "Căn cứ pháp lý": ("Căn cứ pháp lý của thủ tục hành chính", "Cơ sở pháp lý"),
    "Thành phần hồ sơ": ("Thành phần hồ sơ gồm", "Hồ sơ gồm có", "Thành phần, số lượng hồ sơ"),
    "Đối tượng thực hiện": ("Đối tượng thực hiện thủ tục hành chính",),
}  # fmt: skip


def _labels(
    told: list[tuple[str, list[str]]], chance: random.Random
) -> list[tuple[str, list[str]]]:
    """Return the fields as one office calls them; some leave a few out of the middle."""
    made = []
    for label, lines in told:
        others = OTHER_LABELS.get(label, ())
        if label == "Thành phần hồ sơ":
            others = others[:2]
        made.append((chance.choice((label, label, *others)), lines))
    return made


def _title(f: Facts) -> str:
    return f"Thủ tục {f.kind.name[0].lower()}{f.kind.name[1:]}"


Blocks = list[Block]


def label_lines(all_: Sequence[Facts], chance: random.Random) -> Blocks:
    """Lay out as "Thời hạn giải quyết: …", lists with dashes below their label."""
    made = [_office(all_[0], chance)]
    for f in all_:
        made.append(Block("2", _title(f)))
        for label, lines in _labels(fields(f), chance):
            if len(lines) == 1:
                made.append(Block("p", f"{label}: {lines[0]}"))
            else:
                made += [Block("p", f"{label}:"), *(Block("p", f"- {line}") for line in lines)]
    return made


def bulleted_labels(all_: Sequence[Facts], chance: random.Random) -> Blocks:
    """Lay out as "- Thời hạn giải quyết: …" with lists in one line."""
    made = [_office(all_[0], chance)]
    for at, f in enumerate(all_, 1):
        made.append(Block("p", f"{at}. {_title(f)}"))
        for label, lines in _labels(fields(f), chance):
            made.append(Block("p", f"- {label}: {'; '.join(line.rstrip('.') for line in lines)}."))
    return made


def headings(all_: Sequence[Facts], chance: random.Random) -> Blocks:
    """Lay out each field under a heading of its own."""
    made = [_office(all_[0], chance)]
    for f in all_:
        made.append(Block("2", f.kind.name))
        for label, lines in _labels(fields(f), chance):
            made += [
                Block("3", label),
                *(Block("p", ("- " if len(lines) > 1 else "") + line) for line in lines),
            ]
    return made


def numbered(all_: Sequence[Facts], chance: random.Random) -> Blocks:
    """Lay out as an annex does: "1. Thủ tục …", "1.1. Trình tự thực hiện:", the lines below."""
    made = [_office(all_[0], chance), Block("p", "NỘI DUNG CỤ THỂ CỦA TỪNG THỦ TỤC HÀNH CHÍNH")]
    for at, f in enumerate(all_, 1):
        made.append(Block("p", f"{at}. {_title(f)}"))
        for field, (label, lines) in enumerate(_labels(fields(f), chance), 1):
            made.append(Block("p", f"{at}.{field}. {label}:"))
            made += [Block("p", ("- " if len(lines) > 1 else "") + line) for line in lines]
    return made


def lettered(all_: Sequence[Facts], chance: random.Random) -> Blocks:
    """Lay out as "a) Trình tự thực hiện:" with one line of text after the colon."""
    made = [_office(all_[0], chance)]
    for at, f in enumerate(all_, 1):
        made.append(Block("p", f"{at}. {_title(f)}"))
        for letter, (label, lines) in zip("abcdđeghiklm", _labels(fields(f), chance), strict=False):
            if len(lines) == 1:
                made.append(Block("p", f"{letter}) {label}: {lines[0]}"))
            else:
                made += [
                    Block("p", f"{letter}) {label}:"),
                    *(Block("p", f"- {line};") for line in lines),
                ]
    return made


def two_columns(all_: Sequence[Facts], chance: random.Random) -> Blocks:
    """Lay out as a table of two columns for each procedure."""
    made = [_office(all_[0], chance)]
    for f in all_:
        made.append(Block("2", _title(f)))
        told = [
            (label, "; ".join(line.rstrip(".") for line in lines))
            for label, lines in _labels(fields(f), chance)
        ]
        told.insert(0, ("Tên thủ tục", f.kind.name))
        made.append(
            Block("table", table=Table((("Nội dung", "Chi tiết"),), tuple(told), frozenset()))
        )
    return made


def national_portal(all_: Sequence[Facts], _: random.Random) -> Blocks:
    """Lay out as the national portal: channels, times and fees in one table, papers in another."""
    made: Blocks = []
    for f in all_:
        made += [
            Block("1" if len(all_) == 1 else "2", f"Chi tiết thủ tục hành chính: {f.kind.name}")
        ]
        told = dict(fields(f))
        high, low = map(money, f.fees)
        one = {"channel": (high, low), "one": (high, high), "none": ("0 đồng", "0 đồng")}.get(
            f.paid, ("", "")
        )
        made += [
            Block("p", f"Cấp thực hiện: Cấp xã. Lĩnh vực: hành chính. Nơi tiếp nhận: {f.unit}")
        ]
        made += [
            Block("3", "Trình tự thực hiện"),
            *(Block("p", line) for line in told["Trình tự thực hiện"]),
        ]
        rows = (
            ("Trực tiếp", f.time, one[0], f"Nộp tại Trung tâm Phục vụ hành chính công {f.unit}"),
            ("Trực tuyến", f.time, one[1], "Nộp trên Cổng Dịch vụ công quốc gia"),
            ("Dịch vụ bưu chính", f.time, one[0], "Gửi qua bưu điện"),
        )
        made += [
            Block("3", "Cách thức thực hiện"),
            Block("table", table=Table((("Hình thức nộp", "Thời hạn giải quyết", "Phí, lệ phí", "Mô tả"),), rows, frozenset())),
            Block("3", "Thành phần hồ sơ"),
            Block("table", table=Table((("Tên giấy tờ", "Số lượng"),), tuple((paper, "Bản chính: 1") for paper in f.kind.papers), frozenset())),
        ]  # fmt: skip
        for label in (
            "Đối tượng thực hiện",
            "Cơ quan thực hiện",
            "Kết quả thực hiện",
            "Căn cứ pháp lý",
            "Yêu cầu, điều kiện thực hiện",
        ):
            made += [Block("3", label), *(Block("p", line) for line in told[label])]
    return made


def catalogue(all_: Sequence[Facts], chance: random.Random) -> Blocks:
    """Lay out as the annex of a decision: one row for each procedure."""
    rows = tuple(
        (
            str(at),
            f.kind.name,
            f.time,
            f"Trung tâm Phục vụ hành chính công {f.unit}",
            fee_text(f),
            f.kind.law,
        )
        for at, f in enumerate(all_, 1)
    )
    heads = (
        (
            "TT",
            "Tên thủ tục hành chính",
            chance.choice(("Thời hạn giải quyết", "Thời gian giải quyết")),
            "Địa điểm thực hiện",
            "Phí, lệ phí",
            "Căn cứ pháp lý",
        ),
    )
    return [
        _office(all_[0], chance),
        Block("p", "Danh mục thủ tục hành chính tiếp nhận và trả kết quả"),
        Block("table", table=Table(heads, rows, frozenset())),
    ]


def _office(f: Facts, chance: random.Random) -> Block:
    return Block("1", chance.choice((
        f"Thủ tục hành chính tại {f.unit}", f"Hướng dẫn thủ tục hành chính – {f.unit}", f"Niêm yết thủ tục hành chính của UBND {f.unit}",
    )))  # fmt: skip


LAYOUTS: dict[str, Callable[[Sequence[Facts], random.Random], Blocks]] = {
    "label lines": label_lines, "bulleted labels": bulleted_labels, "headings": headings, "numbered": numbered,
    "lettered": lettered, "two columns": two_columns, "national portal": national_portal, "catalogue": catalogue,
}  # fmt: skip
_LESS = frozenset(("time", "fee", "fee by channel", "fee by kind", "where", "law"))
_OF_PORTAL = frozenset(("sets", "form"))


def questions(f: Facts, layout: str, chance: random.Random) -> Iterator[Asked]:
    """Yield what is asked of one procedure of a page, and what the page does not say of it."""
    kind, pick = f.kind, chance.choice
    name = pick((kind.name[0].lower() + kind.name[1:], *kind.called))
    named = pick((f"thủ tục {kind.name.lower()}", f"TTHC {kind.name.lower()}", name))
    high, low = (money(fee).removesuffix(" đồng") for fee in f.fees)
    centre = (f"Trung tâm Phục vụ hành chính công {f.unit}",)
    day = (f"{f.days:02d} ngày", f"{f.days} ngày")
    asked = [
        Asked("time", pick((f"{name} mất bao lâu?", f"Thời hạn giải quyết {named} là mấy ngày?", f"{name} bao nhiêu ngày thì xong", f"Bao lâu thì có kết quả {named}?")), (day,)),
        Asked("papers", pick((f"{name} cần giấy tờ gì?", f"Hồ sơ {named} gồm những gì?", f"muốn {name} thì phải chuẩn bị giấy tờ nào", f"Thành phần hồ sơ của {named}?")), tuple((paper,) for paper in kind.papers)),
        Asked("where", pick((f"{name} nộp hồ sơ ở đâu?", f"Nộp hồ sơ {named} tại đâu", f"{name} thì tới chỗ nào nộp?")), (centre,)),
        Asked("who", pick((f"Cơ quan nào giải quyết {named}?", f"ai giải quyết hồ sơ {named}", f"{named} do cơ quan nào thực hiện?")), ((kind.agency,),)),
        Asked("result", pick((f"Kết quả của {named} là gì?", f"làm xong {named} thì nhận được giấy gì")), ((kind.result,),)),
        Asked("sets", pick((f"{named} nộp mấy bộ hồ sơ?", f"Số lượng hồ sơ {named} là bao nhiêu bộ?")), ((f"{f.sets:02d} bộ", f"{f.sets} bộ"),)),
        Asked("law", pick((f"{named} căn cứ văn bản nào?", f"Căn cứ pháp lý của {named} là gì?")), ((kind.law.split(" số ")[-1],),)),
        Asked("form", pick((f"{named} dùng mẫu đơn nào?", f"Tờ khai {named} theo mẫu số mấy?")), ((f.form,),)),
        Asked("steps", pick((f"Trình tự thực hiện {named} thế nào?", f"các bước {named}")), (("Bước 1",), ("Bước 3",))),
        Asked("english", pick((f"How long does {kind.english} take?", f"How many days does it take to process {kind.english}?")), ((f"{f.days:02d}", f"{f.days}"),)),
        Asked("absent procedure", pick(("Cấp giấy phép kinh doanh vận tải mất bao lâu?", "Lệ phí đăng ký nuôi con nuôi là bao nhiêu?", "Hồ sơ cấp giấy phép bán lẻ rượu gồm những gì?", "thủ tục cấp hộ chiếu phổ thông nộp ở đâu"))),
    ]  # fmt: skip
    portal = layout == "national portal"
    unsaid = f.paid == "unsaid" or (portal and f.paid == "kind")
    fee = pick(
        (
            f"Lệ phí {named} là bao nhiêu?",
            f"{name} hết bao nhiêu tiền?",
            f"{name} có mất phí không, bao nhiêu?",
        )
    )
    if unsaid:
        asked.append(
            Asked("fee unsaid", fee.replace("có mất phí không, bao nhiêu", "hết nhiêu tiền"))
        )
    elif f.paid == "none":
        none = ("Không", "không", "0 đồng")
        asked.append(Asked("fee", fee, (none,)))
    elif f.paid == "one":
        asked.append(Asked("fee", fee, ((high,),)))
        asked.append(
            Asked(
                "two parts",
                pick(
                    (f"{name} mất bao lâu và lệ phí bao nhiêu?", f"Thời hạn và lệ phí của {named}?")
                ),
                (day, (high,)),
            )
        )
    elif f.paid == "channel":
        online = pick(("trực tuyến", "qua mạng", "online"))
        asked += [
            Asked("fee", fee, ((high,), (low,))),
            Asked("fee by channel", pick((f"{name} nộp {online} thì phí bao nhiêu?", f"Lệ phí {named} nộp {online} là bao nhiêu?")), ((low,),), (high,)),
            Asked("fee by channel", pick((f"{name} nộp trực tiếp thì lệ phí bao nhiêu?", f"nộp tại quầy {name} bao nhiêu tiền")), ((high,),), (low,)),
        ]  # fmt: skip
        post = f"Lệ phí {named} nộp qua bưu điện là bao nhiêu?"
        asked.append(
            Asked("fee by channel", post, ((high,),), (low,))
            if portal
            else Asked("fee of no channel", post)
        )
    else:
        one = f.kind.kinds[0]
        asked += [
            Asked("fee", fee, ((high,), (low,))),
            Asked(
                "fee by kind",
                f"Lệ phí {named} đối với {one[0].lower()}{one[1:]} là bao nhiêu?",
                ((low,),),
                (high,),
            ),
        ]
    for question in asked:
        if (
            layout == "catalogue"
            and question.kind not in _LESS
            and not question.kind.startswith(("fee", "two", "absent", "english"))
        ):
            continue
        if portal and question.kind in _OF_PORTAL:
            continue
        yield question
