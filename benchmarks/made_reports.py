"""Reports of offices made by chance for measuring: the facts, and the lines that state them.

Offices, provinces and numbers are invented. Each layout writes the same facts as another office
would: dashes, pluses, letters, brackets, prose, bold labels, numbered items.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.made_tables import FIRST, SECOND, vi

if TYPE_CHECKING:
    from collections.abc import Callable

OFFICES = (
    ("Sở Xây dựng", "SXD", ("Nhà ở", "Vận tải đường bộ", "Quy hoạch đô thị")),
    ("Sở Tư pháp", "STP", ("Công chứng", "Lý lịch tư pháp", "Luật sư")),
    ("Sở Y tế", "SYT", ("Dược phẩm", "Khám bệnh, chữa bệnh", "An toàn thực phẩm")),
    ("Sở Nội vụ", "SNV", ("Thi đua, khen thưởng", "Việc làm", "Người có công")),
    ("Sở Tài chính", "STC", ("Đầu tư công", "Giá và công sản", "Đăng ký kinh doanh")),
)  # fmt: skip
PEOPLE = ("Lò Văn Thạch", "Tạ Minh Kha", "Đinh Thị Hoài", "Ngô Hữu Lẫm", "Vi Quốc Trường")
PERIODS = (
    ("quý II năm 2025", "quý 2/2025", 20, 6, 2025), ("6 tháng đầu năm 2024", "6 tháng đầu năm 2024", 18, 6, 2024),
    ("quý III năm 2024", "quý III/2024", 21, 9, 2024), ("năm 2024", "năm 2024", 20, 12, 2024),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What one office reports of one period."""

    office: str
    short: str
    province: str
    period: str
    asked: str
    number: str
    date: str
    signer: str
    fields: tuple[str, ...]
    procedures: tuple[int, int, int]
    full: int
    part: int
    online: int
    direct: int
    carried: int
    on_time: int
    late: int
    pending: int
    by_field: tuple[int, ...]
    feedback: tuple[int, int]
    payroll: tuple[int, int]
    fees: float
    appraisal: int
    saved: int
    signed: tuple[int, int]
    pages: int
    paid_online: float
    classes: int
    apologies: int

    @property
    def received(self) -> int:
        """Files received in the period."""
        return self.online + self.direct

    @property
    def resolved(self) -> int:
        """Files settled in the period."""
        return self.on_time + self.late

    def share(self, part: int, whole: int) -> str:
        """Return a share as a report writes it."""
        return vi(part / whole * 100) + "%"


def made(chance: random.Random) -> Facts:
    """Return the facts of one invented report."""
    office, short, fields = chance.choice(OFFICES)
    period, asked, day, month, year = chance.choice(PERIODS)
    online, direct = chance.randint(800, 4000), chance.randint(100, 790)
    late = chance.randint(11, 60)
    first = chance.randint(300, 700)
    second = chance.randint(150, 290)
    whole = online + direct
    signed = chance.randint(1500, 4000)
    feedback = chance.randint(21, 40)
    staff = chance.randint(61, 120)
    return Facts(
        office, short, f"{chance.choice(FIRST)} {chance.choice(SECOND)}", period, asked,
        f"{chance.randint(101, 900)}/BC-{short}", f"ngày {day} tháng {month} năm {year}",
        chance.choice(PEOPLE), fields,
        (chance.randint(90, 160), chance.randint(11, 30), chance.randint(3, 9)),
        chance.randint(50, 80), chance.randint(20, 49), online, direct, chance.randint(100, 300),
        whole - chance.randint(200, 500), late, chance.randint(90, 280),
        (first, second, whole - first - second), (feedback, feedback - chance.randint(1, 5)),
        (staff, staff - chance.randint(2, 9)), round(chance.uniform(1, 9), 3),
        chance.randint(300, 990), chance.randint(120, 480), (signed, signed + chance.randint(5, 40)),
        chance.randint(20, 90) * 1000 + 400, round(chance.uniform(30, 95), 1), chance.randint(2, 9),
        late,
    )  # fmt: skip


def n(value: int) -> str:
    """Return a count as a report writes it."""
    return f"{value:02d}" if value < 10 else vi(value, 0)


