"""Word files: what a reader of the document sees is what is stored."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.errors import DamagedFileError, EmptySourceError, ProtectedFileError, UnsafeFileError
from ingest.readers import reader_for
from ingest.readers.office.docx import read_docx
from ingest.reading import SourceBytes, read_source
from ingest.sources import upload_source

W = nsdecls("w")
SHARED = Path(__file__).parents[2].parent / "shared/data/parser_inputs"


def saved(document: WordDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def of_body(*elements: str, parts: dict[str, str] | None = None) -> bytes:
    """Return a document whose body is ``elements``; ``parts`` take the place of its own."""
    document = WordDocument()
    for element in elements:
        document.element.body.insert(
            len(document.element.body) - 1,
            parse_xml(f"<w:x {W} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>{element}</w:x>")[0],
        )  # fmt: skip
    data = saved(document)
    if not parts:
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, parts.get(name) or source.read(name))
    return out.getvalue()


def lines(data: bytes) -> list[str]:
    return [line for line in read_docx(data).text.split("\n") if line]


def numbering(levels: str, more: str = "") -> dict[str, str]:
    return {
        "word/numbering.xml": f"<w:numbering {W}><w:abstractNum w:abstractNumId='1'>{levels}"
        f"</w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num>{more}</w:numbering>"
    }


def level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def item(text: str, at: int = 0, number: int = 5) -> str:
    return (
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{number}'/></w:numPr></w:pPr>"
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


LAW = numbering(
    level(0, "Điều %1.")
    + level(1, "%2.")
    + level(2, "%3)", "lowerLetter")
    + level(3, "-", "bullet")
)


def test_automatic_numbers_are_written_out_and_start_again_below_the_next_article() -> None:
    found = lines(
        of_body(
            item("Phạm vi"),
            item("Một", 1),
            item("Hai", 1),
            item("Chữ a", 2),
            item("Chữ b", 2),
            item("Gạch", 3),
            item("Đối tượng"),
            item("Lại một", 1),
            parts=LAW,
        )
    )
    assert found == [
        "Điều 1. Phạm vi", "1. Một", "2. Hai", "a) Chữ a", "b) Chữ b", "- Gạch",
        "Điều 2. Đối tượng", "1. Lại một",
    ]  # fmt: skip


def test_the_articles_of_an_automatically_numbered_law_are_cited_by_number() -> None:
    data = of_body(
        item("Phạm vi điều chỉnh"), item("Quy chế này quy định việc tiếp nhận hồ sơ tại bộ phận một cửa.", 1),
        item("Trách nhiệm"), item("Công chức tiếp nhận hồ sơ đúng thời hạn quy định của pháp luật.", 1),
        parts=LAW,
    )  # fmt: skip
    reading = read_source(SourceBytes(upload_source("a.docx", data), data))
    at = reading.document.text.index("Công chức")
    locators = [m.locator for m in reading.document.landmarks if m.span.start <= at < m.span.end]
    assert "khoản 1 Điều 2" in locators


def test_multilevel_legal_numbers_restart_and_override() -> None:
    parts = numbering(
        level(0, "Chương %1", "upperRoman") + level(1, "%1.%2.", more="<w:isLgl/>"),
        "<w:num w:numId='6'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='1'>"
        "<w:startOverride w:val='7'/></w:lvlOverride></w:num>",
    )
    found = lines(
        of_body(item("A"), item("B"), item("C", 1), item("D", 1, 6), item("E", 1, 6), parts=parts)
    )
    assert found == ["Chương I A", "Chương II B", "2.1. C", "2.7. D", "2.8. E"]


def test_a_number_of_a_style_counts_and_number_zero_takes_it_off() -> None:
    style = (
        f"<w:styles {W}><w:style w:type='paragraph' w:styleId='Dieu'><w:name w:val='Dieu'/><w:pPr>"
        "<w:numPr><w:numId w:val='5'/></w:numPr></w:pPr></w:style></w:styles>"
    )
    of_style = "<w:p><w:pPr><w:pStyle w:val='Dieu'/>{}</w:pPr><w:r><w:t>X</w:t></w:r></w:p>"
    none = "<w:numPr><w:numId w:val='0'/></w:numPr>"
    data = of_body(
        of_style.format(""), of_style.format(none), of_style.format(""),
        parts={**LAW, "word/styles.xml": style},
    )  # fmt: skip
    assert lines(data) == ["Điều 1. X", "X", "Điều 2. X"]


RAISED = "<w:vertAlign w:val='superscript'/>"


def font(name: str) -> str:
    return f"<w:rFonts w:ascii='{name}'/>"


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_deleted_and_hidden_text_stays_out_and_inserted_text_stays_in() -> None:
    data = of_body(
        f"<w:p>{run('Đạt ')}<w:del><w:r><w:delText>70</w:delText></w:r></w:del><w:ins>{run('80')}</w:ins>"
        f"{run(' điểm')}{run(' bí mật', '<w:vanish/>')}</w:p>",
        f"<w:p><w:moveFrom>{run('Cũ')}</w:moveFrom><w:moveTo>{run('Mới')}</w:moveTo></w:p>",
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Đuôi')}</w:p>",
    )
    page = read_docx(data)
    assert page.text.split("\n\n") == ["Đạt 80 điểm", "Mới", "Đuôi"]
    assert [doubt.code for doubt in page.doubts] == ["tracked-changes"]


def test_paragraphs_joined_by_a_tracked_deletion_are_one() -> None:
    document = WordDocument()
    for text, merged in (("Nửa đầu", True), (" nửa sau", False)):
        paragraph = document.add_paragraph(text)
        if merged:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(parse_xml(f"<w:rPr {W}><w:del/></w:rPr>"))
    assert lines(saved(document)) == ["Nửa đầu nửa sau"]


def test_breaks_tabs_raised_digits_capitals_and_signs_are_as_shown() -> None:
    data = of_body(
        "<w:p><w:r><w:t>QUYẾT ĐỊNH</w:t><w:br/><w:t>Về việc thử</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>theo quy định</w:t><w:br/><w:t>của pháp luật</w:t></w:r></w:p>",
        f"<w:p>{run('rộng 10')}{run('3', RAISED)}<w:r><w:tab/></w:r>"
        f"{run('sở nội vụ', '<w:caps/>')}<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r></w:p>",
    )
    assert lines(data) == [
        "QUYẾT ĐỊNH",
        "Về việc thử",
        "theo quy định của pháp luật",
        "rộng 10³ SỞ NỘI VỤ☑",
    ]


def test_runs_in_old_fonts_become_unicode_and_modern_text_under_such_a_font_stays() -> None:
    data = of_body(
        f"<w:p>{run('UBND huyÖn ', font('.VnTime'))}{run('Sơn Lâm')}</w:p>",
        f"<w:p>{run('céng hßa', font('.VnTimeH'))}</w:p>",
        f"<w:p>{run('huyeän', font('VNI-Times'))}</w:p>",
        f"<w:p>{run('Nghị quyết', font('.VnTime'))}</w:p>",
    )
    assert lines(data) == ["UBND huyện Sơn Lâm", "CỘNG HÒA", "huyện", "Nghị quyết"]


def test_text_boxes_and_footnotes_follow_their_paragraph_and_contents_stay_out() -> None:
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p>"
        "<w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback>"
        "<w:pict><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Ngoài khung</w:t></w:r></w:p>"
    )
    contents = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>Chương I ... 3</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    control = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Trong ô nhập</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert lines(of_body(contents, box, control)) == ["Ngoài khung", "Trong khung", "Trong ô nhập"]


def test_the_letterhead_and_the_signatures_are_lines_and_the_data_is_a_table() -> None:
    document = WordDocument()
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "UBND TỈNH HẠ LÂM\nSỞ NỘI VỤ\nSố: 12/BC-SNV"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHạ Lâm, ngày 5 tháng 3 năm 2024"
    document.add_paragraph("BÁO CÁO")
    document.add_paragraph("Kết quả Chỉ số cải cách hành chính năm 2023")
    table = document.add_table(3, 2, style="Table Grid")
    for row, cells in enumerate(
        (("Đơn vị", "Điểm"), ("Huyện Sơn Lâm", "91,20"), ("Huyện Bến Đá", "90"))
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.add_paragraph(
        "Các huyện khắc phục những tiêu chí còn thấp điểm trong quý II năm 2024."
    )
    end = document.add_table(1, 2)
    end.cell(0, 0).text = "Nơi nhận:\n- UBND tỉnh;"
    end.cell(0, 1).text = "GIÁM ĐỐC\nNguyễn Văn An"
    data = saved(document)
    read = read_source(SourceBytes(upload_source("bc.docx", data), data)).document
    assert (read.number, read.issuer, str(read.published)) == (
        "12/BC-SNV",
        "Sở Nội vụ",
        "2024-03-05",
    )
    assert read.title == "Báo cáo kết quả Chỉ số cải cách hành chính năm 2023"
    assert "| Đơn vị | Điểm |\n| Huyện Sơn Lâm | 91,20 |" in read.text
    assert not re.search(r"\|.*(SỞ NỘI VỤ|Nơi nhận)", read.text)


def test_a_nested_table_and_a_boxed_text_stay_readable() -> None:
    document = WordDocument()
    outer = document.add_table(2, 2, style="Table Grid")
    for at, text in enumerate(("Nội dung", "Kết quả", "Hồ sơ")):
        outer.cell(at // 2, at % 2).text = text
    inner = outer.cell(1, 1).add_table(2, 2)
    inner.style = "Table Grid"
    for at, text in enumerate(("Quý I", "10", "Quý II", "12")):
        inner.cell(at // 2, at % 2).text = text
    box = document.add_table(1, 1, style="Table Grid")
    box.cell(0, 0).text = "Một đoạn trong khung."
    found = read_docx(saved(document)).text
    assert "| Hồ sơ | Quý I, 10; Quý II, 12 |" in found
    assert found.endswith("Một đoạn trong khung.")
    assert "| Một" not in found


def with_member(name: str, content: bytes, data: bytes | None = None) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or saved(WordDocument()))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.namelist():
            if member != name:
                target.writestr(member, source.read(member))
        target.writestr(name, content)
    return out.getvalue()


def test_entities_bombs_cuts_and_passwords_are_refused_with_a_reason() -> None:
    entity = (
        f"<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w:document {W}><w:body><w:p><w:r>"
        "<w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()
    with pytest.raises(UnsafeFileError):
        read_docx(with_member("word/document.xml", entity))
    with pytest.raises(UnsafeFileError):
        read_docx(with_member("word/document.xml", b"<a>" + b" " * 90_000_000 + b"</a>"))
    whole = of_body(f"<w:p>{run('Đủ')}</w:p>")
    read = reader_for(".docx").read
    with pytest.raises(DamagedFileError):
        read(whole[: len(whole) // 2])
    with pytest.raises(EmptySourceError):
        read(saved(WordDocument()))
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(ProtectedFileError, match="có mật khẩu"):
        read(locked)


def test_a_name_of_a_part_that_is_no_text_is_refused_and_not_a_traceback() -> None:
    data = bytearray(saved(WordDocument()))
    at = data.index(b"_rels/.rels")
    data[at] = 0xE1
    with pytest.raises((DamagedFileError, EmptySourceError)):
        reader_for(".docx").read(bytes(data))


def test_a_macro_file_is_read_as_text_and_a_wrong_ending_is_told() -> None:
    data = with_member("word/vbaProject.bin", b"macro", of_body(f"<w:p>{run('Chữ')}</w:p>"))
    assert reader_for(".docm").read(data).text == "Chữ"
    page = reader_for(".doc").read(data)
    assert (page.text, [doubt.code for doubt in page.doubts]) == ("Chữ", ["mislabelled"])
    web = "<html><body><p>Huyện Sơn Lâm tiếp nhận 1.200 hồ sơ trong năm 2025.</p></body></html>"
    assert "1.200 hồ sơ" in reader_for(".doc").read(web.encode()).text


_FOLD = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@pytest.mark.shared
@pytest.mark.parametrize("annex", [1, 2, 3, 5, 6])
def test_a_real_decree_annex_keeps_the_words_of_its_twin(annex: int) -> None:
    folder = SHARED / "nd30_2020_docx"
    if not folder.exists():
        pytest.skip("no ../shared")
    stem = f"van-ban-goc__30.2020.NĐ-CP__Phuluc{annex}"
    wanted = re.findall(r"\w+", (folder / f"{stem}.md").read_text(encoding="utf-8").lower())
    text = reader_for(".docx").read((folder / f"{stem}.docx").read_bytes()).text
    found = set(re.findall(r"\w+", text.translate(_FOLD).lower()))
    assert sum(word in found for word in wanted) >= 0.985 * len(wanted)
