from datetime import time

from hub.contributions.tasks import remind_of_confirmations
from hub.tasks import schedule

schedule("contributions.remind", remind_of_confirmations, daily_at=time(6, 0))
