"""Made-up notices of portals: hours of work, cuts of power and water, recruitment, invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.judged import Asked
from benchmarks.made_procedures import PLACES
from benchmarks.table_layouts import Block, Table

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

Made = tuple[list[Block], list[Asked]]
NAMES = ("Nông Thị Khuyên", "Hà Sỹ Đạm", "Lường Văn Quế", "Bùi Thanh Tịnh", "Mạc Thế Dân")
AREAS = (
    "thôn Đồng Gội",
    "thôn Bãi Sậy",
    "khu phố Chợ Mới",
    "bản Nà Cáp",
    "khu dân cư Gò Vàng",
    "thôn Cầu Đất",
)


def _p(text: str) -> Block:
    return Block("p", text)


def hours(chance: random.Random) -> Made:
    """Make a page of the hours, the address and the telephone of a one-stop office."""
    unit, at = chance.choice(PLACES)
    centre = f"Trung tâm Phục vụ hành chính công {unit}"
    one, two = chance.choice(
        (("7 giờ 00", "11 giờ 30"), ("7 giờ 30", "11 giờ 15"), ("8 giờ 00", "12 giờ 00"))
    )
    three, four = chance.choice(
        (("13 giờ 30", "17 giờ 00"), ("13 giờ 00", "16 giờ 30"), ("14 giờ 00", "17 giờ 15"))
    )
    phone = f"02{chance.randint(10, 99)}.{chance.randint(3_100_000, 3_999_999)}"
    saturday = chance.choice(("làm việc buổi sáng", "nghỉ"))
    mail = f"motcua{chance.randint(10, 99)}@hanhchinh.example"
    blocks = [Block("1", f"Thông tin liên hệ {centre}")]
    lines = [
        ("Địa chỉ", f"{at}, {unit}"), ("Điện thoại", phone), ("Thư điện tử", mail), ("Buổi sáng", f"từ {one} đến {two}"),
        ("Buổi chiều", f"từ {three} đến {four}"), ("Thứ Bảy", saturday), ("Giám đốc", f"ông {NAMES[1]}"),
    ]  # fmt: skip
    way = chance.choice(("lines", "table", "sentences"))
    if way == "lines":
        blocks += [_p(f"{label}: {text}") for label, text in lines]
    elif way == "table":
        blocks.append(
            Block("table", table=Table((("Nội dung", "Thông tin"),), tuple(lines), frozenset()))
        )
    else:
        blocks += [
            _p(f"{centre} đặt tại {at}, {unit}. Đường dây nóng: {phone}. Hộp thư: {mail}."),
            _p(f"Giờ làm việc: buổi sáng từ {one} đến {two}, buổi chiều từ {three} đến {four}, từ thứ Hai đến thứ Sáu; thứ Bảy {saturday}."),
            _p(f"Giám đốc Trung tâm là ông {NAMES[1]}."),
        ]  # fmt: skip
    pick = chance.choice
    asked = [
        Asked("address", pick((f"{centre} ở đâu?", f"Địa chỉ {centre}?", f"trung tâm hành chính công {unit} nằm ở đâu")), ((at,),)),
        Asked("phone", pick((f"Số điện thoại {centre} là bao nhiêu?", f"gọi {centre} số nào", f"Đường dây nóng của {centre}?")), ((phone,),)),
        Asked("hours", pick((f"{centre} buổi chiều làm việc từ mấy giờ?", f"chiều mấy giờ {centre} mở cửa")), ((three,),), ()),
        Asked("hours", pick((f"{centre} buổi sáng làm việc đến mấy giờ?", f"Buổi sáng {centre} làm việc từ mấy giờ đến mấy giờ?")), ((two,),), ()),
        Asked("saturday", pick((f"Thứ bảy {centre} có làm việc không?", f"{centre} thứ 7 có mở cửa ko?")), ((saturday,),)),
        Asked("email", f"Email của {centre} là gì?", ((mail,),)),
        Asked("who", f"Ai là giám đốc {centre}?", ((NAMES[1],),)),
        Asked("absent notice", f"Phó Giám đốc {centre} là ai?"),
        Asked("absent notice", "Số điện thoại Trung tâm Phục vụ hành chính công xã Kỳ Phú là bao nhiêu?"),
    ]  # fmt: skip
    return blocks, asked


def cuts(chance: random.Random) -> Made:
    """Make an announcement of power or water cuts in several areas, as lines or as a table."""
    unit, _ = chance.choice(PLACES)
    what, verb = chance.choice((("điện", "mất điện"), ("nước", "cúp nước"), ("điện", "cắt điện")))
    why = (
        chance.choice(
            ("bảo trì trạm biến áp", "thay dây dẫn xuống cấp", "di dời trụ để mở rộng đường")
        )
        if what == "điện"
        else chance.choice(("súc xả đường ống", "sửa van tuyến ống chính"))
    )
    areas = chance.sample(AREAS, 3)
    days = chance.sample(range(3, 29), 3)
    times = chance.sample(
        (
            ("6 giờ 30", "11 giờ 00"),
            ("7 giờ 30", "16 giờ 30"),
            ("13 giờ 00", "17 giờ 45"),
            ("21 giờ 00", "23 giờ 30"),
        ),
        3,
    )
    blocks = [
        Block("1", f"Thông báo ngừng cấp {what} tại {unit}"),
        _p(f"Lý do: {why}. Mọi chi tiết xin liên hệ tổng đài 1900 {chance.randint(1000, 9999)}."),
    ]
    way = chance.choice(("table", "lines", "sentences"))
    rows = list(zip(areas, days, times, strict=True))
    if way == "table":
        blocks.append(
            Block(
                "table",
                table=Table(
                    (("TT", "Ngày", "Thời gian", "Khu vực"),),
                    tuple(
                        (
                            str(at),
                            f"{day:02d}/12/2026",
                            f"{t[0]} – {t[1]}",
                            area[0].upper() + area[1:],
                        )
                        for at, (area, day, t) in enumerate(rows, 1)
                    ),
                    frozenset(),
                ),
            )
        )
    elif way == "lines":
        blocks += [
            _p(f"- {area[0].upper()}{area[1:]}: từ {t[0]} đến {t[1]} ngày {day:02d}/12/2026.")
            for area, day, t in rows
        ]
    else:
        blocks += [
            _p(f"Ngày {day:02d}/12/2026, từ {t[0]} đến {t[1]}, ngừng cấp {what} tại {area}.")
            for area, day, t in rows
        ]
    area, day, t = chance.choice(rows)
    others = tuple(f"{one:02d}/12/2026" for one in days if one != day)
    pick = chance.choice
    return blocks, [
        Asked("cut when", pick((f"{area} {verb} ngày nào?", f"Khi nào {area} bị {verb}?", f"{area} ngừng cấp {what} hôm nào")), ((f"{day:02d}/12/2026",),), others),
        Asked("cut hours", pick((f"{area} {verb} từ mấy giờ đến mấy giờ?", f"{area} ngừng cấp {what} lúc mấy giờ?")), ((t[0],), (t[1],))),
        Asked("cut why", pick((f"Vì sao ngừng cấp {what} ở {unit}?", f"Tại sao {unit} {verb}?")), ((why,),)),
        Asked("cut where", pick((f"Ngày {day:02d}/12/2026 khu vực nào {verb}?", f"Ngày {day:02d}/12 ngừng cấp {what} ở đâu?")), ((area,),), tuple(one for one in areas if one != area)),
        Asked("absent notice", f"thôn Phú Gia {verb} ngày nào?"),
    ]  # fmt: skip


def recruitment(chance: random.Random) -> Made:
    """Make a notice of recruitment: how many, until when, where, what to hand in, the fee."""
    unit, at = chance.choice(PLACES)
    teachers, clerks = chance.sample(range(2, 19), 2)
    first, last = chance.randint(1, 9), chance.randint(20, 30)
    fee = chance.choice((300, 400, 500)) * 1000
    phone = f"09{chance.randint(10_000_000, 99_999_999)}"
    said = [
        (
            "Vị trí tuyển dụng",
            f"giáo viên mầm non: {teachers} chỉ tiêu; nhân viên văn thư: {clerks} chỉ tiêu",
        ),
        ("Hình thức tuyển dụng", chance.choice(("xét tuyển", "thi tuyển"))),
        ("Thời gian nhận hồ sơ", f"từ ngày {first:02d}/12/2026 đến hết ngày {last}/12/2026"),
        ("Địa điểm nhận hồ sơ", f"Phòng Văn hóa - Xã hội {unit}, {at}"),
        ("Hồ sơ dự tuyển", "Phiếu đăng ký dự tuyển; Bản sao bằng tốt nghiệp; Giấy khám sức khỏe"),
        ("Lệ phí dự tuyển", f"{fee // 1000}.000 đồng/thí sinh"),
        ("Liên hệ", f"bà {NAMES[0]}, điện thoại {phone}"),
    ]
    blocks = [Block("1", f"Thông báo tuyển dụng viên chức của UBND {unit} năm 2026")]
    way = chance.choice(("numbered", "lines", "headings", "table"))
    if way == "table":
        blocks.append(
            Block("table", table=Table((("Nội dung", "Thông tin"),), tuple(said), frozenset()))
        )
    for number, (label, text) in enumerate(said if way != "table" else (), 1):
        if way == "headings":
            blocks += [Block("2", f"{number}. {label}"), _p(text[0].upper() + text[1:] + ".")]
        else:
            blocks.append(_p(f"{f'{number}. ' if way == 'numbered' else ''}{label}: {text}."))
    who, pick = f"UBND {unit}", chance.choice
    return blocks, [
        Asked("job count", pick((f"{who} tuyển bao nhiêu giáo viên mầm non?", f"{unit} tuyển mấy giáo viên mầm non")), ((str(teachers),),)),
        Asked("job count", f"{who} tuyển mấy nhân viên văn thư?", ((str(clerks),),)),
        Asked("job until", pick((f"Hạn nộp hồ sơ tuyển dụng viên chức {unit} đến ngày nào?", f"{unit} nhận hồ sơ dự tuyển đến khi nào")), ((f"{last}/12/2026",),)),
        Asked("job where", pick((f"Nộp hồ sơ dự tuyển viên chức {unit} ở đâu?", f"{unit} nhận hồ sơ tuyển dụng ở đâu?")), (("Phòng Văn hóa - Xã hội",),)),
        Asked("job papers", pick((f"Hồ sơ dự tuyển viên chức {unit} gồm những gì?", f"dự tuyển viên chức {unit} cần giấy tờ gì")), (("Phiếu đăng ký dự tuyển",), ("Giấy khám sức khỏe",))),
        Asked("job fee", pick((f"Lệ phí dự tuyển viên chức {unit} là bao nhiêu?", f"thi viên chức {unit} đóng lệ phí nhiêu")), ((f"{fee // 1000}.000",),)),
        Asked("job contact", f"Tuyển dụng viên chức {unit} liên hệ số điện thoại nào?", ((phone,),)),
        Asked("absent notice", f"{who} tuyển bao nhiêu bác sĩ?"),
        Asked("absent notice", f"Mức lương của viên chức {unit} được tuyển là bao nhiêu?"),
    ]  # fmt: skip


def invitation(chance: random.Random) -> Made:
    """Make a letter that invites to an event, in labelled lines or in sentences."""
    unit = chance.choice(PLACES)[0]
    event = chance.choice(
        (
            "Hội nghị đối thoại với người dân",
            "Hội nghị tiếp xúc cử tri",
            "Lớp tập huấn chuyển đổi số",
        )
    )
    hour, day = (
        f"{chance.choice((7, 8, 13, 14))} giờ {chance.choice(('00', '30'))}",
        f"{chance.randint(2, 29):02d}/12/2026",
    )
    hall = f"Hội trường tầng {chance.randint(1, 4)}, trụ sở UBND {unit}"
    chair, guests = (
        f"Ông {chance.choice(NAMES[1:])}, Chủ tịch UBND {unit}",
        "Bí thư chi bộ, trưởng thôn và đại diện hộ kinh doanh",
    )
    said = [
        ("Thời gian", f"{hour}, ngày {day}"),
        ("Địa điểm", hall),
        ("Thành phần", guests),
        ("Chủ trì", chair),
    ]
    blocks = [
        Block("1", f"Giấy mời dự {event[0].lower()}{event[1:]} {unit}"),
        _p(
            f"UBND {unit} trân trọng kính mời các đồng chí dự {event[0].lower()}{event[1:]} năm 2026."
        ),
    ]
    way = chance.choice(("numbered", "lines", "dashes", "bold", "sentences"))
    if way == "sentences":
        blocks += [
            _p(f"{event} bắt đầu lúc {hour}, ngày {day} tại {hall}."),
            _p(f"Thành phần tham dự gồm: {guests}."),
            _p(f"{chair} chủ trì."),
        ]
    for number, (label, text) in enumerate(said if way != "sentences" else (), 1):
        mark = {
            "numbered": f"{number}. {label}",
            "dashes": f"- {label}",
            "bold": f"**{label}**",
        }.get(way, label)
        blocks.append(_p(f"{mark}: {text}."))
    name, pick = f"{event[0].lower()}{event[1:]} {unit}", chance.choice
    return blocks, [
        Asked("event when", pick((f"{name} diễn ra khi nào?", f"Ngày nào tổ chức {name}?", f"{name} mấy giờ bắt đầu")), ((hour,), (day,))),
        Asked("event where", pick((f"{name} tổ chức ở đâu?", f"Địa điểm {name}?")), ((hall.partition(",")[0],),)),
        Asked("event who", f"Ai chủ trì {name}?", ((chair.partition(",")[0].removeprefix("Ông "),),)),
        Asked("event guests", pick((f"{name} mời những ai?", f"Thành phần dự {name} gồm ai?")), (("trưởng thôn",),)),
        Asked("absent notice", f"Kinh phí tổ chức {name} là bao nhiêu?"),
    ]  # fmt: skip


NOTICES: dict[str, Callable[[random.Random], Made]] = {
    "hours": hours, "cuts": cuts, "recruitment": recruitment, "invitation": invitation,
}  # fmt: skip
