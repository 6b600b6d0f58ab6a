"""The register as a list: by village and code, searched by what people know of a household."""

from typing import Any

from peewee import Expression

from server.accounts import access
from server.accounts.model import Account
from server.households.model import Household
from server.regions import service as regions


def page(actor: Account, query: dict[str, Any], among: Expression | None = None) -> list[Household]:
    """Households after the place `after` in order of village and code, `limit` at most: those of `region` that are in the
    register, or those that are `among`, wherever they lie today. Raises Problem `not_found` for a region out of reach.
    """
    found = _narrowed(actor, query, among)
    if "after" in query:
        found = found.where(beyond(query["after"]))
    return list(found.order_by(Household.region_code, Household.code).limit(query["limit"]))


def place(last: Household) -> str:
    """Where a page ended. The place itself, not the household: that one may lie elsewhere when the next page is asked for."""
    return f"{last.region_code}.{last.code}"


def beyond(after: str) -> Expression:
    """Of a household: it comes after that place."""
    village, _, code = after.partition(".")
    found: Expression = (Household.region_code > village) | ((Household.region_code == village) & (Household.code > code))
    return found


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


def _said(words: str) -> Any:
    numbered = Household.group.startswith(words)
    if not words.isascii():
        return Household.head_name.contains(words) | numbered
    return Household.initials.startswith(words.lower()) | Household.code.startswith(words) | numbered
