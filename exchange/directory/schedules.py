from datetime import time

from exchange.directory.tasks import forget_letters, tend_pool
from hub.tasks import schedule

schedule("directory.forget_letters", forget_letters, daily_at=time(4, 10))
schedule("directory.tend_pool", tend_pool, daily_at=time(6, 20))
