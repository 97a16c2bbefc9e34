"""The projects' place in the menu."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.translation import gettext as _

from exchange.directory.models import Organisation, Project
from hub.pages import menu
from hub.pages.places import address
from hub.pages.queries.sitemap import Entry, in_every_language, register


@menu.register("main", order=50)
def projects(request: HttpRequest) -> menu.Item:
    """The directory."""
    return menu.Item(label=_("Projets"), url=address("directory:projects"))


@menu.register("account", order=85)
def own_profile(request: HttpRequest) -> menu.Item:
    """What the directory says of them."""
    return menu.Item(label=_("Mon profil public"), url=address("directory:own_profile"))


@register
def project_addresses() -> Iterator[Entry]:
    """The directory and every project, for the sitemap."""
    yield from in_every_language("projects/")
    yield from in_every_language("people/")
    yield from in_every_language("pool/")
    yield from in_every_language("networks/")
    yield from in_every_language("organisations/")
    for slug in Organisation.objects.order_by("slug").values_list("slug", flat=True):
        yield from in_every_language(f"organisations/{slug}/")
    for slug in Project.objects.filter(merged_into=None).order_by("slug").values_list("slug", flat=True):
        yield from in_every_language(f"projects/{slug}/")
