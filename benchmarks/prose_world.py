"""What made-up articles tell of: places, measures of several fields of government, and periods.

The places are real districts and communes, every figure of them is invented.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A province and units of it of one level, with the years that it had them in."""

    province: str
    level: str
    units: tuple[str, ...]
    years: tuple[int, ...]


REGIONS = (
    Region("Thái Nguyên", "huyện", ("Đại Từ", "Đồng Hỷ", "Phú Bình", "Định Hóa", "Võ Nhai", "Phú Lương"), (2022, 2023, 2024)),
    Region("Bắc Giang", "huyện", ("Lạng Giang", "Lục Nam", "Tân Yên", "Yên Thế", "Sơn Động", "Hiệp Hòa"), (2022, 2023, 2024)),
    Region("Nghệ An", "huyện", ("Yên Thành", "Diễn Châu", "Quỳnh Lưu", "Đô Lương", "Nam Đàn", "Thanh Chương"), (2022, 2023, 2024)),
    Region("Quảng Nam", "huyện", ("Duy Xuyên", "Đại Lộc", "Quế Sơn", "Thăng Bình", "Núi Thành", "Phú Ninh"), (2022, 2023, 2024)),
    Region("Đắk Lắk", "huyện", ("Krông Pắc", "Ea Kar", "Cư M'gar", "Krông Năng", "Buôn Đôn", "Ea Súp"), (2022, 2023, 2024)),
    Region("Bến Tre", "huyện", ("Ba Tri", "Giồng Trôm", "Mỏ Cày Nam", "Thạnh Phú", "Bình Đại", "Chợ Lách"), (2022, 2023, 2024)),
    Region("Thanh Hóa", "huyện", ("Thọ Xuân", "Hoằng Hóa", "Nông Cống", "Quảng Xương", "Hậu Lộc", "Nga Sơn"), (2022, 2023, 2024)),
    Region("Kiên Giang", "huyện", ("Giồng Riềng", "Gò Quao", "An Biên", "An Minh", "Tân Hiệp", "Hòn Đất"), (2022, 2023, 2024)),
    Region("Phú Thọ", "xã", ("Thanh Ba", "Hạ Hòa", "Cẩm Khê", "Yên Lập", "Lâm Thao", "Đoan Hùng"), (2025, 2026)),
    Region("Lâm Đồng", "xã", ("Đức Trọng", "Di Linh", "Lạc Dương", "Đơn Dương", "Đạ Tẻh", "Hàm Thuận"), (2025, 2026)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """A period: as it is written, its canonical value, the one a year earlier, and in English."""

    text: str
    value: str
    before: str
    before_value: str
    english: str
    end: str


def periods(year: int) -> tuple[Period, ...]:
    """Return the periods that an article of a year may be about."""
    e = year - 1
    return (
        Period(f"năm {year}", f"{year}", f"năm {e}", f"{e}", f"in {year}", f"cuối năm {year}"),
        Period(f"6 tháng đầu năm {year}", f"{year}-H1", f"6 tháng đầu năm {e}", f"{e}-H1", f"in the first half of {year}", f"30/6/{year}"),
        Period(f"quý III/{year}", f"{year}-Q3", f"quý III/{e}", f"{e}-Q3", f"in the third quarter of {year}", f"30/9/{year}"),
        Period(f"quý I năm {year}", f"{year}-Q1", f"quý I năm {e}", f"{e}-Q1", f"in the first quarter of {year}", f"31/3/{year}"),
        Period(f"9 tháng năm {year}", f"{year}-01/{year}-09", f"9 tháng năm {e}", f"{e}-01/{e}-09", f"in the first nine months of {year}", f"30/9/{year}"),
        Period(f"tháng 8/{year}", f"{year}-08", f"tháng 8/{e}", f"{e}-08", f"in August {year}", f"31/8/{year}"),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """Something measured: ``noun`` names it, ``act`` stands before a counted number.

    ``words`` must all stand in the indicator that a figure is bound to; of "a|b" one. ``asks`` are
    questions with {of} and {when}. ``parts`` are what is counted with a further word.
    """

    kind: str
    noun: str
    unit: str
    low: float
    high: float
    words: tuple[str, ...]
    asks: tuple[str, ...]
    english: str = ""
    act: str = ""
    rest: str = ""
    parts: tuple[tuple[str, str, str], ...] = ()


def _rate(noun: str, low: float, high: float, words: str, english: str, *asks: str) -> Measure:
    asked = (f"{noun[0].upper()}{noun[1:]} của {{of}} {{when}} là bao nhiêu?", *asks)
    return Measure("rate", noun, "%", low, high, tuple(words.split(", ")), asked, english)


def _count(
    act: str, unit: str, rest: str, low: float, high: float, words: str, english: str,
    noun: str, *parts: tuple[str, str, str],
) -> Measure:  # fmt: skip
    asked = (
        f"{{of}} {{when}} {act} bao nhiêu {unit} {rest}".rstrip() + "?",
        f"{noun[0].upper()}{noun[1:]} của {{of}} {{when}} là bao nhiêu?",
    )
    return Measure(
        "count", noun, unit, low, high, tuple(words.split(", ")), asked, english, act, rest, parts
    )


def _money(noun: str, low: float, high: float, words: str, english: str, *asks: str) -> Measure:
    asked = (f"{noun[0].upper()}{noun[1:]} của {{of}} {{when}} đạt bao nhiêu?", *asks)
    return Measure("money", noun, "tỷ đồng", low, high, tuple(words.split(", ")), asked, english)


def _amount(noun: str, unit: str, low: float, high: float, words: str, *asks: str) -> Measure:
    asked = (f"{noun[0].upper()}{noun[1:]} của {{of}} {{when}} là bao nhiêu?", *asks)
    return Measure("amount", noun, unit, low, high, tuple(words.split(", ")), asked)


PAR = Measure(
    "score", "Chỉ số cải cách hành chính", "điểm", 70, 96, ("cải cách hành chính",),
    ("Chỉ số cải cách hành chính của {of} {when} là bao nhiêu?", "{of} đạt bao nhiêu điểm chỉ số CCHC {when}?"),
    "What was the PAR Index of {of} {when}?",
)  # fmt: skip
DTI = Measure(
    "score", "Chỉ số chuyển đổi số", "điểm", 60, 92, ("chuyển đổi số",),
    ("Chỉ số chuyển đổi số của {of} {when} là bao nhiêu?", "{of} được mấy điểm chỉ số chuyển đổi số {when}?"),
    "What was the digital transformation index of {of} {when}?",
)  # fmt: skip
SCORES = (PAR, DTI)

FIELDS: dict[str, tuple[Measure, ...]] = {
    "cải cách hành chính": (
        _rate("tỷ lệ hồ sơ giải quyết đúng hạn", 82, 99, "hạn", "What percentage of files did {of} settle on time {when}?", "{of} {when} giải quyết đúng hạn bao nhiêu phần trăm hồ sơ?"),
        _rate("tỷ lệ người dân hài lòng", 80, 98, "hài lòng", "", "Người dân hài lòng bao nhiêu phần trăm ở {of} {when}?"),
        _count("tiếp nhận", "hồ sơ", "thủ tục hành chính", 6000, 98000, "hồ sơ, tiếp nhận", "How many files did {of} receive {when}?", "số hồ sơ tiếp nhận", ("hồ sơ nộp trực tuyến", "trực tuyến", "hồ sơ nộp trực tuyến"), ("hồ sơ nộp trực tiếp", "trực tiếp", "hồ sơ nộp trực tiếp"), ("hồ sơ nộp qua bưu chính", "bưu chính", "hồ sơ nộp qua bưu chính")),
        _count("cắt giảm", "thủ tục", "nội bộ", 11, 98, "thủ tục, nội bộ", "", "số thủ tục nội bộ được cắt giảm"),
        _count("kiểm tra", "cơ quan, đơn vị", "về kỷ luật hành chính", 11, 60, "đơn vị", "", "số cơ quan, đơn vị được kiểm tra"),
    ),
    "chuyển đổi số": (
        _rate("tỷ lệ hồ sơ nộp trực tuyến", 51, 96, "trực tuyến", "What was the share of online applications in {of} {when}?", "{of} {when} có bao nhiêu phần trăm hồ sơ nộp trực tuyến?"),
        _rate("tỷ lệ thanh toán trực tuyến", 35, 92, "thanh toán", "", "{of} thanh toán trực tuyến đạt mấy phần trăm {when}?"),
        _count("số hóa", "kết quả", "giải quyết thủ tục hành chính", 4000, 88000, "kết quả|số hóa", "", "số kết quả giải quyết thủ tục hành chính được số hóa"),
        _count("kích hoạt", "tài khoản", "định danh điện tử", 5000, 96000, "tài khoản", "How many electronic identity accounts did {of} activate {when}?", "số tài khoản định danh điện tử được kích hoạt", ("tài khoản của học sinh", "học sinh", "tài khoản của học sinh"), ("tài khoản của người cao tuổi", "người cao tuổi", "tài khoản của người cao tuổi")),
        _count("thành lập", "tổ công nghệ số cộng đồng", "", 40, 240, "tổ công nghệ số", "", "số tổ công nghệ số cộng đồng"),
    ),
    "đầu tư": (
        _rate("tỷ lệ giải ngân vốn đầu tư công", 35, 97, "giải ngân", "What was the public investment disbursement rate of {of} {when}?", "{of} {when} giải ngân vốn đầu tư công được bao nhiêu phần trăm?"),
        _money("vốn đầu tư toàn xã hội", 400, 2900, "đầu tư", "", "{of} {when} thu hút bao nhiêu vốn đầu tư toàn xã hội?"),
        _count("cấp mới", "dự án", "đầu tư trong nước", 11, 95, "dự án", "How many new investment projects did {of} license {when}?", "số dự án cấp mới", ("dự án công nghiệp", "công nghiệp", "dự án công nghiệp"), ("dự án nông nghiệp", "nông nghiệp", "dự án nông nghiệp")),
        _count("có", "doanh nghiệp", "thành lập mới", 110, 990, "doanh nghiệp, mới", "How many enterprises were newly established in {of} {when}?", "số doanh nghiệp thành lập mới"),
    ),
    "ngân sách": (
        _money("thu ngân sách nhà nước", 150, 1900, "thu ngân sách", "How much state budget revenue did {of} collect {when}?", "{of} thu ngân sách được bao nhiêu {when}?"),
        _money("chi đầu tư phát triển", 120, 900, "chi đầu tư", "", "{of} {when} chi đầu tư phát triển bao nhiêu tiền?"),
        _money("thu tiền sử dụng đất", 101, 990, "sử dụng đất", "", "{of} thu tiền sử dụng đất được bao nhiêu {when}?"),
        _money("chi thường xuyên", 150, 1900, "chi thường xuyên", "", "{of} chi thường xuyên hết bao nhiêu {when}?"),
    ),
    "y tế": (
        _rate("tỷ lệ bao phủ bảo hiểm y tế", 85, 98, "bảo hiểm y tế", "What was the health insurance coverage of {of} {when}?", "{of} {when} bao phủ bảo hiểm y tế đạt mấy phần trăm?"),
        _rate("tỷ lệ trẻ em suy dinh dưỡng thể thấp còi", 6, 24, "suy dinh dưỡng", "", "{of} còn bao nhiêu phần trăm trẻ em suy dinh dưỡng thể thấp còi {when}?"),
        _count("ghi nhận", "ca mắc", "sốt xuất huyết", 120, 1900, "ca mắc|sốt", "How many dengue cases were recorded in {of} {when}?", "số ca mắc sốt xuất huyết", ("ca mắc là trẻ em", "trẻ em", "ca mắc là trẻ em"), ("ca mắc là người lớn", "người lớn", "ca mắc là người lớn")),
        _count("khám, chữa bệnh cho", "lượt người", "", 9000, 190000, "khám", "", "số lượt khám, chữa bệnh"),
    ),
    "giáo dục": (
        _rate("tỷ lệ trường đạt chuẩn quốc gia", 41, 93, "chuẩn quốc gia", "What share of schools in {of} met national standards {when}?", "{of} có bao nhiêu phần trăm trường đạt chuẩn quốc gia {when}?"),
        _rate("tỷ lệ tốt nghiệp trung học phổ thông", 94, 99.8, "tốt nghiệp", "", "{of} {when} có tỷ lệ tốt nghiệp THPT bao nhiêu?"),
        _count("xây mới", "phòng học", "kiên cố", 21, 290, "phòng học", "How many classrooms did {of} build {when}?", "số phòng học xây mới", ("phòng học mầm non", "mầm non", "phòng học mầm non"), ("phòng học tiểu học", "tiểu học", "phòng học tiểu học")),
        _count("tuyển dụng", "giáo viên", "", 31, 390, "giáo viên", "How many teachers did {of} recruit {when}?", "số giáo viên được tuyển dụng", ("giáo viên mầm non", "mầm non", "giáo viên mầm non"), ("giáo viên tiểu học", "tiểu học", "giáo viên tiểu học")),
    ),
    "nông nghiệp": (
        _amount("diện tích gieo trồng lúa", "ha", 1200, 19000, "diện tích|gieo trồng, lúa", "{of} {when} gieo trồng bao nhiêu ha lúa?"),
        _amount("năng suất lúa bình quân", "tạ/ha", 48, 72, "năng suất", "Năng suất lúa ở {of} {when} đạt bao nhiêu?"),
        _amount("sản lượng lương thực", "tấn", 9000, 99000, "sản lượng", "{of} {when} thu được bao nhiêu tấn lương thực?"),
        _rate("tỷ lệ che phủ rừng", 31, 71, "che phủ", "What was the forest cover rate of {of} {when}?", "{of} {when} che phủ rừng đạt bao nhiêu phần trăm?"),
        _count("công nhận", "sản phẩm", "OCOP", 11, 95, "sản phẩm, OCOP", "How many OCOP products did {of} recognise {when}?", "số sản phẩm OCOP được công nhận", ("sản phẩm ba sao", "ba sao", "sản phẩm OCOP ba sao"), ("sản phẩm bốn sao", "bốn sao", "sản phẩm OCOP bốn sao")),
    ),
    "an ninh": (
        _rate("tỷ lệ điều tra, khám phá án", 78, 97, "khám phá", "", "{of} {when} điều tra, khám phá án đạt bao nhiêu phần trăm?"),
        _count("xảy ra", "vụ phạm tội", "về trật tự xã hội", 31, 390, "vụ, phạm tội", "How many crimes against social order happened in {of} {when}?", "số vụ phạm tội về trật tự xã hội"),
        _count("xảy ra", "vụ tai nạn giao thông", "", 21, 190, "tai nạn giao thông", "How many traffic accidents happened in {of} {when}?", "số vụ tai nạn giao thông"),
        _count("cấp", "thẻ căn cước", "", 4000, 69000, "căn cước", "", "số thẻ căn cước được cấp"),
        _count("xử phạt", "trường hợp", "vi phạm nồng độ cồn", 210, 4900, "nồng độ cồn", "", "số trường hợp vi phạm nồng độ cồn bị xử phạt"),
    ),
    "xã hội": (
        _rate("tỷ lệ hộ nghèo", 1.2, 14, "nghèo", "What was the poverty rate of {of} {when}?", "{of} {when} còn bao nhiêu phần trăm hộ nghèo?"),
        _rate("tỷ lệ lao động qua đào tạo", 51, 79, "đào tạo", "", "{of} có bao nhiêu phần trăm lao động qua đào tạo {when}?"),
        _count("tạo việc làm cho", "lao động", "", 900, 9900, "lao động|việc làm", "How many workers did {of} create jobs for {when}?", "số lao động được tạo việc làm", ("lao động nữ", "nữ", "lao động nữ được tạo việc làm"), ("lao động nông thôn", "nông thôn", "lao động nông thôn được tạo việc làm")),
        _count("xóa", "nhà tạm, nhà dột nát", "", 101, 990, "nhà", "", "số nhà tạm, nhà dột nát được xóa"),
    ),
}  # fmt: skip
