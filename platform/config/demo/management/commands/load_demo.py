"""`manage.py load_demo`: demo content, once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.demo import accounts
from config.demo.load import clear, is_loaded, load
from config.settings.environment import LOCAL


class Command(BaseCommand):
    """Does nothing where there is content already."""

    help = "Load the demo content and accounts into an empty platform."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="first delete ALL content and people")
        parser.add_argument("--public", action="store_true", help="load without RELAIS_LOCAL")

    def handle(self, *args: Any, reset: bool, public: bool, **options: Any) -> None:
        if reset and not LOCAL:
            raise CommandError("--reset works with RELAIS_LOCAL=1 only.")
        if not LOCAL and not public:
            raise CommandError("The demo accounts' password is public. Set RELAIS_LOCAL=1, or say --public.")
        if reset and is_loaded():
            clear()
        if is_loaded():
            self.stdout.write("There is content already: nothing loaded.")
            return
        load()
        for name, email, role, _password in accounts.listing():
            self.stdout.write(f"{name:<20} {email:<34} {role}")
        self.stdout.write(f"Password of all: {accounts.PASSWORD}")
