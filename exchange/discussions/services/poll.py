"""Asking people to choose, choosing, and ending it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from exchange.discussions import rules
from exchange.discussions.errors import NotAllowedError, PollClosedError, TextRefusedError
from exchange.discussions.models import Poll, PollOption, PollVote, Post
from exchange.discussions.models.poll import LONGEST_OPTION, LONGEST_QUESTION
from exchange.discussions.services.changed import changed
from hub.moderation.rules import may_say_so
from hub.text.clean import without_controls

if TYPE_CHECKING:
    from hub.accounts.models import User

FEWEST, MOST = 2, 12


def ask_poll(
    *,
    post: Post,
    user: User,
    question: str,
    options: Sequence[str],
    several: bool = False,
    closes_at: datetime | None = None,
    judge: bool = True,
) -> Poll:
    """Put a poll under `post`, or change the one that is there. Once somebody has voted, only its end may change.
    `judge`: whether `user` may is asked; not for what is loaded.

    Raises NotAllowedError or TextRefusedError, whose text is for the person; then nothing was written.
    """
    question, options = _line(question), [line for line in map(_line, options) if line]
    _check(question, options)
    with transaction.atomic():
        post = Post.objects.select_for_update().get(pk=post.pk)
        if judge and not rules.may_edit(user, post):
            raise NotAllowedError
        verdict = may_say_so("\n".join([question, *options]), post.language)
        if judge and verdict.refused:
            raise TextRefusedError(verdict.sentence)
        # Who votes now waits, or is waited for: no vote comes between looking for one and taking its answer away.
        poll = Poll.objects.select_for_update().filter(post=post).first() or Poll(post=post)
        before = (poll.question, poll.several, [option.text for option in poll.options.all()] if poll.pk else [])
        if poll.voters and before != (question, several, list(options)):
            raise TextRefusedError(
                _("Des personnes ont déjà voté : la question et les réponses ne changent plus, la fin oui.")
            )
        poll.question, poll.several, poll.closes_at = question, several, closes_at
        poll.save()
        if before[2] != list(options):
            poll.options.all().delete()
            PollOption.objects.bulk_create(
                PollOption(poll=poll, order=order, text=text) for order, text in enumerate(options)
            )
        changed(thread=post.thread, numbers=[post.number])
    return poll


def _line(text: str) -> str:
    return " ".join(without_controls(text).split())


def _check(question: str, options: Sequence[str]) -> None:
    if not question:
        raise TextRefusedError(_("Écrivez la question."))
    if len(question) > LONGEST_QUESTION:
        raise TextRefusedError(
            _("La question est trop longue : {most} signes au plus.").replace("{most}", str(LONGEST_QUESTION))
        )
    if not FEWEST <= len(options) <= MOST:
        raise TextRefusedError(
            _("Donnez de {fewest} à {most} réponses, une par ligne.")
            .replace("{fewest}", str(FEWEST))
            .replace("{most}", str(MOST))
        )
    if len({option.casefold() for option in options}) < len(options):
        raise TextRefusedError(_("Deux réponses sont les mêmes."))
    for option in options:
        if len(option) > LONGEST_OPTION:
            raise TextRefusedError(
                _("Une réponse est trop longue ({start}…) : {most} signes au plus.")
                .replace("{most}", str(LONGEST_OPTION))
                .replace("{start}", option[:30])
            )


def vote(*, poll: Poll, user: User, options: Collection[int]) -> Poll:
    """Choose the options with these keys in place of what `user` chose before; none takes the vote back.

    Raises PollClosedError, NotAllowedError or TextRefusedError.
    """
    with transaction.atomic():
        # One after the other, so that the counts are those of the rows.
        poll = Poll.objects.select_for_update().select_related("post__thread__forum").get(pk=poll.pk)
        if poll.is_closed or poll.post.thread.closed_at:
            raise PollClosedError
        if not rules.may_vote(user, poll):
            raise NotAllowedError
        chosen = list(poll.options.filter(pk__in=options))
        if options and not chosen:
            raise TextRefusedError(_("Cette réponse n’est plus dans le sondage. Choisissez-en une autre."))
        if len(chosen) > 1 and not poll.several:
            raise TextRefusedError(_("Ce sondage ne prend qu’une réponse."))
        PollVote.objects.filter(option__poll=poll, user=user).exclude(option__in=chosen).delete()
        for option in chosen:
            PollVote.objects.get_or_create(option=option, user=user)
        count_votes(poll)
        changed(thread=poll.post.thread, numbers=[])
    return poll


def count_votes(poll: Poll) -> None:
    """Bring the counts in line with the rows."""
    for option in poll.options.annotate(found=Count("vote_rows")):
        PollOption.objects.filter(pk=option.pk).exclude(votes=option.found).update(votes=option.found)
    poll.voters = PollVote.objects.filter(option__poll=poll).values("user").distinct().count()
    poll.save(update_fields=["voters"])


def close_poll(*, poll: Poll, user: User) -> None:
    """End a poll now; its result stays. Raises NotAllowedError."""
    with transaction.atomic():
        poll = Poll.objects.select_for_update().select_related("post__thread__forum").get(pk=poll.pk)
        if not rules.may_close_poll(user, poll):
            raise NotAllowedError
        if not poll.is_closed:
            poll.closes_at = timezone.now()
            poll.save(update_fields=["closes_at"])
            changed(thread=poll.post.thread, numbers=[])


def drop_poll(*, poll: Poll, user: User) -> None:
    """Take a poll away with its votes. Raises NotAllowedError."""
    with transaction.atomic():
        poll = Poll.objects.select_for_update().select_related("post__thread__forum").get(pk=poll.pk)
        if not rules.may_close_poll(user, poll):
            raise NotAllowedError
        post = poll.post
        poll.delete()
        changed(thread=post.thread, numbers=[post.number])
