"""Keeping a search, changing how one hears of it, and letting it go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from hub.search.models import SavedSearch
from hub.search.reading import Address, read

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 50
"""So many searches a person keeps: each is asked again for every alert."""


class TooManySearchesError(Exception):
    """The person keeps as many as one may."""


class NothingAskedError(Exception):
    """Neither words nor filters: that would be everything."""


@transaction.atomic
def keep_search(*, owner: User, query: str, name: str, language: str, rhythm: str) -> tuple[SavedSearch, bool]:
    """Keep the search that the part `query` of an address asks for; whether it is new is said beside it.

    The same search again changes its name and rhythm. Raises NothingAskedError and TooManySearchesError.
    """
    asked = read(QueryDict(query), language)
    if not asked.text and not asked.facets:
        raise NothingAskedError
    tidy = str(Address(asked))[1:]
    held = SavedSearch.objects.filter(owner=owner, query=tidy, language=language).first()
    if held is None:
        if SavedSearch.objects.select_for_update().filter(owner=owner).count() >= MOST:
            raise TooManySearchesError
        title = (name.strip() or asked.text or tidy)[:120]
        made = SavedSearch(owner=owner, query=tidy, language=language, name=title, rhythm=rhythm)
        made.save()
        return made, True
    change_search(saved=held, name=name or held.name, rhythm=rhythm)
    return held, False


@transaction.atomic
def change_search(*, saved: SavedSearch, name: str, rhythm: str) -> None:
    """Give it another name or rhythm. Messages that begin again tell of what comes from now on."""
    if saved.rhythm == SavedSearch.Rhythm.NEVER != rhythm:
        saved.told_until = timezone.now()
    saved.name, saved.rhythm = name.strip()[:120] or saved.name, rhythm
    saved.save()


@transaction.atomic
def forget_search(*, saved: SavedSearch) -> None:
    """Let it go."""
    saved.delete()


@transaction.atomic
def stop_messages(*, token: str) -> SavedSearch | None:
    """Stop the messages of the search whose mail carries `token`; None where there is none any more."""
    saved = SavedSearch.objects.select_for_update().filter(token=token).first()
    if saved is not None:
        change_search(saved=saved, name=saved.name, rhythm=SavedSearch.Rhythm.NEVER)
    return saved
