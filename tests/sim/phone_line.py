"""What leaves a phone and what comes back: the model of web/src/api/client.ts and problem.ts."""

import json
import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Any

Told = dict[str, Any]


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @classmethod
    def json(cls, told: Any, status: int = 200, **headers: str) -> "Answer":
        return cls(status, {"Content-Type": "application/json", **headers}, packed(told))

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers.items() if key.lower() == name.lower()), None)


@dataclass(frozen=True)
class Cut:
    """No answer: before or after the server did its part, the phone cannot know."""


Asking = Generator[Request, Answer | Cut, Answer]


class Failure(Exception):
    """What a round may end with. Whatever else is raised inside a round is not the phone's."""

    retry_after: int | None = None

    def told(self) -> Told:
        return {"code": "unexpected", "title": ""}


class Problem(Failure):
    """What the server refused, in its own terms."""

    def __init__(self, status: int, told: Told, retry_after: int | None = None) -> None:
        super().__init__(status, told["code"])
        self.status, self.code, self.retry_after, self._told = status, str(told["code"]), retry_after, told

    def told(self) -> Told:
        return self._told


class Unreachable(Failure):
    """No answer, or one that is not from our server: no network, a hotel's login page, a proxy's error page."""

    def __init__(self, status: int | None = None, retry_after: int | None = None) -> None:
        super().__init__(status)
        self.status, self.retry_after = status, retry_after

    def told(self) -> Told:
        return {"code": "no_answer" if self.status is None else "strange_answer", "title": ""}


def packed(told: Any) -> bytes:
    """As JSON.stringify writes it, lone surrogates escaped."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def call(method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> Asking:
    answer = yield Request(method, path, headers, body)
    # Our server never redirects; a login page that a network puts in the way does.
    if isinstance(answer, Cut) or 300 <= answer.status < 400:
        raise Unreachable()
    if 200 <= answer.status < 300:
        return answer
    raise _refusal(answer)


def post(path: str, told: Any, headers: Mapping[str, str]) -> Generator[Request, Answer | Cut, Any]:
    sent = {**headers, "Accept": "application/json", "Content-Type": "application/json"}
    answer = yield from call("POST", path, sent, packed(told))
    if not _is_json(answer):
        raise Unreachable(answer.status)
    return _read(answer)


def _refusal(answer: Answer) -> Failure:
    seconds = re.match(r"\s*[+-]?\d+", answer.header("Retry-After") or "")
    retry_after = int(seconds[0]) if seconds else None
    told = _read(answer) if _is_json(answer) else None
    if not isinstance(told, dict) or not isinstance(told.get("code"), str):
        return Unreachable(answer.status, retry_after)
    return Problem(answer.status, {"title": "", **told}, retry_after)


def _is_json(answer: Answer) -> bool:
    return re.match(r"application/(problem\+)?json\b", answer.header("Content-Type") or "") is not None


def _read(answer: Answer) -> Any:
    try:
        return json.loads(answer.body)
    except ValueError:
        raise Unreachable() from None
