"""A desk: somebody's browser, and how it asks."""

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.sim.network import Letter
from tests.sim.phone import Answer, Cut, Request

if TYPE_CHECKING:
    from tests.sim.world import World

Told = dict[str, Any]
_JSON = {"Content-Type": "application/json"}


@dataclass
class Batch:
    """Approvals to be given together, as far as the desk knows; `seen`, once they are frozen, the words that they are on."""

    asked: Told
    seen: dict[str, Told] | None = None

    @property
    def id(self) -> str:
        return str(self.asked["id"])


@dataclass
class Desk:
    """One person's browser: its cookie, the visits before her eyes, and what is without an answer or not yet done."""

    account: int
    cookie: str | None = None
    seen: dict[str, Told] = field(default_factory=dict)
    history: set[str] = field(default_factory=set)
    unanswered: tuple[Told, Told] | None = None  # the verdict, and the words that it is on
    batch: Batch | None = None
    applied: list[Batch] = field(default_factory=list)


def ask(world: "World", desk: Desk, method: str, path: str, told: Any = None, fault: str = "none", number: int = 0) -> Any:
    """A desk's request, signed in again where the server says so; the answer's JSON, or None when there is no good one."""
    request = Request(method, path, _JSON, b"" if told is None else json.dumps(told).encode())
    answer = world.network.carry(Letter(request, desk.cookie, desk.account), fault, number)
    if isinstance(answer, Answer) and answer.status == 401:
        desk.cookie = world.sign_in_at_desk(desk.account)
        answer = world.network.carry(Letter(request, desk.cookie, desk.account), "none", 0)
    if isinstance(answer, Cut) or answer.status >= 300 or "json" not in (answer.header("Content-Type") or ""):
        return None
    try:
        return json.loads(answer.body)
    except ValueError:
        return None
