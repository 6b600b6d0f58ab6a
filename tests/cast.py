"""The people and households that every test speaks of, told once.

雷山县 has two townships here: 西江镇, where 吴春 helps the 毛 and the 陈 household and 李审核 verifies, and 丹江镇, where 龙飞
helps the 石 household and 杨审核 verifies. The 冯 household of 西江镇 has no helper. 王县 works for the county, 林外 for
another.
"""

import csv
import secrets
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient

from server import clock, ids
from server.accounts.model import Account, Session
from server.households import heads
from server.households.model import Household, Member
from server.pairings.model import Pairing, VillagePost
from server.regions.model import Region
from server.sealed import digest
from server.statements import insert

PASSWORD = "correct horse"
XIJIANG, DANJIANG, LEISHAN, YONGTAI = "522634101", "522634100", "522634", "350125"
# As weak as argon2 goes, because its strength is not what is tried here, and a sign-in would cost 150 ms.
_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@dataclass
class Cast:
    """Accounts and households by the names that tests use, and a signed-in client for each person."""

    app: Flask
    helper: Account
    supervisor: Account
    other_helper: Account
    other_supervisor: Account
    county: Account
    other_county: Account
    mao: Household
    chen: Household
    feng: Household
    shi: Household
    _clients: dict[str, FlaskClient] = field(default_factory=dict)

    def client(self, person: Account | None) -> FlaskClient:
        """A client with that person's session; with None, nobody's."""
        if person is None:
            return self.app.test_client()
        if person.id not in self._clients:
            client = self.app.test_client()
            client.set_cookie("ruhu", session_of(person))
            self._clients[person.id] = client
        return self._clients[person.id]

    def members(self, household: Household) -> list[Member]:
        return list(Member.select().where(Member.household_id == household.id).order_by(Member.position))


def session_of(account: Account) -> str:
    """A session row made directly; returns the cookie's token."""
    token = secrets.token_urlsafe()
    Session.create(
        id=ids.new(),
        token_digest=sha256(token.encode()).hexdigest(),
        account_id=account.id,
        device_id="phone-" + account.id[-6:],
        device_name="test",
        created_at=clock.now(),
        seen_at=clock.now(),
    )
    return token


def account(name: str, phone: str, role: str, region: str, **changes: Any) -> Account:
    return Account.create(
        id=ids.new(), name=name, role=role, region_code=region, phone=phone, phone_digest=digest(phone),
        password_hash=_HASH, created_at=clock.now(), **changes,
    )  # fmt: skip


def household(code: str, village: str, head: str, initials: str, *others: str) -> Household:
    made = Household.create(
        id=ids.new(), code=code, region_code=village, group="2组", category="脱贫户", cause="因学", income_per_head=11668,
        head_name=head, initials=initials, people=1 + len(others), imported_at=clock.now(),
    )  # fmt: skip
    heads.enter([made.__data__])
    for position, name in enumerate((head, *others)):
        number = f"52263419800101{1000 + position}"
        Member.create(
            id=ids.new(), household_id=made.id, position=position, name=name, relation="之女" if position else "户主",
            gender="女", born_on=date(1980, 1, 1), id_number=number, id_digest=digest(number + code), id_tail=number[-4:],
            ethnicity="苗族", education="初中", health="健康", phone=None if position else "13612345678",
        )  # fmt: skip
    return made


def pair(household: Household, helper: Account, role: str = "lead", since: date = date(2026, 1, 1)) -> Pairing:
    return Pairing.create(
        id=ids.new(), household_id=household.id, helper_id=helper.id, role=role, starts_on=since, noted_at=clock.now()
    )


def post(village: str, kind: str = "team", name: str = "驻村工作队", since: date = date(2026, 1, 1)) -> VillagePost:
    return VillagePost.create(id=ids.new(), region_code=village, kind=kind, name=name, starts_on=since, noted_at=clock.now())


@cache
def _places() -> list[dict[str, str]]:
    # Rows as the import makes them, which has its own tests: before each of thousands it cost two thirds of all this.
    with (Path(__file__).parent / "data" / "regions.csv").open(encoding="utf-8", newline="") as lines:
        return [{"parent": row.pop("parent_code"), **row} for row in csv.DictReader(lines)]


def assemble(app: Flask) -> Cast:
    """Put the cast on the stage of an empty store."""
    insert(Region, _places())
    cast = Cast(
        app=app,
        helper=account("吴春", "13900000001", "helper", XIJIANG),
        supervisor=account("李审核", "13900000002", "supervisor", XIJIANG),
        other_helper=account("龙飞", "13900000004", "helper", DANJIANG),
        other_supervisor=account("杨审核", "13900000005", "supervisor", DANJIANG),
        county=account("王县", "13900000003", "county", LEISHAN),
        other_county=account("林外", "13900000006", "county", YONGTAI),
        mao=household("522634101001000000", "522634101001", "毛静", "mj", "毛小妹"),
        chen=household("522634101204000001", "522634101204", "陈建国", "cjg"),
        feng=household("522634101204000002", "522634101204", "冯岩", "fy"),
        shi=household("522634100200000001", "522634100200", "石建国", "sjg"),
    )
    pair(cast.mao, cast.helper)
    pair(cast.chen, cast.helper, "core")
    pair(cast.shi, cast.other_helper)
    return cast
