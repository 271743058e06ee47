"""Why a web address is refused; each message is one Vietnamese line: the reason and what to do."""

from __future__ import annotations

from ingest.errors import RefusedError


class WebAddressError(RefusedError):
    """The address is none that we fetch: another scheme, a private host, a strange port."""

    code = "web-address"


class WebDeniedError(RefusedError):
    """The site asks robots to stay away from this page."""

    code = "web-robots"

    def __init__(self) -> None:
        super().__init__(
            "trang web không cho chương trình tự động đọc địa chỉ này (robots.txt); "
            "hãy lưu trang bằng trình duyệt rồi nạp tệp"
        )


class WebFailedError(RefusedError):
    """The page could not be had: no answer, too slow, an error of the server."""

    code = "web-failed"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"không tải được trang ({reason}); hãy thử lại sau, hoặc lưu trang rồi nạp tệp"
        )
