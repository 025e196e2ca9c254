"""Google Translate's voice through gTTS, over the network, and only when it was asked for.

gTTS makes the requests and we send them: its own sending turns the check of certificates off,
waits for ever, and gives up at the first refusal. One request at a time, out of courtesy.
"""

from __future__ import annotations

import base64
import re
import threading
import time
from collections.abc import Callable

import requests
from gtts import gTTS  # type: ignore[import-untyped]  # the package carries no types
from gtts.lang import tts_langs  # type: ignore[import-untyped]

from publish.diagnostics import MachineLack
from publish.speech.sound import Sound, decode, join, silence, trim
from publish.speech.voices.chunking import chunks

_LONGEST = gTTS.GOOGLE_TTS_MAX_CHARS
_AUDIO = re.compile(rf'{gTTS.GOOGLE_TTS_RPC}","\[\\"(.*?)\\"\]')
_TIMEOUT = (10, 30)  # seconds to connect, and between two parts of an answer
_TRIES = 5
_LONGEST_WAIT = 60.0
_OK, _TOO_MANY, _SERVER_FAULT = 200, 429, 500
_REMEDY = "try again later, or leave out `--engine gtts`: the other voices need no network"

_ALIASES = {"he": "iw", "jv": "jw", "fil": "tl", "nb": "no", "nn": "no", "zh-hans": "zh-cn", "zh-hant": "zh-tw"}
"""Tags that the service knows under another name."""


class GttsVoice:
    """The voice as an engine. Its bytes are the service's: they may differ from day to day."""

    name = "gtts"

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep
        self._turn = threading.Lock()

    @staticmethod
    def speaks(lang: str) -> bool:
        """Tell whether the service lists a language; the list is part of the package."""
        return _code(lang) != ""

    def say(self, text: str, lang: str) -> Sound:
        """Speak one utterance; raises `MachineLack` when the service cannot be reached or refuses."""
        parts = [part for part in chunks(text, _LONGEST) if any(map(str.isalnum, part))]
        with self._turn, requests.Session() as session:
            sounds = [self._part(part, _code(lang) or "en", session) for part in parts]
        return join([trim(sound) if len(sounds) > 1 else sound for sound in sounds] or [silence(0)])

    def _part(self, text: str, code: str, session: requests.Session) -> Sound:
        request = gTTS(text, lang=code, lang_check=False)._prepare_requests()  # noqa: SLF001  # it has no public name
        data = b"".join(_audio(self._answer(prepared, session)) for prepared in request)
        try:
            return decode(data)
        except ValueError as error:
            raise MachineLack("Google's speech service answered without sound", _REMEDY) from error

    def _answer(self, request: requests.PreparedRequest, session: requests.Session) -> str:
        """Send a request, again where it makes sense, with longer and longer waits."""
        settings = session.merge_environment_settings(request.url or "", {}, None, None, None)
        for attempt in range(_TRIES):
            try:
                response = session.send(request, timeout=_TIMEOUT, **settings)
            except requests.exceptions.SSLError as error:
                raise MachineLack("the certificate of Google's speech service is not valid", _REMEDY) from error
            except requests.exceptions.RequestException as error:
                raise MachineLack("Google's speech service cannot be reached", _REMEDY) from error
            if response.status_code == _OK:
                return response.text
            if response.status_code != _TOO_MANY and response.status_code < _SERVER_FAULT:
                break
            if attempt + 1 < _TRIES:
                self._sleep(_wait(response, attempt))
        raise MachineLack(f"Google's speech service refused ({response.status_code} {response.reason})", _REMEDY)


def _wait(response: requests.Response, attempt: int) -> float:
    """Seconds until the next try: what the service asks for (RFC 9110 10.2.3), within bounds."""
    asked = response.headers.get("Retry-After", "")
    return min(float(asked) if asked.isdecimal() else 2.0**attempt, _LONGEST_WAIT)


def _audio(answer: str) -> bytes:
    found = _AUDIO.search(answer)
    if not found:
        raise MachineLack("Google's speech service answered without sound", _REMEDY)
    return base64.b64decode(found[1])


def _code(lang: str) -> str:
    """The service's name for a language tag, or for a shorter form of it; empty when it has none."""
    known = {code.lower(): code for code in tts_langs()}
    parts = lang.lower().split("-")
    tags = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((known[name] for tag in tags for name in (_ALIASES.get(tag, tag), tag) if name in known), "")
