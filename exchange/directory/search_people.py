"""People in the search: with their consent, and for those whom they chose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models.signals import post_save, pre_delete
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.directory.choices import Audience, Offer
from exchange.directory.models import Profile
from exchange.directory.queries.words import keywords_for
from hub.accounts.models import User
from hub.pages.places import address
from hub.search.access import LOGGED_IN
from hub.search.documents import EVERYBODY, SearchDocument, Section
from hub.search.services.note_change import note_change
from hub.search.sources import Source, register

SOURCE = "people"
_ACCESS = {Audience.EVERYBODY.value: (EVERYBODY,), Audience.MEMBERS.value: (LOGGED_IN,)}
_SHOWN = {"name", "is_active", "deleted_at"}


def _open() -> Any:
    return Profile.objects.filter(shown_to__in=_ACCESS, hidden_at=None, user__is_active=True, user__deleted_at=None)


def documents(ids: Sequence[int]) -> Iterator[SearchDocument]:
    """A document for each person who said to whom they show themselves."""
    for profile in _open().filter(pk__in=ids).select_related("user"):
        with translation.override(profile.language):
            offers = [str(Offer(code).label) for code in profile.offers if code in Offer.values]
            heading = _("Peut aider à")
        words = keywords_for(profile.cantons, (), profile.language)
        facets = {"canton": tuple(profile.cantons), "theme": tuple(profile.themes)}
        yield SearchDocument(
            object_id=profile.pk,
            language=profile.language,
            kind="person",
            group=f"person:{profile.pk}",
            title=profile.user.get_full_name(),
            summary=profile.headline,
            sections=tuple(
                Section(text, head)
                for text, head in ((profile.experience, ""), (". ".join([*offers, profile.offers_more]), heading))
                if text
            ),
            keywords=(*words, profile.speaks_more) if profile.speaks_more else tuple(words),
            facets={name: codes for name, codes in facets.items() if codes},
            access=_ACCESS[profile.shown_to],
        )


def addresses(ids: Sequence[int], language: str) -> dict[int, str]:
    """Their pages under the prefix of `language`."""
    with translation.override(language):
        return {pk: address("directory:person", pk) for pk in _open().filter(pk__in=ids).values_list("pk", flat=True)}


def _changed(instance: Profile, **kwargs: Any) -> None:
    # Whoever narrows the circle of readers is out of the results at once.
    narrows = instance.shown_to != Audience.EVERYBODY or instance.hidden_at is not None
    note_change(source=SOURCE, ids=[instance.pk], narrows=narrows)


def _gone(instance: Profile, **kwargs: Any) -> None:
    note_change(source=SOURCE, ids=[instance.pk], narrows=True)


def _person_changed(instance: User, created: bool, update_fields: Any = None, **kwargs: Any) -> None:
    if created or (update_fields is not None and _SHOWN.isdisjoint(update_fields)):
        return
    for pk in Profile.objects.filter(user=instance).values_list("pk", flat=True):
        note_change(source=SOURCE, ids=[pk], narrows=not instance.is_active)


register(
    Source(
        name=SOURCE,
        kinds={"person": gettext_lazy("Personne")},
        ids=lambda: _open().order_by("pk").values_list("pk", flat=True),
        documents=documents,
        addresses=addresses,
    )
)
post_save.connect(_changed, sender=Profile, dispatch_uid="search")
pre_delete.connect(_gone, sender=Profile, dispatch_uid="search")
post_save.connect(_person_changed, sender=User, dispatch_uid="search-people")
