"""Looks into the mailbox that answers come to."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hub.notifications.incoming.mailbox import MailboxError
from hub.notifications.services.poll import poll


class Command(BaseCommand):
    help = "Takes the unread mails of REPLY_MAILBOX once. The scheduler has it done every minute."

    def handle(self, **options: Any) -> None:
        """Take them, and say how many met which end."""
        if not settings.REPLY_MAILBOX:
            raise CommandError("REPLY_MAILBOX is not set.")
        try:
            found = poll()
        except MailboxError as error:
            raise CommandError(f"The mailbox cannot be read: {error}") from error
        self.stdout.write(
            ", ".join(f"{number} {outcome}" for outcome, number in sorted(found.items())) or "nothing new"
        )
