"""The running app against its own document, as each role: no failure of ours, nothing answered that it does not say."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from argon2 import PasswordHasher
from hypothesis import given, seed
from schemathesis.core.failures import FailureGroup
from schemathesis.generation.case import Case
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi import checks

from server.accounts import passwords
from server.listing import FORM
from tests.access.test_every_route import ROUTES
from tests.cast import Cast
from tests.fuzz.cases import BROUGHT, cases, operations
from tests.fuzz.limits import EXAMPLES, SEED, tries
from tests.fuzz.scene import COOKIE, ROLES, arrange

_TIMES = {"sqlite": EXAMPLES, "postgresql": EXAMPLES // 3}
_TURNED_AWAY = 4  # where the role never gets in, the same answer comes every time
_PLAIN = {"Accept-Encoding": "identity"}
_HELD = (
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
)
_FORBIDDEN = (*_HELD, checks.negative_data_rejection)


@pytest.mark.parametrize("role", ROLES)
def test_it_answers_what_it_says(
    cast: Cast, store: str, role: str, record_property: Callable[[str, Any], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A quarter of the time went into real ones.
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    scene = arrange(cast)
    cookies = {COOKIE: scene.tokens[role]} if role in scene.tokens else {}
    answered: Counter[int] = Counter()

    def hold(case: Case) -> None:
        if case.operation.method != "get":
            scene.restore()
        answer = case.call(app=cast.app, cookies=cookies, headers=_PLAIN, buffered=True)
        answered[answer.status_code] += 1
        assert answer.status_code < 500
        # Bytes of our own have taken the place of those that were made up.
        case.validate_response(answer, checks=[*(_HELD if case.media_type in BROUGHT else _FORBIDDEN)])

    broken: list[BaseException] = []
    for operation in operations(cast.client(None).get("/api/openapi.json").json):
        examples = _TIMES[store] if role in who(operation) else _TURNED_AWAY
        try:
            seed(SEED)(tries(examples)(given(cases(operation, scene))(hold)))()
        except (Exception, FailureGroup) as error:
            broken.append(error)
    record_property("figures", f"fuzz seed {SEED}")
    record_property("requests by the document", answered.total())
    record_property("answers of 5xx", sum(times for status, times in answered.items() if status >= 500))
    if broken:
        raise BaseExceptionGroup(f"as {role}", broken)


def who(operation: APIOperation) -> set[str]:
    """The roles that the table of routes lets in."""
    rule = operation.path.replace("{form}", FORM).replace("{", "<").replace("}", ">")
    return ROUTES[operation.method.upper(), rule][0]
