"""The households behind a figure of the week, as the desk lists them and takes them away."""

from typing import Any

from peewee import Expression

from server.accounts import service as accounts
from server.accounts.model import Account
from server.listing import Listing
from server.pairings import lists
from server.tallies import rows, service, words
from server.tallies.week import Week


def homes(actor: Account, name: str, query: dict[str, Any]) -> Expression:
    """The condition for those of week `name` that `query` asks for: `{of, region, directly, helper}`.

    Raises Problem `invalid` for a week that is none, `not_found` for a region out of reach.
    """
    prefix = service.within(actor, query.get("region")).code
    place = {"directly": query.get("directly", False), "helper": query.get("helper")}
    return rows.homes(query["of"], prefix, Week.named(name), **place)


def listing(actor: Account, name: str, query: dict[str, Any]) -> Listing:
    """The same, all of them, to take away."""
    told = [("周", words.week(Week.named(name))), ("哪些户", words.HOMES[query["of"]])]
    told += [("帮扶人", person) for person in accounts.near(actor, [query.get("helper")]).values()]
    return lists.households(actor, query, homes(actor, name, query), told)
