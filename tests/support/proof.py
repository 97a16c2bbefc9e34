"""What a browser adds to a form that is open to everybody."""

from __future__ import annotations

from django.conf import settings

from hub.proof import tokens


def proof(purpose: str) -> dict[str, str]:
    """A fresh token for the form named `purpose`, worked for."""
    token = tokens.issue(purpose)
    return {"proof_token": token, "proof_answer": tokens.work(token, settings.PROOF_BITS), "website": ""}
