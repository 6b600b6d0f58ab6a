"""One thing that a person did on a phone, as it is handed to the room that understands it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from server.problems import Problem


@dataclass(frozen=True)
class Operation:
    """A validated operation. `offset`: how far the phone's clock was behind the server's when it was sent."""

    id: str
    body: dict[str, Any]
    made_at: datetime
    received_at: datetime
    offset: timedelta

    def corrected(self, moment: datetime) -> datetime:
        """A moment of the phone's by the server's clock; never later than the operation's arrival.

        A clock that is off by less than five minutes is left alone: the network's own delay is of that order.
        """
        try:
            by_server = moment + self.offset if abs(self.offset) > timedelta(minutes=5) else moment
        except OverflowError:
            return self.received_at
        return min(by_server, self.received_at)


class Held(Exception):
    """Neither done nor refused: kept for a supervisor of `region_code`, with the problem that a person must judge."""

    def __init__(self, problem: Problem, region_code: str) -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.region_code = region_code
