"""Where the parts are put together: settings in, a store and an assistant out."""

from __future__ import annotations

from assistant.service import Assistant
from assistant.settings import Settings
from index_store.embedding import Embedder, bundled, by_name
from index_store.store import Store


def embedder_of(settings: Settings) -> Embedder:
    """Return the embedding that the settings name, loaded."""
    return bundled() if settings.embedding == "bundled" else by_name(settings.embedding)


def open_store(settings: Settings, *, create: bool = False) -> Store:
    """Return the store in the data directory.

    Raises `IndexMissingError` where there is none and it is not to be created.
    """
    return Store.open(settings.data_dir, embedder_of(settings), create=create)


def assistant_of(settings: Settings, store: Store) -> Assistant:
    """Return the assistant over a store."""
    return Assistant(
        store,
        embedder_of(settings),
        home_place=settings.home_place,
        as_of=settings.as_of,
    )
