"""`{% follow_button "thread:12" %}`: follow something, or let it go; `{% mails_stopped %}`: why no mail comes."""

from __future__ import annotations

from typing import Any

from django import template

from hub.notifications.services.returned import are_stopped
from hub.notifications.services.subscribe import level_of

register = template.Library()


@register.inclusion_tag("components/follow_button.html", takes_context=True)
def follow_button(context: dict[str, Any], subject: str) -> dict[str, Any]:
    """A form with one button for who is logged in; nothing for others. One query."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if request is None or user is None or not user.is_authenticated:
        return {"subject": ""}
    return {
        "subject": subject,
        "level": level_of(user, subject),
        "next": request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("hub/notifications/mails_stopped.html", takes_context=True)
def mails_stopped(context: dict[str, Any]) -> dict[str, Any]:
    """A note with a button where mails to the person's address came back; nothing for others. One query."""
    user = context["request"].user
    return {
        "address": user.email if user.is_authenticated and are_stopped(user) else "",
        "csrf_token": context.get("csrf_token"),
    }
