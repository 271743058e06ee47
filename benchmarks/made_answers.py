"""Made-up pages of questions and answers: topics with figures by chance, layouts, what is asked."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.judged import Asked
from benchmarks.table_layouts import Block, Table

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

ASKERS = (
    ("Ông Lò Văn Ón", "xã Mường Cai"), ("Bà Trịnh Thị Vóc", "phường Cẩm Trạch"), ("Bạn Quàng T.", "xã Vĩnh Khê"),
    ("Anh Phan Bá Nhưỡng", "phường Tây Lộc Hạ"), ("Chị Đoàn Lệ Q.", "xã Hòa Sơn Đông"), ("Ông Tống Duy Khoát", "phường Nam Bến Tràm"),
)  # fmt: skip
OFFICES = (
    "Sở Nội vụ",
    "Văn phòng UBND tỉnh",
    "Trung tâm Phục vụ hành chính công",
    "Phòng Văn hóa - Xã hội",
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A printed question and its answer, a heading for it, and what a reader may ask instead."""

    heading: str
    printed: str
    answer: str
    asked: tuple[Asked, ...]


def topics(chance: random.Random) -> list[Topic]:
    """Return all topics with figures by chance, in any order."""
    pick = chance.choice
    a, b, c = chance.randint(3, 9), chance.randint(11, 28), chance.randint(31, 95)
    cost, half = chance.choice((12, 16, 24, 40)) * 1000, 0
    half = cost // 2
    full, less = f"{cost // 1000}.000", f"{half // 1000}.000"
    hour = chance.choice((14, 15, 16))
    phone = f"19{chance.randint(10, 99)} {chance.randint(1000, 9999)}"
    law = f"{chance.randint(11, 99)}/2023/NQ-HĐND"
    desk = chance.randint(2, 9)
    made = [
        Topic("Cấp lại thẻ bảo hiểm y tế", "Tôi bị mất thẻ bảo hiểm y tế, làm lại thì bao lâu có thẻ mới?",
              f"Thẻ bảo hiểm y tế được cấp lại trong {a:02d} ngày làm việc kể từ khi nhận đủ hồ sơ. Người dân không phải nộp phí.",
              (Asked("qa time", pick(("Cấp lại thẻ BHYT mất mấy ngày?", "làm lại thẻ bảo hiểm y tế bao lâu thì có?", "Mất thẻ bảo hiểm y tế thì bao nhiêu ngày được cấp lại?")), ((f"{a:02d} ngày", f"{a} ngày"),)),
               Asked("qa fee none", pick(("Cấp lại thẻ bảo hiểm y tế có mất phí không?", "làm lại thẻ BHYT có tốn tiền không")), (("không phải nộp phí", "Không"),)))),
        Topic("Trích lục khai sinh", "Xin cấp bản sao trích lục khai sinh qua mạng thì phí thế nào?",
              f"Nộp trực tuyến thì phí là {less} đồng/bản; nộp trực tiếp là {full} đồng/bản. Kết quả trả trong ngày, hồ sơ nhận sau {hour} giờ thì trả vào ngày làm việc tiếp theo.",
              (Asked("qa fee by channel", pick(("Bản sao trích lục khai sinh nộp online bao nhiêu tiền?", "Phí trích lục khai sinh trực tuyến là bao nhiêu?")), ((less,),)),
               Asked("qa fee by channel", pick(("Trích lục khai sinh nộp trực tiếp thì mấy tiền một bản?", "Phí bản sao trích lục khai sinh nộp trực tiếp là bao nhiêu?")), ((full,),)),
               Asked("qa time", pick(("Xin bản sao trích lục khai sinh qua mạng bao lâu có kết quả?", "trích lục khai sinh khi nào trả kết quả")), (("trong ngày",),)))),
        Topic("Sử dụng sổ hộ khẩu giấy", "Đi làm thủ tục, cán bộ yêu cầu tôi nộp sổ hộ khẩu giấy có đúng không?",
              "Không đúng. Sổ hộ khẩu giấy không còn giá trị sử dụng từ ngày 01/01/2023; công chức phải khai thác thông tin cư trú trong cơ sở dữ liệu quốc gia về dân cư.",
              (Asked("qa yes no", pick(("Có phải nộp sổ hộ khẩu giấy khi làm thủ tục không?", "Làm TTHC có cần sổ hộ khẩu giấy ko?")), (("Không", "không còn giá trị"),)),
               Asked("qa when", pick(("Sổ hộ khẩu giấy hết giá trị từ khi nào?", "sổ hộ khẩu giấy ko còn dùng từ ngày nào")), (("01/01/2023",),)))),
        Topic("Làm việc ngày thứ Bảy", "Bộ phận Một cửa có làm việc sáng thứ Bảy không?",
              f"Có. Bộ phận Một cửa tiếp nhận hồ sơ sáng thứ Bảy từ 7 giờ 30 đến {10 + a % 2} giờ; riêng lĩnh vực đất đai chỉ trả kết quả.",
              (Asked("qa yes no", pick(("Sáng thứ 7 Bộ phận Một cửa có làm việc không?", "thứ bảy một cửa có mở cửa không", "Bộ phận Một cửa thứ bảy có nhận hồ sơ không?")), (("Có", "tiếp nhận hồ sơ sáng thứ Bảy"),)),
               Asked("qa time", pick(("Sáng thứ bảy bộ phận một cửa làm việc đến mấy giờ?", "Bộ phận một cửa sáng thứ Bảy làm từ mấy giờ?")), ((f"{10 + a % 2} giờ",), ("7 giờ 30",))))),
        Topic("Ủy quyền nộp hồ sơ", "Tôi đi công tác xa, nhờ người khác nộp hồ sơ hộ được không?",
              "Được. Người được nhờ mang theo giấy ủy quyền có chữ ký của ông và căn cước của mình; riêng đăng ký kết hôn thì hai bên phải có mặt.",
              (Asked("qa yes no", pick(("Có được nhờ người khác nộp hồ sơ thay không?", "nhờ người thân nộp hộ hồ sơ có được không")), (("Được", "giấy ủy quyền"),)),
               Asked("qa papers", pick(("Nhờ người khác nộp hồ sơ thì cần mang giấy tờ gì?", "Người nộp hồ sơ hộ phải mang theo giấy gì?")), (("giấy ủy quyền",),)))),
        Topic("Giảm lệ phí khi nộp trực tuyến", "Nộp hồ sơ trực tuyến có được giảm lệ phí không, theo quy định nào?",
              f"Có. Theo Nghị quyết số {law} của HĐND tỉnh, hồ sơ nộp trực tuyến được giảm {c}% lệ phí hộ tịch. Chính sách áp dụng đến hết ngày 31/12/2026.",
              (Asked("qa percent", pick(("Nộp trực tuyến được giảm bao nhiêu phần trăm lệ phí hộ tịch?", "lệ phí hộ tịch nộp online giảm mấy %")), ((f"{c}%",),)),
               Asked("qa which", pick(("Giảm lệ phí khi nộp trực tuyến theo nghị quyết nào?", "Văn bản nào quy định giảm lệ phí nộp hồ sơ trực tuyến?")), ((law,),)),
               Asked("qa when", pick(("Chính sách giảm lệ phí nộp trực tuyến áp dụng đến khi nào?", "giảm lệ phí nộp trực tuyến đến bao giờ thì hết")), (("31/12/2026",),)),
               Asked("qa absent", pick(("Lệ phí cấp sổ đỏ nộp trực tuyến được giảm bao nhiêu phần trăm?", "Nộp trực tuyến lệ phí đăng ký kinh doanh giảm bao nhiêu phần trăm?"))))),
        Topic("Phản ánh thái độ phục vụ", "Cán bộ hẹn nhiều lần không trả kết quả, tôi phản ánh ở đâu?",
              f"Ông, bà gọi tổng đài {phone}, nhánh {desk % 4 + 1}, hoặc gửi qua mục phản ánh, kiến nghị trên cổng. Phản ánh được trả lời trong {b} ngày.",
              (Asked("qa phone", pick(("Phản ánh thái độ cán bộ thì gọi số nào?", "Muốn phản ánh cán bộ hẹn nhiều lần thì gọi tổng đài nào?")), ((phone,),)),
               Asked("qa time", pick(("Phản ánh của dân được trả lời trong bao nhiêu ngày?", "gửi phản ánh bao lâu được trả lời")), ((f"{b} ngày",),)))),
        Topic("Không có điện thoại thông minh", "Mẹ tôi không có điện thoại thông minh thì nộp hồ sơ trực tuyến bằng cách nào?",
              f"Bà đến quầy số {desk} tại Trung tâm Phục vụ hành chính công, đoàn viên thanh niên hỗ trợ tạo tài khoản và nộp giúp, không thu tiền.",
              (Asked("qa where", pick(("Không có điện thoại thông minh thì nộp hồ sơ ở đâu?", "ko có smartphone thì đến quầy nào để được hỗ trợ")), ((f"quầy số {desk}",),)),
               Asked("qa who", pick(("Ai hỗ trợ người không có điện thoại thông minh nộp hồ sơ?", "Người không có điện thoại thông minh được ai giúp?")), (("đoàn viên thanh niên",),)))),
        Topic("Hồ sơ quá hạn", "Hồ sơ của tôi trễ hẹn thì cơ quan phải làm gì?",
              f"Cơ quan giải quyết phải gửi thư xin lỗi và hẹn lại ngày trả chậm nhất {a} ngày trước khi hết hạn; việc hẹn lại chỉ được thực hiện một lần.",
              (Asked("qa what", pick(("Hồ sơ trễ hạn thì cơ quan phải làm gì?", "hs bị trễ hẹn thì được xin lỗi không")), (("thư xin lỗi",),)),
               Asked("qa absent", pick(("Hồ sơ trễ hạn thì được bồi thường bao nhiêu tiền?", "Trễ hẹn thì công chức bị phạt bao nhiêu tiền?"))))),
        Topic("Thời gian học bằng lái xe", "Đổi giấy phép lái xe sắp hết hạn cần giấy tờ gì?",
              "Hồ sơ gồm đơn đề nghị theo mẫu, giấy khám sức khỏe còn hạn và giấy phép lái xe cũ.",
              (Asked("qa papers", pick(("Đổi bằng lái xe cần những giấy tờ gì?", "Hồ sơ đổi giấy phép lái xe gồm những gì?")), (("giấy khám sức khỏe",), ("đơn đề nghị",), ("giấy phép lái xe cũ",))),
               Asked("qa absent", pick(("Lệ phí đổi giấy phép lái xe là bao nhiêu?", "đổi giấy phép lái xe mất bao nhiêu ngày"))))),
        Topic("Chế độ thai sản", "Lao động nữ sinh con được nghỉ mấy tháng?",
              "Lao động nữ được nghỉ thai sản trước và sau khi sinh con là 06 tháng; sinh đôi trở lên thì từ con thứ hai, mỗi con được nghỉ thêm 01 tháng.",
              (Asked("qa time", pick(("Nghỉ thai sản được mấy tháng?", "sinh con thì được nghỉ bao nhiêu tháng?")), (("06 tháng", "6 tháng"),)),
               Asked("qa english", "How many months is maternity leave?", (("06 tháng", "6 tháng", "6 months"),)))),
        Topic("Hỗ trợ hộ nghèo", "Hộ nghèo làm thẻ căn cước có được miễn lệ phí không?",
              "Có. Công dân thuộc hộ nghèo được miễn lệ phí khi đổi, cấp lại thẻ căn cước; hộ cận nghèo thì không được miễn.",
              (Asked("qa yes no", pick(("Hộ nghèo làm căn cước có được miễn lệ phí không?", "Hộ nghèo cấp lại CCCD có phải đóng lệ phí ko?")), (("được miễn lệ phí",),)),
               Asked("qa yes no", pick(("Hộ cận nghèo làm căn cước có được miễn lệ phí không?", "hộ cận nghèo cấp lại thẻ căn cước có được miễn tiền không")), (("không được miễn",),)))),
    ]  # fmt: skip
    chance.shuffle(made)
    return made


