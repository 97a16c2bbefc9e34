"""What the search does in the background."""

from __future__ import annotations

from django_tasks import task


@task()
def tell_of_new_results() -> int:
    """Write to those whose saved searches found something new; returns how many mails."""
    from hub.search.services.tell_news import tell_news

    return tell_news()


@task()
def nightly_check() -> None:
    """Ask for a comparison of everything; the indexer does it, since only one process may write."""
    from hub.search.services.report import ask_for_check

    ask_for_check()
