"""A helper's own telephone: one browser profile that is switched on and off, and may be killed at any moment."""

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from tests.e2e.conftest import CHROMIUM, PHONE, QUIET, UNWOKEN
from tests.serving import Serving


@dataclass(frozen=True)
class Telephone:
    """`profile`: the folder in which Chromium keeps what survives it."""

    playwright: Playwright
    profile: Path
    server: Serving

    @contextmanager
    def on(self, *, offline: bool = False) -> Iterator[Page]:
        """Switched on, as after a restart; switched off properly at the end, also where a test fails, unless it was killed."""
        context = self._launch(offline)
        try:
            yield context.pages[0]
        finally:
            with suppress(Error):  # nothing is left to be closed of what was killed
                context.close()

    def kill(self) -> None:
        """SIGKILL to the browser and all its processes at once, as when the battery is pulled."""
        for process in _processes(self.profile):
            _end(process)

    def kill_tabs(self) -> None:
        """SIGKILL to the processes of its pages alone, as a system does that needs their memory."""
        for process in _processes(self.profile):
            if b"--type=renderer" in _arguments(process):
                _end(process)

    def _launch(self, offline: bool) -> BrowserContext:
        context = self.playwright.chromium.launch_persistent_context(
            self.profile,
            executable_path=CHROMIUM,
            args=QUIET,
            base_url=self.server.url,
            viewport=PHONE,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            offline=offline,
        )
        context.add_init_script(UNWOKEN)
        return context


def _processes(profile: Path) -> list[int]:
    """All processes of the browser on this profile."""
    sign = f"--user-data-dir={profile}".encode()
    everybody = [int(folder.name) for folder in Path("/proc").glob("[0-9]*")]
    browsers = {process for process in everybody if sign in _arguments(process) and b"--type" not in _arguments(process)}
    return [process for process in everybody if _group(process) in browsers]


def _arguments(process: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes()
    return b""


def _group(process: int) -> int | None:
    with suppress(ProcessLookupError):
        return os.getpgid(process)
    return None


def _end(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def rows(server: Serving, sql: str, *values: str) -> list[tuple]:
    """What the server's store holds."""
    store = sqlite3.connect(f"file:{server.var / 'ruhu.db'}?mode=ro", uri=True)
    try:
        return store.execute(sql, values).fetchall()
    finally:
        store.close()