Blocks = list[Block]


def _p(text: str) -> Block:
    return Block("p", text)


def _head(chance: random.Random) -> Block:
    return Block(
        "1",
        chance.choice(
            (
                "Hỏi – đáp về thủ tục hành chính",
                "Câu hỏi thường gặp",
                "Trả lời ý kiến, kiến nghị của người dân tỉnh Hà Vĩnh",
            )
        ),
    )


def asked_answered(all_: Sequence[Topic], chance: random.Random) -> Blocks:
    """Lay out as "Hỏi: …", "Trả lời: …"."""
    ask, told = chance.choice((("Hỏi", "Đáp"), ("Hỏi", "Trả lời"), ("Câu hỏi", "Trả lời")))
    made = [_head(chance)]
    for one in all_:
        made += [_p(f"{ask}: {one.printed}"), _p(f"{told}: {one.answer}")]
    return made


def counted(all_: Sequence[Topic], chance: random.Random) -> Blocks:
    """Lay out as "Câu hỏi 1: …" with the answer behind its mark or in the next paragraph."""
    made = [_head(chance)]
    below = chance.random() < 0.5
    for at, one in enumerate(all_, 1):
        made.append(_p(f"{chance.choice(('Câu hỏi', 'Câu'))} {at}: {one.printed}"))
        made += [_p("Trả lời:"), _p(one.answer)] if below else [_p(f"Trả lời: {one.answer}")]
    return made


