"""What of the discussions can be followed, and what is told of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from exchange.discussions import followers, replies
from hub.notifications import kinds, subjects
from hub.notifications.kinds import NoticeKind
from hub.notifications.models import Frequency

__all__ = ["replies"]

subjects.register(
    subjects.SubjectKind("forum", _("Forum"), named=followers.named_forums, readers=followers.readers_of_forum)
)
subjects.register(
    subjects.SubjectKind("thread", _("Discussion"), named=followers.named_threads, readers=followers.readers_of_thread)
)
for order, (key, label, sentence, frequency) in enumerate(
    (
        (
            followers.CALLED,
            _("Quelqu’un m’appelle par mon nom"),
            _("%(who)s vous nomme dans «%(title)s»"),
            Frequency.AT_ONCE,
        ),
        (
            followers.REPLIED,
            _("Quelqu’un me répond"),
            _("%(who)s vous répond dans «%(title)s»"),
            Frequency.AT_ONCE,
        ),
        (
            followers.NAMED,
            _("On parle de mon projet"),
            _("%(who)s parle de votre projet dans «%(title)s»"),
            Frequency.AT_ONCE,
        ),
        (
            followers.SAID,
            _("Un message dans un fil que je suis"),
            _("%(who)s a écrit dans «%(title)s»"),
            Frequency.DAILY,
        ),
        (
            followers.STARTED,
            _("Un nouveau fil"),
            _("%(who)s a ouvert «%(title)s»"),
            Frequency.DAILY,
        ),
    ),
    start=10,
):
    kinds.register(
        NoticeKind(
            key=key,
            label=label,
            show=followers.shown_as(sentence),
            readers=followers.readers_of_post,
            frequency=frequency,
            order=order,
        )
    )
