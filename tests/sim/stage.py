"""Who plays, and where: a small county on a template store that every schedule begins with a copy of.

西江镇 (A) has three helpers, four households and a supervisor; 丹江镇 (B) a helper, two households and a supervisor; 王县 keeps
the accounts and the pairings of both; another county has a household that nobody here may ever see.
"""

import io
import shutil
from datetime import UTC, date, datetime

from PIL import Image

from server import db, founding
from server.accounts.model import Account
from server.households.model import Member
from server.regions import service as regions
from tests import cast
from tests.sim.devices import Device
from tests.sim.server import Server
from tests.sim.witness import Witness

BEGIN = datetime(2026, 3, 2, 1, tzinfo=UTC)
PASSWORD = cast.PASSWORD
A, B, COUNTY = cast.XIJIANG, cast.DANJIANG, cast.LEISHAN

#          name     telephone      role          place
PEOPLE = (
    ("吴春", "13900000001", "helper", A),
    ("龙飞", "13900000002", "helper", B),
    ("毛妹", "13900000003", "helper", A),
    ("石磊", "13900000004", "helper", A),
    ("李审核", "13900000005", "supervisor", A),
    ("杨审核", "13900000006", "supervisor", B),
    ("王县", "13900000007", "county", COUNTY),
)
SUPERVISORS, OFFICE = (4, 5), 6
# Who signs in on which telephone: two are shared by two helpers, who take turns, and one helper has two telephones.
HOLDERS = ((0, 2), (1,), (3, 0))
#            code                   village         head     helpers (the first leads)
HOUSEHOLDS = (
    ("522634101001000001", "522634101001", "毛静", (0, 2)),
    ("522634101001000002", "522634101001", "陈建国", (0,)),
    ("522634101204000003", "522634101204", "冯岩", (2, 3)),
    ("522634101204000004", "522634101204", "宋玉", (3,)),
    ("522634100200000005", "522634100200", "石建国", (1,)),
    ("522634100200000006", "522634100200", "杨秀", (1,)),
    ("350125100200000007", "350125100200", "林外", ()),
)
_PLACES = (
    ("522634", "雷山县", "county", "5226"),
    (A, "西江镇", "township", COUNTY),
    (B, "丹江镇", "township", COUNTY),
    ("522634101001", "西江村委会", "village", A),
    ("522634101204", "长乌村委会", "village", A),
    ("522634100200", "固鲁村委会", "village", B),
    ("350125", "永泰县", "county", "3501"),
    ("350125100", "樟城镇", "township", "350125"),
    ("350125100200", "南湖村委会", "village", "350125100"),
)


class Stage:
    """The template, and what is known of everybody on it: accounts and households by their numbers above."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.keeps_epoch = False  # after a restore: only a planted bug does
        self.template = server.home / "template"
        with server.at(BEGIN):
            list(founding.begin(server.app.config["RUHU"].field_key))
            with db.write():
                regions.import_csv(io.StringIO("code,name,level,parent_code\n" + "\n".join(map(",".join, _PLACES))))
                self.accounts = [cast.account(*one).id for one in PEOPLE]
                self.households = [_household(*one, self.accounts) for one in HOUSEHOLDS]
            self.now, self.witness = BEGIN, Witness()
        self.telephones: dict[int, Device] = {}
        self.cookies: dict[int, str | None] = {}
        self._keep(server)
        self._first_day(server)
        self._keep(server)

    def _first_day(self, server: Server) -> None:
        """Everybody has signed in once; each helper holds the bundles of the day, and has recorded a visit."""
        from tests.sim.quiet import settle_down
        from tests.sim.world import World

        world = World(self)
        settle_down(world)
        for device in world.devices:
            world.play([("visit", device.number, 8 * 3, 0, "none")])
        settle_down(world)
        self.cookies = {account: world.sign_in_at_desk(account) for account in world.desks}
        self.telephones = {device.number: device for device in world.devices}
        self.now, self.witness = world.now, world.witness

    def _keep(self, server: Server) -> None:
        """What stands in the server's folder is from now on the template."""
        server.look("PRAGMA wal_checkpoint(TRUNCATE)")
        server.stop()
        shutil.rmtree(self.template, ignore_errors=True)
        server.var.rename(self.template)


def _household(code: str, village: str, head: str, helpers: tuple[int, ...], accounts: list[str]) -> str:
    made = cast.household(code, village, head, "xx", head[0] + "小")
    Member.update(phone="13612345678").where(Member.household_id == made.id, Member.position == 0).execute()
    for rank, helper in enumerate(helpers):
        cast.pair(made, Account(id=accounts[helper]), "core" if rank else "lead", date(2026, 1, 1))
    return made.id


def picture(number: int) -> bytes:
    """A small whole JPEG, different for each number: a comment after its first marker tells it."""
    comment = number.to_bytes(8)
    return _JPEG[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2) + comment + _JPEG[2:]


def _drawn() -> bytes:
    out = io.BytesIO()
    Image.new("L", (8, 8), 200).save(out, "JPEG", quality=50)
    return out.getvalue()


_JPEG = _drawn()
