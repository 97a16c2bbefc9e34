"""Saying that something is wrong with a piece."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from hub.languages.choices import Language
from hub.moderation.choices import URGENT
from hub.moderation.errors import AlreadyReportedError, OwnContentError, TooManyReportsError, UnknownTargetError
from hub.moderation.kinds import open_target
from hub.moderation.models import Case, Report
from hub.moderation.services.record import record
from hub.moderation.services.tell import tell_urgent
from hub.text.clean import without_controls

if TYPE_CHECKING:
    from hub.accounts.models import User

A_DAY = timedelta(days=1)
MOST_A_DAY = 20
MOST_UNKNOWN = 10
"""So many reports of one piece by readers without account wait at the same time: the eleventh says nothing new."""


def report(
    *, user: User | None, target: str, reason: str, text: str = "", language: str = "", email: str = ""
) -> Report:
    """Keep the report and put the piece into the moderators' queue; an urgent reason is mailed to them too.

    `user` is None for readers without account, who may leave an `email` to hear what came of it.
    Raises UnknownTargetError where the piece is not there for this person, OwnContentError, AlreadyReportedError (one
    report a person and piece), TooManyReportsError.
    """
    kind, pk, piece = open_target(target)
    if (kind.closed and user is None) or not kind.may_read(user or AnonymousUser(), pk):
        raise UnknownTargetError
    if user is not None and piece.author == user.pk:
        raise OwnContentError
    code = (language or get_language() or "fr")[:2]
    now = timezone.now()
    with transaction.atomic():
        case, created = Case.objects.get_or_create(kind=kind.key, object_id=pk, defaults={"author_id": piece.author})
        case = Case.objects.select_for_update().get(pk=case.pk)
        _refuse_too_many(case, user)
        was_urgent = case.urgent and case.is_open and not created
        if not case.is_open:
            case.opened_at, case.closed_at, case.taken_by, was_urgent = now, None, None, False
            case.urgent = False
        case.state = Case.State.OPEN
        case.author_id = piece.author
        case.urgent = case.urgent or reason in URGENT
        case.save()
        made = Report.objects.create(
            case=case,
            reporter=user,
            email="" if user else email,
            reason=reason,
            text=without_controls(text).strip()[:2000],
            language=code if code in Language.values else Language.FRENCH,
            at=now,
        )
        record(actor=user, deed="report", target=target, note=f"{reason}\n{made.text}".strip(), about=piece.author)
        if case.urgent and not was_urgent:
            tell_urgent(case=case)
    return made


def _refuse_too_many(case: Case, user: User | None) -> None:
    if user is None:
        if case.reports.filter(reporter=None, outcome="").count() >= MOST_UNKNOWN:
            raise TooManyReportsError
        return
    if case.reports.filter(reporter=user).exists():
        raise AlreadyReportedError
    if Report.objects.filter(reporter=user, at__gt=timezone.now() - A_DAY).count() >= MOST_A_DAY:
        raise TooManyReportsError
