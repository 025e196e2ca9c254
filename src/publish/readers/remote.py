"""Pictures from the network, for who asked for it: over HTTP and HTTPS, from public addresses, within limits.

Each name is resolved once and the address that was checked is the one connected to, so that no answer of a name
server can lead us to a machine behind the firewall (server-side request forgery). Proxies, cookies, credentials
and caches play no part.
"""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import threading
import time
from concurrent.futures import Future
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3
from requests.utils import DEFAULT_CA_BUNDLE_PATH, requote_uri

from publish import __version__
from publish.diagnostics import MachineLack
from publish.readers.findings import quoted
from publish.readers.places import BadImage

_PORTS = {"http": 80, "https": 443}
_MAX_REDIRECTS = 5
_CONNECT_SECONDS, _READ_SECONDS, _ALL_SECONDS = 10.0, 20.0, 60.0
_CHUNK = 1 << 16
_OK, _REDIRECTS = 200, frozenset({301, 302, 303, 307, 308})  # RFC 9110 15.4
_USER_AGENT = f"publish/{__version__} (fetches the pictures of one article; asked for by its author)"
_REMEDY = "connect the machine to the network, or save the pictures beside the article"
_NO_NETWORK = frozenset({socket.EAI_AGAIN, socket.EAI_FAIL})


class Fetched(NamedTuple):
    """What a server answered, and its name."""

    data: bytes
    host: str


def fetch(url: str, longest: int) -> Fetched:
    """Fetch a picture of at most so many bytes.

    Raises BadImage (IMG005) where it cannot be had, and MachineLack where the machine has no network. A server that
    gives a byte now and then, or a name that nobody looks up, is left to its thread when the time is over.
    """
    found: Future[Fetched] = Future()
    threading.Thread(target=_fulfil, args=(found, url, longest), daemon=True).start()
    try:
        return found.result(_ALL_SECONDS)
    except TimeoutError:
        raise _bad(url, f"it took more than {_ALL_SECONDS:.0f} seconds") from None


def _fulfil(found: Future[Fetched], url: str, longest: int) -> None:
    try:
        found.set_result(_followed(url, longest))
    except BaseException as error:  # noqa: BLE001  # it is raised where the picture was asked for
        found.set_exception(error)


def _followed(url: str, longest: int) -> Fetched:
    """Fetch a picture from where its address leads to."""
    until = time.monotonic() + _ALL_SECONDS
    where = url
    for _ in range(_MAX_REDIRECTS + 1):
        parts = _parts(where, url)
        answer = _answer(parts, url, longest, until)
        if isinstance(answer, bytes):
            return Fetched(answer, parts.hostname or "")
        where = _joined(where, answer, url)
        if parts.scheme == "https" and urlsplit(where).scheme == "http":
            raise _bad(url, "it is led on from https to http")
    raise _bad(url, f"it was led on more than {_MAX_REDIRECTS} times")


def _joined(where: str, answer: str, url: str) -> str:
    try:
        return urljoin(where, answer)
    except ValueError:
        raise _bad(url, "its address is none") from None


def _bad(url: str, reason: str) -> BadImage:
    return BadImage("IMG005", f"image {quoted(url)} cannot be fetched: {reason}", "save it beside the article")


def _parts(where: str, url: str) -> SplitResult:
    """Return the parts of an address that may be asked; raise BadImage for any other."""
    try:
        parts = urlsplit(where)
        port, host = parts.port, parts.hostname
    except ValueError:
        raise _bad(url, "its address is none") from None
    if parts.scheme not in _PORTS:
        raise _bad(url, f"only http and https are asked, not {quoted(parts.scheme)}")
    if not host:
        raise _bad(url, "its address names no host")
    if parts.username is not None or parts.password is not None:
        raise _bad(url, "its address holds a name or a password")
    if port is not None and not _may_ask_port(port, parts.scheme):
        raise _bad(url, f"port {port} is not one of the web")
    return parts


def _may_ask_port(port: int, scheme: str) -> bool:
    return port in {_PORTS[scheme], 8080, 8443}


# One request


def _answer(parts: SplitResult, url: str, longest: int, until: float) -> bytes | str:
    """Return the bytes of an address, or the address that it leads on to."""
    host = parts.hostname or ""
    address = _public_address(host, parts.port or _PORTS[parts.scheme], url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Host": parts.netloc, "User-Agent": _USER_AGENT, "Accept": "image/*", "Accept-Encoding": "identity"}
    try:
        with _pool(parts, address) as pool:
            response = pool.urlopen("GET", requote_uri(target), headers=headers, redirect=False, preload_content=False)
            try:
                return _read(response, url, longest, until)
            finally:
                response.close()
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise _failure(error, host, url) from None


def _failure(error: Exception, host: str, url: str) -> BadImage | MachineLack:
    """Return what a failed request means: the machine's lack of a network, or a server's fault."""
    if getattr(error.__cause__ or error, "errno", None) in {errno.ENETUNREACH, errno.ENETDOWN}:
        return MachineLack(f"{host} cannot be reached: there is no network", _REMEDY)
    match error:
        case urllib3.exceptions.SSLError():
            return _bad(url, f"the certificate of {host} is not valid")
        case urllib3.exceptions.TimeoutError() if not isinstance(error, urllib3.exceptions.NewConnectionError):
            return _bad(url, f"{host} does not answer in time")
        case _:
            return _bad(url, f"{host} cannot be reached")


def _pool(parts: SplitResult, address: str) -> urllib3.HTTPConnectionPool:
    """Return a way to the address that was checked; the certificate must be the host's."""
    port = parts.port or _PORTS[parts.scheme]
    timeout = urllib3.Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS)
    if parts.scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout, retries=False)
    return urllib3.HTTPSConnectionPool(
        address,
        port,
        timeout=timeout,
        retries=False,
        server_hostname=parts.hostname,
        assert_hostname=parts.hostname,
        cert_reqs="CERT_REQUIRED",
        ca_certs=os.environ.get("REQUESTS_CA_BUNDLE") or DEFAULT_CA_BUNDLE_PATH,
    )


def _read(response: urllib3.BaseHTTPResponse, url: str, longest: int, until: float) -> bytes | str:
    if response.status in _REDIRECTS and response.headers.get("Location"):
        return response.headers["Location"]
    if response.status != _OK:
        raise _bad(url, f"the server answered {response.status} {response.reason or ''}".rstrip())
    data = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=False):
        data += chunk
        if len(data) > longest:
            raise _bad(url, f"it has more than {longest // 1_000_000} million bytes")
        if time.monotonic() > until:
            raise _bad(url, f"it took more than {_ALL_SECONDS:.0f} seconds")
    return bytes(data)


# Addresses


def _public_address(host: str, port: int, url: str) -> str:
    """Return the address of a host; raise BadImage where any of them is not of the public network."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _NO_NETWORK or not _has_route():
            raise MachineLack(f"the name {host} cannot be looked up: there is no network", _REMEDY) from None
        raise _bad(url, f"there is no host {host}") from None
    except (OSError, UnicodeError):
        raise _bad(url, f"there is no host {host}") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(is_public(address) for address in addresses):
        raise _bad(url, f"{host} is not a host of the public network")
    return addresses[0]


def _has_route() -> bool:
    """Tell whether the machine has a way to any other; a datagram socket that connects sends nothing."""
    for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):  # RFC 5737, RFC 3849
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((address, 9))
        except OSError:
            continue
        return True
    return False


_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052 2.1: an IPv4 address within IPv6


def is_public(address: str) -> bool:
    """Tell whether an address is one that anyone may ask: no loopback, no private network, no group of hosts."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
