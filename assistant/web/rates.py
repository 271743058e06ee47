"""How often somebody may ask: a bucket of questions that fills up again as time passes."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_REMEMBERED = 20_000


@dataclass(slots=True)
class _Bucket:
    left: float
    seen: float


@dataclass(slots=True)
class Rates:
    """Lets each caller do ``per_minute`` things a minute, all at once if they like; 0: any number.

    >>> rates = Rates(2, clock=iter([0.0, 0.0, 0.0, 30.0]).__next__)
    >>> [rates.wait("a") for _ in range(4)]
    [0.0, 0.0, 30.0, 0.0]
    """

    per_minute: int
    clock: Callable[[], float] = time.monotonic
    _buckets: OrderedDict[str, _Bucket] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, caller: str) -> float:
        """Return 0 where the caller may go on, which counts, else the seconds until they may."""
        if self.per_minute == 0:
            return 0.0
        a_second = self.per_minute / 60
        with self._lock:
            now = self.clock()
            bucket = self._buckets.setdefault(caller, _Bucket(float(self.per_minute), now))
            self._buckets.move_to_end(caller)
            while len(self._buckets) > _REMEMBERED:
                self._buckets.popitem(last=False)
            passed = now - bucket.seen
            bucket.left = min(float(self.per_minute), bucket.left + passed * a_second)
            bucket.seen = now
            if bucket.left < 1:
                return (1 - bucket.left) / a_second
            bucket.left -= 1
            return 0.0


def visitor(address: str) -> str:
    """Return what visitors are counted by: an address, of IPv6 the network that one line has.

    >>> visitor("203.0.113.9"), visitor("2001:db8:1:2:3:4:5:6"), visitor("testclient")
    ('203.0.113.9', '2001:db8:1:2::/64', 'testclient')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
