"""The county before anything happens in it: places, registers, people, and who helps whom."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from server import clock, db, marks
from server.accounts.model import Account
from server.demonstration import posts
from server.demonstration.people import COUNTY, DANJIANG, HELPER, OTHER_SUPERVISOR, STAFF, SUPERVISOR, XIJIANG, Enrolment
from server.demonstration.words import DATA
from server.households import service as households
from server.households.importer import Import
from server.households.model import Household, Member
from server.pairings import service as pairings
from server.pairings.importer import Import as PairingImport
from server.regions import service as regions

Say = Callable[[str], None]

REGISTERS = {XIJIANG: "xijiang.xlsx", DANJIANG: "danjiang.xlsx"}
LOADING = "loading"  # the mark's value until all is there
# Households of a neighbour's that the demonstration's helper looks after too: the 3 of 1+3+N.
CORE = ("522634101204000001", "522634101210000051", "522634101222000151", "522634101206000201")


@dataclass(frozen=True)
class Person:
    """A member of a household, as far as the story needs to know."""

    id: str
    age: int
    health: str


@dataclass(frozen=True)
class Home:
    """A household with the helper who visits it. `head` is the head's name; `people` begins with the head."""

    id: str
    code: str
    region_code: str
    group: str
    head: str
    people: list[Person]
    helper: Account

    @property
    def township(self) -> str:
        return regions.township_of(self.region_code)

    def has(self, who: str) -> bool:
        """Whether those live here whom a story wants."""
        return not who or _WHO[who](self.people)


def _aged(people: list[Person], least: int, most: int = 150) -> bool:
    return any(least <= person.age <= most for person in people)


_WHO: dict[str, Callable[[list[Person]], bool]] = {
    "alone": lambda people: len(people) == 1 and _aged(people, 60),
    "apprentice": lambda people: _aged(people, 15, 19),
    "disabled": lambda people: any(person.health == "残疾" for person in people),
    "ill": lambda people: any(person.health in ("长期慢性病", "患有大病") for person in people),
    "left_behind": lambda people: _aged(people, 6, 15) and _aged(people, 60),
    "old": lambda people: _aged(people, 68),
    "pupil": lambda people: _aged(people, 7, 17),
    "young": lambda people: _aged(people, 18, 30),
}


@dataclass
class County:
    """The stage. Accounts by telephone; homes by code, in the registers' order of codes."""

    accounts: dict[str, Account] = field(default_factory=dict)
    homes: dict[str, Home] = field(default_factory=dict)

    @property
    def helper(self) -> Account:
        return self.accounts[HELPER]

    def supervisor(self, township: str) -> Account:
        return self.accounts[SUPERVISOR if township == XIJIANG else OTHER_SUPERVISOR]


def found(say: Say) -> County:
    """Bring the county into an empty store, at the moment at which the clock stands."""
    county, enrolment = County(), Enrolment()
    with db.write():
        # First of all: a store with these passwords is never without its mark.
        marks.put("demonstration", LOADING)
        with (DATA / "regions.csv").open(encoding="utf-8", newline="") as lines:
            say(f"places 行政区划: {regions.import_csv(lines)}")
        county.accounts |= enrolment.officials()
        for township, register in REGISTERS.items():
            with (DATA / register).open("rb") as file:
                county.accounts |= enrolment.helpers(file, township)
    for register in REGISTERS.values():
        _take_in(register, county.accounts[STAFF], say)
    with db.write():
        near = Household.select().where(Household.code.in_(CORE)).order_by(Household.code)
        pairings.pair(county.accounts[STAFF], [pairings.Care(home, county.helper.id, "core") for home in near], clock.today())
        posts.station(county.accounts[STAFF])
    county.homes = _homes(county)
    return county


def _take_in(register: str, actor: Account, say: Say) -> None:
    with (DATA / register).open("rb") as file:
        report = Import(file, COUNTY, actor, dry_run=False).run()
    with (DATA / register).open("rb") as file:
        paired = PairingImport(file, COUNTY, None).run()
    say(f"{register}: {report.added} households 户, {report.refused} refused 退回, {paired.begun} paired 结对")


def _homes(county: County) -> dict[str, Home]:
    rows = list(Household.select().order_by(Household.code))
    members = households.members_of(row.id for row in rows)
    running = pairings.helpers_of(row.id for row in rows)
    helpers = {account.id: account for account in county.accounts.values()}
    today = clock.today()
    return {
        row.code: Home(
            id=row.id,
            code=row.code,
            region_code=row.region_code,
            group=row.group,
            head=row.head_name,
            people=[_person(member, today) for member in members[row.id]],
            helper=helpers[running[row.id][0].helper_id],
        )
        for row in rows
    }


def _person(member: Member, today: date) -> Person:
    return Person(member.id, today.year - (member.born_on or today).year, member.health or "")
