"""Taking a mail that came in: an answer posts what was written, once; a report of a mail that never arrived is noted.

Who holds a signed address may answer to one thing as one person, and only from an address that is known to be theirs:
mails get forwarded, and the address goes with them. Machines, forgers and mails that are not for us get no answer, so
that nobody can make us write to others. Whoever may be answered gets their own words back where they were not posted.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from enum import StrEnum

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.notifications import replies
from hub.notifications.incoming.addresses import BounceOf, ForgedAddressError, ReplyTo, read_address
from hub.notifications.incoming.reading import Incoming, UnreadableMailError, read_head, read_mail
from hub.notifications.incoming.stripping import own_words
from hub.notifications.models import IncomingMail
from hub.notifications.replies import CannotPostError, Taken
from hub.notifications.services.notice import send_notice
from hub.notifications.services.queue_mail import Attachment
from hub.notifications.services.returned import note_return

log = logging.getLogger(__name__)
MOST_ANSWERS = 5
ANSWERS_WITHIN = timedelta(hours=1)


class Outcome(StrEnum):
    """What became of a mail."""

    POSTED = "posted"
    REFUSED = "refused"
    RETURNED = "returned"
    AGAIN = "again"
    FORGED = "forged"
    AUTOMATIC = "automatic"
    UNREADABLE = "unreadable"
    NOT_OURS = "not ours"


class _SeenBefore(Exception):  # noqa: N818
    """The same mail was here already."""


def receive(data: bytes) -> Outcome:
    """Take one mail as a mail system hands it over; whatever is in it, this does not raise for it.

    Raises DatabaseError, and then nothing was done: the mail may be handed over again.
    """
    whole = True
    try:
        mail = read_mail(data)
    except UnreadableMailError as error:
        log.info("A mail could not be read: %s", error)
        head = read_head(data)
        if head is None:
            return Outcome.UNREADABLE
        mail, whole = head, False
    try:
        answer = _for_us(mail)
    except ForgedAddressError:
        log.info("A mail came to an address that nobody signed.")
        return Outcome.FORGED
    if answer is None:
        return Outcome.NOT_OURS
    if isinstance(answer, BounceOf):
        if mail.report is None:
            return Outcome.AUTOMATIC
        return Outcome.RETURNED if note_return(mail_id=answer.mail_id, report=mail.report) else Outcome.AGAIN
    if mail.automatic or mail.report:
        return Outcome.AUTOMATIC
    user = User.objects.filter(pk=answer.user_id, is_active=True, deleted_at=None).first()
    if user is None:
        return Outcome.NOT_OURS
    try:
        with translation.override(user.language):
            return _take(mail, answer, user, whole=whole)
    except _SeenBefore:
        return Outcome.AGAIN


def _for_us(mail: Incoming) -> ReplyTo | BounceOf | None:
    """The first address of ours; raises ForgedAddressError where there is none but forged ones."""
    forged: ForgedAddressError | None = None
    for address in mail.recipients:
        try:
            found = read_address(address)
        except ForgedAddressError as error:
            forged = error
            continue
        if found is not None:
            return found
    if forged:
        raise forged
    return None


def _take(mail: Incoming, answer: ReplyTo, user: User, *, whole: bool) -> Outcome:
    words = own_words(mail.text)
    try:
        with transaction.atomic():
            _once(mail, user, IncomingMail.Outcome.POSTED)
            _refuse_what_is_wrong_with_it(mail, answer, user, words, whole=whole)
            handler = replies.find(answer.kind)
            assert handler is not None
            taken = handler(user, answer.target, words, mail.files)
            _tell_what_was_not_seen(mail, user, taken)
            return Outcome.POSTED
    except CannotPostError as error:
        sentence = str(error)
    with transaction.atomic():
        _once(mail, user, IncomingMail.Outcome.REFUSED)
        _answer(
            mail,
            user,
            "notifications/not_posted",
            {"sentence": sentence},
            [Attachment(_("votre-reponse.txt"), words.encode(), "text/plain; charset=utf-8")] if words else [],
        )
    return Outcome.REFUSED


def _once(mail: Incoming, user: User, outcome: str) -> None:
    """Two that are handed the same mail wait here for each other; the second finds it done."""
    try:
        with transaction.atomic():
            IncomingMail.objects.create(key=mail.key, user=user, outcome=outcome)
    except IntegrityError as error:
        raise _SeenBefore from error


def _refuse_what_is_wrong_with_it(mail: Incoming, answer: ReplyTo, user: User, words: str, *, whole: bool) -> None:
    if not _is_theirs(mail.sender, user):
        raise CannotPostError(
            _(
                "Cette réponse est venue d’une adresse que votre compte ne connaît pas. Écrivez depuis celle à laquelle"
                " ce message vous parvient, ou ajoutez l’autre à votre compte."
            )
        )
    if answer.expired:
        raise CannotPostError(
            _("L’adresse à laquelle vous répondez n’est plus valable. La discussion, elle, continue sur la plateforme.")
        )
    if not whole:
        raise CannotPostError(_("Votre courriel est trop grand, ou fait d’une façon que nous ne pouvons pas lire."))
    if not words:
        raise CannotPostError(
            _("Nous n’avons trouvé que le message cité, et rien de vous. Écrivez au-dessus de la citation.")
        )


def _is_theirs(sender: str, user: User) -> bool:
    if not sender:
        return False
    known = EmailAddress.objects.filter(user=user, email__iexact=sender, verified=True).exists()
    return known or sender.lower() == user.email.lower()


def _tell_what_was_not_seen(mail: Incoming, user: User, taken: Taken) -> None:
    """Who sees their answer under the others needs no mail; whoever does not is told why."""
    if taken.waits or taken.refused:
        context = {"url": settings.SITE_URL + taken.url, "waits": taken.waits, "refused": taken.refused}
        _answer(mail, user, "notifications/posted", context, [])


def _answer(
    mail: Incoming, user: User, template: str, context: dict[str, object], attachments: list[Attachment]
) -> None:
    """Write back, to the address of the account alone, and not without end."""
    since = timezone.now() - ANSWERS_WITHIN
    if IncomingMail.objects.filter(user=user, answered=True, received_at__gte=since).count() >= MOST_ANSWERS:
        return
    IncomingMail.objects.filter(key=mail.key).update(answered=True)
    thread = {"In-Reply-To": mail.message_id, "References": mail.message_id} if mail.message_id else {}
    send_notice(to=user, template=template, context=context, headers=thread, attachments=attachments, personal=True)
