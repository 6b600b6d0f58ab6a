"""A scenario's requests and answers, from and to what travels."""

from base64 import b64decode
from hashlib import sha256
from typing import Any

from tests.sim.phone import Answer, Cut, Request

START = "2026-11-22T02:00:00.000Z"
MEDIA = "application/offset+octet-stream"
Step = dict[str, Any]
Photos = dict[str, bytes]


def described(request: Request, photos: Photos) -> Step:
    """An upload's request in the scenario's words."""
    headers = request.headers
    assert headers["Tus-Resumable"] == "1.0.0"
    assert headers.get("Content-Type") == (MEDIA if request.body or request.method == "PATCH" else None)
    if request.method == "PATCH":
        photo, start = request.path.removeprefix("/api/photos/uploads/"), int(headers["Upload-Offset"])
        assert request.body == photos[photo][start : start + len(request.body)]
        return {"append": photo, "from": start, "bytes": len(request.body)}
    assert (request.method, request.path) == ("POST", "/api/photos/uploads")
    told = {key: b64decode(value).decode() for key, value in map(str.split, headers["Upload-Metadata"].split(","))}
    assert request.body == photos[told["photo_id"]][: len(request.body)]
    return {"create": told["photo_id"], "length": int(headers["Upload-Length"]), "bytes": len(request.body)}


def answer(wanted: Step, photos: Photos) -> Answer | Cut:
    gets = wanted.get("gets", {})
    if gets == "cut":
        return Cut()
    if "page" in gets:
        return Answer(gets["page"], {"Content-Type": "text/html", **_patience(gets)}, b"<html>Welcome!</html>")
    if "json" in gets:
        return Answer.json(gets["json"], gets.get("status", 200))
    if "problem" in gets:
        return Answer.json(
            {"code": gets["problem"], "title": "", "params": gets.get("params", {})}, gets["status"], **_patience(gets)
        )
    if "push" in wanted:
        results = gets.get("results", ["applied"] * len(wanted["push"]))
        return _stamped(gets, results=[_result(one, result) for one, result in zip(wanted["push"], results, strict=False)])
    if "pull" in wanted:
        return _stamped(gets, households=gets.get("households", []), gone=gets.get("gone", []), more=gets.get("more", False))
    return _progress(wanted, gets, photos)


def _patience(gets: Step) -> dict[str, str]:
    return {"Retry-After": str(gets["retry_after"])} if "retry_after" in gets else {}


def _stamped(gets: Step, **told: Any) -> Answer:
    stamp = {"server_time": START, "epoch": "first", "safe_until": None}
    return Answer.json({**stamp, **{key: gets[key] for key in stamp if key in gets}, **told})


def _result(operation: str, said: str | Step) -> Step:
    if isinstance(said, dict):
        return said
    outcome, _, code = said.partition(" ")
    return {"id": operation, "outcome": outcome, "replay": False, **({"problem": {"code": code, "title": ""}} if code else {})}


def _progress(wanted: Step, gets: Step, photos: Photos) -> Answer:
    photo = wanted.get("create") or wanted["append"]
    # Of a photo that was never seen the server has what this request brings.
    offset = gets.get("offset", wanted.get("from", 0) + wanted["bytes"])
    said = gets.get("hash", photo if offset == len(photos[photo]) else None)
    headers = {"Upload-Offset": str(offset)}
    if said:
        headers["Ruhu-Sha256"] = "0" * 64 if said == "wrong" else sha256(photos[said]).hexdigest()
        headers["Ruhu-Time"] = gets.get("time", START)
    return Answer(201 if "create" in wanted else 204, headers)