def head(f: Facts) -> list[str]:
    """Return the letterhead and the title of a report."""
    return [
        f"UBND TỈNH {f.province.upper()}", f.office.upper(), f"Số: {f.number}",
        f"{f.province}, {f.date}", "", "BÁO CÁO",
        f"Kết quả công tác cải cách hành chính {f.period} của {f.office}", "",
    ]  # fmt: skip


def foot(f: Facts) -> list[str]:
    """Return the receivers and the signature of a report."""
    return ["", "Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT, VP.", "", "GIÁM ĐỐC", f.signer]


def dashes(f: Facts) -> list[str]:
    """Return the layout "gạch đầu dòng"."""
    t, h, x = f.procedures
    return [
        "I. CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "1. Thủ tục thuộc thẩm quyền giải quyết",
        f"- Tổng số: {t + h + x} thủ tục (cấp tỉnh {t}, cấp huyện {h}, cấp xã {n(x)}).",
        f"- Dịch vụ công trực tuyến toàn trình: {f.full}; một phần: {f.part}.",
        "2. Tiếp nhận và giải quyết hồ sơ",
        f"- Tiếp nhận mới: {n(f.received)} hồ sơ (trực tuyến {n(f.online)}, bằng {f.share(f.online, f.received)}; trực tiếp {n(f.direct)}).",
        f"- Kỳ trước chuyển sang: {n(f.carried)} hồ sơ.",
        f"- Đã giải quyết: {n(f.resolved)} hồ sơ, gồm {n(f.on_time)} hồ sơ đúng hạn ({f.share(f.on_time, f.resolved)}), {f.late} hồ sơ quá hạn.",
        f"- Đang giải quyết: {f.pending} hồ sơ.",
        "3. Hồ sơ tiếp nhận mới chia theo lĩnh vực",
        *(f"- {field}: {n(count)};" for field, count in zip(f.fields, f.by_field, strict=True)),
        f"4. Phản ánh, kiến nghị: nhận {f.feedback[0]}, trả lời {f.feedback[1]}.",
        "II. TỔ CHỨC BỘ MÁY", f"- Biên chế công chức được giao {f.payroll[0]}, có mặt {f.payroll[1]}.",
        f"- Mở {n(f.classes)} lớp tập huấn.",
        "III. TÀI CHÍNH CÔNG",
        f"- Thu phí, lệ phí: {vi(f.fees, 3)} tỷ đồng, trong đó phí thẩm định {f.appraisal} triệu đồng.",
        f"- Tiết kiệm chi thường xuyên: {f.saved} triệu đồng.",
        "IV. CHUYỂN ĐỔI SỐ", f"- Văn bản đi ký số: {n(f.signed[0])}/{n(f.signed[1])} ({f.share(*f.signed)}).",
        f"- Số hóa kết quả còn hiệu lực: {n(f.pages)} trang.",
        f"- Tỷ lệ thanh toán trực tuyến: {vi(f.paid_online, 1)}%.",
    ]  # fmt: skip


def nested(f: Facts) -> list[str]:
    """Return the layout "gạch và cộng, Trong đó"."""
    t, h, x = f.procedures
    return [
        "I. KẾT QUẢ THỰC HIỆN", "1. Cải cách thủ tục hành chính",
        f"- Số thủ tục hành chính thuộc thẩm quyền giải quyết: {t + h + x} thủ tục. Trong đó:",
        f"+ Cấp tỉnh: {t} thủ tục;", f"+ Cấp huyện: {h} thủ tục;", f"+ Cấp xã: {n(x)} thủ tục.",
        f"- Số dịch vụ công trực tuyến toàn trình: {f.full} dịch vụ.",
        f"- Số dịch vụ công trực tuyến một phần: {f.part} dịch vụ.",
        f"- Tổng số hồ sơ tiếp nhận: {n(f.received)} hồ sơ, trong đó:",
        f"+ Tiếp nhận trực tuyến: {n(f.online)} hồ sơ, đạt tỷ lệ {f.share(f.online, f.received)};",
        f"+ Tiếp nhận trực tiếp: {n(f.direct)} hồ sơ;", f"+ Từ kỳ trước chuyển sang: {f.carried} hồ sơ.",
        f"- Tổng số hồ sơ đã giải quyết: {n(f.resolved)} hồ sơ, trong đó:",
        f"+ Đúng hạn: {n(f.on_time)} hồ sơ, đạt tỷ lệ {f.share(f.on_time, f.resolved)};",
        f"+ Quá hạn: {f.late} hồ sơ.", f"- Số hồ sơ đang giải quyết: {f.pending} hồ sơ.",
        "2. Tổ chức bộ máy", f"- Biên chế công chức được giao: {f.payroll[0]} biên chế.",
        f"- Biên chế công chức có mặt: {f.payroll[1]} người.",
        "3. Tài chính công", f"- Số phí, lệ phí thu được: {vi(f.fees, 3)} tỷ đồng.",
        f"- Kinh phí tiết kiệm được: {f.saved} triệu đồng.",
        "4. Xây dựng chính quyền số", f"- Tỷ lệ văn bản đi được ký số: {f.share(*f.signed)}.",
        f"- Số trang hồ sơ đã số hóa: {n(f.pages)} trang.",
        f"- Tỷ lệ thanh toán trực tuyến: {vi(f.paid_online, 1)}%.",
    ]  # fmt: skip


