"""What the queue's filters ask for: the table to read it off, and the conditions on that."""

from dataclasses import dataclass
from typing import Any, Final

from server.accounts import access, blindfold
from server.accounts.model import Account
from server.households import heads
from server.regions.model import LEVELS
from server.reviews import samples
from server.statements import returned

HOUSEHOLDS: Final = 100  # that one search looks at: who means more has only begun to type
MOST: Final = 1000  # that are counted
_DECIDED: Final = "decided_at IS NOT NULL"
_TAGGED_DECIDED: Final = "EXISTS (SELECT 1 FROM visit WHERE visit.id = visit_tag.visit_id AND decided_at IS NOT NULL)"
Where = dict[str, list[Any]]


@dataclass
class Narrowed:
    """`table`: the visits themselves, or their tags, whose `key` is a visit's id; `where`: conditions, each with its values;
    `few`: so few that they are all looked at, in whatever state; `broad`: a search meant more households than it looked at."""

    table: str
    key: str
    where: Where
    few: bool = False
    broad: bool = False

    @property
    def sql(self) -> str:
        """The conditions, all of them."""
        return " AND ".join(self.where)

    @property
    def values(self) -> list[Any]:
        """What stands for each `?` in them."""
        return [value for values in self.where.values() for value in values]


def narrowed(actor: Account, query: dict[str, Any], *, whole: bool = False) -> Narrowed:
    """The visits that `query` asks for, but for those that are closed to the actor; raises Problem as `_meant` does.

    `whole`: of a search all households, at whatever cost, where something is done with what is found, or it is taken away.
    """
    found = _meant(actor, query, whole=whole)
    if closed := blindfold.closed(actor):
        found.where |= {f"{found.table}.{found.key} NOT IN ({', '.join('?' * len(closed))})": closed}
    return found


def _meant(actor: Account, query: dict[str, Any], *, whole: bool) -> Narrowed:
    """The visits of `region` (`directly`), `week`, `helper`, `household`, `q`, `sample`, `flag` and `decided`, in any state.

    Raises Problem `not_found` for a region or a sample that is out of reach.
    """
    prefix, directly = access.region(actor, query.get("region")), query.get("directly", False)
    few, broad = _few(actor, query), False
    week: Where = {"week = ?": [query["week"]]} if "week" in query else {}
    if words := query.get("q", "").strip():
        homes, broad = _homes(words, prefix, whole=whole)
        few |= homes
    township = len(prefix) == LEVELS["township"]
    # One person's, one household's, one village's or one township's week are few: they are found by that and then sorted.
    if few or directly or len(prefix) > LEVELS["township"] or (week and township and "flag" not in query):
        under: Where = {"region_code BETWEEN ? AND ?": [prefix, prefix if directly else prefix + "9" * 15]}
        where = few | under | week | _tagged(query) | _decided(query, _DECIDED)
        return Narrowed("visit", "id", where, few=True, broad=broad)
    place: Where = {f"{'township' if township else 'county'} = ?": [prefix], **week}
    if "flag" in query:
        word: Where = {"word = ?": [query["flag"]]}
        return Narrowed("visit_tag", "visit_id", word | place | _decided(query, _TAGGED_DECIDED))
    return Narrowed("visit", "id", place | _decided(query, _DECIDED))


def _few(actor: Account, query: dict[str, Any]) -> Where:
    found: Where = {f"{name}_id = ?": [query[name]] for name in ("helper", "household") if name in query}
    return found | (_one_of("id", samples.taken(actor, query["sample"])) if "sample" in query else {})


def _homes(words: str, prefix: str, *, whole: bool) -> tuple[Where, bool]:
    """The condition that a visit is of a household meant by `words`, and whether there are more of them than it allows."""
    called, values = heads.called(words, prefix)
    if whole:
        return {f"household_id IN ({called})": values}, False
    homes = [home for (home,) in returned(f"{called} LIMIT ?", [*values, HOUSEHOLDS + 1])]
    return _one_of("household_id", homes[:HOUSEHOLDS]), len(homes) > HOUSEHOLDS


def _one_of(column: str, keys: list[str]) -> Where:
    given = keys or [""]  # PostgreSQL knows no empty list
    return {f"{column} IN ({', '.join('?' * len(given))})": given}


def _tagged(query: dict[str, Any]) -> Where:
    if "flag" not in query:
        return {}
    return {"EXISTS (SELECT 1 FROM visit_tag WHERE visit_tag.id = visit.id || ?)": [f".{query['flag']}"]}


def _decided(query: dict[str, Any], so: str) -> Where:
    return {so: []} if query.get("decided") else {}
