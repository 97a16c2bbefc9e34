"""What happens by the clock to used tokens."""

from __future__ import annotations

from django_tasks import task


@task()
def forget_tokens() -> int:
    """Delete used tokens that are too old to be used again; returns how many."""
    from hub.proof.services.spend import forget_spent

    return forget_spent()
