"""Why a source is refused; each message is one Vietnamese line: the reason and what to do."""

from __future__ import annotations


class IngestError(Exception):
    """The root of every error that this package raises on purpose."""


class RefusedError(IngestError):
    """One source cannot be read; the others still can.

    ``code`` is stable and for programs; ``str(error)`` is for the person who gave the file.
    """

    code = "refused"


class UnforeseenError(RefusedError):
    """Reading it met a fault of ours; the others are read all the same."""

    code = "unforeseen"

    def __init__(self, error: Exception) -> None:
        super().__init__(
            f"phần mềm gặp lỗi khi đọc tệp này ({type(error).__name__}: {error}); các tệp khác vẫn "
            "được nạp; xin báo cho người phát triển kèm tệp, hoặc lưu sang định dạng khác rồi nạp lại"
        )


class UnsupportedFormatError(RefusedError):
    """No reader knows this format yet."""

    code = "unsupported"

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"{kind} chưa đọc được trong phiên bản này; hãy lưu thành .docx, .xlsx, .pdf, .html hoặc .txt"
        )


class EmptySourceError(RefusedError):
    """There is nothing to read."""

    code = "empty"

    def __init__(self, what: str = "tệp rỗng") -> None:
        super().__init__(f"{what}; hãy kiểm tra lại tệp gốc hoặc bỏ tệp này đi")


class BinarySourceError(RefusedError):
    """The bytes are not text, whatever the name says."""

    code = "binary"

    def __init__(self, found: str = "dữ liệu nhị phân") -> None:
        super().__init__(
            f"nội dung là {found}, không phải văn bản; hãy mở bằng phần mềm gốc và lưu thành .txt"
        )


class LegacyEncodingError(RefusedError):
    """The text is in an old Vietnamese encoding, and it is not sure enough how to read it."""

    code = "legacy-encoding"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"văn bản có vẻ dùng bảng mã cũ {name} nhưng không đủ chắc để tự chuyển; "
            "hãy chuyển sang Unicode (ví dụ bằng Unikey) rồi nạp lại"
        )


class TooLargeError(RefusedError):
    """The source is over the limit."""

    code = "too-large"

    def __init__(self, size: int, limit: int) -> None:
        found = f"{size / 1_000_000:.1f}".replace(".", ",")
        super().__init__(
            f"dung lượng {found} MB vượt giới hạn {limit / 1_000_000:.0f} MB; "
            "hãy chia nhỏ tệp hoặc nâng giới hạn (thiết lập max_file_mb)"
        )


class UnreadableError(RefusedError):
    """The operating system does not give the source to us."""

    code = "unreadable"


class DamagedArchiveError(RefusedError):
    """The archive cannot be opened."""

    code = "damaged-archive"

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}; hãy nén lại thành tệp .zip thường, không đặt mật khẩu")


class UnsafeArchiveError(RefusedError):
    """A member of an archive would harm us or leave its folder."""

    code = "unsafe-archive"

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}; hãy giải nén, kiểm tra rồi nạp từng tệp")


class DamagedFileError(RefusedError):
    """The file is cut short or broken inside."""

    code = "damaged"

    def __init__(
        self, what: str, advice: str = "hãy mở bằng phần mềm gốc, lưu lại rồi nạp lại"
    ) -> None:
        super().__init__(f"{what}; {advice}")


class ProtectedFileError(RefusedError):
    """The file opens only with a password."""

    code = "protected"

    def __init__(self, what: str = "tệp") -> None:
        super().__init__(f"{what} có mật khẩu; hãy bỏ mật khẩu (lưu bản không khóa) rồi nạp lại")


class UnsafeFileError(RefusedError):
    """What is in the file would harm us: it unpacks to far too much, or reaches outside."""

    code = "unsafe"

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}; hãy kiểm tra nguồn của tệp, lưu lại bằng phần mềm gốc rồi nạp")


class MissingProgramError(RefusedError):
    """The format needs a program that is not installed; the message says how to install it."""

    code = "missing-program"


class PageGoneError(RefusedError):
    """A web site says that the page is there no more."""

    code = "web-gone"

    def __init__(self, status: int) -> None:
        super().__init__(
            f"trang không còn (máy chủ trả lời {status}); hãy kiểm tra lại địa chỉ, "
            "hoặc xóa tài liệu bằng cchc documents remove"
        )
