"""One operation on its way through a push: from what came in to what is answered."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import orjson
from marshmallow import ValidationError

from server.operations import Operation
from server.problems import Problem
from server.sync.kinds import KINDS
from server.sync.model import Receipt
from server.sync.schema import Envelope
from server.wire import flat

_ENVELOPE = Envelope()


@dataclass
class Malformed:
    """Not even an operation: it has no receipt, only an answer."""

    raw: Any
    problem: Problem

    def answer(self) -> dict[str, Any]:
        said = self.raw.get("id") if isinstance(self.raw, dict) else None
        line_id = said if isinstance(said, str) else ""
        return {"id": line_id, "outcome": "refused", "replay": False, "problem": self.problem.wire()}


@dataclass(eq=False)
class Line:
    """An operation with what has become of it so far; `understood`: the same with its body as its kind reads it."""

    kind: str
    operation: Operation
    digest: str
    understood: Operation | None = None
    outcome: str = "applied"
    problem: dict[str, Any] | None = None
    region_code: str | None = None
    replay: bool = False

    def end(self, outcome: str, problem: Problem, region_code: str | None = None) -> None:
        """Neither done nor to be done: `held` or `refused`, and why."""
        self.outcome, self.problem, self.region_code = outcome, problem.wire(), region_code

    def repeat(self, receipt: Receipt, account_id: str) -> None:
        """The id was used before: by whom, with the same content or another, and what became of it."""
        if receipt.account_id != account_id:
            self.end("refused", Problem("operation_taken"))
        elif receipt.digest != self.digest:
            self.end("refused", Problem("operation_changed"))
        else:
            self.outcome, self.problem, self.replay = receipt.outcome, receipt.problem, True

    def understand(self) -> None:
        """Read the body, or end the line that no kind understands."""
        kind = KINDS.get(self.kind)
        if kind is None:
            return self.end("refused", Problem("unknown_kind", kind=self.kind))
        try:
            self.understood = replace(self.operation, body=kind.body.load(self.operation.body))
        except ValidationError as error:
            self.end("refused", Problem("invalid", errors=flat(error.messages)))
        return None

    def answer(self) -> dict[str, Any]:
        shown = {"id": self.operation.id, "outcome": self.outcome, "replay": self.replay}
        return {**shown, "problem": self.problem} if self.problem else shown


def opened(raw: Any, now: datetime, offset: timedelta) -> Line | Malformed:
    """What came in, as a line; or why it is none."""
    try:
        envelope = _ENVELOPE.load(raw)
        digest = sha256(orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)).hexdigest()
    except ValidationError as error:
        return Malformed(raw, Problem("invalid", errors=flat(error.messages)))
    except orjson.JSONEncodeError:
        return Malformed(raw, Problem("invalid", "nested too deep"))
    line = Line(envelope["kind"], Operation(envelope["id"], envelope["body"], envelope["made_at"], now, offset), digest)
    line.understand()
    return line
