"""What the numbers of rules measure: the clause that governs them, whole or not at all."""

from __future__ import annotations

import pytest

from index_store.figures.extract import extract_figures
from index_store.records import Document, Figure, Passage, Span


def _figures(text: str) -> tuple[Figure, ...]:
    document = Document("d", "d.txt", "d.txt", "sha256:0", text, "Quy định", genre="decree")
    passage = Passage("d", 1, Span(0, len(text)), text, "đoạn 1")
    return extract_figures(document, [passage])


def _measured(text: str) -> list[str | None]:
    return [f.indicator.value if f.indicator else None for f in _figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "1. Trong thời hạn 05 ngày làm việc, kể từ ngày nhận đủ hồ sơ, xác minh, Sở Nội vụ "
            "cấp thẻ cho người đề nghị; trường hợp từ chối phải nêu rõ lý do.",
            "thời hạn Sở Nội vụ cấp thẻ cho người đề nghị, kể từ ngày nhận đủ hồ sơ, xác minh",
            id="clause behind",
        ),
        pytest.param(
            "2. Ủy ban nhân dân xã trả lời bằng văn bản trong thời hạn 07 ngày kể từ ngày nhận "
            "được đơn.",
            "thời hạn Ủy ban nhân dân xã trả lời bằng văn bản, kể từ ngày nhận được đơn",
            id="clause before",
        ),
        pytest.param(
            "b) Trường hợp hồ sơ không hợp lệ, trong thời hạn 02 ngày làm việc, cơ quan tiếp nhận "
            "phải thông báo cho người nộp.",
            "thời hạn cơ quan tiếp nhận phải thông báo cho người nộp "
            "(trường hợp hồ sơ không hợp lệ)",
            id="in which case",
        ),
        pytest.param(
            "3. Trong thời hạn 10 ngày kể từ ngày nhận được văn bản của Bộ Tím, Bộ Vàng, Sở Cam "
            "phải trả lời.",
            None,
            id="who acts is not told apart from who wrote",
        ),
        pytest.param(
            "4. Phạt tiền từ 1.000.000 đồng đến 3.000.000 đồng đối với hành vi không niêm yết giá.",
            "mức phạt tiền đối với hành vi không niêm yết giá",
            id="act fined",
        ),
        pytest.param(
            "5. Phạt tiền từ 2.000.000 đồng đến 4.000.000 đồng đối với một trong các hành vi sau "
            "đây:\na) Không lập sổ;\nb) Lập sổ không đúng mẫu.",
            "mức phạt tiền đối với một trong các hành vi: không lập sổ; lập sổ không đúng mẫu",
            id="acts in the points below",
        ),
        pytest.param(
            "Điều 9. Tội phá cầu\n2. Phạm tội có tổ chức, thì bị phạt tù từ 02 năm đến 07 năm.",
            "mức phạt tù: phạm tội có tổ chức (tội phá cầu)",
            id="crime of the heading",
        ),
        pytest.param(
            "3. Thời hạn nộp lưu hồ sơ được quy định như sau:\na) Đối với hồ sơ xây dựng: Trong "
            "thời hạn 03 tháng kể từ ngày công trình được quyết toán.",
            "Thời hạn nộp lưu hồ sơ – đối với hồ sơ xây dựng, kể từ ngày công trình được quyết "
            "toán",
            id="named by the lead-in",
        ),
        pytest.param(
            "b) Mức phụ cấp 25% áp dụng đối với:\n- Sĩ quan;\n- Binh sĩ.",
            "mức phụ cấp đối với sĩ quan; binh sĩ",
            id="level for those below",
        ),
        pytest.param(
            "1. Tổ chức thu phí được để lại 75% tổng số tiền phí thu được; để trang trải chi phí.",
            "tổ chức thu phí được để lại – tỷ lệ trên tổng số tiền phí thu được",
            id="share of what is paid",
        ),
        pytest.param(
            "Phải lắp đặt khi bảo quản Kali có khối lượng lớn hơn 454 kg.",
            "khối lượng Kali",
            id="size that is a condition",
        ),
        pytest.param(
            "1. Chiến sĩ đang thi hành công vụ có quyền:\nb) Phạt tiền đến 500.000 đồng.",
            "mức phạt tiền – chiến sĩ đang thi hành công vụ có quyền",
            id="power to fine",
        ),
        pytest.param(
            "1. Trong thời hạn 24 giờ, kể từ khi nhận tin thuộc diện phải thu hồi, chủ sản phẩm có "
            "trách nhiệm sau đây:\na) Dừng bán.",
            None,
            id="duties only listed below",
        ),
        pytest.param(
            "Sau 10 ngày kể từ ngày hết hạn mà không đến thì Phòng Tím thu hồi giấy phép.",
            None,
            id="a wait is no limit",
        ),
    ],
)
def test_a_rule_says_what_its_number_sets(text: str, expected: str | None) -> None:
    assert expected in _measured(text)
    assert len(set(_measured(text))) == 1


def test_whoever_must_act_is_in_the_words_and_no_place() -> None:
    (figure,) = _figures(
        "Trong thời hạn 05 ngày kể từ ngày nhận được ý kiến của tỉnh Bắc Kạn, Sở Nội vụ trả lời."
    )
    assert figure.place is None
    assert figure.period is None
    assert figure.span.of("Trong thời hạn 05 ngày") == "05 ngày"


def test_in_how_long_another_number_counts_is_no_figure_of_its_own() -> None:
    assert _measured("Thời gian làm việc cộng dồn không quá 90 ngày trong 01 năm;") == [
        "Thời gian làm việc cộng dồn",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "trong đó có 09 phường hình thành sau sắp xếp quy định tại Điều này và 02 xã khác.",
            "phường hình thành sau sắp xếp",
        ),
        (
            "Có ít nhất 01 người phụ trách an toàn có trình độ đại học về chuyên ngành vận tải.",
            "người phụ trách an toàn có trình độ đại học về chuyên ngành vận tải",
        ),
        (
            "Kết quả phải có 02 bài báo công bố trên tạp chí quốc gia có uy tín.",
            "bài báo công bố trên tạp chí quốc gia có uy tín",
        ),
        (
            "c) Có ít nhất 03 năm kinh nghiệm trong lĩnh vực bảo hiểm, tài chính, có sức khỏe tốt.",
            "số năm kinh nghiệm trong lĩnh vực bảo hiểm, tài chính",
        ),
        (
            "5. Thời hạn của hợp đồng lao động do hai bên thỏa thuận tối đa không quá 36 tháng.",
            "thời hạn của hợp đồng lao động",
        ),
        (
            "Nghị định này có hiệu lực thi hành sau 15 ngày kể từ ngày đăng Công báo và thay thế.",
            "thời gian Nghị định này có hiệu lực thi hành, kể từ ngày đăng Công báo",
        ),
        (
            "trong đó có 02 xã không thực hiện sắp xếp là xã Sảng Mây, xã Thượng Mây.",
            "xã không thực hiện sắp xếp",
        ),
    ],
)
def test_a_rule_counts_to_the_end_of_the_phrase(text: str, expected: str) -> None:
    assert expected in _measured(f"Thông tư này quy định.\n{text}")


def test_the_number_of_a_table_counts_nothing() -> None:
    assert _figures("Thông tư này.\nLấy ngay cả khi Bảng 7 quy định lưu lượng thấp hơn.") == ()
