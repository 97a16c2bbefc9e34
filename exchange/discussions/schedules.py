from datetime import time

from exchange.discussions.tasks import forget_unsent_attachments
from hub.tasks import schedule

schedule("discussions.forget_unsent", forget_unsent_attachments, daily_at=time(4, 35))
