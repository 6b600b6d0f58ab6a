"""Spot checks as people at the desk ask for, take on and answer them, for tests."""

from typing import Any

from server import ids
from server.accounts.model import Account
from server.reviews.model import SpotCheck
from tests import cast as people
from tests.bodies import FINE, need, push, record
from tests.cast import XIJIANG, Cast


def made(cast: Cast, **changes: Any) -> str:
    """A visit at the 毛 household's that a fact of every kind can be asked about, but not the water."""
    sent = record(cast.mao, **{"needs": [need()], "checks": {**FINE, "water": "unseen"}, **changes})
    push(cast.client(cast.helper), sent)
    return str(sent["body"]["id"])


def colleague(name: str = "韦审核", phone: str = "13900000009") -> Account:
    """Another supervisor of 西江镇."""
    return people.account(name, phone, "supervisor", XIJIANG)


def post(cast: Cast, path: str, body: dict[str, Any] | None = None, by: Account | None = None) -> Any:
    return cast.client(by or cast.supervisor).post(f"/api/spot-checks{path}", json=body)


def ask(cast: Cast, visit_id: str, by: Account | None = None, spot_check_id: str | None = None) -> Any:
    told = post(cast, "", {"id": spot_check_id or ids.new(), "visit_id": visit_id}, by)
    assert told.status_code == 200, told.json
    return told.json["spot_check"]


def claim(cast: Cast, spot_check: Any, by: Account) -> Any:
    return post(cast, f"/{spot_check['id']}/claims", by=by)


def take_on(cast: Cast, spot_check: Any, by: Account) -> Any:
    """As `claim`; returns the spot check with its questions."""
    told = claim(cast, spot_check, by)
    assert told.status_code == 200, told.json
    return told.json["spot_check"]


def give_back(cast: Cast, spot_check: Any, by: Account) -> Any:
    return cast.client(by).delete(f"/api/spot-checks/{spot_check['id']}/claims")


def answer(cast: Cast, spot_check: Any, by: Account, **changes: Any) -> Any:
    """The household's word: what the helper wrote, but for `changes` by fact."""
    told = {fact["fact"]: fact["said"] for fact in SpotCheck.get_by_id(spot_check["id"]).facts}
    body = {"how": "telephone", "answers": {**told, **changes}, "note": "老人在家接的"}
    return post(cast, f"/{spot_check['id']}/answers", body, by)


def listed(cast: Cast, by: Account, query: str = "") -> list[Any]:
    told = cast.client(by).get(f"/api/spot-checks{query}")
    assert told.status_code == 200, told.json
    rows: list[Any] = told.json["spot_checks"]
    return rows
