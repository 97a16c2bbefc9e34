"""What happens by the clock in the directory."""

from __future__ import annotations

from django_tasks import task


@task()
def forget_letters() -> int:
    """Delete messages that were carried long ago; returns how many."""
    from exchange.directory.services.letters import forget_old_letters

    return forget_old_letters()