def headed(all_: Sequence[Topic], chance: random.Random) -> Blocks:
    """Lay out with the printed question as a heading, the answer below without a mark."""
    made = [_head(chance)]
    for one in all_:
        made += [Block("2", one.printed), _p(one.answer)]
    return made


def numbered(all_: Sequence[Topic], chance: random.Random) -> Blocks:
    """Lay out with numbered questions, the answers below without a mark."""
    made = [_head(chance)]
    for at, one in enumerate(all_, 1):
        made += [_p(f"{at}. {one.printed}"), _p(one.answer)]
    return made


def named_askers(all_: Sequence[Topic], chance: random.Random) -> Blocks:
    """Lay out as "Ông A (xã B) hỏi: …", "Sở C trả lời: …", some under the name of the matter."""
    made = [_head(chance)]
    with_heads = chance.random() < 0.5
    for at, one in enumerate(all_, 1):
        who, where = chance.choice(ASKERS)
        if with_heads:
            made.append(Block("3", f"{at}. {one.heading}"))
        made += [
            _p(f"{who} ({where}) hỏi: {one.printed}"),
            _p(f"{chance.choice(OFFICES)} trả lời: {one.answer}"),
        ]
    return made


def asker_in_brackets(all_: Sequence[Topic], chance: random.Random) -> Blocks:
    """Lay out as "Hỏi (bà A, xã B): …", "Đáp (Sở C): …"."""
    made = [_head(chance)]
    for one in all_:
        who, where = chance.choice(ASKERS)
        made += [
            _p(f"Hỏi ({who}, {where}): {one.printed}"),
            _p(f"Đáp ({chance.choice(OFFICES)}): {one.answer}"),
        ]
    return made


