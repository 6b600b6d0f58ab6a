"""What a helper writes down of a call, in the words of the stories that are new, still open, or over."""

from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import Any

from server import clock
from server.demonstration.county import Home
from server.demonstration.people import DANJIANG, XIJIANG
from server.demonstration.rota import Call
from server.demonstration.words import ROUTINE, Trouble, Wish
from server.visits.model import CHECKS

# of the routine visits; of those at a door
_SAYING_NOTHING, _WITH_A_MEASURE, _LOCATED = 0.14, 0.3, 0.65
_ON_THE_TELEPHONE_UNSEEN = ("clothing", "housing", "water")
_CENTRES = {XIJIANG: (26.4936, 108.1722), DANJIANG: (26.3784, 108.0774)}  # WGS-84


class Notebook:
    """The helper's pages on one home."""

    def __init__(self, home: Home, rng: Random) -> None:
        self._home, self._rng = home, rng
        lat, lon = _CENTRES[home.township]
        # A village lies somewhere around its township, a house somewhere in its village.
        village = Random(home.region_code)  # noqa: S311 - a place on a map, no secret
        self._lat = lat + village.uniform(-0.06, 0.06) + rng.uniform(-0.003, 0.003)
        self._lon = lon + village.uniform(-0.06, 0.06) + rng.uniform(-0.003, 0.003)

    def content(
        self, call: Call, new: Sequence[tuple[Trouble | Wish, str]], still: Sequence[Trouble], over: Sequence[Trouble | Wish]
    ) -> dict[str, Any]:
        """The content of a visit but for its photos; `new` comes with the ids of its needs."""
        told = [one for one, _ in new]
        located = call.mode != "telephone" and self._rng.random() < _LOCATED
        checks = self._checks(call.mode, [one for one in (*told, *still) if isinstance(one, Trouble)])
        return {
            "started_at": clock.rfc3339(call.started_at),
            "ended_at": clock.rfc3339(call.ended_at),
            "mode": call.mode,
            "met": self._met(call.mode),
            "checks": checks,
            "summary": self._summary(call.mode, told, still, over),
            "measures": self._measures(call.mode, told),
            "needs": [self._need(one, need_id) for one, need_id in new],
            "photos": [],
            "location": self.place(call.started_at) if located else None,
            "signature_photo_id": None,
        }

    def _checks(self, mode: str, troubles: list[Trouble]) -> dict[str, str]:
        if mode == "away":
            return dict.fromkeys(CHECKS, "unseen")
        checks = dict.fromkeys(CHECKS, "fine")
        if mode == "telephone":
            checks |= dict.fromkeys(_ON_THE_TELEPHONE_UNSEEN, "unseen")
        return checks | {one.category: "problem" for one in troubles if one.category in CHECKS}

    def _met(self, mode: str) -> list[str]:
        head, *others = (person.id for person in self._home.people)
        if mode == "away":
            return []
        return [head, *self._rng.sample(others, min(len(others), self._rng.choice((0, 0, 1, 2))))] if mode == "home" else [head]

    def _summary(
        self, mode: str, told: Sequence[Trouble | Wish], still: Sequence[Trouble], over: Sequence[Trouble | Wish]
    ) -> str:
        if mode == "away":
            return self._said(ROUTINE.away)
        said = [one.after for one in over] + [one.still for one in still] + [one.found for one in told]
        if said:
            return "".join(said)
        if mode == "telephone":
            return self._said(ROUTINE.telephone)
        if self._rng.random() < _SAYING_NOTHING:
            return ""
        return self._said(ROUTINE.met) + self._said(ROUTINE.seen)

    def _measures(self, mode: str, told: Sequence[Trouble | Wish]) -> list[dict[str, str]]:
        taken = [one.measure for one in told if isinstance(one, Trouble)]
        if not taken and mode == "home" and self._rng.random() < _WITH_A_MEASURE:
            taken = [self._rng.choice(ROUTINE.measures)]
        return [{"kind": kind, "text": text} for kind, text in taken]

    def _need(self, told: Trouble | Wish, need_id: str) -> dict[str, str]:
        urgent = isinstance(told, Trouble) and told.urgent
        urgency = "urgent" if urgent else "normal"
        return {"id": need_id, "category": told.category, "description": told.need, "urgency": urgency}

    def place(self, moment: datetime) -> dict[str, Any]:
        """Where the phone thinks that it is, at the door."""
        return {
            "lat": round(self._lat + self._rng.uniform(-2e-4, 2e-4), 5),
            "lon": round(self._lon + self._rng.uniform(-2e-4, 2e-4), 5),
            "accuracy_m": float(self._rng.choice((6, 8, 12, 18, 25, 40, 65))),
            "taken_at": clock.rfc3339(moment),
        }

    def _said(self, sentences: Sequence[str]) -> str:
        fitting = [one for one in sentences if "家人" not in one or len(self._home.people) > 1]
        return self._rng.choice(fitting).format(head=self._home.head)
