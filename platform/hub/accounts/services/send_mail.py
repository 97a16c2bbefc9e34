"""Write to one person, in their language."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from hub.accounts.models import User
from hub.accounts.tasks import deliver_mail


def send_mail(*, template: str, to: str, context: dict[str, Any], language: str = "") -> None:
    """Render `<template>_subject.txt` and `<template>_message.txt` and queue the mail.

    Without `language` it is that of the person who has the address, or of the page that is open.
    """
    with override(language or language_of(to)):
        full = {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL, "email": to, **context}
        subject = " ".join(render_to_string(f"{template}_subject.txt", full).split())
        body = render_to_string(f"{template}_message.txt", full).strip() + "\n"
    # The task is a row in the same database: it goes out if, and only if, this transaction is committed.
    deliver_mail.enqueue(subject=subject, body=body, recipient=to, sender=settings.DEFAULT_FROM_EMAIL)


def language_of(address: str) -> str:
    """The language of the person who has the address; that of the open page where nobody has it."""
    chosen = EmailAddress.objects.filter(email__iexact=address).values_list("user__language", flat=True).first()
    chosen = chosen or User.objects.filter(email__iexact=address).values_list("language", flat=True).first()
    return chosen or get_language() or settings.LANGUAGE_CODE
