"""A telephone: one browser with one cookie, a clock of its own, and a store for each account that has signed in on it."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from tests.sim.phone import Cut, Disk, Phone, Request
from tests.sim.phone_line import Answer
from tests.sim.phone_sender import Talk
from tests.sim.virtual_ids import uuid7

PIECE = 200  # bytes, so that a picture of the stage takes two


class Tab:
    """The app, open in one account's name; at most one round of it is under way."""

    def __init__(self, account: int, phone: Phone) -> None:
        self.account, self.phone = account, phone
        self.talk: Talk | None = None
        self.asking: Request | None = None
        self.touched = False  # a person has done something since the round began
        self.unlocked = False  # its browser has no locks: it sends although another tab does
        self.barred = False  # the server wants a new sign-in: nothing may be sent until a person does something

    def begin(self) -> None:
        """Begin a round; whether it asks for anything shows in `asking`."""
        self.touched = False
        if self.unlocked:
            self.phone.disk.sending = None
        self.talk = self.phone.round()
        self._go_on(None)

    def answered(self, answer: Answer | Cut) -> None:
        """What came back; the round asks for the next thing or is over."""
        if isinstance(answer, Answer) and answer.status == 401 and b'"code"' in answer.body and answer.body.endswith(b"}"):
            self.barred, self.touched = not self.touched, False
        self._go_on(answer)

    def _go_on(self, answer: Answer | Cut | None) -> None:
        assert self.talk is not None
        try:
            self.asking = self.talk.send(answer)  # type: ignore[arg-type]
        except StopIteration:
            self.talk = self.asking = None

    def touch(self) -> None:
        self.touched, self.barred = True, False

    def close(self) -> None:
        if self.talk:
            self.talk.close()
        self.talk = self.asking = None


class Device:
    def __init__(
        self, number: int, clock: Callable[[], datetime], disks: dict[int, Disk], ids: list[str], bugs: frozenset[str]
    ) -> None:
        self.number, self._clock, self._ids, self._bugs = number, clock, ids, bugs
        self.skew = timedelta()
        self.cookie: str | None = None
        self.rescue_keys: dict[int, str] = {}
        self.evicted: dict[int, set[str]] = {}  # what a cleared store held alone; to be told when it is opened again
        self.disks = disks
        self._random = random.Random(number)
        self._made = 0
        self.tabs: list[Tab] = []

    @property
    def name(self) -> str:
        return f"device-{self.number}"

    def now(self) -> int:
        """Milliseconds since 1970, by this device's own clock."""
        return round((self._clock() + self.skew).timestamp() * 1000)

    def new_id(self) -> str:
        self._made += 1
        return uuid7(self.now(), (self.number + 1) << 32 | self._made)

    def open(self, account: int) -> Tab:
        """One more tab in this account's name."""
        disk = self.disks.setdefault(account, Disk())
        told = {"random": self._random.random, "new_id": self.new_id, "device_id": self.name}
        phone = Phone(disk, self._ids[account], self.now, piece=PIECE, bugs=self._bugs, **told)
        self.tabs.append(Tab(account, phone))
        return self.tabs[-1]

    def begin_like(self, other: "Device") -> None:
        """Hold what another one holds. Rows and bundles are replaced, never changed, so that they can be shared."""
        self.cookie, self.rescue_keys = other.cookie, dict(other.rescue_keys)
        for account, disk in other.disks.items():
            for name in ("entries", "photos", "bytes", "households", "settings", "memory"):
                getattr(self.disks[account], name).update(getattr(disk, name))

    def set_clock(self, skew: timedelta) -> None:
        for tab in self.tabs:
            tab.phone.clock_moved(round((skew - self.skew).total_seconds() * 1000))
        self.skew = skew

    def crash(self) -> dict[int, None]:
        """The battery is empty: what was not on the disk is gone. Answers in whose names the app was open."""
        accounts = {tab.account: None for tab in self.tabs if tab.phone.started}
        for tab in self.tabs:
            tab.close()
        self.tabs = []
        for disk in self.disks.values():
            disk.sending, disk.step = None, lambda when: None
        return accounts
