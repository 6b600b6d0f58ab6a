"""Who is visited when: six weeks of calls, each household again when its turn has come round."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from server import clock
from server.demonstration.county import Home

DAYS = 42
A_WEEK = 135  # calls in the county, of which a few have not reached it yet
FIRST, LAST = time(8, 20), time(19, 40)  # calls begin between them
_WEIGHTS = (1.0, 1.0, 1.0, 1.0, 1.0, 0.7, 0.5)  # Monday to Sunday
_TURN = (14, 32)  # days from one call to the next
_A_CALL = timedelta(minutes=50)  # with the way to the next house
_MODES = {"home": 82, "telephone": 11, "away": 7}
_MINUTES = {"home": (15, 45), "telephone": (3, 9), "away": (2, 5)}


@dataclass(frozen=True)
class Call:
    """One call at one home, and when it reached the county."""

    home: Home
    mode: str
    started_at: datetime
    ended_at: datetime
    received_at: datetime


def calls(homes: Iterable[Home], now: datetime, rng: Random) -> list[Call]:
    """What helpers did up to `now` and the county has received; in order of arrival."""
    turns = [(rng.uniform(0, _TURN[1]), number, home) for number, home in enumerate(homes)]
    heapq.heapify(turns)
    helpers = len({home.helper.id for _, _, home in turns})
    found = []
    for ago in range(DAYS, -1, -1):
        day = clock.day_of(now) - timedelta(days=ago)
        diary = _Diary(day, now)
        for _ in range(min(_quota(day, now, rng), helpers * diary.room)):
            due, number, home = heapq.heappop(turns)
            mode = rng.choices([*_MODES], [*_MODES.values()])[0]
            started = diary.free(home.helper.id, rng)
            heapq.heappush(turns, (max(due, DAYS - ago) + rng.uniform(*_TURN if started else (1, 2)), number, home))
            if started:
                found.append(made(home, mode, started, rng))
    return sorted((call for call in found if call.received_at < now), key=lambda call: call.received_at)


def made(home: Home, mode: str, started: datetime, rng: Random) -> Call:
    """A call of an ordinary length, sent within minutes, hours or days: there is no signal in many a house."""
    ended = started + timedelta(minutes=rng.randint(*_MINUTES[mode]), seconds=rng.randrange(60))
    shortest, longest = rng.choices(((1, 20), (60, 360), (480, 840), (1440, 5000)), (60, 25, 12, 3))[0]
    return Call(home, mode, started, ended, awake(ended + timedelta(minutes=rng.uniform(shortest, longest))))


def awake(moment: datetime) -> datetime:
    """The same moment, or the morning after it for one in the night."""
    local = moment.astimezone(clock.SHANGHAI)
    late = timedelta(hours=10) if not 7 <= local.hour < 22 else timedelta()
    return moment + late


class _Diary:
    """One day of all helpers: nobody is at two doors at once."""

    def __init__(self, day: date, now: datetime) -> None:
        self._begin = datetime.combine(day, FIRST, clock.SHANGHAI)
        self._end = min(datetime.combine(day, LAST, clock.SHANGHAI), now - _A_CALL)
        self._taken: dict[str, list[datetime]] = {}

    @property
    def room(self) -> int:
        """How many calls a helper can make on that day, for all of whom the day is no race."""
        return 1 + int((self._end - self._begin) / _A_CALL / 2) if self._begin < self._end else 0

    def free(self, helper_id: str, rng: Random) -> datetime | None:
        """A moment of that day at which the helper can begin a call; None when there is none to be found."""
        taken = self._taken.setdefault(helper_id, [])
        for _ in range(8):
            start = self._begin + rng.random() * (self._end - self._begin)
            if self._begin <= start and all(abs(start - other) >= _A_CALL for other in taken):
                taken.append(start)
                return start
        return None


def _quota(day: date, now: datetime, rng: Random) -> int:
    # The running week gets its calls in what there is of it, so that there is something to see on a Tuesday.
    week = list(_week(day))
    begun = [_weight(one, now) for one in week]
    if not sum(begun):
        return 0
    return round(A_WEEK * rng.uniform(0.9, 1.1) * _weight(day, now) / sum(begun))


def _week(day: date) -> Iterator[date]:
    monday = day - timedelta(days=day.weekday())
    return (monday + timedelta(days=number) for number in range(7))


def _weight(day: date, now: datetime) -> float:
    begin, end = (datetime.combine(day, one, clock.SHANGHAI) for one in (FIRST, LAST))
    return _WEIGHTS[day.weekday()] * min(max((now - begin) / (end - begin), 0.0), 1.0)
