"""Several real server processes on one store, let go at the same moment."""

import multiprocessing
from collections.abc import Mapping
from multiprocessing.synchronize import Barrier
from typing import Any

from flask import Flask

# Forked from one that has the server loaded and nothing else open: loading it in each was most of what these tests took.
apart = multiprocessing.get_context("forkserver")
apart.set_forkserver_preload(["server.app", "tests.processes"])
PATIENCE = 60  # seconds, for a machine that is busy with other things


def at_once(app: Flask, requests: list[tuple[str, str, list[Any]]]) -> list[list[Any]]:
    """Each `(cookie, path, [bodies])` in a process of its own, all starting together; returns the JSON answers of each."""
    settings = app.config["RUHU"]
    env = {
        "RUHU_VAR": str(settings.var),
        "DATABASE_URL": settings.database_url,
        "RUHU_FIELD_KEY_FILE": str(settings.field_key),
    }
    barrier, answers = apart.Barrier(len(requests)), apart.Queue()
    running = [
        apart.Process(target=_send, args=(env, number, *request, barrier, answers)) for number, request in enumerate(requests)
    ]
    for process in running:
        process.start()
    found = dict(answers.get(timeout=PATIENCE) for _ in running)
    for process in running:
        process.join(PATIENCE)
        assert process.exitcode == 0
    return [found[number] for number in range(len(requests))]


def _send(
    env: Mapping[str, str], number: int, cookie: str, path: str, bodies: list[Any], barrier: Barrier, answers: Any
) -> None:
    from server.app import create_app
    from server.config import load

    client = create_app(load(env)).test_client()
    client.set_cookie("ruhu", cookie)
    barrier.wait(PATIENCE)
    answers.put((number, [client.post(path, json=body).json for body in bodies]))
