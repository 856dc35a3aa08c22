"""The one way out to addresses that others name: https to public addresses, no redirects, little and soon.

A name is looked up once and the connection goes to the address that was checked, so that a second answer of the name's
owner leads nowhere else (DNS rebinding). Nothing of a visitor goes along: no cookie, no referrer, no proxy.
"""

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final
from urllib.parse import urlsplit

import dns.exception
import dns.resolver

LARGEST: Final = 128 * 1024
SECONDS: Final = 5.0
TEXTS: Final = 50
AGENT: Final = "Goodstanding"


class Unreachable(Exception):
    """Nothing was fetched; says why, as a sentence."""


@dataclass(frozen=True)
class Fetched:
    """What lay at an address: its media type without parameters, in small letters, and its bytes."""

    media_type: str
    body: bytes


def looked_up(host: str, port: int) -> list[str]:
    """The addresses of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_kind, address in found]


def is_public(address: str) -> bool:
    """Whether an address belongs to the open internet: not to this machine, its network, or a translation of them."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return _is_global(found) and all(map(_is_global, _inside(found)))


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _inside(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address leads to: mapped, 6to4, Teredo, NAT64 (RFC 6052)."""
    if isinstance(address, IPv4Address):
        return []
    nat64 = IPv4Address(address.packed[-4:]) if address.packed[:12] == bytes.fromhex("0064ff9b" + 16 * "0") else None
    return [one for one in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()), nat64) if one]


@dataclass(frozen=True)
class Guard:
    """What may be reached, and for how long; the tests have one that lets a server on this machine through."""

    look_up: Callable[[str, int], Sequence[str]] = looked_up
    allows: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset({443})
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    largest: int = LARGEST
    seconds: float = SECONDS


def fetch(url: str, guard: Guard | None = None) -> Fetched:
    """What lies at an https address. Raises Unreachable: another scheme or port, an address that is not public, any
    answer but 200 (a redirect too), more than `largest` bytes, or more than `seconds` in all.
    """
    guard = guard or Guard()
    host, port, path = _parts(url, guard)
    connection = _Pinned(host, port, _address(host, port, guard), guard)
    watch = threading.Timer(guard.seconds, connection.cut)
    watch.start()
    try:
        return _answer(connection, path, guard)
    except (OSError, http.client.HTTPException, ValueError) as error:
        late = connection.was_cut or isinstance(error, TimeoutError)
        raise Unreachable(f"{host} {'took too long' if late else 'could not be read'}.") from error
    finally:
        watch.cancel()
        connection.close()


def _parts(url: str, guard: Guard) -> tuple[str, int, str]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or 443
        host.encode("ascii")
    except ValueError as error:
        raise Unreachable("This is no address.") from error
    if parts.scheme != "https" or not host or parts.username is not None or not url.isprintable() or " " in url:
        raise Unreachable("Only https addresses are fetched.")
    if port not in guard.ports:
        raise Unreachable(f"Nothing is fetched from port {port}.")
    return host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _address(host: str, port: int, guard: Guard) -> str:
    """The address to connect to. One private address among several refuses the name."""
    try:
        found = guard.look_up(host, port)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"{host} is not known.") from error
    if not found or not all(map(guard.allows, found)):
        raise Unreachable(f"{host} does not lead to the open internet.")
    return found[0]


class _Pinned(http.client.HTTPSConnection):
    """A connection to the address that was checked, under the name whose certificate is asked for."""

    def __init__(self, host: str, port: int, address: str, guard: Guard) -> None:
        super().__init__(host, port, timeout=guard.seconds, context=guard.trust)
        self.address, self.trust, self.was_cut = address, guard.trust, False
        self.reached: socket.socket | None = None  # http.client forgets its own while an answer is read

    def connect(self) -> None:
        self.reached = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = self.reached = self.trust.wrap_socket(self.reached, server_hostname=self.host)

    def cut(self) -> None:
        """Ends the connection whatever it is doing: a server that sends a byte a second has had its time."""
        self.was_cut = True
        if self.reached is not None:
            try:
                self.reached.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def _answer(connection: _Pinned, path: str, guard: Guard) -> Fetched:
    connection.request("GET", path, headers={"User-Agent": AGENT, "Accept-Encoding": "identity"})
    response = connection.getresponse()
    if response.status != 200:
        raise Unreachable(f"{connection.host} answered {response.status}, not 200.")
    body = response.read(guard.largest + 1)
    if len(body) > guard.largest:
        raise Unreachable(f"{connection.host} sent more than {guard.largest // 1024} KiB.")
    if connection.was_cut or (response.length or 0) > 0:
        raise Unreachable(f"{connection.host} took too long.")
    return Fetched(response.headers.get_content_type(), body)


type Resolver = Callable[[str], Sequence[str]]


def txt_records(name: str) -> list[str]:
    """The TXT records of a name, by the resolver that this machine is set up with."""
    answer = dns.resolver.resolve(name, "TXT", lifetime=SECONDS)
    return [b"".join(record.strings).decode("utf-8", "replace") for record in answer]


def texts_of(name: str, resolve: Resolver = txt_records) -> list[str]:
    """The first fifty TXT records of a name. Raises Unreachable where there are none, or nobody answers in time."""
    try:
        return list(resolve(name))[:TEXTS]
    except (dns.exception.DNSException, OSError) as error:
        raise Unreachable(f"{name} has no TXT record that can be read.") from error
