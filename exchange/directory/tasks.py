"""What happens by the clock in the directory."""

from __future__ import annotations

from django_tasks import task


@task()
def forget_letters() -> int:
    """Delete messages that were carried long ago; returns how many."""
    from exchange.directory.services.letters import forget_old_letters

    return forget_old_letters()


@task()
def tend_pool() -> int:
    """Find matches that were missed, and write of posts that end soon; returns how many posts end."""
    from exchange.directory.services.pool import match_again, remind_of_end

    match_again()
    return remind_of_end()
