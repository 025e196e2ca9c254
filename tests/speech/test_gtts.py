"""gTTS through its real code: a server on the loopback speaks the service's protocol, behind real TLS."""

from __future__ import annotations

import base64
import http.server
import io
import json
import ssl
import subprocess
import threading
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from publish.diagnostics import MachineLack
from publish.speech import RATE, Script, Utterance, narrate
from publish.speech.voices.gtts import GttsVoice

HOST = "translate.google.com"


def hum(text: str) -> bytes:
    """An MP3 of 50 ms a character, as the service would answer."""
    sound = 0.2 * np.sin(np.arange(round(len(text) * 0.05 * RATE)) * 0.06)
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(sound.astype(np.float32).reshape(1, -1), format="fltp", layout="mono")
        frame.sample_rate = RATE
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return buffer.getvalue()


class Service(http.server.ThreadingHTTPServer):
    """A proxy that answers for the service itself; `plan` holds the statuses to answer first."""

    daemon_threads = True

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.context = context
        self.plan: list[int | str] = []
        self.heard: list[tuple[str, str]] = []


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Service

    def log_message(self, *_: Any) -> None:
        pass

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def do_CONNECT(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        except (ssl.SSLError, OSError):  # the client does not trust us
            self.close_connection = True
            return
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)  # type: ignore[assignment]
        self.close_connection = False

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        rpc, parameter, _, _ = json.loads(urllib.parse.parse_qs(body)["f.req"][0])[0][0]
        text, lang, _, _ = json.loads(parameter)
        status = self.server.plan.pop(0) if self.server.plan else 200
        if status == 200:
            self.server.heard.append((text, lang))
        self._answer(status, rpc, hum(text))

    def _answer(self, status: int | str, rpc: str, sound: bytes) -> None:
        inner = {"silent": None, "noise": '["bm90IHNvdW5k"]'}.get(
            str(status), json.dumps([base64.b64encode(sound).decode()], separators=(",", ":"))
        )
        row = json.dumps([["wrb.fr", rpc, inner, None, None, None, "generic"]], separators=(",", ":"))
        data = f")]}}'\n\n{len(row)}\n{row}\n".encode()
        self.send_response(status if isinstance(status, int) else 200)
        if status == 429:
            self.send_header("Retry-After", "7")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate authority of our own, and a certificate of the service signed by it."""
    folder = tmp_path_factory.mktemp("ca")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    openssl(
        "req", "-x509", *key, "-keyout", f"{folder}/ca.key", "-out", f"{folder}/ca.pem", "-days", "2",
        "-subj", "/CN=Test", "-addext", "keyUsage=critical,keyCertSign",
    )  # fmt: skip
    openssl("req", *key, "-keyout", f"{folder}/s.key", "-out", f"{folder}/s.csr", "-subj", f"/CN={HOST}")
    (folder / "names").write_text(f"subjectAltName=DNS:{HOST}\n")
    openssl(
        "x509", "-req", "-in", f"{folder}/s.csr", "-CA", f"{folder}/ca.pem", "-CAkey", f"{folder}/ca.key",
        "-CAcreateserial", "-out", f"{folder}/s.pem", "-days", "2", "-extfile", f"{folder}/names",
    )  # fmt: skip
    return folder


@pytest.fixture
def service(authority: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority / "s.pem", authority / "s.key")
    server = Service(context)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    for name in ("no_proxy", "NO_PROXY", "HTTPS_PROXY", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority / "ca.pem"))
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def voice(waits: list[float]) -> GttsVoice:
    return GttsVoice(sleep=waits.append)


def test_it_speaks(service: Service, voice: GttsVoice) -> None:
    sound = voice.say("Good morning to all of you.", "en-GB")
    assert service.heard == [("Good morning to all of you.", "en")]
    assert len(sound) / RATE == pytest.approx(27 * 0.05, abs=0.15)


def test_a_long_text_is_cut_at_its_clauses(service: Service, voice: GttsVoice) -> None:
    text = (
        "The Syrian Observatory for Human Rights reported that 23 air strikes were carried out in Idlib, "
        "and that 19 people were injured on Friday, among them children."
    )
    voice.say(text, "en")
    parts = [part for part, _ in service.heard]
    assert " ".join(parts) == text
    assert len(parts) == 2
    assert all(len(part) <= 100 for part in parts)
    assert parts[0].endswith(",")


def test_it_waits_as_long_as_it_is_asked_to(service: Service, voice: GttsVoice, waits: list[float]) -> None:
    service.plan = [429, 503, 500]
    assert len(voice.say("Good morning.", "en"))
    assert waits == [7.0, 2.0, 4.0]


def test_it_gives_up_in_the_end(service: Service, voice: GttsVoice, waits: list[float]) -> None:
    service.plan = [503] * 20
    with pytest.raises(MachineLack, match=r"refused \(503 Service Unavailable\)\n.*--engine gtts"):
        voice.say("Good morning.", "en")
    assert len(waits) == 4


@pytest.mark.parametrize(
    ("answer", "told"), [(403, "refused"), ("silent", "without sound"), ("noise", "without sound")]
)
def test_other_faults_are_not_tried_again(
    service: Service, voice: GttsVoice, waits: list[float], answer: int | str, told: str
) -> None:
    service.plan = [answer]
    with pytest.raises(MachineLack, match=told):
        voice.say("Good morning.", "en")
    assert waits == []


def test_a_certificate_that_nobody_signed_is_refused(
    service: Service, voice: GttsVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The judge of the others: with the usual authorities, our own is not trusted, and nothing is sent."""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    with pytest.raises(MachineLack, match="certificate"):
        voice.say("Good morning.", "en")
    assert service.heard == []


def test_no_network(voice: GttsVoice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    with pytest.raises(MachineLack, match="cannot be reached"):
        voice.say("Good morning.", "en")


def test_a_text_without_words_asks_for_nothing(service: Service, voice: GttsVoice) -> None:
    assert len(voice.say("… — !", "en")) == 0
    assert service.heard == []


def test_languages() -> None:
    for lang in ("de-AT", "he", "zh-Hant", "pt-PT", "nb"):
        assert GttsVoice.speaks(lang)
    assert not GttsVoice.speaks("ku")


def test_a_narration_by_it_says_that_the_text_was_sent(service: Service) -> None:
    told = Script(lang="en", utterances=(Utterance(said="Good morning.", lang="en", kind="prose"),), chapters=())
    narration = narrate(told, "gtts")
    assert narration.voices == ("gtts",)
    assert [said.code for said in narration.diagnostics] == ["SPEECH003"]
    assert service.heard == [("Good morning.", "en")]
