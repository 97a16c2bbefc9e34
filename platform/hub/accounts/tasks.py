"""What the accounts do in the background."""

from __future__ import annotations

from django_tasks import task


@task()
def delete_due_accounts() -> int:
    """Delete the accounts whose time to change their mind is over; returns how many."""
    from hub.accounts.services.delete_account import delete_due

    return delete_due()
