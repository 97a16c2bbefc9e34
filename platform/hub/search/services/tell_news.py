"""Telling people what their saved searches found."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate

from hub.notifications.services.notice import send_notice
from hub.search.highlight import words_of
from hub.search.models import SavedSearch
from hub.search.queries.news import known_until, news
from hub.search.results import Answer

WEEK = timedelta(days=7)


def tell_news() -> int:
    """Write to everybody whose search found something new and whose day it is; gives the number of mails.

    What is told and that it was told are written together: nobody hears twice, and a crash loses nothing.
    """
    told = 0
    until = known_until()
    for pk in SavedSearch.objects.exclude(rhythm=SavedSearch.Rhythm.NEVER).values_list("pk", flat=True):
        with transaction.atomic():
            saved = SavedSearch.objects.select_for_update().select_related("owner").filter(pk=pk).first()
            if saved is not None and _is_due(saved, until):
                told += _tell(saved, until)
    return told


def _is_due(saved: SavedSearch, until: datetime) -> bool:
    if saved.rhythm == SavedSearch.Rhythm.NEVER or saved.told_until >= until:
        return False
    days = localdate(until) - localdate(saved.told_until)
    return days >= (WEEK if saved.rhythm == SavedSearch.Rhythm.WEEKLY else timedelta(days=1))


def _tell(saved: SavedSearch, until: datetime) -> int:
    answer = news(saved, saved.owner, saved.told_until)
    if answer is None:
        return 0
    sent = _mail(saved, answer) if answer.shown else False
    saved.told_until = until
    saved.save(update_fields=["told_until"])
    return int(sent)


def _mail(saved: SavedSearch, answer: Answer) -> bool:
    with translation.override(saved.language):
        results = f"{settings.SITE_URL}{reverse('search:results')}?{saved.query}"
        stop = f"{settings.SITE_URL}{reverse('search:stop', args=[saved.token])}"
    mail = send_notice(
        to=saved.owner,
        template="search/news",
        context={
            "name": saved.name,
            "lines": [{"title": words_of(each.title), "url": settings.SITE_URL + each.url} for each in answer.shown],
            "more": max(0, answer.total - len(answer.shown)),
            "total": answer.total,
            "results": results,
            "stop": stop,
        },
        dedupe_key=f"saved-search:{saved.pk}:{saved.told_until.isoformat()}",
        personal=True,
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
    return mail is not None
