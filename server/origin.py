"""What every answer carries, and where a request that changes something may come from."""

from flask import Flask, Response, request

from server.problems import Problem

_SAFE = ("GET", "HEAD", "OPTIONS")
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",  # only what came from here may be compiled: the reader of printed cards
        "img-src 'self' blob: data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_LONG = "max-age=63072000"


def init_app(app: Flask) -> None:
    """Guard unsafe requests and dress every answer of `app`."""

    @app.before_request
    def same_origin() -> None:
        if request.method not in _SAFE and not _ours():
            raise Problem("foreign_origin")

    @app.after_request
    def dress(answer: Response) -> Response:
        # One look at what the route has said itself: asking for each name by itself walks through all of them.
        said = {name.lower() for name in answer.headers.keys()}  # noqa: SIM118 - no dict: it gives pairs
        wanted = {**HEADERS, **({"Cache-Control": "no-store"} if request.path.startswith("/api/") else {})}
        if request.is_secure:
            wanted["Strict-Transport-Security"] = _LONG
        answer.headers.extend({name: value for name, value in wanted.items() if name.lower() not in said})
        return answer


def _ours() -> bool:
    # A browser sends one of the two; a client that sends neither is no browser and has no ambient cookie to abuse.
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site == "same-origin"
    return origin is None or origin == request.host_url.rstrip("/")
