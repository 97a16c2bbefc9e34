"""Write to one person, in their language."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from hub.accounts.models import User

# So that no absence note comes back.
HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def send_mail(*, template: str, to: str, context: dict[str, Any], language: str = "") -> None:
    """Render `<template>_subject.txt` and `<template>_message.txt` and send the mail, as plain text.

    The e-mail backend keeps it until the mail server took it. Without `language` it is that of the person who has
    the address, or of the page that is open.
    """
    with override(language or language_of(to)):
        full = {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL, "email": to, **context}
        subject = " ".join(render_to_string(f"{template}_subject.txt", full).split())
        body = render_to_string(f"{template}_message.txt", full).strip() + "\n"
        EmailMessage(subject, body, to=[to], headers=HEADERS).send()


def language_of(address: str) -> str:
    """The language of the person who has the address; that of the open page where nobody has it."""
    chosen = EmailAddress.objects.filter(email__iexact=address).values_list("user__language", flat=True).first()
    chosen = chosen or User.objects.filter(email__iexact=address).values_list("language", flat=True).first()
    return chosen or get_language() or settings.LANGUAGE_CODE
