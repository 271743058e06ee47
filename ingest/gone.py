"""Which documents have lost their files: gone from a folder, or from an archive in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.report import Remark
from ingest.sources import RefusedContent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index_store.store import DocumentSummary
    from ingest.sources import Source


@dataclass(frozen=True, slots=True)
class Gone:
    """The documents without a file, and what was spared because it may only be out of reach."""

    documents: tuple[DocumentSummary, ...] = ()
    spared: tuple[Remark, ...] = ()


def gone_from(
    targets: Sequence[str], sources: Sequence[Source], known: Iterable[DocumentSummary]
) -> Gone:
    """Return those of ``known`` that lay below a folder of ``targets`` and are not in ``sources``.

    Spared is what lies below a folder or in an archive that could not be opened, and
    everything where a whole folder is missing or empty: a drive that is not connected looks
    like that.
    """
    found = {source.identity for source in sources}
    closed = [s.identity for s in sources if isinstance(s.content, RefusedContent)]
    documents: list[DocumentSummary] = []
    spared: list[Remark] = []
    folders = [_folder(target) for target in targets]
    missing = {folder: not any(_below(one, folder) for one in found) for folder in folders}
    for summary in known:
        if summary.source in found or any(_below(summary.source, path) for path in closed):
            continue
        folder = next((f for f in folders if _below(summary.source, f)), None)
        if folder is None:
            continue
        if missing[folder]:
            spared.append(Remark(summary.name, "folder-missing", _SPARED))
        else:
            documents.append(summary)
    return Gone(tuple(documents), tuple(spared))


_SPARED = (
    "thư mục gốc trống hoặc không còn (ổ đĩa chưa kết nối?) nên tài liệu được giữ lại; "
    "nếu muốn xóa, hãy dùng cchc documents remove"
)


def _folder(target: str) -> str:
    """Return the identity of the folder or archive that a target is."""
    return Path(target).expanduser().resolve().as_posix().rstrip("/")


def _below(identity: str, path: str) -> bool:
    return identity.startswith((path + "/", path + "!"))