def prose(f: Facts) -> list[str]:
    """Return the layout "văn xuôi"."""
    t, h, x = f.procedures
    return [
        "1. Về thủ tục hành chính",
        f"Tổng số thủ tục hành chính thuộc thẩm quyền giải quyết của {f.office} là {t + h + x} thủ tục, trong đó có {t} thủ tục cấp tỉnh, {h} thủ tục cấp huyện và {n(x)} thủ tục cấp xã. Có {f.full} dịch vụ công trực tuyến toàn trình và {f.part} dịch vụ công trực tuyến một phần.",
        "2. Về giải quyết hồ sơ",
        f"Trong kỳ, Sở tiếp nhận {n(f.received)} hồ sơ, trong đó {n(f.online)} hồ sơ trực tuyến, chiếm {f.share(f.online, f.received)}. Sở đã giải quyết {n(f.resolved)} hồ sơ; có {n(f.on_time)} hồ sơ đúng hạn, đạt {f.share(f.on_time, f.resolved)}; {f.late} hồ sơ quá hạn. Hiện còn {f.pending} hồ sơ đang giải quyết.",
        "3. Về tổ chức bộ máy",
        f"Biên chế công chức được giao là {f.payroll[0]} người, hiện có mặt {f.payroll[1]} người. Sở đã mở {n(f.classes)} lớp tập huấn cải cách hành chính.",
        "4. Về tài chính và chuyển đổi số",
        f"Sở đã thu {vi(f.fees, 3)} tỷ đồng phí, lệ phí; tiết kiệm {f.saved} triệu đồng chi thường xuyên. Tỷ lệ thanh toán trực tuyến đạt {vi(f.paid_online, 1)}%. Đã số hóa {n(f.pages)} trang hồ sơ.",
    ]  # fmt: skip


def lettered(f: Facts) -> list[str]:
    """Return the layout "chữ cái và ngoặc đơn"."""
    t, h, x = f.procedures
    return [
        "1. Công tác kiểm soát thủ tục hành chính",
        f"a) Số thủ tục hành chính đang thực hiện: {t + h + x} thủ tục (gồm: {t} thủ tục cấp tỉnh, {h} thủ tục cấp huyện, {n(x)} thủ tục cấp xã).",
        f"b) Dịch vụ công trực tuyến: {f.full + f.part} dịch vụ (toàn trình {f.full}, một phần {f.part}).",
        "2. Công tác tiếp nhận, giải quyết hồ sơ",
        f"a) Hồ sơ tiếp nhận: {n(f.received)} hồ sơ (trực tuyến: {n(f.online)} hồ sơ; trực tiếp: {n(f.direct)} hồ sơ).",
        f"b) Hồ sơ đã giải quyết: {n(f.resolved)} hồ sơ (đúng hạn: {n(f.on_time)} hồ sơ, đạt {f.share(f.on_time, f.resolved)}; quá hạn: {f.late} hồ sơ).",
        f"c) Hồ sơ đang giải quyết: {f.pending} hồ sơ (trong hạn).",
        "3. Nhân sự và tài chính",
        f"a) Biên chế: được giao {f.payroll[0]} công chức, có mặt {f.payroll[1]} công chức.",
        f"b) Phí, lệ phí đã thu: {vi(f.fees, 3)} tỷ đồng (phí thẩm định {f.appraisal} triệu đồng).",
        f"c) Kinh phí tiết kiệm: {f.saved} triệu đồng.",
        "4. Chuyển đổi số", f"a) Văn bản phát hành có ký số: {n(f.signed[0])}/{n(f.signed[1])} văn bản, đạt {f.share(*f.signed)}.",
        f"b) Thanh toán trực tuyến: đạt {vi(f.paid_online, 1)}%.",
        f"c) Số hóa: {n(f.pages)} trang tài liệu.",
    ]  # fmt: skip


