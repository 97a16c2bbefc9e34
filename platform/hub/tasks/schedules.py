from datetime import time

from hub.tasks.registry import schedule
from hub.tasks.tasks import housekeeping

schedule("tasks.housekeeping", housekeeping, daily_at=time(3, 30))
