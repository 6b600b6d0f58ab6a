"""A slow phone on a slow line: what it must load, and how long until a person can go on."""

import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import cast
from tests.bench import county as counties
from tests.bench.county import County, Person
from tests.bench.server import Server, serving
from tests.bench.table import Row
from tests.e2e.conftest import CHROMIUM, PHONE, QUIET
from tests.e2e.steps import PIN, set_pin, start
from tests.serving import ROOT

LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # 400 kbit/s
AWAY = {**LINE, "offline": True}
SLOWER = 6
MANY = 500
_ROUNDS = 5
_PATIENCE = 60  # seconds
_SIGN_IN = "document.querySelector('input[autocomplete=username]')"
_FORM = "document.querySelector('[data-field=photos]') && document.querySelector('main')"
_ROWS = "document.querySelectorAll('a.name').length >= {}"
# Milliseconds from the beginning of the navigation until the condition holds, is painted, and the page is free again. The PIN
# is typed by a hand that takes no time: what the lock itself costs, drawing, deriving and opening, is in the figure.
_WATCH = """
(() => {
  const look = () => requestAnimationFrame(() => {
    const pin = document.querySelector('.pin input');
    if (pin && !pin.readOnly && pin.value === '') {
      pin.value = 'PIN';
      pin.dispatchEvent(new Event('input', {bubbles: true}));
    }
    if (CONDITION) setTimeout(() => { window.usable = performance.now(); });
    else look();
  });
  look();
})();
"""


def measure() -> Iterator[Row]:
    yield from _bytes()
    with counties.founded() as county:
        with counties.opened(county):
            counties.settle(county, 1)
            counties.settle(county, 1, each=MANY)
            for helper in county.helpers:
                counties.visit(County(county.var, [helper]), 2 * len(helper.homes), needs=len(helper.homes))
        with serving(county.var) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            yield from _screens(browser, server, *county.helpers)
            browser.close()


def _bytes() -> Iterator[Row]:
    """What the build itself counts, and would fail above."""
    with tempfile.TemporaryDirectory(prefix="ruhu-bench-") as folder:
        build = ["npm", "run", "--silent", "build", "--", "--outDir", folder, "--emptyOutDir"]
        done = subprocess.run(build, cwd=ROOT / "web", capture_output=True, text=True)
    found = dict(re.findall(r"(sign-in|field): ([\d.]+) KB brotli", done.stdout + done.stderr))
    if len(found) < 2:
        raise RuntimeError(f"the web app does not build:\n{done.stdout}{done.stderr}"[-3000:])
    yield Row("to the sign-in screen, brotli", float(found["sign-in"]), 25, "KB")
    yield Row("all of field/ with its style and worker, brotli", float(found["field"]), 90, "KB")


def _screens(browser: Browser, server: Server, few: Person, many: Person) -> Iterator[Row]:
    yield Row("sign-in usable, nothing kept yet", median(_stranger(browser, server) for _ in range(_ROUNDS)), 2_500)
    with _signed_in(browser, server, few) as context:
        context.set_offline(True)
        path = f"/households/{few.homes[0].id}/visit"
        yield Row("visit form, offline", median(_opened(context, path, _FORM, AWAY) for _ in range(_ROUNDS)), 2_000)
    with _signed_in(browser, server, many) as context:
        screen = median(_opened(context, "/", _ROWS.format(8)) for _ in range(_ROUNDS))
        whole = median(_opened(context, "/", _ROWS.format(MANY)) for _ in range(_ROUNDS))
        yield Row(f"list of {MANY} households, first screen", screen, 2_500)
        yield Row(f"list of {MANY} households, all rows", whole, 2_500)


def _stranger(browser: Browser, server: Server) -> float:
    with _phone(browser, server) as context:
        return _opened(context, "/", _SIGN_IN)


@contextmanager
def _phone(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=server.url, viewport=PHONE, locale="zh-CN", timezone_id="Asia/Shanghai")
    try:
        yield context
    finally:
        context.close()


@contextmanager
def _signed_in(browser: Browser, server: Server, person: Person) -> Iterator[BrowserContext]:
    """A phone that holds everything of `person` and whose worker has taken over."""
    with _phone(browser, server) as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_label("手机号").fill(person.account.phone)
        page.get_by_label("密码").fill(cast.PASSWORD)
        page.get_by_role("button", name="登录").click()
        set_pin(page)
        _wait(page, _ROWS.format(len(person.homes)))
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        start(page)
        _wait(page, "navigator.serviceWorker.controller")
        page.close()
        yield context


def _opened(context: BrowserContext, path: str, condition: str, line: dict[str, object] = LINE) -> float:
    """Milliseconds until `condition` holds on a page opened anew, on the slow phone and `line`."""
    page = context.new_page()
    slow = context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", line)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(_WATCH.replace("CONDITION", condition).replace("PIN", PIN))
    page.goto(path, wait_until="commit")
    _wait(page, "window.usable")
    usable: float = page.evaluate("window.usable")
    page.close()
    return usable


def _wait(page: Page, condition: str) -> None:
    until = time.monotonic() + _PATIENCE
    while not page.evaluate(f"Boolean({condition})"):
        if time.monotonic() > until:
            raise RuntimeError(f"never came: {condition}\n{page.inner_text('body')[:500]}")
        time.sleep(0.05)