def labels_only(f: Facts) -> list[str]:
    """Return the layout "nhãn không đơn vị"."""
    t, h, x = f.procedures
    return [
        "I. SỐ LIỆU CHÍNH", f"Tổng số thủ tục hành chính: {t + h + x}", f"Số thủ tục cấp tỉnh: {t}",
        f"Số dịch vụ công toàn trình: {f.full}", f"Số dịch vụ công một phần: {f.part}",
        f"Số hồ sơ tiếp nhận: {n(f.received)}", f"Số hồ sơ tiếp nhận trực tuyến: {n(f.online)}",
        f"Tỷ lệ hồ sơ trực tuyến: {f.share(f.online, f.received)}",
        f"Số hồ sơ đã giải quyết: {n(f.resolved)}", f"Số hồ sơ giải quyết đúng hạn: {n(f.on_time)}",
        f"Tỷ lệ đúng hạn: {f.share(f.on_time, f.resolved)}", f"Số hồ sơ quá hạn: {f.late}",
        f"Số hồ sơ đang giải quyết: {f.pending}", f"Số biên chế được giao: {f.payroll[0]}",
        f"Số công chức có mặt: {f.payroll[1]}", f"Thu phí, lệ phí (tỷ đồng): {vi(f.fees, 3)}",
        f"Kinh phí tiết kiệm (triệu đồng): {f.saved}",
        f"Tỷ lệ thanh toán trực tuyến: {vi(f.paid_online, 1)}%", f"Số trang đã số hóa: {n(f.pages)}",
        f"Số lớp tập huấn: {n(f.classes)}", f"Số thư xin lỗi: {f.apologies}",
    ]  # fmt: skip


def led(f: Facts) -> list[str]:
    """Return the layout "dòng dẫn và mục con"."""
    t, h, x = f.procedures
    return [
        "I. GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", "- Thủ tục hành chính thuộc thẩm quyền:",
        f"+ Cấp tỉnh: {t};", f"+ Cấp huyện: {h};", f"+ Cấp xã: {n(x)}.",
        "- Hồ sơ tiếp nhận:", f"+ Trực tuyến: {n(f.online)};", f"+ Trực tiếp: {n(f.direct)}.",
        "- Hồ sơ đã giải quyết:", f"+ Đúng hạn: {n(f.on_time)} ({f.share(f.on_time, f.resolved)});", f"+ Quá hạn: {f.late}.",
        "- Hồ sơ tiếp nhận theo lĩnh vực:",
        *(f"+ {field}: {n(count)} hồ sơ;" for field, count in zip(f.fields, f.by_field, strict=True)),
        "II. NHÂN SỰ, TÀI CHÍNH", "- Biên chế công chức:", f"+ Được giao: {f.payroll[0]};", f"+ Có mặt: {f.payroll[1]}.",
        f"- Thu phí, lệ phí: {vi(f.fees, 3)} tỷ đồng.",
        "- Phản ánh, kiến nghị:", f"+ Tiếp nhận: {f.feedback[0]};", f"+ Đã trả lời: {f.feedback[1]}.",
        f"- Tỷ lệ thanh toán trực tuyến: {vi(f.paid_online, 1)}%.",
    ]  # fmt: skip


