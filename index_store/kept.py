"""What was read from one version of the index, kept for the next question."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Key = TypeVar("Key", bound="Hashable")
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Values by key, of one version of the index, as long as all weigh no more than ``most``.

    A value of a newer version makes all older ones forgotten; what was asked for longest ago
    makes room. Safe to call from several threads.

    >>> kept = Kept[str, str](5, len)
    >>> kept.keep(1, "a", "abc")
    >>> kept.keep(1, "b", "de")
    >>> kept.keep(1, "c", "f")
    >>> kept.of(1, "a"), kept.of(1, "b"), kept.of(2, "b")
    (None, 'de', None)
    """

    def __init__(self, most: int, weigh: Callable[[Value], int]) -> None:
        self._most = most
        self._weigh = weigh
        self._version = -1
        self._weight = 0
        self._held: OrderedDict[Key, Value] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, version: int, key: Key) -> Value | None:
        """Return the value at this version; None where none is kept."""
        with self._lock:
            if version != self._version or key not in self._held:
                return None
            self._held.move_to_end(key)
            return self._held[key]

    def keep(self, version: int, key: Key, value: Value) -> None:
        """Keep a value that was read at this version or since."""
        with self._lock:
            if version > self._version:
                self._held.clear()
                self._version, self._weight = version, 0
            if version < self._version or key in self._held:
                return
            self._held[key] = value
            self._weight += self._weigh(value)
            while self._weight > self._most:
                _, dropped = self._held.popitem(last=False)
                self._weight -= self._weigh(dropped)
