"""What the accounts do in the background."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage
from django.utils import timezone
from django_tasks import task

# Minutes until the next try, while the mail server is away.
PAUSES = (1, 5, 20, 60, 240)


@task(queue_name="mail")
def deliver_mail(*, subject: str, body: str, recipient: str, sender: str, tries: int = 0) -> None:
    """Hand one message to the mail server; when it is away, try again later, six times in all.

    Raises what the server says when it refuses the message for good, and at the last try.
    """
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    try:
        EmailMessage(subject, body, sender, [recipient], headers=headers).send()
    except OSError as error:
        if tries >= len(PAUSES) or _is_final(error) or not deliver_mail.get_backend().supports_defer:
            raise
        later = timezone.now() + timedelta(minutes=PAUSES[tries])
        deliver_mail.using(run_after=later).enqueue(
            subject=subject, body=body, recipient=recipient, sender=sender, tries=tries + 1
        )


def _is_final(error: OSError) -> bool:
    """Whether the server refused for good: SMTP says so with a code of 500 and more."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _answer in error.recipients.values())
    return isinstance(error, SMTPResponseException) and error.smtp_code >= 500


@task()
def delete_due_accounts() -> int:
    """Delete the accounts whose time to change their mind is over; returns how many."""
    from hub.accounts.services.delete_account import delete_due

    return delete_due()
