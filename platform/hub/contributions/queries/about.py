"""What every contributed page says of itself beside its text: who wrote it, which version, under which licence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import IntegerField, Q, QuerySet, UUIDField
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.accounts.names import shown_name
from hub.accounts.roles import Role
from hub.contributions.models import Coauthor, Credit
from hub.contributions.rules import is_editor
from hub.database.prepared import prepared
from hub.pages.addresses import group_of
from hub.pages.models import PublishedVersion
from hub.pages.places import address

if TYPE_CHECKING:
    from hub.contributions.models import ContributedPage

LICENCE_ADDRESSES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


@prepared(key=UUIDField())
def _named_with_owner(key: Any) -> QuerySet[User, tuple[Any, ...]]:
    """Co-authors first, then those whose words went in."""
    writing = Coauthor.objects.filter(page__translation_key=key).order_by().values("user")
    quoted = Credit.objects.filter(page__translation_key=key, declined_at=None).order_by().values("user")
    rows = User.objects.filter(Q(pk__in=writing) | Q(pk__in=quoted)).annotate(writes=Q(pk__in=writing))
    return rows.order_by("-writes", "pk").values_list("pk", "name", "deleted_at")


def named_on(page: ContributedPage) -> list[dict[str, Any]]:
    """Owner first, then who writes or is quoted, in every language version of the page."""
    people = {pk: (name, deleted_at) for pk, name, deleted_at in _named_with_owner(key=page.translation_key)}
    if page.owner:
        people = {page.owner.pk: (page.owner.name, page.owner.deleted_at), **people}
    return [{"name": shown_name(name, left), "gone": left is not None} for name, left in people.values()]


@prepared(page=IntegerField())
def _last_version(page: Any) -> QuerySet[PublishedVersion, tuple[Any, ...]]:
    return PublishedVersion.objects.filter(page_id=page).values_list("number", "published_at")[:1]


def edition_facts(page: ContributedPage) -> list[dict[str, Any]]:
    """What `components/definition_list.html` shows of the page's last version and of when it is to be confirmed."""
    facts: list[dict[str, Any]] = []
    for number, published_at in _last_version(page=page.pk):
        date = date_format(published_at, "DATE_FORMAT")
        line = _("Version %(number)s, publiée le %(date)s") % {"number": number, "date": date}
        record = address("contributions:versions", page.pk)
        facts.append({"term": _("Version"), "links": [{"label": line, "url": record}]})
    if page.confirm_by and not page.is_overdue:
        facts.append({"term": _("À confirmer d’ici au"), "value": date_format(page.confirm_by, "DATE_FORMAT")})
    return facts


def edition_data(page: ContributedPage) -> dict[str, Any]:
    """The part of the page's structured data (schema.org, CreativeWork) that is the same for every kind."""
    data: dict[str, Any] = {
        "inLanguage": page.language,
        "license": LICENCE_ADDRESSES.get(page.licence, ""),
        "isAccessibleForFree": True,
    }
    if page.first_published_at:
        data["datePublished"] = page.first_published_at.date().isoformat()
    if page.last_published_at:
        data["dateModified"] = page.last_published_at.date().isoformat()
    return data


def translate_url(page: ContributedPage, language: str, request: HttpRequest) -> str:
    """Where the person may translate into their language, or bring a translation up to date; empty elsewhere."""
    user = request.user
    if not user.is_authenticated or not (is_editor(user) or user.has_role(Role.PROJECT_LEADER)):
        return ""
    source = group_of(page).source
    if source is None or not source.live or source.language == language:
        return ""
    return address("contributions:translate", source.pk, language)
