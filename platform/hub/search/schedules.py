from datetime import time

from hub.search.tasks import nightly_check, tell_of_new_results
from hub.tasks import schedule

schedule("search.check", nightly_check, daily_at=time(3, 50))
schedule("search.news", tell_of_new_results, daily_at=time(6, 30))
