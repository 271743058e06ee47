"""The words of the source viewer, in Vietnamese and in English."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.web.labels import ENGLISH, PRODUCT, VIETNAMESE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.records import Language


@dataclass(frozen=True, slots=True)
class ViewerWords:
    """The words of the source viewer, in Vietnamese where nothing else is given."""

    language: Language = "vi"
    product: str = PRODUCT
    back: str = "Về trang hỏi đáp"
    other_language: str = "English"
    other_language_name: str = "Show this page in English"
    derived: str = VIETNAMESE.derived
    derived_hint: str = VIETNAMESE.derived_hint
    publisher: str = "Nơi đăng"
    issued: str = "Ngày ban hành"
    published: str = "Ngày đăng"
    number: str = "Số hiệu"
    issuer: str = "Cơ quan ban hành"
    place: str = "Địa phương"
    effective: str = "Có hiệu lực từ"
    expires: str = "Hết hiệu lực"
    signer: str = "Người ký"
    state: str = "Tình trạng"
    name: str = "Tệp"
    internal: str = "Tài liệu nội bộ: chỉ người quản trị xem được."
    contents: str = "Mục lục"
    anchor: str = "Đường dẫn tới {locator}"
    original: str = "Xem bản gốc trên mạng"
    download: str = "Tải tệp gốc"
    banners: Mapping[str, str] = field(
        default_factory=lambda: {
            "replaced": "Văn bản này đã được thay thế.",
            "repealed": "Văn bản này đã bị bãi bỏ hoặc hết hiệu lực.",
            "expired": "Văn bản này đã hết thời hạn hiệu lực.",
            "not yet": "Văn bản này chưa có hiệu lực.",
            "amended": "Văn bản này đã được sửa đổi, bổ sung hoặc bãi bỏ một phần.",
        }
    )
    since: str = "từ ngày {day}"
    changed_by: Mapping[str, str] = field(
        default_factory=lambda: {
            "replaces": "Được thay thế bởi",
            "repeals": "Được bãi bỏ bởi",
            "amends": "Được sửa đổi, bổ sung bởi",
        }
    )
    changes: str = "Văn bản này thay thế, sửa đổi hoặc bãi bỏ (toàn bộ hay một phần)"
    more: str = "và {count} văn bản khác"
    to_cited: str = "Tới đoạn được trích dẫn"
    cited: str = "Đoạn được trích dẫn"
    outdated: str = "Đây là phiên bản đã được trích dẫn. Tài liệu này nay đã có bản mới hơn."
    to_live: str = "Mở bản hiện tại"
    bad_span: str = (
        "Không đánh dấu được đoạn trích: vị trí trong đường dẫn nằm ngoài văn bản đang lưu."
    )
    missing_title: str = "Không tìm thấy tài liệu"
    missing_detail: str = (
        "Không có tài liệu hoặc phiên bản này trong kho, hoặc bạn chưa có quyền xem. "
        "Có thể tài liệu đã được gỡ bỏ."
    )


VIEWER = ViewerWords()
_ENGLISH_VIEWER = ViewerWords(
    language="en",
    product="Administrative Reform Figures Assistant",
    back="To the questions and answers",
    other_language="Tiếng Việt",
    other_language_name="Xem trang này bằng tiếng Việt",
    derived=ENGLISH.derived,
    derived_hint=ENGLISH.derived_hint,
    publisher="Published by",
    issued="Issued on",
    published="Published on",
    number="Number",
    issuer="Issuer",
    place="Place",
    effective="In force from",
    expires="In force until",
    signer="Signed by",
    state="Status",
    name="File",
    internal="An internal document: only administrators can see it.",
    contents="Contents",
    anchor="Link to {locator}",
    original="See the original on the web",
    download="Download the original file",
    banners={
        "replaced": "This text has been replaced.",
        "repealed": "This text has been repealed or is no longer in force.",
        "expired": "This text has expired.",
        "not yet": "This text is not yet in force.",
        "amended": "This text has been amended, supplemented or repealed in part.",
    },
    since="since {day}",
    changed_by={"replaces": "Replaced by", "repeals": "Repealed by", "amends": "Amended by"},
    changes="This text replaces, amends or repeals (in whole or in part)",
    more="and {count} more",
    to_cited="To the cited passage",
    cited="Cited passage",
    outdated="This is the version that was cited. There is a newer one of this document.",
    to_live="Open the current version",
    bad_span="The passage cannot be marked: the address names a place outside the stored text.",
    missing_title="No such document",
    missing_detail=(
        "The collection holds no such document or version, or you may not see it. "
        "It may have been removed."
    ),
)


def viewer_words(language: Language) -> ViewerWords:
    """Return the words of the source viewer in ``language``."""
    return _ENGLISH_VIEWER if language == "en" else VIEWER
