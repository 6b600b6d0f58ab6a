"""Who sends: whose store, on which device, by which clock; what the parts of a round have in common."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field

from tests.sim.phone_disk import Disk
from tests.sim.phone_line import Answer, Cut, Request

Talk = Generator[Request, Answer | Cut, None]


@dataclass(frozen=True)
class Sender:
    disk: Disk
    account_id: str
    device_id: str
    now: Callable[[], int]
    piece: int
    bugs: frozenset[str] = field(default_factory=frozenset)

    @property
    def whose(self) -> dict[str, str]:
        return {"Ruhu-Account": self.account_id}
