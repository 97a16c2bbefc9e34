from datetime import time

from hub.portability.tasks import clear_old_archives
from hub.tasks.registry import schedule

schedule("portability.clear_old", clear_old_archives, daily_at=time(3, 50))
