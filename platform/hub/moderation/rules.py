"""Who may write now, and who decides about what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.accounts.models import User
from hub.moderation.choices import Why
from hub.moderation.folding import digest_of, words_of
from hub.moderation.kinds import find_kind
from hub.moderation.models import Posting, Restraint
from hub.moderation.queries.words import blocked_in
from hub.moderation.trust import Level, trust_of

if TYPE_CHECKING:
    from hub.moderation.models import Case

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LIMITS: dict[Level, tuple[tuple[timedelta, int], ...]] = {
    Level.NEW: ((HOUR, 3), (DAY, 10)),
    Level.KNOWN: ((HOUR, 20), (DAY, 80)),
    Level.TRUSTED: ((HOUR, 60), (DAY, 240)),
    Level.STAFF: ((HOUR, 300),),
}
"""How many pieces within which time, by trust."""
LONG_ENOUGH = 6
"""A text of fewer words is not told from another: «merci beaucoup» may be said twice."""
SAME_FROM_OTHERS = 3


@dataclass(frozen=True)
class Verdict:
    """Whether a text may appear: `ok`, `held` until a moderator has read it, or `refused`.

    `sentence` says so to the writer in the active language (empty where it is ok); `why` holds the codes of `Why`
    for a held text.
    """

    state: Literal["ok", "held", "refused"]
    sentence: str = ""
    why: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return self.state == "ok"

    @property
    def held(self) -> bool:
        return self.state == "held"

    @property
    def refused(self) -> bool:
        return self.state == "refused"


def may_post_now(user: User, text: str, language: str, *, private: bool = False) -> Verdict:
    """Decide about a text that `user` is about to post, and count it against their limits unless it is refused.

    Call it once for each piece, inside the transaction that writes the piece: the person's requests wait for each
    other from here to its end, so that the limits hold over all processes; what is undone counts for nothing.
    Save a `held` piece hidden and hand it to `hub.moderation.services.hold.hold_piece`. A `private` text (a message
    to one person) is never held, as nobody else should read it.
    """
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        verdict = _judge(user, text, language, private)
        if not verdict.refused:
            Posting.objects.create(user=user, digest=_digest(text))
    return verdict


def _judge(user: User, text: str, language: str, private: bool) -> Verdict:
    refused, doubtful = blocked_in(text, language)
    if refused:
        return Verdict("refused", _blocked(refused))
    trust, now = trust_of(user), timezone.now()
    for span, most in LIMITS[trust.level]:
        since = list(Posting.objects.filter(user=user, at__gt=now - span).order_by("-at").values_list("at", flat=True))
        if len(since) >= most:
            return Verdict("refused", _wait(since[most - 1] + span - now))
    digest = _digest(text)
    if digest and Posting.objects.filter(user=user, digest=digest, at__gt=now - DAY).exists():
        return Verdict("refused", _("Vous avez déjà publié ce texte aujourd’hui."))
    if private:
        return Verdict("ok")
    why = _why(user, trust.level, digest, now)
    if doubtful and trust.level < Level.STAFF:
        why.append(Why.WORDS)
    if why:
        sentence = _("La modération lit ce texte avant qu’il paraisse. Vous recevez un message dès que c’est fait.")
        return Verdict("held", sentence, tuple(code.value for code in why))
    return Verdict("ok")


def may_say_so(text: str, language: str) -> Verdict:
    """Decide about words that stand with a piece that may stand already: what it is changed to, what is asked under it.

    Only words that have no place anywhere are refused; nothing is counted or held.
    """
    refused, _doubtful = blocked_in(text, language)
    return Verdict("refused", _blocked(refused)) if refused else Verdict("ok")


def _blocked(words: list[str]) -> str:
    named = ", ".join(f"«{word}»" for word in words)
    return _("Ce texte contient un mot qui n’a pas sa place ici : %(words)s.") % {"words": named}


def _why(user: User, level: Level, digest: str, now: datetime) -> list[Why]:
    why = []
    if Restraint.objects.filter(user=user, until__gt=now).exists():
        why.append(Why.RESTRAINED)
    elif level == Level.NEW:
        why.append(Why.FIRST)
    if digest and level < Level.STAFF:
        others = Posting.objects.filter(digest=digest, at__gt=now - DAY).values("user").distinct().count()
        if others >= SAME_FROM_OTHERS:
            why.append(Why.REPEATED)
    return why


def _digest(text: str) -> str:
    return digest_of(text) if len(words_of(text)) >= LONG_ENOUGH else ""


def _wait(left: timedelta) -> str:
    minutes = max(1, -(-int(left.total_seconds()) // 60))
    if minutes < 90:
        return ngettext(
            "Vous écrivez beaucoup en peu de temps. Attendez encore %(number)d minute : votre texte reste ici.",
            "Vous écrivez beaucoup en peu de temps. Attendez encore %(number)d minutes : votre texte reste ici.",
            minutes,
        ) % {"number": minutes}
    hours = -(-minutes // 60)
    return ngettext(
        "Vous avez beaucoup écrit aujourd’hui. Attendez encore %(number)d heure : votre texte reste ici.",
        "Vous avez beaucoup écrit aujourd’hui. Attendez encore %(number)d heures : votre texte reste ici.",
        hours,
    ) % {"number": hours}


def may_decide(user: User | Any, case: Case) -> bool:
    """Whether the person moderates this kind of content; nobody decides about what is their own."""
    kind = find_kind(case.kind)
    if kind is None or not user.is_authenticated or not user.is_active or case.author_id == user.pk:
        return False
    return kind.may_moderate(user, case.object_id)
