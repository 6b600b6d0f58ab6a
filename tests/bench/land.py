"""A county at its real size, invented from a seed: 27 townships, 530 villages, 40,000 households and who looks after them."""

from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any, NamedTuple

from server import clock, db
from server.accounts import passwords
from server.accounts.model import Account
from server.households import heads
from server.households.initials import initials
from server.households.model import CATEGORIES, CAUSES, HEAD, Household, Member
from server.pairings.model import Pairing
from server.regions.model import Region
from server.sealed import digest
from server.statements import insert
from tests import cast

TOWNSHIPS, VILLAGES, HOUSEHOLDS, EACH = 27, 530, 40_000, 12
PEOPLE = 3  # in each household
_PASSWORD = passwords.chosen(cast.PASSWORD)
_SURNAMES, _GIVEN = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗", "春静建国桂兰秀英伟芳娜敏强磊军洋勇艳杰娟涛明超平刚玉华"


class Home(NamedTuple):
    """As much of a household as a visit to it needs."""

    id: str
    region_code: str
    lat: float
    lon: float
    moved_at: datetime | None = None


class Person(NamedTuple):
    """As much of an account as its acts need."""

    id: str
    region_code: str


@dataclass(frozen=True)
class Land:
    """One county: its staff, a supervisor for each township by code, and the helpers with their households."""

    code: str
    staff: Person
    supervisors: dict[str, Person]
    helpers: list[tuple[Person, list[Home]]]

    @property
    def doors(self) -> list[tuple[Person, Home]]:
        """Every household with its helper."""
        return [(helper, home) for helper, homes in self.helpers for home in homes]


def settle(luck: Random, number: int = 0, households: int = HOUSEHOLDS) -> Land:
    """Found county `number` with so many households; its people can be found again by the telephones that `phone` gives."""
    code, now = str(522_600 + number), clock.now()
    townships = [f"{code}{100 + place}" for place in range(TOWNSHIPS)]
    villages = sorted(f"{townships[place % TOWNSHIPS]}{200 + place // TOWNSHIPS}" for place in range(VILLAGES))
    homes = [
        Home(new_id(luck, now), villages[place * VILLAGES // households], 26.3 + luck.random() / 2, 108 + luck.random() / 2)
        for place in range(households)
    ]
    staff = Person(new_id(luck, now), code)
    supervisors = {township: Person(new_id(luck, now), township) for township in townships}
    helpers = [
        (Person(new_id(luck, now), homes[start].region_code[:9]), homes[start : start + EACH])
        for start in range(0, households, EACH)
    ]
    with db.write():
        insert(Region, _regions(code, townships, villages))
        roles = {staff: "county"} | dict.fromkeys(supervisors.values(), "supervisor")
        people = [staff, *supervisors.values(), *(one for one, _ in helpers)]
        insert(Account, [_account(luck, number, place, roles.get(one, "helper"), one) for place, one in enumerate(people)])
        registered = [_household(luck, home, place) for place, home in enumerate(homes)]
        insert(Household, registered)
        heads.enter(registered)
        insert(Member, [row for home in homes for row in _members(luck, home)])
        insert(Pairing, [_pairing(luck, helper, home) for helper, theirs in helpers for home in theirs])
    return Land(code, staff, supervisors, helpers)


def phone(county: int, person: int) -> str:
    """Of a county's staff (0), its townships' supervisors (1 to 27) and its helpers (from 28)."""
    return f"13{county:02}{person:07}"


def new_id(luck: Random, at: datetime) -> str:
    """A UUIDv7 of that moment, the same from the same seed."""
    bits = int(at.timestamp() * 1000) << 80 | 0x7 << 76 | luck.getrandbits(12) << 64 | 0x2 << 62 | luck.getrandbits(62)
    text = f"{bits:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _regions(county: str, townships: list[str], villages: list[str]) -> list[dict[str, Any]]:
    return [
        {"code": county, "name": f"{county}县", "level": "county", "parent": ""},
        *({"code": code, "name": f"{code[6:]}镇", "level": "township", "parent": county} for code in townships),
        *({"code": code, "name": f"{code[6:]}村", "level": "village", "parent": code[:9]} for code in villages),
    ]


def _name(luck: Random) -> str:
    return luck.choice(_SURNAMES) + "".join(luck.choices(_GIVEN, k=2))


def _account(luck: Random, county: int, number: int, role: str, person: Person) -> dict[str, Any]:
    calls = phone(county, number)
    return {
        "id": person.id,
        "name": _name(luck),
        "role": role,
        "region_code": person.region_code,
        "phone": calls,
        "phone_digest": digest(calls),
        "password_hash": _PASSWORD.hash,
        "must_change_password": False,
        "created_at": clock.now(),
    }


def _household(luck: Random, home: Home, number: int) -> dict[str, Any]:
    head = _name(luck)
    return {
        "id": home.id,
        "code": f"{home.region_code}{number:06}",
        "region_code": home.region_code,
        "group": f"{1 + number % 9}组",
        "category": luck.choice(CATEGORIES),
        "cause": luck.choice(CAUSES),
        "income_per_head": luck.randrange(4_000, 20_000),
        "head_name": head,
        "initials": initials(head),
        "people": PEOPLE,
        "location": {"lat": home.lat, "lon": home.lon, "accuracy_m": 20, "taken_at": clock.rfc3339(clock.now())},
        "revision": 1,
        "imported_at": clock.now(),
    }


def _members(luck: Random, home: Home) -> list[dict[str, Any]]:
    rows = []
    for position in range(PEOPLE):
        number = f"522634{luck.randrange(1940, 2020)}0101{luck.randrange(10_000):04}"
        row = {"id": new_id(luck, clock.now()), "household_id": home.id, "position": position, "name": _name(luck)}
        row |= {"relation": "之子" if position else HEAD, "gender": "女", "born_on": date(1980, 1, 1), "health": "健康"}
        row |= {"id_number": number, "id_digest": digest(number), "id_tail": number[-4:], "phone": f"138{position:08}"}
        rows.append(row)
    return rows


def _pairing(luck: Random, helper: Person, home: Home) -> dict[str, Any]:
    whose = {"id": new_id(luck, clock.now()), "household_id": home.id, "helper_id": helper.id}
    return {**whose, "role": "lead", "starts_on": date(2026, 1, 1), "noted_at": clock.now()}