def ratios(f: Facts) -> list[str]:
    """Return the layout "tỷ số và tỷ lệ"."""
    return [
        "II. TÌNH HÌNH VÀ KẾT QUẢ", "1. Hồ sơ",
        f"- Hồ sơ nộp trực tuyến: {n(f.online)}/{n(f.received)} hồ sơ, đạt tỷ lệ {f.share(f.online, f.received)}.",
        f"- Hồ sơ giải quyết đúng hạn: {n(f.on_time)}/{n(f.resolved)} hồ sơ, đạt tỷ lệ {f.share(f.on_time, f.resolved)}.",
        f"- Hồ sơ quá hạn: {f.late}/{n(f.resolved)} hồ sơ, chiếm {f.share(f.late, f.resolved)}.",
        f"- Hồ sơ đang giải quyết: {f.pending} hồ sơ.",
        "2. Văn bản", f"- Văn bản điện tử có ký số: {n(f.signed[0])}/{n(f.signed[1])} văn bản, đạt {f.share(*f.signed)}.",
        "3. Biên chế", f"- Công chức có mặt/biên chế được giao: {f.payroll[1]}/{f.payroll[0]} người.",
        "4. Phản ánh, kiến nghị", f"- Đã xử lý: {f.feedback[1]}/{f.feedback[0]} phản ánh, kiến nghị.",
        f"- Thanh toán trực tuyến phí, lệ phí đạt {vi(f.paid_online, 1)}%.",
    ]  # fmt: skip


def bold(f: Facts) -> list[str]:
    """Return the layout "nhãn in đậm"."""
    t, h, x = f.procedures
    return [
        "## 1. Thủ tục hành chính", f"* **Tổng số thủ tục:** {t + h + x} thủ tục",
        f"* **Toàn trình:** {f.full} thủ tục", f"* **Một phần:** {f.part} thủ tục",
        "## 2. Hồ sơ", f"* **Tiếp nhận:** {n(f.received)} hồ sơ (trực tuyến {n(f.online)})",
        f"* **Đã giải quyết:** {n(f.resolved)} hồ sơ", f"* **Quá hạn:** {f.late} hồ sơ",
        f"* **Tỷ lệ đúng hạn:** {f.share(f.on_time, f.resolved)}", f"* **Đang giải quyết:** {f.pending} hồ sơ",
        "## 3. Nguồn lực", f"* **Biên chế được giao:** {f.payroll[0]}", f"* **Thu phí, lệ phí:** {vi(f.fees, 3)} tỷ đồng",
        f"* **Tỷ lệ thanh toán trực tuyến:** {vi(f.paid_online, 1)}%",
    ]  # fmt: skip


def numbered(f: Facts) -> list[str]:
    """Return the layout "mục đánh số nhiều cấp"."""
    t, h, x = f.procedures
    return [
        "1. Kết quả thực hiện cải cách thủ tục hành chính",
        f"1.1. Tổng số thủ tục hành chính thuộc thẩm quyền: {t + h + x} thủ tục, bao gồm: {t} thủ tục cấp tỉnh; {h} thủ tục cấp huyện; {n(x)} thủ tục cấp xã.",
        f"1.2. Số thủ tục cung cấp dịch vụ công trực tuyến toàn trình: {f.full} thủ tục.",
        "2. Kết quả giải quyết hồ sơ",
        f"2.1. Tổng số hồ sơ đã tiếp nhận: {n(f.received + f.carried)} hồ sơ, trong đó: tồn kỳ trước {f.carried} hồ sơ; tiếp nhận mới trong kỳ {n(f.received)} hồ sơ.",
        f"2.2. Số hồ sơ đã giải quyết: {n(f.resolved)} hồ sơ, trong đó: đúng hạn và trước hạn {n(f.on_time)} hồ sơ (chiếm {f.share(f.on_time, f.resolved)}), quá hạn {f.late} hồ sơ.",
        f"2.3. Số hồ sơ đang giải quyết: {f.pending} hồ sơ, trong đó: trong hạn {f.pending} hồ sơ, quá hạn 0 hồ sơ.",
        "3. Kết quả khác", f"3.1. Số lượng biên chế được giao: {f.payroll[0]} biên chế; hiện có: {f.payroll[1]} người.",
        f"3.2. Số tiền phí, lệ phí đã thu: {vi(f.fees, 3)} tỷ đồng.", f"3.3. Số thư xin lỗi đã gửi: {f.apologies} thư.",
        f"3.4. Tỷ lệ thanh toán trực tuyến đạt {vi(f.paid_online, 1)}%.",
    ]  # fmt: skip


