"""Pictures from the network: the real code against a server on the loopback, which only a test lets it ask."""

from __future__ import annotations

import http.server
import socket
import ssl
import subprocess
import threading
import time
import urllib.parse
from pathlib import Path

import pytest

from publish.diagnostics import MachineLack
from publish.readers import Settings, Source, read, remote
from publish.readers.places import BadImage
from tests import samples

LIMIT = 100_000


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        if context:
            self.socket = context.wrap_socket(self.socket, server_side=True)

    @property
    def port(self) -> int:
        return self.server_address[1]


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *_) -> None:
        pass

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        name = self.path.partition("?")[0]
        if name.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", urllib.parse.unquote(self.path.removeprefix("/to/")))
            self.end_headers()
        elif name == "/loop":
            self.send_response(301)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif name == "/gone.png":
            self.send_error(404, "Not Found")
        elif name == "/slow.png":
            self.send_response(200)
            self.end_headers()
            for _ in range(30):  # a byte now and then, so that no read takes long
                time.sleep(0.1)
                self.wfile.write(b"x")
        else:
            data = {"/large.png": bytes(LIMIT + 1), "/page.png": b"<html>no</html>"}.get(name, samples.png())
            self.send_response(200)
            self.end_headers()
            try:
                self.wfile.write(data)
            except OSError:  # the client had enough
                self.close_connection = True


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What only a test can give: the loopback is public, and every name leads to it."""
    real = socket.getaddrinfo
    monkeypatch.setattr(remote, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(remote, "_may_ask_port", lambda *_: True)
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: real("127.0.0.1" if "example" in host else host, *rest, **more),
    )


@pytest.fixture
def server(allowed: None):  # noqa: ARG001  # it lets us ask the loopback
    yield from _running(Server())


def _running(made: Server):
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def fetched(server: Server, path: str, host: str = "pictures.example") -> remote.Fetched:
    return remote.fetch(f"http://{host}:{server.port}{path}", LIMIT)


def refused(server: Server, path: str) -> str:
    with pytest.raises(BadImage) as caught:
        fetched(server, path)
    assert caught.value.code == "IMG005"
    return str(caught.value)


def test_a_picture_is_fetched_by_an_honest_client(server):
    found = fetched(server, "/a%20b.png?x=1")
    assert found == (samples.png(), "pictures.example")
    ((path, headers),) = server.asked
    assert path == "/a%20b.png?x=1"
    assert headers["User-Agent"].startswith("publish/")
    assert headers["Host"] == f"pictures.example:{server.port}"
    assert {"Cookie", "Authorization", "Referer"} & headers.keys() == set()


def test_it_is_led_on_and_looks_at_each_address(server):
    assert fetched(server, "/to//x.png").data == samples.png()
    assert "5 times" in refused(server, "/loop")
    assert len(server.asked) == 8


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://pictures.example/x.png", "only http and https"),
        ("http://10.0.0.1/x.png", "not a host of the public network"),
        ("http://[::1]/x.png", "not a host of the public network"),
        ("http://me:secret@pictures.example/x.png", "a name or a password"),
        ("http://[", "its address is none"),
    ],
)
def test_it_is_led_nowhere_else(server, target, reason):
    assert reason in refused(server, f"/to/{urllib.parse.quote(target)}")


def test_it_is_not_led_from_https_to_http(monkeypatch):
    monkeypatch.setattr(remote, "_answer", lambda parts, *_: "http://a.example/" if parts.scheme == "https" else b"x")
    with pytest.raises(BadImage, match="from https to http"):
        remote.fetch("https://a.example/x.png", LIMIT)


@pytest.mark.parametrize(("path", "reason"), [("/gone.png", "answered 404"), ("/large.png", "million bytes")])
def test_what_the_server_refuses_or_sends_too_much_of(server, path, reason):
    assert reason in refused(server, path)


def test_a_time_without_end_is_limited(server, monkeypatch):
    monkeypatch.setattr(remote, "_ALL_SECONDS", -1.0)
    assert "seconds" in refused(server, "/x.png")


def test_a_server_that_gives_a_byte_now_and_then_is_not_waited_for(server, monkeypatch):
    monkeypatch.setattr(remote, "_ALL_SECONDS", 0.3)
    begin = time.monotonic()
    assert "seconds" in refused(server, "/slow.png")
    assert time.monotonic() - begin < 2


@pytest.mark.usefixtures("allowed")
def test_a_server_that_is_not_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(BadImage, match="cannot be reached"):
        remote.fetch(f"http://pictures.example:{port}/x.png", LIMIT)


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("64:ff9b::5db8:d70e", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address, is_public):
    assert remote.is_public(address) is is_public


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_asked(host):
    with pytest.raises(BadImage, match=r"public network|no host"):
        remote.fetch(f"http://{host}/x.png", LIMIT)


def test_an_address_without_a_host_is_not_asked():
    with pytest.raises(BadImage, match="names no host"):
        remote.fetch("http:///x.png", LIMIT)


def test_a_port_of_another_service_is_not_asked():
    with pytest.raises(BadImage, match="port 22"):
        remote.fetch("http://pictures.example:22/x.png", LIMIT)


def test_a_machine_without_network_is_told_apart_from_a_name_that_is_none(monkeypatch):
    def fails(number: int):
        def lookup(*_, **__):
            raise socket.gaierror(number, "")

        return lookup

    monkeypatch.setattr(socket, "getaddrinfo", fails(socket.EAI_AGAIN))
    with pytest.raises(MachineLack):
        remote.fetch("https://pictures.example/x.png", LIMIT)
    monkeypatch.setattr(socket, "getaddrinfo", fails(socket.EAI_NONAME))
    monkeypatch.setattr(remote, "_has_route", lambda: False)
    with pytest.raises(MachineLack):
        remote.fetch("https://pictures.example/x.png", LIMIT)
    monkeypatch.setattr(remote, "_has_route", lambda: True)
    with pytest.raises(BadImage, match="there is no host"):
        remote.fetch("https://pictures.example/x.png", LIMIT)


# Behind TLS


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    key, pem = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=pictures.example"
    )
    extension = ["-addext", "subjectAltName=DNS:pictures.example"]
    subprocess.run([*command.split(), *extension, "-keyout", key, "-out", pem], check=True, capture_output=True)
    return pem, key


@pytest.fixture
def secured(allowed: None, certificate: tuple[Path, Path]):  # noqa: ARG001  # as above
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    yield from _running(Server(context))


def test_the_certificate_must_be_the_hosts(secured, certificate, monkeypatch):
    with pytest.raises(BadImage, match="certificate"):
        remote.fetch(f"https://pictures.example:{secured.port}/x.png", LIMIT)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[0]))
    assert remote.fetch(f"https://pictures.example:{secured.port}/x.png", LIMIT).data == samples.png()
    with pytest.raises(BadImage, match="certificate"):
        remote.fetch(f"https://other.example:{secured.port}/x.png", LIMIT)


# In an article


def article(text: str, **asked: bool):
    return read(
        Source(name="a.md", data=f"---\ntitle: T\n---\n{text}".encode(), folder=Path(), root=Path()), Settings(**asked)
    )


def test_nothing_is_fetched_that_was_not_asked_for(server):
    found = article(f"![a](http://pictures.example:{server.port}/x.png)")
    assert [(d.code, d.line) for d in found.diagnostics] == [("IMG005", 4)]
    assert "--fetch-remote" in found.diagnostics[0].hint
    assert server.asked == []


def test_each_is_fetched_once_checked_and_told(server):
    base = f"http://pictures.example:{server.port}"
    found = article(f"![a]({base}/x.png)\n\n![b]({base}/x.png)\n\n![c]({base}/page.png)", fetch_remote=True)
    assert [(d.code, d.line) for d in found.diagnostics] == [("IMG010", 4), ("IMG010", 6), ("IMG003", 8)]
    assert "from pictures.example" in found.diagnostics[0].message
    assert [path for path, _ in server.asked] == ["/x.png", "/page.png"]
    assert [resource.name for resource in found.article.resources] == ["x.png"]
