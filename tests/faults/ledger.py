"""What senders were told, and whether the store agrees."""

import threading
from collections import Counter
from dataclasses import dataclass, field
from hashlib import file_digest
from typing import Any

import orjson

from tests.faults.stage import Stage


@dataclass
class Ledger:
    """Acknowledgements, written down by every sender the moment an answer is read."""

    recorded: dict[str, dict[str, Any]] = field(default_factory=dict)  # operation id: body; no two have the same summary
    uploaded: dict[str, str] = field(default_factory=dict)  # photo id: SHA-256
    answers: Counter[int] = field(default_factory=Counter)  # by status
    put_off: Counter[str] = field(default_factory=Counter)  # answered 503, by the room that was asked
    cut: int = 0  # requests that got no answer
    slowest: float = 0  # seconds from a request to its answer
    faults: list[str] = field(default_factory=list)  # answers that must never be given
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def answered(self, status: int, headers: dict[str, str], path: str, seconds: float) -> None:
        with self._turn:
            self.answers[status] += 1
            self.slowest = max(self.slowest, seconds)
            self.put_off[path.split("/")[2]] += status == 503
            if status >= 500 and not (status == 503 and headers.get("Retry-After", "").isdigit()):
                self.faults.append(f"{path} was answered {status} {headers.get('Retry-After', 'without Retry-After')}")

    def broke(self) -> None:
        with self._turn:
            self.cut += 1

    def wrong(self, sentence: str) -> None:
        with self._turn:
            self.faults.append(sentence)

    def check(self, stage: Stage) -> "Verdict":
        """Hold every acknowledgement against the rows and files of `stage`."""
        applied = {one for (one,) in stage.rows("SELECT operation_id FROM receipt WHERE outcome = 'applied'")}
        contents = [orjson.loads(content) for (content,) in stage.rows("SELECT content FROM visit_revision")]
        stored = {content["summary"]: content for content in contents}
        arrived = {one for (one,) in stage.rows("SELECT id FROM photo WHERE arrived_at IS NOT NULL")}
        lost = [one for one, body in self.recorded.items() if one not in applied or not _same(body, stored)]
        lost += [one for one, sha256 in self.uploaded.items() if one not in arrived or not _on_disk(stage, sha256)]
        noted = stage.rows("SELECT subject FROM trail_entry WHERE verb = 'visit.record'")
        times = Counter(content["summary"] for content in contents) + Counter(subject for (subject,) in noted)
        doubled = [what for what, often in times.items() if often > 1]
        if not stage.trail_is_whole():
            self.wrong("the trail does not verify")
        return Verdict(len(self.recorded) + len(self.uploaded), lost, doubled, list(self.faults))


@dataclass(frozen=True)
class Verdict:
    """What became of all that was acknowledged."""

    acknowledged: int
    lost: list[str]
    doubled: list[str]
    faults: list[str]

    def is_clean(self) -> bool:
        return not (self.lost or self.doubled or self.faults)


def _same(body: dict[str, Any], stored: dict[str, dict[str, Any]]) -> bool:
    content = stored.get(body["summary"], {})
    return all(content.get(name) == value for name, value in body.items() if name not in ("id", "household_id"))


def _on_disk(stage: Stage, sha256: str) -> bool:
    path = stage.photos / sha256[:2] / sha256
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest() == sha256
