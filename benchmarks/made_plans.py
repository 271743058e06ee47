"""Plans, decisions, notices and news made by chance for measuring: who does what by when.

Places, persons, numbers and who leads what are invented and drawn by chance, so that nothing
but the document says them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.made_tables import FIRST, SECOND

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SURNAMES = ("Lò", "Tạ", "Đinh", "Ngô", "Vi", "Hà", "Nguyễn", "Trần", "Phạm", "Lương", "Bùi", "Đoàn", "Mai", "Vũ", "Lục")  # fmt: skip
_MEN = ("Văn Thạch", "Minh Kha", "Hữu Lẫm", "Quốc Trường", "Đức Vinh", "Thế Quyền", "Bá Thuận", "Khắc Tiệp", "Trọng Nghĩa", "Xuân Bách")  # fmt: skip
_WOMEN = ("Thị Hoài", "Thị Mận", "Hoài An", "Thị Bích Diễm", "Thu Nga", "Thị Lan", "Mai Khuê", "Thị Thanh")  # fmt: skip

UNITS: Mapping[str, tuple[str, ...]] = {
    "tỉnh": (
        "Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Khoa học và Công nghệ", "Văn phòng UBND tỉnh",
        "Sở Xây dựng", "Sở Y tế", "Sở Nông nghiệp và Môi trường", "Công an tỉnh", "Thanh tra tỉnh",
        "Trung tâm Phục vụ hành chính công tỉnh", "Sở Giáo dục và Đào tạo",
    ),
    "huyện": (
        "Phòng Nội vụ", "Phòng Tư pháp", "Phòng Tài chính - Kế hoạch", "Phòng Văn hóa và Thông tin",
        "Văn phòng HĐND và UBND huyện", "Phòng Tài nguyên và Môi trường", "Công an huyện",
        "Phòng Giáo dục và Đào tạo", "Thanh tra huyện", "Phòng Kinh tế và Hạ tầng",
    ),
    "xã": (
        "Văn phòng HĐND và UBND xã", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã",
        "Trung tâm Phục vụ hành chính công xã", "Ban Chỉ huy Quân sự xã", "Trạm Y tế xã",
    ),
}  # fmt: skip
_LATE_UNITS = ("Các cơ quan, đơn vị liên quan", "Các đơn vị có liên quan")


@dataclass(frozen=True, slots=True)
class Work:
    """A task as a plan writes it, as people ask for it, what no other task says, and in English."""

    text: str
    asked: tuple[str, ...]
    key: str
    english: str


WORKS = (
    Work("Rà soát, đơn giản hóa thủ tục hành chính lĩnh vực đất đai", ("rà soát, đơn giản hóa thủ tục đất đai", "đơn giản hóa thủ tục hành chính lĩnh vực đất đai"), "lĩnh vực đất đai", "simplifying land procedures"),
    Work("Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực", ("số hóa kết quả giải quyết thủ tục hành chính", "số hóa kết quả thủ tục hành chính còn hiệu lực"), "còn hiệu lực", "digitising the results of administrative procedures"),
    Work("Xây dựng Đề án vị trí việc làm của các cơ quan, đơn vị", ("xây dựng Đề án vị trí việc làm", "đề án vị trí việc làm"), "vị trí việc làm", "building the job position scheme"),
    Work("Tổ chức tập huấn kỹ năng số cho cán bộ, công chức", ("tập huấn kỹ năng số cho cán bộ, công chức", "tổ chức tập huấn kỹ năng số"), "kỹ năng số", "training officials in digital skills"),
    Work("Khảo sát mức độ hài lòng của người dân, doanh nghiệp", ("khảo sát mức độ hài lòng", "khảo sát sự hài lòng của người dân"), "khảo sát mức độ hài lòng", "the satisfaction survey"),
    Work("Nâng cấp Hệ thống thông tin giải quyết thủ tục hành chính", ("nâng cấp Hệ thống thông tin giải quyết thủ tục hành chính", "nâng cấp hệ thống thông tin giải quyết TTHC"), "nâng cấp hệ thống thông tin", "upgrading the information system for administrative procedures"),
    Work("Kiểm tra công tác cải cách hành chính tại các đơn vị trực thuộc", ("kiểm tra công tác cải cách hành chính", "kiểm tra CCHC tại các đơn vị trực thuộc"), "tại các đơn vị trực thuộc", "inspecting administrative reform work"),
    Work("Tổ chức Hội thi tìm hiểu cải cách hành chính", ("tổ chức Hội thi tìm hiểu cải cách hành chính", "hội thi tìm hiểu CCHC"), "hội thi tìm hiểu", "organising the contest on administrative reform"),
    Work("Ban hành Bộ chỉ số đánh giá chuyển đổi số", ("ban hành Bộ chỉ số đánh giá chuyển đổi số", "bộ chỉ số đánh giá chuyển đổi số"), "bộ chỉ số đánh giá chuyển đổi số", "issuing the digital transformation index"),
    Work("Lắp đặt camera giám sát tại Bộ phận Một cửa", ("lắp camera giám sát ở Bộ phận Một cửa", "lắp đặt camera giám sát"), "camera giám sát", "installing the surveillance cameras"),
    Work("Sắp xếp lại các đơn vị sự nghiệp công lập", ("sắp xếp các đơn vị sự nghiệp công lập", "sắp xếp lại đơn vị sự nghiệp công lập"), "đơn vị sự nghiệp công lập", "rearranging public service units"),
    Work("Hệ thống hóa văn bản quy phạm pháp luật kỳ 2024 - 2028", ("hệ thống hóa văn bản quy phạm pháp luật",), "văn bản quy phạm pháp luật", "systematising legal documents"),
    Work("Cấp chữ ký số miễn phí cho người dân nộp hồ sơ trực tuyến", ("cấp chữ ký số cho người dân", "cấp chữ ký số miễn phí"), "chữ ký số", "issuing digital signatures to citizens"),
    Work("Mở chuyên mục cải cách hành chính trên Trang thông tin điện tử", ("mở chuyên mục cải cách hành chính", "mở chuyên mục CCHC trên trang thông tin điện tử"), "chuyên mục", "opening a column on administrative reform on the website"),
    Work("Tổ chức hội nghị đối thoại với doanh nghiệp", ("tổ chức đối thoại với doanh nghiệp", "hội nghị đối thoại với doanh nghiệp"), "đối thoại với doanh nghiệp", "holding a dialogue with enterprises"),
    Work("Xây dựng Quy chế phối hợp giải quyết hồ sơ liên thông", ("xây dựng quy chế phối hợp giải quyết hồ sơ liên thông", "quy chế phối hợp hồ sơ liên thông"), "quy chế phối hợp", "drafting the coordination regulation"),
    Work("Chuẩn hóa, làm sạch dữ liệu hộ tịch", ("làm sạch dữ liệu hộ tịch", "chuẩn hóa dữ liệu hộ tịch"), "dữ liệu hộ tịch", "cleaning the civil status data"),
    Work("Sửa chữa, mở rộng trụ sở Trung tâm Phục vụ hành chính công", ("sửa chữa trụ sở Trung tâm Phục vụ hành chính công", "mở rộng trụ sở trung tâm phục vụ hành chính công"), "trụ sở trung tâm", "repairing the public service centre"),
    Work("Thí điểm mô hình “Ngày thứ Sáu không hẹn”", ("thí điểm mô hình Ngày thứ Sáu không hẹn", "mô hình ngày thứ sáu không hẹn"), "không hẹn", "piloting the No-appointment Friday"),
)  # fmt: skip
ABSENT_WORKS = (
    "trồng cây xanh tại trụ sở", "xây dựng nhà ở xã hội cho công chức", "mua sắm xe ô tô chuyên dùng",
    "tổ chức giải bóng đá cán bộ, công chức",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aim:
    """An indicator with targets, as plans write it and as people ask for it."""

    text: str
    asked: str
    english: str


AIMS = (
    Aim("Tỷ lệ hồ sơ nộp trực tuyến", "tỷ lệ hồ sơ nộp trực tuyến", "the share of dossiers filed online"),
    Aim("Tỷ lệ thanh toán trực tuyến", "tỷ lệ thanh toán trực tuyến", "the share of online payment"),
    Aim("Tỷ lệ số hóa hồ sơ, kết quả giải quyết thủ tục hành chính", "tỷ lệ số hóa hồ sơ", "the share of dossiers digitised"),
    Aim("Mức độ hài lòng của người dân, tổ chức", "mức độ hài lòng của người dân", "the satisfaction of citizens"),
    Aim("Tỷ lệ hồ sơ giải quyết đúng hạn", "tỷ lệ hồ sơ giải quyết đúng hạn", "the share of dossiers resolved on time"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, by whom, with whom, until when, and what comes out of it."""

    work: Work
    lead: str
    helps: tuple[str, ...]
    due: str
    product: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person, as texts call them ("ông", "bà"), with the office held."""

    name: str
    title: str
    office: str

    def __str__(self) -> str:
        return f"{self.title} {self.name}"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the documents of one place say."""

    level: str
    name: str
    year: int
    number: str
    day: str
    head: Person
    deputies: tuple[Person, ...]
    officers: tuple[Person, ...]
    tasks: tuple[Task, ...]
    aims: tuple[tuple[Aim, tuple[int, ...]], ...]
    budget: int
    parts: tuple[tuple[str, int], ...]
    replaced: str
    replaced_day: str
    ground: str

    @property
    def place(self) -> str:
        """The unit with its level: "tỉnh Tân Lâm"."""
        return f"{self.level} {self.name}"

    @property
    def body(self) -> str:
        """The committee: "UBND tỉnh"."""
        return f"UBND {self.level}"

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have targets."""
        return (self.year, self.year + 1, self.year + 4)


DAYS = ("{}/{}/{}", "ngày {} tháng {} năm {}", "{:02d}/{:02d}/{}")


def _due(chance: random.Random, year: int) -> str:
    day, month = chance.choice((10, 15, 20, 25, 28, 30)), chance.choice((4, 6, 9, 11))
    quarter = chance.choice(("II", "III", "IV"))
    return chance.choice(
        (
            f"trước ngày {day}/{month}/{year}", f"trước ngày {day:02d}/{month:02d}/{year}",
            f"tháng {chance.randint(3, 12)}/{year}", f"quý {quarter}/{year}", f"quý {quarter} năm {year}",
        )
    )  # fmt: skip


_PRODUCTS = ("Báo cáo kết quả", "Quyết định của UBND", "Kế hoạch triển khai", "Văn bản hướng dẫn", "Tờ trình", "Hệ thống đưa vào vận hành")  # fmt: skip


def _tasks(chance: random.Random, level: str, year: int) -> tuple[Task, ...]:
    leads = chance.sample(UNITS[level], 4)
    leads = [*leads, *leads[:3]]
    dues: list[str] = []
    while len(dues) < len(leads):
        if (due := _due(chance, year)) not in dues:
            dues.append(due)
    works = chance.sample(WORKS, len(leads))
    made = []
    for work, lead, due in zip(works, leads, dues, strict=True):
        others = [unit for unit in UNITS[level] if unit not in leads]
        helps = tuple(chance.sample(others, chance.choice((1, 2))))
        made.append(Task(work, lead, helps, due, chance.choice(_PRODUCTS)))
    chance.shuffle(made)
    return tuple(made)


def people(chance: random.Random, offices: Sequence[str]) -> tuple[Person, ...]:
    """Return persons of different names in the offices."""
    found: dict[str, Person] = {}
    while len(found) < len(offices):
        woman = chance.random() < 0.4
        name = f"{chance.choice(_SURNAMES)} {chance.choice(_WOMEN if woman else _MEN)}"
        found.setdefault(name, Person(name, "bà" if woman else "ông", offices[len(found)]))
    return tuple(found.values())


def facts(chance: random.Random, level: str | None = None, name: str | None = None) -> Facts:
    """Return the facts of one invented place."""
    level = level or chance.choice(("tỉnh", "tỉnh", "huyện", "xã"))
    year = {"huyện": 2024, "xã": 2026}.get(level, chance.choice((2024, 2025, 2026)))
    name = name or f"{chance.choice(FIRST)} {chance.choice(SECOND)}"
    body = f"UBND {level}"
    tasks = _tasks(chance, level, year)
    chiefs = [
        (f"Chánh {u}" if u.startswith(("Văn phòng", "Thanh tra")) else f"Trưởng {u}" if u.startswith(("Phòng", "Công an"))
         else f"Giám đốc {u}" if u.startswith(("Sở", "Trung tâm")) else f"Thủ trưởng {u}")
        for u in dict.fromkeys(t.lead for t in tasks)
    ]  # fmt: skip
    everyone = people(
        chance,
        (f"Chủ tịch {body}", f"Phó Chủ tịch Thường trực {body}", f"Phó Chủ tịch {body}", *chiefs),
    )
    budget = chance.randint(12, 95) * 100
    first = chance.randint(4, 8) * budget // 1000 * 100
    aims = tuple(
        (aim, tuple(sorted(chance.sample(range(41, 99), 3)))) for aim in chance.sample(AIMS, 3)
    )
    month = chance.choice((1, 2, 12))
    return Facts(
        level, name, year, str(chance.randint(11, 480)),
        f"ngày {chance.randint(10, 28)} tháng {month:02d} năm {year - (month == 12)}",
        everyone[0], everyone[1:3], everyone[3:], tasks, aims, budget,
        (("mua sắm, nâng cấp thiết bị", first), ("đào tạo, tập huấn", budget - first)),
        f"{chance.randint(500, 2400)}/QĐ-UBND", f"ngày {chance.randint(10, 28)}/{chance.randint(3, 9)}/{year - 3}",
        f"{chance.randint(100, 900)}/QĐ-TTg",
    )  # fmt: skip
