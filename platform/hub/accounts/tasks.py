"""What the accounts do in the background."""

from __future__ import annotations

from django.core.mail import EmailMessage
from django_tasks import task


@task(queue_name="mail")
def deliver_mail(*, subject: str, body: str, recipient: str, sender: str) -> None:
    """Hand one message to the mail server; raises what the server raises, so that the worker tries again."""
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    EmailMessage(subject, body, sender, [recipient], headers=headers).send()


@task()
def delete_due_accounts() -> int:
    """Delete the accounts whose time to change their mind is over; returns how many."""
    from hub.accounts.services.delete_account import delete_due

    return delete_due()
