"""What a person follows, to carry away."""

from __future__ import annotations

from typing import Any

from hub.notifications import subjects
from hub.notifications.models import NoticeSettings, Preference, Subscription
from hub.portability.registry import ExportPart, export


@export("following")
def what_is_followed(user: Any) -> ExportPart:
    """Subjects with their titles, as far as they may be read, and the choices made about mails."""
    held = list(Subscription.objects.filter(user=user))
    names = subjects.named([each.subject for each in held], user.pk, user.language)
    hours = NoticeSettings.objects.filter(user=user).values(
        "time_zone", "digest_hour", "digest_weekday", "quiet_from", "quiet_until"
    )
    return ExportPart(
        data={
            "subjects": [
                {
                    "subject": each.subject,
                    "title": names[each.subject][1].title if each.subject in names else "",
                    "level": each.level,
                    "since": each.created_at,
                }
                for each in held
            ],
            "frequencies": dict(Preference.objects.filter(user=user).values_list("kind", "frequency")),
            "hours": hours.first(),
        }
    )
