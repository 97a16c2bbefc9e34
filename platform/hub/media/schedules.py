from datetime import timedelta

from hub.media.tasks import draw_files
from hub.tasks import schedule

schedule("media.draw", draw_files, every=timedelta(hours=1))