def forms(all_: Sequence[Topic], chance: random.Random) -> Blocks:
    """Lay out as a portal's form: who asks, when, "Nội dung câu hỏi", "Nội dung trả lời"."""
    made = [_head(chance)]
    for at, one in enumerate(all_, 1):
        who, where = chance.choice(ASKERS)
        made += [
            Block("3", one.heading), _p(f"Người hỏi: {who}"), _p(f"Địa chỉ: {where}"), _p(f"Ngày gửi: {at + 3:02d}/9/2025"),
            _p(f"Nội dung câu hỏi: {one.printed}"), _p(f"Nội dung trả lời: {one.answer}"), _p(f"Đơn vị trả lời: {chance.choice(OFFICES)}"),
        ]  # fmt: skip
    return made


def own_lines(all_: Sequence[Topic], chance: random.Random) -> Blocks:
    """Lay out with the marks "Câu hỏi" and "Trả lời" alone on their lines."""
    made = [_head(chance)]
    mark, reply = chance.choice(
        (("Câu hỏi", "Trả lời"), ("CÂU HỎI:", "TRẢ LỜI:"), ("Hỏi:", "Đáp:"))
    )
    for one in all_:
        made += [_p(mark), _p(one.printed), _p(reply), _p(one.answer)]
    return made


def short_marks(all_: Sequence[Topic], chance: random.Random) -> Blocks:
    """Lay out as "H: …", "Đ: …"."""
    made = [_head(chance)]
    for one in all_:
        made += [_p(f"H: {one.printed}"), _p(f"Đ: {one.answer}")]
    return made


def table(all_: Sequence[Topic], chance: random.Random) -> Blocks:
    """Lay out as a table of questions and answers."""
    heads = (
        chance.choice(
            (
                ("TT", "Câu hỏi", "Trả lời"),
                ("STT", "Nội dung câu hỏi", "Nội dung trả lời"),
                ("TT", "Nội dung kiến nghị", "Nội dung trả lời"),
            )
        ),
    )
    rows = tuple((str(at), one.printed, one.answer) for at, one in enumerate(all_, 1))
    return [_head(chance), Block("table", table=Table(heads, rows, frozenset()))]


def article(all_: Sequence[Topic], chance: random.Random) -> Blocks:
    """Lay out as an article: a line tells who asked what, another that the office answers."""
    made = [_head(chance)]
    for one in all_:
        who, where = chance.choice(ASKERS)
        office = chance.choice(OFFICES)
        made += [
            Block("2", one.heading),
            _p(f"{who} ({where}) hỏi: {one.printed}"),
            _p(f"Về vấn đề này, {office} trả lời như sau:"),
            _p(one.answer),
        ]
    return made


LAYOUTS: dict[str, Callable[[Sequence[Topic], random.Random], Blocks]] = {
    "asked, answered": asked_answered, "counted questions": counted, "question as heading": headed, "numbered questions": numbered,
    "named askers": named_askers, "asker in brackets": asker_in_brackets, "forms": forms, "marks on own lines": own_lines,
    "short marks": short_marks, "table of questions": table, "article": article,
}  # fmt: skip


def folded(all_: Sequence[Topic]) -> str:
    """Return a web page whose answers fold under their questions."""
    body = "".join(
        f"<details><summary>{html.escape(one.printed)}</summary><div><p>{html.escape(one.answer)}</p></div></details>"
        for one in all_
    )
    return f"<html><head><title>Câu hỏi thường gặp</title></head><body><h1>Câu hỏi thường gặp</h1>{body}</body></html>"
