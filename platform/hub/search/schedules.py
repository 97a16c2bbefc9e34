from datetime import time

from hub.search.tasks import tell_of_new_results
from hub.tasks import schedule

schedule("search.news", tell_of_new_results, daily_at=time(6, 30))
