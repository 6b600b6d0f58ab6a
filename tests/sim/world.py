"""Telephones, desks and a server in one process, on a clock that moves only when something happens."""

import json
import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.sim import bulk, caring, handling, keeper, office, people, watching
from tests.sim.desk import Desk
from tests.sim.devices import Device, Tab
from tests.sim.handling import PhoneDied
from tests.sim.interleave import Deadlock
from tests.sim.network import Letter, Network
from tests.sim.phone import Answer, Cut, Disk, Request
from tests.sim.stage import HOLDERS, OFFICE, PASSWORD, PEOPLE, SUPERVISORS, Stage

Step = tuple[Any, ...]
_JSON = {"Content-Type": "application/json"}
_PATIENCE = timedelta(minutes=15)
_SUPERVISOR = {**office.SUPERVISOR, **bulk.ACTS}
_OFFICE = {**office.OFFICE_ACTS, **caring.ACTS}


class World:
    def __init__(self, stage: Stage, bugs: frozenset[str] = frozenset()) -> None:
        self.server, self.stage = stage.server, stage
        self.now = stage.now
        self.steps = 0
        self.witness = stage.witness.copied()
        self.network = Network(self)
        self.devices = [self._device(number, accounts, bugs) for number, accounts in enumerate(HOLDERS)]
        self.desks = {account: Desk(account, stage.cookies.get(account)) for account in (*SUPERVISORS, OFFICE)}
        self.server.begin(stage.template)

    def _device(self, number: int, accounts: tuple[int, ...], bugs: frozenset[str]) -> Device:
        device = Device(number, lambda: self.now, {one: Disk() for one in accounts}, self.stage.accounts, bugs)
        if number in self.stage.telephones:
            device.begin_like(self.stage.telephones[number])
            device.open(accounts[-1])  # whose cookie it has
        return device

    # Playing.

    def play(self, steps: list[Step]) -> None:
        for one in steps:
            self.steps += 1
            self.pass_(20)
            try:
                self._do(one)
            except PhoneDied:
                self.restart(self.devices[one[1]])
            self.watch()

    def _do(self, step: Step) -> None:
        name, *given = step
        if name in people.ACTS:
            self._write(name, *given)
        elif name in _SUPERVISOR:
            _SUPERVISOR[name](self, self.desks[given[0]], *given[1:])
        elif name in _OFFICE:
            _OFFICE[name](self, self.desks[OFFICE], *given)
        elif name in keeper.ACTS:
            keeper.ACTS[name](self, *given)
        elif name in handling.ACTS:
            handling.ACTS[name](self, self.devices[given[0]], *given[1:])
        elif name == "late":
            self.late(*given)
        elif name == "wait":
            self.pass_(3600 * given[0])
        else:
            raise ValueError(f"a schedule knows no step {name!r}")

    def _write(self, name: str, number: int, detail: int, which: int, fault: str) -> None:
        """Something is written on a telephone, which sends it at once unless it is offline."""
        device = self.devices[number]
        people.ACTS[name](self, device, detail, which)
        if fault != "offline":
            handling.whole_round(self, device, 0, fault, detail)

    def pass_(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    # Telephones.

    def late(self, number: int) -> None:
        """What was held back on the way arrives, when nobody waits for its answer any more."""
        if self.network.held_back:
            self.network.deliver(self.network.delayed(number))

    def advance(self, device: Device, tab: Tab, fault: str = "none", detail: int = 0) -> None:
        if tab.talk is None:
            due = tab.phone.due
            if due is None:
                return
            wait = timedelta(milliseconds=due - device.now())
            if wait > _PATIENCE:
                tab.phone.wake()
            elif wait > timedelta():
                self.now += wait
            tab.begin()
        if tab.asking is None:
            return
        if tab.barred:
            self.witness.accuse("rude", "a 401 pauses the sender", f"device {device.number} asks {tab.asking.path} unbidden")
        answer = self.network.carry(Letter(tab.asking, device.cookie, tab.account), fault, detail)
        self.take_cookie(device, answer)
        tab.answered(answer)

    def restart(self, device: Device) -> None:
        """The app is opened again in the names in which it was open."""
        accounts = device.crash()
        for account in device.disks:
            people.adopt(self, device, account)
        for account in accounts:
            self.open(device, account)

    def open(self, device: Device, account: int) -> Tab:
        """Opened, the app looks whether the browser has cleared its store, and tells what it misses."""
        tab = device.open(account)
        found = tab.phone.lost()
        expected, told = device.evicted.pop(account, set()), {one["id"] for one in (found or {"entries": []})["entries"]}
        if expected - told:
            self.witness.accuse("silent", "a cleared store is told", f"{sorted(expected - told)} are gone without a word")
        people.adopt(self, device, account)
        return tab

    def open_tab(self, device: Device) -> Tab | None:
        """The tab that the person looks at; a signed-out telephone shows nothing to write in."""
        return next((tab for tab in device.tabs if tab.phone.started), None)

    def take_cookie(self, device: Device, answer: Answer | Cut) -> None:
        if isinstance(answer, Answer) and (said := answer.header("Set-Cookie")):
            device.cookie = said.split("=", 1)[1].split(";")[0] or None

    # The server, and what comes out of it.

    def sign_in_at_desk(self, account: int) -> str | None:
        told = {"phone": PEOPLE[account][1], "password": PASSWORD, "device": {"id": f"desk-{account}", "name": "电脑"}}
        request = Request("POST", "/api/session", _JSON, json.dumps(told).encode())
        answer = self.network.deliver(Letter(request, None, account))
        said = answer.header("Set-Cookie") if isinstance(answer, Answer) else None
        return said.split("=", 1)[1].split(";")[0] if said else None

    def at_once(self, letters: list[Letter], number: int, *others: Callable[[], None]) -> list[Answer | Cut]:
        """Requests side by side in the server, and what else is done there: the number tells whose statement is next."""
        self.pass_(1)
        answers: list[Answer | None] = [None] * len(letters)

        def work(place: int) -> Callable[[], None]:
            def serve() -> None:
                answers[place] = self.server.serve(letters[place].request, self.now, letters[place].cookie)

            return serve

        before = [self.area(letter.account) for letter in letters]
        try:
            self.server.together([*(work(place) for place in range(len(letters))), *others], random.Random(number).randrange)
        except Deadlock as deadlock:
            self.witness.accuse("rude", "no request waits for ever", str(deadlock))
        for letter, answer, area in zip(letters, answers, before, strict=True):
            self.saw(letter, answer, area)
        return [answer or Cut() for answer in answers]

    def area(self, account: int) -> set[str]:
        """The households of which this account may hear now, told from the tables and not by the server's own verbs."""
        mine = self.server.look("SELECT role, region_code, disabled_at FROM account WHERE id = ?", self.stage.accounts[account])
        role, region, disabled = mine[0]
        if disabled:
            return set()
        if role != "helper":
            return {row[0] for row in self.server.look("SELECT id FROM household WHERE region_code LIKE ?", region + "%")}
        today = (self.now + timedelta(hours=8)).date().isoformat()
        paired = "SELECT household_id FROM pairing WHERE helper_id = ? AND starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)"
        unsettled = """SELECT household_id FROM visit WHERE helper_id = ? AND (state = 'returned' OR state = 'waiting'
            AND id IN (SELECT visit_id FROM undone_review))"""
        mine = self.stage.accounts[account]
        return {row[0] for row in (*self.server.look(paired, mine, today, today), *self.server.look(unsettled, mine))}

    def cares(self, account: int, home: str) -> bool:
        """Whether a helper cares for a household now, and did an hour ago: a visit that ends now began then."""
        today, begun = ((self.now + timedelta(hours=hours)).date().isoformat() for hours in (8, 7))
        held = "household_id = ? AND helper_id = ? AND starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)"
        sql = f"SELECT 1 FROM pairing WHERE {held}"
        return bool(self.server.look(sql, home, self.stage.accounts[account], begun, today))

    def saw(self, letter: Letter, answer: Answer | None, before: set[str], *, faulty: bool = False) -> None:
        """The witness reads every answer that the server gives."""
        watching.read(self, letter, answer, before, faulty=faulty)

    def watch(self) -> None:
        for device in self.devices:
            watching.look_at(self, device)
