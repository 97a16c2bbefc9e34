"""Mails to who left are not kept, nor what they followed."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hub.notifications.models import Notice, NoticeSettings, OutgoingMail, Preference, ReturnedAddress, Subscription
from hub.portability.farewells import on_departure


@on_departure("notifications", goes=_("Ce que vous suivez, vos messages et vos réglages."))
def forget_mails(user: Any) -> None:
    """Delete what was sent or waits, and what they followed."""
    for kind in (Subscription, Notice, Preference, NoticeSettings):
        kind.objects.filter(user=user).delete()
    ReturnedAddress.objects.filter(address=user.email.lower()).delete()
    OutgoingMail.objects.filter(to__iexact=user.email).delete()
