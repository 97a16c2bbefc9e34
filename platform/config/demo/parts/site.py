"""Languages, the site, its home pages and its pages of plain text."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from config.demo.content import languages_of, read
from config.demo.publishing import AnyPage, add_page, days_ago, mark_translated, publish
from hub.accounts.models import User
from hub.languages.choices import Language
from hub.pages.models import HomePage, TextPage

Homes = dict[str, HomePage]
ESTABLISHED_DAYS_AGO = 920


def load_site(editor: User) -> Homes:
    """Make the four locales, the site and its home pages; returns these by language."""
    for code in Language.values:
        Locale.objects.get_or_create(language_code=code)
    root = Page.objects.get(depth=1)
    # A new database holds Wagtail's welcome page: it makes room.
    welcome = list(root.get_children())
    homes: Homes = {}
    texts = read("home.toml")
    for code in languages_of(texts):
        fields = {name: held for name, held in texts[code].items() if isinstance(held, str)}
        home = HomePage(**fields, slug=code, locale=Locale.objects.get(language_code=code))
        home = add_page(root, home, source=homes.get("fr"))
        homes[code] = publish(home, user=editor, at=days_ago(ESTABLISHED_DAYS_AGO))
        if code != "fr":
            mark_translated(homes[code], homes["fr"])
    address = urlsplit(settings.SITE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or (443 if address.scheme == "https" else 80),
            "site_name": settings.SITE_NAME,
            "root_page": homes["fr"],
        },
    )
    for page in welcome:
        Page.objects.get(pk=page.pk).delete()
    return homes


def load_texts(homes: Homes, editor: User) -> None:
    """Make the pages of plain text under each home page; all are named in the footer."""
    texts = read("home.toml")
    for name in (name for name, held in texts["fr"].items() if isinstance(held, dict)):
        source: TextPage | None = None
        for code in languages_of(texts):
            page = TextPage(**texts[code][name], in_footer=True, locale=homes[code].locale)
            home = Page.objects.get(pk=homes[code].pk)
            page = add_page(home, page, source=source)
            page = publish(page, user=editor, at=days_ago(ESTABLISHED_DAYS_AGO - 10))
            if source is None:
                source = page
            else:
                mark_translated(page, source)


def load_lists(model: type[AnyPage], name: str, homes: Homes, editor: User) -> dict[str, AnyPage]:
    """Make the page that lists others, of the class `model`, under each home; `name` is its table in `indexes.toml`.

    Returns them by language.
    """
    texts = read("indexes.toml")[name]
    made: dict[str, AnyPage] = {}
    for code in languages_of(texts):
        home = Page.objects.get(pk=homes[code].pk)
        page = model(**texts[code], locale=homes[code].locale, show_in_menus=True)
        page = add_page(home, page, source=made.get("fr"))
        made[code] = publish(page, user=editor, at=days_ago(ESTABLISHED_DAYS_AGO - 5))
        if code != "fr":
            mark_translated(made[code], made["fr"])
    return made
