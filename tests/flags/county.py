"""Sixty households of ten helpers over five rounds of ordinary visits, and the odd ones that are planted after them."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from random import Random
from typing import Any

from PIL import Image

from server import clock
from server.accounts.model import Account
from server.households.model import Household
from server.photos.model import Photo
from tests import bodies
from tests.cast import XIJIANG, Cast, account, household, pair
from tests.photos.phone import send_whole

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # a Monday, 9:00 in the villages
HELPERS, HOMES, ROUNDS = 10, 6, 5
_VILLAGES = ("522634101001", "522634101204")
_CENTRES = ((26.45, 108.15), (26.55, 108.22))  # 13 km apart
# What a helper writes, one of each.
_SAID = (
    (
        "老人在家带孙子,精神不错", "户主刚从地里回来", "户主夫妇都在家", "只有奶奶在家",
        "户主在镇上帮工,午后才回", "儿媳带着孩子在家", "户主正在修鸡舍", "大儿子过年后还没有出门",
        "户主在屋后晒谷", "一家人正在吃饭",
    ),
    (
        "看了水表和灶台,用水正常", "米缸里有半缸米,油也够", "去年修的屋顶没有再漏", "孩子的助学金三月已到账",
        "慢病药上周在村卫生室取的", "医保缴费单贴在墙上", "新装的电表读数对得上", "衣被够用,正在晾晒",
        "厕所改造已完工", "路灯晚上能亮",
    ),
    (
        "问到养老金,说每月都能按时取", "问到茶苗,说成活有八成", "问到外出的儿子,说在浙江做鞋", "问到低保,说卡里已收到",
        "问到合作社分红,说去年分了六百", "问到公益岗位,说每周扫两次路", "问到看病,说住院报销了大半", "问到上学,说开学已报到",
        "问到养牛,说母牛下月生", "问到贷款,说秋后能还",
    ),
    (
        "约好下月带政策单子来", "留了电话,有事随时打", "提醒防火,灶边的柴已挪开", "提醒六月前交医保",
        "把帮扶手册补写齐了", "答应去问稻种补贴", "嘱咐老人按时吃药", "帮着填了助学申请",
        "看了账本,记得清楚", "走前又看了看水池",
    ),
)  # fmt: skip


@dataclass
class Home:
    household: Household
    lat: float
    lon: float


@dataclass
class Helper:
    person: Account
    homes: list[Home] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)  # (visit id, what it said)


class County:
    """Helpers with households, and visits pushed through the real door at the moments at which they would have come."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.cast, self.rng = cast, Random(seed)
        self.ordinary: list[str] = []
        self.planted: dict[str, list[str]] = defaultdict(list)  # kind: visit ids
        self.helpers = [self._helper(number) for number in range(HELPERS)]

    def _helper(self, number: int) -> Helper:
        helper = Helper(account(f"帮扶{number}", f"1380000{number:04}", "helper", XIJIANG))
        for place in range(HOMES):
            side = place % 2
            lat, lon = (one + self.rng.uniform(-0.002, 0.002) for one in _CENTRES[side])
            home = household(f"{_VILLAGES[side]}9{number:02}{place:03}", _VILLAGES[side], "毛静", "mj")
            pair(home, helper.person)
            helper.homes.append(Home(home, lat, lon))
        return helper

    def moment(self, round_: int, place: int, hours: float = 0) -> datetime:
        """When a helper calls at her home number `place`: two on a day, in the morning and in the afternoon."""
        return START + timedelta(days=7 * round_ + place // 2, hours=5.5 * (place % 2) + hours)

    def text(self) -> str:
        return "。".join(self.rng.choice(part) for part in _SAID) + "。"

    def live(self) -> None:
        """All the ordinary rounds."""
        for round_ in range(ROUNDS):
            for helper in self.helpers:
                for place in range(HOMES):
                    photos = [self.scene()] if self.rng.random() < 0.15 else []
                    self.ordinary.append(self.call(helper, place, self.moment(round_, place), pictures_=photos))

    def call(
        self, helper: Helper, place: int, began: datetime, *, after: timedelta | None = None,
        clock_behind: timedelta = timedelta(), pictures_: list[bytes] | None = None, **changes: Any,
    ) -> str:  # fmt: skip
        """One visit, sent `after` its end; returns its id."""
        home, said = helper.homes[place], self.text()
        drawn = pictures_ or []
        told = {
            "started_at": clock.rfc3339(began - clock_behind),
            "ended_at": clock.rfc3339(began - clock_behind + timedelta(minutes=self.rng.randint(15, 40))),
            "checks": bodies.FINE | {"water": self.rng.choice(("fine", "unseen"))},
            "summary": said,
            "location": self.fix(home) if self.rng.random() < 0.65 else None,
            "needs": [bodies.need(category="job", urgency="normal")] if self.rng.random() < 0.2 else [],
            "photos": [_announced(picture) for picture in drawn],
            **changes,
        }
        sent = bodies.record(home.household, **told)
        now = began + timedelta(hours=1) + (timedelta(hours=self.rng.uniform(0, 50)) if after is None else after)
        with clock.pinned(now):
            client = self.cast.client(helper.person)
            (result,) = bodies.push(client, sent, sent_at=clock.rfc3339(now - clock_behind))
            assert result["outcome"] == "applied", result
            for named, picture in zip(sent["body"]["photos"], drawn, strict=True):
                assert send_whole(client, Photo.get_by_id(named["id"]), picture).status_code in (200, 201, 204)
        helper.texts.append((sent["body"]["id"], told["summary"]))
        return str(sent["body"]["id"])

    def fix(self, home: Home, north: float = 0.0) -> dict[str, Any]:
        """Where the phone thinks it is, `north` km from the door."""
        lat, lon = (one + self.rng.uniform(-2e-4, 2e-4) for one in (home.lat + north / 111.2, home.lon))
        return {"lat": lat, "lon": lon, "accuracy_m": self.rng.choice((6, 18, 65)), "taken_at": clock.rfc3339(START)}

    def scene(self) -> bytes:
        """A picture like no other."""
        small = Image.frombytes("RGB", (12, 9), self.rng.randbytes(12 * 9 * 3))
        return _jpeg(small.resize((640, 480), Image.Resampling.BICUBIC), 80)


def nearly(picture: bytes) -> bytes:
    """The same scene as another file: smaller, darker, re-encoded."""
    with Image.open(BytesIO(picture)) as image:
        return _jpeg(image.resize((600, 450)).point(lambda value: value * 0.9), 60)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _announced(picture: bytes) -> dict[str, Any]:
    return bodies.photo(sha256=sha256(picture).hexdigest(), bytes=len(picture))


Plant = Callable[[County, Helper, int, datetime], str]
