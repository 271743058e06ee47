"""Which hosts may be asked: only those whose every address is public, checked as we connect.

A name is looked up once, all its addresses are checked, and the connection goes to one of
these: a name that answers differently a second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING

import httpcore

from ingest.web.errors import WebAddressError, WebFailedError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses, and to the private hosts that are allowed by name."""

    def __init__(self, private_hosts: Collection[str] = ()) -> None:
        self._private_hosts = frozenset(host.casefold() for host in private_hosts)
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to ``host``; raises WebAddressError where it is not public."""
        addresses = addresses_of(host, port)
        if host.casefold() not in self._private_hosts:
            for address in addresses:
                require_public(host, address)
        return self._sockets.connect_tcp(addresses[0], port, timeout, local_address, socket_options)

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002 - the signature is httpcore's
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Refuse: no web page is behind a socket file."""
        raise WebAddressError(f"không đọc qua tệp {path}; hãy dùng địa chỉ http hoặc https")


def addresses_of(host: str, port: int) -> list[str]:
    """Return the numeric addresses of a host, IPv4 first; raises WebFailedError for none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise WebFailedError(f"không tìm thấy máy chủ {host}") from error
    ordered = sorted(found, key=lambda one: one[0] != socket.AF_INET)
    return list(dict.fromkeys(str(one[4][0]) for one in ordered))


def require_public(host: str, address: str) -> None:
    """Raise WebAddressError for an address of this machine or of a private network.

    >>> require_public("example.org", "93.184.215.14")
    >>> require_public("portal.example", "10.0.0.7")
    Traceback (most recent call last):
    ...
    ingest.web.errors.WebAddressError: portal.example là địa chỉ nội bộ (10.0.0.7); nếu đó là \
cổng nội bộ của cơ quan, hãy thêm tên máy chủ vào cài đặt private_hosts
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    teredo = getattr(ip, "teredo", None)
    judged = [ip, *([inner] if inner else []), *(teredo or ())]
    if all(one.is_global and not one.is_multicast for one in judged):
        return
    raise WebAddressError(
        f"{host} là địa chỉ nội bộ ({address}); nếu đó là cổng nội bộ của cơ quan, "
        "hãy thêm tên máy chủ vào cài đặt private_hosts"
    )
