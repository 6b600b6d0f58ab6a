"""The course of one household: what is found at each call, what it raises, and how the next call bears that out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from server import ids
from server.accounts.model import Account
from server.demonstration import album, desk
from server.demonstration.acts import Act, Arrived, Judged, Pushed
from server.demonstration.county import Home
from server.demonstration.desk import Desk, Fate, Life
from server.demonstration.flaws import Flaw, fitting
from server.demonstration.notebook import Notebook
from server.demonstration.rota import Call
from server.demonstration.words import NOTES, TROUBLES, WISHES, Trouble, Wish

_TROUBLED, _WISHING = 0.17, 0.025  # of the calls at which nothing else is open
_PHOTOGRAPHED = 0.04  # of the calls; more where something is broken
_STILL_ON_THE_PHONE = 0.4  # of the pictures of visits that nobody has looked at yet


@dataclass
class Case:
    """A need of this household; `confirmed` once the household has been seen to have what it wanted."""

    told: Trouble | Wish
    need_id: str
    life: Life
    confirmed: bool = False

    def settled(self, at: datetime) -> bool:
        ended = self.life.settled_at or self.life.declined_at
        return ended is not None and ended < at


@dataclass(frozen=True)
class Raised:
    """Something new that a call brings up; `life` where the story has fixed it."""

    told: Trouble | Wish
    life: Life | None = None


class Course:
    """Collects the `acts` of one home, call by call, in the order of the calls."""

    def __init__(self, home: Home, supervisor: Account, the_desk: Desk, rng: Random) -> None:
        self.acts: list[Act] = []
        self._home, self._supervisor, self._desk, self._rng = home, supervisor, the_desk, rng
        self._notebook = Notebook(home, rng)
        self._cases: list[Case] = []

    def visit(
        self, call: Call, fate: Fate, raised: Iterable[Raised] | None = None, otherwise: dict[str, Any] | None = None
    ) -> str:
        """One call with all that follows from it; returns the visit's id.

        `raised` is what comes up, chance where it is not given; `otherwise` is what the story has the helper write instead
        of what is true.
        """
        new = [(one, ids.new()) for one in (self._chance(call) if raised is None else raised)]
        over = [] if otherwise else self._over(call)
        told = [(one.told, need_id) for one, need_id in new]
        content = self._notebook.content(call, told, self._open(call), [case.told for case in over])
        content |= {"photos": self._photos(call, [one.told for one, _ in new])} | (otherwise or {})
        visit_id = ids.new()
        flaw = self._rng.choice(fitting(content)) if fate.returned else None
        first = content | flaw.spoilt(content) if flaw else content
        self._push(call.received_at, call, "visit.record", {"id": visit_id, "household_id": self._home.id, **first})
        self._send(content["photos"], call, fate)
        self._judge(visit_id, call, fate, flaw, content)
        self._confirm(call, over)
        known_at = call.received_at if first["needs"] else fate.amended_at
        if known_at:
            self._follow(new, known_at)
        return visit_id

    def _chance(self, call: Call) -> list[Raised]:
        if call.mode != "home" or self._open(call) or self._over(call):
            return []
        drawn = self._rng.random()
        if drawn < _WISHING:
            return self._one_of(WISHES.values())
        return self._one_of(TROUBLES.values()) if drawn < _TROUBLED else []

    def _one_of(self, stories: Iterable[Trouble | Wish]) -> list[Raised]:
        told = {case.told.key for case in self._cases}
        return [Raised(self._rng.choice([one for one in stories if self._home.has(one.who) and one.key not in told]))]

    def _open(self, call: Call) -> list[Trouble]:
        """The troubles that this call still finds."""
        return [case.told for case in self._cases if isinstance(case.told, Trouble) and not case.settled(call.started_at)]

    def _over(self, call: Call) -> list[Case]:
        """What has been settled since the last call at which somebody was met."""
        if call.mode == "away":
            return []
        return [case for case in self._cases if case.settled(call.started_at) and not case.confirmed]

    def _photos(self, call: Call, told: list[Trouble | Wish]) -> list[dict[str, Any]]:
        broken = any(one.category in ("housing", "water") for one in told)
        if call.mode != "home" or self._rng.random() >= (0.5 if broken else _PHOTOGRAPHED):
            return []
        scenes = self._rng.sample(album.SCENES, self._rng.choice((1, 2)))
        moment = call.started_at + timedelta(minutes=4)
        return [scene.announced("scene", moment + timedelta(seconds=20 * place)) for place, scene in enumerate(scenes)]

    def _send(self, photos: list[dict[str, Any]], call: Call, fate: Fate) -> None:
        files = {one.sha256: one.file for one in (*album.SCENES, album.SIGNATURE)}
        for place, photo in enumerate(photos, start=1):
            if fate.judged_at or self._rng.random() >= _STILL_ON_THE_PHONE:
                at = call.received_at + timedelta(seconds=25 * place)
                self.acts.append(Arrived(at, self._home.helper, photo["id"], files[photo["sha256"]]))

    def _judge(self, visit_id: str, call: Call, fate: Fate, flaw: Flaw | None, content: dict[str, Any]) -> None:
        if fate.judged_at is None:
            return
        if flaw is None:
            self.verdict(fate.judged_at, visit_id, 1)
            return
        self.verdict(fate.judged_at, visit_id, 1, flaw.reasons())
        if fate.amended_at:
            body = {"visit_id": visit_id, "base_revision": 1, **content}
            self._push(fate.amended_at, call, "visit.amend", body)
        if fate.judged_again_at:
            self.verdict(fate.judged_again_at, visit_id, 2)

    def verdict(self, at: datetime, visit_id: str, revision: int, reasons: list[dict[str, str]] | None = None) -> None:
        """The supervisor approves, or returns for `reasons`."""
        decision = "returned" if reasons else "approved"
        note = self._rng.choice(NOTES) if not reasons and self._rng.random() < 0.08 else ""
        word = {"decision": decision, "reasons": reasons or [], "note": note}
        self.acts.append(Judged(at, self._supervisor, {"id": ids.new(), "visit_id": visit_id, "revision": revision, **word}))

    def _confirm(self, call: Call, over: list[Case]) -> None:
        for case in over:
            case.confirmed = True
            if isinstance(case.told, Trouble):
                body = {"id": ids.new(), "need_id": case.need_id, "kind": "confirmed", "note": ""}
                self._push(call.received_at, call, "need.step", body)

    def _follow(self, new: list[tuple[Raised, str]], known_at: datetime) -> None:
        for one, need_id in new:
            usual = self._desk.refusal if isinstance(one.told, Wish) else self._desk.life
            life = one.life or usual(known_at)
            self._cases.append(Case(one.told, need_id, life))
            self.acts += desk.steps(self._supervisor, need_id, one.told, life)

    def _push(self, at: datetime, call: Call, kind: str, body: dict[str, Any]) -> None:
        made_at = call.ended_at if at == call.received_at else at
        self.acts.append(Pushed(at, self._home.helper, kind, made_at, body))
