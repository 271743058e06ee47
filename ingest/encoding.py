"""Bytes into text: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from index_store.language.characters.legacy import TCVN3, VNI, as_latin
from index_store.language.characters.legacy_finding import Modernised, OldText, modernised
from index_store.records import Doubt
from ingest.errors import BinarySourceError, EmptySourceError, LegacyEncodingError

# What a file really is, by its first bytes, whatever its name says.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "tệp PDF"),
    (b"PK\x03\x04", "tệp nén hoặc tệp Office"),
    (b"\xd0\xcf\x11\xe0", "tệp Office đời cũ"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"{\\rtf", "tệp RTF"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"\x7fELF", "chương trình"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY_CODE_PAGES = ["cp1258", "cp1252"]
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
# TCVN3 puts marked vowels on these signs; inside a word they mean nothing else.
_TCVN3_SIGNS = re.compile(r"(?<=[a-zA-Z])[®¸µ¶·¹¨¾»¼½©ª×¬\u00ad]|[®¸µ¶·¹¨¾»¼½©ª×¬\u00ad](?=[a-z])")
# VNI writes a mark as a second letter; these pairs do not occur in Unicode Vietnamese.
_VNI_PAIRS = re.compile(r"aâ|eâ|oâ|aù|aø|aû|aõ|aï|eá|eà|eå|eã|eä|uû|uø|uù|öô|öø|ôù|ôï|AÂ|AÙ|UÛ|OÂ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, in Unicode; ``encoding`` is the codec that read the bytes.

    ``legacy`` are the stretches that were in an old Vietnamese encoding and are converted;
    their spans point into the text before that. ``confidence`` is the least of theirs, or 1.
    """

    text: str
    encoding: str
    legacy: tuple[OldText, ...] = ()

    @property
    def confidence(self) -> float:
        """How sure it is that the text is read rightly, from 0 to 1."""
        return min((old.confidence for old in self.legacy), default=1.0)

    @property
    def remark(self) -> str | None:
        """What a person should know about the conversion; None where there was none."""
        return legacy_remark(self.legacy)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The remark as what a person should look at in the document."""
        return (Doubt("legacy-encoding", self.remark),) if self.remark else ()


def legacy_remark(converted: tuple[OldText, ...]) -> str | None:
    """Return a Vietnamese line about what was converted from old encodings, None for nothing.

    >>> from index_store.records import Span
    >>> legacy_remark((OldText(Span(0, 9), "VNI", 0.987),))
    'đã chuyển từ bảng mã cũ VNI sang Unicode (độ tin cậy 98%); hãy so lại với bản gốc'
    """
    if not converted:
        return None
    names = dict.fromkeys(old.encoding for old in converted)
    least = min(old.confidence for old in converted)
    case = "; chữ hoa có thể thành chữ thường" if TCVN3 in names else ""
    return (
        f"đã chuyển từ bảng mã cũ {', '.join(names)} sang Unicode "
        f"(độ tin cậy {int(least * 100)}%{case}); hãy so lại với bản gốc"
    )


def decode(data: bytes) -> str:
    """Return the text of ``data``, whatever usual encoding it is in.

    Raises EmptySourceError, BinarySourceError or LegacyEncodingError where it is no text
    that can be indexed.

    >>> decode("Cải cách".encode("utf-16"))
    'Cải cách'
    >>> decode(b"%PDF-1.7 ...")
    Traceback (most recent call last):
    ...
    ingest.errors.BinarySourceError: nội dung là tệp PDF, không phải văn bản; hãy mở bằng phần mềm gốc và lưu thành .txt
    """
    return read_bytes(data).text


def read_bytes(data: bytes) -> Decoded:
    """Return the text of ``data`` and how it was read; raises as ``decode`` does.

    >>> read = read_bytes("Céng hßa x· héi chñ nghÜa".encode("cp1252"))
    >>> read.text, [old.encoding for old in read.legacy]
    ('Cộng hòa xã hội chủ nghĩa', ['TCVN3 (ABC)'])
    """
    if not data.strip():
        raise EmptySourceError
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise BinarySourceError(kind)
    text, encoding = _decoded(data)
    if not text.strip():
        raise EmptySourceError
    if len(_CONTROL.findall(text)) * 200 > len(text):
        raise BinarySourceError
    modern = modernised(text)
    _refuse_legacy(modern)
    return Decoded(modern.text, encoding, modern.converted)


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text as a codec reads it, and the codec; old letters are still old."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace"), name
    utf16 = _utf16_without_bom(data)
    if utf16 is not None:
        return data.decode(utf16, errors="replace"), utf16
    if b"\x00" in data:
        raise BinarySourceError
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        # A few broken bytes in a long UTF-8 file do not make it another encoding.
        text = data.decode("utf-8", errors="replace")
        if error.start > 0 and text.count("\ufffd") * 500 < len(text):
            return text, "utf-8"
    latin = as_latin(data)
    if modernised(latin[:_SAMPLE]).converted:
        return latin, "cp1252"
    return _by_statistics(data)


_SAMPLE = 50_000


def _utf16_without_bom(data: bytes) -> str | None:
    """Return the byte order of UTF-16 text by where its zero bytes stand, else None."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 8 and even * 8 < odd:
        return "utf-16-le"
    if even > len(sample) // 8 and odd * 8 < even:
        return "utf-16-be"
    return None


def _by_statistics(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # 0.1 s: only odd files need it

    best = from_bytes(data[:200_000], cp_isolation=_LEGACY_CODE_PAGES).best()
    if best is None:
        raise BinarySourceError
    return data.decode(best.encoding, errors="replace"), best.encoding


def _refuse_legacy(modern: Modernised) -> None:
    """Raise where a good part of a text is in an old encoding and was not converted."""
    unsure = sum(old.span.end - old.span.start for old in modern.doubtful)
    if unsure * 3 > len(modern.repaired.source):
        raise LegacyEncodingError(modern.doubtful[0].encoding)
    sample = modern.text[:_SAMPLE]
    if len(_TCVN3_SIGNS.findall(sample)) * 50 > len(sample):
        raise LegacyEncodingError(TCVN3)
    if len(_VNI_PAIRS.findall(sample)) * 60 > len(sample):
        raise LegacyEncodingError(VNI)
