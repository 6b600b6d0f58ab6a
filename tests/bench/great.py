"""Stores of 100,000 visits and more for whoever measures: `python -m tests.bench.great FOLDER [VISITS [COUNTIES]]`."""

import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random

from server import clock, db, ids, marks
from server.accounts.model import Account
from tests import cast
from tests.bench import bulk, land, season
from tests.bench.county import County, Person, opened
from tests.bench.land import Land

_kept = ExitStack()  # for as long as this process measures


@dataclass
class Great:
    """A store in the folder `var`, and the counties in it; `county` and `supervisor` work in the first."""

    var: Path
    lands: list[Land]
    county: Person
    supervisor: Person


def fill(
    visits: int,
    counties: int = 1,
    weeks: int = season.WEEKS,
    *,
    seed: int = 4,
    households: int = land.HOUSEHOLDS,
    until: datetime | None = None,
) -> list[Land]:
    """Put `visits` into the open store, spread over `counties` and the `weeks` up to `until` (now)."""
    luck, until = Random(seed), until or clock.now()
    lands = [land.settle(luck, number, households) for number in range(counties)]
    seasons = [season.days(luck, one, visits // counties, until, weeks) for one in lands]
    for today in zip(*seasons, strict=True):
        for calls in today:
            bulk.write(luck, calls)
    return lands


@cache
def store(visits: int, counties: int = 1, weeks: int = season.WEEKS) -> Great:
    """A store filled once for all groups of one run; gone when the process ends. `opened(County(store(…).var))` opens it."""
    folder = Path(_kept.enter_context(tempfile.TemporaryDirectory(prefix="ruhu-great-")))
    return make(folder, visits, counties, weeks)


def make(folder: Path, visits: int, counties: int = 1, weeks: int = season.WEEKS) -> Great:
    """The same in a folder of one's own."""
    with opened(County(folder)):
        # Nobody needs what a power cut leaves of it.
        db.database.pragma("synchronous", "off")
        db.database.pragma("cache_size", -1_000_000)
        db.migrate()
        with db.write():
            marks.put("epoch", ids.new())
        lands = fill(visits, counties, weeks)
        first = lands[0]
        people = [_signed_in(one.id) for one in (first.staff, next(iter(first.supervisors.values())))]
    return Great(folder, lands, *people)


def _signed_in(account_id: str) -> Person:
    account = Account.get_by_id(account_id)
    with db.write():
        return Person(account, cast.session_of(account))


if __name__ == "__main__":
    where, *numbers = sys.argv[1:]
    made = make(Path(where), *map(int, numbers or ["100000"]))
    print(f"{where}: sign in with {land.phone(0, 0)} (county) or {land.phone(0, 1)} (township) and {cast.PASSWORD!r}")
