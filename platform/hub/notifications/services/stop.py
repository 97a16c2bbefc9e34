"""The link in every mail that ends such mails, for who has the mail: no log-in (RFC 8058), and a way back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse

from hub.accounts.models import User
from hub.notifications import kinds, subjects
from hub.notifications.models import Frequency, Preference, Subscription

SALT = "notifications.stop"


@dataclass(frozen=True, slots=True)
class Stop:
    """Whose mails, and which: of one subject, or of some kinds."""

    user: User
    subject: str
    kinds: tuple[str, ...]

    def titles(self, language: str) -> list[str]:
        """What it is about, in words; the title of a subject only while the person may read it."""
        if self.subject:
            held = subjects.named([self.subject], self.user.pk, language)
            return [name.title for _kind, name in held.values()]
        return [str(kind.label) for kind in kinds.all_kinds() if kind.key in self.kinds]


def stop_url(user: User, *, subject: str = "", of_kinds: Iterable[str] = ()) -> str:
    """The absolute address of the page that ends them; it holds for as long as the platform's secret does."""
    told = {"u": user.pk, "s": subject} if subject else {"u": user.pk, "k": sorted(of_kinds)}
    token = signing.dumps(told, salt=SALT, compress=True)
    return f"{settings.SITE_URL}{reverse('notifications:stop', args=[token])}"


def read_stop(token: str) -> Stop | None:
    """What the link says; None where it is not ours, or the person has left."""
    try:
        told = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=told["u"], deleted_at=None).first()
    return Stop(user, told.get("s", ""), tuple(told.get("k", ()))) if user else None


def stop(found: Stop) -> None:
    """End them: the subject is followed no more, or mails of these kinds never come."""
    if found.subject:
        Subscription.objects.filter(user=found.user, subject=found.subject).update(level=Subscription.Level.MUTED)
    for key in found.kinds:
        Preference.objects.update_or_create(user=found.user, kind=key, defaults={"frequency": Frequency.NEVER})


def start_again(found: Stop) -> None:
    """Take it back."""
    if found.subject:
        Subscription.objects.filter(user=found.user, subject=found.subject).update(level=Subscription.Level.WATCHING)
    Preference.objects.filter(user=found.user, kind__in=found.kinds, frequency=Frequency.NEVER).delete()
