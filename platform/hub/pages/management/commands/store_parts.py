"""`manage.py store_parts`: after a release, so that no reader waits for what every page makes once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from wagtail.models import Page

from hub.pages import shelf
from hub.pages.models import BasePage
from hub.pages.services.make_parts import make_parts


class Command(BaseCommand):
    help = "Makes the stored parts of all public pages; --clear drops those there are first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--clear", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["clear"]:
            shelf.clear()
        public = Page.objects.live().public().filter(depth__gt=1, alias_of=None).specific()
        shown = sum(make_parts(page=page) for page in public if isinstance(page, BasePage))
        self.stdout.write(f"{shown} pages shown.")
