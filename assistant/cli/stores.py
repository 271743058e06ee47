"""The store that a command needs, or the line that says how to fill one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cli.errors import CommandError
from assistant.messages import message
from assistant.wiring import open_store
from index_store.errors import IndexMissingError

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index_store.store import Store


def filled_store(settings: Settings, *, searched: bool = False) -> Store:
    """Return the store, or say how to fill it where there is none or nothing in it.

    With ``searched`` its vectors are being opened from now on.
    """
    try:
        store = open_store(settings)
    except IndexMissingError as error:
        raise CommandError(message("index_missing", path=str(settings.data_dir))) from error
    if searched:
        store.prepare()
    if not store.documents():
        raise CommandError(message("index_empty", path=str(settings.data_dir)))
    return store
