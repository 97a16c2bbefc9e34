"""The page tree that tests stand on: four homes, themes, lists of practices."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from wagtail.models import Locale, Page, Site

from exchange.practices.models import PracticeIndexPage, PracticePage
from exchange.practices.services.facets import update_facets
from hub.accounts.models import User
from hub.accounts.roles import STRONG_ROLES, Role
from hub.pages.models import HomePage, PageRecord
from resources.themes.models import ThemeIndexPage, ThemePage
from tests.factories import login, login_with_mfa
from tests.support.replay import replayed

LANGUAGES = ("fr", "de", "it", "en")
INDEX_SLUGS = {"fr": "pratiques", "de": "praxis", "it": "pratiche", "en": "practices"}
FULL: dict[str, Any] = {
    "result": "Les tandems tiennent plus longtemps depuis que l’on se parle avant.",
    "situation": "Beaucoup de tandems se séparaient dans les premières semaines, faute de s’être choisis.",
    "actions": "Avant de commencer, trois personnes se parlent : coordination, mentorat, personne accompagnée.",
    "audience": "Pour des personnes réfugiées reconnues qui cherchent une première place.",
    "change": "Sur douze mois, **deux fois moins** de ruptures dans les six premières semaines.",
    "failures": "Au début, l’entretien durait deux heures : tout le monde sortait épuisé.",
    "cost": "Une heure par tandem, et une salle.",
    "transfer": "Commencez par cinq tandems et gardez la même grille de questions.",
    "contact": "projet@example.org",
    "evidence": "Chiffres suivis depuis deux ans.",
    "themes": ["quality"],
    "cantons": ["VD"],
    "target_groups": ["refugees"],
    "languages": ["fr"],
}


def _homes() -> dict[str, HomePage]:
    return {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}


@replayed(_homes)
def make_tree() -> dict[str, HomePage]:
    """Homes in four languages with a theme and a list of practices each; returns the homes by language."""
    root = Page.objects.filter(depth=1).first() or Page.add_root(
        title="Root", slug="root", locale=Locale.objects.get_or_create(language_code="fr")[0]
    )
    Page.objects.filter(depth=2).delete()
    root.refresh_from_db()
    homes: dict[str, HomePage] = {}
    themes_index = theme = practices = None
    for code in LANGUAGES:
        locale, _created = Locale.objects.get_or_create(language_code=code)
        first = homes.get("fr")
        home = HomePage(title=f"Relais {code}", slug=f"home-{code}", locale=locale, lead="Relais")
        if first:
            home.translation_key = first.translation_key
        root.add_child(instance=home)
        homes[code] = home
        index = ThemeIndexPage(title="Thèmes", slug="themes", locale=locale, show_in_menus=True)
        if themes_index:
            index.translation_key = themes_index.translation_key
        home.add_child(instance=index)
        themes_index = themes_index or index
        page = ThemePage(
            title=f"Qualité {code}", slug="quality", locale=locale, code="quality", hue=2,
            question="Comment ?", lead="La qualité.", intro="Texte.",
        )  # fmt: skip
        if theme:
            page.translation_key = theme.translation_key
        index.add_child(instance=page)
        theme = theme or page
        listing = PracticeIndexPage(title="Pratiques", slug=INDEX_SLUGS[code], locale=locale, show_in_menus=True)
        if practices:
            listing.translation_key = practices.translation_key
        home.add_child(instance=listing)
        practices = practices or listing
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", port=80, root_page=homes["fr"], is_default_site=True, site_name="Relais")
    ContentType.objects.clear_cache()
    return homes


def make_person(email: str, name: str, *roles: Role, **fields: Any) -> User:
    """A person with roles, without a password."""
    user = User.objects.create_user(email, name=name, **fields)
    for role in roles:
        user.give_role(role)
    return user


def make_practice(owner: User | None, *, language: str = "fr", live: bool = True, **fields: Any) -> PracticePage:
    """A complete practice under the list in `language`; published unless `live` is False."""
    index = PracticeIndexPage.objects.get(locale__language_code=language)
    values = FULL | {"title": "Un entretien à trois avant le tandem"} | fields
    slug = values.pop("slug", None) or f"practice-{PracticePage.objects.count() + 1}"
    source = values.pop("translation_of", None)
    practice = PracticePage(slug=slug, owner=owner, live=False, locale=index.locale, **values)
    if source is not None:
        practice.translation_key = source.translation_key
    practice.render_sections()
    index.add_child(instance=practice)
    based_on = 1 if source is not None else 0
    PageRecord.objects.update_or_create(
        page_id=practice.pk, defaults={"is_source": source is None, "based_on_version": based_on}
    )
    revision = practice.save_revision(user=owner)
    if live:
        revision.publish()
        practice.refresh_from_db()
        update_facets(practice=practice)
    return practice


def log_in(client: Client, user: User) -> Client:
    """`client` with a session of `user`; editors and operators have shown a second factor in it."""
    return login_with_mfa(client, user) if user.has_role(*STRONG_ROLES) else login(client, user)
