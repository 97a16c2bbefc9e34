from datetime import time, timedelta

from django.conf import settings

from hub.notifications.tasks import flush_outbox, poll_mailbox, tell_due, tidy_notices, tidy_outbox
from hub.tasks import schedule

schedule("notifications.flush", flush_outbox, every=timedelta(minutes=1))
schedule("notifications.tidy", tidy_outbox, daily_at=time(3, 45))
schedule("notifications.tell", tell_due, every=timedelta(minutes=1))
schedule("notifications.forget", tidy_notices, daily_at=time(3, 40))
if settings.REPLY_MAILBOX:
    schedule("notifications.mailbox", poll_mailbox, every=timedelta(minutes=1))
