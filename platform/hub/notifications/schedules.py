from datetime import time, timedelta

from hub.notifications.tasks import flush_outbox, tidy_outbox
from hub.tasks import schedule

schedule("notifications.flush", flush_outbox, every=timedelta(minutes=1))
schedule("notifications.tidy", tidy_outbox, daily_at=time(3, 45))
