from datetime import time

from exchange.directory.tasks import forget_letters
from hub.tasks import schedule

schedule("directory.forget_letters", forget_letters, daily_at=time(4, 10))
