"""What the queue's filters ask for: the table to read it off, and the conditions on that."""

from dataclasses import dataclass
from typing import Any, Final

from server.accounts import access, blindfold
from server.accounts.model import Account
from server.households import directory as households
from server.regions.model import LEVELS
from server.reviews import samples

_FEW: Final = 300  # households that are looked up before their visits; of more, each visit is asked whether it is of one
_DECIDED: Final = "EXISTS (SELECT 1 FROM review WHERE review.visit_id = {visit_id})"
_HOME: Final = "(SELECT household_id FROM visit WHERE visit.id = visit_tag.visit_id)"
_MOST: Final = 1000
_MOST_SLOWLY: Final = 100
Where = dict[str, list[Any]]


@dataclass
class Narrowed:
    """`table`: the visits themselves, or their tags, whose `key` is a visit's id; `where`: conditions, each with its values;
    `few`: so few that they are all looked at, in whatever state; `most` that are counted."""

    table: str
    key: str
    where: Where
    few: bool = False
    most: int = _MOST

    @property
    def sql(self) -> str:
        """The conditions, all of them."""
        return " AND ".join(self.where)

    @property
    def values(self) -> list[Any]:
        """What stands for each `?` in them."""
        return [value for values in self.where.values() for value in values]


def narrowed(actor: Account, query: dict[str, Any]) -> Narrowed:
    """The visits that `query` asks for, but for those that are closed to the actor; raises Problem as `_meant` does."""
    found = _meant(actor, query)
    if closed := blindfold.closed(actor):
        found.where |= {f"{found.table}.{found.key} NOT IN ({', '.join('?' * len(closed))})": closed}
    return found


def _meant(actor: Account, query: dict[str, Any]) -> Narrowed:
    """The visits of `region` (`directly`), `week`, `helper`, `household`, `q`, `sample`, `flag` and `decided`, in any state.

    Raises Problem `not_found` for a region or a sample that is out of reach.
    """
    prefix, directly = access.region(actor, query.get("region")), query.get("directly", False)
    few, homes = _few(actor, query), _homes(query, prefix)
    week: Where = {"week = ?": [query["week"]]} if "week" in query else {}
    if homes is not None and len(homes) <= _FEW:
        few |= _one_of("household_id", homes)
        homes = None
    # One person's, one household's, one village's or one township's week are few: they are found by that and then sorted.
    if few or directly or len(prefix) > LEVELS["township"] or (week and len(prefix) == LEVELS["township"]):
        under: Where = {"region_code BETWEEN ? AND ?": [prefix, prefix if directly else prefix + "9" * 15]}
        where = few | under | week | _tagged(query) | _decided(query, "visit.id") | _asked(query, homes, "visit.household_id")
        return Narrowed("visit", "id", where, few=True)
    level = "county" if len(prefix) == LEVELS["county"] else "township"
    place: Where = {f"{level} = ?": [prefix], **week}
    most = _MOST if homes is None else _MOST_SLOWLY
    if "flag" in query:
        word: Where = {"word = ?": [query["flag"]]}
        where = word | place | _decided(query, "visit_tag.visit_id") | _asked(query, homes, _HOME)
        return Narrowed("visit_tag", "visit_id", where, most=most)
    where = place | _decided(query, "visit.id") | _asked(query, homes, "visit.household_id")
    return Narrowed("visit", "id", where, most=most)


def _few(actor: Account, query: dict[str, Any]) -> Where:
    found: Where = {f"{name}_id = ?": [query[name]] for name in ("helper", "household") if name in query}
    return found | (_one_of("id", samples.taken(actor, query["sample"])) if "sample" in query else {})


def _homes(query: dict[str, Any], prefix: str) -> list[str] | None:
    words = query.get("q", "").strip()
    return households.named(prefix, words, _FEW + 1) if words else None


def _one_of(column: str, keys: list[str]) -> Where:
    given = keys or [""]  # PostgreSQL knows no empty list
    return {f"{column} IN ({', '.join('?' * len(given))})": given}


def _tagged(query: dict[str, Any]) -> Where:
    if "flag" not in query:
        return {}
    return {"EXISTS (SELECT 1 FROM visit_tag WHERE visit_tag.id = visit.id || ?)": [f".{query['flag']}"]}


def _decided(query: dict[str, Any], visit_id: str) -> Where:
    return {_DECIDED.format(visit_id=visit_id): []} if query.get("decided") else {}


def _asked(query: dict[str, Any], homes: list[str] | None, whose: str) -> Where:
    return {} if homes is None else dict([households.is_named(query["q"].strip(), whose)])
