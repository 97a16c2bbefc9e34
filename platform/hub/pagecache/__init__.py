"""Anonymous pages out of memory, ahead of Django, and at once fresh after every change.

Other apps say in their `AppConfig.ready` which models' changes readers see: `touch_on(PracticePage, Project)`.
What changes pages by another way calls `bump()`. The part that answers requests (`middleware`) imports no Django.
"""

from hub.pagecache.registry import bump, touch_on

__all__ = ["bump", "touch_on"]
