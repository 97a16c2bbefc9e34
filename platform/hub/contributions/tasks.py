"""What contributions do in the background."""

from __future__ import annotations

from django_tasks import task


@task()
def remind_of_confirmations() -> int:
    """Ask the authors of pages near or past their date whether they are still true; returns of how many pages."""
    from hub.contributions.services.remind import remind_due

    return remind_due()
