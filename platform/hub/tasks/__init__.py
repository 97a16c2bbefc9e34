"""Work that nobody waits for: a worker does it, a scheduler starts what comes back, a reaper takes up what died.

An app writes `tasks.py` with `@task` functions that take ids and may run twice without harm, and `schedules.py`
with lines such as `schedule("practices.remind", remind, daily_at=time(6, 0))`.
"""

from hub.tasks.registry import schedule

__all__ = ["schedule"]
