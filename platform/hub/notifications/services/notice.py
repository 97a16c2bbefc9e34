"""Telling somebody something by mail, in their language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils import translation

from hub.notifications.services.queue_mail import Attachment, queue_mail

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.notifications.models import OutgoingMail

# Out-of-office notes and other robots need not answer.
HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
LONGEST_SUBJECT = 150


def link_to(name: str, *args: object, fragment: str = "") -> Callable[[], str]:
    """The absolute address of a view, worked out in the language in which the template is rendered."""

    def address() -> str:
        return f"{settings.SITE_URL}{reverse(name, args=args)}{'#' + fragment if fragment else ''}"

    return address


def page_address(page: Any) -> str:
    """The absolute address of a published page; empty where it has none."""
    parts = page.get_url_parts()
    return f"{settings.SITE_URL}{parts[2]}" if parts and parts[2] else ""


def send_notice(
    *,
    to: User,
    template: str,
    context: Mapping[str, Any],
    dedupe_key: str | None = None,
    attachments: Iterable[Attachment] = (),
    headers: Mapping[str, str] | None = None,
    personal: bool = False,
) -> OutgoingMail | None:
    """Write `to` the mail `templates/mail/<template>.txt`, in their language; its first line is the subject.

    The laid-out form is made from the same words. None where the person has left, or was told already (the same
    `dedupe_key`, which counts for each person apart). `personal` hides the subject from editors and operators.
    """
    if not to.is_active or not to.email or to.deleted_at:
        return None
    with translation.override(to.language):
        subject, text = _render(template, {"to": to, "site_url": settings.SITE_URL, **context})
        html = render_to_string(
            "mail/layout.html",
            {"subject": subject, "text": text, "site_url": settings.SITE_URL, "language": to.language},
        )
    return queue_mail(
        to=to.email,
        subject=subject,
        text=f"{text}\n\n-- \n{settings.SITE_NAME}\n{settings.SITE_URL}\n",
        html=html,
        headers={**HEADERS, **(headers or {})},
        language=to.language,
        attachments=list(attachments),
        dedupe_key=f"{dedupe_key}:{to.pk}" if dedupe_key else None,
        personal=personal,
    )


def _render(template: str, context: dict[str, Any]) -> tuple[str, str]:
    # Plain text: nothing in it is markup, so nothing is escaped.
    page: Any = get_template(f"mail/{template}.txt")
    rendered: str = page.template.render(Context(context, autoescape=False))
    subject, _newline, body = rendered.strip().partition("\n")
    paragraphs = [" ".join(part.split()) if not part.startswith("  ") else part for part in body.strip().split("\n\n")]
    text = "\n\n".join(paragraph.strip("\n") for paragraph in paragraphs if paragraph.strip())
    return " ".join(subject.split())[:LONGEST_SUBJECT], text
