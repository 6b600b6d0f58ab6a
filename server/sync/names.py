"""Whose names bundles show: of those who help a household, who visited it, who judged a visit, who took a step for a need
or answers for it."""

from server.households import service as households
from server.statements import returned

_NAMED = """
    SELECT household_id FROM pairing WHERE helper_id = ?
    UNION SELECT household_id FROM visit WHERE helper_id = ?
    UNION SELECT visit.household_id FROM review JOIN visit ON visit.id = review.visit_id WHERE review.reviewer_id = ?
    UNION SELECT need.household_id FROM need_step JOIN need ON need.id = need_step.need_id WHERE need_step.by_id = ?
    UNION SELECT need.household_id FROM need_step JOIN need ON need.id = need_step.need_id WHERE need_step.assignee_id = ?"""


def touch_naming(account_id: str) -> None:
    """This account has another name: every phone that may show the old one must hear of it."""
    for (household_id,) in returned(_NAMED, [account_id] * 5):
        households.touch(household_id)
