"""Another organisation's login (OpenID Connect) on a free port: it takes everybody for one person."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

KEY = secrets.token_hex(32)


class Organisation:
    """Who it says that people are, and what it was asked."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.person: dict[str, Any] = {}
        self.challenges: dict[str, str] = {}


class _Handler(BaseHTTPRequestHandler):
    organisation: Organisation

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(address.query).items()}
        if address.path == "/.well-known/openid-configuration":
            self._json(
                {
                    "issuer": self.organisation.url,
                    "authorization_endpoint": f"{self.organisation.url}/authorize",
                    "token_endpoint": f"{self.organisation.url}/token",
                    "userinfo_endpoint": f"{self.organisation.url}/userinfo",
                    "jwks_uri": f"{self.organisation.url}/keys",
                }
            )
        elif address.path == "/authorize":
            code = secrets.token_hex(8)
            self.organisation.challenges[code] = query.get("code_challenge", "")
            self.send_response(302)
            self.send_header(
                "Location", f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"
            )
            self.end_headers()
        elif address.path == "/userinfo":
            self._json(self.organisation.person)
        else:
            self._json({}, 404)

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        verifier = form.get("code_verifier", [""])[0]
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        if self.organisation.challenges.pop(form["code"][0], "") != challenge:
            self._json({"error": "invalid_grant"}, 400)
            return
        claims = self.organisation.person | {
            "iss": self.organisation.url,
            "aud": "relais",
            "iat": int(time.time()),
            "exp": int(time.time()) + 300,
        }
        token = jwt.encode(claims, KEY, algorithm="HS256")
        self._json({"access_token": "access", "token_type": "Bearer", "id_token": token})

    def _json(self, data: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def organisation() -> Iterator[Organisation]:
    """Run it for as long as the block lasts."""
    handler = type("Handler", (_Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    told = Organisation(f"http://127.0.0.1:{server.server_address[1]}")
    handler.organisation = told  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)
