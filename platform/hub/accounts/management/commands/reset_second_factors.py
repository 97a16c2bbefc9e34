"""For operators: somebody lost phone, key and recovery codes."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hub.accounts.models import User
from hub.accounts.services.reset_second_factors import reset_second_factors


class Command(BaseCommand):
    """Removes a person's second factors, ends their sessions and writes to them."""

    help = "Remove all second factors of one person, who must be known to you: ask on the telephone first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = User.objects.filter(email__iexact=email, deleted_at=None).first()
        if user is None:
            raise CommandError("No account has this address.")
        self.stdout.write(f"{reset_second_factors(user=user)} removed. The person was told.")
