"""The townships and villages of one county by the names that offices give them."""

from collections import defaultdict

from server.households.cells import Unfit
from server.regions import service as regions

_TOWNSHIP_ENDINGS = ("人民政府", "办事处")
_VILLAGE_ENDINGS = {
    "社区居民委员会": "社区", "社区居委会": "社区", "居民委员会": "社区", "居委会": "社区", "社区": "社区",
    "村民委员会": "村", "村委会": "村", "村": "村",
}  # fmt: skip


class Places:
    """Names to codes below `area`, the actor's region: a name outside it is unknown."""

    def __init__(self, area: str) -> None:
        self.county = regions.get(area[:6]).name
        self._townships = {region.name: region.code for region in regions.listed(area[:6], "township")}
        self._names: dict[str, str] = {}
        self._villages: dict[tuple[str, str], str] = {}
        self._bare: dict[tuple[str, str], list[str]] = defaultdict(list)
        for region in regions.listed(area, "village"):
            township, (bare, kind) = regions.township_of(region.code), _parts(region.name)
            self._names[region.code] = regions.short(region.name)
            self._villages[township, region.name] = region.code
            self._villages[township, bare + kind] = region.code
            self._bare[township, bare].append(region.code)

    def name(self, code: str) -> str:
        """The name that people use for a village."""
        return self._names.get(code, code)

    def require_county(self, name: str | None) -> None:
        """Raises Unfit `other_county` for the name of another county than ours."""
        if name and name != self.county:
            raise Unfit("other_county")

    def township(self, name: str | None) -> str | None:
        """Its code; None for a cell that says nothing. Raises Unfit `unknown_township`."""
        if not name:
            return None
        for spelling in (name, *(name.removesuffix(ending) for ending in _TOWNSHIP_ENDINGS)):
            if spelling in self._townships:
                return self._townships[spelling]
        raise Unfit("unknown_township")

    def village(self, township: str | None, name: str | None) -> str | None:
        """Its code; None for a cell that says nothing. Raises Unfit `unknown_village`, also where two could be meant."""
        if not name:
            return None
        place = township or ""
        # 西江社区居民委员会 and 西江村村民委员会 lie in one township: a bare 西江 is neither.
        found = self._villages.get((place, name)) or self._villages.get((place, "".join(_parts(name))))
        codes = [found] if found else self._bare.get((place, name), [])
        if len(codes) != 1:
            raise Unfit("unknown_village")
        return codes[0]


def _parts(name: str) -> tuple[str, str]:
    for ending, kind in _VILLAGE_ENDINGS.items():
        if name.endswith(ending) and len(name) > len(ending):
            bare = name.removesuffix(ending)
            return bare.removesuffix(kind) or bare, kind
    return name, ""
