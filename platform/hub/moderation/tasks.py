"""What happens by the clock in the moderation."""

from __future__ import annotations

from django_tasks import task


@task()
def forget_postings() -> int:
    """Delete what was counted more than a month ago; returns how much."""
    from hub.moderation.services.tidy import forget_old_postings

    return forget_old_postings()
