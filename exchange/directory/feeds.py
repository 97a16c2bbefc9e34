"""What is new in the directory, for feed readers: projects, open profiles, posts of the pool."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.translation import gettext as _

from exchange.directory.models import Network, Organisation, PoolPost, Profile, Project
from exchange.directory.pool_choices import PostKind
from exchange.directory.queries.listing import public_projects
from exchange.directory.queries.networks import networks
from exchange.directory.queries.organisations import organisations
from exchange.directory.queries.people import visible_profiles
from exchange.directory.queries.pool import open_posts
from hub.listing.feeds import ENTRIES, LanguageFeed

if TYPE_CHECKING:
    ProjectFeedBase = Feed[Project, None]
    PeopleFeedBase = Feed[Profile, None]
    PoolFeedBase = Feed[PoolPost, None]
    OrganisationsFeedBase = Feed[Organisation, None]
    NetworksFeedBase = Feed[Network, None]
else:
    NetworksFeedBase = OrganisationsFeedBase = ProjectFeedBase = PeopleFeedBase = PoolFeedBase = Feed


class ProjectsFeed(ProjectFeedBase):
    """Projects, those changed last first."""

    feed_type = LanguageFeed

    def title(self) -> str:
        return "Relais – " + _("Projets")

    def link(self) -> str:
        return reverse("directory:projects")

    def items(self) -> list[Project]:
        return list(public_projects().order_by("-updated_at", "-pk")[:ENTRIES])

    def item_title(self, item: Project) -> str:
        return item.name

    def item_description(self, item: Project) -> str:
        text = item.text()
        return text.summary if text else ""

    def item_link(self, item: Project) -> str:
        return item.get_absolute_url()

    def item_updateddate(self, item: Project) -> datetime:
        return item.updated_at

    def item_extra_kwargs(self, item: Project) -> dict[str, Any]:
        text = item.text()
        return {"language": text.language if text else ""}


class PeopleFeed(PeopleFeedBase):
    """People who show themselves to everybody, and nobody else, whoever asks."""

    feed_type = LanguageFeed

    def title(self) -> str:
        return "Relais – " + _("Personnes")

    def link(self) -> str:
        return reverse("directory:people")

    def items(self) -> list[Profile]:
        return list(visible_profiles(AnonymousUser()).order_by("-updated_at", "-pk")[:ENTRIES])

    def item_title(self, item: Profile) -> str:
        return item.user.get_full_name()

    def item_description(self, item: Profile) -> str:
        return item.headline

    def item_link(self, item: Profile) -> str:
        return item.get_absolute_url()

    def item_updateddate(self, item: Profile) -> datetime:
        return item.updated_at

    def item_extra_kwargs(self, item: Profile) -> dict[str, Any]:
        return {"language": item.language}


class PoolFeed(PoolFeedBase):
    """What stands in the pool, the newest first."""

    feed_type = LanguageFeed

    def title(self) -> str:
        return "Relais – " + _("Bourse des tandems")

    def link(self) -> str:
        return reverse("directory:pool")

    def items(self) -> list[PoolPost]:
        return list(open_posts()[:ENTRIES])

    def item_title(self, item: PoolPost) -> str:
        return f"{PostKind(item.kind).label}: {item.number} – {item.project.name}"

    def item_description(self, item: PoolPost) -> str:
        return f"{item.get_canton_display()}. {item.line}"

    def item_link(self, item: PoolPost) -> str:
        return item.get_absolute_url()

    def item_pubdate(self, item: PoolPost) -> datetime:
        return item.posted_at

    def item_updateddate(self, item: PoolPost) -> datetime:
        return item.posted_at

    def item_extra_kwargs(self, item: PoolPost) -> dict[str, Any]:
        return {"language": ""}


class OrganisationsFeed(OrganisationsFeedBase):
    """Partner organisations and authorities, those changed last first."""

    feed_type = LanguageFeed

    def title(self) -> str:
        return "Relais – " + _("Partenaires et autorités")

    def link(self) -> str:
        return reverse("directory:organisations")

    def items(self) -> list[Organisation]:
        return list(organisations().order_by("-updated_at", "-pk")[:ENTRIES])

    def item_title(self, item: Organisation) -> str:
        return item.name

    def item_description(self, item: Organisation) -> str:
        text = item.text()
        return text.summary if text else ""

    def item_link(self, item: Organisation) -> str:
        return item.get_absolute_url()

    def item_updateddate(self, item: Organisation) -> datetime:
        return item.updated_at

    def item_extra_kwargs(self, item: Organisation) -> dict[str, Any]:
        text = item.text()
        return {"language": text.language if text else ""}


class NetworksFeed(NetworksFeedBase):
    """Networks of mentors, those changed last first; their people are not named."""

    feed_type = LanguageFeed

    def title(self) -> str:
        return "Relais – " + _("Réseaux de mentorat")

    def link(self) -> str:
        return reverse("directory:networks")

    def items(self) -> list[Network]:
        return list(networks().order_by("-updated_at", "-pk")[:ENTRIES])

    def item_title(self, item: Network) -> str:
        return item.name

    def item_description(self, item: Network) -> str:
        return item.purpose

    def item_link(self, item: Network) -> str:
        return item.get_absolute_url()

    def item_updateddate(self, item: Network) -> datetime:
        return item.updated_at

    def item_extra_kwargs(self, item: Network) -> dict[str, Any]:
        return {"language": item.language}
