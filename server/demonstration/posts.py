"""The villages' posts. A few villages have no team or no unit yet, so that the coverages have somebody to name."""

from server.accounts.model import Account
from server.pairings import posts
from server.regions import service as regions

_UNITS = ("县农业农村局", "县教育局", "县卫生健康局", "县水务局", "县交通运输局", "县供销社")
_NO_TEAM, _NO_UNIT = 23, 17  # one village in so many


def station(staff: Account) -> None:
    """Send a team to nearly every village of the county of `staff`, and pair it with a unit."""
    for number, village in enumerate(regions.listed(staff.region_code, "village"), start=1):
        if number % _NO_TEAM:
            _begin(staff, village.code, "team", f"{regions.short(village.name)}驻村工作队")
        if number % _NO_UNIT:
            _begin(staff, village.code, "unit", _UNITS[number % len(_UNITS)])


def _begin(staff: Account, village: str, kind: str, name: str) -> None:
    posts.begin(staff, {"village": village, "kind": kind, "name": name})
