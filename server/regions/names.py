"""The places of a region by the names that people use: for lists with thousands of rows, read once."""

from server.regions import service
from server.regions.model import LEVELS


class Names:
    """Every place at or below `prefix`, and the township that it lies in."""

    def __init__(self, prefix: str) -> None:
        found = service.listed(service.township_of(prefix), None)
        self._names = {place.code: service.short(place.name) for place in found}
        self.asked = ("范围", self._names.get(prefix, ""))

    def of(self, code: str) -> tuple[str, str]:
        """Township and village of `code`, empty where it lies in none."""
        return self._at(code, "township"), self._at(code, "village")

    def _at(self, code: str, level: str) -> str:
        length = LEVELS[level]
        return self._names.get(code[:length], "") if len(code) >= length else ""
