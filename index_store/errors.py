"""What can go wrong with an index; each message says what was found and what to do."""

from __future__ import annotations


class IndexStoreError(Exception):
    """The root of every error that this package raises on purpose."""


class IndexMissingError(IndexStoreError):
    """There is no index where one was expected."""


class IndexBusyError(IndexStoreError):
    """Another process is writing to the index."""


class IndexMismatchError(IndexStoreError):
    """The index was made by another embedding model or another format."""


class IndexDamagedError(IndexStoreError):
    """The index cannot be read."""


class DocumentNotFoundError(IndexStoreError):
    """The index holds no such document or version that this reader may see."""
