"""Carrying messages between people whose addresses stay hidden."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from exchange.directory.errors import NobodyReadsError, TooManyLettersError
from exchange.directory.models import Letter, Project
from exchange.directory.queries.letters import readers_of
from hub.accounts.models import User
from hub.notifications.services.notice import link_to, send_notice

A_DAY = timedelta(days=1)
MOST_A_DAY = 10
MOST_TO_ONE = 3
KEPT = timedelta(days=180)


def send_letter(
    *,
    writer: User,
    text: str,
    language: str,
    person: User | None = None,
    project: Project | None = None,
    answers: Letter | None = None,
    shares_address: bool = False,
) -> Letter:
    """Keep the message and mail it to `person`, or to those responsible for `project`.

    The mail names the writer and holds nobody's address; the answer goes through the platform. Only with
    `shares_address` is the writer's address given as the one to answer to.

    Raises TooManyLettersError after ten a day, or three to the same addressee; NobodyReadsError where nobody is left.
    """
    with transaction.atomic():
        # Counting and writing must not overlap with another request of the same person.
        User.objects.select_for_update().get(pk=writer.pk)
        recent = Letter.objects.filter(writer=writer, written_at__gt=timezone.now() - A_DAY)
        if answers is None and recent.filter(person=person, project=project).count() >= MOST_TO_ONE:
            raise TooManyLettersError
        if recent.count() >= MOST_A_DAY:
            raise TooManyLettersError
        letter = Letter(
            writer=writer,
            person=person,
            project=project,
            answers=answers,
            text=text,
            language=language,
            shares_address=shares_address,
        )
        readers = readers_of(letter)
        if not readers:
            raise NobodyReadsError
        letter.save()
        context = {
            "writer": writer.get_full_name(),
            "project": project.name if project else "",
            "is_answer": answers is not None,
            "text": text,
            "link": link_to("directory:letter", letter.key),
        }
        headers = {"Reply-To": writer.email} if shares_address else {}
        for reader in readers:
            send_notice(to=reader, template="directory/letter", context=context, headers=headers, personal=True)
    return letter


def forget_old_letters() -> int:
    """Delete what was carried half a year ago; returns how many."""
    return Letter.objects.filter(written_at__lt=timezone.now() - KEPT).delete()[0]