def semicolons(f: Facts) -> list[str]:
    """Return the layout "một dòng nhiều số"."""
    t, h, x = f.procedures
    return [
        "I. Kết quả", f"1. Thủ tục hành chính: tổng số {t + h + x} thủ tục; toàn trình {f.full} thủ tục; một phần {f.part} thủ tục.",
        f"2. Hồ sơ: tiếp nhận {n(f.received)}; đã giải quyết {n(f.resolved)}; đúng hạn {n(f.on_time)} ({f.share(f.on_time, f.resolved)}); quá hạn {f.late}; đang giải quyết {f.pending}.",
        f"3. Biên chế: được giao {f.payroll[0]}; có mặt {f.payroll[1]}.",
        f"4. Phản ánh, kiến nghị: tiếp nhận {f.feedback[0]}; đã trả lời {f.feedback[1]}.",
        f"5. Phí, lệ phí: đã thu {vi(f.fees, 3)} tỷ đồng; phí thẩm định {f.appraisal} triệu đồng.",
        f"6. Tỷ lệ thanh toán trực tuyến: {vi(f.paid_online, 1)}%; số hóa: {n(f.pages)} trang.",
    ]  # fmt: skip


def verbs(f: Facts) -> list[str]:
    """Return the layout "gạch đầu dòng bắt đầu bằng động từ"."""
    return [
        "I. KẾT QUẢ ĐẠT ĐƯỢC", f"- Tiếp nhận {n(f.received)} hồ sơ, trong đó trực tuyến {n(f.online)} hồ sơ (đạt {f.share(f.online, f.received)}).",
        f"- Giải quyết {n(f.resolved)} hồ sơ: đúng hạn {n(f.on_time)} hồ sơ ({f.share(f.on_time, f.resolved)}), quá hạn {f.late} hồ sơ.",
        f"- Đang giải quyết {f.pending} hồ sơ.", f"- Gửi {f.apologies} thư xin lỗi.",
        f"- Mở {n(f.classes)} lớp tập huấn.", f"- Thu {vi(f.fees, 3)} tỷ đồng phí, lệ phí.",
        f"- Tiết kiệm {f.saved} triệu đồng chi thường xuyên.", f"- Số hóa {n(f.pages)} trang hồ sơ.",
        f"- Biên chế được giao {f.payroll[0]} người, hiện có {f.payroll[1]} người.",
        f"- Tỷ lệ thanh toán trực tuyến đạt {vi(f.paid_online, 1)}%.",
    ]  # fmt: skip


def compared(f: Facts) -> list[str]:
    """Return the layout "so với cùng kỳ"."""
    return [
        "II. KẾT QUẢ", "1. Tiếp nhận, giải quyết hồ sơ",
        f"- Tiếp nhận: {n(f.received)} hồ sơ, tăng 7,3% so với cùng kỳ năm trước ({n(f.received - 150)} hồ sơ).",
        f"- Đã giải quyết: {n(f.resolved)} hồ sơ, giảm 120 hồ sơ so với kỳ trước.",
        f"- Tỷ lệ giải quyết đúng hạn: {f.share(f.on_time, f.resolved)} (cùng kỳ: 91,15%).",
        f"- Quá hạn: {f.late} hồ sơ (cùng kỳ {f.late + 31} hồ sơ).", f"- Đang giải quyết: {f.pending} hồ sơ.",
        "2. Tài chính công", f"- Thu phí, lệ phí: {vi(f.fees, 3)} tỷ đồng, đạt 61,2% dự toán năm.",
        "3. Chuyển đổi số", f"- Thanh toán trực tuyến: {vi(f.paid_online, 1)}%, tăng 5,5 điểm phần trăm so với cùng kỳ.",
        f"- Số hóa kết quả: {n(f.pages)} trang, tăng 9.100 trang.",
    ]  # fmt: skip


LAYOUTS: tuple[Callable[[Facts], list[str]], ...] = (
    dashes, nested, prose, lettered, labels_only, led, ratios, bold, numbered, semicolons, verbs,
    compared,
)  # fmt: skip
