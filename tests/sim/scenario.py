"""Plays a scenario with the phone's model."""

import json
from typing import Any

import pytest

from tests.sim.phone import Disk, Entry, Phone, Photo, Request, StoreFull, photo_note
from tests.sim.phone_store import millis, moment
from tests.sim.scenario_wire import answer, described

START = "2026-11-22T02:00:00.000Z"
HOME = "household-mao"
Step = dict[str, Any]


class Scenario:
    def __init__(self, chance: float, bugs: frozenset[str] = frozenset()) -> None:
        self.chance, self.bugs, self.now = chance, bugs, millis(START)
        self.disk = Disk()
        self.ids: list[str] = []
        self.photos: dict[str, bytes] = {}
        self.bodies: dict[str, Step] = {}
        self.tabs: dict[int, Phone] = {1: self._open()}

    def play(self, steps: list[Step]) -> None:
        for step in steps:
            self._phone(step)
            getattr(self, f"_{next(iter(step))}")(step)

    def _open(self) -> Phone:
        phone = Phone(
            self.disk, "account-li-yue", lambda: self.now, random=lambda: self.chance, new_id=self._new_id, bugs=self.bugs
        )
        phone.lost()
        return phone

    def _new_id(self) -> str:
        return self.ids.pop(0) if self.ids else "an id"

    def _phone(self, step: Step) -> Phone:
        tab = step.get("tab", 1)
        if tab not in self.tabs:
            self.tabs[tab] = self._open()
        return self.tabs[tab]

    def _save(self, step: Step) -> None:
        kind, home, taken = step.get("kind", "visit.record"), step.get("household", HOME), {}
        for photo, size in step.get("photos", {}).items():
            taken[photo] = self.photos[photo] = photo[-1].encode() * size
        body = {"id": f"visit-of-{step['save']}", "household_id": home} if kind == "visit.record" else {}
        if kind in ("visit.record", "visit.amend"):
            body["photos"] = [photo_note(photo, data, START) for photo, data in taken.items()]
        body |= {"summary": "字" * step.get("long", 0), **step.get("body", {})}
        self._note(step["save"], body)
        self.disk.room = {"once": self.disk.size(), "for good": 0}.get(step.get("full", ""))
        if step.get("full") == "for good":
            with pytest.raises(StoreFull):
                self._phone(step).save(kind, body, home, taken)
        else:
            self._phone(step).save(kind, body, home, taken)
        self.disk.room = None

    def _note(self, operation: str, body: Step) -> None:
        self.ids, self.bodies[operation] = [operation], body

    def _evict(self, step: Step) -> None:
        self.disk.evict()
        body = {"id": f"report-of-{step['as']}", "found_at": moment(self.now), **step["finds"]}
        self._note(step["as"], body)
        self.ids = ["canary-2", body["id"], step["as"]]
        self.tabs = {1: self._open()}

    def _keep(self, step: Step) -> None:
        self._phone(step).keep(step["keep"])

    def _discard(self, step: Step) -> None:
        self._phone(step).discard(step["discard"])

    def _discard_photo(self, step: Step) -> None:
        self._phone(step).discard_photo(step["discard_photo"])

    def _resend(self, step: Step) -> None:
        self._note(step["as"], self.bodies[step["resend"]])
        self._phone(step).resend(step["resend"])

    def _mend(self, step: Step) -> None:
        old = self.bodies[step["mend"]]
        photos = [note for note in old["photos"] if note["id"] in step.get("photos", [])]
        self._note(step["as"], {**old, "photos": photos, **step.get("body", {})})
        self._phone(step).mend(step["mend"], self.bodies[step["as"]])

    def _clock(self, step: Step) -> None:
        if isinstance(step["clock"], str):
            moved = millis(step["clock"]) - self.now
            for phone in self.tabs.values():
                phone.clock_moved(moved)
            self.now += moved
        else:
            self.now += round(step["clock"] * 1000)

    def _wake(self, step: Step) -> None:
        self._phone(step).wake()

    def _sign_out(self, step: Step) -> None:
        self._phone(step).sign_out()

    def _sign_in(self, step: Step) -> None:
        self._phone(step).sign_in()

    def _spoil(self, step: Step) -> None:
        self.photos[step["spoil"]] = self.disk.bytes[step["spoil"]] = b"?" * len(self.photos[step["spoil"]])

    def _lose(self, step: Step) -> None:
        del self.disk.bytes[step["lose"]]

    def _round(self, step: Step) -> None:
        phone = self._phone(step)
        assert self._next(phone) == 0, "no round is due"
        going = phone.round()
        request = next(going, None)
        for wanted in step["round"]:
            assert request is not None, f"{wanted} was not asked"
            assert self._described(request) == {key: wanted[key] for key in wanted if key not in ("gets", "meanwhile")}
            self.play(wanted.get("meanwhile", []))
            if wanted.get("gets") == "killed":
                going.close()
                self.tabs[step.get("tab", 1)] = self._open()
                return
            try:
                request = going.send(answer(wanted, self.photos))
            except StopIteration:
                request = None
        assert request is None, f"{self._described(request)} was asked too"

    def _described(self, request: Request) -> Step:
        """A request in the scenario's words, what is the same in all of them looked at on the way."""
        assert request.headers["Ruhu-Account"] == "account-li-yue"
        if request.path.startswith("/api/photos/"):
            return described(request, self.photos)
        told = json.loads(request.body)
        assert told.pop("device_id") == "device-1"
        if request.path == "/api/sync/pull":
            return {"pull": told["known"]}
        assert told.get("epoch") == self.disk.settings.get("epoch")
        assert (request.path, told["sent_at"]) == ("/api/sync/push", moment(self.now))
        for operation in told["operations"]:
            assert sorted(operation) == ["body", "id", "kind", "made_at"]
            assert operation["body"] == self.bodies[operation["id"]]
        return {"push": [operation["id"] for operation in told["operations"]]}

    def _expect(self, step: Step) -> None:
        wanted, phone = step["expect"], self._phone(step)
        if "entries" in wanted:
            _agree(wanted["entries"], {entry.id: _shown(entry) for entry in self.disk.entries.values()})
        if "photos" in wanted:
            _agree(wanted["photos"], {photo.id: self._photo(photo) for photo in self.disk.photos.values()})
        if "households" in wanted:
            assert {home: bundle["revision"] for home, bundle in self.disk.households.items()} == wanted["households"]
        if "note" in wanted:
            note = self.disk.memory["note"]
            assert {"entries": [entry["id"] for entry in note["entries"]], "photos": note["photos"]} == wanted["note"]
        for key, value in wanted.get("settings", {}).items():
            assert self.disk.settings.get(key) == value
        if "sending" in wanted:
            failure = phone.sending.failure and phone.sending.failure["code"]
            shown = {"doing": phone.sending.doing, "failure": failure, "next": self._next(phone)}
            _agree({"": {key: self._chosen(value) for key, value in wanted["sending"].items()}}, {"": shown})
            assert wanted["sending"].get("doing") != "waiting" or phone.sending.at == phone.due

    def _photo(self, photo: Photo) -> Step:
        return {**_shown(photo), "copy": photo.id in self.disk.bytes}

    def _chosen(self, value: Any) -> Any:
        return value[int(self.chance)] if isinstance(value, list) else value

    def _next(self, phone: Phone) -> float | None:
        return None if phone.due is None else max(0, (phone.due - self.now) / 1000)


def _shown(row: Entry | Photo) -> Step:
    codes = {name: told and told["code"] for name, told in vars(row).items() if name in ("failure", "problem")}
    return {**vars(row), **codes}


def _agree(wanted: dict[str, Step], have: dict[str, Step]) -> None:
    assert {name: {key: have[name][key] for key in wanted.get(name, {})} for name in have} == wanted
