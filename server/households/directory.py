"""The register as a list: by village and code, searched by what people know of a household."""

from typing import Any

from peewee import Expression

from server.accounts import access
from server.accounts.model import Account
from server.households.model import Household
from server.problems import Problem
from server.regions import service as regions


def page(actor: Account, query: dict[str, Any], among: Expression | None = None) -> list[Household]:
    """Households after household `after` in order of village and code, `limit` at most: those of `region` that are in the
    register, or those that are `among`, wherever they lie today.

    Raises Problem `not_found` for a region, or a household to begin after, that is out of reach.
    """
    found = _narrowed(actor, query, among)
    if "after" in query:
        last = Household.get_or_none(Household.id == query["after"])
        if last is None or not (_within(actor, last) or (among is not None and _is(last, among))):
            raise Problem("not_found")
        found = found.where(
            (Household.region_code > last.region_code)
            | ((Household.region_code == last.region_code) & (Household.code > last.code))
        )
    return list(found.order_by(Household.region_code, Household.code).limit(query["limit"]))


def total(actor: Account, query: dict[str, Any], among: Expression | None = None) -> int:
    """How many households there are in all its pages."""
    counted: int = _narrowed(actor, query, among).count()
    return counted


def _narrowed(actor: Account, query: dict[str, Any], among: Expression | None) -> Any:
    found = Household.select().where(_registered(actor, query) if among is None else among)
    if "category" in query:
        found = found.where(Household.category == query["category"])
    words = query.get("q", "").strip()
    return found.where(_said(words)) if words else found


def _registered(actor: Account, query: dict[str, Any]) -> Expression:
    prefix = access.region(actor, query.get("region"))
    here = regions.under(Household.region_code, prefix, directly=query.get("directly", False))
    return here & Household.ended_at.is_null()


def _within(actor: Account, home: Household) -> bool:
    return access.may(actor, "household.read", access.Thing(home.region_code))


def _is(home: Household, among: Expression) -> bool:
    return bool(Household.select().where(Household.id == home.id, among).exists())


def _said(words: str) -> Any:
    numbered = Household.group.startswith(words)
    if not words.isascii():
        return Household.head_name.contains(words) | numbered
    return Household.initials.startswith(words.lower()) | Household.code.startswith(words) | numbered
