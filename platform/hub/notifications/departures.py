"""Mails to who left are not kept."""

from __future__ import annotations

from typing import Any

from hub.notifications.models import OutgoingMail
from hub.portability.farewells import on_departure


@on_departure("notifications")
def forget_mails(user: Any) -> None:
    """Delete what was sent or waits."""
    OutgoingMail.objects.filter(to__iexact=user.email).delete()
