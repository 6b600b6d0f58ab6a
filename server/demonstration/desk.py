"""The townships' desks: when a supervisor sits down, which visits she has got to, how a need goes through her hands."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from server import clock, ids
from server.accounts.model import Account
from server.demonstration.acts import Stepped
from server.demonstration.people import DANJIANG, XIJIANG
from server.demonstration.rota import Call, awake
from server.demonstration.words import NEXT_STEPS, Trouble, Wish

WAITING = {XIJIANG: 42, DANJIANG: 5}  # the newest, not yet looked at
RETURNED, AMENDED = 0.055, 0.85  # how many are sent back, and how many of those come again
_SITTINGS = (time(9, 10), time(11), time(14, 30), time(16, 40))
_SUNDAY = 6
_A_VERDICT = timedelta(seconds=35)


@dataclass(frozen=True)
class Fate:
    """What became of a visit: judged, perhaps returned, then amended, then judged again; None for what has not happened."""

    judged_at: datetime | None = None
    returned: bool = False
    amended_at: datetime | None = None
    judged_again_at: datetime | None = None


@dataclass(frozen=True)
class Life:
    """How far a need has come; None for what has not happened."""

    accepted_at: datetime | None = None
    assigned_at: datetime | None = None
    due_on: date | None = None
    progress_at: datetime | None = None
    settled_at: datetime | None = None
    declined_at: datetime | None = None


class Desk:
    """The supervisors' diary up to `now`."""

    def __init__(self, now: datetime, rng: Random) -> None:
        self._now, self._rng = now, rng
        self._done: Counter[datetime] = Counter()

    def sitting(self, after: datetime) -> datetime | None:
        """When the next thing is done at a desk; None when nobody has sat down since `after`."""
        day = clock.day_of(after)
        while day <= clock.day_of(self._now):
            for one in _SITTINGS if day.weekday() != _SUNDAY else ():
                begin = datetime.combine(day, one, clock.SHANGHAI)
                moment = begin + self._done[begin] * _A_VERDICT
                if after < moment < self._now:
                    self._done[begin] += 1
                    return moment
            day += timedelta(days=1)
        return None

    def fates(self, calls: list[Call]) -> list[Fate]:
        """What was said of each of these calls, which stand in the order of their arrival."""
        left = Counter(call.home.township for call in calls)
        found = []
        for call in calls:
            left[call.home.township] -= 1
            found.append(self._fate(call) if left[call.home.township] >= WAITING[call.home.township] else Fate())
        return found

    def _fate(self, call: Call) -> Fate:
        judged = self.sitting(call.received_at + self._hours(1, 36)) or self.sitting(call.received_at)
        if judged is None or call.mode == "away" or self._rng.random() >= RETURNED:
            return Fate(judged)
        amended = awake(judged + self._hours(2, 40))
        if amended >= self._now or self._rng.random() >= AMENDED:
            return Fate(judged, returned=True)
        return Fate(judged, True, amended, self.sitting(amended + self._hours(1, 24)))

    def life(self, raised_at: datetime) -> Life:
        """How a need fared: most are settled by their date, some after it."""
        accepted = self.sitting(raised_at + self._hours(2, 48))
        if accepted is None:
            return Life()
        assigned = self.sitting(accepted + (self._hours(0, 1) if self._rng.random() < 0.7 else self._hours(24, 72)))
        if assigned is None:
            return Life(accepted)
        due_on = clock.day_of(assigned) + timedelta(days=self._rng.randint(5, 14))
        takes = self._hours(48, 240) if self._rng.random() < 0.75 else self._hours(300, 700)
        progress = self.sitting(assigned + takes / 2) if self._rng.random() < 0.7 else None
        return Life(accepted, assigned, due_on, progress, self.sitting(assigned + takes))

    def refusal(self, raised_at: datetime) -> Life:
        """A wish is answered at one of the next sittings."""
        return Life(declined_at=self.sitting(raised_at + self._hours(4, 70)))

    def _hours(self, least: float, most: float) -> timedelta:
        return timedelta(hours=self._rng.uniform(least, most))


def steps(supervisor: Account, need_id: str, told: Trouble | Wish, life: Life) -> list[Stepped]:
    """The steps that a life leaves on the ledger, in the words of its story."""
    if isinstance(told, Wish):
        taken = [(life.declined_at, "declined", told.declined)]
    else:
        taken = [
            (life.accepted_at, "accepted", ""),
            (life.assigned_at, "assigned", ""),
            (life.progress_at, "errand" if told.category == "policy" else "progress", told.progress),
            (life.settled_at, "resolved", told.settled),
        ]
    found = []
    for at, kind, note in taken:
        if at:
            step: dict[str, Any] = {"id": ids.new(), "kind": kind, "note": note}
            if isinstance(told, Trouble) and kind == "assigned":
                step |= {"due_on": life.due_on, "assignee": told.office, "next_step": _next(told)}
            if kind == "errand":
                step["trips_saved"] = 2
            found.append(Stepped(at, supervisor, need_id, step))
    return found


def _next(told: Trouble) -> str | None:
    """What the office does next; one in so many has not said it."""
    return NEXT_STEPS[sum(map(ord, told.key)) % len(NEXT_STEPS)] or None
