"""The words of the place where figures are listed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The words of the place where figures are listed."""

    title: str
    hint: str
    place: str
    indicator: str
    year: str
    level: str
    any: str
    levels: tuple[tuple[str, str], ...]
    order: str
    orders: tuple[tuple[str, str], ...]
    send: str
    reset: str
    waiting: str
    count: str
    more: str
    none: str
    unknown_place: str
    too_many: str
    open_row: str
    target: str
    change: str
    rank: str
    chart_by_place: str
    chart_by_year: str
    chart_hint: str
    file: str
    columns: tuple[str, ...]


VIETNAMESE = FigureWords(
    title="Số liệu trong tài liệu",
    hint="Mọi con số đọc được, kèm nơi, chỉ tiêu, thời gian; bấm vào con số để mở câu văn gốc.",
    place="Địa phương, cơ quan",
    indicator="Chỉ tiêu",
    year="Năm",
    level="Cấp",
    any="Tất cả",
    levels=(
        ("province", "Cấp tỉnh"),
        ("district", "Cấp huyện"),
        ("commune", "Cấp xã"),
        ("department", "Sở, ban, ngành"),
    ),
    order="Sắp xếp",
    orders=(
        ("", "Theo tài liệu"),
        ("highest", "Giá trị giảm dần"),
        ("lowest", "Giá trị tăng dần"),
        ("place", "Địa phương, A–Y"),
        ("indicator", "Chỉ tiêu, A–Y"),
        ("newest", "Mới nhất trước"),
        ("oldest", "Cũ nhất trước"),
    ),
    send="Lọc",
    reset="Bỏ lọc",
    waiting="Đang đọc số liệu…",
    count="{count} số liệu",
    more="Xem thêm (còn {count} số liệu)",
    none="Không có số liệu nào khớp các điều kiện đã chọn.",
    unknown_place="Trong kho không có số liệu nào của “{place}”.",
    too_many="Kho có nhiều số liệu. Hãy chọn địa phương, chỉ tiêu hoặc năm rồi bấm “Lọc”.",
    open_row="{value}: mở câu văn trong tài liệu “{title}”",
    target="chỉ tiêu đề ra",
    change="mức tăng, giảm",
    rank="thứ hạng",
    chart_by_place="{indicator}, {period}",
    chart_by_year="{indicator} qua các năm",
    chart_hint="Bấm vào từng giá trị để mở câu văn gốc.",
    file="so-lieu",
    columns=(
        "Giá trị",
        "Địa phương, cơ quan",
        "Chỉ tiêu",
        "Thời gian",
        "Nguồn",
        "Vị trí",
        "Trích dẫn",
        "Giá trị (số)",
        "Đơn vị",
        "Ghi chú",
    ),
)

ENGLISH = FigureWords(
    title="Figures in the documents",
    hint="Every figure read, with its place, indicator and period; press one to see its sentence.",
    place="Place, body",
    indicator="Indicator",
    year="Year",
    level="Level",
    any="All",
    levels=(
        ("province", "Province"),
        ("district", "District"),
        ("commune", "Commune"),
        ("department", "Department"),
    ),
    order="Order",
    orders=(
        ("", "By document"),
        ("highest", "Highest first"),
        ("lowest", "Lowest first"),
        ("place", "Place, A–Y"),
        ("indicator", "Indicator, A–Y"),
        ("newest", "Newest first"),
        ("oldest", "Oldest first"),
    ),
    send="Filter",
    reset="Clear filters",
    waiting="Reading the figures…",
    count="{count} figures",
    more="Show more ({count} left)",
    none="No figure meets the filters.",
    unknown_place="The documents have no figure of “{place}”.",
    too_many="There are many figures. Choose a place, an indicator or a year, then “Filter”.",
    open_row="{value}: open the sentence in “{title}”",
    target="target",
    change="change",
    rank="rank",
    chart_by_place="{indicator}, {period}",
    chart_by_year="{indicator} over the years",
    chart_hint="Press a value to see its sentence.",
    file="figures",
    columns=(
        "Figure",
        "Place, body",
        "Indicator",
        "Period",
        "Source",
        "Where",
        "Quotation",
        "Value",
        "Unit",
        "Note",
    ),
)
