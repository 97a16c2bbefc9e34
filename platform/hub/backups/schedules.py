from datetime import time

from hub.backups.tasks import nightly_backup
from hub.tasks import schedule

schedule("backups.nightly", nightly_backup, daily_at=time(2, 30))
