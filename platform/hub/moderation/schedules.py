from datetime import time

from hub.moderation.tasks import forget_postings
from hub.tasks import schedule

schedule("moderation.forget_postings", forget_postings, daily_at=time(4, 20))
