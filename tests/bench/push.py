"""Visits on their way in: alone, in batches, beside a hundred thousand others, from many phones at once."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import cycle, islice
from statistics import median, quantiles

from tests.bench import county as counties
from tests.bench.clients import Answer, Client, at_once, pushed
from tests.bench.county import County, Person
from tests.bench.rounds import cost, once
from tests.bench.server import Server, serving
from tests.bench.table import Row

FEW, MANY = 1_000, 100_000
_ROUNDS, _EACH = 9, 60


def measure() -> Iterator[Row]:
    with ExitStack() as stack:
        small, large = (_store(stack, helpers, visits) for helpers, visits in ((32, FEW), (160, MANY)))
        few, many = (stack.enter_context(serving(county.var)) for county in (small, large))
        yield from _alone(small, large, few, many)
        yield _in_batches(small, few)
        yield _slowest(small, few)
        yield _failures(small, few)


def _store(stack: ExitStack, helpers: int, visits: int) -> County:
    county = stack.enter_context(counties.founded())
    with counties.opened(county):
        counties.settle(county, helpers)
        counties.visit(county, visits, needs=visits)
    return county


def _alone(small: County, large: County, few: Server, many: Server) -> Iterator[Row]:
    """Rounds take turns between the two stores, so that what else the machine does falls on both."""
    sides = [(Phones(county, server), server) for county, server in ((small, few), (large, many))]
    for phones, _ in sides:
        phones.push(_EACH)
    found: list[list[float]] = [[], []]
    for _ in range(_ROUNDS):
        for side, (phones, server) in enumerate(sides):
            found[side].append(once(server, lambda phones=phones: phones.push(_EACH)))
    at_few, at_many = min(found[0]), min(found[1])
    size = len(counties.push_body(small.helpers[0].calls(1)))
    yield Row(f"push of one visit ({size:,} bytes) at {FEW:,} stored, CPU", at_few, 3.5, aim=2.5)
    yield Row(f"push of one visit at {MANY:,} stored, CPU", at_many, None)
    yield Row("  the second by the first", at_many / at_few, 1.15, "×")


def _in_batches(county: County, server: Server) -> Row:
    phones = Phones(county, server)
    return Row("push of a visit in a batch of 50, CPU", cost(server, lambda: phones.push(8, 50)), 0.7, aim=0.4)


def _slowest(county: County, server: Server) -> Row:
    """The middle one of the slowest hundredths of five rounds, on the wall clock."""
    found = [quantiles([ms for _, ms in _together(county, server, 8, 80)], n=100)[98] for _ in range(5)]
    tried = "writers queue on a file lock, a push is read before its turn; shorter thread switches brought nothing"
    return Row("push at 8 clients, 99th of 100", median(found), 60, tried=tried)


def _failures(county: County, server: Server) -> Row:
    answers = _together(county, server, 32, 25)
    return Row(f"push at 32 clients, answers 5xx of {len(answers)}", sum(status >= 500 for status, _ in answers), 0, "")


def _together(county: County, server: Server, clients: int, each: int) -> list[tuple[int, float]]:
    def phone(helper: Person) -> "Call":
        return Call(helper.client(server), [counties.push_body(helper.calls(1)) for _ in range(each)])

    return at_once([phone(helper) for helper in county.helpers[-clients:]], each)


class Call:
    """A phone that sends its next visit whenever it is called."""

    def __init__(self, client: Client, bodies: list[bytes]) -> None:
        self.client, self.bodies = client, iter(bodies)

    def __call__(self) -> Answer:
        return self.client.post("/api/sync/push", next(self.bodies))


class Phones:
    """All the helpers' phones, which send in turn: no helper makes more visits than a person could."""

    def __init__(self, county: County, server: Server) -> None:
        self.turn = cycle([(helper, helper.client(server)) for helper in county.helpers])

    def push(self, requests: int, each: int = 1) -> int:
        """So many requests of `each` visits; returns the number of visits."""
        for helper, client in islice(self.turn, requests):
            pushed(client, [counties.push_body(helper.calls(each))])
        return requests * each
